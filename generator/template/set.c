// SPDX-License-Identifier: EUPL-1.2
//
// Templates by name. A later one of a name takes the place of the earlier: that is how a theme
// overrides a template.
#include "template/inside.h"

TemplateSet *template_set_new(Arena *arena, bool strict) {
    TemplateSet *set = arena_make(arena, TemplateSet);
    *set = (TemplateSet){arena, strict, map_new(arena)};
    return set;
}

bool template_add(TemplateSet *set, Text name, const Source *source, Diags *diags) {
    name = text_copy(set->arena, name);
    Template *fresh = template_parse(set->arena, name, source, default_delimiters(), diags);
    Template *old = map_get(set->templates, name);
    if (old)
        *old = *fresh;
    else
        map_put(set->templates, name, fresh);
    return fresh->sound;
}

const Template *find_template(const TemplateSet *set, Text name) {
    return map_get(set->templates, name);
}

bool template_has(const TemplateSet *set, Text name) {
    return find_template(set, name) != NULL;
}

void suggest_template(const TemplateSet *set, Diags *diags, Diag *diag, Text name) {
    size_t count = map_count(set->templates);
    Text *names = arena_array(diags_arena(diags), Text, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = map_key(set->templates, i);
    diag_suggest(diags, diag, name, names, count);
}
