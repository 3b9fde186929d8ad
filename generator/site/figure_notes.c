// SPDX-License-Identifier: EUPL-1.2
// The notes below a figure: what is left out of the chart, what the indicator and its rows say.
#include "site/figures.h"

static void put_note(ValueList *notes, const View *view, Text html) {
    ValueObject note = {.arena = view->arena};
    object_html(&note, "text", html);
    list_put(notes, object_value(&note));
}

// The notes of the rows that are shown, each said once, with what they are about.
static void put_row_notes(ValueList *notes, const View *view, const Table *table) {
    Map *said = map_new(view->arena);
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const Observation *cell = table->cells[i];
        if (!cell || !cell->note.count) continue;
        Text html = view_local_html(view, &cell->note);
        if (map_put(said, html, said)) put_note(notes, view, html);
    }
}

// Rows of the table that are not in the chart: "Inte på kartan: riket, Gävleborgs län."
static void put_left_out(ValueList *notes, const View *view, const Table *table) {
    bool stacked = table->form == CHART_STACKED;
    bool map = table->form == CHART_TILES || table->form == CHART_BUBBLES || table->form == CHART_MAP;
    Text *names = arena_array(view->arena, Text, table->row_count);
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        bool out = stacked ? !table_row_whole(table, i) : map && !table_row_placed(table, i);
        if (out && table->rows[i]) names[count++] = view_group(view, table->row_dimension, table->rows[i]);
    }
    if (!count) return;
    WordsArg args[] = {{.name = stacked ? "groups" : "areas",
                        .text = list_text(view->arena, view->language->locale, names, count)}};
    const char *key = stacked ? "figure.undrawn" : "figure.unplaced";
    put_note(notes, view, sentence_html(view, view_words(view, key, args, 1)));
}

static void put_indicator_notes(ValueList *notes, const View *view, const Indicator *one) {
    if (one->derived.count) put_note(notes, view, view_local_html(view, &one->derived));
    for (size_t i = 0; i < one->note_count; i++)
        put_note(notes, view, view_local_html(view, &one->notes[i]));
}

// Beside other indicators a note says which it belongs to.
static void put_named_notes(ValueList *notes, const View *view, const Indicator *one) {
    for (size_t i = 0; i <= one->note_count; i++) {
        const LocalText *text = i < one->note_count ? &one->notes[i] : &one->derived;
        if (!text->count) continue;
        Text html = text_format(view->arena, "%.*s: %.*s", TEXT_ARG(view_local_html(view, &one->title)),
                                TEXT_ARG(view_local_html(view, text)));
        put_note(notes, view, html);
    }
}

Value figure_notes(const View *view, const Table *table) {
    ValueList notes = {.arena = view->arena};
    put_left_out(&notes, view, table);
    if (!table->row_indicators) put_indicator_notes(&notes, view, table->indicator);
    for (size_t i = 0; table->row_indicators && i < table->row_count; i++)
        put_named_notes(&notes, view, table->row_indicators[i]);
    put_row_notes(&notes, view, table);
    return list_value(&notes);
}
