// SPDX-License-Identifier: EUPL-1.2
// Parts of a whole: rows of 100 %, one part per series, at last what nobody knows.
//
//     Kvinnor
//     ██████████████ ▒▒▒▒▒▒▒▒▒▒▒ ░░░ ╱╱
//          52,1         38,4     6,0 3,5
//
// The values stand below their parts, on paper, where their contrast is certain; a leader shows
// where one belongs that had to move. A row with more words than it has room for lists them.

#include "chart/layout.h"

#include <math.h>

enum {
    THICK = 26,
    PAPER = 2,
    WIDEST = 16,
    NAME_AIR = 2,
    LABEL_AIR = 8,
    LEADER = 12,
    LIST_AIR = 18,
    ROW_GAP = 14
};

typedef struct Part {
    double share;
    Text label, name;
    size_t series; // SIZE_MAX: the rest
    Lines lines;
    double x, width;
} Part;

typedef struct Row {
    Part *parts; // those that are more than nothing
    size_t count;
    Spread *places; // of their values; NULL: listed
    Text missing;   // why the row is not drawn
    bool empty;
} Row;

typedef struct Stacked {
    Layout *layout;
    const ChartSpec *spec;
    Row *rows;
    double scale; // units per 1 %
    bool rest;    // in any row
    bool leaders; // in any row: below all bars there is room for them
} Stacked;

// ------------------------------------------------------------------------------------- plan

static double rest_of(const ChartSpec *spec, size_t row) {
    return spec->rest && isfinite(spec->rest[row]) ? fmax(0, spec->rest[row]) : 0;
}

static void add_part(Row *row, double share, Text label, Text name, size_t series) {
    if (share > 0)
        row->parts[row->count++] =
            (Part){.share = share, .label = label, .name = name, .series = series};
}

// With one part unknown the whole row stays empty, for what is left over would tell it.
static Row plan_row(const Stacked *stacked, size_t index) {
    const ChartSpec *spec = stacked->spec;
    Row row = {.parts = arena_array(stacked->layout->arena, Part, spec->series_count + 2)};
    for (size_t s = 0; s < spec->series_count && !row.empty; s++) {
        const ChartMark *mark = &spec->series[s].marks[index];
        row.empty = !mark_is_present(mark);
        if (row.empty)
            row.missing = mark->label;
        else
            add_part(&row, mark->value, mark->label, spec->series[s].name, s);
    }
    if (row.empty)
        row.count = 0;
    else if (rest_of(spec, index) > 0)
        add_part(&row, rest_of(spec, index),
                 spec->rest_labels ? spec->rest_labels[index] : (Text){0}, spec->rest_name,
                 SIZE_MAX);
    return row;
}

// The scale at which the row is as wide as the drawing: parts on it, at least one unit wide, with
// paper between them.
static double row_scale(const Row *row, double width) {
    double sum = 0, room = width - PAPER * ((double)row->count - 1);
    for (size_t i = 0; i < row->count; i++)
        sum += row->parts[i].share;
    double scale = room / fmax(sum, 100);
    for (size_t i = 0; i < row->count; i++)
        if (row->parts[i].share * scale < 1) {
            room -= 1;
            sum -= row->parts[i].share;
        }
    return sum > 0 ? fmin(scale, room / sum) : scale;
}

static void plan_rows(Stacked *stacked) {
    size_t count = stacked->spec->category_count;
    double width = stacked->layout->scene->width;
    stacked->rows = arena_array(stacked->layout->arena, Row, count + 1);
    stacked->scale = width / 100;
    for (size_t i = 0; i < count; i++) {
        stacked->rows[i] = plan_row(stacked, i);
        const Row *row = &stacked->rows[i];
        stacked->scale = fmin(stacked->scale, row_scale(row, width));
        stacked->rest |= row->count && row->parts[row->count - 1].series == SIZE_MAX;
    }
}

// All rows end at the same place: what one has fewer parts than another, it has more paper.
static double row_paper(const Row *row, double total, double width) {
    if (row->count < 2)
        return PAPER;
    double paper = (width - total) / (double)(row->count - 1);
    return paper < WIDEST ? fmax(PAPER, paper) : PAPER;
}

static void plan_parts(const Stacked *stacked, Row *row) {
    double total = 0, x = 0, width = stacked->layout->scene->width;
    for (size_t i = 0; i < row->count; i++) {
        row->parts[i].width = fmax(1, row->parts[i].share * stacked->scale);
        total += row->parts[i].width;
    }
    double paper = row_paper(row, total, width);
    for (size_t i = 0; i < row->count; i++) {
        row->parts[i].x = x;
        x += row->parts[i].width + paper;
    }
}

// ------------------------------------------------------------------------------------ values

static double middle_of(const Part *part) {
    return part->x + part->width / 2;
}

// How far the middle of a label may be from its part before a leader has to say whose it is.
static bool is_moved(const Part *part, const Spread *place) {
    double off = fabs(place->at + place->size / 2 - middle_of(part));
    return part->label.length && off > fmax(3, part->width / 2);
}

