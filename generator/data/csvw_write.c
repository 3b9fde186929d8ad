// SPDX-License-Identifier: EUPL-1.2
//
// What stands in an indicator's CSV file, as "CSV on the Web" has it (W3C, Metadata Vocabulary for
// Tabular Data): <id>.csv-metadata.json lies where programs look for it, beside <id>.csv.
#include "data/inside.h"

typedef struct Writer {
    Arena *arena;
    const Indicator *indicator;
    const OpenFile *file;
    JsonWriter json;
} Writer;

// {"@value": …, "@language": "sv"} for every language that the text is written in.
static void put_words(Writer *writer, const char *key, const LocalText *text) {
    if (!text->count)
        return;
    json_key(&writer->json, text_of(key));
    json_list_open(&writer->json);
    for (size_t i = 0; i < text->count; i++) {
        json_flat(&writer->json);
        json_object_open(&writer->json);
        json_field(&writer->json, "@value", text->entries[i].text);
        json_field(&writer->json, "@language", text->entries[i].language);
        json_object_close(&writer->json);
    }
    json_list_close(&writer->json);
}

static void put_id(Writer *writer, const char *key, Text address) {
    if (!address.length)
        return;
    json_key(&writer->json, text_of(key));
    json_flat(&writer->json);
    json_object_open(&writer->json);
    json_field(&writer->json, "@id", address);
    json_object_close(&writer->json);
}

// ------------------------------------------------------------------------------------- columns

// A column's name may not have a hyphen: it is a variable of URI templates.
static Text column_name(Writer *writer, Text id) {
    Text name = text_copy(writer->arena, id);
    for (size_t i = 0; i < name.length; i++)
        if (name.at[i] == '-')
            ((char *)name.at)[i] = '_';
    return name;
}

// Titles are what a reader sees; one must be what the file's first line says.
static void open_column(Writer *writer, Text id, const Text *titles) {
    json_object_open(&writer->json);
    json_field(&writer->json, "name", column_name(writer, id));
    json_key(&writer->json, T("titles"));
    json_object_open(&writer->json);
    for (size_t i = 0; i < writer->file->count; i++) {
        json_key(&writer->json, writer->file->names[i].language);
        json_flat(&writer->json);
        json_list_open(&writer->json);
        if (i == 0)
            json_text(&writer->json, id);
        if (titles[i].length && (i || !text_equal(titles[i], id)))
            json_text(&writer->json, titles[i]);
        json_list_close(&writer->json);
    }
    json_object_close(&writer->json);
}

static Text title_of(const Dimension *dimension, const OpenNames *names, bool source) {
    if (dimension->is_time)
        return names->time;
    Text title = local_text(&dimension->list->title, &names->language, 1, NULL);
    return title.length || !source ? title : dimension->list->title.entries[0].text;
}

#define CUBE "http://purl.org/linked-data/sdmx/2009/"

static void write_dimension(Writer *writer, const Dimension *dimension) {
    Text *titles = arena_array(writer->arena, Text, writer->file->count);
    for (size_t i = 0; i < writer->file->count; i++)
        titles[i] = title_of(dimension, &writer->file->names[i], i == 0);
    open_column(writer, dimension->id, titles);
    json_field(&writer->json, "datatype", T("string"));
    json_key(&writer->json, T("required"));
    json_bool(&writer->json, true);
    if (dimension->is_time)
        json_field(&writer->json, "propertyUrl", T(CUBE "dimension#refPeriod"));
    else if (dimension_is_place(dimension))
        json_field(&writer->json, "propertyUrl", T(CUBE "dimension#refArea"));
    json_object_close(&writer->json);
}

static void write_number(Writer *writer, size_t column) {
    Text *titles = arena_array(writer->arena, Text, writer->file->count);
    for (size_t i = 0; i < writer->file->count; i++)
        titles[i] = writer->file->names[i].numbers[column];
    open_column(writer, text_of(number_name(column)), titles);
    json_field(&writer->json, "datatype", T("number"));
    if (column == 0)
        json_field(&writer->json, "propertyUrl", T(CUBE "measure#obsValue"));
    json_object_close(&writer->json);
}

