// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

static const char *written(Kit *kit, const Indicator *x, const char *language) {
    Text chain[] = {text_of(language), T("sv")};
    Buf out = {0};
    indicator_csv(&out, x, chain, 2);
    Text text = buf_copy(kit->arena, &out);
    buf_release(&out);
    return text.at;
}

static void csv_write__follows_the_rfc(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(
        &kit, "'sex', 'time'",
        "'unit': {'name': {'sv': 'år, hela', 'en': 'years'}, 'decimals': 1}, ",
        "{'sex': 'women', 'time': '2014-2018', 'value': 83.1416, 'lower': 82, 'upper': 84.5,"
        " 'n': 50210, 'count': 120, 'status': 'break', 'note': {'sv': 'A', 'en': 'say "
        "\\u0022B\\u0022'}},"
        "{'sex': 'men', 'time': '2014-2018', 'status': 'too-few', 'note': 'två\\nrader'},"
        "{'sex': 'total', 'time': '2014-2018', 'value': -0.1}");
    assert_clean(&kit);
    assert_string_equal(
        written(&kit, x, "en"),
        "sex,time,value,lower,upper,n,count,unit,status,note\r\n"
        "women,2014-2018,83.1416,82,84.5,50210,120,years,break,\"say \"\"B\"\"\"\r\n"
        "men,2014-2018,,,,,,years,too-few,\"två\nrader\"\r\n"
        "total,2014-2018,-0.1,,,,,years,ok,\r\n");
    assert_non_null(strstr(written(&kit, x, "fi"), ",\"år, hela\",break,A\r\n"));
    kit_free(&kit);
}

static void csv_write__leaves_out_rare_columns(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'sex'", "'unit': {'name': 'år'}, ",
                                       "{'sex': 'women', 'value': 1, 'se': 0.5},"
                                       "{'sex': 'men', 'value': 2, 'population': 900}");
    assert_clean(&kit);
    assert_string_equal(written(&kit, x, "sv"),
                        "sex,value,lower,upper,se,n,count,population,unit,status,note\r\n"
                        "women,1,,,0.5,,,,år,ok,\r\n"
                        "men,2,,,,,,900,år,ok,\r\n");
    kit_free(&kit);
}

static Text without(Arena *arena, Text text, Text word) {
    Buf buf = {0};
    for (size_t at; (at = text_find(text, word)) != SIZE_MAX;) {
        buf_text(&buf, text_slice(text, 0, at));
        text = text_slice(text, at + word.length, text.length);
    }
    buf_text(&buf, text);
    Text copy = buf_copy(arena, &buf);
    buf_release(&buf);
    return copy;
}

// What is published, but for the unit, reads back as the same rows.
static void csv_write__reads_back(void **state) {
    (void)state;
    Kit kit = kit_new();
    Buf rows = {0};
    for (int i = 0; i < 300; i++)
        buf_format(&rows, "%s{'time': '%d', 'value': %.15g, 'n': %d, 'note': 'a,\\u0022\\n%d'}",
                   i ? "," : "", 1700 + i, i / 7.0 - 20, 5 + i, i);
    buf_char(&rows, 0);
    const Indicator *x = kit_indicator(&kit, "'time'", "'unit': {'name': 'unit'}, ", rows.at);
    Text csv = without(kit.arena, text_of(written(&kit, x, "sv")), T(",unit"));
    const Indicator *y = kit_read(&kit,
                                  "{'id': 'x', 'title': 'X', 'source': {'name': 'S'},"
                                  "'unit': {'name': 'unit'}, 'dimensions': ['time'],"
                                  "'data': 'x.csv'}",
                                  csv.at);
    assert_clean(&kit);
    assert_int_equal(y->row_count, 300);
    for (size_t i = 0; i < 300; i++) {
        assert_true(x->rows[i].value == y->rows[i].value && x->rows[i].n == y->rows[i].n);
        assert_true(text_equal(x->rows[i].note.entries[0].text, y->rows[i].note.entries[0].text));
    }
    buf_release(&rows);
    kit_free(&kit);
}

// A spreadsheet must not calculate what is a note. Numbers stay numbers.
static void csv_write__makes_no_formulas(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(
        &kit, "'time'", "'unit': {'name': '@unit'}, ",
        "{'time': '2019', 'value': -5, 'note': '=1+1'}, {'time': '2020', 'value': 1, 'note': '- a, b'}");
    assert_string_equal(written(&kit, x, "sv"), "time,value,lower,upper,n,count,unit,status,note\r\n"
                                                "2019,-5,,,,,'@unit,ok,'=1+1\r\n"
                                                "2020,1,,,,,'@unit,ok,\"'- a, b\"\r\n");
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_write__follows_the_rfc),
        cmocka_unit_test(csv_write__leaves_out_rare_columns),
        cmocka_unit_test(csv_write__reads_back),
        cmocka_unit_test(csv_write__makes_no_formulas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
