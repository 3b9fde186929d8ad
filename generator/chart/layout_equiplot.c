// SPDX-License-Identifier: EUPL-1.2
// An equiplot: a row per category, a dot per series, and between the lowest and the highest a line
// that is the gap. Dots need no axis from zero; it begins where the ticks do. equiplot_labels.c
// does the words.

#include "chart/equiplot.h"

#include <math.h>

enum { NAME_AIR = 14, NAME_ABOVE = 3, ROW_GAP = 12, CAP = 4, TICK = 4, MANY_ROWS = 10 };
enum { REACH = DOT + 1, NEAR = 12, LIFT = 12, LANE = 14, LEAST = 80 };
// NEAR: dots nearer than that are lifted. LEAST: between the labels at both ends

// ------------------------------------------------------------------------------------- dots

static void list_dots(Equiplot *plot, size_t index) {
    const ChartSpec *spec = plot->spec;
    DotRow *row = &plot->rows[index];
    row->dots = arena_array(plot->layout->arena, Dot, spec->series_count + 1);
    for (size_t s = 0; s < spec->series_count; s++) {
        const ChartMark *mark = &spec->series[s].marks[index];
        if (!mark_is_present(mark))
            continue;
        size_t at = row->count++;
        for (; at > 0 && row->dots[at - 1].mark->value > mark->value; at--)
            row->dots[at] = row->dots[at - 1];
        row->dots[at] = (Dot){.series = s, .mark = mark};
    }
}

static double dot_low(const Dot *dot) {
    return mark_has_interval(dot->mark) ? fmin(dot->mark->lower, dot->mark->value)
                                        : dot->mark->value;
}

static double dot_high(const Dot *dot) {
    return mark_has_interval(dot->mark) ? fmax(dot->mark->upper, dot->mark->value)
                                        : dot->mark->value;
}

// Nearest to its label: on top, in the middle where labels stand to the left and right, at the
// bottom.
static int height_rank(const Dot *dot) {
    return dot->slot == SLOT_ABOVE ? 0 : dot->slot == SLOT_BELOW ? 2 : 1;
}

static size_t height_order(const Dot *dots, size_t count, size_t of) {
    size_t order = 0;
    for (size_t i = 0; i < count; i++) {
        int rank = height_rank(&dots[i]), own = height_rank(&dots[of]);
        order += rank < own || (rank == own && i < of);
    }
    return order;
}

// Dots that would hide each other are lifted off the line by the same step up and down.
static void lift_run(Dot *dots, size_t count) {
    for (size_t i = 0; i < count; i++)
        dots[i].lift = LIFT * ((double)height_order(dots, count, i) - (double)(count - 1) / 2);
}

static void lift_dots(const Equiplot *plot, DotRow *row) {
    double middle = (double)(plot->spec->series_count - 1) / 2;
    for (size_t i = 0; plot->lanes && i < row->count; i++)
        row->dots[i].lift = LANE * ((double)row->dots[i].series - middle);
    for (size_t from = 0, to; !plot->lanes && from < row->count; from = to) {
        for (to = from + 1; to < row->count && row->dots[to].x - row->dots[to - 1].x < NEAR;)
            to++;
        lift_run(&row->dots[from], to - from);
    }
}

static void place_on_axis(const Equiplot *plot, DotRow *row) {
    row->low = INFINITY;
    row->high = -INFINITY;
    for (size_t i = 0; i < row->count; i++) {
        Dot *dot = &row->dots[i];
        dot->x = axis_x(&plot->axis, dot->mark->value);
        row->low = fmin(row->low, fmin(dot->x - REACH, axis_x(&plot->axis, dot_low(dot)) - 1));
        row->high = fmax(row->high, fmax(dot->x + REACH, axis_x(&plot->axis, dot_high(dot)) + 1));
    }
}

// ------------------------------------------------------------------------------------- plan

static bool has_intervals(const ChartSpec *spec) {
    for (size_t s = 0; s < spec->series_count; s++)
        for (size_t i = 0; i < spec->category_count; i++)
            if (mark_has_interval(&spec->series[s].marks[i]))
                return true;
    return false;
}

static double longest_label(const Equiplot *plot) {
    const ChartSpec *spec = plot->spec;
    double longest = 0;
    for (size_t i = 0; i < spec->category_count; i++)
        for (size_t s = 0; s < spec->series_count; s++)
            if (mark_is_present(&spec->series[s].marks[i]))
                longest = fmax(longest, layout_least(plot->layout, spec->series[s].marks[i].label,
                                                     layout_row_type(plot->layout, i)));
    return longest;
}

// Names go above where numbers need the room beside the dots.
static void plan_frame(Equiplot *plot, double longest) {
    Layout *layout = plot->layout;
    plot->to = layout->scene->width;
    plot->names = layout_row_names(layout);
    plot->from = plot->names.beside ? plot->names.width + NAME_AIR : 0;
    if (!plot->names.beside || longest < (plot->to - plot->from) * 0.3)
        return;
    plot->names = layout_row_names_above(layout);
    plot->from = 0;
}

