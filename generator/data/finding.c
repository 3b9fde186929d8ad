// SPDX-License-Identifier: EUPL-1.2
//
// What a table shows: gap, range and change. Sentences say it; here it is decided.
#include "data/inside.h"

#include <assert.h>
#include <math.h>

double shown(const Indicator *indicator, double number) {
    return number_rounded(number, indicator->unit.decimals);
}

static double shown_value(const Table *table, size_t row, size_t column) {
    return shown(table->indicator, table_cell(table, row, column)->value);
}

// ----------------------------------------------------------------------------------------- gap

bool intervals_overlap(const Observation *a, const Observation *b) {
    return a->lower <= b->upper && b->lower <= a->upper;
}

static Certainty certainty_of(const Observation *a, const Observation *b) {
    if (isnan(a->lower) || isnan(b->lower))
        return CERTAIN_UNKNOWN;
    return intervals_overlap(a, b) ? CERTAIN_OVERLAP : CERTAIN_DIFFERENT;
}

static double ratio_of(double from, double to) {
    double ratio = from > 0 ? to / from : NAN;
    return isfinite(ratio) ? ratio : NAN;
}

Gap gap_between(const Indicator *indicator, const Observation *a, const Group *a_group,
                const Observation *b, const Group *b_group) {
    assert(observation_has_value(a) && observation_has_value(b));
    double difference = shown(indicator, b->value) - shown(indicator, a->value);
    return (Gap){
        .from = a,
        .to = b,
        .from_group = a_group,
        .to_group = b_group,
        .absolute = shown(indicator, difference),
        .ratio = ratio_of(a->value, b->value),
        .certainty = certainty_of(a, b),
    };
}

int ratio_decimals(double ratio) {
    return ratio < 2 ? 2 : 1;
}

double gap_times(const Gap *gap) {
    double times = gap->ratio < 1 ? 1 / gap->ratio : gap->ratio;
    bool told = gap->ratio > 0 && isfinite(times);
    return told ? number_rounded(times, ratio_decimals(times)) : NAN;
}

static Gap gap_of_rows(const Table *table, size_t from, size_t to, size_t column) {
    return gap_between(table->indicator, table_cell(table, from, column), table->rows[from],
                       table_cell(table, to, column), table->rows[to]);
}

// --------------------------------------------------------------------------------------- range

// Takes one more shown value into the highest (sign 1) or lowest (sign -1) of `table`.
static void rank(const Table *table, size_t row, size_t column, int sign, size_t *best,
                 size_t *count) {
    double value = shown_value(table, row, column);
    double most = *count ? shown_value(table, *best, column) : value;
    if (!*count || value * sign > most * sign) {
        *best = row;
        *count = 1;
    } else if (value == most) {
        ++*count;
    }
}

Range table_range(const Table *table, size_t column) {
    Range range = {0};
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->whole[i])
            continue;
        bool valued = observation_has_value(table_cell(table, i, column));
        range.valued += valued;
        range.missing += !valued;
        if (valued) {
            rank(table, i, column, 1, &range.highest, &range.highest_count);
            rank(table, i, column, -1, &range.lowest, &range.lowest_count);
        }
    }
    if (range.valued >= 2)
        range.gap = gap_of_rows(table, range.lowest, range.highest, column);
    return range;
}

// --------------------------------------------------------------------------------- a table's gap

static bool report_no_gap(const Query *query, Diags *diags, const char *message, const char *hint) {
    Diag *diag = diag_error(diags, "no-gap", query->spot, "%s", message);
    diag_hint(diags, diag, "%s", hint);
    return false;
}

// The ranked row whose shown value is furthest from that of row `from`; SIZE_MAX: none has a value.
static size_t find_furthest(const Table *table, size_t from) {
    size_t furthest = SIZE_MAX;
    double most = -1;
    for (size_t i = 0; i < table->row_count; i++) {
        if (i == from || table->whole[i] || !observation_has_value(table_cell(table, i, 0)))
            continue;
        double distance = fabs(shown_value(table, i, 0) - shown_value(table, from, 0));
        distance = shown(table->indicator, distance);
        if (distance > most) {
            most = distance;
            furthest = i;
        }
    }
    return furthest;
}

// How early the query names a group; SIZE_MAX: not at all.
static size_t named_at(const Table *table, const Query *query, const Group *group) {
    for (size_t i = 0; i < query->fixed_count; i++) {
        if (!text_equal(query->fixed[i].dimension, table->row_dimension->id))
            continue;
        for (size_t j = 0; j < query->fixed[i].group_count; j++)
            if (code_list_find(table->row_dimension->list, query->fixed[i].groups[j]) == group)
                return j;
    }
    return SIZE_MAX;
}

static bool comes_before(const Table *table, const Query *query, const Group *a, const Group *b) {
    size_t at = named_at(table, query, a), other = named_at(table, query, b);
    return at != other ? at < other : a->rank < b->rank;
}

static bool gap_from_reference(const Table *table, const Query *query, size_t from, Gap *gap,
                               Diags *diags) {
    if (!observation_has_value(table_cell(table, from, 0)))
        return report_no_gap(query, diags, "the reference group has no value here",
                             "a gap needs two groups with values; name others if there are");
    size_t to = find_furthest(table, from);
    if (to == SIZE_MAX)
        return report_no_gap(query, diags, "only the reference group has a value here",
                             "a gap needs two groups with values");
    *gap = gap_of_rows(table, from, to, 0);
    return true;
}

// Where all have the same value, highest and lowest are one row: then it is the first two.
static Gap gap_of_equals(const Table *table, size_t first) {
    size_t second = find_furthest(table, first);
    return gap_of_rows(table, first, second, 0);
}

static bool find_gap(const Table *table, const Query *query, Gap *gap, Diags *diags) {
    if (table->column_dimension || !table->row_dimension)
        return report_no_gap(query, diags, "a gap compares the groups of one dimension",
                             "write by= and one dimension; fix the others, time too");
    size_t reference = table_row_of(table, table->row_dimension->reference);
    if (reference != SIZE_MAX)
        return gap_from_reference(table, query, reference, gap, diags);
    Range range = table_range(table, 0);
    if (range.valued < 2)
        return report_no_gap(query, diags, "fewer than two groups with a value here",
                             "a gap needs two groups with values");
    *gap = range.highest == range.lowest ? gap_of_equals(table, range.lowest) : range.gap;
    bool two = range.valued + range.missing == 2;
    if (two && comes_before(table, query, gap->to_group, gap->from_group))
        *gap = gap_between(table->indicator, gap->to, gap->to_group, gap->from, gap->from_group);
    return true;
}

bool table_gap(const Table *table, const Query *query, Gap *gap, Diags *diags) {
    if (!find_gap(table, query, gap, diags))
        return false;
    if (query->ratio && isnan(gap->ratio))
        return report_no_gap(query, diags, "nothing is so many times a value of zero or below",
                             "leave out kind=ratio: the difference can be told");
    return true;
}

// -------------------------------------------------------------------------------------- change

Change table_change(const Table *table, size_t row) {
    Change change = {0};
    size_t valued = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const Observation *cell = table_cell(table, row, i);
        if (cell && cell->breaks) {
            change.after_break = valued > 0 || change.after_break;
            valued = 0;
        }
        if (!observation_has_value(cell))
            continue;
        change.first = valued++ ? change.first : i;
        change.last = i;
    }
    change.known = valued >= 2;
    if (change.known)
        change.gap = gap_between(table->indicator, table_cell(table, row, change.first),
                                 table->columns[change.first], table_cell(table, row, change.last),
                                 table->columns[change.last]);
    return change;
}
