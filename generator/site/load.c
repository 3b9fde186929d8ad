// SPDX-License-Identifier: EUPL-1.2
// Files → Site. Small things are read in order; indicators and pages, which are many, on all cores.
// Order: templates and texts, code lists and glossary, indicators, pages, assets, site_load.
#include "site/inside.h"

#include <errno.h>
#include <string.h>

static Text report_path(const Site *site, Arena *arena, Text file) {
    return path_join(arena, site->options.report, file);
}

// --------------------------------------------------------------------- templates and texts

static void load_templates(Site *site, Text folder, Diags *diags) {
    FileList files = fs_list(site->arena, diags, folder);
    for (size_t i = 0; i < files.count; i++) {
        Text file = files.items[i].path;
        if (!text_ends(file, ".mustache")) continue;
        Text path = path_join(site->arena, folder, file);
        Source *source = source_read(site->arena, diags, path, path, FILE_LIMIT);
        Text name = text_slice(file, 0, file.length - strlen(".mustache"));
        if (source) template_add(site->templates, text_copy(site->arena, name), source, diags);
    }
}

static void load_texts(Site *site, Text folder, Diags *diags) {
    for (size_t i = 0; i < site->report.language_count; i++) {
        SiteLanguage *language = &site->report.languages[i];
        Text path = text_format(site->arena, "%.*s/%.*s.po", TEXT_ARG(folder), TEXT_ARG(language->tag));
        if (!fs_exists(path)) {
            Diag *diag = diag_warning(diags, "no-interface-texts", language->spot,
                                      "there are no interface texts in '%.*s'", TEXT_ARG(language->tag));
            diag_hint(diags, diag, "readers see those of the next language; add %.*s", TEXT_ARG(path));
            continue;
        }
        Source *source = source_read(site->arena, diags, path, path, FILE_LIMIT);
        if (source) catalogue_load(language->locale, source, diags);
    }
    for (size_t i = 0; i < site->report.language_count; i++) {
        SiteLanguage *language = &site->report.languages[i];
        if (language->chain_length > 1)
            language_set_fallback(language->locale,
                                  site->report.languages[language->chain_index[1]].locale);
    }
}

static void load_theme(Site *site, Diags *diags) {
    Arena *arena = site->arena;
    Text shared = path_join(arena, site->options.share, T("themes"));
    Text folder = report_path(site, arena, text_format(arena, "themes/%.*s", TEXT_ARG(site->report.theme)));
    if (!fs_is_folder(folder)) folder = path_join(arena, shared, site->report.theme);
    if (!fs_is_folder(folder)) {
        const Source *report = site->report.source;
        Diag *diag = diag_file(diags, "unknown-theme", report->path, "there is no theme '%.*s'",
                               TEXT_ARG(site->report.theme));
        diag_hint(diags, diag, "themes are folders under %.*s", TEXT_ARG(shared));
        return;
    }
    Text path = path_join(arena, folder, T("theme.yaml"));
    Source *source = source_read(arena, diags, path, path, FILE_LIMIT);
    if (source) theme_read(arena, source, &site->theme, diags);
    load_templates(site, path_join(arena, site->options.share, T("templates")), diags);
    Text own = path_join(arena, folder, T("templates"));
    if (fs_is_folder(own)) load_templates(site, own, diags);
    load_texts(site, path_join(arena, site->options.share, T("templates/texts")), diags);

    Text style_path = path_join(arena, folder, T("style.css"));
    Source *style = source_read(arena, diags, style_path, style_path, FILE_LIMIT);
    if (!style) return;
    Buf css = {0};
    theme_css(&css, &site->theme);
    buf_text(&css, style->bytes);
    SiteAsset *asset = arena_make(arena, SiteAsset);
    *asset = (SiteAsset){.file = T("style.css"), .bytes = buf_copy(arena, &css)};
    asset->path = text_format(arena, "assets/style-%.*s.css", TEXT_ARG(hash_hex(arena, asset->bytes)));
    list_push(arena, &site->assets, asset);
    site->stylesheet = asset;
    buf_release(&css);
}

// ----------------------------------------------------------------- code lists and glossary

