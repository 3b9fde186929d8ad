// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: small charts side by side, on one scale.
//
//      Bollnäs        Gävle            each panel is laid out on a scene of its own, from its top
//   60 ──────────     ──────────       left corner, which is then put into the whole
//   40 ▁▂▃▄▅          ▅▄▃▂▁
//      2015  2023     2015  2023
#ifndef JAMLIK_CHART_PANELS_H
#define JAMLIK_CHART_PANELS_H

#include "chart/layout.h"

enum { PANEL_GAP = 20, PANEL_ROW_GAP = 26, PANEL_AIR = 4 }; // AIR: below a title

typedef struct Panels {
    Layout *layout;
    const ChartSpec *spec;
    size_t columns;
    double gutter, width; // of the tick labels at the start; of a panel
    double *titles;       // height of the titles in each row of panels
} Panels;

// The most that a width has room for, with the panels spread evenly over the rows.
size_t panels_columns(const Panels *panels, size_t most);
double panels_width(const Panels *panels, size_t columns);
double panels_title_height(const Panels *panels, size_t row);
// Begins the panel of a series: title, and a scene and a spec of that series alone.
Layout panel_start(const Panels *panels, size_t index, ChartSpec *spec);
// Puts it in at `top`.
void panel_end(const Panels *panels, size_t index, const Layout *panel, double top);

#endif
