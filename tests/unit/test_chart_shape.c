// SPDX-License-Identifier: EUPL-1.2
#include "chart/shape.h"
#include "chart_kit.h"

static const char *const latin[] = {"Kvinnor",
                                    "Män",
                                    "Medellivslängd",
                                    "Hudiksvall",
                                    "Nordanstig",
                                    "Söderhamn",
                                    "83,1 %",
                                    "1 234 567 kr",
                                    "−12,5",
                                    "2014–2018",
                                    "Förgymnasial utbildning",
                                    "Fyra av tio",
                                    "Riket 79,4",
                                    "Född i Sverige",
                                    "Sysselsättningsgrad",
                                    "Ängelholm",
                                    "Västra Götalands län",
                                    "Upplands Väsby",
                                    "Tidaholm",
                                    "Åre",
                                    "Kävlinge",
                                    "Öckerö",
                                    "Life expectancy at birth",
                                    "Women",
                                    "Youth 16–24",
                                    "Työttömyysaste",
                                    "Väestö",
                                    "Pohjoissaame",
                                    "Davvisámegiella",
                                    "Čállinluohkká",
                                    "Ŋ đ ŧ ž č á",
                                    "Waxbarasho",
                                    "Gabdhaha",
                                    "(n = 45)",
                                    "Per 1 000 invånare",
                                    "Utrikes födda kvinnor"};

static double shaped_width(Fixture *fixture, const char *text) {
    return shape_line(fixture->pen, text_of(text), false, true).width * 16;
}

static double width(Fixture *fixture, const char *text, uint32_t *missing) {
    return chart_text_width(fixture->pen, text_of(text), 16, false, missing);
}

// The promise of the fast path: within 2 % or 1 px of what raqm says.
static void width__agrees_with_raqm(void **state) {
    Fixture *fixture = *state;
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
        double fast = width(fixture, latin[i], NULL), exact = shaped_width(fixture, latin[i]);
        assert_true(fast > 0 && exact > 0);
        if (fabs(fast - exact) > fmax(1, exact * 0.02))
            fail_msg("'%s': %.2f and %.2f", latin[i], fast, exact);
    }
}

static void width__grows_with_size_and_weight(void **state) {
    Fixture *fixture = *state;
    double small = chart_text_width(fixture->pen, T("Ockelbo"), 10, false, NULL);
    double large = chart_text_width(fixture->pen, T("Ockelbo"), 30, false, NULL);
    double bold = chart_text_width(fixture->pen, T("Ockelbo"), 30, true, NULL);
    assert_near(large, 3 * small, 1e-6);
    assert_true(bold > large);
}

static void width__is_zero_for_what_is_not_seen(void **state) {
    Fixture *fixture = *state;
    uint32_t missing = 0;
    double plain = width(fixture, "83,1", &missing);
    double wrapped = width(fixture, "\u2068\u200e83\u061c,1\u2069\u200f\ufeff", &missing);
    assert_near(plain, wrapped, 1e-9);
    assert_int_equal(missing, 0);
}

static void glyph__is_invisible_for_ignorable_characters(void **state) {
    Fixture *fixture = *state;
    static const uint32_t hidden[] = {0xAD,   0x61C,  0x200B, 0x200D, 0x200E, 0x200F,
                                      0x202A, 0x2060, 0x2066, 0x2069, 0xFE0F, 0xFEFF};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        assert_int_equal(pen_glyph(fixture->pen, hidden[i], false)->state, GLYPH_INVISIBLE);
        assert_true(pen_glyph(fixture->pen, hidden[i], true)->advance == 0);
    }
    assert_int_equal(pen_glyph(fixture->pen, 0x2013, false)->state, GLYPH_DRAWN);
}

static void width__takes_no_break_spaces_as_spaces(void **state) {
    Fixture *fixture = *state;
    uint32_t missing = 0;
    double space = width(fixture, "1 234 %", &missing);
    assert_near(width(fixture, "1\u00a0234\u202f%", &missing), space, 1e-9);
    assert_int_equal(missing, 0);
}

