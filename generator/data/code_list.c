// SPDX-License-Identifier: EUPL-1.2
//
// Code lists: groups with their order, names, parents and places.
#include "data/inside.h"

#include <math.h>

typedef struct Reader {
    Arena *arena;
    Diags *diags;
    Text language;
    Group **groups;
    const Node *const *nodes; // of the groups
    size_t count;
    Map *names; // ids and slugs
} Reader;

static const char *const list_keys[] = {"$schema", "id", "title", "ordered", "pages", "map", "groups", NULL};
static const char *const group_keys[] = {"id",       "slug",      "title", "singular", "parent",
                                         "latitude", "longitude", "total", NULL};
// Words with a meaning of their own in rows and queries.
static const char *const reserved[] = {"time",  "by",     "chart",      "kind", "value",
                                       "n",     "count",  "population", "se",   "lower",
                                       "upper", "status", "note",       "unit", NULL};

const Group *code_list_find(const CodeList *list, Text id_or_slug) {
    return map_get(list->names, id_or_slug);
}

bool code_list_is_area(const CodeList *list) {
    return text_is(list->id, "area");
}

bool group_within(const Group *group, const Group *whole) {
    for (const Group *at = group->parent; at; at = at->parent)
        if (at == whole)
            return true;
    return false;
}

// ---------------------------------------------------------------------------- unknown groups

// What an analyst's file often has: "kvinnor" where the id is women.
static const Group *find_title(Arena *arena, const CodeList *list, Text word) {
    Text slug = text_slug(arena, word);
    for (size_t i = 0; slug.length && i < list->count; i++)
        for (size_t j = 0; j < list->groups[i]->title.count; j++)
            if (text_equal(text_slug(arena, list->groups[i]->title.entries[j].text), slug))
                return list->groups[i];
    return NULL;
}

void hint_group(const CodeList *list, Text word, Diag *diag, Diags *diags) {
    Arena *arena = diags_arena(diags);
    if (diags_crowded(diags))
        return;
    Text *words = arena_array(arena, Text, 2 * list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        words[i] = list->groups[i]->slug;
        words[list->count + i] = list->groups[i]->id;
    }
    const Group *titled = find_title(arena, list, word);
    Text nearest = titled ? titled->slug : text_nearest(word, words, 2 * list->count);
    if (nearest.length)
        diag_hint(diags, diag, "did you mean '%.*s'?", TEXT_ARG(nearest));
    else
        diag_suggest(diags, diag, word, words, list->count);
}

void report_unknown_group(const CodeList *list, Text word, Spot spot, Diags *diags) {
    bool time = text_is(list->id, "time");
    Diag *diag = diag_error(diags, "unknown-group", spot,
                            time ? "no data at the time '%.*s'" : "unknown group '%.*s' in '%.*s'",
                            TEXT_ARG(word), TEXT_ARG(list->id));
    hint_group(list, word, diag, diags);
}

// --------------------------------------------------------------------------------- one group

static void check_code(const Node *node, const char *key, bool (*valid)(Text), Diags *diags) {
    const Node *item = node_get(node, key);
    if (item && item->kind == NODE_TEXT && !valid(item->text))
        report_bad_id(item, key, diags);
}

static void read_place(Group *group, const Node *node, Diags *diags) {
    group->latitude = node_number(node, "latitude", NAN, diags);
    group->longitude = node_number(node, "longitude", NAN, diags);
    group->has_place = !isnan(group->latitude) && !isnan(group->longitude);
    if (!node_get(node, "latitude") != !node_get(node, "longitude")) {
        Diag *diag = diag_error(diags, "missing-key", node->spot,
                                "a place needs both 'latitude' and 'longitude'");
        diag_hint(diags, diag, "add the other one, in degrees");
    }
    if (!group->has_place)
        group->latitude = group->longitude = 0;
    if (fabs(group->latitude) <= 90 && fabs(group->longitude) <= 180)
        return;
    bool north = fabs(group->latitude) > 90;
    Diag *diag =
        diag_error(diags, "out-of-range", node_get(node, north ? "latitude" : "longitude")->spot,
                   "no such place on earth");
    diag_hint(diags, diag, "degrees in WGS 84: latitude -90 to 90, longitude -180 to 180");
}

