// SPDX-License-Identifier: EUPL-1.2
// Every output of the site as a row. Order: figures and their names, pages, the rest, site_plan.
#include "site/inside.h"

#include <stdlib.h>

// ---------------------------------------------------------------------------------- figures
// A figure is named after its indicator and query. The same chart under another headline is
// another file, as its picture carries the headline: "-2", "-3" in the order of the pages.

static Text numbered(Arena *arena, Text base, unsigned number) {
    return number == 1 ? base : text_format(arena, "%.*s-%u", TEXT_ARG(base), number);
}

static bool same_figure(const Figure *figure, const Indicator *indicator, const Query *query,
                        Text headline) {
    return figure->table->indicator == indicator && text_equal(figure->query.text, query->text) &&
           text_equal(figure->query.others, query->others) && text_equal(figure->headline, headline);
}

const Figure *figure_find(const Site *site, size_t language, const Indicator *indicator,
                          const Query *query, Text headline) {
    Arena *scratch = arena_new();
    Text base = table_name(scratch, indicator, query);
    const Figure *figure = NULL;
    for (unsigned number = 1;; number++) {
        figure = map_get(site->figures[language], numbered(scratch, base, number));
        if (!figure || same_figure(figure, indicator, query, headline)) break;
    }
    arena_free(scratch);
    return figure;
}

typedef struct Planner {
    Site *site;
    size_t language;
    const SitePage *page;
} Planner;

static void put(Planner *planner, Output output) {
    list_push(planner->site->arena, &planner->site->outputs, output);
}

static void plan_figure_files(Planner *planner, const Figure *figure) {
    Arena *arena = planner->site->arena;
    Text tag = planner->site->report.languages[planner->language].tag;
    Text stem = text_format(arena, "%.*s/figures/%.*s", TEXT_ARG(tag), TEXT_ARG(figure->name));
    Output output = {.kind = OUTPUT_FIGURE_SVG,
                     .path = text_format(arena, "%.*s.svg", TEXT_ARG(stem)),
                     .language = planner->language,
                     .page = planner->page,
                     .figure = figure};
    put(planner, output);
    output.kind = OUTPUT_FIGURE_PNG;
    output.path = text_format(arena, "%.*s.png", TEXT_ARG(stem));
    put(planner, output);
}

static void plan_figure(Planner *planner, const Target *target, Text headline, Text language) {
    Site *site = planner->site;
    if (!target->found || !target->table) return;
    const Indicator *one = target->table->indicator;
    if (figure_find(site, planner->language, one, &target->query, headline)) return;
    Figure *figure = arena_make(site->arena, Figure);
    *figure = (Figure){.table = target->table,
                       .query = target->query,
                       .headline = headline,
                       .headline_language = language,
                       .page = planner->page};
    Text base = table_name(site->arena, one, &target->query);
    unsigned number = 1;
    do figure->name = numbered(site->arena, base, number++);
    while (!map_put(site->figures[planner->language], figure->name, figure));
    plan_figure_files(planner, figure);
}

Text wish_headline(const Site *site, size_t language, const FigureWish *wish, Text *found) {
    const SiteLanguage *wanted = &site->report.languages[language];
    return local_text(&wish->title, wanted->chain, wanted->chain_length, found);
}

static void plan_wishes(Planner *planner) {
    const SitePage *page = planner->page;
    for (size_t i = 0; i < page->wish_count; i++) {
        Text language;
        Text headline = wish_headline(planner->site, planner->language, &page->wishes[i], &language);
        plan_figure(planner, &page->wish_targets[i], headline, language);
    }
}

static void plan_figures(Planner *planner) {
    const Version *version = page_version(planner->site, planner->page, planner->language);
    if (version) {
        Text tag = planner->site->report.languages[version->language].tag;
        const FrontMatter *front = page_front(version->doc);
        size_t count;
        const Ref *refs = page_refs(version->doc, &count);
        for (size_t i = 0; i < front->finding_count; i++)
            plan_figure(planner, &version->findings[i].figure, front->findings[i].text, tag);
        for (size_t i = 0; i < count; i++)
            if (refs[i].kind == REF_FIGURE)
                plan_figure(planner, &version->targets[i], refs[i].text, tag);
    }
    if (planner->page->indicator) plan_wishes(planner);
}

// ------------------------------------------------------------------------------------ pages

static Text page_path(const Planner *planner) {
    Text tag = planner->site->report.languages[planner->language].tag;
    Text path = planner->page->path;
    return text_format(planner->site->arena, "%.*s/%.*s%sindex.html", TEXT_ARG(tag), TEXT_ARG(path),
                       path.length ? "/" : "");
}

