// SPDX-License-Identifier: EUPL-1.2
#include "page_kit.h"

static void assert_ids(const char *body, size_t count, const char *const *ids) {
    Case c = case_body(body);
    size_t found;
    const Heading *headings = page_headings(c.doc, &found);
    assert_int_equal(found, count);
    for (size_t i = 0; i < count; i++)
        assert_text(headings[i].id, ids[i]);
    case_end(&c);
}

static void headings__ids(void **state) {
    (void)state;
    assert_ids("## Så mår vi på 60-talet\n", 1, (const char *[]){"sa-mar-vi-pa-60-talet"});
    assert_ids("## 2019 års val\n", 1, (const char *[]){"section-2019-ars-val"});
    assert_ids("## المساواة\n", 1, (const char *[]){"section"});
    assert_ids("## A *b* `c` [d](e.md)\n", 1, (const char *[]){"a-b-c-d"});
}

static void headings__ids_are_unique(void **state) {
    (void)state;
    assert_ids("## a\n## a\n## a-2\n## a\n## A\n## a-2\n", 6,
               (const char *[]){"a", "a-2", "a-2-2", "a-3", "a-4", "a-2-3"});
    assert_ids("## !\n## !\n", 2, (const char *[]){"section", "section-2"});
}

static void headings__levels_and_places(void **state) {
    (void)state;
    Case c = case_body("Text\n\n## Ett\n### Två\n#### Tre\n## *Fyra*[^1]\n\n> ### "
                       "Fem\n\nSex\nsju\n---\n\n[^1]: a\n");
    assert_silent(&c);
    static const struct {
        int level;
        const char *text, *html, *written;
    } expected[] = {{2, "Ett", "Ett", "## Ett"},    {3, "Två", "Två", "### Två"},
                    {4, "Tre", "Tre", "#### Tre"},  {2, "Fyra", "<em>Fyra</em>", "## *Fyra*[^1]"},
                    {3, "Fem", "Fem", "> ### Fem"}, {2, "Sex sju", "Sex sju", "Sex"}};
    size_t count;
    const Heading *headings = page_headings(c.doc, &count);
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(headings[i].level, expected[i].level);
        assert_text(headings[i].text, expected[i].text);
        assert_text(headings[i].html, expected[i].html);
        assert_text(case_text(&c, headings[i].spot), expected[i].written);
    }
    case_end(&c);
}

static void headings__html_has_no_links(void **state) {
    (void)state;
    Case c = case_body("## [a *b*](c.md) [1](value:x) ![d](e.png) &lt; `f`[^1]\n\n[^1]: g\n");
    size_t count;
    assert_text(page_headings(c.doc, &count)->html, "a <em>b</em> 1 d &lt; <code>f</code>");
    assert_has(case_html(&c), "<h2 id=\"a-b-1-d-f\"><a href=\"c.md\">a <em>b</em></a>");
    case_end(&c);
}

static void headings__html_is_one_line(void **state) {
    (void)state;
    Case c = case_body("a\\\nb\nc\n---\n");
    size_t count;
    assert_text(page_headings(c.doc, &count)->html, "a b c");
    assert_text(case_html(&c), "<h2 id=\"a-b-c\">a<br>\nb\nc</h2>\n");
    case_end(&c);
}

static void headings__rules(void **state) {
    (void)state;
    assert_body_says("# A\n", "heading-level-one", 4, 1, "# A");
    assert_body_says("A\n===\n", "heading-level-one", 4, 1, "A");
    assert_body_says("### A\n", "heading-skips", 4, 1, "### A");
    assert_body_says("## A\n\n#### B\n", "heading-skips", 6, 1, "#### B");
    assert_body_says("##\n", "empty-heading", 4, 1, "##");
    assert_body_silent("## A\n### B\n#### C\n##### D\n###### E\n## F\n### G\n");
}

static void headings__a_skip_says_what_to_write(void **state) {
    (void)state;
    Case c = case_body("## A\n\n#### B\n");
    assert_text(case_diag(&c, "heading-skips")->hint, "begin with ###");
    case_end(&c);
}

static void headings__level_one_becomes_two(void **state) {
    (void)state;
    assert_html("# A\n", "<h2 id=\"a\">A</h2>\n");
}

static void assert_adopts(const char *body, const char *source, size_t count,
                          const char *const *ids) {
    Case translation = case_body(body), original = case_body(source);
    page_adopt_ids(translation.doc, original.doc);
    size_t found;
    const Heading *headings = page_headings(translation.doc, &found);
    assert_int_equal(found, count);
    for (size_t i = 0; i < count; i++)
        assert_text(headings[i].id, ids[i]);
    case_end(&translation);
    case_end(&original);
}

static void headings__adopted_ids(void **state) {
    (void)state;
    assert_adopts("## One\n### Two\n", "## Ett\n### Två\n", 2, (const char *[]){"ett", "tva"});
    assert_adopts("## One\n", "## Ett\n### Två\n", 1, (const char *[]){"ett"});
    assert_adopts("## One\n### Two\n## Three\n", "## Ett\n### Två\n", 3,
                  (const char *[]){"ett", "tva", "three"});
}

static void headings__adoption_ends_at_another_level(void **state) {
    (void)state;
    assert_adopts("## One\n## Two\n### Three\n", "## Ett\n### Två\n### Tre\n", 3,
                  (const char *[]){"ett", "two", "three"});
}

static void headings__own_ids_avoid_all_of_the_original(void **state) {
    (void)state;
    assert_adopts("## One\n## Tre\n## Ett\n", "## Ett\n### Två\n### Tre\n", 3,
                  (const char *[]){"ett", "tre-2", "ett-2"});
}

static void headings__adopted_ids_are_rendered(void **state) {
    (void)state;
    Case translation = case_body("## One\n"), original = case_body("## Ett\n");
    page_adopt_ids(translation.doc, original.doc);
    assert_text(case_html(&translation), "<h2 id=\"ett\">One</h2>\n");
    case_end(&translation);
    case_end(&original);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings__ids),
        cmocka_unit_test(headings__ids_are_unique),
        cmocka_unit_test(headings__levels_and_places),
        cmocka_unit_test(headings__html_has_no_links),
        cmocka_unit_test(headings__html_is_one_line),
        cmocka_unit_test(headings__rules),
        cmocka_unit_test(headings__a_skip_says_what_to_write),
        cmocka_unit_test(headings__level_one_becomes_two),
        cmocka_unit_test(headings__adopted_ids),
        cmocka_unit_test(headings__adoption_ends_at_another_level),
        cmocka_unit_test(headings__own_ids_avoid_all_of_the_original),
        cmocka_unit_test(headings__adopted_ids_are_rendered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
