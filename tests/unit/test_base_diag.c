// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static Arena *arena;

static int open_arena(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *printed(const Diags *diags, size_t most) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    diags_print(out, diags, most);
    fclose(out);
    Text copy = text_copy(arena, (Text){text, length});
    free(text);
    return copy.at;
}

static Spot spot_at(const Source *source, const char *part) {
    size_t offset = text_find(source->bytes, text_of(part));
    assert_true(offset != SIZE_MAX);
    return (Spot){source, offset, strlen(part)};
}

// A diagnostic about `part` of the only source, as printed.
static const char *excerpt(const char *bytes, const char *part) {
    Diags *diags = diags_new(arena);
    const Source *source = source_make(arena, T("x.md"), text_of(bytes));
    diag_error(diags, "id", spot_at(source, part), "m");
    return printed(diags, 9);
}

static void diag__looks_like_the_manual(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    const Source *source = source_make(arena, T("content/pages/boende.md"),
                                       T("# Boende\n\n![Hyra per år](indicator:rent-burdn)\n"));
    Diag *diag = diag_error(diags, "unknown-indicator", spot_at(source, "rent-burdn"),
                            "unknown indicator '%s'", "rent-burdn");
    const Text known[] = {T("life-expectancy"), T("rent-burden")};
    diag_suggest(diags, diag, T("rent-burdn"), known, 2);
    assert_string_equal(printed(diags, 50),
                        "content/pages/boende.md:3:26: error: unknown indicator 'rent-burdn' "
                        "[unknown-indicator]\n"
                        "     3 | ![Hyra per år](indicator:rent-burdn)\n"
                        "       |                          ^~~~~~~~~~\n"
                        "  hint: did you mean 'rent-burden'?\n"
                        "1 error\n");
}

static void diag__nothing_prints_nothing(void **state) {
    (void)state;
    assert_string_equal(printed(diags_new(arena), 50), "");
}

static void diag__tabs_and_line_ends_are_one_column(void **state) {
    (void)state;
    assert_string_equal(excerpt("a\r\n\tåä\tö!\r\nb", "ö!"), "x.md:2:5: error: m [id]\n"
                                                             "     2 |  åä ö!\n"
                                                             "       |     ^~\n"
                                                             "1 error\n");
}

static void diag__accents_take_no_width(void **state) {
    (void)state;
    assert_string_equal(excerpt("a\xcc\x8a"
                                "e\xcc\x81t X",
                                "X"),
                        "x.md:1:7: error: m [id]\n"
                        "     1 | a\xcc\x8a"
                        "e\xcc\x81t X\n"
                        "       |     ^\n"
                        "1 error\n");
}

static void diag__underline_ends_with_the_line(void **state) {
    (void)state;
    assert_string_equal(excerpt("ab\ncd [x\ny]\n", "[x\ny]"), "x.md:2:4: error: m [id]\n"
                                                              "     2 | cd [x\n"
                                                              "       |    ^~\n"
                                                              "1 error\n");
}

static void diag__empty_line_and_end_of_file(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    const Source *source = source_make(arena, T("x"), T("a\n\nb"));
    diag_error(diags, "id", (Spot){source, 2, 0}, "m");
    diag_error(diags, "id", (Spot){source, 4, 0}, "m");
    diag_error(diags, "id", (Spot){source_make(arena, T("y"), T("")), 0, 5}, "m");
    assert_string_equal(printed(diags, 9), "x:2:1: error: m [id]\n"
                                           "     2 |\n"
                                           "       | ^\n"
                                           "x:3:2: error: m [id]\n"
                                           "     3 | b\n"
                                           "       |  ^\n"
                                           "y:1:1: error: m [id]\n"
                                           "     1 |\n"
                                           "       | ^\n"
                                           "3 errors\n");
}

// The byte offset of the first `needle` in the second printed line, and of the caret in the third.
static void assert_caret_under(const char *print, char needle) {
    const char *quote = strchr(print, '\n') + 1, *under = strchr(quote, '\n') + 1;
    Text before = {quote, (size_t)(strchr(quote, needle) - quote)};
    assert_int_equal(text_characters(before), strchr(under, '^') - under);
    assert_true(text_characters((Text){quote, (size_t)(under - quote)}) <= 110);
}

static void diag__long_lines_are_cut_around_the_caret(void **state) {
    (void)state;
    for (size_t at = 0; at < 400; at += 7) {
        Buf line = {0};
        for (size_t i = 0; i < 400; i++)
            buf_string(&line, i == at ? "X" : i % 3 ? "å" : "b");
        assert_caret_under(excerpt(buf_copy(arena, &line).at, "X"), 'X');
        buf_release(&line);
    }
}

static void diag__long_spots_are_cut_too(void **state) {
    (void)state;
    char line[400];
    memset(line, 'y', sizeof line);
    line[0] = 'X';
    line[sizeof line - 1] = 0;
    const char *print = excerpt(line, line), *quote = strchr(print, '\n') + 1;
    const char *under = strchr(quote, '\n') + 1, *end = strchr(under, '\n');
    assert_true(end - under <= 110);
    assert_true(end - under > 60);
}

static void diag__shows_no_control_characters(void **state) {
    (void)state;
    assert_string_equal(excerpt("\x1b[31m \xe2\x80\xae X \xff", "X"),
                        "x.md:1:9: error: m [id]\n"
                        "     1 | \xef\xbf\xbd[31m \xef\xbf\xbd X \xef\xbf\xbd\n"
                        "       |         ^\n"
                        "1 error\n");
    Diags *diags = diags_new(arena);
    diag_file(diags, "id", T("a\nb"), "bad '%s'", "\x1b]0;");
    assert_string_equal(printed(diags, 9), "a\xef\xbf\xbd"
                                           "b: error: bad '\xef\xbf\xbd]0;' [id]\n1 error\n");
}

