// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: measures that SVG and PNG share, so that both show the same.
#ifndef JAMLIK_CHART_MARKS_H
#define JAMLIK_CHART_MARKS_H

#include "chart/scene.h"

enum { MARGIN = 24, MARKER_POINTS_MOST = 24 }; // MARGIN: around files and PNG

typedef struct Stroke {
    double width;
    const double *dash; // lengths on, off, on …; 0 ends; NULL: solid
} Stroke;
Stroke stroke_of(const Item *item);

// Corners of a marker around its centre; 0 for a circle.
size_t marker_points(unsigned shape, double radius, Point *points);

// Patterns repeat after this many units, both ways. Stripes and dots are paper on the colour.
enum { PATTERN_SIZE = 8 };
#define BAND_OPACITY 0.25

#endif
