// SPDX-License-Identifier: EUPL-1.2
//
// template/ is Mustache: a template is compiled to a tree once and rendered many times.
// It implements the whole core specification, inheritance, dynamic names and lambdas.
//
//   TemplateSet *set = template_set_new(arena, true);
//   template_add(set, T("page"), source, diags);          // every file, then:
//   template_check(set, diags);                            // partials exist, no endless recursion
//   template_render(&buf, set, T("page"), &value, diags);  // from any thread, set is const by then
//
// Values are built in an arena by the caller and borrowed while rendering. Sources are borrowed by
// the set for as long as it lives.
//
// Where the specification leaves a choice: false, null, the empty text and the empty list are
// falsy, all else is truthy, 0 too, since a value of 0 is a value. A block {{$name}}…{{/name}} with
// nothing before and behind it on its lines takes whole lines: what replaces it gets its
// indentation, and a line end if it has none.
#ifndef JAMLIK_TEMPLATE_H
#define JAMLIK_TEMPLATE_H

#include "base/base.h"

typedef enum ValueKind {
    VALUE_NULL, VALUE_BOOL, VALUE_NUMBER, VALUE_TEXT, VALUE_HTML, VALUE_LIST, VALUE_OBJECT,
    VALUE_LAMBDA
} ValueKind;

typedef struct Value Value;
typedef struct ValueField ValueField;

// A host function as a section {{#name}}…{{/name}} or a variable {{name}}: writes what takes its
// place. `section` is the raw template text between the tags (empty for a variable). What it writes
// is rendered once more as a template with the current context, as the specification asks.
typedef void ValueLambda(Buf *out, Text section, void *context);

struct Value {
    ValueKind kind;
    union {
        bool truth;
        double number;                    // VALUE_NUMBER: written by buf_number
        Text text;                        // VALUE_TEXT is escaped by {{x}}; VALUE_HTML is markup
        struct {
            const Value *items;           // VALUE_LIST
            size_t count;
        };
        struct {
            const ValueField *fields;     // VALUE_OBJECT; the first field of a name wins
            size_t field_count;
        };
        struct {
            ValueLambda *call;
            void *context;
        };
    };
};

struct ValueField {
    Text name;
    Value value;
};

Value value_text(Text text);              // the empty text is falsy, as in the specification
Value value_html(Text markup);            // markup that the program itself has made
Value value_bool(bool truth);
Value value_number(double number);

// An object under construction:
//   ValueObject object = {.arena = arena};
//   object_text(&object, "title", title);
//   Value page = object_value(&object);
typedef struct ValueObject {
    Arena *arena;
    LIST(ValueField) fields;
} ValueObject;
void object_put(ValueObject *object, const char *name, Value value);   // name is borrowed
void object_text(ValueObject *object, const char *name, Text text);
void object_html(ValueObject *object, const char *name, Text markup);
void object_bool(ValueObject *object, const char *name, bool truth);
Value object_value(const ValueObject *object);

typedef struct ValueList {
    Arena *arena;
    LIST(Value) items;
} ValueList;
void list_put(ValueList *list, Value value);
Value list_value(const ValueList *list);

// JSON or YAML as read by base's Node tree, for `jamlik template --data`.
Value value_from_node(Arena *arena, const Node *node);

typedef struct TemplateSet TemplateSet;

// A strict set refuses {{{x}}} and {{&x}} of a VALUE_TEXT (author text would go out unescaped),
// {{x}} of a name that no context has, {{x}} of a list or an object, and a partial that is not
// there. A section of a name that no context has is falsy, no error. The specification is tested on
// a set that is not strict.
TemplateSet *template_set_new(Arena *arena, bool strict);
// Compiles a source under a name; a later one of the same name replaces the earlier (a theme
// overrides a template). Errors: unclosed tag or section, wrong closing name, bad delimiters.
bool template_add(TemplateSet *set, Text name, const Source *source, Diags *diags);
// Every static partial and parent must exist; recursion without a section between is an error.
void template_check(const TemplateSet *set, Diags *diags);
bool template_has(const TemplateSet *set, Text name);
// Appends to `out`. In {{x}}, VALUE_HTML is written as it is and all else is escaped. Partials nest
// at most 64 deep and a million times; more is an error with the place of the partial tag. False if
// there was an error.
bool template_render(Buf *out, const TemplateSet *set, Text name, const Value *data, Diags *diags);

#endif
