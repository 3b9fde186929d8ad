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

static Palette dark_palette(void) {
    Palette palette = test_palette();
    palette.paper = (Colour){0x15, 0x19, 0x1d};
    palette.ink = (Colour){0xe9, 0xe7, 0xe2};
    palette.accent = (Colour){0x8f, 0xd3, 0xdc};
    return palette;
}

// Five steps away from paper, each further than the one before, and ink can be read on all.
static void palette_shades__carry_ink(void **state) {
    (void)state;
    Palette palettes[] = {test_palette(), dark_palette()};
    for (size_t i = 0; i < 2; i++) {
        Palette *palette = &palettes[i];
        palette_shades(palette);
        double before = 1;
        for (size_t j = 0; j < PALETTE_SHADES; j++) {
            assert_true(colour_contrast(palette->ink, palette->shades[j]) >= 7);
            double step = colour_contrast(palette->paper, palette->shades[j]);
            assert_true(step > before * 1.03);
            before = step;
        }
        // As dark as may be: a little further would be too far.
        assert_true(colour_contrast(palette->ink, palette->shades[PALETTE_SHADES - 1]) < 7.2);
    }
}

static void palette_shades__end_at_a_pale_accent(void **state) {
    (void)state;
    Palette palette = test_palette();
    palette.accent = (Colour){0xdd, 0xee, 0xff};
    palette_shades(&palette);
    assert_memory_equal(&palette.shades[PALETTE_SHADES - 1], &palette.accent, sizeof(Colour));
}

static void palette_check__proves_shades(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    Palette palette = test_palette();
    palette.shades[3] = palette.accent;
    assert_false(palette_check(&palette, "light", (Spot){0}, diags));
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 1);
    assert_string_equal(diags_at(diags, 0)->id, "contrast-text");
    assert_true(text_find(diags_at(diags, 0)->message, T("shade")) != SIZE_MAX);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_read__takes_six_digits),
        cmocka_unit_test(colour_read__refuses_others),
        cmocka_unit_test(colour_contrast__follows_wcag),
        cmocka_unit_test(palette_check__accepts_good),
        cmocka_unit_test(palette_check__names_pair_and_ratio),
        cmocka_unit_test(palette_shades__carry_ink),
        cmocka_unit_test(palette_shades__end_at_a_pale_accent),
        cmocka_unit_test(palette_check__proves_shades),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
