// SPDX-License-Identifier: EUPL-1.2
//
// An indicator cut by each of its dimensions, with the measures of every cut and how its gap has
// moved.
//
// Reading order: breakdowns_of at the bottom, then upwards.
#include "data/measure.h"

#include <math.h>
#include <string.h>

typedef struct Cutter {
    Arena *arena;
    const Indicator *indicator;
    const DataSettings *settings;
    const bool **present;                 // by dimension and rank: the groups that have rows
    Diags *diags;                         // nobody reads them: the queries are ours
} Cutter;

// ----------------------------------------------------------------------------------- queries

static bool is_present(const Cutter *cutter, const Dimension *dimension, const Group *group) {
    return group && cutter->present[dimension_index(cutter->indicator, dimension)][group->rank];
}

static size_t count_groups(const Cutter *cutter, const Dimension *dimension) {
    size_t count = 0;
    for (size_t i = 0; i < dimension->list->count; i++)
        count += is_present(cutter, dimension, dimension->list->groups[i]);
    return count;
}

// Whether a table takes a group of itself: see table_cut.
static bool has_default(const Cutter *cutter, const Dimension *dimension) {
    const CodeList *list = dimension->list;
    bool found = code_list_is_area(list) &&
                 is_present(cutter, dimension, code_list_find(list, cutter->settings->place));
    for (size_t i = 0; !found && i < list->count; i++)
        found = list->groups[i]->total && is_present(cutter, dimension, list->groups[i]);
    return found || count_groups(cutter, dimension) < 2;
}

// The first row with a value, else the first: where nothing else is said, it is about these.
static const Observation *first_row(const Indicator *indicator) {
    for (size_t i = 0; i < indicator->row_count; i++)
        if (observation_has_value(&indicator->rows[i]))
            return &indicator->rows[i];
    return indicator->rows;
}

static const Group *choose_group(const Cutter *cutter, const Dimension *dimension) {
    if (is_present(cutter, dimension, dimension->reference))
        return dimension->reference;
    return observation_group(cutter->indicator, first_row(cutter->indicator), dimension);
}

// "by=sex&education=low": the other dimensions are named where a table would not know better.
static Query make_query(const Cutter *cutter, const Dimension *by, bool over_time, bool all) {
    Buf text = {0};
    Query query;
    buf_format(&text, "by=%.*s%s", TEXT_ARG(by->id), over_time ? ",time&chart=line" : "");
    for (size_t i = 0; i < cutter->indicator->dimension_count; i++) {
        const Dimension *other = &cutter->indicator->dimensions[i];
        if (other == by || other->is_time || (!all && has_default(cutter, other)))
            continue;
        const Group *group =
            all ? observation_group(cutter->indicator, first_row(cutter->indicator), other)
                : choose_group(cutter, other);
        buf_format(&text, "&%.*s=%.*s", TEXT_ARG(other->id), TEXT_ARG(group->slug));
    }
    query_read(cutter->arena, buf_view(&text), (Spot){0}, &query, cutter->diags);
    buf_release(&text);
    return query;
}

static const Table *cut(const Cutter *cutter, const Query *query) {
    return table_cut(cutter->arena, cutter->indicator, cutter->settings, query, cutter->diags);
}

// ---------------------------------------------------------------------------------- over time

// The rows of `table`, with the columns of `times`.
static const Table *align(Arena *arena, const Table *times, const Table *table) {
    Table *made = arena_make(arena, Table);
    *made = *times;
    made->rows = table->rows;
    made->row_count = table->row_count;
    made->whole = table->whole;
    const Observation **cells =
        arena_array(arena, const Observation *, table->row_count * times->column_count + 1);
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t j = 0; j < times->row_count; j++)
            if (times->rows[j] == table->rows[i])
                memcpy(cells + i * times->column_count, times->cells + j * times->column_count,
                       times->column_count * sizeof *cells);
    made->cells = cells;
    return made;
}

static const Table *cut_over_time(const Cutter *cutter, const Dimension *by, const Table *table,
                                  bool all) {
    if (!indicator_time(cutter->indicator))
        return NULL;
    Query query = make_query(cutter, by, true, all);
    const Table *times = cut(cutter, &query);
    return times && times->column_count > 1 ? align(cutter->arena, times, table) : NULL;
}

