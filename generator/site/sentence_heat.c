// SPDX-License-Identifier: EUPL-1.2
// Groups × indicators, or groups × groups. Order: standings, the largest ratio, choice.
#include "site/sentence.h"

#include <math.h>

enum { NAMED_GROUPS = 4 };                // whose standing is told one by one

// ------------------------------------------------------------------------------- standings

typedef struct Standings {
    size_t count[STANDING_COUNT], compared;
    size_t reference;                     // column; SIZE_MAX: none, or not the same in all rows
} Standings;

// A standing is told where the group is compared: not of the reference itself, nor where nothing is.
static bool is_comparison(Standing standing) {
    return standing != STANDING_REFERENCE && standing != STANDING_ALONE && standing != STANDING_MISSING;
}

static Standings standings_of(const Table *table, size_t column) {
    Standings found = {.reference = SIZE_MAX};
    for (size_t row = 0; row < table->row_count; row++) {
        Standing standing = table_standing(table, row, column);
        found.count[standing]++;
        if (!is_comparison(standing)) continue;
        size_t reference = table_reference(table, row, column);
        found.reference = found.compared && found.reference != reference ? SIZE_MAX : reference;
        found.compared++;
    }
    return found;
}

static Text standings_text(const Saying *saying, const Standings *found) {
    static const Standing order[] = {STANDING_BETTER, STANDING_WORSE, STANDING_HIGHER, STANDING_LOWER,
                                     STANDING_EQUAL, STANDING_UNCERTAIN};
    Text parts[STANDING_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        size_t times = found->count[order[i]];
        Text key = text_format(saying->view->arena, "sentence.stands-%s", standing_name(order[i]));
        if (times) parts[count++] = said_count(saying, key.at, (Text){0}, times);
    }
    return said_list(saying, parts, count);
}

static void say_standings(Saying *saying, size_t column) {
    Standings found = standings_of(saying->table, column);
    if (!found.compared || found.reference == SIZE_MAX) return;
    WordsArg args[] = {{.name = "group", .text = said_column(saying, column)},
                       {.name = "reference", .text = said_column(saying, found.reference)},
                       {.name = "total", .number = (double)found.compared},
                       {.name = "parts", .text = standings_text(saying, &found)}};
    say(saying, "sentence.stands", args, 4);
}

// Many groups: all comparisons together.
static void say_all_standings(Saying *saying) {
    Standings all = {0};
    for (size_t column = 0; column < saying->table->column_count; column++) {
        Standings found = standings_of(saying->table, column);
        for (int i = 0; i < STANDING_COUNT; i++) all.count[i] += found.count[i];
        all.compared += found.compared;
    }
    if (!all.compared) return;
    WordsArg args[] = {{.name = "total", .number = (double)all.compared},
                       {.name = "parts", .text = standings_text(saying, &all)}};
    say(saying, "sentence.stands-all", args, 2);
}

// Of two groups each is compared with the other: it is told once.
static void say_columns(Saying *saying) {
    const Table *table = saying->table;
    size_t compared = 0;
    for (size_t column = 0; column < table->column_count; column++)
        compared += standings_of(table, column).compared > 0;
    if (compared > NAMED_GROUPS) {
        say_all_standings(saying);
        return;
    }
    bool mutual = table->column_count == 2 && compared == 2;
    for (size_t column = 0; column < table->column_count - mutual; column++) say_standings(saying, column);
}

// ------------------------------------------------------------------------------- the ratio

// Units differ from row to row, so the rows are compared by how many times, not by how much. Years
// of life and values around zero have no ratio that means anything.
static double ratio_of_row(const Saying *saying, size_t row, Span *span) {
    const Indicator *one = table_indicator(saying->table, row);
    *span = span_of_row(saying, row);
    if (span->valued < 2 || one->unit.kind == UNIT_YEARS || span->gap.certainty == CERTAIN_OVERLAP) return NAN;
    return span->gap.ratio;
}

static void say_largest_ratio(Saying *saying) {
    double most = NAN;
    Span largest = {0};
    for (size_t row = 0; row < saying->table->row_count; row++) {
        Span span;
        double ratio = ratio_of_row(saying, row, &span);
        if (isnan(ratio) || ratio <= 1 || ratio <= most) continue;
        most = ratio;
        largest = span;
    }
    if (isnan(most)) return;
    size_t row = largest.row;
    WordsArg args[] = {
        {.name = "indicator", .text = said_row(saying, row)},
        {.name = "ratio", .text = view_ratio_number(saying->view, most)},
        {.name = "high", .text = said_with(saying, said_column(saying, largest.highest.column),
                                           said_amount(saying, row, cell_at(saying, largest.highest)))},
        {.name = "low", .text = said_with(saying, said_column(saying, largest.lowest.column),
                                          said_amount(saying, row, cell_at(saying, largest.lowest)))}};
    say(saying, "sentence.ratio-largest", args, 4);
}

// ----------------------------------------------------------------------------------- choice

void say_heat(Saying *saying) {
    if (saying->table->row_indicators) {
        say_columns(saying);
        say_largest_ratio(saying);
        return;
    }
    Span all = span_of_all(saying);
    say_span(saying, &all, GAP_SAID);
    if (saying->table->column_count > 1) say_ends_of_rows(saying);
}
