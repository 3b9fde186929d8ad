// SPDX-License-Identifier: EUPL-1.2
// Rows that each compare groups: where the groups are furthest apart, where they are nearest, and
// who has the highest value how often. Order: two columns, more columns, pyramid.
#include "site/sentence.h"

#include <math.h>

enum { MANY_ROWS = 3 };                   // from here on it is counted who is highest

// ------------------------------------------------------------------------------- two columns

typedef struct Pair {                     // the gap between two columns in one row
    bool found;
    size_t row;
    Gap gap;
} Pair;

typedef struct Pairs {
    Pair largest, smallest;
    size_t compared, first, second, equal, uncertain;     // how often which is higher
} Pairs;

static Pair pair_of(const Saying *saying, size_t row) {
    const Table *table = saying->table;
    const Observation *a = table_cell(table, row, 0), *b = table_cell(table, row, 1);
    if (!observation_has_value(a) || !observation_has_value(b) || table->whole[row]) return (Pair){0};
    return (Pair){true, row, gap_between(table->indicator, a, table->columns[0], b, table->columns[1])};
}

static double size_of_pair(const Saying *saying, const Pair *pair) {
    return number_rounded(fabs(pair->gap.absolute), saying->table->indicator->unit.decimals);
}

// Of two gaps as large as each other, the one that goes the other way is told of too.
static bool is_smaller(const Saying *saying, const Pair *pair, const Pair *than) {
    double size = size_of_pair(saying, pair), other = size_of_pair(saying, than);
    bool turned = (pair->gap.absolute > 0) != (than->gap.absolute > 0);
    return size < other || (size == other && turned);
}

static void take_pair(const Saying *saying, Pairs *pairs, Pair pair) {
    if (!pairs->largest.found || size_of_pair(saying, &pair) > size_of_pair(saying, &pairs->largest))
        pairs->largest = pair;
    if (!pairs->smallest.found || is_smaller(saying, &pair, &pairs->smallest)) pairs->smallest = pair;
    pairs->compared++;
    if (pair.gap.absolute == 0) pairs->equal++;
    else if (pair.gap.certainty == CERTAIN_OVERLAP) pairs->uncertain++;
    else if (pair.gap.absolute < 0) pairs->first++;
    else pairs->second++;
}

static Pairs find_pairs(const Saying *saying) {
    Pairs pairs = {0};
    for (size_t row = 0; row < saying->table->row_count; row++) {
        Pair pair = pair_of(saying, row);
        if (pair.found) take_pair(saying, &pairs, pair);
    }
    return pairs;
}

static void say_pair(Saying *saying, const char *key, const Pair *pair) {
    WordsArg args[] = {{.name = "row", .text = said_row(saying, pair->row)},
                       {.name = "one", .text = said_column(saying, 0)},
                       {.name = "two", .text = said_column(saying, 1)},
                       {.name = "higher", .text = said_column(saying, pair->gap.absolute >= 0)},
                       {.name = "gap", .text = said_gap(saying, pair->gap.absolute)}};
    if (pair->gap.certainty == CERTAIN_OVERLAP) key = "sentence.pair-overlap";
    else if (pair->gap.absolute == 0) key = "sentence.pair-equal";
    say(saying, key, args, 5);
}

// The rows that share the largest gap: "a, b och c", or "a, b, c och 2 till".
static Text rows_with(const Saying *saying, double size, size_t *count) {
    Text names[FEW + 1];
    *count = 0;
    for (size_t row = 0; row < saying->table->row_count; row++) {
        Pair pair = pair_of(saying, row);
        if (!pair.found || size_of_pair(saying, &pair) != size) continue;
        if (*count < FEW) names[*count] = said_row(saying, row);
        ++*count;
    }
    return said_few(saying, names, *count);
}

static bool say_largest_tie(Saying *saying, const Pair *largest) {
    size_t count;
    Text rows = rows_with(saying, size_of_pair(saying, largest), &count);
    WordsArg args[] = {{.name = "rows", .text = rows},
                       {.name = "one", .text = said_column(saying, 0)},
                       {.name = "two", .text = said_column(saying, 1)},
                       {.name = "gap", .text = said_gap(saying, largest->gap.absolute)}};
    if (count > 1) say(saying, "sentence.pair-largest-tie", args, 4);
    return count > 1;
}

// The two ends of the pairs: where the groups are furthest apart, and where they are nearest.
static void say_pair_ends(Saying *saying, const Pairs *pairs) {
    const Pair *largest = &pairs->largest, *smallest = &pairs->smallest;
    bool turned = (largest->gap.absolute > 0) != (smallest->gap.absolute > 0);
    if (pairs->uncertain || !say_largest_tie(saying, largest)) say_pair(saying, "sentence.pair-largest", largest);
    if (smallest->row != largest->row)
        say_pair(saying, turned ? "sentence.pair-turned" : "sentence.pair-smallest", smallest);
}

