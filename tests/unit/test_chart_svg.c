// SPDX-License-Identifier: EUPL-1.2
#include "chart_kit.h"

#include <ctype.h>

#define FIXED(literal)                                                                             \
    { (literal), sizeof(literal) - 1 }
static const SvgText words = {.id = FIXED("c1"),
                              .title = FIXED("Medellivslängd & kön"),
                              .description = FIXED("Kvinnor <lever> längre.")};

static Text draw(Fixture *fixture, const ChartSpec *spec) {
    Buf buf = {0};
    scene_svg(&buf, lay_out(fixture, spec), &words);
    Text svg = buf_copy(fixture->arena, &buf);
    buf_release(&buf);
    return svg;
}

static bool has(Text svg, const char *part) {
    return text_find(svg, text_of(part)) != SIZE_MAX;
}

static size_t count(Text svg, const char *part) {
    size_t found = 0, at;
    for (; (at = text_find(svg, text_of(part))) != SIZE_MAX; found++)
        svg = text_slice(svg, at + 1, svg.length);
    return found;
}

static void svg__has_name_and_description(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Text svg = draw(*state, &spec);
    assert_true(text_starts(svg, "<svg class=\"chart\" role=\"img\" direction=\"ltr\" "
                                 "aria-labelledby=\"c1-t\" aria-describedby=\"c1-d\" "
                                 "focusable=\"false\" viewBox=\"0 0 640 "));
    assert_true(has(svg, "<title id=\"c1-t\">Medellivslängd &amp; kön</title>"
                         "<desc id=\"c1-d\">Kvinnor &lt;lever&gt; längre.</desc>"));
    assert_true(text_ends(svg, "</svg>"));
}

// Colours are the theme's: none may be written here, nor any style.
static void svg__has_classes_and_no_colours(void **state) {
    for (int kind = 0; kind < 2; kind++) {
        ChartSpec spec = small_spec((ChartKind)kind);
        Text svg = draw(*state, &spec);
        assert_false(has(svg, "style"));
        assert_false(has(svg, "\"#"));
        assert_false(has(svg, "fill=\"rgb"));
        assert_true(has(svg, "class=\"ink\"") && has(svg, "class=\"muted\""));
        assert_true(has(svg, kind == CHARTS_BAR ? "class=\"s0\"" : "class=\"l0\""));
    }
}

static void svg__has_one_decimal_at_most(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    spec.width = 517;
    Text svg = draw(*state, &spec);
    const char *values = strstr(svg.at, "<g");
    for (const char *at = strstr(svg.at, " d=\""); at < values; at++)
        if (at[0] == '.' && isdigit((unsigned char)at[1]))
            assert_false(isdigit((unsigned char)at[2]));
}

static void svg__names_patterns_by_id(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Text svg = draw(*state, &spec);
    assert_int_equal(count(svg, "<pattern id=\"c1-p11\""), 1);
    assert_int_equal(count(svg, "fill=\"url(#c1-p11)\""), 1);
    assert_int_equal(count(svg, " id=\""), 3); // nothing else that could collide in a page
}

static void svg__sets_direction_and_anchor(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Text plain = draw(*state, &spec);
    assert_int_equal(count(plain, "direction"), 1); // the root's
    assert_false(has(plain, "text-anchor"));        // all start at the left
    spec.mirrored = spec.rtl_text = true;
    Text turned = draw(*state, &spec);
    assert_true(count(turned, "direction=\"rtl\"") >= 2);
    assert_false(has(turned, "text-anchor")); // "start" is the right edge
    spec.mirrored = false;
    assert_true(has(draw(*state, &spec), "direction=\"rtl\" text-anchor=\"end\""));
    spec.mirrored = true;
    spec.rtl_text = false;
    assert_true(has(draw(*state, &spec), "text-anchor=\"end\""));
}

static void svg__gives_each_line_a_marker_and_a_dash(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    ChartMark men[] = {mark(79.6, "79,6"), mark(79.7, "79,7"), mark(79.2, "79,2")};
    const ChartSeries series[] = {spec.series[0], {T("Män"), 1, men}};
    spec.series = series;
    Text svg = draw(*state, &spec);
    const char *circle = strstr(svg.at, "class=\"s0 edge\""),
               *square = strstr(svg.at, "class=\"s1 edge\"");
    assert_true(circle && square && circle < square);
    assert_true(strcspn(strchr(circle, 'M'), "a") < strcspn(strchr(circle, 'M'), "\""));
    assert_true(strcspn(strchr(square, 'M'), "a") > strcspn(strchr(square, 'M'), "\""));
    assert_int_equal(count(svg, "stroke-dasharray"), 1);
}

static void svg__escapes_labels(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    const Text names[] = {T("A & B"), T("<script>"), T("\"C\"")};
    spec.categories = names;
    Text svg = draw(*state, &spec);
    assert_true(has(svg, "A &amp; B") && has(svg, "&lt;script&gt;"));
    assert_false(has(svg, "<script>"));
}

static void svg__leaves_out_headline_and_footer(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    const Text footer[] = {T("Källa: SCB")};
    spec.headline = T("Kvinnor lever längre");
    spec.footer = footer;
    spec.footer_count = 1;
    assert_false(has(draw(*state, &spec), "lever längre<"));
    assert_false(has(draw(*state, &spec), "SCB"));
}

static void svg_file__stands_alone(void **state) {
    Fixture *fixture = *state;
    ChartSpec spec = small_spec(CHARTS_BAR);
    const Text footer[] = {T("Källa: SCB")};
    spec.headline = T("Kvinnor lever längre");
    spec.footer = footer;
    spec.footer_count = 1;
    Palette palette = test_palette();
    Buf buf = {0};
    scene_svg_file(&buf, lay_out(fixture, &spec), &words, &palette);
    Text svg = buf_copy(fixture->arena, &buf);
    buf_release(&buf);
    assert_true(text_starts(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""));
    assert_true(has(svg, ">Kvinnor lever längre<") && has(svg, ">Källa: SCB<"));
    assert_true(has(svg, "fill=\"#ffffff\"") && has(svg, "fill=\"#12436d\""));
    assert_true(has(svg, "font-family=") && has(svg, " width=\"688\""));
    assert_false(has(svg, "class="));
}

static void svg__is_the_same_for_a_second_pen(void **state) {
    Fixture *fixture = *state, other = fixture_open();
    for (int kind = 0; kind < 2; kind++) {
        ChartSpec spec = small_spec((ChartKind)kind);
        Text here = draw(fixture, &spec), there = draw(&other, &spec);
        assert_true(text_equal(here, there));
    }
    fixture_close(&other);
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
        cmocka_unit_test(svg__has_name_and_description),
        cmocka_unit_test(svg__has_classes_and_no_colours),
        cmocka_unit_test(svg__has_one_decimal_at_most),
        cmocka_unit_test(svg__names_patterns_by_id),
        cmocka_unit_test(svg__sets_direction_and_anchor),
        cmocka_unit_test(svg__gives_each_line_a_marker_and_a_dash),
        cmocka_unit_test(svg__escapes_labels),
        cmocka_unit_test(svg__leaves_out_headline_and_footer),
        cmocka_unit_test(svg_file__stands_alone),
        cmocka_unit_test(svg__is_the_same_for_a_second_pen),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
