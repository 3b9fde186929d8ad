// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

static const Breakdown *breakdowns_in(Kit *kit, const Indicator *indicator, size_t *count) {
    const Breakdown *breakdowns;
    *count = breakdowns_of(kit->arena, indicator, kit_settings(kit), &breakdowns);
    return breakdowns;
}

// -------------------------------------------------------------------------------------- input

static MeasureInput input_of(Kit *kit, const char *dimension, const char *keys, const char *rows) {
    Indicator *one = kit_indicator(kit, text_format(kit->arena, "'%s'", dimension).at, keys, rows);
    assert_clean(kit);
    return measures_input(kit->arena,
                          kit_table(kit, one, text_format(kit->arena, "by=%s", dimension).at), 0);
}

static void input__reads_an_indicator(void **state) {
    (void)state;
    Kit kit = kit_new();
    MeasureInput input = input_of(
        &kit, "sex", "'better': 'lower', 'reference': {'sex': 'men'}, 'unit': {'name': '%', 'kind': 'percent'}, ",
        "{'sex': 'women', 'value': 12, 'se': 1.5, 'population': 900, 'n': 50},"
        "{'sex': 'men', 'value': 15, 'population': 800, 'n': 60}, {'sex': 'total', 'value': 13}");
    assert_int_equal(input.count, 2); // the total is no group
    assert_string_equal(kit_text(&kit, input.groups[0].name), "women");
    assert_near(input.groups[0].se, 1.5);
    assert_true(isnan(input.groups[1].se));
    assert_near(input.groups[1].population, 800);
    assert_true(!input.groups[0].reference && input.groups[1].reference);
    assert_true(!input.ordered && isnan(input.groups[0].order));
    assert_true(input.better == BETTER_LOWER);
    assert_near(input.scale, 100);
    assert_near(input.setting_average, 13);
    kit_free(&kit);
}

static void input__order_and_populations(void **state) {
    (void)state;
    Kit kit = kit_new();
    MeasureInput input = input_of(&kit, "education", "",
                                  "{'education': 'high', 'value': 3, 'n': 30},"
                                  "{'education': 'low', 'value': 1, 'population': 900, 'n': 10}");
    assert_true(input.ordered && input.groups[0].order < input.groups[1].order);
    assert_near(input.groups[0].population, 10); // one row has no population: n for all
    assert_near(input.groups[1].population, 30);
    assert_true(isnan(input.scale) && isnan(input.setting_average));
    input = input_of(&kit, "area", "", // Gävle is a part of Gävleborg
                     "{'area': '21', 'value': 3, 'population': 30}, {'area': '2180', 'value': 1, 'population': 9}");
    assert_int_equal(input.count, 2);
    assert_true(isnan(input.groups[0].population) && isnan(input.groups[1].population));
    input = input_of(&kit, "area", "",
                     "{'area': 'SE', 'value': 3}, {'area': '2180', 'value': 1}, {'area': '2104', 'value': 2}");
    assert_int_equal(input.count, 2); // the whole is left out
    input = input_of(&kit, "sex", "'unit': {'name': 'andel', 'kind': 'ratio'}, ",
                     "{'sex': 'women', 'value': 3}, {'sex': 'total', 'value': 1}");
    assert_int_equal(input.count, 1);
    assert_near(input.scale, 1);
    kit_free(&kit);
}

static void input__standard_errors_of_intervals(void **state) {
    (void)state;
    Kit kit = kit_new();
    MeasureInput input = input_of(
        &kit, "sex", "",
        "{'sex': 'women', 'value': 80, 'lower': 78, 'upper': 82.1},"   // 0.2 is rounding
        "{'sex': 'men', 'value': 75, 'lower': 74.8, 'upper': 75.5}");  // 0.3 is not
    assert_near(input.groups[0].se, 4.1 / (2 * 1.959963984540054));
    assert_true(isnan(input.groups[1].se));
    input = input_of(&kit, "sex", "", "{'sex': 'women', 'value': 80, 'lower': 78, 'upper': 82, 'se': 3},"
                                      "{'sex': 'men', 'value': 75}");
    assert_near(input.groups[0].se, 3);
    kit_free(&kit);
}

