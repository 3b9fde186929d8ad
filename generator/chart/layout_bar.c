// SPDX-License-Identifier: EUPL-1.2
// Horizontal bars. Reading order: names, labels, the naming of series, and the whole. The scale
// that leaves room for all labels is in bar_scale.c, the rows are in bar_rows.c, references and
// axis in bar_axis.c.
//
// Bars that carry their value need no axis. It is drawn only where something must be read off it:
// an interval, or a mark without a label.

#include "chart/bars.h"

#include <math.h>

enum { KEY_AIR = 22, SWATCH = 20 };

Type bar_name_type(const Bars *bars, size_t row) {
    bool strong = bars->spec->strong && bars->spec->strong[row];
    return strong ? bars->layout->bold : bars->layout->ink;
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

unsigned bar_pattern(const Bars *bars, size_t series) {
    return bars->spec->series_count > 1 ? layout_style(bars->spec, series) : 0;
}

bool bar_points_back(const ChartMark *mark) {
    return mark_is_present(mark) && mark->value < 0;
}

double bar_x(const Bars *bars, double value) {
    return bars->start + (value - bars->domain.low) * bars->scale;
}

// ----------------------------------------------------------------------------------- names

// Beside the bars when they are short, or when there is room to break them into a column.
static double name_column(Bars *bars) {
    double width = bars->layout->scene->width, widest = 0, longest = 0;
    for (size_t i = 0; i < bars->spec->category_count; i++) {
        Text name = bars->spec->categories[i];
        widest = fmax(widest, layout_width(bars->layout, name, bar_name_type(bars, i)));
        longest = fmax(longest, layout_longest_word(bars->layout, name, bar_name_type(bars, i)));
    }
    if (widest <= width * 0.3)
        return widest;
    double column = fmin(width * 0.36, 260);
    return width >= 560 && longest <= column ? fmin(widest, column) : 0;
}

static void plan_names(Bars *bars) {
    double width = bars->layout->scene->width, column = name_column(bars), widest = 0;
    bars->beside = column > 0;
    bars->names = arena_array(bars->layout->arena, Lines, bars->spec->category_count + 1);
    for (size_t i = 0; i < bars->spec->category_count; i++) {
        bars->names[i] = layout_wrap(bars->layout, bars->spec->categories[i],
                                     bar_name_type(bars, i), bars->beside ? column + 1 : width);
        widest = fmax(widest, bars->names[i].width);
    }
    bars->from = bars->beside ? widest + BAR_NAME_AIR : 1;
    bars->to = width;
}

// ---------------------------------------------------------------------------------- labels

static void plan_labels(Bars *bars) {
    const ChartSpec *spec = bars->spec;
    double share = bars->domain.low < 0 ? 0.4 : 0.6; // the bars keep the rest
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
        room += BAR_AIR;
    return bars->direct && row == 0 ? room + direct_room(bars, series) : room;
}

// ------------------------------------------------------------------------------------ series

// Series are named where they first appear, if that costs the bars little; else by a key above.
static void choose_key(Bars *bars) {
    bars_fit(bars);
    if (bars->spec->series_count < 2)
        return;
    double plain = bars->scale, widest = 0;
    bool possible = bars->spec->category_count > 0;
    for (size_t s = 0; possible && s < bars->spec->series_count; s++) {
        possible = mark_is_present(bar_mark(bars, 0, s)) && bar_mark(bars, 0, s)->value >= 0;
        widest = fmax(widest, bar_label(bars, 0, s)->width + BAR_AIR + direct_room(bars, s));
    }
    bars->direct = possible && widest < (bars->to - bars->from) * 0.6;
    bars_fit(bars);
    if (!bars->direct || bars->scale >= plain * 0.8)
        return;
    bars->direct = false;
    bars_fit(bars);
}

// One line in the order of the bars, broken where it must be.
static double place_key(Bars *bars) {
    Layout *layout = bars->layout;
    double x = 0, y = 0, height = layout->pitch + 4;
    for (size_t s = 0; s < bars->spec->series_count; s++) {
        Lines name = layout_wrap(layout, bars->spec->series[s].name, layout->ink,
                                 layout->scene->width - SWATCH - BAR_AIR);
        double lines = (double)(name.count ? name.count : 1);
        if (x > 0 && x + SWATCH + BAR_AIR + name.width > layout->scene->width) {
            y += height;
            x = 0;
            height = layout->pitch + 4;
        }
        Box swatch = {x, y + layout->pitch / 2 - 7, SWATCH, 14};
        scene_bar(layout->scene, swatch, layout_colour(bars->spec, s), bar_pattern(bars, s));
        layout_block(layout, &name, (Point){x + SWATCH + BAR_AIR, y + layout->pitch * lines / 2},
                     SIDE_START, layout->ink);
        height = fmax(height, layout->pitch * lines + 4);
        x += SWATCH + BAR_AIR + name.width + KEY_AIR;
    }
    return y + height + 8;
}

// ------------------------------------------------------------------------------------ entry

static Bars start(Layout *layout) {
    bool many = layout->spec->series_count > 1;
    Bars bars = {
        .layout = layout, .spec = layout->spec, .domain = layout_domain(layout->spec, true)};
    bars.thick = many ? 22 : 24;
    bars.gap = 3;
    plan_names(&bars);
    bars.row_gap = (bars.beside ? 10 : 12) + (many ? 8 : 0);
    return bars;
}

void layout_bars(Layout *layout) {
    Bars bars = start(layout);
    plan_labels(&bars);
    choose_key(&bars);
    double y = bars.spec->series_count > 1 && !bars.direct ? place_key(&bars) : 0;
    Flags flags = bars_plan_flags(&bars);
    bars.top = bars_place_flags(&bars, &flags, 0, flags.above, y) + 3;
    bars_place_rows(&bars);
    y = bars.bottom + 3;
    if (bars.axis)
        y = bars_place_ticks(&bars, y + 3);
    y = bars_place_flags(&bars, &flags, flags.above, flags.count, y);
    bars_place_strokes(&bars, &flags);
    layout->scene->height = ceil(y);
}
