// SPDX-License-Identifier: EUPL-1.2
// What kind of picture a figure is and how to read it; how a group stands and where a value is
// heading, as words and symbols. Order: forms, standing, progress.
#include "site/inside.h"

// ------------------------------------------------------------------------------------ forms

// The same form reads differently for what is in it: "multiples" of lines or of bars, "heat" of
// several indicators or of one.
static const char *form_variant(const Table *table) {
    if (table->form == CHART_MULTIPLES && !table_over_time(table)) return "-bars";
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

static bool has_rest(const Table *table) {
    for (size_t row = 0; table->form == CHART_STACKED && row < table->row_count; row++)
        if (table_row_rest(table, row) > 0) return true;
    return false;
}

// Bars and lines explain themselves.
Text sentence_how_to_read(const View *view, const Table *table) {
    if (table->form == CHART_BAR || table->form == CHART_LINE) return (Text){0};
    Text read = form_text(view, table, "-read");
    const char *more = has_rest(table) ? "form.stacked-rest" : figure_is_cut(table) ? "form.not-from-zero" : NULL;
    if (!more) return read;
    Text rest = view_words(view, more, NULL, 0);
    return text_format(view->arena, "%.*s %.*s", TEXT_ARG(read), TEXT_ARG(rest));
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
