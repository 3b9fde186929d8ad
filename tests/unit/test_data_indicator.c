// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

static void indicator__is_read_whole(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_read(
        &kit,
        "{'$schema': '../schema.json', 'id': 'x', 'title': {'sv': 'Titel', 'en': 'Title'},"
        "'short': 'T', 'question': 'Q', 'definition': 'D', 'why': 'W', 'caution': 'C',"
        "'how_to_read': 'H', 'population': 'P', 'derived': 'E',"
        "'unit': {'name': 'procent', 'symbol': '%', 'decimals': 2, 'min': 0, 'max': 50,"
        " 'kind': 'percent'}, 'better': 'lower', 'level': 'process', 'topics': ['a', 'b'],"
        "'goal': '3', 'dimensions': ['time', 'area'], 'reference': {'area': 'sweden',"
        " 'time': '2019'}, 'target': {'value': 4.5, 'year': 2030}, 'notes': ['N', {'en': 'M'}],"
        "'source': {'name': 'SCB', 'url': 'https://scb.se', 'published': '2020-02-29',"
        " 'licence': 'CC0', 'next': '2021', 'retrieved': {'sv': 'R'}}, 'related': ['y'],"
        "'figures': [{'title': 'F', 'query': 'by=area'}],"
        "'data': [{'area': 'gavle', 'time': '2019', 'value': 3, 'lower': 2, 'upper': 4,"
        " 'n': 100, 'count': 50, 'population': 7, 'se': 0.5, 'status': 'preliminary',"
        " 'note': {'sv': 'A', 'en': 'B'}}]}",
        NULL);
    assert_clean(&kit);
    assert_int_equal(x->title.count, 2);
    assert_string_equal(kit_text(&kit, x->how_to_read.entries[0].text), "H");
    assert_int_equal(x->unit.decimals, 2);
    assert_int_equal(x->unit.kind, UNIT_PERCENT);
    assert_near(x->unit.max, 50);
    assert_int_equal(x->better, BETTER_LOWER);
    assert_string_equal(x->level.at, "process");
    assert_int_equal(x->topic_count, 2);
    assert_string_equal(x->target.year.at, "2030");
    assert_near(x->target.value, 4.5);
    assert_int_equal(x->note_count, 2);
    assert_string_equal(x->source.next.at, "2021");
    assert_string_equal(x->related[0].at, "y");
    assert_memory_equal(x->file->bytes.at + x->related_spots[0].offset, "y", 1);
    assert_memory_equal(x->file->bytes.at + x->figures[0].spot.offset, "by=area", 7);
    assert_true(x->dimensions[0].is_time);
    assert_string_equal(x->dimensions[0].reference->id.at, "2019");
    assert_string_equal(x->dimensions[1].reference->id.at, "SE");
    assert_near(x->rows[0].se, 0.5);
    assert_near(x->rows[0].population, 7);
    assert_int_equal(x->rows[0].status, STATUS_PRELIMINARY);
    assert_int_equal(x->rows[0].note.count, 2);
    assert_false(x->suppressed_here);
    kit_free(&kit);
}

static void indicator__orders_times(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x =
        kit_indicator(&kit, "'time'", "",
                      "{'time': '2019-12', 'value': 1}, {'time': '2014-2018', 'value': 1},"
                      "{'time': '2019', 'value': 1}, {'time': '2018', 'value': 1},"
                      "{'time': '2017-01', 'value': 1}, {'time': '2010-2015', 'value': 1}");
    static const char *const wanted[] = {"2010-2015", "2017-01", "2014-2018",
                                         "2018",      "2019",    "2019-12"};
    assert_clean(&kit);
    const CodeList *times = x->dimensions[0].list;
    assert_int_equal(times->count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(times->groups[i]->id.at, wanted[i]);
        assert_int_equal(times->groups[i]->rank, i);
    }
    kit_free(&kit);
}

