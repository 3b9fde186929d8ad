// SPDX-License-Identifier: EUPL-1.2
// Horizontal bars. Reading order: names, labels, the scale that leaves room for both, then the
// rows from top to bottom, and last the strokes, which keep away from all labels.
//
//   Ockelbo    ████████████████▏83,1        or, where names are long or the drawing is narrow,
//   Hela länet ███████████████▏79,2         each name above its bars
//
// Bars that carry their value need no axis. It is drawn only where something must be read off it:
// an interval, or a mark without a label.

#include "chart/layout.h"

#include <math.h>

enum { AIR = 6, NAME_AIR = 12, KEY_AIR = 22, SWATCH = 20, CAP = 5 };

// What must fit at the side of a bar that points there: its value and the room for its label.
typedef struct Extent { double value, room; } Extent;
typedef LIST(Extent) Extents;

typedef struct Bars {
    Layout *layout;
    const ChartSpec *spec;
    bool beside;                          // names beside the bars, else above them
    bool direct;                          // series named at the bars of the first row
    bool axis;
    double thick, gap, row_gap;           // of a bar; between bars of a row; between rows
    double from, to;                      // between these lie bars and labels
    Domain domain;
    double start, scale;                  // x of the domain's low end; units per value
    Lines *names, *labels;                // labels: [row * series_count + series], likewise
    double *reaches;                      // the value behind which each label stands
    double top, bottom;                   // of the rows
} Bars;

static Type name_type(const Bars *bars, size_t row) {
    bool strong = bars->spec->strong && bars->spec->strong[row];
    return strong ? bars->layout->bold : bars->layout->ink;
}

static const ChartMark *mark_at(const Bars *bars, size_t row, size_t series) {
    return &bars->spec->series[series].marks[row];
}

static Lines *label_at(const Bars *bars, size_t row, size_t series) {
    return &bars->labels[row * bars->spec->series_count + series];
}

static double *reach_at(const Bars *bars, size_t row, size_t series) {
    return &bars->reaches[row * bars->spec->series_count + series];
}

static Type label_type(const Bars *bars, size_t row, size_t series) {
    bool present = mark_is_present(mark_at(bars, row, series));
    return present ? name_type(bars, row) : bars->layout->muted;
}

// ----------------------------------------------------------------------------------- names

// Beside the bars when they are short, or when there is room to break them into a column.
static double name_column(Bars *bars) {
    double width = bars->layout->scene->width, widest = 0, longest = 0;
    for (size_t i = 0; i < bars->spec->category_count; i++) {
        Text name = bars->spec->categories[i];
        widest = fmax(widest, layout_width(bars->layout, name, name_type(bars, i)));
        longest = fmax(longest, layout_longest_word(bars->layout, name, name_type(bars, i)));
    }
    if (widest <= width * 0.3)
        return widest;
    double column = fmin(width * 0.36, 260);
    return width >= 560 && longest <= column ? fmin(widest, column) : 0;
}

static void plan_names(Bars *bars) {
    double width = bars->layout->scene->width, column = name_column(bars), widest = 0;
    bars->beside = column > 0;
    bars->names = arena_array(bars->layout->arena, Lines, bars->spec->category_count + 1);
    for (size_t i = 0; i < bars->spec->category_count; i++) {
        bars->names[i] = layout_wrap(bars->layout, bars->spec->categories[i], name_type(bars, i),
                                     bars->beside ? column + 1 : width);
        widest = fmax(widest, bars->names[i].width);
    }
    bars->from = bars->beside ? widest + NAME_AIR : 1;
    bars->to = width;
}

// ---------------------------------------------------------------------------------- labels

static void plan_labels(Bars *bars) {
    const ChartSpec *spec = bars->spec;
    double share = bars->domain.low < 0 ? 0.4 : 0.6;   // the bars keep the rest
    size_t count = spec->category_count * spec->series_count + 1;
    bars->labels = arena_array(bars->layout->arena, Lines, count);
    bars->reaches = arena_array(bars->layout->arena, double, count);
    for (size_t row = 0; row < spec->category_count; row++)
        for (size_t s = 0; s < spec->series_count; s++) {
            const ChartMark *mark = mark_at(bars, row, s);
            *label_at(bars, row, s) =
                layout_wrap(bars->layout, mark->label, label_type(bars, row, s),
                            (bars->to - bars->from) * share);
            bars->axis |= mark_has_interval(mark) || (mark_is_present(mark) && !mark->label.length);
        }
}

static double direct_room(const Bars *bars, size_t series) {
    return AIR + layout_width(bars->layout, bars->spec->series[series].name, bars->layout->muted);
}

static double label_room(const Bars *bars, size_t row, size_t series) {
    double room = label_at(bars, row, series)->width;
    if (room > 0)
        room += AIR;
    return bars->direct && row == 0 ? room + direct_room(bars, series) : room;
}

