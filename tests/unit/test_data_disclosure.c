// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

#include "data/inside.h"

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
    assert_true(hidden("", "'value': 3, 'population': 4"));
    assert_false(hidden("", "'value': 3, 'n': 5, 'population': 4"));
    assert_true(hidden("'unit': {'name': 'x', 'kind': 'count'}, ", "'value': 4"));
    assert_false(hidden("'unit': {'name': 'x', 'kind': 'count'}, ", "'value': 5"));
    assert_true(hidden("", "'value': 3, 'n': 4, 'status': 'estimated'"));
    // All but a few of those that there are, whichever number says how many that is.
    assert_true(hidden("", "'value': 3, 'population': 50, 'count': 46"));
    assert_false(hidden("", "'value': 3, 'population': 50, 'count': 45"));
    assert_true(hidden("'unit': {'name': 'x', 'kind': 'count'}, ", "'value': 46, 'n': 50"));
    assert_false(hidden("'unit': {'name': 'x', 'kind': 'count'}, ", "'value': 45, 'n': 50"));
    assert_true(hidden("'unit': {'name': 'x', 'kind': 'count'}, ", "'value': 46, 'population': 50"));
}

// Whoever knows a share and its base knows how many they were.
static void disclosure__counts_shares_of_a_base(void **state) {
    (void)state;
    const char *percent = "'unit': {'name': '%', 'kind': 'percent'}, ";
    assert_true(hidden(percent, "'value': 8, 'n': 50"));
    assert_false(hidden(percent, "'value': 9.8, 'n': 51")); // 4.998 of 51 were 5, rounded
    assert_false(hidden(percent, "'value': 50, 'n': 50"));
    assert_true(hidden(percent, "'value': 92, 'n': 50"));
    assert_true(hidden(percent, "'value': 0, 'n': 5000"));
    assert_false(hidden(percent, "'value': 8, 'n': 50, 'count': 5"));
    assert_true(hidden(percent, "'value': 8, 'population': 50"));
    assert_false(hidden(percent, "'value': 50, 'population': 50"));
    assert_false(hidden(percent, "'value': 8"));
    assert_false(hidden("", "'value': 8, 'n': 50"));
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

// The rows, each as its value or status, and what is told.
static const char *guarded(Kit *kit, const char *dimensions, const char *unit, const char *rows) {
    const Indicator *x = kit_indicator(kit, dimensions, unit, rows);
    Buf buf = {0};
    for (size_t i = 0; i < x->row_count; i++) {
        if (i) buf_char(&buf, ' ');
        if (isnan(x->rows[i].value)) buf_string(&buf, status_name(x->rows[i].status));
        else buf_number(&buf, x->rows[i].value);
    }
    for (size_t i = 0; i < diags_count(kit->diags, LEVEL_NOTE); i++)
        buf_format(&buf, " | %s", diags_at(kit->diags, i)->id);
    kit->diags = diags_new(kit->arena);
    Text text = buf_copy(kit->arena, &buf);
    buf_release(&buf);
    return text.at;
}

#define COUNT "'unit': {'name': 'x', 'kind': 'count'}, "
#define PERCENT "'unit': {'name': '%', 'kind': 'percent'}, "
#define AREA(id, rest) "{'area': '" id "', " rest "}"
#define CELL(area, sex, rest) "{'area': '" area "', 'sex': '" sex "', " rest "}"

static void disclosure__withholds_what_one_subtraction_needs(void **state) {
    (void)state;
    Kit kit = kit_new();
    // Women and men make the total: men would be 22 − 20.
    assert_string_equal(guarded(&kit, "'sex', 'time'", "",
                                ROW("women", "'value': 51, 'n': 20") "," ROW("total", "'value': 50, 'n': 22")
                                ",\n" ROW("men", "'value': 40, 'n': 2")),
                        "confidential 50 too-few | withheld-too");
    // Nobody knows how many the women are: 40 is safe.
    assert_string_equal(guarded(&kit, "'sex', 'time'", "",
                                ROW("women", "'value': 51") "," ROW("total", "'value': 50, 'n': 22")
                                "," ROW("men", "'value': 40, 'n': 2")),
                        "51 50 too-few");
    // There is no total.
    assert_string_equal(guarded(&kit, "'sex', 'time'", "",
                                ROW("women", "'value': 51, 'n': 20") "," ROW("men", "'value': 40, 'n': 2")),
                        "51 too-few");
    // What the author has hidden counts too, and two hidden numbers hide each other.
    assert_string_equal(guarded(&kit, "'sex', 'time'", "",
                                ROW("women", "'value': 51, 'n': 20") "," ROW("total", "'value': 50, 'n': 22")
                                "," ROW("men", "'status': 'confidential'")),
                        "confidential 50 confidential | withheld-too");
    assert_string_equal(guarded(&kit, "'sex', 'time'", "",
                                ROW("women", "'status': 'confidential'") "," ROW("total", "'value': 50, 'n': 22")
                                "," ROW("men", "'value': 40, 'n': 2")),
                        "confidential 50 too-few");
    kit_free(&kit);
}

// Who does not occur may be nobody, and who was not asked is somebody.
static void disclosure__thinks_of_parts_without_rows(void **state) {
    (void)state;
    Kit kit = kit_new();
    const char *total = "{'sex': 'total', 'value': 9}, {'sex': 'men', 'status': 'confidential'}";
    const char *none = ", {'sex': 'women', 'status': 'not-applicable'}";
    const char *unknown = ", {'sex': 'women', 'status': 'not-collected'}";
    assert_string_equal(guarded(&kit, "'sex'", COUNT, total), "9 confidential");
    assert_string_equal(guarded(&kit, "'sex'", COUNT, text_format(kit.arena, "%s%s", total, none).at),
                        "confidential confidential not-applicable | withheld-too");
    assert_string_equal(guarded(&kit, "'sex'", COUNT, text_format(kit.arena, "%s%s", total, unknown).at),
                        "9 confidential not-collected");
    // Four of 99 are not all that 50 leave: there are municipalities that the report does not have.
    assert_string_equal(guarded(&kit, "'area'", COUNT,
                                AREA("21", "'value': 99") "," AREA("2180", "'value': 50") ","
                                AREA("2101", "'value': 4")),
                        "99 50 too-few");
    assert_string_equal(guarded(&kit, "'area'", COUNT,
                                AREA("21", "'value': 53") "," AREA("2180", "'value': 50") ","
                                AREA("2101", "'value': 3")),
                        "53 confidential too-few | withheld-too");
    kit_free(&kit);
}

// 50 men of whom two: neither their number nor their share may follow from the others.
static void disclosure__guards_cells_of_small_counts(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_string_equal(guarded(&kit, "'sex'", PERCENT,
                                "{'sex': 'total', 'value': 16, 'n': 100},"
                                "{'sex': 'women', 'value': 28, 'n': 50},"
                                "{'sex': 'men', 'value': 4, 'n': 50}"),
                        "16 confidential too-few | withheld-too");
    kit_free(&kit);
}

static void disclosure__withholds_the_smallest_part(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_string_equal(guarded(&kit, "'area'", COUNT,
                                AREA("21", "'value': 99") "," AREA("2180", "'value': 50") ","
                                AREA("2104", "'value': 45") "," AREA("2101", "'value': 4")),
                        "99 50 confidential too-few | withheld-too");
    assert_string_equal(guarded(&kit, "'area'", "",
                                AREA("21", "'value': 1, 'n': 99") "," AREA("2180", "'value': 1, 'n': 40") ","
                                AREA("2104", "'value': 2, 'n': 55") "," AREA("2101", "'value': 3, 'n': 4")),
                        "1 confidential 2 too-few | withheld-too");
    kit_free(&kit);
}

// A whole that is hidden while all its parts are known is their sum.
static void disclosure__guards_a_hidden_whole(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_string_equal(guarded(&kit, "'area'", COUNT,
                                AREA("21", "'status': 'confidential'") "," AREA("2180", "'value': 50") ","
                                AREA("2104", "'value': 45")),
                        "confidential 50 confidential | withheld-too");
    kit_free(&kit);
}

// In two directions at once: what is withheld for one sum is a hidden number of the other.
static void disclosure__goes_on_until_nothing_is_open(void **state) {
    (void)state;
    Kit kit = kit_new();
    assert_string_equal(
        guarded(&kit, "'area', 'sex'", COUNT,
                CELL("21", "total", "'value': 104") "," CELL("21", "women", "'value': 60") ","
                CELL("21", "men", "'value': 44") "," CELL("2180", "total", "'value': 70") ","
                CELL("2180", "women", "'value': 36") "," CELL("2180", "men", "'value': 34") ","
                CELL("2104", "total", "'value': 34") "," CELL("2104", "women", "'value': 24") ","
                CELL("2104", "men", "'value': 10") "," CELL("2101", "total", "'value': 9") ","
                CELL("2101", "women", "'value': 8") "," CELL("2101", "men", "'value': 1")),
        "104 60 44 70 36 34 34 confidential confidential 9 confidential too-few | withheld-too");
    kit_free(&kit);
}

static void disclosure__guards_shares_of_a_hundred(void **state) {
    (void)state;
    Kit kit = kit_new();
    const char *two_years = "{'education': 'low', 'time': '2018', 'value': 20.4},"
                            "{'education': 'middle', 'time': '2018', 'value': 50.3},"
                            "{'education': 'high', 'time': '2018', 'value': 29.2},"
                            "{'education': 'low', 'time': '2019', 'value': 22},"
                            "{'education': 'middle', 'time': '2019', 'status': 'confidential'},"
                            "{'education': 'high', 'time': '2019', 'value': 30}";
    assert_string_equal(guarded(&kit, "'education', 'time'", PERCENT, two_years),
                        "20.4 50.3 29.2 confidential confidential 30 | withheld-too");
    // Nowhere are all known: of 200 people who were asked the same, these leave two.
    const char *answers = "{'education': 'low', 'value': 60, 'n': %d}, {'education': 'middle', 'value': 1, 'n': 200},"
                          "{'education': 'high', 'value': 39, 'n': 200}";
    assert_string_equal(guarded(&kit, "'education'", PERCENT, text_format(kit.arena, answers, 200).at),
                        "60 too-few confidential | withheld-too");
    // Others were asked, or many are left: shares of something else.
    assert_string_equal(guarded(&kit, "'education'", PERCENT, text_format(kit.arena, answers, 210).at),
                        "60 too-few 39");
    assert_string_equal(guarded(&kit, "'education'", PERCENT,
                                "{'education': 'low', 'value': 20, 'n': 200}, {'education': 'middle', 'value': 1, 'n': 200},"
                                "{'education': 'high', 'value': 39, 'n': 200}"),
                        "20 too-few 39");
    // These do not make 100: each is a share of something else.
    assert_string_equal(guarded(&kit, "'education', 'time'", PERCENT,
                                "{'education': 'low', 'time': '2018', 'value': 20},"
                                "{'education': 'high', 'time': '2018', 'value': 40},"
                                "{'education': 'low', 'time': '2019', 'value': 22},"
                                "{'education': 'high', 'time': '2019', 'status': 'confidential'}"),
                        "20 40 22 confidential");
    kit_free(&kit);
}

// Without a rule nothing is withheld, and the author hears of it.
static void disclosure__tells_where_no_rule_is_set(void **state) {
    (void)state;
    Kit kit = kit_new();
    kit.settings.minimum = 0;
    assert_string_equal(guarded(&kit, "'sex', 'time'", "",
                                "\n" ROW("women", "'value': 51, 'n': 20") "," ROW("total", "'value': 50, 'n': 22")
                                ",\n" ROW("men", "'status': 'too-few'")),
                        "51 50 too-few | subtraction");
    kit_free(&kit);
}

// The number itself decides nothing but that it is small.
static void disclosure__does_not_depend_on_what_it_hides(void **state) {
    (void)state;
    Kit kit = kit_new();
    const char *rows = AREA("21", "'value': 99") "," AREA("2180", "'value': 47") ","
                       AREA("2104", "'value': 48") "," AREA("2101", "'value': %s");
    char one[400], two[400];
    snprintf(one, sizeof one, "%s", text_format(kit.arena, rows, "0").at);
    snprintf(two, sizeof two, "%s", text_format(kit.arena, rows, "4").at);
    const char *first = guarded(&kit, "'area'", COUNT, one);
    assert_string_equal(first, guarded(&kit, "'area'", COUNT, two));
    assert_string_equal(first, "99 confidential 48 too-few | withheld-too");
    kit_free(&kit);
}

static void disclosure__takes_the_note_too(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'sex', 'time'", "",
                                       ROW("men", "'value': 3, 'n': 4, 'note': 'three of four'") ","
                                       ROW("women", "'status': 'too-few', 'note': 'nobody answered'"));
    assert_int_equal(x->rows[0].note.count, 0);
    assert_int_equal(x->rows[1].note.count, 1); // the author's own word for a row without numbers
    kit_free(&kit);
}

