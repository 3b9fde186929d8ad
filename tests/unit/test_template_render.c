// SPDX-License-Identifier: EUPL-1.2
//
// Rendering: what a strict set refuses, escaping, bounds, blocks, host functions, threads.
#include "template_kit.h"

// --------------------------------------------------------------------------------- escaping

static Value sample(Arena *arena) {
    ValueObject person = {.arena = arena}, object = {.arena = arena};
    ValueList list = {.arena = arena};
    list_put(&list, value_number(0));
    list_put(&list, value_number(-1.5));
    object_text(&person, "name", T("Åsa <b>"));
    object_text(&object, "text", T("<i>\"'&"));
    object_html(&object, "html", T("<i>&amp;</i>"));
    object_html(&object, "no_html", (Text){0});
    object_bool(&object, "yes", true);
    object_bool(&object, "no", false);
    object_text(&object, "empty", T(""));
    object_put(&object, "nothing", (Value){0});
    object_put(&object, "zero", value_number(0));
    object_put(&object, "list", list_value(&list));
    object_put(&object, "person", object_value(&person));
    object_text(&object, "text", T("the first of a name wins"));
    return object_value(&object);
}

static void assert_renders(bool strict, const char *text, const char *wanted) {
    Kit kit = kit_new(strict);
    Value data = sample(kit.arena);
    kit_add(&kit, "x", text);
    assert_string_equal(kit_render(&kit, "x", &data), wanted);
    assert_clean(&kit);
    kit_free(&kit);
}

static void render__escapes_all_but_markup(void **state) {
    (void)state;
    assert_renders(true, "{{text}}", "&lt;i&gt;&quot;&#39;&amp;");
    assert_renders(true, "{{html}}{{{html}}}{{&html}}", "<i>&amp;</i><i>&amp;</i><i>&amp;</i>");
    assert_renders(true, "{{person.name}}", "Åsa &lt;b&gt;");
    assert_renders(false, "{{{text}}}{{&text}}", "<i>\"'&<i>\"'&");
    assert_renders(true, "{{{zero}}} {{&yes}} {{no}} {{{nothing}}}{{nothing}}", "0 true false ");
}

static void render__falsy_values(void **state) {
    (void)state;
    assert_renders(true, "{{#empty}}x{{/empty}}{{^empty}}ok{{/empty}}", "ok");
    assert_renders(true, "{{#no_html}}x{{/no_html}}{{^no_html}}ok{{/no_html}}", "ok");
    assert_renders(true, "{{#nothing}}x{{/nothing}}{{#no}}x{{/no}}{{#unheard_of}}x{{/unheard_of}}",
                   "");
    assert_renders(true, "{{#zero}}{{.}}{{/zero}}{{^zero}}x{{/zero}}", "0");
    assert_renders(true, "{{#list}}{{.}};{{/list}}", "0;-1.5;");
}

static void render__appends(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    Buf out = {0};
    buf_string(&out, "before ");
    kit_add(&kit, "x", "after");
    assert_true(template_render(&out, kit.set, T("x"), NULL, kit.diags));
    assert_int_equal(out.length, 12);
    assert_memory_equal(out.at, "before after", 12);
    buf_release(&out);
    kit_free(&kit);
}

// ----------------------------------------------------------------------------------- strict

static void assert_refuses(const char *text, const char *wanted) {
    Kit kit = kit_new(true);
    Value data = sample(kit.arena);
    Buf out = {0};
    kit_add(&kit, "x", text);
    assert_false(template_render(&out, kit.set, T("x"), &data, kit.diags));
    assert_string_equal(kit_diags(&kit), wanted);
    buf_release(&out);
    kit_free(&kit);
    kit = kit_new(false);
    data = sample(kit.arena);
    kit_add(&kit, "x", text);
    assert_true(template_render(&out, kit.set, T("x"), &data, kit.diags));
    buf_release(&out);
    kit_free(&kit);
}

static void render__strict_refuses_raw_text(void **state) {
    (void)state;
    const char *wanted = "x:1:4: error: 'text' is a text and would go out unescaped"
                         " [unescaped-text]\n"
                         "     1 | {{{text}}}\n"
                         "       |    ^~~~\n"
                         "  hint: write it with two braces: {{name}}\n"
                         "1 error\n";
    assert_refuses("{{{text}}}", wanted);
    Kit kit = kit_new(true);
    Value data = sample(kit.arena);
    kit_add(&kit, "x", "{{&text}}");
    assert_string_equal(kit_render(&kit, "x", &data), "&lt;i&gt;&quot;&#39;&amp;");
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    kit_free(&kit);
}

