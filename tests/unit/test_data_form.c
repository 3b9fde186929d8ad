// SPDX-License-Identifier: EUPL-1.2
//
// Chart forms: the shape of the table behind each, what auto chooses, and what a form refuses.
#include "data_kit.h"

// A table in a line: form, columns, rows; "-": no value, ".": no row, "*": everything.
static const char *shaped(Kit *kit, const Table *table) {
    Buf buf = {0};
    if (!table)
        return "none";
    buf_format(&buf, "%s%s |", chart_form_name(table->form), table->chosen ? "!" : "");
    for (size_t j = 0; j < table->column_count; j++)
        buf_format(&buf, " %s", table->columns[j] ? table->columns[j]->slug.at : "*");
    for (size_t i = 0; i < table->row_count; i++) {
        const Indicator *one = table_indicator(table, i);
        buf_format(&buf, " | %s", table->row_indicators ? one->id.at
                                  : table->rows[i]      ? table->rows[i]->slug.at
                                                        : "*");
        for (size_t j = 0; j < table->column_count; j++) {
            const Observation *cell = table_cell(table, i, j);
            buf_string(&buf, !cell ? " ." : isnan(cell->value) ? " -" : " ");
            if (cell && !isnan(cell->value))
                buf_number(&buf, cell->value);
        }
    }
    Text text = buf_copy(kit->arena, &buf);
    buf_release(&buf);
    return text.at;
}

#define assert_shape(query, wanted) \
    assert_string_equal(shaped(&kit, kit_table(&kit, x, query)), wanted)

// What a figure of the query is told; "": it can be drawn.
static const char *refused(Kit *kit, const Indicator *x, const char *text) {
    Query query;
    assert_true(kit_query(kit, text, &query));
    const Table *table = table_cut(kit->arena, x, kit_settings(kit), &query, kit->diags);
    bool good = table && table_check(table, &query, kit->diags);
    assert_true(good == !diags_count(kit->diags, LEVEL_ERROR));
    return kit_told(kit);
}

#define assert_refused(query, wanted) assert_string_equal(refused(&kit, x, query), wanted)

// Sex by area in one year; a total of both sexes in Gävle.
static const Indicator *places(Kit *kit, const char *keys) {
    return kit_indicator(kit, "'area', 'sex', 'time'", keys,
                         "{'area': 'sweden', 'sex': 'women', 'time': '2020', 'value': 50},"
                         "{'area': 'sweden', 'sex': 'men', 'time': '2020', 'value': 40},"
                         "{'area': 'gavle', 'sex': 'women', 'time': '2020', 'value': 30},"
                         "{'area': 'gavle', 'sex': 'men', 'time': '2020', 'value': 20},"
                         "{'area': 'gavle', 'sex': 'total', 'time': '2020', 'value': 25},"
                         "{'area': 'hofors', 'sex': 'women', 'time': '2020', 'value': 60},"
                         "{'area': 'hofors', 'sex': 'men', 'time': '2020', 'status': 'too-few'}");
}

static const char percent[] = "'unit': {'name': 'p', 'kind': 'percent', 'decimals': 0}, ";
static const char count[] = "'unit': {'name': 'c', 'kind': 'count', 'decimals': 0}, ";

// ------------------------------------------------------------------------------------- shapes

static void form__names_are_read(void **state) {
    (void)state;
    Kit kit = kit_new();
    for (int form = 0; form < CHART_FORMS; form++) {
        Query query;
        const char *name = chart_form_name((ChartForm)form);
        assert_true(kit_query(&kit, text_format(kit.arena, "chart=%s", name).at, &query));
        assert_int_equal(query.chart, form);
    }
    Query query;
    assert_false(kit_query(&kit, "chart=equplot", &query));
    assert_non_null(strstr(kit_hint(&kit), "'equiplot'"));
    assert_told(&kit, "unknown-choice 1:7");
    kit_free(&kit);
}

