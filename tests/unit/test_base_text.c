// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static Arena *arena;

static int open_arena(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static void assert_text(Text text, const char *wanted) {
    assert_string_equal(text_copy(arena, text).at, wanted);
}

static void text__compares_by_bytes(void **state) {
    (void)state;
    assert_true(text_equal((Text){0}, T("")));
    assert_true(text_equal(T("åäö"), text_of("åäö")));
    assert_false(text_equal(T("a"), T("ab")));
    assert_false(text_is(T("a"), "b"));
    assert_true(text_is((Text){0}, ""));
    assert_int_equal(text_order(T("a"), T("a")), 0);
    assert_true(text_order(T("a"), T("ab")) < 0);
    assert_true(text_order(T("b"), T("ab")) > 0);
    assert_true(text_order((Text){0}, T("a")) < 0);
    assert_true(text_order(T("z"), T("å")) < 0);
}

static void text__starts_and_ends(void **state) {
    (void)state;
    assert_true(text_starts(T("indicator:x"), "indicator:"));
    assert_false(text_starts(T("ind"), "indicator:"));
    assert_true(text_starts((Text){0}, ""));
    assert_true(text_ends(T("page.sv.md"), ".md"));
    assert_false(text_ends(T("md"), ".md"));
    assert_true(text_ends(T("a"), ""));
}

static void text__slices_are_clipped(void **state) {
    (void)state;
    assert_text(text_slice(T("abcdef"), 2, 4), "cd");
    assert_text(text_slice(T("abcdef"), 4, 100), "ef");
    assert_text(text_slice(T("abcdef"), 5, 2), "");
    assert_text(text_slice(T("abcdef"), 100, 200), "");
    assert_int_equal(text_slice((Text){0}, 1, 2).length, 0);
    assert_text(text_trim(T(" \t\r\n å b\v\f ")), "å b");
    assert_text(text_trim(T("  ")), "");
}

static void text__cut_gives_every_part(void **state) {
    (void)state;
    Text rest = T("a,,bc"), part;
    assert_true(text_cut(&rest, ',', &part));
    assert_text(part, "a");
    assert_true(text_cut(&rest, ',', &part));
    assert_text(part, "");
    assert_true(text_cut(&rest, ',', &part));
    assert_text(part, "bc");
    assert_false(text_cut(&rest, ',', &part));
}

static void text__finds(void **state) {
    (void)state;
    assert_int_equal(text_find(T("abcabd"), T("abd")), 3);
    assert_int_equal(text_find(T("abc"), T("")), 0);
    assert_true(text_find(T("abc"), T("abcd")) == SIZE_MAX);
    assert_true(text_find((Text){0}, T("a")) == SIZE_MAX);
}

static void text__joins_and_formats(void **state) {
    (void)state;
    const Text parts[] = {T("län"), {0}, T("kommun")};
    Text joined = text_join(arena, parts, 3, ", ");
    assert_string_equal(joined.at, "län, , kommun");
    assert_int_equal(joined.length, strlen(joined.at));
    assert_string_equal(text_join(arena, parts, 0, ", ").at, "");
    assert_string_equal(text_format(arena, "%d %.*s", 3, TEXT_ARG(T("år"))).at, "3 år");
}

// -------------------------------------------------------------------------------- characters

static void text__counts_and_walks_characters(void **state) {
    (void)state;
    Text text = T("aå€\xf0\x9f\x98\x80");
    const uint32_t wanted[] = {'a', 0xe5, 0x20ac, 0x1f600};
    size_t offset = 0;
    assert_int_equal(text_characters(text), 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(text_next(text, &offset), wanted[i]);
    assert_int_equal(offset, text.length);
    offset = 0;
    assert_int_equal(text_next(T("\xc3"), &offset), 0xfffd);
    assert_int_equal(offset, 1);
}

// The oracle: how far iconv gets when it converts the bytes from UTF-8.
static size_t first_bad_byte(iconv_t converter, const char *bytes, size_t length) {
    char output[256], *to = output, *from = (char *)(uintptr_t)bytes;
    size_t left = length, room = sizeof output;
    iconv(converter, NULL, NULL, NULL, NULL);
    size_t result = iconv(converter, &from, &left, &to, &room);
    return result == (size_t)-1 ? length - left : SIZE_MAX;
}

static void assert_same_verdict(iconv_t converter, const char *bytes, size_t length) {
    size_t wanted = first_bad_byte(converter, bytes, length);
    assert_true(text_invalid_utf8((Text){bytes, length}) == wanted);
}

static void text__utf8_agrees_with_iconv_on_short_bytes(void **state) {
    (void)state;
    iconv_t converter = iconv_open("UTF-32LE", "UTF-8");
    for (unsigned value = 0; value < 1u << 24; value += value < 0x10000 ? 1 : 61) {
        char bytes[4] = {(char)(value >> 16), (char)(value >> 8), (char)value, (char)0x80};
        assert_same_verdict(converter, bytes, 3);
        assert_same_verdict(converter, bytes, 4);
        assert_same_verdict(converter, bytes + 1, 2);
        assert_same_verdict(converter, bytes + 2, 1);
    }
    iconv_close(converter);
}

static void text__utf8_agrees_with_iconv_on_noise(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "a",        "hello ww",     "å",        "€",    "\xf0\x9f\x98\x80", "\xc0\x80",
        "\xed\xa0", "\xed\x9f\xbf", "\xf4\x90", "\x80", "\xf4\x8f\xbf\xbf", "\xe0\x9f\xbf",
    };
    iconv_t converter = iconv_open("UTF-32LE", "UTF-8");
    uint32_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[60] = "";
        size_t length = 0;
        while (length < 40) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % (round % 2 ? 12 : 5)];
            memcpy(bytes + length, piece, strlen(piece));
            length += strlen(piece);
        }
        assert_same_verdict(converter, bytes, length);
    }
    iconv_close(converter);
}

