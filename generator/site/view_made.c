// SPDX-License-Identifier: EUPL-1.2
// What the pages made from data share: their titles, life areas, and one indicator's row in a table.
// Order: titles, texts of a stance, rows, life areas.
#include "site/kinds.h"

#include <math.h>

Text view_say(const View *view, const char *key, const WordsArg *args, size_t count) {
    return sentence_html(view, view_words(view, key, args, count));
}

// ----------------------------------------------------------------------------------- titles

// A title of the catalogue that the reader understands is better than the author's that he does not.
const Version *made_version(const View *view, const SitePage *page) {
    const Version *version = page_version(view->site, page, view->language_index);
    if (!version || view_foreign(view, view_language(view, version->language)->tag).length)
        return NULL;
    return version;
}

static Text plain(const View *view, const char *key, const WordsArg *args, size_t count,
                  Text *language) {
    Text tag = language_tag(words_language(view->language->locale, key));
    *language = view_foreign(view, tag).length ? tag : view->language->tag;
    return sentence_plain(view, view_words(view, key, args, count));
}

static Text keyed(const View *view, const SitePage *page, const char *ending, Text *language) {
    Text key = text_format(view->arena, "page.%s%s", page_kind_name(page->kind), ending);
    return plain(view, key.at, NULL, 0, language);
}

// "1–2 år" says nothing without "Tid i Sverige"; "kvinnor" needs no "Kön".
static Text group_title(const View *view, const SitePage *page, Text *language) {
    Text title = local_text(&page->group->title, view->language->chain,
                            view->language->chain_length, language);
    title = text_capital(view->arena, view->language->locale, title);
    if (page->kind == PAGE_PLACE || !page->list->ordered) return title;
    Text other;
    WordsArg args[] = {{.name = "list", .text = view_local(view, &page->list->title)},
                       {.name = "group", .text = view_local(view, &page->group->title)}};
    return plain(view, "page.group-title", args, 2, &other);
}

Text made_title(const View *view, const SitePage *page, Text *language) {
    return page->group ? group_title(view, page, language) : keyed(view, page, "-title", language);
}

Text made_short_title(const View *view, const SitePage *page, Text *language) {
    if (!page->group) return keyed(view, page, "-short", language);
    Text title = local_text(&page->group->title, view->language->chain,
                            view->language->chain_length, language);
    return text_capital(view->arena, view->language->locale, title);
}

Text made_description(const View *view, const SitePage *page, Text *language) {
    if (!page->group) return keyed(view, page, "-description", language);
    WordsArg args[] = {{.name = "count", .number = (double)page->stances.count},
                       {.name = "group", .text = made_title(view, page, language)}};
    return plain(view,
                 page->kind == PAGE_PLACE ? "page.place-description" : "page.group-description",
                 args, 2, language);
}

// ------------------------------------------------------------------------ texts of a stance

const Observation *stance_cell(const Stance *stance, size_t row) {
    return row == SIZE_MAX ? NULL : table_cell(stance->table, row, 0);
}

Text stance_amount(const View *view, const Stance *stance, size_t row) {
    const Observation *cell = stance_cell(stance, row);
    if (!observation_has_value(cell)) return view_cell(view, stance->page->indicator, cell);
    return view_amount(view, stance->page->indicator, cell->value);
}

Text stance_group(const View *view, const Stance *stance, size_t row) {
    return view_group(view, stance->table->row_dimension, stance->table->rows[row]);
}

// "eftergymnasial utbildning · 2019": what a value is about, besides its row.
Text stance_slice(const View *view, const Stance *stance) {
    const Table *table = stance->table;
    Text parts[QUERY_DIMENSIONS];
    size_t count = 0;
    for (size_t i = 0; i < table->fixed_count; i++)
        if (!table->fixed[i].group->total)
            parts[count++] = view_group(view, table->fixed[i].dimension, table->fixed[i].group);
    return view_capital(view, text_join(view->arena, parts, count, " · "));
}