static void form__decides_rows_and_columns(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = places(&kit, percent);
    assert_shape("by=area,sex&chart=equiplot", "equiplot | women men total | sweden 50 40 . | "
                                               "gavle 30 20 25 | hofors 60 - .");
    assert_shape("by=sex&area=gavle&chart=equiplot", "equiplot | women men total | * 30 20 25");
    assert_shape("by=sex&area=gavle&chart=stacked", "stacked | women men | * 30 20");
    assert_shape("by=area,sex&chart=stacked", "stacked | women men | sweden 50 40 | gavle 30 20 | "
                                              "hofors 60 -");
    assert_shape("by=area,sex&chart=pyramid&area=gavle,hofors",
                 "pyramid | women men | gavle 30 20 | hofors 60 -");
    assert_shape("by=area&sex=women&chart=tiles", "tiles | * | sweden 50 | gavle 30 | hofors 60");
    assert_shape("by=area,sex&chart=multiples", "multiples | women men total | sweden 50 40 . | "
                                                "gavle 30 20 25 | hofors 60 - .");
    assert_shape("by=sex,area&chart=heat", "heat | sweden gavle hofors | women 50 30 60 | "
                                           "men 40 20 - | total . 25 .");
    assert_clean(&kit);
    assert_shape("by=area,sex&chart=map", "none");
    assert_told(&kit, "too-many-dimensions 1:9");
    kit_free(&kit);
}

static const char over_time[] =
    "{'sex': 'women', 'time': '2016', 'value': 1}, {'sex': 'women', 'time': '2018', 'value': 2},"
    "{'sex': 'men', 'time': '2018', 'value': 3}, {'sex': 'women', 'time': '2020', 'value': 4},"
    "{'sex': 'men', 'time': '2020', 'value': 5}, {'sex': 'women', 'time': '2022', 'value': 6},"
    "{'sex': 'men', 'time': '2022', 'status': 'too-few'}";

static void slope__joins_the_ends_that_all_rows_have(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'sex', 'time'", "", over_time);
    assert_shape("by=sex&chart=slope", "slope | 2018 2020 | women 2 4 | men 3 5");
    assert_shape("by=sex&sex=women&chart=slope", "slope | 2016 2022 | women 1 6");
    assert_shape("by=sex&time=2016,2020&chart=slope", "slope | 2016 2020 | women 1 4 | men . 5");
    assert_refused("by=sex&chart=slope", "");
    assert_refused("by=sex&time=2016,2018,2020&chart=slope", "slope-two 1:34");
    assert_refused("by=sex&time=2016&chart=slope", "slope-two 1:24");
    kit_free(&kit);
}

static void slope__does_not_cross_a_break(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x =
        kit_indicator(&kit, "'sex', 'time'", "",
                      "{'sex': 'men', 'time': '2016', 'value': 1},"
                      "{'sex': 'men', 'time': '2018', 'value': 2, 'status': 'break'},"
                      "{'sex': 'men', 'time': '2020', 'value': 3},"
                      "{'sex': 'women', 'time': '2016', 'value': 4},"
                      "{'sex': 'women', 'time': '2020', 'value': 5}");
    assert_shape("by=sex&sex=men&chart=slope", "slope | 2018 2020 | men 2 3");
    assert_refused("by=sex&sex=men&chart=slope", "");
    assert_refused("by=sex&sex=men&time=2016,2020&chart=slope", "slope-break 1:37");
    assert_refused("by=sex&sex=women&time=2016,2020&chart=slope", "");
    kit_free(&kit);
}

static void multiples__go_over_time_unless_two_are_compared(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'sex', 'time'", "", over_time);
    const char *both = "multiples | 2016 2018 2020 2022 | women 1 2 4 6 | men . 3 5 -";
    assert_shape("by=sex&chart=multiples", both);
    assert_shape("by=time,sex&chart=multiples", both);
    kit_free(&kit);
}

// --------------------------------------------------------------------------------------- auto

static const char *chosen(Kit *kit, const Indicator *x, const char *text) {
    const Table *table = kit_table(kit, x, text);
    assert_true(table && table->chosen);
    return chart_form_name(table->form);
}

