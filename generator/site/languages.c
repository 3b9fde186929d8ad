// SPDX-License-Identifier: EUPL-1.2
// Texts in languages that the report has not: {"sv": "Kön", "eng": "Sex"} says nothing in English,
// and nobody would notice before the site is read.
#include "site/inside.h"

// The keys whose values are a text, or an object of language → text.
static const char *const spoken[] = {
    "title", "short",      "description", "notice",  "name",        "what",      "why",
    "term",  "long",       "singular",    "note",    "notes",       "question",  "definition",
    "symbol", "caution",   "how_to_read", "derived", "population",  "retrieved"};
enum { SPOKEN = sizeof spoken / sizeof *spoken };

typedef struct Checker {
    const Report *report;
    Diags *diags;
    Map *told;                            // tags
    Text tags[MOST_LANGUAGES];
} Checker;

static bool is_spoken(Text key) {
    for (size_t i = 0; i < SPOKEN; i++)
        if (text_is(key, spoken[i])) return true;
    return false;
}

static bool is_language(const Checker *checker, Text tag) {
    for (size_t i = 0; i < checker->report->language_count; i++)
        if (text_equal(checker->tags[i], tag)) return true;
    return false;
}

static void check_text(Checker *checker, const Node *text) {
    for (size_t i = 0; text->kind == NODE_OBJECT && i < text->count; i++) {
        const Node *item = &text->items[i];
        if (is_language(checker, item->key) || !map_put(checker->told, item->key, checker)) continue;
        Diag *diag = diag_warning(checker->diags, "text-in-unknown-language", item->key_spot,
                                  "'%.*s' is not a language of report.yaml: its texts are not shown",
                                  TEXT_ARG(item->key));
        diag_suggest(checker->diags, diag, item->key, checker->tags, checker->report->language_count);
    }
}

static void walk(Checker *checker, const Node *node) {
    for (size_t i = 0; i < node->count; i++) {
        const Node *item = &node->items[i];
        if (node->kind != NODE_OBJECT || !is_spoken(item->key))
            walk(checker, item);
        else if (item->kind == NODE_LIST)
            for (size_t j = 0; j < item->count; j++) check_text(checker, &item->items[j]);
        else
            check_text(checker, item);
    }
}

void check_languages(const Report *report, const Node *root, Diags *diags) {
    if (!root) return;
    Arena *scratch = arena_new();
    Checker checker = {.report = report, .diags = diags, .told = map_new(scratch)};
    for (size_t i = 0; i < report->language_count; i++) checker.tags[i] = report->languages[i].tag;
    walk(&checker, root);
    arena_free(scratch);
}
