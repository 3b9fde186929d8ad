// SPDX-License-Identifier: EUPL-1.2
//
// What links mean, and where their addresses stand in the file.
#include "page_kit.h"

typedef struct Expected {
    RefKind kind;
    size_t line, column;
    const char *address; // as it stands in the file
    const char *text;    // as it stands in the file
} Expected;

static void assert_refs(const char *body, const Expected *expected, size_t count) {
    Case c = case_body(body);
    size_t found, line, column;
    const Ref *refs = page_refs(c.doc, &found);
    assert_int_equal(found, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(refs[i].kind, expected[i].kind);
        assert_text(case_text(&c, refs[i].spot), expected[i].address);
        source_position(c.source, refs[i].spot.offset, &line, &column);
        assert_int_equal(line, expected[i].line);
        assert_int_equal(column, expected[i].column);
        assert_text(case_text(&c, refs[i].text_spot), expected[i].text);
    }
    case_end(&c);
}
#define ASSERT_REFS(body, ...)                                                                     \
    do {                                                                                           \
        const Expected expected_[] = {__VA_ARGS__};                                                \
        assert_refs(body, expected_, sizeof expected_ / sizeof *expected_);                        \
    } while (0)

// -------------------------------------------------------------------------------------- meaning

static void assert_ref(const char *body, RefKind kind, const char *target, const char *query,
                       const char *anchor) {
    Case c = case_body(body);
    assert_silent(&c);
    size_t count;
    const Ref *refs = page_refs(c.doc, &count);
    assert_int_equal(count, 1);
    assert_int_equal(refs->kind, kind);
    assert_text(refs->target, target);
    assert_text(refs->query, query);
    assert_text(refs->anchor, anchor);
    case_end(&c);
}

static void refs__kinds(void **state) {
    (void)state;
    assert_ref("![A](indicator:x?by=sex&area=21)\n", REF_FIGURE, "x", "by=sex&area=21", "");
    assert_ref("[1](value:x?sex=women)\n", REF_VALUE, "x", "sex=women", "");
    assert_ref("[](gap:x?by=sex&kind=ratio)\n", REF_GAP, "x", "by=sex&kind=ratio", "");
    assert_ref("[a](term:equity)\n", REF_TERM, "equity", "", "");
    assert_ref("[a](../goals/1-a.md#del-b)\n", REF_PAGE, "../goals/1-a.md", "", "del-b");
    assert_ref("[a](b.md)\n", REF_PAGE, "b.md", "", "");
    assert_ref("[a](#del-b)\n", REF_ANCHOR, "#del-b", "", "del-b");
    assert_ref("[a](../assets/b.pdf#page=2)\n", REF_FILE, "../assets/b.pdf", "", "page=2");
    assert_ref("![a](../assets/min%20bild.png)\n", REF_FILE, "../assets/min bild.png", "", "");
    assert_ref("![a](../assets/%C3%A5.png)\n", REF_FILE, "../assets/å.png", "", "");
    assert_ref("![a](../assets/%FF%00.png)\n", REF_FILE, "../assets/%FF%00.png", "", "");
    assert_ref("[a](https://x.se/a?b=c#d)\n", REF_WEB, "https://x.se/a?b=c#d", "", "");
    assert_ref("<https://x.se/>\n", REF_WEB, "https://x.se/", "", "");
    assert_ref("<a@b.se>\n", REF_WEB, "mailto:a@b.se", "", "");
    assert_ref("[a](tel:+4626154000)\n", REF_WEB, "tel:+4626154000", "", "");
    assert_ref("[a](HTTPS://x.se)\n", REF_WEB, "HTTPS://x.se", "", "");
}

static void refs__plain_text(void **state) {
    (void)state;
    Case c = case_body("[*83*,**1** `år`\nnu](value:x) ![a [b](c.md) d](e.png)\n");
    size_t count;
    const Ref *refs = page_refs(c.doc, &count);
    assert_int_equal(count, 3);
    assert_text(refs[0].text, "83,1 år nu");
    assert_text(refs[1].text, "a b d");
    assert_text(refs[2].text, "b");
    case_end(&c);
}

// --------------------------------------------------------------------------------------- places

