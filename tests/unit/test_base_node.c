// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static Arena *arena;
static Diags *diags;

static int open_arena(void **state) {
    (void)state;
    arena = arena_new();
    diags = diags_new(arena);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

// key and value stand in `source` as `key: value`, once.
static Node item(const Source *source, const char *line, NodeKind kind) {
    size_t at = text_find(source->bytes, text_of(line));
    Text text = text_slice(source->bytes, at, at + strlen(line)), key;
    text_cut(&text, ':', &key);
    Text value = text_trim(text);
    return (Node){.kind = kind,
                  .key = key,
                  .key_spot = spot_of(source, key),
                  .spot = spot_of(source, value),
                  .text = value,
                  .number = 83.5,
                  .truth = true};
}

// {title: Bo, empty: , number: 83.5, truth: true, titel: x, comma: 83,5, null: ~,
//  list: [], object: {sv: år, en: , fi: 3}}
static Node example(void) {
    const Source *source = source_make(arena, T("a.yaml"),
                                       T("title: Bo\nempty: \nnumber: 83.5\ntruth: true\ntitel: x\n"
                                         "comma: 83,5\nnull: ~\nlist: []\nobject: {}\n"
                                         "sv: år\nen: \nfi: 3\n"));
    Node *languages = arena_array(arena, Node, 3), *items = arena_array(arena, Node, 9);
    languages[0] = item(source, "sv: år", NODE_TEXT);
    languages[1] = item(source, "en: ", NODE_TEXT);
    languages[2] = item(source, "fi: 3", NODE_NUMBER);
    items[0] = item(source, "title: Bo", NODE_TEXT);
    items[1] = item(source, "empty: ", NODE_TEXT);
    items[2] = item(source, "number: 83.5", NODE_NUMBER);
    items[3] = item(source, "truth: true", NODE_BOOL);
    items[4] = item(source, "titel: x", NODE_TEXT);
    items[5] = item(source, "comma: 83,5", NODE_TEXT);
    items[6] = item(source, "null: ~", NODE_NULL);
    items[7] = item(source, "list: []", NODE_LIST);
    items[8] = item(source, "object: {}", NODE_OBJECT);
    items[8].items = languages;
    items[8].count = 3;
    return (Node){.kind = NODE_OBJECT, .spot = {source, 0, 5}, .items = items, .count = 9};
}

static void assert_no_diags(void) {
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 0);
}

// The only diagnostic has this id, and its message and hint these words.
static void assert_diag(const char *id, const char *message, const char *hint) {
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 1);
    const Diag *diag = diags_at(diags, 0);
    assert_string_equal(diag->id, id);
    assert_string_equal(diag->message.at, message);
    assert_string_equal(diag->hint.length ? diag->hint.at : "", hint);
    diags = diags_new(arena);
}

static void node__reads_what_is_there(void **state) {
    (void)state;
    Node node = example();
    assert_true(text_is(node_text(&node, "title", diags), "Bo"));
    assert_true(text_is(node_required(&node, "title", diags), "Bo"));
    assert_true(node_number(&node, "number", 1, diags) == 83.5);
    assert_true(node_bool(&node, "truth", false, diags));
    assert_ptr_equal(node_list(&node, "list", diags), &node.items[7]);
    assert_ptr_equal(node_object(&node, "object", diags), &node.items[8]);
    assert_no_diags();
}

static void node__absent_is_the_empty_value(void **state) {
    (void)state;
    Node node = example();
    const Node *const objects[] = {&node, NULL, &node.items[0]};
    for (size_t i = 0; i < 3; i++) {
        assert_null(node_get(objects[i], "x"));
        assert_int_equal(node_text(objects[i], "x", diags).length, 0);
        assert_true(node_number(objects[i], "x", 7, diags) == 7);
        assert_true(node_bool(objects[i], "x", true, diags));
        assert_null(node_list(objects[i], "x", diags));
        assert_null(node_object(objects[i], "x", diags));
        assert_int_equal(node_local_text(arena, objects[i], "x", T("sv"), diags).count, 0);
    }
    assert_no_diags();
}

static void node__wrong_kinds_come_with_advice(void **state) {
    (void)state;
    Node node = example();
    assert_int_equal(node_text(&node, "number", diags).length, 0);
    assert_diag("wrong-type", "'number' must be a text, not a number",
                "put it in quotes: \"83.5\"");
    assert_true(node_number(&node, "comma", 7, diags) == 7);
    assert_diag("wrong-type", "'comma' must be a number, not a text", "write 83.5, without quotes");
    node_number(&node, "title", 7, diags);
    assert_diag("wrong-type", "'title' must be a number, not a text",
                "write a number, without quotes");
    node_text(&node, "null", diags);
    assert_diag("wrong-type", "'null' must be a text, not nothing",
                "write a text, or leave out the key");
    assert_false(node_bool(&node, "title", false, diags));
    assert_diag("wrong-type", "'title' must be true or false, not a text",
                "write true or false, without quotes");
    assert_null(node_list(&node, "title", diags));
    assert_diag("wrong-type", "'title' must be a list, not a text", "put it in brackets: [Bo]");
    assert_null(node_object(&node, "list", diags));
    assert_diag("wrong-type", "'list' must be an object, not a list",
                "write it as keys with values: { … }");
}

