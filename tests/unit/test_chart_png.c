// SPDX-License-Identifier: EUPL-1.2
#include "chart_kit.h"

#include "chart/shape.h"

#include <gd.h>

static Buf draw_with(ChartPen *pen, Fixture *fixture, const ChartSpec *spec, double scale) {
    Palette palette = test_palette();
    Buf png = {0};
    Scene *scene = chart_layout(fixture->arena, pen, spec, (Spot){0}, fixture->diags);
    assert_true(scene_png(&png, pen, scene, &palette, scale, fixture->diags));
    return png;
}

static gdImagePtr open_png(Buf *png) {
    gdImagePtr image = gdImageCreateFromPngPtr((int)png->length, png->at);
    assert_non_null(image);
    buf_release(png);
    return image;
}

static gdImagePtr draw(Fixture *fixture, const ChartSpec *spec, double scale) {
    Buf png = draw_with(fixture->pen, fixture, spec, scale);
    return open_png(&png);
}

// Pixels of a colour in a part of the picture, given in per cent of its width.
static int count(gdImagePtr image, Colour colour, int from, int to) {
    int found = 0;
    for (int y = 0; y < gdImageSY(image); y++)
        for (int x = gdImageSX(image) * from / 100; x < gdImageSX(image) * to / 100; x++) {
            int entry = gdImageGetPixel(image, x, y);
            found += gdImageRed(image, entry) == colour.r &&
                     gdImageGreen(image, entry) == colour.g &&
                     gdImageBlue(image, entry) == colour.b;
        }
    return found;
}

static void png__is_a_palette_picture_of_the_right_size(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    gdImagePtr image = draw(*state, &spec, 2);
    assert_false(gdImageTrueColor(image));
    assert_int_equal(gdImageSX(image), 2 * (640 + 2 * 24));
    int corner = gdImageGetPixel(image, 0, 0);
    assert_int_equal(gdImageRed(image, corner) + gdImageBlue(image, corner), 510);
    gdImageDestroy(image);
    image = draw(*state, &spec, 1.5);
    assert_int_equal(gdImageSX(image), 1032);
    gdImageDestroy(image);
}

static void png__shows_bars_text_and_pattern(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Palette palette = test_palette();
    gdImagePtr image = draw(*state, &spec, 2);
    int solid = count(image, palette.series[0], 0, 100),
        hatched = count(image, palette.series[1], 0, 100);
    assert_true(solid > 3 * 40 * 500);
    assert_true(hatched > 2 * 40 * 500 * 0.5 && hatched < 2 * 44 * 1000 * 0.8);
    assert_true(count(image, palette.ink, 0, 20) > 200);   // names
    assert_true(count(image, palette.muted, 0, 100) > 50); // words for the missing value
    gdImageDestroy(image);
}

static void png__grows_by_headline_and_footer(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    gdImagePtr bare = draw(*state, &spec, 1);
    const Text footer[] = {T("Källa: SCB"), T("Jämlikt Gävleborg")};
    spec.headline = T("Kvinnor lever längre än män i hela länet och skillnaden mellan dem minskar");
    spec.subtitle = T("Medellivslängd i år");
    spec.footer = footer;
    spec.footer_count = 2;
    gdImagePtr full = draw(*state, &spec, 1);
    int more = gdImageSY(full) - gdImageSY(bare);
    assert_true(more > 2 * 29 + 3 * 20 && more < 220); // the headline takes two lines
    gdImageDestroy(bare);
    gdImageDestroy(full);
}

static void png__mirrors_bars_and_text(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    const Text names[] = {T("تعليم ابتدائي"), T("تعليم ثانوي"), T("المجموع")};
    spec.categories = names;
    spec.mirrored = spec.rtl_text = true;
    Palette palette = test_palette();
    gdImagePtr image = draw(*state, &spec, 2);
    assert_true(count(image, palette.ink, 84, 100) > 200);
    assert_int_equal(count(image, palette.series[0], 90, 100), 0);
    gdImageDestroy(image);
}

static void png__draws_lines_in_their_colours(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    Palette palette = test_palette();
    gdImagePtr image = draw(*state, &spec, 2);
    assert_true(count(image, palette.series[0], 0, 100) > 1500);
    assert_true(count(image, palette.series[1], 0, 100) > 100);
    gdImageDestroy(image);
}

