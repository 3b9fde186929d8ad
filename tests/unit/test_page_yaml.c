// SPDX-License-Identifier: EUPL-1.2
#include "page_kit.h"

typedef struct Yaml {
    Arena *arena;
    Diags *diags;
    Source *source;
    Node *root;
} Yaml;

static Yaml read_part(const char *text, size_t from, size_t to) {
    Yaml yaml = {.arena = arena_new()};
    yaml.diags = diags_new(yaml.arena);
    yaml.source = source_make(yaml.arena, T("report.yaml"), text_copy(yaml.arena, text_of(text)));
    yaml.root = yaml_read(yaml.arena, yaml.source, from, to, yaml.diags);
    return yaml;
}

static Yaml read(const char *text) {
    return read_part(text, 0, strlen(text));
}

static void assert_at(const Yaml *yaml, Spot spot, const char *text) {
    assert_ptr_equal(spot.source, yaml->source);
    assert_text(text_slice(yaml->source->bytes, spot.offset, spot.offset + spot.length), text);
}

static void assert_refused(const char *text, const char *id, size_t line, size_t column) {
    Yaml yaml = read(text);
    Case c = {.diags = yaml.diags, .source = yaml.source};
    assert_says(&c, id, line, column, NULL);
    assert_int_equal(diags_count(yaml.diags, LEVEL_ERROR), 1);
    arena_free(yaml.arena);
}

