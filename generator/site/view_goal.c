// SPDX-License-Identifier: EUPL-1.2
// A goal's indicators at the report's place: the latest value, the target, and whether it comes
// nearer.
#include "site/inside.h"

enum { GOAL_COLUMNS = 3 };

Progress stance_progress(const Stance *stance) {
    const Table *over_time = stance->over_time;
    size_t row = over_time ? table_row_of(over_time, stance->table->rows[stance->row]) : SIZE_MAX;
    return row == SIZE_MAX ? PROGRESS_UNKNOWN : table_progress(over_time, row);
}

// "Gävleborgs län · 2019": also the place, as this page is about none.
static Text slice_of(const View *view, const Stance *stance) {
    Text slice = stance_slice(view, stance);
    if (!stance->table->rows[stance->row]) return slice;
    Text parts[] = {view_capital(view, stance_group(view, stance, stance->row)), slice};
    return slice.length ? text_join(view->arena, parts, 2, " · ") : parts[0];
}

static void put_values(ValueList *cells, const View *view, const Stance *stance) {
    WordsArg args[2];
    row_amount(cells, view, stance, stance->row);
    if (!view_target_args(view, stance->page->indicator, true, args)) {
        row_cell(cells, view_say(view, "goal.no-target", NULL, 0), false, 2);
        return;
    }
    Progress progress = stance_progress(stance);
    row_cell(cells, view_say(view, "value.target", args, 2), false, 1);
    row_sign(cells, progress_symbol(progress),
             sentence_html(view, view_progress_word(view, progress)), (Text){0}, 1);
}

static Value goal_row(const View *view, const Stance *stance) {
    ValueList cells = {.arena = view->arena};
    if (stance->many_places)
        row_cell(&cells, view_say(view, "group.many-places", NULL, 0), false, GOAL_COLUMNS);
    else put_values(&cells, view, stance);
    ValueObject row = {.arena = view->arena};
    Text language = {0}, title = view_page_title(view, stance->page, &language);
    object_put(&row, "link", nav_link(view, stance->page));
    object_html(&row, "title", view_mark_html(view, title, language));
    object_html(&row, "slice",
                stance->many_places ? (Text){0} : sentence_html(view, slice_of(view, stance)));
    object_put(&row, "cells", list_value(&cells));
    object_html(&row, "says",
                stance->many_places ? (Text){0} : sentence_html(view, stance_change(view, stance)));
    return object_value(&row);
}

void put_goal_rows(ValueObject *object, const View *view, const SitePage *const *pages,
                   size_t count) {
    ValueList rows = {.arena = view->arena};
    for (size_t i = 0; i < count; i++)
        if (pages[i]->latest.page) list_put(&rows, goal_row(view, &pages[i]->latest));
    Text heads[GOAL_COLUMNS] = {view_say(view, "goal.value-head", NULL, 0),
                                view_say(view, "goal.target-head", NULL, 0),
                                view_say(view, "goal.progress-head", NULL, 0)};
    object_put(object, "heads", heads_value(view, heads, GOAL_COLUMNS));
    object_text(object, "columns", text_format(view->arena, "%d", GOAL_COLUMNS));
    if (count) object_bool(object, "has_contents", true);
    object_bool(object, "has_indicators", rows.items.count > 0);
    put_list(object, "rows", list_value(&rows));
}