static void refs__swedish_characters_before(void **state) {
    (void)state;
    ASSERT_REFS("Åäö är [ålder](value:x?a=å) och [ö](b.md).\n",
                {REF_VALUE, 4, 16, "value:x?a=å", "ålder"}, {REF_PAGE, 4, 37, "b.md", "ö"});
}

static void refs__equal_links_on_one_line(void **state) {
    (void)state;
    ASSERT_REFS("[a](b.md) [a](b.md) `[a](b.md)` [a](b.md)\n", {REF_PAGE, 4, 5, "b.md", "a"},
                {REF_PAGE, 4, 15, "b.md", "a"}, {REF_PAGE, 4, 37, "b.md", "a"});
}

static void refs__reference_style(void **state) {
    (void)state;
    ASSERT_REFS("[a][Ett  B] och [c][] och [d] och [c](d.md).\n\n"
                "[ett b]: d.md\n  [c]:\n   <d.md> \"t\"\n[d]: d.md\n",
                {REF_PAGE, 6, 10, "d.md", "a"}, {REF_PAGE, 8, 5, "d.md", "c"},
                {REF_PAGE, 9, 6, "d.md", "d"}, {REF_PAGE, 4, 39, "d.md", "c"});
}

static void refs__definition_before_its_paragraph(void **state) {
    (void)state;
    ASSERT_REFS("[a]: b.md\nText [a] här\n", {REF_PAGE, 4, 6, "b.md", "a"});
}

static void refs__tables(void **state) {
    (void)state;
    ASSERT_REFS("*T [c](t.md)*\n\n| ä [x](a.md) | [x](a.md) |\n|---|---|\n"
                "| [x](a.md) \\| | [y](b.md?a=1\\|2) |\n| – | [x](a.md) |\n",
                {REF_PAGE, 4, 8, "t.md", "c"}, {REF_PAGE, 6, 9, "a.md", "x"},
                {REF_PAGE, 6, 21, "a.md", "x"}, {REF_PAGE, 8, 7, "a.md", "x"},
                {REF_PAGE, 8, 22, "b.md?a=1\\|2", "y"}, {REF_PAGE, 9, 11, "a.md", "x"});
}

static void refs__table_right_behind_a_paragraph(void **state) {
    (void)state;
    ASSERT_REFS("Text [x](a.md)\nmer\n| [x](a.md) | b |\n|---|---|\n| [x](a.md) | 1 |\n",
                {REF_PAGE, 4, 10, "a.md", "x"}, {REF_PAGE, 6, 7, "a.md", "x"},
                {REF_PAGE, 8, 7, "a.md", "x"});
}

static void refs__lists_quotes_and_headings(void **state) {
    (void)state;
    ASSERT_REFS("- [x](a.md)\n  - ö [x](a.md)\n1. [x](a.md)\n\n> å [x](a.md)\n> ## [x](a.md)\n\n"
                "Rubrik [x](a.md)\nrad [x](a.md)\n---\n",
                {REF_PAGE, 4, 7, "a.md", "x"}, {REF_PAGE, 5, 11, "a.md", "x"},
                {REF_PAGE, 6, 8, "a.md", "x"}, {REF_PAGE, 8, 9, "a.md", "x"},
                {REF_PAGE, 9, 10, "a.md", "x"}, {REF_PAGE, 11, 12, "a.md", "x"},
                {REF_PAGE, 12, 9, "a.md", "x"});
}

static void refs__footnotes_keep_their_places(void **state) {
    (void)state;
    ASSERT_REFS("A[^b] [x](a.md) B[^a]\n\n[^a]: [x](a.md)\n\n[^b]: [x](a.md)\n\n    [x](a.md)\n",
                {REF_PAGE, 4, 11, "a.md", "x"}, {REF_PAGE, 8, 11, "a.md", "x"},
                {REF_PAGE, 10, 9, "a.md", "x"}, {REF_PAGE, 6, 11, "a.md", "x"});
}

static void refs__over_lines(void **state) {
    (void)state;
    ASSERT_REFS("> [ett\n> två](\n>   a.md\n>   'titel')\n",
                {REF_PAGE, 6, 5, "a.md", "ett\n> två"});
}

