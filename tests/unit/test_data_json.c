// SPDX-License-Identifier: EUPL-1.2
#include "data_kit.h"

#include <cjson/cJSON.h>

static void told_of(const char *text, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    const Source *source = source_make(kit.arena, T("x.json"), text_of(text));
    Node *node = json_read(kit.arena, source, kit.diags);
    assert_true(!node || !strstr(wanted, "json-syntax"));
    if (hint && !strstr(kit_hint(&kit), hint))
        fail_msg("%s: the hint is: %s", text, kit_hint(&kit));
    const char *told = kit_told(&kit);
    if (strcmp(told, wanted) != 0)
        fail_msg("%s: told %s, wanted %s", text, told, wanted);
    kit_free(&kit);
}

static void json__tells_where_the_slip_is(void **state) {
    (void)state;
    told_of("", "json-syntax 1:1", "begins with {");
    told_of("  \n ", "json-syntax 1:1", "begins with {");
    told_of("{\"a\": 1,\n \"b\": 2,\n}", "json-syntax 2:8", "take the comma away");
    told_of("[1, 2,]", "json-syntax 1:6", "take the comma away");
    told_of("{\"a\": 1\n \"b\": 2}", "json-syntax 1:7", "comma");
    told_of("[1 2]", "json-syntax 1:2", "put a comma");
    told_of("{\"a\" 1}", "json-syntax 1:4", "\"key\": value");
    told_of("{\"a\": [1, 2}", "json-syntax 1:12", "'[' of line 1");
    told_of("{\"a\": {\n\"b\": 1", "json-syntax 2:6", "'{' of line 1");
    told_of("{\"a\": }", "json-syntax 1:7", "write a value");
    told_of("{a: 1}", "json-syntax 1:2", "double quotes");
    told_of("{'a': 1}", "json-syntax 1:2", "straight double quotes");
    told_of("{\"a\": “x”}", "json-syntax 1:7", "straight double quotes");
    told_of("{\"a\": 83,1}", "json-syntax 1:9", "decimal point");
    told_of("{\"a\": NaN}", "json-syntax 1:7", "status");
    told_of("{\n// all\n\"a\": 1}", "json-syntax 2:1", "take it away");
    told_of("{\"a\": 1 /* x */}", "json-syntax 1:9", "take it away");
    told_of("{\"a\": \"x}", "json-syntax 1:7", "at its end");
    told_of("{\"å\": \"x,\n\"b\": 1}", "json-syntax 1:7", "at its end");
    told_of("{\"a\": 1, \"b", "json-syntax 1:10", "at its end");
    told_of("{\"a\": \"C:\\dir\"}", "json-syntax 1:10", "\\\\");
    told_of("{\"a\": 1} x", "json-syntax 1:10", "one { … }");
    told_of("{\"a\": 1}}", "json-syntax 1:9", "take it away");
    told_of("{,}", "json-syntax 1:2", "take the comma away");
    told_of("{\"a\": +1}", "json-syntax 1:7", "a number");
    told_of("\xef\xbb\xbf{}", "json-syntax 1:1", "without one");
}

static void json__is_stricter_than_cjson(void **state) {
    (void)state;
    told_of("{\"a\": \"x\ny\"}", "json-syntax 1:9", "\\n");
    told_of("{\"a\": \"x\\u0000y\"}", "json-syntax 1:9", "\\u0000");
    told_of("{\v\"a\": 1}", "json-syntax 1:2", "take it away");
    told_of("[01]", "json-number 1:2", "0.5");
    told_of("[1.]", "json-number 1:2", "0.5");
    told_of("[1e400, -1e400]", "json-number 1:2; json-number 1:9", "larger unit");
}

static void json__tells_duplicate_keys(void **state) {
    (void)state;
    told_of("{\"a\": 1,\n \"b\": 2, \"a\": 3}", "duplicate-key 2:10", "line 1");
    told_of("{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}, {\"a\": 1}]}", "", NULL);
    told_of("{\"a\\u00e5\": 1, \"aå\": 3}", "duplicate-key 1:16", "line 1");
    Buf buf = {0};
    buf_char(&buf, '{');
    for (int i = 0; i < 100; i++)
        buf_format(&buf, "\"k%d\": 1,\n", i % 99);
    buf_literal(&buf, "\"z\": 1}");
    buf_char(&buf, 0);
    told_of(buf.at, "duplicate-key 100:1", "line 1");
    buf_release(&buf);
}

