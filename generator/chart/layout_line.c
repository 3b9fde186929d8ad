// SPDX-License-Identifier: EUPL-1.2
// Lines over time. Reading order: the frame (gutter, plot, column of end labels), periods and
// ticks, then the series: bands or whiskers, lines, markers. line_ends.c and line_gaps.c do the
// rest.

#include "chart/lines.h"

#include <math.h>

enum { AIR = 8, PERIOD_AIR = 12, TICK = 5, MARKER_PITCH = 20 };

double line_x(const LineChart *chart, size_t category) {
    const double *positions = chart->spec->positions;
    size_t last = chart->spec->category_count - 1;
    double from = chart->from + LEDGE;
    if (chart->spec->category_count < 2)
        return chart->to; // one point stands next to its label
    double share = positions ? (positions[category] - positions[0]) / (positions[last] - positions[0])
                             : (double)category / (double)last;
    return from + (chart->to - from) * share;
}

double line_y(const LineChart *chart, double value) {
    double share = (value - chart->domain.low) / (chart->domain.high - chart->domain.low);
    return chart->bottom - share * (chart->bottom - chart->top);
}

Point line_point(const LineChart *chart, size_t series, size_t category) {
    double value = layout_mark(chart->spec, series, category)->value;
    return (Point){line_x(chart, category), line_y(chart, value)};
}

size_t line_last(const LineChart *chart, size_t series) {
    size_t at = chart->spec->category_count;
    while (at-- > 0)
        if (mark_is_present(layout_mark(chart->spec, series, at)))
            return at;
    return SIZE_MAX;
}

// ------------------------------------------------------------------------------------- frame

static double gutter(LineChart *chart) {
    double widest = 0;
    for (size_t i = 0; i < chart->spec->tick_count; i++)
        widest = fmax(
            widest, layout_width(chart->layout, chart->spec->ticks[i].label, chart->layout->muted));
    return widest > 0 ? widest + AIR : AIR;
}

double line_plot_height(const Layout *layout) {
    return fmax(200, fmin(layout->scene->width * 0.42 + 40, 340));
}

size_t line_tick_step(const LineChart *chart) {
    size_t step = 1, count = chart->spec->tick_count;
    double pitch = chart->layout->pitch, height = chart->bottom - chart->top;
    while (step < count && (double)(count - 1) / (double)step * pitch > height)
        step++;
    return step;
}

void line_place_ticks(const LineChart *chart) {
    const ChartSpec *spec = chart->spec;
    Layout *layout = chart->layout;
    size_t step = line_tick_step(chart);
    double pitch = layout->pitch;
    double above = INFINITY; // ticks need not be evenly spaced
    for (size_t i = 0; i < spec->tick_count; i += step) {
        double y = line_y(chart, spec->ticks[i].value);
        Lines label = layout_wrap(layout, spec->ticks[i].label, layout->muted, INFINITY);
        if (above - y < pitch)
            continue;
        layout_block(layout, &label, (Point){chart->from - AIR, y}, SIDE_END, layout->muted);
        above = y;
    }
}

// ----------------------------------------------------------------------------------- periods

typedef struct Period {
    double left, width;
    Lines lines;
} Period;

// The label of a period under its point, moved inwards where it would leave the drawing.
static Period period_at(const LineChart *chart, size_t category, double most) {
    Layout *layout = chart->layout;
    Lines lines = layout_wrap(layout, chart->spec->categories[category], layout->muted, most);
    double left = line_x(chart, category) - lines.width / 2;
    left = fmax(0, fmin(left, layout->scene->width - lines.width));
    return (Period){left, lines.width, lines};
}

// Do first, last and every `step`-th one between fit in a row? An uneven rest comes first, in
// front of the second label, where it is read as the start of the series.
static bool periods_fit(const LineChart *chart, size_t step, double most) {
    size_t last = chart->spec->category_count - 1;
    double right = -INFINITY;
    for (size_t i = 0; i <= last; i = i == 0 && last % step ? last % step : i + step) {
        Period period = period_at(chart, i, most);
        if (period.left < right + PERIOD_AIR)
            return false;
        right = period.left + period.width;
    }
    return true;
}

static size_t period_step(const LineChart *chart, double most) {
    size_t last = chart->spec->category_count - 1;
    for (size_t step = 1; step <= last; step++) // evenly spaced, if at least three fit
        if (last % step == 0 && last / step >= 2 && periods_fit(chart, step, most))
            return step;
    for (size_t step = 2; step < last; step++)
        if (last % step && periods_fit(chart, step, most))
            return step;
    return last ? last : 1;
}

