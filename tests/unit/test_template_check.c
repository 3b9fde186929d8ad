// SPDX-License-Identifier: EUPL-1.2
//
// What can be known wrong before rendering, and the set of templates itself.
#include "template_kit.h"

static void check__missing_partial(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    kit_add(&kit, "page.mustache", "{{#a}}\n  {{>foter}}\n{{/a}}\n");
    kit_add(&kit, "footer", "{{<base}}{{$x}}{{>footer}}{{/x}}{{/base}}");
    template_check(kit.set, kit.diags);
    assert_string_equal(kit_diags(&kit),
                        "footer:1:4: error: there is no template 'base' [missing-template]\n"
                        "     1 | {{<base}}{{$x}}{{>footer}}{{/x}}{{/base}}\n"
                        "       |    ^~~~\n"
                        "  hint: known: page.mustache, footer\n"
                        "page.mustache:2:6: error: there is no template 'foter'"
                        " [missing-template]\n"
                        "     2 |   {{>foter}}\n"
                        "       |      ^~~~~\n"
                        "  hint: did you mean 'footer'?\n"
                        "2 errors\n");
    kit_free(&kit);
}

static void check__recursion_without_a_section(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    kit_add(&kit, "start", "{{>a}}{{>b}}");
    kit_add(&kit, "a", "<p>\n{{>b}}</p>");
    kit_add(&kit, "b", "{{<c}}{{/c}}");
    kit_add(&kit, "c", "{{>a}}");
    template_check(kit.set, kit.diags);
    assert_string_equal(kit_diags(&kit),
                        "c:1:4: error: the template includes itself without an end: a → b → c → a"
                        " [template-cycle]\n"
                        "     1 | {{>a}}\n"
                        "       |    ^\n"
                        "  hint: put a section {{#name}}…{{/name}} around one of the tags\n"
                        "1 error\n");
    kit_free(&kit);
}

static void check__recursion_of_one_template(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    kit_add(&kit, "a", "{{>a}}");
    template_check(kit.set, kit.diags);
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    assert_string_equal(diags_at(kit.diags, 0)->id, "template-cycle");
    kit_free(&kit);
}

static void check__recursion_that_can_end_is_fine(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    kit_add(&kit, "tree", "{{title}}{{#children}}{{>tree}}{{/children}}");
    kit_add(&kit, "last", "{{^more}}{{>last}}{{/more}}");
    kit_add(&kit, "block", "{{$x}}{{>block}}{{/x}}");
    kit_add(&kit, "dynamic", "{{>*dynamic}}{{>*unheard_of}}");
    kit_add(&kit, "twice", "{{>tree}}{{>tree}}");
    template_check(kit.set, kit.diags);
    assert_clean(&kit);
    kit_free(&kit);
}

static void set__a_later_template_replaces_the_earlier(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    assert_false(template_has(kit.set, T("head")));
    kit_add(&kit, "head", "default");
    kit_add(&kit, "page", "{{>head}}!");
    assert_string_equal(kit_render(&kit, "page", NULL), "default!");
    kit_add(&kit, "head", "theme");
    assert_true(template_has(kit.set, T("head")));
    assert_string_equal(kit_render(&kit, "page", NULL), "theme!");
    assert_clean(&kit);
    kit_free(&kit);
}

static void set__unknown_template(void **state) {
    (void)state;
    Kit kit = kit_new(false);
    Buf out = {0};
    kit_add(&kit, "page", "");
    assert_false(template_render(&out, kit.set, T("pgae"), NULL, kit.diags));
    assert_string_equal(kit_diags(&kit), "error: there is no template 'pgae' [missing-template]\n"
                                         "  hint: did you mean 'page'?\n"
                                         "1 error\n");
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check__missing_partial),
        cmocka_unit_test(check__recursion_without_a_section),
        cmocka_unit_test(check__recursion_of_one_template),
        cmocka_unit_test(check__recursion_that_can_end_is_fine),
        cmocka_unit_test(set__a_later_template_replaces_the_earlier),
        cmocka_unit_test(set__unknown_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
