// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

// Sex, area and time: Gävle and Hofors from 2017 to 2019, Sweden and the county in 2018 only; a
// total of both sexes for Gävle alone.
static const char rows[] =
    "{'area': 'gavle', 'sex': 'men', 'time': '2019', 'value': 5, 'n': 30},"
    "{'area': 'gavle', 'sex': 'women', 'time': '2019', 'value': 6},"
    "{'area': 'gavle', 'sex': 'total', 'time': '2019', 'value': 5.5},"
    "{'area': 'gavle', 'sex': 'men', 'time': '2017', 'value': 3, 'lower': 2, 'upper': 4},"
    "{'area': 'gavle', 'sex': 'women', 'time': '2017', 'value': 4},"
    "{'area': 'gavle', 'sex': 'women', 'time': '2018', 'value': 4.5, 'status': 'break'},"
    "{'area': 'hofors', 'sex': 'men', 'time': '2019', 'status': 'too-few'},"
    "{'area': 'hofors', 'sex': 'women', 'time': '2018', 'value': 7},"
    "{'area': 'hofors', 'sex': 'men', 'time': '2018', 'value': 8},"
    "{'area': 'sweden', 'sex': 'men', 'time': '2018', 'value': 9},"
    "{'area': 'gavleborg', 'sex': 'men', 'time': '2018', 'value': 2},"
    "{'area': 'gavleborg', 'sex': 'women', 'time': '2018', 'value': 1}";

static const Indicator *sample(Kit *kit) {
    const Indicator *x = kit_indicator(kit, "'sex', 'area', 'time'", "", rows);
    assert_clean(kit);
    return x;
}

