// SPDX-License-Identifier: EUPL-1.2
// Files → Site. Small things are read in order; indicators and pages, which are many, on all cores.
// Order: what is broken, indicators, the jobs, site_load.
#include "site/load.h"

#include <string.h>

// As an author would write it: pages/index.md and not ./pages/index.md.
Text report_path(const Site *site, Arena *arena, Text file) {
    Text path = path_join(arena, site->options.report, file);
    while (text_starts(path, "./")) path = text_slice(path, 2, path.length);
    return path;
}

static Text broken_key(Arena *arena, Broken what, Text name) {
    return text_format(arena, "%d %.*s", (int)what, TEXT_ARG(name));
}

void site_break(Site *site, Broken what, Text name) {
    map_put(site->broken, broken_key(site->arena, what, name), site);
}

bool site_is_broken(const Site *site, Broken what, Text name) {
    Arena *scratch = arena_new();
    bool broken = map_get(site->broken, broken_key(scratch, what, name)) != NULL;
    arena_free(scratch);
    return broken;
}

// ------------------------------------------------------------------------------- indicators

typedef struct LoadJob {
    Site *site;
    const FileList *files;
    Load *loads;
    Arena **arenas;                       // one per worker, kept as long as the site
} LoadJob;

static Text stem_of(Text file) {
    size_t folder = path_folder(file).length;
    return text_slice(file, folder ? folder + 1 : 0, file.length - strlen(".json"));
}

// Its rows cannot be judged without the code list, whose mistakes are told already.
static bool waits_for_list(const Site *site, const Node *root) {
    const Node *list = node_get(root, "dimensions");
    for (size_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++)
        if (site_is_broken(site, BROKEN_CODE_LIST, list->items[i].text)) return true;
    return false;
}

static Diag *csv_missing(const Node *root, Diags *diags, const char *message) {
    const Node *data = node_get(root, "data");
    return diag_error(diags, "csv-missing", data->spot, message, TEXT_ARG(data->text));
}

// The files with this ending in the indicator's folder, by their bare names.
static size_t list_beside(const LoadJob *job, Arena *arena, Text folder, const char *ending, Text **names) {
    size_t count = 0;
    *names = arena_array(arena, Text, job->files->count + 1);
    for (size_t i = 0; i < job->files->count; i++) {
        Text file = job->files->items[i].path;
        if (text_ends(file, ending) && text_equal(path_folder(file), folder))
            (*names)[count++] = text_slice(file, folder.length + 1, file.length);
    }
    return count;
}

// A CSV or JSON-stat file.
static Source *read_data(const LoadJob *job, Load *load, const Node *root, Text name, Arena *arena) {
    bool jsonstat = text_ends(name, ".json");
    Text folder = path_folder(load->file), *names;
    Text path = path_normal(arena, path_join(arena, folder, name));
    Text whole = report_path(job->site, arena, path);
    if (!path.length || !text_starts(path, "indicators/"))
        diag_hint(load->diags, csv_missing(root, load->diags, "'%.*s' is not beside the indicator"),
                  "put the file into indicators/ and write its bare name");
    else if (!text_ends(name, ".csv") && !jsonstat)
        diag_hint(load->diags, csv_missing(root, load->diags, "'%.*s' is no CSV file"),
                  "save the table as CSV, with commas and in UTF-8, or as JSON-stat, and write that name");
    else if (fs_exists(whole)) {
        load->data = path;
        return source_read(arena, load->diags, whole, whole, FILE_LIMIT);
    } else {
        size_t count = list_beside(job, arena, folder, jsonstat ? ".json" : ".csv", &names);
        diag_suggest(load->diags, csv_missing(root, load->diags, "there is no file '%.*s'"), name, names,
                     count);
    }
    return NULL;
}

static void load_indicator(const LoadJob *job, Load *load, Arena *arena) {
    load->source = source_read(arena, load->diags, load->path, load->path, FILE_LIMIT);
    Node *root = load->source ? json_read(arena, load->source, load->diags) : NULL;
    load->is_data = root && jsonstat_is(root);
    if (!root || load->is_data || waits_for_list(job->site, root)) return;
    Text name = indicator_csv_name(root);
    Source *csv = name.length ? read_data(job, load, root, name, arena) : NULL;
    if (name.length && !csv) return;
    check_languages(&job->site->report, root, load->diags);
    load->indicator =
        indicator_read(arena, root, load->source, csv, &job->site->settings, load->diags);
}

static void add_indicator(Site *site, const Load *load, Diags *diags) {
    Indicator *one = load->indicator;
    if (load->is_data) return;
    if (!one || diags_count(load->diags, LEVEL_ERROR))
        site_break(site, BROKEN_INDICATOR, stem_of(load->file));
    if (!one) return;
    if (diags_count(load->diags, LEVEL_ERROR)) site_break(site, BROKEN_INDICATOR, one->id);
    if (map_put(site->indicators_by_id, one->id, one)) {
        list_push(site->arena, &site->indicators, one);
        return;
    }
    const Indicator *other = map_get(site->indicators_by_id, one->id);
    diag_hint(diags,
              diag_error(diags, "duplicate-id", one->spot, "there are two indicators '%.*s'",
                         TEXT_ARG(one->id)),
              "the other one is %.*s; keep one", TEXT_ARG(other->file->path));
}

// --------------------------------------------------------------------------------- the jobs

static void load_page(Load *load, Arena *arena) {
    load->source = source_read(arena, load->diags, load->path, load->path, PAGE_LIMIT);
    if (load->source) load->doc = page_read(arena, load->source, load->diags);
}

