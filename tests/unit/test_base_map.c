// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void map__empty_has_nothing(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Map *map = map_new(arena);
    assert_null(map_get(map, T("a")));
    assert_int_equal(map_count(map), 0);
    arena_free(arena);
}

static void map__first_value_stays(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Map *map = map_new(arena);
    int one, two;
    assert_true(map_put(map, T("sex"), &one));
    assert_false(map_put(map, T("sex"), &two));
    assert_true(map_put(map, (Text){0}, &two));
    assert_false(map_put(map, T(""), &one));
    assert_ptr_equal(map_get(map, T("sex")), &one);
    assert_ptr_equal(map_get(map, T("")), &two);
    assert_int_equal(map_count(map), 2);
    arena_free(arena);
}

static size_t find_plainly(const Text *keys, size_t count, Text key) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(keys[i], key))
            return i;
    return SIZE_MAX;
}

static void map__agrees_with_a_plain_list(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Map *map = map_new(arena);
    Text keys[3000];
    size_t count = 0;
    uint32_t random = 5;
    for (size_t round = 0; round < 6000; round++) {
        random = random * 1664525u + 1013904223u;
        Text key = text_format(arena, "%x", (random >> 8) % 3000);
        size_t known = find_plainly(keys, count, key);
        void *found = map_get(map, key);
        assert_ptr_equal(found, known == SIZE_MAX ? NULL : keys[known].at);
        assert_int_equal(map_put(map, key, (void *)(uintptr_t)key.at), known == SIZE_MAX);
        if (known == SIZE_MAX)
            keys[count++] = key;
    }
    assert_int_equal(map_count(map), count);
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(map_key(map, i).at, keys[i].at);
        assert_ptr_equal(map_value(map, i), keys[i].at);
    }
    arena_free(arena);
}

static void hash__is_the_same_on_every_machine(void **state) {
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(hash_hex(arena, (Text){0}).at, "2d06800538d394c2");
    assert_string_equal(hash_hex(arena, T("")).at, "2d06800538d394c2");
    assert_true(hash_bytes(T("a")) != hash_bytes(T("b")));
    assert_int_equal(hash_hex(arena, T("jamlik")).length, 16);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map__empty_has_nothing),
        cmocka_unit_test(map__first_value_stays),
        cmocka_unit_test(map__agrees_with_a_plain_list),
        cmocka_unit_test(hash__is_the_same_on_every_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
