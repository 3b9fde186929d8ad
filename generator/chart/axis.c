// SPDX-License-Identifier: EUPL-1.2
// A value axis: its scale, ticks and reference lines. Strokes keep away from all labels, so they
// are drawn when these are in place.

#include "chart/axis.h"

#include <math.h>

enum { AIR = 6, APART = 12 }; // below a label; between two of them

static double clamp(double value, double low, double high) {
    return fmax(low, fmin(value, high));
}

double axis_x(const Axis *axis, double value) {
    return axis->start + (value - axis->domain.low) * axis->scale;
}

// ----------------------------------------------------------------------------------- scale

void axis_fit(Axis *axis, const Extents *backward, const Extents *forward, double from, double to) {
    double space = to - from, low = axis->domain.low;
    axis->scale = space / (axis->domain.high - low);
    for (size_t i = 0; i < backward->count; i++)
        for (size_t j = 0; j < forward->count; j++) {
            Extent back = backward->items[i], ahead = forward->items[j];
            double room = fmax(0, space - back.room - ahead.room);
            if (ahead.value > back.value)
                axis->scale = fmin(axis->scale, room / (ahead.value - back.value));
        }
    axis->start = from;
    for (size_t i = 0; i < backward->count; i++) {
        Extent back = backward->items[i];
        axis->start = fmax(axis->start, from + back.room - (back.value - low) * axis->scale);
    }
}

// ------------------------------------------------------------------------------- references

static Flag make_flag(const Axis *axis, size_t index) {
    const ChartSpec *spec = axis->layout->spec;
    Text label = spec->lines[index].label;
    double width = axis->right - axis->left;
    double least = layout_least(axis->layout, label, axis->layout->ink);
    Flag flag = {.x = axis_x(axis, spec->lines[index].value)};
    flag.lines =
        layout_wrap(axis->layout, label, axis->layout->ink, fmin(fmax(width * 0.6, least), width));
    flag.left = clamp(flag.x - flag.lines.width / 2, axis->left, axis->right - flag.lines.width);
    return flag;
}

// Two labels side by side: each leans outwards from its line. False when they still collide.
static bool lean_apart(const Axis *axis, Flag *a, Flag *b) {
    Flag *left = a->x <= b->x ? a : b, *right = left == a ? b : a;
    if (left->left + left->lines.width + APART <= right->left)
        return true;
    left->left = fmax(axis->left, left->x - left->lines.width);
    right->left = fmin(right->x, axis->right - right->lines.width);
    return left->left + left->lines.width + APART <= right->left;
}

static double place_flag(const Axis *axis, const Flag *flag, double y) {
    double height = (double)flag->lines.count * axis->layout->pitch;
    layout_block(axis->layout, &flag->lines, (Point){flag->left, y + height / 2}, SIDE_START,
                 axis->layout->ink);
    return y + height;
}

Flags axis_plan_flags(const Axis *axis) {
    Flags plan = {0};
    for (size_t i = 0; i < 2; i++)
        if (axis->layout->spec->lines[i].present)
            plan.items[plan.count++] = make_flag(axis, i);
    plan.above = plan.count;
    if (plan.count == 2 && !lean_apart(axis, &plan.items[0], &plan.items[1])) {
        plan.above = 1;
        plan.items[0] = make_flag(axis, 0);
        plan.items[1] = make_flag(axis, 1);
    }
    return plan;
}

double axis_place_flags(const Axis *axis, const Flags *plan, size_t from, size_t to, double y) {
    double bottom = y;
    for (size_t i = from; i < to; i++)
        bottom = fmax(bottom, place_flag(axis, &plan->items[i], y));
    return bottom > y ? bottom + AIR : y;
}

void axis_place_reference(const Axis *axis, const Flag *flag, double top, double bottom) {
    Scene *scene = axis->layout->scene;
    Point from = {flag->x, top}, to = {flag->x, bottom};
    scene_stroke_between_labels(scene, ROLE_HALO, from, to);
    scene_stroke_between_labels(scene, ROLE_REFERENCE, from, to);
}

// ------------------------------------------------------------------------------------ ticks

static double tick_left(const Axis *axis, const ChartTick *tick, double width) {
    double most = axis->right - width;
    return clamp(axis_x(axis, tick->value) - width / 2, axis->left, most);
}

// On an axis that grows backwards the labels come from right to left.
static bool ticks_fit(const Axis *axis, size_t step) {
    double from = INFINITY, to = -INFINITY;
    for (size_t i = 0; i < axis->layout->spec->tick_count; i += step) {
        const ChartTick *tick = &axis->layout->spec->ticks[i];
        double width = layout_width(axis->layout, tick->label, axis->layout->muted);
        double left = tick_left(axis, tick, width);
        if (left < to + APART && left + width > from - APART)
            return false;
        from = fmin(from, left);
        to = fmax(to, left + width);
    }
    return true;
}

// Every tick has its label if they fit, else every second, third …
double axis_place_ticks(const Axis *axis, double y) {
    Layout *layout = axis->layout;
    size_t step = 1, count = layout->spec->tick_count;
    while (step < count && !ticks_fit(axis, step))
        step++;
    for (size_t i = 0; i < count; i += step) {
        const ChartTick *tick = &layout->spec->ticks[i];
        Lines label = layout_wrap(layout, tick->label, layout->muted, layout->scene->width);
        Point at = {tick_left(axis, tick, label.width), y + layout->pitch / 2};
        layout_block(layout, &label, at, SIDE_START, layout->muted);
    }
    return count ? y + layout->pitch : y;
}

void axis_place_grid(const Axis *axis, double top, double bottom) {
    const ChartSpec *spec = axis->layout->spec;
    for (size_t i = 0; i < spec->tick_count; i++) {
        double x = axis_x(axis, spec->ticks[i].value);
        if (spec->ticks[i].value != 0)
            scene_stroke_between_labels(axis->layout->scene, ROLE_GRID, (Point){x, top},
                                        (Point){x, bottom});
    }
}

void axis_place_whisker(const Axis *axis, double from, double to, double y) {
    enum { CAP = 5 }; // half of a cross stroke
    double left = axis_x(axis, from), right = axis_x(axis, to);
    const Point shape[] = {{left, y - CAP}, {left, y + CAP},  {left, y},
                           {right, y},      {right, y - CAP}, {right, y + CAP}};
    scene_path(axis->layout->scene, ROLE_HALO, shape, 6, 0, 0);
    scene_path(axis->layout->scene, ROLE_WHISKER, shape, 6, 0, 0);
}
