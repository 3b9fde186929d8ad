// SPDX-License-Identifier: EUPL-1.2
// jamlik measures: of an indicator with its report around it, or of a list of groups.
#include "site/inside.h"

// The folder of the file or the nearest above it that holds report.yaml; empty: none.
static Text find_report(Arena *arena, Text file) {
    for (Text folder = path_folder(file);; folder = path_folder(folder)) {
        Text named = folder.length ? folder : T(".");
        if (fs_exists(path_join(arena, named, T("report.yaml")))) return text_copy(arena, named);
        if (!folder.length || text_is(folder, "/")) return (Text){0};
    }
}

// What only indicators have; a file without any of it is told what a list of groups needs.
static bool is_indicator(const Node *root) {
    static const char *const keys[] = {"dimensions", "data", "unit", "source"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (node_get(root, keys[i])) return true;
    return false;
}

static void report_alone(Text file, Diags *diags) {
    diag_hint(diags,
              diag_file(diags, "no-report", file, "no folder above this indicator holds report.yaml"),
              "its code lists are in the report; groups alone are written {\"groups\": [ … ]}");
}

// Where the file is in a folder above it: its path from there.
static Text within(Arena *arena, Text file, Text folder) {
    bool here = text_is(folder, ".") && !text_starts(file, "./");
    size_t start = here ? 0 : folder.length + !text_ends(folder, "/");
    return path_normal(arena, text_slice(file, start, file.length));
}

static void measure_indicator(Buf *out, Site *site, Text file, Diags *diags) {
    Text named = file, report = find_report(site->arena, file);
    if (!report.length) {                 // named from within: the folders above are not in its name
        file = fs_real(site->arena, file);
        report = find_report(site->arena, file);
    }
    if (!report.length) {
        report_alone(named, diags);
        return;
    }
    site->options.report = report;
    locale_init();
    const Indicator *indicator = site_load_indicator(site, within(site->arena, file, report), diags);
    if (indicator && !diags_count(diags, LEVEL_ERROR)) measures_json(out, indicator, &site->settings);
}

Site *site_measures(Buf *out, Text file, Diags *diags) {
    Site *site = site_new(&(SiteOptions){0});
    Arena *arena = site->arena;
    Source *source = source_read(arena, diags, file, file, FILE_LIMIT);
    if (!source) return site;
    Diags *own = diags_new(arena);        // an indicator is read again, with its report
    const Node *root = json_read(arena, source, own);
    if (root && is_indicator(root)) {
        measure_indicator(out, site, file, diags);
        return site;
    }
    diags_join(diags, own);
    if (root && !diags_count(diags, LEVEL_ERROR)) measures_json_plain(out, root, diags);
    return site;
}
