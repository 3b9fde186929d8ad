// SPDX-License-Identifier: EUPL-1.2
// Renders every output on all cores into a folder beside the site, and swaps the two only when
// everything went well. Order: the folder, one output, site_build.
#include "site/inside.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

// ----------------------------------------------------------------------------------- folder

// Only an empty folder or an earlier site of ours may be replaced: nothing of the author's is lost.
static bool may_replace(const Site *site, Diags *diags) {
    Text output = site->options.output;
    if (!fs_exists(output)) return true;
    Arena *scratch = arena_new();
    bool ours = fs_exists(path_join(scratch, output, T(SITE_MARKER)));
    bool empty = fs_is_folder(output) && fs_is_empty(output);
    arena_free(scratch);
    if (ours || empty) return true;
    diag_hint(diags,
              diag_file(diags, "not-a-site", output,
                        fs_is_folder(output) ? "this folder holds something else than a site"
                                             : "this is a file, and a site is a folder"),
              "choose an empty or new folder with -o, or remove it yourself");
    return false;
}

// The folder as such is exchanged: whoever stands in it is left in the old one, which is removed.
static bool is_free(const Site *site, Text place, Diags *diags) {
    Arena *scratch = arena_new();
    bool stands = path_is_within(fs_real(scratch, T(".")), place);
    bool holds = path_is_within(fs_real(scratch, site->options.report), place);
    arena_free(scratch);
    if (!stands && !holds) return true;
    diag_hint(diags,
              diag_file(diags, "output-in-use", site->options.output,
                        holds ? "the report lies in this folder, which the site would replace"
                              : "you are in this folder, which the site would replace"),
              holds ? "choose another folder with -o" : "go to another folder, and name this one with -o");
    return false;
}

// A link to a folder stands for that folder.
static Text place_of(const Site *site, Arena *arena) {
    Text place = fs_real(arena, site->options.output);
    if (place.length) return place;
    place = site->options.output;
    while (place.length > 1 && text_ends(place, "/")) place.length--;
    return place;
}

// Beside the site, so that the swap stays within one file system; the process id keeps two builds apart.
// What a killed build has left there is cleared away.
static Text fresh_folder(Text place, Arena *arena) {
    Text prefix = text_format(arena, "%.*s.new-", TEXT_ARG(place));
    fs_remove_stale(prefix, SITE_MARKER);
    return text_format(arena, "%.*s%ld", TEXT_ARG(prefix), (long)getpid());
}

// ----------------------------------------------------------------------------------- output

typedef struct Publishing {
    const Site *site;
    Text folder;
    struct Worker {
        ChartPen *pen;                    // opened when first needed
        Arena *lasting;                   // of the pen and the diagnostics
        Arena *scratch;                   // of one output; used again for the next
        Buf bytes;
    } *workers;
    Diags **diags;                        // one per output
} Publishing;

static ChartPen *pen_of(const Site *site, struct Worker *worker) {
    if (!worker->pen) worker->pen = chart_pen_open(worker->lasting, site->kit);
    return worker->pen;
}

static void publish_one(void *context, size_t index, unsigned number) {
    Publishing *publishing = context;
    const Output *output = &publishing->site->outputs.items[index];
    struct Worker *worker = &publishing->workers[number];
    Diags *diags = publishing->diags[index] = diags_new(worker->lasting);
    arena_reset(worker->scratch);
    buf_clear(&worker->bytes);
    output_render(&worker->bytes, publishing->site, output, pen_of(publishing->site, worker),
                  worker->scratch, diags);
    Text path = path_join(worker->scratch, publishing->folder, output->path);
    if (!diags_count(diags, LEVEL_ERROR) && !fs_write_new(path, buf_view(&worker->bytes)))
        diag_file(diags, "cannot-write", path, "this file cannot be written: %s",
                  strerror(errno));
}

// ------------------------------------------------------------------------------------ build

static void open_publishing(Publishing *publishing, Arena *arena, unsigned threads) {
    publishing->workers = arena_array(arena, struct Worker, threads);
    publishing->diags = arena_array(arena, Diags *, publishing->site->outputs.count);
    for (unsigned i = 0; i < threads; i++) {
        publishing->workers[i].lasting = arena_new();
        publishing->workers[i].scratch = arena_new();
    }
}

static void close_publishing(Publishing *publishing, unsigned threads) {
    for (unsigned i = 0; i < threads; i++) {
        struct Worker *worker = &publishing->workers[i];
        if (worker->pen) chart_pen_close(worker->pen);
        buf_release(&worker->bytes);
        arena_free(worker->scratch);
        arena_free(worker->lasting);
    }
}

// The new site is in place; of the old one there may be files that we have no right to remove.
static void check_leftover(Text folder, Diags *diags) {
    if (!fs_exists(folder)) return;
    Diag *diag = diag_file(diags, "old-site-left", folder, "the old site cannot be removed: here is the rest");
    diag->level = LEVEL_WARNING;
    diag_hint(diags, diag, "the new site is in place; remove this folder yourself");
}

static bool swap_in(const Site *site, Text folder, Text place, Diags *diags) {
    if (fs_swap_folder(folder, place)) {
        check_leftover(folder, diags);
        return true;
    }
    bool mounted = errno == EBUSY || errno == EXDEV;
    diag_hint(diags,
              diag_file(diags, "cannot-publish", site->options.output,
                        "the new site cannot be put in place: %s", strerror(errno)),
              mounted ? "where a disk begins the folder cannot be exchanged: choose one within it with -o"
                      : "the old site is unchanged");
    return false;
}

static void cannot_write(Text output, Diags *diags) {
    diag_hint(diags,
              diag_file(diags, "cannot-write", output, "the site cannot be written here: %s",
                        strerror(errno)),
              "choose another folder with -o, or give yourself the right to write there");
}

static bool publish(const Site *site, Text place, Arena *arena, Diags *diags) {
    unsigned threads = work_threads(site->options.threads);
    Publishing publishing = {.site = site, .folder = fresh_folder(place, arena)};
    fs_remove_tree(publishing.folder);
    if (!fs_make_folder(publishing.folder)) {
        cannot_write(site->options.output, diags);
        return false;
    }
    open_publishing(&publishing, arena, threads);
    work_each(site->outputs.count, threads, publish_one, &publishing);
    for (size_t i = 0; i < site->outputs.count; i++) diags_join(diags, publishing.diags[i]);
    close_publishing(&publishing, threads);
    bool fine = !diags_count(diags, LEVEL_ERROR) && swap_in(site, publishing.folder, place, diags);
    if (!fine) fs_remove_tree(publishing.folder);
    return fine;
}

bool site_build(const Site *site, Diags *diags) {
    if (diags_count(diags, LEVEL_ERROR) || !may_replace(site, diags)) return false;
    Arena *arena = arena_new();
    Text place = place_of(site, arena);
    bool fine = is_free(site, place, diags) && publish(site, place, arena, diags);
    if (fine) fs_remove_older(path_join(arena, site->options.report, T(KEPT_PICTURES)), KEPT_DAYS);
    arena_free(arena);
    return fine;
}
