// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

static const char *standing_at(const Table *table, size_t row, size_t column) {
    return standing_name(table_standing(table, row, column));
}

#define assert_standing(table, row, wanted)                                                        \
    assert_string_equal(standing_at((table), (row), 0), (wanted))

static void standing__goes_by_shown_numbers_and_intervals(void **state) {
    (void)state;
    Kit kit = kit_new();
    Indicator *one = kit_indicator(
        &kit, "'sex', 'area'", "'better': 'lower', 'reference': {'sex': 'men'}, ",
        "{'sex': 'women', 'area': 'SE', 'value': 80.04}, {'sex': 'men', 'area': 'SE', 'value': 79.96},"
        "{'sex': 'women', 'area': '21', 'value': 81, 'lower': 80, 'upper': 82},"
        "{'sex': 'men', 'area': '21', 'value': 79, 'lower': 78, 'upper': 80},"
        "{'sex': 'women', 'area': '2180', 'value': 81}, {'sex': 'men', 'area': '2180', 'value': 79},"
        "{'sex': 'women', 'area': '2104', 'value': 78}, {'sex': 'men', 'area': '2104', 'value': 79},"
        "{'sex': 'women', 'area': '2101', 'status': 'too-few'},"
        "{'sex': 'men', 'area': '2101', 'value': 79},"
        "{'sex': 'women', 'area': 'NO', 'value': 79}, {'sex': 'men', 'area': 'NO', 'status': 'too-few'}");
    assert_clean(&kit);
    assert_standing(kit_table(&kit, one, "by=sex&area=SE"), 0, "equal");
    assert_standing(kit_table(&kit, one, "by=sex&area=21"), 0, "uncertain");
    assert_standing(kit_table(&kit, one, "by=sex&area=2180"), 0, "worse");
    assert_standing(kit_table(&kit, one, "by=sex&area=2104"), 0, "better");
    assert_standing(kit_table(&kit, one, "by=sex&area=2101"), 0, "missing");
    assert_standing(kit_table(&kit, one, "by=sex&area=SE"), 1, "reference");
    // The declared reference has no value: two groups are compared with each other, and so with nothing.
    assert_standing(kit_table(&kit, one, "by=sex&area=NO"), 0, "alone");
    one->better = BETTER_HIGHER;
    assert_standing(kit_table(&kit, one, "by=sex&area=2180"), 0, "better");
    one->better = BETTER_NEITHER;
    assert_standing(kit_table(&kit, one, "by=sex&area=2180"), 0, "higher");
    assert_standing(kit_table(&kit, one, "by=sex&area=2104"), 0, "lower");
    kit_free(&kit);
}

static size_t reference_of(Kit *kit, const char *dimension, const char *rows, size_t row) {
    Indicator *one = kit_indicator(kit, text_format(kit->arena, "'%s'", dimension).at, "", rows);
    assert_clean(kit);
    return table_reference(
        kit_table(kit, one, text_format(kit->arena, "by=%s", dimension).at), row, 0);
}

static void standing__finds_what_to_compare_with(void **state) {
    (void)state;
    Kit kit = kit_new();
    const char *all = "{'sex': 'women', 'value': 1}, {'sex': 'men', 'value': 2},"
                      "{'sex': 'total', 'value': 1.5}";
    assert_int_equal(reference_of(&kit, "sex", all, 0), 2); // the total
    assert_int_equal(reference_of(&kit, "sex", all, 2), 2);
    const char *two = "{'sex': 'women', 'value': 1}, {'sex': 'men', 'value': 2}";
    assert_int_equal(reference_of(&kit, "sex", two, 0), 1); // each other
    assert_int_equal(reference_of(&kit, "sex", two, 1), 0);
    const char *no_total = "{'sex': 'women', 'value': 1}, {'sex': 'men', 'value': 2},"
                           "{'sex': 'total', 'status': 'not-collected'}";
    assert_int_equal(reference_of(&kit, "sex", no_total, 0), 1); // a total without a value
    const char *one = "{'sex': 'women', 'value': 1}, {'sex': 'total', 'value': 2}";
    assert_int_equal(reference_of(&kit, "sex", one, 0), 1);
    assert_int_equal(reference_of(&kit, "sex", one, 1), 1);
    const char *three = "{'education': 'low', 'value': 1}, {'education': 'middle', 'value': 2},"
                        "{'education': 'high', 'value': 3}";
    assert_true(reference_of(&kit, "education", three, 0) == SIZE_MAX);
    const char *areas = "{'area': 'SE', 'value': 1}, {'area': '21', 'value': 2},"
                        "{'area': '2180', 'value': 3}, {'area': '2104', 'value': 4},"
                        "{'area': 'NO', 'value': 5}";
    assert_int_equal(reference_of(&kit, "area", areas, 2), 1); // the nearest whole
    assert_int_equal(reference_of(&kit, "area", areas, 1), 0);
    assert_int_equal(reference_of(&kit, "area", areas, 0), 0);
    assert_true(reference_of(&kit, "area", areas, 4) == SIZE_MAX);
    const char *one_part = "{'area': '21', 'value': 2}, {'area': '2180', 'value': 3},"
                           "{'area': 'NO', 'value': 5}";
    assert_true(reference_of(&kit, "area", one_part, 1) == SIZE_MAX); // one part of many
    Indicator *declared = kit_indicator(&kit, "'sex'", "'reference': {'sex': 'men'}, ",
                                        "{'sex': 'women', 'value': 1}, {'sex': 'total', 'value': 2},"
                                        "{'sex': 'men', 'status': 'too-few'}");
    assert_int_equal(table_reference(kit_table(&kit, declared, "by=sex"), 0, 0), 2);
    const char *part = "{'area': '21', 'value': 2}, {'area': '2180', 'value': 3}";
    assert_int_equal(reference_of(&kit, "area", part, 1), 0);
    assert_int_equal(reference_of(&kit, "area", part, 0), 0);
    kit_free(&kit);
}

