// SPDX-License-Identifier: EUPL-1.2
// The words of an equiplot: values at the dots, names of the series, missing values.

#include "chart/equiplot.h"

#include <math.h>

enum { APART = 8, WORDS_APART = 18 };

const Lines *dot_label(const Equiplot *plot, size_t row, const Dot *dot) {
    return &plot->labels[row * plot->spec->series_count + dot->series];
}

static double height_of(const Equiplot *plot, const Lines *lines) {
    return (double)lines->count * plot->layout->pitch;
}

// ----------------------------------------------------------------------------------- values

// Centred at its dot, moved inwards where it would leave the plot.
static double label_left(const Equiplot *plot, const Dot *dot, double width) {
    return fmax(plot->from, fmin(dot->x - width / 2, plot->to - width));
}

// Between the ends: below the line, else above it, else the axis has to do.
static Slot free_slot(const double reached[2], double left) {
    if (left >= reached[1] + APART)
        return SLOT_BELOW;
    return left >= reached[0] + APART ? SLOT_ABOVE : SLOT_NONE;
}

static void plan_between(const Equiplot *plot, size_t index) {
    DotRow *row = &plot->rows[index];
    double reached[2] = {-INFINITY, -INFINITY}; // above, below
    for (size_t i = 1; i + 1 < row->count; i++) {
        Dot *dot = &row->dots[i];
        const Lines *label = dot_label(plot, index, dot);
        dot->left = label_left(plot, dot, label->width);
        dot->slot = label->count ? free_slot(reached, dot->left) : SLOT_NONE;
        if (dot->slot == SLOT_NONE)
            continue;
        reached[dot->slot == SLOT_BELOW] = dot->left + label->width;
        double *height = dot->slot == SLOT_BELOW ? &row->below : &row->above;
        *height = fmax(*height, height_of(plot, label));
    }
}

// Ends have their labels outside, level with their dots.
void equiplot_plan_slots(Equiplot *plot, size_t index) {
    DotRow *row = &plot->rows[index];
    if (!row->count)
        return;
    row->dots[0].slot = SLOT_BEFORE;
    row->dots[row->count - 1].slot = SLOT_BEHIND;
    plan_between(plot, index);
}

void equiplot_plan_height(Equiplot *plot, size_t index) {
    DotRow *row = &plot->rows[index];
    for (size_t i = 0; i < row->count; i++) {
        const Dot *dot = &row->dots[i];
        bool outside = dot->slot == SLOT_BEFORE || dot->slot == SLOT_BEHIND;
        double label = outside ? height_of(plot, dot_label(plot, index, dot)) / 2 : 0;
        row->half = fmax(row->half, fabs(dot->lift) + fmax(DOT * 1.25, label));
    }
}

void equiplot_place_labels(const Equiplot *plot, size_t index) {
    const DotRow *row = &plot->rows[index];
    Layout *layout = plot->layout;
    Type type = layout_row_type(layout, index);
    for (size_t i = 0; i < row->count; i++) {
        const Dot *dot = &row->dots[i];
        const Lines *label = dot_label(plot, index, dot);
        double half = height_of(plot, label) / 2;
        Point at = {dot->left, row->y + row->half + half};
        if (dot->slot == SLOT_ABOVE)
            at.y = row->y - row->half - half;
        else if (dot->slot == SLOT_BEFORE)
            at = (Point){row->low - DOT_AIR, row->y + dot->lift};
        else if (dot->slot == SLOT_BEHIND)
            at = (Point){row->high + DOT_AIR, row->y + dot->lift};
        if (dot->slot != SLOT_NONE)
            layout_block(layout, label, at, dot->slot == SLOT_BEFORE ? SIDE_END : SIDE_START, type);
    }
}

// ------------------------------------------------------------------------- names of the series

// Every name covers its own dot; only then is it clear which is meant.
static bool names_cover(const Equiplot *plot) {
    const DotRow *row = &plot->rows[0];
    for (size_t i = 0; i < row->count; i++) {
        const Spread *name = &plot->direct[i];
        double air = APART / 2.0, x = row->dots[i].x;
        if (name->at + air > x || name->at + name->size - air < x)
            return false;
    }
    return true;
}

void equiplot_plan_direct(Equiplot *plot) {
    Layout *layout = plot->layout;
    const DotRow *row = &plot->rows[0];
    if (plot->spec->series_count < 2 || !plot->spec->category_count ||
        row->count < plot->spec->series_count || row->above > 0)
        return;
    double needed = 0, low = plot->from - APART / 2.0, high = plot->to + APART / 2.0;
    plot->direct = arena_array(layout->arena, Spread, row->count);
    for (size_t i = 0; i < row->count; i++) {
        Text name = plot->spec->series[row->dots[i].series].name;
        double size = layout_width(layout, name, layout->ink) + APART;
        plot->direct[i] = (Spread){row->dots[i].x - size / 2, size, 0};
        needed += size;
    }
    layout_spread(layout->arena, plot->direct, row->count, low, high);
    if (needed > high - low || !names_cover(plot))
        plot->direct = NULL;
    plot->direct_height = plot->direct ? layout->pitch : 0;
}

