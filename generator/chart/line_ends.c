// SPDX-License-Identifier: EUPL-1.2
// Labels at the ends of lines: "83,1 Kvinnor", and at references: "Riket 84,2". Each wants to stand
// level with its line; where they would collide they move as little as possible and keep their
// order, and a thin leader shows where they belong.

#include "chart/lines.h"

#include <math.h>

enum { AIR = 6, NEAR = 14, FAR = 30, BLOCK_AIR = 2 };

// ----------------------------------------------------------------------------------- widths

static Type value_type(const LineChart *chart) {
    return chart->layout->bold;
}

static Type name_type(const LineChart *chart, const LineEnd *end) {
    return end->series == SIZE_MAX ? chart->layout->muted : chart->layout->ink;
}

static bool ends_last(const LineChart *chart, size_t series) {
    size_t last = line_last(chart, series);
    return last != SIZE_MAX && last + 1 == chart->spec->category_count;
}

static Text end_name(const LineChart *chart, const LineEnds *ends, const LineEnd *end,
                     size_t reference) {
    if (end->series == SIZE_MAX)
        return chart->spec->lines[reference].label;
    if (ends->first && ends_last(chart, end->series))
        return (Text){0};
    return chart->spec->series[end->series].name;
}

// The value is shown when it is that of the period at this end, and no other.
static Text end_value(const LineChart *chart, const LineEnds *ends, size_t series) {
    const ChartMark *marks = chart->spec->series[series].marks;
    if (ends->first)
        return marks[0].label;
    return ends_last(chart, series) ? marks[line_last(chart, series)].label : (Text){0};
}

static double end_wanted(const LineChart *chart, const LineEnds *ends, const LineEnd *end,
                         size_t reference) {
    if (end->series == SIZE_MAX)
        return chart->spec->lines[reference].value;
    size_t at = ends->first ? 0 : line_last(chart, end->series);
    return chart->spec->series[end->series].marks[at].value;
}

// A line has its label wherever it ends; that of a slope stands at its own end.
static bool is_labelled(const LineChart *chart, const LineEnds *ends, size_t series) {
    if (ends->first)
        return mark_is_present(&chart->spec->series[series].marks[0]);
    return chart->slope ? ends_last(chart, series) : line_last(chart, series) != SIZE_MAX;
}

static void list_ends(LineChart *chart, LineEnds *ends, size_t references[ENDS_MOST]) {
    for (size_t i = 0; i < chart->series_count; i++)
        if (is_labelled(chart, ends, i))
            ends->items[ends->count++] = (LineEnd){.series = i};
    for (size_t i = 0; i < 2 && !ends->first; i++)
        if (chart->spec->lines[i].present) {
            references[ends->count] = i;
            ends->items[ends->count++] = (LineEnd){.series = SIZE_MAX};
        }
}

// Values stand in a column of their own, names beside them; values too long for that go below.
static void plan_columns(LineChart *chart, LineEnds *ends, const size_t *references, double most) {
    Layout *layout = chart->layout;
    double longest = 0, widest = 0;
    for (size_t i = 0; i < ends->count; i++) {
        LineEnd *end = &ends->items[i];
        Text name = end_name(chart, ends, end, references[i]);
        if (end->series != SIZE_MAX) {
            end->value =
                layout_wrap(layout, end_value(chart, ends, end->series), value_type(chart), most);
            widest = fmax(widest, end->value.width);
            longest = fmax(longest, layout_longest_word(layout, name, name_type(chart, end)));
        }
    }
    ends->value_column = widest > 0 ? widest + AIR : 0;
    ends->stacked = ends->value_column + longest > most;
    if (ends->stacked)
        ends->value_column = 0;
}

static double room_for(LineChart *chart, const LineEnds *ends, const size_t *references) {
    double width = chart->layout->scene->width, longest = 0;
    for (size_t i = 0; i < ends->count; i++) {
        const LineEnd *end = &ends->items[i];
        Text name = end_name(chart, ends, end, references[i]);
        longest = fmax(longest, layout_least(chart->layout, name, name_type(chart, end)));
        Text value = chart->slope && end->series != SIZE_MAX ? end_value(chart, ends, end->series)
                                                             : (Text){0};
        longest = fmax(longest, layout_least(chart->layout, value, value_type(chart)));
    }
    double share = ends->first ? 0.24 : width < 560 ? 0.34 : 0.3;
    double most = ends->first ? 0.3 : chart->slope ? 0.4 : 0.42;
    return fmin(fmax(width * share, longest), width * most);
}

// A name with a value hangs beside the column of values.
static double indent(const LineEnds *ends, const LineEnd *end) {
    return end->value.count ? ends->value_column : 0;
}