static void width__counts_missing(void **state) {
    Fixture *fixture = *state;
    uint32_t missing = 0;
    width(fixture, "Kvinnor 女 U+10FFFD \U0010FFFD", &missing);
    assert_int_equal(missing, 2);
}

// Minus sign: not in Noto Sans. Ethiopic: has no ASCII digits. Arabic: no Latin, no per cent.
static void width__finds_a_font_for_each_character(void **state) {
    Fixture *fixture = *state;
    uint32_t missing = 0;
    width(fixture, "−12,5 %", &missing);
    width(fixture, "ደቂ ኣንስትዮ 45 %", &missing);
    width(fixture, "نساء 45 % Gävle", &missing);
    width(fixture, "жінки їєґ", &missing);
    assert_int_equal(missing, 0);
    missing = 0;
    chart_text_width(fixture->pen, T("ደቂ 45"), 16, true, &missing); // regular stands in for bold
    assert_int_equal(missing, 0);
}

static void shape__joins_arabic_from_right_to_left(void **state) {
    Fixture *fixture = *state;
    Shape lam_alef = shape_line(fixture->pen, T("لا"), false, true);
    assert_int_equal(lam_alef.count, 1); // a ligature
    const Glyph *beh = pen_glyph(fixture->pen, 0x628, false);
    Shape word = shape_line(fixture->pen, T("بب"), false, true);
    assert_int_equal(word.count, 2);
    assert_int_not_equal(word.glyphs[0].index, beh->index); // joined forms
    assert_int_not_equal(word.glyphs[0].index, word.glyphs[1].index);
}

// In right-to-left text an isolated number stands at the left, with its own order inside.
static void shape__keeps_isolates_apart(void **state) {
    Fixture *fixture = *state;
    Shape line = shape_line(fixture->pen, T("نساء \u206845 %\u2069"), false, true);
    const Glyph *four = pen_glyph(fixture->pen, '4', false),
                *percent = pen_glyph(fixture->pen, '%', false);
    assert_int_equal(line.glyphs[0].index, four->index);
    assert_int_equal(line.glyphs[3].index, percent->index);
    assert_int_equal(line.glyphs[3].face, percent->face);
}

static void shape__is_the_same_for_a_second_pen(void **state) {
    Fixture *fixture = *state;
    ChartPen *other = chart_pen_open(fixture->arena, fixture->kit);
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
        Shape here = shape_line(fixture->pen, text_of(latin[i]), true, false);
        double width_here = here.width;
        size_t count = here.count;
        Shape there = shape_line(other, text_of(latin[i]), true, false);
        assert_int_equal(count, there.count);
        assert_true(width_here == there.width);
    }
    chart_pen_close(other);
}

static void kit__names_the_missing_font(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    const Text paths[] = {T(NOTO "-Regular.ttf"), T("/nowhere/Font.ttf"), T("/etc/passwd")};
    const ChartFonts fonts = {paths, NULL, 3, 0};
    assert_null(chart_kit_open(arena, &fonts, diags));
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 2);
    assert_string_equal(diags_at(diags, 0)->id, "font-missing");
    assert_true(text_is(diags_at(diags, 0)->path, "/nowhere/Font.ttf"));
    assert_true(text_is(diags_at(diags, 1)->path, "/etc/passwd"));
    arena_free(arena);
}

static int open_fixture(void **state) {
    static Fixture fixture;
    fixture = fixture_open();
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state) {
    fixture_close(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width__agrees_with_raqm),
        cmocka_unit_test(width__grows_with_size_and_weight),
        cmocka_unit_test(width__is_zero_for_what_is_not_seen),
        cmocka_unit_test(glyph__is_invisible_for_ignorable_characters),
        cmocka_unit_test(width__takes_no_break_spaces_as_spaces),
        cmocka_unit_test(width__counts_missing),
        cmocka_unit_test(width__finds_a_font_for_each_character),
        cmocka_unit_test(shape__joins_arabic_from_right_to_left),
        cmocka_unit_test(shape__keeps_isolates_apart),
        cmocka_unit_test(shape__is_the_same_for_a_second_pen),
        cmocka_unit_test(kit__names_the_missing_font),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
