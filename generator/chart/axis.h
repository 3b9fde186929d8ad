// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: a value axis from left to right, with its ticks and the labels of its
// reference lines.
#ifndef JAMLIK_CHART_AXIS_H
#define JAMLIK_CHART_AXIS_H

#include "chart/layout.h"

typedef struct Axis {
    Layout *layout;
    Domain domain;
    double start, scale; // x of the domain's low end; units per value, negative: grows backwards
    double left, right;  // labels of ticks and references stay between these
} Axis;
double axis_x(const Axis *axis, double value);

// What must fit beside a mark that points one way: its value and the room for its label.
typedef struct Extent {
    double value, room;
} Extent;
typedef LIST(Extent) Extents;
// Sets `start` and `scale`: the largest scale at which all extents fit between `from` and `to`.
void axis_fit(Axis *axis, const Extents *backward, const Extents *forward, double from, double to);

// Labels of reference lines: above the rows, and the second below them where the two would collide.
typedef struct Flag {
    Lines lines;
    double x, left; // of the line; of the label
} Flag;
typedef struct Flags {
    Flag items[2];
    size_t count, above;
} Flags;
Flags axis_plan_flags(const Axis *axis);
// Both return the bottom of what they put at `y`.
double axis_place_flags(const Axis *axis, const Flags *flags, size_t from, size_t to, double y);
double axis_place_ticks(const Axis *axis, double y);
void axis_place_grid(const Axis *axis, double top, double bottom);
void axis_place_reference(const Axis *axis, const Flag *flag, double top, double bottom);
// An interval, from end to end, with a cross stroke at both.
void axis_place_whisker(const Axis *axis, double from, double to, double y);

#endif
