// SPDX-License-Identifier: EUPL-1.2
// How values have changed: lines, slopes and panels over time. Order: one row, many rows, the gap
// between the rows, choice.
#include "site/sentence.h"

#include <math.h>

// ---------------------------------------------------------------------------------- one row

// One value, or one since the last break: the latest.
static void say_latest(Saying *saying, size_t row) {
    const Table *table = saying->table;
    for (size_t column = table->column_count; column-- > 0;) {
        const Observation *cell = table_cell(table, row, column);
        if (!observation_has_value(cell)) continue;
        WordsArg args[] = {{.name = "group", .text = said_row(saying, row)},
                           {.name = "value", .text = said_amount(saying, row, cell)},
                           {.name = "time", .text = said_column(saying, column)}};
        say(saying, "sentence.at", args, 3);
        return;
    }
}

static void say_change_as(Saying *saying, const char *key, size_t row, const Change *change) {
    const Table *table = saying->table;
    const Observation *first = table_cell(table, row, change->first), *last = table_cell(table, row, change->last);
    WordsArg args[] = {{.name = "group", .text = said_row(saying, row)},
                       {.name = "from", .text = said_amount(saying, row, first)},
                       {.name = "start", .text = said_column(saying, change->first)},
                       {.name = "to", .text = said_amount(saying, row, last)},
                       {.name = "end", .text = said_column(saying, change->last)},
                       {.name = "change", .text = said_gap(saying, change->gap.absolute)}};
    say(saying, key, args, 6);
}

static void say_change(Saying *saying, size_t row) {
    Change change = table_change(saying->table, row);
    if (!change.known) {
        say_latest(saying, row);
        return;
    }
    say_change_as(saying,
                  change.gap.certainty == CERTAIN_OVERLAP ? "sentence.change-uncertain"
                  : change.gap.absolute == 0              ? "sentence.change-none"
                  : change.gap.absolute > 0               ? "sentence.change-up"
                                                          : "sentence.change-down",
                  row, &change);
}

// --------------------------------------------------------------------------------- many rows

typedef struct Trends {                   // of the rows that are not wholes
    size_t up, down, same, uncertain, unknown, compared;
    size_t rise, fall;                    // rows with the largest; SIZE_MAX: none
    double risen, fallen;                 // how much, as shown
    size_t rises, falls;                  // how many rows share that
} Trends;

static void take_largest(size_t row, double size, size_t *largest, double *most, size_t *count) {
    if (*largest == SIZE_MAX || size > *most) {
        *largest = row;
        *most = size;
        *count = 1;
    } else if (size == *most) {
        ++*count;
    }
}

static void take_trend(Trends *trends, size_t row, const Change *change) {
    double size = change->gap.absolute;
    trends->compared++;
    if (!change->known) trends->unknown++;
    else if (change->gap.certainty == CERTAIN_OVERLAP) trends->uncertain++;
    else if (size == 0) trends->same++;
    else if (size > 0) trends->up++, take_largest(row, size, &trends->rise, &trends->risen, &trends->rises);
    else trends->down++, take_largest(row, -size, &trends->fall, &trends->fallen, &trends->falls);
}

static Trends find_trends(const Saying *saying) {
    const Table *table = saying->table;
    Trends trends = {.rise = SIZE_MAX, .fall = SIZE_MAX};
    for (size_t row = 0; row < table->row_count; row++) {
        Change change = table_change(table, row);
        if (!table->whole[row]) take_trend(&trends, row, &change);
    }
    return trends;
}

static void say_tally_of(Saying *saying, const Trends *trends) {
    Counted counted = {.key = "sentence.trend", .total = trends->compared};
    count_add(saying, &counted, "sentence.trend-up", (Text){0}, trends->up);
    count_add(saying, &counted, "sentence.trend-down", (Text){0}, trends->down);
    count_add(saying, &counted, "sentence.trend-same", (Text){0}, trends->same);
    count_add(saying, &counted, "sentence.trend-uncertain", (Text){0}, trends->uncertain);
    count_add(saying, &counted, "sentence.trend-unknown", (Text){0}, trends->unknown);
    say_counted(saying, &counted, (Text){0});
}

// Shared by several, the largest change is told without the values of one.
static void say_largest(Saying *saying, const char *key, const char *shared_key, size_t row, size_t shared) {
    if (row == SIZE_MAX) return;
    Change change = table_change(saying->table, row);
    WordsArg args[] = {{.name = "count", .number = (double)shared},
                       {.name = "change", .text = said_gap(saying, change.gap.absolute)}};
    if (shared > 1) say(saying, shared_key, args, 2);
    else say_change_as(saying, key, row, &change);
}

static void say_trends(Saying *saying) {
    Trends trends = find_trends(saying);
    say_tally_of(saying, &trends);
    say_largest(saying, "sentence.largest-rise", "sentence.largest-rise-shared", trends.rise, trends.rises);
    say_largest(saying, "sentence.largest-fall", "sentence.largest-fall-shared", trends.fall, trends.falls);
}

// -------------------------------------------------------------------------- gap then and now

