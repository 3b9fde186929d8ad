// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static Arena *arena;
static Text folder;

static int open_folder(void **state) {
    (void)state;
    arena = arena_new();
    char name[] = "/tmp/jamlik-fs-XXXXXX";
    folder = text_copy(arena, text_of(mkdtemp(name)));
    return 0;
}

static int close_folder(void **state) {
    (void)state;
    bool removed = fs_remove_tree(folder);
    arena_free(arena);
    return removed ? 0 : -1;
}

static Text in_folder(const char *name) {
    return path_join(arena, folder, text_of(name));
}

static void put(const char *name, const char *bytes) {
    assert_true(fs_write(in_folder(name), text_of(bytes)));
}

static void assert_file(const char *name, const char *wanted) {
    Text bytes;
    assert_true(fs_read(arena, in_folder(name), &bytes));
    assert_string_equal(bytes.at, wanted);
}

// ------------------------------------------------------------------------------------ files

static void fs__writes_and_reads(void **state) {
    (void)state;
    put("a/b/c.txt", "one");
    put("a/b/c.txt", "two");
    assert_file("a/b/c.txt", "two");
    put("empty", "");
    assert_file("empty", "");
    assert_true(fs_exists(in_folder("a/b/c.txt")));
    assert_false(fs_exists(in_folder("a/x")));
    assert_true(fs_is_folder(in_folder("a/b/")));
    assert_false(fs_is_folder(in_folder("a/b/c.txt")));
}

static void fs__failures_leave_errno(void **state) {
    (void)state;
    Text bytes;
    put("file", "x");
    assert_false(fs_read(arena, in_folder("absent"), &bytes));
    assert_int_equal(errno, ENOENT);
    assert_false(fs_read(arena, folder, &bytes));
    assert_int_equal(errno, EISDIR);
    assert_false(fs_write(in_folder("file/below"), T("x")));
    assert_int_equal(errno, ENOTDIR);
    assert_false(fs_make_folder(in_folder("file")));
    assert_int_equal(errno, ENOTDIR);
    assert_false(fs_write((Text){0}, T("x")));
    assert_false(fs_read(arena, T("a\0b"), &bytes));
    assert_false(fs_remove_tree((Text){0}));
    char name[5000];
    memset(name, 'x', sizeof name);
    assert_false(fs_write((Text){name, sizeof name}, T("x")));
    assert_int_equal(errno, ENAMETOOLONG);
}

static void fs__writing_does_not_touch_other_links(void **state) {
    (void)state;
    put("asset", "old");
    assert_int_equal(link(in_folder("asset").at, in_folder("twin").at), 0);
    put("twin", "new");
    assert_file("asset", "old");
    assert_file("twin", "new");
}

static void fs__new_files_never_replace(void **state) {
    (void)state;
    assert_true(fs_write_new(in_folder("site/deep/page"), T("one")));
    assert_file("site/deep/page", "one");
    assert_false(fs_write_new(in_folder("site/deep/page"), T("two")));
    assert_int_equal(errno, EEXIST);
    assert_file("site/deep/page", "one");
}

// Only what a process that is gone left long ago is taken away.
static void fs__stale_folders_are_removed(void **state) {
    (void)state;
    static const char *const names[] = {"site.new-999999999", "site.new-1", "site.new-x", "site",
                                        "other.new-999999999", "site.new-999999998"};
    enum { OLD = 5 };
    struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_true(fs_write_new(path_join(arena, in_folder(names[i]), T("f/page")), T("x")));
        assert_true(fs_write_new(path_join(arena, in_folder(names[i]), T(".ours")), T("")));
        if (i < OLD)
            assert_int_equal(utimensat(AT_FDCWD, in_folder(names[i]).at, old, 0), 0);
    }
    fs_remove_stale(in_folder("site.new-"), ".ours");
    assert_false(fs_exists(in_folder("site.new-999999999")));
    for (size_t i = 1; i < sizeof names / sizeof *names; i++)
        assert_true(fs_exists(in_folder(names[i])));
}

