// SPDX-License-Identifier: EUPL-1.2
// The figures of an indicator's own page: those that its file wishes for, or one made for it.
#include "site/linker.h"

// The dimension that is most likely to tell something: groups of people before areas before time.
static const Dimension *likely_dimension(const Indicator *one) {
    const Dimension *by = NULL;
    for (size_t i = 0; i < one->dimension_count; i++) {
        const Dimension *dimension = &one->dimensions[i];
        if (!by || by->is_time || (code_list_is_area(by->list) && !dimension->is_time)) by = dimension;
    }
    return by;
}

static bool query_works(const Linker *linker, const Indicator *one, Text query) {
    Linker quiet = *linker;
    Target target = {0};
    Asked asked = {one->id, query, (Spot){0}};
    quiet.diags = diags_new(linker->arena);
    link_figure(&quiet, &asked, &target);
    return target.found;
}

// Compares `by` (NULL: nothing) where the first row lies: there is always data for that.
static Text query_of_row(const Linker *linker, const Indicator *one, const Dimension *by) {
    Buf query = {0};
    if (by) buf_format(&query, "by=%.*s", TEXT_ARG(by->id));
    for (size_t i = 0; i < one->dimension_count; i++) {
        const Dimension *dimension = &one->dimensions[i];
        if (dimension == by || dimension->is_time) continue;
        const Group *group = observation_group(one, &one->rows[0], dimension);
        buf_format(&query, "%s%.*s=%.*s", query.length ? "&" : "", TEXT_ARG(dimension->id),
                   TEXT_ARG(group->id));
    }
    return buf_take(linker->arena, &query);
}

// The author wrote no query, so one must be found that needs no choice of his.
static Text find_query(const Linker *linker, const Indicator *one) {
    const Dimension *by = likely_dimension(one);
    if (!by || !one->row_count) return (Text){0};
    Text query = text_format(linker->arena, "by=%.*s", TEXT_ARG(by->id));
    for (size_t i = 0; i < one->dimension_count; i++) {
        if (query_works(linker, one, query)) return query;
        query = text_format(linker->arena, "by=%.*s", TEXT_ARG(one->dimensions[i].id));
    }
    if (query_works(linker, one, query)) return query;
    query = query_of_row(linker, one, by);
    return query_works(linker, one, query) ? query : query_of_row(linker, one, NULL);
}

// An indicator without figures of its own gets one that is sound for its data.
static void make_wish(Linker *linker, SitePage *page) {
    FigureWish *wish = arena_make(linker->arena, FigureWish);
    wish->title = page->indicator->title;
    wish->spot = page->indicator->spot;
    wish->query = find_query(linker, page->indicator);
    page->wishes = wish;
    page->wish_count = 1;
}

// Whether the page's own text shows the indicator already.
static bool shows_figure(const SitePage *page) {
    size_t count = 0;
    const Ref *refs = page->original ? page_refs(page->original->doc, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (refs[i].kind == REF_FIGURE && text_equal(refs[i].target, page->indicator->id)) return true;
    return false;
}

void link_wishes(Linker *linker, SitePage *page) {
    page->wish_count = page->indicator->figure_count;
    if (!page->wish_count && !shows_figure(page)) make_wish(linker, page);
    page->wish_targets = arena_array(linker->arena, Target, page->wish_count);
    for (size_t i = 0; i < page->wish_count; i++) {
        Asked asked = {page->indicator->id, page->wishes[i].query, page->wishes[i].spot};
        link_figure(linker, &asked, &page->wish_targets[i]);
    }
}
