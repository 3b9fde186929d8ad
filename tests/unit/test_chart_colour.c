// SPDX-License-Identifier: EUPL-1.2
#include "chart_kit.h"

static void colour_read__takes_six_digits(void **state) {
    (void)state;
    Colour colour;
    assert_true(colour_read(T("#12436d"), &colour));
    assert_int_equal(colour.r, 0x12);
    assert_int_equal(colour.g, 0x43);
    assert_int_equal(colour.b, 0x6d);
    assert_true(colour_read(T("#FFaa00"), &colour));
    assert_int_equal(colour.r, 255);
}

static void colour_read__refuses_others(void **state) {
    (void)state;
    static const char *const wrong[] = {"",        "12436d",   "#fff", "#12436",
                                        "#12436g", "#12436d0", "red"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Colour colour;
        assert_false(colour_read(text_of(wrong[i]), &colour));
    }
}

// Known values: WCAG's own ends, and #767676, the lightest grey that reaches 4.5 on white.
static void colour_contrast__follows_wcag(void **state) {
    (void)state;
    Colour black = {0, 0, 0}, white = {255, 255, 255}, grey = {0x76, 0x76, 0x76};
    assert_near(colour_contrast(black, white), 21, 1e-9);
    assert_near(colour_contrast(white, black), 21, 1e-9);
    assert_near(colour_contrast(white, white), 1, 1e-9);
    assert_near(colour_contrast(grey, white), 4.54, 0.005);
}

static void palette_check__accepts_good(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    Palette palette = test_palette();
    assert_true(palette_check(&palette, "light", (Spot){0}, diags));
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 0);
    arena_free(arena);
}

static void palette_check__names_pair_and_ratio(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    Palette palette = test_palette();
    palette.muted = (Colour){0x76, 0x76, 0x76};
    palette.series[3] = (Colour){0xff, 0xd0, 0x00};
    assert_false(palette_check(&palette, "light", (Spot){0}, diags));
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 2);
    const Diag *text = diags_at(diags, 0), *shape = diags_at(diags, 1);
    assert_string_equal(text->id, "contrast-text");
    assert_true(text_find(text->message, T("'muted'")) != SIZE_MAX);
    assert_true(text_find(text->message, T("4.54")) != SIZE_MAX);
    assert_string_equal(shape->id, "contrast-mark");
    assert_true(text_find(shape->message, T("'s3'")) != SIZE_MAX);
    assert_true(text_find(shape->hint, T("darker")) != SIZE_MAX);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_read__takes_six_digits),
        cmocka_unit_test(colour_read__refuses_others),
        cmocka_unit_test(colour_contrast__follows_wcag),
        cmocka_unit_test(palette_check__accepts_good),
        cmocka_unit_test(palette_check__names_pair_and_ratio),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
