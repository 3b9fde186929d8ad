// SPDX-License-Identifier: EUPL-1.2
//
// Names are looked up from the innermost scope outwards. Only the first part of a dotted name is;
// the others must be in what it names, so that 'page.title' never is the title of something else.
#include "template/inside.h"

#include <string.h>

static const Value *find_field(const Value *object, Text name) {
    if (object->kind != VALUE_OBJECT)
        return NULL;
    const ValueField *field = object->fields, *end = field + object->field_count;
    for (; field < end; field++)
        if (field->name.length == name.length && memcmp(field->name.at, name.at, name.length) == 0)
            return &field->value;
    return NULL;
}

// Follows the path as far as it goes: *known parts of it.
static const Value *follow(const Scope *scope, const Path *path, size_t *known) {
    const Value *value = scope->value, *next = NULL;
    *known = 0;
    if (!path->count)
        return value;
    for (; scope && !next; scope = scope->outer)
        next = find_field(scope->value, path->parts[0]);
    while (next && ++*known < path->count) {
        value = next;
        next = find_field(value, path->parts[*known]);
    }
    return next ? next : *known ? value : NULL;
}

const Value *find_value(const Scope *scope, const Path *path) {
    size_t known;
    const Value *value = follow(scope, path, &known);
    return known == path->count ? value : NULL;
}

bool value_truthy(const Value *value) {
    if (!value)
        return false;
    switch (value->kind) {
    case VALUE_NULL: return false;
    case VALUE_BOOL: return value->truth;
    case VALUE_TEXT:
    case VALUE_HTML: return value->text.length > 0;
    case VALUE_LIST: return value->count > 0;
    case VALUE_NUMBER:
    case VALUE_OBJECT:
    case VALUE_LAMBDA: return true;
    }
    return false;
}

// ------------------------------------------------------------------------------ suggestions

typedef LIST(Text) Names;

static void collect_fields(Arena *arena, Names *names, const Value *value) {
    if (value->kind == VALUE_OBJECT)
        for (size_t i = 0; i < value->field_count; i++)
            list_push(arena, names, value->fields[i].name);
}

void report_unknown(Diags *diags, const Scope *scope, const Piece *piece) {
    Names names = {0};
    size_t known;
    const Value *value = follow(scope, &piece->path, &known);
    if (value)
        collect_fields(diags_arena(diags), &names, value);
    else
        for (; scope; scope = scope->outer)
            collect_fields(diags_arena(diags), &names, scope->value);
    Text part = piece->path.parts[known];
    Diag *diag = diag_error(diags, "unknown-name", piece->spot, "unknown name '%.*s'",
                            TEXT_ARG(piece->text));
    diag_suggest(diags, diag, part, names.items, names.count);
}
