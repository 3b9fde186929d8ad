// SPDX-License-Identifier: EUPL-1.2
// Small multiples of lines: a panel per series, its own line in colour before the others, which are
// pale. Ticks stand at the start of each row of panels. Reading order: how many columns, a panel's
// values, its line, a row of panels, the whole; bars are in layout_bar_panels.c.

#include "chart/lines.h"
#include "chart/panels.h"

#include <math.h>

enum { TICK_AIR = 8, TIME_AIR = 8, VALUE_STEP = 4, SAMPLE = 26 };

typedef struct LinePanels {
    Panels panels;
    Domain domain;
    double height, head; // of a plot; above it, for values that stand at its top
} LinePanels;

// ----------------------------------------------------------------------------------- columns

static double widest_label(const LinePanels *all) {
    const ChartSpec *spec = all->panels.spec;
    double widest = 0;
    for (size_t s = 0; s < spec->series_count; s++)
        for (size_t i = 0; i < spec->category_count; i++)
            if (mark_is_present(&spec->series[s].marks[i]))
                widest =
                    fmax(widest, layout_width(all->panels.layout, spec->series[s].marks[i].label,
                                              all->panels.layout->bold));
    return widest;
}

static double time_width(Layout *layout, size_t category) {
    return layout_width(layout, layout->spec->categories[category], layout->muted);
}

// Of the first and the last: side by side, or when these have no room, of the wider one.
static double times_width(Layout *layout, bool beside) {
    size_t count = layout->spec->category_count;
    double first = count ? time_width(layout, 0) : 0;
    double last = count > 1 ? time_width(layout, count - 1) : 0;
    return beside && count > 1 ? first + TIME_AIR + last : fmax(first, last);
}

static bool fits(const LinePanels *all, size_t columns) {
    const ChartSpec *spec = all->panels.spec;
    Layout *layout = all->panels.layout;
    double width = panels_width(&all->panels, columns);
    bool good =
        width >= times_width(layout, false) && width >= widest_label(all) * 1.5 && width >= 110;
    for (size_t i = 0; good && i < spec->series_count; i++)
        good = layout_least(layout, spec->series[i].name, layout->bold) <= width;
    return good;
}

static double gutter_of(const LinePanels *all) {
    const ChartSpec *spec = all->panels.spec;
    double widest = 0;
    for (size_t i = 0; i < spec->tick_count; i++)
        widest = fmax(widest, layout_width(all->panels.layout, spec->ticks[i].label,
                                           all->panels.layout->muted));
    return widest > 0 ? widest + TICK_AIR : 0;
}

static double head_of(const LinePanels *all) {
    const ChartSpec *spec = all->panels.spec;
    double highest = all->domain.low, span = all->domain.high - all->domain.low;
    for (size_t s = 0; s < spec->series_count; s++)
        for (size_t i = 0; i < spec->category_count; i++)
            if (mark_is_present(&spec->series[s].marks[i]))
                highest = fmax(highest, spec->series[s].marks[i].value);
    double above = (all->domain.high - highest) / span * all->height;
    return fmax(6, all->panels.layout->pitch + MARKER + VALUE_STEP - above);
}

static LinePanels start(Layout *layout) {
    LinePanels all = {.panels = {.layout = layout, .spec = layout->spec}};
    Panels *panels = &all.panels;
    panels->gutter = gutter_of(&all);
    size_t columns = panels_columns(panels, SIZE_MAX);
    while (columns > 1 && !fits(&all, columns))
        columns = panels_columns(panels, columns - 1);
    panels->columns = columns;
    panels->width = panels_width(panels, columns);
    all.domain = layout_domain(layout->spec, false);
    all.height = fmax(100, fmin(panels->width * 0.6, 150));
    all.head = head_of(&all);
    return all;
}

// ------------------------------------------------------------------------------------ values

// Above or below its point, wherever it is in nobody's way; rather not across the line.
static void place_value(const LineChart *chart, size_t category, double head, bool at_start) {
    Layout *layout = chart->layout;
    Text label = chart->spec->series[0].marks[category].label;
    double width = layout_width(layout, label, layout->bold), pitch = layout->pitch;
    Point point = line_point(chart, 0, category);
    double left = at_start ? point.x - MARKER : point.x + MARKER - width;
    left = fmax(0, fmin(left, layout->scene->width - width));
    double best = INFINITY, y = chart->top - pitch / 2;
    for (double top = chart->top - head; top + pitch <= chart->bottom; top += VALUE_STEP) {
        Box box = {left, top, width, pitch};
        double cost = fabs(top + pitch / 2 - point.y);
        bool hides = box.y < point.y + MARKER + 2 && point.y - MARKER - 2 < box.y + pitch;
        if (hides || cost >= best || !scene_is_free(layout->scene, box))
            continue;
        cost += line_meets(chart, 0, box) ? 60 : 0;
        if (cost >= best)
            continue;
        best = cost;
        y = top + pitch / 2;
    }
    Lines lines = layout_wrap(layout, label, layout->bold, INFINITY);
    layout_block(layout, &lines, (Point){left, y}, SIDE_START, layout->bold);
}

static void place_values(const LineChart *chart, double head) {
    size_t last = line_last(chart, 0), first = 0;
    if (last == SIZE_MAX)
        return;
    while (!mark_is_present(&chart->spec->series[0].marks[first]))
        first++;
    place_value(chart, first, head, true);
    if (last > first)
        place_value(chart, last, head, false);
}

// -------------------------------------------------------------------------------------- line