static void wrap_end(LineChart *chart, LineEnds *ends, LineEnd *end, Text name, double most) {
    double lead = indent(ends, end);
    end->name = layout_wrap(chart->layout, name, name_type(chart, end), most - lead);
    size_t lines = end->name.count;
    if (ends->stacked)
        lines += end->value.count;
    else if (end->value.count > lines)
        lines = end->value.count;
    end->height = (double)lines * chart->layout->pitch + BLOCK_AIR;
    double width = fmax(lead + end->name.width, ends->stacked ? end->value.width : 0);
    ends->column = fmax(ends->column, width);
    ends->height += end->height;
}

LineEnds line_plan_ends(LineChart *chart, bool first) {
    LineEnds ends = {.first = first};
    size_t references[ENDS_MOST] = {0};
    list_ends(chart, &ends, references);
    double most = room_for(chart, &ends, references);
    plan_columns(chart, &ends, references, most);
    for (size_t i = 0; i < ends.count; i++) {
        LineEnd *end = &ends.items[i];
        wrap_end(chart, &ends, end, end_name(chart, &ends, end, references[i]), most);
        end->wanted = end_wanted(chart, &ends, end, references[i]);
    }
    return ends;
}

// ------------------------------------------------------------------------------------ places

static void sort_by_wanted(LineEnds *ends) {
    for (size_t i = 1; i < ends->count; i++)
        for (size_t j = i; j > 0 && ends->items[j - 1].wanted > ends->items[j].wanted; j--) {
            LineEnd swap = ends->items[j];
            ends->items[j] = ends->items[j - 1];
            ends->items[j - 1] = swap;
        }
}

static bool is_moved(const LineEnd *end, double half) {
    return fabs(end->top + half - end->wanted) > 3;
}

static void spread(const LineChart *chart, LineEnds *ends, double half) {
    Spread places[ENDS_MOST];
    for (size_t i = 0; i < ends->count; i++)
        places[i] = (Spread){ends->items[i].wanted - half, ends->items[i].height, 0};
    layout_spread(chart->layout->arena, places, ends->count, chart->top - half,
                  chart->bottom + half);
    for (size_t i = 0; i < ends->count; i++)
        ends->items[i].top = places[i].at;
}

double line_spread_ends(const LineChart *chart, LineEnds *ends) {
    double half = chart->layout->pitch / 2;
    for (size_t i = 0; i < ends->count; i++)
        ends->items[i].wanted = line_y(chart, ends->items[i].wanted);
    sort_by_wanted(ends);
    spread(chart, ends, half);
    ends->gap = ends->count ? NEAR : LEDGE;
    for (size_t i = 0; i < ends->count; i++)
        if (is_moved(&ends->items[i], half))
            ends->gap = FAR; // room for leaders
    return ends->column + ends->gap;
}

// Where the labels begin, and what lies `further` from the lines than that.
static double label_x(const LineChart *chart, const LineEnds *ends, double further) {
    double away = ends->gap + further;
    return ends->first ? line_x(chart, 0) - away : chart->to + away;
}

static double line_tip(const LineChart *chart, const LineEnds *ends, const LineEnd *end) {
    if (ends->first)
        return line_x(chart, 0) - MARKER - 2;
    if (end->series == SIZE_MAX)
        return chart->to + LEDGE;
    return line_x(chart, line_last(chart, end->series)) + MARKER + 2;
}

static void place_leader(const LineChart *chart, const LineEnds *ends, const LineEnd *end) {
    Point tip = {line_tip(chart, ends, end), end->wanted};
    Point foot = {label_x(chart, ends, -4), end->top + chart->layout->pitch / 2};
    bool far = fabs(foot.x - tip.x) > FAR;
    if (far || is_moved(end, chart->layout->pitch / 2))
        scene_stroke(chart->layout->scene, ROLE_LEADER, tip, foot);
}

static void place_end(LineChart *chart, const LineEnds *ends, const LineEnd *end) {
    Layout *layout = chart->layout;
    Side side = ends->first ? SIDE_END : SIDE_START;
    double pitch = layout->pitch, lead = indent(ends, end);
    double name = (double)end->name.count * pitch, value = (double)end->value.count * pitch;
    layout_block(layout, &end->name, (Point){label_x(chart, ends, lead), end->top + name / 2}, side,
                 name_type(chart, end));
    double top = end->top + (ends->stacked ? name : 0);
    layout_block(layout, &end->value, (Point){label_x(chart, ends, 0), top + value / 2}, side,
                 value_type(chart));
    place_leader(chart, ends, end);
}

void line_place_ends(LineChart *chart, const LineEnds *ends) {
    for (size_t i = 0; i < ends->count; i++)
        place_end(chart, ends, &ends->items[i]);
}