static void load_code_list(Site *site, Text file, Diags *diags) {
    Arena *arena = site->arena;
    Text path = report_path(site, arena, file);
    Source *source = source_read(arena, diags, path, path, FILE_LIMIT);
    if (!source) return;
    CodeList *list = code_list_read(arena, source, site->settings.source_language, diags);
    if (!list) return;
    for (size_t i = 0; i < site->code_lists.count; i++)
        if (text_equal(site->code_lists.items[i]->id, list->id)) {
            diag_error(diags, "duplicate-id", list->spot, "there are two code lists '%.*s'",
                       TEXT_ARG(list->id));
            return;
        }
    list_push(arena, &site->code_lists, list);
}

static const char *const glossary_keys[] = {"$schema", "terms", NULL};
static const char *const term_keys[] = {"id", "term", "short", "long", "source", NULL};

static void load_term(Site *site, const Node *node, Diags *diags) {
    Text language = site->settings.source_language;
    node_check_keys(node, term_keys, diags);
    SiteTerm *term = arena_make(site->arena, SiteTerm);
    term->id = node_required(node, "id", diags);
    term->term = node_local_text(site->arena, node, "term", language, diags);
    term->brief = node_local_text(site->arena, node, "short", language, diags);
    term->detail = node_local_text(site->arena, node, "long", language, diags);
    term->spot = node->spot;
    if (!term->id.length) return;
    if (!term->term.count || !term->brief.count)
        diag_error(diags, "missing-key", node->spot, "term '%.*s' needs 'term' and 'short'",
                   TEXT_ARG(term->id));
    if (!map_put(site->terms_by_id, term->id, term))
        diag_error(diags, "duplicate-id", node->spot, "there are two terms '%.*s'", TEXT_ARG(term->id));
    list_push(site->arena, &site->terms, term);
}

static void load_glossary(Site *site, Diags *diags) {
    Text path = report_path(site, site->arena, T("glossary.json"));
    if (!fs_exists(path)) return;
    Source *source = source_read(site->arena, diags, path, path, FILE_LIMIT);
    Node *root = source ? json_read(site->arena, source, diags) : NULL;
    if (!root) return;
    node_check_keys(root, glossary_keys, diags);
    const Node *terms = node_list(root, "terms", diags);
    for (size_t i = 0; terms && i < terms->count; i++) load_term(site, &terms->items[i], diags);
}

// --------------------------------------------------------------- many files, on all cores

typedef struct Load {                     // one indicator or page file
    Text file, path;
    size_t language;                      // pages
    bool is_page;
    Indicator *indicator;
    PageDoc *doc;
    const Source *source;
    Diags *diags;
} Load;

typedef struct LoadJob {
    Site *site;
    Load *loads;
    Arena **arenas;                       // one per worker, kept as long as the site
} LoadJob;

static void load_indicator(const Site *site, Load *load, Arena *arena) {
    Source *source = source_read(arena, load->diags, load->path, load->path, FILE_LIMIT);
    Node *root = source ? json_read(arena, source, load->diags) : NULL;
    if (!root) return;
    Source *csv = NULL;
    Text name = indicator_csv_name(root);
    if (name.length) {
        Text path = path_normal(arena, path_join(arena, path_folder(load->file), name));
        Text whole = report_path(site, arena, path);
        if (!path.length || !text_starts(path, "indicators/")) {
            diag_hint(load->diags,
                      diag_error(load->diags, "csv-missing", node_get(root, "data")->spot,
                                 "'%.*s' is not beside the indicator", TEXT_ARG(name)),
                      "put the file into indicators/ and write its bare name");
            return;
        }
        csv = source_read(arena, load->diags, whole, whole, FILE_LIMIT);
        if (!csv) return;
    }
    load->source = source;
    load->indicator = indicator_read(arena, root, source, csv, &site->settings, load->diags);
}

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
    else load_indicator(job->site, load, arena);
}

// --------------------------------------------------------------------------------- pages

static bool good_name(Text path) {
    for (size_t i = 0; i < path.length; i++) {
        char c = path.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/')) return false;
    }
    return path.length > 0;
}

