// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

#include "data/inside.h"

static const Indicator *areas(Kit *kit, const char *keys, const char *rows) {
    const Indicator *x = kit_indicator(kit, "'area', 'time'", keys, rows);
    assert_clean(kit);
    return x;
}

#define ROW(area, rest) "{'area': '" area "', 'time': '2019', " rest "}"

static Gap gap_of(Kit *kit, const Indicator *x, const char *text) {
    Query query;
    Gap gap = {0};
    assert_true(kit_query(kit, text, &query));
    const Table *table = table_cut(kit->arena, x, kit_settings(kit), &query, kit->diags);
    assert_non_null(table);
    assert_true(table_gap(table, &query, &gap, kit->diags));
    assert_clean(kit);
    return gap;
}

static const char *no_gap(Kit *kit, const Indicator *x, const char *text) {
    Query query;
    Gap gap;
    assert_true(kit_query(kit, text, &query));
    const Table *table = table_cut(kit->arena, x, kit_settings(kit), &query, kit->diags);
    assert_false(table_gap(table, &query, &gap, kit->diags));
    return kit_told(kit);
}

#define assert_gap(gap, a, b, number)                                                              \
    do {                                                                                           \
        assert_string_equal((gap).from_group->slug.at, a);                                         \
        assert_string_equal((gap).to_group->slug.at, b);                                           \
        assert_near((gap).absolute, number);                                                       \
    } while (0)

// 83.14 − 79.46 is 3.68, but a reader of 83.1 and 79.5 finds 3.6.
static void gap__is_of_shown_numbers(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x =
        areas(&kit, "", ROW("gavle", "'value': 79.46") "," ROW("hofors", "'value': 83.14"));
    Gap gap = gap_of(&kit, x, "by=area");
    assert_gap(gap, "gavle", "hofors", 3.6);
    assert_true(gap.absolute == 3.6);
    assert_near(gap.ratio, 83.14 / 79.46);
    kit_free(&kit);
}

static double shown_gap(int decimals, double a, double b) {
    Observation x = {.value = a, .lower = NAN}, y = {.value = b, .lower = NAN};
    Indicator indicator = {.unit.decimals = decimals};
    return gap_between(&indicator, &x, NULL, &y, NULL).absolute;
}

static void gap__rounds_half_away_from_zero(void **state) {
    (void)state;
    assert_true(shown_gap(0, 0, 2.5) == 3);
    assert_true(shown_gap(0, 0, 3.5) == 4);
    assert_true(shown_gap(0, 0, -2.5) == -3);
    assert_true(shown_gap(2, 0, 2.675) == 2.68); // stored as 2.67499999999999982…
    assert_true(shown_gap(2, 0, 1.005) == 1.01);
    assert_true(shown_gap(1, 0, 0.05) == 0.1);
    assert_true(shown_gap(1, 0, 0.0499999999) == 0);
    assert_true(shown_gap(1, 0, 83.14999999999) == 83.1);
    assert_true(shown_gap(6, 0, 0.1234565) == 0.123457);
    assert_true(shown_gap(0, 0, 123456789012344.5) == 123456789012345);
    assert_false(signbit(shown_gap(1, 0, -0.04)));
    assert_false(signbit(shown_gap(1, 5, 5)));
    for (int i = 0; i < 100000; i++) { // every two-decimal tie, as text has it
        char text[32];
        snprintf(text, sizeof text, "%d.%02d5", i / 100, i % 100);
        double wanted = (i + 1) / 100.0;
        assert_true(shown_gap(2, 0, strtod(text, NULL)) == wanted);
    }
}

static Certainty certainty(double a_lower, double a_upper, double b_lower, double b_upper) {
    Observation a = {.value = 1, .lower = a_lower, .upper = a_upper};
    Observation b = {.value = 2, .lower = b_lower, .upper = b_upper};
    Indicator x = {0};
    assert_int_equal(gap_between(&x, &a, NULL, &b, NULL).certainty,
                     gap_between(&x, &b, NULL, &a, NULL).certainty);
    return gap_between(&x, &a, NULL, &b, NULL).certainty;
}

static void gap__is_certain_when_intervals_part(void **state) {
    (void)state;
    assert_int_equal(certainty(0, 1.4, 1.6, 3), CERTAIN_DIFFERENT);
    assert_int_equal(certainty(0, 1.5, 1.5, 3), CERTAIN_OVERLAP);
    assert_int_equal(certainty(0, 5, 1, 3), CERTAIN_OVERLAP);
    assert_int_equal(certainty(NAN, NAN, 1, 3), CERTAIN_UNKNOWN);
}

static void gap__has_no_ratio_to_nothing(void **state) {
    (void)state;
    Observation zero = {.value = 0, .lower = NAN}, two = {.value = 2, .lower = NAN};
    Indicator x = {0};
    assert_true(isnan(gap_between(&x, &zero, NULL, &two, NULL).ratio));
    assert_near(gap_between(&x, &two, NULL, &zero, NULL).ratio, 0);
}

