// SPDX-License-Identifier: EUPL-1.2
// A figure as its template shows it: chart, sentence, table, notes, source, downloads. The chart
// itself is in figure_chart.c. Order: table, notes, figure.
#include "site/inside.h"

#include <math.h>

// ------------------------------------------------------------------------------------ table

typedef struct Grid {                     // the table as it is printed: times go downwards
    const View *view;
    const Table *table;
    bool turned;
    size_t rows, columns;
} Grid;

static const Observation *grid_cell(const Grid *grid, size_t row, size_t column) {
    return grid->turned ? table_cell(grid->table, column, row) : table_cell(grid->table, row, column);
}

static Text grid_row_name(const Grid *grid, size_t row) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->column_dimension : table->row_dimension;
    if (!dimension) return view_slice_name(grid->view, table);
    return view_group(grid->view, dimension, grid->turned ? table->columns[row] : table->rows[row]);
}

static Text grid_column_name(const Grid *grid, size_t column) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->row_dimension : table->column_dimension;
    if (grid->columns == 1 || !dimension || (!grid->turned && table->column_count == 1))
        return view_unit(grid->view, table->indicator);
    return view_group(grid->view, dimension,
                      grid->turned ? table->rows[column] : table->columns[column]);
}

static Text interval_text(const View *view, const Indicator *indicator, const Observation *cell) {
    if (!observation_has_value(cell) || isnan(cell->lower) || isnan(cell->upper)) return (Text){0};
    WordsArg args[] = {{.name = "lower", .text = view_number(view, indicator, cell->lower)},
                       {.name = "upper", .text = view_number(view, indicator, cell->upper)}};
    return view_words(view, "figure.interval", args, 2);
}

// drawn: the value itself, which the chart shows too, and not its interval or n.
static void put_cell(ValueList *cells, const View *view, Text text, bool number, bool drawn, Text note) {
    ValueObject cell = {.arena = view->arena};
    object_bool(&cell, "drawn", drawn);
    object_html(&cell, "text", sentence_html(view, text));
    object_bool(&cell, "number", number);
    if (note.length) object_html(&cell, "note", sentence_html(view, note));
    list_put(cells, object_value(&cell));
}

static Text status_note(const View *view, const Observation *cell) {
    if (!observation_has_value(cell) || cell->status == STATUS_OK) return (Text){0};
    return view_status(view, cell->status);
}

static void put_cells(const Grid *grid, ValueList *cells, const Observation *cell) {
    const View *view = grid->view;
    const Indicator *one = grid->table->indicator;
    put_cell(cells, view, view_cell(view, one, cell), observation_has_value(cell), true,
             status_note(view, cell));
    Text none = view_words(view, "figure.none", NULL, 0);
    if (grid->table->has_interval) {
        Text interval = interval_text(view, one, cell);
        put_cell(cells, view, interval.length ? interval : none, true, false, (Text){0});
    }
    if (grid->table->has_n && grid->columns == 1) {
        bool known = cell && !isnan(cell->n);
        Text n = known ? number_text(view->arena, view->language->locale, cell->n, 0) : none;
        put_cell(cells, view, n, true, false, (Text){0});
    }
}

static void put_head(ValueList *heads, const View *view, Text name) {
    ValueObject head = {.arena = view->arena};
    object_html(&head, "name", sentence_html(view, view_capital(view, name)));
    list_put(heads, object_value(&head));
}

static Value grid_heads(const Grid *grid) {
    const View *view = grid->view;
    ValueList heads = {.arena = view->arena};
    for (size_t column = 0; column < grid->columns; column++) {
        Text name = grid_column_name(grid, column);
        put_head(&heads, view, name);
        if (!grid->table->has_interval) continue;
        WordsArg args[] = {{.name = "column", .text = name}};
        const char *key = grid->columns == 1 ? "figure.interval-head" : "figure.interval-of";
        put_head(&heads, view, view_words(view, key, args, 1));
    }
    if (grid->table->has_n && grid->columns == 1)
        put_head(&heads, view, view_words(view, "figure.n", NULL, 0));
    return list_value(&heads);
}

static Value grid_rows(const Grid *grid) {
    ValueList rows = {.arena = grid->view->arena};
    for (size_t row = 0; row < grid->rows; row++) {
        ValueObject object = {.arena = grid->view->arena};
        ValueList cells = {.arena = grid->view->arena};
        for (size_t column = 0; column < grid->columns; column++)
            put_cells(grid, &cells, grid_cell(grid, row, column));
        object_html(&object, "name", sentence_html(grid->view, view_capital(grid->view, grid_row_name(grid, row))));
        object_put(&object, "cells", list_value(&cells));
        list_put(&rows, object_value(&object));
    }
    return list_value(&rows);
}

static Text corner(const Grid *grid) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->column_dimension : table->row_dimension;
    if (!dimension) return view_words(grid->view, "figure.measure", NULL, 0);
    if (dimension->is_time)
        return view_words(grid->view, "figure.time", NULL, 0);
    return view_label(grid->view, &dimension->list->title);
}

