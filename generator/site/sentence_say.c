// SPDX-License-Identifier: EUPL-1.2
// Sentences one after another, and the names and amounts in them.
#include "site/sentence.h"

#include <math.h>

void say(Saying *saying, const char *key, const WordsArg *args, size_t count) {
    const View *view = saying->view;
    Text sentence = view_words(view, key, args, count);
    if (!text_trim(sentence).length) return;      // a language may leave a sentence out
    if (saying->text.length) buf_char(&saying->text, ' ');
    buf_text(&saying->text, view_capital(view, sentence));
}

// ------------------------------------------------------------------------------------ names

static Text indicator_name(const Saying *saying, const Indicator *indicator) {
    return view_label(saying->view, indicator->short_title.count ? &indicator->short_title
                                                                 : &indicator->title);
}

Text said_row(const Saying *saying, size_t row) {
    const Table *table = saying->table;
    if (table->row_indicators) return indicator_name(saying, table->row_indicators[row]);
    if (!table->rows[row]) return view_slice_name(saying->view, table);
    return view_group(saying->view, table->row_dimension, table->rows[row]);
}

Text said_column(const Saying *saying, size_t column) {
    const Table *table = saying->table;
    return view_group(saying->view, table->column_dimension, table->columns[column]);
}

Text said_in(const Saying *saying, Text name, Text where) {
    WordsArg args[] = {{.name = "row", .text = name}, {.name = "column", .text = where}};
    return view_words(saying->view, "sentence.cell", args, 2);
}

Text said_cell(const Saying *saying, size_t row, size_t column) {
    const Table *table = saying->table;
    if (table->column_count == 1) return said_row(saying, row);
    if (table->row_count == 1) return said_column(saying, column);
    return said_in(saying, said_row(saying, row), said_column(saying, column));
}

// Within brackets, where more brackets would confuse: "Gävle, kvinnor".
Text said_place(const Saying *saying, size_t row, size_t column) {
    const Table *table = saying->table;
    if (table->column_count == 1 || table->row_count == 1) return said_cell(saying, row, column);
    WordsArg args[] = {{.name = "row", .text = said_row(saying, row)},
                       {.name = "column", .text = said_column(saying, column)}};
    return view_words(saying->view, "sentence.place", args, 2);
}

Text said_list(const Saying *saying, const Text *parts, size_t count) {
    return list_text(saying->view->arena, saying->view->language->locale, parts, count);
}

Text said_few(const Saying *saying, const Text *names, size_t count) {
    Text shown[FEW + 1];
    size_t named = count < FEW ? count : FEW;
    for (size_t i = 0; i < named; i++) shown[i] = names[i];
    if (count > named) shown[named] = said_count(saying, "sentence.more", (Text){0}, count - named);
    return said_list(saying, shown, named + (count > named));
}

// ---------------------------------------------------------------------------------- amounts

Text said_amount(const Saying *saying, size_t row, const Observation *cell) {
    return view_amount(saying->view, table_indicator(saying->table, row), cell->value);
}

Text said_gap(const Saying *saying, double gap) {
    return view_gap_amount(saying->view, saying->table->indicator, fabs(gap));
}

Text said_with(const Saying *saying, Text name, Text value) {
    WordsArg args[] = {{.name = "group", .text = name}, {.name = "value", .text = value}};
    return view_words(saying->view, "sentence.group-value", args, 2);
}

Text said_count(const Saying *saying, const char *key, Text group, size_t count) {
    WordsArg args[] = {{.name = "count", .number = (double)count},
                       {.name = "group", .text = group}};
    return view_words(saying->view, key, args, group.length ? 2 : 1);
}

double shown_value(const Saying *saying, const Observation *cell) {
    return number_rounded(cell->value, saying->table->indicator->unit.decimals);
}

bool same_shown(const Saying *saying, const Observation *a, const Observation *b) {
    return shown_value(saying, a) == shown_value(saying, b);
}

// ------------------------------------------------------------------------------------ counted

void count_add(const Saying *saying, Counted *counted, const char *key, Text group, size_t count) {
    if (count && counted->count < sizeof counted->parts / sizeof *counted->parts)
        counted->parts[counted->count++] = said_count(saying, key, group, count);
}

void say_counted(Saying *saying, const Counted *counted, Text only) {
    Text parts = only.length ? only : said_list(saying, counted->parts, counted->count);
    WordsArg args[] = {{.name = "total", .number = (double)counted->total}, {.name = "parts", .text = parts}};
    if (counted->count) say(saying, only.length ? counted->all_key : counted->key, args, 2);
}