static void node__unknown_keys_get_a_suggestion(void **state) {
    (void)state;
    Node node = example();
    const char *const known[] = {"title",  "empty", "number", "truth", "comma",
                                 "object", "null",  "list",   NULL};
    node_check_keys(&node, known, diags);
    assert_int_equal(diags_at(diags, 0)->spot.offset, node.items[4].key_spot.offset);
    assert_diag("unknown-key", "unknown key 'titel'", "did you mean 'title'?");
    node_check_keys(NULL, known, diags);
    node_check_keys(&node.items[0], known, diags);
    assert_no_diags();
}

static void node__misspelt_is_not_missing_too(void **state) {
    (void)state;
    Node node = example();
    const char *const known[] = {"title", "empty", "number", "truth", "comma",
                                 "object", "null", "list", NULL};
    assert_false(node_misspelt(&node, "title", diags));   // nobody has told of 'titel'
    node_check_keys(&node, known, diags);
    assert_true(node_misspelt(&node, "title", diags));
    assert_false(node_misspelt(&node, "why", diags));
    assert_false(node_misspelt(NULL, "title", diags));
    assert_int_equal(node_required(&node, "titles", diags).length, 0);
    assert_diag("unknown-key", "unknown key 'titel'", "did you mean 'title'?");
}

static void node__required_is_missed(void **state) {
    (void)state;
    Node node = example();
    assert_int_equal(node_required(&node, "why", diags).length, 0);
    assert_int_equal(diags_at(diags, 0)->spot.length, 5);
    assert_diag("missing-key", "missing key 'why'", "add 'why' with a text");
    assert_int_equal(node_required(&node, "empty", diags).length, 0);
    assert_diag("empty-text", "'empty' is empty", "write a text");
    node.items[1].text = T(" \t ");
    assert_int_equal(node_required(&node, "empty", diags).length, 0);
    assert_diag("empty-text", "'empty' is empty", "write a text");
    assert_int_equal(node_required(&node, "truth", diags).length, 0);
    assert_diag("wrong-type", "'truth' must be a text, not true or false",
                "put it in quotes: \"true\"");
    assert_int_equal(node_required(NULL, "id", diags).length, 0);
    assert_diag("missing-key", "missing key 'id'", "add 'id' with a text");
}

static void node__local_text_is_a_text_or_languages(void **state) {
    (void)state;
    Node node = example();
    LocalText plain = node_local_text(arena, &node, "title", T("sv"), diags);
    assert_int_equal(plain.count, 1);
    assert_true(text_is(plain.entries[0].language, "sv"));
    assert_true(text_is(plain.entries[0].text, "Bo"));
    assert_int_equal(node_local_text(arena, &node, "empty", T("sv"), diags).count, 0);
    assert_no_diags();
    LocalText languages = node_local_text(arena, &node, "object", T("sv"), diags);
    assert_int_equal(languages.count, 1);
    assert_true(text_is(languages.entries[0].text, "år"));
    assert_diag("wrong-type", "'object' in 'fi' must be a text, not a number",
                "put it in quotes: \"3\"");
    assert_int_equal(node_local_text(arena, &node, "list", T("sv"), diags).count, 0);
    assert_diag("wrong-type", "'list' must be a text, not a list", "");
}

static void node__choice_is_an_index(void **state) {
    (void)state;
    Node node = example();
    const char *const names[] = {"Ab", "Bo", NULL}, *const others[] = {"line", "bar", NULL};
    assert_int_equal(node_choice(&node, "title", names, -1, diags), 1);
    assert_int_equal(node_choice(&node, "absent", names, -1, diags), -1);
    assert_no_diags();
    assert_int_equal(node_choice(&node, "title", others, 5, diags), 5);
    assert_diag("unknown-choice", "unknown value 'Bo' for 'title'", "known: line, bar");
    assert_int_equal(node_choice(&node, "number", others, 5, diags), 5);
    assert_diag("wrong-type", "'number' must be a text, not a number",
                "put it in quotes: \"83.5\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(node__reads_what_is_there, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(node__absent_is_the_empty_value, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(node__misspelt_is_not_missing_too, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(node__wrong_kinds_come_with_advice, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(node__unknown_keys_get_a_suggestion, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(node__required_is_missed, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(node__local_text_is_a_text_or_languages, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(node__choice_is_an_index, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
