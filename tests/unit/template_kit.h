// SPDX-License-Identifier: EUPL-1.2
//
// For the tests of template/: a set of templates under construction, and what comes of it.
#ifndef TEMPLATE_KIT_H
#define TEMPLATE_KIT_H

#include "template/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

typedef struct Kit {
    Arena *arena;
    Diags *diags;
    TemplateSet *set;
} Kit;

static inline Kit kit_new(bool strict) {
    Kit kit = {.arena = arena_new()};
    kit.diags = diags_new(kit.arena);
    kit.set = template_set_new(kit.arena, strict);
    return kit;
}

static inline void kit_free(Kit *kit) {
    arena_free(kit->arena);
}

// Adds a template whose file is shown as its name.
static inline bool kit_add(Kit *kit, const char *name, const char *text) {
    const Source *source = source_make(kit->arena, text_of(name), text_of(text));
    return template_add(kit->set, text_of(name), source, kit->diags);
}

// All diagnostics so far, as the author sees them.
static inline const char *kit_diags(Kit *kit) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    diags_print(out, kit->diags, 50);
    fclose(out);
    Text copy = text_copy(kit->arena, (Text){text, length});
    free(text);
    return copy.at;
}

static inline const char *kit_render(Kit *kit, const char *name, const Value *data) {
    Buf out = {0};
    template_render(&out, kit->set, text_of(name), data, kit->diags);
    Text copy = buf_copy(kit->arena, &out);
    buf_release(&out);
    return copy.at;
}

#define assert_clean(kit) assert_string_equal(kit_diags(kit), "")

#endif