static void diag__sorts_and_drops_doubles(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    const Source *a = source_make(arena, T("a"), T("xyz")), *b = source_make(arena, T("b"), T("x"));
    diag_warning(diags, "two", (Spot){b, 0, 1}, "second");
    diag_error(diags, "one", (Spot){b, 0, 1}, "third");
    diag_warning(diags, "two", (Spot){b, 0, 1}, "second");
    diag_error(diags, "one", (Spot){a, 2, 1}, "first");
    diag_file(diags, "none", (Text){0}, "nowhere");
    assert_string_equal(printed(diags, 9), "error: nowhere [none]\n"
                                           "a:1:3: error: first [one]\n"
                                           "     1 | xyz\n"
                                           "       |   ^\n"
                                           "b:1:1: warning: second [two]\n"
                                           "     1 | x\n"
                                           "       | ^\n"
                                           "b:1:1: error: third [one]\n"
                                           "     1 | x\n"
                                           "       | ^\n"
                                           "3 errors, 1 warning\n");
}

static void diag__errors_go_before_warnings_when_cut(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    for (int i = 0; i < 5; i++)
        diag_file(diags, "w", text_format(arena, "a%d", i), "w")->level = LEVEL_WARNING;
    diag_file(diags, "e", T("b"), "e");
    diag_file(diags, "n", T("0"), "n")->level = LEVEL_NOTE;
    assert_string_equal(printed(diags, 3), "a0: warning: w [w]\n"
                                           "a1: warning: w [w]\n"
                                           "b: error: e [e]\n"
                                           "… and 4 more\n"
                                           "1 error, 5 warnings, 1 note\n");
}

static void diag__suggests_all_when_few(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    const Text known[25] = {T("line"), T("bar"), T("dot")};
    Diag *diag = diag_file(diags, "x", T("a"), "x");
    diag_suggest(diags, diag, T("pie"), known, 3);
    assert_string_equal(diag->hint.at, "known: line, bar, dot");
    Diag *other = diag_file(diags, "x", T("a"), "x");
    diag_suggest(diags, other, T("pyramid"), known, 25);
    assert_int_equal(other->hint.length, 0);
}

static void diag__join_outlives_its_parts(void **state) {
    (void)state;
    Diags *all = diags_new(arena);
    const Source *source = source_make(arena, T("a"), T("x"));
    for (int i = 0; i < 3; i++) {
        Arena *job = arena_new();
        Diags *diags = diags_new(job);
        Diag *diag = diag_error(diags, "id", (Spot){source, 0, 1}, "number %d", i);
        diag_hint(diags, diag, "hint %d", i);
        diag_file(diags, "file", text_format(job, "path %d", i), "whole");
        diags_join(all, diags);
        arena_free(job);
    }
    assert_int_equal(diags_count(all, LEVEL_ERROR), 6);
    assert_int_equal(diags_count(all, LEVEL_NOTE), 6);
    assert_string_equal(diags_at(all, 4)->message.at, "number 2");
    assert_string_equal(diags_at(all, 4)->hint.at, "hint 2");
    assert_string_equal(diags_at(all, 3)->path.at, "path 1");
}

static void diag__suggests_nothing_in_a_crowd(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    const Text known[] = {T("area")};
    Diag *first = diag_error(diags, "id", (Spot){0}, "m");
    diag_suggest(diags, first, T("arae"), known, 1);
    assert_int_equal(first->hint.length > 0, true);
    assert_false(diags_crowded(diags));
    for (int i = 0; i < 100; i++)
        diag_error(diags, "id", (Spot){0}, "m");
    Diag *last = diag_error(diags, "id", (Spot){0}, "m");
    diag_suggest(diags, last, T("arae"), known, 1);
    assert_true(diags_crowded(diags));
    assert_int_equal(last->hint.length, 0);
}

// The level of the last one may still be changed by who made it.
static void diag__counts_by_level(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 0);
    diag_file(diags, "id", T("x"), "m")->level = LEVEL_WARNING;
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 0);
    assert_int_equal(diags_count(diags, LEVEL_WARNING), 1);
    diag_error(diags, "id", (Spot){0}, "m");
    diag_warning(diags, "id", (Spot){0}, "m");
    diag_error(diags, "id", (Spot){0}, "m")->level = LEVEL_NOTE;
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 1);
    assert_int_equal(diags_count(diags, LEVEL_WARNING), 3);
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diag__looks_like_the_manual),
        cmocka_unit_test(diag__nothing_prints_nothing),
        cmocka_unit_test(diag__tabs_and_line_ends_are_one_column),
        cmocka_unit_test(diag__accents_take_no_width),
        cmocka_unit_test(diag__underline_ends_with_the_line),
        cmocka_unit_test(diag__empty_line_and_end_of_file),
        cmocka_unit_test(diag__long_lines_are_cut_around_the_caret),
        cmocka_unit_test(diag__long_spots_are_cut_too),
        cmocka_unit_test(diag__shows_no_control_characters),
        cmocka_unit_test(diag__sorts_and_drops_doubles),
        cmocka_unit_test(diag__errors_go_before_warnings_when_cut),
        cmocka_unit_test(diag__suggests_all_when_few),
        cmocka_unit_test(diag__join_outlives_its_parts),
        cmocka_unit_test(diag__suggests_nothing_in_a_crowd),
        cmocka_unit_test(diag__counts_by_level),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
