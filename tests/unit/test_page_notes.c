// SPDX-License-Identifier: EUPL-1.2
#include "page_kit.h"

#define MARK(n, use)                                                                               \
    "<sup class=\"footnote-mark\"><a href=\"#p-note_" n "\" id=\"p-note_" n "_mark_" use           \
    "\" aria-label=\"Fotnot " n "\">" n "</a></sup>"
#define SECTION                                                                                    \
    "<section class=\"footnotes\" aria-labelledby=\"p-notes_\">\n<h2 "                             \
    "id=\"p-notes_\">Fotnoter</h2>\n"                                                              \
    "<ol>\n"
#define BACK(n)                                                                                    \
    " <a class=\"footnote-back\" href=\"#p-note_" n                                                \
    "_mark_1\" aria-label=\"Tillbaka till fotnot " n "\">↩\uFE0E</a>"
#define BACK_OF_MANY(n, use)                                                                       \
    " <a class=\"footnote-back\" href=\"#p-note_" n "_mark_" use                                   \
    "\" aria-label=\"Tillbaka till fotnot " n ", " use "\">↩\uFE0E<sup>" use "</sup></a>"

static void notes__one(void **state) {
    (void)state;
    assert_html("A[^x]\n\n[^x]: B *c*\n",
                "<p>A" MARK("1", "1") "</p>\n" SECTION "<li id=\"p-note_1\">\n<p>B <em>c</em>" BACK(
                    "1") "</p>\n</li>\n</ol>\n</section>\n");
}

static void notes__used_twice(void **state) {
    (void)state;
    assert_html("A[^x] B[^x]\n\n[^x]: C\n",
                "<p>A" MARK("1", "1") " B" MARK(
                    "1", "2") "</p>\n" SECTION "<li id=\"p-note_1\">\n<p>C" BACK_OF_MANY("1", "1")
                    BACK_OF_MANY("1", "2") "</p>\n</li>\n</ol>\n</section>\n");
}

static void notes__in_the_order_of_their_marks(void **state) {
    (void)state;
    assert_html("A[^b] B[^a]\n\n[^a]: C\n\n[^b]: D\n",
                "<p>A" MARK("1", "1") " B" MARK(
                    "2", "1") "</p>\n" SECTION
                              "<li id=\"p-note_1\">\n<p>D" BACK(
                                  "1") "</p>\n</li>\n"
                                       "<li id=\"p-note_2\">\n<p>C" BACK(
                                           "2") "</p>\n</li>\n</ol>\n</section>\n");
}

static void notes__of_several_blocks(void **state) {
    (void)state;
    assert_html(
        "A[^a] B[^b]\n\n[^a]: C\n\n    D\n\n[^b]: E\n\n    - f\n",
        "<p>A" MARK("1", "1") " B" MARK(
            "2", "1") "</p>\n" SECTION
                      "<li id=\"p-note_1\">\n<p>C</p>\n<p>D" BACK(
                          "1") "</p>\n</li>\n"
                               "<li id=\"p-note_2\">\n<p>E</p>\n<ul>\n<li>f</li>\n</ul>\n<p>" BACK(
                                   "2") "</p>\n</li>\n</ol>\n</section>\n");
}

static void notes__everywhere(void **state) {
    (void)state;
    Case c =
        case_body("## R[^1]\n\n- l[^2]\n\n*c[^3]*\n\n| a[^4] | b |\n|---|---|\n| c | d[^5] |\n\n"
                  "[^1]: a\n[^2]: b\n[^3]: c\n[^4]: d\n[^5]: e[^1]\n");
    assert_silent(&c);
    Text html = case_html(&c);
    assert_has(html, "R" MARK("1", "1") "</h2>");
    assert_has(html, "l" MARK("2", "1") "</li>");
    assert_has(html, "c" MARK("3", "1") "</caption>");
    assert_has(html, "a" MARK("4", "1") "</th>");
    assert_has(html, "d" MARK("5", "1") "</td>");
    assert_has(html, "e" MARK("1", "2"));
    case_end(&c);
}

static void notes__a_page_without(void **state) {
    (void)state;
    assert_html("A\n", "<p>A</p>\n");
}

static void notes__missing(void **state) {
    (void)state;
    assert_body_says("Å[^1] och [^två]\n\n[^1]: a\n", "unknown-footnote", 4, 13, "två");
    assert_body_says("A [^1]\n[^1]\n", "unknown-footnote", 4, 5, "1");
    assert_body_says("| a[^x] | b |\n|---|---|\n| c | d |\n", "unknown-footnote", 4, 6, "x");
    assert_body_silent("`[^1]`\n\n    [^2]\n");
}

static void notes__unused(void **state) {
    (void)state;
    assert_body_says("A[^å]\n\n[^å]: a\n[^b]: c\n", "unused-footnote", 7, 3, "b");
    assert_body_says("A\n\n> [^b]: c\n", "unused-footnote", 6, 5, "b");
    assert_body_silent("A[^Ab  c]\n\n[^ab c]: a\n");
}

static void notes__given_twice(void **state) {
    (void)state;
    assert_body_says("A[^a]\n\n[^a]: b\n\n[^a]: c\n", "duplicate-footnote", 8, 3, "a");
}

// A link within a link is no HTML, so the mark within a link leads nowhere.
static void notes__within_a_link(void **state) {
    (void)state;
    Case c = case_body("[a[^1]](b.md)\n\n[^1]: c\n");
    Text html = case_html(&c);
    assert_says(&c, "footnote-in-link", 4, 1, NULL);
    assert_has(html, "<a href=\"b.md\">a<sup>1</sup></a>");
    case_end(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes__one),
        cmocka_unit_test(notes__used_twice),
        cmocka_unit_test(notes__in_the_order_of_their_marks),
        cmocka_unit_test(notes__of_several_blocks),
        cmocka_unit_test(notes__everywhere),
        cmocka_unit_test(notes__a_page_without),
        cmocka_unit_test(notes__missing),
        cmocka_unit_test(notes__unused),
        cmocka_unit_test(notes__given_twice),
        cmocka_unit_test(notes__within_a_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
