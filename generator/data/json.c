// SPDX-License-Identifier: EUPL-1.2
//
// JSON as a Node tree. cJSON decides whether the text is JSON and decodes it; its nodes carry no
// places, so its tree is walked in lockstep with the text, which gives every node its Spot.
//
// Reading order: json_read at the bottom, then upwards. Where cJSON is laxer than RFC 8259 (control
// characters in texts and as white space, numbers such as 01, \u0000, a text longer than the
// document) the walk is strict. cJSON_GetErrorPtr reads a global that every parse overwrites: it is
// never asked, so any number of threads may read at once.
#include "data/inside.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

enum { MOST_DEPTH = 64, FEW_KEYS = 16 };

typedef struct Walk {
    Arena *arena;
    const Source *source;
    Diags *diags;
    const char *at; // NUL-terminated; never beyond what cJSON has accepted
    bool broken;    // a syntax error that cJSON lets pass
} Walk;

static Spot spot_from(const Walk *walk, const char *start) {
    return spot_of(walk->source, (Text){start, (size_t)(walk->at - start)});
}

static void break_off(Walk *walk, const char *at, const char *message, const char *hint) {
    Spot spot = spot_of(walk->source, (Text){at, 1});
    Diag *diag = diag_error(walk->diags, "json-syntax", spot, "%s", message);
    diag_hint(walk->diags, diag, "%s", hint);
    walk->broken = true;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_space(Walk *walk) {
    for (; *walk->at && (unsigned char)*walk->at <= ' '; walk->at++)
        if (!is_space(*walk->at))
            break_off(walk, walk->at, "a control character between values", "take it away");
}

static void skip_sign(Walk *walk, char sign) {
    skip_space(walk);
    assert(*walk->at == sign);
    (void)sign;
    walk->at++;
}

// ------------------------------------------------------------------------------- plain values

static void walk_number(Walk *walk, const cJSON *item, Node *node) {
    const char *start = walk->at;
    walk->at += strspn(start, "+-.0123456789eE");
    bool well_formed = number_length(start) == (size_t)(walk->at - start);
    node->kind = NODE_NUMBER;
    node->spot = spot_from(walk, start);
    node->text = text_copy(walk->arena, (Text){start, node->spot.length});
    node->number = item->valuedouble;
    if (well_formed && isfinite(item->valuedouble))
        return;
    node->number = 0;
    Diag *diag = diag_error(walk->diags, "json-number", node->spot,
                            well_formed ? "the number '%.*s' is too large"
                                        : "'%.*s' is not written as a JSON number",
                            TEXT_ARG(node->text));
    diag_hint(walk->diags, diag, well_formed ? "use a larger unit" : "write it like 0.5 or 12");
}

// Written as it is, the source would have refused it.
static void refuse_control(Walk *walk, Spot spot) {
    Diag *diag = diag_error(walk->diags, "control-character", spot,
                            "an escape for a character that no page may hold");
    diag_hint(walk->diags, diag, "take the escape \\uXXXX away");
}

// From quote to quote. The decoded text is cJSON's.
static Text walk_string(Walk *walk, const char *decoded, Spot *spot) {
    const char *start = walk->at++;
    for (; *walk->at != '"'; walk->at++) {
        if ((unsigned char)*walk->at < ' ')
            break_off(walk, walk->at, "a line break or control character inside a text",
                      "close the text with \" on its line; a line break is written \\n");
        if (*walk->at == '\\' && strncmp(++walk->at, "u0000", 5) == 0)
            break_off(walk, walk->at - 1, "a NUL character inside a text", "take \\u0000 away");
    }
    walk->at++;
    *spot = spot_from(walk, start);
    if (text_control(text_of(decoded)) != SIZE_MAX)
        refuse_control(walk, *spot);
    return text_copy(walk->arena, text_of(decoded));
}

static void walk_word(Walk *walk, const cJSON *item, Node *node) {
    const char *start = walk->at;
    node->kind = cJSON_IsNull(item) ? NODE_NULL : NODE_BOOL;
    node->truth = cJSON_IsTrue(item);
    walk->at += cJSON_IsFalse(item) ? 5 : 4;
    node->spot = spot_from(walk, start);
    node->text = text_copy(walk->arena, (Text){start, node->spot.length});
}

// ------------------------------------------------------------------------- lists and objects

static void report_duplicate(Walk *walk, const Node *node, const Node *first) {
    size_t line = source_line(walk->source, first->key_spot.offset);
    Diag *diag = diag_error(walk->diags, "duplicate-key", node->key_spot,
                            "the key '%.*s' is there twice", TEXT_ARG(node->key));
    diag_hint(walk->diags, diag, "the first is in line %zu; keep one of them", line);
}

static const Node *find_key(const Node *items, size_t count, Text key) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(items[i].key, key))
            return &items[i];
    return NULL;
}

