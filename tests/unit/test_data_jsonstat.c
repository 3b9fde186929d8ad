// SPDX-License-Identifier: EUPL-1.2
//
// JSON-stat and CSVW as they are written; how JSON-stat is read is asked of the program in
// tests/spec/open.mjs, with the official cases.
#include "data_kit.h"

static const OpenNames names[] = {
    {.language = {"sv", 2}, .time = {"tid", 3}, .unit = {"enhet", 5}, .status = {"status", 6}, .note = {"not", 3},
     .numbers = {{"värde", 6}, {"nedre", 5}, {"övre", 5}, {"medelfel", 8}, {"antal", 5}, {"räknade", 8}, {"grupp", 5}},
     .statuses = {{"ok", 2}, {"skattning", 9}, {"prel", 4}, {"brott", 5}, {"skyddat", 7}, {"få", 3}, {"ej", 2}, {"ea", 2}}},
    {.language = {"en", 2}, .time = {"time", 4}, .unit = {"unit", 4}, .status = {"status", 6}, .note = {"note", 4},
     .numbers = {{"value", 5}, {"lower", 5}, {"upper", 5}, {"se", 2}, {"n", 1}, {"count", 5}, {"size", 4}}}};

typedef void Writer(Buf *out, const Indicator *indicator, const OpenFile *file);

static const Node *written(Kit *kit, Writer *writer, const Indicator *x, const char *folder) {
    OpenFile file = {.names = names, .count = 2, .folder = text_of(folder)};
    Buf out = {0};
    writer(&out, x, &file);
    const Node *root = json_read(kit->arena, source_make(kit->arena, T("x.json"), buf_copy(kit->arena, &out)), kit->diags);
    buf_release(&out);
    assert_clean(kit);
    assert_non_null(root);
    return root;
}

// "dimension.sex.category" and so on.
static const Node *at(const Node *node, const char *path) {
    Text rest = text_of(path), part;
    while (text_cut(&rest, '.', &part)) {
        char key[64];
        snprintf(key, sizeof key, "%.*s", TEXT_ARG(part));
        node = node_get(node, key);
    }
    return node;
}

static void assert_list(const Node *list, const char *wanted) {
    Buf buf = {0};
    assert_non_null(list);
    for (size_t i = 0; i < list->count; i++) {
        if (i) buf_char(&buf, ' ');
        buf_text(&buf, list->items[i].text);
    }
    buf_char(&buf, 0);
    assert_string_equal(buf.at, wanted);
    buf_release(&buf);
}

static const Indicator *example(Kit *kit) {
    return kit_indicator(kit, "'area', 'sex', 'time'", "'definition': {'sv': 'Vad', 'en': 'What'}, 'notes': ['Vad', 'Mer'], ",
                         "{'area': '2180', 'sex': 'men', 'time': '2019', 'value': 1.5, 'n': 50, 'note': 'obs'},"
                         "{'area': '2180', 'sex': 'women', 'time': '2020', 'value': 2, 'n': 2},"
                         "{'area': '21', 'sex': 'women', 'time': '2019', 'value': 3, 'status': 'break'}");
}

static void jsonstat__is_a_table_in_the_order_of_the_lists(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Node *root = written(&kit, indicator_jsonstat, example(&kit), "https://example.org/data/");
    assert_list(at(root, "id"), "area sex time ContentsCode");
    assert_list(at(root, "size"), "2 2 2 2");
    assert_list(at(root, "dimension.area.category.index"), "21 2180");
    assert_list(at(root, "dimension.sex.category.index"), "women men");
    assert_list(at(root, "dimension.ContentsCode.category.index"), "value n");
    assert_list(at(root, "dimension.area.category.child.21"), "2180");
    assert_list(at(root, "role.time"), "time");
    assert_list(at(root, "role.geo"), "area");
    assert_list(at(root, "value"), "3 null null null null null null null null null null null 1.5 50 null null");
    assert_list(at(root, "note"), "Vad Mer"); // said once
    assert_true(text_is(at(root, "href")->text, "https://example.org/data/x.json"));
    assert_true(text_is(at(root, "extension.note")->items[0].key, "12"));
    const Node *status = at(root, "status");
    assert_int_equal(status->count, 2);
    assert_true(text_is(status->items[0].key, "10") && text_is(status->items[0].text, "too-few"));
    assert_true(text_is(status->items[1].key, "0") && text_is(status->items[1].text, "break"));
    kit_free(&kit);
}

static void jsonstat__needs_no_address(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Node *root = written(&kit, indicator_jsonstat, example(&kit), "");
    assert_null(at(root, "href"));
    assert_null(at(root, "link"));
    kit_free(&kit);
}

