// SPDX-License-Identifier: EUPL-1.2
//
// Reading a document's keys: every rule about what may stand where is told to the author here.
#include "base/base.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const Node *node_get(const Node *object, const char *key) {
    if (!object || object->kind != NODE_OBJECT)
        return NULL;
    for (size_t i = 0; i < object->count; i++)
        if (text_is(object->items[i].key, key))
            return &object->items[i];
    return NULL;
}

const char *node_kind_name(NodeKind kind) {
    static const char *const names[] = {
        [NODE_NULL] = "nothing", [NODE_BOOL] = "true or false", [NODE_NUMBER] = "a number",
        [NODE_TEXT] = "a text",  [NODE_LIST] = "a list",        [NODE_OBJECT] = "an object",
    };
    return names[kind];
}

static const Text *texts_of(Arena *arena, const char *const *names, size_t *count) {
    for (*count = 0; names[*count]; ++*count)
        ;
    Text *texts = arena_array(arena, Text, *count);
    for (size_t i = 0; i < *count; i++)
        texts[i] = text_of(names[i]);
    return texts;
}

static int index_in(const char *const *names, Text name) {
    for (int i = 0; names[i]; i++)
        if (text_is(name, names[i]))
            return i;
    return -1;
}

static void suggest(Diags *diags, Diag *diag, Text word, const char *const *names) {
    size_t count;
    const Text *texts = texts_of(diags_arena(diags), names, &count);
    diag_suggest(diags, diag, word, texts, count);
}

void node_check_keys(const Node *object, const char *const *known, Diags *diags) {
    if (!object || object->kind != NODE_OBJECT)
        return;
    for (size_t i = 0; i < object->count; i++) {
        const Node *item = &object->items[i];
        if (index_in(known, item->key) < 0) {
            Diag *diag = diag_error(diags, "unknown-key", item->key_spot, "unknown key '%.*s'",
                                    TEXT_ARG(item->key));
            suggest(diags, diag, item->key, known);
        }
    }
}

// An object's keys are checked shortly before they are read: what was told long ago is not looked
// at.
static bool is_told(const Diags *diags, const char *id, Spot spot) {
    enum { LATELY = 256 };
    size_t count = diags_count(diags, LEVEL_NOTE);
    for (size_t i = count > LATELY ? count - LATELY : 0; i < count; i++) {
        const Diag *diag = diags_at(diags, i);
        if (diag->spot.source == spot.source && diag->spot.offset == spot.offset &&
            strcmp(diag->id, id) == 0)
            return true;
    }
    return false;
}

bool node_misspelt(const Node *object, const char *key, const Diags *diags) {
    Text wanted = text_of(key);
    for (size_t i = 0; object && object->kind == NODE_OBJECT && i < object->count; i++) {
        const Node *item = &object->items[i];
        bool near = !text_equal(item->key, wanted) && text_nearest(item->key, &wanted, 1).length;
        if (near && is_told(diags, "unknown-key", item->key_spot))
            return true;
    }
    return false;
}

// A text that would be the wanted number if it were written differently: "12" or "83,1".
static void hint_number(Diags *diags, Diag *diag, Text text) {
    char number[32], *end;
    diag_hint(diags, diag, "write a number, without quotes");
    if (!text.length || text.length >= sizeof number)
        return;
    memcpy(number, text.at, text.length);
    number[text.length] = 0;
    char *comma = strchr(number, ',');
    if (comma)
        *comma = '.';
    strtod(number, &end);
    if (end == number + text.length)
        diag_hint(diags, diag, "write %s, without quotes", number);
}

// What the author wrote, in the brackets that are missing.
static void hint_list(Diags *diags, Diag *diag, const Node *node) {
    enum { SHORT = 40 };
    Spot spot = node->spot;
    if (spot.source && spot.length && spot.length <= SHORT && node->kind != NODE_OBJECT)
        diag_hint(diags, diag, "put it in brackets: [%.*s]", (int)spot.length,
                  spot.source->bytes.at + spot.offset);
    else
        diag_hint(diags, diag, "put it in brackets: [ … ]");
}

static void hint_kind(Diags *diags, Diag *diag, const Node *node, NodeKind wanted) {
    if (wanted == NODE_TEXT && (node->kind == NODE_NUMBER || node->kind == NODE_BOOL))
        diag_hint(diags, diag, "put it in quotes: \"%.*s\"", TEXT_ARG(node->text));
    else if (wanted == NODE_BOOL)
        diag_hint(diags, diag, "write true or false, without quotes");
    else if (wanted == NODE_LIST)
        hint_list(diags, diag, node);
    else if (wanted == NODE_OBJECT)
        diag_hint(diags, diag, "write it as keys with values: { … }");
    else if (node->kind == NODE_NULL)
        diag_hint(diags, diag, "write %s, or leave out the key", node_kind_name(wanted));
    else if (wanted == NODE_NUMBER && node->kind == NODE_TEXT)
        hint_number(diags, diag, node->text);
}

