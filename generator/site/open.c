// SPDX-License-Identifier: EUPL-1.2
// Open data: every file for those who take the numbers further, its path and how it is made.
// Order: the table of kinds, words, the files of one indicator, plan and rendering.
#include "site/open.h"

#include <stdio.h>
#include <stdlib.h>

static const OpenKind kinds[] = {
    {"data-reader", OPEN_INDICATOR_LANGUAGE, "data/", ".csv", "text/csv", "ui.get-csv", true, false, render_reader_csv},
    {"data-csv", OPEN_INDICATOR, "data/", ".csv", "text/csv", "ui.get-tidy", false, false, render_data_csv},
    {"data-csvw", OPEN_INDICATOR, "data/", ".csv-metadata.json", "application/csvm+json", "ui.get-csvw", false, false,
     render_csvw},
    {"data-json", OPEN_INDICATOR, "data/", ".json", "application/json", "ui.get-jsonstat", false, false, render_jsonstat},
    {"data-measures", OPEN_INDICATOR, "data/", ".measures.json", "application/json", "ui.get-measures", false, false,
     render_measures},
    {"embed", OPEN_INDICATOR_LANGUAGE, "embed/", "/index.html", "", NULL, true, false, render_embed},
    {"data-codes", OPEN_CODE_LIST, "data/codes/", ".csv", "text/csv", NULL, false, false, render_codes},
    {"data-zip", OPEN_REPORT, "data/all.zip", "", "application/zip", "ui.get-zip", true, false, render_zip},
    {"data-package", OPEN_REPORT, "data/datapackage.json", "", "application/json", "ui.get-package", false, false, render_package},
    {"catalogue", OPEN_REPORT, "catalog.rdf", "", "application/rdf+xml", "ui.get-catalogue", false, true, render_catalogue},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

size_t open_kind_count(void) {
    return KINDS;
}

const OpenKind *open_kind(size_t index) {
    return &kinds[index];
}

const char *open_kind_name(const OpenKind *kind) {
    return kind->name;
}

bool open_speaks(const OpenKind *kind) {
    return kind->scope == OPEN_INDICATOR_LANGUAGE;
}

// ------------------------------------------------------------------------------------ words

static OpenNames names_of(const View *view, size_t language) {
    const SiteLanguage *one = &view->site->report.languages[language];
    char key[64];
    OpenNames names = {.language = one->tag,
                       .time = words_plain(view->arena, one->locale, "data.time"),
                       .unit = words_plain(view->arena, one->locale, "data.unit"),
                       .status = words_plain(view->arena, one->locale, "data.status"),
                       .note = words_plain(view->arena, one->locale, "data.note")};
    for (size_t i = 0; i < NUMBER_COLUMNS; i++) {
        snprintf(key, sizeof key, "data.%s", number_name(i));
        names.numbers[i] = words_plain(view->arena, one->locale, key);
    }
    for (int i = 0; i < STATUS_COUNT; i++) {
        snprintf(key, sizeof key, "status.%s", status_name((Status)i));
        names.statuses[i] = words_plain(view->arena, one->locale, key);
    }
    return names;
}

OpenFile open_file(const View *view, const Indicator *indicator) {
    const Report *report = &view->site->report;
    OpenNames *names = arena_array(view->arena, OpenNames, report->language_count);
    size_t count = 0;
    names[count++] = names_of(view, report->source_language);
    for (size_t i = 0; i < report->language_count; i++)
        if (i != report->source_language) names[count++] = names_of(view, i);
    return (OpenFile){.names = names,
                      .count = count,
                      .folder = report->base_url.length ? open_address(view, T("data/")) : (Text){0},
                      .licence = indicator ? licence_address(indicator->source.licence) : (Text){0},
                      .publisher = report->organisation};
}

// ---------------------------------------------------------------------- files of an indicator

Text open_address(const View *view, Text path) {
    return text_format(view->arena, "%.*s%.*s", TEXT_ARG(view->site->report.base_url), TEXT_ARG(path));
}

Text open_path(const Site *site, Arena *arena, const OpenKind *kind, Text id, size_t language) {
    Text tag = site->report.languages[language].tag;
    if (kind->scope == OPEN_REPORT) return text_of(kind->folder);
    if (kind->scope != OPEN_INDICATOR_LANGUAGE)
        return text_format(arena, "%s%.*s%s", kind->folder, TEXT_ARG(id), kind->ending);
    return text_format(arena, "%.*s/%s%.*s%s", TEXT_ARG(tag), kind->folder, TEXT_ARG(id), kind->ending);
}

bool open_has(const Site *site, const OpenKind *kind, const Indicator *indicator) {
    const SitePage *page = indicator_page(site, indicator);
    if (kind->render == render_jsonstat) return indicator_has_cube(indicator);
    if (kind->render == render_embed) return page && page->wish_count && page->wish_targets[0].found;
    return true;
}

bool open_of(const Site *site, const OpenKind *kind, const Indicator *indicator) {
    bool own = kind->scope == OPEN_INDICATOR || kind->scope == OPEN_INDICATOR_LANGUAGE;
    return own && kind->words && open_has(site, kind, indicator);
}

Text open_reader_href(const View *view, const Indicator *indicator) {
    Text path = open_path(view->site, view->arena, &kinds[0], indicator->id, view->language_index);
    return text_format(view->arena, "%.*s%.*s", TEXT_ARG(view->root), TEXT_ARG(path));
}

static Value download_value(const View *view, const OpenKind *kind, Text id) {
    Text path = open_path(view->site, view->arena, kind, id, view->language_index);
    ValueObject object = {.arena = view->arena};
    object_text(&object, "href", text_format(view->arena, "%.*s%.*s", TEXT_ARG(view->root), TEXT_ARG(path)));
    object_text(&object, "media", text_of(kind->media));
    object_html(&object, "name", sentence_html(view, view_words(view, kind->words, NULL, 0)));
    return object_value(&object);
}

static Value downloads_value(const View *view, const Indicator *indicator, bool reader) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < KINDS; i++)
        if (open_of(view->site, &kinds[i], indicator) && kinds[i].reader == reader)
            list_put(&list, download_value(view, &kinds[i], indicator->id));
    return list_value(&list);
}

