// SPDX-License-Identifier: EUPL-1.2
// What has no value, and why: one sentence for each reason.
#include "site/sentence.h"

static Status cell_status(const Observation *cell) {
    return cell ? cell->status : STATUS_NOT_COLLECTED;
}

static bool is_missing(const Table *table, size_t row, size_t column, Status status) {
    const Observation *cell = table_cell(table, row, column);
    return !observation_has_value(cell) && cell_status(cell) == status;
}

static void say_missing_as(Saying *saying, Status status) {
    const Table *table = saying->table;
    Text names[FEW];
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++) {
            if (!is_missing(table, row, column, status)) continue;
            if (count < FEW) names[count] = said_cell(saying, row, column);
            count++;
        }
    if (!count) return;
    WordsArg args[] = {{.name = "groups", .text = said_list(saying, names, count < FEW ? count : FEW)},
                       {.name = "count", .number = (double)count},
                       {.name = "why", .text = view_status(saying->view, status)}};
    say(saying, count <= FEW ? "sentence.missing" : "sentence.missing-many", args, 3);
}

void say_missing(Saying *saying) {
    if (!saying->table->has_missing) return;
    for (Status status = STATUS_CONFIDENTIAL; status < STATUS_COUNT; status++)
        say_missing_as(saying, status);
}
