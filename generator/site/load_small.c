// SPDX-License-Identifier: EUPL-1.2
// Code lists, the glossary and assets: few, and read one after the other.
#include "site/load.h"

#include <errno.h>
#include <string.h>

static size_t line_of(Spot spot) {
    return source_line(spot.source, spot.offset);
}

// ------------------------------------------------------------------------------- code lists

static Text stem_of(Text file, const char *ending) {
    size_t folder = path_folder(file).length;
    return text_slice(file, folder ? folder + 1 : 0, file.length - strlen(ending));
}

static void check_twice(Site *site, const CodeList *list, Diags *diags) {
    for (size_t i = 0; i < site->code_lists.count; i++) {
        const CodeList *other = site->code_lists.items[i];
        if (!text_equal(other->id, list->id)) continue;
        Diag *diag = diag_error(diags, "duplicate-id", list->spot, "there are two code lists '%.*s'",
                                TEXT_ARG(list->id));
        diag_hint(diags, diag, "the other one is %.*s; keep one", TEXT_ARG(other->spot.source->path));
    }
}

static CodeList *read_code_list(Site *site, Text path, Diags *diags) {
    Arena *arena = site->arena;
    Source *source = source_read(arena, diags, path, path, FILE_LIMIT);
    if (!source) return NULL;
    CodeList *list = code_list_read(arena, source, site->settings.source_language, diags);
    if (!list) return NULL;
    check_twice(site, list, diags);
    Arena *scratch = arena_new();         // code_list_read keeps its tree to itself
    check_languages(&site->report, json_read(scratch, source, diags_new(scratch)), diags);
    arena_free(scratch);
    return list;
}

static Diag *map_missing(const CodeList *list, const char *message, Diags *diags) {
    return diag_error(diags, "map-missing", list->map.spot, message, TEXT_ARG(list->map.file));
}

static void suggest_map(const Site *site, const FileList *files, Text folder, Text name, Diag *diag,
                        Diags *diags) {
    Text *names = arena_array(site->arena, Text, files->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < files->count; i++) {
        Text path = files->items[i].path;
        if (text_ends(path, ".geojson") && text_equal(path_folder(path), folder))
            names[count++] = text_slice(path, folder.length + 1, path.length);
    }
    diag_suggest(diags, diag, name, names, count);
}

// The outlines of a list's areas, in a file beside it.
static void load_map(Site *site, const FileList *files, Text file, CodeList *list, Diags *diags) {
    Text name = list->map.file, folder = path_folder(file);
    Text path = path_normal(site->arena, path_join(site->arena, folder, name));
    Text whole = report_path(site, site->arena, path);
    if (!path.length || !text_starts(path, "codes/"))
        diag_hint(diags, map_missing(list, "'%.*s' is not beside the code list", diags),
                  "put the file into codes/ and write its bare name");
    else if (!text_ends(name, ".geojson"))
        diag_hint(diags, map_missing(list, "'%.*s' is no GeoJSON file", diags),
                  "give the file a name that ends with .geojson, and write that name");
    else if (!fs_exists(whole))
        suggest_map(site, files, folder, name,
                    map_missing(list, "there is no file '%.*s'", diags), diags);
    else {
        Source *source = source_read(site->arena, diags, whole, whole, FILE_LIMIT);
        if (source) code_list_map(site->arena, list, source, diags);
    }
}

// A mistake in a map is none of the list: figures can be checked without it.
static void load_code_list(Site *site, const FileList *files, Text file, Diags *diags) {
    size_t before = diags_count(diags, LEVEL_ERROR);
    CodeList *list = read_code_list(site, report_path(site, site->arena, file), diags);
    if (list) list_push(site->arena, &site->code_lists, list);
    size_t after = diags_count(diags, LEVEL_ERROR);
    if (list && list->map.file.length && list->map.key.length) load_map(site, files, file, list, diags);
    if (after == before) return;
    site_break(site, BROKEN_CODE_LIST, stem_of(file, ".json"));
    if (list) site_break(site, BROKEN_CODE_LIST, list->id);
}

