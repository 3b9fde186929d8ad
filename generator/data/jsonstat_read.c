// SPDX-License-Identifier: EUPL-1.2
//
// JSON-stat (https://json-stat.org/full/) as the Node tree that rows of JSON would make, so that
// one reader serves all three. 2.0 as statistical offices send it, and what is met besides: a
// dataset wrapped in another object (before 2.0), ids and sizes within "dimension", one status for
// all.
//
// Reading order: jsonstat_read at the bottom; above it values, rows and status. The rules of the
// standard are in jsonstat_check.c, what belongs to which of our dimensions and groups in
// jsonstat_map.c.
#include "data/jsonstat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

bool jsonstat_is(const Node *root) {
    const Node *class = node_get(root, "class"), *dataset = node_get(root, "dataset");
    bool named = class && class->kind == NODE_TEXT &&
                 (text_is(class->text, "dataset") || text_is(class->text, "collection") ||
                  text_is(class->text, "dimension"));
    return named || (dataset && dataset->kind == NODE_OBJECT && !node_get(root, "id"));
}

// ------------------------------------------------------------------------------------- status

typedef struct Symbol {
    const char *sign;
    Status status;
} Symbol;

// PxWeb's signs, then Eurostat's letters.
static const Symbol symbols[] = {
    {".", STATUS_NOT_APPLICABLE}, {"..", STATUS_NOT_COLLECTED}, {"...", STATUS_NOT_COLLECTED},
    {":", STATUS_NOT_COLLECTED},  {"z", STATUS_NOT_APPLICABLE}, {"c", STATUS_CONFIDENTIAL},
    {"e", STATUS_ESTIMATED},      {"p", STATUS_PRELIMINARY},    {"b", STATUS_BREAK},
};

bool jsonstat_status(const Node *name, Status *status) {
    for (int i = 0; name->kind == NODE_TEXT && i < STATUS_COUNT; i++)
        if (text_is(name->text, status_name((Status)i))) {
            if (status)
                *status = (Status)i;
            return true;
        }
    return false;
}

// STATUS_COUNT: a sign that nobody has explained.
static Status read_status(const Cube *cube, const Node *sign) {
    const Node *said = jsonstat_mapping(cube, "statuses");
    said = said ? node_get(said, text_copy(cube->arena, sign->text).at) : NULL;
    Status status;
    if (jsonstat_status(said ? said : sign, &status))
        return status;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (text_is(sign->text, symbols[i].sign))
            return symbols[i].status;
    return STATUS_COUNT;
}

static void tell_status(const Cube *cube, const Node *node) {
    if (!map_put(cube->told, node->text, cube->told))
        return;
    diag_hint(cube->diags,
              diag_error(cube->diags, "jsonstat-status", inner_spot(node),
                         "nobody says what the status '%.*s' means", TEXT_ARG(node->text)),
              "say it in the indicator: \"statuses\": {\"%.*s\": \"not-collected\"}",
              TEXT_ARG(node->text));
}

// ---------------------------------------------------------------------------------------- rows

typedef struct Place {
    size_t codes[MOST_AXES];
} Place;

static Place place_of(const Cube *cube, uint64_t position) {
    Place place = {0};
    for (size_t i = cube->count; i-- > 0; position /= cube->axes[i].size)
        place.codes[i] = position % cube->axes[i].size;
    return place;
}

static bool is_wanted(const Cube *cube, const Place *place) {
    for (size_t i = 0; i < cube->count; i++) {
        const Axis *axis = &cube->axes[i];
        if (axis->ours && axis->codes[place->codes[i]].left_out)
            return false;
        if (!axis->ours && !axis->numbers && place->codes[i] != axis->chosen)
            return false;
    }
    return true;
}

static void put_item(Node *row, const char *key, Node item) {
    item.key = text_of(key);
    row->items[row->count++] = item;
}

static void put_groups(const Cube *cube, const Place *place, Spot spot, Node *row) {
    for (size_t i = 0; i < cube->count; i++) {
        const Axis *axis = &cube->axes[i];
        if (axis->ours)
            put_item(row, text_copy(cube->arena, axis->ours->id).at,
                     (Node){.kind = NODE_TEXT,
                            .spot = spot,
                            .key_spot = spot,
                            .text = axis->codes[place->codes[i]].group});
    }
}

static size_t column_at(const Cube *cube, const Place *place) {
    for (size_t i = 0; i < cube->count; i++)
        if (cube->axes[i].numbers)
            return jsonstat_column(cube->axes[i].codes[place->codes[i]].id);
    return 0;
}

// One row for the groups of a cell; with several numbers their cells share one.
static Node *row_at(Cube *cube, const Place *place, Spot spot) {
    Place bare = *place;
    for (size_t i = 0; i < cube->count; i++)
        if (cube->axes[i].numbers || !cube->axes[i].ours)
            bare.codes[i] = 0;
    Text key = text_copy(cube->arena, (Text){(const char *)&bare, sizeof bare});
    Node *row = map_get(cube->by_place, key);
    if (row)
        return row;
    row = arena_make(cube->arena, Node);
    *row = (Node){.kind = NODE_OBJECT, .spot = spot};
    row->items = arena_array(cube->arena, Node, cube->count + NUMBER_COLUMNS + 1);
    put_groups(cube, place, spot, row);
    map_put(cube->by_place, key, row);
    list_push(cube->arena, &cube->rows, row);
    return row;
}

static bool has_number(const Node *value) {
    return value && value->kind == NODE_NUMBER;
}