// ------------------------------------------------------------------------------------ scale

// Where a bar with its whisker ends.
static double mark_end(const ChartMark *mark) {
    if (!mark_is_present(mark))
        return 0;
    if (!mark_has_interval(mark))
        return mark->value;
    return mark->value < 0 ? fmin(mark->value, mark->lower) : fmax(mark->value, mark->upper);
}

static bool points_back(const ChartMark *mark) {
    return mark_is_present(mark) && mark->value < 0;
}

static double x_of(const Bars *bars, double value) {
    return bars->start + (value - bars->domain.low) * bars->scale;
}

static void collect(const Bars *bars, Extents *backward, Extents *forward) {
    Arena *arena = bars->layout->arena;
    list_push(arena, backward, (Extent){bars->domain.low, 0});
    list_push(arena, forward, (Extent){bars->domain.high, 0});
    if (bars->axis && bars->spec->tick_count) {
        const ChartTick *last = &bars->spec->ticks[bars->spec->tick_count - 1];
        double width = layout_width(bars->layout, last->label, bars->layout->muted);
        list_push(arena, forward, (Extent){last->value, width / 2});
    }
    for (size_t row = 0; row < bars->spec->category_count; row++)
        for (size_t s = 0; s < bars->spec->series_count; s++)
            list_push(arena, points_back(mark_at(bars, row, s)) ? backward : forward,
                      (Extent){*reach_at(bars, row, s), label_room(bars, row, s)});
}

// The largest scale at which every label fits between `from` and `to`.
static void scale_to(Bars *bars, const Extents *backward, const Extents *forward) {
    double space = bars->to - bars->from, low = bars->domain.low;
    bars->scale = space / (bars->domain.high - low);
    for (size_t i = 0; i < backward->count; i++)
        for (size_t j = 0; j < forward->count; j++) {
            Extent back = backward->items[i], ahead = forward->items[j];
            double room = fmax(0, space - back.room - ahead.room);
            if (ahead.value > back.value)
                bars->scale = fmin(bars->scale, room / (ahead.value - back.value));
        }
    bars->start = bars->from;
    for (size_t i = 0; i < backward->count; i++) {
        Extent back = backward->items[i];
        bars->start = fmax(bars->start,
                           bars->from + back.room - (back.value - low) * bars->scale);
    }
}

// A label that a reference line would cut through moves behind that line.
static bool step_aside(Bars *bars, size_t row, size_t series, double line) {
    double *at = reach_at(bars, row, series), x = x_of(bars, line), from = x_of(bars, *at);
    double room = label_room(bars, row, series);
    const ChartMark *mark = mark_at(bars, row, series);
    bool back = points_back(mark);
    bool cut = back ? x < from && x > from - room - 2 : x > from && x < from + room + 2;
    if (cut && room > 0 && mark_is_present(mark))
        *at = line;
    return cut && room > 0 && mark_is_present(mark);
}

static bool step_aside_all(Bars *bars) {
    bool moved = false;
    for (size_t row = 0; row < bars->spec->category_count; row++)
        for (size_t s = 0; s < bars->spec->series_count; s++)
            for (size_t i = 0; i < 2; i++)
                if (bars->spec->lines[i].present)
                    moved |= step_aside(bars, row, s, bars->spec->lines[i].value);
    return moved;
}

static void fit(Bars *bars) {
    for (size_t row = 0; row < bars->spec->category_count; row++)
        for (size_t s = 0; s < bars->spec->series_count; s++)
            *reach_at(bars, row, s) = mark_end(mark_at(bars, row, s));
    for (int round = 0; round < 4; round++) {
        Extents backward = {0}, forward = {0};
        collect(bars, &backward, &forward);
        scale_to(bars, &backward, &forward);
        if (!step_aside_all(bars))
            return;
    }
}

// Series are named where they first appear, if that costs the bars little; else by a key above.
static void choose_key(Bars *bars) {
    fit(bars);
    if (bars->spec->series_count < 2)
        return;
    double plain = bars->scale, widest = 0;
    bool possible = bars->spec->category_count > 0;
    for (size_t s = 0; possible && s < bars->spec->series_count; s++) {
        possible = mark_is_present(mark_at(bars, 0, s)) && mark_at(bars, 0, s)->value >= 0;
        widest = fmax(widest, label_at(bars, 0, s)->width + AIR + direct_room(bars, s));
    }
    bars->direct = possible && widest < (bars->to - bars->from) * 0.6;
    fit(bars);
    if (!bars->direct || bars->scale >= plain * 0.8)
        return;
    bars->direct = false;
    fit(bars);
}

static unsigned pattern_of(const Bars *bars, size_t series) {
    return bars->spec->series_count > 1 ? layout_style(bars->spec, series) : 0;
}