// Where a query names no area, the report's own is meant: it must be one.
static void check_place(Site *site, Diags *diags) {
    Text place = site->report.place;
    if (!place.length || site_is_broken(site, BROKEN_CODE_LIST, T("area"))) return;
    for (size_t i = 0; i < site->code_lists.count; i++) {
        const CodeList *list = site->code_lists.items[i];
        if (!code_list_is_area(list) || code_list_find(list, place)) continue;
        Text *slugs = arena_array(site->arena, Text, list->count + 1);
        for (size_t j = 0; j < list->count; j++) slugs[j] = list->groups[j]->slug;
        Diag *diag = diag_error(diags, "unknown-group", site->report.place_spot,
                                "unknown group '%.*s' in 'area'", TEXT_ARG(place));
        diag_suggest(diags, diag, place, slugs, list->count);
        site_break(site, BROKEN_PLACE, (Text){0});
    }
}

// --------------------------------------------------------------------------------- glossary

static const char *const glossary_keys[] = {"$schema", "terms", NULL};
static const char *const term_keys[] = {"id", "term", "short", "long", "source", NULL};

static LocalText term_text(Site *site, const Node *node, const char *key, Diags *diags) {
    size_t before = diags_count(diags, LEVEL_ERROR);
    LocalText text = node_local_text(site->arena, node, key, site->settings.source_language, diags);
    if (!text.count && diags_count(diags, LEVEL_ERROR) == before && !node_misspelt(node, key, diags))
        diag_hint(diags, diag_error(diags, "missing-key", node->spot, "missing key '%s'", key),
                  "add a text: \"%s\": \"…\"", key);
    return text;
}

static void load_term(Site *site, const Node *node, Diags *diags) {
    if (node->kind != NODE_OBJECT) {
        diag_hint(diags,
                  diag_error(diags, "wrong-type", node->spot, "a term must be an object, not %s",
                             node_kind_name(node->kind)),
                  "write {\"id\": \"…\", \"term\": \"…\", \"short\": \"…\"}");
        return;
    }
    node_check_keys(node, term_keys, diags);
    SiteTerm *term = arena_make(site->arena, SiteTerm);
    term->id = node_required(node, "id", diags);
    term->term = term_text(site, node, "term", diags);
    term->brief = term_text(site, node, "short", diags);
    term->detail = node_local_text(site->arena, node, "long", site->settings.source_language, diags);
    term->source = node_local_text(site->arena, node, "source", site->settings.source_language, diags);
    term->spot = node->spot;
    if (!term->id.length) return;
    const SiteTerm *other = map_get(site->terms_by_id, term->id);
    if (other)
        diag_hint(diags,
                  diag_error(diags, "duplicate-id", node_get(node, "id")->spot,
                             "there are two terms '%.*s'", TEXT_ARG(term->id)),
                  "the first is in line %zu; ids are unique", line_of(other->spot));
    map_put(site->terms_by_id, term->id, term);
    list_push(site->arena, &site->terms, term);
}

static void read_glossary(Site *site, Text path, Diags *diags) {
    Source *source = source_read(site->arena, diags, path, path, FILE_LIMIT);
    Node *root = source ? json_read(site->arena, source, diags) : NULL;
    if (!root) return;
    if (root->kind != NODE_OBJECT) {
        diag_hint(diags,
                  diag_error(diags, "wrong-type", root->spot, "the glossary must be an object, not %s",
                             node_kind_name(root->kind)),
                  "begin the file with {\"terms\": [");
        return;
    }
    node_check_keys(root, glossary_keys, diags);
    check_languages(&site->report, root, diags);
    const Node *terms = node_list(root, "terms", diags);
    for (size_t i = 0; terms && i < terms->count; i++) load_term(site, &terms->items[i], diags);
    if (!node_get(root, "terms") && !node_misspelt(root, "terms", diags))
        diag_hint(diags, diag_error(diags, "missing-key", root->spot, "missing key 'terms'"),
                  "add \"terms\": [ … ]");
}

static void load_glossary(Site *site, Diags *diags) {
    size_t before = diags_count(diags, LEVEL_ERROR);
    Text path = report_path(site, site->arena, T("glossary.json"));
    if (fs_exists(path)) read_glossary(site, path, diags);
    if (diags_count(diags, LEVEL_ERROR) > before) site_break(site, BROKEN_GLOSSARY, (Text){0});
}

