// SPDX-License-Identifier: EUPL-1.2
//
// Numbers: examples, and the proof that number_write, which writes by hand, writes what ICU's
// formatter writes, for many numbers in many languages.
#include "locale/locale.h"

#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

static Arena *arena;
static Diags *diags;

static int setup(void **state) {
    (void)state;
    locale_init();
    arena = arena_new();
    diags = diags_new(arena);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static Language *open_as(const char *tag, const char *digits) {
    Language *language = language_open(
        arena, (LanguageChoice){.tag = text_of(tag), .digits = text_of(digits)}, diags, (Spot){0});
    assert_non_null(language);
    return language;
}

static void expect(const char *tag, const char *digits, double number, int decimals,
                   const char *expected) {
    Language *language = open_as(tag, digits);
    assert_string_equal(number_text(arena, language, number, decimals).at, expected);
    language_close(language);
}

static void number__writes_as_the_language_does(void **state) {
    (void)state;
    expect("sv", NULL, 83.14, 1, "83,1");
    expect("sv", NULL, -1234.5, 1, "\u22121\u00a0234,5");
    expect("en", NULL, -1234.5, 1, "-1,234.5");
    expect("fi", NULL, 1234567, 0, "1\u00a0234\u00a0567");
    expect("ar", NULL, -1234.5, 1, "\u200e-1,234.5");
    expect("ar", "arab", 83.1, 1, "٨٣٫١");
    expect("es", NULL, 1234, 0, "1234");
    expect("es", NULL, 12345, 0, "12.345");
    expect("hi", NULL, 1234567, 0, "12,34,567");
    expect("fr", NULL, 1234567, 0, "1\u202f234\u202f567");
}

static void number__rounds_half_away_from_zero(void **state) {
    (void)state;
    expect("en", NULL, 0.5, 0, "1");
    expect("en", NULL, 2.5, 0, "3");
    expect("en", NULL, -2.5, 0, "-3");
    expect("en", NULL, 1.005, 2, "1.01"); // the double is 1.00499999999999989…
    expect("en", NULL, 2.675, 2, "2.68");
    expect("en", NULL, 83.15, 1, "83.2");
    expect("en", NULL, 0.285, 2, "0.29");
    expect("en", NULL, 9.995, 2, "10.00");
    expect("en", NULL, 99.5, 0, "100");
    expect("en", NULL, 0.45, 0, "0");
}

static void number__has_no_negative_zero(void **state) {
    (void)state;
    expect("sv", NULL, -0.0, 0, "0");
    expect("sv", NULL, -0.04, 1, "0,0");
    expect("sv", NULL, -0.05, 1, "\u22120,1");
    assert_false(signbit(number_rounded(-0.04, 1)));
    assert_false(signbit(number_rounded(-0.0, 0)));
}

static void number__writes_very_large_and_small(void **state) {
    (void)state;
    expect("en", NULL, 1e23, 0, "100,000,000,000,000,000,000,000");
    expect("en", NULL, 1e-300, 2, "0.00");
    expect("en", NULL, 0.000005, 5, "0.00001");
    expect("en", NULL, 9007199254740993.0, 1, "9,007,199,254,740,992.0");
    expect("en", NULL, 999999999999999.95, 0, "1,000,000,000,000,000");
}

// ------------------------------------------------------------------------ the same as ICU's

static uint64_t dice = 88172645463325252u;

static uint64_t roll(void) {
    dice ^= dice << 13;
    dice ^= dice >> 7;
    return dice ^= dice << 17;
}

// Small and large, whole and with decimals, often right at the half between two roundings.
static double random_number(void) {
    double magnitude = 0, power = pow(10, (double)(roll() % 7));
    switch (roll() % 6) {
    case 0: magnitude = (double)(roll() % 1000); break;
    case 1: magnitude = (double)(roll() % 10000000) / power; break;
    case 2: magnitude = ((double)(roll() % 1000000) + 0.5) / power; break;
    case 3:
        magnitude = nextafter(((double)(roll() % 100000) + 0.5) / power, roll() & 1 ? 0 : 1e300);
        break;
    case 4: magnitude = ldexp((double)(roll() >> 11), (int)(roll() % 120) - 80); break;
    case 5: {
        uint64_t bits = roll() & 0x7fffffffffffffff;
        memcpy(&magnitude, &bits, sizeof bits);
        if (!(magnitude < 1e30))
            magnitude = 0.5;
    }
    }
    return roll() & 1 ? -magnitude : magnitude;
}

static UNumberFormatter *open_icu(const char *locale, int decimals) {
    UErrorCode status = U_ZERO_ERROR;
    char text[80] = "precision-integer";
    UChar skeleton[80];
    if (decimals)
        snprintf(text, sizeof text, ".%.*s", decimals, "0000000000");
    strcat(text, " rounding-mode-half-up sign-negative");
    u_uastrcpy(skeleton, text);
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(skeleton, -1, locale, &status);
    assert_true(U_SUCCESS(status));
    return formatter;
}

static void format_icu(UNumberFormatter *formatter, UFormattedNumber *result, double number,
                       char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[600];
    unumf_formatDouble(formatter, number, result, &status);
    int32_t length = unumf_resultToString(result, text, 600, &status);
    u_strToUTF8(out, capacity, NULL, text, length, &status);
    assert_true(U_SUCCESS(status));
}

static void compare(const char *tag, const char *digits, const char *locale, int rounds) {
    UErrorCode status = U_ZERO_ERROR;
    Language *language = open_as(tag, digits);
    UFormattedNumber *result = unumf_openResult(&status);
    Buf buf = {0};
    for (int decimals = 0; decimals <= 6; decimals++) {
        UNumberFormatter *formatter = open_icu(locale, decimals);
        for (int i = 0; i < rounds; i++) {
            char icu[1200];
            double number = random_number();
            format_icu(formatter, result, number, icu, sizeof icu);
            buf_clear(&buf);
            number_write(&buf, language, number, decimals);
            buf_char(&buf, '\0');
            if (strcmp(buf.at, icu) != 0)
                fail_msg("%s %.17g, %d decimals: '%s', ICU '%s'", tag, number, decimals, buf.at,
                         icu);
        }
        unumf_close(formatter);
    }
    buf_release(&buf);
    unumf_closeResult(result);
    language_close(language);
}

static void number__equals_icu(void **state) {
    (void)state;
    compare("sv", NULL, "sv", 20000);
    compare("sv-simple", NULL, "sv", 5000);
    compare("en", NULL, "en_GB", 20000);
    compare("fi", NULL, "fi", 20000);
    compare("ar", NULL, "ar@numbers=latn", 20000);
    compare("ar", "arab", "ar@numbers=arab", 5000);
}

static void number__equals_icu_in_other_languages(void **state) {
    (void)state;
    static const char *const tags[] = {"se", "fa",    "ps", "ckb", "ku",    "es", "pl",
                                       "hi", "de-CH", "fr", "bg",  "pt-PT", "so", "ti",
                                       "uk", "th",    "he", "ur",  "de-AT", "my"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        char locale[16];
        snprintf(locale, sizeof locale, "%s", tags[i]);
        if (strchr(locale, '-'))
            *strchr(locale, '-') = '_';
        compare(tags[i], NULL, locale, 300);
    }
    compare("fa", "latn", "fa@numbers=latn", 300);
    compare("ne", NULL, "ne", 300);
    compare("sv", "fullwide", "sv@numbers=fullwide", 300);
    compare("sv", "mathsans", "sv@numbers=mathsans", 300); // four bytes a digit
}

static void number__rounded_is_what_is_written(void **state) {
    (void)state;
    Language *language = open_as("en", NULL);
    for (int i = 0; i < 100000; i++) {
        double number = random_number();
        int decimals = (int)(roll() % 7);
        char plain[400], *to = plain;
        for (const char *from = number_text(arena, language, number, decimals).at; *from; from++)
            if (*from != ',')
                *to++ = *from;
        *to = '\0';
        if (strtod(plain, NULL) != number_rounded(number, decimals))
            fail_msg("%.17g with %d decimals: %s but %.17g", number, decimals, plain,
                     number_rounded(number, decimals));
        if (i % 1000 == 0) {
            language_close(language);
            arena_free(arena);
            arena = arena_new();
            diags = diags_new(arena);
            language = open_as("en", NULL);
        }
    }
    language_close(language);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number__writes_as_the_language_does),
        cmocka_unit_test(number__rounds_half_away_from_zero),
        cmocka_unit_test(number__has_no_negative_zero),
        cmocka_unit_test(number__writes_very_large_and_small),
        cmocka_unit_test(number__equals_icu),
        cmocka_unit_test(number__equals_icu_in_other_languages),
        cmocka_unit_test(number__rounded_is_what_is_written),
    };
    return cmocka_run_group_tests_name("locale_number", tests, setup, teardown);
}
