// SPDX-License-Identifier: EUPL-1.2
// What a chart shows, in words. data/ decides what is highest, how large the gap is and whether it
// is certain; the catalogue has the patterns; this file chooses which sentences are said.
// Order: saying, missing values, one column, two levels, time, target.
#include "site/inside.h"

#include <math.h>

enum { FEW = 3 };                         // groups that are named one by one

typedef struct Saying {                   // a paragraph under construction
    const View *view;
    const Table *table;
    Buf text;
} Saying;

static void say(Saying *saying, const char *key, const WordsArg *args, size_t count) {
    const View *view = saying->view;
    Text sentence = view_words(view, key, args, count);
    if (saying->text.length) buf_char(&saying->text, ' ');
    buf_text(&saying->text, view_capital(view, sentence));
}

static Text row_name(const Saying *saying, size_t row) {
    const Table *table = saying->table;
    if (!table->rows[row]) return view_slice_name(saying->view, table);
    return view_group(saying->view, table->row_dimension, table->rows[row]);
}

static Text column_name(const Saying *saying, size_t column) {
    const Table *table = saying->table;
    return view_group(saying->view, table->column_dimension, table->columns[column]);
}

static Text amount(const Saying *saying, const Observation *cell) {
    return view_amount(saying->view, saying->table->indicator, cell->value);
}

static Text gap_amount(const Saying *saying, double gap) {
    return view_gap_amount(saying->view, saying->table->indicator, fabs(gap));
}

// --------------------------------------------------------------------------------- missing

static Text cell_name(const Saying *saying, size_t row, size_t column) {
    const Table *table = saying->table;
    if (table->column_count == 1) return row_name(saying, row);
    if (table->row_count == 1) return column_name(saying, column);
    WordsArg args[] = {{.name = "row", .text = row_name(saying, row)},
                       {.name = "column", .text = column_name(saying, column)}};
    return view_words(saying->view, "sentence.cell", args, 2);
}

static Status cell_status(const Observation *cell) {
    return cell ? cell->status : STATUS_NOT_COLLECTED;
}

static void say_missing_as(Saying *saying, Status status) {
    const Table *table = saying->table;
    Text names[FEW];
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++) {
            const Observation *cell = table_cell(table, row, column);
            if (observation_has_value(cell) || cell_status(cell) != status) continue;
            if (count < FEW) names[count] = cell_name(saying, row, column);
            count++;
        }
    if (!count) return;
    Text list = list_text(saying->view->arena, saying->view->language->locale, names,
                          count < FEW ? count : FEW);
    WordsArg args[] = {{.name = "groups", .text = list},
                       {.name = "count", .number = (double)count},
                       {.name = "why", .text = view_status(saying->view, status)}};
    say(saying, count <= FEW ? "sentence.missing" : "sentence.missing-many", args, 3);
}

static void say_missing(Saying *saying) {
    if (!saying->table->has_missing) return;
    for (Status status = STATUS_CONFIDENTIAL; status < STATUS_COUNT; status++)
        say_missing_as(saying, status);
}

// ------------------------------------------------------------------------------ one column

static void say_cell(Saying *saying, const char *key, Text group, const Observation *cell) {
    WordsArg args[] = {{.name = "group", .text = group}, {.name = "value", .text = amount(saying, cell)}};
    say(saying, key, args, 2);
}

static bool same_shown(const Saying *saying, const Observation *a, const Observation *b) {
    int decimals = saying->table->indicator->unit.decimals;
    return number_rounded(a->value, decimals) == number_rounded(b->value, decimals);
}

static Text join(const Saying *saying, const Text *parts, size_t count) {
    return list_text(saying->view->arena, saying->view->language->locale, parts, count);
}

// "83,1 år"; where several columns are told of, with the one it stands in: "36,8 % (2021)".
static Text amount_in(const Saying *saying, size_t row, size_t column) {
    const Table *table = saying->table;
    Text value = amount(saying, table_cell(table, row, column));
    if (table->column_count == 1) return value;
    WordsArg args[] = {{.name = "row", .text = value},
                       {.name = "column", .text = column_name(saying, column)}};
    return view_words(saying->view, "sentence.cell", args, 2);
}

