// SPDX-License-Identifier: EUPL-1.2
// Reference lines, ticks and the zero line of a bar chart. Strokes are drawn last, for they keep
// away from all labels.

#include "chart/bars.h"

#include <math.h>

static double clamp(double value, double low, double high) {
    return fmax(low, fmin(value, high));
}

static Flag make_flag(const Bars *bars, size_t index) {
    double width = bars->layout->scene->width;
    Flag flag = {.x = bar_x(bars, bars->spec->lines[index].value)};
    flag.lines =
        layout_wrap(bars->layout, bars->spec->lines[index].label, bars->layout->ink, width * 0.6);
    flag.left = clamp(flag.x - flag.lines.width / 2, 0, width - flag.lines.width);
    return flag;
}

// Two labels side by side: each leans outwards from its line. False when they still collide.
static bool lean_apart(const Bars *bars, Flag *a, Flag *b) {
    Flag *left = a->x <= b->x ? a : b, *right = left == a ? b : a;
    if (left->left + left->lines.width + BAR_NAME_AIR <= right->left)
        return true;
    left->left = fmax(0, left->x - left->lines.width);
    right->left = fmin(right->x, bars->layout->scene->width - right->lines.width);
    return left->left + left->lines.width + BAR_NAME_AIR <= right->left;
}

static double place_flag(const Bars *bars, const Flag *flag, double y) {
    double height = (double)flag->lines.count * bars->layout->pitch;
    layout_block(bars->layout, &flag->lines, (Point){flag->left, y + height / 2}, SIDE_START,
                 bars->layout->ink);
    return y + height;
}

Flags bars_plan_flags(const Bars *bars) {
    Flags plan = {0};
    for (size_t i = 0; i < 2; i++)
        if (bars->spec->lines[i].present)
            plan.items[plan.count++] = make_flag(bars, i);
    plan.above = plan.count;
    if (plan.count == 2 && !lean_apart(bars, &plan.items[0], &plan.items[1])) {
        plan.above = 1;
        plan.items[0] = make_flag(bars, 0);
        plan.items[1] = make_flag(bars, 1);
    }
    return plan;
}

double bars_place_flags(const Bars *bars, const Flags *plan, size_t from, size_t to, double y) {
    double bottom = y;
    for (size_t i = from; i < to; i++)
        bottom = fmax(bottom, place_flag(bars, &plan->items[i], y));
    return bottom > y ? bottom + BAR_AIR : y;
}

static double tick_left(const Bars *bars, const ChartTick *tick, double width) {
    double most = bars->layout->scene->width - width;
    return clamp(bar_x(bars, tick->value) - width / 2, 0, most);
}

static bool ticks_fit(const Bars *bars, size_t step) {
    double right = -INFINITY;
    for (size_t i = 0; i < bars->spec->tick_count; i += step) {
        const ChartTick *tick = &bars->spec->ticks[i];
        double width = layout_width(bars->layout, tick->label, bars->layout->muted);
        double left = tick_left(bars, tick, width);
        if (left < right + BAR_NAME_AIR)
            return false;
        right = left + width;
    }
    return true;
}

// Every tick has its label if they fit, else every second, third …
double bars_place_ticks(const Bars *bars, double y) {
    Layout *layout = bars->layout;
    size_t step = 1, count = bars->spec->tick_count;
    while (step < count && !ticks_fit(bars, step))
        step++;
    for (size_t i = 0; i < count; i += step) {
        const ChartTick *tick = &bars->spec->ticks[i];
        Lines label = layout_wrap(layout, tick->label, layout->muted, layout->scene->width);
        Point at = {tick_left(bars, tick, label.width), y + layout->pitch / 2};
        layout_block(layout, &label, at, SIDE_START, layout->muted);
    }
    return count ? y + layout->pitch : y;
}

void bars_place_strokes(const Bars *bars, const Flags *flags) {
    Scene *scene = bars->layout->scene;
    double top = bars->top - 3, bottom = bars->bottom + 3;
    for (size_t i = 0; bars->axis && i < bars->spec->tick_count; i++) {
        double x = bar_x(bars, bars->spec->ticks[i].value);
        if (bars->spec->ticks[i].value != 0)
            scene_stroke_between_labels(scene, ROLE_GRID, (Point){x, top}, (Point){x, bottom});
    }
    double zero = bar_x(bars, 0);
    if (bars->beside) // else each row has its own
        scene_stroke(scene, ROLE_AXIS, (Point){zero, top}, (Point){zero, bottom});
    for (size_t i = 0; i < flags->count; i++) {
        Point from = {flags->items[i].x, top - 2}, to = {flags->items[i].x, bottom};
        scene_stroke_between_labels(scene, ROLE_HALO, from, to);
        scene_stroke_between_labels(scene, ROLE_REFERENCE, from, to);
    }
}