// `areas` × `groups` × `times` rows of a list of areas of its own.
static const Indicator *grid(Kit *kit, int areas, int groups, int times, const char *keys) {
    Buf list = {0}, rows = {0};
    buf_literal(&list, "{'id': 'education', 'title': 'U', 'groups': [");
    for (int i = 0; i < 24; i++)
        buf_format(&list, "%s{'id': 'g%d', 'title': 'G%d'}", i ? "," : "", i, i);
    buf_literal(&list, "]}");
    kit->lists[2] = kit_list(kit, "education.json", buf_copy(kit->arena, &list).at);
    for (int i = 0; i < areas * groups * times; i++)
        buf_format(&rows, "%s{'education': 'g%d', 'sex': '%s', 'time': '%d', 'value': 5}",
                   i ? "," : "", i / groups / times,
                   (const char *[]){"women", "men", "total"}[i / times % groups],
                   2000 + i % times);
    const Indicator *x = kit_indicator(kit, "'education', 'sex', 'time'", keys,
                                       buf_copy(kit->arena, &rows).at);
    buf_release(&list);
    buf_release(&rows);
    return x;
}

static void auto__chooses_by_shape(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = grid(&kit, 8, 3, 2, "");
    assert_string_equal(chosen(&kit, x, "by=education&sex=men"), "bar");
    assert_string_equal(chosen(&kit, x, "by=education,sex"), "equiplot");
    assert_string_equal(chosen(&kit, x, "by=education,sex&education=g0,g1,g2,g3"), "bar");
    assert_string_equal(chosen(&kit, x, "by=sex,education"), "multiples");
    assert_string_equal(chosen(&kit, x, "by=sex,education&sex=men"), "bar");
    assert_string_equal(chosen(&kit, x, "by=sex,time&education=g0"), "slope");
    assert_string_equal(chosen(&kit, x, "by=education,time&sex=men"), "equiplot");
    assert_string_equal(chosen(&kit, x, "by=time&education=g0&sex=men"), "line");
    assert_string_equal(chosen(&kit, x, "education=g0&sex=men"), "bar");
    x = grid(&kit, 8, 2, 3, "'target': {'value': 9}, ");
    assert_string_equal(chosen(&kit, x, "by=education,time&sex=men"), "multiples");
    assert_string_equal(chosen(&kit, x, "by=education,time&sex=men&education=g0,g1,g2,g3,g4,g5"), "line");
    assert_string_equal(chosen(&kit, x, "by=sex,time&education=g0"), "line");
    assert_string_equal(chosen(&kit, x, "education=g0&sex=men"), "bullet");
    assert_string_equal(chosen(&kit, x, "by=sex&education=g0"), "bar");
    assert_clean(&kit);
    kit_free(&kit);
}

static void auto__chooses_pyramids_of_counts_by_age(void **state) {
    (void)state;
    Kit kit = kit_new();
    kit.lists[2] = kit_list(&kit, "age.json",
                            "{'id': 'age', 'title': 'Å', 'ordered': true, 'groups': ["
                            "{'id': '0', 'title': '0'}, {'id': '1', 'title': '1'},"
                            "{'id': '2', 'title': '2'}, {'id': 'total', 'title': 'alla'}]}");
    Buf rows = {0};
    for (int i = 0; i < 12; i++)
        buf_format(&rows, "%s{'age': '%s', 'sex': '%s', 'value': %d}", i ? "," : "",
                   (const char *[]){"0", "1", "2", "total"}[i / 3],
                   (const char *[]){"women", "men", "total"}[i % 3], 20 + i);
    Text data = buf_copy(kit.arena, &rows);
    buf_release(&rows);
    const Indicator *x = kit_indicator(&kit, "'age', 'sex'", count, data.at);
    assert_shape("by=age,sex", "pyramid! | women men | 0 20 21 | 1 23 24 | 2 26 27");
    assert_string_equal(chosen(&kit, x, "by=age,sex&age=0,1"), "bar");
    x = kit_indicator(&kit, "'age', 'sex'", percent, data.at);
    assert_string_equal(chosen(&kit, x, "by=age,sex"), "bar");
    kit_free(&kit);
}

// -------------------------------------------------------------------------------------- checks

