// SPDX-License-Identifier: EUPL-1.2
// The phases in their order, and the two commands that need no report.
#include "site/inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool sound(const Diags *diags) {
    return diags_count(diags, LEVEL_ERROR) == 0;
}

static void check_templates(Site *site, Diags *diags) {
    static const char *const needed[] = {"start",    "page",      "theme", "goal",   "initiative",
                                         "indicator", "glossary", "statement", "list", "places",
                                         "place",    "groups",    "group", "grid", "figure",
                                         "404",      "robots",    "sitemap", "feed", "headers"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!template_has(site->templates, text_of(needed[i])))
            diag_hint(diags,
                      diag_file(diags, "missing-template", text_format(site->arena, "%.*s/templates",
                                                                       TEXT_ARG(site->options.share)),
                                "there is no template '%s'", needed[i]),
                      "add %s.mustache", needed[i]);
    template_check(site->templates, diags);
}

static bool check_share(const Site *site, Diags *diags) {
    Text share = site->options.share;
    if (fs_is_folder(path_join(site->arena, share, T("templates")))) return true;
    diag_hint(diags,
              diag_file(diags, "no-share", share, "jamlik's own templates and themes are not here"),
              "run 'make install', or set JAMLIK_SHARE to the folder that holds templates/ and themes/");
    return false;
}

Site *site_new(const SiteOptions *options) {
    Arena *arena = arena_new();
    Site *site = arena_make(arena, Site);
    site->arena = arena;
    site->options = *options;
    site->templates = template_set_new(arena, true);
    site->pages_by_file = map_new(arena);
    site->pages_by_path = map_new(arena);
    site->pages_by_indicator = map_new(arena);
    site->indicators_by_id = map_new(arena);
    site->assets_by_file = map_new(arena);
    site->terms_by_id = map_new(arena);
    site->drafts = map_new(arena);
    site->broken = map_new(arena);
    return site;
}

// Every phase runs as far as the one before it went well enough: more mistakes are told at once,
// but none that only follow from another.
Site *site_open(const SiteOptions *options, Diags *diags) {
    Site *site = site_new(options);
    locale_init();
    page_init();
    if (!check_share(site, diags) || !site_load(site, diags)) return site;
    check_templates(site, diags);
    for (size_t i = 0; i < site->report.language_count; i++) {
        SiteLanguage *language = &site->report.languages[i];
        make_texts(site->arena, language, &site->report);
    }
    site_tree(site, diags);
    site_link(site, diags);
    if (sound(diags)) site_plan(site, diags);
    return site;
}

void site_close(Site *site) {
    if (site->kit) chart_kit_close(site->kit);
    report_close(&site->report);
    for (size_t i = 0; i < site->arenas.count; i++) arena_free(site->arenas.items[i]);
    arena_free(site->arena);
}

// ------------------------------------------------------------------------- jamlik template

static Source *read_file(Arena *arena, Diags *diags, Text path) {
    return source_read(arena, diags, path, path, FILE_LIMIT);
}

static void add_partials(Arena *arena, TemplateSet *set, Text folder, Diags *diags) {
    FileList files = fs_list(arena, diags, folder);
    for (size_t i = 0; i < files.count; i++) {
        Text file = files.items[i].path;
        if (!text_ends(file, ".mustache")) continue;
        Source *source = read_file(arena, diags, path_join(arena, folder, file));
        Text name = text_slice(file, 0, file.length - strlen(".mustache"));
        if (source) template_add(set, text_copy(arena, name), source, diags);
    }
}

bool site_render_template(Buf *out, Text file, Text data, Text partials, Arena *arena, Diags *diags) {
    TemplateSet *set = template_set_new(arena, false);
    Value value = {.kind = VALUE_OBJECT};
    if (data.length) {
        Source *source = read_file(arena, diags, data);
        Node *root = source ? json_read(arena, source, diags) : NULL;
        if (root) value = value_from_node(arena, root);
    }
    if (partials.length) add_partials(arena, set, partials, diags);
    Source *source = read_file(arena, diags, file);
    if (source) template_add(set, T(" main"), source, diags);
    if (!sound(diags)) return false;
    return template_render(out, set, T(" main"), &value, diags);
}

// ---------------------------------------------------------------------------------- share

static bool is_share(Text folder) {
    Arena *scratch = arena_new();
    bool found = fs_is_folder(path_join(scratch, folder, T("templates"))) &&
                 fs_is_folder(path_join(scratch, folder, T("themes")));
    arena_free(scratch);
    return found;
}

// $JAMLIK_SHARE; the source tree the program was built in (build/jamlik → ..); beside bin/, wherever
// that has been copied to; where it was to be installed.
Text site_find_share(Arena *arena) {
    const char *given = getenv("JAMLIK_SHARE");
    if (given && *given) return text_copy(arena, text_of(given));
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program);
    if (length > 0) {
        Text folder = path_folder(path_folder((Text){program, (size_t)length}));
        for (Text up = folder; up.length > 1; up = path_folder(up)) {
            Text share = path_join(arena, up, T("share/jamlik"));
            if (is_share(up)) return text_copy(arena, up);
            if (is_share(share)) return share;
        }
    }
    return T(JAMLIK_SHARE);
}
