// SPDX-License-Identifier: EUPL-1.2
// Parts of 100 %: the largest and the smallest, how a part differs between rows, the share that
// nobody knows, and rows that are not drawn. Order: shares, one row, many rows, rest, choice.
#include "site/sentence.h"

#include <math.h>

// ----------------------------------------------------------------------------------- shares
// Of percentages the value itself; of counts, what they are of the row's sum.

enum { SHARE_DECIMALS = 1 };              // of counts

static bool is_count(const Saying *saying) {
    return saying->table->indicator->unit.kind == UNIT_COUNT;
}

static int share_decimals(const Saying *saying) {
    return is_count(saying) ? SHARE_DECIMALS : saying->table->indicator->unit.decimals;
}

static double share_of(const Saying *saying, size_t row, size_t column) {
    double value = table_cell(saying->table, row, column)->value;
    if (is_count(saying)) value = 100 * value / table_row_sum(saying->table, row);
    return number_rounded(value, share_decimals(saying));
}

static Text percent_text(const Saying *saying, double percent) {
    return view_percent(saying->view, percent, share_decimals(saying));
}

static Text share_text(const Saying *saying, size_t row, size_t column) {
    return percent_text(saying, share_of(saying, row, column));
}

// A row of which a part is withheld is not drawn, as its rest would be the secret.
static bool is_told(const Saying *saying, size_t row) {
    return table_row_whole(saying->table, row);
}

// ---------------------------------------------------------------------------------- one row

enum { MANY_PARTS = 4 };                  // from here on only the largest and the smallest are named

static Text part_text(const Saying *saying, size_t row, size_t column) {
    return said_with(saying, said_column(saying, column), share_text(saying, row, column));
}

typedef struct Ends {
    size_t largest, smallest;             // columns; of several alike the first
    size_t largest_count, smallest_count;
} Ends;

static void take_end(const Saying *saying, size_t row, size_t column, int sign, size_t *best, size_t *count) {
    double share = share_of(saying, row, column) * sign, most = share_of(saying, row, *best) * sign;
    if (share > most || column == 0) {
        *best = column;
        *count = 1;
    } else if (share == most) {
        ++*count;
    }
}

static Ends find_ends(const Saying *saying, size_t row) {
    Ends ends = {0};
    for (size_t i = 0; i < saying->table->column_count; i++) {
        take_end(saying, row, i, 1, &ends.largest, &ends.largest_count);
        take_end(saying, row, i, -1, &ends.smallest, &ends.smallest_count);
    }
    return ends;
}

// All parts as large as this one, with their share.
static Text parts_like(const Saying *saying, size_t row, size_t column, size_t count) {
    Text names[FEW];
    size_t named = 0;
    for (size_t i = 0; i < saying->table->column_count && named < FEW; i++)
        if (share_of(saying, row, i) == share_of(saying, row, column)) names[named++] = said_column(saying, i);
    return said_with(saying, said_few(saying, names, count), share_text(saying, row, column));
}

static void say_one_row(Saying *saying, size_t row) {
    size_t count = saying->table->column_count;
    Text parts[MANY_PARTS];
    for (size_t i = 0; i < count && i < MANY_PARTS; i++) parts[i] = part_text(saying, row, i);
    WordsArg all[] = {{.name = "parts", .text = said_list(saying, parts, count < MANY_PARTS ? count : 0)}};
    if (count < MANY_PARTS) {
        say(saying, "sentence.parts", all, 1);
        return;
    }
    Ends ends = find_ends(saying, row);
    WordsArg args[] = {{.name = "largest", .text = parts_like(saying, row, ends.largest, ends.largest_count)},
                       {.name = "smallest", .text = parts_like(saying, row, ends.smallest, ends.smallest_count)},
                       {.name = "count", .number = (double)count}};
    say(saying, "sentence.parts-many", args, 3);
}

// ---------------------------------------------------------------------------------- many rows

typedef struct Part {                     // a column over all rows that are told
    size_t column, low, high;             // rows; SIZE_MAX: none is told
    double gap;
} Part;

static Part find_part(const Saying *saying, size_t column) {
    Part part = {.column = column, .low = SIZE_MAX, .high = SIZE_MAX};
    for (size_t row = 0; row < saying->table->row_count; row++) {
        if (!is_told(saying, row) || saying->table->whole[row]) continue;
        double share = share_of(saying, row, column);
        if (part.low == SIZE_MAX || share < share_of(saying, part.low, column)) part.low = row;
        if (part.high == SIZE_MAX || share > share_of(saying, part.high, column)) part.high = row;
    }
    if (part.low != SIZE_MAX)
        part.gap = share_of(saying, part.high, column) - share_of(saying, part.low, column);
    return part;
}