static void check__counts_what_can_be_told_apart(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = grid(&kit, 20, 2, 2, "");
    assert_refused("by=education&sex=men&chart=line", "too-many-lines 1:28");
    assert_refused("by=education&sex=men&chart=slope", "too-many-lines 1:28");
    assert_refused("by=education&sex=men&chart=multiples", "too-many-panels 1:28");
    assert_refused("by=sex,education&chart=multiples", "too-many-panels 1:24");
    assert_refused("by=sex,education&chart=equiplot", "too-many-groups 1:24");
    assert_refused("by=education,sex&chart=equiplot", "");
    assert_refused("by=education,sex&chart=heat", "");
    assert_refused("by=education&sex=men&education=g0,g1,g2,g3,g4,g5&chart=line", "");
    kit_free(&kit);
}

static void check__asks_for_what_a_form_needs(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = places(&kit, percent);
    assert_refused("by=area&sex=women&chart=bullet", "no-target 1:25");
    assert_refused("by=area&sex=women&chart=tiles", "no-places 1:25");
    assert_refused("by=sex&area=gavle&chart=tiles", "no-places 1:25");
    assert_refused("by=area&sex=women&chart=map", "no-map 1:25");
    assert_refused("by=area&sex=women&chart=bubbles", "bubbles-count 1:25");
    assert_refused("by=sex&area=gavle&chart=pyramid", "pyramid-two 1:25");
    assert_refused("by=sex,area&chart=pyramid&area=gavle", "pyramid-two 1:19");
    assert_refused("by=area,sex&chart=pyramid", "");
    x = places(&kit, "'target': {'value': 70}, ");
    assert_refused("by=area&sex=women&chart=bullet", "");
    assert_refused("sex=women&area=gavle&chart=bullet", "");
    kit_free(&kit);
}

static void places__are_drawn_without_their_wholes(void **state) {
    (void)state;
    Kit kit = kit_new();
    kit.lists[1] = kit_list(&kit, "area.json",
                            "{'id': 'area', 'title': 'O', 'groups': ["
                            "{'id': 'SE', 'slug': 'sweden', 'title': 'R', 'latitude': 60, 'longitude': 15},"
                            "{'id': '1', 'slug': 'gavle', 'parent': 'SE', 'title': 'G', 'latitude': 60, 'longitude': 17},"
                            "{'id': '2', 'slug': 'hofors', 'parent': 'SE', 'title': 'H', 'latitude': 60, 'longitude': 16},"
                            "{'id': '3', 'slug': 'ockelbo', 'parent': 'SE', 'title': 'O'}]}");
    const Indicator *x = places(&kit, count);
    assert_refused("by=area&sex=women&chart=tiles", "");
    assert_refused("by=area&sex=women&chart=bubbles", "");
    assert_refused("by=area&sex=women&chart=map", "no-map 1:25");
    const Table *table = kit_table(&kit, x, "by=area&sex=women&chart=tiles");
    assert_false(table_row_placed(table, 0));
    assert_true(table_row_placed(table, 1) && table_row_placed(table, 2));
    kit_free(&kit);
}

// --------------------------------------------------------------------------------------- parts

static void parts__are_shares_or_counts_that_exclude_each_other(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = places(&kit, percent);
    assert_refused("by=area,sex&chart=stacked", "");
    assert_refused("by=sex,area&chart=stacked", ""); // Sweden contains the two others
    assert_refused("by=area,time&sex=women&chart=stacked", "not-parts 1:30");
    assert_refused("by=sex,area&chart=stacked&area=sweden,gavle", "not-parts 1:19");
    x = kit_indicator(&kit, "'sex'", percent,
                      "{'sex': 'women', 'value': 50.4}, {'sex': 'men', 'value': 50.6}");
    assert_refused("by=sex&chart=stacked", ""); // rounding
    x = kit_indicator(&kit, "'sex'", percent,
                      "{'sex': 'women', 'value': 50.4}, {'sex': 'men', 'value': 51}");
    assert_refused("by=sex&chart=stacked", "parts-over-100 1:14");
    x = places(&kit, count);
    assert_refused("by=area,sex&chart=stacked", "");
    x = places(&kit, "");
    assert_refused("by=area,sex&chart=stacked", "not-parts 1:19");
    kit_free(&kit);
}

