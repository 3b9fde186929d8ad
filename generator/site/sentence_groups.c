// SPDX-License-Identifier: EUPL-1.2
// Highest, lowest and the gap between them. Order: finding them, naming them, saying them.
#include "site/sentence.h"

#include <math.h>

// ------------------------------------------------------------------------------------- span

const Observation *cell_at(const Saying *saying, Place place) {
    return table_cell(saying->table, place.row, place.column);
}

static bool is_whole(const Table *table, size_t row, size_t column) {
    const Group *group = table->column_count > 1 ? table->columns[column] : NULL;
    return table->whole[row] || (group && group->total);
}

// Of a single row the columns are what is compared, and the other way round.
static bool is_ranked(const Saying *saying, const Span *span, size_t row, size_t column) {
    const Table *table = saying->table;
    if (span->all) return true;
    if (span->row_end - span->row == 1)
        return !(table->columns[column] && table->columns[column]->total);
    if (span->column_end - span->column == 1) return !table->whole[row];
    return !is_whole(table, row, column);
}

// By the decimals of the row's own indicator.
static double shown_at(const Saying *saying, Place place) {
    return number_rounded(cell_at(saying, place)->value,
                          table_indicator(saying->table, place.row)->unit.decimals);
}

static void rank(const Saying *saying, Place place, int sign, bool first, Place *best, size_t *count) {
    double value = shown_at(saying, place);
    double most = first ? value : shown_at(saying, *best);
    if (first || value * sign > most * sign) {
        *best = place;
        *count = 1;
    } else if (value == most) {
        ++*count;
    }
}

static void take(const Saying *saying, Span *span, size_t row, size_t column) {
    Place place = {row, column};
    if (!observation_has_value(cell_at(saying, place))) {
        span->missing++;
        return;
    }
    rank(saying, place, 1, !span->valued, &span->highest, &span->highest_count);
    rank(saying, place, -1, !span->valued, &span->lowest, &span->lowest_count);
    span->valued++;
}

static const Group *group_at(const Saying *saying, Place place) {
    const Table *table = saying->table;
    return table->column_count > 1 ? table->columns[place.column] : table->rows[place.row];
}

static Span span_of(const Saying *saying, Span span) {
    const Span empty = span;
    for (size_t row = span.row; row < span.row_end; row++)
        for (size_t column = span.column; column < span.column_end; column++)
            if (is_ranked(saying, &span, row, column)) take(saying, &span, row, column);
    if (span.valued + span.missing < 2 && !span.all) {
        span = empty;
        span.all = true;
        return span_of(saying, span);
    }
    if (span.valued >= 2)
        span.gap = gap_between(table_indicator(saying->table, span.row), cell_at(saying, span.lowest),
                               group_at(saying, span.lowest), cell_at(saying, span.highest),
                               group_at(saying, span.highest));
    return span;
}

Span span_of_column(const Saying *saying, size_t column) {
    return span_of(saying, (Span){.row_end = saying->table->row_count,
                                  .column = column, .column_end = column + 1});
}

Span span_of_row(const Saying *saying, size_t row) {
    return span_of(saying, (Span){.row = row, .row_end = row + 1,
                                  .column_end = saying->table->column_count});
}

Span span_of_all(const Saying *saying) {
    return span_of(saying, (Span){.row_end = saying->table->row_count,
                                  .column_end = saying->table->column_count});
}

// ----------------------------------------------------------------------------------- naming
// Within a column the row's name tells the cell, within a row the column's. What is left out of the
// name stands behind the value where the table has more of it: "36,8 % (2021)".

static Text name_at(const Saying *saying, const Span *span, Place place) {
    if (span->column_end - span->column == 1) return said_row(saying, place.row);
    return span->row_end - span->row == 1 ? said_column(saying, place.column)
                                          : said_cell(saying, place.row, place.column);
}

static Text amount_at(const Saying *saying, const Span *span, Place place) {
    const Table *table = saying->table;
    Text value = said_amount(saying, place.row, cell_at(saying, place));
    bool one_column = span->column_end - span->column == 1, one_row = span->row_end - span->row == 1;
    if (one_column && table->column_count > 1) return said_in(saying, value, said_column(saying, place.column));
    if (one_row && !one_column && table->row_count > 1) return said_in(saying, value, said_row(saying, place.row));
    return value;
}

Text said_sharing(const Saying *saying, const Span *span, Place best, size_t count) {
    Text names[FEW];
    size_t named = 0;
    for (size_t row = span->row; row < span->row_end; row++)
        for (size_t column = span->column; column < span->column_end && named < FEW; column++) {
            Place place = {row, column};
            const Observation *cell = cell_at(saying, place);
            if (observation_has_value(cell) && is_ranked(saying, span, row, column) &&
                same_shown(saying, cell, cell_at(saying, best)))
                names[named++] = name_at(saying, span, place);
        }
    return said_few(saying, names, count);
}

// ----------------------------------------------------------------------------------- saying

static void say_extreme(Saying *saying, const char *key, const Span *span, Place place, size_t count) {
    WordsArg args[] = {{.name = "group", .text = said_sharing(saying, span, place, count)},
                       {.name = "value", .text = amount_at(saying, span, place)}};
    say(saying, key, args, 2);
}

// In plain words a ratio is only told where it is near a whole number.
static void say_ratio_plainly(Saying *saying, double ratio) {
    WordsArg args[] = {{.name = "count", .number = plain_times(ratio)}};
    if (args[0].number > 0) say(saying, "plain.ratio", args, 1);
}

