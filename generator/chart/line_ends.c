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

static Text end_name(const LineChart *chart, const LineEnd *end, size_t reference) {
    return end->series == SIZE_MAX ? chart->spec->lines[reference].label
                                   : chart->spec->series[end->series].name;
}

// The value is shown when it is that of the last period, and no other.
static Text end_value(const LineChart *chart, size_t series) {
    size_t last = line_last(chart, series);
    if (last == SIZE_MAX || last + 1 < chart->spec->category_count)
        return (Text){0};
    return chart->spec->series[series].marks[last].label;
}

static void list_ends(LineChart *chart, LineEnds *ends, size_t references[ENDS_MOST]) {
    for (size_t i = 0; i < chart->series_count; i++)
        if (line_last(chart, i) != SIZE_MAX)
            ends->items[ends->count++] = (LineEnd){.series = i};
    for (size_t i = 0; i < 2; i++)
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
        Text name = end_name(chart, end, references[i]);
        if (end->series != SIZE_MAX) {
            end->value =
                layout_wrap(layout, end_value(chart, end->series), value_type(chart), most);
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
        Text name = end_name(chart, end, references[i]);
        longest = fmax(longest, layout_longest_word(chart->layout, name, name_type(chart, end)));
    }
    return fmin(fmax(width * (width < 560 ? 0.34 : 0.3), longest), width * 0.42);
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

LineEnds line_plan_ends(LineChart *chart) {
    LineEnds ends = {0};
    size_t references[ENDS_MOST] = {0};
    list_ends(chart, &ends, references);
    double most = room_for(chart, &ends, references);
    plan_columns(chart, &ends, references, most);
    for (size_t i = 0; i < ends.count; i++) {
        LineEnd *end = &ends.items[i];
        wrap_end(chart, &ends, end, end_name(chart, end, references[i]), most);
        if (end->series == SIZE_MAX)
            end->wanted = chart->spec->lines[references[i]].value;
        else
            end->wanted =
                chart->spec->series[end->series].marks[line_last(chart, end->series)].value;
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

// A cluster of labels that touch, placed as one so that the sum of squared moves is least.
typedef struct Cluster {
    size_t from, to;
    double top, height, sum; // sum: of each member's wanted top minus its offset
} Cluster;

static void settle(Cluster *cluster, double lowest) {
    double top = cluster->sum / (double)(cluster->to - cluster->from);
    cluster->top = fmax(0, fmin(top, lowest - cluster->height));
}

static void merge(Cluster *into, const Cluster *next, double lowest) {
    into->sum += next->sum - (double)(next->to - next->from) * into->height;
    into->height += next->height;
    into->to = next->to;
    settle(into, lowest);
}

static bool is_moved(const LineEnd *end, double half) {
    return fabs(end->top + half - end->wanted) > 3;
}

static void spread(LineEnds *ends, double half, double lowest) {
    Cluster clusters[ENDS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < ends->count; i++) {
        double top = ends->items[i].wanted - half;
        clusters[count] = (Cluster){i, i + 1, top, ends->items[i].height, top};
        settle(&clusters[count++], lowest);
        while (count > 1 &&
               clusters[count - 2].top + clusters[count - 2].height > clusters[count - 1].top) {
            merge(&clusters[count - 2], &clusters[count - 1], lowest);
            count--;
        }
    }
    for (size_t i = 0; i < count; i++) {
        double top = clusters[i].top;
        for (size_t j = clusters[i].from; j < clusters[i].to; top += ends->items[j++].height)
            ends->items[j].top = top;
    }
}

double line_spread_ends(const LineChart *chart, LineEnds *ends) {
    double half = chart->layout->pitch / 2;
    for (size_t i = 0; i < ends->count; i++)
        ends->items[i].wanted = line_y(chart, ends->items[i].wanted);
    sort_by_wanted(ends);
    spread(ends, half, chart->bottom + chart->top);
    ends->gap = ends->count ? NEAR : LEDGE;
    for (size_t i = 0; i < ends->count; i++)
        if (is_moved(&ends->items[i], half))
            ends->gap = FAR; // room for leaders
    return ends->column + ends->gap;
}

static Point line_tip(const LineChart *chart, const LineEnd *end) {
    if (end->series == SIZE_MAX)
        return (Point){chart->to + LEDGE, end->wanted};
    return (Point){line_x(chart, line_last(chart, end->series)) + MARKER + 2, end->wanted};
}

static void place_leader(const LineChart *chart, const LineEnd *end, Point label) {
    Point tip = line_tip(chart, end), foot = {label.x - 4, label.y};
    bool far = foot.x - tip.x > FAR;
    if (far || is_moved(end, chart->layout->pitch / 2))
        scene_stroke(chart->layout->scene, ROLE_LEADER, tip, foot);
}

static void place_end(LineChart *chart, const LineEnds *ends, const LineEnd *end, double left) {
    Layout *layout = chart->layout;
    double pitch = layout->pitch, first = end->top + pitch / 2;
    double name = (double)end->name.count * pitch, value = (double)end->value.count * pitch;
    double lead = indent(ends, end);
    layout_block(layout, &end->name, (Point){left + lead, end->top + name / 2}, SIDE_START,
                 name_type(chart, end));
    double top = end->top + (ends->stacked ? name : 0);
    layout_block(layout, &end->value, (Point){left, top + value / 2}, SIDE_START,
                 value_type(chart));
    place_leader(chart, end, (Point){left, first});
}

void line_place_ends(LineChart *chart, const LineEnds *ends) {
    for (size_t i = 0; i < ends->count; i++)
        place_end(chart, ends, &ends->items[i], chart->to + ends->gap);
}
