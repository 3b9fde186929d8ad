// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: a palette image to draw on, with soft edges.
#ifndef JAMLIK_CHART_CANVAS_H
#define JAMLIK_CHART_CANVAS_H

#include "chart/scene.h"
#include "chart/shape.h"

#include FT_IMAGE_H

// An outline in the making, in pixels × 64.
enum { POINTS_MOST = 4096, CONTOURS_MOST = 512 };
typedef struct Path {
    FT_Vector points[POINTS_MOST];
    char tags[POINTS_MOST];
    short ends[CONTOURS_MOST];
    short count, contours;
} Path;

enum { INKS_MOST = 4 + PALETTE_SERIES + PALETTE_SHADES, COLOURS_MOST = 256 };
typedef enum Ink { // + a series' colour, + a shade
    INK_PAPER,
    INK_INK,
    INK_MUTED,
    INK_LINE,
    INK_SERIES,
    INK_SHADE = INK_SERIES + PALETTE_SERIES
} Ink;

// Mixing an ink over a pixel gives another entry of the palette, worked out when first needed.
typedef struct Canvas {
    unsigned char *bytes; // rows of pixels, each an entry of the palette
    size_t stride;        // from row to row
    int width, height;
    ChartPen *pen;
    double scale;
    Point origin; // of the drawing, in pixels
    Colour inks[INKS_MOST];
    Colour colours[COLOURS_MOST]; // the palette so far
    unsigned count;
    uint16_t mixed[COLOURS_MOST][INKS_MOST][LEVELS + 1]; // entry + 1; 0: not yet worked out
    Path path;
} Canvas;

// NULL: larger than any picture.
Canvas *canvas_new(Arena *arena, ChartPen *pen, const Palette *palette, Box area, double scale);
bool canvas_png(Buf *out, const Canvas *canvas);

static inline unsigned char *canvas_row(const Canvas *canvas, int y) {
    return canvas->bytes + canvas->stride * (size_t)y;
}

unsigned char canvas_mix_first(Canvas *canvas, unsigned char under, unsigned ink, unsigned level);
static inline unsigned char canvas_mix(Canvas *canvas, unsigned char under, unsigned ink,
                                       unsigned level) {
    unsigned entry = canvas->mixed[under][ink][level];
    return entry ? (unsigned char)(entry - 1) : canvas_mix_first(canvas, under, ink, level);
}

// In units of the drawing. Boxes and straight strokes are put on whole pixels.
void canvas_box(Canvas *canvas, Box box, unsigned ink);
void canvas_polygon(Canvas *canvas, const Point *points, size_t count, unsigned ink,
                    double opacity);
// Rings of points, one after the other: inside is what lies in an odd number of them.
void canvas_area(Canvas *canvas, const Point *points, const size_t *rings, size_t ring_count,
                 unsigned ink);
void canvas_circle(Canvas *canvas, Point centre, double radius, unsigned ink);
void canvas_stroke(Canvas *canvas, const Point *points, size_t count, double width,
                   const double *dash, unsigned ink);
void canvas_pattern(Canvas *canvas, Box box, unsigned ink, unsigned style);
void canvas_text(Canvas *canvas, Text text, Point at, Side side, double size, bool bold, bool rtl,
                 unsigned ink);

#endif