static void told_of_rows(const char *keys, const char *rows, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    Text lines = text_format(kit.arena, "\n%s", rows);
    kit_indicator(&kit, "'sex', 'time'", keys, lines.at);
    if (hint && !strstr(kit_hint(&kit), hint))
        fail_msg("%s: the hint is: %s", rows, kit_hint(&kit));
    const char *told = kit_told(&kit);
    if (strcmp(told, wanted) != 0)
        fail_msg("%s: told %s, wanted %s", rows, told, wanted);
    kit_free(&kit);
}

#define ROW "{'sex': 'men', 'time': '2019', "

static void indicator__tells_mistakes_in_rows(void **state) {
    (void)state;
    told_of_rows("", ROW "'value': '83,1'}", "wrong-type 2:41", "83.1");
    told_of_rows("", ROW "'value': null}", "wrong-type 2:41", "leave out");
    told_of_rows("", ROW "'valeu': 3}", "unknown-key 2:32", "'value'");
    told_of_rows("", "3", "wrong-type 2:1", "{");
    told_of_rows("", "{'sex': 'men', 'value': 3}", "missing-key 2:1", "every");
    told_of_rows("", "{'sex': 'men', 'time': 2019, 'value': 3}", "wrong-type 2:24", "\"2019\"");
    told_of_rows("", "{'sex': 'mne', 'time': '2019', 'value': 3}", "unknown-group 2:10", "'men'");
    told_of_rows("", "{'sex': 'men', 'time': '2014-18', 'value': 3}", "bad-time 2:25", "2014-2018");
    told_of_rows("", "{'sex': 'men', 'time': '2019Q1', 'value': 3}", "bad-time 2:25", "2023-01");
    told_of_rows("", "{'sex': 'men', 'time': '2019-13', 'value': 3}", "bad-time 2:25", "2023-01");
    told_of_rows("", "{'sex': 'men', 'time': '2019-2018', 'value': 3}", "bad-time 2:25", "2023-01");
    told_of_rows("", ROW "'value': 1},\n" ROW "'value': 2},\n" ROW "'status': 'too-few'}",
                 "duplicate-row 3:1; duplicate-row 4:1", "line 2");
    told_of_rows("", ROW "'value': 1, 'status': 'brek'}", "unknown-choice 2:54", "'break'");
}

static void indicator__tells_an_unknown_group_once(void **state) {
    (void)state;
    told_of_rows(
        "",
        "{'sex': 'x', 'time': '2018', 'value': 3},\n{'sex': 'x', 'time': '2019', 'value': 3},\n"
        "{'sex': 'y', 'time': '2019', 'value': 3}",
        "unknown-group 2:10; unknown-group 4:10", "known: women, men, total");
}

static void indicator__tells_mistakes_of_status(void **state) {
    (void)state;
    told_of_rows("", ROW "'n': 3}", "missing-status 2:1", "too-few");
    told_of_rows("", ROW "'status': 'ok'}", "missing-status 2:42", "too-few");
    told_of_rows("", ROW "'status': 'break'}", "missing-status 2:42", "too-few");
    told_of_rows("", ROW "'status': 'too-few', 'value': 3}", "value-with-status 2:62", "nobody");
    told_of_rows("", ROW "'status': 'confidential', 'count': 3, 'se': 1}",
                 "value-with-status 2:67; value-with-status 2:76", "nobody");
    told_of_rows("", ROW "'status': 'not-collected', 'lower': 3, 'upper': 4}",
                 "value-with-status 2:68; value-with-status 2:80", "or the status");
    told_of_rows("", ROW "'status': 'too-few', 'n': 30, 'population': 100}", "", NULL);
}

