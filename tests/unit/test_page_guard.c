// SPDX-License-Identifier: EUPL-1.2
//
// The guard: texts on either side of each bound, and inputs that cmark by itself reads in a time
// that grows with the square of their length. Of those, double the input must cost less than three
// times as much, or be refused.
#include "page_kit.h"

#include <time.h>

// ------------------------------------------------------------------------------------- recipes

// A text made by repeating: what a test and a hostile author have in common.
static void add(Buf *text, const char *unit, size_t times) {
    for (size_t i = 0; i < times; i++)
        buf_string(text, unit);
}

static Case case_buf(Buf *text) {
    buf_char(text, 0);
    Case c = case_body(text->at);
    buf_release(text);
    return c;
}

static bool refused(const Case *c) {
    static const char *const ids[] = {"markdown-size", "markdown-depth", "table-size",
                                      "bracket-depth", "markup-count",   "emphasis-count",
                                      "reference-size"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (case_diag(c, ids[i]))
            return true;
    return false;
}

// before + unit × times + after is refused with `id` on `line`, and with one unit less it is not.
static void assert_bound(const char *before, const char *unit, size_t times, const char *after,
                         const char *id, size_t line) {
    Buf text = {0};
    buf_string(&text, before);
    add(&text, unit, times);
    buf_string(&text, after);
    Case c = case_buf(&text);
    assert_says(&c, id, line, 1, NULL);
    assert_int_equal(diags_count(c.diags, LEVEL_NOTE), 1);
    assert_text(case_html(&c), "");
    case_end(&c);
    buf_string(&text, before);
    add(&text, unit, times - 1);
    buf_string(&text, after);
    c = case_buf(&text);
    assert_false(refused(&c));
    case_end(&c);
}

// --------------------------------------------------------------------------------------- bounds

static void guard__depth(void **state) {
    (void)state;
    assert_bound("a\n\n", "> ", 33, "b\n", "markdown-depth", 6);
    assert_bound("a\n\n", "- ", 33, "b\n", "markdown-depth", 6);
    assert_bound("a\n\n", "1. ", 33, "b\n", "markdown-depth", 6);
    assert_bound("a\n\n", "[^a]:", 33, "b\n", "markdown-depth", 6);
    assert_bound("- a\n", " ", 128, "- b\n", "markdown-depth", 5);
    assert_bound("- a\n", "\t", 32, "- b\n", "markdown-depth", 5);
}

static void guard__a_rule_is_no_list(void **state) {
    (void)state;
    assert_body_silent("* * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * * *\n\n"
                       "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n");
}

static void guard__table_columns(void **state) {
    (void)state;
    Buf text = {0};
    for (size_t columns = 32; columns <= 33; columns++) {
        for (int row = 0; row < 3; row++) {
            add(&text, row == 1 ? "|-" : "|a", columns);
            buf_string(&text, "|\n");
        }
        Case c = case_buf(&text);
        assert_int_equal(refused(&c), columns == 33);
        if (columns == 33)
            assert_says(&c, "table-size", 5, 1, NULL);
        case_end(&c);
    }
}

static void guard__table_cells(void **state) {
    (void)state;
    assert_bound("*T*\n\n| a | b |\n|---|---|\n", "| c | 1 |\n", 10000, "", "table-size",
                 4 + 4 + 9999);
    assert_bound("| a | b |\n|---|---|\n", "a\n", 10000, "", "table-size", 4 + 2 + 9999);
}

static void guard__cells_count_over_all_tables(void **state) {
    (void)state;
    assert_bound("", "|a|b|\n|-|-|\n|c|1|\n\n", 5001, "", "table-size", 4 + 4 * 5000 + 1);
}

static void guard__lines_before_a_table(void **state) {
    (void)state;
    assert_bound("", "a\n", 257, "-|-\n", "table-size", 4 + 257);
    assert_bound("", "a\n-|-\n", 33, "", "table-size", 4 + 65);
}

static void guard__brackets(void **state) {
    (void)state;
    assert_bound("a\n\n", "[", 33, "\n", "bracket-depth", 6);
    assert_bound("a\n\n", "![[]()", 32, "\n", "bracket-depth", 6);
    assert_body_silent("\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\[\\["
                       "\\[\\[\\[\\[\\[\\[\\[\\[\\[\n");
}

static void guard__brackets_begin_anew(void **state) {
    (void)state;
    Buf text = {0};
    add(&text, "[0, 5)\n\n", 50);
    buf_string(&text, "*T*\n\n| Ålder | Antal |\n|:---|---:|\n");
    add(&text, "| [0, 5) | 1 |\n", 50);
    Case c = case_buf(&text);
    assert_silent(&c);
    case_end(&c);
}

// Lines that only look like rows do not begin anew.
static void guard__rows_of_no_table(void **state) {
    (void)state;
    assert_bound("|a|b|\n|-|\n", "|[\n", 33, "", "bracket-depth", 4 + 2 + 32);
    assert_bound("a\n|a|\n|-|\n", "|[\n", 33, "", "bracket-depth", 4 + 3 + 32);
    assert_bound("|a\\|b|\n|-|-|\n", "|[\n", 33, "", "bracket-depth", 4 + 2 + 32);
    assert_bound("|a|\n|-|\nb\n", "|[\n", 33, "", "bracket-depth", 4 + 3 + 32);
}

static void guard__emphasis(void **state) {
    (void)state;
    assert_bound("a\n\n", "*a_ ", 2049, "\n", "emphasis-count", 6);
    assert_bound("a\n\n", "*", 4097, "\n", "emphasis-count", 6);
}

static void guard__markup(void **state) {
    (void)state;
    assert_bound("a\n\n", "a <?", 33, "\n", "markup-count", 6);
    assert_bound("a\n\n", "a <!X ", 33, "\n", "markup-count", 6);
}

static void guard__references(void **state) {
    (void)state;
    Buf text = {0};
    buf_string(&text, "a\n\n[a]: ");
    add(&text, "u", 20000);
    buf_string(&text, "\n\n");
    add(&text, "[a] ", 1000);
    Case c = case_buf(&text);
    assert_says(&c, "reference-size", 6, 3, "]:");
    case_end(&c);
}

static void guard__reference_titles(void **state) {
    (void)state;
    Buf text = {0};
    buf_string(&text, "[a]:\nu\n\"");
    add(&text, "t\n", 10000);
    buf_string(&text, "\"\n\n");
    add(&text, "[a] ", 1000);
    Case c = case_buf(&text);
    assert_says(&c, "reference-size", 4, 3, "]:");
    case_end(&c);
}

static void guard__size(void **state) {
    (void)state;
    Buf text = {0};
    add(&text, "a ", 512 * 512 - 10);
    Case c = case_buf(&text);
    assert_silent(&c);
    case_end(&c);
    add(&text, "a ", 512 * 512);
    c = case_buf(&text);
    assert_says(&c, "markdown-size", 1, 1, NULL);
    case_end(&c);
}

static void guard__an_ordinary_long_page(void **state) {
    (void)state;
    Buf text = {0};
    for (int i = 0; i < 1000; i++)
        buf_format(
            &text,
            "## Rubrik %d\n\nText med [länk](a.md), **fetstil** och not.[^%d]\n\n- punkt\n  - "
            "under\n\n"
            "*Tabell %d*\n\n| a | b |\n|---|--:|\n| c | 1 |\n\n[^%d]: [Källa](https://x.se/%d)\n\n",
            i, i, i, i, i);
    Case c = case_buf(&text);
    assert_silent(&c);
    case_end(&c);
}

// ----------------------------------------------------------------------------------------- time

typedef void Recipe(Buf *text, size_t n);

static void lists(Buf *text, size_t n) {
    add(text, "- ", n);
    buf_string(text, "x\n");
    add(text, "\n", n);
}

static void quotes(Buf *text, size_t n) {
    add(text, "> ", n);
    buf_string(text, "x\n");
    add(text, ">\n", n);
}

static void quoted_stars(Buf *text, size_t n) {
    add(text, ">", n);
    add(text, "a*", n);
}

static void images(Buf *text, size_t n) {
    add(text, "![[]()", n);
}

static void image_rows(Buf *text, size_t n) {
    buf_string(text, "|a|\n|-|\n");
    add(text, "|![[]()\n", n);
}

static void columns(Buf *text, size_t n) {
    add(text, "|a", n);
    buf_string(text, "|\n");
    add(text, "|-", n);
    buf_string(text, "|\n");
}

static void lead(Buf *text, size_t n) {
    add(text, "x\n", n);
    buf_string(text, "-|-\n");
}

static void delimiters(Buf *text, size_t n) {
    add(text, "x\n-|-\n", n);
}

static void instructions(Buf *text, size_t n) {
    add(text, "a <?", n);
}

static void declarations(Buf *text, size_t n) {
    add(text, "a <!X ", n);
}

static void stars(Buf *text, size_t n) {
    add(text, "*a ", n);
    add(text, "_a*_ ", n);
}

static void expansion(Buf *text, size_t n) {
    buf_string(text, "[a]: ");
    add(text, "u", n);
    buf_string(text, "\n\n");
    add(text, "[a]", n);
}

static void short_rows(Buf *text, size_t n) {
    add(text, "|a", 32);
    buf_string(text, "|\n");
    add(text, "|-", 32);
    buf_string(text, "|\n");
    add(text, "a\n", n);
}

static void footnotes(Buf *text, size_t n) {
    add(text, "[^a]:", n);
    buf_string(text, "\n\n[^a]\n");
}

static void stairs(Buf *text, size_t n) {
    for (size_t i = 0; i * i < n; i++) {
        add(text, "  ", i);
        buf_string(text, "- a\n");
    }
}

// Below the bounds, many times.
static void low_lists(Buf *text, size_t n) {
    for (size_t i = 0; i < n / 50; i++) {
        add(text, "- ", 31);
        buf_string(text, "x\n\n");
    }
}

static void low_stars(Buf *text, size_t n) {
    for (size_t i = 0; i < n / 1000; i++) {
        add(text, "_a*_ ", 1360);
        buf_string(text, "\n\n");
    }
}

static void low_brackets(Buf *text, size_t n) {
    add(text, "![", 30);
    add(text, "[]()", n);
}

static void low_stairs(Buf *text, size_t n) {
    for (size_t i = 0; i < 60; i++) {
        add(text, "  ", i);
        buf_string(text, "- a\n");
    }
    add(text, "\n", n);
}

// Our own second reading of the lines.
static void links(Buf *text, size_t n) {
    add(text, "[a](b) ", n);
}

static void references(Buf *text, size_t n) {
    for (size_t i = 0; i < n / 4; i++)
        buf_format(text, "[l%zu]: u%zu\n", i, i);
    buf_string(text, "\n");
    for (size_t i = 0; i < n / 4; i++)
        buf_format(text, "[l%zu] x\n", i);
}

static void marks(Buf *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        buf_format(text, "[^%zu] ", i);
}

static void unread(Buf *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        buf_format(text, "a](%zu b\n", i);
}

static void ticks(Buf *text, size_t n) {
    for (size_t i = 1; i * i < n * 8; i++) {
        add(text, "`", i);
        buf_string(text, "a ");
    }
}

static void headings(Buf *text, size_t n) {
    add(text, "## a\n\n", n);
}

// Processor time of this thread for reading and rendering, the least of some runs; -1: refused.
static double cost(Recipe *recipe, size_t n) {
    double least = 1e9;
    for (int run = 0; run < 3; run++) {
        struct timespec from, to;
        Buf text = {0};
        recipe(&text, n);
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
        Case c = case_buf(&text);
        case_html(&c);
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
        bool no = refused(&c);
        case_end(&c);
        if (no)
            return -1;
        double time =
            (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
        least = time < least ? time : least;
    }
    return least;
}

// A machine with other work to do may spoil a measurement, but not six in a row.
static void assert_grows_slowly(const char *name, Recipe *recipe, bool is_refused) {
    double half = 0, whole = 0;
    for (int attempt = 0; attempt < 6; attempt++) {
        half = cost(recipe, 8000);
        whole = cost(recipe, 16000);
        assert_int_equal(whole < 0, is_refused);
        if (whole < 0 || half < 0 || whole < 3 * half + 1)
            return;
    }
    fail_msg("%s: %.2f ms, then %.2f ms", name, half, whole);
}

static void guard__double_the_input_costs_less_than_three_times(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Recipe *recipe;
        bool is_refused;
    } cases[] = {
        {"lists", lists, true},
        {"quotes", quotes, true},
        {"quoted stars", quoted_stars, true},
        {"images", images, true},
        {"image rows", image_rows, false},
        {"columns", columns, true},
        {"lead", lead, true},
        {"delimiters", delimiters, true},
        {"instructions", instructions, true},
        {"declarations", declarations, true},
        {"stars", stars, true},
        {"expansion", expansion, true},
        {"short rows", short_rows, true},
        {"footnotes", footnotes, true},
        {"stairs", stairs, true},
        {"low lists", low_lists, false},
        {"low stars", low_stars, false},
        {"low brackets", low_brackets, false},
        {"low stairs", low_stairs, false},
        {"links", links, false},
        {"references", references, false},
        {"marks", marks, false},
        {"unread", unread, false},
        {"ticks", ticks, false},
        {"headings", headings, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_grows_slowly(cases[i].name, cases[i].recipe, cases[i].is_refused);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guard__depth),
        cmocka_unit_test(guard__a_rule_is_no_list),
        cmocka_unit_test(guard__table_columns),
        cmocka_unit_test(guard__table_cells),
        cmocka_unit_test(guard__cells_count_over_all_tables),
        cmocka_unit_test(guard__lines_before_a_table),
        cmocka_unit_test(guard__brackets),
        cmocka_unit_test(guard__brackets_begin_anew),
        cmocka_unit_test(guard__rows_of_no_table),
        cmocka_unit_test(guard__emphasis),
        cmocka_unit_test(guard__markup),
        cmocka_unit_test(guard__references),
        cmocka_unit_test(guard__reference_titles),
        cmocka_unit_test(guard__size),
        cmocka_unit_test(guard__an_ordinary_long_page),
        cmocka_unit_test(guard__double_the_input_costs_less_than_three_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
