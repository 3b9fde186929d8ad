// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a page: no crash, and the HTML that comes out is sound whatever went in. Input that
// does not begin with front matter is given some, so that the Markdown is reached.
#include "../unit/page_tags.h"
#include "page/page.h"

#include <stdlib.h>

static const PageLook look = {{"sv", 2}, {"p-", 2}, {"F", 1}, {"B #", 3}, {"F #", 3}, {"T", 1}};

static void check(Arena *arena, const PageDoc *doc) {
    size_t count;
    const Ref *refs = page_refs(doc, &count);
    Answer *answers = arena_array(arena, Answer, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (refs[i].spot.offset + refs[i].spot.length > page_source(doc)->bytes.length)
            abort();
        answers[i].href = refs[i].kind == REF_WEB
                              ? refs[i].target
                              : text_format(arena, "/%.*s", TEXT_ARG(refs[i].target));
    }
    Buf html = {0};
    page_html(&html, doc, answers, &look);
    if (tags_wrong(arena, buf_view(&html)))
        abort();
    buf_release(&html);
    page_summary(arena, doc, NULL, 40);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    page_init();
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    Text bytes = {(const char *)data, size};
    if (text_invalid_utf8(bytes) == SIZE_MAX && !(size && memchr(data, 0, size))) {
        const char *front = text_starts(bytes, "---") ? "" : "---\ntitle: T\n---\n";
        Text file = text_format(arena, "%s%.*s", front, TEXT_ARG(bytes));
        PageDoc *doc = page_read(arena, source_make(arena, T("x.md"), file), diags);
        if (doc)
            check(arena, doc);
    }
    arena_free(arena);
    return 0;
}