static void wrap_labels(Equiplot *plot, double longest) {
    const ChartSpec *spec = plot->spec;
    size_t count = spec->category_count * spec->series_count + 1;
    double room = plot->to - plot->from;
    double most = fmax(room * 0.27, fmin(longest, (room - LEAST) / 2));
    plot->labels = arena_array(plot->layout->arena, Lines, count);
    for (size_t row = 0; row < spec->category_count; row++)
        for (size_t s = 0; s < spec->series_count; s++)
            plot->labels[row * spec->series_count + s] =
                layout_wrap(plot->layout, spec->series[s].marks[row].label,
                            layout_row_type(plot->layout, row), most);
}

static double label_room(const Equiplot *plot, size_t row, const Dot *dot) {
    double width = dot_label(plot, row, dot)->width;
    return width > 0 ? width + DOT_AIR : 0;
}

// The label of the lowest stands before all dots and whiskers of the row, that of the highest
// behind them.
static void add_extents(const Equiplot *plot, size_t index, Extents *backward, Extents *forward) {
    Arena *arena = plot->layout->arena;
    const DotRow *row = &plot->rows[index];
    if (!row->count)
        return;
    const Dot *first = &row->dots[0], *last = &row->dots[row->count - 1];
    double before = label_room(plot, index, first), behind = label_room(plot, index, last);
    double low = first->mark->value, high = last->mark->value;
    list_push(arena, backward, (Extent){low, REACH + before});
    list_push(arena, forward, (Extent){high, REACH + behind});
    for (size_t i = 0; i < row->count; i++) {
        low = fmin(low, dot_low(&row->dots[i]));
        high = fmax(high, dot_high(&row->dots[i]));
    }
    list_push(arena, backward, (Extent){low, 1 + before});
    list_push(arena, forward, (Extent){high, 1 + behind});
}

// Room for half of a tick's label, or of a dot without one, at each end of the axis.
static double edge_room(Layout *layout, const ChartTick *tick) {
    return tick ? fmax(REACH, layout_width(layout, tick->label, layout->muted) / 2) : REACH;
}

static void fit_axis(Equiplot *plot) {
    Layout *layout = plot->layout;
    const ChartSpec *spec = plot->spec;
    const ChartTick *last = spec->tick_count ? &spec->ticks[spec->tick_count - 1] : NULL;
    Extents backward = {0}, forward = {0};
    plot->axis = (Axis){.layout = layout,
                        .domain = layout_domain(spec, false),
                        .left = plot->from,
                        .right = plot->to};
    list_push(layout->arena, &backward,
              (Extent){plot->axis.domain.low, edge_room(layout, last ? spec->ticks : NULL)});
    list_push(layout->arena, &forward, (Extent){plot->axis.domain.high, edge_room(layout, last)});
    for (size_t row = 0; row < spec->category_count; row++)
        add_extents(plot, row, &backward, &forward);
    axis_fit(&plot->axis, &backward, &forward, plot->from, plot->to);
}

static void plan_rows(Equiplot *plot) {
    size_t count = plot->spec->category_count;
    plot->rows = arena_array(plot->layout->arena, DotRow, count + 1);
    for (size_t i = 0; i < count; i++)
        list_dots(plot, i);
    fit_axis(plot);
    for (size_t i = 0; i < count; i++) {
        place_on_axis(plot, &plot->rows[i]);
        equiplot_plan_slots(plot, i);
        lift_dots(plot, &plot->rows[i]);
        equiplot_plan_height(plot, i);
        equiplot_plan_words(plot, i);
    }
    equiplot_plan_direct(plot);
}

// -------------------------------------------------------------------------------------- marks

static void place_spread(const Equiplot *plot, const DotRow *row, const Dot *dot) {
    if (!mark_has_interval(dot->mark))
        return;
    double y = row->y + dot->lift;
    double from = axis_x(&plot->axis, dot->mark->lower), to = axis_x(&plot->axis, dot->mark->upper);
    const Point shape[] = {{from, y - CAP}, {from, y + CAP}, {from, y},
                           {to, y},         {to, y - CAP},   {to, y + CAP}};
    scene_path(plot->layout->scene, ROLE_HALO, shape, 6, 0, 0);
    scene_path(plot->layout->scene, ROLE_SPREAD, shape, 6, layout_colour(plot->spec, dot->series),
               0);
}

static void place_gap(const Equiplot *plot, const DotRow *row) {
    if (row->count < 2 || row->dots[row->count - 1].x - row->dots[0].x < 1)
        return;
    scene_stroke(plot->layout->scene, ROLE_GAP, (Point){row->dots[0].x, row->y},
                 (Point){row->dots[row->count - 1].x, row->y});
}