#define FOUR                                                                                       \
    ROW("gavleborg", "'value': 50")                                                                \
    "," ROW("gavle", "'value': 40") "," ROW("hofors", "'value': 70") "," ROW("ockelbo",            \
                                                                             "'value': 35")

static void table_gap__chooses_its_two_groups(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = areas(&kit, "", FOUR);
    assert_gap(gap_of(&kit, x, "by=area"), "ockelbo", "hofors", 35);
    assert_gap(gap_of(&kit, x, "by=area&area=gavle,ockelbo"), "gavle", "ockelbo", -5);
    assert_gap(gap_of(&kit, x, "by=area&area=ockelbo,gavle"), "ockelbo", "gavle", 5);
    assert_gap(gap_of(&kit, x, "by=area&area=gavle,gavleborg"), "gavle", "gavleborg", 10);
    x = areas(&kit, "'reference': {'area': 'gavleborg'}, ", FOUR);
    assert_gap(gap_of(&kit, x, "by=area"), "gavleborg", "hofors", 20);
    assert_gap(gap_of(&kit, x, "by=area&area=gavle,gavleborg"), "gavleborg", "gavle", -10);
    assert_gap(gap_of(&kit, x, "by=area&area=gavle,ockelbo"), "gavle", "ockelbo", -5);
    x = areas(&kit, "'reference': {'area': 'hofors'}, ", FOUR);
    assert_gap(gap_of(&kit, x, "by=area"), "hofors", "ockelbo", -35);
    kit_free(&kit);
}

// Of two groups equally far the first in the list.
static void table_gap__takes_the_first_of_equals(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x =
        areas(&kit, "'reference': {'area': 'gavle'}, ",
              ROW("gavle", "'value': 40") "," ROW("ockelbo", "'value': 45.01") "," ROW(
                  "hofors", "'value': 34.99"));
    assert_gap(gap_of(&kit, x, "by=area"), "gavle", "hofors", -5);
    kit_free(&kit);
}

static void table_gap__needs_two_values(void **state) {
    (void)state;
    Kit kit = kit_new();
    const char *one = ROW("gavle", "'value': 5") "," ROW("hofors", "'status': 'too-few'") "," ROW(
        "ockelbo", "'value': 5, 'n': 2");
    const Indicator *x = areas(&kit, "", one);
    assert_string_equal(no_gap(&kit, x, "by=area"), "no-gap 1:1");
    assert_string_equal(no_gap(&kit, x, "by=area&area=gavle,hofors"), "no-gap 1:1");
    assert_string_equal(no_gap(&kit, x, "area=gavle"), "no-gap 1:1");
    assert_string_equal(no_gap(&kit, x, "by=area,time"), "no-gap 1:1");
    x = areas(&kit, "'reference': {'area': 'gavle'}, ", one);
    assert_string_equal(no_gap(&kit, x, "by=area"), "no-gap 1:1");
    x = areas(&kit, "'reference': {'area': 'hofors'}, ",
              ROW("gavle", "'value': 5") "," ROW("hofors", "'status': 'too-few'") "," ROW(
                  "ockelbo", "'value': 7"));
    assert_string_equal(no_gap(&kit, x, "by=area"), "no-gap 1:1");
    kit_free(&kit);
}

static Range range_of(Kit *kit, const char *rows) {
    const Table *table = kit_table(kit, areas(kit, "", rows), "by=area");
    return table_range(table, 0);
}

static void range__leaves_out_wholes(void **state) {
    (void)state;
    Kit kit = kit_new();
    Range range =
        range_of(&kit, ROW("sweden", "'value': 90") "," ROW("gavleborg", "'value': 10") "," ROW(
                           "gavle", "'value': 40") "," ROW("hofors", "'value': 70"));
    assert_int_equal(range.highest, 3);
    assert_int_equal(range.lowest, 2);
    assert_int_equal(range.valued, 2);
    range = range_of(&kit, ROW("sweden", "'value': 90") "," ROW("gavleborg", "'value': 10"));
    assert_int_equal(range.highest, 0);
    assert_int_equal(range.valued, 2);
    range = range_of(&kit, ROW("gavleborg", "'value': 90") "," ROW("gavle", "'value': 10"));
    assert_int_equal(range.highest, 0);
    range = range_of(&kit, ROW("gavleborg", "'value': 90") "," ROW("gavle", "'value': 10") "," ROW(
                               "norway", "'value': 20"));
    assert_int_equal(range.highest, 0); // one part only: the whole is ranked too
    assert_int_equal(range.valued, 3);
    const Indicator *x =
        kit_indicator(&kit, "'sex'", "",
                      "{'sex': 'men', 'value': 1},"
                      "{'sex': 'women', 'value': 2}, {'sex': 'total', 'value': 9}");
    range = table_range(kit_table(&kit, x, "by=sex"), 0);
    assert_int_equal(range.highest, 0);
    assert_gap(range.gap, "men", "women", 1);
    range = table_range(kit_table(&kit, x, "by=sex&sex=men,total"), 0);
    assert_gap(range.gap, "men", "total", 8);
    kit_free(&kit);
}