static void render__strict_refuses_unknown_names(void **state) {
    (void)state;
    assert_refuses("{{#person}}\n{{nam}} {{emty}}\n{{/person}}",
                   "x:2:3: error: unknown name 'nam' [unknown-name]\n"
                   "     2 | {{nam}} {{emty}}\n"
                   "       |   ^~~\n"
                   "  hint: did you mean 'name'?\n"
                   "x:2:11: error: unknown name 'emty' [unknown-name]\n"
                   "     2 | {{nam}} {{emty}}\n"
                   "       |           ^~~~\n"
                   "  hint: did you mean 'empty'?\n"
                   "2 errors\n");
    assert_refuses("{{person.titel}}", "x:1:3: error: unknown name 'person.titel' [unknown-name]\n"
                                       "     1 | {{person.titel}}\n"
                                       "       |   ^~~~~~~~~~~~\n"
                                       "  hint: known: name\n"
                                       "1 error\n");
}

static void render__strict_refuses_what_is_no_text(void **state) {
    (void)state;
    assert_refuses("{{list}}{{{person}}}",
                   "x:1:3: error: 'list' is a list, not a text [not-a-text]\n"
                   "     1 | {{list}}{{{person}}}\n"
                   "       |   ^~~~\n"
                   "  hint: go through it: {{#name}}…{{/name}}\n"
                   "x:1:12: error: 'person' is an object, not a text [not-a-text]\n"
                   "     1 | {{list}}{{{person}}}\n"
                   "       |            ^~~~~~\n"
                   "  hint: name one of its fields\n"
                   "2 errors\n");
}

static void render__strict_refuses_missing_partials(void **state) {
    (void)state;
    assert_refuses("{{>y}}{{<z}}{{/z}}", "x:1:4: error: there is no template 'y'"
                                         " [missing-template]\n"
                                         "     1 | {{>y}}{{<z}}{{/z}}\n"
                                         "       |    ^\n"
                                         "  hint: known: x\n"
                                         "x:1:10: error: there is no template 'z'"
                                         " [missing-template]\n"
                                         "     1 | {{>y}}{{<z}}{{/z}}\n"
                                         "       |          ^\n"
                                         "  hint: known: x\n"
                                         "2 errors\n");
    assert_refuses("{{>*zero}} {{>*empty}}",
                   "x:1:5: error: 'zero' is no text [not-a-text]\n"
                   "     1 | {{>*zero}} {{>*empty}}\n"
                   "       |     ^~~~\n"
                   "  hint: its value must be the name of a template\n"
                   "x:1:16: error: there is no template '' [missing-template]\n"
                   "     1 | {{>*zero}} {{>*empty}}\n"
                   "       |                ^~~~~\n"
                   "  hint: known: x\n"
                   "2 errors\n");
}

// ----------------------------------------------------------------------------------- bounds

static void render__bounds_depth(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    Buf out = {0};
    kit_add(&kit, "x", "a\n {{>x}}{{>x}}");
    assert_false(template_render(&out, kit.set, T("x"), NULL, kit.diags));
    assert_string_equal(kit_diags(&kit),
                        "x:2:5: error: 'x' is more than 64 templates deep [template-depth]\n"
                        "     2 |  {{>x}}{{>x}}\n"
                        "       |     ^\n"
                        "  hint: does it include itself without an end?\n"
                        "1 error\n");
    buf_release(&out);
    kit_free(&kit);
}

// level0 includes level1 … includes level`count`.
static bool render_levels(size_t count) {
    Kit kit = kit_new(true);
    Buf out = {0};
    for (size_t i = 0; i < count; i++)
        kit_add(&kit, text_format(kit.arena, "level%zu", i).at,
                text_format(kit.arena, "{{>level%zu}}", i + 1).at);
    kit_add(&kit, text_format(kit.arena, "level%zu", count).at, "end");
    bool whole = template_render(&out, kit.set, T("level0"), NULL, kit.diags);
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), !whole);
    assert_int_equal(out.length, whole ? 3 : 0);
    buf_release(&out);
    kit_free(&kit);
    return whole;
}

static void render__sixty_four_partials_are_not_too_deep(void **state) {
    (void)state;
    assert_true(render_levels(64));
    assert_false(render_levels(65));
}

// ------------------------------------------------------------------------ indentation, blocks

static void assert_page(const char *page, const char *base, const char *wanted) {
    Kit kit = kit_new(false);
    kit_add(&kit, "page", page);
    kit_add(&kit, "base", base);
    assert_string_equal(kit_render(&kit, "page", NULL), wanted);
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 0);
    kit_free(&kit);
}