static bool say_pair_tie(Saying *saying, const Pairs *pairs) {
    WordsArg names[] = {{.name = "one", .text = said_column(saying, 0)},
                        {.name = "two", .text = said_column(saying, 1)}};
    if (pairs->compared < 2 || pairs->smallest.row != pairs->largest.row) return false;
    if (pairs->equal == pairs->compared) say(saying, "sentence.pair-all-equal", names, 2);
    else say_pair(saying, "sentence.pair-same", &pairs->largest);
    return true;
}

static void say_who_is_higher(Saying *saying, const Pairs *pairs) {
    Counted counted = {.key = "sentence.counted", .all_key = "sentence.counted-all", .total = pairs->compared};
    count_add(saying, &counted, "sentence.times", said_column(saying, 0), pairs->first);
    count_add(saying, &counted, "sentence.times", said_column(saying, 1), pairs->second);
    count_add(saying, &counted, "sentence.times-equal", (Text){0}, pairs->equal);
    count_add(saying, &counted, "sentence.times-uncertain", (Text){0}, pairs->uncertain);
    bool one = pairs->first == pairs->compared, two = pairs->second == pairs->compared;
    say_counted(saying, &counted, one || two ? said_column(saying, two) : (Text){0});
}

static void say_pairs(Saying *saying) {
    Pairs pairs = find_pairs(saying);
    if (!pairs.compared) {                // no row has both
        Span span = span_of_all(saying);
        say_span(saying, &span, GAP_SAID);
        return;
    }
    if (say_pair_tie(saying, &pairs)) return;
    say_pair_ends(saying, &pairs);
    if (pairs.compared >= MANY_ROWS) say_who_is_higher(saying, &pairs);
}

// ------------------------------------------------------------------------------ more columns

typedef struct Ends {                     // who is highest, or lowest, in how many rows
    size_t *times;                        // by column: rows in which it is
    size_t shared;                        // rows in which no group alone is
} Ends;

typedef struct Spreads {
    Span largest, smallest;               // rows
    size_t compared, largest_count;
    size_t uncertain;                     // rows in which nobody is certain to be at an end
    Ends highest, lowest;
    Text rows[FEW];                       // with the largest gap
} Spreads;

static double size_of(const Saying *saying, const Span *span) {
    return number_rounded(span->gap.absolute, saying->table->indicator->unit.decimals);
}

static Text at_end(const Saying *saying, Place place) {
    return said_with(saying, said_column(saying, place.column),
                     said_amount(saying, place.row, cell_at(saying, place)));
}

static void say_spread(Saying *saying, const char *key, const Span *span) {
    WordsArg args[] = {{.name = "row", .text = said_row(saying, span->row)},
                       {.name = "gap", .text = said_gap(saying, span->gap.absolute)},
                       {.name = "high", .text = at_end(saying, span->highest)},
                       {.name = "low", .text = at_end(saying, span->lowest)}};
    if (span->gap.absolute == 0) key = "sentence.spread-none";
    else if (span->gap.certainty == CERTAIN_OVERLAP) key = "sentence.spread-uncertain";
    say(saying, key, args, 4);
}

// Whose value is highest in how many rows, where it can be said of one group alone.
static void say_who_is_at_end(Saying *saying, const Spreads *spreads, const Ends *ends, Counted counted) {
    Text only = {0};
    counted.total = spreads->compared;
    for (size_t column = 0; column < saying->table->column_count; column++) {
        count_add(saying, &counted, "sentence.times", said_column(saying, column), ends->times[column]);
        if (ends->times[column] == spreads->compared) only = said_column(saying, column);
    }
    count_add(saying, &counted, "sentence.times-shared", (Text){0}, ends->shared);
    count_add(saying, &counted, "sentence.times-uncertain", (Text){0}, spreads->uncertain);
    if (counted.count <= FEW + 1) say_counted(saying, &counted, only);
}

static void say_who_is_highest(Saying *saying, const Spreads *spreads) {
    Counted counted = {.key = "sentence.counted", .all_key = "sentence.counted-all"};
    say_who_is_at_end(saying, spreads, &spreads->highest, counted);
}

static void say_who_is_lowest(Saying *saying, const Spreads *spreads) {
    Counted counted = {.key = "sentence.counted-low", .all_key = "sentence.counted-low-all"};
    say_who_is_at_end(saying, spreads, &spreads->lowest, counted);
}

