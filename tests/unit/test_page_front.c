// SPDX-License-Identifier: EUPL-1.2
#include "page_kit.h"

static void assert_file_says(const char *file, const char *id, size_t line, size_t column,
                             const char *under) {
    Case c = case_file(file);
    assert_says(&c, id, line, column, under);
    case_end(&c);
}

static void front__every_key(void **state) {
    (void)state;
    Case c = case_file("---\ntitle: Mål 1\nshort: Ett\ndescription: \"Om: målet\"\nkind: goal\n"
                       "weight: 12\ngoal: \"1\"\ntopics: [health, work]\ndraft: true\nmenu: true\n"
                       "updated: 2026-11-22\n---\nText\n");
    assert_silent(&c);
    const FrontMatter *front = page_front(c.doc);
    assert_text(front->title, "Mål 1");
    assert_text(case_text(&c, front->title_spot), "Mål 1");
    assert_text(front->short_title, "Ett");
    assert_text(front->description, "Om: målet");
    assert_int_equal(front->kind, PAGE_GOAL);
    assert_true(front->weight == 12);
    assert_text(front->goal, "1");
    assert_text(case_text(&c, front->goal_spot), "\"1\"");
    assert_int_equal(front->topic_count, 2);
    assert_text(front->topics[1], "work");
    assert_text(case_text(&c, front->topics_spot), "[health, work]");
    assert_true(front->draft && front->menu);
    assert_text(front->updated, "2026-11-22");
    assert_ptr_equal(page_source(c.doc), c.source);
    case_end(&c);
}

static void front__what_is_not_given(void **state) {
    (void)state;
    Case c = case_file("---\ntitle: T\n---\n");
    assert_silent(&c);
    const FrontMatter *front = page_front(c.doc);
    assert_int_equal(front->kind, PAGE_PAGE);
    assert_true(front->weight == 0 && !front->draft && !front->menu);
    assert_int_equal(front->description.length + front->goal.length + front->updated.length +
                         front->status.length + front->topic_count + front->finding_count,
                     0);
    case_end(&c);
}

static void front__findings(void **state) {
    (void)state;
    Case c = case_file("---\ntitle: T\nkind: start\nfindings:\n"
                       "  - text: \"Ålder: 3 år.\"\n    number: \"gap:x?by=sex\"\n"
                       "    figure: indicator:x?by=sex\n    link: 'themes/health.md'\n---\n");
    assert_silent(&c);
    const FrontMatter *front = page_front(c.doc);
    assert_int_equal(front->finding_count, 1);
    const Finding *finding = &front->findings[0];
    assert_text(finding->text, "Ålder: 3 år.");
    assert_text(finding->number, "gap:x?by=sex");
    assert_text(case_text(&c, finding->number_spot), "gap:x?by=sex");
    assert_text(case_text(&c, finding->figure_spot), "indicator:x?by=sex");
    assert_text(case_text(&c, finding->link_spot), "themes/health.md");
    case_end(&c);
}

static void front__goal_without_quotes(void **state) {
    (void)state;
    Case c = case_file("---\ntitle: T\ngoal: 1\n---\n");
    assert_silent(&c);
    assert_text(page_front(c.doc)->goal, "1");
    case_end(&c);
}

static void front__crlf_and_trailing_space(void **state) {
    (void)state;
    Case c = case_file("--- \r\ntitle: Å\r\nkind: list\r\n---\t\r\n## Rubrik\r\n");
    assert_silent(&c);
    assert_text(page_front(c.doc)->title, "Å");
    assert_int_equal(page_front(c.doc)->kind, PAGE_LIST);
    size_t count;
    assert_int_equal((page_headings(c.doc, &count)->level), 2);
    case_end(&c);
}

