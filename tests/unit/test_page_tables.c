// SPDX-License-Identifier: EUPL-1.2
#include "page_kit.h"

#define OPEN(name) "<section class=\"table-scroll\" " name " tabindex=\"0\">\n<table>\n"
#define CLOSE "</table>\n</section>\n"

static void tables__with_a_caption(void **state) {
    (void)state;
    assert_html("*Ålder* \n\n| Grupp | Antal | År |\n|:------|:-:|--:|\n| *Kvinnor* | a | 1 |\n",
                OPEN("aria-label=\"Ålder\"") "<caption>Ålder</caption>\n"
                                             "<thead>\n<tr><th scope=\"col\">Grupp</th><th "
                                             "scope=\"col\" class=\"center\">Antal</th>"
                                             "<th scope=\"col\" "
                                             "class=\"number\">År</th></tr>\n</thead>\n"
                                             "<tbody>\n<tr><th "
                                             "scope=\"row\"><em>Kvinnor</em></th><td "
                                             "class=\"center\">a</td>"
                                             "<td class=\"number\">1</td></tr>\n</tbody>\n" CLOSE);
}

static void tables__without_a_caption_they_are_numbered(void **state) {
    (void)state;
    Case c = case_body("|a|b|\n|-|-|\n|c|d|\n\n|a|b|\n|-|-|\n|c|d|\n");
    assert_says(&c, "table-without-caption", 4, 1, "|a|b|");
    assert_has(case_html(&c), OPEN("aria-label=\"Tabell 1\""));
    assert_has(case_html(&c), OPEN("aria-label=\"Tabell 2\""));
    case_end(&c);
}

static void tables__captions(void **state) {
    (void)state;
    Case c = case_body("*A **b** [c](term:d)*\n| a | b |\n|---|---|\n| c | d |\n");
    assert_has(case_html(&c), "<caption>A <strong>b</strong> "
                              "<a class=\"term\" href=\"d\">c</a></caption>");
    assert_has_not(case_html(&c), "<p>");
    case_end(&c);
}

static void tables__what_is_no_caption(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "*A* b\n\n|a|b|\n|-|-|\n|c|d|\n", "**A**\n\n|a|b|\n|-|-|\n|c|d|\n",
        "*A*\n\nB\n\n|a|b|\n|-|-|\n|c|d|\n", "> *A*\n\n|a|b|\n|-|-|\n|c|d|\n"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        Case c = case_body(bodies[i]);
        assert_has(case_html(&c), "<p>");
        assert_has_not(case_html(&c), "<caption");
        case_end(&c);
    }
    assert_html("*A*\n\nB\n", "<p><em>A</em></p>\n<p>B</p>\n");
}

static void tables__two_after_each_other_keep_their_captions(void **state) {
    (void)state;
    Case c = case_body("*A*\n\n|a|b|\n|-|-|\n|c|d|\n\n*B*\n\n|a|b|\n|-|-|\n|c|d|\n\nslut\n");
    assert_silent(&c);
    Text html = case_html(&c);
    assert_has(html, "<caption>A</caption>");
    assert_has(html, "<caption>B</caption>");
    assert_true(text_ends(html, "<p>slut</p>\n"));
    case_end(&c);
}

// Whether the second column is one of numbers.
static bool is_number_column(const char *delimiter, const char *cells) {
    Arena *arena = arena_new();
    Buf body = {0};
    buf_format(&body, "*C*\n\n| a | b |\n|---|%s|\n", delimiter);
    Text rest = text_of(cells), cell;
    while (text_cut(&rest, ';', &cell))
        buf_format(&body, "| r | %.*s |\n", TEXT_ARG(cell));
    Case c = case_body(buf_copy(arena, &body).at);
    assert_silent(&c);
    bool number = text_find(case_html(&c), T("<td class=\"number\">")) != SIZE_MAX;
    bool head = text_find(case_html(&c), T("<th scope=\"col\" class=\"number\">b")) != SIZE_MAX;
    assert_int_equal(number, head);
    case_end(&c);
    buf_release(&body);
    arena_free(arena);
    return number;
}

static void tables__columns_of_numbers(void **state) {
    (void)state;
    assert_true(is_number_column("---", "1;2"));
    assert_true(is_number_column("---", "1 234,5;−3,6 %;–"));
    assert_true(is_number_column("---", "2014–2018;12/13"));
    assert_true(is_number_column("---", "[83,1 år](value:x);[](gap:y)"));
    assert_true(is_number_column("---", "**1**;<5;(95 %)"));
    assert_true(is_number_column("---", "٤٥"));
    assert_true(is_number_column("--:", "ord"));
    assert_false(is_number_column("---", "1;ord"));
    assert_false(is_number_column("---", "–;-"));
    assert_false(is_number_column("---", "3 mars"));
    assert_false(is_number_column(":--", "1;2"));
    assert_false(is_number_column(":-:", "1;2"));
}

