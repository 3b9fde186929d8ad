// SPDX-License-Identifier: EUPL-1.2
// The evidence grid: groups × life areas. A cell tells in how many of its measures the group stands
// worse or better than the group it is compared with, and leads to them.
// Order: a cell, targets, a row, the grid.
#include "site/kinds.h"

// ----------------------------------------------------------------------------------- a cell

static const char *status_key(const Tally *tally) {
    size_t better = tally->by[STANDING_BETTER], worse = tally->by[STANDING_WORSE];
    if (better && worse) return "grid.mixed";
    if (worse) return "grid.worse";
    if (better) return "grid.better";
    if (tally->same) return "grid.same";
    if (tally->by[STANDING_HIGHER] || tally->by[STANDING_LOWER]) return "grid.other";
    if (tally->by[STANDING_REFERENCE]) return "grid.reference";
    return tally->by[STANDING_MISSING] == tally->count ? "grid.missing" : "grid.alone";
}

static const char *status_sign(const Tally *tally) {
    size_t better = tally->by[STANDING_BETTER], worse = tally->by[STANDING_WORSE];
    if (better && worse) return "◆";
    if (worse) return standing_symbol(STANDING_WORSE);
    if (better) return standing_symbol(STANDING_BETTER);
    if (tally->same) return standing_symbol(STANDING_UNCERTAIN);
    return "";
}

static Text status_words(const View *view, const Tally *tally) {
    size_t either = tally->by[STANDING_HIGHER] + tally->by[STANDING_LOWER];
    WordsArg args[] = {{.name = "better", .number = (double)tally->by[STANDING_BETTER]},
                       {.name = "worse", .number = (double)tally->by[STANDING_WORSE]},
                       {.name = "count", .number = (double)(tally->judged + tally->same)},
                       {.name = "either", .number = (double)either}};
    return view_say(view, status_key(tally), args, 4);
}

// ---------------------------------------------------------------------------------- targets

// "mot målet i 1 mått", for the indicators that have a target.
static Text target_words_of(const View *view, const StanceList *stances, size_t theme) {
    size_t towards = 0, away = 0;
    for (size_t i = 0; i < stances->count; i++) {
        if (stances->items[i].page->theme != theme || stances->items[i].many_places) continue;
        Progress progress = stance_progress(&stances->items[i]);
        towards += progress == PROGRESS_TOWARDS || progress == PROGRESS_REACHED;
        away += progress == PROGRESS_AWAY;
    }
    if (!towards && !away) return (Text){0};
    WordsArg args[] = {{.name = "towards", .number = (double)towards},
                       {.name = "away", .number = (double)away}};
    const char *key = towards && away ? "grid.targets" : towards ? "grid.towards" : "grid.away";
    return view_say(view, key, args, 2);
}

// ------------------------------------------------------------------------------------ a row

// The measures of a cell are on the group's page, or there is only one.
static Text cell_href(const View *view, const SitePage *page, size_t theme, size_t count) {
    for (size_t i = 0; count == 1 && i < page->stances.count; i++)
        if (page->stances.items[i].page->theme == theme)
            return view_href(view, page->stances.items[i].page, (Text){0});
    return view_href(view, page, life_area_id(view, theme));
}

static Value cell_value(const View *view, const SitePage *page, size_t theme, Text label) {
    Tally tally = stances_tally(&page->stances, theme);
    ValueObject cell = {.arena = view->arena};
    if (!tally.count) return object_value(&cell);
    object_html(&cell, "label", label);
    object_html(&cell, "text", status_words(view, &tally));
    object_text(&cell, "sign", text_of(status_sign(&tally)));
    object_html(&cell, "target", target_words_of(view, &page->stances, theme));
    object_text(&cell, "href", cell_href(view, page, theme, tally.count));
    return object_value(&cell);
}

static bool theme_has_stances(const View *view, size_t theme) {
    const SitePage *groups = view->site->groups;
    for (size_t i = 0; i < groups->children.count; i++)
        if (stances_tally(&groups->children.items[i]->stances, theme).count) return true;
    return false;
}

static Value row_of(const View *view, const SitePage *page, const bool *shown, const Text *names) {
    ValueList cells = {.arena = view->arena};
    for (size_t theme = 0; theme <= view->site->themes.count; theme++)
        if (shown[theme]) list_put(&cells, cell_value(view, page, theme, names[theme]));
    ValueObject row = {.arena = view->arena};
    object_put(&row, "link", nav_link(view, page));
    object_put(&row, "cells", list_value(&cells));
    return object_value(&row);
}

// --------------------------------------------------------------------------------- the grid

static Value heads_of(const View *view, const bool *shown, const Text *names) {
    ValueList heads = {.arena = view->arena};
    for (size_t theme = 0; theme <= view->site->themes.count; theme++) {
        if (!shown[theme]) continue;
        ValueObject head = {.arena = view->arena};
        if (theme < view->site->themes.count)
            object_put(&head, "link", nav_link(view, view->site->themes.items[theme]));
        else object_html(&head, "name", names[theme]);
        list_put(&heads, object_value(&head));
    }
    return list_value(&heads);
}

void put_grid(ValueObject *object, const View *view) {
    const SitePage *groups = view->site->groups;
    bool *shown = arena_array(view->arena, bool, view->site->themes.count + 2);
    Text *names = arena_array(view->arena, Text, view->site->themes.count + 1);
    size_t columns = 1;
    for (size_t theme = 0; theme <= view->site->themes.count; theme++) {
        columns += shown[theme] = theme_has_stances(view, theme);
        names[theme] = theme < view->site->themes.count
                           ? nav_title(view, view->site->themes.items[theme])
                           : view_say(view, "stance.other-area", NULL, 0);
    }
    ValueList lists = {.arena = view->arena}, rows = {.arena = view->arena};
    for (size_t i = 0; i < groups->children.count; i++) {
        const SitePage *page = groups->children.items[i];
        const SitePage *next =
            i + 1 < groups->children.count ? groups->children.items[i + 1] : NULL;
        if (!page->group) continue;
        list_put(&rows, row_of(view, page, shown, names));
        if (next && next->list == page->list) continue;
        ValueObject list = {.arena = view->arena};
        object_html(&list, "title", view_local_html(view, &page->list->title));
        object_put(&list, "rows", list_value(&rows));
        list_put(&lists, object_value(&list));
        rows = (ValueList){.arena = view->arena};
    }
    object_put(object, "grid_heads", heads_of(view, shown, names));
    put_list(object, "grid_lists", list_value(&lists));
    object_text(object, "columns", text_format(view->arena, "%zu", columns));
}
