// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: a line chart while it is laid out.
//
//   100 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
//       ●───●───●      ●───● 83,1 Kvinnor       gutter | from … to | ends
//    50 ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
//       └───────────────────
//       2010     2014    2018
//       Män 2016: för få svar                   notes
#ifndef JAMLIK_CHART_LINES_H
#define JAMLIK_CHART_LINES_H

#include "chart/layout.h"

enum { SERIES_MOST = PALETTE_SERIES, ENDS_MOST = SERIES_MOST + 2, MARKER = 5, LEDGE = 8 };

typedef struct LineChart {
    Layout *layout;
    const ChartSpec *spec;
    size_t series_count; // at most SERIES_MOST
    Domain domain;
    double from, to, top, bottom; // of the plot; the first point stands LEDGE inside
    bool slope;                   // labels at both ends
} LineChart;

LineChart line_start(Layout *layout);
double line_plot_height(const Layout *layout);
void line_place_series(const LineChart *chart, size_t series);
// A reference or a line of the grid, from end to end, that leaves out labels.
void line_place_level(const LineChart *chart, Role role, double value);

double line_x(const LineChart *chart, size_t category);
double line_y(const LineChart *chart, double value);
Point line_point(const LineChart *chart, size_t series, size_t category);
// Labels of ticks, to the start of `from`.
void line_place_ticks(const LineChart *chart);
// Every how many ticks there is room for a label.
size_t line_tick_step(const LineChart *chart);
// Does the line of this series pass through the box?
bool line_meets(const LineChart *chart, size_t series, Box box);
// The last category with a value; SIZE_MAX when there is none.
size_t line_last(const LineChart *chart, size_t series);

// Labels at the ends of lines and references; of a slope also at the first points, where they name
// only the lines that end there.
typedef struct LineEnd {
    size_t series;              // SIZE_MAX: a reference
    Lines value, name;          // side by side, or the value below the name
    double wanted, top, height; // the middle of its first line belongs at `wanted`
} LineEnd;
typedef struct LineEnds {
    LineEnd items[ENDS_MOST];
    size_t count;
    double column, value_column, gap; // widths; `gap` lies between plot and column
    double height;                    // that they need together
    bool stacked;                     // values below names
    bool first;                       // at the first points
} LineEnds;
LineEnds line_plan_ends(LineChart *chart, bool first);
// Needs top and bottom of the plot. Returns the width of the column, with the gap before it.
double line_spread_ends(const LineChart *chart, LineEnds *ends);
void line_place_ends(LineChart *chart, const LineEnds *ends);

// Words for missing values: in the gap where there is room, else in notes below. Returns the
// bottom of the notes that start at `y`.
double line_place_missing(LineChart *chart, double y);

#endif
