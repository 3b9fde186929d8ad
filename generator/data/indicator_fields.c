// SPDX-License-Identifier: EUPL-1.2
//
// The words and metadata of an indicator: everything but its dimensions and rows.
#include "data/inside.h"

#include <math.h>

typedef struct Reader {
    Arena *arena;
    Indicator *indicator;
    const Node *root;
    Text language;
    Diags *diags;
} Reader;

static const char *const root_keys[] = {
    "$schema",    "id",          "title",     "short",  "question", "definition", "why",
    "caution",    "how_to_read", "unit",      "better", "level",    "topics",     "goal",
    "population", "dimensions",  "reference", "target", "source",   "derived",    "notes",
    "related",    "figures",     "changes",   "data",   "columns",
    "codes",      "content",     "statuses",  NULL};
static const char *const unit_keys[] = {"name", "symbol", "decimals", "min", "max", "kind", NULL};
static const char *const source_keys[] = {"name",      "url",  "published", "licence",
                                          "retrieved", "next", NULL};
static const char *const target_keys[] = {"value", "year", NULL};
static const char *const figure_keys[] = {"title", "query", NULL};
static const char *const change_keys[] = {"date", "text", NULL};
// In the order of the enums of the door.
static const char *const better_names[] = {"neither", "higher", "lower", NULL};
static const char *const kind_names[] = {"other", "percent", "years", "money",
                                         "count", "ratio",   NULL};
static const char *const level_names[] = {"structure", "process", "result", NULL};

static LocalText local(const Reader *reader, const Node *object, const char *key) {
    return node_local_text(reader->arena, object, key, reader->language, reader->diags);
}

static LocalText local_needed(const Reader *reader, const Node *object, const char *key) {
    return local_required(reader->arena, object, key, reader->language, reader->diags);
}

static void report_missing(const Reader *reader, const Node *object, const char *key,
                           const char *hint) {
    Diag *diag = diag_error(reader->diags, "missing-key", object->spot, "missing key '%s'", key);
    diag_hint(reader->diags, diag, "%s", hint);
}

// root[key], an object that must be there.
static const Node *object_needed(const Reader *reader, const char *key, const char *hint) {
    if (!node_get(reader->root, key) && !node_misspelt(reader->root, key, reader->diags))
        report_missing(reader, reader->root, key, hint);
    return node_object(reader->root, key, reader->diags);
}

// -------------------------------------------------------------------------------------- words

static void read_words(const Reader *reader) {
    Indicator *to = reader->indicator;
    to->title = local_needed(reader, reader->root, "title");
    to->short_title = local(reader, reader->root, "short");
    to->question = local(reader, reader->root, "question");
    to->definition = local(reader, reader->root, "definition");
    to->why = local(reader, reader->root, "why");
    to->caution = local(reader, reader->root, "caution");
    to->how_to_read = local(reader, reader->root, "how_to_read");
    to->population = local(reader, reader->root, "population");
    to->derived = local(reader, reader->root, "derived");
    to->goal = node_text(reader->root, "goal", reader->diags);
    if (to->goal.length)
        to->goal_spot = inner_spot(node_get(reader->root, "goal"));
}

static void read_choices(const Reader *reader) {
    Indicator *to = reader->indicator;
    to->better =
        (Better)node_choice(reader->root, "better", better_names, BETTER_NEITHER, reader->diags);
    int level = node_choice(reader->root, "level", level_names, -1, reader->diags);
    to->level = level >= 0 ? text_of(level_names[level]) : (Text){0};
}

// --------------------------------------------------------------------------------------- unit

static int read_decimals(const Reader *reader, const Node *unit) {
    double decimals = node_number(unit, "decimals", 0, reader->diags);
    if (decimals >= 0 && decimals <= 6 && decimals == floor(decimals))
        return (int)decimals;
    Diag *diag = diag_error(reader->diags, "out-of-range", node_get(unit, "decimals")->spot,
                            "'decimals' must be a whole number from 0 to 6");
    diag_hint(reader->diags, diag, "it says how many decimals are shown; 1 suits most");
    return 0;
}

