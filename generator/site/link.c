// SPDX-License-Identifier: EUPL-1.2
// What refers to what: every figure, value, gap, term and link of every page finds its target, and
// every number in prose is compared with the data. Order: data, prose, links, pages, site_link.
#include "site/inside.h"

#include <math.h>
#include <string.h>

enum { MOST_LINES = 6 };                  // more become unreadable: reference-tested by style guides

typedef struct Linker {
    Site *site;
    Arena *arena;
    Diags *diags;
    const SitePage *page;
    const Version *version;
} Linker;

// ------------------------------------------------------------------------------------ data

static const Indicator *find_indicator(Linker *linker, Text id, Spot spot) {
    const Site *site = linker->site;
    const Indicator *found = map_get(site->indicators_by_id, id);
    if (found) return found;
    size_t count = map_count(site->indicators_by_id);
    Text *ids = arena_array(linker->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) ids[i] = map_key(site->indicators_by_id, i);
    Diag *diag = diag_error(linker->diags, "unknown-indicator", spot, "unknown indicator '%.*s'",
                            TEXT_ARG(id));
    diag_suggest(linker->diags, diag, id, ids, count);
    return NULL;
}

static bool cut(Linker *linker, Text id, Text query, Spot spot, Target *target) {
    target->indicator = find_indicator(linker, id, spot);
    if (!target->indicator) return false;
    if (!query_read(linker->arena, query, spot, &target->query, linker->diags)) return false;
    target->table = table_cut(linker->arena, target->indicator, &linker->site->settings,
                              &target->query, linker->diags);
    return target->table != NULL;
}

static void link_figure(Linker *linker, Text id, Text query, Spot spot, Target *target) {
    if (!cut(linker, id, query, spot, target)) return;
    if (target->table->form == CHART_LINE && target->table->row_count > MOST_LINES) {
        Diag *diag = diag_error(linker->diags, "too-many-lines", spot,
                                "%zu lines cannot be told apart", target->table->row_count);
        diag_hint(linker->diags, diag, "name at most %d groups: &%.*s=…", MOST_LINES,
                  TEXT_ARG(target->table->row_dimension->id));
        return;
    }
    target->found = true;
}

static void link_value(Linker *linker, Text id, Text query, Spot spot, Target *target) {
    if (!cut(linker, id, query, spot, target)) return;
    const Table *table = target->table;
    if (table->row_count * table->column_count != 1) {
        Diag *diag = diag_error(linker->diags, "not-one-value", spot,
                                "this names %zu values, not one",
                                table->row_count * table->column_count);
        diag_hint(linker->diags, diag, "leave out 'by' and fix every dimension");
        return;
    }
    target->found = true;
}

static void link_gap(Linker *linker, Text id, Text query, Spot spot, Target *target) {
    if (!cut(linker, id, query, spot, target)) return;
    target->found = table_gap(target->table, &target->query, &target->gap, linker->diags);
}

// ----------------------------------------------------------------------------------- prose

static const Language *prose_language(const Linker *linker) {
    return linker->site->report.languages[linker->version->language].locale;
}

static void contradiction(Linker *linker, const Ref *ref, const Target *target, double data,
                          NumberFound found) {
    int decimals = found.decimals > target->indicator->unit.decimals
                       ? found.decimals : target->indicator->unit.decimals;
    Text correct = number_text(linker->arena, prose_language(linker), data, decimals);
    Diag *diag = diag_error(linker->diags, "contradicting-value", ref->text_spot,
                            "the text says %.*s, the data says %.*s", TEXT_ARG(found.part),
                            TEXT_ARG(correct));
    diag_hint(linker->diags, diag,
              "write the data's number, or leave the link text empty to have it filled in");
}

// The number in the author's words must be the data's at the precision the author wrote.
static void check_number(Linker *linker, const Ref *ref, const Target *target, double data,
                         bool unsigned_is_fine) {
    NumberFound found;
    size_t count = number_find(prose_language(linker), ref->text, &found);
    if (count == 0 && found.part.length) {
        Diag *diag = diag_error(linker->diags, "unreadable-number", ref->text_spot,
                                "'%.*s' is not a number in this language", TEXT_ARG(found.part));
        diag_hint(linker->diags, diag, "leave the link text empty to have it filled in");
    }
    if (count == 0) return;
    if (count > 1) {
        Diag *diag = diag_error(linker->diags, "several-numbers", ref->text_spot,
                                "there are %zu numbers in this link", count);
        diag_hint(linker->diags, diag, "link only the number that comes from the data");
        return;
    }
    if (unsigned_is_fine && found.number >= 0) data = fabs(data);
    double shown = number_rounded(data, found.decimals);
    if (found.foreign || fabs(shown - found.number) > 1e-9 * fmax(1, fabs(shown)))
        contradiction(linker, ref, target, data, found);
}

