// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

// 7919.0625 and its like stand for what nobody may learn: exact in binary and found nowhere else.
#define SECRET 7919.0625
#define ROW(sex, rest) "{'sex': '" sex "', 'time': '2019', " rest "}"

static bool holds(const void *bytes, size_t size, double number) {
    for (size_t i = 0; i + sizeof number <= size; i++)
        if (memcmp((const char *)bytes + i, &number, sizeof number) == 0)
            return true;
    return false;
}

// Every byte that the indicator leads to, but the file itself.
static bool leaks(const Indicator *x, double number) {
    size_t width = x->dimension_count;
    bool found = holds(x, sizeof *x, number) ||
                 holds(x->rows, x->row_count * sizeof *x->rows, number) ||
                 holds(x->row_groups, x->row_count * width * sizeof *x->row_groups, number);
    for (size_t i = 0; i < map_count(x->cells); i++)
        found |= holds(map_value(x->cells, i), sizeof(Observation), number);
    return found;
}

static void assert_erased(const Observation *row) {
    assert_int_equal(row->status, STATUS_TOO_FEW);
    assert_true(isnan(row->value) && isnan(row->lower) && isnan(row->upper));
    assert_true(isnan(row->n) && isnan(row->count) && isnan(row->population) && isnan(row->se));
}

// One row with these keys under the minimum 5: is it hidden?
static bool hidden(const char *unit, const char *keys) {
    Kit kit = kit_new();
    Text row = text_format(kit.arena, "{'sex': 'men', 'time': '2019', %s}", keys);
    const Indicator *x = kit_indicator(&kit, "'sex', 'time'", unit, row.at);
    assert_clean(&kit);
    assert_int_equal(x->row_count, 1);
    assert_int_equal(x->suppressed_here, x->rows[0].status == STATUS_TOO_FEW);
    bool is_hidden = x->suppressed_here;
    if (is_hidden)
        assert_erased(&x->rows[0]);
    kit_free(&kit);
    return is_hidden;
}

static void disclosure__hides_small_cells(void **state) {
    (void)state;
    assert_true(hidden("", "'value': 3, 'n': 4"));
    assert_false(hidden("", "'value': 3, 'n': 5"));
    assert_true(hidden("", "'value': 3, 'n': 50, 'count': 4"));
    assert_true(hidden("", "'value': 0, 'n': 50, 'count': 0"));
    assert_false(hidden("", "'value': 3, 'n': 50, 'count': 5"));
    assert_true(hidden("", "'value': 3, 'n': 50, 'count': 46"));
    assert_false(hidden("", "'value': 3, 'n': 50, 'count': 45"));
    assert_true(hidden("", "'value': 3, 'count': 4"));
    assert_false(hidden("", "'value': 3"));
    assert_false(hidden("", "'value': 3, 'population': 1"));
    assert_true(hidden("'unit': {'name': 'x', 'kind': 'count'}, ", "'value': 4"));
    assert_false(hidden("'unit': {'name': 'x', 'kind': 'count'}, ", "'value': 5"));
    assert_true(hidden("", "'value': 3, 'n': 4, 'status': 'estimated'"));
}

static void disclosure__can_be_turned_off(void **state) {
    (void)state;
    Kit kit = kit_new();
    kit.settings.minimum = 0;
    const Indicator *x = kit_indicator(&kit, "'sex', 'time'", "", ROW("men", "'value': 3, 'n': 1"));
    assert_near(x->rows[0].value, 3);
    assert_false(x->suppressed_here);
    kit_free(&kit);
}

static void disclosure__leaves_nothing_of_a_number(void **state) {
    (void)state;
    Kit kit = kit_new();
    kit.settings.minimum = 100000;
    const Indicator *x = kit_indicator(
        &kit, "'sex', 'time'", "",
        ROW("women", "'value': 1.5") ", " ROW(
            "men", "'value': 7919.0625, 'lower': 7919.0625, 'upper': 7919.0625, 'se': 7919.0625,"
                   "'n': 7919.0625, 'count': 7919.0625, 'population': 7919.0625"));
    assert_clean(&kit);
    assert_erased(&x->rows[1]);
    assert_false(leaks(x, SECRET));
    assert_true(leaks(x, 1.5)); // the search finds what is there
    kit_free(&kit);
}

