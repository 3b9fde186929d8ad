// SPDX-License-Identifier: EUPL-1.2
// Pages become a tree: one address each, a parent, children in order; every indicator gets a page.
// What belongs to a theme or goal is gathered in gather.c.
#include "site/tree.h"

#include <stdlib.h>
#include <string.h>

const FrontMatter *original_front(const SitePage *page) {
    return page->original ? page_front(page->original->doc) : NULL;
}

Spot kind_spot(const FrontMatter *front) {
    return front->kind_spot.source ? front->kind_spot : front->title_spot;
}

// ----------------------------------------------------------------------- indicators' pages

SitePage *indicator_page(const Site *site, const Indicator *indicator) {
    return map_get(site->pages_by_indicator, indicator->id);
}

static void add_indicator_page(Site *site, const Indicator *indicator) {
    Text file = text_format(site->arena, "indicators/%.*s.md", TEXT_ARG(indicator->id));
    SitePage *page = map_get(site->pages_by_file, file);
    if (!page) {
        page = arena_make(site->arena, SitePage);
        page->file = file;
        page->path = text_format(site->arena, "indicators/%.*s", TEXT_ARG(indicator->id));
        map_put(site->pages_by_file, file, page);
        list_push(site->arena, &site->pages, page);
    }
    map_put(site->pages_by_indicator, indicator->id, page);
    page->kind = PAGE_INDICATOR;
    page->indicator = indicator;
    page->wishes = indicator->figures;
    page->wish_count = indicator->figure_count;
}

// ------------------------------------------------------------------------------- versions

static void check_original(Site *site, SitePage *page, Diags *diags) {
    if (page->original || page->indicator || site_is_broken(site, BROKEN_PAGE, page->file)) return;
    for (size_t i = 0; i < site->report.language_count; i++) {
        if (!page->versions[i]) continue;
        Diag *diag = diag_file(diags, "no-original", page->versions[i]->source->path,
                               "this translation has no page in the source language");
        diag_hint(diags, diag, "write pages/%.*s", TEXT_ARG(page->file));
        return;
    }
}

static void check_indicator_kind(const Site *site, const SitePage *page, Diags *diags) {
    if (!page->original || page->indicator || page->kind != PAGE_INDICATOR) return;
    Text id = text_starts(page->file, "indicators/")
                  ? text_slice(page->file, strlen("indicators/"), page->file.length - 3) : (Text){0};
    if (site_is_broken(site, BROKEN_INDICATOR, id)) return;
    size_t count = map_count(site->indicators_by_id);
    Text *ids = arena_array(site->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) ids[i] = map_key(site->indicators_by_id, i);
    Text nearest = text_nearest(id, ids, count);
    Diag *diag = diag_error(diags, "unknown-indicator", page_front(page->original->doc)->kind_spot,
                            "no indicator has the name of this page");
    if (nearest.length)
        diag_hint(diags, diag, "did you mean pages/indicators/%.*s.md?", TEXT_ARG(nearest));
    else
        diag_hint(diags, diag, "such a page is named after its indicator: pages/indicators/<id>.md");
}

// Where a page says of what kind it is, or its front matter where it does not.
// The kind is the original's; a version that says another is a mistake.
static void settle_versions(Site *site, SitePage *page, Diags *diags) {
    const FrontMatter *front = original_front(page);
    if (front) {
        made_check(site, page, diags);
        if (!page->indicator && !page->made) page->kind = front->kind;
        if (!page->made || front->weight != 0) page->weight = front->weight;
    }
    for (size_t i = 0; i < site->report.language_count; i++) {
        Version *version = page->versions[i];
        if (!version || version == page->original || !page->original) continue;
        page_adopt_ids(version->doc, page->original->doc);
        if (page_front(version->doc)->kind != front->kind)
            diag_hint(diags,
                      diag_error(diags, "different-kind", kind_spot(page_front(version->doc)),
                                 "this version is of kind '%s', its original of kind '%s'",
                                 page_kind_name(page_front(version->doc)->kind),
                                 page_kind_name(front->kind)),
                      "write 'kind: %s' here, or the same kind in both", page_kind_name(front->kind));
    }
}

// ----------------------------------------------------------------------------------- order

static int by_path(const void *a, const void *b) {
    const SitePage *one = *(SitePage *const *)a, *two = *(SitePage *const *)b;
    int order = text_order(one->path, two->path);
    return order ? order : text_order(one->file, two->file);
}

static int by_id(const void *a, const void *b) {
    return text_order((*(Indicator *const *)a)->id, (*(Indicator *const *)b)->id);
}

int page_order(const SitePage *one, const SitePage *two) {
    double left = one->weight == 0 ? 1e9 : one->weight, right = two->weight == 0 ? 1e9 : two->weight;
    if (left != right) return left < right ? -1 : 1;
    return by_path(&one, &two);
}

