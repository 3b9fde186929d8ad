// SPDX-License-Identifier: EUPL-1.2
// The floor of a build: parsing a report's Markdown with cmark-gfm in one process and writing the
// files of its finished site. Nothing that makes the same site out of the same text can be faster.
//   floor REPORT SITE OUT     prints the CPU seconds
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 1 << 20 };

static struct File { char *path, *bytes; size_t length; } files[MOST_FILES];
static size_t file_count;
static const char *wanted;

static int take(const char *path, const struct stat *status, int type, struct FTW *ftw) {
    (void)ftw;
    size_t length = strlen(path), ending = strlen(wanted);
    if (type != FTW_F || (ending && (length < ending || strcmp(path + length - ending, wanted)))) return 0;
    struct File *file = &files[file_count++];
    file->path = strdup(path);
    file->length = (size_t)status->st_size;
    file->bytes = malloc(file->length + 1);
    int handle = open(path, O_RDONLY);
    if (handle < 0 || read(handle, file->bytes, file->length) != (ssize_t)file->length) exit(2);
    close(handle);
    return 0;
}

static double seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void parse(const struct File *file) {
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, file->bytes, file->length);
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

static void write_file(const char *out, const char *path, const struct File *file) {
    char name[4096];
    snprintf(name, sizeof name, "%s/%s", out, path);
    for (char *slash = strchr(name + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(name, 0777);
        *slash = '/';
    }
    int handle = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (handle < 0 || write(handle, file->bytes, file->length) != (ssize_t)file->length) exit(2);
    close(handle);
}

int main(int count, char **words) {
    if (count != 4) return 2;
    cmark_gfm_core_extensions_ensure_registered();
    wanted = ".md";
    if (nftw(words[1], take, 16, FTW_PHYS)) return 2;
    size_t pages = file_count;
    wanted = "";
    if (nftw(words[2], take, 16, FTW_PHYS)) return 2;
    double start = seconds();
    for (size_t i = 0; i < pages; i++) parse(&files[i]);
    double parsed = seconds();
    for (size_t i = pages; i < file_count; i++)
        write_file(words[3], files[i].path + strlen(words[2]) + 1, &files[i]);
    double end = seconds();
    fprintf(stderr, "floor: %zu pages parsed in %.3f s, %zu files written in %.3f s\n", pages,
            parsed - start, file_count - pages, end - parsed);
    printf("%.3f\n", end - start);
    return 0;
}
