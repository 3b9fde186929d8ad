// SPDX-License-Identifier: EUPL-1.2
#include "locale/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static Arena *arena;
static Language *sv, *en, *ar, *de, *fi, *hi;

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
    de = open_as("de");
    fi = open_as("fi");
    hi = open_as("hi");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    Language *all[] = {sv, en, ar, de, fi, hi};
    for (size_t i = 0; i < 6; i++)
        language_close(all[i]);
    arena_free(arena);
    return 0;
}

static void expect(const Language *language, const char *text, size_t count, double number,
                   int decimals, const char *part) {
    NumberFound found;
    size_t numbers = number_find(language, text_of(text), &found);
    if (numbers != count || found.number != number || found.decimals != decimals ||
        !text_is(found.part, part))
        fail_msg("'%s': %zu numbers, first %g with %d decimals in '%.*s'", text, numbers,
                 found.number, found.decimals, TEXT_ARG(found.part));
}

static void find__reads_the_languages_own_way(void **state) {
    (void)state;
    expect(sv, "83,1 år", 1, 83.1, 1, "83,1");
    expect(sv, "1 234,5", 1, 1234.5, 1, "1 234,5");
    expect(sv, "1\u00a0234,5", 1, 1234.5, 1, "1\u00a0234,5");
    expect(sv, "1\u202f234\u202f567", 1, 1234567, 0, "1\u202f234\u202f567");
    expect(sv, "1 234\u00a0567,25 kronor", 1, 1234567.25, 2, "1 234\u00a0567,25");
    expect(sv, "minst 8 av tio", 1, 8, 0, "8");
    expect(fi, "83,1 vuotta", 1, 83.1, 1, "83,1");
    expect(en, "83.1 years", 1, 83.1, 1, "83.1");
    expect(en, "1,234.5", 1, 1234.5, 1, "1,234.5");
    expect(en, "about 1,234,567 people.", 1, 1234567, 0, "1,234,567");
    expect(en, "1 234.50", 1, 1234.5, 2, "1 234.50");
    expect(de, "1.234,5", 1, 1234.5, 1, "1.234,5");
    expect(hi, "12,34,567", 1, 1234567, 0, "12,34,567");
    expect(ar, "83.1 سنة", 1, 83.1, 1, "83.1");
    expect(ar, "٨٣٫١ سنة", 1, 83.1, 1, "٨٣٫١");
    expect(ar, "١٬٢٣٤٫٥", 1, 1234.5, 1, "١٬٢٣٤٫٥");
    expect(ar, "بنسبة\u00a0و83.1", 1, 83.1, 1, "83.1");
}

static void find__reads_signs(void **state) {
    (void)state;
    expect(sv, "\u22123,2", 1, -3.2, 1, "\u22123,2");
    expect(sv, "-3,2 procent", 1, -3.2, 1, "-3,2");
    expect(sv, "(\u22123,2)", 1, -3.2, 1, "\u22123,2");
    expect(sv, "+3,2", 1, 3.2, 1, "3,2");
    expect(ar, "\u200e-1,234.5", 1, -1234.5, 1, "-1,234.5");
    expect(ar, "-\u200e5", 1, -5, 0, "-\u200e5");
    expect(sv, "covid-19", 1, 19, 0, "19");
    expect(sv, "5-3", 2, 5, 0, "5");
    expect(sv, "\u22120", 1, 0, 0, "\u22120");
    expect(sv, "- 3", 1, 3, 0, "3");
}

