// SPDX-License-Identifier: EUPL-1.2
//
// Footnotes: counts the marks of each, and tells of footnotes without a mark and marks without one.
// cmark drops a definition that nothing refers to, so those are found in the raw lines.
#include "base/base.h"
#include "page/inside.h"

#include <string.h>

enum { LABEL_MOST = 1000 };

typedef struct Notes {
    Arena *arena;
    PageDoc *doc;
    Diags *diags;
    const Part *block;
    size_t at; // in the source: behind the last mark reported
    bool in_link;
    size_t most; // the highest number
} Notes;

// ----------------------------------------------------------------------------------- the tree

static void count_notes(Notes *notes, const Part *root) {
    for (const Part *block = root->first; block; block = block->next)
        if (block->kind == PART_NOTE)
            notes->most = block->number;
    notes->doc->uses = arena_array(notes->arena, size_t, notes->most + 1);
}

static void count_mark(Notes *notes, Part *mark) {
    if (mark->number <= notes->most)
        mark->use = ++notes->doc->uses[mark->number];
    if (!notes->in_link)
        return;
    Diag *diag =
        diag_error(notes->diags, "footnote-in-link", block_spot(notes->doc->source, notes->block),
                   "a footnote within a link");
    diag_hint(notes->diags, diag, "put the footnote behind the link");
}

static Text label_in(Text text, size_t at) {
    Text rest = text_slice(text, at + 2, at + 2 + LABEL_MOST);
    size_t end = text_find(rest, T("]"));
    return end == SIZE_MAX ? (Text){0} : text_slice(rest, 0, end);
}

// The next place in the block where the label is written.
static Spot label_spot(Notes *notes, Text label) {
    Spot lines = lines_spot(notes->doc->source, notes->block->line, notes->block->last_line);
    size_t end = lines.offset + lines.length;
    if (notes->at < lines.offset || notes->at > end)
        notes->at = lines.offset;
    size_t place = text_find(text_slice(lines.source->bytes, notes->at, end), label);
    if (place == SIZE_MAX)
        return block_spot(notes->doc->source, notes->block);
    notes->at += place + label.length;
    return (Spot){lines.source, notes->at - label.length, label.length};
}

// A mark whose footnote is not there stays in the text as it is written.
static void check_missing(Notes *notes, Text text) {
    for (size_t at = 0; (at = text_find(text, T("[^"))) != SIZE_MAX;) {
        Text label = label_in(text, at);
        text = text_slice(text, at + 2, text.length);
        if (!label.length)
            continue;
        Diag *diag = diag_error(notes->diags, "unknown-footnote", label_spot(notes, label),
                                "there is no footnote '%.*s'", TEXT_ARG(label));
        diag_hint(notes->diags, diag, "write it at the end of the page: [^%.*s]: …",
                  TEXT_ARG(label));
    }
}

static void walk(Notes *notes, Part *part) {
    bool outer = notes->in_link;
    if (part->line)
        notes->block = part;
    if (part->kind == PART_MARK)
        count_mark(notes, part);
    if (part->kind == PART_TEXT)
        check_missing(notes, part->text);
    notes->in_link |= part->kind == PART_LINK;
    for (Part *child = part->first; child; child = child->next)
        walk(notes, child);
    notes->in_link = outer;
}

// ------------------------------------------------------------------------------ the raw lines

typedef struct Written {
    Arena *arena;
    Text bytes;
    Map *used;
    LIST(Text) defined;
} Written;

static bool begins_line(Text bytes, size_t at) {
    while (at > 0 && strchr(" >\t", bytes.at[at - 1]))
        at--;
    return at == 0 || bytes.at[at - 1] == '\n';
}

static void look_at(Written *written, size_t at) {
    Text label = label_in(written->bytes, at);
    size_t end = at + 2 + label.length + 1;
    bool definition = end < written->bytes.length && written->bytes.at[end] == ':' &&
                      begins_line(written->bytes, at);
    if (definition)
        list_push(written->arena, &written->defined, label);
    else if (label.length)
        map_put(written->used, label_normal(written->arena, label), written);
}

static void find_written(Written *written, size_t from) {
    for (size_t at = from; at < written->bytes.length; at += 2) {
        size_t found = text_find(text_slice(written->bytes, at, written->bytes.length), T("[^"));
        if (found == SIZE_MAX)
            return;
        at += found;
        look_at(written, at);
    }
}

static void check_written(Notes *notes) {
    const Source *source = notes->doc->source;
    Written written = {
        .arena = notes->arena, .bytes = source->bytes, .used = map_new(notes->arena)};
    find_written(&written, notes->doc->body);
    Map *seen = map_new(notes->arena);
    for (size_t i = 0; i < written.defined.count; i++) {
        Text label = written.defined.items[i], normal = label_normal(notes->arena, label);
        if (!map_put(seen, normal, seen))
            diag_hint(notes->diags,
                      diag_error(notes->diags, "duplicate-footnote", spot_of(source, label),
                                 "the footnote '%.*s' is given twice", TEXT_ARG(label)),
                      "give one of them another name");
        else if (!map_get(written.used, normal))
            diag_hint(notes->diags,
                      diag_warning(notes->diags, "unused-footnote", spot_of(source, label),
                                   "nothing refers to the footnote '%.*s'", TEXT_ARG(label)),
                      "write [^%.*s] where it belongs, or remove it", TEXT_ARG(label));
    }
}

void notes_check(Arena *arena, PageDoc *doc, Diags *diags) {
    Notes notes = {.arena = arena, .doc = doc, .diags = diags, .block = doc->root};
    count_notes(&notes, doc->root);
    walk(&notes, doc->root);
    check_written(&notes);
}