// One line in the order of the bars, broken where it must be.
static double place_key(Bars *bars) {
    Layout *layout = bars->layout;
    double x = 0, y = 0, height = layout->pitch + 4;
    for (size_t s = 0; s < bars->spec->series_count; s++) {
        Lines name = layout_wrap(layout, bars->spec->series[s].name, layout->ink,
                                 layout->scene->width - SWATCH - AIR);
        double lines = (double)(name.count ? name.count : 1);
        if (x > 0 && x + SWATCH + AIR + name.width > layout->scene->width) {
            y += height;
            x = 0;
            height = layout->pitch + 4;
        }
        Box swatch = {x, y + layout->pitch / 2 - 7, SWATCH, 14};
        scene_bar(layout->scene, swatch, layout_colour(bars->spec, s), pattern_of(bars, s));
        layout_block(layout, &name, (Point){x + SWATCH + AIR, y + layout->pitch * lines / 2},
                     SIDE_START, layout->ink);
        height = fmax(height, layout->pitch * lines + 4);
        x += SWATCH + AIR + name.width + KEY_AIR;
    }
    return y + height + 8;
}

// ------------------------------------------------------------------------------------- rows

static void place_whisker(Bars *bars, const ChartMark *mark, double y) {
    double from = x_of(bars, mark->lower), to = x_of(bars, mark->upper);
    const Point shape[] = {{from, y - CAP}, {from, y + CAP}, {from, y},
                           {to, y},         {to, y - CAP},   {to, y + CAP}};
    scene_path(bars->layout->scene, ROLE_HALO, shape, 6, 0, 0);
    scene_path(bars->layout->scene, ROLE_WHISKER, shape, 6, 0, 0);
}

static void place_bar(Bars *bars, const ChartMark *mark, size_t series, double y) {
    double zero = x_of(bars, 0), end = x_of(bars, mark->value);
    if (mark->value != 0 && fabs(end - zero) < 1)
        end = zero + copysign(1, mark->value);
    Box box = {fmin(zero, end), y - bars->thick / 2, fabs(end - zero), bars->thick};
    if (box.width > 0)
        scene_bar(bars->layout->scene, box, layout_colour(bars->spec, series),
                  pattern_of(bars, series));
    if (mark_has_interval(mark))
        place_whisker(bars, mark, y);
}

static void place_mark(Bars *bars, size_t row, size_t series, double y) {
    Layout *layout = bars->layout;
    const ChartMark *mark = mark_at(bars, row, series);
    const Lines *label = label_at(bars, row, series);
    bool back = points_back(mark);
    double x = x_of(bars, *reach_at(bars, row, series)) + (back ? -AIR : AIR);
    if (mark_is_present(mark))
        place_bar(bars, mark, series, y);
    layout_block(layout, label, (Point){x, y}, back ? SIDE_END : SIDE_START,
                 label_type(bars, row, series));
    if (!bars->direct || row > 0)
        return;
    x += label->width > 0 ? label->width + AIR : 0;
    Lines name = layout_wrap(layout, bars->spec->series[series].name, layout->muted, bars->to);
    layout_block(layout, &name, (Point){x, y}, SIDE_START, layout->muted);
}

static double slot_height(const Bars *bars, size_t row, size_t series) {
    double lines = (double)label_at(bars, row, series)->count;
    return fmax(bars->thick, lines * bars->layout->pitch);
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
    layout_block(bars->layout, name, (Point){0, middle}, SIDE_START, name_type(bars, row));
    return below;
}

