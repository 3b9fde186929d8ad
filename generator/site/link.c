// SPDX-License-Identifier: EUPL-1.2
// What refers to what: every figure, value, gap, term and link of every page finds its target, and
// every number in prose is compared with the data. Order: data, prose, pages, site_link;
// links to pages, files and terms are in link_places.c, the text of findings in link_findings.c, the
// figures of indicators in link_wishes.c, those of several indicators in link_several.c.
#include "site/linker.h"

#include <math.h>
#include <string.h>

enum { MOST_MARKS = 1000 };               // bars, or points in time

// ------------------------------------------------------------------------------------ data

// NULL also where the indicator's own file has mistakes, which are told there.
const Indicator *find_indicator(Linker *linker, Text id, Spot spot) {
    const Site *site = linker->site;
    const Indicator *found = map_get(site->indicators_by_id, id);
    if (site_is_broken(site, BROKEN_INDICATOR, id)) return NULL;
    if (found) return found;
    Diag *diag = diag_error(linker->diags, "unknown-indicator", spot, "unknown indicator '%.*s'",
                            TEXT_ARG(id));
    diag_hint(linker->diags, diag, "there is no indicators/%.*s.json", TEXT_ARG(id));
    if (diags_crowded(linker->diags)) return NULL;
    size_t count = map_count(site->indicators_by_id);
    Text *ids = arena_array(linker->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) ids[i] = map_key(site->indicators_by_id, i);
    diag_suggest(linker->diags, diag, id, ids, count);
    return NULL;
}

// form: where the query leaves it open.
static bool cut(Linker *linker, const Asked *asked, ChartForm form, Target *target) {
    target->indicator = find_indicator(linker, asked->id, part_spot(asked->spot, ":", asked->id));
    if (!target->indicator || site_is_broken(linker->site, BROKEN_PLACE, (Text){0})) return false;
    Spot spot = part_spot(asked->spot, "?", asked->query);
    if (!query_read(linker->arena, asked->query, spot, &target->query, linker->diags)) return false;
    if (target->query.chart == CHART_AUTO) target->query.chart = form;
    target->table = table_cut(linker->arena, target->indicator, &linker->site->settings,
                              &target->query, linker->diags);
    return target->table != NULL;
}

static bool check_size(Linker *linker, const Target *target) {
    const Table *table = target->table;
    bool line = table_over_time(table) && table->form != CHART_HEAT;
    size_t marks = line ? table->column_count : table->row_count * table->column_count;
    if (marks <= MOST_MARKS) return true;
    Diag *diag = diag_error(linker->diags, "figure-too-large", target->query.spot,
                            "%zu %s do not fit into a picture", marks,
                            line ? "points in time" : table->form == CHART_BAR ? "bars" : "values");
    diag_hint(linker->diags, diag,
              line ? "at most %d can be shown; make an indicator of a shorter time"
                   : "at most %d can be shown; name groups in the query",
              MOST_MARKS);
    return false;
}

void link_figure(Linker *linker, const Asked *asked, Target *target) {
    bool made = asks_for_several(asked) ? cut_several(linker, asked, target)
                                        : cut(linker, asked, CHART_AUTO, target);
    target->found = made && check_size(linker, target) &&
                    table_check(target->table, &target->query, linker->diags);
}

static void link_value(Linker *linker, const Asked *asked, Target *target) {
    if (!cut(linker, asked, CHART_AUTO, target)) return;
    const Table *table = target->table;
    if (table->row_count * table->column_count != 1) {
        Diag *diag = diag_error(linker->diags, "not-one-value", target->query.spot,
                                "this names %zu values, not one",
                                table->row_count * table->column_count);
        diag_hint(linker->diags, diag, "leave out 'by' and fix every dimension");
        return;
    }
    target->found = true;
}

static void link_gap(Linker *linker, const Asked *asked, Target *target) {
    if (!cut(linker, asked, CHART_BAR, target)) return;    // by=time: one time with another
    target->found = table_gap(target->table, &target->query, &target->gap, linker->diags);
}

// ----------------------------------------------------------------------------------- prose

static const Language *prose_language(const Linker *linker) {
    return linker->site->report.languages[linker->version->language].locale;
}

static Spot number_spot(const Ref *ref, const NumberFound *found) {
    return part_spot(ref->text_spot, "", found->part);
}

// The data's number as the author would write it.
static Text correct_number(Linker *linker, const Target *target, double data, int decimals) {
    if (decimals < target->indicator->unit.decimals) decimals = target->indicator->unit.decimals;
    return number_text(linker->arena, prose_language(linker), data, decimals);
}

static void contradiction(Linker *linker, const Ref *ref, const Target *target, double data,
                          const NumberFound *found) {
    Text correct = correct_number(linker, target, data, found->decimals);
    Diag *diag = diag_error(linker->diags, "contradicting-value", number_spot(ref, found),
                            "the text says %.*s, the data says %.*s", TEXT_ARG(found->part),
                            TEXT_ARG(correct));
    diag_hint(linker->diags, diag, "write %.*s, correct the data, or leave the link text empty to have "
                                   "it filled in", TEXT_ARG(correct));
}