// The groups that share a value: "a, b och c", or "a, b, c och 2 till".
static Text sharing(const Saying *saying, size_t column, size_t row, size_t count) {
    const Table *table = saying->table;
    const Observation *best = table_cell(table, row, column);
    Text names[FEW + 1];
    size_t named = 0;
    for (size_t i = 0; i < table->row_count && named < FEW; i++) {
        const Observation *cell = table_cell(table, i, column);
        if (observation_has_value(cell) && !table->whole[i] && same_shown(saying, cell, best))
            names[named++] = row_name(saying, i);
    }
    if (count > named) {
        WordsArg args[] = {{.name = "count", .number = (double)(count - named)}};
        names[named++] =
            view_words(saying->view, "sentence.more", args, 1);
    }
    return join(saying, names, named);
}

static void say_extreme(Saying *saying, const char *key, size_t column, size_t row, size_t count) {
    WordsArg args[] = {{.name = "group", .text = sharing(saying, column, row, count)},
                       {.name = "value", .text = amount_in(saying, row, column)}};
    say(saying, key, args, 2);
}

// A ratio of years of life means nothing, and one close to 1 tells no more than the difference.
static void say_ratio(Saying *saying, const Gap *gap) {
    const double least = 1.1;
    bool years = saying->table->indicator->unit.kind == UNIT_YEARS;
    if (years || isnan(gap->ratio) || number_rounded(gap->ratio, 2) < least) return;
    WordsArg args[] = {{.name = "ratio", .text = view_ratio_number(saying->view, gap->ratio)}};
    say(saying, "sentence.ratio", args, 1);
}

static void say_gap(Saying *saying, const Gap *gap) {
    WordsArg args[] = {{.name = "gap", .text = gap_amount(saying, gap->absolute)}};
    say(saying, "sentence.gap", args, 1);
    say_ratio(saying, gap);
}

// Overlapping intervals: the two ends are told, but none is called higher.
static void say_uncertain(Saying *saying, size_t column, const Range *range) {
    WordsArg args[] = {
        {.name = "low", .text = amount_in(saying, range->lowest, column)},
        {.name = "high", .text = amount_in(saying, range->highest, column)}};
    say(saying, "sentence.between", args, 2);
    say(saying, "sentence.overlap", NULL, 0);
}

static bool overlap(const Observation *a, const Observation *b) {
    return a->lower <= b->upper && b->lower <= a->upper;    // false where an interval is not given
}

// Whether a third group could in truth be the highest or the lowest.
static bool order_is_uncertain(const Saying *saying, size_t column, const Range *range) {
    const Table *table = saying->table;
    const Observation *highest = table_cell(table, range->highest, column);
    const Observation *lowest = table_cell(table, range->lowest, column);
    for (size_t row = 0; row < table->row_count; row++) {
        const Observation *cell = table_cell(table, row, column);
        if (!observation_has_value(cell) || table->whole[row]) continue;
        if (cell != highest && cell != lowest && (overlap(cell, highest) || overlap(cell, lowest)))
            return true;
    }
    return false;
}

static void say_range(Saying *saying, size_t column) {
    const Table *table = saying->table;
    Range range = table_range(table, column);
    if (range.valued == 0) return;
    const Observation *highest = table_cell(table, range.highest, column);
    if (range.valued == 1) {
        say_extreme(saying, "sentence.one", column, range.highest, 1);
    } else if (same_shown(saying, highest, table_cell(table, range.lowest, column))) {
        WordsArg args[] = {{.name = "value", .text = amount_in(saying, range.highest, column)}};
        say(saying, "sentence.equal", args, 1);
    } else if (range.gap.certainty == CERTAIN_OVERLAP) {
        say_uncertain(saying, column, &range);
    } else {
        say_extreme(saying, "sentence.highest", column, range.highest, range.highest_count);
        say_extreme(saying, "sentence.lowest", column, range.lowest, range.lowest_count);
        say_gap(saying, &range.gap);
        if (order_is_uncertain(saying, column, &range)) say(saying, "sentence.order-uncertain", NULL, 0);
        if (range.missing) say(saying, "sentence.of-those-shown", NULL, 0);
    }
}

// "Som jämförelse: riket 44,9 % och Gävleborgs län 34,0 %."
static void say_comparisons(Saying *saying, size_t column) {
    const Table *table = saying->table;
    Text *parts = arena_array(saying->view->arena, Text, table->row_count);
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        const Observation *cell = table_cell(table, row, column);
        if (!observation_has_value(cell) || !table->whole[row]) continue;
        WordsArg args[] = {{.name = "group", .text = row_name(saying, row)},
                           {.name = "value", .text = amount(saying, cell)}};
        parts[count++] =
            view_words(saying->view, "sentence.group-value", args, 2);
    }
    if (!count) return;
    WordsArg args[] = {{.name = "groups", .text = join(saying, parts, count)}};
    say(saying, "sentence.comparison", args, 1);
}

