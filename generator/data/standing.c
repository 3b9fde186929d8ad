// SPDX-License-Identifier: EUPL-1.2
//
// How a group stands against another, and whether a row moves towards its target. Shown numbers
// decide, so that nobody reads "higher" beside two equal numbers.
#include "data/inside.h"

#include <math.h>

const char *standing_name(Standing standing) {
    static const char *const names[STANDING_COUNT] = {
        "missing", "alone", "reference", "equal", "uncertain", "better", "worse", "higher", "lower"};
    return names[standing];
}

const char *progress_name(Progress progress) {
    static const char *const names[PROGRESS_COUNT] = {"unknown", "reached", "towards",
                                                      "away",    "none",    "uncertain"};
    return names[progress];
}

Standing standing_between(const Indicator *indicator, const Observation *cell,
                          const Observation *reference) {
    if (!observation_has_value(cell))
        return STANDING_MISSING;
    if (!observation_has_value(reference))
        return STANDING_ALONE;
    if (cell == reference)
        return STANDING_REFERENCE;
    Gap gap = gap_between(indicator, reference, NULL, cell, NULL);
    if (gap.absolute == 0)
        return STANDING_EQUAL;
    if (gap.certainty == CERTAIN_OVERLAP)
        return STANDING_UNCERTAIN;
    if (indicator->better == BETTER_NEITHER)
        return gap.absolute > 0 ? STANDING_HIGHER : STANDING_LOWER;
    return (gap.absolute > 0) == (indicator->better == BETTER_HIGHER) ? STANDING_BETTER
                                                                      : STANDING_WORSE;
}

// ------------------------------------------------------------------------------- reference

// The groups that are compared with each other: a column's rows or a row's columns.
typedef struct Line {
    const Table *table;
    const Dimension *dimension;
    const Group *const *groups;
    size_t count, row;                    // row: of a line of columns
    bool columns;
} Line;

// Where the rows are indicators, times or nothing, groups are columns.
static bool has_group_rows(const Table *table) {
    return !table->row_indicators && table->row_dimension && !table->row_dimension->is_time;
}

static Line line_of(const Table *table, size_t row) {
    if (has_group_rows(table))
        return (Line){table, table->row_dimension, table->rows, table->row_count, row, false};
    const Dimension *columns = table->column_dimension; // of the first indicator, where there are more
    const Dimension *own =
        columns ? indicator_dimension(table_indicator(table, row), columns->id) : NULL;
    return (Line){table, own, table->columns, table->column_count, row, true};
}

static bool is_valued(const Line *line, size_t at) {
    if (line->columns)
        return observation_has_value(table_cell(line->table, line->row, at));
    for (size_t i = 0; i < line->table->column_count; i++)
        if (observation_has_value(table_cell(line->table, at, i)))
            return true;
    return false;
}

static size_t find_group(const Line *line, const Group *group) {
    for (size_t i = 0; group && i < line->count; i++)
        if (line->groups[i] == group)
            return i;
    return SIZE_MAX;
}

static size_t find_total(const Line *line) {
    for (size_t i = 0; i < line->count; i++)
        if (line->groups[i]->total)
            return i;
    return SIZE_MAX;
}

// A group with one part only stands for the parts that are not there (see find_wholes in table.c),
// unless the two are all there is.
static bool is_whole(const Line *line, size_t at) {
    size_t parts = 0;
    for (size_t i = 0; i < line->count; i++)
        parts += group_within(line->groups[i], line->groups[at]);
    return parts >= 2 || (parts == 1 && line->count == 2);
}

// The nearest whole that the group is a part of.
static size_t find_whole(const Line *line, size_t of) {
    for (const Group *at = line->groups[of]->parent; at; at = at->parent) {
        size_t found = find_group(line, at);
        if (found != SIZE_MAX && is_whole(line, found))
            return found;
    }
    return is_whole(line, of) ? of : SIZE_MAX;
}

// Of two ranked groups, the other one.
static size_t find_other(const Line *line, size_t of) {
    size_t other = SIZE_MAX, ranked = 0;
    for (size_t i = 0; i < line->count && ranked <= 2; i++) {
        if (line->groups[i]->total || is_whole(line, i))
            continue;
        ranked++;
        other = i == of ? other : i;
    }
    return ranked == 2 ? other : SIZE_MAX;
}

// In a table of several indicators two groups are compared with each other, whichever of them one of
// the indicators measures others against: else the sign of one group would mean something else from
// row to row.
static bool is_mutual(const Line *line) {
    return line->table->row_indicators && line->count == 2;
}

static size_t find_reference(const Line *line, size_t of) {
    size_t mutual = is_mutual(line) ? find_other(line, of) : SIZE_MAX;
    if (mutual != SIZE_MAX)
        return mutual;
    size_t declared = find_group(line, line->dimension->reference);
    if (declared != SIZE_MAX && is_valued(line, declared))
        return declared;
    size_t total = find_total(line);
    size_t whole = total != SIZE_MAX ? total : find_whole(line, of);
    return whole != SIZE_MAX && is_valued(line, whole) ? whole : find_other(line, of);
}

size_t table_reference(const Table *table, size_t row, size_t column) {
    Line line = line_of(table, row);
    return line.dimension && !line.dimension->is_time
               ? find_reference(&line, line.columns ? column : row)
               : SIZE_MAX;
}

Standing table_standing(const Table *table, size_t row, size_t column) {
    const Observation *cell = table_cell(table, row, column), *other = NULL;
    size_t reference = table_reference(table, row, column);
    if (reference != SIZE_MAX)
        other = has_group_rows(table) ? table_cell(table, reference, column)
                                      : table_cell(table, row, reference);
    return standing_between(table_indicator(table, row), cell, other);
}

// -------------------------------------------------------------------------------- progress

// How much further from the target the row is than it was; below 0: nearer. Where one direction is
// better, what has been passed already is no loss.
static double drift(const Indicator *indicator, const Gap *gap) {
    double target = indicator->target.value;
    if (indicator->better != BETTER_NEITHER)
        return indicator->better == BETTER_HIGHER ? -gap->absolute : gap->absolute;
    double now = fabs(shown(indicator, gap->to->value) - target);
    double then = fabs(shown(indicator, gap->from->value) - target);
    return shown(indicator, now - then);
}

static bool is_reached(const Indicator *indicator, const Observation *cell) {
    double left = shown(indicator, indicator->target.value) - shown(indicator, cell->value);
    if (indicator->better == BETTER_NEITHER)
        return left == 0;
    return indicator->better == BETTER_HIGHER ? left <= 0 : left >= 0;
}

Progress table_progress(const Table *over_time, size_t row) {
    const Indicator *indicator = table_indicator(over_time, row);
    Change change = table_change(over_time, row);
    const Observation *last = table_cell(over_time, row, change.last);
    if (isnan(indicator->target.value) || !observation_has_value(last))
        return PROGRESS_UNKNOWN;
    if (is_reached(indicator, last))
        return PROGRESS_REACHED;
    if (!change.known)
        return PROGRESS_UNKNOWN;
    double further = drift(indicator, &change.gap);
    if (further == 0)
        return PROGRESS_NONE;
    if (change.gap.certainty == CERTAIN_OVERLAP)
        return PROGRESS_UNCERTAIN;
    return further < 0 ? PROGRESS_TOWARDS : PROGRESS_AWAY;
}
