// SPDX-License-Identifier: EUPL-1.2
//
// Catalogues: what is taken from a PO file, what is refused, and how words are found.
#include "locale/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define ENTRY(key, id, str) "msgctxt \"" key "\"\nmsgid \"" id "\"\nmsgstr \"" str "\"\n\n"

static Arena *arena;
static Diags *diags;
static const Source *source;
static Language *sv, *en, *ar;

static Language *open_as(const char *tag) {
    return language_open(arena, (LanguageChoice){.tag = text_of(tag)}, diags_new(arena), (Spot){0});
}

static int setup(void **state) {
    (void)state;
    locale_init();
    arena = arena_new();
    sv = open_as("sv");
    en = open_as("en");
    ar = open_as("ar");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    language_close(sv);
    language_close(en);
    language_close(ar);
    arena_free(arena);
    return 0;
}

static bool load(Language *language, const char *po) {
    diags = diags_new(arena);
    source = source_make(arena, T("x.po"), text_copy(arena, text_of(po)));
    return catalogue_load(language, source, NULL, diags);
}

static void load_fine(Language *language, const char *po) {
    if (!load(language, po) || diags_count(diags, LEVEL_NOTE))
        fail_msg("%s", diags_at(diags, 0)->message.at);
}

static const char *say(const Language *language, const char *key) {
    WordsArg args[] = {{"n", {0}, 2, 0}, {"place", T("Gävle"), 0, 0}};
    return words(arena, language, key, args, 2).at;
}

// ------------------------------------------------------------------------------------- finding

static void words__come_from_the_catalogue(void **state) {
    (void)state;
    load_fine(sv, HEADER ENTRY("figure.table", "Table", "Tabell")
                      ENTRY("count", "{n, plural, one {# woman} other {# women}} in {place}",
                            "{n, plural, one {# kvinna} other {# kvinnor}} i {place}"));
    assert_string_equal(words_plain(arena, sv, "figure.table").at, "Tabell");
    assert_string_equal(say(sv, "count"), "2 kvinnor i Gävle");
    assert_true(words_has(sv, "count"));
    assert_false(words_has(sv, "nothing"));
    assert_int_equal(words_count(sv), 2);
    assert_string_equal(words_key(sv, 0).at, "figure.table");
}

static void words__of_a_later_catalogue_win(void **state) {
    (void)state;
    load_fine(sv, HEADER ENTRY("a", "A", "gammal") ENTRY("b", "B", "kvar"));
    load_fine(sv, HEADER ENTRY("a", "A", "ny"));
    assert_string_equal(say(sv, "a"), "ny");
    assert_string_equal(say(sv, "b"), "kvar");
    assert_int_equal(words_count(sv), 2);
}

static void words__fall_back_with_their_own_grammar(void **state) {
    (void)state;
    const Language *const for_ar[] = {en, sv}, *const for_en[] = {sv};
    language_set_fallbacks(ar, for_ar, 2);
    language_set_fallbacks(en, for_en, 1);
    load_fine(sv, HEADER ENTRY("only.sv", "x {n}", "{n, plural, one {en} other {# st}}"));
    load_fine(en, HEADER ENTRY("only.en", "in {place}", "in {place}"));
    load_fine(ar, HEADER ENTRY("only.ar", "in {place}: {n}", "في {place}: {n}"));
    assert_string_equal(say(ar, "only.sv"), "2 st");
    assert_string_equal(say(ar, "only.ar"), "في \u2068Gävle\u2069: 2");
    assert_string_equal(say(en, "only.sv"), "2 st");
    assert_string_equal(say(ar, "only.en"), "in \u2068Gävle\u2069");
    assert_string_equal(say(en, "only.en"), "in Gävle");
    assert_ptr_equal(words_language(ar, "only.sv"), sv);
    assert_ptr_equal(words_language(ar, "only.en"), en);
    assert_ptr_equal(words_language(ar, "only.ar"), ar);
}

static void words__fuzzy_empty_and_obsolete_are_missing(void **state) {
    (void)state;
    load_fine(sv, HEADER "#, fuzzy\n" ENTRY("a", "A", "kanske {whatever}") ENTRY(
                      "b", "B", "") "#~ msgctxt \"c\"\n#~ msgid \"C\"\n#~ msgstr \"borta\"\n");
    assert_int_equal(words_count(sv), 0);
}

// One job says all that a language can say, and a number.
typedef struct Job {
    Arena *arena;
    Buf out;
} Job;

static void say_all(void *context, size_t index, unsigned worker) {
    Job *job = &((Job *)context)[index];
    const Language *all[] = {sv, en, ar};
    (void)worker;
    for (int n = 0; n < 60; n++) {
        const Language *language = all[n % 3];
        WordsArg args[] = {{"n", {0}, n, 0}};
        Text list[] = {T("a"), T("b"), words(job->arena, language, "count", args, 1)};
        buf_text(&job->out, list_text(job->arena, language, list, 3));
        buf_text(&job->out, date_text(job->arena, language, T("2026-11-22")));
        buf_text(&job->out, period_text(job->arena, language, T("2023-01")));
        buf_format(&job->out, "%d\n", language_order(language, list[0], list[1]));
    }
}