static void say_groups(Saying *saying) {
    const Table *table = saying->table;
    if (table->row_count == 1 && observation_has_value(table_cell(table, 0, 0))) {
        say_cell(saying, "sentence.single", row_name(saying, 0), table_cell(table, 0, 0));
        return;
    }
    say_range(saying, 0);
    say_comparisons(saying, 0);
}

// ------------------------------------------------------------------------------ two levels

typedef struct Pair {                     // the gap between two columns in one row
    bool found;
    size_t row;
    Gap gap;
} Pair;

static void say_pair(Saying *saying, const char *key, const Pair *pair) {
    WordsArg args[] = {{.name = "row", .text = row_name(saying, pair->row)},
                       {.name = "one", .text = column_name(saying, 0)},
                       {.name = "two", .text = column_name(saying, 1)},
                       {.name = "higher", .text = column_name(saying, pair->gap.absolute >= 0)},
                       {.name = "gap", .text = gap_amount(saying, pair->gap.absolute)}};
    if (pair->gap.certainty == CERTAIN_OVERLAP) key = "sentence.pair-overlap";
    else if (pair->gap.absolute == 0) key = "sentence.pair-equal";
    say(saying, key, args, 5);
}

static double shown_size(const Saying *saying, const Pair *pair) {
    return number_rounded(fabs(pair->gap.absolute), saying->table->indicator->unit.decimals);
}

// Of two gaps as large as each other, the one that goes the other way is told of too.
static bool is_smaller(const Saying *saying, const Pair *pair, const Pair *than) {
    double size = shown_size(saying, pair), other = shown_size(saying, than);
    bool turned = (pair->gap.absolute > 0) != (than->gap.absolute > 0);
    return size < other || (size == other && turned);
}

// Two columns: where the gap between them is largest and where it is smallest.
static void say_pairs(Saying *saying) {
    const Table *table = saying->table;
    Pair largest = {0}, smallest = {0};
    size_t compared = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        const Observation *a = table_cell(table, row, 0), *b = table_cell(table, row, 1);
        if (!observation_has_value(a) || !observation_has_value(b)) continue;
        if (table->whole[row]) continue;
        Pair pair = {true, row,
                     gap_between(table->indicator, a, table->columns[0], b, table->columns[1])};
        compared++;
        if (!largest.found || shown_size(saying, &pair) > shown_size(saying, &largest)) largest = pair;
        if (!smallest.found || is_smaller(saying, &pair, &smallest)) smallest = pair;
    }
    if (!largest.found) return;
    if (compared > 1 && smallest.row == largest.row) {      // a tie of all
        say_pair(saying, "sentence.pair-same", &largest);
        return;
    }
    say_pair(saying, "sentence.pair-largest", &largest);
    bool turned = (largest.gap.absolute > 0) != (smallest.gap.absolute > 0);
    if (smallest.row != largest.row)
        say_pair(saying, turned ? "sentence.pair-turned" : "sentence.pair-smallest", &smallest);
}

static void say_columns(Saying *saying) {
    for (size_t column = 0; column < saying->table->column_count; column++) {
        say_range(saying, column);
    }
}

// ------------------------------------------------------------------------------------ time

static void say_change(Saying *saying, size_t row) {
    const Table *table = saying->table;
    Change change = table_change(table, row);
    const Observation *last = table_cell(table, row, change.last);
    if (!change.known) {                  // one value, or one since the last break: the latest
        for (size_t column = table->column_count; column-- > 0;)
            if (observation_has_value(table_cell(table, row, column))) {
                WordsArg args[] = {{.name = "group", .text = row_name(saying, row)},
                                   {.name = "value", .text = amount(saying, table_cell(table, row, column))},
                                   {.name = "time", .text = column_name(saying, column)}};
                say(saying, "sentence.at", args, 3);
                return;
            }
        return;
    }
    const Observation *first = table_cell(table, row, change.first);
    WordsArg args[] = {{.name = "group", .text = row_name(saying, row)},
                       {.name = "from", .text = amount(saying, first)},
                       {.name = "start", .text = column_name(saying, change.first)},
                       {.name = "to", .text = amount(saying, last)},
                       {.name = "end", .text = column_name(saying, change.last)},
                       {.name = "change", .text = gap_amount(saying, change.gap.absolute)}};
    const char *key = change.gap.certainty == CERTAIN_OVERLAP ? "sentence.change-uncertain"
                      : same_shown(saying, first, last)       ? "sentence.change-none"
                      : change.gap.absolute > 0               ? "sentence.change-up"
                                                              : "sentence.change-down";
    say(saying, key, args, 6);
}