// ------------------------------------------------------------------------------ a gap that moves

typedef struct Stretch {
    size_t first, last, count;            // columns in which both have values, after any break
} Stretch;

static Stretch find_stretch(const Table *table, size_t from, size_t to) {
    Stretch stretch = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        const Observation *one = table_cell(table, from, i), *other = table_cell(table, to, i);
        if ((one && one->breaks) || (other && other->breaks))
            stretch.count = 0;
        if (!observation_has_value(one) || !observation_has_value(other))
            continue;
        stretch.first = stretch.count++ ? stretch.first : i;
        stretch.last = i;
    }
    return stretch;
}

static Move move_of(double before, double after) {
    if (isnan(before) || isnan(after))
        return MOVE_UNKNOWN;
    return after < before ? MOVE_NARROWED : after > before ? MOVE_WIDENED : MOVE_SAME;
}

static Gap gap_at(const Table *table, size_t from, size_t to, size_t column) {
    return gap_between(table->indicator, table_cell(table, from, column), table->rows[from],
                       table_cell(table, to, column), table->rows[to]);
}

static GapChange change_of(const Table *table, const Gap *now) {
    GapChange change = {0};
    size_t from = table_row_of(table, now->from_group), to = table_row_of(table, now->to_group);
    Stretch stretch = find_stretch(table, from, to);
    if (stretch.count < 2)
        return change;
    change.known = true;
    change.first = gap_at(table, from, to, stretch.first);
    change.last = gap_at(table, from, to, stretch.last);
    change.start = table->columns[stretch.first];
    change.end = table->columns[stretch.last];
    change.absolute = move_of(fabs(change.first.absolute), fabs(change.last.absolute));
    change.relative = move_of(gap_times(&change.first), gap_times(&change.last));
    change.certain = change.first.certainty != CERTAIN_OVERLAP &&
                     change.last.certainty != CERTAIN_OVERLAP;
    change.disagree = (change.absolute == MOVE_NARROWED && change.relative == MOVE_WIDENED) ||
                      (change.absolute == MOVE_WIDENED && change.relative == MOVE_NARROWED);
    return change;
}

static void set_change(const Cutter *cutter, Breakdown *breakdown) {
    Gap gap;
    if (breakdown->over_time &&
        table_gap(breakdown->table, &breakdown->query, &gap, cutter->diags))
        breakdown->change = change_of(breakdown->over_time, &gap);
}

// -------------------------------------------------------------------------------------- all

// False: the rows have no two groups that can stand beside each other.
static bool break_down(const Cutter *cutter, const Dimension *by, Breakdown *breakdown) {
    for (int all = 0; all < 2; all++) {
        *breakdown = (Breakdown){.dimension = by, .query = make_query(cutter, by, false, all)};
        breakdown->table = cut(cutter, &breakdown->query);
        if (!breakdown->table || breakdown->table->row_count < 2)
            continue;
        MeasureInput input = measures_input(cutter->arena, breakdown->table, 0);
        measures_compute(&input, &breakdown->measures);
        breakdown->over_time = cut_over_time(cutter, by, breakdown->table, all);
        set_change(cutter, breakdown);
        return true;
    }
    return false;
}

size_t breakdowns_of(Arena *arena, const Indicator *indicator, const DataSettings *settings,
                     const Breakdown **breakdowns) {
    const bool **present = arena_array(arena, const bool *, indicator->dimension_count + 1);
    for (size_t i = 0; i < indicator->dimension_count; i++)
        present[i] = dimension_present(arena, indicator, &indicator->dimensions[i]);
    Cutter cutter = {arena, indicator, settings, present, diags_new(arena)};
    Breakdown *made = arena_array(arena, Breakdown, indicator->dimension_count + 1);
    size_t count = 0;
    for (int areas = 0; areas < 2 && indicator->row_count; areas++) {
        for (size_t i = 0; i < indicator->dimension_count; i++) {
            const Dimension *dimension = &indicator->dimensions[i];
            if (dimension->is_time || code_list_is_area(dimension->list) != areas)
                continue;
            if (count_groups(&cutter, dimension) >= 2)
                count += break_down(&cutter, dimension, &made[count]);
        }
    }
    *breakdowns = made;
    return count;
}