static int by_weight(const void *a, const void *b) {
    return page_order(*(SitePage *const *)a, *(SitePage *const *)b);
}

static void index_paths(Site *site, Diags *diags) {
    for (size_t i = 0; i < site->pages.count; i++) {
        SitePage *page = site->pages.items[i];
        if (map_put(site->pages_by_path, page->path, page)) continue;
        const SitePage *other = map_get(site->pages_by_path, page->path);
        Diag *diag = diag_file(diags, "duplicate-url",
                               page->original ? page->original->source->path : page->file,
                               "two pages have the address /%.*s", TEXT_ARG(page->path));
        diag_hint(diags, diag, "the other one is pages/%.*s; rename one", TEXT_ARG(other->file));
    }
}

static SitePage *parent_of(const Site *site, const SitePage *page) {
    Text folder = page->path;
    while (folder.length) {
        folder = path_folder(folder);
        SitePage *parent = map_get(site->pages_by_path, folder);
        if (parent) return parent;
    }
    return NULL;
}

static void find_special(Site *site, SitePage *page, Diags *diags) {
    SitePage **place = page->kind == PAGE_GLOSSARY    ? &site->glossary
                       : page->kind == PAGE_STATEMENT ? &site->statement
                                                      : NULL;
    if (page->path.length == 0) site->start = page;
    if (page->path.length && page->kind == PAGE_START)
        diag_hint(diags,
                  diag_error(diags, "second-start", kind_spot(original_front(page)),
                             "a second start page: pages/index.md is the start page"),
                  "choose another kind");
    if (!place) return;
    if (*place)
        diag_hint(diags,
                  diag_error(diags, "duplicate-page", kind_spot(original_front(page)),
                             "there are two pages of kind '%s'", page_kind_name(page->kind)),
                  "the other one is pages/%.*s", TEXT_ARG((*place)->file));
    *place = page;
}

// ------------------------------------------------------------------------------------ tree

// The facts stand in report.yaml and are shown on a page: one is nothing without the other.
static void check_statement(const Site *site, Diags *diags) {
    const Accessibility *facts = &site->report.accessibility;
    const SitePage *page = site->statement;
    if (page && page->original && !facts->given)
        diag_hint(diags,
                  diag_warning(diags, "statement-without-facts", kind_spot(original_front(page)),
                               "report.yaml has no 'accessibility': this page holds no statement"),
                  "add the facts that the law asks for, as docs/communicator.md lists them");
    if (!page && facts->given)
        diag_hint(diags,
                  diag_warning(diags, "facts-without-statement", facts->spot,
                               "no page shows the accessibility statement"),
                  "write a page with 'kind: statement', such as pages/accessibility.md");
}

void site_tree(Site *site, Diags *diags) {
    if (site->indicators.count)
        qsort(site->indicators.items, site->indicators.count, sizeof(Indicator *), by_id);
    for (size_t i = 0; i < site->indicators.count; i++)
        add_indicator_page(site, site->indicators.items[i]);
    made_pages(site);
    if (site->pages.count) qsort(site->pages.items, site->pages.count, sizeof(SitePage *), by_path);
    for (size_t i = 0; i < site->pages.count; i++) {
        check_original(site, site->pages.items[i], diags);
        settle_versions(site, site->pages.items[i], diags);
        check_indicator_kind(site, site->pages.items[i], diags);
    }
    index_paths(site, diags);
    for (size_t i = 0; i < site->pages.count; i++) {
        SitePage *page = site->pages.items[i];
        find_special(site, page, diags);
        page->parent = parent_of(site, page);
        if (page->parent) list_push(site->arena, &page->parent->children, page);
    }
    for (size_t i = 0; i < site->pages.count; i++) {
        SitePage *page = site->pages.items[i];
        if (page->children.count)
            qsort(page->children.items, page->children.count, sizeof(SitePage *), by_weight);
    }
    site_gather(site, diags);
    made_gather(site, diags);
    if (!map_count(site->broken)) check_statement(site, diags);
    if (!site->start && !site_is_broken(site, BROKEN_PAGE, T("index.md")))
        diag_hint(diags,
                  diag_file(diags, "no-start-page", site->report.source->path,
                            "the report has no start page"),
                  map_get(site->drafts, T("index.md")) ? "pages/index.md is a draft: build with --drafts"
                                                       : "write pages/index.md with 'kind: start'");
}

const Version *page_version(const Site *site, const SitePage *page, size_t language) {
    const SiteLanguage *wanted = &site->report.languages[language];
    for (size_t i = 0; i < wanted->chain_length; i++)
        if (page->versions[wanted->chain_index[i]]) return page->versions[wanted->chain_index[i]];
    return NULL;
}
