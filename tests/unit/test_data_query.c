// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

static void query__is_read(void **state) {
    (void)state;
    Kit kit = kit_new();
    Query query;
    assert_true(kit_query(
        &kit, "by=sex,time&area=gavle,sweden&time=2014-2018&chart=line&kind=ratio", &query));
    assert_clean(&kit);
    assert_int_equal(query.by_count, 2);
    assert_true(text_is(query.by[0], "sex") && text_is(query.by[1], "time"));
    assert_int_equal(query.fixed_count, 2);
    assert_true(text_is(query.fixed[0].dimension, "area"));
    assert_int_equal(query.fixed[0].group_count, 2);
    assert_true(text_is(query.fixed[0].groups[1], "sweden"));
    assert_true(text_is(query.fixed[1].groups[0], "2014-2018"));
    assert_int_equal(query.chart, CHART_LINE);
    assert_true(query.ratio);
    kit_free(&kit);
}

static void query__may_be_empty(void **state) {
    (void)state;
    Kit kit = kit_new();
    Query query;
    assert_true(query_read(kit.arena, (Text){0}, (Spot){0}, &query, kit.diags));
    assert_int_equal(query.by_count + query.fixed_count, 0);
    assert_int_equal(query.chart, CHART_AUTO);
    assert_clean(&kit);
    kit_free(&kit);
}

static void told_of(const char *text, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    Query query;
    assert_false(kit_query(&kit, text, &query));
    if (!strstr(kit_hint(&kit), hint))
        fail_msg("%s: the hint is: %s", text, kit_hint(&kit));
    const char *told = kit_told(&kit);
    if (strcmp(told, wanted) != 0)
        fail_msg("%s: told %s, wanted %s", text, told, wanted);
    kit_free(&kit);
}

static void query__tells_mistakes_at_their_place(void **state) {
    (void)state;
    told_of("by=sex&men", "bad-query 1:8", "sex=women");
    told_of("by=sex&=men", "bad-query 1:8", "sex=women");
    told_of("sex=", "bad-query 1:1", "sex=women");
    told_of("sex=men=x", "bad-query 1:1", "sex=women");
    told_of("by=sex&&sex=men", "bad-query 1:1", "sex=women");
    told_of("by=a,b,c", "bad-query 1:4", "at most 2");
    told_of("by=a,a", "bad-query 1:4", "two");
    told_of("sex=men,,women", "bad-query 1:5", "comma");
    told_of("by=sex&by=area", "duplicate-key 1:8", "commas");
    told_of("sex=men&sex=women", "duplicate-key 1:9", "commas");
    told_of("chart=lines", "unknown-choice 1:7", "'line'");
    told_of("chart=pie", "unknown-choice 1:7", "known: auto, bar, line");
    told_of("kind=ration", "unknown-choice 1:6", "'ratio'");
    told_of("a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1", "bad-query 1:33", "8");
}

static void query__bounds_its_groups(void **state) {
    (void)state;
    Kit kit = kit_new();
    Query query;
    Buf buf = {0};
    buf_literal(&buf, "a=0");
    for (int i = 1; i < 32; i++)
        buf_format(&buf, ",%d", i);
    Spot spot = {0};
    assert_true(query_read(kit.arena, buf_view(&buf), spot, &query, kit.diags));
    assert_int_equal(query.fixed[0].group_count, 32);
    buf_literal(&buf, ",x");
    assert_false(query_read(kit.arena, buf_view(&buf), spot, &query, kit.diags));
    assert_told(&kit, "bad-query 0:0");
    buf_release(&buf);
    kit_free(&kit);
}

// Where the text in the file is escaped, and so of another length, the whole place is marked.
static void query__marks_the_whole_when_it_cannot_count(void **state) {
    (void)state;
    Kit kit = kit_new();
    Query query;
    const Source *source = kit_source(&kit, "page.md", "x by=sex&amp;chart=pie");
    Spot spot = {source, 2, source->bytes.length - 2};
    assert_false(query_read(kit.arena, T("by=sex&chart=pie"), spot, &query, kit.diags));
    assert_told(&kit, "unknown-choice 1:3");
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(query__is_read),
        cmocka_unit_test(query__may_be_empty),
        cmocka_unit_test(query__tells_mistakes_at_their_place),
        cmocka_unit_test(query__bounds_its_groups),
        cmocka_unit_test(query__marks_the_whole_when_it_cannot_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