static void yaml__plain_scalars_are_typed(void **state) {
    (void)state;
    static const struct {
        const char *text;
        NodeKind kind;
    } cases[] = {
        {"a: 12", NODE_NUMBER},       {"a: -0.5", NODE_NUMBER},   {"a: 1e3", NODE_NUMBER},
        {"a: 0", NODE_NUMBER},        {"a: true", NODE_BOOL},     {"a: false", NODE_BOOL},
        {"a: null", NODE_NULL},       {"a: ~", NODE_NULL},        {"a:", NODE_NULL},
        {"a: hej", NODE_TEXT},        {"a: \"12\"", NODE_TEXT},   {"a: 'true'", NODE_TEXT},
        {"a: 2026-11-22", NODE_TEXT}, {"a: 0114", NODE_TEXT},     {"a: 1.", NODE_TEXT},
        {"a: .5", NODE_TEXT},         {"a: 1_000", NODE_TEXT},    {"a: 0x1F", NODE_TEXT},
        {"a: yes", NODE_TEXT},        {"a: no", NODE_TEXT},       {"a: +1", NODE_TEXT},
        {"a: 1e", NODE_TEXT},         {"a: 83,1", NODE_TEXT},     {"a: \"\"", NODE_TEXT},
        {"a: [1]", NODE_LIST},        {"a: {b: 1}", NODE_OBJECT}, {"a: .inf", NODE_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Yaml yaml = read(cases[i].text);
        const Node *node = node_get(yaml.root, "a");
        assert_non_null(node);
        if (node->kind != cases[i].kind)
            fail_msg("%s is %s", cases[i].text, node_kind_name(node->kind));
        arena_free(yaml.arena);
    }
}

static void yaml__values(void **state) {
    (void)state;
    Yaml yaml = read("n: -12.5\nt: true\nd: 2026-11-22\nq: \"å\\n\\u00e5\"\nb: |\n  ett\n  två\n");
    assert_true(node_get(yaml.root, "n")->number == -12.5);
    assert_text(node_get(yaml.root, "n")->text, "-12.5");
    assert_true(node_get(yaml.root, "t")->truth);
    assert_text(node_get(yaml.root, "d")->text, "2026-11-22");
    assert_text(node_get(yaml.root, "q")->text, "å\nå");
    assert_text(node_get(yaml.root, "b")->text, "ett\ntvå\n");
    arena_free(yaml.arena);
}

static void yaml__places_count_bytes(void **state) {
    (void)state;
    Yaml yaml =
        read("titel: Jämlikt Gävleborg\nspråk: {sv: å, en: \"ö\"}\nlista:\n  - ä\n  - b: ö # å\n");
    const Node *language = node_get(yaml.root, "språk");
    assert_at(&yaml, node_get(yaml.root, "titel")->spot, "Jämlikt Gävleborg");
    assert_at(&yaml, language->key_spot, "språk");
    assert_at(&yaml, language->spot, "{sv: å, en: \"ö\"}");
    assert_at(&yaml, node_get(language, "en")->spot, "\"ö\"");
    assert_at(&yaml, node_get(yaml.root, "lista")->items[0].spot, "ä");
    assert_at(&yaml, node_get(&node_get(yaml.root, "lista")->items[1], "b")->spot, "ö");
    arena_free(yaml.arena);
}

static void yaml__places_with_crlf(void **state) {
    (void)state;
    Yaml yaml = read("å: 1\r\nä: två\r\nö: tre\r\n");
    assert_at(&yaml, node_get(yaml.root, "ö")->spot, "tre");
    arena_free(yaml.arena);
}

static void yaml__a_part_keeps_the_places_of_the_file(void **state) {
    (void)state;
    Yaml yaml = read_part("åå\na: ö\nzzz: [", 5, 11);
    assert_non_null(yaml.root);
    assert_int_equal(yaml.root->count, 1);
    assert_at(&yaml, node_get(yaml.root, "a")->spot, "ö");
    arena_free(yaml.arena);
}

static void yaml__nothing_is_null(void **state) {
    (void)state;
    const char *texts[] = {"", "\n\n", "# en kommentar\n"};
    for (size_t i = 0; i < 3; i++) {
        Yaml yaml = read(texts[i]);
        assert_non_null(yaml.root);
        assert_int_equal(yaml.root->kind, NODE_NULL);
        arena_free(yaml.arena);
    }
}

static void yaml__duplicate_key(void **state) {
    (void)state;
    assert_refused("å: 1\nb: 2\nå: 3\n", "duplicate-key", 3, 1);
    assert_refused("a: {b: 1, c: 2, b: 3}\n", "duplicate-key", 1, 17);
}

static void yaml__same_key_in_two_objects_is_fine(void **state) {
    (void)state;
    Yaml yaml = read("- {a: 1}\n- {a: 2}\n");
    assert_int_equal(diags_count(yaml.diags, LEVEL_NOTE), 0);
    arena_free(yaml.arena);
}

static void yaml__names_and_tags(void **state) {
    (void)state;
    assert_refused("a: &x 1\n", "yaml-alias", 1, 4);
    assert_refused("a: *x\n", "yaml-alias", 1, 4);
    assert_refused("a: &x [1]\n", "yaml-alias", 1, 4);
    assert_refused("a: !!str 1\n", "yaml-alias", 1, 4);
    assert_refused("a: !viktigt\n", "yaml-alias", 1, 4);
    assert_refused("- &a {b: 1}\n", "yaml-alias", 1, 3);
}

static void yaml__depth(void **state) {
    (void)state;
    char text[200] = {0};
    memset(text, '[', 32);
    memset(text + 32, ']', 32);
    Yaml fine = read(text);
    assert_non_null(fine.root);
    arena_free(fine.arena);
    memset(text, '[', 33);
    memset(text + 33, ']', 33);
    assert_refused(text, "yaml-depth", 1, 33);
    memset(text, '[', 150);
    assert_refused(text, "yaml-depth", 1, 33);
}

static void yaml__two_documents(void **state) {
    (void)state;
    assert_refused("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1);
}

static void yaml__syntax(void **state) {
    (void)state;
    assert_refused("å: Hälsa: en översikt\n", "yaml-syntax", 1, 9);
    assert_refused("a: 1\nbeskrivning\nc: 2\n", "yaml-syntax", 2, 1);
    assert_refused("a: \"öppen\nb: 2\n", "yaml-syntax", 1, 4);
    assert_refused("a: [1, 2\nb: 3\n", "yaml-syntax", 1, 4);
    assert_refused("a:\n\tb: 1\n", "yaml-syntax", 2, 1);
    assert_refused("a: @b\n", "yaml-syntax", 1, 4);
    assert_refused("? [a]\n: 1\n", "yaml-syntax", 1, 3);
    assert_refused("a: 1\n b: 2\n", "yaml-syntax", 2, 2);
}

static void yaml__a_control_character(void **state) {
    (void)state;
    assert_refused("å: b\nc: \x01\n", "yaml-syntax", 2, 4);
}

static void yaml__hints(void **state) {
    (void)state;
    Yaml yaml = read("titel: Hälsa: en översikt\n");
    Case c = {.diags = yaml.diags, .source = yaml.source};
    assert_has(case_diag(&c, "yaml-syntax")->hint, "quotes");
    arena_free(yaml.arena);
}

static void yaml__many_keys_take_no_longer_each(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Buf text = {0};
    for (int i = 0; i < 20000; i++)
        buf_format(&text, "k%d: 1\n", i);
    Source *source = source_make(arena, T("x"), buf_copy(arena, &text));
    Node *root = yaml_read(arena, source, 0, source->bytes.length, diags_new(arena));
    assert_int_equal(root->count, 20000);
    assert_text(root->items[19999].key, "k19999");
    buf_release(&text);
    arena_free(arena);
}

static void yaml__refuses_escapes_for_control_characters(void **state) {
    (void)state;
    assert_refused("a: \"b\\x02c\"\n", "control-character", 1, 4);
    assert_refused("a: 1\n\"b\\0\": 2\n", "control-character", 2, 1);
    assert_refused("a: 1e999\n", "out-of-range", 1, 4);
}

// Each of them has a place, which is not looked for from the beginning.
static void yaml__many_objects_take_no_longer_each(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Buf text = {0};
    for (int i = 0; i < 50000; i++)
        buf_literal(&text, "- a: å\n  b: [1]\n");
    Source *source = source_make(arena, T("x"), buf_copy(arena, &text));
    Node *root = yaml_read(arena, source, 0, source->bytes.length, diags_new(arena));
    assert_int_equal(root->count, 50000);
    Spot spot = root->items[49999].items[1].spot;
    assert_text(text_slice(source->bytes, spot.offset, spot.offset + spot.length), "[1]");
    buf_release(&text);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml__plain_scalars_are_typed),
        cmocka_unit_test(yaml__values),
        cmocka_unit_test(yaml__places_count_bytes),
        cmocka_unit_test(yaml__places_with_crlf),
        cmocka_unit_test(yaml__a_part_keeps_the_places_of_the_file),
        cmocka_unit_test(yaml__nothing_is_null),
        cmocka_unit_test(yaml__duplicate_key),
        cmocka_unit_test(yaml__same_key_in_two_objects_is_fine),
        cmocka_unit_test(yaml__names_and_tags),
        cmocka_unit_test(yaml__depth),
        cmocka_unit_test(yaml__two_documents),
        cmocka_unit_test(yaml__syntax),
        cmocka_unit_test(yaml__a_control_character),
        cmocka_unit_test(yaml__hints),
        cmocka_unit_test(yaml__many_keys_take_no_longer_each),
        cmocka_unit_test(yaml__refuses_escapes_for_control_characters),
        cmocka_unit_test(yaml__many_objects_take_no_longer_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