static void render__indents_nested_partials(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    Value data = sample(kit.arena);
    kit_add(&kit, "a", "  {{>b}}\n");
    kit_add(&kit, "b", "<b>\n  {{>c}}\n{{>c}} inline\n</b>\n");
    kit_add(&kit, "c", "{{zero}}\n{{#list}}\n{{.}}\n{{/list}}\nend");
    assert_string_equal(kit_render(&kit, "a", &data), "  <b>\n"
                                                      "    0\n    0\n    -1.5\n    end"
                                                      "  0\n0\n-1.5\nend inline\n"
                                                      "  </b>\n");
    assert_clean(&kit);
    kit_free(&kit);
}

static void render__a_block_on_its_own_takes_whole_lines(void **state) {
    (void)state;
    assert_page("{{<base}}{{$x}}one{{/x}}{{/base}}", "<\n  {{$x}}\n  default\n  {{/x}}\n>",
                "<\n  one\n>");
    assert_page("{{<base}}\n{{$x}}\n      one\n        two\n{{/x}}\n{{/base}}\n",
                "<\n  {{$x}}{{/x}}\n>", "<\n  one\n    two\n>");
    assert_page("{{<base}}{{$x}}{{/x}}{{/base}}", "<\n  {{$x}}default{{/x}}\n>", "<\n>");
    assert_page("{{<base}}{{/base}}", "<\r\n  {{$x}}default{{/x}} \r\n>", "<\r\n  default \r\n>");
    assert_page("{{<base}}{{$x}}one{{/x}}{{/base}}", "<\r\n  {{$x}}default{{/x}} \r\n>",
                "<\r\n  one\r\n>");
}

static void render__a_block_in_a_line_stays_there(void **state) {
    (void)state;
    assert_page("{{<base}}{{$x}}\n  one\n  two\n{{/x}}{{/base}}\n", "  <b>{{$x}}{{/x}}</b>\n",
                "  <b>one\ntwo\n</b>\n");
    assert_page("{{<base}}{{$x}}one{{/x}}{{/base}}", "a {{$x}}default{{/x}}\nb\n", "a one\nb\n");
}

// The same with the page included on an indented line.
static void render__a_block_in_an_indented_line_stays_there(void **state) {
    (void)state;
    Kit kit = kit_new(false);
    kit_add(&kit, "start", "  {{>page}}\n");
    kit_add(&kit, "page", "{{<base}}\n{{$x}}\none\ntwo\n{{/x}}\n{{/base}}\n");
    kit_add(&kit, "base", "<b>{{$x}}{{/x}}</b>\n<i>\n");
    assert_string_equal(kit_render(&kit, "start", NULL), "  <b>one\ntwo\n</b>\n  <i>\n");
    assert_clean(&kit);
    kit_free(&kit);
}

static void render__an_argument_cannot_contain_itself(void **state) {
    (void)state;
    assert_page("{{<base}}{{$x}}[{{$x}}inner{{/x}}]{{/x}}{{/base}}", "{{$x}}default{{/x}}",
                "[inner]");
}

static void render__endless_parents_are_bounded(void **state) {
    (void)state;
    Kit kit = kit_new(false);
    Buf out = {0};
    kit_add(&kit, "a", "{{<a}}{{$x}}{{<a}}{{/a}}{{/x}}{{/a}}{{$x}}{{/x}}");
    assert_false(template_render(&out, kit.set, T("a"), NULL, kit.diags));
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    buf_release(&out);
    kit_free(&kit);
}

// --------------------------------------------------------------------------- host functions

static void echo(Buf *out, Text section, void *context) {
    buf_text(out, section);
    buf_string(out, context);
}

// Renders a template with `f`, which writes its section and `more`.
static const char *render_echo(Kit *kit, const char *text, char *more) {
    ValueObject object = {.arena = kit->arena};
    object_put(&object, "f", (Value){.kind = VALUE_LAMBDA, .call = echo, .context = more});
    object_text(&object, "x", T("<x>"));
    Value data = object_value(&object);
    kit_add(kit, "page", text);
    kit_add(kit, "part", "part {{x}}");
    return kit_render(kit, "page", &data);
}

static void lambda__is_rendered_once_more(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    assert_string_equal(render_echo(&kit, "{{#f}}a {{/f}}|{{^f}}never{{/f}}", "{{x}} {{>part}}"),
                        "a &lt;x&gt; part &lt;x&gt;|");
    assert_string_equal(render_echo(&kit, "  {{#f}}\n  a\n  {{/f}}\n", ""), "  a\n");
    assert_clean(&kit);
    kit_free(&kit);
}

static void lambda__within_an_indented_partial(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    kit_add(&kit, "inner", "a {{#f}}b\nc{{/f}}\n{{#f}}\nd\n{{/f}}\n");
    assert_string_equal(render_echo(&kit, "  {{>inner}}\n", ""), "  a b\nc\n  d\n");
    assert_clean(&kit);
    kit_free(&kit);
}