static void text__every_code_point_goes_round(void **state) {
    (void)state;
    Buf buf = {0};
    for (uint32_t c = 0; c <= 0x10ffff; c++) {
        size_t offset = 0;
        buf_clear(&buf);
        buf_code_point(&buf, c);
        uint32_t wanted = c >= 0xd800 && c <= 0xdfff ? 0xfffd : c;
        assert_int_equal(text_next(buf_view(&buf), &offset), wanted);
        assert_int_equal(offset, buf.length);
    }
    buf_release(&buf);
}

// ------------------------------------------------------------------------------------- slugs

static void text__slug_keeps_letters_and_digits(void **state) {
    (void)state;
    assert_string_equal(text_slug(arena, T("Vem äger sin bostad? (2014–2018)")).at,
                        "vem-ager-sin-bostad-2014-2018");
    assert_string_equal(text_slug(arena, T("Älvkarleby Ö Å")).at, "alvkarleby-o-a");
    assert_string_equal(text_slug(arena, T("åäöéüßøæñçłšž")).at, "aaoeussoaenclsz");
    assert_string_equal(text_slug(arena, T("Þingeyri, Łódź, Œuvre, Ÿ, Đ×ð")).at,
                        "thingeyri-lodz-oeuvre-y-d-d");
    assert_string_equal(text_slug(arena, T("e\xcc\x81tat a\xcc\x8a jäm\xc2\xadlik")).at,
                        "etat-a-jamlik");
    assert_string_equal(text_slug(arena, T("«Hej!» ")).at, "hej");
    assert_string_equal(text_slug(arena, T("  --  ")).at, "");
    assert_string_equal(text_slug(arena, T("المساواة")).at, "");
}

static bool is_slug(Text slug) {
    for (size_t i = 0; i < slug.length; i++) {
        char c = slug.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        bool gap = c == '-' && i > 0 && i + 1 < slug.length && slug.at[i - 1] != '-';
        if (!letter && !gap)
            return false;
    }
    return true;
}

static void text__slug_of_anything_is_a_slug_of_itself(void **state) {
    (void)state;
    for (uint32_t c = 1; c < 0x3000; c++) {
        Buf buf = {0};
        buf_char(&buf, 'x');
        buf_code_point(&buf, c);
        buf_code_point(&buf, c + 1);
        buf_literal(&buf, "z\xff");
        Text slug = text_slug(arena, buf_view(&buf));
        assert_true(is_slug(slug));
        assert_true(text_equal(text_slug(arena, slug), slug));
        buf_release(&buf);
    }
}

// ----------------------------------------------------------------------------------- nearest

// The definition of optimal string alignment distance, without a table.
static size_t plain_distance(Text a, Text b) {
    if (!a.length || !b.length)
        return a.length + b.length;
    Text a1 = text_slice(a, 1, SIZE_MAX), b1 = text_slice(b, 1, SIZE_MAX);
    size_t best = plain_distance(a1, b1) + (a.at[0] != b.at[0]);
    size_t left_out = plain_distance(a1, b) + 1, put_in = plain_distance(a, b1) + 1;
    best = left_out < best ? left_out : best;
    best = put_in < best ? put_in : best;
    if (a.length > 1 && b.length > 1 && a.at[0] == b.at[1] && a.at[1] == b.at[0]) {
        size_t swapped = plain_distance(text_slice(a, 2, SIZE_MAX), text_slice(b, 2, SIZE_MAX)) + 1;
        best = swapped < best ? swapped : best;
    }
    return best;
}

