// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

static void write_sample(JsonWriter *writer) {
    json_object_open(writer);
    json_key(writer, T("a"));
    json_number(writer, 0.1);
    json_key(writer, T("list"));
    json_flat(writer);
    json_list_open(writer);
    json_number(writer, NAN);
    json_bool(writer, true);
    json_object_open(writer);
    json_field(writer, "x", T("y"));
    json_field(writer, "empty", (Text){0});
    json_object_close(writer);
    json_list_close(writer);
    json_key(writer, T("none"));
    json_object_open(writer);
    json_object_close(writer);
    json_key(writer, T("rows"));
    json_list_open(writer);
    json_number(writer, NAN);
    json_number(writer, -INFINITY);
    json_list_close(writer);
    json_object_close(writer);
}

#define assert_written(buf, wanted)                                                                \
    do {                                                                                           \
        buf_char((buf), 0);                                                                        \
        assert_string_equal((buf)->at, (wanted));                                                  \
        buf_release(buf);                                                                          \
    } while (0)

static void json_write__puts_commas_where_they_belong(void **state) {
    (void)state;
    Buf buf = {0};
    write_sample(&(JsonWriter){.out = &buf});
    assert_written(&buf, "{\"a\":0.1,\"list\":[null,true,{\"x\":\"y\"}],\"none\":{},"
                         "\"rows\":[null,null]}");
}

static void json_write__indents_for_readers(void **state) {
    (void)state;
    Buf buf = {0};
    write_sample(&(JsonWriter){.out = &buf, .readable = true});
    assert_written(&buf, "{\n  \"a\": 0.1,\n  \"list\": [null, true, {\"x\": \"y\"}],\n"
                         "  \"none\": {},\n  \"rows\": [\n    null,\n    null\n  ]\n}\n");
}

static void json_write__a_value_may_stand_alone(void **state) {
    (void)state;
    Buf buf = {0};
    json_text(&(JsonWriter){.out = &buf, .readable = true}, (Text){0});
    assert_written(&buf, "\"\"");
}

static void json_write__escapes_what_json_and_html_want(void **state) {
    (void)state;
    Buf buf = {0};
    json_text(&(JsonWriter){.out = &buf}, T("a\"\\\b\t\n\f\r\x01\x1f</script>å"));
    assert_written(&buf, "\"a\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001f</script>å\"");
    JsonWriter writer = {.out = &buf, .in_html = true};
    json_object_open(&writer);
    json_key(&writer, T("<"));
    json_text(&writer, T("</script><!--"));
    json_object_close(&writer);
    assert_written(&buf, "{\"\\u003c\":\"\\u003c/script>\\u003c!--\"}");
}

// json_read is the oracle: what is written reads as what it was.
static void json_write__reads_back(void **state) {
    (void)state;
    static const double numbers[] = {0, -0.0, 0.1, -1.0 / 3, 1e21, 5e-324, 1.7976931348623157e308, 1e-7};
    enum { COUNT = sizeof numbers / sizeof *numbers };
    for (int readable = 0; readable < 2; readable++) {
        Kit kit = kit_new();
        Buf buf = {0};
        JsonWriter writer = {.out = &buf, .readable = readable};
        Text text = T("tab\tquote\" \\ / <\xf0\x9f\x8c\xb1\xe2\x80\xa8 å");
        json_list_open(&writer);
        for (size_t i = 0; i < COUNT; i++)
            json_number(&writer, numbers[i]);
        json_text(&writer, text);
        for (int i = 0; i < 60; i++)
            json_list_open(&writer);
        for (int i = 0; i < 60; i++)
            json_list_close(&writer);
        json_list_close(&writer);
        Text bytes = buf_copy(kit.arena, &buf);
        Node *node = json_read(kit.arena, source_make(kit.arena, T("x.json"), bytes), kit.diags);
        assert_clean(&kit);
        for (size_t i = 0; i < COUNT; i++)
            assert_true(node->items[i].number == numbers[i]);
        assert_true(text_equal(node->items[COUNT].text, text));
        assert_int_equal(node->count, COUNT + 2);
        buf_release(&buf);
        kit_free(&kit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_write__puts_commas_where_they_belong),
        cmocka_unit_test(json_write__indents_for_readers),
        cmocka_unit_test(json_write__a_value_may_stand_alone),
        cmocka_unit_test(json_write__escapes_what_json_and_html_want),
        cmocka_unit_test(json_write__reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