static void input__a_withheld_value_withholds_all(void **state) {
    (void)state;
    Kit kit = kit_new();
    static const char *const withheld[] = {"'status': 'too-few'", "'status': 'not-collected'",
                                           "'value': 41.5, 'n': 4"};
    for (size_t i = 0; i < 3; i++) {
        Text rows = text_format(kit.arena,
                                "{'education': 'low', 'value': 1, 'n': 10}, {'education': 'middle', 'value': 2,"
                                "'n': 10}, {'education': 'high', %s}", withheld[i]);
        MeasureInput input = input_of(&kit, "education", "", rows.at);
        Measures measures;
        measures_compute(&input, &measures);
        for (int j = 0; j < MEASURE_ALL; j++) {
            assert_string_equal(measures.items[j].absent, "value-missing");
            assert_true(isnan(measures.items[j].estimate) && isnan(measures.items[j].lower));
        }
    }
    kit_free(&kit);
}

// --------------------------------------------------------------------------------- breakdowns

static const char rows_of_three[] =
    "{'area': 'SE', 'sex': 'women', 'education': 'low', 'time': '2019', 'value': 1},"
    "{'area': '21', 'sex': 'women', 'education': 'low', 'time': '2019', 'value': 2},"
    "{'area': '21', 'sex': 'men', 'education': 'low', 'time': '2019', 'value': 3},"
    "{'area': '21', 'sex': 'women', 'education': 'high', 'time': '2019', 'value': 4},"
    "{'area': '21', 'sex': 'men', 'education': 'high', 'time': '2019', 'value': 9},"
    "{'area': '21', 'sex': 'women', 'education': 'high', 'time': '2018', 'value': 5},"
    "{'area': '21', 'sex': 'men', 'education': 'high', 'time': '2018', 'value': 7}";

static void breakdowns__one_for_each_dimension(void **state) {
    (void)state;
    Kit kit = kit_new();
    Indicator *one = kit_indicator(&kit, "'area', 'sex', 'education', 'time'",
                                   "'reference': {'education': 'high'}, ", rows_of_three);
    assert_clean(&kit);
    size_t count;
    const Breakdown *made = breakdowns_in(&kit, one, &count);
    assert_int_equal(count, 3); // people before areas
    assert_string_equal(kit_text(&kit, made[0].query.text), "by=sex&education=high");
    assert_string_equal(kit_text(&kit, made[1].query.text), "by=education&sex=women");
    // Nobody in the country has the higher education: then what the first row is about.
    assert_string_equal(kit_text(&kit, made[2].query.text), "by=area&sex=women&education=low");
    assert_int_equal(made[0].table->row_count, 2);
    assert_near(table_cell(made[0].table, 1, 0)->value, 9);
    assert_int_equal(made[0].over_time->column_count, 2);
    assert_near(table_cell(made[0].over_time, 1, 0)->value, 7);
    assert_null(made[2].over_time);
    assert_near(made[0].measures.items[MEASURE_D].estimate, 5);
    assert_clean(&kit);
    kit_free(&kit);
}

// Where a dimension has a total, a table takes it by itself: no group is named instead, though the
// rows begin with one.
static void breakdowns__leave_totals_to_the_table(void **state) {
    (void)state;
    Kit kit = kit_new();
    Indicator *one = kit_indicator(&kit, "'sex', 'education'", "",
                                   "{'sex': 'women', 'education': 'low', 'value': 1},"
                                   "{'sex': 'women', 'education': 'high', 'value': 2},"
                                   "{'sex': 'total', 'education': 'low', 'value': 3},"
                                   "{'sex': 'total', 'education': 'high', 'value': 4}");
    size_t count;
    const Breakdown *breakdowns = breakdowns_in(&kit, one, &count);
    assert_clean(&kit);
    assert_int_equal(count, 2);
    assert_string_equal(kit_text(&kit, breakdowns[1].query.text), "by=education");
    assert_near(table_cell(breakdowns[1].table, 0, 0)->value, 3);
    kit_free(&kit);
}

