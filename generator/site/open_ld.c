// SPDX-License-Identifier: EUPL-1.2
// An indicator as schema.org/Dataset in JSON-LD, for search engines: a block of data in its page, which
// no browser runs. Order: the parts, dataset_json_ld.
#include "site/open.h"

static void open_typed(JsonWriter *json, const char *key, const char *type) {
    if (key) json_key(json, text_of(key));
    json_object_open(json);
    json_field(json, "@type", text_of(type));
}

static void put_organisation(JsonWriter *json, const char *key, Text name, Text url) {
    if (!name.length) return;
    open_typed(json, key, "Organization");
    json_field(json, "name", name);
    json_field(json, "url", url);
    json_object_close(json);
}

// The groups of places in the data, without those that lie in another of them; the report's own place
// always.
GroupList open_places(const View *view, const Indicator *indicator) {
    Arena *arena = view->arena;
    Text own = view->site->report.place;
    GroupList places = {0};
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        const Dimension *dimension = &indicator->dimensions[i];
        if (dimension->is_time || !dimension_is_place(dimension)) continue;
        bool *present = dimension_present(arena, indicator, dimension);
        const Group *place = own.length ? code_list_find(dimension->list, own) : NULL;
        for (size_t j = 0; j < dimension->list->count; j++) {
            const Group *group = dimension->list->groups[j], *around = group->parent;
            while (around && !present[around->rank]) around = around->parent;
            if (present[j] && (!around || group == place)) list_push(arena, &places, group);
        }
    }
    return places;
}

static void put_places(JsonWriter *json, const View *view, const Indicator *one) {
    GroupList places = open_places(view, one);
    if (!places.count) return;
    json_key(json, T("spatialCoverage"));
    json_list_open(json);
    for (size_t i = 0; i < places.count; i++) {
        open_typed(json, NULL, "Place");
        json_field(json, "name", view_local(view, &places.items[i]->title));
        if (places.items[i]->has_place) {
            open_typed(json, "geo", "GeoCoordinates");
            json_key(json, T("latitude"));
            json_number(json, places.items[i]->latitude);
            json_key(json, T("longitude"));
            json_number(json, places.items[i]->longitude);
            json_object_close(json);
        }
        json_object_close(json);
    }
    json_list_close(json);
}

static void put_variable(JsonWriter *json, const View *view, const Indicator *one) {
    open_typed(json, "variableMeasured", "PropertyValue");
    json_field(json, "name", view_local(view, &one->title));
    json_field(json, "description", view_local(view, &one->definition));
    json_field(json, "unitText", view_local(view, &one->unit.name));
    json_object_close(json);
}

static void put_keywords(JsonWriter *json, const View *view, const Indicator *one) {
    json_key(json, T("keywords"));
    json_list_open(json);
    for (size_t i = 0; i < one->dimension_count; i++)
        if (!one->dimensions[i].is_time) json_text(json, view_local(view, &one->dimensions[i].list->title));
    json_list_close(json);
}

static void put_files(JsonWriter *json, const View *view, const Indicator *one) {
    json_key(json, T("distribution"));
    json_list_open(json);
    for (size_t i = 0; i < open_kind_count(); i++) {
        const OpenKind *kind = open_kind(i);
        if (!open_of(view->site, kind, one)) continue;
        open_typed(json, NULL, "DataDownload");
        json_field(json, "name", sentence_plain(view, view_words(view, kind->words, NULL, 0)));
        json_field(json, "encodingFormat", text_of(kind->media));
        json_field(json, "contentUrl",
            open_address(view, open_path(view->site, view->arena, kind, one->id, view->language_index)));
        json_object_close(json);
    }
    json_list_close(json);
}

static void put_catalogue(JsonWriter *json, const View *view) {
    open_typed(json, "includedInDataCatalog", "DataCatalog");
    json_field(json, "name", view_local(view, &view->site->report.title));
    json_field(json, "url", view->site->report.base_url);
    json_object_close(json);
}

static Text description_of(const View *view, const Indicator *one) {
    const LocalText *texts[] = {&one->definition, &one->question, &one->title};
    for (size_t i = 0; i < 3; i++)
        if (texts[i]->count) return view_local(view, texts[i]);
    return (Text){0};
}

static void put_all(JsonWriter *json, const View *view, const Indicator *one) {
    const Report *report = &view->site->report;
    Text first, last;
    json_field(json, "@context", T("https://schema.org/"));
    json_field(json, "@type", T("Dataset"));
    json_field(json, "name", view_local(view, &one->title));
    json_field(json, "description", description_of(view, one));
    json_field(json, "inLanguage", view->language->tag);
    json_field(json, "license", licence_address(one->source.licence));
    json_key(json, T("isAccessibleForFree"));
    json_bool(json, true);
    put_organisation(json, "creator", view_local(view, &one->source.name), one->source.url);
    put_organisation(json, "publisher", view_local(view, &report->organisation), report->organisation_url);
    json_field(json, "dateModified", one->source.published);
    json_field(json, "version", report->edition);
    if (indicator_span(view->arena, one, &first, &last))
        json_field(json, "temporalCoverage", text_format(view->arena, "%.*s/%.*s", TEXT_ARG(first), TEXT_ARG(last)));
    put_places(json, view, one);
    put_variable(json, view, one);
    put_keywords(json, view, one);
    if (!report->base_url.length) return;          // what follows needs whole addresses
    json_field(json, "url", view_absolute(view, indicator_page(view->site, one), view->language_index));
    put_catalogue(json, view);
    put_files(json, view, one);
}

Text dataset_json_ld(const View *view, const Indicator *indicator) {
    Buf buf = {0};
    JsonWriter json = {.out = &buf, .in_html = true};
    json_object_open(&json);
    put_all(&json, view, indicator);
    json_object_close(&json);
    return buf_take(view->arena, &buf);
}