static void indicator__tells_impossible_numbers(void **state) {
    (void)state;
    const char *percent = "'unit': {'name': 'p', 'kind': 'percent'}, ";
    told_of_rows(percent, ROW "'value': 100.1}", "out-of-range 2:41", "unit");
    told_of_rows(percent, ROW "'value': 5, 'lower': -1, 'upper': 6}", "out-of-range 2:53", "unit");
    told_of_rows(percent, ROW "'value': 0}, {'sex': 'women', 'time': '2019', 'value': 100}", "",
                 NULL);
    told_of_rows("'unit': {'name': 'p', 'kind': 'percent', 'min': -20, 'max': 20}, ",
                 ROW "'value': -20}, {'sex': 'women', 'time': '2019', 'value': 21}",
                 "out-of-range 2:89", "unit");
    told_of_rows("'unit': {'name': 'p', 'kind': 'years', 'min': 70}, ", ROW "'value': 60}", "",
                 NULL);
    told_of_rows("", ROW "'value': 3, 'n': -1}", "out-of-range 2:49", "from 0");
    told_of_rows("", ROW "'value': 3, 'n': 10, 'count': 11}", "count-above-n 2:62", "n is");
    told_of_rows("", ROW "'value': 3, 'lower': 3.1, 'upper': 4}", "interval 2:53", "order");
    told_of_rows("", ROW "'value': 3, 'lower': 1, 'upper': 2.9}", "interval 2:65", "order");
    told_of_rows("", ROW "'value': 3, 'lower': 1}", "interval 2:53", "other end");
    told_of_rows("", ROW "'value': 3, 'lower': 3, 'upper': 3}", "", NULL);
    told_of_rows("", ROW "'value': 3, 'lower': 'x', 'upper': 3}", "wrong-type 2:53", NULL);
}

static void marked_by(const char *text, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    kit_read(&kit, text, NULL);
    if (!strstr(kit_hint(&kit), hint))
        fail_msg("%s: the hint is: %s", text, kit_hint(&kit));
    const char *marked = kit_marked(&kit);
    if (strcmp(marked, wanted) != 0)
        fail_msg("%s: marked %s, wanted %s", text, marked, wanted);
    kit_free(&kit);
}

#define HEAD "{'id': 'x', 'title': 'X', 'source': {'name': 'S'}, "
#define UNIT "'unit': {'name': 'x'}, "
#define DATA "'dimensions': ['sex', 'time'], 'data': [{'sex': 'men', 'time': '2019', 'value': 1}]}"

static void indicator__tells_mistakes_of_keys(void **state) {
    (void)state;
    marked_by(HEAD UNIT "'defintion': 'x', " DATA, "unknown-key <'defintion'>", "'definition'");
    marked_by(HEAD UNIT "'better': 'more', " DATA, "unknown-choice <'more'>",
              "known: neither, higher, lower");
    marked_by(HEAD UNIT "'level': 'results', " DATA, "unknown-choice <'results'>", "'result'");
    marked_by(HEAD UNIT "'topics': ['A b'], " DATA, "bad-id <A b>", "'a-b'");
    marked_by(HEAD UNIT "'related': 'a', " DATA, "wrong-type <'a'>", "brackets");
    marked_by(HEAD UNIT "'reference': {'sx': 'men'}, " DATA, "unknown-dimension <'sx'>", "'sex'");
    marked_by(HEAD UNIT "'reference': {'sex': 'mn'}, " DATA, "unknown-group <mn>", "'men'");
    marked_by(HEAD UNIT "'reference': {'time': '2017'}, " DATA, "unknown-group <2017>", "2019");
    marked_by(HEAD UNIT "'target': {'year': 2030}, " DATA, "missing-key <{'year': 2030}>", "84");
    marked_by(HEAD UNIT "'target': {'value': 3, 'year': '20-30'}, " DATA, "bad-time <20-30>",
              "2019");
    marked_by(HEAD UNIT "'notes': [3], " DATA, "wrong-type <3>", "quotes");
    marked_by(HEAD UNIT "'figures': [{'title': 'x'}], " DATA, "missing-key <{'title': 'x'}>",
              "query");
    marked_by(HEAD UNIT "'figures': ['x'], " DATA, "wrong-type <'x'>", "query");
    marked_by(HEAD "'unit': {'name': 'x', 'decimals': 1.5}, " DATA, "out-of-range <1.5>",
              "decimals");
    marked_by(HEAD "'unit': {'name': 'x', 'min': 2, 'max': 1}, " DATA, "out-of-range <1>", "axis");
    marked_by(HEAD "'unit': {'nam': 'x'}, " DATA, "unknown-key <'nam'>", "'name'");
    marked_by(HEAD "'unit': {'name': 'x', 'kind': 'percentage'}, " DATA,
              "unknown-choice <'percentage'>", "'percent'");
}