static void language__is_shared_by_threads(void **state) {
    (void)state;
    enum { JOBS = 200 };
    static Job jobs[JOBS];
    const Language *const for_en[] = {sv};
    language_set_fallbacks(en, for_en, 1);
    load_fine(sv, HEADER ENTRY("count", "{n}", "{n, plural, one {en} other {# st}}"));
    load_fine(ar, HEADER ENTRY("count", "{n}", "{n, plural, two {T} few {F#} other {#}}"));
    for (int i = 0; i < JOBS; i++)
        jobs[i] = (Job){.arena = arena_new()};
    say_all(jobs, 0, 0);
    work_each(JOBS - 1, 8, say_all, jobs + 1);
    for (int i = 0; i < JOBS; i++)
        assert_true(text_equal(buf_view(&jobs[i].out), buf_view(&jobs[0].out)));
    for (int i = 0; i < JOBS; i++) {
        arena_free(jobs[i].arena);
        buf_release(&jobs[i].out);
    }
}

// -------------------------------------------------------------------------------------- errors

static void expect_diag(Language *language, const char *entries, Level level, const char *id,
                        const char *at, const char *message) {
    Buf buf = {0};
    buf_string(&buf, HEADER);
    buf_string(&buf, entries);
    buf_char(&buf, '\0');
    assert_int_equal(load(language, buf.at), level != LEVEL_ERROR);
    buf_release(&buf);
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 1);
    const Diag *diag = diags_at(diags, 0);
    assert_int_equal(diag->level, level);
    assert_string_equal(diag->id, id);
    assert_string_equal(diag->message.at, message);
    Text spot = text_slice(source->bytes, diag->spot.offset, diag->spot.offset + diag->spot.length);
    assert_string_equal(text_copy(arena, spot).at, at);
}

// A theme's catalogue has a msgid of its own, but only the program's says what there is to show.
static void catalogue__asks_for_no_more_than_is_given(void **state) {
    (void)state;
    load_fine(en, HEADER ENTRY("a", "in {place}", "in {place}"));
    source = source_make(arena, T("x.po"), T(HEADER ENTRY("a", "{size}", "{size}")));
    diags = diags_new(arena);
    assert_false(catalogue_load(sv, source, en, diags));
    assert_string_equal(diags_at(diags, 0)->id, "unknown-placeholder");
    assert_false(words_has(sv, "a"));
    source = source_make(arena, T("x.po"), T(HEADER ENTRY("a", "{place}", "{place}")));
    assert_true(catalogue_load(sv, source, en, diags_new(arena)));
}

static void catalogue__tells_mistakes_in_their_place(void **state) {
    (void)state;
    expect_diag(sv, ENTRY("a", "in {place}", "i {plats}"), LEVEL_ERROR, "unknown-placeholder",
                "plats", "msgid has no placeholder '{plats}'");
    expect_diag(sv, ENTRY("a", "{n, plural, other {{x}}}", "{n, plural, other {{y}}}"), LEVEL_ERROR,
                "unknown-placeholder", "y", "msgid has no placeholder '{y}'");
    expect_diag(sv, ENTRY("a", "in {place}", "\\\"i\\\" {place"), LEVEL_ERROR, "message-syntax",
                "{place", "this { has no }");
    expect_diag(sv, ENTRY("a", "{n", "x"), LEVEL_ERROR, "message-syntax", "{n", "this { has no }");
    expect_diag(sv, ENTRY("a", "{n}", "{n, plural, few {x} other {y}}"), LEVEL_ERROR,
                "unknown-plural-form", "few", "no plural form 'few' in this language");
    assert_string_equal(diags_at(diags, 0)->hint.at, "forms here: one, other");
    expect_diag(sv, ENTRY("a", "A", "B") ENTRY("a", "C", "D"), LEVEL_ERROR, "duplicate-key",
                "msgctxt \"a\"", "the key 'a' is there twice");
    expect_diag(sv, "msgid \"a\"\nmsgstr \"b\"\n", LEVEL_ERROR, "missing-context", "msgid \"a\"",
                "entry without a key");
    expect_diag(sv, "msgctxt \"a\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\n", LEVEL_ERROR,
                "gettext-plural", "msgid_plural \"b\"", "msgid_plural is not used here");
    expect_diag(sv, "msgid \"a\nmsgstr \"b\"\n", LEVEL_ERROR, "po-syntax", "\"a",
                "text without a closing quotation mark");
}

static void catalogue__warns_of_a_placeholder_left_out(void **state) {
    (void)state;
    expect_diag(sv, ENTRY("a", "{n} in {place}", "{n} där"), LEVEL_WARNING, "missing-placeholder",
                "msgstr \"{n} där\"", "the translation leaves out '{place}'");
    assert_string_equal(say(sv, "a"), "2 där");
}

static void catalogue__takes_arabic_forms_in_arabic_only(void **state) {
    (void)state;
    load_fine(ar,
              HEADER ENTRY("a", "{n}",
                           "{n, plural, zero {0} one {1} two {2} few {3} many {11} other {#}}"));
    assert_string_equal(say(ar, "a"), "2");
}

static void catalogue__keeps_the_good_entries(void **state) {
    (void)state;
    assert_false(load(sv, HEADER ENTRY("a", "A", "{") ENTRY("b", "B", "bra")));
    assert_string_equal(say(sv, "b"), "bra");
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        CASE(words__come_from_the_catalogue),
        CASE(words__of_a_later_catalogue_win),
        CASE(words__fall_back_with_their_own_grammar),
        CASE(words__fuzzy_empty_and_obsolete_are_missing),
        CASE(language__is_shared_by_threads),
        CASE(catalogue__tells_mistakes_in_their_place),
        CASE(catalogue__asks_for_no_more_than_is_given),
        CASE(catalogue__warns_of_a_placeholder_left_out),
        CASE(catalogue__takes_arabic_forms_in_arabic_only),
        CASE(catalogue__keeps_the_good_entries),
    };
    return cmocka_run_group_tests_name("locale_words", tests, NULL, NULL);
}