static void put_table(ValueObject *object, const View *view, const Table *table) {
    bool turned = table->column_dimension && table->column_dimension->is_time;
    Grid grid = {view, table, turned, turned ? table->column_count : table->row_count,
                 turned ? table->row_count : table->column_count};
    object_html(object, "corner", sentence_html(view, corner(&grid)));
    object_put(object, "heads", grid_heads(&grid));
    object_put(object, "rows", grid_rows(&grid));
}

// ------------------------------------------------------------------------------------ notes

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

static Value notes_of(const View *view, const Table *table) {
    const Indicator *one = table->indicator;
    ValueList notes = {.arena = view->arena};
    if (one->derived.count) put_note(&notes, view, view_local_html(view, &one->derived));
    for (size_t i = 0; i < one->note_count; i++)
        put_note(&notes, view, view_local_html(view, &one->notes[i]));
    put_row_notes(&notes, view, table);
    return list_value(&notes);
}

// ----------------------------------------------------------------------------------- figure

static Text file_href(const View *view, const Figure *figure, const char *ending) {
    return text_format(view->arena, "%.*s%.*s/figures/%.*s.%s", TEXT_ARG(view->root),
                       TEXT_ARG(view->language->tag), TEXT_ARG(figure->name), ending);
}

static Text svg_of(const View *view, const Figure *figure, Text id, Text sentence) {
    ChartSpec spec = figure_spec(view, figure, FIGURE_WIDTH, false);
    Scene *scene = figure_scene(view, figure, &spec);
    if (!scene) return (Text){0};
    Buf svg = {0};
    SvgText text = {.id = id,
                    .title = figure->headline,
                    .title_language = view_foreign(view, figure->headline_language),
                    .description = sentence_plain(view, sentence),
                    .description_language = sentence_language(view)};
    scene_svg(&svg, scene, &text);
    Text markup = buf_copy(view->arena, &svg);
    buf_release(&svg);
    return markup;
}

static Text indicator_href(const View *view, const Indicator *indicator) {
    const SitePage *page = map_get(
        view->site->pages_by_file,
        text_format(view->arena, "indicators/%.*s.md", TEXT_ARG(indicator->id)));
    return view_href(view, page, (Text){0});
}

// The sentence, table and links of a figure are in the reader's language even where the text around
// it has fallen back to another.
static void put_figure_language(ValueObject *object, const View *view) {
    const Version *version =
        view->page ? page_version(view->site, view->page, view->language_index) : NULL;
    if (!version || version->language == view->language_index) return;
    object_text(object, "figure_language", view->language->tag);
    object_text(object, "figure_direction", text_of(language_direction(view->language->locale)));
}

// "Litar människor på vården?" needs no full stop after it.
static bool ends_sentence(Text text) {
    return text_ends(text, ".") || text_ends(text, "?") || text_ends(text, "!") || text_ends(text, "؟");
}

Value figure_value(const View *view, const Figure *figure, Text id, bool small) {
    const Indicator *one = figure->table->indicator;
    ValueObject object = {.arena = view->arena};
    Text sentence = sentence_of(view, figure->table);
    object_text(&object, "id", id);
    object_bool(&object, "small", small);
    object_html(&object, "headline",
                view_mark_html(view, figure->headline, figure->headline_language));
    object_html(&object, "measure", view_local_html(view, &one->title));
    object_bool(&object, "measure_stop", !ends_sentence(view_local(view, &one->title)));
    object_html(&object, "derived", view_local_html(view, &one->derived));
    object_html(&object, "subtitle", sentence_html(view, figure_subtitle(view, figure->table)));
    object_html(&object, "sentence", sentence_html(view, sentence));
    object_html(&object, "svg", svg_of(view, figure, id, sentence));
    put_table(&object, view, figure->table);
    object_html(&object, "source", sentence_html(view, figure_source(view, one)));
    object_text(&object, "source_url", one->source.url);
    put_list(&object, "notes", notes_of(view, figure->table));
    object_text(&object, "svg_href", file_href(view, figure, "svg"));
    object_text(&object, "png_href", file_href(view, figure, "png"));
    object_text(&object, "csv_href",
                text_format(view->arena, "%.*sdata/%.*s.csv", TEXT_ARG(view->root), TEXT_ARG(one->id)));
    bool at_home = view->page && view->page->indicator == one;
    put_figure_language(&object, view);
    if (!at_home) object_text(&object, "indicator_href", indicator_href(view, one));
    object_put(&object, "text", view->language->texts);
    object_put(&object, "words", view->language->words);
    return object_value(&object);
}

Text figure_html(const View *view, const Figure *figure, Text id, bool small) {
    Buf html = {0};
    Value value = figure_value(view, figure, id, small);
    template_render(&html, view->site->templates, T("figure"), &value, view->diags);
    Text markup = buf_copy(view->arena, &html);
    buf_release(&html);
    return markup;
}
