// SPDX-License-Identifier: EUPL-1.2
// What kind of picture a figure is and how to read it; how a group stands and where a value is
// heading, as words and symbols. Order: forms, standing, progress.
#include "site/sentence.h"

// ------------------------------------------------------------------------------------ forms

// The same form reads differently for what is in it: "multiples" of lines or of bars, "heat" of
// several indicators or of one.
static const char *form_variant(const Table *table) {
    bool over_time = table->column_dimension && table->column_dimension->is_time;
    if (table->form == CHART_MULTIPLES && !over_time) return "-bars";
    if (table->form == CHART_HEAT && table->row_indicators) return "-standing";
    return "";
}

static Text form_text(const View *view, const Table *table, const char *kind) {
    Text key = text_format(view->arena, "form.%s%s%s", chart_form_name(table->form), form_variant(table), kind);
    return view_words(view, key.at, NULL, 0);
}

Text sentence_form(const View *view, const Table *table) {
    return form_text(view, table, "");
}

// Bars and lines explain themselves.
Text sentence_how_to_read(const View *view, const Table *table) {
    if (table->form == CHART_BAR || table->form == CHART_LINE) return (Text){0};
    return form_text(view, table, "-read");
}

// --------------------------------------------------------------------------------- standing

Text view_standing(const View *view, Standing standing) {
    Text key = text_format(view->arena, "standing.%s", standing_name(standing));
    return view_words(view, key.at, NULL, 0);
}

// All of them are in DejaVu Sans, which every theme's charts end with. Up and down are kept for
// better and worse; hollow where neither is.
const char *standing_symbol(Standing standing) {
    static const char *const symbols[STANDING_COUNT] = {
        [STANDING_MISSING] = "…", [STANDING_ALONE] = "–",   [STANDING_REFERENCE] = "●",
        [STANDING_EQUAL] = "=",   [STANDING_UNCERTAIN] = "○", [STANDING_BETTER] = "▲",
        [STANDING_WORSE] = "▼",   [STANDING_HIGHER] = "△",  [STANDING_LOWER] = "▽"};
    return symbols[standing];
}

static Text cell_text(const Saying *saying, size_t row, size_t column) {
    const Table *table = saying->table;
    const Observation *cell = table_cell(table, row, column);
    if (!observation_has_value(cell)) return view_cell(saying->view, table_indicator(table, row), cell);
    return said_amount(saying, row, cell);
}

// Groups are rows, but where rows are indicators, times or nothing: see table_reference.
static bool has_group_rows(const Table *table) {
    return !table->row_indicators && table->row_dimension && !table->row_dimension->is_time;
}

Text sentence_standing(const View *view, const Table *table, size_t row, size_t column) {
    Saying saying = {.view = view, .table = table};
    Standing standing = table_standing(table, row, column);
    size_t reference = table_reference(table, row, column);
    bool rows = has_group_rows(table);
    Text other = {0};
    if (reference != SIZE_MAX)
        other = said_with(&saying, rows ? said_row(&saying, reference) : said_column(&saying, reference),
                          rows ? cell_text(&saying, reference, column) : cell_text(&saying, row, reference));
    WordsArg args[] = {{.name = "group", .text = rows ? said_row(&saying, row) : said_column(&saying, column)},
                       {.name = "value", .text = cell_text(&saying, row, column)},
                       {.name = "standing", .text = view_standing(view, standing)},
                       {.name = "reference", .text = other}};
    bool compared = standing > STANDING_REFERENCE && other.length;
    return view_capital(view, view_words(view, compared ? "sentence.standing" : "sentence.standing-alone", args,
                                         compared ? 4 : 3));
}

// --------------------------------------------------------------------------------- progress

Text view_progress_word(const View *view, Progress progress) {
    Text key = text_format(view->arena, "progress.%s", progress_name(progress));
    return view_words(view, key.at, NULL, 0);
}

const char *progress_symbol(Progress progress) {
    static const char *const symbols[PROGRESS_COUNT] = {
        [PROGRESS_UNKNOWN] = "…", [PROGRESS_REACHED] = "✓", [PROGRESS_TOWARDS] = "▲",
        [PROGRESS_AWAY] = "▼",    [PROGRESS_NONE] = "=",    [PROGRESS_UNCERTAIN] = "○"};
    return symbols[progress];
}
