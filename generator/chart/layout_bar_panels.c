// SPDX-License-Identifier: EUPL-1.2
// Small multiples of bars: a panel per series, in each a bar per category. All bars are first
// planned as if they stood in one chart as wide as a panel, which gives them one scale; then each
// panel places its own.

#include "chart/bars.h"
#include "chart/panels.h"

#include <math.h>

enum { THICK = 22, SHORTEST = 56 }; // a bar; what the longest one must be able to reach

typedef struct BarPanels {
    Panels panels;
    Bars bars; // of all panels, one after the other
} BarPanels;

// ---------------------------------------------------------------------------------- all bars

static void repeat(const ChartSpec *spec, Arena *arena, ChartSpec *all) {
    size_t count = spec->category_count, total = count * spec->series_count;
    Text *names = arena_array(arena, Text, total + 1);
    bool *strong = arena_array(arena, bool, total + 1);
    unsigned *colours = arena_array(arena, unsigned, total + 1);
    ChartMark *marks = arena_array(arena, ChartMark, total + 1);
    for (size_t i = 0; i < total; i++) {
        names[i] = spec->categories[i % count];
        strong[i] = spec->strong && spec->strong[i % count];
        colours[i] = spec->category_colours ? spec->category_colours[i % count]
                                            : spec->series[i / count].colour;
        marks[i] = spec->series[i / count].marks[i % count];
    }
    ChartSeries *series = arena_make(arena, ChartSeries);
    series->marks = marks;
    all->categories = names;
    all->strong = strong;
    all->category_colours = colours;
    all->series = series;
    all->category_count = total;
    all->series_count = 1;
}

static Bars plan_bars(const Panels *panels, double width) {
    Layout *layout = arena_make(panels->layout->arena, Layout);
    ChartSpec *spec = arena_make(panels->layout->arena, ChartSpec);
    *layout = *panels->layout;
    *spec = *panels->spec;
    repeat(panels->spec, layout->arena, spec);
    layout->spec = spec;
    layout->scene = arena_make(layout->arena, Scene);
    *layout->scene = (Scene){
        .arena = layout->arena, .width = width, .rtl_text = panels->layout->scene->rtl_text};
    Bars bars = bars_plan(layout, false);
    bars.thick = THICK;
    bars.row_gap = bars.beside ? 7 : 10;
    return bars;
}

static bool fits(const Panels *panels, const Bars *bars, double width) {
    double length = bars->x.scale * (bars->x.domain.high - bars->x.domain.low);
    bool good = bars->beside && length >= SHORTEST;
    for (size_t i = 0; good && i < panels->spec->series_count; i++)
        good = layout_least(panels->layout, panels->spec->series[i].name, panels->layout->bold) <=
               width;
    return good;
}

static BarPanels start(Layout *layout) {
    BarPanels all = {.panels = {.layout = layout, .spec = layout->spec}};
    Panels *panels = &all.panels;
    for (size_t most = SIZE_MAX;; most = panels->columns - 1) {
        panels->columns = panels_columns(panels, most);
        panels->width = panels_width(panels, panels->columns);
        all.bars = plan_bars(panels, panels->width);
        if (panels->columns == 1 || fits(panels, &all.bars, panels->width))
            return all;
    }
}

// ------------------------------------------------------------------------------------ panels

// The panel's part of all bars.
static Bars bars_of(const BarPanels *all, size_t index, Layout *panel, ChartSpec *spec) {
    size_t count = all->panels.spec->category_count, first = index * count;
    Bars bars = all->bars;
    *spec = *all->bars.layout->spec;
    ChartSeries *series = arena_make(panel->arena, ChartSeries);
    *series = *spec->series;
    series->marks += first;
    spec->series = series;
    spec->categories += first;
    spec->strong += first;
    spec->category_colours += first;
    spec->category_count = count;
    bars.names += first;
    bars.labels += first;
    bars.reaches += first;
    bars.layout = bars.x.layout = panel;
    bars.spec = spec;
    return bars;
}

// Returns its height.
static double place_panel(const BarPanels *all, size_t index, double top) {
    const Panels *panels = &all->panels;
    ChartSpec *spec = arena_make(panels->layout->arena, ChartSpec);
    Layout panel = panel_start(panels, index, spec);
    Bars bars = bars_of(all, index, &panel, spec);
    double y = bars_place(&bars, panels_title_height(panels, index / panels->columns));
    panel_end(panels, index, &panel, top);
    return y;
}

void layout_bar_panels(Layout *layout) {
    if (!layout->spec->series_count) {
        layout->scene->height = 1;
        return;
    }
    BarPanels all = start(layout);
    double y = 0, bottom = 0;
    for (size_t i = 0; i < layout->spec->series_count; i++) {
        if (i && i % all.panels.columns == 0)
            y = bottom + PANEL_ROW_GAP;
        bottom = fmax(bottom, y + place_panel(&all, i, y));
    }
    layout->scene->height = ceil(bottom);
}