static void lambda__errors_are_told_at_the_tag(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    assert_string_equal(render_echo(&kit, "a\n{{#f}}b{{/f}} c", "{{/d}}"), "a\nb c");
    assert_string_equal(kit_diags(&kit),
                        "page:2:4: error: in what 'f' writes: closing tag 'd' without an opening"
                        " one [stray-closing]\n"
                        "     2 | {{#f}}b{{/f}} c\n"
                        "       |    ^\n"
                        "  hint: take it away, or open the section before it\n"
                        "1 error\n");
    kit_free(&kit);
}

static void lambda__calling_itself_is_bounded(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    render_echo(&kit, "{{#f}}{{/f}}", "{{f}}{{f}}");
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    assert_string_equal(diags_at(kit.diags, 0)->id, "template-depth");
    kit_free(&kit);
}

// ---------------------------------------------------------------------------------- threads

typedef struct Job {
    Kit kit;
    Value data;
    Text pages[64];
    Arena *arenas[64];
} Job;

static void render_job(void *context, size_t index, unsigned worker) {
    (void)worker;
    Job *job = context;
    Buf out = {0};
    job->arenas[index] = arena_new();
    Diags *diags = diags_new(job->arenas[index]);
    template_render(&out, job->kit.set, T("page"), &job->data, diags);
    job->pages[index] = buf_copy(job->arenas[index], &out);
    buf_release(&out);
}

// Under ThreadSanitizer this finds whatever rendering would write into the set or the values.
static void render__threads_share_a_set(void **state) {
    (void)state;
    Job job = {.kit = kit_new(false)};
    job.data = sample(job.kit.arena);
    kit_add(&job.kit, "page", "{{<base}}{{$x}}{{#list}}{{.}},{{/list}}{{/x}}{{/base}}{{>part}}\n");
    kit_add(&job.kit, "base", "  {{$x}}\n  default\n  {{/x}}\n");
    kit_add(&job.kit, "part", "{{person.name}} {{html}}{{>*part}}");
    work_each(64, 4, render_job, &job);
    for (size_t i = 0; i < 64; i++) {
        assert_string_equal(job.pages[i].at, "  0,-1.5,\nÅsa &lt;b&gt; <i>&amp;</i>\n");
        arena_free(job.arenas[i]);
    }
    kit_free(&job.kit);
}

// Each includes the next one twice: sixty of them would be a billion billions.
static void render__bounds_how_much_is_included(void **state) {
    (void)state;
    Kit kit = kit_new(true);
    char name[16], text[40];
    for (int i = 0; i < 60; i++) {
        snprintf(name, sizeof name, "t%d", i);
        snprintf(text, sizeof text, i < 59 ? "{{>t%d}}{{>t%d}}" : "ha", i + 1, i + 1);
        assert_true(kit_add(&kit, text_copy(kit.arena, text_of(name)).at,
                            text_copy(kit.arena, text_of(text)).at));
    }
    Buf out = {0};
    assert_false(template_render(&out, kit.set, T("t0"), NULL, kit.diags));
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    assert_non_null(strstr(kit_diags(&kit), "template-depth"));
    buf_release(&out);
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(render__escapes_all_but_markup),
        cmocka_unit_test(render__falsy_values),
        cmocka_unit_test(render__appends),
        cmocka_unit_test(render__strict_refuses_raw_text),
        cmocka_unit_test(render__strict_refuses_unknown_names),
        cmocka_unit_test(render__strict_refuses_what_is_no_text),
        cmocka_unit_test(render__strict_refuses_missing_partials),
        cmocka_unit_test(render__bounds_depth),
        cmocka_unit_test(render__sixty_four_partials_are_not_too_deep),
        cmocka_unit_test(render__indents_nested_partials),
        cmocka_unit_test(render__a_block_on_its_own_takes_whole_lines),
        cmocka_unit_test(render__a_block_in_a_line_stays_there),
        cmocka_unit_test(render__a_block_in_an_indented_line_stays_there),
        cmocka_unit_test(render__an_argument_cannot_contain_itself),
        cmocka_unit_test(render__endless_parents_are_bounded),
        cmocka_unit_test(lambda__is_rendered_once_more),
        cmocka_unit_test(lambda__within_an_indented_partial),
        cmocka_unit_test(lambda__errors_are_told_at_the_tag),
        cmocka_unit_test(lambda__calling_itself_is_bounded),
        cmocka_unit_test(render__threads_share_a_set),
        cmocka_unit_test(render__bounds_how_much_is_included),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