static void find__counts(void **state) {
    (void)state;
    expect(sv, "", 0, 0, 0, "");
    expect(sv, "nästan alla", 0, 0, 0, "");
    expect(sv, "2014–2018", 2, 2014, 0, "2014");
    expect(sv, "2014-2018", 2, 2014, 0, "2014");
    expect(sv, "2018 5 000 personer", 2, 2018, 0, "2018");
    expect(sv, "2018 500 personer", 2, 2018, 0, "2018");
    expect(sv, "mellan 1,5 och 2,5 år", 2, 1.5, 1, "1,5");
    expect(sv, "år 2019, 2020 och 2021.", 3, 2019, 0, "2019");
    expect(sv, "2026-11-22", 3, 2026, 0, "2026");
    expect(sv, "1 23 personer", 2, 1, 0, "1");
    expect(sv, "1 2345", 2, 1, 0, "1");
    expect(en, "1,234 567", 2, 1234, 0, "1,234");
}

static void find__leaves_out_what_is_no_number(void **state) {
    (void)state;
    expect(sv, "12.30.45", 0, 0, 0, "12.30.45");
    expect(sv, "klockan 12.30.45, 7 av 10", 2, 7, 0, "7");
    expect(sv, "1,2,3", 0, 0, 0, "1,2,3");
    expect(en, "1,234,56", 0, 0, 0, "1,234,56");
    expect(sv, "192.168.0.1", 0, 0, 0, "192.168.0.1");
    expect(sv, "CO2", 0, 0, 0, "");
    expect(sv, "CO2: 5 ton", 1, 5, 0, "5");
    expect(sv, "H1N1", 0, 0, 0, "");
    expect(sv, "12345678901234567890123456789012345678901", 0, 0, 0,
           "12345678901234567890123456789012345678901");
}

static void find__tells_foreign_marks(void **state) {
    (void)state;
    NumberFound found;
    expect(sv, "83.1 år", 1, 83.1, 1, "83.1");
    assert_int_equal(number_find(sv, T("83.1 år"), &found), 1);
    assert_true(found.foreign);
    assert_int_equal(number_find(sv, T("83,1 år"), &found), 1);
    assert_false(found.foreign);
    assert_int_equal(number_find(en, T("83,1"), &found), 1);
    assert_true(found.foreign && found.number == 83.1);
    assert_int_equal(number_find(ar, T("٨٣٫١"), &found), 1);
    assert_false(found.foreign);
}

static void find__lists_all(void **state) {
    (void)state;
    NumberFound found[3];
    Text text = T("Av 25–64 år: 41,9 procent mot 26,3 (2019), 1 av 2.");
    assert_int_equal(numbers_find(sv, text, found, 3), 7);
    assert_true(found[0].number == 25 && found[1].number == 64 && found[2].number == 41.9);
    assert_int_equal(found[2].decimals, 1);
    assert_true(text_is(found[2].part, "41,9"));
    assert_int_equal(numbers_find(sv, T("CO2 och 12.30.45"), found, 3), 0);
}

static void find__reads_what_is_written(void **state) {
    (void)state;
    const Language *all[] = {sv, en, ar, de, fi};
    for (size_t i = 0; i < 5; i++)
        for (int k = -20000; k <= 20000; k += 7) {
            int decimals = (k & 3);
            double number = number_rounded(k * 123.456, decimals);
            NumberFound found;
            Text text = number_text(arena, all[i], number, decimals);
            assert_int_equal(number_find(all[i], text, &found), 1);
            assert_true(found.number == number && found.decimals == decimals && !found.foreign);
        }
}

static void find__reads_no_more_decimals_than_numbers_have(void **state) {
    (void)state;
    expect(sv, "0,123456789012345", 1, 0.123456789012345, 15, "0,123456789012345");
    expect(sv, "0,1234567890123456", 0, 0, 0, "0,1234567890123456");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find__reads_the_languages_own_way),
        cmocka_unit_test(find__reads_signs),
        cmocka_unit_test(find__counts),
        cmocka_unit_test(find__leaves_out_what_is_no_number),
        cmocka_unit_test(find__tells_foreign_marks),
        cmocka_unit_test(find__lists_all),
        cmocka_unit_test(find__reads_what_is_written),
        cmocka_unit_test(find__reads_no_more_decimals_than_numbers_have),
    };
    return cmocka_run_group_tests_name("locale_find", tests, setup, teardown);
}
