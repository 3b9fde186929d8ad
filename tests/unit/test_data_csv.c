// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

#define HEAD "sex,time,value,n,status,note\n"

// The indicator x, whose rows are in x.csv.
static Indicator *read_csv(Kit *kit, const char *csv) {
    return kit_read(kit,
                    "{'id': 'x', 'title': 'X', 'source': {'name': 'S'}, 'unit': {'name': 'år'},"
                    "'dimensions': ['sex', 'time'], 'data': 'x.csv'}",
                    csv);
}

static void told_of(const char *csv, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    read_csv(&kit, csv);
    if (!strstr(kit_hint(&kit), hint))
        fail_msg("%s: the hint is: %s", csv, kit_hint(&kit));
    const char *told = kit_told(&kit);
    if (strcmp(told, wanted) != 0)
        fail_msg("%s: told %s, wanted %s", csv, told, wanted);
    kit_free(&kit);
}

static void csv__is_read_as_json_rows_are(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *indicator = read_csv(&kit, "\"time\",sex,value,note,n,status\r\n"
                                                "2019,women,83.1,'a ''b'',\nc',120,\r\n"
                                                "\r\n"
                                                "2019,men,-1.5e1,,,break\r\n"
                                                "2019,total,,,,too-few\r\n"
                                                ",,,,,\r\n");
    assert_clean(&kit);
    assert_int_equal(indicator->row_count, 3);
    const Observation *rows = indicator->rows;
    assert_near(rows[0].value, 83.1);
    assert_near(rows[0].n, 120);
    assert_string_equal(kit_text(&kit, rows[0].note.entries[0].text), "a \"b\",\nc");
    assert_string_equal(kit_text(&kit, rows[0].note.entries[0].language), "sv");
    assert_near(rows[1].value, -15);
    assert_true(isnan(rows[1].n));
    assert_int_equal(rows[1].status, STATUS_BREAK);
    assert_int_equal(rows[2].status, STATUS_TOO_FEW);
    assert_ptr_equal(observation_group(indicator, &rows[1], &indicator->dimensions[0]),
                     kit.lists[0]->groups[1]);
    assert_int_equal(rows[1].note.count, 0);
    kit_free(&kit);
}

static void csv__needs_no_last_line_end(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_int_equal(read_csv(&kit, HEAD "men,2019,1,,,")->row_count, 1);
    assert_int_equal(read_csv(&kit, HEAD "men,2019,1,,,'x'")->row_count, 1);
    assert_clean(&kit);
    kit_free(&kit);
}

static void csv__tells_about_the_header(void **state) {
    (void)state;
    told_of("", "no-rows 0:0", "first line");
    told_of("\n\n", "no-rows 0:0", "first line");
    told_of(HEAD, "no-rows 1:114", "row");
    told_of("sex;time;value\nmen;2019;83,1\n", "csv-separator 1:4", "decimal points");
    told_of("sex\ttime\tvalue\n", "csv-separator 1:4", "commas");
    told_of("sex,time,valu\nmen,2019,1\n", "unknown-column 1:10", "'value'");
    told_of("sex,time,value,value\nmen,2019,1,2\n", "duplicate-column 1:16", "one");
    told_of("sex,value\nmen,1\n", "missing-column 1:1", "first line");
}

static void csv__tells_about_cells(void **state) {
    (void)state;
    told_of(HEAD "men,2019,83,1,,,\n", "column-count 2:1", "decimal point");
    told_of(HEAD "men,2019,1\n", "column-count 2:1", "comma");
    told_of(HEAD "men,2019,'83,1',,,\n", "bad-number 2:10", "write 83.1");
    told_of(HEAD "men,2019,1 204,,,\n", "bad-number 2:10", "write 1204");
    told_of(HEAD "men,2019,\xe2\x88\x92"
                 "3,,,\n",
            "bad-number 2:10", "write -3");
    told_of(HEAD "men,2019,..,,,\n", "bad-number 2:10", "status");
    told_of(HEAD "men,2019,1,n/a,,\n", "bad-number 2:12", "status");
    told_of(HEAD "men,2019,1e999,,,\n", "bad-number 2:10", "83.1");
    told_of(HEAD "men,2019,nan,,,\n", "bad-number 2:10", "status");
    told_of(HEAD "men,2019,0x1p3,,,\n", "bad-number 2:10", "83.1");
    told_of(HEAD "män,2019,1,,,\nmen,2019,1,,few,\n", "unknown-group 2:1; unknown-choice 3:13",
            "'men'");
    told_of(HEAD "Kvinnor,2019,1,,,\n", "unknown-group 2:1", "'women'");
    told_of(HEAD ",2019,1,,,\n", "missing-key 2:1", "dimension");
    told_of(HEAD "men,2019,1,,,\n\nmen,2019,2,,,\n", "duplicate-row 4:1", "line 2");
    told_of(HEAD "men,2019,,,,\n", "missing-status 2:1", "too-few");
}

static void csv__tells_about_quotes(void **state) {
    (void)state;
    told_of(HEAD "men,2019,1,,,'x\nwomen,2019,1,,,\n", "csv-quote 2:14", "at its end");
    told_of(HEAD "men,2019,1,,,x'y\n", "csv-quote 2:15", "whole cell");
    told_of(HEAD "men,2019,1,,,'x'y\n", "csv-quote 2:17", "\"\"");
}

static void csv__must_be_there(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_non_null(read_csv(&kit, NULL));
    assert_string_equal(kit_marked(&kit), "csv-missing <x.csv>");
    kit_free(&kit);
}

// Twice the rows, about twice the time: nothing looks back over the rows already read.
static void csv__reads_many_rows(void **state) {
    (void)state;
    Kit kit = kit_new();
    Buf buf = {0};
    buf_literal(&buf, HEAD);
    for (int i = 0; i < 30000; i++)
        buf_format(&buf, "men,%d-%02d,%d,%d,,\n", 1000 + i / 12, 1 + i % 12, i, i + 5);
    buf_char(&buf, 0);
    const Indicator *indicator = read_csv(&kit, buf.at);
    assert_clean(&kit);
    assert_int_equal(indicator->row_count, 30000);
    assert_int_equal(indicator->dimensions[1].list->count, 30000);
    for (size_t i = 0; i < indicator->row_count; i++) {
        const Group *groups[] = {kit.lists[0]->groups[1], indicator->dimensions[1].list->groups[i]};
        assert_ptr_equal(indicator_find(indicator, groups), &indicator->rows[i]);
    }
    buf_release(&buf);
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv__is_read_as_json_rows_are),
        cmocka_unit_test(csv__needs_no_last_line_end),
        cmocka_unit_test(csv__tells_about_the_header),
        cmocka_unit_test(csv__tells_about_cells),
        cmocka_unit_test(csv__tells_about_quotes),
        cmocka_unit_test(csv__must_be_there),
        cmocka_unit_test(csv__reads_many_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
