// SPDX-License-Identifier: EUPL-1.2
//
// What is wrong with one template: each message with its place and hint, and reading on after it.
// Standalone lines, indentation and everything that is right is in tests/spec/mustache.c.
#include "template_kit.h"

static void assert_diags(const char *text, const char *wanted) {
    Kit kit = kit_new(true);
    assert_false(kit_add(&kit, "page.mustache", text));
    assert_string_equal(kit_diags(&kit), wanted);
    kit_free(&kit);
}

static void parse__unclosed_tag(void **state) {
    (void)state;
    assert_diags("<p>{{title</p>\n<p>{{name}}</p>\n",
                 "page.mustache:1:4: error: the tag '{{title' is not closed [unclosed-tag]\n"
                 "     1 | <p>{{title</p>\n"
                 "       |    ^~~~~~~\n"
                 "  hint: end it with '}}'\n"
                 "1 error\n");
    assert_diags("å {{#", "page.mustache:1:3: error: the tag '{{#' is not closed [unclosed-tag]\n"
                          "     1 | å {{#\n"
                          "       |   ^~~\n"
                          "  hint: end it with '}}'\n"
                          "1 error\n");
}

static void parse__unclosed_tags_of_each_form(void **state) {
    (void)state;
    assert_diags("{{{title}} {{x}}",
                 "page.mustache:1:1: error: the tag '{{{title}}' is not closed [unclosed-tag]\n"
                 "     1 | {{{title}} {{x}}\n"
                 "       | ^~~~~~~~~~\n"
                 "  hint: end it with '}}}'\n"
                 "1 error\n");
    assert_diags("{{! a comment",
                 "page.mustache:1:1: error: the tag '{{!' is not closed [unclosed-tag]\n"
                 "     1 | {{! a comment\n"
                 "       | ^~~\n"
                 "  hint: end it with '}}'\n"
                 "1 error\n");
    assert_diags("{{=<% %>",
                 "page.mustache:1:1: error: the tag '{{=' is not closed [unclosed-tag]\n"
                 "     1 | {{=<% %>\n"
                 "       | ^~~\n"
                 "  hint: end it with '=}}'\n"
                 "1 error\n");
}

static void parse__unclosed_section(void **state) {
    (void)state;
    assert_diags("<ul>\n{{#items}}\n<li>\n",
                 "page.mustache:2:4: error: the section 'items' is never closed"
                 " [unclosed-section]\n"
                 "     2 | {{#items}}\n"
                 "       |    ^~~~~\n"
                 "  hint: end it with '{{/items}}'\n"
                 "1 error\n");
    assert_diags("{{<*base}}{{$main}}",
                 "page.mustache:1:5: error: the parent 'base' is never closed [unclosed-section]\n"
                 "     1 | {{<*base}}{{$main}}\n"
                 "       |     ^~~~\n"
                 "  hint: end it with '{{/*base}}'\n"
                 "page.mustache:1:14: error: the block 'main' is never closed"
                 " [unclosed-section]\n"
                 "     1 | {{<*base}}{{$main}}\n"
                 "       |              ^~~~\n"
                 "  hint: end it with '{{/main}}'\n"
                 "2 errors\n");
}

static void parse__wrong_closing_name(void **state) {
    (void)state;
    assert_diags("{{#goal}}\n  {{title}}\n{{/gaol}}\n",
                 "page.mustache:3:4: error: closing tag 'gaol' while the section 'goal' is open"
                 " [wrong-closing-name]\n"
                 "     3 | {{/gaol}}\n"
                 "       |    ^~~~\n"
                 "  hint: '{{#goal}}' was opened at line 1\n"
                 "1 error\n");
}

static void parse__closing_tag_of_an_outer_section(void **state) {
    (void)state;
    assert_diags("{{^a}}\n{{#b}}\n{{/a}}\n{{x}}\n",
                 "page.mustache:3:4: error: closing tag 'a' while the section 'b' is open"
                 " [wrong-closing-name]\n"
                 "     3 | {{/a}}\n"
                 "       |    ^\n"
                 "  hint: '{{#b}}' was opened at line 2\n"
                 "1 error\n");
}

static void parse__stray_closing_tag(void **state) {
    (void)state;
    assert_diags("{{#a}}{{/a}}\n{{/a}}",
                 "page.mustache:2:4: error: closing tag 'a' without an opening one"
                 " [stray-closing]\n"
                 "     2 | {{/a}}\n"
                 "       |    ^\n"
                 "  hint: take it away, or open the section before it\n"
                 "1 error\n");
}

static void assert_bad_delimiters(const char *text) {
    Kit kit = kit_new(true);
    assert_false(kit_add(&kit, "x", text));
    assert_int_equal(diags_count(kit.diags, LEVEL_NOTE), 1);
    assert_string_equal(diags_at(kit.diags, 0)->id, "bad-delimiters");
    kit_free(&kit);
}