// "themes/health.sv-simple.md" → name "themes/health" and its language; false: not a page's name.
static bool split_page_name(const Site *site, Text file, Text *name, size_t *language, Diags *diags,
                            Text path) {
    Text stem = text_slice(file, 0, file.length - 3);
    *language = site->report.source_language;
    size_t folder = path_folder(stem).length;
    size_t dot = text_find(text_slice(stem, folder, stem.length), T("."));
    *name = dot == SIZE_MAX ? stem : text_slice(stem, 0, folder + dot);
    if (!good_name(*name)) {
        diag_hint(diags, diag_file(diags, "bad-file-name", path, "this name cannot become an address"),
                  "use a-z, 0-9 and '-': %.*s.md", TEXT_ARG(text_slug(diags_arena(diags), *name)));
        return false;
    }
    if (dot == SIZE_MAX) return true;
    Text tag = text_slice(stem, folder + dot + 1, stem.length);
    Text tags[MOST_LANGUAGES];
    for (size_t i = 0; i < site->report.language_count; i++) {
        tags[i] = site->report.languages[i].tag;
        if (text_equal(tags[i], tag)) {
            *language = i;
            return true;
        }
    }
    Diag *diag = diag_file(diags, "unknown-page-language", path,
                           "the language '%.*s' is not in report.yaml", TEXT_ARG(tag));
    diag_suggest(diags, diag, tag, tags, site->report.language_count);
    return false;
}

static Text url_path(Text name) {
    if (text_is(name, "index")) return (Text){0};
    if (text_ends(name, "/index")) return text_slice(name, 0, name.length - strlen("/index"));
    return name;
}

static SitePage *page_named(Site *site, Text name) {
    Text file = text_format(site->arena, "%.*s.md", TEXT_ARG(name));
    SitePage *page = map_get(site->pages_by_file, file);
    if (page) return page;
    page = arena_make(site->arena, SitePage);
    page->file = file;
    page->path = url_path(name);
    map_put(site->pages_by_file, file, page);
    list_push(site->arena, &site->pages, page);
    return page;
}

static void add_version(Site *site, const Load *load, Diags *diags) {
    Text name;
    size_t language;
    Text file = text_slice(load->file, strlen("pages/"), load->file.length);
    if (!split_page_name(site, file, &name, &language, diags, load->path)) return;
    if (page_front(load->doc)->draft && !site->options.drafts) return;
    SitePage *page = page_named(site, name);
    if (page->versions[language]) {       // about.md and about.sv.md
        Diag *diag = diag_file(diags, "duplicate-page", load->path,
                               "this page is there twice in '%.*s'",
                               TEXT_ARG(site->report.languages[language].tag));
        diag_hint(diags, diag, "the other one is %.*s", TEXT_ARG(page->versions[language]->source->path));
        return;
    }
    Version *version = arena_make(site->arena, Version);
    *version = (Version){.doc = load->doc, .source = load->source, .language = language};
    page->versions[language] = version;
    if (language == site->report.source_language) page->original = version;
}

// --------------------------------------------------------------------------------- assets

static void load_asset(Site *site, Text file, Diags *diags) {
    Arena *arena = site->arena;
    Text path = report_path(site, arena, file);
    SiteAsset *asset = arena_make(arena, SiteAsset);
    asset->file = file;
    if (!fs_read(arena, path, &asset->bytes)) {
        diag_file(diags, "file-unreadable", path, "this file cannot be read: %s", strerror(errno));
        return;
    }
    size_t dot = file.length;
    while (dot > 0 && file.at[dot - 1] != '.' && file.at[dot - 1] != '/') dot--;
    if (dot == 0 || file.at[dot - 1] == '/') dot = file.length + 1;
    Text stem = text_slice(file, strlen("assets/"), dot - 1);
    asset->path = text_format(arena, "assets/%.*s-%.*s%.*s", TEXT_ARG(text_slug(arena, stem)),
                              TEXT_ARG(hash_hex(arena, asset->bytes)),
                              TEXT_ARG(text_slice(file, dot - 1, file.length)));
    map_put(site->assets_by_file, asset->file, asset);
    list_push(arena, &site->assets, asset);
}

// ------------------------------------------------------------------------------------ load

static bool below(Text file, const char *folder, const char *ending) {
    return text_starts(file, folder) && text_ends(file, ending);
}

