// SPDX-License-Identifier: EUPL-1.2
// A figure as its template shows it: chart, sentence, table, notes, sources, downloads. The chart is in
// figure_chart.c, the table in figure_table.c, the notes in figure_notes.c.
#include "site/figures.h"

static Text file_href(const View *view, const Figure *figure, const char *ending) {
    return text_format(view->arena, "%.*s%.*s/figures/%.*s.%s", TEXT_ARG(view->root),
                       TEXT_ARG(view->language->tag), TEXT_ARG(figure->name), ending);
}

// "Linjediagram. Högst är …": what kind of picture it is, and what it shows.
Text figure_description(const View *view, const Table *table) {
    Text form = sentence_plain(view, sentence_form(view, table));
    Text sentence = sentence_plain(view, sentence_of(view, table));
    return text_format(view->arena, "%.*s%s%.*s", TEXT_ARG(form), form.length ? " " : "", TEXT_ARG(sentence));
}

// Where the sentence stands below the picture, it is not read with the picture too.
static Text svg_of(const View *view, const Figure *figure, Text id, bool small) {
    ChartSpec spec = figure_spec(view, figure, FIGURE_WIDTH, false);
    Scene *scene = figure_scene(view, figure, &spec);
    if (!scene) return (Text){0};
    Buf svg = {0};
    SvgText text = {.id = id,
                    .title = figure->headline,
                    .title_language = view_foreign(view, figure->headline_language),
                    .description = small ? figure_description(view, figure->table)
                                         : sentence_plain(view, sentence_form(view, figure->table)),
                    .description_language = sentence_language(view)};
    scene_svg(&svg, scene, &text);
    return buf_take(view->arena, &svg);
}

static Text indicator_href(const View *view, const Indicator *indicator) {
    return view_href(view, indicator_page(view->site, indicator), (Text){0});
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

// ------------------------------------------------------------------------------ measures, sources

// What is measured: of several indicators their number, as each row of the table names its own.
static Text measure_html(const View *view, const Table *table) {
    if (!table->row_indicators) return view_local_html(view, &table->indicator->title);
    WordsArg args[] = {{.name = "count", .number = (double)table->row_count}};
    return sentence_html(view, view_words(view, "figure.several", args, 1));
}

static Value measure_value(const View *view, const Indicator *one) {
    ValueObject object = {.arena = view->arena};
    bool at_home = view->page && view->page->indicator == one;
    object_html(&object, "measure", view_local_html(view, &one->title));
    object_text(&object, "csv_href", open_reader_href(view, one));
    if (!at_home) object_text(&object, "indicator_href", indicator_href(view, one));
    return object_value(&object);
}

static Value source_value(const View *view, const Indicator *one, Text html) {
    ValueObject object = {.arena = view->arena};
    object_html(&object, "source", html);
    object_text(&object, "source_url", one->source.url);
    return object_value(&object);
}

// Each indicator once, and each source.
static void put_indicators(ValueObject *object, const View *view, const Table *table) {
    ValueList measures = {.arena = view->arena}, sources = {.arena = view->arena};
    Map *said = map_new(view->arena);
    for (size_t i = 0; i < (table->row_indicators ? table->row_count : 1); i++) {
        const Indicator *one = table_indicator(table, i);
        if (!map_put(said, one->id, said)) continue;
        Text source = sentence_html(view, figure_source(view, one));
        list_put(&measures, measure_value(view, one));
        Text key = text_format(view->arena, "%.*s %.*s", TEXT_ARG(source), TEXT_ARG(one->source.url));
        if (map_put(said, key, said)) list_put(&sources, source_value(view, one, source));
    }
    object_put(object, "measures", list_value(&measures));
    object_put(object, "sources", list_value(&sources));
}

// ----------------------------------------------------------------------------------- figure

static void put_words(ValueObject *object, const View *view, const Table *table) {
    const Indicator *one = table->indicator;
    bool several = table->row_indicators != NULL;
    object_html(object, "measure", measure_html(view, table));
    object_bool(object, "measure_stop", several || !ends_sentence(view_local(view, &one->title)));
    if (!several) object_html(object, "derived", view_local_html(view, &one->derived));
    object_html(object, "subtitle", sentence_html(view, figure_subtitle(view, table)));
    object_html(object, "sentence", sentence_html(view, sentence_of(view, table)));
    object_html(object, "how_to_read", sentence_html(view, sentence_how_to_read(view, table)));
}

static Value figure_value(const View *view, const Figure *figure, Text id, bool small) {
    const Table *table = figure->table;
    ValueObject object = {.arena = view->arena};
    object_text(&object, "id", id);
    object_text(&object, "form", text_of(chart_form_name(table->form)));
    object_bool(&object, "small", small);
    object_bool(&object, "several", table->row_indicators != NULL);
    object_html(&object, "headline",
                view_mark_html(view, figure->headline, figure->headline_language));
    put_words(&object, view, table);
    object_html(&object, "svg", svg_of(view, figure, id, small));
    put_table(&object, view, table);
    put_indicators(&object, view, table);
    put_list(&object, "notes", figure_notes(view, table));
    object_text(&object, "svg_href", file_href(view, figure, "svg"));
    object_text(&object, "png_href", file_href(view, figure, "png"));
    bool at_home = view->page && view->page->indicator == table->indicator;
    if (!at_home && !table->row_indicators)
        object_text(&object, "indicator_href", indicator_href(view, table->indicator));
    put_figure_language(&object, view);
    object_put(&object, "text", view->language->texts);
    object_put(&object, "words", view->language->words);
    return object_value(&object);
}

Text figure_html(const View *view, const Figure *figure, Text id, bool small) {
    Buf html = {0};
    Value value = figure_value(view, figure, id, small);
    template_render(&html, view->site->templates, T("figure"), &value, view->diags);
    return buf_take(view->arena, &html);
}