static void read_group(Reader *reader, const Node *node, Group *group) {
    Diags *diags = reader->diags;
    node_check_keys(node, group_keys, diags);
    group->id = node_required(node, "id", diags);
    if (group->id.length)
        check_code(node, "id", code_valid, diags);
    check_code(node, "slug", id_valid, diags);
    group->slug = node_text(node, "slug", diags);
    if (!group->slug.length)
        group->slug = group->id;
    group->title = local_required(reader->arena, node, "title", reader->language, diags);
    group->singular = node_local_text(reader->arena, node, "singular", reader->language, diags);
    group->total = node_bool(node, "total", text_is(group->id, "total"), diags);
    group->spot = node->spot;
    read_place(group, node, diags);
}

static void put_name(Reader *reader, Group *group, Text name, const Node *node) {
    const Group *other = map_get(reader->names, name);
    if (!name.length || other == group)
        return;
    if (!other) {
        map_put(reader->names, name, group);
        return;
    }
    size_t line = source_line(node->spot.source, other->spot.offset);
    Diag *diag = diag_error(reader->diags, "duplicate-group", inner_spot(node),
                            "another group is called '%.*s'", TEXT_ARG(name));
    diag_hint(reader->diags, diag, "it stands in line %zu; ids and slugs are unique", line);
}

static void put_names(Reader *reader, Group *group, const Node *node) {
    put_name(reader, group, group->id, node_get(node, "id"));
    const Node *slug = node_get(node, "slug");
    if (slug && slug->kind == NODE_TEXT)
        put_name(reader, group, slug->text, slug);
}

// ------------------------------------------------------------------------- groups among others

static void link_parent(Reader *reader, size_t index) {
    Text name = node_text(reader->nodes[index], "parent", reader->diags);
    Group *group = reader->groups[index];
    group->parent = name.length ? map_get(reader->names, name) : NULL;
    if (!name.length || group->parent)
        return;
    Diag *diag = diag_error(reader->diags, "unknown-parent",
                            inner_spot(node_get(reader->nodes[index], "parent")),
                            "unknown parent '%.*s'", TEXT_ARG(name));
    if (diags_crowded(reader->diags))
        return;
    Text *ids = arena_array(diags_arena(reader->diags), Text, reader->count);
    for (size_t i = 0; i < reader->count; i++)
        ids[i] = reader->groups[i]->id;
    diag_suggest(reader->diags, diag, name, ids, reader->count);
}

// "9901 → 99 → 9901"
static Text circle_text(Reader *reader, const Group *start) {
    enum { MOST = 8 };
    Text names[MOST + 2];
    size_t count = 0;
    names[count++] = start->id;
    for (const Group *at = start->parent; at != start && count < MOST; at = at->parent)
        names[count++] = at->id;
    if (count == MOST)
        names[count++] = T("…");
    names[count++] = start->id;
    return text_join(reader->arena, names, count, " → ");
}

// Every group is walked over once: a walk that meets its own trace has gone in a circle, which is
// then cut open so that nobody else goes round.
static void cut_cycles(Reader *reader) {
    size_t *trace = arena_array(reader->arena, size_t, reader->count);
    for (size_t i = 0; i < reader->count; i++) {
        size_t at = i;
        while (!trace[at]) {
            trace[at] = i + 1;
            const Group *parent = reader->groups[at]->parent;
            if (!parent)
                break;
            if (trace[parent->rank] != i + 1) {
                at = parent->rank;
                continue;
            }
            Diag *diag = diag_error(reader->diags, "parent-cycle",
                                    inner_spot(node_get(reader->nodes[at], "parent")),
                                    "a group cannot be its own ancestor: %.*s",
                                    TEXT_ARG(circle_text(reader, reader->groups[at])));
            diag_hint(reader->diags, diag, "take one of the parents in the circle away");
            reader->groups[at]->parent = NULL;
        }
    }
}

