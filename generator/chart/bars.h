// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: a bar chart while it is laid out.
//
//   Ockelbo    ████████████████ 83,1        or, where names are long or the drawing is narrow,
//   Hela länet ███████████████ 79,2         each name above its bars
#ifndef JAMLIK_CHART_BARS_H
#define JAMLIK_CHART_BARS_H

#include "chart/layout.h"

enum { BAR_AIR = 6, BAR_NAME_AIR = 12 }; // between a bar and its value; a name and its bar

typedef struct Bars {
    Layout *layout;
    const ChartSpec *spec;
    bool beside; // names beside the bars, else above them
    bool direct; // series named at the bars of the first row
    bool axis;
    double thick, gap, row_gap; // of a bar; between bars of a row; between rows
    double from, to;            // between these lie bars and labels
    Domain domain;
    double start, scale;   // x of the domain's low end; units per value
    Lines *names, *labels; // labels: [row * series_count + series], likewise
    double *reaches;       // the value behind which each label stands
    double top, bottom;    // of the rows
} Bars;

const ChartMark *bar_mark(const Bars *bars, size_t row, size_t series);
Lines *bar_label(const Bars *bars, size_t row, size_t series);
double *bar_reach(const Bars *bars, size_t row, size_t series);
Type bar_name_type(const Bars *bars, size_t row);
Type bar_label_type(const Bars *bars, size_t row, size_t series);
unsigned bar_pattern(const Bars *bars, size_t series);
bool bar_points_back(const ChartMark *mark);
// What the label takes behind the bar, with the name of the series where that stands there too.
double bar_label_room(const Bars *bars, size_t row, size_t series);
double bar_x(const Bars *bars, double value);

// Sets `start`, `scale` and `reaches`: the largest scale at which every label has room.
void bars_fit(Bars *bars);
// From `top`; sets `bottom`.
void bars_place_rows(Bars *bars);

// Labels of reference lines: above the rows, and the second below them where the two would collide.
typedef struct Flag {
    Lines lines;
    double x, left; // of the line; of the label
} Flag;
typedef struct Flags {
    Flag items[2];
    size_t count, above;
} Flags;
Flags bars_plan_flags(const Bars *bars);
// Both return the bottom of what they put at `y`.
double bars_place_flags(const Bars *bars, const Flags *flags, size_t from, size_t to, double y);
double bars_place_ticks(const Bars *bars, double y);
void bars_place_strokes(const Bars *bars, const Flags *flags);

#endif