#define PARTS "'title': 'X', " UNIT
#define SOURCE "'source': {'name': 'S'}"

static void indicator__tells_mistakes_of_the_file(void **state) {
    (void)state;
    marked_by("[]", "wrong-type <[]>", "{");
    marked_by("{'id': 'y', " PARTS SOURCE ", " DATA, "id-differs-from-file-name <y>", "'y.json'");
    marked_by("{'id': 'X', " PARTS SOURCE ", " DATA, "bad-id <X>", "'x'");
    marked_by("{" PARTS SOURCE ", " DATA, "missing-key <{'title': 'X', 'unit>", "'id'");
    marked_by("{'id': 'x', " PARTS DATA, "missing-key <{'id': 'x', 'title':>", "SCB");
    marked_by("{'id': 'x', " PARTS "'source': {'name': 'S', 'url': 'javascript:alert(1)'}, " DATA,
              "bad-url <javascript:alert(1)>", "https://");
    marked_by("{'id': 'x', " PARTS "'source': {'name': 'S', 'published': '2019-02-29'}, " DATA,
              "bad-date <2019-02-29>", "2026-11-22");
    marked_by(HEAD UNIT "'data': 3}", "missing-key <{'id': 'x', 'title':>", "divided");
    marked_by(HEAD UNIT "'dimensions': []}", "no-dimensions <[]>", "divided");
    marked_by(HEAD UNIT "'dimensions': ['sexx']}", "unknown-code-list <sexx>", "'sex'");
    marked_by(HEAD UNIT "'dimensions': ['household']}", "unknown-code-list <household>",
              "known: sex, area");
    marked_by(HEAD UNIT "'dimensions': [3]}", "wrong-type <3>", "id");
    marked_by(HEAD UNIT "'dimensions': ['sex', 'sex']}", "duplicate-dimension <sex>", "one");
    marked_by(HEAD UNIT "'dimensions': ['a','b','c','d','e','f','g','h','i']}",
              "too-many-dimensions <['a','b','c','d','e'>", "several");
    marked_by(HEAD UNIT "'dimensions': ['time']}", "missing-key <{'id': 'x', 'title':>", "rows");
    marked_by(HEAD UNIT "'dimensions': ['time'], 'data': {}}", "wrong-type <{}>", "[");
    marked_by(HEAD UNIT "'dimensions': ['time'], 'data': []}", "no-rows <[]>", "row");
}

static void indicator__goes_on_after_mistakes(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x =
        kit_indicator(&kit, "'sex', 'time'", "'better': 'x', ",
                      "{'sex': 'man', 'time': '2019', 'value': 5}, " ROW "'value': 7}, 3");
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 3);
    assert_int_equal(x->row_count, 1);
    assert_near(x->rows[0].value, 7);
    assert_true(isnan(x->rows[0].n));
    assert_null(indicator_dimension(x, T("area")));
    assert_ptr_equal(indicator_dimension(x, T("time")), &x->dimensions[1]);
    kit_free(&kit);
}

static void indicator__without_rows_answers_nothing(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'nothing'", "", "");
    assert_string_equal(kit_marked(&kit), "unknown-code-list <nothing>");
    assert_int_equal(x->row_count, 0);
    assert_null(kit_table(&kit, x, "by=sex"));
    assert_null(indicator_find(x, NULL));
    assert_clean(&kit);
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indicator__is_read_whole),
        cmocka_unit_test(indicator__orders_times),
        cmocka_unit_test(indicator__tells_mistakes_in_rows),
        cmocka_unit_test(indicator__tells_an_unknown_group_once),
        cmocka_unit_test(indicator__tells_mistakes_of_status),
        cmocka_unit_test(indicator__tells_impossible_numbers),
        cmocka_unit_test(indicator__tells_mistakes_of_keys),
        cmocka_unit_test(indicator__tells_mistakes_of_the_file),
        cmocka_unit_test(indicator__goes_on_after_mistakes),
        cmocka_unit_test(indicator__without_rows_answers_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