static void standing__of_groups_in_columns(void **state) {
    (void)state;
    Kit kit = kit_new();
    Indicator *one = kit_indicator(
        &kit, "'sex', 'time'", "'better': 'higher', 'reference': {'sex': 'men'}, ",
        "{'sex': 'women', 'time': '2020', 'value': 1}, {'sex': 'men', 'time': '2020', 'value': 2},"
        "{'sex': 'women', 'time': '2021', 'value': 4}, {'sex': 'men', 'time': '2021', 'value': 3}");
    Table times = *kit_table(&kit, one, "by=time,sex&chart=bar");
    assert_true(times.row_dimension->is_time);
    assert_string_equal(standing_at(&times, 0, 0), "worse");
    assert_string_equal(standing_at(&times, 1, 0), "better");
    assert_string_equal(standing_at(&times, 1, 1), "reference");
    assert_int_equal(table_reference(&times, 1, 0), 1);
    // As table_join makes it: a row for each indicator.
    const Indicator *const both[] = {one, one};
    times.row_indicators = both;
    times.row_dimension = NULL;
    assert_string_equal(standing_at(&times, 0, 0), "worse");
    assert_string_equal(standing_at(&times, 0, 1), "better"); // with each other: no group is the norm
    assert_int_equal(table_reference(&times, 0, 1), 0);
    const Table *line = kit_table(&kit, one, "by=sex,time");
    assert_string_equal(standing_at(line, 0, 0), "worse");
    assert_string_equal(standing_at(line, 0, 1), "better");
    assert_clean(&kit);
    kit_free(&kit);
}

// ----------------------------------------------------------------------------------- progress

static const char *progress_of(const char *better, const char *target, const char *rows) {
    Kit kit = kit_new();
    Text keys = text_format(kit.arena, "'better': '%s', %s", better, target);
    Indicator *one = kit_indicator(&kit, "'sex', 'time'", keys.at, rows);
    assert_clean(&kit);
    const char *name = progress_name(table_progress(kit_table(&kit, one, "by=sex,time"), 0));
    kit_free(&kit);
    return name;
}

#define ROW(time, rest) "{'sex': 'women', 'time': '" time "', " rest "}"
#define TO(value) "'target': {'value': " value "}, "

static void progress__is_towards_or_away(void **state) {
    (void)state;
    const char *rising = ROW("2019", "'value': 70") "," ROW("2021", "'value': 80");
    assert_string_equal(progress_of("higher", TO("90"), rising), "towards");
    assert_string_equal(progress_of("higher", TO("80.04"), rising), "reached"); // as shown
    assert_string_equal(progress_of("higher", TO("75"), rising), "reached");
    assert_string_equal(progress_of("lower", TO("60"), rising), "away");
    assert_string_equal(progress_of("lower", TO("90"), rising), "reached");
    assert_string_equal(progress_of("higher", "", rising), "unknown");
    const char *falling = ROW("2019", "'value': 95") "," ROW("2021", "'value': 89");
    assert_string_equal(progress_of("higher", TO("90"), falling), "away"); // passed, and lost again
    assert_string_equal(progress_of("neither", TO("90"), falling), "towards");
    assert_string_equal(progress_of("neither", TO("92"), falling), "none"); // 3 above, 3 below
    assert_string_equal(progress_of("neither", TO("93"), falling), "away");
    assert_string_equal(progress_of("neither", TO("89"), falling), "reached");
}

static void progress__is_not_claimed_where_it_is_not_known(void **state) {
    (void)state;
    assert_string_equal(progress_of("higher", TO("90"), ROW("2021", "'value': 80")), "unknown");
    assert_string_equal(progress_of("higher", TO("80"), ROW("2021", "'value': 80")), "reached");
    assert_string_equal(progress_of("higher", TO("90"), ROW("2021", "'status': 'too-few'")), "unknown");
    assert_string_equal(progress_of("higher", TO("90"),
                                    ROW("2019", "'value': 80.01") "," ROW("2021", "'value': 80.04")),
                        "none");
    assert_string_equal(progress_of("higher", TO("90"),
                                    ROW("2019", "'value': 79, 'lower': 78, 'upper': 80") ","
                                    ROW("2021", "'value': 81, 'lower': 80, 'upper': 82")),
                        "uncertain");
    assert_string_equal(progress_of("higher", TO("90"),
                                    ROW("2019", "'value': 70") ","
                                    ROW("2021", "'value': 80, 'status': 'break'")),
                        "unknown");
}

static void standing__every_name_is_there(void **state) {
    (void)state;
    for (int i = 0; i < STANDING_COUNT; i++)
        assert_true(standing_name((Standing)i)[0]);
    for (int i = 0; i < PROGRESS_COUNT; i++)
        assert_true(progress_name((Progress)i)[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standing__goes_by_shown_numbers_and_intervals),
        cmocka_unit_test(standing__finds_what_to_compare_with),
        cmocka_unit_test(standing__of_groups_in_columns),
        cmocka_unit_test(progress__is_towards_or_away),
        cmocka_unit_test(progress__is_not_claimed_where_it_is_not_known),
        cmocka_unit_test(standing__every_name_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