static Text share_in(const Saying *saying, size_t row, size_t column) {
    return said_in(saying, share_text(saying, row, column), said_row(saying, row));
}

static void say_part(Saying *saying, const char *key, const Part *part) {
    const Table *table = saying->table;
    const Observation *low = table_cell(table, part->low, part->column);
    const Observation *high = table_cell(table, part->high, part->column);
    if (intervals_overlap(low, high)) key = "sentence.part-uncertain";
    if (part->gap == 0) key = "sentence.part-same";
    WordsArg args[] = {{.name = "part", .text = said_column(saying, part->column)},
                       {.name = "low", .text = share_in(saying, part->low, part->column)},
                       {.name = "high", .text = share_in(saying, part->high, part->column)},
                       {.name = "value", .text = share_text(saying, part->high, part->column)}};
    say(saying, key, args, 4);
}

// Which part is the largest in how many rows, where it is that alone.
static void say_largest_parts(Saying *saying, size_t rows) {
    const Table *table = saying->table;
    Counted counted = {.key = "sentence.parts-counted", .all_key = "sentence.parts-all", .total = rows};
    size_t *times = arena_array(saying->view->arena, size_t, table->column_count), shared = 0;
    Text only = {0};
    for (size_t row = 0; row < table->row_count; row++) {
        if (!is_told(saying, row) || table->whole[row]) continue;
        Ends ends = find_ends(saying, row);
        if (ends.largest_count > 1) shared++;
        else times[ends.largest]++;
    }
    for (size_t column = 0; column < table->column_count; column++) {
        count_add(saying, &counted, "sentence.times", said_column(saying, column), times[column]);
        if (times[column] == rows) only = said_column(saying, column);
    }
    count_add(saying, &counted, "sentence.times-large", (Text){0}, shared);
    if (counted.count <= FEW + 1) say_counted(saying, &counted, only);
}

// A few parts one by one; of more the one that differs most between the rows.
static void say_rows(Saying *saying, size_t rows) {
    size_t count = saying->table->column_count;
    Part most = find_part(saying, 0);
    say_largest_parts(saying, rows);
    for (size_t column = 0; column < count; column++) {
        Part part = find_part(saying, column);
        if (count <= FEW && (count != 2 || column == 0)) say_part(saying, "sentence.part", &part);
        if (part.gap > most.gap) most = part;
    }
    if (count > FEW) say_part(saying, "sentence.part-most", &most);
}

// ------------------------------------------------------------------------------------- rest

// What is left to 100: people of whom nobody knows.
static void say_rest(Saying *saying) {
    const Table *table = saying->table;
    size_t most = SIZE_MAX, count = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        double rest = table_row_rest(table, row);
        if (rest <= 0) continue;
        count++;
        if (most == SIZE_MAX || rest > table_row_rest(table, most)) most = row;
    }
    if (!count) return;
    WordsArg args[] = {{.name = "value", .text = percent_text(saying, table_row_rest(table, most))},
                       {.name = "row", .text = said_row(saying, most)},
                       {.name = "count", .number = (double)count}};
    if (table->row_count == 1) say(saying, "sentence.rest", args, 1);
    else say(saying, "sentence.rest-most", args, 3);
}

static void say_not_drawn(Saying *saying) {
    const Table *table = saying->table;
    Text names[FEW];
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        if (is_told(saying, row)) continue;
        if (count < FEW) names[count] = said_row(saying, row);
        count++;
    }
    WordsArg args[] = {{.name = "groups", .text = said_few(saying, names, count)}};
    if (count && table->row_count == 1) say(saying, "sentence.parts-hidden-all", NULL, 0);
    else if (count) say(saying, "sentence.parts-hidden", args, 1);
}

// ----------------------------------------------------------------------------------- choice

void say_parts(Saying *saying) {
    const Table *table = saying->table;
    size_t rows = 0, last = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        if (!is_told(saying, row) || table->whole[row]) continue;
        rows++;
        last = row;
    }
    if (rows == 1) say_one_row(saying, last);
    if (rows > 1) say_rows(saying, rows);
    say_rest(saying);
    say_not_drawn(saying);
}