// More mixed colours than a palette holds must never cost one of the colours themselves.
static void png__keeps_all_colours_when_the_palette_is_full(void **state) {
    static ChartMark marks[6][12];
    const Text years[] = {T("1"), T("2"), T("3"), T("4"),  T("5"),  T("6"),
                          T("7"), T("8"), T("9"), T("10"), T("11"), T("12")};
    ChartSeries series[6];
    for (unsigned s = 0; s < 6; s++) {
        for (unsigned i = 0; i < 12; i++) {
            marks[s][i] = mark((s * 7 + i * 5) % 12, "12");
            marks[s][i].lower = marks[s][i].value - 1;
            marks[s][i].upper = marks[s][i].value + 1;
        }
        series[s] = (ChartSeries){T("Grupp"), s, marks[s]};
    }
    ChartSpec spec = {.kind = CHARTS_LINE,
                      .width = 600,
                      .categories = years,
                      .category_count = 12,
                      .series = series,
                      .series_count = 6};
    Palette palette = test_palette();
    gdImagePtr image = draw(*state, &spec, 2);
    for (unsigned s = 0; s < 6; s++)
        assert_true(count(image, palette.series[s], 0, 100) > 500);
    gdImageDestroy(image);
}

static void png__is_the_same_for_a_second_pen(void **state) {
    Fixture *fixture = *state;
    ChartPen *fresh = chart_pen_open(fixture->arena, fixture->kit);
    for (int kind = 0; kind < 2; kind++) {
        ChartSpec spec = small_spec((ChartKind)kind);
        spec.headline = T("Kvinnor lever längre – نساء");
        Buf used = draw_with(fixture->pen, fixture, &spec, 2);
        Buf first = draw_with(fresh, fixture, &spec, 2);
        assert_int_equal(used.length, first.length);
        assert_memory_equal(used.at, first.at, used.length);
        buf_release(&used);
        buf_release(&first);
    }
    chart_pen_close(fresh);
}

static void assert_same_and_release(Buf *one, Buf *other) {
    assert_int_equal(one->length, other->length);
    assert_memory_equal(one->at, other->at, one->length);
    buf_release(one);
    buf_release(other);
}

static size_t words_kept(const ChartPen *pen) {
    size_t count = 0;
    for (size_t i = 0; i < 4; i++)
        count += map_count(pen->cache->words[i / 2][i % 2]);
    return count;
}

// A pen that has forgotten its words and glyphs draws as before.
static void png__is_the_same_when_the_pen_begins_anew(void **state) {
    Fixture *fixture = *state;
    enum { TEXTS = 9000 };
    ChartPen *pen = chart_pen_open(fixture->arena, fixture->kit);
    ChartSpec spec = small_spec(CHARTS_BAR);
    spec.headline = T("Kvinnor lever längre – نساء");
    Buf before = draw_with(pen, fixture, &spec, 2), again = draw_with(pen, fixture, &spec, 2);
    assert_int_equal(before.length, again.length);
    assert_memory_equal(before.at, again.at, again.length);
    for (unsigned i = 0; i < TEXTS; i++)
        chart_text_width(pen, text_format(fixture->arena, "عدد%u", i), 16, false, NULL);
    assert_true(words_kept(pen) >= TEXTS);
    Buf trimmed = draw_with(pen, fixture, &spec, 2);
    assert_true(words_kept(pen) < 100);
    assert_same_and_release(&before, &trimmed);
    ChartPen *fresh = chart_pen_open(fixture->arena, fixture->kit);
    Buf first = draw_with(fresh, fixture, &spec, 2);
    assert_same_and_release(&again, &first);
    chart_pen_close(fresh);
    chart_pen_close(pen);
}

static void png__tells_what_is_too_large(void **state) {
    Fixture *fixture = *state;
    Diags *diags = diags_new(fixture->arena);
    ChartSpec spec = small_spec(CHARTS_BAR);
    Palette palette = test_palette();
    Scene *scene = lay_out(fixture, &spec);
    Buf png = {0};
    assert_false(scene_png(&png, fixture->pen, scene, &palette, 1000, diags));
    assert_true(diags_have(diags, "png-failed"));
    assert_int_equal(png.length, 0);
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
        cmocka_unit_test(png__is_a_palette_picture_of_the_right_size),
        cmocka_unit_test(png__shows_bars_text_and_pattern),
        cmocka_unit_test(png__grows_by_headline_and_footer),
        cmocka_unit_test(png__mirrors_bars_and_text),
        cmocka_unit_test(png__draws_lines_in_their_colours),
        cmocka_unit_test(png__keeps_all_colours_when_the_palette_is_full),
        cmocka_unit_test(png__is_the_same_for_a_second_pen),
        cmocka_unit_test(png__is_the_same_when_the_pen_begins_anew),
        cmocka_unit_test(png__tells_what_is_too_large),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
