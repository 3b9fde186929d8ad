// SPDX-License-Identifier: EUPL-1.2
//
// Message patterns: examples, faults, and the proof that what compiles here means the same to ICU.
#include "locale/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/umsg.h>
#include <unicode/ustring.h>

enum { LANGUAGES = 4 };

static const char *const tags[LANGUAGES] = {"sv", "en", "fi", "ar"};
static const char *const locales[LANGUAGES] = {"sv", "en_GB", "fi", "ar@numbers=latn"};

static Arena *arena, *scratch;
static Language *languages[LANGUAGES];
static Language *sv;

static int setup(void **state) {
    (void)state;
    locale_init();
    arena = arena_new();
    scratch = arena_new();
    for (int i = 0; i < LANGUAGES; i++)
        languages[i] = language_open(arena, (LanguageChoice){.tag = text_of(tags[i])},
                                     diags_new(arena), (Spot){0});
    sv = languages[0];
    return 0;
}

static int teardown(void **state) {
    (void)state;
    for (int i = 0; i < LANGUAGES; i++)
        language_close(languages[i]);
    arena_free(scratch);
    arena_free(arena);
    return 0;
}

static Text render(const Language *language, const char *pattern, const WordsArg *args,
                   size_t count) {
    Fault fault;
    Buf buf = {0};
    const Message *message = message_compile(scratch, text_of(pattern), FORMS_ALL, &fault);
    if (!message)
        fail_msg("'%s': %s", pattern, fault.message.at);
    message_write(&buf, message, language, args, count, language_rtl(language));
    Text text = buf_copy(scratch, &buf);
    buf_release(&buf);
    return text;
}

static void expect(const Language *language, const char *pattern, double number, int decimals,
                   const char *wanted) {
    WordsArg args[] = {{"n", {0}, number, decimals}, {"who", T("kvinnor"), 0, 0}};
    assert_string_equal(render(language, pattern, args, 2).at, wanted);
}

// ------------------------------------------------------------------------------------ examples

static void message__fills_in(void **state) {
    (void)state;
    expect(sv, "", 0, 0, "");
    expect(sv, "Bara text", 0, 0, "Bara text");
    expect(sv, "{who} har { n } år", 1234.56, 1, "kvinnor har 1\u00a0234,6 år");
    expect(sv, "# är bara ett tecken", 0, 0, "# är bara ett tecken");
}

static void message__chooses_by_plural(void **state) {
    (void)state;
    const char *pattern = "{n, plural, =0 {ingen} one {# kvinna} other {# kvinnor}}";
    expect(sv, pattern, 0, 0, "ingen");
    expect(sv, pattern, 1, 0, "1 kvinna");
    expect(sv, pattern, 2, 0, "2 kvinnor");
    expect(sv, pattern, 1, 1, "1,0 kvinnor"); // as it is shown
    expect(sv, pattern, 0.96, 0, "1 kvinna");
    expect(sv, pattern, 0.04, 1, "ingen");
    expect(sv, pattern, -1, 0, "\u22121 kvinna");
    expect(sv, "{n, plural, offset:1 =1 {{who}} one {{who} och en till} other {{who} och # till}}",
           1, 0, "kvinnor");
    expect(sv, "{n, plural, offset:1 =1 {{who}} one {{who} och en till} other {{who} och # till}}",
           2, 0, "kvinnor och en till");
    expect(sv, "{n, plural, offset:1 =1 {{who}} one {{who} och en till} other {{who} och # till}}",
           4, 0, "kvinnor och 3 till");
}

