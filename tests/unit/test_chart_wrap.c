// SPDX-License-Identifier: EUPL-1.2
#include "chart/layout.h"
#include "chart_kit.h"

static Layout open_layout(Fixture *fixture) {
    static const ChartSpec spec = {.kind = CHARTS_BAR, .width = 400};
    return (Layout){.arena = fixture->arena,
                    .pen = fixture->pen,
                    .spec = &spec,
                    .scene = arena_make(fixture->arena, Scene),
                    .diags = fixture->diags};
}

static const Type type = {16, false, ROLE_INK};

static Lines wrap(Fixture *fixture, const char *text, double most) {
    Layout layout = open_layout(fixture);
    Lines lines = layout_wrap(&layout, text_of(text), type, most);
    for (size_t i = 0; i < lines.count; i++) {
        assert_true(lines.items[i].length > 0);
        assert_true(layout_width(&layout, lines.items[i], type) <= most + 0.01);
        assert_true(layout_width(&layout, lines.items[i], type) <= lines.width + 0.01);
    }
    return lines;
}

static void check(Fixture *fixture, const char *text, double most, size_t count,
                  const char *const *expected) {
    Lines lines = wrap(fixture, text, most);
    assert_int_equal(lines.count, count);
    for (size_t i = 0; i < count; i++)
        if (!text_is(lines.items[i], expected[i]))
            fail_msg("'%.*s' is not '%s'", TEXT_ARG(lines.items[i]), expected[i]);
}

static void wrap__keeps_what_fits(void **state) {
    check(*state, "Gävle", 400, 1, (const char *const[]){"Gävle"});
    check(*state, "  Gävle ", 400, 1, (const char *const[]){"Gävle"});
    assert_int_equal(wrap(*state, "", 400).count, 0);
}

// The first three words would fit; the break is put where both lines are about as long.
static void wrap__balances(void **state) {
    check(*state, "Födda i övriga Europa", 160, 2,
          (const char *const[]){"Födda i", "övriga Europa"});
    Lines lines = wrap(*state, "aaaa aaaa aaaa aaaa aaaa aaaa", 170);
    assert_int_equal(lines.count, 2);
    assert_int_equal(lines.items[0].length, lines.items[1].length);
}

static void wrap__breaks_within_words_only_where_allowed(void **state) {
    check(*state, "arbets\u00admarknads\u00adutbildning", 150, 2,
          (const char *const[]){"arbets\u00admarknads-", "utbildning"});
    check(*state, "yrkes-/yrkesförberedande", 170, 2,
          (const char *const[]){"yrkes-/", "yrkesförberedande"});
    check(*state, "åren 2014–2018", 95, 2, (const char *const[]){"åren", "2014–2018"});
    check(*state, "per 1\u00a0000 invånare", 90, 2,
          (const char *const[]){"per 1\u00a0000", "invånare"});
}

static void wrap__cuts_what_is_too_wide(void **state) {
    Lines lines = wrap(*state, "Arbetsmarknadsutbildningsdeltagare", 100);
    assert_true(lines.count >= 3);
    size_t length = 0;
    for (size_t i = 0; i < lines.count; i++)
        length += lines.items[i].length;
    assert_int_equal(length, strlen("Arbetsmarknadsutbildningsdeltagare"));
}

// A cut isolate is closed at the end of its line and opened again on the next.
static void wrap__carries_isolates(void **state) {
    Lines lines = wrap(*state, "في \u2068Upplands Väsby kommun\u2069 اليوم", 120);
    assert_true(lines.count >= 2);
    for (size_t i = 0; i < lines.count; i++) {
        int depth = 0;
        for (size_t at = 0; at < lines.items[i].length;) {
            uint32_t c = text_next(lines.items[i], &at);
            depth += c == 0x2068 ? 1 : c == 0x2069 ? -1 : 0;
            assert_true(depth >= 0);
        }
        assert_int_equal(depth, 0);
    }
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
        cmocka_unit_test(wrap__keeps_what_fits),
        cmocka_unit_test(wrap__balances),
        cmocka_unit_test(wrap__breaks_within_words_only_where_allowed),
        cmocka_unit_test(wrap__cuts_what_is_too_wide),
        cmocka_unit_test(wrap__carries_isolates),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
