// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: what tiles, maps and heat tables share.
#ifndef JAMLIK_CHART_AREAS_H
#define JAMLIK_CHART_AREAS_H

#include "chart/layout.h"

enum { CELL_AIR = 6, CELL_GAP = 3 }; // between the outline of a cell and its text; between cells

// The shade of a mark: paper when there is no value.
unsigned area_shade(const ChartMark *mark);
// Stripes for what has no value, in rings of points; they leave out the texts that are there.
void area_hatch(Layout *layout, const Point *points, const size_t *rings, size_t ring_count);
void area_hatch_box(Layout *layout, Box box);
// What the shades stand for, from `top`; returns the bottom.
double area_key(Layout *layout, double top);
// For a link whose texts do not read as its name, a word being broken over two lines; else empty.
Text area_link_name(Layout *layout, size_t category, const Lines *name);
Text area_href(const ChartSpec *spec, size_t category);

// A place on a sheet of paper, in any unit; y grows southwards.
Point area_project(double longitude, double latitude, double middle_latitude);

// Seats in a grid for places at (x, y), no two in one: as near as can be to where they lie, those
// further north further up, those further west further left.
typedef struct Seat {
    size_t column, row;
} Seat;
void area_seats(Arena *arena, const Point *places, size_t count, size_t columns, size_t rows,
                Seat *seats);

#endif