// Side by side below the parts; listed when they need more room than there is.
static void plan_values(Stacked *stacked, Row *row) {
    Layout *layout = stacked->layout;
    double needed = 0, width = layout->scene->width + LABEL_AIR;
    Spread *places = arena_array(layout->arena, Spread, row->count + 1);
    for (size_t i = 0; i < row->count; i++) {
        Part *part = &row->parts[i];
        part->lines = layout_wrap(layout, part->label, layout->ink, INFINITY);
        double size = part->label.length ? part->lines.width + LABEL_AIR : 0;
        places[i] = (Spread){middle_of(part) - size / 2, size, 0};
        needed += size;
    }
    layout_spread(layout->arena, places, row->count, -LABEL_AIR / 2.0, width - LABEL_AIR / 2.0);
    row->places = needed <= width ? places : NULL;
    for (size_t i = 0; row->places && i < row->count; i++)
        stacked->leaders |= is_moved(&row->parts[i], &places[i]);
}

static double place_labels(const Stacked *stacked, const Row *row, double y) {
    Layout *layout = stacked->layout;
    double top = y + (stacked->leaders ? LEADER : 1);
    for (size_t i = 0; i < row->count; i++) {
        const Part *part = &row->parts[i];
        const Spread *place = &row->places[i];
        Point at = {place->at + place->size / 2, top + layout->pitch / 2};
        layout_block(layout, &part->lines, at, SIDE_MIDDLE, layout->ink);
        bool narrow = part->lines.width > part->width;
        if (stacked->leaders && part->label.length && (narrow || is_moved(part, place)))
            scene_stroke(layout->scene, ROLE_LEADER, (Point){middle_of(part), y + 1},
                         (Point){at.x, top});
    }
    return top + layout->pitch;
}

// "Kvinnor 52,1   Män 38,4"
static double list_labels(const Stacked *stacked, const Row *row, double y) {
    Layout *layout = stacked->layout;
    double x = 0, width = layout->scene->width;
    for (size_t i = 0; i < row->count; i++) {
        const Part *part = &row->parts[i];
        if (!part->label.length)
            continue;
        Lines lines = layout_wrap(layout, layout_said(layout, part->name, " ", part->label),
                                  layout->ink, width);
        if (x > 0 && x + lines.width > width) {
            y += layout->pitch;
            x = 0;
        }
        double height = (double)lines.count * layout->pitch;
        layout_block(layout, &lines, (Point){x, y + height / 2}, SIDE_START, layout->ink);
        x += lines.width + LIST_AIR;
        if (lines.count > 1)
            y += height - layout->pitch;
    }
    return y + layout->pitch;
}

static double place_values(const Stacked *stacked, const Row *row, double y) {
    bool any = false;
    for (size_t i = 0; i < row->count; i++)
        any |= row->parts[i].label.length > 0;
    if (!any)
        return y;
    return row->places ? place_labels(stacked, row, y) : list_labels(stacked, row, y + 2);
}

// -------------------------------------------------------------------------------------- rows

static void place_part(const Stacked *stacked, const Part *part, double y) {
    Box box = {part->x, y, part->width, THICK};
    if (part->series == SIZE_MAX)
        layout_rest(stacked->layout, box);
    else
        scene_bar(stacked->layout->scene, box, layout_colour(stacked->spec, part->series),
                  layout_style(stacked->spec, part->series));
}

static double place_missing(const Stacked *stacked, Text words, double y) {
    Layout *layout = stacked->layout;
    Lines lines = layout_wrap(layout, words, layout->muted, layout->scene->width);
    double height = (double)lines.count * layout->pitch;
    layout_block(layout, &lines, (Point){0, y + height / 2}, SIDE_START, layout->muted);
    return y + height;
}

static double place_row(const Stacked *stacked, size_t index, double y) {
    Layout *layout = stacked->layout;
    const Row *row = &stacked->rows[index];
    Type type = layout_row_type(layout, index);
    Lines name = layout_wrap(layout, stacked->spec->categories[index], type, layout->scene->width);
    double height = (double)name.count * layout->pitch;
    layout_block(layout, &name, (Point){0, y + height / 2}, SIDE_START, type);
    y += height + (name.count ? NAME_AIR : 0);
    if (row->empty)
        return place_missing(stacked, row->missing, y);
    for (size_t i = 0; i < row->count; i++)
        place_part(stacked, &row->parts[i], y);
    return place_values(stacked, row, y + THICK);
}

static double place_key(const Stacked *stacked) {
    size_t count = stacked->spec->series_count;
    KeyEntry *entries = layout_series_key(stacked->layout, KEY_BAR, 1);
    if (stacked->rest)
        entries[count++] = (KeyEntry){stacked->spec->rest_name, KEY_REST, 0, 0};
    return count > 1 ? layout_key(stacked->layout, entries, count, 0) : 0;
}

void layout_stacked(Layout *layout) {
    Stacked stacked = {.layout = layout, .spec = layout->spec};
    plan_rows(&stacked);
    for (size_t i = 0; i < stacked.spec->category_count; i++) {
        plan_parts(&stacked, &stacked.rows[i]);
        plan_values(&stacked, &stacked.rows[i]);
    }
    double y = place_key(&stacked);
    for (size_t i = 0; i < stacked.spec->category_count; i++)
        y = place_row(&stacked, i, y + (i ? ROW_GAP : 0));
    layout->scene->height = ceil(fmax(y, 1));
}
