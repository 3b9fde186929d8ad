// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void arena__memory_is_zeroed_aligned_and_apart(void **state) {
    (void)state;
    Arena *arena = arena_new();
    unsigned char *blocks[400];
    size_t sizes[400];
    for (size_t i = 0; i < 400; i++) {
        sizes[i] = i * 37 % 1009 + (i % 50 ? 0 : 90000);
        blocks[i] = arena_alloc(arena, sizes[i]);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % 16, 0);
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(blocks[i][j], 0);
        memset(blocks[i], (int)(i % 255) + 1, sizes[i]);
    }
    for (size_t i = 0; i < 400; i++)
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(blocks[i][j], i % 255 + 1);
    arena_free(arena);
}

static void arena__nothing_may_be_freed(void **state) {
    (void)state;
    arena_free(NULL);
    arena_free(arena_new());
}

static void arena__list_keeps_order_while_it_grows(void **state) {
    (void)state;
    Arena *arena = arena_new();
    LIST(size_t) numbers = {0};
    for (size_t i = 0; i < 10000; i++)
        list_push(arena, &numbers, i * i);
    assert_int_equal(numbers.count, 10000);
    for (size_t i = 0; i < numbers.count; i++)
        assert_int_equal(numbers.items[i], i * i);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena__memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(arena__nothing_may_be_freed),
        cmocka_unit_test(arena__list_keeps_order_while_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
