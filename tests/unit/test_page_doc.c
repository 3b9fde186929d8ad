// SPDX-License-Identifier: EUPL-1.2
#include "page_kit.h"

static void assert_summary(const char *body, size_t most, const char *expected) {
    Case c = case_body(body);
    Text summary = page_summary(c.arena, c.doc, NULL, most);
    assert_text(summary, expected);
    assert_true(text_characters(summary) <= most);
    case_end(&c);
}

static void doc__summary(void **state) {
    (void)state;
    assert_summary(
        "## Rubrik\n\n- lista\n\nEn *åäö*\nmening[^1]. [Länk](a.md)\n\nTvå\n\n[^1]: not\n", 100,
        "En åäö mening. Länk");
    assert_summary("", 100, "");
    assert_summary("## Bara rubrik\n", 100, "");
    assert_summary("![a](indicator:x)\n\nText\n", 100, "Text");
    assert_summary("*Tabell*\n\n| a | b |\n|---|---|\n| c | d |\n\nText\n", 100, "Text");
}

static void doc__summary_is_cut_at_a_word(void **state) {
    (void)state;
    assert_summary("åäö åäö åäö\n", 11, "åäö åäö åäö");
    assert_summary("åäö åäö åäö\n", 10, "åäö åäö…");
    assert_summary("åäö åäö åäö\n", 8, "åäö åäö…");
    assert_summary("åäö åäö åäö\n", 7, "åäö…");
    assert_summary("åäöåäöåäö\n", 4, "åäö…");
    assert_summary("åäö\n", 1, "…");
}

static void doc__summary_has_what_is_filled_in(void **state) {
    (void)state;
    Case c = case_body("Av [*](term:a) alla [](value:b?x=y) [**mår**](gap:c?by=d) bra.\n");
    const Text filled[] = {{0}, T("65,1 procent"), {0}};
    assert_text(page_summary(c.arena, c.doc, filled, 99), "Av * alla 65,1 procent mår bra.");
    assert_text(page_summary(c.arena, c.doc, NULL, 99), "Av * alla  mår bra.");
    case_end(&c);
}

static void doc__beyond_the_bounds_is_an_empty_page(void **state) {
    (void)state;
    Case c = case_body("> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > a\n");
    size_t count;
    assert_non_null(c.doc);
    page_refs(c.doc, &count);
    assert_int_equal(count, 0);
    page_headings(c.doc, &count);
    assert_int_equal(count, 0);
    assert_text(page_summary(c.arena, c.doc, NULL, 10), "");
    assert_text(page_front(c.doc)->title, "T");
    assert_text(case_html(&c), "");
    case_end(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doc__summary),
        cmocka_unit_test(doc__summary_is_cut_at_a_word),
        cmocka_unit_test(doc__summary_has_what_is_filled_in),
        cmocka_unit_test(doc__beyond_the_bounds_is_an_empty_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
