// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static Arena *arena;
static Text folder;

static int open_folder(void **state) {
    (void)state;
    arena = arena_new();
    char name[] = "/tmp/jamlik-source-XXXXXX";
    folder = text_copy(arena, text_of(mkdtemp(name)));
    return 0;
}

static int close_folder(void **state) {
    (void)state;
    bool removed = fs_remove_tree(folder);
    arena_free(arena);
    return removed ? 0 : -1;
}

// Reads a file of these bytes.
static Source *read_bytes(Diags *diags, Text bytes) {
    Text path = path_join(arena, folder, T("file"));
    assert_true(fs_write(path, bytes));
    return source_read(arena, diags, path, T("shown.md"), 1000);
}

static void assert_refused(Text bytes, const char *id, size_t offset) {
    Diags *diags = diags_new(arena);
    assert_null(read_bytes(diags, bytes));
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 1);
    const Diag *diag = diags_at(diags, 0);
    assert_string_equal(diag->id, id);
    assert_true(diag->hint.length > 0);
    if (offset == SIZE_MAX) {
        assert_null(diag->spot.source);
        assert_true(text_is(diag->path, "shown.md"));
    } else {
        assert_int_equal(diag->spot.offset, offset);
        assert_true(text_is(diag->spot.source->path, "shown.md"));
    }
}

static void source__reads_text(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    Source *source = read_bytes(diags, T("\xef\xbb\xbfå\r\nb\n"));
    assert_non_null(source);
    assert_string_equal(source->bytes.at, "å\r\nb\n");
    assert_true(text_is(source->path, "shown.md"));
    assert_non_null(read_bytes(diags, T("")));
    assert_non_null(read_bytes(diags, T("\xef\xbb\xbf")));
    assert_non_null(read_bytes(diags, T("x")));
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 0);
}

static void source__refuses_what_is_no_text(void **state) {
    (void)state;
    assert_refused(T("sm\xf6r"), "not-utf8", 2);
    assert_refused(T("\xef\xbb\xbf"
                     "ab\x80"),
                   "not-utf8", 2);
    assert_refused(T("trunc\xc3"), "not-utf8", 5);
    assert_refused(T("ab\0c"), "nul-byte", 2);
    assert_refused(T("ab\0c\xf6"), "nul-byte", 2);
    assert_refused(T("ab\xf6\0c"), "not-utf8", 2);
    assert_refused(T("a\rb"), "lone-cr", 1);
    assert_refused(T("a\r\n\r"), "lone-cr", 3);
    assert_refused(T("\xff\xfe"
                     "a\0"),
                   "utf16", SIZE_MAX);
    assert_refused(T("\xfe\xff\0a"), "utf16", SIZE_MAX);
    assert_refused(T("{\0\"\0"), "utf16", SIZE_MAX);
    assert_refused(T("\0{\0\""), "utf16", SIZE_MAX);
}

static void source__names_the_latin_letter(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    read_bytes(diags, T("sm\xf6r"));
    assert_true(text_find(diags_at(diags, 0)->hint, T("'ö'")) != SIZE_MAX);
}

static void source__refuses_what_is_too_big_or_not_there(void **state) {
    (void)state;
    char big[1001];
    memset(big, 'x', sizeof big);
    assert_refused((Text){big, sizeof big}, "file-too-big", SIZE_MAX);
    Diags *diags = diags_new(arena);
    assert_non_null(read_bytes(diags, (Text){big, 1000}));
    assert_null(source_read(arena, diags, T("/nowhere/x"), T("x"), 10));
    assert_null(source_read(arena, diags, folder, T("y"), 10));
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 2);
    assert_string_equal(diags_at(diags, 0)->id, "file-unreadable");
    assert_string_equal(diags_at(diags, 1)->id, "file-unreadable");
}

// ------------------------------------------------------------------------------------ places

static void assert_position(const Source *source, size_t offset, size_t line, size_t column) {
    size_t found_line, found_column;
    source_position(source, offset, &found_line, &found_column);
    assert_int_equal(found_line, line);
    assert_int_equal(found_column, column);
}

static void source__columns_count_characters(void **state) {
    (void)state;
    const Source *source = source_make(arena, T("x"), T("åäö\r\n\r\n\tb"));
    assert_position(source, 0, 1, 1);
    assert_position(source, 4, 1, 3);
    assert_position(source, 6, 1, 4);
    assert_position(source, 8, 2, 1);
    assert_position(source, 10, 3, 1);
    assert_position(source, 11, 3, 2);
    assert_position(source, 12, 3, 3);
    assert_position(source, 99, 3, 3);
}

static void source__positions_agree_with_counting(void **state) {
    (void)state;
    const Source *source = source_make(arena, T("x"), T("\n\na\nbc\n\ndef\nå€\n"));
    size_t line = 1, column = 1;
    for (size_t i = 0; i < source->bytes.length;) {
        assert_position(source, i, line, column);
        if (column == 1)
            assert_int_equal(source_line_offset(source, line), i);
        bool end = text_next(source->bytes, &i) == '\n';
        line += end;
        column = end ? 1 : column + 1;
    }
    assert_position(source, source->bytes.length, line, column);
    assert_int_equal(source_line_offset(source, 1000), source->bytes.length);
}

static void source__spot_of_a_slice(void **state) {
    (void)state;
    const Source *source = source_make(arena, T("x"), T("abc def"));
    Spot spot = spot_of(source, text_slice(source->bytes, 4, 6));
    assert_ptr_equal(spot.source, source);
    assert_int_equal(spot.offset, 4);
    assert_int_equal(spot.length, 2);
}

static void source__refuses_control_characters(void **state) {
    (void)state;
    assert_refused(T("ab\x02" "c"), "control-character", 2);
    assert_refused(T("ab\xc2\x92"), "control-character", 2);
    assert_refused(T("ab\xef\xbf\xbf"), "control-character", 2);
    assert_refused(T("ab\x02\xf6"), "control-character", 2);
    assert_refused(T("ab\xf6\x02"), "not-utf8", 2);
}

static void source__lines_alone(void **state) {
    (void)state;
    Source *source = source_make(arena, T("x"), T("a\nbå\n\nc"));
    for (size_t i = 0; i <= source->bytes.length; i++) {
        size_t line, column;
        source_position(source, i, &line, &column);
        assert_int_equal(source_line(source, i), line);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(source__reads_text),
        cmocka_unit_test(source__refuses_what_is_no_text),
        cmocka_unit_test(source__names_the_latin_letter),
        cmocka_unit_test(source__refuses_what_is_too_big_or_not_there),
        cmocka_unit_test(source__columns_count_characters),
        cmocka_unit_test(source__positions_agree_with_counting),
        cmocka_unit_test(source__spot_of_a_slice),
        cmocka_unit_test(source__refuses_control_characters),
        cmocka_unit_test(source__lines_alone),
    };
    return cmocka_run_group_tests(tests, open_folder, close_folder);
}
