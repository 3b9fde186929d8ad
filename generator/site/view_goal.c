// SPDX-License-Identifier: EUPL-1.2
// A goal's indicators at the report's place: the latest value, the target, and whether it comes
// nearer.
#include "site/kinds.h"

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

static bool has_target(const View *view, const Stance *stance) {
    WordsArg args[2];
    return view_target_args(view, stance->page->indicator, true, args);
}

static void put_target(Cells *cells, const View *view, const Stance *stance) {
    WordsArg args[2];
    if (!view_target_args(view, stance->page->indicator, true, args)) return;
    Progress progress = stance_progress(stance);
    row_cell(cells, view_say(view, "value.target", args, 2), false, 1);
    row_sign(cells, progress_symbol(progress),
             sentence_html(view, view_progress_word(view, progress)), (Text){0}, 1);
}

static Value goal_row(const View *view, const Stance *stance, const Text *heads) {
    Cells cells = {{.arena = view->arena}, heads, 0};
    row_amount(&cells, view, stance, stance->row);
    put_target(&cells, view, stance);
    ValueObject row = {.arena = view->arena};
    put_measure(&row, view, stance->page);
    object_html(&row, "slice", sentence_html(view, slice_of(view, stance)));
    object_put(&row, "cells", list_value(&cells.list));
    object_html(&row, "says", sentence_html(view, stance_change(view, stance)));
    return object_value(&row);
}

void put_goal_rows(ValueObject *object, const View *view, const SitePage *const *pages,
                   size_t count) {
    ValueList rows = {.arena = view->arena}, apart = rows, links = rows;
    Text heads[GOAL_COLUMNS] = {view_say(view, "goal.value-head", NULL, 0),
                                view_say(view, "goal.target-head", NULL, 0),
                                view_say(view, "goal.progress-head", NULL, 0)};
    for (size_t i = 0; i < count; i++) {
        const Stance *latest = &pages[i]->latest;
        if (!latest->page) continue;
        if (latest->many_places) list_put(&links, nav_link(view, pages[i]));
        else list_put(has_target(view, latest) ? &rows : &apart, goal_row(view, latest, heads));
    }
    object_put(object, "heads", heads_value(view, heads, GOAL_COLUMNS));
    object_text(object, "columns", text_format(view->arena, "%d", GOAL_COLUMNS));
    if (count) object_bool(object, "has_contents", true);
    object_bool(object, "has_indicators",
                rows.items.count + apart.items.count + links.items.count > 0);
    put_list(object, "rows", list_value(&rows));
    put_list(object, "apart", list_value(&apart));
    object_html(object, "apart_title", view_say(view, "goal.no-target", NULL, 0));
    put_list(object, "links", list_value(&links));
}
