// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: a bar chart while it is laid out.
//
//   Ockelbo    ████████████████ 83,1        or, where names are long or the drawing is narrow,
//   Hela länet ███████████████ 79,2         each name above its bars
#ifndef JAMLIK_CHART_BARS_H
#define JAMLIK_CHART_BARS_H

#include "chart/axis.h"

enum { BAR_AIR = 6, BAR_NAME_AIR = 12 }; // between a bar and its value; a name and its bar
enum { BULLET_BAR = 16, BULLET_TRACK = 26, BULLET_MARK = 4 }; // half of the target's mark

typedef struct Bars {
    Layout *layout;
    const ChartSpec *spec;
    bool beside; // names beside the bars, else above them
    bool direct; // series named at the bars of the first row
    bool axis;
    bool bullet;                // the first reference is a target, marked in every row
    double thick, gap, row_gap; // of a bar; between bars of a row; between rows
    double from, to;            // between these lie bars and labels
    Axis x;
    Lines *names, *labels; // labels: [row * series_count + series], likewise
    double *reaches;       // the value behind which each label stands
    double top, bottom;    // of the rows
} Bars;

const ChartMark *bar_mark(const Bars *bars, size_t row, size_t series);
Lines *bar_label(const Bars *bars, size_t row, size_t series);
double *bar_reach(const Bars *bars, size_t row, size_t series);
Type bar_name_type(const Bars *bars, size_t row);
Type bar_label_type(const Bars *bars, size_t row, size_t series);
unsigned bar_colour(const Bars *bars, size_t row, size_t series);
unsigned bar_pattern(const Bars *bars, size_t row, size_t series);
bool bar_points_back(const ChartMark *mark);
// What the label takes behind the bar, with the name of the series where that stands there too.
double bar_label_room(const Bars *bars, size_t row, size_t series);
// Before a label; a target's mark takes some of it.
double bar_air(const Bars *bars);
double bar_x(const Bars *bars, double value);

// Sets scale and `reaches`: the largest scale at which every label has room.
void bars_fit(Bars *bars);
// From `top`; sets `bottom`.
void bars_place_rows(Bars *bars);
// Rows, axis and references, from `y`; returns the bottom.
double bars_place(Bars *bars, double y);

// Names, labels and scale, before anything is placed.
Bars bars_plan(Layout *layout, bool bullet);
void bars_lay_out(Layout *layout, bool bullet);
// Of a bullet: the distance to the target behind a bar, the target's mark on top of it.
void bullet_place(const Bars *bars, size_t series, double y);
void bars_place_strokes(const Bars *bars, const Flags *flags);

#endif