static void read_unit(const Reader *reader) {
    Indicator *to = reader->indicator;
    const Node *unit = object_needed(reader, "unit", "add \"unit\": {\"name\": \"procent\", …}");
    to->unit.min = to->unit.max = NAN;
    if (!unit)
        return;
    node_check_keys(unit, unit_keys, reader->diags);
    to->unit.name = local_needed(reader, unit, "name");
    to->unit.symbol = local(reader, unit, "symbol");
    to->unit.decimals = read_decimals(reader, unit);
    to->unit.min = number_of(unit, "min", reader->diags);
    to->unit.max = number_of(unit, "max", reader->diags);
    to->unit.kind = (UnitKind)node_choice(unit, "kind", kind_names, UNIT_OTHER, reader->diags);
    if (to->unit.min >= to->unit.max) {
        Diag *diag = diag_error(reader->diags, "out-of-range", node_get(unit, "max")->spot,
                                "'max' must be greater than 'min'");
        diag_hint(reader->diags, diag,
                  "they are the ends of the axis; leave out what is not needed");
    }
}

// -------------------------------------------------------------------------- source and target

static void read_source(const Reader *reader) {
    Indicator *to = reader->indicator;
    const Node *source = object_needed(reader, "source", "add \"source\": {\"name\": \"SCB\", …}");
    if (!source)
        return;
    node_check_keys(source, source_keys, reader->diags);
    to->source.name = local_needed(reader, source, "name");
    to->source.url = web_address(source, "url", reader->diags);
    to->source.published = date_text_of(source, "published", reader->diags);
    to->source.licence = node_text(source, "licence", reader->diags);
    to->source.next = date_text_of(source, "next", reader->diags);
    to->source.retrieved = local(reader, source, "retrieved");
}

// "2030" or 2030: a target's year is the one time that is often written as a number.
static Text read_year(const Reader *reader, const Node *target) {
    const Node *node = node_get(target, "year");
    Period period;
    if (node && (node->kind == NODE_NUMBER || node->kind == NODE_TEXT)) {
        if (node->text.length == 4 && period_read(node->text, &period))
            return node->text;
        report_bad_time(node->text, inner_spot(node), reader->diags);
        return (Text){0};
    }
    return node_text(target, "year", reader->diags);
}

static void read_target(const Reader *reader) {
    Indicator *to = reader->indicator;
    const Node *target = node_object(reader->root, "target", reader->diags);
    to->target.value = NAN;
    if (!target)
        return;
    node_check_keys(target, target_keys, reader->diags);
    to->target.value = number_of(target, "value", reader->diags);
    to->target.year = read_year(reader, target);
    if (!node_get(target, "value") && !node_misspelt(target, "value", reader->diags))
        report_missing(reader, target, "value", "a target is a number to reach: \"value\": 84");
}

// -------------------------------------------------------------------------------------- lists

static void report_id(const Reader *reader, const char *key, const Node *item) {
    if (item->kind == NODE_TEXT) {
        report_bad_id(item, "id", reader->diags);
        return;
    }
    Diag *diag =
        diag_error(reader->diags, "wrong-type", item->spot, "'%s' must be a list of ids, not of %s",
                   key, node_kind_name(item->kind));
    diag_hint(reader->diags, diag, "an id is a text of a-z, 0-9 and '-'");
}

// A list of ids: topics, related indicators. Items that are none are told and left out.
static size_t read_ids(const Reader *reader, const char *key, const Text **ids,
                       const Spot **spots) {
    const Node *list = node_list(reader->root, key, reader->diags);
    size_t count = 0;
    if (!list)
        return 0;
    Text *texts = arena_array(reader->arena, Text, list->count + 1);
    Spot *places = arena_array(reader->arena, Spot, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const Node *item = &list->items[i];
        if (item->kind == NODE_TEXT && id_valid(item->text)) {
            texts[count] = item->text;
            places[count++] = inner_spot(item);
            continue;
        }
        report_id(reader, key, item);
    }
    *ids = texts;
    *spots = places;
    return count;
}

