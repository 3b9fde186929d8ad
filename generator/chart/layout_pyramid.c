// SPDX-License-Identifier: EUPL-1.2
// A population pyramid: the first category lowest, one series to the left, one to the right of the
// column of names, both on one scale from zero.
//
//              Kvinnor             Män
//       1 234 ▐███████  65–  ██████▌ 998
//     2 345 ▐█████████ 16–64 █████████▌ 2 301

#include "chart/axis.h"

#include <math.h>

enum { SIDES = 2, AIR = 6, COLUMN_AIR = 8, THICK = 22, ROW_GAP = 4 };

typedef struct Pyramid {
    Layout *layout;
    const ChartSpec *spec;
    size_t sides;          // of the series, at most two are shown
    Lines *names, *labels; // labels: [row * SIDES + side]
    double inner[SIDES];   // where the bars of a side begin
    double space;          // for bars and labels of a side
    Axis axes[SIDES];
    bool axis;
    double top, bottom;
} Pyramid;

static Lines *label_at(const Pyramid *pyramid, size_t row, size_t side) {
    return &pyramid->labels[row * SIDES + side];
}

static Type label_type(const Pyramid *pyramid, size_t row, size_t side) {
    bool present = mark_is_present(layout_mark(pyramid->spec, side, row));
    return present ? layout_row_type(pyramid->layout, row) : pyramid->layout->muted;
}

// Outwards from the column of names: to the left on the first side.
static double outwards(size_t side) {
    return side == 0 ? -1 : 1;
}

static Side outer_side(size_t side) {
    return side == 0 ? SIDE_END : SIDE_START;
}

// ------------------------------------------------------------------------------------- plan

static double least_label(const Pyramid *pyramid) {
    double least = 0;
    for (size_t row = 0; row < pyramid->spec->category_count; row++)
        for (size_t side = 0; side < pyramid->sides; side++)
            least = fmax(least, layout_least(pyramid->layout, layout_mark(pyramid->spec, side, row)->label,
                                             label_type(pyramid, row, side)));
    return least;
}

static double least_name(const Pyramid *pyramid) {
    double least = 0;
    for (size_t row = 0; row < pyramid->spec->category_count; row++)
        least = fmax(least, layout_least(pyramid->layout, pyramid->spec->categories[row],
                                         layout_row_type(pyramid->layout, row)));
    return least;
}

// Room for names in the middle: less where a label has a word too long for what is left.
static double column_most(const Pyramid *pyramid) {
    double width = pyramid->layout->scene->width;
    double wanted = fmax(width * 0.26, fmin(least_name(pyramid), width * 0.34));
    double left = width - 2 * (least_label(pyramid) + AIR + COLUMN_AIR);
    return fmax(width * 0.16, fmin(wanted, left));
}

static void plan_names(Pyramid *pyramid) {
    Layout *layout = pyramid->layout;
    double width = layout->scene->width, widest = 0, most = column_most(pyramid);
    pyramid->names = arena_array(layout->arena, Lines, pyramid->spec->category_count + 1);
    for (size_t i = 0; i < pyramid->spec->category_count; i++) {
        pyramid->names[i] =
            layout_wrap(layout, pyramid->spec->categories[i], layout_row_type(layout, i), most);
        widest = fmax(widest, pyramid->names[i].width);
    }
    double column = widest + 2 * COLUMN_AIR;
    pyramid->space = (width - column) / 2;
    pyramid->inner[0] = pyramid->space;
    pyramid->inner[1] = width - pyramid->space;
}

// A bar keeps something of its side, even from a number that cannot be broken.
static double label_most(const Pyramid *pyramid, const ChartMark *mark, Type type) {
    if (!mark_is_present(mark))
        return pyramid->space - AIR;
    double longest = layout_least(pyramid->layout, mark->label, type) + AIR;
    return fmin(fmax(pyramid->space * 0.6, longest), pyramid->space * 0.9) - AIR;
}

static void plan_labels(Pyramid *pyramid) {
    Layout *layout = pyramid->layout;
    size_t count = pyramid->spec->category_count * SIDES + 1;
    pyramid->labels = arena_array(layout->arena, Lines, count);
    for (size_t row = 0; row < pyramid->spec->category_count; row++)
        for (size_t side = 0; side < pyramid->sides; side++) {
            const ChartMark *mark = layout_mark(pyramid->spec, side, row);
            Type type = label_type(pyramid, row, side);
            *label_at(pyramid, row, side) =
                layout_wrap(layout, mark->label, type, label_most(pyramid, mark, type));
            pyramid->axis |=
                mark_has_interval(mark) || (mark_is_present(mark) && !mark->label.length);
        }
}

// What a bar with its whisker reaches.
static double mark_reach(const ChartMark *mark) {
    if (!mark_is_present(mark))
        return 0;
    return fmax(0, mark_has_interval(mark) ? fmax(mark->value, mark->upper) : mark->value);
}

static double fit_side(const Pyramid *pyramid, size_t side, double high) {
    double scale = pyramid->space / high;
    for (size_t row = 0; row < pyramid->spec->category_count; row++) {
        double reach = mark_reach(layout_mark(pyramid->spec, side, row));
        double room = label_at(pyramid, row, side)->width;
        if (reach > 0 && room > 0)
            scale = fmin(scale, (pyramid->space - room - AIR) / reach);
    }
    return scale;
}

