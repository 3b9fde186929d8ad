// SPDX-License-Identifier: EUPL-1.2
//
// Several indicators side by side: one table with a row per indicator and a column per group.
#include "data/inside.h"

const Indicator *table_indicator(const Table *table, size_t row) {
    return table->row_indicators ? table->row_indicators[row] : table->indicator;
}

static bool report_mixed(const Query *query, Diags *diags, Text message) {
    diag_hint(diags, diag_error(diags, "heat-mixed", query->spot, "%.*s", TEXT_ARG(message)),
              "compare one dimension that all of them have, and not time: by=sex");
    return false;
}

static bool compares_groups(const Table *table) {
    return table->column_count == 1 && table->row_dimension && !table->row_dimension->is_time;
}

// Code lists are shared: the same dimension has the same groups everywhere.
static bool can_join(const Table *const *tables, size_t count, const Query *query, Diags *diags) {
    if (!compares_groups(tables[0]))
        return report_mixed(query, diags, T("indicators side by side compare groups of one dimension"));
    for (size_t i = 1; i < count; i++) {
        const Dimension *one = tables[0]->row_dimension, *other = tables[i]->row_dimension;
        if (compares_groups(tables[i]) && other->list == one->list)
            continue;
        Text name = other ? other->id : T("nothing");
        return report_mixed(query, diags,
                            text_format(diags_arena(diags), "'%.*s' compares '%.*s', '%.*s' '%.*s'",
                                        TEXT_ARG(tables[0]->indicator->id), TEXT_ARG(one->id),
                                        TEXT_ARG(tables[i]->indicator->id), TEXT_ARG(name)));
    }
    return true;
}

// The groups that any of the tables has, in the list's order. Their number.
static size_t join_groups(Arena *arena, const Table *const *tables, size_t count,
                          const Group *const **groups) {
    const CodeList *list = tables[0]->row_dimension->list;
    const Group **joined = arena_array(arena, const Group *, list->count + 1);
    bool *present = arena_array(arena, bool, list->count + 1);
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t row = 0; row < tables[i]->row_count; row++)
            present[tables[i]->rows[row]->rank] = true;
    for (size_t i = 0; i < list->count; i++)
        if (present[i])
            joined[found++] = list->groups[i];
    *groups = joined;
    return found;
}

static const Observation *cell_of(const Table *table, const Group *group) {
    size_t row = table_row_of(table, group);
    return row == SIZE_MAX ? NULL : table_cell(table, row, 0);
}

static void join_flags(Table *joined, const Table *table) {
    joined->has_interval |= table->has_interval;
    joined->has_n |= table->has_n;
    joined->has_break |= table->has_break;
}

static bool is_fixed(const Table *table, const Dimension *dimension, const Group *group) {
    for (size_t i = 0; i < table->fixed_count; i++)
        if (text_equal(table->fixed[i].dimension->id, dimension->id) &&
            text_equal(table->fixed[i].group->id, group->id))
            return true;
    return false;
}

// What all of them have fixed at the same group, such as the place.
static void join_fixed(Table *joined, const Table *const *tables, size_t count) {
    for (size_t i = 0; i < tables[0]->fixed_count; i++) {
        bool everywhere = true;
        for (size_t j = 1; j < count; j++)
            everywhere &= is_fixed(tables[j], tables[0]->fixed[i].dimension,
                                   tables[0]->fixed[i].group);
        if (everywhere)
            joined->fixed[joined->fixed_count++] = tables[0]->fixed[i];
    }
}

Table *table_join(Arena *arena, const Table *const *tables, size_t count, const Query *query,
                  Diags *diags) {
    if (!can_join(tables, count, query, diags))
        return NULL;
    Table *joined = arena_make(arena, Table);
    *joined = (Table){.indicator = tables[0]->indicator,
                      .column_dimension = tables[0]->row_dimension,
                      .rows = arena_array(arena, const Group *, count),
                      .row_count = count,
                      .form = CHART_HEAT,
                      .chosen = query->chart == CHART_AUTO,
                      .whole = arena_array(arena, bool, count)};
    joined->column_count = join_groups(arena, tables, count, &joined->columns);
    const Indicator **indicators = arena_array(arena, const Indicator *, count);
    const Observation **cells =
        arena_array(arena, const Observation *, count * joined->column_count);
    for (size_t i = 0; i < count; i++) {
        indicators[i] = tables[i]->indicator;
        for (size_t j = 0; j < joined->column_count; j++) {
            const Observation *cell = cell_of(tables[i], joined->columns[j]);
            cells[i * joined->column_count + j] = cell;
            joined->has_missing |= !observation_has_value(cell);
        }
        join_flags(joined, tables[i]);
    }
    joined->row_indicators = indicators;
    joined->cells = cells;
    join_fixed(joined, tables, count);
    return joined;
}
