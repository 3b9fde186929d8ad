// SPDX-License-Identifier: EUPL-1.2
#include "template_kit.h"

static void value__builds_objects_and_lists(void **state) {
    (void)state;
    Arena *arena = arena_new();
    ValueObject object = {.arena = arena};
    ValueList list = {.arena = arena};
    assert_int_equal(object_value(&object).kind, VALUE_OBJECT);
    assert_int_equal(object_value(&object).field_count, 0);
    for (int i = 0; i < 100; i++)
        list_put(&list, value_number(i));
    object_text(&object, "title", T("t"));
    object_put(&object, "list", list_value(&list));
    Value value = object_value(&object);
    assert_int_equal(value.field_count, 2);
    assert_true(text_is(value.fields[0].name, "title"));
    assert_true(text_is(value.fields[0].value.text, "t"));
    assert_int_equal(value.fields[1].value.count, 100);
    assert_true(value.fields[1].value.items[99].number == 99);
    arena_free(arena);
}

static void value__from_node(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Node items[] = {
        {.kind = NODE_NULL, .key = T("null")},
        {.kind = NODE_BOOL, .key = T("bool"), .truth = true},
        {.kind = NODE_NUMBER, .key = T("number"), .number = 1.25, .text = T("1.25")},
        {.kind = NODE_TEXT, .key = T("text"), .text = T("å")},
    };
    Node list = {.kind = NODE_LIST, .items = items, .count = 4};
    Node object = {.kind = NODE_OBJECT, .items = items, .count = 4};
    Value from_list = value_from_node(arena, &list), from_object = value_from_node(arena, &object);
    assert_int_equal(from_list.kind, VALUE_LIST);
    assert_int_equal(from_list.count, 4);
    assert_int_equal(from_list.items[0].kind, VALUE_NULL);
    assert_true(from_list.items[1].truth);
    assert_true(from_list.items[2].number == 1.25);
    assert_int_equal(from_object.kind, VALUE_OBJECT);
    assert_int_equal(from_object.field_count, 4);
    assert_true(text_is(from_object.fields[3].name, "text"));
    assert_true(text_is(from_object.fields[3].value.text, "å"));
    assert_int_equal(value_from_node(arena, NULL).kind, VALUE_NULL);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value__builds_objects_and_lists),
        cmocka_unit_test(value__from_node),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