static void foreign_mark(Linker *linker, const Ref *ref, double data, const NumberFound *found) {
    Diag *diag = diag_error(linker->diags, "foreign-number", number_spot(ref, found),
                            "'%.*s' has the decimal mark of another language", TEXT_ARG(found->part));
    diag_hint(linker->diags, diag, "write %.*s",
              TEXT_ARG(number_text(linker->arena, prose_language(linker), data, found->decimals)));
}

static void refuse_text(Linker *linker, const Ref *ref, const NumberFound *found, size_t count) {
    if (count > 1)
        diag_hint(linker->diags,
                  diag_error(linker->diags, "several-numbers", ref->text_spot,
                             "there are %zu numbers in this link", count),
                  "link only the number that comes from the data");
    else if (found->part.length)
        diag_hint(linker->diags,
                  diag_error(linker->diags, "unreadable-number", number_spot(ref, found),
                             "'%.*s' is not a number in this language", TEXT_ARG(found->part)),
                  "leave the link text empty to have it filled in");
}

// The number in the author's words must be the data's at the precision the author wrote.
static void check_number(Linker *linker, const Ref *ref, const Target *target, double data,
                         bool unsigned_is_fine) {
    NumberFound found;
    size_t count = number_find(prose_language(linker), ref->text, &found);
    if (count != 1) {
        refuse_text(linker, ref, &found, count);
        return;
    }
    if (unsigned_is_fine && found.number >= 0) data = fabs(data);
    double shown = number_rounded(data, found.decimals);
    if (fabs(shown - found.number) > 1e-9 * fmax(1, fabs(shown)))
        contradiction(linker, ref, target, data, &found);
    else if (found.foreign)
        foreign_mark(linker, ref, data, &found);
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

// ----------------------------------------------------------------------------------- pages

static void link_ref(Linker *linker, const Ref *ref, Target *target) {
    Asked asked = {ref->target, ref->query, ref->spot};
    switch (ref->kind) {
    case REF_FIGURE: link_figure(linker, &asked, target); break;
    case REF_VALUE:
        link_value(linker, &asked, target);
        if (target->found) check_value(linker, ref, target);
        break;
    case REF_GAP:
        link_gap(linker, &asked, target);
        if (target->found)
            check_number(linker, ref, target,
                         target->query.ratio ? target->gap.ratio : target->gap.absolute, true);
        break;
    case REF_TERM: link_term(linker, ref, target); break;
    case REF_PAGE:
        link_page(linker, ref->target, ref->anchor, path_folder(linker->page->file), ref->spot, target);
        break;
    case REF_ANCHOR: link_anchor(linker, ref, target); break;
    case REF_FILE: link_file(linker, ref, target); break;
    case REF_WEB: target->found = true; break;
    }
}

// "value:id?query" of a finding, with one of the schemes "…:INDICATOR?…".
static bool read_asked(Linker *linker, Text written, Spot spot, const char *schemes, Text *scheme,
                       Asked *asked) {
    Text rest = written;
    *asked = (Asked){.spot = spot};
    if (!written.length) return false;
    bool known = text_cut(&rest, ':', scheme) && rest.length &&
                 text_find(text_of(schemes), text_format(linker->arena, "%.*s:", TEXT_ARG(*scheme))) !=
                     SIZE_MAX;
    if (!known)
        diag_hint(linker->diags,
                  diag_error(linker->diags, "bad-data-reference", spot, "'%.*s' names no data",
                             TEXT_ARG(written)),
                  "write %s", schemes);
    if (!known || !text_cut(&rest, '?', &asked->id)) return false;
    asked->query = rest;
    return true;
}

static void link_finding(Linker *linker, const Finding *finding, struct FindingTarget *targets) {
    Text scheme;
    Asked asked;
    if (read_asked(linker, finding->number, finding->number_spot,
                   "value:INDICATOR?… or gap:INDICATOR?…", &scheme, &asked)) {
        if (text_is(scheme, "gap")) link_gap(linker, &asked, &targets->number);
        else link_value(linker, &asked, &targets->number);
        check_finding(linker, finding, &targets->number);
    }
    if (read_asked(linker, finding->figure, finding->figure_spot, "indicator:INDICATOR?…", &scheme,
                   &asked))
        link_figure(linker, &asked, &targets->figure);
    if (finding->link.length)
        link_page(linker, finding->link, (Text){0}, (Text){0}, finding->link_spot, &targets->link);
}

// Its first paragraph, with the numbers that the author leaves to the data.
static Text summary_of(const Linker *linker, const Version *version) {
    size_t count;
    const Ref *refs = page_refs(version->doc, &count);
    View view = {.site = linker->site,
                 .language = &linker->site->report.languages[version->language],
                 .language_index = version->language,
                 .arena = linker->arena,
                 .diags = linker->diags};
    Text *filled = arena_array(linker->arena, Text, count + 1);
    for (size_t i = 0; i < count; i++)
        if ((refs[i].kind == REF_VALUE || refs[i].kind == REF_GAP) && !refs[i].text.length)
            filled[i] = sentence_plain(&view, target_words(&view, &version->targets[i]));
    return page_summary(linker->arena, version->doc, filled, 200);
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
    if (!front->description.length) version->summary = summary_of(linker, version);
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
