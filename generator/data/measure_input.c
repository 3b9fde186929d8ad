// SPDX-License-Identifier: EUPL-1.2
//
// What measures are computed from: a table's column, without totals and wholes.
#include "data/measure.h"

#include <float.h>
#include <math.h>

// The nearest double to a half side that rounding alone can make longer than the other: both ends
// and the value are each rounded to the unit's decimals.
static bool is_symmetrical(const Indicator *indicator, const Observation *cell) {
    double below = cell->value - cell->lower, above = cell->upper - cell->value;
    double rounding = 2 * pow(10, -indicator->unit.decimals);
    return fabs(above - below) <= rounding * (1 + 16 * DBL_EPSILON);
}

// As given; else from an interval, which is taken for one of 95 % if its sides are equal. Others are
// of logarithms or of Wilson's kind, and say nothing simple about the error.
static double se_of(const Indicator *indicator, const Observation *cell) {
    if (!isnan(cell->se) || isnan(cell->lower) || !is_symmetrical(indicator, cell))
        return cell->se;
    return (cell->upper - cell->lower) / (2 * NORMAL_975);
}

static bool is_ranked(const Table *table, size_t row) {
    return table->rows[row] && !table->rows[row]->total && !table->whole[row];
}

// A county beside the one municipality of it that is here: its people would be counted twice.
static bool do_overlap(const MeasureGroup *groups, size_t count) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            if (group_within(groups[i].group, groups[j].group))
                return true;
    return false;
}

// Everybody has a population, else everybody is weighted by how many were asked, else nobody.
static bool has_populations(const Table *table, size_t column) {
    for (size_t i = 0; i < table->row_count; i++) {
        const Observation *cell = table_cell(table, i, column);
        if (is_ranked(table, i) && cell && isnan(cell->population))
            return false;
    }
    return true;
}

static MeasureGroup group_of(const Table *table, size_t row, size_t column, bool populations) {
    const Observation *cell = table_cell(table, row, column);
    const Group *group = table->rows[row];
    MeasureGroup made = {.name = group->id,
                         .group = group,
                         .value = NAN,
                         .se = NAN,
                         .population = NAN,
                         .order = table->row_dimension->list->ordered ? (double)group->rank : NAN,
                         .reference = group == table->row_dimension->reference};
    if (observation_has_value(cell)) {
        made.value = cell->value;
        made.se = se_of(table->indicator, cell);
        made.population = populations ? cell->population : cell->n;
    }
    return made;
}

static double scale_of(const Indicator *indicator) {
    return indicator->unit.kind == UNIT_PERCENT ? 100 : indicator->unit.kind == UNIT_RATIO ? 1 : NAN;
}

static double average_of(const Table *table, size_t column) {
    for (size_t i = 0; i < table->row_count; i++) {
        const Observation *cell = table_cell(table, i, column);
        if (table->rows[i] && table->rows[i]->total && observation_has_value(cell))
            return cell->value;
    }
    return NAN;
}

MeasureInput measures_input(Arena *arena, const Table *table, size_t column) {
    MeasureGroup *groups = arena_array(arena, MeasureGroup, table->row_count + 1);
    MeasureInput input = {.groups = groups,
                          .better = table->indicator->better,
                          .scale = scale_of(table->indicator),
                          .setting_average = average_of(table, column)};
    if (!table->row_dimension || table->row_dimension->is_time)
        return input;
    input.ordered = table->row_dimension->list->ordered;
    bool populations = has_populations(table, column);
    for (size_t i = 0; i < table->row_count; i++)
        if (is_ranked(table, i))
            groups[input.count++] = group_of(table, i, column, populations);
    bool overlap = do_overlap(groups, input.count);
    for (size_t i = 0; overlap && i < input.count; i++)
        groups[i].population = NAN;
    return input;
}
