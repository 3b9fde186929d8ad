// SPDX-License-Identifier: EUPL-1.2
//
// Is it JSON-stat? The rules that the standard's official validator checks, for datasets: shape,
// sizes, categories, what refers to categories, values and status.
//
// Reading order: jsonstat_check at the bottom, then upwards.
#include "data/jsonstat.h"

#include <math.h>

static bool refuse(const Cube *cube, const char *id, const Node *node, const char *message,
                   const char *hint) {
    diag_hint(cube->diags, diag_error(cube->diags, id, inner_spot(node), "%s", message), "%s",
              hint);
    return false;
}

#define AGAIN "download the file again; if it is the same, tell its sender"

// ----------------------------------------------------------------------------------- categories

static Code *find_code(const Axis *axis, Text id) {
    return map_get(axis->by_id, id);
}

// Not before it is known that the file really has as many.
static void make_codes(Cube *cube, Axis *axis) {
    axis->codes = arena_array(cube->arena, Code, axis->size + 1);
}

static bool wrong_count(const Cube *cube, const Axis *axis, const Node *node, size_t count) {
    diag_hint(cube->diags,
              diag_error(cube->diags, "jsonstat-size", inner_spot(node),
                         "'%.*s' has %zu categories, its size is %zu", TEXT_ARG(axis->id), count,
                         axis->size),
              AGAIN);
    return false;
}

static bool read_list(Cube *cube, Axis *axis, const Node *index) {
    if (index->count != axis->size)
        return wrong_count(cube, axis, index, index->count);
    make_codes(cube, axis);
    for (size_t i = 0; i < axis->size; i++) {
        const Node *item = &index->items[i];
        if (item->kind != NODE_TEXT)
            return refuse(cube, "jsonstat-format", item, "the id of a category is no text", AGAIN);
        axis->codes[i] = (Code){.id = item->text, .node = item};
    }
    return true;
}

// id → place: the order of the keys means nothing.
static bool read_places(Cube *cube, Axis *axis, const Node *index) {
    if (index->count != axis->size)
        return wrong_count(cube, axis, index, index->count);
    make_codes(cube, axis);
    for (size_t i = 0; i < index->count; i++) {
        const Node *item = &index->items[i];
        bool good = item->kind == NODE_NUMBER && item->number >= 0 &&
                    item->number < (double)axis->size && item->number == floor(item->number);
        if (!good || axis->codes[(size_t)item->number].node)
            return refuse(cube, "jsonstat-size", item,
                          "the places of the categories are not 0, 1, 2 …", AGAIN);
        axis->codes[(size_t)item->number] = (Code){.id = item->key, .node = item};
    }
    return true;
}

// Only where there is one category may the index be left out: its label names it, or the dimension.
static bool read_single(Cube *cube, Axis *axis, const Node *category) {
    const Node *label = node_get(category, "label");
    if (axis->size != 1)
        return refuse(cube, "jsonstat-format", category, "the categories have no index", AGAIN);
    bool named = label && label->kind == NODE_OBJECT && label->count == 1;
    make_codes(cube, axis);
    axis->codes[0] = (Code){.id = named ? label->items[0].key : axis->id, .node = category};
    return true;
}

static bool read_categories(Cube *cube, Axis *axis, const Node *category) {
    const Node *index = node_get(category, "index");
    if (!index)
        return read_single(cube, axis, category);
    if (index->kind == NODE_LIST)
        return read_list(cube, axis, index);
    if (index->kind == NODE_OBJECT)
        return read_places(cube, axis, index);
    return refuse(cube, "jsonstat-format", index, "an index is a list or an object", AGAIN);
}

static bool check_twice(const Cube *cube, Axis *axis) {
    axis->by_id = map_new(cube->arena);
    for (size_t i = 0; i < axis->size; i++)
        if (!map_put(axis->by_id, axis->codes[i].id, &axis->codes[i]))
            return refuse(cube, "jsonstat-category", axis->codes[i].node,
                          "a category is there twice", AGAIN);
    return true;
}

// ------------------------------------------------------------------------ what refers to them

static bool unknown(const Cube *cube, Spot spot, Text id, const char *where) {
    diag_hint(cube->diags,
              diag_error(cube->diags, "jsonstat-category", spot,
                         "'%s' names a category '%.*s' that there is not", where, TEXT_ARG(id)),
              AGAIN);
    return false;
}

static bool check_keys(const Cube *cube, const Axis *axis, const Node *category, const char *key) {
    const Node *object = node_get(category, key);
    for (size_t i = 0; object && object->kind == NODE_OBJECT && i < object->count; i++)
        if (!find_code(axis, object->items[i].key))
            return unknown(cube, object->items[i].key_spot, object->items[i].key, key);
    return true;
}

static bool check_children(const Cube *cube, const Axis *axis, const Node *child) {
    for (size_t i = 0; i < child->count; i++) {
        const Node *list = &child->items[i];
        if (list->kind != NODE_LIST)
            return refuse(cube, "jsonstat-format", list, "the parts of a category are no list",
                          AGAIN);
        for (size_t j = 0; j < list->count; j++)
            if (list->items[j].kind != NODE_TEXT || !find_code(axis, list->items[j].text))
                return unknown(cube, list->items[j].spot, list->items[j].text, "child");
    }
    return true;
}