static void breakdowns__need_two_groups(void **state) {
    (void)state;
    Kit kit = kit_new();
    size_t count;
    Indicator *one = kit_indicator(&kit, "'sex', 'time'", "",
                                   "{'sex': 'women', 'time': '2019', 'value': 1},"
                                   "{'sex': 'women', 'time': '2020', 'value': 1}");
    breakdowns_in(&kit, one, &count);
    assert_int_equal(count, 0);
    Indicator none = *one;
    none.row_count = 0;
    breakdowns_in(&kit, &none, &count);
    assert_int_equal(count, 0);
    kit_free(&kit);
}

// ------------------------------------------------------------------------------ gap that moves

#define PAIR(time, women, men)                                                                     \
    "{'sex': 'women', 'time': '" time "', " women "}, {'sex': 'men', 'time': '" time "', " men "}"
#define VALUE(value) "'value': " value

static GapChange change_in(Kit *kit, const char *rows) {
    size_t count;
    Indicator *one = kit_indicator(kit, "'sex', 'time'", "", rows);
    assert_clean(kit);
    const Breakdown *made = breakdowns_in(kit, one, &count);
    assert_int_equal(count, 1);
    return made[0].change;
}

static void assert_moves(const char *rows, Move absolute, Move relative, bool disagree) {
    Kit kit = kit_new();
    GapChange change = change_in(&kit, rows);
    assert_true(change.known);
    assert_int_equal(change.absolute, absolute);
    assert_int_equal(change.relative, relative);
    assert_int_equal(change.disagree, disagree);
    kit_free(&kit);
}

static void change__of_difference_and_ratio(void **state) {
    (void)state;
    assert_moves(PAIR("2019", VALUE("10"), VALUE("20")) "," PAIR("2020", VALUE("10"), VALUE("15")),
                 MOVE_NARROWED, MOVE_NARROWED, false);
    assert_moves(PAIR("2019", VALUE("10"), VALUE("20")) "," PAIR("2020", VALUE("2"), VALUE("6")),
                 MOVE_NARROWED, MOVE_WIDENED, true);
    assert_moves(PAIR("2019", VALUE("2"), VALUE("6")) "," PAIR("2020", VALUE("10"), VALUE("20")),
                 MOVE_WIDENED, MOVE_NARROWED, true);
    assert_moves(PAIR("2019", VALUE("10"), VALUE("20")) "," PAIR("2020", VALUE("10.02"), VALUE("20.02")),
                 MOVE_SAME, MOVE_SAME, false); // as shown, 2.0 times both
    assert_moves(PAIR("2019", VALUE("20"), VALUE("10")) "," PAIR("2020", VALUE("10"), VALUE("20")),
                 MOVE_SAME, MOVE_SAME, false); // turned round
    assert_moves(PAIR("2019", VALUE("100"), VALUE("54.9")) "," PAIR("2020", VALUE("55"), VALUE("100")),
                 MOVE_NARROWED, MOVE_SAME, false); // 1.82 times both, as a reader would see it
    assert_moves(PAIR("2019", VALUE("0"), VALUE("10")) "," PAIR("2020", VALUE("10"), VALUE("12")),
                 MOVE_NARROWED, MOVE_UNKNOWN, false);
}