static void refs__escapes_and_entities(void **state) {
    (void)state;
    ASSERT_REFS("[a\\]](b\\_c.md) \\[x](y.md) [d](e.md?f&amp;g) [h](<i j.md>) [k](l(m).md)\n",
                {REF_PAGE, 4, 7, "b\\_c.md", "a\\]"}, {REF_PAGE, 4, 31, "e.md?f&amp;g", "d"},
                {REF_PAGE, 4, 50, "i j.md", "h"}, {REF_PAGE, 4, 63, "l(m).md", "k"});
}

static void refs__code(void **state) {
    (void)state;
    ASSERT_REFS("``[x](a.md) ` `` [x](a.md) ` [x](a.md)\n", {REF_PAGE, 4, 22, "a.md", "x"},
                {REF_PAGE, 4, 34, "a.md", "x"});
}

static void refs__nested_in_order_of_appearance(void **state) {
    (void)state;
    ASSERT_REFS("[![ö](i.png)](a.md) ![b [c](d.md) e](f.png)\n",
                {REF_PAGE, 4, 15, "a.md", "![ö](i.png)"}, {REF_FILE, 4, 7, "i.png", "ö"},
                {REF_FILE, 4, 38, "f.png", "b [c](d.md) e"}, {REF_PAGE, 4, 29, "d.md", "c"});
}

static void refs__crlf(void **state) {
    (void)state;
    Case c = case_file("---\r\ntitle: T\r\n---\r\nÅ [x](a.md)\r\n[y](\r\nb.md)\r\n");
    size_t count;
    const Ref *refs = page_refs(c.doc, &count);
    assert_int_equal(count, 2);
    assert_text(case_text(&c, refs[0].spot), "a.md");
    assert_text(case_text(&c, refs[1].spot), "b.md");
    case_end(&c);
}

// ---------------------------------------------------------------------------------------- rules

static void refs__unknown_schemes(void **state) {
    (void)state;
    assert_body_says("å [a](javascript:alert(1))\n", "unknown-scheme", 4, 7, "javascript:alert(1)");
    assert_body_says("[a](JavaScript:alert)\n", "unknown-scheme", 4, 5, NULL);
    assert_body_says("[a](data:text/html,x)\n", "unknown-scheme", 4, 5, NULL);
    assert_body_says("![a](data:image/png;base64,x)\n", "unknown-scheme", 4, 6, NULL);
    assert_body_says("[a](vbscript:x)\n", "unknown-scheme", 4, 5, NULL);
    assert_body_says("[a](file:///etc)\n", "unknown-scheme", 4, 5, NULL);
    assert_body_says("<javascript:x>\n", "unknown-scheme", 4, 2, NULL);
    assert_body_says("[a](java\\script:x)\n", "unknown-scheme", 4, 5, NULL);
    assert_body_says("[a](&#106;avascript:x)\n", "unknown-scheme", 4, 5, "&#106;avascript:x");
    assert_body_says("[a](<java script:x>)\n", "unknown-scheme", 4, 6, NULL);
    assert_body_says("[a](java&Tab;script:x)\n", "unknown-scheme", 4, 5, NULL);
    assert_body_says("[a](//x.se)\n", "unknown-scheme", 4, 5, "//x.se");
    assert_body_says("[a](www.x.se)\n", "unknown-scheme", 4, 5, "www.x.se");
    assert_body_says("[a](b:c.md)\n", "unknown-scheme", 4, 5, NULL);
    assert_body_says("[a](:x)\n", "unknown-scheme", 4, 5, NULL);
}

static void refs__unknown_scheme_is_given_a_suggestion(void **state) {
    (void)state;
    Case c = case_body("[1](vaule:x)\n");
    assert_has(case_diag(&c, "unknown-scheme")->hint, "'value'");
    size_t count;
    page_refs(c.doc, &count);
    assert_int_equal(count, 0);
    case_end(&c);
}

static void refs__figures_stand_alone(void **state) {
    (void)state;
    assert_body_says("å ![a](indicator:x)\n", "figure-not-alone", 4, 8, "indicator:x");
    assert_body_says("![a](indicator:x) ![b](indicator:y)\n", "figure-not-alone", 4, 6, NULL);
    assert_body_says("## ![a](indicator:x)\n", "figure-not-alone", 4, 9, NULL);
    assert_body_says("[![a](indicator:x)](b.md)\n", "figure-not-alone", 4, 7, NULL);
    assert_body_says("*![a](indicator:x)*\n", "figure-not-alone", 4, 7, NULL);
    assert_body_says("[a](indicator:x)\n", "figure-as-link", 4, 5, "indicator:x");
    assert_body_silent("- ![a](indicator:x)\n");
}