static bool compared_at(const Saying *saying, size_t column) {
    return observation_has_value(table_cell(saying->table, 0, column)) &&
           observation_has_value(table_cell(saying->table, 1, column));
}

// Two lines: how the gap between them has moved, over the points that both have after any break.
static void say_gap_moved(Saying *saying) {
    const Table *table = saying->table;
    Change a = table_change(table, 0), b = table_change(table, 1);
    if (!a.known || !b.known) return;
    size_t first = a.first > b.first ? a.first : b.first;
    size_t last = a.last < b.last ? a.last : b.last;
    if (first >= last || !compared_at(saying, first) || !compared_at(saying, last)) return;
    Gap then = gap_between(table->indicator, table_cell(table, 0, first), table->rows[0],
                           table_cell(table, 1, first), table->rows[1]);
    Gap now = gap_between(table->indicator, table_cell(table, 0, last), table->rows[0],
                          table_cell(table, 1, last), table->rows[1]);
    WordsArg args[] = {{.name = "one", .text = row_name(saying, 0)},
                       {.name = "two", .text = row_name(saying, 1)},
                       {.name = "then", .text = gap_amount(saying, then.absolute)},
                       {.name = "start", .text = column_name(saying, first)},
                       {.name = "now", .text = gap_amount(saying, now.absolute)},
                       {.name = "end", .text = column_name(saying, last)}};
    bool certain = then.certainty != CERTAIN_OVERLAP && now.certainty != CERTAIN_OVERLAP;
    say(saying, certain ? "sentence.gap-moved" : "sentence.gap-uncertain", args, 6);
}

// The values at the last point, where three or more lines end.
static void say_last(Saying *saying) {
    size_t column = saying->table->column_count - 1;
    if (table_range(saying->table, column).valued >= 2) say_range(saying, column);
}

static void say_break(Saying *saying) {
    const Table *table = saying->table;
    for (size_t column = 0; table->has_break && column < table->column_count; column++)
        for (size_t row = 0; row < table->row_count; row++) {
            const Observation *cell = table_cell(table, row, column);
            if (!cell || cell->status != STATUS_BREAK) continue;
            WordsArg args[] = {{.name = "time", .text = column_name(saying, column)}};
            say(saying, "sentence.break", args, 1);
            return;
        }
}

static void say_time(Saying *saying) {
    for (size_t row = 0; row < saying->table->row_count; row++) say_change(saying, row);
    if (saying->table->row_count == 2) say_gap_moved(saying);
    if (saying->table->row_count > 2) say_last(saying);
    say_break(saying);
}

// What is to be reached: in the chart it is a line, which not everybody sees.
static void say_target(Saying *saying) {
    WordsArg args[2];
    if (!view_target_args(saying->view, saying->table->indicator, true, args)) return;
    say(saying, "sentence.target", args, 2);
}

// ---------------------------------------------------------------------------------- choice

static bool any_value(const Table *table) {
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++)
            if (observation_has_value(table_cell(table, row, column))) return true;
    return false;
}

Text sentence_language(const View *view) {
    const Language *found = words_language(view->language->locale, "sentence.highest");
    return view_foreign(view, language_tag(found));
}

Text sentence_of(const View *view, const Table *table) {
    Saying saying = {.view = view, .table = table};
    bool over_time = table->column_dimension && table->column_dimension->is_time;
    if (!any_value(table)) say(&saying, "sentence.none", NULL, 0);
    else if (over_time) say_time(&saying);
    else if (table->column_count == 1) say_groups(&saying);
    else if (table->column_count == 2) say_pairs(&saying);
    else say_columns(&saying);
    say_target(&saying);
    say_missing(&saying);
    Text text = buf_copy(view->arena, &saying.text);
    buf_release(&saying.text);
    return text;
}
