// SPDX-License-Identifier: EUPL-1.2
//
// What a JSON-stat file says in words: when it was updated, where there is more, notes; and in
// "extension", for which the standard leaves the form open, what it has no place for.
#include "data/cube.h"

// ------------------------------------------------------------------------- about the whole

// The schema asks for a whole date: what is not known begins.
void cube_write_updated(CubeWriter *cube) {
    Text date = cube->indicator->source.published;
    static const char *const rest[] = {"", "-01-01T00:00:00Z", "-01T00:00:00Z", "T00:00:00Z"};
    int parts = text_date_parts(date);
    if (parts)
        json_field(&cube->json, "updated",
                      text_format(cube->arena, "%.*s%s", TEXT_ARG(date), rest[parts]));
}

// A note said twice would break the schema.
static void put_note(CubeWriter *cube, Map *said, const LocalText *text) {
    Text note = cube_source_text(cube, text);
    if (note.length && map_put(said, note, said))
        json_text(&cube->json, note);
}

void cube_write_notes(CubeWriter *cube) {
    const Indicator *indicator = cube->indicator;
    Map *said = map_new(cube->arena);
    json_key(&cube->json, T("note"));
    json_list_open(&cube->json);
    put_note(cube, said, &indicator->definition);
    put_note(cube, said, &indicator->population);
    put_note(cube, said, &indicator->caution);
    put_note(cube, said, &indicator->derived);
    for (size_t i = 0; i < indicator->note_count; i++)
        put_note(cube, said, &indicator->notes[i]);
    json_list_close(&cube->json);
}

static void write_link(CubeWriter *cube, const char *relation, const char *type, Text href) {
    if (!href.length)
        return;
    json_key(&cube->json, text_of(relation));
    json_flat(&cube->json);
    json_list_open(&cube->json);
    json_object_open(&cube->json);
    json_field(&cube->json, "type", text_of(type));
    json_field(&cube->json, "href", href);
    json_object_close(&cube->json);
    json_list_close(&cube->json);
}

Text cube_file_href(const CubeWriter *cube, const char *ending) {
    if (!cube->file->folder.length)
        return (Text){0};
    return text_format(cube->arena, "%.*s%.*s%s", TEXT_ARG(cube->file->folder),
                       TEXT_ARG(cube->indicator->id), ending);
}

void cube_write_links(CubeWriter *cube) {
    Text licence = cube->file->licence, source = cube->indicator->source.url;
    if (!cube->file->folder.length && !licence.length && !source.length)
        return;
    json_key(&cube->json, T("link"));
    json_object_open(&cube->json);
    write_link(cube, "alternate", "text/csv", cube_file_href(cube, ".csv"));
    write_link(cube, "describedby", "application/csvm+json",
               cube_file_href(cube, ".csv-metadata.json"));
    write_link(cube, "license", NULL, licence);
    write_link(cube, "via", NULL, source);
    json_object_close(&cube->json);
}

// ------------------------------------------------------------- what the standard has no place for

static bool has_status(const Indicator *indicator, Status status) {
    for (size_t i = 0; i < indicator->row_count; i++)
        if (indicator->rows[i].status == status)
            return true;
    return false;
}

static void write_statuses(CubeWriter *cube) {
    json_key(&cube->json, T("status"));
    json_object_open(&cube->json);
    for (int i = STATUS_OK + 1; i < STATUS_COUNT; i++)
        if (has_status(cube->indicator, (Status)i))
            json_field(&cube->json, status_name((Status)i), cube->file->names[0].statuses[i]);
    json_object_close(&cube->json);
}

static void write_row_notes(CubeWriter *cube) {
    json_key(&cube->json, T("note"));
    json_object_open(&cube->json);
    for (size_t i = 0; i < cube->indicator->row_count; i++) {
        const Observation *row = &cube->indicator->rows[i];
        Text note = cube_source_text(cube, &row->note);
        if (!note.length)
            continue;
        json_key(&cube->json, cube_position_key(cube, cube_position_of(cube, row)));
        json_text(&cube->json, note);
    }
    json_object_close(&cube->json);
}

static void write_group_labels(CubeWriter *cube, size_t index, Text language) {
    const CodeList *list = cube->indicator->dimensions[index].list;
    for (size_t i = 0; i < list->count; i++) {
        Text label = local_text(&list->groups[i]->title, &language, 1, NULL);
        if (!label.length || !cube_is_shown(cube, index, list->groups[i]))
            continue;
        json_key(&cube->json, list->groups[i]->id);
        json_text(&cube->json, label);
    }
}

static void write_language(CubeWriter *cube, const OpenNames *names) {
    json_key(&cube->json, names->language);
    json_object_open(&cube->json);
    json_field(&cube->json, "label", local_text(&cube->indicator->title, &names->language, 1, NULL));
    json_field(&cube->json, "unit", local_text(&cube->indicator->unit.name, &names->language, 1, NULL));
    json_key(&cube->json, T("dimension"));
    json_object_open(&cube->json);
    for (size_t i = 0; i < cube->indicator->dimension_count; i++) {
        const Dimension *dimension = &cube->indicator->dimensions[i];
        if (dimension->is_time)
            continue;
        json_key(&cube->json, dimension->id);
        json_object_open(&cube->json);
        json_field(&cube->json, "label",
                      local_text(&dimension->list->title, &names->language, 1, NULL));
        json_key(&cube->json, T("category"));
        json_object_open(&cube->json);
        write_group_labels(cube, i, names->language);
        json_object_close(&cube->json);
        json_object_close(&cube->json);
    }
    json_object_close(&cube->json);
    json_object_close(&cube->json);
}

void cube_write_extension(CubeWriter *cube) {
    json_key(&cube->json, T("extension"));
    json_object_open(&cube->json);
    write_statuses(cube);
    write_row_notes(cube);
    json_key(&cube->json, T("languages"));
    json_object_open(&cube->json);
    for (size_t i = 1; i < cube->file->count; i++)
        write_language(cube, &cube->file->names[i]);
    json_object_close(&cube->json);
    json_object_close(&cube->json);
}
