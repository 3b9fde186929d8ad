// SPDX-License-Identifier: EUPL-1.2
// Polygons, circles and strokes on the canvas, by the rasteriser that FreeType has for letters.
// y grows downwards here and upwards there; a rasteriser does not mind.

#include "chart/canvas.h"

#include <math.h>
#include <string.h>
#include FT_OUTLINE_H
#include FT_IMAGE_H

enum { POINTS_MOST = 4096, CONTOURS_MOST = 512, ROUND = 24 };

// An outline in the making, in pixels × 64.
typedef struct Path {
    FT_Vector points[POINTS_MOST];
    char tags[POINTS_MOST];
    short ends[CONTOURS_MOST];
    short count, contours;
} Path;

typedef struct Fill {
    Canvas *canvas;
    unsigned ink;
    double opacity;
} Fill;

static void fill_spans(int y, int count, const FT_Span *spans, void *context) {
    Fill *fill = context;
    unsigned char *row = fill->canvas->image->pixels[y];
    for (int i = 0; i < count; i++) {
        unsigned level = (unsigned)lround(spans[i].coverage * fill->opacity * LEVELS / 255);
        for (int x = spans[i].x; level && x < spans[i].x + spans[i].len; x++)
            row[x] = canvas_mix(fill->canvas, row[x], fill->ink, level);
    }
}

static void fill_path(Canvas *canvas, Path *path, unsigned ink, double opacity) {
    Fill fill = {canvas, ink, opacity};
    FT_Outline outline = {path->contours, path->count, path->points, path->tags, path->ends, 0};
    FT_Raster_Params params = {.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT |
                                        FT_RASTER_FLAG_CLIP,
                               .gray_spans = fill_spans, .user = &fill};
    params.clip_box = (FT_BBox){0, 0, gdImageSX(canvas->image), gdImageSY(canvas->image)};
    if (path->count)
        FT_Outline_Render(canvas->pen->library, &outline, &params);
    path->count = path->contours = 0;
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

static void add_circle(const Canvas *canvas, Path *path, Point centre, double radius) {
    for (int i = 0; i < ROUND; i++) {
        double angle = i * 2 * 3.14159265358979 / ROUND;
        path_add(canvas, path, (Point){centre.x + radius * cos(angle), centre.y + radius * sin(angle)});
    }
    path_close(path);
}

void canvas_polygon(Canvas *canvas, const Point *points, size_t count, unsigned ink,
                    double opacity) {
    Path *path = arena_make(canvas->arena, Path);
    for (size_t i = 0; i < count && i < POINTS_MOST; i++)
        path_add(canvas, path, points[i]);
    path_close(path);
    fill_path(canvas, path, ink, opacity);
}

void canvas_circle(Canvas *canvas, Point centre, double radius, unsigned ink) {
    Path *path = arena_make(canvas->arena, Path);
    add_circle(canvas, path, centre, radius);
    fill_path(canvas, path, ink, 1);
}
