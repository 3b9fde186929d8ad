// SPDX-License-Identifier: EUPL-1.2
// data/datapackage.json: all CSV files for programs as one Frictionless tabular data package (version 1,
// which the tools read), with what each column is, licences and sources, and the code lists that the
// columns point into.
// Order: small parts, columns, indicators, code lists, the whole.
#include "site/open.h"

typedef struct Package {
    const View *view;
    const OpenFile *file;
    JsonWriter json;
} Package;

static void put(Package *package, const char *key, Text text) {
    json_field(&package->json, key, text);
}

// In the source language: descriptors have one.
static Text local(const Package *package, const LocalText *text) {
    Text found = local_text(text, &package->file->names[0].language, 1, NULL);
    return found.length || !text->count ? found : text->entries[0].text;
}

// Names of licences have letters, digits and . _ - only.
static Text licence_name(const Package *package, Text licence) {
    Text name = text_copy(package->view->arena, licence);
    for (size_t i = 0; i < name.length; i++) {
        char c = name.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        if (!plain) ((char *)name.at)[i] = '-';
    }
    return name;
}

static void put_licence(Package *package, Text licence) {
    if (!licence.length) return;
    json_key(&package->json, T("licenses"));
    json_list_open(&package->json);
    json_flat(&package->json);
    json_object_open(&package->json);
    put(package, "name", licence_name(package, licence));
    put(package, "path", licence_address(licence));
    put(package, "title", licence);
    json_object_close(&package->json);
    json_list_close(&package->json);
}

static void put_source(Package *package, const Indicator *one) {
    json_key(&package->json, T("sources"));
    json_list_open(&package->json);
    json_flat(&package->json);
    json_object_open(&package->json);
    put(package, "title", local(package, &one->source.name));
    put(package, "path", one->source.url);
    json_object_close(&package->json);
    json_list_close(&package->json);
}

// ---------------------------------------------------------------------------------- columns

static void open_field(Package *package, Text name, const char *type, Text title) {
    json_flat(&package->json);
    json_object_open(&package->json);
    put(package, "name", name);
    put(package, "type", text_of(type));
    put(package, "title", title);
}

static void put_field(Package *package, Text name, const char *type, Text title) {
    open_field(package, name, type, title);
    json_object_close(&package->json);
}

static void put_required(Package *package, Text name, const char *type, Text title) {
    open_field(package, name, type, title);
    json_key(&package->json, T("constraints"));
    json_object_open(&package->json);
    json_key(&package->json, T("required"));
    json_bool(&package->json, true);
    json_object_close(&package->json);
    json_object_close(&package->json);
}

static void put_status(Package *package) {
    open_field(package, T("status"), "string", package->file->names[0].status);
    json_key(&package->json, T("constraints"));
    json_object_open(&package->json);
    json_key(&package->json, T("enum"));
    json_list_open(&package->json);
    for (int i = 0; i < STATUS_COUNT; i++) json_text(&package->json, text_of(status_name((Status)i)));
    json_list_close(&package->json);
    json_object_close(&package->json);
    json_object_close(&package->json);
}

static void put_fields(Package *package, const Indicator *one) {
    const OpenNames *names = &package->file->names[0];
    json_key(&package->json, T("fields"));
    json_list_open(&package->json);
    for (size_t i = 0; i < one->dimension_count; i++) {
        const Dimension *dimension = &one->dimensions[i];
        put_required(package, dimension->id, "string",
                     dimension->is_time ? names->time : local(package, &dimension->list->title));
    }
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        if (!number_rare(i) || number_used(one, i))
            put_field(package, text_of(number_name(i)), "number", names->numbers[i]);
    put_field(package, T("unit"), "string", names->unit);
    put_status(package);
    put_field(package, T("note"), "string", names->note);
    json_list_close(&package->json);
}

// ------------------------------------------------------------------------------- indicators

static void put_missing(Package *package) {
    json_key(&package->json, T("missingValues"));
    json_flat(&package->json);
    json_list_open(&package->json);
    json_text(&package->json, (Text){0});
    json_list_close(&package->json);
}

static void put_reference(Package *package, const Dimension *dimension) {
    Text codes = text_format(package->view->arena, "codes-%.*s", TEXT_ARG(dimension->id));
    json_flat(&package->json);
    json_object_open(&package->json);
    put(package, "fields", dimension->id);
    json_key(&package->json, T("reference"));
    json_object_open(&package->json);
    put(package, "resource", codes);
    put(package, "fields", T("id"));
    json_object_close(&package->json);
    json_object_close(&package->json);
}