// ----------------------------------------------------------------------------------- assets

// For names that differ only in letters that no address has, or that are longer than a file's name
// may be, the hash is enough.
static Text short_slug(Arena *arena, Text text, size_t most) {
    return text_slice(text_slug(arena, text), 0, most);
}

// "assets/kartor/Gävle.PNG" → "assets/kartor-gavle-0123456789abcdef.png"
static Text asset_path(Arena *arena, Text file, Text bytes) {
    size_t end = file.length, folder = path_folder(file).length;
    while (end > folder && file.at[end - 1] != '.') end--;
    bool has_ending = end > folder + 1;
    Text stem = text_slice(file, strlen("assets/"), has_ending ? end - 1 : file.length);
    Text ending = has_ending ? short_slug(arena, text_slice(file, end, file.length), 16) : (Text){0};
    Text slug = short_slug(arena, stem, 120);
    return text_format(arena, "assets/%.*s-%.*s%s%.*s", TEXT_ARG(slug.length ? slug : T("file")),
                       TEXT_ARG(hash_hex(arena, bytes)), ending.length ? "." : "", TEXT_ARG(ending));
}

static void load_asset(Site *site, const FileEntry *entry, Diags *diags) {
    Arena *arena = site->arena;
    Text file = entry->path, path = report_path(site, arena, file);
    SiteAsset *asset = arena_make(arena, SiteAsset);
    asset->file = file;
    bool too_big = entry->size > ASSET_LIMIT;
    if (too_big)
        diag_hint(diags, diag_file(diags, "file-too-big", path, "larger than %d MiB", ASSET_LIMIT >> 20),
                  "make it smaller, or link to where it can be fetched");
    else if (!fs_read(arena, path, &asset->bytes))
        diag_file(diags, "file-unreadable", path, "this file cannot be read: %s", strerror(errno));
    if (too_big || !asset->bytes.at) {
        site_break(site, BROKEN_ASSET, file);
        return;
    }
    asset->path = asset_path(arena, file, asset->bytes);
    map_put(site->assets_by_file, asset->file, asset);
    list_push(arena, &site->assets, asset);
}

static bool takes_part(Text file) {
    return text_is(file, "glossary.json") || text_starts(file, "pages/") || text_starts(file, "indicators/") ||
           text_starts(file, "codes/") || text_starts(file, "assets/");
}

static void refuse_link(Site *site, Text file, Diags *diags) {
    Text path = report_path(site, diags_arena(diags), file);
    diag_hint(diags,
              diag_file(diags, "link-leaves-report", path, "this symbolic link leads out of the report"),
              "copy the file into the report");
    if (text_is(file, "glossary.json"))
        site_break(site, BROKEN_GLOSSARY, (Text){0});
    else if (text_starts(file, "pages/"))
        site_break(site, BROKEN_PAGE, text_slice(file, strlen("pages/"), file.length));
    else if (text_ends(file, ".json"))
        site_break(site, text_starts(file, "codes/") ? BROKEN_CODE_LIST : BROKEN_INDICATOR,
                   stem_of(file, ".json"));
    else
        site_break(site, BROKEN_ASSET, file);
}

void load_code_lists(Site *site, const FileList *files, Diags *diags) {
    for (size_t i = 0; i < files->count; i++) {
        const FileEntry *entry = &files->items[i];
        if (!entry->leaves_root && text_starts(entry->path, "codes/") && text_ends(entry->path, ".json"))
            load_code_list(site, files, entry->path, diags);
    }
    check_place(site, diags);
}

void load_small(Site *site, const FileList *files, Diags *diags) {
    load_code_lists(site, files, diags);
    for (size_t i = 0; i < files->count; i++) {
        const FileEntry *entry = &files->items[i];
        if (entry->leaves_root) {
            if (takes_part(entry->path)) refuse_link(site, entry->path, diags);
            continue;
        }
        if (text_starts(entry->path, "assets/")) load_asset(site, entry, diags);
    }
    load_glossary(site, diags);
}
