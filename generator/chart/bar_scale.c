// SPDX-License-Identifier: EUPL-1.2
// The scale of a bar chart: as large as it can be while every label still has room behind its bar.

#include "chart/bars.h"

#include <math.h>

// Where a bar with its whisker ends.
static double mark_end(const ChartMark *mark) {
    if (!mark_is_present(mark))
        return 0;
    if (!mark_has_interval(mark))
        return mark->value;
    return mark->value < 0 ? fmin(mark->value, mark->lower) : fmax(mark->value, mark->upper);
}

// Labels of a bullet stand behind its target too, on paper.
static double mark_reach(const Bars *bars, const ChartMark *mark) {
    double end = mark_end(mark);
    if (!bars->bullet)
        return end;
    double target = bars->spec->lines[0].value;
    return bar_points_back(mark) ? fmin(end, target) : fmax(end, target);
}

static void collect(const Bars *bars, Extents *backward, Extents *forward) {
    Arena *arena = bars->layout->arena;
    list_push(arena, backward, (Extent){bars->x.domain.low, 0});
    list_push(arena, forward, (Extent){bars->x.domain.high, 0});
    if (bars->bullet) {
        Extent mark = {bars->spec->lines[0].value, BULLET_MARK};
        list_push(arena, backward, mark);
        list_push(arena, forward, mark);
    }
    if (bars->axis && bars->spec->tick_count) {
        const ChartTick *last = &bars->spec->ticks[bars->spec->tick_count - 1];
        double width = layout_width(bars->layout, last->label, bars->layout->muted);
        list_push(arena, forward, (Extent){last->value, width / 2});
    }
    for (size_t row = 0; row < bars->spec->category_count; row++)
        for (size_t s = 0; s < bars->spec->series_count; s++)
            list_push(arena, bar_points_back(bar_mark(bars, row, s)) ? backward : forward,
                      (Extent){*bar_reach(bars, row, s), bar_label_room(bars, row, s)});
}

// A label that a reference line would cut through moves behind that line.
static bool step_aside(Bars *bars, size_t row, size_t series, double line) {
    double *at = bar_reach(bars, row, series), x = bar_x(bars, line), from = bar_x(bars, *at);
    double room = bar_label_room(bars, row, series);
    const ChartMark *mark = bar_mark(bars, row, series);
    bool back = bar_points_back(mark);
    bool cut = back ? x < from && x > from - room - 2 : x > from && x < from + room + 2;
    if (cut && room > 0 && mark_is_present(mark))
        *at = line;
    return cut && room > 0 && mark_is_present(mark);
}

static bool step_aside_all(Bars *bars) {
    bool moved = false;
    for (size_t row = 0; row < bars->spec->category_count; row++)
        for (size_t s = 0; s < bars->spec->series_count; s++)
            for (size_t i = 0; i < 2; i++)
                if (bars->spec->lines[i].present)
                    moved |= step_aside(bars, row, s, bars->spec->lines[i].value);
    return moved;
}

void bars_fit(Bars *bars) {
    for (size_t row = 0; row < bars->spec->category_count; row++)
        for (size_t s = 0; s < bars->spec->series_count; s++)
            *bar_reach(bars, row, s) = mark_reach(bars, bar_mark(bars, row, s));
    for (int round = 0; round < 4; round++) {
        Extents backward = {0}, forward = {0};
        collect(bars, &backward, &forward);
        axis_fit(&bars->x, &backward, &forward, bars->from, bars->to);
        if (!step_aside_all(bars))
            return;
    }
}