static void put_references(Package *package, const Indicator *one) {
    bool open = false;
    for (size_t i = 0; i < one->dimension_count; i++) {
        if (one->dimensions[i].is_time) continue;
        if (!open) {
            json_key(&package->json, T("foreignKeys"));
            json_list_open(&package->json);
            open = true;
        }
        put_reference(package, &one->dimensions[i]);
    }
    if (open) json_list_close(&package->json);
}

static void put_schema(Package *package, const Indicator *one) {
    json_key(&package->json, T("schema"));
    json_object_open(&package->json);
    put_fields(package, one);
    put_missing(package);
    json_key(&package->json, T("primaryKey"));
    json_flat(&package->json);
    json_list_open(&package->json);
    for (size_t i = 0; i < one->dimension_count; i++) json_text(&package->json, one->dimensions[i].id);
    json_list_close(&package->json);
    put_references(package, one);
    json_object_close(&package->json);
}

static void put_file(Package *package, Text name, Text path, Text title) {
    put(package, "profile", T("tabular-data-resource"));
    put(package, "name", name);
    put(package, "path", path);
    put(package, "title", title);
    put(package, "format", T("csv"));
    put(package, "mediatype", T("text/csv"));
    put(package, "encoding", T("utf-8"));
}

static void put_indicator_file(Package *package, const Indicator *one) {
    json_object_open(&package->json);
    put_file(package, one->id, text_format(package->view->arena, "%.*s.csv", TEXT_ARG(one->id)),
             local(package, &one->title));
    put(package, "description", local(package, &one->definition));
    put_licence(package, one->source.licence);
    put_source(package, one);
    put_schema(package, one);
    json_object_close(&package->json);
}

// ------------------------------------------------------------------------------- code lists

static void put_codes_schema(Package *package) {
    static const struct Field {
        const char *name, *type;
    } fields[] = {{"id", "string"},       {"slug", "string"},     {"parent", "string"},
                  {"total", "boolean"},   {"latitude", "number"}, {"longitude", "number"}};
    json_key(&package->json, T("schema"));
    json_object_open(&package->json);
    json_key(&package->json, T("fields"));
    json_list_open(&package->json);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put_field(package, text_of(fields[i].name), fields[i].type, (Text){0});
    for (size_t i = 0; i < package->view->site->report.language_count; i++)
        put_field(package,
                  text_format(package->view->arena, "title_%.*s",
                              TEXT_ARG(package->view->site->report.languages[i].tag)),
                  "string", (Text){0});
    json_list_close(&package->json);
    put_missing(package);
    put(package, "primaryKey", T("id"));
    json_object_close(&package->json);
}

static void put_codes_file(Package *package, const CodeList *list) {
    Arena *arena = package->view->arena;
    json_object_open(&package->json);
    put_file(package, text_format(arena, "codes-%.*s", TEXT_ARG(list->id)),
             text_format(arena, "codes/%.*s.csv", TEXT_ARG(list->id)), local(package, &list->title));
    put_codes_schema(package);
    json_object_close(&package->json);
}

// --------------------------------------------------------------------------------- the whole

static void put_resources(Package *package) {
    const Site *site = package->view->site;
    json_key(&package->json, T("resources"));
    json_list_open(&package->json);
    for (size_t i = 0; i < site->indicators.count; i++) put_indicator_file(package, site->indicators.items[i]);
    for (size_t i = 0; i < site->code_lists.count; i++)
        if (open_list_used(site, site->code_lists.items[i])) put_codes_file(package, site->code_lists.items[i]);
    json_list_close(&package->json);
}

static void put_publisher(Package *package) {
    const Report *report = &package->view->site->report;
    json_key(&package->json, T("contributors"));
    json_list_open(&package->json);
    json_flat(&package->json);
    json_object_open(&package->json);
    put(package, "title", local(package, &report->organisation));
    put(package, "path", report->organisation_url);
    put(package, "role", T("publisher"));
    json_object_close(&package->json);
    json_list_close(&package->json);
}

void render_package(Buf *out, const View *view, const Output *output) {
    (void)output;
    const Report *report = &view->site->report;
    OpenFile file = open_file(view, NULL);
    Package package = {view, &file, {.out = out, .readable = true}};
    json_object_open(&package.json);
    put(&package, "profile", T("tabular-data-package"));
    Text name = text_slug(view->arena, local(&package, &report->title));
    put(&package, "name", name.length ? name : T("report"));
    put(&package, "title", local(&package, &report->title));
    put(&package, "description", local(&package, &report->description));
    put(&package, "version", report->edition);
    put(&package, "homepage", report->base_url);
    put_publisher(&package);
    put_resources(&package);
    json_object_close(&package.json);
}