static void put_number(Cube *cube, const Place *place, const Node *value) {
    Node item = *value;
    item.key_spot = value->spot;
    put_item(row_at(cube, place, value->spot), number_name(column_at(cube, place)), item);
}

static void put_status(Cube *cube, const Place *place, const Node *node, Status status) {
    put_item(row_at(cube, place, node->spot), "status",
             (Node){.kind = NODE_TEXT,
                    .spot = node->spot,
                    .key_spot = node->spot,
                    .text = text_of(status_name(status))});
}

// Beside a number only a sign that says it must not be shown counts as one that there is none:
// PxWeb has been seen to write ".." on numbers that are there.
static bool is_withheld(Status status) {
    return status == STATUS_CONFIDENTIAL || status == STATUS_TOO_FEW;
}

static void put_cell(Cube *cube, uint64_t position, const Node *value, const Node *sign) {
    Place place = place_of(cube, position);
    if (!is_wanted(cube, &place))
        return;
    bool number = has_number(value), whole = column_at(cube, &place) == 0;
    Status status = sign ? read_status(cube, sign) : STATUS_OK;
    if (number && is_withheld(status))
        number = false;
    if (number)
        put_number(cube, &place, value);
    if (!sign || !whole)
        return;
    if (number && status > STATUS_OK && status < STATUS_CONFIDENTIAL)
        put_status(cube, &place, sign, status);
    if (number)
        return;
    if (text_is(sign->text, "-") && status == STATUS_COUNT) // PxWeb: nothing, counted
        put_number(cube, &place, &(Node){.kind = NODE_NUMBER, .spot = sign->spot, .text = T("0")});
    else if (status == STATUS_COUNT || status < STATUS_CONFIDENTIAL)
        tell_status(cube, sign);
    else
        put_status(cube, &place, sign, status);
}

// ---------------------------------------------------------------------------- values and status

static bool position_read(Text key, uint64_t most, uint64_t *position) {
    *position = 0;
    for (size_t i = 0; i < key.length; i++) {
        if (key.at[i] < '0' || key.at[i] > '9' || *position > most)
            return false;
        *position = *position * 10 + (uint64_t)(key.at[i] - '0');
    }
    return key.length && (key.length == 1 || key.at[0] != '0') && *position < most;
}

bool jsonstat_position(const Node *item, uint64_t cells, uint64_t *position) {
    return position_read(item->key, cells, position);
}

static const Node *sparse_at(const Cube *cube, Map *map, uint64_t position) {
    return map ? map_get(map, text_format(cube->arena, "%llu", (unsigned long long)position))
               : NULL;
}

static Map *sparse_map(const Cube *cube, const Node *node) {
    if (!node || node->kind != NODE_OBJECT)
        return NULL;
    Map *map = map_new(cube->arena);
    for (size_t i = 0; i < node->count; i++)
        map_put(map, node->items[i].key, &node->items[i]);
    return map;
}

// A text for all, a list (of one: for all), or an object of those that have one.
static const Node *sign_at(const Cube *cube, Map *signs, uint64_t position) {
    const Node *status = cube->status, *sign = NULL;
    if (status && status->kind == NODE_TEXT)
        sign = status;
    else if (status && status->kind == NODE_LIST && status->count)
        sign = &status->items[status->count == 1 ? 0 : position];
    else
        sign = sparse_at(cube, signs, position);
    return sign && sign->kind == NODE_TEXT && sign->text.length ? sign : NULL;
}

static void put_list(Cube *cube, Map *signs) {
    for (uint64_t i = 0; i < cube->value->count; i++)
        put_cell(cube, i, &cube->value->items[i], sign_at(cube, signs, i));
}

static void put_sparse(Cube *cube, Map *signs) {
    Map *values = sparse_map(cube, cube->value);
    for (size_t i = 0; i < cube->value->count; i++) {
        uint64_t position;
        if (position_read(cube->value->items[i].key, cube->cells, &position))
            put_cell(cube, position, &cube->value->items[i], sign_at(cube, signs, position));
    }
    for (size_t i = 0; signs && i < map_count(signs); i++) {
        uint64_t position;
        if (!map_get(values, map_key(signs, i)) &&
            position_read(map_key(signs, i), cube->cells, &position))
            put_cell(cube, position, NULL, sign_at(cube, signs, position));
    }
}

// ----------------------------------------------------------------------------------- the whole

static Node *list_of(Cube *cube, const Node *data) {
    Node *list = arena_make(cube->arena, Node);
    *list = (Node){.kind = NODE_LIST, .spot = data->spot, .count = cube->rows.count};
    list->items = arena_array(cube->arena, Node, cube->rows.count + 1);
    for (size_t i = 0; i < cube->rows.count; i++)
        list->items[i] = *cube->rows.items[i];
    return list;
}

Node *jsonstat_read(Arena *arena, const Indicator *indicator, const Node *root, const Node *data,
                    Diags *diags) {
    Cube cube = {.arena = arena, .indicator = indicator, .root = root, .diags = diags};
    size_t before = diags_count(diags, LEVEL_ERROR);
    cube.by_place = map_new(arena);
    cube.told = map_new(arena);
    if (!jsonstat_check(&cube, data) || !jsonstat_map(&cube))
        return NULL;
    Map *signs = sparse_map(&cube, cube.status);
    if (cube.value->kind == NODE_LIST)
        put_list(&cube, signs);
    else
        put_sparse(&cube, signs);
    return diags_count(diags, LEVEL_ERROR) == before ? list_of(&cube, data) : NULL;
}