// A table in a line: its form, what is held fixed, and its rows, "-" where there is no value and
// "." where there is no row.
static const char *drawn(Kit *kit, const Indicator *x, const char *query) {
    const Table *table = kit_table(kit, x, query);
    Buf buf = {0};
    if (!table)
        return "none";
    buf_string(&buf, table->form == CHART_LINE ? "line" : "bar");
    for (size_t i = 0; i < table->fixed_count; i++)
        buf_format(&buf, " %s", table->fixed[i].group->slug.at);
    for (size_t j = 0; j < table->column_count; j++)
        buf_format(&buf, "%s%s", j ? " " : " | ",
                   table->columns[j] ? table->columns[j]->slug.at : "*");
    for (size_t i = 0; i < table->row_count; i++) {
        buf_format(&buf, " | %s", table->rows[i] ? table->rows[i]->slug.at : "*");
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

#define assert_drawn(query, wanted) assert_string_equal(drawn(&kit, x, query), wanted)

static void table__follows_the_code_lists(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = sample(&kit);
    assert_drawn("by=sex&area=gavle&time=2019", "bar gavle 2019 | * | women 6 | men 5 | total 5.5");
    assert_drawn("by=sex&sex=total,women&area=gavle&time=2019",
                 "bar gavle 2019 | * | women 6 | total 5.5");
    assert_drawn("by=area,sex&time=2018",
                 "bar 2018 | women men | sweden . 9 | gavleborg 1 2 | gavle 4.5 . | hofors 7 8");
    assert_drawn("by=sex,area&time=2018&area=hofors,gavle",
                 "bar 2018 | gavle hofors | women 4.5 7 | men . 8");
    assert_clean(&kit);
    kit_free(&kit);
}

static void table__takes_defaults(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = sample(&kit);
    assert_drawn("by=sex", "bar gavleborg 2018 | * | women 1 | men 2"); // the place, its latest
    assert_drawn("area=gavle", "bar total gavle 2019 | * | * 5.5");     // everybody
    assert_drawn("by=sex&area=hofors",
                 "bar hofors 2018 | * | women 7 | men 8"); // 2019 has no value
    assert_drawn("by=sex&area=sweden", "bar sweden 2018 | * | men 9");
    assert_drawn("area=sweden", "bar men sweden 2018 | * | * 9"); // its only group
    assert_drawn("area=hofors&sex=men&time=2019", "bar men hofors 2019 | * | * -");
    kit.settings.place = T("gavle");
    assert_drawn("by=sex", "bar gavle 2019 | * | women 6 | men 5 | total 5.5");
    kit.settings.place = (Text){0};
    assert_clean(&kit);
    assert_drawn("by=sex", "none");
    assert_told(&kit, "choose-group 1:1");
    kit_free(&kit);
}

static void table__draws_lines_over_time(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = sample(&kit);
    const char *both = "line gavle | 2017 2018 2019 | women 4 4.5 6 | men 3 . 5 | total . . 5.5";
    assert_drawn("by=sex&area=gavle&chart=line", both);
    assert_drawn("by=sex,time&area=gavle", both);
    assert_drawn("by=time,sex&area=gavle", both);
    assert_drawn("by=time&area=gavle&sex=men", "line men gavle | 2017 2019 | * 3 5");
    assert_drawn("area=gavle&sex=men&chart=line", "line men gavle | 2017 2019 | * 3 5");
    assert_drawn("by=sex&area=gavle&chart=line&time=2017,2019&sex=men,women",
                 "line gavle | 2017 2019 | women 4 6 | men 3 5");
    assert_drawn("by=time&area=gavle&sex=men&chart=bar", "bar men gavle | * | 2017 3 | 2019 5");
    assert_drawn("by=time,sex&area=gavle&time=2017,2018&chart=bar",
                 "bar gavle | women men | 2017 4 3 | 2018 4.5 .");
    assert_clean(&kit);
    kit_free(&kit);
}

static void table__says_what_it_has(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = sample(&kit);
    const Table *table = kit_table(&kit, x, "by=sex&area=gavle&chart=line&sex=men,women");
    assert_true(table->has_interval && table->has_n && table->has_missing && table->has_break);
    table = kit_table(&kit, x, "by=sex&area=gavleborg");
    assert_false(table->has_interval || table->has_n || table->has_missing || table->has_break);
    assert_true(kit_table(&kit, x, "area=hofors&sex=men&time=2019")->has_missing);
    kit_free(&kit);
}

static void told_of(const char *query, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    const Indicator *x = sample(&kit);
    kit_table(&kit, x, query);
    if (!strstr(kit_hint(&kit), hint))
        fail_msg("%s: the hint is: %s", query, kit_hint(&kit));
    const char *told = kit_told(&kit);
    if (strcmp(told, wanted) != 0)
        fail_msg("%s: told %s, wanted %s", query, told, wanted);
    kit_free(&kit);
}

static void table__tells_mistakes_at_their_place(void **state) {
    (void)state;
    told_of("by=sx", "unknown-dimension 1:4", "'sex'");
    told_of("by=sex&chrat=line", "unknown-dimension 1:8", "'chart'");
    told_of("by=sex&area=gvle,hofors", "unknown-group 1:13", "'gavle'");
    told_of("by=sex&time=2009", "unknown-group 1:13", "2019");
    told_of("by=area&area=hofors,gavleborg", "choose-group 1:1", "one of: women, men");
    told_of("by=sex&area=gavle,hofors", "choose-group 1:13", "by=area");
    told_of("by=sex,area&chart=line", "too-many-dimensions 1:8", "chart=bar");
    told_of("by=sex&area=ockelbo", "no-data 1:1", "area=sweden, gavleborg, gavle, hofors");
    told_of("by=sex&area=gavleborg&time=2019", "no-data 1:1", "area=gavle, hofors, or time=2018");
}

static void table__warns_of_groups_left_out(void **state) {
    (void)state;
    told_of("by=area&area=gavle,sweden&sex=men", "group-without-data 1:20", "time=2018");
    told_of("by=area&area=gavle,ockelbo&sex=men&chart=line", "group-without-data 1:20", "");
}

static void table__needs_time_for_lines(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'sex'", "", "{'sex': 'men', 'value': 5}");
    assert_drawn("by=sex", "bar | * | men 5");
    assert_drawn("", "bar men | * | * 5");
    assert_clean(&kit);
    assert_drawn("by=sex&chart=line", "none");
    assert_told(&kit, "unknown-dimension 1:1");
    kit_free(&kit);
}

static void table__takes_the_latest_time_though_nothing_has_a_value(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'sex', 'time'", "",
                                       "{'sex': 'men', 'time': '2018', 'status': 'too-few'},"
                                       "{'sex': 'men', 'time': '2019', 'status': 'not-collected'}");
    assert_drawn("sex=men", "bar men 2019 | * | * -");
    assert_drawn("by=sex&chart=line", "line | 2018 2019 | men - -");
    assert_clean(&kit);
    kit_free(&kit);
}

static void table__has_a_stable_name(void **state) {
    (void)state;
    Kit kit = kit_new();
    Query query;
    Indicator x = {.id = T("life-expectancy")};
    assert_true(kit_query(&kit, "by=sex&area=gavleborg,SE", &query));
    assert_string_equal(table_name(kit.arena, &x, &query).at,
                        "life-expectancy-by-sex-area-gavleborg-se");
    assert_true(query_read(kit.arena, T(""), (Spot){0}, &query, kit.diags));
    assert_string_equal(table_name(kit.arena, &x, &query).at, "life-expectancy");
    kit_free(&kit);
}

static void table__has_a_name_that_a_file_can_have(void **state) {
    (void)state;
    Kit kit = kit_new();
    Query query, other;
    Indicator x = {.id = T("life-expectancy")};
    Buf text = {0};
    buf_literal(&text, "by=area&area=a-place-with-a-name-0");
    for (int i = 1; i < 30; i++)
        buf_format(&text, ",a-place-with-a-name-%d", i);
    assert_true(query_read(kit.arena, buf_view(&text), (Spot){0}, &query, kit.diags));
    buf_char(&text, '1');
    assert_true(query_read(kit.arena, buf_view(&text), (Spot){0}, &other, kit.diags));
    Text name = table_name(kit.arena, &x, &query);
    assert_true(name.length <= 200);
    assert_false(text_equal(name, table_name(kit.arena, &x, &other)));
    buf_release(&text);
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table__follows_the_code_lists),
        cmocka_unit_test(table__takes_defaults),
        cmocka_unit_test(table__draws_lines_over_time),
        cmocka_unit_test(table__says_what_it_has),
        cmocka_unit_test(table__tells_mistakes_at_their_place),
        cmocka_unit_test(table__warns_of_groups_left_out),
        cmocka_unit_test(table__needs_time_for_lines),
        cmocka_unit_test(table__takes_the_latest_time_though_nothing_has_a_value),
        cmocka_unit_test(table__has_a_stable_name),
        cmocka_unit_test(table__has_a_name_that_a_file_can_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
