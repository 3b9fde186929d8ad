// SPDX-License-Identifier: EUPL-1.2
// "My group": what all indicators that have the group tell of it; and the list of groups.
#include "site/kinds.h"

#include <math.h>

enum { GROUP_COLUMNS = 4 };

// ---------------------------------------------------------------------------------- one row

static bool is_compared(const Stance *stance) {
    return stance->other != SIZE_MAX && observation_has_value(stance_cell(stance, stance->row)) &&
           observation_has_value(stance_cell(stance, stance->other)) &&
           stance->standing != STANDING_ALONE;
}

static void put_other(Cells *cells, const View *view, const Stance *stance) {
    WordsArg args[] = {{.name = "group", .text = stance_group(view, stance, stance->other)},
                       {.name = "value", .text = stance_amount(view, stance, stance->other)}};
    row_cell(
        cells,
        sentence_html(view, view_capital(view, view_words(view, "sentence.group-value", args, 2))),
        false, 1);
}

static void put_gap(Cells *cells, const View *view, const Stance *stance) {
    const Indicator *one = stance->page->indicator;
    Gap gap = gap_between(one, stance_cell(stance, stance->other), NULL,
                          stance_cell(stance, stance->row), NULL);
    row_cell(cells, sentence_html(view, view_gap_amount(view, one, fabs(gap.absolute))), true, 1);
}

static StancePart group_part(const Stance *stance, const void *context) {
    (void)context;
    return stance->many_places ? ELSEWHERE : IN_TABLE;
}

static Value group_row(const View *view, const Stance *stance, const void *context) {
    Cells cells = {{.arena = view->arena}, context, 0};
    row_amount(&cells, view, stance, stance->row);
    bool compared = is_compared(stance);
    if (compared) {
        put_other(&cells, view, stance);
        put_gap(&cells, view, stance);
    }
    bool refused =
        stance->standing == STANDING_ALONE && stance->other != SIZE_MAX; // a count, a part
    Text standing = refused ? view_say(view, "grid.alone", NULL, 0)
                            : sentence_html(view, view_standing(view, stance->standing));
    row_sign(&cells, standing_symbol(stance->standing), standing, (Text){0},
             compared ? 1 : GROUP_COLUMNS - 1);
    return row_value(view, stance, &cells, sentence_html(view, stance_change(view, stance)));
}

// --------------------------------------------------------------------------------- the page

static void put_summary(ValueObject *object, const View *view) {
    Tally tally = stances_tally(&view->page->stances, SIZE_MAX);
    WordsArg args[] = {{.name = "parts", .text = tally_words(view, &tally)}};
    if (args[0].text.length)
        object_html(object, "summary", view_say(view, "group.summary", args, 1));
}

void put_group(ValueObject *object, const View *view) {
    const SitePage *page = view->page;
    const Text heads[GROUP_COLUMNS] = {
        sentence_html(view, view_capital(view, view_label(view, &page->group->title))),
        view_say(view, "group.other-head", NULL, 0), view_say(view, "group.gap-head", NULL, 0),
        view_say(view, "group.standing-head", NULL, 0)};
    const StanceRows rows = {group_part, group_row, heads};
    put_summary(object, view);
    object_html(object, "list_title", view_local_html(view, &page->list->title));
    object_put(object, "heads", heads_value(view, heads, GROUP_COLUMNS));
    object_text(object, "columns", text_format(view->arena, "%d", GROUP_COLUMNS));
    object_bool(object, "has_contents", true);
    put_list(object, "areas", life_areas_value(view, &page->stances, &rows));
    ValueList initiatives = {.arena = view->arena};
    for (size_t i = 0; i < page->pages.count; i++)
        list_put(&initiatives, child_value(view, page->pages.items[i]));
    put_list(object, "initiatives", list_value(&initiatives));
}

// --------------------------------------------------------------------------------- the list

// Each code list with its groups, in its order.
Value group_lists_value(const View *view) {
    const SitePage *groups = view->site->groups;
    ValueList lists = {.arena = view->arena}, links = {.arena = view->arena};
    for (size_t i = 0; i < groups->children.count; i++) {
        const SitePage *page = groups->children.items[i];
        const SitePage *next =
            i + 1 < groups->children.count ? groups->children.items[i + 1] : NULL;
        if (!page->group) continue;
        list_put(&links, nav_link(view, page));
        if (next && next->list == page->list) continue;
        ValueObject list = {.arena = view->arena};
        object_text(&list, "id", text_format(view->arena, "list-%.*s", TEXT_ARG(page->list->id)));
        object_html(&list, "title", view_local_html(view, &page->list->title));
        put_list(&list, "groups", list_value(&links));
        list_put(&lists, object_value(&list));
        links = (ValueList){.arena = view->arena};
    }
    return list_value(&lists);
}

void put_group_list(ValueObject *object, const View *view) {
    put_list(object, "lists", group_lists_value(view));
}