static double place_period(const LineChart *chart, size_t category, const Period *period) {
    Layout *layout = chart->layout;
    double x = line_x(chart, category), top = chart->bottom + TICK + 7;
    double height = (double)period->lines.count * layout->pitch;
    layout_block(layout, &period->lines,
                 (Point){period->left + period->width / 2, top + height / 2}, SIDE_MIDDLE,
                 layout->muted);
    scene_stroke(layout->scene, ROLE_AXIS, (Point){x, chart->bottom},
                 (Point){x, chart->bottom + TICK});
    return top + height;
}

// Only the first and the last, in half of the width each, moved apart as far as they must.
static double place_two_periods(const LineChart *chart) {
    size_t last = chart->spec->category_count - 1;
    double width = chart->layout->scene->width, most = width / 2 - PERIOD_AIR;
    Period from = period_at(chart, 0, most), to = period_at(chart, last, most);
    from.left = fmax(0, fmin(from.left, to.left - PERIOD_AIR - from.width));
    to.left = fmax(to.left, from.left + from.width + PERIOD_AIR);
    return fmax(place_period(chart, 0, &from), place_period(chart, last, &to));
}

static bool is_uneven(const ChartSpec *spec) {
    const double *positions = spec->positions;
    size_t last = spec->category_count - 1;
    if (!positions || last < 2)
        return false;
    double even = (positions[last] - positions[0]) / (double)last;
    for (size_t i = 1; i <= last; i++)
        if (fabs(positions[i] - positions[i - 1] - even) > even / 20)
            return true;
    return false;
}

// First and last, and between them, from the first on, every one that there is room for.
static double place_uneven_periods(const LineChart *chart) {
    size_t last = chart->spec->category_count - 1;
    double most = chart->layout->scene->width;
    Period from = period_at(chart, 0, most), to = period_at(chart, last, most);
    double bottom = fmax(place_period(chart, 0, &from), place_period(chart, last, &to));
    double right = from.left + from.width;
    for (size_t i = 1; i < last; i++) {
        Period period = period_at(chart, i, most);
        if (period.left < right + PERIOD_AIR || period.left + period.width + PERIOD_AIR > to.left)
            continue;
        bottom = fmax(bottom, place_period(chart, i, &period));
        right = period.left + period.width;
    }
    return bottom;
}

// Returns the bottom of the labels.
static double place_periods(const LineChart *chart) {
    if (!chart->spec->category_count)
        return chart->bottom;
    size_t last = chart->spec->category_count - 1;
    double bottom = chart->bottom, most = chart->layout->scene->width;
    if (last && !periods_fit(chart, last, most))
        return place_two_periods(chart);
    if (is_uneven(chart->spec))
        return place_uneven_periods(chart);
    size_t step = period_step(chart, most);
    for (size_t i = 0; i <= last; i = i == 0 && last % step ? last % step : i + step) {
        Period period = period_at(chart, i, most);
        bottom = fmax(bottom, place_period(chart, i, &period));
    }
    return bottom;
}

// ------------------------------------------------------------------------------------ series

static bool joins(const LineChart *chart, size_t series, size_t category) {
    const ChartMark *mark = layout_mark(chart->spec, series, category);
    return mark_is_present(mark) && !mark->broken;
}

// The end of the run of connected points that begins at `from`.
static size_t run_end(const LineChart *chart, size_t series, size_t from) {
    size_t to = from + 1;
    while (to < chart->spec->category_count && joins(chart, series, to))
        to++;
    return to;
}

static bool has_band(const LineChart *chart, size_t series, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (!mark_has_interval(layout_mark(chart->spec, series, i)))
            return false;
    return to - from > 1 && chart->series_count <= 2;
}

static void place_band(const LineChart *chart, size_t series, size_t from, size_t to) {
    size_t count = 2 * (to - from);
    Point *points = arena_array(chart->layout->arena, Point, count);
    for (size_t i = from; i < to; i++) {
        const ChartMark *mark = layout_mark(chart->spec, series, i);
        points[i - from] = (Point){line_x(chart, i), line_y(chart, mark->upper)};
        points[count - 1 - (i - from)] = (Point){line_x(chart, i), line_y(chart, mark->lower)};
    }
    scene_path(chart->layout->scene, ROLE_BAND, points, count, layout_colour(chart->spec, series),
               0);
}

