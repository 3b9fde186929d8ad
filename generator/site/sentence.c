// SPDX-License-Identifier: EUPL-1.2
// What a chart shows, in words: which sentences are said of which form. data/ decides what is
// highest, how large the gap is and whether it is certain; the catalogue has the patterns. A reader
// of the sentences alone learns what chart and table show: what is found, the ends, the gap, how
// certain it is, what is missing and why. Not every number: those are in the table.
#include "site/sentence.h"

static bool any_value(const Table *table) {
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++)
            if (observation_has_value(table_cell(table, row, column))) return true;
    return false;
}

static void say_finding(Saying *saying) {
    const Table *table = saying->table;
    switch (table->form) {
    case CHART_STACKED: say_parts(saying); break;
    case CHART_PYRAMID: say_pyramid(saying); break;
    case CHART_TILES:
    case CHART_BUBBLES:
    case CHART_MAP: say_places(saying); break;
    case CHART_HEAT: say_heat(saying); break;
    default:
        if (table_over_time(table)) say_time(saying);
        else if (table->column_count == 1) say_groups(saying);
        else say_spreads(saying);
    }
}

Text sentence_language(const View *view) {
    const Language *found = words_language(view->language->locale, "sentence.highest");
    return view_foreign(view, language_tag(found));
}

Text sentence_of(const View *view, const Table *table) {
    Saying saying = {.view = view, .table = table};
    if (any_value(table)) say_finding(&saying);
    else say(&saying, "sentence.none", NULL, 0);
    say_target(&saying);
    say_missing(&saying);
    return buf_take(view->arena, &saying.text);
}
