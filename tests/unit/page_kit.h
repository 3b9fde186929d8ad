// SPDX-License-Identifier: EUPL-1.2
//
// A page in a string, for the tests of page/: read it, look at its messages, render it with
// answers that show what was asked for.
#ifndef JAMLIK_PAGE_KIT_H
#define JAMLIK_PAGE_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "page/page.h"

typedef struct Case {
    Arena *arena;
    Diags *diags;
    Source *source;
    PageDoc *doc;
} Case;

static inline Case case_file(const char *file) {
    page_init();
    Case c = {.arena = arena_new()};
    c.diags = diags_new(c.arena);
    c.source = source_make(c.arena, T("pages/x.md"), text_copy(c.arena, text_of(file)));
    c.doc = page_read(c.arena, c.source, c.diags);
    return c;
}

// The body begins on line 4.
static inline Case case_body(const char *body) {
    Arena *scratch = arena_new();
    Case c = case_file(text_format(scratch, "---\ntitle: T\n---\n%s", body).at);
    arena_free(scratch);
    return c;
}

static inline void case_end(Case *c) {
    arena_free(c->arena);
}

static inline Text case_text(const Case *c, Spot spot) {
    assert_ptr_equal(spot.source, c->source);
    assert_true(spot.offset + spot.length <= c->source->bytes.length);
    return text_slice(c->source->bytes, spot.offset, spot.offset + spot.length);
}

static inline void assert_text(Text text, const char *expected) {
    char *copy = strndup(text.length ? text.at : "", text.length);
    assert_string_equal(copy, expected);
    free(copy);
}

// ------------------------------------------------------------------------------------ messages

static inline const Diag *case_diag(const Case *c, const char *id) {
    size_t count = diags_count(c->diags, LEVEL_NOTE);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(diags_at(c->diags, i)->id, id))
            return diags_at(c->diags, i);
    return NULL;
}

static inline void assert_silent(const Case *c) {
    if (diags_count(c->diags, LEVEL_NOTE))
        diags_print(stderr, c->diags, 20);
    assert_int_equal(diags_count(c->diags, LEVEL_NOTE), 0);
}

// One message with this id, at this place (line 0: anywhere), with this text under the caret.
static inline void assert_says(const Case *c, const char *id, size_t line, size_t column,
                               const char *under) {
    const Diag *diag = case_diag(c, id);
    if (!diag)
        diags_print(stderr, c->diags, 20);
    assert_non_null(diag);
    size_t at_line, at_column;
    source_position(c->source, diag->spot.offset, &at_line, &at_column);
    if (line) {
        assert_int_equal(at_line, line);
        assert_int_equal(at_column, column);
    }
    if (under)
        assert_text(case_text(c, diag->spot), under);
}

static inline void assert_body_says(const char *body, const char *id, size_t line, size_t column,
                                    const char *under) {
    Case c = case_body(body);
    assert_says(&c, id, line, column, under);
    case_end(&c);
}

static inline void assert_body_silent(const char *body) {
    Case c = case_body(body);
    assert_silent(&c);
    case_end(&c);
}

// ----------------------------------------------------------------------------------- rendering

static inline const PageLook *case_look(void) {
    static const PageLook look = {
                                  .prefix = {"p-", 2},
                                  .footnotes_title = {"Fotnoter", 8},
                                  .footnote_back = {"Tillbaka till fotnot #", 22},
                                  .footnote_label = {"Fotnot #", 8},
                                  .table_region = {"Tabell", 6}};
    return &look;
}

// href is the target; a figure is <figure>target</figure>; an empty value is filled with 42.
static inline Answer *case_answers(const Case *c) {
    size_t count;
    const Ref *refs = page_refs(c->doc, &count);
    Answer *answers = arena_array(c->arena, Answer, count + 1);
    for (size_t i = 0; i < count; i++) {
        answers[i].href = refs[i].target;
        if (refs[i].kind == REF_FIGURE)
            answers[i].html =
                text_format(c->arena, "<figure>%.*s</figure>", TEXT_ARG(refs[i].target));
        else if ((refs[i].kind == REF_VALUE || refs[i].kind == REF_GAP) && !refs[i].text.length)
            answers[i].html = T("42");
    }
    return answers;
}

static inline Text case_html(const Case *c) {
    Buf out = {0};
    page_html(&out, c->doc, case_answers(c), case_look());
    Text html = buf_copy(c->arena, &out);
    buf_release(&out);
    return html;
}

static inline void assert_html(const char *body, const char *expected) {
    Case c = case_body(body);
    assert_non_null(c.doc);
    assert_text(case_html(&c), expected);
    case_end(&c);
}

static inline void assert_has(Text html, const char *part) {
    if (text_find(html, text_of(part)) == SIZE_MAX)
        fail_msg("no %s in\n%.*s", part, TEXT_ARG(html));
}

static inline void assert_has_not(Text html, const char *part) {
    if (text_find(html, text_of(part)) != SIZE_MAX)
        fail_msg("%s in\n%.*s", part, TEXT_ARG(html));
}

#endif