static bool takes_part(const FileEntry *entry) {
    Text file = entry->path;
    return text_starts(file, "pages/") || text_starts(file, "indicators/") ||
           text_starts(file, "codes/") || text_starts(file, "assets/");
}

static void refuse_link(const Site *site, const FileEntry *entry, Diags *diags) {
    Text path = report_path(site, diags_arena(diags), entry->path);
    diag_hint(diags,
              diag_file(diags, "link-leaves-report", path, "this symbolic link leads out of the report"),
              "copy the file into the report");
}

static void load_small(Site *site, const FileList *files, Diags *diags) {
    for (size_t i = 0; i < files->count; i++) {
        const FileEntry *entry = &files->items[i];
        if (entry->leaves_root) {
            if (takes_part(entry)) refuse_link(site, entry, diags);
            continue;
        }
        if (below(entry->path, "codes/", ".json")) load_code_list(site, entry->path, diags);
        if (text_starts(entry->path, "assets/")) load_asset(site, entry->path, diags);
    }
    load_glossary(site, diags);
}

static bool unexpected(Text file) {
    return (text_starts(file, "pages/") && !text_ends(file, ".md")) ||
           (text_starts(file, "codes/") && !text_ends(file, ".json")) ||
           (text_starts(file, "indicators/") && !text_ends(file, ".json") && !text_ends(file, ".csv"));
}

static void load_many(Site *site, const FileList *files, Diags *diags) {
    unsigned threads = work_threads(site->options.threads);
    LoadJob job = {.site = site, .arenas = arena_array(site->arena, Arena *, threads)};
    for (unsigned i = 0; i < threads; i++) {
        job.arenas[i] = arena_new();
        list_push(site->arena, &site->arenas, job.arenas[i]);
    }
    job.loads = arena_array(site->arena, Load, files->count);
    size_t count = 0;
    for (size_t i = 0; i < files->count; i++) {
        Text file = files->items[i].path;
        if (files->items[i].leaves_root) continue;
        Text path = report_path(site, site->arena, file);
        if (unexpected(file))
            diag_file(diags, "unused-file", path, "this file takes no part in the report")->level =
                LEVEL_WARNING;
        bool page = below(file, "pages/", ".md");
        if (page || below(file, "indicators/", ".json"))
            job.loads[count++] = (Load){.file = file, .path = path, .is_page = page};
    }
    work_each(count, threads, load_one, &job);
    for (size_t i = 0; i < count; i++) {
        Load *load = &job.loads[i];
        diags_join(diags, load->diags);
        if (load->indicator) {
            map_put(site->indicators_by_id, load->indicator->id, load->indicator);
            list_push(site->arena, &site->indicators, load->indicator);
        }
        if (load->doc) {
            list_push(site->arena, &site->docs, load->doc);
            add_version(site, load, diags);
        }
    }
}

static void load_kit(Site *site, Diags *diags) {
    if (!site->theme.regular.count) return;
    ChartFonts fonts = {.regular = site->theme.regular.items,
                        .regular_count = site->theme.regular.count,
                        .bold = site->theme.bold.items,
                        .bold_count = site->theme.bold.count};
    site->kit = chart_kit_open(site->arena, &fonts, diags);
}

void site_load(Site *site, Diags *diags) {
    Arena *arena = site->arena;
    Text path = report_path(site, arena, T("report.yaml"));
    if (!fs_exists(path)) {
        diag_hint(diags,
                  diag_file(diags, "no-report", path, "there is no report in this folder"),
                  "name the folder that holds report.yaml: jamlik build REPORT");
        return;
    }
    Source *source = source_read(arena, diags, path, path, FILE_LIMIT);
    if (!source || !report_read(arena, source, &site->report, diags)) return;
    if (site->options.base_url.length)
        site->report.base_url = base_url_read(arena, site->options.base_url, (Spot){0}, diags);
    site->settings = (DataSettings){
        .source_language = site->report.languages[site->report.source_language].tag,
        .place = site->report.place,
        .minimum = site->report.minimum};
    load_theme(site, diags);
    load_kit(site, diags);
    FileList files = fs_list(arena, diags, site->options.report);
    load_small(site, &files, diags);
    site->settings.lists = (const CodeList *const *)site->code_lists.items;
    site->settings.list_count = site->code_lists.count;
    load_many(site, &files, diags);
}