static void refs__images(void **state) {
    (void)state;
    assert_body_says("![](a.png)\n", "image-without-text", 4, 3, "");
    assert_body_says("![](indicator:x)\n", "image-without-text", 4, 3, "");
    assert_body_says("![a](value:x)\n", "data-as-image", 4, 6, "value:x");
    assert_body_says("![a](b.md)\n", "data-as-image", 4, 6, "b.md");
    assert_body_says("![a](https://x.se/a.png)\n", "image-from-web", 4, 6, NULL);
}

static void refs__links_without_text_or_address(void **state) {
    (void)state;
    assert_body_says("[](b.md)\n", "link-without-text", 4, 2, "");
    assert_body_says("[ ](term:x)\n", "link-without-text", 4, 2, " ");
    assert_body_says("[a]()\n", "link-without-address", 4, 5, "");
    assert_body_says("[a](#)\n", "link-without-address", 4, 5, "#");
    assert_body_says("[a](value:)\n", "link-without-address", 4, 5, "value:");
    assert_body_says("[a](https:b)\n", "link-without-address", 4, 5, "https:b");
    assert_body_says("[a](http://)\n", "link-without-address", 4, 5, "http://");
    assert_body_silent("[](value:x) [![a](b.png)](c.md)\n");
}

static void refs__titles_are_left_out(void **state) {
    (void)state;
    assert_body_says("[a](b.md \"T\")\n", "title-left-out", 4, 5, "b.md");
}

static void refs__what_looks_like_a_link(void **state) {
    (void)state;
    assert_body_says("åå [a](b c.md)\n", "link-not-read", 4, 6, "](");
    assert_body_says("[a](b.md) och\n[a](b c.md)\n", "link-not-read", 5, 3, "](");
    assert_body_says("[a][saknas]\n", "link-not-read", 4, 3, "][");
    assert_body_silent("`[a](b c.md)`\n\n    [a](b c.md)\n");
}

static void refs__a_refused_ref_leaves_the_order_of_the_others(void **state) {
    (void)state;
    Case c = case_body("[a](x:y) ![b [c](d.md)](z:y) [e](f.md)\n");
    size_t count;
    const Ref *refs = page_refs(c.doc, &count);
    assert_int_equal(count, 2);
    assert_text(refs[0].target, "d.md");
    assert_text(refs[1].target, "f.md");
    assert_text(case_html(&c), "<p>a b <a href=\"d.md\">c</a> <a href=\"f.md\">e</a></p>\n");
    case_end(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refs__kinds),
        cmocka_unit_test(refs__plain_text),
        cmocka_unit_test(refs__swedish_characters_before),
        cmocka_unit_test(refs__equal_links_on_one_line),
        cmocka_unit_test(refs__reference_style),
        cmocka_unit_test(refs__definition_before_its_paragraph),
        cmocka_unit_test(refs__tables),
        cmocka_unit_test(refs__table_right_behind_a_paragraph),
        cmocka_unit_test(refs__lists_quotes_and_headings),
        cmocka_unit_test(refs__footnotes_keep_their_places),
        cmocka_unit_test(refs__over_lines),
        cmocka_unit_test(refs__escapes_and_entities),
        cmocka_unit_test(refs__code),
        cmocka_unit_test(refs__nested_in_order_of_appearance),
        cmocka_unit_test(refs__crlf),
        cmocka_unit_test(refs__unknown_schemes),
        cmocka_unit_test(refs__unknown_scheme_is_given_a_suggestion),
        cmocka_unit_test(refs__figures_stand_alone),
        cmocka_unit_test(refs__images),
        cmocka_unit_test(refs__links_without_text_or_address),
        cmocka_unit_test(refs__titles_are_left_out),
        cmocka_unit_test(refs__what_looks_like_a_link),
        cmocka_unit_test(refs__a_refused_ref_leaves_the_order_of_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