// The year in the name of an author's own folder is no process either.
static void fs__stale_folders_of_others_stay(void **state) {
    (void)state;
    struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    put("mine.new-999999999/page", "x");
    assert_true(fs_make_folder(in_folder("mine.new-999999998")));
    assert_int_equal(utimensat(AT_FDCWD, in_folder("mine.new-999999999").at, old, 0), 0);
    assert_int_equal(utimensat(AT_FDCWD, in_folder("mine.new-999999998").at, old, 0), 0);
    fs_remove_stale(in_folder("mine.new-"), ".ours");
    assert_true(fs_exists(in_folder("mine.new-999999999/page")));
    assert_false(fs_exists(in_folder("mine.new-999999998"))); // empty
}

static void fs__old_files_are_removed(void **state) {
    (void)state;
    struct timespec old[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    fs_remove_older(in_folder("absent"), 90);
    put("kept/old", "x");
    put("kept/young", "x");
    assert_int_equal(utimensat(AT_FDCWD, in_folder("kept/old").at, old, 0), 0);
    fs_remove_older(in_folder("kept"), 90);
    assert_false(fs_exists(in_folder("kept/old")));
    assert_true(fs_exists(in_folder("kept/young")));
}

static void fs__writing_keeps_the_rights(void **state) {
    (void)state;
    struct stat status;
    put("secret", "x");
    assert_int_equal(chmod(in_folder("secret").at, 0600), 0);
    put("secret", "y");
    assert_int_equal(stat(in_folder("secret").at, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
}

// ---------------------------------------------------------------------------------- listing

static Text listed(FileList files) {
    Buf buf = {0};
    for (size_t i = 0; i < files.count; i++)
        buf_format(&buf, "%.*s %zu%s\n", TEXT_ARG(files.items[i].path), files.items[i].size,
                   files.items[i].leaves_root ? " out" : "");
    Text copy = buf_copy(arena, &buf);
    buf_release(&buf);
    return copy;
}

static void fs__lists_files_in_order(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    put("r/b.md", "12");
    put("r/a/z.md", "1");
    put("r/a.md", "");
    put("r/.git/x", "x");
    put("r/a/.hidden", "x");
    put("r/å.md", "123");
    assert_true(fs_make_folder(in_folder("r/empty")));
    assert_string_equal(listed(fs_list(arena, diags, in_folder("r"))).at,
                        "a.md 0\na/z.md 1\nb.md 2\nå.md 3\n");
    assert_int_equal(diags_count(diags, LEVEL_NOTE), 0);
}

static void link_to(const char *target, const char *name) {
    assert_int_equal(symlink(target, in_folder(name).at), 0);
}

static void fs__links_are_looked_through(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    put("outside/secret", "1234");
    put("root/sub/file", "12");
    put("root-twin/file", "1");
    link_to("sub/file", "root/inside");
    link_to("../outside/secret", "root/out-file");
    link_to("../outside", "root/out-folder");
    link_to("../root-twin/file", "root/out-twin");
    link_to(".", "root/sub/loop");
    link_to("self", "root/self");
    link_to("absent", "root/broken");
    const char *wanted = listed(fs_list(arena, diags, in_folder("root"))).at;
    Text rest = text_of(wanted), line;
    const char *const lines[] = {"inside 2", "out-file 4 out", "out-folder ", "out-twin 1 out",
                                 "sub/file 2"};
    for (size_t i = 0; i < 5; i++) {
        assert_true(text_cut(&rest, '\n', &line));
        assert_true(text_starts(line, lines[i]));
    }
    assert_int_equal(rest.length, 0);
    assert_true(text_find(text_of(wanted), T("out-folder ")) != SIZE_MAX);
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 2);
    assert_int_equal(diags_count(diags, LEVEL_WARNING), 3);
}

static void fs__tells_of_folders_and_names_it_cannot_use(void **state) {
    (void)state;
    Diags *diags = diags_new(arena);
    put("names/sm\xf6r.md", "x");
    assert_int_equal(fs_list(arena, diags, in_folder("names")).count, 0);
    assert_int_equal(fs_list(arena, diags, in_folder("absent")).count, 0);
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 2);
    assert_string_equal(diags_at(diags, 0)->id, "bad-file-name");
    assert_string_equal(diags_at(diags, 1)->id, "folder-unreadable");
}

// --------------------------------------------------------------------------------- swapping

static void fs__swap_replaces_the_folder(void **state) {
    (void)state;
    put("new/index.html", "new");
    put("public/index.html", "old");
    put("public/gone.html", "old");
    assert_true(fs_swap_folder(in_folder("new/"), in_folder("public/")));
    assert_file("public/index.html", "new");
    assert_false(fs_exists(in_folder("public/gone.html")));
    assert_false(fs_exists(in_folder("new")));
}

static void fs__swap_into_an_empty_place(void **state) {
    (void)state;
    put("new/index.html", "new");
    assert_true(fs_swap_folder(in_folder("new"), in_folder("first")));
    assert_file("first/index.html", "new");
    assert_false(fs_exists(in_folder("new")));
}

static void fs__swap_spares_what_is_no_folder(void **state) {
    (void)state;
    put("new/index.html", "new");
    put("thesis.doc", "years of work");
    assert_false(fs_swap_folder(in_folder("new"), in_folder("thesis.doc")));
    assert_int_equal(errno, ENOTDIR);
    assert_file("thesis.doc", "years of work");
    assert_false(fs_swap_folder(in_folder("absent"), in_folder("new")));
    assert_file("new/index.html", "new");
}

static void fs__remove_does_not_follow_links(void **state) {
    (void)state;
    put("keep/file", "x");
    put("tree/a/b/file", "x");
    link_to("../../keep", "tree/a/link");
    assert_true(fs_remove_tree(in_folder("tree")));
    assert_false(fs_exists(in_folder("tree")));
    assert_file("keep/file", "x");
    assert_true(fs_remove_tree(in_folder("tree")));
}

// ------------------------------------------------------------------------------------ paths

static void path__joins_and_parts(void **state) {
    (void)state;
    assert_string_equal(path_join(arena, T("a"), T("b")).at, "a/b");
    assert_string_equal(path_join(arena, T("a/"), T("b")).at, "a/b");
    assert_string_equal(path_join(arena, T("/"), T("b")).at, "/b");
    assert_string_equal(path_join(arena, (Text){0}, T("b")).at, "b");
    assert_true(text_is(path_folder(T("a/b/c")), "a/b"));
    assert_true(text_is(path_folder(T("/a")), "/"));
    assert_true(text_is(path_folder(T("a")), ""));
}

static void path__normal_form(void **state) {
    (void)state;
    const char *const pairs[][2] = {
        {"a/b/../c", "a/c"}, {"./a//b/.", "a/b"}, {"a/..", "."},        {"", "."},
        {"a/../../b", ""},   {"..", ""},          {"/a/../b", "/b"},    {"/..", ""},
        {"/", "/"},          {"../a", ""},        {"a/b/../../c", "c"}, {"a/b/", "a/b"},
        {"...", "..."},      {"a/...", "a/..."},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_true(text_is(path_normal(arena, text_of(pairs[i][0])), pairs[i][1]));
}

#define FS_TEST(function) cmocka_unit_test_setup_teardown(function, open_folder, close_folder)

static void fs__real_paths_have_no_links(void **state) {
    (void)state;
    put("d/f", "x");
    assert_int_equal(symlink("d", in_folder("l").at), 0);
    Text real = fs_real(arena, in_folder("d"));
    assert_true(text_equal(fs_real(arena, in_folder("l/../l/")), real));
    assert_int_equal(fs_real(arena, in_folder("none")).length, 0);
    assert_true(path_is_within(real, real));
    assert_true(path_is_within(fs_real(arena, in_folder("l/f")), real));
    assert_true(path_is_within(real, T("/")));
    assert_false(path_is_within(T("/a/bc"), T("/a/b")));
    assert_false(path_is_within(T("/a"), T("/a/b")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FS_TEST(fs__writes_and_reads),
        FS_TEST(fs__failures_leave_errno),
        FS_TEST(fs__writing_does_not_touch_other_links),
        FS_TEST(fs__new_files_never_replace),
        FS_TEST(fs__stale_folders_are_removed),
        FS_TEST(fs__stale_folders_of_others_stay),
        FS_TEST(fs__old_files_are_removed),
        FS_TEST(fs__writing_keeps_the_rights),
        FS_TEST(fs__lists_files_in_order),
        FS_TEST(fs__links_are_looked_through),
        FS_TEST(fs__tells_of_folders_and_names_it_cannot_use),
        FS_TEST(fs__swap_replaces_the_folder),
        FS_TEST(fs__swap_into_an_empty_place),
        FS_TEST(fs__swap_spares_what_is_no_folder),
        FS_TEST(fs__remove_does_not_follow_links),
        FS_TEST(path__joins_and_parts),
        FS_TEST(path__normal_form),
        FS_TEST(fs__real_paths_have_no_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
