// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: a map while it is laid out, with its labels in a column beside it.
//
//     ▒▒▒▒▒▒▒▓▓▓▓▓───── Nordanstig   12,1
//    ▒▒▒▒▒▒▒▒▓▓▓▓▓▓──── Hudiksvall    9,8
//     ▒▒▒▒▒░░░░▓▓▓
#ifndef JAMLIK_CHART_PLACES_H
#define JAMLIK_CHART_PLACES_H

#include "chart/areas.h"

typedef struct PlaceLabel {
    size_t area; // index into the areas
    Lines name, value;
    double top, height;
    double wanted; // where its middle belongs
} PlaceLabel;

// One area in units of the drawing.
typedef struct MapArea {
    size_t category;
    Point *points; // of its rings, one after the other
    size_t *rings;
    size_t ring_count, point_count;
    Point anchor;  // the middle of a bubble, or a point well inside the outline
    double radius; // of a bubble; 0: none
} MapArea;

typedef struct PlaceMap {
    Layout *layout;
    const ChartSpec *spec;
    bool bubbles;
    MapArea *areas;
    size_t count;
    PlaceLabel *labels;          // from top to bottom
    double names, values;        // widths of the two columns of a label; values 0: below the names
    double width, height;        // of the map
    double top;                  // of the map, where the labels are taller
    double column, column_width; // where the labels begin, and what they take
    double pad;                  // around a label that is a link
} PlaceMap;

// Reads places and outlines, projected to any size: returns their frame.
Box map_project(PlaceMap *map);
// Moves and scales them to `width` and sets anchors; sets `height`.
void map_scale(PlaceMap *map, Box frame, double width, double margin);
const ChartMark *map_mark(const PlaceMap *map, size_t area);
Type map_value_type(const PlaceMap *map, size_t area);

// Measures the labels; returns the width of their column.
double map_plan_labels(PlaceMap *map);
// Puts them beside the map, in order and without crossing lines; returns the height they need.
double map_labels_height(const PlaceMap *map);
void map_spread_labels(PlaceMap *map, double height);
void map_place_label(PlaceMap *map, const PlaceLabel *label);
// Moves them as near to where they are wanted as their order lets them.
void map_settle_labels(PlaceMap *map, double height);
// Where the line of a label ends, and whether two lines would cross.
Point map_label_point(const PlaceMap *map, const PlaceLabel *label);
bool map_lines_cross(const PlaceMap *map, const PlaceLabel *one, const PlaceLabel *two);
// Moves labels so that their lines keep off other bubbles.
void map_clear_bubbles(PlaceMap *map, double height);

#endif
