// SPDX-License-Identifier: EUPL-1.2
//
// Rules about single texts: ids, dates, addresses, texts that must be there.
#include "data/inside.h"

#include <math.h>
#include <string.h>

static bool made_of(Text text, const char *more) {
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (!plain && (!c || !strchr(more, c)))
            return false;
    }
    return text.length > 0;
}

bool id_valid(Text id) {
    return made_of(id, "");
}

bool code_valid(Text id) {
    return made_of(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

void report_bad_id(const Node *node, const char *what, Diags *diags) {
    Diag *diag = diag_error(diags, "bad-id", inner_spot(node),
                            "the %s '%.*s' has other characters than a-z, 0-9 and '-'", what,
                            TEXT_ARG(node->text));
    Text slug = text_slug(diags_arena(diags), node->text);
    if (slug.length)
        diag_hint(diags, diag, "write '%.*s'", TEXT_ARG(slug));
    else
        diag_hint(diags, diag, "write a short word of these characters");
}

static Text file_stem(const Source *source) {
    Text path = source->path, name = path, part;
    while (text_cut(&path, '/', &part))
        name = part;
    return text_ends(name, ".json") ? text_slice(name, 0, name.length - 5) : name;
}

Text file_id(const Node *object, const Source *source, Spot *spot, Diags *diags) {
    Text id = node_required(object, "id", diags), stem = file_stem(source);
    if (!id.length)
        return id;
    *spot = inner_spot(node_get(object, "id"));
    if (!id_valid(id)) {
        report_bad_id(node_get(object, "id"), "id", diags);
    } else if (!text_equal(id, stem)) {
        Diag *diag = diag_error(diags, "id-differs-from-file-name", *spot,
                                "the id '%.*s' is not the file's name", TEXT_ARG(id));
        diag_hint(diags, diag, "write '%.*s', or call the file '%.*s.json'", TEXT_ARG(stem),
                  TEXT_ARG(id));
    }
    return id;
}

// Has node_local_text told that a part of it is no text?
static bool is_told(const Node *node) {
    for (size_t i = 0; node->kind == NODE_OBJECT && i < node->count; i++)
        if (node->items[i].kind != NODE_TEXT)
            return true;
    return node->kind != NODE_OBJECT && node->kind != NODE_TEXT;
}

LocalText local_required(Arena *arena, const Node *object, const char *key, Text source_language,
                         Diags *diags) {
    const Node *node = node_get(object, key);
    LocalText text = node_local_text(arena, object, key, source_language, diags);
    if (text.count || (node ? is_told(node) : node_misspelt(object, key, diags)))
        return text;
    Diag *diag = node ? diag_error(diags, "empty-text", node->spot, "'%s' is empty", key)
                      : diag_error(diags, "missing-key", object->spot, "missing key '%s'", key);
    diag_hint(diags, diag, "add a text: \"%s\": \"…\"", key);
    return text;
}

LocalText local_item(Arena *arena, const Node *item, const char *key, Text source_language,
                     Diags *diags) {
    Node named = *item;
    named.key = text_of(key);
    Node object = {.kind = NODE_OBJECT, .spot = item->spot, .items = &named, .count = 1};
    return node_local_text(arena, &object, key, source_language, diags);
}

// -------------------------------------------------------------------------------------- numbers

// Far beyond what is counted or paid anywhere; below it, sums, scales and rounding stay exact enough.
static const double most = 1e15;

double number_of(const Node *object, const char *key, Diags *diags) {
    double number = node_number(object, key, NAN, diags);
    if (!(fabs(number) > most))
        return number;
    Diag *diag = diag_error(diags, "out-of-range", node_get(object, key)->spot,
                            "'%s' is %g, more than can be shown", key, number);
    diag_hint(diags, diag, "use a larger unit, such as millions");
    return NAN;
}

// ---------------------------------------------------------------------------------------- dates

Text date_text_of(const Node *object, const char *key, Diags *diags) {
    Text text = node_text(object, key, diags);
    if (!text.length || text_date_parts(text))
        return text;
    Diag *diag = diag_error(diags, "bad-date", inner_spot(node_get(object, key)),
                            "'%s' is no date: '%.*s'", key, TEXT_ARG(text));
    diag_hint(diags, diag, "write a year, month or day: 2026, 2026-11 or 2026-11-22");
    return (Text){0};
}

Text web_address(const Node *object, const char *key, Diags *diags) {
    Text text = node_text(object, key, diags);
    if (!text.length || text_is_web(text))
        return text;
    Diag *diag = diag_error(diags, "bad-url", inner_spot(node_get(object, key)),
                            "'%s' is no web address: '%.*s'", key, TEXT_ARG(text));
    diag_hint(diags, diag, "an address begins with https:// and has no spaces");
    return (Text){0};
}

Spot inner_spot(const Node *text) {
    Spot spot = text->spot;
    if (text->kind == NODE_TEXT && spot.length == text->text.length + 2) {
        spot.offset++;
        spot.length -= 2;
    }
    return spot;
}
