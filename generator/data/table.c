// SPDX-License-Identifier: EUPL-1.2
//
// Tables: the cells of a slice, in the code lists' order.
#include "data/inside.h"

#include <math.h>

// The place of each group in the table, by rank; SIZE_MAX: not in it.
typedef struct Axis {
    const Dimension *dimension; // NULL: one place, for everything
    const Group **groups;
    size_t *places;
    size_t count;
} Axis;

static Axis make_axis(const Slice *slice, const Dimension *dimension) {
    Axis axis = {.dimension = dimension, .count = 0};
    size_t length = dimension ? dimension->list->count : 1;
    axis.groups = arena_array(slice->arena, const Group *, length + 1);
    if (!dimension) {
        axis.count = 1;
        return axis;
    }
    axis.places = arena_array(slice->arena, size_t, length + 1);
    const bool *present = slice_present(slice, dimension);
    const bool *named = slice->named[dimension_index(slice->indicator, dimension)];
    for (size_t i = 0; i < length; i++) {
        bool in = present[i] && (!named || named[i]);
        axis.places[i] = in ? axis.count : SIZE_MAX;
        if (in)
            axis.groups[axis.count++] = dimension->list->groups[i];
    }
    return axis;
}

static size_t place_on(const Axis *axis, const Indicator *indicator, const Observation *row) {
    return axis->dimension ? axis->places[observation_group(indicator, row, axis->dimension)->rank]
                           : 0;
}

static void fill_cells(const Slice *slice, Table *table, const Axis *rows, const Axis *columns) {
    const Indicator *indicator = slice->indicator;
    const Observation **cells =
        arena_array(slice->arena, const Observation *, rows->count * columns->count + 1);
    for (size_t i = 0; i < indicator->row_count; i++) {
        const Observation *row = &indicator->rows[i];
        if (slice_has(slice, row)) {
            size_t at = place_on(rows, indicator, row), column = place_on(columns, indicator, row);
            if (at != SIZE_MAX && column != SIZE_MAX)
                cells[at * columns->count + column] = row;
        }
    }
    table->cells = cells;
}

static void set_flags(Table *table) {
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const Observation *cell = table->cells[i];
        table->has_missing |= !observation_has_value(cell);
        if (cell) {
            table->has_interval |= !isnan(cell->lower);
            table->has_n |= !isnan(cell->n);
            table->has_break |= cell->breaks;
        }
    }
}

static void set_fixed(const Slice *slice, Table *table) {
    for (size_t i = 0; i < slice->indicator->dimension_count; i++) {
        if (!slice->fixed[i])
            continue;
        table->fixed[table->fixed_count].dimension = &slice->indicator->dimensions[i];
        table->fixed[table->fixed_count++].group = slice->fixed[i];
    }
}

// A group that the author has asked for and that has no row beside the others.
static void warn_left_out(const Slice *slice, const Axis *axis, Text word) {
    const Dimension *dimension = axis->dimension;
    const Group *group = code_list_find(dimension->list, word);
    if (axis->places[group->rank] != SIZE_MAX)
        return;
    Diag *diag = diag_warning(slice->diags, "group-without-data", query_spot(slice->query, word),
                              "'%.*s' has no data here and is left out", TEXT_ARG(word));
    diag_hint(slice->diags, diag, "add its rows to '%.*s', or take it out of the query",
              TEXT_ARG(slice->indicator->id));
    const Dimension *time = indicator_time(slice->indicator);
    if (!time || time == dimension)
        return;
    Slice alone = *slice;
    bool *only = arena_array(slice->arena, bool, dimension->list->count);
    only[group->rank] = true;
    alone.named[dimension_index(slice->indicator, dimension)] = only;
    Text times = slice_groups(slice, time, slice_present(&alone, time));
    if (times.length)
        diag_hint(slice->diags, diag, "it has data for time=%.*s", TEXT_ARG(times));
}

static void check_named(const Slice *slice, const Axis *axis) {
    for (size_t i = 0; axis->dimension && i < slice->query->fixed_count; i++)
        if (text_equal(slice->query->fixed[i].dimension, axis->dimension->id))
            for (size_t j = 0; j < slice->query->fixed[i].group_count; j++)
                warn_left_out(slice, axis, slice->query->fixed[i].groups[j]);
}

// ----------------------------------------------------------------------------------- wholes