// Both sides grow from zero on the same scale, the largest at which every label has room.
static void plan_axes(Pyramid *pyramid) {
    Domain domain = layout_domain(pyramid->spec, true);
    domain.low = 0;
    domain.high = domain.high > 0 ? domain.high : 1;
    double scale = INFINITY;
    for (size_t side = 0; side < pyramid->sides; side++)
        scale = fmin(scale, fit_side(pyramid, side, domain.high));
    for (size_t side = 0; side < SIDES; side++) {
        double left = side == 0 ? 0 : pyramid->inner[1] - COLUMN_AIR;
        pyramid->axes[side] = (Axis){.layout = pyramid->layout,
                                     .domain = domain,
                                     .start = pyramid->inner[side],
                                     .scale = scale * outwards(side),
                                     .left = left,
                                     .right = left + pyramid->space + COLUMN_AIR};
    }
}

// ------------------------------------------------------------------------------------- rows

static void place_bar(const Pyramid *pyramid, const ChartMark *mark, size_t side, double y) {
    double zero = pyramid->inner[side], end = axis_x(&pyramid->axes[side], mark->value);
    if (mark->value > 0 && fabs(end - zero) < 1)
        end = zero + outwards(side);
    Box box = {fmin(zero, end), y - THICK / 2.0, fabs(end - zero), THICK};
    if (mark->value > 0)
        scene_bar(pyramid->layout->scene, box, layout_colour(pyramid->spec, side),
                  layout_style(pyramid->spec, side));
    if (mark_has_interval(mark))
        axis_place_whisker(&pyramid->axes[side], fmax(0, mark->lower), fmax(0, mark->upper), y);
}

static void place_mark(const Pyramid *pyramid, size_t row, size_t side, double y) {
    const ChartMark *mark = layout_mark(pyramid->spec, side, row);
    if (mark_is_present(mark))
        place_bar(pyramid, mark, side, y);
    double x = axis_x(&pyramid->axes[side], mark_reach(mark)) + outwards(side) * AIR;
    layout_block(pyramid->layout, label_at(pyramid, row, side), (Point){x, y}, outer_side(side),
                 label_type(pyramid, row, side));
}

static double row_height(const Pyramid *pyramid, size_t row) {
    size_t lines = pyramid->names[row].count;
    for (size_t side = 0; side < pyramid->sides; side++)
        if (label_at(pyramid, row, side)->count > lines)
            lines = label_at(pyramid, row, side)->count;
    return fmax(THICK, (double)lines * pyramid->layout->pitch);
}

// The first row is the lowest.
static void place_rows(Pyramid *pyramid) {
    Layout *layout = pyramid->layout;
    double y = pyramid->top, middle = (pyramid->inner[0] + pyramid->inner[1]) / 2;
    for (size_t row = pyramid->spec->category_count; row-- > 0;) {
        double height = row_height(pyramid, row);
        layout_block(layout, &pyramid->names[row], (Point){middle, y + height / 2}, SIDE_MIDDLE,
                     layout_row_type(layout, row));
        for (size_t side = 0; side < pyramid->sides; side++)
            place_mark(pyramid, row, side, y + height / 2);
        y += height + (row ? ROW_GAP : 0);
    }
    pyramid->bottom = y;
}

// ------------------------------------------------------------------------------- the frame

// Names of the series on top of their sides. Returns their bottom.
static double place_heads(const Pyramid *pyramid) {
    Layout *layout = pyramid->layout;
    Lines heads[SIDES];
    double height = 0;
    for (size_t side = 0; side < pyramid->sides; side++) {
        heads[side] =
            layout_wrap(layout, pyramid->spec->series[side].name, layout->bold, pyramid->space);
        height = fmax(height, (double)heads[side].count * layout->pitch);
    }
    for (size_t side = 0; side < pyramid->sides; side++) {
        double own = (double)heads[side].count * layout->pitch;
        layout_block(layout, &heads[side], (Point){pyramid->inner[side], height - own / 2},
                     outer_side(side), layout->bold);
    }
    return height > 0 ? height + AIR : 0;
}

static void place_strokes(const Pyramid *pyramid, const Flags *flags) {
    double top = pyramid->top - 3, bottom = pyramid->bottom + 3;
    for (size_t side = 0; side < pyramid->sides; side++) {
        double x = pyramid->inner[side];
        if (pyramid->axis)
            axis_place_grid(&pyramid->axes[side], top, bottom);
        scene_stroke(pyramid->layout->scene, ROLE_AXIS, (Point){x, top}, (Point){x, bottom});
        for (size_t i = 0; i < flags[side].count; i++)
            axis_place_reference(&pyramid->axes[side], &flags[side].items[i], top - 2, bottom);
    }
}

void layout_pyramid(Layout *layout) {
    Pyramid pyramid = {.layout = layout, .spec = layout->spec};
    pyramid.sides = layout->spec->series_count < SIDES ? layout->spec->series_count : SIDES;
    plan_names(&pyramid);
    plan_labels(&pyramid);
    plan_axes(&pyramid);
    double head = place_heads(&pyramid), above = head, below = 0;
    Flags flags[SIDES] = {0};
    for (size_t side = 0; side < pyramid.sides; side++) {
        const Axis *axis = &pyramid.axes[side];
        flags[side] = axis_plan_flags(axis);
        above = fmax(above, axis_place_flags(axis, &flags[side], 0, flags[side].above, head));
    }
    pyramid.top = above + 3;
    place_rows(&pyramid);
    double y = below = pyramid.bottom + 3;
    for (size_t side = 0; pyramid.axis && side < pyramid.sides; side++)
        y = axis_place_ticks(&pyramid.axes[side], below + 3);
    for (size_t side = 0, from = 0; side < pyramid.sides; side++) {
        from = flags[side].above;
        below = fmax(
            below, axis_place_flags(&pyramid.axes[side], &flags[side], from, flags[side].count, y));
    }
    place_strokes(&pyramid, flags);
    layout->scene->height = ceil(fmax(y, below));
}