// What came before is no more comparable because the number at the break is withheld.
static void disclosure__leaves_breaks_where_they_are(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = kit_indicator(&kit, "'time'", "",
                                       "{'time': '2015', 'value': 50, 'n': 90},"
                                       "{'time': '2016', 'value': 3, 'n': 4, 'status': 'break'},"
                                       "{'time': '2017', 'value': 6, 'n': 90},"
                                       "{'time': '2018', 'value': 7, 'n': 90}");
    Table *table = kit_table(&kit, x, "by=time");
    assert_int_equal(table_cell(table, 0, 1)->status, STATUS_TOO_FEW);
    assert_true(table->has_break);
    Change change = table_change(table, 0);
    assert_true(change.known && change.after_break);
    assert_int_equal(change.first, 2);
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(disclosure__hides_small_cells),
        cmocka_unit_test(disclosure__can_be_turned_off),
        cmocka_unit_test(disclosure__leaves_nothing_of_a_number),
        cmocka_unit_test(disclosure__keeps_nothing_of_the_authors_hidden_rows),
        cmocka_unit_test(disclosure__reaches_no_finding_and_no_file),
        cmocka_unit_test(disclosure__counts_shares_of_a_base),
        cmocka_unit_test(disclosure__withholds_what_one_subtraction_needs),
        cmocka_unit_test(disclosure__thinks_of_parts_without_rows),
        cmocka_unit_test(disclosure__guards_cells_of_small_counts),
        cmocka_unit_test(disclosure__withholds_the_smallest_part),
        cmocka_unit_test(disclosure__guards_a_hidden_whole),
        cmocka_unit_test(disclosure__goes_on_until_nothing_is_open),
        cmocka_unit_test(disclosure__guards_shares_of_a_hundred),
        cmocka_unit_test(disclosure__tells_where_no_rule_is_set),
        cmocka_unit_test(disclosure__does_not_depend_on_what_it_hides),
        cmocka_unit_test(disclosure__takes_the_note_too),
        cmocka_unit_test(disclosure__leaves_breaks_where_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