static void front__no_usable_front_matter_is_null(void **state) {
    (void)state;
    static const struct {
        const char *file, *id;
    } cases[] = {
        {"", "front-matter-missing"},
        {"Text\n", "front-matter-missing"},
        {"\n---\ntitle: T\n---\n", "front-matter-missing"},
        {"----\ntitle: T\n---\n", "front-matter-missing"},
        {"---\n---\nText\n", "front-matter-missing"},
        {"---\n- a\n---\nText\n", "front-matter-missing"},
        {"---\ntitle: T\n", "front-matter-open"},
        {"---", "front-matter-open"},
        {"---\ntitle: [\n---\n", "yaml-syntax"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Case c = case_file(cases[i].file);
        assert_null(c.doc);
        assert_says(&c, cases[i].id, 0, 0, NULL);
        assert_int_equal(diags_count(c.diags, LEVEL_ERROR), 1);
        case_end(&c);
    }
}

static void front__unknown_key_is_given_a_suggestion(void **state) {
    (void)state;
    Case c = case_file("---\ntitle: T\ndescripton: D\n---\n");
    assert_says(&c, "unknown-key", 3, 1, "descripton");
    assert_has(case_diag(&c, "unknown-key")->hint, "'description'");
    case_end(&c);
}

static void front__unknown_kind_is_given_a_suggestion(void **state) {
    (void)state;
    Case c = case_file("---\ntitle: T\nkind: initative\n---\n");
    assert_says(&c, "unknown-choice", 3, 7, "initative");
    assert_has(case_diag(&c, "unknown-choice")->hint, "'initiative'");
    assert_int_equal(page_front(c.doc)->kind, PAGE_PAGE);
    case_end(&c);
}

static void front__missing_title_has_a_stand_in(void **state) {
    (void)state;
    Case c = case_file("---\nkind: page\n---\n");
    assert_says(&c, "missing-key", 0, 0, NULL);
    assert_text(page_front(c.doc)->title, "x.md");
    case_end(&c);
    assert_file_says("---\ntitle: \"\"\n---\n", "empty-text", 2, 8, "\"\"");
    assert_file_says("---\ntitle: 2026\n---\n", "wrong-type", 2, 8, "2026");
}

static void front__an_indicators_page_needs_no_title(void **state) {
    (void)state;
    Case c = case_file("---\nkind: indicator\n---\n");
    assert_int_equal(diags_count(c.diags, LEVEL_NOTE), 0);
    assert_int_equal(page_front(c.doc)->title.length, 0);
    case_end(&c);
}

static void front__a_status_has_a_date_of_its_own(void **state) {
    (void)state;
    Case c = case_file("---\ntitle: T\nkind: initiative\nstatus: done\nas_of: 2024\n---\n");
    assert_silent(&c);
    assert_text(page_front(c.doc)->as_of, "2024");
    case_end(&c);
    assert_file_says("---\ntitle: T\nkind: initiative\nas_of: soon\n---\n", "bad-date", 4, 8, "soon");
    assert_file_says("---\ntitle: T\nas_of: 2024\n---\n", "key-not-here", 3, 1, "as_of");
}

static void front__dates(void **state) {
    (void)state;
    static const char *const good[] = {"2026-11-22", "2024-02-29", "2000-02-29", "\"2026-01-31\""};
    static const char *const bad[] = {"2026-13-01", "2026-02-29", "1900-02-29", "2026-04-31",
                                      "2026-00-01", "2026-01-00", "26-11-22",   "2026-1-2",
                                      "22/11/2026", "2026",       "igår",       "2026-11-2x",
                                      "0000-01-01", "2026-11-221"};
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        Case c = case_file(text_format(arena, "---\ntitle: T\nupdated: %s\n---\n", good[i]).at);
        assert_silent(&c);
        assert_int_equal(page_front(c.doc)->updated.length, 10);
        case_end(&c);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Case c = case_file(text_format(arena, "---\ntitle: T\nupdated: %s\n---\n", bad[i]).at);
        assert_says(&c, "bad-date", 3, 10, bad[i]);
        assert_int_equal(page_front(c.doc)->updated.length, 0);
        case_end(&c);
    }
    arena_free(arena);
}

static void front__wrong_types(void **state) {
    (void)state;
    assert_file_says("---\ntitle: T\nweight: \"1\"\n---\n", "wrong-type", 3, 9, "\"1\"");
    assert_file_says("---\ntitle: T\ndraft: ja\n---\n", "wrong-type", 3, 8, "ja");
    assert_file_says("---\ntitle: T\ntopics: health\n---\n", "wrong-type", 3, 9, "health");
    assert_file_says("---\ntitle: T\ntopics: [a, 1]\n---\n", "wrong-type", 3, 13, "1");
    assert_file_says("---\ntitle: T\nupdated: [a]\n---\n", "wrong-type", 3, 10, "[a]");
    assert_file_says("---\ntitle: T\nkind: start\nfindings: [a]\n---\n", "wrong-type", 4, 12, "a");
}

static void front__finding_rules(void **state) {
    (void)state;
    assert_file_says("---\ntitle: T\nkind: start\nfindings:\n  - {txt: a}\n---\n", "unknown-key", 5,
                     6, "txt");
    assert_file_says("---\ntitle: T\nkind: start\nfindings:\n  - {link: a}\n---\n", "missing-key",
                     5, 5, "{link: a}");
}

static void front__keys_of_other_kinds(void **state) {
    (void)state;
    assert_file_says("---\ntitle: T\nstatus: done\n---\n", "key-not-here", 3, 1, "status");
    assert_file_says("---\ntitle: T\nkind: list\nfindings: []\n---\n", "key-not-here", 4, 1,
                     "findings");
    Case c = case_file("---\ntitle: T\nkind: initiative\nstatus: done\n---\n");
    assert_silent(&c);
    assert_text(page_front(c.doc)->status, "done");
    case_end(&c);
    assert_file_says("---\ntitle: T\nkind: initiative\nstatus: don\n---\n", "unknown-choice", 4, 9,
                     "don");
}

static void front__kind_names(void **state) {
    (void)state;
    assert_string_equal(page_kind_name(PAGE_PAGE), "page");
    assert_string_equal(page_kind_name(PAGE_STATEMENT), "statement");
    assert_string_equal(page_kind_name(PAGE_LIST), "list");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(front__every_key),
        cmocka_unit_test(front__what_is_not_given),
        cmocka_unit_test(front__findings),
        cmocka_unit_test(front__goal_without_quotes),
        cmocka_unit_test(front__crlf_and_trailing_space),
        cmocka_unit_test(front__no_usable_front_matter_is_null),
        cmocka_unit_test(front__unknown_key_is_given_a_suggestion),
        cmocka_unit_test(front__unknown_kind_is_given_a_suggestion),
        cmocka_unit_test(front__missing_title_has_a_stand_in),
        cmocka_unit_test(front__an_indicators_page_needs_no_title),
        cmocka_unit_test(front__a_status_has_a_date_of_its_own),
        cmocka_unit_test(front__dates),
        cmocka_unit_test(front__wrong_types),
        cmocka_unit_test(front__finding_rules),
        cmocka_unit_test(front__keys_of_other_kinds),
        cmocka_unit_test(front__kind_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
