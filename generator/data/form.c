// SPDX-License-Identifier: EUPL-1.2
//
// Chart forms: their names, the one that is sound for a table's shape, and what a slope shows.
#include "data/inside.h"

#include <math.h>

const char *chart_form_name(ChartForm form) {
    static const char *const names[CHART_FORMS] = {
        "auto",    "bar",    "line",  "equiplot", "slope", "multiples", "stacked",
        "pyramid", "bullet", "tiles", "bubbles",  "map",   "heat"};
    return names[form];
}

// -------------------------------------------------------------------------------------- choice
// The rules stand in docs/communicator.md; a change here is a change there.

static ChartForm chosen_over_time(size_t lines, size_t times) {
    if (lines > MOST_LINES)
        return times == 2 ? CHART_EQUIPLOT : CHART_MULTIPLES;
    return times == 2 && lines >= 2 ? CHART_SLOPE : CHART_LINE;
}

// Ages from low to high.
static bool has_ages(const Dimension *dimension) {
    return dimension->list->ordered && text_starts(dimension->id, "age");
}

static size_t count_parts(const Group *const *groups, size_t count) {
    size_t parts = 0;
    for (size_t i = 0; i < count; i++)
        parts += !groups[i]->total;
    return parts;
}

static ChartForm chosen_for_two(const Table *table) {
    size_t rows = table->row_count, columns = table->column_count;
    if (table->indicator->unit.kind == UNIT_COUNT && has_ages(table->row_dimension) &&
        rows > 2 && count_parts(table->columns, columns) == 2)
        return CHART_PYRAMID;
    if (rows >= 5 && columns >= 2 && columns <= 4)
        return CHART_EQUIPLOT;
    if (columns > 4 && columns <= MOST_BARS && rows >= 2 && rows <= MOST_PANELS)
        return CHART_MULTIPLES;
    return CHART_BAR;
}

ChartForm form_chosen(const Table *table) {
    const Dimension *columns = table->column_dimension;
    if (columns && columns->is_time)
        return chosen_over_time(table->row_count, table->column_count);
    if (columns)
        return chosen_for_two(table);
    bool target = !isnan(table->indicator->target.value);
    return target && !table->row_dimension ? CHART_BULLET : CHART_BAR;
}

// --------------------------------------------------------------------------------------- slope

// Where the last series begins: nothing before it is compared with what comes after.
static size_t last_break(const Table *table) {
    size_t from = 0;
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t j = from; j < table->column_count; j++) {
            const Observation *cell = table_cell(table, i, j);
            if (cell && cell->breaks)
                from = j;
        }
    return from;
}

static bool row_has_value(const Table *table, size_t row, size_t from) {
    for (size_t j = from; j < table->column_count; j++)
        if (observation_has_value(table_cell(table, row, j)))
            return true;
    return false;
}

// Whether a value stands in the column for every row that has any (all), or for one.
static bool column_has_values(const Table *table, size_t column, size_t from, bool all) {
    bool some = false;
    for (size_t i = 0; i < table->row_count; i++) {
        bool has = observation_has_value(table_cell(table, i, column));
        some |= has;
        if (all && !has && row_has_value(table, i, from))
            return false;
    }
    return some;
}

static bool find_ends(const Table *table, size_t from, bool all, size_t ends[2]) {
    size_t found = 0;
    for (size_t j = from; j < table->column_count; j++) {
        if (!column_has_values(table, j, from, all))
            continue;
        ends[found ? 1 : 0] = j;
        found++;
    }
    return found >= 2;
}

static bool names_times(const Table *table, const Query *query) {
    for (size_t i = 0; i < query->fixed_count; i++)
        if (text_equal(query->fixed[i].dimension, table->column_dimension->id))
            return true;
    return false;
}

void table_keep_ends(Arena *arena, Table *table, const Query *query) {
    size_t ends[2] = {0, 1}, from = last_break(table);
    if (table->column_count <= 2 || names_times(table, query))
        return;
    if (!find_ends(table, from, true, ends) && !find_ends(table, from, false, ends))
        return;
    const Group **columns = arena_array(arena, const Group *, 2);
    const Observation **cells = arena_array(arena, const Observation *, table->row_count * 2);
    for (size_t end = 0; end < 2; end++) {
        columns[end] = table->columns[ends[end]];
        for (size_t i = 0; i < table->row_count; i++)
            cells[i * 2 + end] = table_cell(table, i, ends[end]);
    }
    table->columns = columns;
    table->column_count = 2;
    table->cells = cells;
}