// Takes away who has no parent left, again and again: what stays goes round in a circle.
static bool is_circular(const Cube *cube, const Axis *axis, const Node *child) {
    size_t *parents = arena_array(cube->arena, size_t, axis->size + 1);
    const Node **children = arena_array(cube->arena, const Node *, axis->size + 1);
    Code **free = arena_array(cube->arena, Code *, axis->size + 1);
    size_t count = 0;
    for (size_t i = 0; i < child->count; i++) {
        children[find_code(axis, child->items[i].key) - axis->codes] = &child->items[i];
        for (size_t j = 0; j < child->items[i].count; j++)
            parents[find_code(axis, child->items[i].items[j].text) - axis->codes]++;
    }
    for (size_t i = 0; i < axis->size; i++)
        if (!parents[i])
            free[count++] = &axis->codes[i];
    for (size_t i = 0; i < count; i++) {
        const Node *list = children[free[i] - axis->codes];
        for (size_t j = 0; list && j < list->count; j++) {
            Code *code = find_code(axis, list->items[j].text);
            if (--parents[code - axis->codes] == 0)
                free[count++] = code;
        }
    }
    return count < axis->size;
}

static bool check_hierarchy(const Cube *cube, const Axis *axis, const Node *category) {
    const Node *child = node_get(category, "child");
    if (!child || child->kind != NODE_OBJECT)
        return true;
    if (!check_children(cube, axis, child))
        return false;
    return !is_circular(cube, axis, child) ||
           refuse(cube, "jsonstat-category", child, "a category is a part of itself", AGAIN);
}

static void read_labels(Axis *axis, const Node *category) {
    const Node *label = node_get(category, "label");
    for (size_t i = 0; label && label->kind == NODE_OBJECT && i < label->count; i++) {
        Code *code = find_code(axis, label->items[i].key);
        if (code && label->items[i].kind == NODE_TEXT)
            code->label = label->items[i].text;
    }
}

static bool read_axis(Cube *cube, Axis *axis) {
    const Node *category = node_get(axis->node, "category");
    if (!category || category->kind != NODE_OBJECT)
        return refuse(cube, "jsonstat-format", axis->node, "a dimension without its categories",
                      AGAIN);
    static const char *const keys[] = {"label", "unit", "coordinates", "note", "child"};
    bool good = read_categories(cube, axis, category) && check_twice(cube, axis);
    for (size_t i = 0; good && i < sizeof keys / sizeof *keys; i++)
        good = check_keys(cube, axis, category, keys[i]);
    if (!good || !check_hierarchy(cube, axis, category))
        return false;
    read_labels(axis, category);
    return true;
}

// --------------------------------------------------------------------------------- dimensions

static bool is_size(const Node *node) {
    return node->kind == NODE_NUMBER && node->number >= 1 && node->number == floor(node->number) &&
           node->number <= 1e9;
}

static bool read_size(Cube *cube, const Node *item) {
    const uint64_t most = (uint64_t)1 << 53;
    Axis *axis = &cube->axes[cube->count];
    if (!is_size(item))
        return refuse(cube, "jsonstat-size", item, "a size is a whole number from 1", AGAIN);
    axis->size = (size_t)item->number;
    if (cube->cells > most / axis->size)
        return refuse(cube, "jsonstat-size", item, "the table has more cells than can be counted",
                      AGAIN);
    cube->cells *= axis->size;
    return true;
}

static bool read_dimension(Cube *cube, const Node *id, const Node *size) {
    Axis *axis = &cube->axes[cube->count];
    if (id->kind != NODE_TEXT)
        return refuse(cube, "jsonstat-format", id, "the id of a dimension is no text", AGAIN);
    axis->id = id->text;
    axis->node = node_get(cube->dimension, text_copy(cube->arena, id->text).at);
    if (!axis->node)
        return refuse(cube, "jsonstat-dimension", id, "this dimension is not described", AGAIN);
    return read_size(cube, size) && read_axis(cube, axis);
}

// Before 2.0, "id", "size" and "role" stood among the dimensions.
static bool is_described_only(const Cube *cube, const Node *item) {
    for (size_t i = 0; i < cube->count; i++)
        if (text_equal(cube->axes[i].id, item->key))
            return false;
    return !text_is(item->key, "id") && !text_is(item->key, "size") && !text_is(item->key, "role");
}

static bool read_dimensions(Cube *cube, const Node *ids, const Node *sizes) {
    if (ids->count != sizes->count || !ids->count || ids->count > MOST_AXES)
        return refuse(cube, "jsonstat-size", sizes, "'id' and 'size' do not have as many items",
                      AGAIN);
    for (; cube->count < ids->count; cube->count++)
        if (!read_dimension(cube, &ids->items[cube->count], &sizes->items[cube->count]))
            return false;
    for (size_t i = 0; i < cube->dimension->count; i++)
        if (is_described_only(cube, &cube->dimension->items[i]))
            return refuse(cube, "jsonstat-dimension", &cube->dimension->items[i],
                          "a dimension that 'id' does not name", AGAIN);
    return true;
}