static void change__between_times_at_which_both_have_values(void **state) {
    (void)state;
    Kit kit = kit_new();
    GapChange change = change_in(
        &kit, PAIR("2017", VALUE("1"), "'status': 'too-few'") "," PAIR("2018", VALUE("1"), VALUE("9")) ","
              PAIR("2019", VALUE("1"), VALUE("4")) "," PAIR("2020", VALUE("2"), VALUE("4")));
    assert_true(change.known && change.certain);
    assert_string_equal(kit_text(&kit, change.start->id), "2018");
    assert_string_equal(kit_text(&kit, change.end->id), "2020");
    assert_near(change.first.absolute, 8);
    assert_near(change.last.absolute, 2);
    change = change_in(&kit, PAIR("2018", VALUE("1"), VALUE("9")) ","
                             PAIR("2019", VALUE("1"), "'value': 4, 'status': 'break'") ","
                             PAIR("2020", VALUE("2"), VALUE("4")));
    assert_string_equal(kit_text(&kit, change.start->id), "2019");
    change = change_in(&kit, PAIR("2018", VALUE("1"), VALUE("9")) ","
                             PAIR("2020", VALUE("2"), "'value': 4, 'status': 'break'"));
    assert_true(!change.known);
    change = change_in(&kit, PAIR("2018", "'value': 5, 'lower': 1, 'upper': 9", "'value': 6, 'lower': 2, 'upper': 9") ","
                             PAIR("2020", VALUE("2"), VALUE("4")));
    assert_true(change.known && !change.certain);
    kit_free(&kit);
}

// ---------------------------------------------------------------------------------------- JSON

static const Node *written(Kit *kit, Buf *buf) {
    Text bytes = buf_copy(kit->arena, buf);
    buf_release(buf);
    const Node *root = json_read(kit->arena, source_make(kit->arena, T("out.json"), bytes), kit->diags);
    assert_clean(kit);
    return root;
}

static double estimate_in(const Node *root, const char *key) {
    const Node *measure = node_get(node_get(root, "measures"), key);
    return measure ? node_get(measure, "estimate")->number : NAN;
}

static void json__of_an_indicator(void **state) {
    (void)state;
    Kit kit = kit_new();
    Buf buf = {0};
    Indicator *one = kit_indicator(&kit, "'area', 'sex', 'education', 'time'",
                                   "'reference': {'education': 'high'}, ", rows_of_three);
    measures_json(&buf, one, kit_settings(&kit));
    const Node *root = written(&kit, &buf);
    assert_string_equal(kit_text(&kit, node_get(root, "indicator")->text), "x");
    assert_near(estimate_in(root, "d"), 5);
    assert_int_equal(node_get(root, "measures")->count + node_get(root, "absent")->count, MEASURE_ALL);
    const Node *breakdowns = node_get(root, "breakdowns");
    assert_int_equal(breakdowns->count, 3);
    const Node *by = &breakdowns->items[1], *where = node_get(by, "where");
    assert_string_equal(kit_text(&kit, node_get(by, "by")->text), "education");
    assert_string_equal(kit_text(&kit, node_get(where, "time")->text), "2019");
    assert_string_equal(kit_text(&kit, node_get(where, "area")->text), "21");
    assert_int_equal(node_get(by, "groups")->count, 2);
    assert_near(estimate_in(by, "d"), 2);
    kit_free(&kit);
}

// What a breakdown says that it was computed from gives the same again.
static void json__can_be_computed_again(void **state) {
    (void)state;
    Kit kit = kit_new();
    Buf buf = {0};
    Indicator *one = kit_indicator(&kit, "'education'", "'unit': {'name': '%', 'kind': 'percent'}, ",
                                   "{'education': 'low', 'value': 10.3, 'population': 501},"
                                   "{'education': 'middle', 'value': 20.1, 'population': 302, 'se': 2},"
                                   "{'education': 'high', 'value': 30.7, 'population': 103}");
    measures_json(&buf, one, kit_settings(&kit));
    Text first = buf_copy(kit.arena, &buf);
    const Node *by = &node_get(written(&kit, &buf), "breakdowns")->items[0];
    Node plain = *by, *kept = arena_array(kit.arena, Node, by->count);
    plain.items = kept;
    plain.count = 0;
    for (size_t i = 0; i < by->count; i++)
        if (text_is(by->items[i].key, "better") || text_is(by->items[i].key, "scale") ||
            text_is(by->items[i].key, "groups"))
            kept[plain.count++] = by->items[i];
    assert_int_equal(plain.count, 3);
    assert_true(measures_json_plain(&buf, &plain, kit.diags));
    assert_clean(&kit);
    const Node *again = written(&kit, &buf);
    const Node *measures = node_get(by, "measures"), *others = node_get(again, "measures");
    assert_int_equal(measures->count, others->count);
    assert_true(measures->count > 10);
    for (size_t i = 0; i < measures->count; i++)
        assert_true(node_get(&measures->items[i], "estimate")->number ==
                    node_get(&others->items[i], "estimate")->number);
    measures_json(&buf, one, kit_settings(&kit));
    assert_true(text_equal(first, buf_view(&buf)));
    buf_release(&buf);
    kit_free(&kit);
}

