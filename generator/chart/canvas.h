// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: a palette image to draw on, with soft edges.
#ifndef JAMLIK_CHART_CANVAS_H
#define JAMLIK_CHART_CANVAS_H

#include "chart/scene.h"
#include "chart/shape.h"

#include <gd.h>
#include FT_IMAGE_H

// An outline in the making, in pixels × 64.
enum { POINTS_MOST = 4096, CONTOURS_MOST = 512 };
typedef struct Path {
    FT_Vector points[POINTS_MOST];
    char tags[POINTS_MOST];
    short ends[CONTOURS_MOST];
    short count, contours;
} Path;

enum { INKS_MOST = 4 + PALETTE_SERIES, COLOURS_MOST = 256 };
typedef enum Ink { INK_PAPER, INK_INK, INK_MUTED, INK_LINE, INK_SERIES } Ink; // + a series' colour

// Mixing an ink over a pixel gives another entry of the palette, worked out when first needed.
typedef struct Canvas {
    gdImagePtr image;
    ChartPen *pen;
    double scale;
    Point origin; // of the drawing, in pixels
    Colour inks[INKS_MOST];
    Colour colours[COLOURS_MOST]; // the palette so far
    unsigned count;
    uint16_t mixed[COLOURS_MOST][INKS_MOST][LEVELS + 1]; // entry + 1; 0: not yet worked out
    Path path;
} Canvas;

Canvas *canvas_new(Arena *arena, ChartPen *pen, const Palette *palette, Box area, double scale);
void canvas_free(Canvas *canvas);
unsigned char canvas_mix(Canvas *canvas, unsigned char under, unsigned ink, unsigned level);

// In units of the drawing. Boxes and straight strokes are put on whole pixels.
void canvas_box(Canvas *canvas, Box box, unsigned ink);
void canvas_polygon(Canvas *canvas, const Point *points, size_t count, unsigned ink,
                    double opacity);
void canvas_circle(Canvas *canvas, Point centre, double radius, unsigned ink);
void canvas_stroke(Canvas *canvas, const Point *points, size_t count, double width,
                   const double *dash, unsigned ink);
void canvas_pattern(Canvas *canvas, Box box, unsigned ink, unsigned style);
void canvas_text(Canvas *canvas, Text text, Point at, Side side, double size, bool bold, bool rtl,
                 unsigned ink);

#endif
