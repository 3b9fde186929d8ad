// SPDX-License-Identifier: EUPL-1.2
// What is to be reached, and how far it is. Order: one value, many, over time.
#include "site/sentence.h"

#include <math.h>

// ------------------------------------------------------------------------------------ one

typedef enum Reach { REACH_LEFT, REACH_THERE, REACH_PASSED, REACH_ABOVE, REACH_BELOW, REACH_UNCERTAIN } Reach;

static double target_of(const Saying *saying) {
    const Indicator *one = saying->table->indicator;
    return number_rounded(one->target.value, one->unit.decimals);
}

static double distance(const Saying *saying, const Observation *cell) {
    return number_rounded(shown_value(saying, cell) - target_of(saying), saying->table->indicator->unit.decimals);
}

static Reach reach_of(const Saying *saying, const Observation *cell) {
    Better better = saying->table->indicator->better;
    double target = saying->table->indicator->target.value, over = distance(saying, cell);
    if (cell->lower <= target && target <= cell->upper) return REACH_UNCERTAIN;     // false without interval
    if (over == 0) return REACH_THERE;
    if (better == BETTER_NEITHER) return over > 0 ? REACH_ABOVE : REACH_BELOW;
    return (over > 0) == (better == BETTER_HIGHER) ? REACH_PASSED : REACH_LEFT;
}

static const char *reach_key(Reach reach, bool many) {
    static const char *const keys[][2] = {
        [REACH_LEFT] = {"sentence.target-left", "sentence.target-left-groups"},
        [REACH_THERE] = {"sentence.target-there", "sentence.target-there-groups"},
        [REACH_PASSED] = {"sentence.target-passed", "sentence.target-there-groups"},
        [REACH_ABOVE] = {"sentence.target-above", "sentence.target-above-groups"},
        [REACH_BELOW] = {"sentence.target-below", "sentence.target-below-groups"},
        [REACH_UNCERTAIN] = {"sentence.target-uncertain", "sentence.target-uncertain-groups"}};
    return keys[reach][many];
}

static void say_reach(Saying *saying, const Observation *cell) {
    double over = distance(saying, cell);
    WordsArg args[] = {{.name = "gap", .text = said_gap(saying, over)},
                       {.name = "side", .text = over < 0 ? T("below") : T("above")}};
    say(saying, reach_key(reach_of(saying, cell), false), args, 2);
}

// ------------------------------------------------------------------------------------ many

// "Kvar till målet: kvinnor 4,2 procentenheter och män 6 procentenheter."
static void say_reach_of_groups(Saying *saying, Reach reach) {
    const Table *table = saying->table;
    Text parts[FEW];
    size_t count = 0;
    for (size_t row = 0; row < table->row_count && count < FEW; row++) {
        const Observation *cell = table_cell(table, row, 0);
        if (!observation_has_value(cell) || table->whole[row] || reach_of(saying, cell) != reach) continue;
        bool there = reach == REACH_THERE || reach == REACH_PASSED || reach == REACH_UNCERTAIN;
        Text gap = said_gap(saying, distance(saying, cell));
        parts[count++] = there ? said_row(saying, row) : said_with(saying, said_row(saying, row), gap);
    }
    WordsArg args[] = {{.name = "groups", .text = said_list(saying, parts, count)}};
    if (count) say(saying, reach_key(reach, true), args, 1);
}

typedef struct Reaches {
    size_t count[REACH_UNCERTAIN + 1], valued;
    size_t furthest;                      // row; of those that have some way left
    double left;
} Reaches;

static Reaches find_reaches(const Saying *saying) {
    const Table *table = saying->table;
    Reaches found = {.furthest = SIZE_MAX};
    for (size_t row = 0; row < table->row_count; row++) {
        const Observation *cell = table_cell(table, row, 0);
        if (!observation_has_value(cell) || table->whole[row]) continue;
        Reach reach = reach_of(saying, cell);
        found.valued++;
        found.count[reach]++;
        double left = fabs(distance(saying, cell));
        if (reach != REACH_LEFT || (found.furthest != SIZE_MAX && left <= found.left)) continue;
        found.furthest = row;
        found.left = left;
    }
    return found;
}

static void say_reach_counted(Saying *saying, const Reaches *found) {
    WordsArg args[] = {{.name = "count", .number = (double)(found->count[REACH_THERE] + found->count[REACH_PASSED])},
                       {.name = "total", .number = (double)found->valued}};
    say(saying, "sentence.target-count", args, 2);
    if (found->count[REACH_UNCERTAIN]) {
        WordsArg uncertain[] = {{.name = "count", .number = (double)found->count[REACH_UNCERTAIN]}};
        say(saying, "sentence.target-uncertain-count", uncertain, 1);
    }
    if (found->furthest == SIZE_MAX) return;
    WordsArg far[] = {{.name = "group", .text = said_row(saying, found->furthest)},
                      {.name = "gap", .text = said_gap(saying, found->left)}};
    say(saying, "sentence.target-furthest", far, 2);
}

static void say_reaches(Saying *saying) {
    Reaches found = find_reaches(saying);
    bool neither = saying->table->indicator->better == BETTER_NEITHER;
    if (found.valued > FEW && !neither) {
        say_reach_counted(saying, &found);
        return;
    }
    if (found.valued > FEW) return;
    found.count[REACH_THERE] += found.count[REACH_PASSED];
    for (Reach reach = REACH_LEFT; reach <= REACH_UNCERTAIN; reach++)
        say_reach_of_groups(saying, reach);
}

// -------------------------------------------------------------------------------- over time

static const Observation *latest(const Table *table) {
    for (size_t column = table->column_count; column-- > 0;)
        if (observation_has_value(table_cell(table, 0, column))) return table_cell(table, 0, column);
    return NULL;
}

static void say_progress(Saying *saying) {
    Progress progress = table_progress(saying->table, 0);
    if (progress == PROGRESS_TOWARDS) say(saying, "sentence.target-nearer", NULL, 0);
    if (progress == PROGRESS_AWAY) say(saying, "sentence.target-farther", NULL, 0);
}

// In the chart the target is a line, which not everybody sees.
void say_target(Saying *saying) {
    const Table *table = saying->table;
    WordsArg args[2];
    if (table->row_indicators || !view_target_args(saying->view, table->indicator, true, args)) return;
    say(saying, "sentence.target", args, 2);
    bool over_time = table_over_time(table);
    const Observation *one = over_time ? latest(table) : table_cell(table, 0, 0);
    if (table->row_count == 1 && (over_time || table->column_count == 1)) {
        if (observation_has_value(one)) say_reach(saying, one);
        if (over_time) say_progress(saying);
    } else if (table->column_count == 1) {
        say_reaches(saying);
    }
}
