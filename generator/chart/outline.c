// SPDX-License-Identifier: EUPL-1.2
// Polygons, circles and strokes on the canvas, by the rasteriser that FreeType has for letters.
// y grows downwards here and upwards there; a rasteriser does not mind.

#include "chart/canvas.h"

#include <limits.h>
#include <math.h>
#include <string.h>
#include FT_OUTLINE_H
#include FT_IMAGE_H

enum { ROUND = 24, JOINT = 12 }; // corners of a circle, and of where two strokes meet

typedef struct Fill {
    Canvas *canvas;
    unsigned ink;
    double opacity;
    int rule;        // FreeType's: FT_OUTLINE_…
    bool turned;     // x and y have changed places, see fill_stroke
    unsigned levels; // of a pixel that is covered whole, × 2^16
} Fill;

static void fill_span(const Fill *fill, unsigned char *pixels, size_t length, unsigned level) {
    Canvas *canvas = fill->canvas;
    size_t step = fill->turned ? canvas->stride : 1;
    if (level == LEVELS && step == 1) {
        memset(pixels, canvas_mix(canvas, 0, fill->ink, LEVELS), length);
        return;
    }
    for (size_t i = 0; level && i < length; i++)
        pixels[i * step] = canvas_mix(canvas, pixels[i * step], fill->ink, level);
}

static void fill_spans(int y, int count, const FT_Span *spans, void *context) {
    Fill *fill = context;
    for (int i = 0; i < count; i++) {
        int x = spans[i].x;
        unsigned level = (spans[i].coverage * fill->levels / 255 + (1u << 15)) >> 16;
        unsigned char *first =
            fill->turned ? canvas_row(fill->canvas, x) + y : canvas_row(fill->canvas, y) + x;
        fill_span(fill, first, spans[i].len, level);
    }
}

// The pixels that an outline touches: for all others FreeType would go through it in vain.
static FT_BBox reach_of(const Fill *fill, const FT_Outline *outline) {
    int right = fill->turned ? fill->canvas->height : fill->canvas->width;
    int bottom = fill->turned ? fill->canvas->width : fill->canvas->height;
    FT_BBox box;
    FT_Outline_Get_CBox(outline, &box);
    box.xMin = box.xMin < 0 ? 0 : box.xMin >> 6;
    box.yMin = box.yMin < 0 ? 0 : box.yMin >> 6;
    box.xMax = (box.xMax >> 6) + 1 > right ? right : (box.xMax >> 6) + 1;
    box.yMax = (box.yMax >> 6) + 1 > bottom ? bottom : (box.yMax >> 6) + 1;
    return box;
}

// Fills the canvas's path, and empties it.
static void fill_path(Fill fill) {
    Path *path = &fill.canvas->path;
    FT_Outline outline = {path->contours, path->count, path->points,
                          path->tags,     path->ends,  fill.rule};
    FT_Raster_Params params = {.flags =
                                   FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
                               .gray_spans = fill_spans,
                               .user = &fill};
    fill.levels = (unsigned)lround(fill.opacity * LEVELS * (1 << 16));
    params.clip_box = reach_of(&fill, &outline);
    if (path->count)
        FT_Outline_Render(fill.canvas->pen->library, &outline, &params);
    path->count = path->contours = 0;
}

static void fill_polygon(Canvas *canvas, unsigned ink, double opacity, int rule) {
    fill_path((Fill){.canvas = canvas, .ink = ink, .opacity = opacity, .rule = rule});
}

static bool path_is_flat(const Path *path) {
    FT_Pos least[2] = {INT_MAX, INT_MAX}, most[2] = {INT_MIN, INT_MIN};
    for (short i = 0; i < path->count; i++) {
        FT_Vector at = path->points[i];
        least[0] = at.x < least[0] ? at.x : least[0];
        least[1] = at.y < least[1] ? at.y : least[1];
        most[0] = at.x > most[0] ? at.x : most[0];
        most[1] = at.y > most[1] ? at.y : most[1];
    }
    return most[0] - least[0] > most[1] - least[1];
}

// FreeType goes through all cells of a row that an edge touches for each new one, and of a flat
// line that is a long row. So it is filled column by column.
static void fill_stroke(Canvas *canvas, unsigned ink) {
    Path *path = &canvas->path;
    bool turned = path_is_flat(path);
    for (short i = 0; turned && i < path->count; i++)
        path->points[i] = (FT_Vector){path->points[i].y, path->points[i].x};
    fill_path((Fill){.canvas = canvas, .ink = ink, .opacity = 1, .turned = turned});
}

static void path_add(const Canvas *canvas, Path *path, Point point) {
    double x = canvas->origin.x + point.x * canvas->scale;
    double y = canvas->origin.y + point.y * canvas->scale;
    path->points[path->count] = (FT_Vector){lround(x * 64), lround(y * 64)};
    path->tags[path->count++] = FT_CURVE_TAG_ON;
}

static void path_close(Path *path) {
    path->ends[path->contours++] = (short)(path->count - 1);
}

static bool path_is_full(const Path *path) {
    return path->count > POINTS_MOST - 2 * ROUND || path->contours > CONTOURS_MOST - 4;
}

