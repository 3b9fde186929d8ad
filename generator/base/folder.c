// SPDX-License-Identifier: EUPL-1.2
//
// Whole folders: listing, removing, putting one in the place of another.
#include "base/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1)
#endif

// ---------------------------------------------------------------------------------- listing

Text fs_real(Arena *arena, Text path) {
    char name[PATH_MAX], real[PATH_MAX];
    bool found = path_terminate(path, name) && realpath(name, real);
    return found ? text_copy(arena, text_of(real)) : (Text){0};
}

typedef struct Walk {
    Arena *arena;
    Diags *diags;
    Text root, real_root;
    FileList files;
} Walk;

static void walk_folder(Walk *walk, Text folder);

static void add_file(Walk *walk, Text path, const struct stat *status, bool leaves_root) {
    FileEntry entry = {path, (size_t)status->st_size, leaves_root};
    list_push(walk->arena, &walk->files, entry);
}

// A link to a folder inside the tree is not followed: its files are listed where they are, and a
// folder that holds itself would never end.
static void walk_link(Walk *walk, Text path, Text full) {
    struct stat status;
    Text real = fs_real(walk->arena, full);
    if (!real.length || stat(real.at, &status) != 0) {
        Diag *diag = diag_file(walk->diags, "broken-link", full, "a symbolic link to nothing");
        diag_hint(walk->diags, diag, "remove the link, or put back what it points to");
        return;
    }
    bool leaves_root = !path_is_within(real, walk->real_root);
    if (S_ISREG(status.st_mode) || leaves_root) {
        add_file(walk, path, &status, leaves_root);
    } else if (S_ISDIR(status.st_mode)) {
        Diag *diag = diag_file(walk->diags, "folder-link", full,
                               "a symbolic link to a folder is not followed");
        diag->level = LEVEL_WARNING;
        diag_hint(walk->diags, diag, "put a folder there, or remove the link");
    }
}

static void walk_entry(Walk *walk, Text folder, const char *name) {
    struct stat status;
    Text path = path_join(walk->arena, folder, text_of(name));
    Text full = path_join(walk->arena, walk->root, path);
    if (text_invalid_utf8(path) != SIZE_MAX) {
        Diag *diag = diag_file(walk->diags, "bad-file-name", full, "a file name that is not UTF-8");
        diag_hint(walk->diags, diag, "give the file a new name");
    } else if (lstat(full.at, &status) != 0) {
        Diag *diag = diag_file(walk->diags, "file-unreadable", full, "cannot be looked at");
        diag_hint(walk->diags, diag, "check that you have the right to read it");
    } else if (S_ISLNK(status.st_mode)) {
        walk_link(walk, path, full);
    } else if (S_ISDIR(status.st_mode)) {
        walk_folder(walk, path);
    } else if (S_ISREG(status.st_mode)) {
        add_file(walk, path, &status, false);
    } else {
        Diag *diag = diag_file(walk->diags, "no-file", full, "neither a file nor a folder");
        diag->level = LEVEL_WARNING;
        diag_hint(walk->diags, diag, "put a file there, or remove it");
    }
}

static void walk_folder(Walk *walk, Text folder) {
    Text full = folder.length ? path_join(walk->arena, walk->root, folder) : walk->root;
    DIR *stream = opendir(full.at);
    if (!stream) {
        char reason[128];
        Diag *diag =
            diag_file(walk->diags, "folder-unreadable", full, "the folder cannot be read: %s",
                      strerror_r(errno, reason, sizeof reason));
        diag_hint(walk->diags, diag, "check its name, and that you have the right to open it");
        return;
    }
    for (const struct dirent *entry; (entry = readdir(stream));)
        if (entry->d_name[0] != '.')
            walk_entry(walk, folder, entry->d_name);
    closedir(stream);
}

static int compare_entries(const void *a, const void *b) {
    const FileEntry *x = a, *y = b;
    return text_order(x->path, y->path);
}

FileList fs_list(Arena *arena, Diags *diags, Text root) {
    Walk walk = {.arena = arena, .diags = diags, .root = text_copy(arena, root)};
    walk.real_root = fs_real(arena, walk.root);
    walk_folder(&walk, (Text){0});
    if (walk.files.count)
        qsort(walk.files.items, walk.files.count, sizeof *walk.files.items, compare_entries);
    return walk.files;
}

// --------------------------------------------------------------------------------- removing

static bool remove_below(int folder, const char *name);

static bool remove_entry(int folder, const struct dirent *entry) {
    bool is_folder = entry->d_type == DT_DIR;
    if (entry->d_type == DT_UNKNOWN) {
        struct stat status;
        is_folder = fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISDIR(status.st_mode);
    }
    if (is_folder)
        return remove_below(folder, entry->d_name);
    return unlinkat(folder, entry->d_name, 0) == 0;
}

