// SPDX-License-Identifier: EUPL-1.2
// Links to pages, anchors, files and terms; where one leads nowhere, the place the author meant.
#include "site/linker.h"

#include <string.h>

// ----------------------------------------------------------------------------------- places

// Where the part is written within the spot, from the first `behind` on; the whole spot if nowhere.
Spot part_spot(Spot spot, const char *behind, Text part) {
    if (!spot.source || !part.length) return spot;
    Text written = text_slice(spot.source->bytes, spot.offset, spot.offset + spot.length);
    size_t start = text_find(written, text_of(behind));
    start = start == SIZE_MAX ? 0 : start + strlen(behind);
    size_t at = text_find(text_slice(written, start, written.length), part);
    return at == SIZE_MAX ? spot : (Spot){spot.source, spot.offset + start + at, part.length};
}

// "../goals/x.md": the file as it is written in a link from the folder.
static Text relative(Arena *arena, Text folder, Text file) {
    Text part, first, rest = folder, below = file;
    while (text_cut(&rest, '/', &part) && text_cut(&below, '/', &first) && below.length &&
           text_equal(part, first)) {
        folder = rest;
        file = below;
    }
    Buf buf = {0};
    while (text_cut(&folder, '/', &part)) buf_literal(&buf, "../");
    buf_text(&buf, file);
    return buf_take(arena, &buf);
}

// ---------------------------------------------------------------------------------- anchors

static bool has_heading(const Version *version, Text id) {
    size_t count;
    const Heading *headings = page_headings(version->doc, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equal(headings[i].id, id)) return true;
    return false;
}

static void check_anchor(Linker *linker, const SitePage *page, Text anchor, Spot spot) {
    if (!anchor.length || !page->original || site_is_broken(linker->site, BROKEN_PAGE, page->file)) return;
    const Version *mine = page->versions[linker->version->language];
    if (has_heading(page->original, anchor) || (mine && has_heading(mine, anchor))) return;
    Diag *diag = diag_error(linker->diags, "unknown-anchor", part_spot(spot, "#", anchor),
                            "pages/%.*s has no heading '#%.*s'", TEXT_ARG(page->file), TEXT_ARG(anchor));
    diag_hint(linker->diags, diag, "the heading '## Om oss' has the anchor #om-oss");
    if (diags_crowded(linker->diags)) return;
    size_t count;
    const Heading *headings = page_headings(page->original->doc, &count);
    Text *ids = arena_array(linker->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) ids[i] = headings[i].id;
    diag_suggest(linker->diags, diag, anchor, ids, count);
}

// ------------------------------------------------------------------------------------ pages

// "themes/health.en.md" → "themes/health.md", if there is such a page.
static Text without_language(Linker *linker, Text file) {
    Text stem = text_slice(file, 0, file.length - 3);
    size_t folder = path_folder(stem).length;
    size_t dot = text_find(text_slice(stem, folder, stem.length), T("."));
    if (dot == SIZE_MAX) return (Text){0};
    Text original = text_format(linker->arena, "%.*s.md", TEXT_ARG(text_slice(stem, 0, folder + dot)));
    return map_get(linker->site->pages_by_file, original) ? original : (Text){0};
}

static Text nearest_page(const Linker *linker, Text file) {
    if (diags_crowded(linker->diags)) return (Text){0};
    size_t count = linker->site->pages.count;
    Text *files = arena_array(linker->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) files[i] = linker->site->pages.items[i]->file;
    return text_nearest(file, files, count);
}

static void page_to_nowhere(Linker *linker, Text file, Text folder, Text written, Spot spot) {
    const Site *site = linker->site;
    if (site_is_broken(site, BROKEN_PAGE, file)) return;
    Text nearest = nearest_page(linker, file);
    Text original = file.length ? without_language(linker, file) : (Text){0};
    Diag *diag = diag_error(linker->diags, "link-to-nowhere", spot, "there is no page '%.*s'",
                            TEXT_ARG(written));
    if (!file.length)
        diag_hint(linker->diags, diag, "the path leads out of pages/; take away a '../'");
    else if (map_get(site->drafts, file))
        diag_hint(linker->diags, diag, "pages/%.*s is a draft and left out", TEXT_ARG(file));
    else if (original.length)
        diag_hint(linker->diags, diag, "write '%.*s': readers get the page in their own language",
                  TEXT_ARG(relative(linker->arena, folder, original)));
    else if (nearest.length)
        diag_hint(linker->diags, diag, "did you mean '%.*s'?",
                  TEXT_ARG(relative(linker->arena, folder, nearest)));
    else
        diag_hint(linker->diags, diag, "looked for pages/%.*s", TEXT_ARG(file));
}

