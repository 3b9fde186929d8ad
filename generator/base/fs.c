// SPDX-License-Identifier: EUPL-1.2
//
// Single files: asking, reading, writing. Whole folders are in folder.c. Nothing here prints;
// errno tells what went wrong.
#include "base/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TRIES = 1000 };

bool path_terminate(Text path, char name[PATH_MAX]) {
    if (path.length >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (!path.length || memchr(path.at, 0, path.length)) {
        errno = ENOENT;
        return false;
    }
    memcpy(name, path.at, path.length);
    name[path.length] = 0;
    return true;
}

static bool look(Text path, struct stat *status) {
    char name[PATH_MAX];
    return path_terminate(path, name) && stat(name, status) == 0;
}

bool fs_exists(Text path) {
    struct stat status;
    return look(path, &status);
}

bool fs_is_folder(Text path) {
    struct stat status;
    return look(path, &status) && S_ISDIR(status.st_mode);
}

bool fs_is_empty(Text folder) {
    char name[PATH_MAX];
    DIR *entries = path_terminate(folder, name) ? opendir(name) : NULL;
    if (!entries) return false;
    size_t count = 0;
    while (readdir(entries)) count++;     // "." and ".." are always there
    closedir(entries);
    return count <= 2;
}

// ---------------------------------------------------------------------------------- reading

static bool close_with(int file, int error) {
    close(file);
    errno = error;
    return false;
}

// Reads `size` bytes, or fewer when the file has become shorter.
static bool read_up_to(int file, char *bytes, size_t size, size_t *length) {
    for (*length = 0; *length < size;) {
        ssize_t got = read(file, bytes + *length, size - *length);
        if (got == 0)
            return true;
        if (got > 0)
            *length += (size_t)got;
        else if (errno != EINTR)
            return false;
    }
    return true;
}

bool file_read(Arena *arena, Text path, size_t limit, Text *bytes) {
    char name[PATH_MAX];
    struct stat status;
    int file = path_terminate(path, name) ? open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    if (file < 0)
        return false;
    if (fstat(file, &status) != 0)
        return close_with(file, errno);
    if (!S_ISREG(status.st_mode))
        return close_with(file, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    if ((uintmax_t)status.st_size > limit)
        return close_with(file, EFBIG);
    size_t size = (size_t)status.st_size, length;
    char *content = arena_alloc(arena, size + 1);
    if (!read_up_to(file, content, size, &length))
        return close_with(file, errno);
    close(file);
    *bytes = (Text){content, length};
    return true;
}

bool fs_read(Arena *arena, Text path, Text *bytes) {
    return file_read(arena, path, SIZE_MAX / 2, bytes);
}

// ---------------------------------------------------------------------------------- writing

bool fs_make_folder(Text path) {
    char name[PATH_MAX];
    if (!path_terminate(path, name))
        return false;
    if (mkdir(name, 0777) == 0)
        return true;
    if (errno == EEXIST) {
        errno = ENOTDIR;
        return fs_is_folder(path);
    }
    Text parent = path_folder(path);
    if (errno != ENOENT || !parent.length || parent.length == path.length)
        return false;
    return fs_make_folder(parent) && (mkdir(name, 0777) == 0 || errno == EEXIST);
}

static bool make_folder_for(Text path) {
    Text parent = path_folder(path);
    return parent.length && fs_make_folder(parent);
}

static bool write_all(int file, Text bytes) {
    for (size_t done = 0; done < bytes.length;) {
        ssize_t written = write(file, bytes.at + done, bytes.length - done);
        if (written >= 0)
            done += (size_t)written;
        else if (errno != EINTR)
            return false;
    }
    return true;
}

// A new file in the folder of `path`, whose name comes back in `name`; its rights are those of the
// file that it will replace, or the usual ones.
static int open_beside(Text path, char name[PATH_MAX]) {
    struct stat status;
    mode_t mode = look(path, &status) ? status.st_mode & 0777 : 0666;
    size_t folder = path.length;
    while (folder > 0 && path.at[folder - 1] != '/')
        folder--;
    for (unsigned i = 0; i < MOST_TRIES; i++) {
        int length =
            snprintf(name, PATH_MAX, "%.*s.%ld-%u.tmp", (int)folder, path.at, (long)getpid(), i);
        if (length >= PATH_MAX)
            break;
        int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    errno = ENAMETOOLONG;
    return -1;
}

// Written beside and renamed: nobody ever meets half a file, and another name of the old file (a
// hard link) keeps the old bytes.
bool fs_write(Text path, Text bytes) {
    char name[PATH_MAX], fresh[PATH_MAX];
    if (!path_terminate(path, name))
        return false;
    int file = open_beside(path, fresh);
    if (file < 0 && errno == ENOENT && make_folder_for(path))
        file = open_beside(path, fresh);
    if (file < 0)
        return false;
    bool written = write_all(file, bytes);
    written = close(file) == 0 && written;
    if (written && rename(fresh, name) == 0)
        return true;
    int error = errno;
    unlink(fresh);
    errno = error;
    return false;
}

bool fs_write_new(Text path, Text bytes) {
    enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC };
    char name[PATH_MAX];
    if (!path_terminate(path, name))
        return false;
    int file = open(name, FLAGS, 0666);
    if (file < 0 && errno == ENOENT && make_folder_for(path))
        file = open(name, FLAGS, 0666);
    if (file < 0)
        return false;
    bool written = write_all(file, bytes);
    return close(file) == 0 && written;
}