static void load_one(void *context, size_t index, unsigned worker) {
    LoadJob *job = context;
    Load *load = &job->loads[index];
    Arena *arena = job->arenas[worker];
    load->diags = diags_new(arena);
    if (load->is_page) load_page(load, arena);
    else load_indicator(job, load, arena);
}

static bool below(Text file, const char *folder, const char *ending) {
    return text_starts(file, folder) && text_ends(file, ending);
}

static size_t plan_loads(const LoadJob *job) {
    size_t count = 0;
    for (size_t i = 0; i < job->files->count; i++) {
        Text file = job->files->items[i].path;
        if (job->files->items[i].leaves_root) continue;
        bool page = below(file, "pages/", ".md");
        Text path = report_path(job->site, job->site->arena, file);
        if (page || below(file, "indicators/", ".json"))
            job->loads[count++] = (Load){.file = file, .path = path, .is_page = page};
    }
    return count;
}

// What an indicator names as its data is none itself, whatever it holds; its mistakes are told there.
static void set_aside_data(Site *site, Load *loads, size_t count) {
    Map *named = map_new(site->arena);
    for (size_t i = 0; i < count; i++)
        if (loads[i].data.length && !text_equal(loads[i].data, loads[i].file))
            map_put(named, loads[i].data, &loads[i]);
    for (size_t i = 0; i < count; i++) {
        if (!map_get(named, loads[i].file)) continue;
        loads[i].is_data = true;
        loads[i].diags = diags_new(site->arena);
    }
}

static void load_many(Site *site, const FileList *files, Diags *diags) {
    unsigned threads = work_threads(site->options.threads);
    LoadJob job = {
        .site = site, .files = files, .arenas = arena_array(site->arena, Arena *, threads)};
    for (unsigned i = 0; i < threads; i++) {
        job.arenas[i] = arena_new();
        list_push(site->arena, &site->arenas, job.arenas[i]);
    }
    job.loads = arena_array(site->arena, Load, files->count);
    size_t count = plan_loads(&job);
    work_each(count, threads, load_one, &job);
    set_aside_data(site, job.loads, count);
    for (size_t i = 0; i < count; i++) {
        diags_join(diags, job.loads[i].diags);
        if (!job.loads[i].is_page) add_indicator(site, &job.loads[i], diags);
    }
    warn_unnamed(site, job.loads, count, diags);
    load_pages(site, job.loads, count, diags);
}

// ------------------------------------------------------------------------------------ load

// A site in the report's folder is no part of the report.
static void leave_out_site(const Site *site, FileList *files) {
    Arena *scratch = arena_new();
    Text report = fs_real(scratch, site->options.report), place = fs_real(scratch, site->options.output);
    bool inside = path_is_within(place, report) && !text_equal(place, report);
    size_t kept = 0;
    for (size_t i = 0; inside && i < files->count; i++)
        if (!path_is_within(path_join(scratch, report, files->items[i].path), place))
            files->items[kept++] = files->items[i];
    if (inside) files->count = kept;
    arena_free(scratch);
}

static bool load_report(Site *site, Diags *diags) {
    Text folder = site->options.report, path = report_path(site, site->arena, T("report.yaml"));
    if (!fs_exists(path)) {
        bool there = fs_is_folder(folder);
        diag_hint(diags,
                  there ? diag_file(diags, "no-report", path, "there is no report in this folder")
                        : diag_file(diags, "no-report", folder, "there is no such folder"),
                  "name the folder that holds report.yaml: jamlik build REPORT");
        return false;
    }
    Source *source = source_read(site->arena, diags, path, path, FILE_LIMIT);
    return source && report_read(site->arena, source, &site->report, diags);
}

static void set_settings(Site *site) {
    site->settings = (DataSettings){
        .source_language = site->report.languages[site->report.source_language].tag,
        .place = site->report.place,
        .minimum = site->report.minimum};
}

static void set_lists(Site *site) {
    site->settings.lists = (const CodeList *const *)site->code_lists.items;
    site->settings.list_count = site->code_lists.count;
}

bool site_load(Site *site, Diags *diags) {
    if (!load_report(site, diags)) return false;
    if (site->options.base_url.length)
        site->report.base_url = base_url_read(site->arena, site->options.base_url, (Spot){0}, diags);
    set_settings(site);
    load_theme(site, diags);
    size_t before = diags_count(diags, LEVEL_ERROR);
    FileList files = fs_list(site->arena, diags, site->options.report);
    if (diags_count(diags, LEVEL_ERROR) > before) return false;   // files are missing, nobody knows which
    leave_out_site(site, &files);
    load_small(site, &files, diags);
    set_lists(site);
    load_many(site, &files, diags);
    warn_unused(site, &files, diags);
    return true;
}

const Indicator *site_load_indicator(Site *site, Text file, Diags *diags) {
    size_t before = diags_count(diags, LEVEL_ERROR);
    if (!load_report(site, diags)) return NULL;
    set_settings(site);
    FileList files = fs_list(site->arena, diags, site->options.report);
    load_code_lists(site, &files, diags);
    set_lists(site);
    if (diags_count(diags, LEVEL_ERROR) > before) return NULL;
    Load load = {.file = file, .path = report_path(site, site->arena, file), .diags = diags};
    LoadJob job = {.site = site, .files = &files, .loads = &load};
    load_indicator(&job, &load, site->arena);
    return load.indicator;
}
