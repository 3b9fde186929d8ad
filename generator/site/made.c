// SPDX-License-Identifier: EUPL-1.2
// Pages made from data: one for each place and each group of people, a list of both, the evidence
// grid. They are there in every language, with or without a file of the author. What they show is
// worked out here, once for each indicator; the views word it.
// Order: cutting, comparing, one indicator, pages, all indicators, made_pages; the rest is in
// made_gather.c.
#include "site/tree.h"

#include <math.h>

static bool is_place(const Dimension *dimension) {
    return code_list_is_area(dimension->list);
}

// ---------------------------------------------------------------------------------- cutting

// The author wrote no query, so nothing that goes wrong is his fault.
static const Table *cut(const Site *site, Arena *arena, const Indicator *one, Text text,
                        ChartForm form) {
    Diags *quiet = diags_new(arena);
    Query query;
    if (!query_read(arena, text, (Spot){0}, &query, quiet)) return NULL;
    query.chart = form;
    return table_cut(arena, one, &site->settings, &query, quiet);
}

// Compares `by` (NULL: nothing) where the row lies: there is always data for that.
static const Table *cut_at(const Site *site, Arena *arena, const Observation *row,
                           const Indicator *one, const Dimension *by) {
    Buf query = {0};
    if (by) buf_format(&query, "by=%.*s", TEXT_ARG(by->id));
    for (size_t i = 0; i < one->dimension_count; i++) {
        const Dimension *dimension = &one->dimensions[i];
        if (dimension == by) continue;
        buf_format(&query, "%s%.*s=%.*s", query.length ? "&" : "", TEXT_ARG(dimension->id),
                   TEXT_ARG(observation_group(one, row, dimension)->id));
    }
    const Table *table = cut(site, arena, one, buf_copy(arena, &query), CHART_BAR);
    buf_release(&query);
    return table;
}

// -------------------------------------------------------------------------------- comparing

// The nearest area around it that has a value; where areas lie in none, the one for everybody.
static size_t area_around(const Table *table, const Group *place) {
    for (const Group *around = place->parent; around; around = around->parent) {
        size_t row = table_row_of(table, around);
        if (row != SIZE_MAX && observation_has_value(table_cell(table, row, 0))) return row;
    }
    for (size_t row = 0; !place->parent && row < table->row_count; row++)
        if (table->rows[row]->total && table->rows[row] != place) return row;
    return SIZE_MAX;
}

// What a group is compared with. The reference itself stands against the only other group, or
// against everybody: on its own page it is no less a group than the others.
static size_t group_beside(const Table *table, size_t row) {
    size_t reference = table_reference(table, row, 0), other = SIZE_MAX, whole = SIZE_MAX,
           others = 0;
    if (reference != row && reference != SIZE_MAX) return reference;
    for (size_t i = 0; i < table->row_count; i++) {
        if (i == row || !observation_has_value(table_cell(table, i, 0))) continue;
        if (table->rows[i]->total) whole = i;
        else others++, other = i;
    }
    return others == 1 ? other : whole;
}

// Shares of a whole, such as how many have which education: that one part is larger than another says
// nothing about those in it.
static bool is_composition(const Indicator *one, const Table *table) {
    if (one->unit.kind != UNIT_PERCENT || one->better != BETTER_NEITHER) return false;
    double sum = 0, slack = pow(10, -one->unit.decimals);
    size_t parts = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->whole[i]) continue;
        if (!observation_has_value(table_cell(table, i, 0))) return false;
        sum += table_cell(table, i, 0)->value;
        parts++;
    }
    return parts >= 3 && fabs(sum - 100) <= slack * (double)parts;
}

// Counts of people grow with the group: that a large place has more of everything is no finding.
static Standing standing_of(const Indicator *one, const Table *table, size_t row, size_t other) {
    const Observation *cell = table_cell(table, row, 0);
    if (!observation_has_value(cell)) return STANDING_MISSING;
    if (one->unit.kind == UNIT_COUNT || is_composition(one, table)) return STANDING_ALONE;
    if (other == SIZE_MAX)
        return table_reference(table, row, 0) == row ? STANDING_REFERENCE : STANDING_ALONE;
    return standing_between(one, cell, table_cell(table, other, 0));
}

// The report's place, or an area that it lies in; where it has none, any area that lies in no other.
static bool is_own_place(const Site *site, const Dimension *area, const Group *group) {
    const Group *at = code_list_find(area->list, site->settings.place);
    if (!at) return !group->parent;
    return at == group || group_within(at, group) || group->total;
}

static size_t count_areas(const Indicator *one, const Dimension *area) {
    size_t count = 0;
    const Group *first = NULL;
    for (size_t i = 0; i < one->row_count && count < 2; i++) {
        const Group *group = observation_group(one, &one->rows[i], area);
        count += group != first;
        first = group;
    }
    return count;
}

