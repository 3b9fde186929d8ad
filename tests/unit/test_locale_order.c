// SPDX-License-Identifier: EUPL-1.2
#include "locale/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;
static Language *sv, *en, *fi, *ar, *rmn;

static Language *open_as(const char *tag) {
    return language_open(arena, (LanguageChoice){.tag = text_of(tag)}, diags_new(arena), (Spot){0});
}

static int setup(void **state) {
    (void)state;
    locale_init();
    arena = arena_new();
    sv = open_as("sv");
    en = open_as("en");
    fi = open_as("fi");
    ar = open_as("ar");
    rmn = open_as("rmn");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    Language *all[] = {sv, en, fi, ar, rmn};
    for (size_t i = 0; i < 5; i++)
        language_close(all[i]);
    arena_free(arena);
    return 0;
}

static void expect_order(const Language *language, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int order = language_order(language, text_of(words[i]), text_of(words[j]));
            if ((order > 0) - (order < 0) != (i > j) - (i < j))
                fail_msg("'%s' and '%s': %d", words[i], words[j], order);
        }
}

static void order__is_the_languages_own(void **state) {
    (void)state;
    static const char *const sorted[] = {"",        "Bollnäs",  "bullar",     "Gävle",
                                         "gävlebo", "Ovanåker", "Zinkgruvan", "ål",
                                         "Åmot",    "älv",      "öl"};
    expect_order(sv, sorted, sizeof sorted / sizeof *sorted);
    expect_order(fi, sorted, sizeof sorted / sizeof *sorted);
    assert_true(language_order(en, T("ål"), T("zebra")) < 0);
    assert_true(language_order(sv, T("ål"), T("zebra")) > 0);
}

static void order__is_total(void **state) {
    (void)state;
    assert_int_equal(language_order(sv, T("Gävle"), T("Gävle")), 0);
    assert_int_equal(language_order(sv, (Text){0}, T("")), 0);
    Text composed = T("G\u00e4vle"), decomposed = T("Ga\u0308vle");
    int order = language_order(sv, composed, decomposed);
    assert_int_not_equal(order, 0);
    assert_int_equal(language_order(sv, decomposed, composed), -order);
}

static void expect_list(const Language *language, size_t count, const char *expected) {
    static const Text parts[] = {{"A", 1}, {"B", 1}, {"Å", 2}, {"D", 1}};
    assert_string_equal(list_text(arena, language, parts, count).at, expected);
}

static void list__joins_as_in_a_sentence(void **state) {
    (void)state;
    expect_list(sv, 0, "");
    expect_list(sv, 1, "A");
    expect_list(sv, 2, "A och B");
    expect_list(sv, 3, "A, B och Å");
    expect_list(sv, 4, "A, B, Å och D");
    expect_list(en, 3, "A, B and Å");
    expect_list(fi, 3, "A, B ja Å");
    expect_list(ar, 2, "A وB");
    expect_list(rmn, 3, "A, B, Å"); // not Swedish 'och' in Romani
}

static void isolate__wraps(void **state) {
    (void)state;
    assert_string_equal(text_isolate(arena, T("Skåne")).at, "\u2068Skåne\u2069");
    assert_string_equal(text_isolate(arena, (Text){0}).at, "\u2068\u2069");
}

static void capital__is_the_languages_own(void **state) {
    (void)state;
    Language *tr = open_as("tr");
    assert_string_equal(text_capital(arena, sv, T("åldrar i länet")).at, "Åldrar i länet");
    assert_string_equal(text_capital(arena, tr, T("istanbul")).at, "İstanbul");
    assert_string_equal(text_capital(arena, sv, T("istanbul")).at, "Istanbul");
    assert_string_equal(text_capital(arena, ar, T("نساء")).at, "نساء");
    assert_string_equal(text_capital(arena, sv, T("7 av 10")).at, "7 av 10");
    assert_int_equal(text_capital(arena, sv, (Text){0}).length, 0);
    language_close(tr);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order__is_the_languages_own),
        cmocka_unit_test(order__is_total),
        cmocka_unit_test(list__joins_as_in_a_sentence),
        cmocka_unit_test(isolate__wraps),
        cmocka_unit_test(capital__is_the_languages_own),
    };
    return cmocka_run_group_tests_name("locale_order", tests, setup, teardown);
}