static bool compared_at(const Saying *saying, size_t column) {
    return observation_has_value(table_cell(saying->table, 0, column)) &&
           observation_has_value(table_cell(saying->table, 1, column));
}

static Gap gap_at(const Saying *saying, size_t column) {
    const Table *table = saying->table;
    return gap_between(table->indicator, table_cell(table, 0, column), table->rows[0],
                       table_cell(table, 1, column), table->rows[1]);
}

static const char *moved_key(const Gap *then, const Gap *now) {
    if (then->certainty == CERTAIN_OVERLAP || now->certainty == CERTAIN_OVERLAP) return "sentence.gap-uncertain";
    bool turned = (then->absolute > 0 && now->absolute < 0) || (then->absolute < 0 && now->absolute > 0);
    if (turned) return "sentence.gap-turned";
    return fabs(then->absolute) == fabs(now->absolute) ? "sentence.gap-kept" : "sentence.gap-moved";
}

// Two lines: how the gap between them has moved, over the points that both have after any break.
static void say_gap_moved(Saying *saying) {
    const Table *table = saying->table;
    Change a = table_change(table, 0), b = table_change(table, 1);
    if (!a.known || !b.known) return;
    size_t first = a.first > b.first ? a.first : b.first;
    size_t last = a.last < b.last ? a.last : b.last;
    if (first >= last || !compared_at(saying, first) || !compared_at(saying, last)) return;
    Gap then = gap_at(saying, first), now = gap_at(saying, last);
    WordsArg args[] = {{.name = "one", .text = said_row(saying, 0)},
                       {.name = "two", .text = said_row(saying, 1)},
                       {.name = "then", .text = said_gap(saying, then.absolute)},
                       {.name = "start", .text = said_column(saying, first)},
                       {.name = "now", .text = said_gap(saying, now.absolute)},
                       {.name = "end", .text = said_column(saying, last)},
                       {.name = "was", .text = said_row(saying, then.absolute > 0)},
                       {.name = "is", .text = said_row(saying, now.absolute > 0)}};
    say(saying, moved_key(&then, &now), args, 8);
}

// The points between which the distance from highest to lowest is compared: of the rows that are
// not wholes, the latest first one and the earliest last one, if all have values at both.
static bool spread_ends(const Saying *saying, size_t *first, size_t *last) {
    const Table *table = saying->table;
    *first = 0, *last = table->column_count - 1;
    for (size_t row = 0; row < table->row_count; row++) {
        Change change = table_change(table, row);
        if (table->whole[row]) continue;
        if (!change.known) return false;
        if (change.first > *first) *first = change.first;
        if (change.last < *last) *last = change.last;
    }
    return *first < *last;
}

static bool say_spread_moved(Saying *saying) {
    size_t first, last;
    if (!spread_ends(saying, &first, &last)) return false;
    Span then = span_of_column(saying, first), now = span_of_column(saying, last);
    if (then.missing || now.missing || then.valued < 2) return false;
    if (then.gap.certainty == CERTAIN_OVERLAP || now.gap.certainty == CERTAIN_OVERLAP) return false;
    if (then.gap.absolute == 0 && now.gap.absolute == 0) return false;
    WordsArg args[] = {{.name = "then", .text = said_gap(saying, then.gap.absolute)},
                       {.name = "start", .text = said_column(saying, first)},
                       {.name = "now", .text = said_gap(saying, now.gap.absolute)},
                       {.name = "end", .text = said_column(saying, last)}};
    say(saying, "sentence.spread-moved", args, 4);
    return true;
}

// The gap then and now, and the values at the last point: the latest at which two rows have one.
static void say_last(Saying *saying) {
    bool moved = say_spread_moved(saying);
    for (size_t column = saying->table->column_count; column-- > 0;) {
        Span span = span_of_column(saying, column);
        if (span.valued < 2) continue;
        say_span(saying, &span, moved ? GAP_NOT_SAID : GAP_SAID);
        say_comparisons(saying, column);
        return;
    }
}

// ----------------------------------------------------------------------------------- choice

static void say_break(Saying *saying) {
    const Table *table = saying->table;
    for (size_t column = 0; table->has_break && column < table->column_count; column++)
        for (size_t row = 0; row < table->row_count; row++) {
            const Observation *cell = table_cell(table, row, column);
            if (!cell || !cell->breaks) continue;
            WordsArg args[] = {{.name = "time", .text = said_column(saying, column)}};
            say(saying, "sentence.break", args, 1);
            return;
        }
}

// A few rows one by one; of more how many rise and fall, so that nobody must listen to ten changes.
void say_time(Saying *saying) {
    const Table *table = saying->table;
    size_t ranked = 0;
    for (size_t row = 0; row < table->row_count; row++) ranked += !table->whole[row];
    bool many = ranked > FEW;
    if (many) say_trends(saying);
    for (size_t row = 0; !many && row < table->row_count; row++)
        if (!table->whole[row]) say_change(saying, row);
    if (many) say_last(saying);
    else if (table->row_count == 2) say_gap_moved(saying);
    else if (table->row_count > 2) say_spread_moved(saying);
    if (!many) say_comparisons(saying, table->column_count - 1);
    say_break(saying);
}
