// SPDX-License-Identifier: EUPL-1.2
// A slope chart: lines between two points in time, with their labels at both ends.
//
//         2014       2022
//    79,1 ●─────────────● 83,1 Kvinnor
//    74,0 ■────────┐
//                  └────■ 72,2 Män
//         Födda utomlands 2014: för få svar
//
// The values stand at the points, so there is no value axis, only a light line for each time.

#include "chart/lines.h"

#include <math.h>

enum { APART = 12, BELOW = 6 };

typedef struct Head {
    Lines lines;
    double left;
} Head;

static Head head_at(const LineChart *chart, size_t category) {
    Layout *layout = chart->layout;
    double width = layout->scene->width;
    Head head = {.lines = layout_wrap(layout, chart->spec->categories[category], layout->bold,
                                      width / 2 - APART)};
    double left = line_x(chart, category) - head.lines.width / 2;
    head.left = fmax(0, fmin(left, width - head.lines.width));
    return head;
}

// They stand on the same line, right above the points.
static void place_head(const LineChart *chart, const Head *head, double bottom) {
    double height = (double)head->lines.count * chart->layout->pitch;
    layout_block(chart->layout, &head->lines,
                 (Point){head->left + head->lines.width / 2, bottom - height / 2}, SIDE_MIDDLE,
                 chart->layout->bold);
}

static double heads_height(const LineChart *chart) {
    double height = 0;
    for (size_t i = 0; i < chart->spec->category_count; i++) {
        Lines lines = layout_wrap(chart->layout, chart->spec->categories[i], chart->layout->bold,
                                  chart->layout->scene->width / 2 - APART);
        height = fmax(height, (double)lines.count * chart->layout->pitch);
    }
    return height;
}

static void place_heads(const LineChart *chart, double bottom) {
    size_t last = chart->spec->category_count - 1;
    if (!chart->spec->category_count)
        return;
    Head from = head_at(chart, 0), to = head_at(chart, last);
    if (last) {
        from.left = fmax(0, fmin(from.left, to.left - APART - from.lines.width));
        to.left = fmax(to.left, from.left + from.lines.width + APART);
        place_head(chart, &from, bottom);
    }
    place_head(chart, &to, bottom);
}

static void place_strokes(const LineChart *chart) {
    for (size_t i = 0; i < chart->spec->category_count; i++) {
        double x = line_x(chart, i);
        scene_stroke_between_labels(chart->layout->scene, ROLE_GRID, (Point){x, chart->top - 4},
                                    (Point){x, chart->bottom + 4});
    }
    for (size_t i = 0; i < 2; i++)
        if (chart->spec->lines[i].present)
            line_place_level(chart, ROLE_REFERENCE, chart->spec->lines[i].value);
}

void layout_slope(Layout *layout) {
    LineChart chart = line_start(layout);
    chart.slope = true;
    LineEnds first = line_plan_ends(&chart, true), last = line_plan_ends(&chart, false);
    double heads = heads_height(&chart), half = layout->pitch / 2;
    chart.top = heads + BELOW + half;
    chart.bottom =
        chart.top + fmax(line_plot_height(layout), fmax(first.height, last.height) - 2 * half);
    bool from_start = chart.spec->category_count > 1;
    chart.from = from_start ? line_spread_ends(&chart, &first) - LEDGE : 0;
    chart.to = layout->scene->width - line_spread_ends(&chart, &last);
    if (from_start)
        line_place_ends(&chart, &first);
    line_place_ends(&chart, &last);
    place_heads(&chart, heads);
    layout->scene->height = ceil(line_place_missing(&chart, chart.bottom + half));
    place_strokes(&chart);
    for (size_t i = 0; i < chart.series_count; i++)
        line_place_series(&chart, i);
}
