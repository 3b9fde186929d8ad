// SPDX-License-Identifier: EUPL-1.2
// The rows of a bar chart from top to bottom: name, bars, whiskers, values.

#include "chart/bars.h"

#include <math.h>

static void place_bar(Bars *bars, size_t row, size_t series, double y) {
    const ChartMark *mark = bar_mark(bars, row, series);
    double zero = bar_x(bars, 0), end = bar_x(bars, mark->value);
    if (mark->value != 0 && fabs(end - zero) < 1)
        end = zero + copysign(1, mark->value);
    Box box = {fmin(zero, end), y - bars->thick / 2, fabs(end - zero), bars->thick};
    if (box.width > 0)
        scene_bar(bars->layout->scene, box, bar_colour(bars, row, series),
                  bar_pattern(bars, row, series));
    if (mark_has_interval(mark))
        axis_place_whisker(&bars->x, mark->lower, mark->upper, y);
}

static void place_mark(Bars *bars, size_t row, size_t series, double y) {
    Layout *layout = bars->layout;
    const ChartMark *mark = bar_mark(bars, row, series);
    const Lines *label = bar_label(bars, row, series);
    bool back = bar_points_back(mark);
    double x = bar_x(bars, *bar_reach(bars, row, series)) + (back ? -bar_air(bars) : bar_air(bars));
    if (bars->bullet)
        bullet_place(bars, series, y);
    if (mark_is_present(mark))
        place_bar(bars, row, series, y);
    layout_block(layout, label, (Point){x, y}, back ? SIDE_END : SIDE_START,
                 bar_label_type(bars, row, series));
    if (!bars->direct || row > 0)
        return;
    x += label->width > 0 ? label->width + BAR_AIR : 0;
    Lines name = layout_wrap(layout, bars->spec->series[series].name, layout->muted, bars->to);
    layout_block(layout, &name, (Point){x, y}, SIDE_START, layout->muted);
}

static double slot_height(const Bars *bars, size_t row, size_t series) {
    double lines = (double)bar_label(bars, row, series)->count;
    return fmax(bars->bullet ? BULLET_TRACK + 2 : bars->thick, lines * bars->layout->pitch);
}

static double row_height(const Bars *bars, size_t row) {
    double height = -bars->gap;
    for (size_t s = 0; s < bars->spec->series_count; s++)
        height += slot_height(bars, row, s) + bars->gap;
    return fmax(height, 0);
}

// Returns where the bars of the row begin.
static double place_name(Bars *bars, size_t row, double y) {
    const Lines *name = &bars->names[row];
    double height = (double)name->count * bars->layout->pitch, bars_height = row_height(bars, row);
    double middle = y + height / 2, below = y;
    if (!bars->beside) {
        below = y + height + (name->count ? 2 : 0);
    } else if (bars->spec->series_count == 1) {
        middle = y + fmax(height, bars_height) / 2;
        below = middle - bars_height / 2;
    } else {
        middle += fmax(0, (slot_height(bars, row, 0) - bars->layout->pitch) / 2);
    }
    layout_block(bars->layout, name, (Point){0, middle}, SIDE_START, bar_name_type(bars, row));
    return below;
}

// Zero for one row: names above the bars are no place for a line.
static void place_zero(Bars *bars, double top, double bottom) {
    double x = bar_x(bars, 0);
    scene_stroke(bars->layout->scene, ROLE_AXIS, (Point){x, top}, (Point){x, bottom});
}

static double place_row(Bars *bars, size_t row, double y) {
    double height = (double)bars->names[row].count * bars->layout->pitch;
    double at = place_name(bars, row, y), bottom = at + row_height(bars, row);
    if (!bars->beside)
        place_zero(bars, at - 1, bottom + 1);
    if (bars->beside)
        bottom = fmax(bottom, y + height);
    for (size_t s = 0; s < bars->spec->series_count; s++) {
        double slot = slot_height(bars, row, s);
        place_mark(bars, row, s, at + slot / 2);
        at += slot + bars->gap;
    }
    return bottom;
}

void bars_place_rows(Bars *bars) {
    double y = bars->top;
    for (size_t row = 0; row < bars->spec->category_count; row++)
        y = place_row(bars, row, y + (row ? bars->row_gap : 0));
    bars->bottom = y;
}
