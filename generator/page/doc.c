// SPDX-License-Identifier: EUPL-1.2
//
// A page as a whole: page_read and what the door lets others ask.
#include "base/base.h"
#include "page/inside.h"

#include <assert.h>

// ------------------------------------------------------------------------------------- summary

// At most `most` characters, cut between words, with "…" where something is missing.
static Text cut(Arena *arena, Text text, size_t most) {
    if (text_characters(text) <= most)
        return text_copy(arena, text);
    size_t at = 0, gap = 0;
    for (size_t characters = 1; characters < most; characters++) {
        size_t before = at;
        if (text_next(text, &at) == ' ')
            gap = before;
    }
    if (at < text.length && text.at[at] == ' ')
        gap = at;
    Text words = text_trim(text_slice(text, 0, gap ? gap : at));
    return text_format(arena, "%.*s…", TEXT_ARG(words));
}

Text page_summary(Arena *arena, const PageDoc *doc, const Text *filled, size_t most) {
    assert(most > 0);
    const Part *part = doc->root->first;
    while (part && (part->kind != PART_PARAGRAPH || part_is_blank(part)))
        part = part->next;
    return part ? cut(arena, part_filled_text(arena, part, filled), most) : (Text){0};
}

// ------------------------------------------------------------------------------------- reading

static Part *empty_root(Arena *arena) {
    Part *root = arena_make(arena, Part);
    root->kind = PART_DOCUMENT;
    return root;
}

PageDoc *page_read(Arena *arena, const Source *source, Diags *diags) {
    PageDoc *doc = arena_make(arena, PageDoc);
    doc->arena = arena;
    doc->source = source;
    if (!front_read(arena, doc, diags))
        return NULL;
    bool sound = guard_text(source, doc->body, diags);
    doc->root = sound ? markdown_parse(arena, source, doc->body, diags) : empty_root(arena);
    tables_prepare(arena, doc, diags);
    refs_collect(arena, doc, diags);
    notes_check(arena, doc, diags);
    headings_collect(arena, doc, diags);
    slips_check(doc, diags);
    return doc;
}

const FrontMatter *page_front(const PageDoc *doc) {
    return &doc->front;
}

const Source *page_source(const PageDoc *doc) {
    return doc->source;
}

const Ref *page_refs(const PageDoc *doc, size_t *count) {
    *count = doc->refs.count;
    return doc->refs.items;
}

const Heading *page_headings(const PageDoc *doc, size_t *count) {
    *count = doc->headings.count;
    return doc->headings.items;
}