static void parse__bad_delimiters(void **state) {
    (void)state;
    assert_diags("a {{=<%%>=}} {{b}}",
                 "page.mustache:1:3: error: '{{=<%%>=}}' does not set delimiters"
                 " [bad-delimiters]\n"
                 "     1 | a {{=<%%>=}} {{b}}\n"
                 "       |   ^~~~~~~~~~\n"
                 "  hint: write an opening and a closing one with a space between: {{=<% %>=}}\n"
                 "1 error\n");
    assert_bad_delimiters("{{=a b c=}}");
    assert_bad_delimiters("{{==}}");
    assert_bad_delimiters("{{= =}}");
    assert_bad_delimiters("{{=<= =>=}}");
    assert_bad_delimiters("{{=<% %>}}");
}

static void assert_bad_name(const char *text, size_t offset, size_t length) {
    Kit kit = kit_new(true);
    assert_false(kit_add(&kit, "x", text));
    assert_int_equal(diags_count(kit.diags, LEVEL_NOTE), 1);
    assert_string_equal(diags_at(kit.diags, 0)->id, "bad-name");
    assert_int_equal(diags_at(kit.diags, 0)->spot.offset, offset);
    assert_int_equal(diags_at(kit.diags, 0)->spot.length, length);
    kit_free(&kit);
}

static void parse__bad_names(void **state) {
    (void)state;
    assert_bad_name("{{page title}}", 2, 10);
    assert_bad_name("{{}}", 0, 4);
    assert_bad_name("a{{> }}", 1, 6);
    assert_bad_name("{{{}}}", 0, 6);
    assert_bad_name("{{a..b}}", 2, 4);
    assert_bad_name("{{a.}}", 2, 2);
    assert_bad_name("{{#.a}}{{/.a}}", 3, 2);
    assert_bad_name("{{>*}}", 0, 6);
    assert_bad_name("{{>*a.}}", 4, 2);
    assert_bad_name("{{#}}{{/}}", 0, 5);
}

static void parse__names_of_templates_may_have_dots(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    assert_true(kit_add(&kit, "x", "{{>../parts/.a}}{{$a..b}}{{/a..b}}"));
    assert_clean(&kit);
    kit_free(&kit);
}

static void parse__text_outside_of_blocks_is_a_warning(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    assert_true(kit_add(&kit, "page.mustache", "{{<base}}\n  <p>lost</p>\n{{/base}}\n"));
    assert_string_equal(kit_diags(&kit),
                        "page.mustache:1:4: warning: what stands in '{{<base}}' outside of blocks"
                        " is not shown [ignored-text]\n"
                        "     1 | {{<base}}\n"
                        "       |    ^~~~\n"
                        "  hint: put it in a block: {{$name}}…{{/name}}\n"
                        "1 warning\n");
    kit_free(&kit);
}

static void parse__goes_on_after_an_error(void **state) {
    (void)state;
    Kit kit = kit_new(false);
    assert_false(kit_add(&kit, "x", "1{{a b}}2{{/c}}3{{x 4{{=?=}}5{{y}}6"));
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 4);
    assert_string_equal(kit_render(&kit, "x", NULL), "12356");
    kit_free(&kit);
}

static char *repeat(Kit *kit, const char *part, size_t times) {
    size_t length = strlen(part);
    char *text = arena_alloc(kit->arena, length * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, part, length);
    return text;
}

static void parse__stops_after_many_errors(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    assert_false(kit_add(&kit, "x", repeat(&kit, "{{#a}}{{/b}}{{c d}}", 100000)));
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 20);
    kit_free(&kit);
}

static void parse__bounds_nesting(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    assert_false(kit_add(&kit, "x", repeat(&kit, "{{#a}}", 33)));
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    assert_string_equal(diags_at(kit.diags, 0)->id, "section-depth");
    assert_int_equal(diags_at(kit.diags, 0)->spot.offset, 32 * 6 + 3);
    const char *open = repeat(&kit, "{{#a}}", 32), *close = repeat(&kit, "{{/a}}", 32);
    Text fits = text_format(kit.arena, "%s%s", open, close);
    assert_true(kit_add(&kit, "y", fits.at));
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse__unclosed_tag),
        cmocka_unit_test(parse__unclosed_tags_of_each_form),
        cmocka_unit_test(parse__unclosed_section),
        cmocka_unit_test(parse__wrong_closing_name),
        cmocka_unit_test(parse__closing_tag_of_an_outer_section),
        cmocka_unit_test(parse__stray_closing_tag),
        cmocka_unit_test(parse__bad_delimiters),
        cmocka_unit_test(parse__bad_names),
        cmocka_unit_test(parse__names_of_templates_may_have_dots),
        cmocka_unit_test(parse__text_outside_of_blocks_is_a_warning),
        cmocka_unit_test(parse__goes_on_after_an_error),
        cmocka_unit_test(parse__stops_after_many_errors),
        cmocka_unit_test(parse__bounds_nesting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