// Most objects have few keys; a map keeps the others from costing the square of their size.
static void check_duplicates(Walk *walk, const Node *object) {
    Map *map = object->count > FEW_KEYS ? map_new(walk->arena) : NULL;
    for (size_t i = 0; i < object->count; i++) {
        Node *item = &object->items[i];
        const Node *first = map ? map_get(map, item->key) : find_key(object->items, i, item->key);
        if (first)
            report_duplicate(walk, item, first);
        else if (map)
            map_put(map, item->key, item);
    }
}

static void walk_value(Walk *walk, const cJSON *item, Node *node);

static void walk_items(Walk *walk, const cJSON *parent, Node *node) {
    const char *start = walk->at++;
    size_t index = 0;
    for (const cJSON *item = parent->child; item; item = item->next, index++) {
        Node *child = &node->items[index];
        if (index)
            skip_sign(walk, ',');
        if (node->kind == NODE_OBJECT) {
            skip_space(walk);
            child->key = walk_string(walk, item->string, &child->key_spot);
            skip_sign(walk, ':');
        }
        walk_value(walk, item, child);
    }
    skip_sign(walk, node->kind == NODE_OBJECT ? '}' : ']');
    node->spot = spot_from(walk, start);
}

static void walk_container(Walk *walk, const cJSON *item, Node *node) {
    node->kind = cJSON_IsObject(item) ? NODE_OBJECT : NODE_LIST;
    node->count = (size_t)cJSON_GetArraySize(item);
    node->items = arena_array(walk->arena, Node, node->count);
    walk_items(walk, item, node);
    if (node->kind == NODE_OBJECT)
        check_duplicates(walk, node);
}

static void walk_value(Walk *walk, const cJSON *item, Node *node) {
    skip_space(walk);
    if (cJSON_IsNumber(item)) {
        walk_number(walk, item, node);
    } else if (cJSON_IsString(item)) {
        node->kind = NODE_TEXT;
        node->text = walk_string(walk, item->valuestring, &node->spot);
    } else if (cJSON_IsArray(item) || cJSON_IsObject(item)) {
        walk_container(walk, item, node);
    } else {
        walk_word(walk, item, node);
    }
}

// --------------------------------------------------------------------------------- the whole

// Before cJSON, whose parser calls itself for every level.
static bool check_depth(const Source *source, Diags *diags) {
    size_t depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < source->bytes.length; i++) {
        char c = source->bytes.at[i];
        if (c == '"')
            quoted = !quoted;
        else if (c == '\\' && quoted)
            i++;
        else if (!quoted && (c == '[' || c == '{') && ++depth > MOST_DEPTH) {
            Diag *diag = diag_error(diags, "json-depth", (Spot){source, i, 1},
                                    "more than %d levels of brackets", MOST_DEPTH);
            diag_hint(diags, diag, "is a closing bracket missing?");
            return false;
        } else if (!quoted && (c == ']' || c == '}') && depth)
            depth--;
    }
    return true;
}

static Node *walk_document(Arena *arena, const Source *source, const cJSON *root, Diags *diags) {
    Walk walk = {arena, source, diags, source->bytes.at, false};
    Node *node = arena_make(arena, Node);
    walk_value(&walk, root, node);
    skip_space(&walk);
    return walk.broken ? NULL : node;
}

Node *json_read(Arena *arena, const Source *source, Diags *diags) {
    const char *end = NULL;
    if (!check_depth(source, diags))
        return NULL;
    cJSON *root =
        text_starts(source->bytes, "\xef\xbb\xbf")
            ? NULL
            : cJSON_ParseWithLengthOpts(source->bytes.at, source->bytes.length + 1, &end, true);
    if (!root) {
        json_explain(source, end ? (size_t)(end - source->bytes.at) : 0, diags);
        return NULL;
    }
    Node *node = walk_document(arena, source, root, diags);
    cJSON_Delete(root);
    return node;
}