static void check_value(Linker *linker, const Ref *ref, const Target *target) {
    const Observation *cell = table_cell(target->table, 0, 0);
    if (cell && !isnan(cell->value)) {
        check_number(linker, ref, target, cell->value, false);
        return;
    }
    NumberFound found;
    if (number_find(prose_language(linker), ref->text, &found))
        diag_hint(linker->diags,
                  diag_error(linker->diags, "contradicting-value", ref->text_spot,
                             "the text gives a number, but the data has none (%s)",
                             cell ? status_name(cell->status) : "no row"),
                  "say in words why there is no number");
}

// ----------------------------------------------------------------------------------- links

static bool has_heading(const Version *version, Text id) {
    size_t count;
    const Heading *headings = page_headings(version->doc, &count);
    for (size_t i = 0; i < count; i++)
        if (text_equal(headings[i].id, id)) return true;
    return false;
}

static void check_anchor(Linker *linker, const SitePage *page, Text anchor, Spot spot) {
    if (!anchor.length || !page->original) return;
    const Version *mine = page->versions[linker->version->language];
    if (has_heading(page->original, anchor) || (mine && has_heading(mine, anchor))) return;
    size_t count;
    const Heading *headings = page_headings(page->original->doc, &count);
    Text *ids = arena_array(linker->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) ids[i] = headings[i].id;
    Diag *diag = diag_error(linker->diags, "unknown-anchor", spot,
                            "pages/%.*s has no heading '#%.*s'", TEXT_ARG(page->file), TEXT_ARG(anchor));
    diag_suggest(linker->diags, diag, anchor, ids, count);
}

static void page_to_nowhere(Linker *linker, Text file, Text written, Spot spot) {
    const Site *site = linker->site;
    Text *files = arena_array(linker->arena, Text, site->pages.count + 1);
    for (size_t i = 0; i < site->pages.count; i++) files[i] = site->pages.items[i]->file;
    Diag *diag = diag_error(linker->diags, "link-to-nowhere", spot, "there is no page '%.*s'",
                            TEXT_ARG(written));
    Text nearest = text_nearest(file, files, site->pages.count);
    if (nearest.length)
        diag_hint(linker->diags, diag, "did you mean pages/%.*s?", TEXT_ARG(nearest));
    else
        diag_hint(linker->diags, diag, "looked for pages/%.*s (a draft is left out)", TEXT_ARG(file));
}

static void link_page(Linker *linker, Text written, Text anchor, Text folder, Spot spot,
                      Target *target) {
    Text file = path_normal(linker->arena, path_join(linker->arena, folder, written));
    target->page = map_get(linker->site->pages_by_file, file);
    if (!target->page) {
        page_to_nowhere(linker, file, written, spot);
        return;
    }
    check_anchor(linker, target->page, anchor, spot);
    target->found = true;
}

static void link_file(Linker *linker, const Ref *ref, Target *target) {
    const Site *site = linker->site;
    Text folder = path_join(linker->arena, T("pages"), path_folder(linker->page->file));
    Text file = path_normal(linker->arena, path_join(linker->arena, folder, ref->target));
    target->asset = map_get(site->assets_by_file, file);
    target->found = target->asset != NULL;
    if (target->found) return;
    size_t count = map_count(site->assets_by_file);
    Text *files = arena_array(linker->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) files[i] = map_key(site->assets_by_file, i);
    Diag *diag = diag_error(linker->diags, "file-to-nowhere", ref->spot, "there is no file '%.*s'",
                            TEXT_ARG(ref->target));
    Text nearest = text_nearest(file, files, count);
    if (nearest.length)
        diag_hint(linker->diags, diag, "did you mean %.*s?", TEXT_ARG(nearest));
    else
        diag_hint(linker->diags, diag, "files lie in assets/ at the top of the report");
}

static void link_term(Linker *linker, const Ref *ref, Target *target) {
    const Site *site = linker->site;
    target->term = map_get(site->terms_by_id, ref->target);
    target->found = target->term != NULL;
    if (target->found) return;
    Text *ids = arena_array(linker->arena, Text, site->terms.count + 1);
    for (size_t i = 0; i < site->terms.count; i++) ids[i] = site->terms.items[i]->id;
    Diag *diag = diag_error(linker->diags, "unknown-term", ref->spot,
                            "the glossary has no term '%.*s'", TEXT_ARG(ref->target));
    diag_suggest(linker->diags, diag, ref->target, ids, site->terms.count);
}

// ----------------------------------------------------------------------------------- pages

static void link_ref(Linker *linker, const Ref *ref, Target *target) {
    switch (ref->kind) {
    case REF_FIGURE: link_figure(linker, ref->target, ref->query, ref->spot, target); break;
    case REF_VALUE:
        link_value(linker, ref->target, ref->query, ref->spot, target);
        if (target->found) check_value(linker, ref, target);
        break;
    case REF_GAP:
        link_gap(linker, ref->target, ref->query, ref->spot, target);
        if (target->found)
            check_number(linker, ref, target,
                         target->query.ratio ? target->gap.ratio : target->gap.absolute, true);
        break;
    case REF_TERM: link_term(linker, ref, target); break;
    case REF_PAGE:
        link_page(linker, ref->target, ref->anchor, path_folder(linker->page->file), ref->spot, target);
        break;
    case REF_ANCHOR:
        check_anchor(linker, linker->page, ref->anchor, ref->spot);
        target->found = true;
        break;
    case REF_FILE: link_file(linker, ref, target); break;
    case REF_WEB: target->found = true; break;
    }
}

