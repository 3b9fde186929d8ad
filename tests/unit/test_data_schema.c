// SPDX-License-Identifier: EUPL-1.2
//
// The documents of tests/spec/schema-cases.json: the reader's verdict is what the file says; that
// the schemas say the same is the other half, in tests/spec/schema.mjs.
#include "data_kit.h"

typedef void ReadCase(Kit *kit, const Source *source);

static void read_indicator(Kit *kit, const Source *source) {
    const Node *root = json_read(kit->arena, source, kit->diags);
    const Source *csv = kit_source(kit, "x.csv", "sex,time,value\nmen,2019,1\n");
    indicator_read(kit->arena, root, source, indicator_csv_name(root).length ? csv : NULL,
                   kit_settings(kit), kit->diags);
}

static void read_code_list(Kit *kit, const Source *source) {
    code_list_read(kit->arena, source, T("sv"), kit->diags);
}

static void check_cases(const Node *cases, bool good, ReadCase *read_case) {
    assert_true(cases->count >= 5);
    for (size_t i = 0; i < cases->count; i++) {
        Kit kit = kit_new();
        Spot spot = cases->items[i].spot;
        Text bytes = text_slice(spot.source->bytes, spot.offset, spot.offset + spot.length);
        read_case(&kit, source_make(kit.arena, T("x.json"), text_copy(kit.arena, bytes)));
        if ((diags_count(kit.diags, LEVEL_ERROR) == 0) != good)
            fail_msg("%s: told %s", kit_text(&kit, bytes), kit_told(&kit));
        kit_free(&kit);
    }
}

static void check_kind(const char *kind, ReadCase *read_case) {
    Kit kit = kit_new();
    Text path = T("tests/spec/schema-cases.json");
    const Source *source = source_read(kit.arena, kit.diags, path, path, 1 << 20);
    assert_clean(&kit);
    const Node *cases = node_get(json_read(kit.arena, source, kit.diags), kind);
    check_cases(node_get(cases, "good"), true, read_case);
    check_cases(node_get(cases, "bad"), false, read_case);
    kit_free(&kit);
}

static void schema__agrees_with_the_reader_of_indicators(void **state) {
    (void)state;
    check_kind("indicator", read_indicator);
}

static void schema__agrees_with_the_reader_of_code_lists(void **state) {
    (void)state;
    check_kind("code-list", read_code_list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schema__agrees_with_the_reader_of_indicators),
        cmocka_unit_test(schema__agrees_with_the_reader_of_code_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