static void place_pale_run(const LineChart *chart, const ChartMark *marks, size_t from, size_t to) {
    Point *points = arena_array(chart->layout->arena, Point, to - from);
    for (size_t i = from; i < to; i++)
        points[i - from] = (Point){line_x(chart, i), line_y(chart, marks[i].value)};
    if (to - from > 1)
        scene_path(chart->layout->scene, ROLE_PALE, points, to - from, 0, 0);
}

static void place_pale(const LineChart *chart, const ChartMark *marks) {
    for (size_t i = 0, to; i < chart->spec->category_count; i = to) {
        to = i + 1;
        if (!mark_is_present(&marks[i]))
            continue;
        while (to < chart->spec->category_count && mark_is_present(&marks[to]) && !marks[to].broken)
            to++;
        place_pale_run(chart, marks, i, to);
    }
}

// The first and the last at the ends of the plot; where they would meet, the last one line lower.
static double place_times(const LineChart *chart) {
    Layout *layout = chart->layout;
    size_t count = chart->spec->category_count;
    double y = chart->bottom + 6, width = layout->scene->width;
    bool beside = times_width(layout, true) <= width;
    double bottom = count ? y : chart->bottom;
    for (size_t end = 0; end < 2 && end < count; end++) {
        Text name = chart->spec->categories[end ? count - 1 : 0];
        Lines time = layout_wrap(layout, name, layout->muted, width);
        double top = beside ? y : bottom, height = (double)time.count * layout->pitch;
        layout_block(layout, &time, (Point){end ? width : 0, top + height / 2},
                     end ? SIDE_END : SIDE_START, layout->muted);
        bottom = fmax(bottom, top + height);
    }
    return bottom;
}

// Zero is a strong line; a scale that begins elsewhere has only light ones.
static void place_levels(const LineChart *chart) {
    const ChartSpec *spec = chart->spec;
    for (size_t i = 0; i < spec->tick_count; i += line_tick_step(chart))
        line_place_level(chart, spec->ticks[i].value == 0 ? ROLE_AXIS : ROLE_GRID,
                         spec->ticks[i].value);
    for (size_t i = 0; i < 2; i++)
        if (spec->lines[i].present)
            line_place_level(chart, ROLE_REFERENCE, spec->lines[i].value);
}

// ------------------------------------------------------------------------------------- panel

static LineChart chart_in(const LinePanels *all, Layout *layout, double title) {
    LineChart chart = {.layout = layout, .spec = layout->spec, .series_count = 1};
    chart.domain = all->domain;
    chart.to = layout->scene->width - LEDGE;
    chart.top = title + all->head;
    chart.bottom = chart.top + all->height;
    return chart;
}

// Returns its height.
static double place_panel(const LinePanels *all, size_t index, double top) {
    const Panels *panels = &all->panels;
    ChartSpec *spec = arena_make(panels->layout->arena, ChartSpec);
    Layout panel = panel_start(panels, index, spec);
    // Where there are more groups than colours, one colour is that of whoever the title names.
    unsigned colour = panels->spec->series_count > PALETTE_SERIES ? 0 : spec->series->colour;
    spec->series = &(ChartSeries){{0}, colour, spec->series->marks}; // titled already
    LineChart chart = chart_in(all, &panel, panels_title_height(panels, index / panels->columns));
    place_values(&chart, all->head);
    double bottom = line_place_missing(&chart, place_times(&chart));
    place_levels(&chart);
    for (size_t i = 0; i < panels->spec->series_count; i++)
        if (i != index && line_last(&chart, 0) != SIZE_MAX)
            place_pale(&chart, panels->spec->series[i].marks);
    line_place_series(&chart, 0);
    panel_end(panels, index, &panel, top);
    return bottom;
}

static void place_row_ticks(const LinePanels *all, size_t row, double top) {
    const Panels *panels = &all->panels;
    LineChart chart = {.layout = panels->layout, .spec = panels->spec, .domain = all->domain};
    chart.from = panels->gutter;
    chart.top = top + panels_title_height(panels, row) + all->head;
    chart.bottom = chart.top + all->height;
    if (panels->spec->tick_count)
        line_place_ticks(&chart);
}

// What a dashed line in every panel stands for.
static double place_reference_key(Layout *layout, double y) {
    const ChartSpec *spec = layout->spec;
    for (size_t i = 0; i < 2; i++) {
        if (!spec->lines[i].present)
            continue;
        Lines words = layout_wrap(layout, spec->lines[i].label, layout->ink,
                                  layout->scene->width - SAMPLE - TICK_AIR);
        double height = (double)words.count * layout->pitch, middle = y + layout->pitch / 2;
        scene_stroke(layout->scene, ROLE_REFERENCE, (Point){0, middle}, (Point){SAMPLE, middle});
        layout_block(layout, &words, (Point){SAMPLE + TICK_AIR, y + height / 2}, SIDE_START,
                     layout->ink);
        y += height + TICK_AIR;
    }
    return y;
}

void layout_line_panels(Layout *layout) {
    LinePanels all = start(layout);
    double y = place_reference_key(layout, 0), bottom = y;
    for (size_t i = 0; i < layout->spec->series_count; i++) {
        if (i % all.panels.columns == 0) {
            y = i ? bottom + PANEL_ROW_GAP : y;
            place_row_ticks(&all, i / all.panels.columns, y);
        }
        bottom = fmax(bottom, y + place_panel(&all, i, y));
    }
    layout->scene->height = ceil(bottom);
}
