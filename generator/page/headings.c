// SPDX-License-Identifier: EUPL-1.2
//
// Headings: an outline without gaps, and ids that are the same in every language.
#include "base/base.h"
#include "page/inside.h"

#include <stdint.h>

typedef struct Headings {
    Arena *arena;
    PageDoc *doc;
    Diags *diags;
    Map *taken; // id → how many ids were made from it
    int level;  // of the heading before
} Headings;

// ------------------------------------------------------------------------------------------- ids

// Ids begin with a letter and have no underscore, which is left to ids that the renderer makes up.
static Text first_id(Arena *arena, Text text) {
    Text slug = text_slug(arena, text);
    if (!slug.length)
        return T("section");
    return slug.at[0] >= 'a' && slug.at[0] <= 'z'
               ? slug
               : text_format(arena, "section-%.*s", TEXT_ARG(slug));
}

static bool take(Arena *arena, Map *taken, Text id) {
    size_t *count = arena_make(arena, size_t);
    *count = 1;
    return map_put(taken, id, count);
}

static Text unique_id(Arena *arena, Map *taken, Text id) {
    Text unique = id;
    while (!take(arena, taken, unique)) {
        size_t *count = map_get(taken, id);
        unique = text_format(arena, "%.*s-%zu", TEXT_ARG(id), ++*count);
    }
    return unique;
}

// ---------------------------------------------------------------------------------------- checks

static void report(Headings *headings, const char *id, Spot spot, const char *message,
                   const char *hint) {
    diag_hint(headings->diags, diag_error(headings->diags, id, spot, "%s", message), "%s", hint);
}

static void check(Headings *headings, const Part *part, const Heading *heading) {
    int written = (int)part->number;

    if (written == 1)
        report(headings, "heading-level-one", heading->spot, "a heading of level 1 in the text",
               "begin with ## and without a line of === below; the title is the page's level 1");
    else if (written > headings->level + 1)
        report(headings, "heading-skips", heading->spot, "the heading skips a level",
               text_format(headings->arena, "begin with %.*s", headings->level + 1, "######").at);
    if (part_is_blank(part))
        report(headings, "empty-heading", heading->spot, "a heading without text",
               "write its text, or remove the line");
}

// ------------------------------------------------------------------------------------------ walk

static Text bare_html(Headings *headings, const Part *part) {
    Buf out = {0};
    html_children(&(Writer){.out = &out, .doc = headings->doc, .bare = true}, part);
    return buf_take(headings->arena, &out);
}

static void collect(Headings *headings, Part *part) {
    Heading heading = {.level = part->number > 1 ? (int)part->number : 2};
    heading.text = part_plain_text(headings->arena, part);
    heading.html = bare_html(headings, part);
    heading.spot = block_spot(headings->doc->source, part);
    heading.id =
        unique_id(headings->arena, headings->taken, first_id(headings->arena, heading.text));
    check(headings, part, &heading);
    headings->level = heading.level;
    part->number = headings->doc->headings.count;
    list_push(headings->arena, &headings->doc->headings, heading);
}

static void walk(Headings *headings, Part *parent) {
    for (Part *part = parent->first; part; part = part->next) {
        if (part->kind == PART_HEADING)
            collect(headings, part);
        else
            walk(headings, part);
    }
}

void headings_collect(Arena *arena, PageDoc *doc, Diags *diags) {
    Headings headings = {
        .arena = arena, .doc = doc, .diags = diags, .taken = map_new(arena), .level = 1};
    walk(&headings, doc->root);
}

// ----------------------------------------------------------------------------------------- adopt

static size_t same_levels(const PageDoc *a, const PageDoc *b) {
    size_t i = 0;
    while (i < a->headings.count && i < b->headings.count &&
           a->headings.items[i].level == b->headings.items[i].level)
        i++;
    return i;
}

void page_adopt_ids(PageDoc *translation, const PageDoc *original) {
    Arena *arena = translation->arena;
    Map *taken = map_new(arena);
    size_t same = same_levels(translation, original);
    for (size_t i = 0; i < original->headings.count; i++)
        take(arena, taken, original->headings.items[i].id);
    for (size_t i = 0; i < translation->headings.count; i++) {
        Heading *heading = &translation->headings.items[i];
        heading->id = i < same ? original->headings.items[i].id
                               : unique_id(arena, taken, first_id(arena, heading->text));
    }
}