void equiplot_place_direct(const Equiplot *plot) {
    Layout *layout = plot->layout;
    const DotRow *row = &plot->rows[0];
    double y = row->y - row->half - layout->pitch / 2;
    for (size_t i = 0; plot->direct && i < row->count; i++) {
        Lines name = layout_wrap(layout, plot->spec->series[row->dots[i].series].name, layout->ink,
                                 INFINITY);
        const Spread *place = &plot->direct[i];
        layout_block(layout, &name, (Point){place->at + place->size / 2, y}, SIDE_MIDDLE,
                     layout->ink);
    }
}

// -------------------------------------------------------------------------------------- words

// Nothing in the row, and for all the same reason: that is said once.
static bool is_one_reason(const Equiplot *plot, size_t row) {
    for (size_t s = 0; s < plot->spec->series_count; s++)
        if (mark_is_present(layout_mark(plot->spec, s, row)) ||
            !text_equal(layout_mark(plot->spec, s, row)->label, layout_mark(plot->spec, 0, row)->label))
            return false;
    return true;
}

// Beside its name a row's words begin behind the axis, if no word is too long for that.
static double words_left(const Equiplot *plot, size_t row) {
    double left = plot->axis.start + DOT_AIR, least = 0;
    for (size_t s = 0; s < plot->spec->series_count; s++) {
        const ChartMark *mark = layout_mark(plot->spec, s, row);
        Text name = is_one_reason(plot, row) ? (Text){0} : plot->spec->series[s].name;
        if (!mark_is_present(mark))
            least = fmax(least, fmax(layout_least(plot->layout, mark->label, plot->layout->muted),
                                     layout_least(plot->layout, name, plot->layout->muted)));
    }
    if (!plot->names.beside)
        return 0;
    return least + APART < plot->to - left ? left : plot->from;
}

static Lines words_for(const Equiplot *plot, size_t row, size_t series, double most) {
    Layout *layout = plot->layout;
    const ChartMark *mark = layout_mark(plot->spec, series, row);
    if (mark_is_present(mark) || (series > 0 && is_one_reason(plot, row)))
        return (Lines){0};
    Text name = is_one_reason(plot, row) ? (Text){0} : plot->spec->series[series].name;
    Text said = mark->label.length ? layout_said(layout, name, ": ", mark->label) : (Text){0};
    return layout_wrap(layout, said, layout->muted, most);
}

// "Män: för få svar   Kvinnor: …", side by side where there is room. Returns the bottom.
static double flow_words(const Equiplot *plot, size_t row, Point from, bool place) {
    double x = from.x, y = from.y, height = 0;
    for (size_t s = 0; s < plot->spec->series_count; s++) {
        Lines lines = words_for(plot, row, s, plot->to - from.x);
        if (!lines.count)
            continue;
        if (x > from.x && x + lines.width > plot->to) {
            y += height;
            x = from.x;
            height = 0;
        }
        double own = height_of(plot, &lines);
        if (place)
            layout_block(plot->layout, &lines, (Point){x, y + own / 2}, SIDE_START,
                         plot->layout->muted);
        x += lines.width + WORDS_APART;
        height = fmax(height, own);
    }
    return y + height;
}

static double words_width(const Equiplot *plot, size_t row) {
    double width = 0;
    for (size_t s = 0; s < plot->spec->series_count; s++) {
        Lines lines = words_for(plot, row, s, INFINITY);
        width += lines.count ? lines.width + WORDS_APART : 0;
    }
    return width;
}

static double words_behind(const Equiplot *plot, size_t index) {
    const DotRow *row = &plot->rows[index];
    return row->high + DOT_AIR + dot_label(plot, index, &row->dots[row->count - 1])->width +
           WORDS_APART;
}

void equiplot_plan_words(Equiplot *plot, size_t index) {
    DotRow *row = &plot->rows[index];
    double room = row->count ? plot->to - words_behind(plot, index) + WORDS_APART : 0;
    row->words_behind = row->count && words_width(plot, index) <= room;
    if (!row->words_behind)
        row->words = flow_words(plot, index, (Point){words_left(plot, index), 0}, false);
}

void equiplot_place_words(Equiplot *plot, size_t index) {
    const DotRow *row = &plot->rows[index];
    Point at = {words_left(plot, index), row->y + (row->count ? row->half + row->below : 0)};
    if (row->words_behind)
        at = (Point){words_behind(plot, index), row->y - plot->layout->pitch / 2};
    flow_words(plot, index, at, true);
}