static void plan_pages(Site *site) {
    for (size_t language = 0; language < site->report.language_count; language++) {
        site->figures[language] = map_new(site->arena);
        for (size_t i = 0; i < site->pages.count; i++) {
            Planner planner = {site, language, site->pages.items[i]};
            put(&planner, (Output){.kind = OUTPUT_PAGE,
                                   .path = page_path(&planner),
                                   .language = language,
                                   .page = planner.page});
            plan_figures(&planner);
        }
    }
}

// ------------------------------------------------------------------------------------- rest

static void plan_template(Site *site, const char *name, Text path, size_t language) {
    Planner planner = {.site = site};
    put(&planner, (Output){.kind = OUTPUT_TEMPLATE,
                           .path = path,
                           .language = language,
                           .page = site->start,
                           .template_name = text_of(name)});
}

static bool has_dates(const Site *site, size_t language) {
    for (size_t i = 0; i < site->pages.count; i++)
        if (updated_of(site->pages.items[i], language).length) return true;
    return false;
}

static void plan_templates(Site *site) {
    size_t source = site->report.source_language;
    plan_template(site, "404", T("404.html"), source);
    plan_template(site, "robots", T("robots.txt"), source);
    plan_template(site, "headers", T("_headers"), source);
    if (!site->report.base_url.length) return;      // both need whole addresses
    plan_template(site, "sitemap", T("sitemap.xml"), source);
    for (size_t i = 0; i < site->report.language_count; i++) {
        SiteLanguage *language = &site->report.languages[i];
        Text path = text_format(site->arena, "%.*s/feed.xml", TEXT_ARG(language->tag));
        language->feed = has_dates(site, i);
        if (language->feed) plan_template(site, "feed", path, i);
    }
}

static void plan_rest(Site *site) {
    Planner planner = {.site = site, .language = site->report.source_language};
    if (site->start)
        put(&planner, (Output){.kind = OUTPUT_PAGE,
                               .path = T("index.html"),
                               .language = planner.language,
                               .page = site->start});
    for (size_t i = 0; i < site->assets.count; i++)
        put(&planner, (Output){.kind = OUTPUT_ASSET,
                               .path = site->assets.items[i]->path,
                               .language = planner.language,
                               .asset = site->assets.items[i]});
    put(&planner, (Output){.kind = OUTPUT_MARKER, .path = T(SITE_MARKER), .language = planner.language});
}

static int by_path(const void *a, const void *b) {
    return text_order(((const Output *)a)->path, ((const Output *)b)->path);
}

// The last guard: whatever the reason, two outputs never share a path.
static void check_paths(const Site *site, Diags *diags) {
    for (size_t i = 1; i < site->outputs.count; i++) {
        const Output *one = &site->outputs.items[i - 1], *two = &site->outputs.items[i];
        if (!text_equal(one->path, two->path)) continue;
        diag_hint(diags,
                  diag_file(diags, "duplicate-url", site->report.source->path,
                            "two outputs have the path '%.*s'", TEXT_ARG(one->path)),
                  "rename one of the pages or files that make it");
    }
}

void site_plan(Site *site, Diags *diags) {
    plan_pages(site);
    plan_templates(site);
    plan_rest(site);
    plan_open(site);
    qsort(site->outputs.items, site->outputs.count, sizeof(Output), by_path);
    check_paths(site, diags);
}

// ------------------------------------------------------------------------- for the command line

static const char *const kind_names[] = {"page", "figure-svg", "figure-png", "asset",
                                         "template", "marker", "open"};

size_t site_plan_count(const Site *site) {
    return site->outputs.count;
}

static Text source_of(const Site *site, const Output *output) {
    if (output->asset) return output->asset->file;
    if (output->indicator) return output->indicator->file->path;
    if (output->list) return output->list->spot.source->path;
    if (output->figure) return output->figure->table->indicator->file->path;
    if (output->kind == OUTPUT_TEMPLATE) return output->template_name;
    if (!output->page) return (Text){0};
    const Version *version = page_version(site, output->page, output->language);
    if (version) return version->source->path;
    return output->page->indicator ? output->page->indicator->file->path : (Text){0};
}

PlanRow site_plan_row(const Site *site, size_t index) {
    const Output *output = &site->outputs.items[index];
    bool has_language = output->kind == OUTPUT_PAGE || output->figure || (output->open && open_speaks(output->open));
    return (PlanRow){.path = output->path,
                     .kind = output->open ? open_kind_name(output->open) : kind_names[output->kind],
                     .language = has_language ? site->report.languages[output->language].tag : (Text){0},
                     .source = source_of(site, output),
                     .form = output->figure ? chart_form_name(output->figure->table->form) : NULL,
                     .form_chosen = output->figure && output->figure->table->chosen};
}