// The light line on which the dots stand; with a name above it, it carries the ticks too.
static void place_ground(const Equiplot *plot, const DotRow *row) {
    Scene *scene = plot->layout->scene;
    double from = axis_x(&plot->axis, plot->axis.domain.low);
    double to = axis_x(&plot->axis, plot->axis.domain.high);
    scene_stroke_between_labels(scene, ROLE_GRID, (Point){from, row->y}, (Point){to, row->y});
    for (size_t i = 0; !plot->names.beside && i < plot->spec->tick_count; i++) {
        double x = axis_x(&plot->axis, plot->spec->ticks[i].value);
        scene_stroke_between_labels(scene, ROLE_GRID, (Point){x, row->y - TICK},
                                    (Point){x, row->y + TICK});
    }
}

static void place_marks(const Equiplot *plot, const DotRow *row) {
    if (!row->count)
        return;
    place_ground(plot, row);
    place_gap(plot, row);
    for (size_t i = 0; i < row->count; i++) {
        const Dot *dot = &row->dots[i];
        place_spread(plot, row, dot);
        scene_marker(plot->layout->scene, (Point){dot->x, row->y + dot->lift}, DOT,
                     layout_colour(plot->spec, dot->series), layout_style(plot->spec, dot->series));
    }
}

// --------------------------------------------------------------------------------------- rows

static double up_of(const Equiplot *plot, size_t index) {
    const DotRow *row = &plot->rows[index];
    return row->half + row->above + (index == 0 ? plot->direct_height : 0);
}

static double down_of(const DotRow *row) {
    return row->count ? row->half + row->below + row->words : row->words;
}

// Sets the line of the row; returns the bottom of it all.
static double place_name(Equiplot *plot, size_t index, double y) {
    Layout *layout = plot->layout;
    DotRow *row = &plot->rows[index];
    const Lines *name = &plot->names.items[index];
    double height = (double)name->count * layout->pitch, up = up_of(plot, index);
    double down = down_of(row), middle = y + height / 2;
    if (plot->names.beside && row->count) {
        row->y = y + fmax(up, height / 2);
        middle = row->y;
        down = fmax(down, height / 2);
    } else if (plot->names.beside) {
        row->y = y + fmax(0, layout->pitch - down) / 2;
        down = fmax(down, height - (row->y - y));
    } else {
        row->y = y + height + NAME_ABOVE + (row->count ? up : 0);
    }
    layout_block(layout, name, (Point){0, middle}, SIDE_START, layout_row_type(layout, index));
    return row->y + down;
}

static double place_row(Equiplot *plot, size_t index, double y) {
    double bottom = place_name(plot, index, y);
    equiplot_place_words(plot, index);
    equiplot_place_labels(plot, index);
    if (index == 0)
        equiplot_place_direct(plot);
    return bottom;
}

static void place_strokes(const Equiplot *plot, const Flags *flags) {
    double top = plot->top - 3, bottom = plot->bottom + 6;
    bool zero = plot->axis.domain.low < 0 && plot->axis.domain.high > 0;
    if (plot->names.beside)
        axis_place_grid(&plot->axis, top, bottom);
    if (zero || (plot->names.beside && plot->axis.domain.low == 0))
        scene_stroke_between_labels(plot->layout->scene, ROLE_AXIS,
                                    (Point){axis_x(&plot->axis, 0), top},
                                    (Point){axis_x(&plot->axis, 0), bottom});
    for (size_t i = 0; i < flags->count; i++)
        axis_place_reference(&plot->axis, &flags->items[i], top - 2, bottom);
    for (size_t i = 0; i < plot->spec->category_count; i++)
        place_marks(plot, &plot->rows[i]);
}

// Ticks below, and above as well where the rows are many.
void layout_equiplot(Layout *layout) {
    Equiplot plot = {.layout = layout, .spec = layout->spec};
    size_t series = plot.spec->series_count, rows = plot.spec->category_count;
    double longest = longest_label(&plot);
    plot.lanes = has_intervals(plot.spec);
    plan_frame(&plot, longest);
    wrap_labels(&plot, longest);
    plan_rows(&plot);
    double y = 0;
    if (series > 1 && !plot.direct)
        y = layout_key(layout, layout_series_key(layout, KEY_MARKER, 0), series, 0);
    Flags flags = axis_plan_flags(&plot.axis);
    y = axis_place_flags(&plot.axis, &flags, 0, flags.above, y);
    if (rows > MANY_ROWS)
        y = axis_place_ticks(&plot.axis, y) + 6;
    plot.top = y + 3;
    for (size_t i = 0; i < rows; i++)
        plot.bottom = place_row(&plot, i, i ? plot.bottom + ROW_GAP : plot.top);
    y = axis_place_ticks(&plot.axis, fmax(plot.bottom, plot.top) + 9);
    y = axis_place_flags(&plot.axis, &flags, flags.above, flags.count, y);
    place_strokes(&plot, &flags);
    layout->scene->height = ceil(y);
}
