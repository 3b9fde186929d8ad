// SPDX-License-Identifier: EUPL-1.2
// Horizontal bars. Reading order: names, labels, the naming of series, and the whole. The scale
// that leaves room for all labels is in bar_scale.c, the rows are in bar_rows.c, references and
// grid in bar_axis.c.
//
// Bars that carry their value need no axis. It is drawn only where something must be read off it:
// an interval, or a mark without a label.

#include "chart/bars.h"

#include <math.h>

Type bar_name_type(const Bars *bars, size_t row) {
    return layout_row_type(bars->layout, row);
}

const ChartMark *bar_mark(const Bars *bars, size_t row, size_t series) {
    return &bars->spec->series[series].marks[row];
}

Lines *bar_label(const Bars *bars, size_t row, size_t series) {
    return &bars->labels[row * bars->spec->series_count + series];
}

double *bar_reach(const Bars *bars, size_t row, size_t series) {
    return &bars->reaches[row * bars->spec->series_count + series];
}

Type bar_label_type(const Bars *bars, size_t row, size_t series) {
    bool present = mark_is_present(bar_mark(bars, row, series));
    return present ? bar_name_type(bars, row) : bars->layout->muted;
}

// In panels a colour stands for a category.
static bool has_row_colours(const Bars *bars) {
    return bars->spec->kind == CHARTS_BAR_PANELS && bars->spec->category_colours;
}

unsigned bar_colour(const Bars *bars, size_t row, size_t series) {
    return has_row_colours(bars) ? bars->spec->category_colours[row] % PALETTE_SERIES
                                 : layout_colour(bars->spec, series);
}

unsigned bar_pattern(const Bars *bars, size_t row, size_t series) {
    if (has_row_colours(bars))
        return bar_colour(bars, row, series) % STYLES;
    return bars->spec->series_count > 1 ? layout_style(bars->spec, series) : 0;
}

bool bar_points_back(const ChartMark *mark) {
    return mark_is_present(mark) && mark->value < 0;
}

double bar_air(const Bars *bars) {
    return bars->bullet ? BAR_AIR + 3 : BAR_AIR;
}

double bar_x(const Bars *bars, double value) {
    return axis_x(&bars->x, value);
}

static void plan_names(Bars *bars) {
    RowNames names = layout_row_names(bars->layout);
    bars->beside = names.beside;
    bars->names = names.items;
    bars->from = bars->beside ? names.width + BAR_NAME_AIR : 1;
    bars->to = bars->layout->scene->width;
}

// ---------------------------------------------------------------------------------- labels

static void plan_labels(Bars *bars) {
    const ChartSpec *spec = bars->spec;
    double share = bars->x.domain.low < 0 ? 0.4 : 0.6; // the bars keep the rest
    size_t count = spec->category_count * spec->series_count + 1;
    bars->labels = arena_array(bars->layout->arena, Lines, count);
    bars->reaches = arena_array(bars->layout->arena, double, count);
    for (size_t row = 0; row < spec->category_count; row++)
        for (size_t s = 0; s < spec->series_count; s++) {
            const ChartMark *mark = bar_mark(bars, row, s);
            *bar_label(bars, row, s) =
                layout_wrap(bars->layout, mark->label, bar_label_type(bars, row, s),
                            (bars->to - bars->from) * share);
            bars->axis |= mark_has_interval(mark) || (mark_is_present(mark) && !mark->label.length);
        }
}

static double direct_room(const Bars *bars, size_t series) {
    return BAR_AIR +
           layout_width(bars->layout, bars->spec->series[series].name, bars->layout->muted);
}

double bar_label_room(const Bars *bars, size_t row, size_t series) {
    double room = bar_label(bars, row, series)->width;
    if (room > 0)
        room += bar_air(bars);
    return bars->direct && row == 0 ? room + direct_room(bars, series) : room;
}

// ------------------------------------------------------------------------------------ series

// Series are named where they first appear, if that costs the bars little; else by a key above.
static void choose_key(Bars *bars) {
    bars_fit(bars);
    if (bars->spec->series_count < 2)
        return;
    double plain = bars->x.scale, widest = 0;
    bool possible = bars->spec->category_count > 0;
    for (size_t s = 0; possible && s < bars->spec->series_count; s++) {
        possible = mark_is_present(bar_mark(bars, 0, s)) && bar_mark(bars, 0, s)->value >= 0;
        widest = fmax(widest, bar_label(bars, 0, s)->width + BAR_AIR + direct_room(bars, s));
    }
    bars->direct = possible && widest < (bars->to - bars->from) * 0.6;
    bars_fit(bars);
    if (!bars->direct || bars->x.scale >= plain * 0.8)
        return;
    bars->direct = false;
    bars_fit(bars);
}

// ------------------------------------------------------------------------------------ entry

static Bars start(Layout *layout, bool bullet) {
    bool many = layout->spec->series_count > 1;
    Bars bars = {.layout = layout, .spec = layout->spec, .bullet = bullet};
    bars.x = (Axis){.layout = layout,
                    .domain = layout_domain(layout->spec, true),
                    .right = layout->scene->width};
    bars.thick = bullet ? BULLET_BAR : many ? 22 : 24;
    bars.gap = 3;
    plan_names(&bars);
    bars.row_gap = (bars.beside ? 10 : 12) + (many ? 8 : 0);
    return bars;
}

Bars bars_plan(Layout *layout, bool bullet) {
    Bars bars = start(layout, bullet);
    plan_labels(&bars);
    choose_key(&bars);
    return bars;
}

double bars_place(Bars *bars, double y) {
    Flags flags = axis_plan_flags(&bars->x);
    bars->top = axis_place_flags(&bars->x, &flags, 0, flags.above, y) + 3;
    bars_place_rows(bars);
    y = bars->bottom + 3;
    if (bars->axis)
        y = axis_place_ticks(&bars->x, y + 3);
    y = axis_place_flags(&bars->x, &flags, flags.above, flags.count, y);
    bars_place_strokes(bars, &flags);
    return y;
}

void bars_lay_out(Layout *layout, bool bullet) {
    Bars bars = bars_plan(layout, bullet);
    double y = 0;
    if (bars.spec->series_count > 1 && !bars.direct)
        y = layout_key(layout, layout_series_key(layout, KEY_BAR, 0), bars.spec->series_count, 0);
    layout->scene->height = ceil(bars_place(&bars, y));
}

void layout_bars(Layout *layout) {
    bars_lay_out(layout, false);
}