// ----------------------------------------------------------------------------- the plain form

static void plain_told(const char *text, const char *wanted) {
    Kit kit = kit_new();
    Buf buf = {0};
    const Node *root = json_read(kit.arena, kit_source(&kit, "x.json", text), kit.diags);
    bool good = measures_json_plain(&buf, root, kit.diags);
    assert_int_equal(good, !*wanted);
    assert_true(good == (buf.length > 0));
    const char *told = kit_told(&kit);
    if (strcmp(told, wanted) != 0)
        fail_msg("%s: told %s, wanted %s", text, told, wanted);
    buf_release(&buf);
    kit_free(&kit);
}

#define TWO "{'value': 1}, {'value': 2}"

static void plain__is_checked(void **state) {
    (void)state;
    plain_told("{'groups': [" TWO "]}", "");
    plain_told("{'scale': null, 'setting_average': null, 'groups': [{'value': null, 'se': null}, {'value': 1}]}", "");
    plain_told("[1]", "wrong-type 1:1");
    plain_told("{}", "too-few-groups 1:1");
    plain_told("{'groups': []}", "too-few-groups 1:12");
    plain_told("{'groups': [{'value': 1}]}", "too-few-groups 1:12");
    plain_told("{'groups': 1}", "wrong-type 1:12");
    plain_told("{'group': [" TWO "]}", "unknown-key 1:2");
    plain_told("{'groups': [1, 2]}", "wrong-type 1:13");
    plain_told("{'groups': [{'valu': 1}, {'value': 2}]}", "unknown-key 1:14");
    plain_told("{'groups': [{'group': 'a'}, {'value': 2}]}", "missing-key 1:13");
    plain_told("{'groups': [{'value': 'x'}, {'value': 2}]}", "wrong-type 1:23");
    plain_told("{'groups': [{'value': 1, 'population': -1}, {'value': 2, 'se': -0.1}]}",
               "out-of-range 1:40; out-of-range 1:64");
    plain_told("{'scale': 0, 'groups': [" TWO "]}", "out-of-range 1:11");
    plain_told("{'better': 'high', 'groups': [" TWO "]}", "unknown-choice 1:12");
    plain_told("{'groups': [{'value': 1, 'order': 1}, {'value': 2}]}", "missing-key 1:39");
    plain_told("{'groups': [{'value': 1, 'order': 1}, {'value': 2, 'order': 1}]}", "duplicate-order 1:61");
    plain_told("{'groups': [{'value': 1, 'reference': true},\n {'value': 2, 'reference': true}]}",
               "duplicate-reference 2:28");
    plain_told("{'groups': [{'group': 'a', 'value': 1}, {'group': 'a', 'value': 2}]}", "duplicate-group 1:51");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(input__reads_an_indicator),
        cmocka_unit_test(input__order_and_populations),
        cmocka_unit_test(input__standard_errors_of_intervals),
        cmocka_unit_test(input__a_withheld_value_withholds_all),
        cmocka_unit_test(breakdowns__one_for_each_dimension),
        cmocka_unit_test(breakdowns__leave_totals_to_the_table),
        cmocka_unit_test(breakdowns__need_two_groups),
        cmocka_unit_test(change__of_difference_and_ratio),
        cmocka_unit_test(change__between_times_at_which_both_have_values),
        cmocka_unit_test(json__of_an_indicator),
        cmocka_unit_test(json__can_be_computed_again),
        cmocka_unit_test(plain__is_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