static void tables__first_column_is_never_numbers_by_itself(void **state) {
    (void)state;
    Case c = case_body("*C*\n\n| År | b |\n|---|---|\n| 2019 | c |\n");
    assert_has(case_html(&c), "<th scope=\"row\">2019</th>");
    case_end(&c);
}

static void tables__one_column_has_no_row_heads(void **state) {
    (void)state;
    Case c = case_body("*C*\n\n| a |\n|---|\n| b |\n");
    assert_silent(&c);
    assert_has(case_html(&c), "<tr><th scope=\"col\">a</th></tr>");
    assert_has(case_html(&c), "<tr><td>b</td></tr>");
    case_end(&c);
}

static void tables__empty_cells(void **state) {
    (void)state;
    assert_body_says("*C*\n\n| a | b |\n|---|---|\n| c |  |\n| d | e |\n", "empty-cell", 8, 6,
                     "  ");
    assert_body_says("*C*\n\n| å | b |\n|---|---|\n|| e |\n", "empty-cell", 8, 2, "");
    assert_body_says("> | å | b |\n> |---|---|\n> | &nbsp; | e |\n", "empty-cell", 6, 4,
                     " &nbsp; ");
}

static void tables__empty_heads(void **state) {
    (void)state;
    assert_body_says("*C*\n\n|  | b |\n|---|---|\n| c | d |\n", "empty-cell", 6, 2, "  ");
    assert_body_says("*C*\n\n| a | |\n|---|---|\n| c | d |\n", "empty-cell", 6, 6, " ");
    assert_body_says("text\n|  | b |\n|---|---|\n", "empty-cell", 5, 2, "  ");
    assert_body_says("- |  | b |\n  |---|---|\n  | c | d |\n", "empty-cell", 4, 1, NULL);
}

static void tables__links_and_pictures_fill_a_cell(void **state) {
    (void)state;
    assert_body_silent("*C*\n\n| a | b |\n|---|---|\n| ![c](d.png) | [](value:e) |\n");
}

static void tables__row_lengths(void **state) {
    (void)state;
    assert_body_says("*C*\n\n| a | b |\n|---|---|\n| c | d | e |\n", "row-length", 8, 1,
                     "| c | d | e |");
    assert_body_says("*C*\n\n| a | b |\n|---|---|\n| c |\n", "row-length", 8, 1, "| c |");
    assert_body_says("*C*\n\na | b\n--|--\nc\n", "row-length", 8, 1, "c");
    assert_body_says("*C*\n\n| a | b |\n|---|---|\n| c | `d|e` |\n", "row-length", 8, 1, NULL);
    assert_body_silent("*C*\n\n| a | b |\n|---|---|\n| c\\|d | `d\\|e` |\n");
    assert_body_silent("*C*\n\na | b\n--|--\nc | d\n");
    assert_body_silent("- x\n\n  *C*\n\n  | a | b |\n  |---|---|\n  | c | d |\n");
    assert_body_silent("> *C*\n>\n> | a | b |\n> |---|---|\n> | c | d |\n");
}

static void tables__the_paragraph_before_is_not_part_of_it(void **state) {
    (void)state;
    Case c = case_body("text\nmer\n| a | b |\n|---|---|\n| c | d |\n");
    assert_says(&c, "table-without-caption", 6, 1, "| a | b |");
    assert_int_equal(diags_count(c.diags, LEVEL_NOTE), 1);
    case_end(&c);
}

static void tables__without_rows(void **state) {
    (void)state;
    Case c = case_body("*C*\n\n| a | b |\n|---|---|\n");
    assert_says(&c, "table-without-rows", 6, 1, "| a | b |");
    assert_has_not(case_html(&c), "<tbody>");
    case_end(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables__with_a_caption),
        cmocka_unit_test(tables__without_a_caption_they_are_numbered),
        cmocka_unit_test(tables__captions),
        cmocka_unit_test(tables__what_is_no_caption),
        cmocka_unit_test(tables__two_after_each_other_keep_their_captions),
        cmocka_unit_test(tables__columns_of_numbers),
        cmocka_unit_test(tables__first_column_is_never_numbers_by_itself),
        cmocka_unit_test(tables__one_column_has_no_row_heads),
        cmocka_unit_test(tables__empty_cells),
        cmocka_unit_test(tables__empty_heads),
        cmocka_unit_test(tables__links_and_pictures_fill_a_cell),
        cmocka_unit_test(tables__row_lengths),
        cmocka_unit_test(tables__the_paragraph_before_is_not_part_of_it),
        cmocka_unit_test(tables__without_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