static bool check_role(const Cube *cube) {
    for (size_t i = 0; cube->role && i < cube->role->count; i++) {
        const Node *list = &cube->role->items[i];
        for (size_t j = 0; list->kind == NODE_LIST && j < list->count; j++) {
            size_t k = 0;
            while (k < cube->count && !text_equal(cube->axes[k].id, list->items[j].text))
                k++;
            if (k == cube->count)
                return refuse(cube, "jsonstat-dimension", &list->items[j],
                              "a role for a dimension that there is not", AGAIN);
        }
    }
    return true;
}

// ------------------------------------------------------------------------------ values, status

static bool check_sparse(const Cube *cube, const Node *object) {
    for (size_t i = 0; i < object->count; i++) {
        uint64_t position;
        if (jsonstat_position(&object->items[i], cube->cells, &position))
            continue;
        diag_hint(cube->diags,
                  diag_error(cube->diags, "jsonstat-size", object->items[i].key_spot,
                             "'%.*s' is no place in a table of %llu cells",
                             TEXT_ARG(object->items[i].key), (unsigned long long)cube->cells),
                  AGAIN);
        return false;
    }
    return true;
}

static bool check_numbers(const Cube *cube) {
    for (size_t i = 0; i < cube->value->count; i++) {
        const Node *item = &cube->value->items[i];
        if (item->kind != NODE_NUMBER && item->kind != NODE_NULL)
            return refuse(cube, "jsonstat-format", item, "a value that is no number",
                          "write numbers without quotes, and null where there is none");
    }
    return true;
}

static bool check_length(const Cube *cube, const Node *list, const char *name) {
    if (list->count == cube->cells)
        return true;
    diag_hint(cube->diags,
              diag_error(cube->diags, "jsonstat-size", inner_spot(list),
                         "'%s' has %zu items, the table has %llu cells", name, list->count,
                         (unsigned long long)cube->cells),
              AGAIN);
    return false;
}

static bool check_value(const Cube *cube) {
    if (cube->value->kind == NODE_LIST)
        return check_length(cube, cube->value, "value") && check_numbers(cube);
    if (cube->value->kind == NODE_OBJECT)
        return check_sparse(cube, cube->value) && check_numbers(cube);
    return refuse(cube, "jsonstat-format", cube->value, "'value' is a list or an object", AGAIN);
}

static bool check_status(const Cube *cube) {
    const Node *status = cube->status;
    if (!status || status->kind == NODE_TEXT || status->kind == NODE_NULL)
        return true;
    if (status->kind == NODE_LIST)
        return status->count == 1 || check_length(cube, status, "status");
    if (status->kind == NODE_OBJECT)
        return check_sparse(cube, status);
    return refuse(cube, "jsonstat-format", status, "'status' is a text, a list or an object",
                  AGAIN);
}

// ----------------------------------------------------------------------------------- the whole

// {"dataset": {…}} is how versions before 2.0 wrapped it.
static const Node *unwrap(const Node *data) {
    const Node *inner = node_get(data, "dataset");
    return inner && inner->kind == NODE_OBJECT ? inner : data;
}

static bool check_class(const Cube *cube, const Node *data, bool wrapped) {
    const Node *class = node_get(data, "class"), *version = node_get(data, "version");
    if (class && !text_is(class->text, "dataset"))
        return refuse(cube, "jsonstat-format", class,
                      "this is a JSON-stat collection or dimension, not a dataset",
                      "save one of its datasets as a file of its own");
    if (!class && !wrapped && version)
        return refuse(cube, "jsonstat-format", data, "this is no JSON-stat dataset",
                      "its \"class\" is \"dataset\"; of several in one file, save one by itself");
    return true;
}

static const Node *part(const Node *data, const Node *dimension, const char *key) {
    const Node *own = node_get(data, key);
    return own ? own : node_get(dimension, key);
}

bool jsonstat_check(Cube *cube, const Node *data) {
    const Node *inner = unwrap(data);
    if (!check_class(cube, inner, inner != data))
        return false;
    cube->dimension = node_get(inner, "dimension");
    if (!cube->dimension || cube->dimension->kind != NODE_OBJECT)
        return refuse(cube, "jsonstat-format", inner,
                      "this is no JSON-stat: there is no object 'dimension'",
                      "a table of rows stands in a CSV file, or in the indicator itself");
    const Node *ids = part(inner, cube->dimension, "id"),
               *sizes = part(inner, cube->dimension, "size");
    cube->value = node_get(inner, "value");
    cube->status = node_get(inner, "status");
    cube->role = part(inner, cube->dimension, "role");
    cube->cells = 1;
    if (!ids || ids->kind != NODE_LIST || !sizes || sizes->kind != NODE_LIST)
        return refuse(cube, "jsonstat-format", inner, "'id' or 'size' is missing", AGAIN);
    if (!cube->value)
        return refuse(cube, "jsonstat-format", inner, "'value' is missing", AGAIN);
    return read_dimensions(cube, ids, sizes) && check_role(cube) && check_value(cube) &&
           check_status(cube);
}
