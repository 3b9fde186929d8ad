// SPDX-License-Identifier: EUPL-1.2
// "My place": every indicator that has the place, beside the areas around it; and the list of places.
// Order: groups within the place, one row, the page, the list.
#include "site/kinds.h"

#include <stdlib.h>

enum { MOST_AROUND = 2, MOST_INSIDE = 6 };

typedef struct Around { // the county and the country of a municipality
    const Group *areas[MOST_AROUND];
    size_t count;
    Text heads[MOST_AROUND + 2]; // of the table: the place, the areas around it, how it stands
} Around;

static const Group *top_of(const Group *group) {
    while (group->parent) group = group->parent;
    return group;
}

static Around around(const CodeList *list, const Group *place) {
    Around found = {0};
    for (size_t i = 0; !place->parent && !place->total && i < list->count; i++)
        if (list->groups[i]->total) found.areas[found.count++] = list->groups[i];
    if (place->parent) found.areas[found.count++] = place->parent;
    if (place->parent && place->parent->parent) found.areas[found.count++] = top_of(place);
    return found;
}

// ------------------------------------------------------------------- groups within the place

// The groups of a row of the table, with another one in `dimension`.
static const Observation *cell_of(const View *view, const Stance *stance,
                                  const Dimension *dimension, const Group *group) {
    const Indicator *one = stance->page->indicator;
    const Table *table = stance->table;
    const Group **groups = arena_array(view->arena, const Group *, one->dimension_count);
    for (size_t i = 0; i < one->dimension_count; i++) {
        const Dimension *each = &one->dimensions[i];
        groups[i] = each == dimension              ? group
                    : each == table->row_dimension ? table->rows[stance->row]
                                                   : NULL;
        for (size_t j = 0; !groups[i] && j < table->fixed_count; j++)
            if (table->fixed[j].dimension == each) groups[i] = table->fixed[j].group;
        if (!groups[i]) return NULL;
    }
    return indicator_find(one, groups);
}

// "Kvinnor 84,1 år, män 80,7 år."
static Text inside_of(const View *view, const Stance *stance, const Dimension *dimension) {
    Text parts[MOST_INSIDE];
    size_t count = 0, valued = 0;
    for (size_t i = 0; i < dimension->list->count; i++) {
        const Group *group = dimension->list->groups[i];
        const Observation *cell = group->total ? NULL : cell_of(view, stance, dimension, group);
        if (!cell) continue;
        if (count == MOST_INSIDE) return (Text){0};
        bool has_value = observation_has_value(cell);
        Text value = has_value ? view_amount(view, stance->page->indicator, cell->value)
                               : view_status(view, cell->status);
        WordsArg args[] = {{.name = "group", .text = view_group(view, dimension, group)},
                           {.name = "value", .text = value}};
        parts[count++] =
            view_words(view, has_value ? "sentence.group-value" : "place.group-missing", args, 2);
        valued += has_value;
    }
    if (count < 2 || !valued) return (Text){0};
    WordsArg args[] = {
        {.name = "groups", .text = list_text(view->arena, view->language->locale, parts, count)}};
    return view_capital(view, view_words(view, "place.inside", args, 1));
}

static Text inside(const View *view, const Stance *stance) {
    const Indicator *one = stance->page->indicator;
    for (size_t i = 0; i < one->dimension_count; i++) {
        const Dimension *dimension = &one->dimensions[i];
        if (dimension->is_time || dimension == stance->table->row_dimension) continue;
        Text text = inside_of(view, stance, dimension);
        if (text.length) return text;
    }
    return (Text){0};
}

// --------------------------------------------------------------------------------- one row

static void put_standing(Cells *cells, const View *view, const Stance *stance,
                         const Around *beside) {
    Text note = {0};
    if (stance->other != SIZE_MAX && stance->table->rows[stance->other] != beside->areas[0]) {
        WordsArg args[] = {{.name = "other", .text = stance_group(view, stance, stance->other)}};
        note = view_say(view, "place.compared", args, 1);
    }
    bool refused = stance->standing == STANDING_ALONE && stance->other != SIZE_MAX; // a count
    Text standing = refused ? view_say(view, "grid.alone", NULL, 0)
                            : sentence_html(view, view_standing(view, stance->standing));
    row_sign(cells, standing_symbol(stance->standing), standing, note, 1);
}

// Some measures have neither the county nor the country.
static StancePart place_part(const Stance *stance, const void *context) {
    const Around *beside = context;
    for (size_t i = 0; i < beside->count; i++)
        if (table_row_of(stance->table, beside->areas[i]) != SIZE_MAX) return IN_TABLE;
    return APART;
}

static void put_around(Cells *cells, const View *view, const Stance *stance,
                       const Around *beside) {
    for (size_t i = 0; i < beside->count; i++) {
        size_t row = table_row_of(stance->table, beside->areas[i]);
        if (row != SIZE_MAX) row_amount(cells, view, stance, row);
        else row_cell(cells, view_say(view, "place.not-in", NULL, 0), false, 1);
    }
    put_standing(cells, view, stance, beside);
}