static void add_circle(const Canvas *canvas, Path *path, Point centre, double radius, int corners) {
    for (int i = 0; i < corners; i++) {
        double angle = i * 2 * 3.14159265358979 / corners;
        path_add(canvas, path,
                 (Point){centre.x + radius * cos(angle), centre.y + radius * sin(angle)});
    }
    path_close(path);
}

void canvas_polygon(Canvas *canvas, const Point *points, size_t count, unsigned ink,
                    double opacity) {
    Path *path = &canvas->path;
    for (size_t i = 0; i < count && !path_is_full(path); i++)
        path_add(canvas, path, points[i]);
    path_close(path);
    fill_polygon(canvas, ink, opacity, FT_OUTLINE_NONE);
}

void canvas_area(Canvas *canvas, const Point *points, const size_t *rings, size_t ring_count,
                 unsigned ink) {
    Path *path = &canvas->path;
    for (size_t ring = 0; ring < ring_count && path->contours < CONTOURS_MOST; ring++) {
        for (size_t i = 0; i < rings[ring] && path->count < POINTS_MOST; i++)
            path_add(canvas, path, *points++);
        path_close(path);
    }
    fill_polygon(canvas, ink, 1, FT_OUTLINE_EVEN_ODD_FILL);
}

void canvas_circle(Canvas *canvas, Point centre, double radius, unsigned ink) {
    add_circle(canvas, &canvas->path, centre, radius, ROUND);
    fill_polygon(canvas, ink, 1, FT_OUTLINE_NONE);
}

// ----------------------------------------------------------------------------------- strokes

typedef struct Pen {
    Canvas *canvas;
    double width;
    const double *dash;
    unsigned ink;
    size_t at;   // in the dash
    double left; // of the present dash or gap
} Pen;

// All contours turn the same way round, so that where they overlap they add up.
static void add_quad(Pen *pen, Point a, Point b) {
    double length = hypot(b.x - a.x, b.y - a.y), half = pen->width / 2;
    if (length == 0)
        return;
    Point n = {(b.y - a.y) / length * half, -(b.x - a.x) / length * half};
    const Point corners[] = {{a.x + n.x, a.y + n.y},
                             {b.x + n.x, b.y + n.y},
                             {b.x - n.x, b.y - n.y},
                             {a.x - n.x, a.y - n.y}};
    Path *path = &pen->canvas->path;
    if (path_is_full(path))
        fill_stroke(pen->canvas, pen->ink);
    for (size_t i = 0; i < 4; i++)
        path_add(pen->canvas, path, corners[i]);
    path_close(path);
}

// A stroke along an axis is put on whole pixels.
static void add_box(Pen *pen, Point a, Point b) {
    double scale = pen->canvas->scale, unit = 1 / scale;
    double thick = fmax(1, round(pen->width * scale)) * unit;
    Box box = {fmin(a.x, b.x), fmin(a.y, b.y), fabs(b.x - a.x), fabs(b.y - a.y)};
    if (a.x == b.x) {
        box.x -= thick / 2;
        box.width = thick;
    } else {
        box.y -= thick / 2;
        box.height = thick;
    }
    canvas_box(pen->canvas, box, pen->ink);
}

static void add_piece(Pen *pen, Point a, Point b, bool straight) {
    if (straight)
        add_box(pen, a, b);
    else
        add_quad(pen, a, b);
}

// A dash is filled when it is whole, for the same reason.
static void next_dash(Pen *pen) {
    fill_stroke(pen->canvas, pen->ink);
    pen->at++;
    if (pen->dash[pen->at] <= 0)
        pen->at = 0;
    pen->left = pen->dash[pen->at];
}

static void add_dashes(Pen *pen, Point a, Point b, bool straight) {
    double length = hypot(b.x - a.x, b.y - a.y);
    for (double done = 0; done < length;) {
        double step = fmin(pen->left, length - done);
        Point from = {a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length};
        done += step;
        Point to = {a.x + (b.x - a.x) * done / length, a.y + (b.y - a.y) * done / length};
        if (a.x == b.x)
            from.x = to.x = a.x;
        if (a.y == b.y)
            from.y = to.y = a.y;
        if (pen->at % 2 == 0)
            add_piece(pen, from, to, straight);
        pen->left -= step;
        if (pen->left <= 1e-9)
            next_dash(pen);
    }
}

static bool follows_axes(const Point *points, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (points[i].x != points[i - 1].x && points[i].y != points[i - 1].y)
            return false;
    return true;
}

void canvas_stroke(Canvas *canvas, const Point *points, size_t count, double width,
                   const double *dash, unsigned ink) {
    Pen pen = {canvas, width, dash, ink, 0, dash ? dash[0] : 0};
    bool straight = follows_axes(points, count);
    for (size_t i = 1; i < count; i++) {
        if (dash)
            add_dashes(&pen, points[i - 1], points[i], straight);
        else
            add_piece(&pen, points[i - 1], points[i], straight);
        if (!dash && !straight && i + 1 < count && !path_is_full(&canvas->path))
            add_circle(canvas, &canvas->path, points[i], width / 2, JOINT);
    }
    fill_stroke(canvas, ink);
}
