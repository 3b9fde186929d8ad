// SPDX-License-Identifier: EUPL-1.2
// The canvas: its palette, boxes, patterns and texts. Outlines are in outline.c.

#include "chart/canvas.h"

#include <math.h>
#include <string.h>

// ----------------------------------------------------------------------------------- palette

// In pixels: a side of a picture that somebody still opens.
enum { SIDE_MOST = 1 << 16 };

static unsigned nearest(const Canvas *canvas, Colour wanted) {
    unsigned best = 0;
    int least = 1 << 30;
    for (unsigned i = 0; i < canvas->count; i++) {
        int r = canvas->colours[i].r - wanted.r, g = canvas->colours[i].g - wanted.g,
            b = canvas->colours[i].b - wanted.b;
        if (r * r + g * g + b * b < least) {
            least = r * r + g * g + b * b;
            best = i;
        }
    }
    return best;
}

static unsigned entry_for(Canvas *canvas, Colour wanted) {
    unsigned best = canvas->count ? nearest(canvas, wanted) : 0;
    const Colour *found = &canvas->colours[best];
    bool same =
        canvas->count && found->r == wanted.r && found->g == wanted.g && found->b == wanted.b;
    if (same || canvas->count == COLOURS_MOST)
        return best;
    canvas->colours[canvas->count] = wanted;
    return canvas->count++;
}

static unsigned char blend(unsigned char under, unsigned char over, unsigned level) {
    return (unsigned char)((under * (LEVELS - level) + over * level + LEVELS / 2) / LEVELS);
}

unsigned char canvas_mix_first(Canvas *canvas, unsigned char under, unsigned ink, unsigned level) {
    Colour below = canvas->colours[under], over = canvas->inks[ink];
    Colour wanted = {blend(below.r, over.r, level), blend(below.g, over.g, level),
                     blend(below.b, over.b, level)};
    unsigned entry = entry_for(canvas, wanted);
    canvas->mixed[under][ink][level] = (uint16_t)(entry + 1);
    return (unsigned char)entry;
}

Canvas *canvas_new(Arena *arena, ChartPen *pen, const Palette *palette, Box area, double scale) {
    Canvas *canvas = arena_make(arena, Canvas);
    double width = ceil(area.width * scale), height = ceil(area.height * scale);
    if (!(width < SIDE_MOST && height < SIDE_MOST))
        return NULL;
    canvas->width = (int)width;
    canvas->height = (int)height;
    canvas->stride = (size_t)width;
    canvas->bytes = arena_alloc(arena, canvas->stride * (size_t)height);
    canvas->pen = pen;
    canvas->scale = scale;
    canvas->origin = (Point){-area.x * scale, -area.y * scale};
    canvas->inks[INK_PAPER] = palette->paper;
    canvas->inks[INK_INK] = palette->ink;
    canvas->inks[INK_MUTED] = palette->muted;
    canvas->inks[INK_LINE] = palette->line;
    for (size_t i = 0; i < PALETTE_SERIES; i++)
        canvas->inks[INK_SERIES + i] = palette->series[i];
    for (size_t i = 0; i < PALETTE_SHADES; i++)
        canvas->inks[INK_SHADE + i] = palette->shades[i];
    for (size_t i = 0; i < INK_SHADE; i++) // entry 0 is paper: what a new image is filled with
        entry_for(canvas, canvas->inks[i]);
    return canvas;
}

// ------------------------------------------------------------------------------------- boxes

typedef struct Pixels {
    int left, top, right, bottom;
} Pixels;

static int within(double value, int most) {
    return value < 0 ? 0 : value > most ? most : (int)lround(value);
}

static Pixels pixels_of(const Canvas *canvas, Box box) {
    double left = canvas->origin.x + box.x * canvas->scale;
    double top = canvas->origin.y + box.y * canvas->scale;
    int width = canvas->width, height = canvas->height;
    return (Pixels){within(round(left), width), within(round(top), height),
                    within(round(left + box.width * canvas->scale), width),
                    within(round(top + box.height * canvas->scale), height)};
}

static void fill_pixels(const Canvas *canvas, Pixels area, unsigned char entry) {
    for (int y = area.top; y < area.bottom && area.left < area.right; y++)
        memset(canvas_row(canvas, y) + area.left, entry, (size_t)(area.right - area.left));
}

void canvas_box(Canvas *canvas, Box box, unsigned ink) {
    fill_pixels(canvas, pixels_of(canvas, box), canvas_mix(canvas, 0, ink, LEVELS));
}