// A ratio of years of life means nothing, and one of numbers of people mostly tells how many live
// there. One close to 1 tells no more than the difference; beyond a hundred nobody pictures it.
static void say_ratio(Saying *saying, const Gap *gap) {
    const double least = 1.1, most = 100;
    UnitKind kind = saying->table->indicator->unit.kind;
    if (kind == UNIT_YEARS || kind == UNIT_COUNT || isnan(gap->ratio)) return;
    if (number_rounded(gap->ratio, 2) < least || gap->ratio > most) return;
    if (language_simple(saying->view->language->locale)) {
        say_ratio_plainly(saying, gap->ratio);
        return;
    }
    WordsArg args[] = {{.name = "ratio", .text = view_ratio_number(saying->view, gap->ratio)}};
    say(saying, "sentence.ratio", args, 1);
}

static void say_gap(Saying *saying, const Gap *gap) {
    WordsArg args[] = {{.name = "gap", .text = said_gap(saying, gap->absolute)}};
    say(saying, "sentence.gap", args, 1);
}

// "40,0 % (Alby och Borg)"; of a block the name only where one cell alone has the value, as a list
// of pairs of names within brackets could not be read.
static Text where_at(const Saying *saying, const Span *span, Place place, size_t count) {
    bool line = span->column_end - span->column == 1 || span->row_end - span->row == 1;
    Text value = said_amount(saying, place.row, cell_at(saying, place));
    if (count == 1) return said_in(saying, value, said_place(saying, place.row, place.column));
    return line ? said_in(saying, value, said_sharing(saying, span, place, count)) : value;
}

// From one to the other, with the names in brackets: nothing is called higher.
void say_between(Saying *saying, const Span *span) {
    WordsArg args[] = {{.name = "low", .text = where_at(saying, span, span->lowest, span->lowest_count)},
                       {.name = "high", .text = where_at(saying, span, span->highest, span->highest_count)}};
    say(saying, "sentence.between", args, 2);
}

// Overlapping intervals: the two ends are told, but none is called higher.
static void say_uncertain(Saying *saying, const Span *span) {
    say_between(saying, span);
    say(saying, "sentence.overlap", NULL, 0);
}

// Whether a third group could in truth be the highest or the lowest.
static bool order_is_uncertain(const Saying *saying, const Span *span) {
    const Observation *highest = cell_at(saying, span->highest), *lowest = cell_at(saying, span->lowest);
    for (size_t row = span->row; row < span->row_end; row++)
        for (size_t column = span->column; column < span->column_end; column++) {
            const Observation *cell = table_cell(saying->table, row, column);
            if (!observation_has_value(cell) || !is_ranked(saying, span, row, column)) continue;
            if (cell != highest && cell != lowest &&
                (intervals_overlap(cell, highest) || intervals_overlap(cell, lowest)))
                return true;
        }
    return false;
}

static void say_equal(Saying *saying, const Span *span) {
    WordsArg args[] = {{.name = "value", .text = amount_at(saying, span, span->highest)}};
    say(saying, "sentence.equal", args, 1);
    say_plain(saying, cell_at(saying, span->highest), NULL);
}

static void say_ends(Saying *saying, const Span *span, SaidGap gap) {
    const Observation *highest = cell_at(saying, span->highest), *lowest = cell_at(saying, span->lowest);
    say_extreme(saying, "sentence.highest", span, span->highest, span->highest_count);
    say_plain(saying, highest, lowest);
    say_extreme(saying, "sentence.lowest", span, span->lowest, span->lowest_count);
    say_plain(saying, lowest, highest);
    if (gap != GAP_NOT_SAID) say_gap(saying, &span->gap);
    if (gap == GAP_AND_RATIO) say_ratio(saying, &span->gap);
    if (order_is_uncertain(saying, span)) say(saying, "sentence.order-uncertain", NULL, 0);
    if (span->missing) say(saying, "sentence.of-those-shown", NULL, 0);
}

void say_span(Saying *saying, const Span *span, SaidGap gap) {
    if (span->valued == 0) return;
    const Observation *highest = cell_at(saying, span->highest), *lowest = cell_at(saying, span->lowest);
    if (span->valued == 1) {
        say_extreme(saying, "sentence.one", span, span->highest, 1);
        say_plain(saying, highest, NULL);
    } else if (same_shown(saying, highest, lowest)) {
        say_equal(saying, span);
    } else if (span->gap.certainty == CERTAIN_OVERLAP) {
        say_uncertain(saying, span);
    } else {
        say_ends(saying, span, gap);
    }
}

// "Som jämförelse: riket 44,9 % och Gävleborgs län 34,0 %."
void say_comparisons(Saying *saying, size_t column) {
    const Table *table = saying->table;
    Text *parts = arena_array(saying->view->arena, Text, table->row_count);
    Span span = span_of_column(saying, column);
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        const Observation *cell = table_cell(table, row, column);
        if (!observation_has_value(cell) || !table->whole[row]) continue;
        parts[count++] = said_with(saying, said_row(saying, row), amount_at(saying, &span, (Place){row, column}));
    }
    WordsArg args[] = {{.name = "groups", .text = said_list(saying, parts, count)}};
    if (count) say(saying, "sentence.comparison", args, 1);
}

static void say_single(Saying *saying, const Observation *cell) {
    WordsArg args[] = {{.name = "group", .text = said_row(saying, 0)},
                       {.name = "value", .text = said_amount(saying, 0, cell)}};
    say(saying, saying->table->rows[0] ? "sentence.one" : "sentence.single", args, 2);
    say_plain(saying, cell, NULL);
}

void say_groups(Saying *saying) {
    const Table *table = saying->table;
    if (table->row_count == 1 && observation_has_value(table_cell(table, 0, 0))) {
        say_single(saying, table_cell(table, 0, 0));
        return;
    }
    Span span = span_of_column(saying, 0);
    say_span(saying, &span, GAP_AND_RATIO);
    say_comparisons(saying, 0);
}
