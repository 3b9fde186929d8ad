// SPDX-License-Identifier: EUPL-1.2
//
// An indicator as JSON-stat 2.0 (https://json-stat.org/full/): a table of all groups of the data
// with all others, the last dimension running fastest, and last among them the numbers of a row.
//
// Reading order: indicator_jsonstat at the bottom; above it the dimensions and the cube. What is
// said in words about the whole is in jsonstat_words.c.
#include "data/cube.h"

#include <math.h>

// As PxWeb calls it; no code list can, as their ids have small letters only.
#define NUMBERS_ID "ContentsCode"

// --------------------------------------------------------------------------------------- cube

static void count_groups(CubeWriter *cube, size_t index) {
    const Dimension *dimension = &cube->indicator->dimensions[index];
    bool *present = dimension_present(cube->arena, cube->indicator, dimension);
    cube->places[index] = arena_array(cube->arena, size_t, dimension->list->count + 1);
    for (size_t i = 0; i < dimension->list->count; i++) {
        cube->places[index][i] = present[i] ? cube->sizes[index] : SIZE_MAX;
        cube->sizes[index] += present[i];
    }
}

// Up to 2^53: whole numbers that any reader of JSON has exactly.
static uint64_t multiply(uint64_t cells, size_t size) {
    const uint64_t most = (uint64_t)1 << 53;
    return size && cells > most / size ? 0 : cells * size;
}

static CubeWriter cube_make(Arena *arena, const Indicator *indicator) {
    CubeWriter cube = {.arena = arena, .indicator = indicator, .cells = 1};
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        if (i == 0 || number_used(indicator, i))
            cube.numbers[cube.number_count++] = i;
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        count_groups(&cube, i);
        cube.cells = multiply(cube.cells, cube.sizes[i]);
    }
    cube.cells = multiply(cube.cells, cube.number_count);
    return cube;
}

bool indicator_has_cube(const Indicator *indicator) {
    Arena *scratch = arena_new();
    bool fits = cube_make(scratch, indicator).cells > 0;
    arena_free(scratch);
    return fits;
}

// Of the first number of a row.
uint64_t cube_position_of(const CubeWriter *cube, const Observation *row) {
    uint64_t position = 0;
    for (size_t i = 0; i < cube->indicator->dimension_count; i++) {
        const Dimension *dimension = &cube->indicator->dimensions[i];
        size_t rank = observation_group(cube->indicator, row, dimension)->rank;
        position = position * cube->sizes[i] + cube->places[i][rank];
    }
    return position * cube->number_count;
}

// -------------------------------------------------------------------------------------- values

Text cube_position_key(const CubeWriter *cube, uint64_t position) {
    return text_format(cube->arena, "%llu", (unsigned long long)position);
}

static void write_sparse(CubeWriter *cube) {
    const Indicator *indicator = cube->indicator;
    json_object_open(&cube->json);
    for (size_t i = 0; i < indicator->row_count; i++)
        for (size_t j = 0; j < cube->number_count; j++) {
            double number = number_in(&indicator->rows[i], cube->numbers[j]);
            if (isnan(number))
                continue;
            json_key(&cube->json,
                     cube_position_key(cube, cube_position_of(cube, &indicator->rows[i]) + j));
            json_number(&cube->json, number);
        }
    json_object_close(&cube->json);
}

static void write_dense(CubeWriter *cube) {
    const Indicator *indicator = cube->indicator;
    double *numbers = arena_array(cube->arena, double, cube->cells + 1);
    for (uint64_t i = 0; i < cube->cells; i++)
        numbers[i] = NAN;
    for (size_t i = 0; i < indicator->row_count; i++)
        for (size_t j = 0; j < cube->number_count; j++)
            numbers[cube_position_of(cube, &indicator->rows[i]) + j] =
                number_in(&indicator->rows[i], cube->numbers[j]);
    json_flat(&cube->json);
    json_list_open(&cube->json);
    for (uint64_t i = 0; i < cube->cells; i++)
        json_number(&cube->json, numbers[i]);
    json_list_close(&cube->json);
}

static void write_values(CubeWriter *cube) {
    json_key(&cube->json, T("value"));
    uint64_t filled = (uint64_t)cube->indicator->row_count * cube->number_count;
    if (cube->cells > 4 * filled + 64)
        write_sparse(cube);
    else
        write_dense(cube);
}

static void write_status(CubeWriter *cube) {
    const Indicator *indicator = cube->indicator;
    bool open = false;
    for (size_t i = 0; i < indicator->row_count; i++) {
        const Observation *row = &indicator->rows[i];
        if (row->status == STATUS_OK)
            continue;
        if (!open) {
            json_key(&cube->json, T("status"));
            json_object_open(&cube->json);
            open = true;
        }
        json_key(&cube->json, cube_position_key(cube, cube_position_of(cube, row)));
        json_text(&cube->json, text_of(status_name(row->status)));
    }
    if (open)
        json_object_close(&cube->json);
}