static void check_totals(const Reader *reader) {
    const Group *first = NULL;
    for (size_t i = 0; i < reader->count; i++) {
        const Group *group = reader->groups[i];
        if (first && group->total) {
            Diag *diag = diag_error(reader->diags, "duplicate-total", group->spot,
                                    "both '%.*s' and '%.*s' stand for everybody",
                                    TEXT_ARG(first->id), TEXT_ARG(group->id));
            diag_hint(reader->diags, diag, "one group of a list may be \"total\": true");
        }
        first = first ? first : group->total ? group : NULL;
    }
}

// ---------------------------------------------------------------------------------- the whole

static void read_groups(Reader *reader, const Node *list) {
    const Node **nodes = arena_array(reader->arena, const Node *, list->count + 1);
    reader->groups = arena_array(reader->arena, Group *, list->count + 1);
    reader->names = map_new(reader->arena);
    reader->nodes = nodes;
    for (size_t i = 0; i < list->count; i++) {
        const Node *node = &list->items[i];
        if (node->kind != NODE_OBJECT) {
            Diag *diag =
                diag_error(reader->diags, "wrong-type", node->spot,
                           "a group must be an object, not %s", node_kind_name(node->kind));
            diag_hint(reader->diags, diag, "write {\"id\": \"…\", \"title\": \"…\"}");
            continue;
        }
        Group *group = arena_make(reader->arena, Group);
        group->rank = reader->count;
        nodes[reader->count] = node;
        reader->groups[reader->count++] = group;
        read_group(reader, node, group);
        put_names(reader, group, node);
    }
    for (size_t i = 0; i < reader->count; i++)
        link_parent(reader, i);
    cut_cycles(reader);
    check_totals(reader);
}

static void check_reserved(Text id, Spot spot, Diags *diags) {
    for (size_t i = 0; reserved[i]; i++) {
        if (text_is(id, reserved[i])) {
            Diag *diag = diag_error(diags, "reserved-name", spot,
                                    "a code list cannot be called '%s'", reserved[i]);
            diag_hint(diags, diag, "rows and queries use the word; choose another");
        }
    }
}

static void require_groups(const Node *root, const Node *groups, Diags *diags) {
    if (groups && groups->count)
        return;
    if (!groups && node_get(root, "groups"))
        return;
    Diag *diag = diag_error(diags, "no-groups", groups ? groups->spot : root->spot,
                            "a code list without groups");
    diag_hint(diags, diag, "add \"groups\": [{\"id\": \"…\", \"title\": \"…\"}]");
}

CodeList *code_list_read(Arena *arena, const Source *source, Text source_language, Diags *diags) {
    const Node *root = json_read(arena, source, diags);
    if (!root)
        return NULL;
    if (root->kind != NODE_OBJECT) {
        Diag *diag = diag_error(diags, "wrong-type", root->spot,
                                "a code list must be an object, "
                                "not %s",
                                node_kind_name(root->kind));
        diag_hint(diags, diag, "begin the file with {");
        return NULL;
    }
    node_check_keys(root, list_keys, diags);
    CodeList *list = arena_make(arena, CodeList);
    list->id = file_id(root, source, &list->spot, diags);
    check_reserved(list->id, list->spot, diags);
    list->title = local_required(arena, root, "title", source_language, diags);
    list->ordered = node_bool(root, "ordered", false, diags);
    list->pages = node_bool(root, "pages", !text_starts(list->id, "area"), diags);
    code_list_map_fields(list, root, diags);
    const Node *groups = node_list(root, "groups", diags);
    Reader reader = {.arena = arena, .diags = diags, .language = source_language};
    require_groups(root, groups, diags);
    read_groups(&reader, groups ? groups : &(Node){.kind = NODE_LIST});
    list->groups = (const Group *const *)reader.groups;
    list->count = reader.count;
    list->names = reader.names;
    return list->id.length ? list : NULL;
}