static void take_largest(const Saying *saying, Spreads *spreads, const Span *span) {
    double size = size_of(saying, span), most = spreads->compared ? size_of(saying, &spreads->largest) : -1;
    if (size > most) {
        spreads->largest = *span;
        spreads->largest_count = 0;
    }
    if (size < most) return;
    if (spreads->largest_count < FEW) spreads->rows[spreads->largest_count] = said_row(saying, span->row);
    spreads->largest_count++;
}

static void take_end(Ends *ends, Place place, size_t count) {
    if (count > 1) ends->shared++;
    else ends->times[place.column]++;
}

static void take_spread(const Saying *saying, Spreads *spreads, const Span *span) {
    take_largest(saying, spreads, span);
    if (!spreads->compared || size_of(saying, span) < size_of(saying, &spreads->smallest)) spreads->smallest = *span;
    spreads->compared++;
    if (span->gap.certainty == CERTAIN_OVERLAP) {
        spreads->uncertain++;
        return;
    }
    take_end(&spreads->highest, span->highest, span->highest_count);
    take_end(&spreads->lowest, span->lowest, span->lowest_count);
}

// All rows alike: neither a largest nor a smallest gap.
static void say_spread_tie(Saying *saying, const Spreads *spreads) {
    WordsArg args[] = {{.name = "gap", .text = said_gap(saying, spreads->largest.gap.absolute)}};
    say(saying, "sentence.spread-same", args, 1);
}

static void say_spread_ends(Saying *saying, const Spreads *spreads) {
    WordsArg tie[] = {{.name = "rows", .text = said_few(saying, spreads->rows, spreads->largest_count)},
                      {.name = "gap", .text = said_gap(saying, spreads->largest.gap.absolute)}};
    if (spreads->largest_count > 1 && !spreads->uncertain) say(saying, "sentence.spread-largest-tie", tie, 2);
    else say_spread(saying, "sentence.spread-largest", &spreads->largest);
    if (spreads->smallest.row != spreads->largest.row)
        say_spread(saying, "sentence.spread-smallest", &spreads->smallest);
}

static Spreads find_spreads(const Saying *saying) {
    const Table *table = saying->table;
    Spreads spreads = {.highest = {.times = arena_array(saying->view->arena, size_t, table->column_count)},
                       .lowest = {.times = arena_array(saying->view->arena, size_t, table->column_count)}};
    for (size_t row = 0; row < table->row_count; row++) {
        Span span = span_of_row(saying, row);
        if (span.valued >= 2 && !table->whole[row]) take_spread(saying, &spreads, &span);
    }
    return spreads;
}

// The pattern of many cells: which column is at which end of its rows.
void say_ends_of_rows(Saying *saying) {
    Spreads spreads = find_spreads(saying);
    if (spreads.compared < MANY_ROWS || size_of(saying, &spreads.largest) == 0) return;
    say_who_is_highest(saying, &spreads);
    say_who_is_lowest(saying, &spreads);
}

static void say_rows(Saying *saying) {
    Spreads spreads = find_spreads(saying);
    if (!spreads.compared) return;
    bool tie = spreads.compared > 1 && spreads.largest_count == spreads.compared;
    bool equal = size_of(saying, &spreads.largest) == 0;
    if (tie && equal) say(saying, "sentence.spread-none-all", NULL, 0);
    else if (tie && !spreads.uncertain) say_spread_tie(saying, &spreads);
    else say_spread_ends(saying, &spreads);
    if (spreads.compared >= MANY_ROWS && !equal) say_who_is_highest(saying, &spreads);
}

void say_spreads(Saying *saying) {
    const Table *table = saying->table;
    if (table->row_count == 1 || table->column_count == 1) {
        Span span = span_of_all(saying);
        say_span(saying, &span, GAP_AND_RATIO);
        return;
    }
    if (table->column_count == 2) say_pairs(saying);
    else say_rows(saying);
    Span all = span_of_all(saying);
    if (all.valued > 2 && !same_shown(saying, cell_at(saying, all.highest), cell_at(saying, all.lowest)))
        say_between(saying, &all);
}

// ---------------------------------------------------------------------------------- pyramid

// The largest group of each side, or the highest value, then where the sides differ most.
void say_pyramid(Saying *saying) {
    for (size_t column = 0; column < saying->table->column_count; column++) {
        Span span = span_of_column(saying, column);
        if (!span.valued) continue;
        WordsArg args[] = {
            {.name = "side", .text = said_column(saying, column)},
            {.name = "group", .text = said_sharing(saying, &span, span.highest, span.highest_count)},
            {.name = "value", .text = said_amount(saying, span.highest.row, cell_at(saying, span.highest))}};
        bool count = saying->table->indicator->unit.kind == UNIT_COUNT;
        say(saying, count ? "sentence.side" : "sentence.side-value", args, 3);
    }
    say_pairs(saying);
}
