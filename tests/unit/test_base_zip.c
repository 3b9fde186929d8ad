// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <cmocka.h>

static uint32_t number(const Buf *zip, size_t at, unsigned bytes) {
    uint32_t result = 0;
    for (unsigned i = 0; i < bytes; i++)
        result |= (uint32_t)(unsigned char)zip->at[at + i] << (8 * i);
    return result;
}

// The content of the entry whose record in the list at the end is at `*at`, which moves behind it.
static Text unpack(Arena *arena, const Buf *zip, size_t *at, Text *name) {
    assert_memory_equal(zip->at + *at, "PK\1\2", 4);
    uint32_t checksum = number(zip, *at + 16, 4), packed = number(zip, *at + 20, 4);
    uint32_t size = number(zip, *at + 24, 4), length = number(zip, *at + 28, 2);
    size_t start = number(zip, *at + 42, 4);
    *name = text_copy(arena, (Text){zip->at + *at + 46, length});
    *at += 46 + length;
    assert_memory_equal(zip->at + start, "PK\3\4", 4);
    assert_int_equal(number(zip, start + 10, 2), 0);            // midnight …
    assert_int_equal(number(zip, start + 12, 2), (1 << 5) | 1); // … of 1 January 1980
    start += 30 + number(zip, start + 26, 2) + number(zip, start + 28, 2);
    char *bytes = arena_alloc(arena, size + 1);
    z_stream stream = {.next_in = (Bytef *)zip->at + start, .avail_in = packed,
                       .next_out = (Bytef *)bytes, .avail_out = size + 1};
    assert_int_equal(inflateInit2(&stream, -MAX_WBITS), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(stream.total_out, size);
    inflateEnd(&stream);
    assert_int_equal(crc32(0, (Bytef *)bytes, size), checksum);
    return (Text){bytes, size};
}

static void zip__keeps_every_byte(void **state) {
    (void)state;
    Arena *arena = arena_new();
    size_t length = 300000;
    char *large = arena_alloc(arena, length);
    for (size_t i = 0; i < length; i++)
        large[i] = (char)(i * i >> 3);
    const ZipFile files[] = {{T("README.txt"), T("Hej\n")}, {T("å/tom.csv"), {0}}, {T("x.bin"), {large, length}}};
    Buf zip = {0}, again = {0};
    buf_literal(&zip, "before"); // what stands before it moves nothing
    zip_write(&zip, files, 3);
    memmove(zip.at, zip.at + 6, zip.length -= 6);
    zip_write(&again, files, 3);
    assert_true(text_equal(buf_view(&zip), buf_view(&again)));
    size_t end = zip.length - 22, at = number(&zip, end + 16, 4);
    assert_memory_equal(zip.at + end, "PK\5\6", 4);
    assert_int_equal(number(&zip, end + 10, 2), 3);
    for (size_t i = 0; i < 3; i++) {
        Text name, bytes = unpack(arena, &zip, &at, &name);
        assert_true(text_equal(name, files[i].name));
        assert_true(text_equal(bytes, files[i].bytes));
    }
    assert_int_equal(at, end);
    buf_release(&zip);
    buf_release(&again);
    arena_free(arena);
}

static void zip__may_be_empty(void **state) {
    (void)state;
    Buf zip = {0};
    zip_write(&zip, NULL, 0);
    assert_int_equal(zip.length, 22);
    buf_release(&zip);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(zip__keeps_every_byte), cmocka_unit_test(zip__may_be_empty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