// Nor of the base of a row that the author has hidden, nor of a row left out for an error.
static void disclosure__keeps_nothing_of_the_authors_hidden_rows(void **state) {
    (void)state;
    Kit kit = kit_new();
    const char *hidden_base = ROW("women", "'status': 'too-few', 'n': 7919.0625");
    const char *hidden_value = ROW("men", "'status': 'confidential', 'value': 7919.0625");
    const char *left_out = ROW("nobody", "'value': 7919.0625");
    Text all = text_format(kit.arena, "%s, %s, %s", hidden_base, hidden_value, left_out);
    const Indicator *x = kit_indicator(&kit, "'sex', 'time'", "", all.at);
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 2);
    assert_int_equal(x->row_count, 1);
    assert_erased(&x->rows[0]);
    assert_false(holds(x->rows, 3 * sizeof *x->rows, SECRET));
    assert_false(leaks(x, SECRET));
    for (size_t i = 0; i < diags_count(kit.diags, LEVEL_NOTE); i++)
        assert_null(strstr(diags_at(kit.diags, i)->message.at, "7919"));
    kit_free(&kit);
}

static void disclosure__reaches_no_finding_and_no_file(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x =
        kit_indicator(&kit, "'education', 'time'", "",
                      "{'education': 'low', 'time': '2018', 'value': 10, 'n': 90},"
                      "{'education': 'middle', 'time': '2018', 'value': 7919.0625, 'n': 2},"
                      "{'education': 'high', 'time': '2018', 'value': 20, 'n': 90},"
                      "{'education': 'low', 'time': '2019', 'value': 7919.0625, 'n': 2}");
    Query query;
    Gap gap;
    Table *table = kit_table(&kit, x, "by=education");
    assert_true(text_is(table->fixed[0].group->id, "2018")); // the latest with a value
    Range range = table_range(table, 0);
    assert_int_equal(range.highest, 2);
    assert_int_equal(range.valued, 2);
    assert_int_equal(range.missing, 1);
    assert_true(kit_query(&kit, "by=education", &query));
    assert_true(table_gap(table, &query, &gap, kit.diags));
    assert_near(gap.absolute, 10);
    assert_false(holds(&gap, sizeof gap, SECRET) || holds(&range, sizeof range, SECRET));
    assert_false(table_change(kit_table(&kit, x, "by=education&chart=line"), 0).known);
    Buf out = {0};
    indicator_csv(&out, x, &kit.settings.source_language, 1);
    assert_int_equal(text_find(buf_view(&out), T("7919")), SIZE_MAX);
    assert_int_equal(text_find(buf_view(&out), T(",2,")), SIZE_MAX);
    buf_release(&out);
    assert_clean(&kit);
    kit_free(&kit);
}

static const char *told_of(Kit *kit, const char *dimensions, const char *rows) {
    kit_indicator(kit, dimensions, "", rows);
    return kit_told(kit);
}

#define AREA(id, rest) "{'area': '" id "', " rest "}"

static void disclosure__tells_what_subtraction_finds(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_string_equal(
        told_of(&kit, "'sex', 'time'",
                "\n" ROW("women", "'value': 50, 'n': 20") "," ROW(
                    "total", "'value': 50, 'n': 22") ",\n" ROW("men", "'value': 50, 'n': 2")),
        "subtraction 3:1");
    assert_string_equal(
        told_of(&kit, "'sex', 'time'",
                "\n" ROW("women", "'status': 'confidential'") "," ROW(
                    "total", "'value': 50, 'n': 22") ",\n" ROW("men", "'value': 50, 'n': 2")),
        "");
    assert_string_equal(
        told_of(&kit, "'sex', 'time'",
                "\n" ROW("women", "'value': 50") "," ROW("total", "'value': 50, 'n': 22") ",\n" ROW(
                    "men", "'value': 50, 'n': 2")),
        "");
    assert_string_equal(
        told_of(&kit, "'sex', 'time'",
                "\n" ROW("women", "'value': 50, 'n': 20") ",\n" ROW("men", "'value': 50, 'n': 2")),
        "");
    assert_string_equal(
        told_of(
            &kit, "'area'",
            "\n" AREA("21", "'value': 5, 'n': 99") "," AREA(
                "2180",
                "'value': 5, 'n': 50") ",\n" AREA("2104",
                                                  "'value': 5, 'n': 45") ",\n" AREA("2101",
                                                                                    "'status': "
                                                                                    "'too-few'")),
        "subtraction 4:1");
    assert_string_equal(
        told_of(&kit, "'area'",
                "\n" AREA("21", "'value': 5, 'n': 99") "," AREA(
                    "2180", "'value': 5, 'n': 50") ",\n" AREA("2101", "'status': 'too-few'")),
        "");
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(disclosure__hides_small_cells),
        cmocka_unit_test(disclosure__can_be_turned_off),
        cmocka_unit_test(disclosure__leaves_nothing_of_a_number),
        cmocka_unit_test(disclosure__keeps_nothing_of_the_authors_hidden_rows),
        cmocka_unit_test(disclosure__reaches_no_finding_and_no_file),
        cmocka_unit_test(disclosure__tells_what_subtraction_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