static void report_kind(Diags *diags, const Node *node, const char *key, NodeKind wanted) {
    Diag *diag = diag_error(diags, "wrong-type", node->spot, "'%s' must be %s, not %s", key,
                            node_kind_name(wanted), node_kind_name(node->kind));
    hint_kind(diags, diag, node, wanted);
}

// object[key] if it is there and of the wanted kind, else NULL.
static const Node *get_kind(const Node *object, const char *key, NodeKind wanted, Diags *diags) {
    const Node *node = node_get(object, key);
    if (!node || node->kind == wanted)
        return node;
    report_kind(diags, node, key, wanted);
    return NULL;
}

Text node_text(const Node *object, const char *key, Diags *diags) {
    const Node *node = get_kind(object, key, NODE_TEXT, diags);
    return node ? node->text : (Text){0};
}

double node_number(const Node *object, const char *key, double missing, Diags *diags) {
    const Node *node = get_kind(object, key, NODE_NUMBER, diags);
    return node ? node->number : missing;
}

bool node_bool(const Node *object, const char *key, bool missing, Diags *diags) {
    const Node *node = get_kind(object, key, NODE_BOOL, diags);
    return node ? node->truth : missing;
}

const Node *node_list(const Node *object, const char *key, Diags *diags) {
    return get_kind(object, key, NODE_LIST, diags);
}

const Node *node_object(const Node *object, const char *key, Diags *diags) {
    return get_kind(object, key, NODE_OBJECT, diags);
}

Text node_required(const Node *object, const char *key, Diags *diags) {
    const Node *node = node_get(object, key);
    if (!node) {
        Spot spot = object ? object->spot : (Spot){0};
        if (node_misspelt(object, key, diags))
            return (Text){0};
        Diag *diag = diag_error(diags, "missing-key", spot, "missing key '%s'", key);
        diag_hint(diags, diag, "add '%s' with a text", key);
        return (Text){0};
    }
    Text text = node_text(object, key, diags);
    if (node->kind == NODE_TEXT && !text_trim(text).length) {
        Diag *diag = diag_error(diags, "empty-text", node->spot, "'%s' is empty", key);
        diag_hint(diags, diag, "write a text");
        return (Text){0};
    }
    return text;
}

// An empty text stands for one not yet written, so that the next language of the chain is used.
static void add_entry(LocalText *local, Text language, Text text) {
    if (text.length)
        local->entries[local->count++] = (struct LocalTextEntry){language, text};
}

static void add_languages(LocalText *local, const Node *languages, const char *key, Diags *diags) {
    for (size_t i = 0; i < languages->count; i++) {
        const Node *item = &languages->items[i];
        if (item->kind == NODE_TEXT) {
            add_entry(local, item->key, item->text);
        } else {
            Diag *diag =
                diag_error(diags, "wrong-type", item->spot, "'%s' in '%.*s' must be a text, not %s",
                           key, TEXT_ARG(item->key), node_kind_name(item->kind));
            hint_kind(diags, diag, item, NODE_TEXT);
        }
    }
}

LocalText node_local_text(Arena *arena, const Node *object, const char *key, Text source_language,
                          Diags *diags) {
    const Node *node = node_get(object, key);
    LocalText local = {0};
    if (!node)
        return local;
    local.entries = arena_array(arena, struct LocalTextEntry, node->count + 1);
    if (node->kind == NODE_OBJECT)
        add_languages(&local, node, key, diags);
    else if (node->kind == NODE_TEXT)
        add_entry(&local, source_language, node->text);
    else
        report_kind(diags, node, key, NODE_TEXT);
    return local;
}

int node_choice(const Node *object, const char *key, const char *const *names, int missing,
                Diags *diags) {
    const Node *node = get_kind(object, key, NODE_TEXT, diags);
    if (!node)
        return missing;
    int index = index_in(names, node->text);
    if (index >= 0)
        return index;
    Diag *diag = diag_error(diags, "unknown-choice", node->spot, "unknown value '%.*s' for '%s'",
                            TEXT_ARG(node->text), key);
    suggest(diags, diag, node->text, names);
    return missing;
}