static Value place_row(const View *view, const Stance *stance, const void *context) {
    const Around *beside = context;
    Cells cells = {{.arena = view->arena}, beside->heads, 0};
    row_amount(&cells, view, stance, stance->row);
    if (place_part(stance, beside) == IN_TABLE) put_around(&cells, view, stance, beside);
    Text parts[] = {inside(view, stance), stance_change(view, stance)};
    bool both = parts[0].length && parts[1].length;
    Text says = both              ? text_join(view->arena, parts, 2, " ")
                : parts[0].length ? parts[0]
                                  : parts[1];
    return row_value(view, stance, &cells, sentence_html(view, says));
}

static Text head_of(const View *view, const Group *group) {
    return sentence_html(view, view_capital(view, view_label(view, &group->title)));
}

static void name_columns(const View *view, Around *beside) {
    beside->heads[0] = head_of(view, view->page->group);
    if (!beside->count) return;
    for (size_t i = 0; i < beside->count; i++)
        beside->heads[i + 1] = head_of(view, beside->areas[i]);
    WordsArg args[] = {{.name = "other", .text = view_label(view, &beside->areas[0]->title)}};
    beside->heads[beside->count + 1] =
        text_format(view->arena, "%.*s<span class=\"unseen\">, %.*s</span>",
                    TEXT_ARG(view_say(view, "group.standing-head", NULL, 0)),
                    TEXT_ARG(view_say(view, "place.compared", args, 1)));
}

// -------------------------------------------------------------------------------- the page

static void put_summary(ValueObject *object, const View *view, const Around *beside) {
    if (!beside->count) return;
    const StanceList *all = &view->page->stances;
    StanceList stances = {0}; // only those that are compared with the area next around it
    for (size_t i = 0; i < all->count; i++) {
        const Stance *one = &all->items[i];
        if (one->other != SIZE_MAX && one->table->rows[one->other] == beside->areas[0])
            list_push(view->arena, &stances, *one);
    }
    Tally tally = stances_tally(&stances, SIZE_MAX);
    WordsArg args[] = {{.name = "other", .text = view_label(view, &beside->areas[0]->title)},
                       {.name = "parts", .text = tally_words(view, &tally)}};
    if (args[1].text.length)
        object_html(object, "summary", view_say(view, "place.summary", args, 2));
}

void put_place(ValueObject *object, const View *view) {
    const SitePage *page = view->page;
    Around beside = around(page->list, page->group);
    size_t columns = beside.count ? beside.count + 2 : 1;
    name_columns(view, &beside);
    put_summary(object, view, &beside);
    object_put(object, "heads", heads_value(view, beside.heads, columns));
    object_text(object, "columns", text_format(view->arena, "%zu", columns));
    object_bool(object, "has_contents", true);
    if (beside.count)
        object_html(object, "apart_title", view_say(view, "place.apart", NULL, 0));
    StanceRows rows = {place_part, place_row, &beside};
    put_list(object, "areas", life_areas_value(view, &page->stances, &rows));
}

// -------------------------------------------------------------------------------- the list

// The areas within an area stand below it, in the code list's order.
static Value parts_of(const View *view, const Group *whole) {
    ValueList list = {.arena = view->arena};
    const SitePage *places = view->site->places;
    for (size_t i = 0; i < places->children.count; i++) {
        const SitePage *page = places->children.items[i];
        if (page->group && page->group->parent == whole) list_put(&list, nav_link(view, page));
    }
    return list_value(&list);
}

static bool has_parts(const SitePage *places, const Group *whole) {
    for (size_t i = 0; i < places->children.count; i++) {
        const SitePage *page = places->children.items[i];
        if (page->group && page->group->parent == whole) return true;
    }
    return false;
}

// Whether it stands below the area that it is a part of.
static bool has_whole(const SitePage *places, const Group *part) {
    for (size_t i = 0; part->parent && i < places->children.count; i++)
        if (places->children.items[i]->group == part->parent) return true;
    return false;
}

// Each area that has others within it, with these; and those that lie in none.
void put_place_list(ValueObject *object, const View *view) {
    const SitePage *places = view->site->places;
    ValueList wholes = {.arena = view->arena};
    for (size_t i = 0; i < places->children.count; i++) {
        const SitePage *page = places->children.items[i];
        if (!page->group || !has_parts(places, page->group)) continue;
        ValueObject whole = {.arena = view->arena};
        object_put(&whole, "link", nav_link(view, page));
        object_text(&whole, "id", text_format(view->arena, "in-%.*s", TEXT_ARG(page->group->slug)));
        put_list(&whole, "parts", parts_of(view, page->group));
        list_put(&wholes, object_value(&whole));
    }
    put_list(object, "wholes", list_value(&wholes));
    object_html(object, "map", place_map_html(view));
    ValueList alone = {.arena = view->arena};
    for (size_t i = 0; i < places->children.count; i++) {
        const SitePage *page = places->children.items[i];
        bool listed =
            !page->group || has_whole(places, page->group) || has_parts(places, page->group);
        if (!listed) list_put(&alone, nav_link(view, page));
    }
    put_list(object, "alone", list_value(&alone));
}

Value places_value(const View *view) {
    ValueList list = {.arena = view->arena};
    const SitePage *places = view->site->places;
    for (size_t i = 0; i < places->children.count; i++)
        if (places->children.items[i]->group)
            list_put(&list, nav_link(view, places->children.items[i]));
    return list_value(&list);
}
