// SPDX-License-Identifier: EUPL-1.2
// Page files become pages with versions: by name one page, by suffix its languages.
#include "site/load.h"

#include <string.h>

// ------------------------------------------------------------------------------------ names

static bool good_name(Text path) {
    for (size_t i = 0; i < path.length; i++) {
        char c = path.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/')) return false;
    }
    return path.length > 0;
}

// What the file should be called: every part of its path as a slug, the language left as it is.
static Text better_name(Arena *arena, Text name, Text rest) {
    Text parts[64], part;
    size_t count = 0;
    for (Text path = name; count < 64 && text_cut(&path, '/', &part);)
        parts[count++] = text_slug(arena, part);
    return text_format(arena, "%.*s%.*s.md", TEXT_ARG(text_join(arena, parts, count, "/")),
                       TEXT_ARG(rest));
}

static bool find_language(const Site *site, Text tag, size_t *language, Text path, Diags *diags) {
    Text tags[MOST_LANGUAGES];
    for (size_t i = 0; i < site->report.language_count; i++) {
        tags[i] = site->report.languages[i].tag;
        if (text_equal(tags[i], tag)) {
            *language = i;
            return true;
        }
    }
    Diag *diag = diag_file(diags, "unknown-page-language", path,
                           "'%.*s' in the file's name is not a language of report.yaml", TEXT_ARG(tag));
    diag_suggest(diags, diag, tag, tags, site->report.language_count);
    return false;
}

// "themes/health.sv-simple.md" → name "themes/health" and rest ".sv-simple".
static Text cut_rest(Text file, Text *rest) {
    Text stem = text_slice(file, 0, file.length - strlen(".md"));
    size_t folder = path_folder(stem).length;
    size_t dot = text_find(text_slice(stem, folder, stem.length), T("."));
    *rest = dot == SIZE_MAX ? (Text){0} : text_slice(stem, folder + dot, stem.length);
    return text_slice(stem, 0, stem.length - rest->length);
}

// False: not a page's name.
static bool split_page_name(const Site *site, Text file, Text *name, size_t *language, Diags *diags,
                            Text path) {
    Text rest;
    *name = cut_rest(file, &rest);
    *language = site->report.source_language;
    if (!good_name(*name)) {
        diag_hint(diags, diag_file(diags, "bad-file-name", path, "this name cannot become an address"),
                  "use a-z, 0-9 and '-': %.*s",
                  TEXT_ARG(better_name(diags_arena(diags), *name, rest)));
        return false;
    }
    return !rest.length || find_language(site, text_slice(rest, 1, rest.length), language, path, diags);
}

// --------------------------------------------------------------------------------- versions

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

static void add_version(Site *site, const Load *load, Text file, Diags *diags) {
    Text name;
    size_t language;
    if (!split_page_name(site, file, &name, &language, diags, load->path)) {
        site_break(site, BROKEN_PAGE, file);
        return;
    }
    if (page_front(load->doc)->draft && !site->options.drafts) return;
    if (map_get(site->drafts, text_format(site->arena, "%.*s.md", TEXT_ARG(name)))) return;
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

// An original that is a draft or has mistakes: its translations, and links to it, are judged by it.
static void note_original(Site *site, const Load *load, Text file) {
    Text rest;
    cut_rest(file, &rest);
    if (rest.length) return;
    if (diags_count(load->diags, LEVEL_ERROR)) site_break(site, BROKEN_PAGE, file);
    if (load->doc && page_front(load->doc)->draft && !site->options.drafts)
        map_put(site->drafts, file, site);
}

static Text page_file(const Load *load) {
    return text_slice(load->file, strlen("pages/"), load->file.length);
}

void load_pages(Site *site, const Load *loads, size_t count, Diags *diags) {
    for (size_t i = 0; i < count; i++)
        if (loads[i].is_page) note_original(site, &loads[i], page_file(&loads[i]));
    for (size_t i = 0; i < count; i++) {
        if (loads[i].doc) add_version(site, &loads[i], page_file(&loads[i]), diags);
    }
}