// An indicator of ten municipalities and not of the county: none of them can stand for the others.
static bool lies_in_many(const Site *site, const Indicator *one, const Table *table) {
    for (size_t i = 0; i < table->fixed_count; i++) {
        const Dimension *dimension = table->fixed[i].dimension;
        if (is_place(dimension) && !is_own_place(site, dimension, table->fixed[i].group))
            return count_areas(one, dimension) > 1;
    }
    return false;
}

static Stance stance_of(const Site *site, const SitePage *page, const Breakdown *breakdown,
                        const Table *table, size_t row, bool place) {
    Stance stance = {.page = page, .table = table, .row = row};
    if (breakdown) stance.over_time = breakdown->over_time;
    stance.other = place ? area_around(table, table->rows[row]) : group_beside(table, row);
    stance.standing = standing_of(page->indicator, table, row, stance.other);
    stance.many_places = lies_in_many(site, page->indicator, table);
    if (stance.many_places) stance.standing = STANDING_ALONE;
    return stance;
}

// ---------------------------------------------------------------------------- one indicator

typedef struct Told { // a group and what an indicator tells of it
    const Dimension *dimension;
    const Group *group;
    Stance stance;
} Told;
typedef LIST(Told) ToldList;

typedef struct Job {
    Site *site;
    ToldList *told; // of each indicator
} Job;

static bool has_page(const Dimension *dimension, const Group *group) {
    return is_place(dimension) || (dimension->list->pages && !dimension->is_time && !group->total);
}

static const Breakdown *breakdown_by(const SitePage *page, const Dimension *dimension) {
    for (size_t i = 0; i < page->breakdown_count; i++)
        if (page->breakdowns[i].dimension == dimension) return &page->breakdowns[i];
    return NULL;
}

static void tell(Arena *arena, ToldList *told, const Dimension *dimension, Stance stance) {
    const Group *group = stance.table->rows[stance.row];
    list_push(arena, told, ((Told){dimension, group, stance}));
}

// Groups that are not where the others are: each where its latest value is.
static void tell_elsewhere(const Site *site, Arena *arena, const SitePage *page,
                           const Dimension *dimension, const bool *seen, ToldList *told) {
    const Indicator *one = page->indicator;
    const Observation **rows = arena_array(arena, const Observation *, dimension->list->count + 1);
    const Dimension *time = indicator_time(one);
    for (size_t i = 0; i < one->row_count; i++) {
        const Observation *row = &one->rows[i], **best;
        const Group *group = observation_group(one, row, dimension);
        if (seen[group->rank] || !has_page(dimension, group)) continue;
        best = &rows[group->rank];
        bool later =
            *best && time &&
            observation_group(one, row, time)->rank > observation_group(one, *best, time)->rank;
        bool valued = observation_has_value(row) && *best && !observation_has_value(*best);
        if (!*best || valued || (later && observation_has_value(row))) *best = row;
    }
    for (size_t i = 0; i < dimension->list->count; i++) {
        const Table *table = rows[i] ? cut_at(site, arena, rows[i], one, dimension) : NULL;
        size_t row = table ? table_row_of(table, dimension->list->groups[i]) : SIZE_MAX;
        if (row != SIZE_MAX)
            tell(arena, told, dimension,
                 stance_of(site, page, NULL, table, row, is_place(dimension)));
    }
}

static void tell_dimension(const Site *site, Arena *arena, const SitePage *page,
                           const Dimension *dimension, ToldList *told) {
    if (!is_place(dimension) && (dimension->is_time || !dimension->list->pages)) return;
    const Breakdown *breakdown = breakdown_by(page, dimension);
    bool *seen = arena_array(arena, bool, dimension->list->count + 1);
    for (size_t row = 0; breakdown && row < breakdown->table->row_count; row++) {
        const Group *group = breakdown->table->rows[row];
        seen[group->rank] = true;
        if (!has_page(dimension, group)) continue;
        tell(arena, told, dimension,
             stance_of(site, page, breakdown, breakdown->table, row, is_place(dimension)));
    }
    tell_elsewhere(site, arena, page, dimension, seen, told);
}

// At the report's place, or the value that the defaults lead to.
static void find_latest(const Site *site, Arena *arena, SitePage *page, const ToldList *told) {
    const Indicator *one = page->indicator;
    for (size_t i = 0; i < told->count; i++) {
        const Told *each = &told->items[i];
        Text place = site->settings.place;
        if (!is_place(each->dimension) ||
            each->group != code_list_find(each->dimension->list, place))
            continue;
        page->latest = each->stance;
        return;
    }
    const Table *table = cut(site, arena, one, (Text){0}, CHART_BAR), *over_time = NULL;
    if (table && indicator_time(one))
        over_time = cut(site, arena, one, (Text){0}, CHART_LINE);
    if (!table && page->breakdown_count) table = page->breakdowns[0].table;
    if (!table) table = cut_at(site, arena, &one->rows[one->row_count - 1], one, NULL);
    if (table)
        page->latest = (Stance){.page = page,
                                .table = table,
                                .over_time = over_time,
                                .other = SIZE_MAX,
                                .standing = STANDING_ALONE,
                                .many_places = lies_in_many(site, one, table)};
}

