// SPDX-License-Identifier: EUPL-1.2
#include "locale/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;

static int setup(void **state) {
    (void)state;
    locale_init();
    arena = arena_new();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

typedef Text Writer(Arena *to, const Language *language, Text text);

static void expect(Writer *writer, const char *tag, const char *digits, const char *from,
                   const char *expected) {
    LanguageChoice choice = {.tag = text_of(tag), .digits = text_of(digits)};
    Language *language = language_open(arena, choice, diags_new(arena), (Spot){0});
    assert_non_null(language);
    assert_string_equal(writer(arena, language, text_of(from)).at, expected);
    language_close(language);
}

static void date__is_in_words(void **state) {
    (void)state;
    expect(date_text, "sv", NULL, "2026-11-22", "22 november 2026");
    expect(date_text, "en", NULL, "2026-11-22", "22 November 2026");
    expect(date_text, "en-US", NULL, "2026-11-22", "November 22, 2026");
    expect(date_text, "fi", NULL, "2026-11-22", "22. marraskuuta 2026");
    expect(date_text, "fit", NULL, "2026-11-22", "22. marraskuuta 2026");
    expect(date_text, "ar", NULL, "2026-11-22", "22 نوفمبر 2026");
    expect(date_text, "ar", "arab", "2026-11-22", "٢٢ نوفمبر ٢٠٢٦");
    expect(date_text, "prs", NULL, "2026-11-22", "۲۲ نومبر ۲۰۲۶"); // Gregorian, not Persian
    expect(date_text, "sv", NULL, "2026-11", "november 2026");
    expect(date_text, "fi", NULL, "2026-11", "marraskuu 2026");
    expect(date_text, "sv", NULL, "2026", "2026");
    expect(date_text, "ar", "arab", "2026", "٢٠٢٦");
    expect(date_text, "sv", NULL, "2024-02-29", "29 februari 2024");
    expect(date_text, "sv", NULL, "2000-02-29", "29 februari 2000");
    expect(date_text, "sv", NULL, "1970-01-01", "1 januari 1970");
    expect(date_text, "sv", NULL, "1859-12-31", "31 december 1859");
}

static void date__stays_where_words_are_missing(void **state) {
    (void)state;
    expect(date_text, "se", NULL, "2026-11-22", "2026-11-22");
    expect(date_text, "sma", NULL, "2026-11-22", "2026-11-22");
    expect(date_text, "rmn", NULL, "2026-11-22", "2026-11-22");
    expect(date_text, "aii", NULL, "2026-11", "2026-11");
}

static void date__leaves_what_is_no_date(void **state) {
    (void)state;
    static const char *const others[] = {
        "",           "i går",      "2026-13",  "2026-02-29",       "1900-02-29",  "2026-00-10",
        "2026-11-31", "2026-1-1",   "26-11-22", "2026-11-22T10:00", "2026-11-22-", "2026-11-",
        "2026/11/22", "1500-01-01", "20260101"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        expect(date_text, "sv", NULL, others[i], others[i]);
}

static void period__is_in_words(void **state) {
    (void)state;
    expect(period_text, "sv", NULL, "2019", "2019");
    expect(period_text, "sv", NULL, "2014-2018", "2014–2018");
    expect(period_text, "ar", NULL, "2014-2018", "2014–2018");
    expect(period_text, "ar", "arab", "2014-2018", "٢٠١٤–٢٠١٨");
    expect(period_text, "sv", NULL, "2023-01", "januari 2023");
    expect(period_text, "en", NULL, "2023-01", "January 2023");
    expect(period_text, "sv", NULL, "2023-01-15", "15 januari 2023");
    expect(period_text, "sv", NULL, "läsåret 22/23", "läsåret 22/23");
    expect(period_text, "sv", NULL, "2014-201a", "2014-201a");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date__is_in_words),
        cmocka_unit_test(date__stays_where_words_are_missing),
        cmocka_unit_test(date__leaves_what_is_no_date),
        cmocka_unit_test(period__is_in_words),
    };
    return cmocka_run_group_tests_name("locale_date", tests, setup, teardown);
}