// ---------------------------------------------------------------------------------- dimensions

Text cube_source_text(const CubeWriter *cube, const LocalText *text) {
    Text found = local_text(text, &cube->file->names[0].language, 1, NULL);
    return found.length || !text->count ? found : text->entries[0].text;
}

bool cube_is_shown(const CubeWriter *cube, size_t index, const Group *group) {
    return cube->places[index][group->rank] != SIZE_MAX;
}

static void write_index(CubeWriter *cube, size_t index) {
    const CodeList *list = cube->indicator->dimensions[index].list;
    json_key(&cube->json, T("index"));
    json_flat(&cube->json);
    json_list_open(&cube->json);
    for (size_t i = 0; i < list->count; i++)
        if (cube_is_shown(cube, index, list->groups[i]))
            json_text(&cube->json, list->groups[i]->id);
    json_list_close(&cube->json);
}

static void write_labels(CubeWriter *cube, size_t index) {
    const CodeList *list = cube->indicator->dimensions[index].list;
    json_key(&cube->json, T("label"));
    json_object_open(&cube->json);
    for (size_t i = 0; i < list->count; i++) {
        if (!cube_is_shown(cube, index, list->groups[i]))
            continue;
        json_key(&cube->json, list->groups[i]->id);
        json_text(&cube->json, cube_source_text(cube, &list->groups[i]->title));
    }
    json_object_close(&cube->json);
}

static bool has_child(const CubeWriter *cube, size_t index, const Group *parent) {
    const CodeList *list = cube->indicator->dimensions[index].list;
    for (size_t i = 0; i < list->count; i++)
        if (list->groups[i]->parent == parent && cube_is_shown(cube, index, list->groups[i]))
            return cube_is_shown(cube, index, parent);
    return false;
}

static void write_children(CubeWriter *cube, size_t index) {
    const CodeList *list = cube->indicator->dimensions[index].list;
    bool open = false;
    for (size_t i = 0; i < list->count; i++) {
        const Group *parent = list->groups[i];
        if (!has_child(cube, index, parent))
            continue;
        if (!open) {
            json_key(&cube->json, T("child"));
            json_object_open(&cube->json);
            open = true;
        }
        json_key(&cube->json, parent->id);
        json_flat(&cube->json);
        json_list_open(&cube->json);
        for (size_t j = 0; j < list->count; j++)
            if (list->groups[j]->parent == parent && cube_is_shown(cube, index, list->groups[j]))
                json_text(&cube->json, list->groups[j]->id);
        json_list_close(&cube->json);
    }
    if (open)
        json_object_close(&cube->json);
}

static void write_coordinates(CubeWriter *cube, size_t index) {
    const CodeList *list = cube->indicator->dimensions[index].list;
    bool open = false;
    for (size_t i = 0; i < list->count; i++) {
        const Group *group = list->groups[i];
        if (!group->has_place || !cube_is_shown(cube, index, group))
            continue;
        if (!open) {
            json_key(&cube->json, T("coordinates"));
            json_object_open(&cube->json);
            open = true;
        }
        json_key(&cube->json, group->id);
        json_flat(&cube->json);
        json_list_open(&cube->json);
        json_number(&cube->json, group->longitude);
        json_number(&cube->json, group->latitude);
        json_list_close(&cube->json);
    }
    if (open)
        json_object_close(&cube->json);
}

static void write_dimension(CubeWriter *cube, size_t index) {
    const Dimension *dimension = &cube->indicator->dimensions[index];
    json_key(&cube->json, dimension->id);
    json_object_open(&cube->json);
    json_field(&cube->json, "label",
                  dimension->is_time ? cube->file->names[0].time
                                     : cube_source_text(cube, &dimension->list->title));
    json_key(&cube->json, T("category"));
    json_object_open(&cube->json);
    write_index(cube, index);
    write_labels(cube, index);
    write_children(cube, index);
    write_coordinates(cube, index);
    json_object_close(&cube->json);
    json_object_close(&cube->json);
}

// ------------------------------------------------------------------------- the numbers of a row

// How it counts: values and what goes with them in the indicator's unit, people in whole numbers.
static void write_unit(CubeWriter *cube, size_t column) {
    bool people = number_of_people(column);
    json_key(&cube->json, text_of(number_name(column)));
    json_flat(&cube->json);
    json_object_open(&cube->json);
    if (!people)
        json_field(&cube->json, "label", cube_source_text(cube, &cube->indicator->unit.name));
    json_key(&cube->json, T("decimals"));
    json_number(&cube->json, people ? 0 : cube->indicator->unit.decimals);
    json_object_close(&cube->json);
}