// Which groups stand for all or for others beside them: totals, and those with two or more of their
// parts among `groups`. By place.
static const bool *wholes_among(Arena *arena, const Dimension *dimension, const Group *const *groups,
                                size_t count) {
    bool *whole = arena_array(arena, bool, count + 1);
    size_t *parts = arena_array(arena, size_t, dimension->list->count + 1); // by rank
    for (size_t i = 0; i < count; i++)
        for (const Group *at = groups[i]->parent; at; at = at->parent)
            parts[at->rank]++;
    for (size_t i = 0; i < count; i++)
        whole[i] = groups[i]->total || parts[groups[i]->rank] >= 2;
    return whole;
}

// A whole beside its parts says nothing about which part is highest. With one part only it stands
// for the parts that are not there: born abroad, beside born in the neighbouring countries. Two
// groups at least must remain to be ranked.
static const bool *find_wholes(Arena *arena, const Table *table) {
    const bool *none = arena_array(arena, bool, table->row_count + 1);
    if (!table->row_dimension)
        return none;
    const bool *whole = wholes_among(arena, table->row_dimension, table->rows, table->row_count);
    size_t ranked = 0;
    for (size_t i = 0; i < table->row_count; i++)
        ranked += !whole[i];
    return ranked >= 2 ? whole : none;
}

// Parts of 100 % and the two sides of a pyramid: everybody beside them would be counted twice.
static void drop_wholes(const Slice *slice, Axis *axis) {
    if (!axis->dimension)
        return;
    const bool *whole = wholes_among(slice->arena, axis->dimension, axis->groups, axis->count);
    size_t kept = 0;
    for (size_t i = 0; i < axis->count; i++)
        kept += !whole[i];
    if (!kept)
        return;
    size_t count = axis->count;
    axis->count = 0;
    for (size_t i = 0; i < count; i++) {
        const Group *group = axis->groups[i];
        axis->places[group->rank] = whole[i] ? SIZE_MAX : axis->count;
        if (!whole[i])
            axis->groups[axis->count++] = group;
    }
}

// --------------------------------------------------------------------------------------- cut

static void set_axes(Table *table, const Axis *rows, const Axis *columns) {
    table->row_dimension = rows->dimension;
    table->rows = rows->groups;
    table->row_count = rows->count;
    table->column_dimension = columns->dimension;
    table->columns = columns->groups;
    table->column_count = columns->count;
}

Table *table_cut(Arena *arena, const Indicator *indicator, const DataSettings *settings,
                 const Query *query, Diags *diags) {
    Slice slice = {.arena = arena,
                   .indicator = indicator,
                   .settings = settings,
                   .query = query,
                   .diags = diags};
    if (!indicator->row_count || !slice_make(&slice))
        return NULL;
    Axis rows = make_axis(&slice, slice.rows), columns = make_axis(&slice, slice.columns);
    if (!rows.count || !columns.count) {
        report_no_data(&slice);
        return NULL;
    }
    check_named(&slice, &rows);
    check_named(&slice, &columns);
    Table *table = arena_make(arena, Table);
    *table = (Table){.indicator = indicator, .chosen = query->chart == CHART_AUTO};
    set_axes(table, &rows, &columns);
    table->form = table->chosen ? form_chosen(table) : query->chart;
    if (table->form == CHART_STACKED || table->form == CHART_PYRAMID)
        drop_wholes(&slice, &columns);
    if (table->form == CHART_PYRAMID)
        drop_wholes(&slice, &rows);
    set_axes(table, &rows, &columns);
    fill_cells(&slice, table, &rows, &columns);
    set_fixed(&slice, table);
    if (table->form == CHART_SLOPE)
        table_keep_ends(arena, table, query);
    set_flags(table);
    table->whole = find_wholes(arena, table);
    return table;
}

const Observation *table_cell(const Table *table, size_t row, size_t column) {
    return table->cells[row * table->column_count + column];
}

bool table_over_time(const Table *table) {
    return table->column_dimension && table->column_dimension->is_time;
}

size_t table_row_of(const Table *table, const Group *group) {
    for (size_t row = 0; row < table->row_count; row++)
        if (table->rows[row] == group)
            return row;
    return SIZE_MAX;
}

Text table_name(Arena *arena, const Indicator *indicator, const Query *query) {
    enum { MOST = 160 }; // bytes; file systems take 255, with an ending and more
    Text slug = text_slug(arena, query->text), others = text_slug(arena, query->others);
    Text name = text_format(arena, "%.*s%s%.*s%s%.*s", TEXT_ARG(indicator->id),
                            others.length ? "-" : "", TEXT_ARG(others), slug.length ? "-" : "",
                            TEXT_ARG(slug));
    if (name.length <= MOST)
        return name;
    return text_format(arena, "%.*s-%.*s", TEXT_ARG(text_slice(name, 0, MOST - 17)),
                       TEXT_ARG(hash_hex(arena, name)));
}
