// SPDX-License-Identifier: EUPL-1.2
// Maps: areas compared as groups are, and those that the map does not show.
#include "site/sentence.h"

// Areas without a place are in the table only. What is compared with is told by say_groups.
static void say_without_place(Saying *saying) {
    const Table *table = saying->table;
    Text names[FEW];
    size_t count = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        if (table_row_placed(table, row) || table->whole[row]) continue;
        if (count < FEW) names[count] = said_row(saying, row);
        count++;
    }
    WordsArg args[] = {{.name = "groups", .text = said_few(saying, names, count)}};
    if (count) say(saying, "sentence.no-place", args, 1);
}

void say_places(Saying *saying) {
    say_groups(saying);
    say_without_place(saying);
}