static void write_numbers_labels(CubeWriter *cube) {
    json_key(&cube->json, T("label"));
    json_object_open(&cube->json);
    for (size_t i = 0; i < cube->number_count; i++) {
        json_key(&cube->json, text_of(number_name(cube->numbers[i])));
        json_text(&cube->json, i ? cube->file->names[0].numbers[cube->numbers[i]]
                                 : cube_source_text(cube, &cube->indicator->title));
    }
    json_object_close(&cube->json);
}

static void write_numbers(CubeWriter *cube) {
    json_key(&cube->json, T(NUMBERS_ID));
    json_object_open(&cube->json);
    json_field(&cube->json, "label", cube->file->names[0].numbers[0]);
    json_key(&cube->json, T("category"));
    json_object_open(&cube->json);
    json_key(&cube->json, T("index"));
    json_flat(&cube->json);
    json_list_open(&cube->json);
    for (size_t i = 0; i < cube->number_count; i++)
        json_text(&cube->json, text_of(number_name(cube->numbers[i])));
    json_list_close(&cube->json);
    write_numbers_labels(cube);
    json_key(&cube->json, T("unit"));
    json_object_open(&cube->json);
    for (size_t i = 0; i < cube->number_count; i++)
        write_unit(cube, cube->numbers[i]);
    json_object_close(&cube->json);
    json_object_close(&cube->json);
    json_object_close(&cube->json);
}

static void write_dimensions(CubeWriter *cube) {
    json_key(&cube->json, T("dimension"));
    json_object_open(&cube->json);
    for (size_t i = 0; i < cube->indicator->dimension_count; i++)
        write_dimension(cube, i);
    write_numbers(cube);
    json_object_close(&cube->json);
}

// --------------------------------------------------------------------------- id, size and role

static void write_ids(CubeWriter *cube) {
    json_key(&cube->json, T("id"));
    json_flat(&cube->json);
    json_list_open(&cube->json);
    for (size_t i = 0; i < cube->indicator->dimension_count; i++)
        json_text(&cube->json, cube->indicator->dimensions[i].id);
    json_text(&cube->json, T(NUMBERS_ID));
    json_list_close(&cube->json);
    json_key(&cube->json, T("size"));
    json_flat(&cube->json);
    json_list_open(&cube->json);
    for (size_t i = 0; i < cube->indicator->dimension_count; i++)
        json_number(&cube->json, (double)cube->sizes[i]);
    json_number(&cube->json, (double)cube->number_count);
    json_list_close(&cube->json);
}

static void write_role(CubeWriter *cube, const char *role, bool time) {
    bool open = false;
    for (size_t i = 0; i < cube->indicator->dimension_count; i++) {
        const Dimension *dimension = &cube->indicator->dimensions[i];
        bool wanted =
            time ? dimension->is_time : !dimension->is_time && dimension_is_place(dimension);
        if (!wanted)
            continue;
        if (!open) {
            json_key(&cube->json, text_of(role));
            json_list_open(&cube->json);
            open = true;
        }
        json_text(&cube->json, dimension->id);
    }
    if (open)
        json_list_close(&cube->json);
}

static void write_roles(CubeWriter *cube) {
    json_key(&cube->json, T("role"));
    json_flat(&cube->json);
    json_object_open(&cube->json);
    write_role(cube, "time", true);
    write_role(cube, "geo", false);
    json_key(&cube->json, T("metric"));
    json_list_open(&cube->json);
    json_text(&cube->json, T(NUMBERS_ID));
    json_list_close(&cube->json);
    json_object_close(&cube->json);
}

// ----------------------------------------------------------------------------------- the whole

void indicator_jsonstat(Buf *out, const Indicator *indicator, const OpenFile *file) {
    Arena *arena = arena_new();
    CubeWriter cube = cube_make(arena, indicator);
    cube.file = file;
    cube.json = (JsonWriter){.out = out, .readable = true};
    json_object_open(&cube.json);
    json_field(&cube.json, "version", T("2.0"));
    json_field(&cube.json, "class", T("dataset"));
    json_field(&cube.json, "href", cube_file_href(&cube, ".json"));
    json_field(&cube.json, "label", cube_source_text(&cube, &indicator->title));
    json_field(&cube.json, "source", cube_source_text(&cube, &indicator->source.name));
    cube_write_updated(&cube);
    cube_write_links(&cube);
    cube_write_notes(&cube);
    write_ids(&cube);
    write_roles(&cube);
    write_dimensions(&cube);
    write_values(&cube);
    write_status(&cube);
    cube_write_extension(&cube);
    json_object_close(&cube.json);
    arena_free(arena);
}