// Several series stand a little apart, so that their whiskers do not hide each other.
static void place_spreads(const LineChart *chart, size_t series, size_t from, size_t to) {
    double shift = 3 * ((double)series - (double)(chart->series_count - 1) / 2);
    for (size_t i = from; i < to; i++) {
        const ChartMark *mark = layout_mark(chart->spec, series, i);
        if (!mark_has_interval(mark))
            continue;
        double x = line_x(chart, i) + shift;
        double high = line_y(chart, mark->upper), low = line_y(chart, mark->lower);
        const Point shape[] = {{x - 3, high}, {x + 3, high}, {x, high},
                               {x, low},      {x - 3, low},  {x + 3, low}};
        scene_path(chart->layout->scene, ROLE_SPREAD, shape, 6, layout_colour(chart->spec, series),
                   0);
    }
}

static void place_run(const LineChart *chart, size_t series, size_t from, size_t to) {
    Point *points = arena_array(chart->layout->arena, Point, to - from);
    for (size_t i = from; i < to; i++)
        points[i - from] = line_point(chart, series, i);
    if (to - from > 1)
        scene_path(chart->layout->scene, ROLE_LINE, points, to - from,
                   layout_colour(chart->spec, series), layout_style(chart->spec, series));
    if (has_band(chart, series, from, to))
        place_band(chart, series, from, to);
    else
        place_spreads(chart, series, from, to);
}

// Where points stand close, every second, third … of a run carries a marker, and its ends always.
static void place_markers(const LineChart *chart, size_t series, size_t from, size_t to) {
    bool many = to - from > 1;
    double pitch = many ? (line_x(chart, to - 1) - line_x(chart, from)) / (double)(to - 1 - from)
                        : MARKER_PITCH;
    size_t step = (size_t)ceil(MARKER_PITCH / fmax(pitch, 0.1));
    for (size_t i = from; i < to; i++)
        if (i == from || ((to - 1 - i) % step == 0 && i - from >= step))
            scene_marker(chart->layout->scene, line_point(chart, series, i), MARKER,
                         layout_colour(chart->spec, series), layout_style(chart->spec, series));
}

void line_place_series(const LineChart *chart, size_t series) {
    for (size_t i = 0, to; i < chart->spec->category_count; i = to) {
        to = i + 1;
        if (!mark_is_present(layout_mark(chart->spec, series, i)))
            continue;
        to = run_end(chart, series, i);
        place_run(chart, series, i, to);
        place_markers(chart, series, i, to);
    }
}

// ----------------------------------------------------------------------------------- strokes

void line_place_level(const LineChart *chart, Role role, double value) {
    double y = line_y(chart, value);
    scene_stroke_between_labels(chart->layout->scene, role, (Point){chart->from, y},
                                (Point){chart->to + LEDGE, y});
}

// A strong line stands for zero; a scale that starts elsewhere has only light ones.
static void place_strokes(const LineChart *chart) {
    const ChartSpec *spec = chart->spec;
    bool zero = chart->domain.low <= 0 && chart->domain.high >= 0;
    for (size_t i = 0; i < spec->tick_count; i++)
        if (spec->ticks[i].value != 0)
            line_place_level(chart, ROLE_GRID, spec->ticks[i].value);
    if (zero)
        line_place_level(chart, ROLE_AXIS, 0);
    if (!spec->tick_count || spec->ticks[0].value > chart->domain.low)
        line_place_level(chart, ROLE_GRID, chart->domain.low);
    for (size_t i = 0; i < 2; i++)
        if (spec->lines[i].present)
            line_place_level(chart, ROLE_REFERENCE, spec->lines[i].value);
}

// ------------------------------------------------------------------------------------- entry

LineChart line_start(Layout *layout) {
    const ChartSpec *spec = layout->spec;
    LineChart chart = {.layout = layout, .spec = spec, .series_count = spec->series_count};
    chart.domain = layout_domain(spec, false);
    if (chart.series_count > SERIES_MOST) {
        Diag *diag = diag_error(layout->diags, "too-many-lines", layout->spot,
                                "a line chart shows at most %d lines, this one has %zu",
                                SERIES_MOST, spec->series_count);
        diag_hint(layout->diags, diag, "choose fewer groups, or use chart=bar");
        chart.series_count = SERIES_MOST;
    }
    return chart;
}

void layout_lines(Layout *layout) {
    LineChart chart = line_start(layout);
    LineEnds ends = line_plan_ends(&chart, false);
    chart.from = gutter(&chart);
    chart.top = layout->pitch / 2;
    chart.bottom = chart.top + fmax(line_plot_height(layout), ends.height);
    chart.to = layout->scene->width - line_spread_ends(&chart, &ends);
    line_place_ends(&chart, &ends);
    if (chart.spec->tick_count)
        line_place_ticks(&chart);
    double y = place_periods(&chart);
    layout->scene->height = ceil(line_place_missing(&chart, y));
    place_strokes(&chart);
    for (size_t i = 0; i < chart.series_count; i++)
        line_place_series(&chart, i);
}
