// SPDX-License-Identifier: EUPL-1.2
// The scale of a bar chart: as large as it can be while every label still has room behind its bar.

#include "chart/bars.h"

#include <math.h>

// What must fit at the side of a bar that points there: its value and the room for its label.
typedef struct Extent {
    double value, room;
} Extent;
typedef LIST(Extent) Extents;

// Where a bar with its whisker ends.
static double mark_end(const ChartMark *mark) {
    if (!mark_is_present(mark))
        return 0;
    if (!mark_has_interval(mark))
        return mark->value;
    return mark->value < 0 ? fmin(mark->value, mark->lower) : fmax(mark->value, mark->upper);
}

static void collect(const Bars *bars, Extents *backward, Extents *forward) {
    Arena *arena = bars->layout->arena;
    list_push(arena, backward, (Extent){bars->domain.low, 0});
    list_push(arena, forward, (Extent){bars->domain.high, 0});
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

// The largest scale at which every label fits between `from` and `to`.
static void scale_to(Bars *bars, const Extents *backward, const Extents *forward) {
    double space = bars->to - bars->from, low = bars->domain.low;
    bars->scale = space / (bars->domain.high - low);
    for (size_t i = 0; i < backward->count; i++)
        for (size_t j = 0; j < forward->count; j++) {
            Extent back = backward->items[i], ahead = forward->items[j];
            double room = fmax(0, space - back.room - ahead.room);
            if (ahead.value > back.value)
                bars->scale = fmin(bars->scale, room / (ahead.value - back.value));
        }
    bars->start = bars->from;
    for (size_t i = 0; i < backward->count; i++) {
        Extent back = backward->items[i];
        bars->start = fmax(bars->start, bars->from + back.room - (back.value - low) * bars->scale);
    }
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
            *bar_reach(bars, row, s) = mark_end(bar_mark(bars, row, s));
    for (int round = 0; round < 4; round++) {
        Extents backward = {0}, forward = {0};
        collect(bars, &backward, &forward);
        scale_to(bars, &backward, &forward);
        if (!step_aside_all(bars))
            return;
    }
}