static void write_status(Writer *writer) {
    Text *titles = arena_array(writer->arena, Text, writer->file->count), names[STATUS_COUNT];
    for (size_t i = 0; i < writer->file->count; i++)
        titles[i] = writer->file->names[i].status;
    for (int i = 0; i < STATUS_COUNT; i++)
        names[i] = text_of(status_name((Status)i));
    open_column(writer, T("status"), titles);
    json_key(&writer->json, T("datatype"));
    json_flat(&writer->json);
    json_object_open(&writer->json);
    json_field(&writer->json, "base", T("string"));
    json_field(&writer->json, "format", text_join(writer->arena, names, STATUS_COUNT, "|"));
    json_object_close(&writer->json);
    json_field(&writer->json, "propertyUrl", T(CUBE "attribute#obsStatus"));
    json_object_close(&writer->json);
}

static void write_words(Writer *writer, const char *name, bool note) {
    Text *titles = arena_array(writer->arena, Text, writer->file->count);
    for (size_t i = 0; i < writer->file->count; i++)
        titles[i] = note ? writer->file->names[i].note : writer->file->names[i].unit;
    open_column(writer, text_of(name), titles);
    json_field(&writer->json, "datatype", T("string"));
    json_field(&writer->json, "lang", writer->file->names[0].language);
    json_object_close(&writer->json);
}

static void write_columns(Writer *writer) {
    const Indicator *indicator = writer->indicator;
    json_key(&writer->json, T("columns"));
    json_list_open(&writer->json);
    for (size_t i = 0; i < indicator->dimension_count; i++)
        write_dimension(writer, &indicator->dimensions[i]);
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        if (!number_rare(i) || number_used(indicator, i))
            write_number(writer, i);
    write_words(writer, "unit", false);
    write_status(writer);
    write_words(writer, "note", true);
    json_list_close(&writer->json);
}

static void write_schema(Writer *writer) {
    const Indicator *indicator = writer->indicator;
    json_key(&writer->json, T("tableSchema"));
    json_object_open(&writer->json);
    write_columns(writer);
    json_key(&writer->json, T("primaryKey"));
    json_flat(&writer->json);
    json_list_open(&writer->json);
    for (size_t i = 0; i < indicator->dimension_count; i++)
        json_text(&writer->json, column_name(writer, indicator->dimensions[i].id));
    json_list_close(&writer->json);
    json_object_close(&writer->json);
}

// ----------------------------------------------------------------------------------- the whole

static void write_context(Writer *writer) {
    json_key(&writer->json, T("@context"));
    json_flat(&writer->json);
    json_list_open(&writer->json);
    json_text(&writer->json, T("http://www.w3.org/ns/csvw"));
    json_object_open(&writer->json);
    json_field(&writer->json, "@language", writer->file->names[0].language);
    json_object_close(&writer->json);
    json_list_close(&writer->json);
}

static void write_dialect(Writer *writer) {
    json_key(&writer->json, T("dialect"));
    json_flat(&writer->json);
    json_object_open(&writer->json);
    json_field(&writer->json, "encoding", T("utf-8"));
    json_field(&writer->json, "delimiter", T(","));
    json_field(&writer->json, "quoteChar", T("\""));
    json_key(&writer->json, T("header"));
    json_bool(&writer->json, true);
    json_key(&writer->json, T("lineTerminators"));
    json_list_open(&writer->json);
    json_text(&writer->json, T("\r\n"));
    json_list_close(&writer->json);
    json_object_close(&writer->json);
}

static void write_origin(Writer *writer) {
    const Indicator *indicator = writer->indicator;
    put_words(writer, "dc:title", &indicator->title);
    put_words(writer, "dc:description", &indicator->definition);
    put_words(writer, "dc:publisher", &writer->file->publisher);
    if (indicator->source.url.length)
        put_id(writer, "dc:source", indicator->source.url);
    else
        put_words(writer, "dc:source", &indicator->source.name);
    put_words(writer, "dc:creator", &indicator->source.name);
    if (writer->file->licence.length)
        put_id(writer, "dc:license", writer->file->licence);
    else
        json_field(&writer->json, "dc:rights", indicator->source.licence);
    json_field(&writer->json, "dc:issued", indicator->source.published);
}

void indicator_csvw(Buf *out, const Indicator *indicator, const OpenFile *file) {
    Arena *arena = arena_new();
    Writer writer = {arena, indicator, file, {.out = out, .readable = true}};
    json_object_open(&writer.json);
    write_context(&writer);
    json_field(&writer.json, "url", text_format(arena, "%.*s.csv", TEXT_ARG(indicator->id)));
    write_origin(&writer);
    write_dialect(&writer);
    json_key(&writer.json, T("null"));
    json_text(&writer.json, (Text){0});
    write_schema(&writer);
    json_object_close(&writer.json);
    arena_free(arena);
}
