// SPDX-License-Identifier: EUPL-1.2
// A scene as PNG: its items, in the same order and with the same measures as in SVG, drawn on a
// canvas, with headline and footer.

#include "chart/canvas.h"
#include "chart/marks.h"

#include <assert.h>
#include <math.h>

static unsigned ink_of(const Item *item) {
    switch (item->role) {
    case ROLE_GRID:
    case ROLE_HATCH:
    case ROLE_PALE: return INK_LINE;
    case ROLE_HALO:
    case ROLE_TRACK: return INK_PAPER;
    case ROLE_CELL:
    case ROLE_AREA: return item->colour ? INK_SHADE + item->colour - 1 : INK_PAPER;
    case ROLE_AXIS:
    case ROLE_LEADER:
    case ROLE_GAP:
    case ROLE_THREAD:
    case ROLE_DOT:
    case ROLE_MUTED: return INK_MUTED;
    case ROLE_WHISKER:
    case ROLE_REFERENCE:
    case ROLE_TARGET:
    case ROLE_INK: return INK_INK;
    default: return INK_SERIES + item->colour;
    }
}

static void draw_shape(Canvas *canvas, const Item *item, double radius, unsigned ink) {
    Point points[MARKER_POINTS_MOST];
    size_t count = marker_points(item->style, radius, points);
    for (size_t i = 0; i < count; i++)
        points[i] = (Point){points[i].x + item->at.x, points[i].y + item->at.y};
    if (count)
        canvas_polygon(canvas, points, count, ink, 1);
    else
        canvas_circle(canvas, item->at, radius, ink);
}

// As large as a bubble may be: a circle of more corners than a marker has.
static void draw_bubble(Canvas *canvas, const Item *item, double radius, unsigned ink) {
    enum { CORNERS = 96 };
    Point points[CORNERS];
    size_t count = CORNERS;
    for (size_t i = 0; i < CORNERS; i++) {
        double angle = (double)i * 2 * 3.14159265358979 / CORNERS;
        points[i] = (Point){item->at.x + radius * cos(angle), item->at.y + radius * sin(angle)};
    }
    canvas_area(canvas, points, &count, 1, ink);
}

static void draw_cell(Canvas *canvas, const Item *item, unsigned ink) {
    Box box = item->box;
    canvas_box(canvas, box, INK_MUTED);
    canvas_box(canvas, (Box){box.x + 1, box.y + 1, box.width - 2, box.height - 2}, ink);
}

static void draw_area(Canvas *canvas, const Item *item, unsigned ink) {
    canvas_area(canvas, item->points, item->rings, item->ring_count, ink);
    for (size_t i = 0, from = 0; i < item->ring_count; from += item->rings[i++]) {
        const Point *ring = item->points + from;
        canvas_stroke(canvas, ring, item->rings[i], 1, NULL, INK_MUTED);
        const Point seam[] = {ring[item->rings[i] - 1], ring[0]};
        canvas_stroke(canvas, seam, 2, 1, NULL, INK_MUTED);
    }
}

static void draw_item(Canvas *canvas, const Scene *scene, const Item *item) {
    unsigned ink = ink_of(item);
    Stroke stroke = stroke_of(item);
    switch (item->role) {
    case ROLE_BAR:
        if (item->style)
            canvas_pattern(canvas, item->box, ink, item->style);
        else
            canvas_box(canvas, item->box, ink);
        break;
    case ROLE_BAND: canvas_polygon(canvas, item->points, item->count, ink, BAND_OPACITY); break;
    case ROLE_CELL: draw_cell(canvas, item, ink); break;
    case ROLE_AREA: draw_area(canvas, item, ink); break;
    case ROLE_BUBBLE:
        draw_bubble(canvas, item, item->size + 1, INK_PAPER);
        draw_bubble(canvas, item, item->size, ink);
        break;
    case ROLE_DOT:
    case ROLE_MARKER:
        draw_shape(canvas, item, item->size + 1, INK_PAPER);
        draw_shape(canvas, item, item->size, ink);
        break;
    case ROLE_MUTED:
    case ROLE_INK:
        canvas_text(canvas, item->text, item->at, item->side, item->size, item->bold,
                    scene->rtl_text, ink);
        break;
    default: canvas_stroke(canvas, item->points, item->count, stroke.width, stroke.dash, ink);
    }
}

bool scene_png(Buf *out, ChartPen *pen, const Scene *scene, const Palette *palette, double scale,
               Diags *diags) {
    assert(scale > 0);
    Box area = {-MARGIN, -MARGIN - scene->above, scene->width + 2 * MARGIN,
                scene->above + scene->height + scene->below + 2 * MARGIN};
    Arena *arena = arena_new();
    Canvas *canvas = canvas_new(arena, pen, palette, area, scale);
    bool good = canvas != NULL;
    for (size_t i = 0; good && i < scene->items.count; i++)
        draw_item(canvas, scene, &scene->items.items[i]);
    good = good && canvas_png(out, canvas);
    arena_free(arena);
    if (!good)
        diag_error(diags, "png-failed", (Spot){0}, "cannot draw a picture of %.0f × %.0f units",
                   area.width, area.height);
    return good;
}
