// SPDX-License-Identifier: EUPL-1.2
//
// The plain form of what measures are computed from: for numbers that are no indicator.
//
//   {"better": "higher", "scale": 100, "setting_average": 91.6, "groups": [
//     {"group": "Q1", "value": 75.6, "se": 1.6, "population": 2072, "order": 1}, …]}
//
// Everything but "groups" and their values may be left out or null. A value that is null is one
// that must not be shown: then there are no measures.
#include "data/measure.h"

#include <math.h>

static const char *const root_keys[] = {"$schema",         "better", "scale",
                                        "setting_average", "groups", NULL};
static const char *const group_keys[] = {"group", "value", "se", "population", "order", "reference",
                                         NULL};
static const char *const better_names[] = {"neither", "higher", "lower", NULL};

typedef struct Reader {
    Arena *arena;
    Diags *diags;
    const Node *root, *list;
    MeasureGroup *groups;
    size_t count;
} Reader;

static double read_number(const Reader *reader, const Node *node, const char *key) {
    const Node *item = node_get(node, key);
    return item && item->kind == NODE_NULL ? NAN : node_number(node, key, NAN, reader->diags);
}

// --------------------------------------------------------------------------------- one group

static void check_size(const Reader *reader, const Node *node, const char *key, double number) {
    if (!(number < 0))
        return;
    Diag *diag = diag_error(reader->diags, "out-of-range", node_get(node, key)->spot,
                            "'%s' is negative", key);
    diag_hint(reader->diags, diag, "it counts or measures, from 0 up");
}

static void check_value(const Reader *reader, const Node *node) {
    if (node_get(node, "value") || node_misspelt(node, "value", reader->diags))
        return;
    Diag *diag = diag_error(reader->diags, "missing-key", node->spot, "the group has no 'value'");
    diag_hint(reader->diags, diag,
              "add its value; null stands for one that must not be shown, and then there are no "
              "measures");
}

static bool read_group(const Reader *reader, const Node *node, MeasureGroup *group) {
    if (node->kind != NODE_OBJECT) {
        Diag *diag = diag_error(reader->diags, "wrong-type", node->spot,
                                "a group must be an object, not %s", node_kind_name(node->kind));
        diag_hint(reader->diags, diag, "write {\"group\": \"Q1\", \"value\": 75.6}");
        return false;
    }
    node_check_keys(node, group_keys, reader->diags);
    group->name = node_text(node, "group", reader->diags);
    group->value = read_number(reader, node, "value");
    group->se = read_number(reader, node, "se");
    group->population = read_number(reader, node, "population");
    group->order = read_number(reader, node, "order");
    group->reference = node_bool(node, "reference", false, reader->diags);
    check_value(reader, node);
    check_size(reader, node, "se", group->se);
    check_size(reader, node, "population", group->population);
    return true;
}

// ------------------------------------------------------------------------ groups among others

static size_t line_of(const Node *node) {
    return source_line(node->spot.source, node->spot.offset);
}

static void report_twice(const Reader *reader, const char *id, const char *message, const char *hint,
                         size_t index, size_t first, const char *key) {
    const Node *node = &reader->list->items[index];
    Diag *diag = diag_error(reader->diags, id, node_get(node, key)->spot, "%s", message);
    diag_hint(reader->diags, diag, "the first is in line %zu; %s",
              line_of(&reader->list->items[first]), hint);
}

static void compare(const Reader *reader, size_t index, size_t before) {
    const MeasureGroup *group = &reader->groups[index], *other = &reader->groups[before];
    if (group->name.length && text_equal(group->name, other->name))
        report_twice(reader, "duplicate-group", "a second group of this name",
                     "each group stands there once", index, before, "group");
    if (group->order == other->order)
        report_twice(reader, "duplicate-order", "a second group at this place in the order",
                     "count from the lowest, 1, to the highest", index, before, "order");
    if (group->reference && other->reference)
        report_twice(reader, "duplicate-reference", "a second reference group",
                     "the others are compared with one", index, before, "reference");
}

// All have a place in the order, or none: an order with a hole is none.
static bool read_order(const Reader *reader) {
    size_t placed = 0, without = SIZE_MAX;
    for (size_t i = 0; i < reader->count; i++) {
        bool there = !isnan(reader->groups[i].order);
        placed += there;
        without = there || without != SIZE_MAX ? without : i;
    }
    if (!placed || placed == reader->count)
        return placed > 0;
    Diag *diag = diag_error(reader->diags, "missing-key", reader->list->items[without].spot,
                            "the group has no 'order', but others have");
    diag_hint(reader->diags, diag, "give every group its place, or none of them");
    return false;
}

static void report_few(const Reader *reader, Spot spot) {
    Diag *diag = diag_error(reader->diags, "too-few-groups", spot, "%s",
                            reader->count ? "one group alone cannot be compared" : "no groups");
    diag_hint(reader->diags, diag, "write two groups or more");
}

static bool read_groups(Reader *reader) {
    bool good = true;
    reader->groups = arena_array(reader->arena, MeasureGroup, reader->list->count + 1);
    for (; good && reader->count < reader->list->count; reader->count++)
        good = read_group(reader, &reader->list->items[reader->count],
                          &reader->groups[reader->count]);
    if (!good)
        return false;
    if (reader->count < 2)
        report_few(reader, reader->list->spot);
    for (size_t i = 0; i < reader->count; i++)
        for (size_t j = 0; j < i && !diags_crowded(reader->diags); j++)
            compare(reader, i, j);
    return read_order(reader);
}

// ----------------------------------------------------------------------------------- the whole

static bool check_object(const Node *root, Diags *diags) {
    if (root->kind == NODE_OBJECT)
        return true;
    Diag *diag = diag_error(diags, "wrong-type", root->spot,
                            "an indicator or a list of groups must be an object, not %s",
                            node_kind_name(root->kind));
    diag_hint(diags, diag, "begin the file with {\"groups\": [");
    return false;
}

static double read_scale(const Reader *reader) {
    double scale = read_number(reader, reader->root, "scale");
    if (!(scale <= 0))
        return scale;
    Diag *diag = diag_error(reader->diags, "out-of-range", node_get(reader->root, "scale")->spot,
                            "'scale' must be greater than 0");
    diag_hint(reader->diags, diag, "it is the highest possible value: 100 for percentages");
    return NAN;
}

bool measures_plain(Arena *arena, const Node *root, MeasureInput *input, Diags *diags) {
    size_t before = diags_count(diags, LEVEL_ERROR);
    Reader reader = {.arena = arena, .diags = diags, .root = root};
    if (!check_object(root, diags))
        return false;
    node_check_keys(root, root_keys, diags);
    *input = (MeasureInput){
        .better = (Better)node_choice(root, "better", better_names, BETTER_NEITHER, diags),
        .scale = read_scale(&reader),
        .setting_average = read_number(&reader, root, "setting_average")};
    reader.list = node_list(root, "groups", diags);
    if (reader.list)
        input->ordered = read_groups(&reader);
    else if (!node_get(root, "groups") && !node_misspelt(root, "groups", diags))
        report_few(&reader, root->spot);
    input->groups = reader.groups;
    input->count = reader.count;
    return diags_count(diags, LEVEL_ERROR) == before;
}