static void text__nearest_is_a_slip_of_the_pen(void **state) {
    (void)state;
    const Text known[] = {T("title"), T("question"), T("definition"), T("unit")};
    assert_text(text_nearest(T("titel"), known, 4), "title");
    assert_text(text_nearest(T("defintion"), known, 4), "definition");
    assert_text(text_nearest(T("unti"), known, 4), "unit");
    assert_text(text_nearest(T("colour"), known, 4), "");
    assert_text(text_nearest(T(""), known, 4), "");
    assert_text(text_nearest(T("title"), known, 0), "");
}

static void text__nearest_agrees_with_the_definition(void **state) {
    (void)state;
    uint32_t random = 7;
    for (int round = 0; round < 3000; round++) {
        char a[8], b[8];
        for (int i = 0; i < 8; i++) {
            random = random * 1664525u + 1013904223u;
            a[i] = (char)('a' + (random >> 20) % 3);
            b[i] = (char)('a' + (random >> 26) % 3);
        }
        Text word = {a, (random >> 8) % 8}, other = {b, (random >> 12) % 8};
        size_t longer = word.length > other.length ? word.length : other.length;
        bool near = plain_distance(word, other) <= longer / 3 && other.length;
        assert_int_equal(text_nearest(word, &other, 1).length > 0, near);
    }
}

static void text__nearest_does_not_choke_on_long_words(void **state) {
    (void)state;
    char word[1000];
    memset(word, 'x', sizeof word);
    const Text known[] = {{word, 128}, {word, sizeof word}};
    assert_int_equal(text_nearest((Text){word, sizeof word}, known, 2).length, 0);
    assert_int_equal(text_nearest((Text){word, 127}, known, 2).length, 128);
}

// ------------------------------------------------------------------------------------- local

static void local__follows_the_chain(void **state) {
    (void)state;
    struct LocalTextEntry entries[] = {{T("sv"), T("år")}, {T("en"), T("years")}};
    LocalText text = {entries, 2};
    const Text arabic[] = {T("ar"), T("en"), T("sv")}, simple[] = {T("sv-simple"), T("sv")};
    Text found;
    assert_text(local_text(&text, arabic, 3, &found), "years");
    assert_text(found, "en");
    assert_text(local_text(&text, simple, 2, NULL), "år");
    assert_text(local_text(&text, arabic, 1, &found), "");
    assert_int_equal(found.length, 0);
}

static void text__control_characters_are_found(void **state) {
    (void)state;
    static const char *const fine[] = {"", "a\tb\r\nc", "åäö", "\u00a0", "\ufffd", "\ufeff", "\U0001f600"};
    static const char *const bad[] = {"ab\x01", "ab\x1b[0m", "ab\x7f", "ab\xc2\x80", "ab\xc2\x9f",
                                      "ab\uffff", "ab\ufffe"};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        assert_true(text_control(text_of(fine[i])) == SIZE_MAX);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(text_control(text_of(bad[i])), 2);
    assert_int_equal(text_control(T("ab\0")), 2);
}

static void text__web_addresses(void **state) {
    (void)state;
    static const char *const good[] = {"http://a", "https://example.org/å?b=(c)&d='e'#f",
                                       "https://localhost:8000/"};
    static const char *const bad[] = {
        "",          "https://",       "https:///a",  "https://?a",      "javascript:alert(1)",
        "HTTPS://a", "ftp://a",        "//a",         "https://a b",     "https://a\nb",
        "https://a\"b", "https://a<b", "https://a\\b", " https://a",     "https://.a"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!text_is_web(text_of(good[i])))
            fail_msg("%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (text_is_web(text_of(bad[i])))
            fail_msg("%s", bad[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__compares_by_bytes),
        cmocka_unit_test(text__starts_and_ends),
        cmocka_unit_test(text__slices_are_clipped),
        cmocka_unit_test(text__cut_gives_every_part),
        cmocka_unit_test(text__finds),
        cmocka_unit_test(text__joins_and_formats),
        cmocka_unit_test(text__counts_and_walks_characters),
        cmocka_unit_test(text__utf8_agrees_with_iconv_on_short_bytes),
        cmocka_unit_test(text__utf8_agrees_with_iconv_on_noise),
        cmocka_unit_test(text__every_code_point_goes_round),
        cmocka_unit_test(text__slug_keeps_letters_and_digits),
        cmocka_unit_test(text__slug_of_anything_is_a_slug_of_itself),
        cmocka_unit_test(text__nearest_is_a_slip_of_the_pen),
        cmocka_unit_test(text__nearest_agrees_with_the_definition),
        cmocka_unit_test(text__nearest_does_not_choke_on_long_words),
        cmocka_unit_test(local__follows_the_chain),
        cmocka_unit_test(text__control_characters_are_found),
        cmocka_unit_test(text__web_addresses),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