static void work_indicator(void *context, size_t index, unsigned worker) {
    Job *job = context;
    Site *site = job->site;
    Arena *arena = site->arenas.items[worker];
    const Indicator *one = site->indicators.items[index];
    SitePage *page = indicator_page(site, one);
    if (!one->row_count) return;
    page->breakdown_count = breakdowns_of(arena, one, &site->settings, &page->breakdowns);
    for (size_t i = 0; i < one->dimension_count; i++)
        tell_dimension(site, arena, page, &one->dimensions[i], &job->told[index]);
    find_latest(site, arena, page, &job->told[index]);
}

// ------------------------------------------------------------------------------------ pages

bool made_kind(PageKind kind) {
    return kind >= PAGE_PLACES && kind <= PAGE_DATA;
}

// The author's page of that address, or a new one. A weight that the author gives goes before ours,
// which puts the lists behind all other pages.
static SitePage *make_page(Site *site, Text path, PageKind kind, double weight) {
    bool list = kind == PAGE_PLACES || kind == PAGE_GROUPS || kind == PAGE_GRID || kind == PAGE_DATA;
    Text file = text_format(site->arena, "%.*s%s", TEXT_ARG(path), list ? "/index.md" : ".md");
    SitePage *page = map_get(site->pages_by_file, file);
    if (!page)
        page = map_get(site->pages_by_file, text_format(site->arena, "%.*s.md", TEXT_ARG(path)));
    if (!page) {
        page = arena_make(site->arena, SitePage);
        page->file = file;
        page->path = path;
        map_put(site->pages_by_file, file, page);
        list_push(site->arena, &site->pages, page);
    }
    page->made = true;
    page->kind = kind;
    page->weight = weight;
    return page;
}

static Text group_path(Arena *arena, const CodeList *list, const Group *group) {
    Text slug = text_slug(arena, group->slug);
    if (code_list_is_area(list)) return text_format(arena, "places/%.*s", TEXT_ARG(slug));
    return text_format(arena, "groups/%.*s-%.*s", TEXT_ARG(list->id), TEXT_ARG(slug));
}

// -------------------------------------------------------------------------------- indicators

typedef struct Made { // of each code list
    SitePage **pages; // by the groups' rank
    size_t told;      // how often an indicator tells of one of its groups
    size_t place;     // among the lists of groups
} Made;

static size_t list_rank(const Site *site, const CodeList *list) {
    size_t rank = 0;
    while (site->code_lists.items[rank] != list) rank++;
    return rank;
}

static SitePage *page_of(Site *site, Made *made, const Told *told) {
    const CodeList *list = told->dimension->list;
    if (!made->pages) made->pages = arena_array(site->arena, SitePage *, list->count);
    SitePage **page = &made->pages[told->group->rank];
    if (*page) return *page;
    PageKind kind = code_list_is_area(list) ? PAGE_PLACE : PAGE_GROUP;
    *page = make_page(site, group_path(site->arena, list, told->group), kind, 0);
    (*page)->list = list;
    (*page)->group = told->group;
    return *page;
}

static void add_told(Site *site, Made *made, const ToldList *told) {
    for (size_t i = 0; i < told->count; i++) {
        Made *list = &made[list_rank(site, told->items[i].dimension->list)];
        SitePage *page = page_of(site, list, &told->items[i]);
        list_push(site->arena, &page->stances, told->items[i].stance);
        list->told++;
        if (page->kind == PAGE_PLACE && !site->places)
            site->places = make_page(site, T("places"), PAGE_PLACES, 2e9);
        if (page->kind == PAGE_GROUP && !site->groups)
            site->groups = make_page(site, T("groups"), PAGE_GROUPS, 2e9 + 1);
    }
}

// The lists that most is told of stand first, and within a list its own order counts.
static void set_order(Site *site, Made *made) {
    size_t count = site->code_lists.count;
    for (size_t i = 0; i < count; i++) {
        const CodeList *list = site->code_lists.items[i];
        for (size_t j = 0; j < count; j++)
            made[i].place += made[j].told > made[i].told || (made[j].told == made[i].told && j < i);
        for (size_t rank = 0; made[i].pages && rank < list->count; rank++)
            if (made[i].pages[rank])
                made[i].pages[rank]->weight = 1e4 * (double)made[i].place + (double)rank + 1;
    }
}

void made_pages(Site *site) {
    if (site_is_broken(site, BROKEN_PLACE, (Text){0})) return;
    size_t count = site->indicators.count;
    Job job = {site, arena_array(site->arena, ToldList, count + 1)};
    work_each(count, work_threads(site->options.threads), work_indicator, &job);
    Made *made = arena_array(site->arena, Made, site->code_lists.count + 1);
    for (size_t i = 0; i < count; i++) add_told(site, made, &job.told[i]);
    set_order(site, made);
    if (site->groups) site->grid = make_page(site, T("grid"), PAGE_GRID, 2e9 + 2);
    if (count) make_page(site, T("data"), PAGE_DATA, 2e9 + 3);
}