// Zero for one row: names above the bars are no place for a line.
static void place_zero(Bars *bars, double top, double bottom) {
    double x = x_of(bars, 0);
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

static void place_rows(Bars *bars) {
    double y = bars->top;
    for (size_t row = 0; row < bars->spec->category_count; row++)
        y = place_row(bars, row, y + (row ? bars->row_gap : 0));
    bars->bottom = y;
}

// ------------------------------------------------------------------- references and the axis

typedef struct Flag {                     // the label of a reference line
    Lines lines;
    double x, left;                       // of the line; of the label
} Flag;

static double clamp(double value, double low, double high) {
    return fmax(low, fmin(value, high));
}

static Flag make_flag(Bars *bars, size_t index) {
    double width = bars->layout->scene->width;
    Flag flag = {.x = x_of(bars, bars->spec->lines[index].value)};
    flag.lines = layout_wrap(bars->layout, bars->spec->lines[index].label, bars->layout->ink,
                             width * 0.6);
    flag.left = clamp(flag.x - flag.lines.width / 2, 0, width - flag.lines.width);
    return flag;
}

// Two labels side by side: each leans outwards from its line. False when they still collide.
static bool lean_apart(const Bars *bars, Flag *a, Flag *b) {
    Flag *left = a->x <= b->x ? a : b, *right = left == a ? b : a;
    if (left->left + left->lines.width + NAME_AIR <= right->left)
        return true;
    left->left = fmax(0, left->x - left->lines.width);
    right->left = fmin(right->x, bars->layout->scene->width - right->lines.width);
    return left->left + left->lines.width + NAME_AIR <= right->left;
}

static double place_flag(Bars *bars, const Flag *flag, double y) {
    double height = (double)flag->lines.count * bars->layout->pitch;
    layout_block(bars->layout, &flag->lines, (Point){flag->left, y + height / 2}, SIDE_START,
                 bars->layout->ink);
    return y + height;
}

typedef struct Flags {
    Flag flags[2];
    size_t count, above;                  // those not above the rows stand below them
} Flags;

static Flags plan_flags(Bars *bars) {
    Flags plan = {0};
    for (size_t i = 0; i < 2; i++)
        if (bars->spec->lines[i].present)
            plan.flags[plan.count++] = make_flag(bars, i);
    plan.above = plan.count;
    if (plan.count == 2 && !lean_apart(bars, &plan.flags[0], &plan.flags[1])) {
        plan.above = 1;
        plan.flags[0] = make_flag(bars, 0);
        plan.flags[1] = make_flag(bars, 1);
    }
    return plan;
}

static double place_flags(Bars *bars, const Flags *plan, size_t from, size_t to, double y) {
    double bottom = y;
    for (size_t i = from; i < to; i++)
        bottom = fmax(bottom, place_flag(bars, &plan->flags[i], y));
    return bottom > y ? bottom + AIR : y;
}

// Every tick if they fit, else every second, third …
static double place_ticks(Bars *bars, double y) {
    Layout *layout = bars->layout;
    const ChartSpec *spec = bars->spec;
    double width = layout->scene->width;
    for (size_t step = 1; step <= spec->tick_count; step++) {
        double last = -INFINITY;
        bool fits = true;
        for (size_t i = 0; i < spec->tick_count && fits; i += step) {
            double need = layout_width(layout, spec->ticks[i].label, layout->muted);
            double left = clamp(x_of(bars, spec->ticks[i].value) - need / 2, 0, width - need);
            fits = left >= last + NAME_AIR;
            last = left + need;
        }
        for (size_t i = 0; i < spec->tick_count && fits; i += step) {
            Lines label = layout_wrap(layout, spec->ticks[i].label, layout->muted, width);
            double left = clamp(x_of(bars, spec->ticks[i].value) - label.width / 2, 0,
                                width - label.width);
            layout_block(layout, &label, (Point){left, y + layout->pitch / 2}, SIDE_START,
                         layout->muted);
        }
        if (fits)
            break;
    }
    return spec->tick_count ? y + layout->pitch : y;
}

static void place_strokes(Bars *bars, const Flags *flags) {
    Scene *scene = bars->layout->scene;
    double top = bars->top - 3, bottom = bars->bottom + 3;
    for (size_t i = 0; bars->axis && i < bars->spec->tick_count; i++) {
        double x = x_of(bars, bars->spec->ticks[i].value);
        if (bars->spec->ticks[i].value != 0)
            scene_stroke_between_labels(scene, ROLE_GRID, (Point){x, top}, (Point){x, bottom});
    }
    if (bars->beside)
        place_zero(bars, top, bottom);
    for (size_t i = 0; i < flags->count; i++) {
        Point from = {flags->flags[i].x, top - 2}, to = {flags->flags[i].x, bottom};
        scene_stroke_between_labels(scene, ROLE_HALO, from, to);
        scene_stroke_between_labels(scene, ROLE_REFERENCE, from, to);
    }
}

// ------------------------------------------------------------------------------------ entry

static Bars start(Layout *layout) {
    bool many = layout->spec->series_count > 1;
    Bars bars = {.layout = layout, .spec = layout->spec, .domain = layout_domain(layout->spec, true)};
    bars.thick = many ? 22 : 24;
    bars.gap = 3;
    plan_names(&bars);
    bars.row_gap = (bars.beside ? 10 : 12) + (many ? 8 : 0);
    return bars;
}

void layout_bars(Layout *layout) {
    Bars bars = start(layout);
    plan_labels(&bars);
    choose_key(&bars);
    double y = bars.spec->series_count > 1 && !bars.direct ? place_key(&bars) : 0;
    Flags flags = plan_flags(&bars);
    bars.top = place_flags(&bars, &flags, 0, flags.above, y) + 3;
    place_rows(&bars);
    y = bars.bottom + 3;
    if (bars.axis)
        y = place_ticks(&bars, y + 3);
    y = place_flags(&bars, &flags, flags.above, flags.count, y);
    place_strokes(&bars, &flags);
    layout->scene->height = ceil(y);
}