static void parts__leave_a_rest_only_where_all_are_known(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = places(&kit, percent);
    const Table *table = kit_table(&kit, x, "by=area,sex&chart=stacked");
    assert_near(table_row_rest(table, 0), 10);
    assert_near(table_row_rest(table, 1), 50);
    assert_false(table_row_whole(table, 2)); // the men of Hofors: 40 would be left for them
    assert_near(table_row_rest(table, 2), 0);
    x = kit_indicator(&kit, "'sex'", percent,
                      "{'sex': 'women', 'value': 49.4}, {'sex': 'men', 'value': 49.7}");
    table = kit_table(&kit, x, "by=sex&chart=stacked");
    assert_near(table_row_rest(table, 0), 0); // rounding
    x = places(&kit, count);
    table = kit_table(&kit, x, "by=area,sex&chart=stacked");
    assert_near(table_row_rest(table, 0), 0);
    kit_free(&kit);
}

// ----------------------------------------------------------------------------------------- join

static const Indicator *other(Kit *kit, const char *dimensions, const char *rows) {
    Text text = text_format(kit->arena,
                            "{'id': 'y', 'title': 'Y', 'source': {'name': 'S'}, 'unit': {'name': 'u'},"
                            "'dimensions': [%s], 'data': [%s]}",
                            dimensions, rows);
    const Source *source = kit_source(kit, "indicators/y.json", text.at);
    return indicator_read(kit->arena, json_read(kit->arena, source, kit->diags), source, NULL,
                          kit_settings(kit), kit->diags);
}

static const Table *joined(Kit *kit, const Indicator *x, const Indicator *y, const char *text) {
    Query query;
    assert_true(kit_query(kit, text, &query));
    const Table *tables[] = {table_cut(kit->arena, x, kit_settings(kit), &query, kit->diags),
                             table_cut(kit->arena, y, kit_settings(kit), &query, kit->diags)};
    assert_true(tables[0] && tables[1]);
    return table_join(kit->arena, tables, 2, &query, kit->diags);
}

static void join__puts_indicators_side_by_side(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = places(&kit, percent);
    const Indicator *y = other(&kit, "'sex', 'area'",
                               "{'sex': 'total', 'area': 'gavle', 'value': 7},"
                               "{'sex': 'women', 'area': 'gavle', 'value': 8}");
    const Table *table = joined(&kit, x, y, "by=sex&area=gavle&chart=heat");
    assert_string_equal(shaped(&kit, table), "heat | women men total | x 30 20 25 | y 8 . 7");
    assert_int_equal(table->fixed_count, 1); // the place, and not the time of one
    assert_null(table->row_dimension);
    assert_null(table->rows[0]);
    assert_true(table->has_missing);
    assert_clean(&kit);
    assert_null(joined(&kit, x, y, "area=gavle&sex=women"));
    assert_told(&kit, "heat-mixed 1:1");
    assert_null(joined(&kit, x, y, "by=area,sex&chart=heat"));
    assert_told(&kit, "heat-mixed 1:1");
    kit_free(&kit);
}

static void join__has_a_name_of_all(void **state) {
    (void)state;
    Kit kit = kit_new();
    Query query;
    Indicator x = {.id = T("a")};
    assert_true(kit_query(&kit, "by=sex&chart=heat", &query));
    query.others = T("b,c");
    assert_string_equal(table_name(kit.arena, &x, &query).at, "a-b-c-by-sex-chart-heat");
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(form__names_are_read),
        cmocka_unit_test(form__decides_rows_and_columns),
        cmocka_unit_test(slope__joins_the_ends_that_all_rows_have),
        cmocka_unit_test(slope__does_not_cross_a_break),
        cmocka_unit_test(multiples__go_over_time_unless_two_are_compared),
        cmocka_unit_test(auto__chooses_by_shape),
        cmocka_unit_test(auto__chooses_pyramids_of_counts_by_age),
        cmocka_unit_test(check__counts_what_can_be_told_apart),
        cmocka_unit_test(check__asks_for_what_a_form_needs),
        cmocka_unit_test(places__are_drawn_without_their_wholes),
        cmocka_unit_test(parts__are_shares_or_counts_that_exclude_each_other),
        cmocka_unit_test(parts__leave_a_rest_only_where_all_are_known),
        cmocka_unit_test(join__puts_indicators_side_by_side),
        cmocka_unit_test(join__has_a_name_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