// From the first to the last time, after any break; empty where there are no two.
Text stance_change(const View *view, const Stance *stance) {
    const Table *over_time = stance->over_time;
    size_t row = over_time ? table_row_of(over_time, stance->table->rows[stance->row]) : SIZE_MAX;
    if (row == SIZE_MAX) return (Text){0};
    Change change = table_change(over_time, row);
    if (!change.known) return (Text){0};
    const Indicator *one = stance->page->indicator;
    const Dimension *time = over_time->column_dimension;
    WordsArg args[] = {
        {.name = "start", .text = view_group(view, time, over_time->columns[change.first])},
        {.name = "end", .text = view_group(view, time, over_time->columns[change.last])},
        {.name = "change", .text = view_gap_amount(view, one, fabs(change.gap.absolute))}};
    const char *key = change.gap.absolute == 0                  ? "stance.change-none"
                      : change.gap.certainty == CERTAIN_OVERLAP ? "stance.change-uncertain"
                      : change.gap.absolute > 0                 ? "stance.change-up"
                                                                : "stance.change-down";
    return view_words(view, key, args, 3);
}

static Text capital_group(const View *view, const Stance *stance, size_t row) {
    if (row == SIZE_MAX || !stance->table->rows[row]) return (Text){0};
    return view_capital(view, stance_group(view, stance, row));
}

// "Hofors: 81,2 år. Gävleborgs län: 82,0 år. Sämre läge."
static Text stance_says(const View *view, const Stance *stance) {
    WordsArg args[] = {
        {.name = "group", .text = capital_group(view, stance, stance->row)},
        {.name = "value", .text = stance_amount(view, stance, stance->row)},
        {.name = "other", .text = capital_group(view, stance, stance->other)},
        {.name = "other_value", .text = stance_amount(view, stance, stance->other)},
        {.name = "standing", .text = view_capital(view, view_standing(view, stance->standing))}};
    bool judged = stance->other != SIZE_MAX && stance->standing != STANDING_ALONE &&
                  stance->standing != STANDING_MISSING;
    return view_words(view, judged ? "stance.says" : "stance.says-alone", args, 5);
}

// ------------------------------------------------------------------------------------- rows

static void put_cell(Cells *cells, const char *sign, Text html, bool number, Text note, size_t span) {
    Arena *arena = cells->list.arena;
    ValueObject cell = {.arena = arena};
    object_html(&cell, "text", html);
    object_bool(&cell, "number", number);
    object_text(&cell, "sign", text_of(sign));
    object_html(&cell, "note", note);
    if (span > 1) object_text(&cell, "span", text_format(arena, "%zu", span));
    object_html(&cell, "label",
                span > 1 || *sign || !cells->heads ? (Text){0} : cells->heads[cells->column]);
    cells->column += span;
    list_put(&cells->list, object_value(&cell));
}

void row_cell(Cells *cells, Text html, bool number, size_t span) {
    put_cell(cells, "", html, number, (Text){0}, span);
}

void row_amount(Cells *cells, const View *view, const Stance *stance, size_t row) {
    row_cell(cells, sentence_html(view, stance_amount(view, stance, row)),
             observation_has_value(stance_cell(stance, row)), 1);
}

void row_sign(Cells *cells, const char *sign, Text html, Text note, size_t span) {
    put_cell(cells, sign, html, false, note, span);
}

void put_measure(ValueObject *row, const View *view, const SitePage *page) {
    Text language = {0}, title = view_page_title(view, page, &language);
    object_text(row, "href", view_href(view, page, (Text){0}));
    object_html(row, "title", view_mark_html(view, title, language));
}