static void range__counts_ties_and_missing(void **state) {
    (void)state;
    Kit kit = kit_new();
    Range range =
        range_of(&kit, ROW("gavle", "'value': 40.04") "," ROW("hofors", "'value': 39.96") "," ROW(
                           "ockelbo", "'status': 'too-few'") "," ROW("sweden", "'value': 40"));
    assert_int_equal(range.valued, 2);
    assert_int_equal(range.missing, 1);
    assert_int_equal(range.highest, 1); // shown, both are 40.0: the first
    assert_int_equal(range.lowest, 1);
    assert_int_equal(range.highest_count, 2);
    assert_int_equal(range.lowest_count, 2);
    assert_near(range.gap.absolute, 0);
    kit_free(&kit);
}

static void range__of_nothing_is_empty(void **state) {
    (void)state;
    Kit kit = kit_new();
    Range range = range_of(
        &kit, ROW("gavle", "'status': 'too-few'") "," ROW("hofors", "'status': 'confidential'"));
    assert_int_equal(range.valued, 0);
    assert_int_equal(range.missing, 2);
    assert_null(range.gap.from);
    kit_free(&kit);
}

static Change change_of(Kit *kit, const char *rows) {
    const Indicator *x = kit_indicator(kit, "'time'", "", rows);
    assert_clean(kit);
    return table_change(kit_table(kit, x, "by=time"), 0);
}

#define AT(time, rest) "{'time': '" time "', " rest "}"

static void change__is_from_the_first_value_to_the_last(void **state) {
    (void)state;
    Kit kit = kit_new();
    Change change = change_of(
        &kit, AT("2015", "'status': 'too-few'") "," AT("2016", "'value': 5") "," AT(
                  "2017", "'value': 9") "," AT("2018",
                                               "'value': 7.5") "," AT("2019",
                                                                      "'status': 'not-collected'"));
    assert_true(change.known);
    assert_int_equal(change.first, 1);
    assert_int_equal(change.last, 3);
    assert_gap(change.gap, "2016", "2018", 2.5);
    assert_false(change.after_break);
    kit_free(&kit);
}

static void change__does_not_cross_a_break(void **state) {
    (void)state;
    Kit kit = kit_new();
    Change change = change_of(
        &kit, AT("2015", "'value': 50") "," AT("2016", "'value': 5, 'status': 'break'") "," AT(
                  "2017", "'value': 6, 'status': 'break'") "," AT("2018", "'value': 7"));
    assert_true(change.known && change.after_break);
    assert_gap(change.gap, "2017", "2018", 1);
    change =
        change_of(&kit, AT("2015", "'value': 50") "," AT("2016", "'value': 5, 'status': 'break'"));
    assert_false(change.known);
    assert_true(change.after_break);
    change =
        change_of(&kit, AT("2015", "'value': 50, 'status': 'break'") "," AT("2016", "'value': 5"));
    assert_true(change.known);
    assert_false(change.after_break);
    kit_free(&kit);
}

static void change__needs_two_values(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_false(
        change_of(&kit, AT("2015", "'value': 50") "," AT("2016", "'status': 'too-few'")).known);
    assert_false(change_of(&kit, AT("2015", "'status': 'too-few'")).known);
    kit_free(&kit);
}

static void gap__has_no_ratio_that_is_no_number(void **state) {
    (void)state;
    Kit kit = kit_new();
    Observation tiny = {.value = 1e-300, .lower = NAN}, large = {.value = 1e15, .lower = NAN};
    Indicator unit = {.unit.decimals = 1};
    assert_true(isnan(gap_between(&unit, &tiny, NULL, &large, NULL).ratio));
    const Indicator *x =
        areas(&kit, "'reference': {'area': 'gavle'},", ROW("gavle", "'value': 0") "," ROW("hofors", "'value': 2"));
    assert_gap(gap_of(&kit, x, "by=area"), "gavle", "hofors", 2);
    assert_non_null(strstr(no_gap(&kit, x, "by=area&kind=ratio"), "no-gap"));
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gap__is_of_shown_numbers),
        cmocka_unit_test(gap__rounds_half_away_from_zero),
        cmocka_unit_test(gap__is_certain_when_intervals_part),
        cmocka_unit_test(gap__has_no_ratio_to_nothing),
        cmocka_unit_test(table_gap__chooses_its_two_groups),
        cmocka_unit_test(table_gap__takes_the_first_of_equals),
        cmocka_unit_test(table_gap__needs_two_values),
        cmocka_unit_test(range__leaves_out_wholes),
        cmocka_unit_test(range__counts_ties_and_missing),
        cmocka_unit_test(range__of_nothing_is_empty),
        cmocka_unit_test(change__is_from_the_first_value_to_the_last),
        cmocka_unit_test(change__does_not_cross_a_break),
        cmocka_unit_test(change__needs_two_values),
        cmocka_unit_test(gap__has_no_ratio_that_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
