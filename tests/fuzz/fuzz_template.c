// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a template that may include itself and inherit from another, strict and not.
//   clang -fsanitize=fuzzer,address,undefined -DARENA_DEBUG …
#include "template/template.h"

#include <stdlib.h>

static void echo(Buf *out, Text section, void *context) {
    (void)context;
    buf_text(out, section.length < 1000 ? section : T(""));
}

static Value sample(Arena *arena) {
    ValueObject inner = {.arena = arena}, object = {.arena = arena};
    ValueList list = {.arena = arena};
    object_text(&inner, "b", T("t"));
    list_put(&list, object_value(&inner));
    list_put(&list, value_number(1.5));
    object_put(&object, "a", object_value(&inner));
    object_put(&object, "l", list_value(&list));
    object_put(&object, "f", (Value){.kind = VALUE_LAMBDA, .call = echo});
    object_html(&object, "h", T("<b>"));
    return object_value(&object);
}

static void render(Text bytes, bool strict) {
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    TemplateSet *set = template_set_new(arena, strict);
    Value data = sample(arena);
    Buf out = {0};
    template_add(set, T("t"), source_make(arena, T("t"), text_copy(arena, bytes)), diags);
    template_add(set, T("p"), source_make(arena, T("p"), T("[\n  {{$b}}\n x{{/b}}\n]")), diags);
    template_check(set, diags);
    template_render(&out, set, T("t"), &data, diags);
    for (size_t i = 0; i < diags_count(diags, LEVEL_NOTE); i++) {
        Spot spot = diags_at(diags, i)->spot;
        if (!spot.source || spot.offset + spot.length > spot.source->bytes.length)
            abort();
    }
    buf_release(&out);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    Text bytes = {(const char *)data, size};
    render(bytes, true);
    render(bytes, false);
    return 0;
}