static void message__takes_every_arabic_form(void **state) {
    (void)state;
    const char *pattern = "{n,plural,zero{Z}one{O}two{T}few{F#}many{M#}other{R#}}";
    static const struct {
        double number;
        const char *wanted;
    } cases[] = {{0, "Z"},    {1, "O"},    {2, "T"},      {3, "F3"},    {10, "F10"},
                 {11, "M11"}, {99, "M99"}, {100, "R100"}, {103, "F103"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(languages[3], pattern, cases[i].number, 0, cases[i].wanted);
    expect(languages[3], pattern, 1.5, 1, "R1.5");
}

static void message__chooses_by_text(void **state) {
    (void)state;
    expect(sv, "{who, select, men {män} kvinnor {hon} other {de}}", 0, 0, "hon");
    expect(sv, "{who, select, men {män} other {de {n}}}", 3, 0, "de 3");
    expect(sv, "{who, select, kvinnor {{n, plural, one {#} other {alla #}}} other {}}", 3, 0,
           "alla 3");
}

static void message__quotes_with_apostrophes(void **state) {
    (void)state;
    expect(sv, "it's, it''s", 0, 0, "it's, it's");
    expect(sv, "'{n}' '' '}'", 0, 0, "{n} ' }");
    expect(sv, "'{''}'x'", 0, 0, "{'}x'");
    expect(sv, "'# #", 0, 0, "'# #");
    expect(sv, "{n, plural, other {'#' # '{#}' it's}}", 5, 0, "# 5 {#} it's");
    expect(sv, "slut'", 0, 0, "slut'");
}

static void message__isolates_texts_for_right_to_left(void **state) {
    (void)state;
    expect(languages[3], "في {who}: {n}", 5, 0, "في \u2068kvinnor\u2069: 5");
}

// "-15.0 نقطة" begins with U+200E, after which a first-strong isolate would put the word before the
// number; a text with isolates of its own has no strong letter outside of them.
static void message__tells_the_direction_of_numbers_with_words(void **state) {
    (void)state;
    const Language *ar = languages[3];
    WordsArg number[] = {{"gap", {0}, -15, 1}};
    Text gap = render(ar, "{gap, plural, one {# نقطة} other {# نقطة}}", number, 1);
    WordsArg inner[] = {{"who", T("Gävle"), 0, 0}};
    Text name = render(ar, "{who}", inner, 1);
    WordsArg args[] = {{"gap", gap, 0, 0}, {"name", name, 0, 0}};
    assert_string_equal(render(ar, "{gap}؛ {name}", args, 2).at,
                        "\u2067\u200e-15.0 نقطة\u2069؛ \u2067\u2068Gävle\u2069\u2069");
}

static void message__names_its_arguments(void **state) {
    (void)state;
    Fault fault;
    TextList names = {0};
    const char *pattern = "{a} {b, plural, one {{c}} other {{a} #}} {d, select, x {{e}} other {}}";
    message_names(arena, message_compile(arena, text_of(pattern), FORMS_ALL, &fault), &names);
    assert_string_equal(text_join(arena, names.items, names.count, " ").at, "a b c d e");
}

// -------------------------------------------------------------------------------------- faults

static void expect_fault(const char *pattern, size_t from, const char *message) {
    Fault fault = {0};
    if (message_compile(arena, text_of(pattern), sv->forms, &fault))
        fail_msg("'%s' compiles", pattern);
    assert_string_equal(fault.message.at, message);
    assert_int_equal(fault.from, from);
    assert_true(fault.length > 0);
}

static void message__tells_what_is_wrong(void **state) {
    (void)state;
    expect_fault("a {", 2, "expected a name after {");
    expect_fault("a {n", 2, "this { has no }");
    expect_fault("a {}", 2, "expected a name after {");
    expect_fault("a } b", 2, "this } has no {");
    expect_fault("a {n-1}", 3, "this is no name of a placeholder");
    expect_fault("a {n, number}", 6, "unknown kind 'number'");
    expect_fault("a {n, plural}", 6, "expected , after the kind");
    expect_fault("{n, plural, one {x}}", 0, "there is no 'other'");
    expect_fault("{n, plural, one {x}", 0, "this { has no }");
    expect_fault("{n, plural, other {x}", 0, "this { has no }");
    expect_fault("{n, plural, other {x", 12, "the text of this selector has no }");
    expect_fault("{n, plural, other x}", 18, "expected { after the selector");
    expect_fault("{n, plural, few {x} other {y}}", 12, "no plural form 'few' in this language");
    expect_fault("{n, plural, once {x} other {y}}", 12, "no plural form 'once' in this language");
    expect_fault("{n, plural, =x {x} other {y}}", 12, "expected a number after '='");
    expect_fault("{n, plural, offset:x other {y}}", 12, "expected a number after 'offset:'");
    expect_fault("{n, select, too-few {x} other {y}}", 12,
                 "expected a selector such as one, other or =0");
    expect_fault("{n, select, x {x} x {z} other {y}}", 18, "this selector is there twice");
    expect_fault("{n, plural, other {{m, select, other {#}}}}", 38,
                 "'#' in a select within a plural is no number");
    expect_fault("l'{n} och d", 1, "the quotation that begins here has no end");
}

static void message__bounds_nesting(void **state) {
    (void)state;
    Buf buf = {0};
    for (int i = 0; i < 1000; i++)
        buf_string(&buf, "{n,select,other{");
    buf_char(&buf, '\0');
    Fault fault = {0};
    assert_null(message_compile(arena, text_of(buf.at), FORMS_ALL, &fault));
    assert_string_equal(fault.message.at, "nested too deeply");
    buf_release(&buf);
}

// Names and selectors are compared with each other: a text that is no text must not take minutes.
static void message__bounds_length(void **state) {
    (void)state;
    Buf buf = {0};
    for (int i = 0; i < 100000; i++)
        buf_format(&buf, "{n%d}", i);
    Fault fault = {0};
    assert_null(message_compile(arena, buf_view(&buf), FORMS_ALL, &fault));
    assert_string_equal(fault.message.at, "more than 16 KiB in one text");
    buf_release(&buf);
}

// ------------------------------------------------------------------------ the same as ICU means

static Text render_icu(const char *locale, const char *pattern, double number, const char *word) {
    UErrorCode status = U_ZERO_ERROR;
    UChar in[2000], argument[50], out[4000];
    u_strFromUTF8(in, 2000, NULL, pattern, -1, &status);
    u_strFromUTF8(argument, 50, NULL, word, -1, &status);
    UMessageFormat *format = umsg_open(in, -1, locale, NULL, &status);
    if (U_FAILURE(status))
        fail_msg("'%s': ICU: %s", pattern, u_errorName(status));
    int32_t length = umsg_format(format, out, 4000, &status, number, argument);
    int32_t capacity = length * 3 + 1;
    char *text = arena_alloc(scratch, (size_t)capacity);
    u_strToUTF8(text, capacity, NULL, out, length, &status);
    assert_true(U_SUCCESS(status));
    umsg_close(format);
    return text_of(text);
}

// umsg reads its arguments by the types that the whole pattern gives them, so both are named first.
static void compare(int language, const char *pattern, double number, int decimals,
                    const char *word) {
    char whole[2000];
    snprintf(whole, sizeof whole, "{0,%s}{1}%s", "plural,other{}", pattern);
    WordsArg args[] = {{"0", {0}, number, decimals}, {"1", text_of(word), 0, 0}};
    Text ours = render(languages[language], whole, args, 2);
    Text icus = render_icu(locales[language], whole, number, word);
    Buf plain = {0}; // without our isolates
    for (size_t at = 0; at < ours.length;) {
        uint32_t c = text_next(ours, &at);
        if (c != 0x2068 && c != 0x2069)
            buf_code_point(&plain, c);
    }
    if (!text_equal(buf_view(&plain), icus))
        fail_msg("%s '%s' %g '%s': '%.*s', ICU '%s'", tags[language], pattern, number, word,
                 TEXT_ARG(buf_view(&plain)), icus.at);
    buf_release(&plain);
}

static void message__equals_icu_in_all_forms(void **state) {
    (void)state;
    static const char *const patterns[] = {
        "{0,plural,zero{Z#}one{O#}two{T#}few{F#}many{M#}other{R#}}",
        "{0,plural,offset:1 =0{none}=1{{1}}one{{1} and #}two{T#}few{F#}other{{1} and #+}}",
        "{1,select,a{A{0,plural,one{o#}few{f#}many{m#}other{r#}}}b{B}other{?}}",
        "it''s '{0}' {0,plural,one{it's '#' #}other{'{'#'}'}}",
    };
    static const char *const words[] = {"a", "b", "c"};
    for (int language = 0; language < LANGUAGES; language++)
        for (size_t i = 0; i < 4; i++)
            for (int n = 0; n <= 1200; n++)
                compare(language, patterns[i], n, 0, words[n % 3]);
    for (int language = 0; language < LANGUAGES; language++)
        for (int tenth = 1; tenth < 300; tenth++)
            if (tenth % 10)
                compare(language, patterns[0], tenth / 10.0, 1, "a");
}

static uint32_t dice = 20261122;

static uint32_t roll(uint32_t sides) {
    dice = dice * 1664525u + 1013904223u;
    return (dice >> 8) % sides;
}

static void random_pattern(Buf *buf, int depth) {
    static const char *const pieces[] = {"x",   " ",     "'",     "''",  "'{'", "'}'", "#",   "å",
                                         "{1}", "{ 1 }", "'{'''", "'#'", "\n",  "'''", "'{x", "}"};
    uint32_t length = roll(6);
    for (uint32_t i = 0; i < length; i++) {
        uint32_t what = roll(40);
        if (what >= 8 || depth > 3) {
            buf_string(buf, pieces[roll(30) ? roll(14) : 14 + roll(2)]);
            continue;
        }
        buf_string(buf, what < 4 ? "{0, plural, " : "{1,select,");
        if (what == 0)
            buf_string(buf, "offset:2 ");
        buf_string(buf, what < 4 ? (roll(2) ? "one{" : " =1 {") : "a{");
        random_pattern(buf, depth + 1);
        buf_string(buf, "} \u200eother {");
        random_pattern(buf, depth + 1);
        buf_string(buf, "}}");
    }
}

static void message__equals_icu_for_random_patterns(void **state) {
    (void)state;
    int compiled = 0;
    for (int i = 0; i < 20000; i++) {
        Buf buf = {0};
        Fault fault;
        random_pattern(&buf, 0);
        buf_char(&buf, '\0');
        if (buf.length < 1500 && message_compile(scratch, text_of(buf.at), FORMS_ALL, &fault)) {
            compare((int)roll(LANGUAGES), buf.at, roll(4), 0, roll(2) ? "a" : "b");
            compiled++;
        }
        buf_release(&buf);
        if (i % 1000 == 0) {
            arena_free(scratch);
            scratch = arena_new();
        }
    }
    assert_true(compiled > 10000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(message__fills_in),
        cmocka_unit_test(message__chooses_by_plural),
        cmocka_unit_test(message__takes_every_arabic_form),
        cmocka_unit_test(message__chooses_by_text),
        cmocka_unit_test(message__quotes_with_apostrophes),
        cmocka_unit_test(message__isolates_texts_for_right_to_left),
        cmocka_unit_test(message__tells_the_direction_of_numbers_with_words),
        cmocka_unit_test(message__names_its_arguments),
        cmocka_unit_test(message__tells_what_is_wrong),
        cmocka_unit_test(message__bounds_nesting),
        cmocka_unit_test(message__equals_icu_in_all_forms),
        cmocka_unit_test(message__equals_icu_for_random_patterns),
        cmocka_unit_test(message__bounds_length),
    };
    return cmocka_run_group_tests_name("locale_message", tests, setup, teardown);
}
