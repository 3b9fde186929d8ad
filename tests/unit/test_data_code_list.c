// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

static void code_list__is_read_in_order(void **state) {
    (void)state;
    Kit kit = kit_new();
    const CodeList *area = kit.lists[1];
    assert_clean(&kit);
    assert_int_equal(area->count, 6);
    assert_false(area->ordered);
    assert_true(kit.lists[2]->ordered);
    assert_ptr_equal(code_list_find(area, T("gavle")), area->groups[2]);
    assert_ptr_equal(code_list_find(area, T("2180")), area->groups[2]);
    assert_ptr_equal(area->groups[2]->parent, area->groups[1]);
    assert_int_equal(area->groups[2]->rank, 2);
    assert_null(code_list_find(area, T("Gavle")));
    assert_true(text_is(kit.lists[0]->groups[0]->slug, "women"));
    assert_true(kit.lists[0]->groups[2]->total);
    assert_false(kit.lists[0]->groups[0]->total);
    kit_free(&kit);
}

static void code_list__reads_places(void **state) {
    (void)state;
    Kit kit = kit_new();
    const CodeList *list = kit_list(
        &kit, "a.json",
        "{'id': 'a', 'title': 'A', 'groups': ["
        "{'id': 'x', 'title': {'sv': 'X', 'en': 'Y'}, 'latitude': 60.92, 'longitude': 16.57},\n"
        "{'id': 'y', 'title': 'Y', 'latitude': 60},\n"
        "{'id': 'z', 'title': 'Z', 'latitude': 16, 'longitude': 192}]}");
    assert_told(&kit, "missing-key 2:1; out-of-range 3:56");
    assert_true(list->groups[0]->has_place);
    assert_near(list->groups[0]->latitude, 60.92);
    assert_int_equal(list->groups[0]->title.count, 2);
    assert_false(list->groups[1]->has_place);
    kit_free(&kit);
}

static void told_of(const char *text, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    kit_list(&kit, "codes/a.json", text);
    if (!strstr(kit_hint(&kit), hint))
        fail_msg("the hint is: %s", kit_hint(&kit));
    assert_told(&kit, wanted);
    kit_free(&kit);
}

#define GROUPS "'groups': [{'id': 'x', 'title': 'X'}]"

static void code_list__tells_mistakes(void **state) {
    (void)state;
    told_of("[]", "wrong-type 1:1", "{");
    told_of("{'title': 'A', " GROUPS "}", "missing-key 1:1", "'id'");
    told_of("{'id': 'A b', 'title': 'A', " GROUPS "}", "bad-id 1:9", "'a-b'");
    told_of("{'id': 'b', 'title': 'A', " GROUPS "}", "id-differs-from-file-name 1:9", "'a'");
    told_of("{'id': 'a', " GROUPS "}", "missing-key 1:1", "title");
    told_of("{'id': 'a', 'title': {}, " GROUPS "}", "empty-text 1:22", "title");
    told_of("{'id': 'a', 'titel': 'A', 'title': 'A', " GROUPS "}", "unknown-key 1:13", "'title'");
    told_of("{'id': 'a', 'title': 'A'}", "no-groups 1:1", "groups");
    told_of("{'id': 'a', 'title': 'A', 'groups': []}", "no-groups 1:37", "groups");
    told_of("{'id': 'a', 'title': 'A', 'groups': 3}", "wrong-type 1:37", "brackets");
    told_of("{'id': 'a', 'title': 'A', 'groups': ['x']}", "wrong-type 1:38", "\"id\"");
    told_of("{'id': 'a', 'title': 'A', 'ordered': 'yes', " GROUPS "}", "wrong-type 1:38", "true");
}

static void code_list__tells_mistakes_among_groups(void **state) {
    (void)state;
    told_of("{'id': 'a', 'title': 'A', 'groups': [{'id': 'x', 'title': 'X'},\n"
            "{'id': 'x', 'title': 'X'}, {'id': 'y', 'slug': 'x', 'title': 'Y'}]}",
            "duplicate-group 2:9; duplicate-group 2:49", "line 1");
    told_of("{'id': 'a', 'title': 'A', 'groups': [{'id': 'Å', 'slug': 'B', 'title': 'X'}]}",
            "bad-id 1:46; bad-id 1:59", "'a'");
    told_of("{'id': 'a', 'title': 'A', 'groups': [{'id': 'norr', 'title': 'X'},\n"
            "{'id': 'b', 'title': 'X', 'parent': 'nor'}]}",
            "unknown-parent 2:38", "'norr'");
    told_of("{'id': 'a', 'title': 'A', 'groups': [{'id': 'total', 'title': 'X'},\n"
            "{'id': 'b', 'title': 'X', 'total': true}]}",
            "duplicate-total 2:1", "one group");
    told_of("{'id': 'a', 'title': 'A', 'groups': [{'id': 'b', 'title': 'X', 'parent': 'c'},\n"
            "{'id': 'c', 'title': 'X', 'parent': 'd'},\n{'id': 'd', 'title': 'X', 'parent': 'b'}]}",
            "parent-cycle 3:38", "circle");
    told_of("{'id': 'a', 'title': 'A', 'groups': [{'id': 'b', 'title': 'X', 'parent': 'b'}]}",
            "parent-cycle 1:75", "circle");
}

static void code_list__keeps_words_of_rows_and_queries(void **state) {
    (void)state;
    Kit kit = kit_new();
    kit_list(&kit, "time.json", "{'id': 'time', 'title': 'A', " GROUPS "}");
    kit_list(&kit, "by.json", "{'id': 'by', 'title': 'A', " GROUPS "}");
    kit_list(&kit, "status.json", "{'id': 'status', 'title': 'A', " GROUPS "}");
    assert_told(&kit, "reserved-name 1:9; reserved-name 1:9; reserved-name 1:9");
    kit_free(&kit);
}

// A cut cycle may be walked up by anybody; a long chain costs no more than its length.
static void code_list__ancestors_end(void **state) {
    (void)state;
    Kit kit = kit_new();
    Buf buf = {0};
    buf_literal(&buf,
                "{'id': 'a', 'title': 'A', 'groups': [{'id': 'g0', 'title': 'X', 'parent': 'g1'}");
    for (int i = 1; i < 20000; i++)
        buf_format(&buf, ",{'id': 'g%d', 'title': 'X', 'parent': 'g%d'}", i, (i + 1) % 20000);
    buf_literal(&buf, "]}");
    buf_char(&buf, 0);
    const CodeList *list = kit_list(&kit, "a.json", buf.at);
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    assert_string_equal(diags_at(kit.diags, 0)->id, "parent-cycle");
    size_t steps = 0;
    for (const Group *at = list->groups[7]; at; at = at->parent)
        steps++;
    assert_int_equal(steps, 20000 - 7);
    buf_release(&buf);
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_list__is_read_in_order),
        cmocka_unit_test(code_list__reads_places),
        cmocka_unit_test(code_list__tells_mistakes),
        cmocka_unit_test(code_list__tells_mistakes_among_groups),
        cmocka_unit_test(code_list__keeps_words_of_rows_and_queries),
        cmocka_unit_test(code_list__ancestors_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
