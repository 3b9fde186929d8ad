// SPDX-License-Identifier: EUPL-1.2
// The start page: what was found, and the ways into the report.
#include "site/kinds.h"

#include <math.h>

// --------------------------------------------------------------------------------- findings

Text view_amount_of(const View *view, const Target *target) {
    const Observation *cell = table_cell(target->table, 0, 0);
    if (!cell || isnan(cell->value)) return view_cell(view, target->indicator, cell);
    return view_amount(view, target->indicator, cell->value);
}

// "18,8 procentenheter" with the number itself in <b>, so that a theme can set it large.
static Text stressed_number(const View *view, const Target *target) {
    const Observation *cell = target->gap.from ? NULL : table_cell(target->table, 0, 0);
    double number = fabs(target->gap.absolute);
    if (!target->gap.from) number = cell ? cell->value : NAN;
    Text html = target_number(view, target);
    if (isnan(number)) return html;
    Text shown = target->query.ratio ? view_ratio_number(view, target->gap.ratio)
                                     : view_number(view, target->indicator, number);
    Text digits = view_mark_html(view, shown, (Text){0});
    size_t at = text_find(html, digits);
    if (at == SIZE_MAX) return html;
    return text_format(view->arena, "%.*s<b>%.*s</b>%.*s", TEXT_ARG(text_slice(html, 0, at)),
                       TEXT_ARG(digits),
                       TEXT_ARG(text_slice(html, at + digits.length, html.length)));
}

static Value finding_value(const View *view, const Finding *finding,
                           const struct FindingTarget *target, Text language, unsigned number) {
    ValueObject object = {.arena = view->arena};
    object_html(&object, "text", view_mark_html(view, finding->text, language));
    if (target->number.found)
        object_html(&object, "number", stressed_number(view, &target->number));
    object_html(&object, "figure",
                figure_at(view, &target->figure, finding->text, 100 + number, true));
    if (target->link.found) object_put(&object, "link", nav_link(view, target->link.page));
    return object_value(&object);
}

void put_findings(ValueObject *object, const View *view, const Version *version) {
    const FrontMatter *front = page_front(version->doc);
    Text language = view->site->report.languages[version->language].tag;
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < front->finding_count; i++)
        list_put(&list, finding_value(view, &front->findings[i], &version->findings[i], language,
                                      (unsigned)i));
    put_list(object, "findings", list_value(&list));
}

// ------------------------------------------------------------------------------------- ways

static Value pages_of_kind(const View *view, PageKind kind) {
    ValueList list = {.arena = view->arena};
    const SitePage *parent = NULL;
    for (size_t i = 0; i < view->site->pages.count && !parent; i++)
        if (view->site->pages.items[i]->kind == kind) parent = view->site->pages.items[i]->parent;
    for (size_t i = 0; parent && i < parent->children.count; i++)
        if (parent->children.items[i]->kind == kind)
            list_put(&list, nav_link(view, parent->children.items[i]));
    return list_value(&list);
}

// The page above those of a kind, if it is not the start page itself.
static void put_parent(ValueObject *object, const View *view, const char *name, PageKind kind) {
    for (size_t i = 0; i < view->site->pages.count; i++) {
        const SitePage *page = view->site->pages.items[i];
        if (page->kind != kind) continue;
        if (page->parent && page->parent != view->site->start)
            object_put(object, name, nav_link(view, page->parent));
        return;
    }
}

// What a reader looks for: the own place, the own group, all at once, the goals, what is done.
void put_ways(ValueObject *object, const View *view) {
    const Site *site = view->site;
    put_list(object, "places", site->places ? places_value(view) : (Value){.kind = VALUE_LIST});
    put_list(object, "group_lists",
             site->groups ? group_lists_value(view) : (Value){.kind = VALUE_LIST});
    if (site->places) object_put(object, "places_link", nav_link(view, site->places));
    if (site->groups) object_put(object, "groups_link", nav_link(view, site->groups));
    if (site->grid) {
        object_put(object, "grid_link", nav_link(view, site->grid));
        object_html(object, "grid_description", view_say(view, "page.grid-description", NULL, 0));
    }
    put_list(object, "goals", pages_of_kind(view, PAGE_GOAL));
    put_list(object, "initiatives", pages_of_kind(view, PAGE_INITIATIVE));
    put_parent(object, view, "goals_link", PAGE_GOAL);
    put_parent(object, view, "initiatives_link", PAGE_INITIATIVE);
}