// "value:id?query" of a finding: the scheme before ':', the indicator, the query.
static bool split_data_ref(Linker *linker, Text written, Spot spot, const char *schemes, Text *scheme,
                           Text *id, Text *query) {
    Text rest = written;
    bool fine = text_cut(&rest, ':', scheme) && rest.length && strstr(schemes, "value") != NULL;
    fine = fine ? text_is(*scheme, "value") || text_is(*scheme, "gap")
                : text_is(*scheme, "indicator") && rest.length;
    if (!fine) {
        diag_hint(linker->diags,
                  diag_error(linker->diags, "bad-data-reference", spot, "'%.*s' names no data",
                             TEXT_ARG(written)),
                  "write %s", schemes);
        return false;
    }
    if (!text_cut(&rest, '?', id)) return false;
    *query = rest;
    return true;
}

static void link_finding(Linker *linker, const Finding *finding, struct FindingTarget *targets) {
    Text scheme, id, query;
    if (finding->number.length &&
        split_data_ref(linker, finding->number, finding->number_spot,
                       "value:INDICATOR?… or gap:INDICATOR?…", &scheme, &id, &query)) {
        if (text_is(scheme, "gap")) link_gap(linker, id, query, finding->number_spot, &targets->number);
        else link_value(linker, id, query, finding->number_spot, &targets->number);
    }
    if (finding->figure.length && split_data_ref(linker, finding->figure, finding->figure_spot,
                                                 "indicator:INDICATOR?…", &scheme, &id, &query))
        link_figure(linker, id, query, finding->figure_spot, &targets->figure);
    if (finding->link.length)
        link_page(linker, finding->link, (Text){0}, (Text){0}, finding->link_spot, &targets->link);
}

static void link_version(Linker *linker, Version *version) {
    size_t count;
    const Ref *refs = page_refs(version->doc, &count);
    const FrontMatter *front = page_front(version->doc);
    linker->version = version;
    version->targets = arena_array(linker->arena, Target, count + 1);
    version->findings = arena_array(linker->arena, struct FindingTarget, front->finding_count + 1);
    for (size_t i = 0; i < count; i++) link_ref(linker, &refs[i], &version->targets[i]);
    for (size_t i = 0; i < front->finding_count; i++)
        link_finding(linker, &front->findings[i], &version->findings[i]);
}

// An indicator without figures of its own gets one that is sound for its data.
static void make_wish(Linker *linker, SitePage *page) {
    const Indicator *one = page->indicator;
    const Dimension *by = NULL;
    for (size_t i = 0; i < one->dimension_count; i++) {
        const Dimension *dimension = &one->dimensions[i];
        if (!by || by->is_time || (text_is(by->id, "area") && !dimension->is_time)) by = dimension;
    }
    FigureWish *wish = arena_make(linker->arena, FigureWish);
    wish->title = one->title;
    wish->spot = one->spot;
    if (by) wish->query = text_format(linker->arena, "by=%.*s", TEXT_ARG(by->id));
    page->wishes = wish;
    page->wish_count = 1;
}

static void link_wishes(Linker *linker, SitePage *page) {
    page->wish_count = page->indicator->figure_count;
    if (!page->wish_count) make_wish(linker, page);
    page->wish_targets = arena_array(linker->arena, Target, page->wish_count);
    for (size_t i = 0; i < page->wish_count; i++)
        link_figure(linker, page->indicator->id, page->wishes[i].query, page->wishes[i].spot,
                    &page->wish_targets[i]);
}

static void check_related(Linker *linker, const Indicator *indicator) {
    for (size_t i = 0; i < indicator->related_count; i++)
        find_indicator(linker, indicator->related[i], indicator->related_spots[i]);
}

typedef struct LinkJob {
    Site *site;
    Diags **diags;                        // one per page
} LinkJob;

static void link_one(void *context, size_t index, unsigned worker) {
    LinkJob *job = context;
    Site *site = job->site;
    SitePage *page = site->pages.items[index];
    Arena *arena = site->arenas.items[worker];
    job->diags[index] = diags_new(arena);
    Linker linker = {.site = site, .arena = arena, .diags = job->diags[index], .page = page};
    for (size_t i = 0; i < site->report.language_count; i++)
        if (page->versions[i]) link_version(&linker, page->versions[i]);
    if (page->indicator) {
        link_wishes(&linker, page);
        check_related(&linker, page->indicator);
    }
}

void site_link(Site *site, Diags *diags) {
    LinkJob job = {site, arena_array(site->arena, Diags *, site->pages.count + 1)};
    work_each(site->pages.count, work_threads(site->options.threads), link_one, &job);
    for (size_t i = 0; i < site->pages.count; i++) diags_join(diags, job.diags[i]);
}