void link_page(Linker *linker, Text written, Text anchor, Text folder, Spot spot, Target *target) {
    Text file = path_normal(linker->arena, path_join(linker->arena, folder, written));
    target->page = map_get(linker->site->pages_by_file, file);
    if (!target->page) {
        page_to_nowhere(linker, file, folder, written, part_spot(spot, "", written));
        return;
    }
    check_anchor(linker, target->page, anchor, spot);
    target->found = true;
}

void link_anchor(Linker *linker, const Ref *ref, Target *target) {
    check_anchor(linker, linker->page, ref->anchor, ref->spot);
    target->found = true;
}

// ------------------------------------------------------------------------------------ files

// The page's own file behind "themes/health/", "themes/health.html" or "themes/health"; or empty.
static Text page_behind(Linker *linker, Text folder, Text written) {
    static const char *const endings[] = {"/index.html", "/", ".html", ".htm", ""};
    size_t i = 0;
    while (!text_ends(written, endings[i])) i++;
    Text stem = text_slice(written, 0, written.length - strlen(endings[i]));
    for (size_t j = 0; j < 2; j++) {
        Text name = j ? text_format(linker->arena, "%.*s/index.md", TEXT_ARG(stem))
                      : text_format(linker->arena, "%.*s.md", TEXT_ARG(stem));
        Text file = path_normal(linker->arena, path_join(linker->arena, folder, name));
        if (map_get(linker->site->pages_by_file, file)) return relative(linker->arena, folder, file);
    }
    return (Text){0};
}

static Text nearest_asset(const Linker *linker, Text file) {
    if (diags_crowded(linker->diags)) return (Text){0};
    const Map *assets = linker->site->assets_by_file;
    Text *files = arena_array(linker->arena, Text, map_count(assets) + 1);
    for (size_t i = 0; i < map_count(assets); i++) files[i] = map_key(assets, i);
    return text_nearest(file, files, map_count(assets));
}

static void file_to_nowhere(Linker *linker, const Ref *ref, Text folder, Text file) {
    const Site *site = linker->site;
    Text page = page_behind(linker, path_folder(linker->page->file), ref->target);
    Text nearest = nearest_asset(linker, file);
    if (map_get(site->assets_by_file, ref->target)) nearest = ref->target;
    Diag *diag = diag_error(linker->diags, "file-to-nowhere", ref->spot, "there is no file '%.*s'",
                            TEXT_ARG(ref->target));
    if (page.length)
        diag_hint(linker->diags, diag, "to link to the page, write '%.*s'", TEXT_ARG(page));
    else if (nearest.length)
        diag_hint(linker->diags, diag, "did you mean '%.*s'?",
                  TEXT_ARG(relative(linker->arena, folder, nearest)));
    else
        diag_hint(linker->diags, diag, "files lie in assets/ at the top of the report: '%.*s'",
                  TEXT_ARG(relative(linker->arena, folder, T("assets/…"))));
}

void link_file(Linker *linker, const Ref *ref, Target *target) {
    const Site *site = linker->site;
    Text folder = path_join(linker->arena, T("pages"), path_folder(linker->page->file));
    if (text_ends(folder, "/")) folder.length--;
    Text file = path_normal(linker->arena, path_join(linker->arena, folder, ref->target));
    target->asset = map_get(site->assets_by_file, file);
    target->found = target->asset != NULL;
    if (!target->found && !site_is_broken(site, BROKEN_ASSET, file))
        file_to_nowhere(linker, ref, folder, file);
}

// ------------------------------------------------------------------------------------ terms

void link_term(Linker *linker, const Ref *ref, Target *target) {
    const Site *site = linker->site;
    target->term = map_get(site->terms_by_id, ref->target);
    target->found = target->term != NULL;
    if (target->found || site_is_broken(site, BROKEN_GLOSSARY, (Text){0})) return;
    Diag *diag = diag_error(linker->diags, "unknown-term", part_spot(ref->spot, ":", ref->target),
                            "the glossary has no term '%.*s'", TEXT_ARG(ref->target));
    diag_hint(linker->diags, diag, site->terms.count ? "add it to glossary.json"
                                                     : "there is no glossary.json yet: write one with this term");
    if (diags_crowded(linker->diags)) return;
    Text *ids = arena_array(linker->arena, Text, site->terms.count + 1);
    for (size_t i = 0; i < site->terms.count; i++) ids[i] = site->terms.items[i]->id;
    diag_suggest(linker->diags, diag, ref->target, ids, site->terms.count);
}