void put_downloads(ValueObject *object, const View *view, const Indicator *indicator) {
    put_list(object, "downloads", downloads_value(view, indicator, true));
    put_list(object, "program_downloads", downloads_value(view, indicator, false));
    object_text(object, "embed", embed_markup(view, indicator));
    object_html(object, "json_ld", dataset_json_ld(view, indicator));
}

// ---------------------------------------------------------------------------- all of the report

static Value report_files(const View *view) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].scope == OPEN_REPORT && (!kinds[i].address || view->site->report.base_url.length))
            list_put(&list, download_value(view, &kinds[i], (Text){0}));
    return list_value(&list);
}

typedef struct Entry {
    const View *view;
    const Indicator *indicator;
    Text title;
} Entry;

static int by_title(const void *a, const void *b) {
    const Entry *one = a, *two = b;
    return language_order(one->view->language->locale, one->title, two->title);
}

// Every indicator, sorted as the reader's language sorts: its page and its file for readers.
static Value indicator_files(const View *view) {
    size_t count = view->site->indicators.count;
    Entry *entries = arena_array(view->arena, Entry, count + 1);
    for (size_t i = 0; i < count; i++) {
        const Indicator *one = view->site->indicators.items[i];
        entries[i] = (Entry){view, one, view_local(view, &one->title)};
    }
    qsort(entries, count, sizeof *entries, by_title);
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < count; i++) {
        const SitePage *page = indicator_page(view->site, entries[i].indicator);
        ValueObject object = {.arena = view->arena};
        object_text(&object, "href", view_href(view, page, T("data")));
        object_html(&object, "title", view_local_html(view, &entries[i].indicator->title));
        object_html(&object, "source", view_local_html(view, &entries[i].indicator->source.name));
        object_text(&object, "csv_href", open_reader_href(view, entries[i].indicator));
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

void put_data(ValueObject *object, const View *view) {
    put_list(object, "report_files", report_files(view));
    put_list(object, "data_files", indicator_files(view));
}

// ------------------------------------------------------------------------------------- plan

bool open_list_used(const Site *site, const CodeList *list) {
    for (size_t i = 0; i < site->indicators.count; i++)
        for (size_t j = 0; j < site->indicators.items[i]->dimension_count; j++)
            if (site->indicators.items[i]->dimensions[j].list == list) return true;
    return false;
}

static void plan_one(Site *site, Output output, Text id) {
    output.kind = OUTPUT_OPEN;
    output.path = open_path(site, site->arena, output.open, id, output.language);
    list_push(site->arena, &site->outputs, output);
}

static void plan_indicators(Site *site, const OpenKind *kind, size_t language) {
    for (size_t i = 0; i < site->indicators.count; i++) {
        const Indicator *one = site->indicators.items[i];
        if (!open_has(site, kind, one)) continue;
        plan_one(site, (Output){.open = kind, .language = language, .indicator = one,
                                .page = kind->render == render_embed ? indicator_page(site, one) : NULL},
                 one->id);
    }
}

static void plan_kind(Site *site, const OpenKind *kind) {
    size_t source = site->report.source_language;
    switch (kind->scope) {
    case OPEN_INDICATOR: plan_indicators(site, kind, source); break;
    case OPEN_INDICATOR_LANGUAGE:
        for (size_t i = 0; i < site->report.language_count; i++) plan_indicators(site, kind, i);
        break;
    case OPEN_CODE_LIST:
        for (size_t i = 0; i < site->code_lists.count; i++) {
            const CodeList *list = site->code_lists.items[i];
            if (open_list_used(site, list)) plan_one(site, (Output){.open = kind, .language = source, .list = list}, list->id);
        }
        break;
    case OPEN_REPORT: plan_one(site, (Output){.open = kind, .language = source}, (Text){0}); break;
    }
}

void plan_open(Site *site) {
    for (size_t i = 0; i < KINDS && site->indicators.count; i++)
        if (!kinds[i].address || site->report.base_url.length) plan_kind(site, &kinds[i]);
}

void render_open(Buf *out, const View *view, const Output *output) {
    output->open->render(out, view, output);
}

// -------------------------------------------------------------------- one indicator's, by data/

void render_data_csv(Buf *out, const View *view, const Output *output) {
    indicator_csv(out, output->indicator, view->language->chain, view->language->chain_length);
}

void render_jsonstat(Buf *out, const View *view, const Output *output) {
    OpenFile file = open_file(view, output->indicator);
    indicator_jsonstat(out, output->indicator, &file);
}

void render_csvw(Buf *out, const View *view, const Output *output) {
    OpenFile file = open_file(view, output->indicator);
    indicator_csvw(out, output->indicator, &file);
}

void render_measures(Buf *out, const View *view, const Output *output) {
    measures_json(out, output->indicator, &view->site->settings);
}
