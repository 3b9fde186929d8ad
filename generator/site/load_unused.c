// SPDX-License-Identifier: EUPL-1.2
// Files that take no part although their author may think so: with an ending that says nothing in
// their folder, or beside the folder they were meant for. Notes and other things are left in peace.
#include "site/load.h"

static Diag *warn(const Site *site, Text path, const char *message, Diags *diags) {
    Diag *diag =
        diag_file(diags, "unused-file", report_path(site, site->arena, path), "%s", message);
    diag->level = LEVEL_WARNING;
    return diag;
}

// ---------------------------------------------------------------------------------- endings

// Outlines that no code list names.
static bool is_lost_map(const Site *site, Text file) {
    Arena *arena = site->arena;
    if (!text_starts(file, "codes/") || !text_ends(file, ".geojson")) return false;
    for (size_t i = 0; i < site->code_lists.count; i++) {
        const CodeList *list = site->code_lists.items[i];
        Text folder = path_folder(list->spot.source->path);
        Text named = path_normal(arena, path_join(arena, folder, list->map.file));
        if (text_equal(named, path_normal(arena, report_path(site, arena, file)))) return false;
    }
    return true;
}

static void check_ending(const Site *site, Text file, Diags *diags) {
    if (is_lost_map(site, file))
        diag_hint(diags, warn(site, file, "no code list names these outlines", diags),
                  "write \"map\": {\"file\": …, \"key\": …} into the list that has these areas");
    bool unused =
        (text_starts(file, "pages/") && !text_ends(file, ".md")) ||
        (text_starts(file, "codes/") && !text_ends(file, ".json") && !text_ends(file, ".geojson")) ||
        (text_starts(file, "indicators/") && !text_ends(file, ".json") && !text_ends(file, ".csv"));
    if (!unused) return;
    diag_hint(diags, warn(site, file, "this file takes no part in the report", diags),
              "pages end with .md, data with .json or .csv; other files go into assets/");
}

// A JSON-stat file that no indicator names. A CSV file is left in peace: it may be an older version.
void warn_unnamed(const Site *site, const Load *loads, size_t count, Diags *diags) {
    for (size_t i = 0; i < count; i++) {
        bool named = !loads[i].is_data;
        for (size_t j = 0; !named && j < count; j++) named = text_equal(loads[j].data, loads[i].file);
        if (!named)
            diag_hint(diags, warn(site, loads[i].file, "this JSON-stat file is the data of no indicator", diags),
                      "name it in an indicator: \"data\": \"…\"");
    }
}

// -------------------------------------------------------------------------------------- top

static const char *const known_files[] = {"report.yaml", "glossary.json", NULL};
static const char *const known_folders[] = {"pages", "indicators", "codes", "assets", "themes", NULL};

// The known name that the author may have meant; empty when it is that name, or near to none.
static Text meant(Text name, const char *const *known) {
    Text names[8];
    size_t count = 0;
    for (; known[count]; count++) {
        names[count] = text_of(known[count]);
        if (text_equal(name, names[count])) return (Text){0};
    }
    return text_nearest(name, names, count);
}

static void check_file(const Site *site, Text file, Diags *diags) {
    Text name = meant(file, known_files);
    if (!name.length) return;
    diag_hint(diags, warn(site, file, "this file takes no part in the report", diags),
              "did you mean '%.*s'?", TEXT_ARG(name));
}

static void check_folder(const Site *site, Text folder, Diags *diags) {
    Text name = meant(folder, known_folders);
    bool translations = text_is(folder, "translations");
    Arena *arena = site->arena;
    Text marker = path_join(arena, report_path(site, arena, folder), T(SITE_MARKER));
    if ((!name.length && !translations) || fs_exists(marker)) return;
    Diag *diag = warn(site, folder, "this folder takes no part in the report", diags);
    if (translations)
        diag_hint(diags, diag,
                  "catalogues of pages come later: translate a page as pages/name.en.md; texts of "
                  "the interface go into themes/%.*s/texts/",
                  TEXT_ARG(site->report.theme));
    else diag_hint(diags, diag, "did you mean '%.*s'?", TEXT_ARG(name));
}

// The files are sorted: those of a folder stand together.
void warn_unused(const Site *site, const FileList *files, Diags *diags) {
    Text before = {0};
    for (size_t i = 0; i < files->count; i++) {
        Text file = files->items[i].path, top = {0}, rest = file;
        if (files->items[i].leaves_root) continue;
        check_ending(site, file, diags);
        text_cut(&rest, '/', &top);
        if (text_equal(top, before)) continue;
        before = top;
        if (top.length == file.length) check_file(site, file, diags);
        else check_folder(site, top, diags);
    }
}