// ---------------------------------------------------------------------------------- patterns

static double from_middle(double value, double period, double middle) {
    double rest = fmod(value - middle, period);
    if (rest < 0)
        rest += period;
    return fmin(rest, period - rest);
}

// How far (x, y), in units, is inside the paper part of a pattern; negative: outside.
static double pattern_depth(unsigned style, double x, double y) {
    static const double slanted = 1.2 / 1.41421356, straight = 0.75;
    switch (style) {
    case 1: return slanted - from_middle(x + y, 8, 0) / 1.41421356;
    case 2: {
        double dx = from_middle(x, 8, 2), dy = from_middle(y, 8, 2);
        double ex = from_middle(x, 8, 6), ey = from_middle(y, 8, 6);
        return 2 - fmin(hypot(dx, dy), hypot(ex, ey));
    }
    case 3: return slanted - from_middle(x - y, 8, 0) / 1.41421356;
    case 4: return straight - from_middle(y, 4, 0.75);
    case 5: return straight - from_middle(x, 4, 0.75);
    default: return -1;
    }
}

static unsigned pattern_level(const Canvas *canvas, unsigned style, int x, int y) {
    double depth = pattern_depth(style, (x + 0.5) / canvas->scale, (y + 0.5) / canvas->scale);
    return (unsigned)lround(fmax(0, fmin(1, depth * canvas->scale + 0.5)) * LEVELS);
}

// The pattern is worked out for one tile, which then repeats. It starts with the bar.
void canvas_pattern(Canvas *canvas, Box box, unsigned ink, unsigned style) {
    enum { TILE_MOST = 64 };
    unsigned char tile[TILE_MOST][TILE_MOST];
    int size = (int)fmin(TILE_MOST, round(8 * canvas->scale));
    Pixels area = pixels_of(canvas, box);
    unsigned char ground = canvas_mix(canvas, 0, ink, LEVELS);
    for (int y = 0; y < size; y++)
        for (int x = 0; x < size; x++)
            tile[y][x] = canvas_mix(canvas, ground, INK_PAPER, pattern_level(canvas, style, x, y));
    int edge = (int)fmax(1, round(canvas->scale));
    fill_pixels(canvas, area, ground);
    Pixels inside = {area.left + edge, area.top + edge, area.right - edge, area.bottom - edge};
    for (int y = inside.top; y < inside.bottom; y++)
        for (int x = inside.left, next; x < inside.right; x = next) {
            next = x + size - x % size;
            int width = (next < inside.right ? next : inside.right) - x;
            memcpy(canvas_row(canvas, y) + x, tile[y % size] + x % size, (size_t)width);
        }
}

// ------------------------------------------------------------------------------------- texts

static void draw_glyph(Canvas *canvas, const GlyphImage *glyph, int left, int top, unsigned ink) {
    const unsigned char *level = glyph->levels;
    for (int y = top; y < top + glyph->rows; y++, level += glyph->width) {
        if (y < 0 || y >= canvas->height)
            continue;
        unsigned char *row = canvas_row(canvas, y);
        for (int i = 0; i < glyph->width; i++) {
            int x = left + i;
            if (level[i] && x >= 0 && x < canvas->width)
                row[x] = canvas_mix(canvas, row[x], ink, level[i]);
        }
    }
}

void canvas_text(Canvas *canvas, Text text, Point at, Side side, double size, bool bold, bool rtl,
                 unsigned ink) {
    Shape shape = shape_line(canvas->pen, text, bold, rtl);
    double pixels = size * canvas->scale;
    double back = side == SIDE_START ? 0 : side == SIDE_MIDDLE ? 0.5 : 1;
    double x = canvas->origin.x + at.x * canvas->scale - back * shape.width * pixels;
    double y = canvas->origin.y + at.y * canvas->scale;
    for (size_t i = 0; i < shape.count; i++) {
        const ShapedGlyph *glyph = &shape.glyphs[i];
        double quarters = floor((x + glyph->x * pixels) * 4 + 0.5);
        int left = (int)floor(quarters / 4);
        const GlyphImage *image = glyph_image(canvas->pen, glyph->face, glyph->index, pixels,
                                              (unsigned)(quarters - left * 4.0));
        int top = (int)lround(y - glyph->y * pixels);
        draw_glyph(canvas, image, left + image->left, top + image->top, ink);
    }
}