static void read_notes(const Reader *reader) {
    const Node *list = node_list(reader->root, "notes", reader->diags);
    if (!list)
        return;
    LocalText *notes = arena_array(reader->arena, LocalText, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        LocalText note =
            local_item(reader->arena, &list->items[i], "notes", reader->language, reader->diags);
        if (note.count)
            notes[reader->indicator->note_count++] = note;
    }
    reader->indicator->notes = notes;
}

static bool read_figure(const Reader *reader, const Node *node, FigureWish *figure) {
    if (node->kind != NODE_OBJECT) {
        Diag *diag = diag_error(reader->diags, "wrong-type", node->spot,
                                "a figure must be an object, not %s", node_kind_name(node->kind));
        diag_hint(reader->diags, diag, "write {\"title\": \"…\", \"query\": \"by=sex\"}");
        return false;
    }
    node_check_keys(node, figure_keys, reader->diags);
    figure->title = local_needed(reader, node, "title");
    figure->query = node_required(node, "query", reader->diags);
    if (figure->query.length)
        figure->spot = inner_spot(node_get(node, "query"));
    return figure->query.length > 0;
}

static void read_figures(const Reader *reader) {
    const Node *list = node_list(reader->root, "figures", reader->diags);
    if (!list)
        return;
    FigureWish *figures = arena_array(reader->arena, FigureWish, list->count + 1);
    for (size_t i = 0; i < list->count; i++)
        if (read_figure(reader, &list->items[i], &figures[reader->indicator->figure_count]))
            reader->indicator->figure_count++;
    reader->indicator->figures = figures;
}

static Text change_date(const Reader *reader, const Node *node) {
    Text date = node_required(node, "date", reader->diags);
    if (!date.length || text_date_parts(date) == 3)
        return date;
    Diag *diag = diag_error(reader->diags, "bad-date", inner_spot(node_get(node, "date")),
                            "'date' is no date: '%.*s'", TEXT_ARG(date));
    diag_hint(reader->diags, diag, "write year-month-day, as in 2026-11-22");
    return (Text){0};
}

static bool read_change(const Reader *reader, const Node *node, IndicatorChange *change) {
    if (node->kind != NODE_OBJECT) {
        Diag *diag = diag_error(reader->diags, "wrong-type", node->spot,
                                "a change must be an object, not %s", node_kind_name(node->kind));
        diag_hint(reader->diags, diag, "write {\"date\": \"2026-11-22\", \"text\": \"…\"}");
        return false;
    }
    node_check_keys(node, change_keys, reader->diags);
    change->date = change_date(reader, node);
    change->text = local_needed(reader, node, "text");
    return change->date.length && change->text.count;
}

// The newest first, as they are shown: who adds one at the wrong end is told.
static void read_changes(const Reader *reader) {
    const Node *list = node_list(reader->root, "changes", reader->diags);
    if (!list)
        return;
    Indicator *to = reader->indicator;
    IndicatorChange *changes = arena_array(reader->arena, IndicatorChange, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        IndicatorChange *change = &changes[to->change_count];
        if (!read_change(reader, &list->items[i], change))
            continue;
        if (to->change_count && text_order(change->date, change[-1].date) > 0) {
            Diag *diag = diag_error(reader->diags, "change-order",
                                    inner_spot(node_get(&list->items[i], "date")),
                                    "this change is newer than the one before it");
            diag_hint(reader->diags, diag, "write the newest change first");
        }
        to->change_count++;
    }
    to->changes = changes;
}

void indicator_fields(Arena *arena, Indicator *indicator, const Node *root,
                      const DataSettings *settings, Diags *diags) {
    Reader reader = {arena, indicator, root, settings->source_language, diags};
    node_check_keys(root, root_keys, diags);
    read_words(&reader);
    read_choices(&reader);
    read_unit(&reader);
    read_source(&reader);
    read_target(&reader);
    read_notes(&reader);
    read_figures(&reader);
    read_changes(&reader);
    indicator->topic_count = read_ids(&reader, "topics", &indicator->topics, &indicator->topic_spots);
    indicator->related_count =
        read_ids(&reader, "related", &indicator->related, &indicator->related_spots);
}