// Few cells of many: places and values instead of a list of nothing.
static void jsonstat__is_sparse_where_little_is_known(void **state) {
    (void)state;
    Kit kit = kit_new();
    Buf rows = {0};
    for (int i = 0; i < 60; i++)
        buf_format(&rows, "%s{'area': '%s', 'sex': '%s', 'time': '%d', 'value': %d}", i ? "," : "",
                   i % 2 ? "2180" : "2104", i % 3 ? "men" : "women", 1900 + i, i);
    buf_char(&rows, 0);
    const Node *root = written(&kit, indicator_jsonstat, kit_indicator(&kit, "'area', 'sex', 'time'", "", rows.at), "");
    assert_int_equal(at(root, "value")->kind, NODE_LIST); // 240 cells, 60 known
    buf_clear(&rows);
    for (int i = 0; i < 60; i++)
        buf_format(&rows, "%s{'area': '%s', 'time': '%d', 'sex': '%s', 'education': '%s', 'value': %d}", i ? "," : "",
                   i % 2 ? "2180" : "2104", 1900 + i, i % 3 ? "men" : "women", i % 5 ? "low" : "high", i);
    buf_char(&rows, 0);
    root = written(&kit, indicator_jsonstat, kit_indicator(&kit, "'area', 'time', 'sex', 'education'", "", rows.at), "");
    assert_int_equal(at(root, "value")->kind, NODE_OBJECT);
    assert_int_equal(at(root, "value")->count, 60);
    assert_true(text_is(at(root, "value")->items[59].key, "238")); // ((0 · 60 + 59) · 2 + 1) · 2
    buf_release(&rows);
    kit_free(&kit);
}

static void csvw__names_every_column(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Node *root = written(&kit, indicator_csvw, example(&kit), "");
    const Node *columns = at(root, "tableSchema.columns");
    Buf buf = {0};
    for (size_t i = 0; i < columns->count; i++)
        buf_format(&buf, "%.*s ", TEXT_ARG(node_get(&columns->items[i], "name")->text));
    buf_char(&buf, 0);
    assert_string_equal(buf.at, "area sex time value lower upper n count unit status note ");
    assert_list(at(root, "tableSchema.primaryKey"), "area sex time");
    assert_list(at(&columns->items[0], "titles.sv"), "area Område");
    assert_list(at(&columns->items[2], "titles.en"), "time");
    buf_release(&buf);
    kit_free(&kit);
}

// ------------------------------------------------------------------------------------- reading

static const Indicator *read_stat(Kit *kit, const char *data) {
    const char *about = "{'id': 'x', 'title': 'X', 'source': {'name': 'S'}, 'unit': {'name': 'år'},"
                        "'dimensions': ['sex'], 'data': 'x.stat.json'}";
    const Source *source = kit_source(kit, "indicators/x.json", about);
    return indicator_read(kit->arena, json_read(kit->arena, source, kit->diags), source,
                          kit_source(kit, "indicators/x.stat.json", data), kit_settings(kit), kit->diags);
}

#define NUMBERS "'category': {'index': ['value', 'lower', 'upper', 'se', 'n', 'count', 'population']}"
#define NUMBER "10, 9, 11, 1, 50, 20, 100"
#define NUMBERS_7 NUMBER "," NUMBER "," NUMBER "," NUMBER "," NUMBER "," NUMBER "," NUMBER

// Two axes that both hold the numbers of a row: which of 49 would be its seven?
static void jsonstat__has_one_axis_of_numbers(void **state) {
    (void)state;
    Kit kit = kit_new();
    read_stat(&kit, "{'version': '2.0', 'class': 'dataset', 'id': ['sex', 'one', 'two'], 'size': [1, 7, 7],"
                    "'role': {'metric': ['one', 'two']}, 'dimension': {"
                    "'sex': {'category': {'index': ['women']}}, 'one': {" NUMBERS "}, 'two': {" NUMBERS "}},"
                    "'value': [" NUMBERS_7 "]}");
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 1);
    assert_string_equal(diags_at(kit.diags, 0)->id, "jsonstat-content");
    kit_free(&kit);
}

// The sender's sign for a secret counts beside a base or a limit too.
static void jsonstat__withholds_every_number_with_such_a_sign(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Indicator *x = read_stat(
        &kit, "{'version': '2.0', 'class': 'dataset', 'id': ['sex', 'ContentsCode'], 'size': [2, 7],"
              "'role': {'metric': ['ContentsCode']}, 'dimension': {'sex': {'category': {'index': ['women', 'men']}},"
              "'ContentsCode': {" NUMBERS "}}, 'value': [" NUMBER ", 12, 11, 13, 2, 60, 30, 200],"
              "'status': {'5': 'c', '6': 'e', '7': 'p', '11': 'too-few'}}");
    assert_clean(&kit);
    assert_int_equal(x->row_count, 2);
    assert_true(isnan(x->rows[0].count) && x->rows[0].population == 100);
    assert_int_equal(x->rows[0].status, STATUS_OK); // the sign of a base says nothing of the value
    assert_true(isnan(x->rows[1].n) && x->rows[1].value == 12);
    assert_int_equal(x->rows[1].status, STATUS_PRELIMINARY);
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jsonstat__is_a_table_in_the_order_of_the_lists),
        cmocka_unit_test(jsonstat__needs_no_address),
        cmocka_unit_test(jsonstat__is_sparse_where_little_is_known),
        cmocka_unit_test(csvw__names_every_column),
        cmocka_unit_test(jsonstat__has_one_axis_of_numbers),
        cmocka_unit_test(jsonstat__withholds_every_number_with_such_a_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