static void json__bounds_the_depth(void **state) {
    (void)state;
    char text[4000] = "";
    memset(text, '[', 64);
    memset(text + 64, ']', 64);
    told_of(text, "", NULL);
    memset(text, '[', 3000);
    told_of(text, "json-depth 1:65", "closing bracket");
    told_of("\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"", "", NULL);
}

static void json__keeps_places_and_values(void **state) {
    (void)state;
    Kit kit = kit_new();
    const Source *source = source_make(
        kit.arena, T("x.json"), T(" {\"å\": [1.50, true, null],\n  \"b\": \"x\\u00e5\\n\"} "));
    const Node *node = json_read(kit.arena, source, kit.diags);
    assert_clean(&kit);
    const Node *list = node_get(node, "å"), *text = node_get(node, "b");
    assert_int_equal(node->spot.offset, 1);
    assert_int_equal(node->spot.offset + node->spot.length, source->bytes.length - 1);
    assert_int_equal(list->count, 3);
    assert_true(text_is(list->items[0].text, "1.50"));
    assert_true(list->items[0].number == 1.5);
    assert_true(list->items[1].truth && list->items[1].kind == NODE_BOOL);
    assert_int_equal(list->items[2].kind, NODE_NULL);
    assert_true(text_is(text->text, "xå\n"));
    assert_int_equal(text->spot.length, strlen("\"x\\u00e5\\n\""));
    assert_memory_equal(source->bytes.at + text->key_spot.offset, "\"b\"", text->key_spot.length);
    kit_free(&kit);
}

// ------------------------------------------------------------- random documents, against cJSON

static unsigned next_random(unsigned *seed, unsigned below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static void make_space(Buf *buf, unsigned *seed) {
    static const char *const spaces[] = {"", "", " ", "\n", "\t", "\r\n"};
    buf_string(buf, spaces[next_random(seed, 6)]);
}

static void make_text(Buf *buf, unsigned *seed, int key) {
    static const char *const parts[] = {"a", "å",   "\\\"", "\\\\", "\\u00e5", "\\ud83d\\ude00",
                                        "😀", "\\n", "]",    "{",    ",",       ":",
                                        " ", "//"};
    buf_char(buf, '"');
    for (unsigned i = next_random(seed, 5); i; i--)
        buf_string(buf, parts[next_random(seed, 14)]);
    if (key >= 0)
        buf_format(buf, "%d", key);
    buf_char(buf, '"');
}

static void make_value(Buf *buf, unsigned *seed, int depth) {
    static const char *const plain[] = {"0",   "-0",           "12",   "-3.25", "1e3", "2E-2",
                                        "0.1", "123456789012", "true", "false", "null"};
    unsigned choice = next_random(seed, depth < 6 ? 6 : 3);
    make_space(buf, seed);
    if (choice < 2) {
        buf_string(buf, plain[next_random(seed, 11)]);
    } else if (choice == 2) {
        make_text(buf, seed, -1);
    } else {
        bool object = choice == 3;
        buf_char(buf, object ? '{' : '[');
        for (int i = 0, count = (int)next_random(seed, 5); i < count; i++) {
            buf_string(buf, i ? "," : "");
            make_space(buf, seed);
            if (object) {
                make_text(buf, seed, i);
                make_space(buf, seed);
                buf_char(buf, ':');
            }
            make_value(buf, seed, depth + 1);
        }
        make_space(buf, seed);
        buf_char(buf, object ? '}' : ']');
    }
    make_space(buf, seed);
}

// The same tree; and the bytes of every node, read on their own, are that node.
static void assert_same(const Source *source, const Node *node, const cJSON *item) {
    Text bytes =
        text_slice(source->bytes, node->spot.offset, node->spot.offset + node->spot.length);
    cJSON *alone = cJSON_ParseWithLength(bytes.at, bytes.length);
    assert_true(cJSON_Compare(alone, item, true));
    cJSON_Delete(alone);
    static const int kinds[] = {cJSON_NULL,   0,           cJSON_Number,
                                cJSON_String, cJSON_Array, cJSON_Object};
    int kind = node->kind != NODE_BOOL ? kinds[node->kind] : node->truth ? cJSON_True : cJSON_False;
    assert_int_equal(kind, item->type & 0xff);
    if (node->kind == NODE_NUMBER)
        assert_true(node->number == item->valuedouble);
    if (node->kind == NODE_TEXT)
        assert_string_equal(node->text.at, item->valuestring);
    const cJSON *child = item->child;
    for (size_t i = 0; i < node->count; i++, child = child->next) {
        if (node->kind == NODE_OBJECT)
            assert_string_equal(node->items[i].key.at, child->string);
        assert_same(source, &node->items[i], child);
    }
    assert_null(child);
}

static void json__agrees_with_cjson_on_any_document(void **state) {
    (void)state;
    unsigned seed = 1;
    for (int i = 0; i < 2000; i++) {
        Kit kit = kit_new();
        Buf buf = {0};
        make_value(&buf, &seed, 0);
        const Source *source = source_make(kit.arena, T("x.json"), buf_copy(kit.arena, &buf));
        const Node *node = json_read(kit.arena, source, kit.diags);
        cJSON *root =
            cJSON_ParseWithLengthOpts(source->bytes.at, source->bytes.length + 1, NULL, 1);
        assert_clean(&kit);
        assert_non_null(root);
        assert_same(source, node, root);
        cJSON_Delete(root);
        buf_release(&buf);
        kit_free(&kit);
    }
}

// A document with one byte changed: what cJSON refuses is refused, and everything refused is told.
static void json__refuses_what_cjson_refuses(void **state) {
    (void)state;
    static const char bytes[] = "\"\\,:[]{}01-eE.tfn \n";
    unsigned seed = 2, refused = 0;
    for (int i = 0; i < 5000; i++) {
        Kit kit = kit_new();
        Buf buf = {0};
        make_value(&buf, &seed, 0);
        Text text = buf_copy(kit.arena, &buf);
        if (text.length)
            ((char *)text.at)[next_random(&seed, (unsigned)text.length)] =
                bytes[next_random(&seed, sizeof bytes - 1)];
        const Source *source = source_make(kit.arena, T("x.json"), text);
        const Node *node = json_read(kit.arena, source, kit.diags);
        cJSON *root = cJSON_ParseWithLengthOpts(text.at, text.length + 1, NULL, 1);
        refused += !root;
        assert_true(root || !node);
        assert_true(node || diags_count(kit.diags, LEVEL_ERROR));
        cJSON_Delete(root);
        buf_release(&buf);
        kit_free(&kit);
    }
    assert_in_range(refused, 1000, 4900);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json__tells_where_the_slip_is),
        cmocka_unit_test(json__is_stricter_than_cjson),
        cmocka_unit_test(json__tells_duplicate_keys),
        cmocka_unit_test(json__bounds_the_depth),
        cmocka_unit_test(json__keeps_places_and_values),
        cmocka_unit_test(json__agrees_with_cjson_on_any_document),
        cmocka_unit_test(json__refuses_what_cjson_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
