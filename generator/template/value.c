// SPDX-License-Identifier: EUPL-1.2
//
// Building values: what the caller gives to a template.
#include "template/template.h"

Value value_text(Text text) {
    return (Value){.kind = VALUE_TEXT, .text = text};
}

Value value_html(Text markup) {
    return (Value){.kind = VALUE_HTML, .text = markup};
}

Value value_bool(bool truth) {
    return (Value){.kind = VALUE_BOOL, .truth = truth};
}

Value value_number(double number) {
    return (Value){.kind = VALUE_NUMBER, .number = number};
}

void object_put(ValueObject *object, const char *name, Value value) {
    list_push(object->arena, &object->fields, (ValueField){text_of(name), value});
}

void object_text(ValueObject *object, const char *name, Text text) {
    object_put(object, name, value_text(text));
}

void object_html(ValueObject *object, const char *name, Text markup) {
    object_put(object, name, value_html(markup));
}

void object_bool(ValueObject *object, const char *name, bool truth) {
    object_put(object, name, value_bool(truth));
}

Value object_value(const ValueObject *object) {
    return (Value){
        .kind = VALUE_OBJECT, .fields = object->fields.items, .field_count = object->fields.count};
}

void list_put(ValueList *list, Value value) {
    list_push(list->arena, &list->items, value);
}

Value list_value(const ValueList *list) {
    return (Value){.kind = VALUE_LIST, .items = list->items.items, .count = list->items.count};
}

// ------------------------------------------------------------------------------- from a file

static Value from_list(Arena *arena, const Node *node) {
    ValueList list = {.arena = arena};
    for (size_t i = 0; i < node->count; i++)
        list_put(&list, value_from_node(arena, &node->items[i]));
    return list_value(&list);
}

static Value from_object(Arena *arena, const Node *node) {
    ValueObject object = {.arena = arena};
    for (size_t i = 0; i < node->count; i++)
        list_push(arena, &object.fields,
                  (ValueField){node->items[i].key, value_from_node(arena, &node->items[i])});
    return object_value(&object);
}

Value value_from_node(Arena *arena, const Node *node) {
    if (!node)
        return (Value){0};
    switch (node->kind) {
    case NODE_NULL: return (Value){0};
    case NODE_BOOL: return value_bool(node->truth);
    case NODE_NUMBER: return value_number(node->number);
    case NODE_TEXT: return value_text(node->text);
    case NODE_LIST: return from_list(arena, node);
    case NODE_OBJECT: return from_object(arena, node);
    }
    return (Value){0};
}