Value row_value(const View *view, const Stance *stance, const Cells *cells, Text says) {
    ValueObject row = {.arena = view->arena};
    put_measure(&row, view, stance->page);
    object_html(&row, "slice", sentence_html(view, stance_slice(view, stance)));
    object_put(&row, "cells", list_value(&cells->list));
    object_html(&row, "says", says);
    if (language_simple(view->language->locale))
        object_html(&row, "sentence", sentence_html(view, stance_says(view, stance)));
    return object_value(&row);
}

Value heads_value(const View *view, const Text *heads, size_t count) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < count; i++) {
        ValueObject head = {.arena = view->arena};
        object_html(&head, "name", heads[i]);
        list_put(&list, object_value(&head));
    }
    return list_value(&list);
}

// ------------------------------------------------------------------------------- life areas

Text life_area_id(const View *view, size_t theme) {
    if (theme == view->site->themes.count) return T("area-other");
    Text path = view->site->themes.items[theme]->path, part = {0}, last = {0};
    while (text_cut(&path, '/', &part)) last = part;
    return text_format(view->arena, "area-%.*s", TEXT_ARG(last));
}

static Text life_area_title(const View *view, size_t theme) {
    if (theme == view->site->themes.count) return view_say(view, "stance.other-area", NULL, 0);
    Text language = {0}, title = view_page_title(view, view->site->themes.items[theme], &language);
    return view_mark_html(view, title, language);
}

static Value life_area_part(const View *view, const StanceList *stances, size_t theme,
                            const StanceRows *rows, StancePart part) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < stances->count; i++) {
        const Stance *stance = &stances->items[i];
        if (stance->page->theme != theme || rows->part(stance, rows->context) != part) continue;
        list_put(&list, part == ELSEWHERE ? nav_link(view, stance->page)
                                          : rows->row(view, stance, rows->context));
    }
    return list_value(&list);
}

// The indicators' rows under their life areas, in the order of these.
Value life_areas_value(const View *view, const StanceList *stances, const StanceRows *rows) {
    ValueList areas = {.arena = view->arena};
    for (size_t theme = 0; theme <= view->site->themes.count; theme++) {
        if (!stances_tally(stances, theme).count) continue;
        ValueObject area = {.arena = view->arena};
        object_text(&area, "id", life_area_id(view, theme));
        object_html(&area, "title", life_area_title(view, theme));
        put_list(&area, "rows", life_area_part(view, stances, theme, rows, IN_TABLE));
        put_list(&area, "apart", life_area_part(view, stances, theme, rows, APART));
        put_list(&area, "links", life_area_part(view, stances, theme, rows, ELSEWHERE));
        list_put(&areas, object_value(&area));
    }
    return list_value(&areas);
}

// ----------------------------------------------------------------------------------- counts

Tally stances_tally(const StanceList *stances, size_t theme) {
    Tally tally = {0};
    for (size_t i = 0; i < stances->count; i++) {
        const Stance *stance = &stances->items[i];
        if (theme != SIZE_MAX && stance->page->theme != theme) continue;
        tally.count++;
        tally.by[stance->standing]++;
    }
    tally.same = tally.by[STANDING_EQUAL] + tally.by[STANDING_UNCERTAIN];
    tally.judged = tally.by[STANDING_BETTER] + tally.by[STANDING_WORSE];
    return tally;
}

static void put_part(Text *parts, size_t *count, const View *view, const char *key, size_t number) {
    WordsArg args[] = {{.name = "count", .number = (double)number}};
    if (number) parts[(*count)++] = view_words(view, key, args, 1);
}

Text tally_words(const View *view, const Tally *tally) {
    Text parts[4];
    size_t count = 0;
    put_part(parts, &count, view, "stance.better", tally->by[STANDING_BETTER]);
    put_part(parts, &count, view, "stance.worse", tally->by[STANDING_WORSE]);
    put_part(parts, &count, view, "stance.same", tally->same);
    put_part(parts, &count, view, "stance.either",
             tally->by[STANDING_HIGHER] + tally->by[STANDING_LOWER]);
    return count ? list_text(view->arena, view->language->locale, parts, count) : (Text){0};
}
