// SPDX-License-Identifier: EUPL-1.2
#include "locale/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static Arena *arena;
static Diags *diags;

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

static Language *try_open(const char *tag, const char *digits) {
    diags = diags_new(arena);
    return language_open(arena, (LanguageChoice){.tag = text_of(tag), .digits = text_of(digits)},
                         diags, (Spot){0});
}

static void expect(const char *tag, const char *name, const char *direction, const char *number) {
    Language *language = try_open(tag, NULL);
    assert_non_null(language);
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 0);
    assert_string_equal(language_tag(language).at, tag);
    assert_string_equal(language_name(language).at, name);
    assert_string_equal(language_direction(language), direction);
    assert_string_equal(number_text(arena, language, 1234.5, 1).at, number);
    language_close(language);
}

static void language__knows_names_directions_and_numbers(void **state) {
    (void)state;
    expect("sv", "svenska", "ltr", "1\u00a0234,5");
    expect("en", "English", "ltr", "1,234.5");
    expect("fi", "suomi", "ltr", "1\u00a0234,5");
    expect("ar", "العربية", "rtl", "1,234.5");
    expect("so", "Soomaali", "ltr", "1,234.5");
    expect("ti", "ትግርኛ", "ltr", "1,234.5");
    expect("se", "davvisámegiella", "ltr", "1\u00a0234,5");
    expect("fa", "فارسی", "rtl", "۱٬۲۳۴٫۵");
    expect("sr-Latn", "srpski (latinica)", "ltr", "1.234,5");
}

static void language__maps_what_icu_does_not_know(void **state) {
    (void)state;
    expect("fit", "meänkieli", "ltr", "1\u00a0234,5");
    expect("rmn", "romani čhib", "ltr", "1\u00a0234,5");
    expect("rmn-SE", "romani čhib", "ltr", "1\u00a0234,5");
    expect("sma", "åarjelsaemien gïele", "ltr", "1\u00a0234,5");
    expect("smj", "julevsámegiella", "ltr", "1\u00a0234,5");
    expect("prs", "دری", "rtl", "۱٬۲۳۴٫۵");
    expect("aii", "ܣܘܪܝܬ", "rtl", "1,234.5");
}

static void language__reads_the_variant_simple(void **state) {
    (void)state;
    expect("sv-simple", "lättläst svenska", "ltr", "1\u00a0234,5");
    expect("fi-simple", "selkosuomi", "ltr", "1\u00a0234,5");
    expect("pl-simple", "polski (simple)", "ltr", "1234,5");
    Language *simple = try_open("sv-simple", NULL), *plain = try_open("sv", NULL);
    assert_true(language_simple(simple));
    assert_false(language_simple(plain));
    language_close(simple);
    language_close(plain);
}

static void language__takes_the_chosen_digits(void **state) {
    (void)state;
    Language *language = try_open("ar", "arab");
    assert_string_equal(number_text(arena, language, 83.1, 1).at, "٨٣٫١");
    language_close(language);
    language = try_open("prs", "latn");
    assert_string_equal(number_text(arena, language, 83.1, 1).at, "83.1");
    language_close(language);
    language = try_open("ar-u-nu-arab", NULL);
    assert_string_equal(number_text(arena, language, 83.1, 1).at, "٨٣٫١");
    language_close(language);
}

static void expect_error(const char *tag, const char *digits, const char *id, const char *message) {
    assert_null(try_open(tag, digits));
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 1);
    assert_string_equal(diags_at(diags, 0)->id, id);
    assert_string_equal(diags_at(diags, 0)->message.at, message);
    assert_true(diags_at(diags, 0)->hint.length > 0);
}

static void language__refuses_what_nobody_knows(void **state) {
    (void)state;
    static const char *const tags[] = {"svenska",
                                       "xx",
                                       "",
                                       "x-foo",
                                       "und",
                                       "a",
                                       "sv-",
                                       "sv--x",
                                       "simple",
                                       "-sv",
                                       "sv_SE",
                                       "své",
                                       "tlh",
                                       "sv-simple-simple-",
                                       "qqq",
                                       "root",
                                       "sv-abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        expect_error(tags[i], NULL, "unknown-language",
                     text_format(arena, "unknown language '%s'", tags[i]).at);
    expect_error("sv-variant0-variant1-variant2-variant3-variant4-variant5-variant6-variant7", NULL,
                 "unknown-language",
                 "unknown language "
                 "'sv-variant0-variant1-variant2-variant3-variant4-variant5-variant6-variant7'");
    expect_error("sv-u-nu-roman", NULL, "unknown-digits", "unknown digits 'roman'");
    expect_error("sv_SE", NULL, "unknown-language", "unknown language 'sv_SE'");
    assert_non_null(strstr(diags_at(diags, 0)->hint.at, "hyphen"));
    expect_error("ar", "roman", "unknown-digits", "unknown digits 'roman'");
    expect_error("ar", "arabic", "unknown-digits", "unknown digits 'arabic'");
}

// --------------------------------------------------- the machine's own language does not matter

static void write_sample(int out) {
    static const char *const tags[] = {"sv",  "en",  "fi",  "ar",  "fit",
                                       "rmn", "sma", "prs", "aii", "so"};
    locale_init();
    arena = arena_new();
    Buf buf = {0};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        Language *language = try_open(tags[i], NULL);
        Text list[] = {T("zebra"), T("å"), T("ä")};
        buf_format(&buf, "%s ", language_name(language).at);
        number_write(&buf, language, -1234567.25, 1);
        buf_text(&buf, date_text(arena, language, T("2026-11-22")));
        buf_text(&buf, period_text(arena, language, T("2023-01")));
        buf_text(&buf, list_text(arena, language, list, 3));
        buf_format(&buf, "%d\n", language_order(language, list[0], list[1]));
        language_close(language);
    }
    buf_string(&buf, try_open("xyz", NULL) ? "known" : "unknown");
    ssize_t written = write(out, buf.at, buf.length);
    _exit(written == (ssize_t)buf.length ? 0 : 1);
}

// ICU reads the environment once, so each try is a process of its own.
static size_t sample(const char *lang, char *text, size_t capacity) {
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        setenv("LANG", lang, 1);
        setenv("LC_ALL", lang, 1);
        write_sample(ends[1]);
    }
    close(ends[1]);
    size_t length = 0;
    for (ssize_t n; (n = read(ends[0], text + length, capacity - length)) > 0;)
        length += (size_t)n;
    close(ends[0]);
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return length;
}

static void machine__does_not_matter(void **state) {
    (void)state;
    static const char *const langs[] = {"sv_SE.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "tr_TR.UTF-8",
                                        ""};
    static char first[8192], other[8192];
    size_t length = sample("C", first, sizeof first);
    assert_true(length > 500);
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        assert_int_equal(sample(langs[i], other, sizeof other), length);
        assert_memory_equal(first, other, length);
    }
    assert_memory_equal(first + length - 7, "unknown", 7);
}

int main(void) {
    // Before this process asks ICU for anything.
    const struct CMUnitTest first[] = {cmocka_unit_test(machine__does_not_matter)};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(language__knows_names_directions_and_numbers),
        cmocka_unit_test(language__maps_what_icu_does_not_know),
        cmocka_unit_test(language__reads_the_variant_simple),
        cmocka_unit_test(language__takes_the_chosen_digits),
        cmocka_unit_test(language__refuses_what_nobody_knows),
    };
    return cmocka_run_group_tests_name("locale_machine", first, NULL, NULL) +
           cmocka_run_group_tests_name("locale_language", tests, setup, teardown);
}