// Symbolic links are removed, never followed: O_NOFOLLOW for the folder, unlinkat for the rest.
static bool remove_below(int folder, const char *name) {
    int handle = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = handle >= 0 ? fdopendir(handle) : NULL;
    if (!stream)
        return false;
    bool removed = true;
    for (struct dirent *entry; removed && (entry = readdir(stream));)
        if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
            removed = remove_entry(handle, entry);
    closedir(stream);
    return removed && unlinkat(folder, name, AT_REMOVEDIR) == 0;
}

bool fs_remove_tree(Text path) {
    char name[PATH_MAX];
    if (!path_terminate(path, name))
        return false;
    return remove_below(AT_FDCWD, name) || errno == ENOENT || unlink(name) == 0;
}

enum { STALE_SECONDS = 600 };

// A process of another container has no id here: its folder is young.
static bool is_stale(int folder, const char *name, const char *digits) {
    char *end;
    struct stat status;
    long process = strtol(digits, &end, 10);
    if (end == digits || *end || process <= 0 || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW))
        return false;
    bool gone = kill((pid_t)process, 0) != 0 && errno == ESRCH;
    return gone && S_ISDIR(status.st_mode) && time(NULL) - status.st_mtime > STALE_SECONDS;
}

static bool holds(int folder, const char *name, const char *file) {
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s", name, file);
    return length < PATH_MAX && faccessat(folder, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static void remove_stale(int folder, const char *name, const char *marker) {
    bool was_empty = unlinkat(folder, name, AT_REMOVEDIR) == 0;
    if (!was_empty && holds(folder, name, marker))
        remove_below(folder, name);
}

void fs_remove_stale(Text prefix, const char *marker) {
    Text parent = path_folder(prefix);
    size_t skip = parent.length ? parent.length + (parent.at[parent.length - 1] != '/') : 0;
    Text name = text_slice(prefix, skip, prefix.length);
    char path[PATH_MAX];
    DIR *stream = path_terminate(parent.length ? parent : T("."), path) ? opendir(path) : NULL;
    if (!stream)
        return;
    for (struct dirent *entry; (entry = readdir(stream));) {
        Text found = text_of(entry->d_name);
        bool ours = found.length > name.length && text_equal(text_slice(found, 0, name.length), name);
        if (ours && is_stale(dirfd(stream), entry->d_name, entry->d_name + name.length))
            remove_stale(dirfd(stream), entry->d_name, marker);
    }
    closedir(stream);
}

void fs_remove_older(Text folder, int days) {
    char path[PATH_MAX];
    DIR *stream = path_terminate(folder, path) ? opendir(path) : NULL;
    if (!stream)
        return;
    time_t oldest = time(NULL) - (time_t)days * 24 * 60 * 60;
    for (struct dirent *entry; (entry = readdir(stream));) {
        struct stat status;
        if (fstatat(dirfd(stream), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(status.st_mode) && status.st_mtime < oldest)
            unlinkat(dirfd(stream), entry->d_name, 0);
    }
    closedir(stream);
}

// --------------------------------------------------------------------------------- swapping

static bool exchange(const char *one, const char *other) {
#ifdef SYS_renameat2
    return syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0;
#else
    (void)one, (void)other;
    errno = ENOSYS;
    return false;
#endif
}

// Where the file system cannot exchange: the old folder steps aside for a moment, and back if the
// new one cannot come.
static bool step_aside(const char *from, Text place, const char *to) {
    char aside[PATH_MAX + 32];
    snprintf(aside, sizeof aside, "%.*s.%ld.old", TEXT_ARG(place), (long)getpid());
    if (rename(to, aside) != 0)
        return false;
    if (rename(from, to) != 0) {
        int error = errno;
        rename(aside, to);
        errno = error;
        return false;
    }
    rename(aside, from);                  // where the caller looks for what cannot be removed
    fs_remove_tree(text_of(from));
    return true;
}

static Text without_slash(Text path) {
    while (path.length > 1 && text_ends(path, "/"))
        path.length--;
    return path;
}

bool fs_swap_folder(Text fresh, Text place) {
    char from[PATH_MAX], to[PATH_MAX];
    struct stat status;
    place = without_slash(place);
    fresh = without_slash(fresh);
    if (!path_terminate(fresh, from) || !path_terminate(place, to))
        return false;
    if (lstat(to, &status) != 0)
        return errno == ENOENT && rename(from, to) == 0;
    if (!S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        return false;
    }
    if (exchange(from, to)) {
        fs_remove_tree(fresh);            // the new folder is in place, whatever comes of the old one
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    return step_aside(from, place, to);
}
