// SPDX-License-Identifier: EUPL-1.2
//
// The rows of an indicator: groups, numbers, status; and every rule about a single row. A row with
// an error is told and left out, and reading goes on.
//
// Reading order: indicator_rows at the bottom, then upwards.
#include "data/inside.h"

#include <math.h>
#include <stddef.h>

typedef struct Reader {
    Arena *arena;
    Indicator *indicator;
    Diags *diags;
    Text language;
    const char *known[QUERY_DIMENSIONS + 10];
    const char *statuses[STATUS_COUNT + 1];
    Observation *rows;
    const Group **groups; // of the row being read and those before it
    Map *cells;
    Map *told; // unknown groups: once for each word
} Reader;

static const struct Number {
    const char *key;
    size_t offset;
} numbers[] = {
    {"value", offsetof(Observation, value)}, {"lower", offsetof(Observation, lower)},
    {"upper", offsetof(Observation, upper)}, {"n", offsetof(Observation, n)},
    {"count", offsetof(Observation, count)}, {"population", offsetof(Observation, population)},
    {"se", offsetof(Observation, se)},
};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static double *number_at(Observation *row, size_t index) {
    return (double *)((char *)row + numbers[index].offset);
}

static Spot number_spot(const Node *node, const char *key) {
    return inner_spot(node_get(node, key));
}

// -------------------------------------------------------------------------------------- groups

static void tell_unknown(Reader *reader, const Dimension *dimension, const Node *item) {
    Text word =
        text_format(reader->arena, "%.*s %.*s", TEXT_ARG(dimension->id), TEXT_ARG(item->text));
    if (!map_put(reader->told, word, reader))
        return;
    if (dimension->is_time)
        report_bad_time(item->text, inner_spot(item), reader->diags);
    else
        report_unknown_group(dimension->list, item->text, inner_spot(item), reader->diags);
}

static const Group *read_group(Reader *reader, const Node *node, const Dimension *dimension) {
    const Node *item = node_get(node, dimension->id.at);
    if (!item && node_misspelt(node, dimension->id.at, reader->diags))
        return NULL;
    if (!item) {
        Diag *diag = diag_error(reader->diags, "missing-key", node->spot, "the row has no '%.*s'",
                                TEXT_ARG(dimension->id));
        diag_hint(reader->diags, diag, "every row names a group of every dimension");
        return NULL;
    }
    if (item->kind != NODE_TEXT) {
        node_text(node, dimension->id.at, reader->diags); // tells wrong-type
        return NULL;
    }
    const Group *group = code_list_find(dimension->list, item->text);
    if (!group)
        tell_unknown(reader, dimension, item);
    return group;
}

static bool read_groups(Reader *reader, const Node *node, const Group **groups) {
    bool good = true;
    for (size_t i = 0; i < reader->indicator->dimension_count; i++) {
        groups[i] = read_group(reader, node, &reader->indicator->dimensions[i]);
        good &= groups[i] != NULL;
    }
    return good;
}

static bool check_single(Reader *reader, const Node *node, Observation *row,
                         const Group *const *groups) {
    Text key = {(const char *)groups, reader->indicator->dimension_count * sizeof *groups};
    if (map_put(reader->cells, key, row))
        return true;
    const Observation *first = map_get(reader->cells, key);
    size_t line = source_line(first->spot.source, first->spot.offset);
    Diag *diag =
        diag_error(reader->diags, "duplicate-row", node->spot, "a second row for the same groups");
    diag_hint(reader->diags, diag, "the first is in line %zu; keep the right one", line);
    return false;
}

// ------------------------------------------------------------------------------------- numbers

static void read_numbers(Reader *reader, const Node *node, Observation *row) {
    for (size_t i = 0; i < NUMBERS; i++)
        *number_at(row, i) = number_of(node, numbers[i].key, reader->diags);
}

// 0 to 100 for percentages, or as the unit says; other units' ends are about axes only.
static bool check_range(Reader *reader, const Node *node, const Observation *row) {
    const Indicator *indicator = reader->indicator;
    double least = isnan(indicator->unit.min) ? 0 : indicator->unit.min;
    double most = isnan(indicator->unit.max) ? 100 : indicator->unit.max;
    bool good = true;
    for (size_t i = 0; i < 3 && indicator->unit.kind == UNIT_PERCENT; i++) {
        double number = *number_at((Observation *)row, i);
        if (!(number < least) && !(number > most))
            continue;
        Diag *diag = diag_error(reader->diags, "out-of-range", number_spot(node, numbers[i].key),
                                "'%s' is %g per cent, outside %g to %g", numbers[i].key, number,
                                least, most);
        diag_hint(reader->diags, diag, "correct the number, or 'min', 'max' or 'kind' of the unit");
        good = false;
    }
    return good;
}

static bool check_counts(Reader *reader, const Node *node, const Observation *row) {
    bool good = true;
    for (size_t i = 3; i < NUMBERS; i++) {
        if (!(*number_at((Observation *)row, i) < 0))
            continue;
        Diag *diag = diag_error(reader->diags, "out-of-range", number_spot(node, numbers[i].key),
                                "'%s' is negative", numbers[i].key);
        diag_hint(reader->diags, diag, "it counts or measures, from 0 up");
        good = false;
    }
    if (!(row->count > row->n))
        return good;
    Diag *diag = diag_error(reader->diags, "count-above-n", number_spot(node, "count"),
                            "'count' is greater than 'n'");
    diag_hint(reader->diags, diag, "n is how many were asked, count how many of them are counted");
    return false;
}

static bool check_interval(Reader *reader, const Node *node, const Observation *row) {
    const Node *lower = node_get(node, "lower"), *upper = node_get(node, "upper");
    if (!lower && !upper)
        return true;
    if ((!lower && node_misspelt(node, "lower", reader->diags)) ||
        (!upper && node_misspelt(node, "upper", reader->diags)))
        return false;
    if (!lower || !upper) {
        Diag *diag = diag_error(reader->diags, "interval", (lower ? lower : upper)->spot,
                                "an interval needs both 'lower' and 'upper'");
        diag_hint(reader->diags, diag, "add the other end, or leave out both");
        return false;
    }
    if (row->lower <= row->value && row->value <= row->upper)
        return true;
    if (isnan(row->lower) || isnan(row->upper) || isnan(row->value))
        return false;
    Diag *diag =
        diag_error(reader->diags, "interval", (row->value < row->lower ? lower : upper)->spot,
                   "the value %g is not between 'lower' %g and 'upper' %g", row->value, row->lower,
                   row->upper);
    diag_hint(reader->diags, diag, "are they in the wrong order, or of another row?");
    return false;
}

// -------------------------------------------------------------------------------------- status

static bool tell_missing_status(Reader *reader, const Node *node) {
    const Node *status = node_get(node, "status");
    if (node_misspelt(node, "value", reader->diags) || node_misspelt(node, "status", reader->diags))
        return false;
    Diag *diag = diag_error(reader->diags, "missing-status", status ? status->spot : node->spot,
                            status ? "a row without a value must have a status that says why"
                                   : "the row has neither a value nor a status that says why");
    diag_hint(reader->diags, diag,
              "add a status: too-few, confidential, not-collected or not-applicable");
    return false;
}

// Beside a status that says there is no value, a count may be just what must not be known. How many
// were asked (n, population) may stand in the file, and is not kept.
static bool check_empty(Reader *reader, const Node *node, Observation *row) {
    bool good = true;
    for (size_t i = 0; i < NUMBERS; i++) {
        const Node *item = node_get(node, numbers[i].key);
        *number_at(row, i) = NAN;
        if (!item || text_is(item->key, "n") || text_is(item->key, "population"))
            continue;
        Diag *diag = diag_error(reader->diags, "value-with-status", item->spot,
                                "'%s' stands beside the status '%s'", numbers[i].key,
                                status_name(row->status));
        if (row->status == STATUS_TOO_FEW || row->status == STATUS_CONFIDENTIAL)
            diag_hint(reader->diags, diag, "take the number away, so that nobody can read it");
        else
            diag_hint(reader->diags, diag, "take the number or the status away");
        good = false;
    }
    return good;
}

static bool check_status(Reader *reader, const Node *node, Observation *row) {
    int status = node_choice(node, "status", reader->statuses, -1, reader->diags);
    if (status < 0 && node_get(node, "status"))
        return false;
    row->status = status < 0 ? STATUS_OK : (Status)status;
    row->breaks = row->status == STATUS_BREAK;
    if (row->status >= STATUS_CONFIDENTIAL)
        return check_empty(reader, node, row);
    if (!node_get(node, "value"))
        return tell_missing_status(reader, node);
    return !isnan(row->value);
}

// --------------------------------------------------------------------------------------- a row

static bool check_kind(Reader *reader, const Node *node) {
    if (node->kind == NODE_OBJECT)
        return true;
    Diag *diag = diag_error(reader->diags, "wrong-type", node->spot,
                            "a row must be an object, not %s", node_kind_name(node->kind));
    diag_hint(reader->diags, diag, "write {\"sex\": \"women\", …, \"value\": 83.1}");
    return false;
}

// Every rule is tried, so that all errors of a row are told at once.
static bool read_row(Reader *reader, const Node *node, Observation *row, const Group **groups) {
    if (!check_kind(reader, node))
        return false;
    node_check_keys(node, reader->known, reader->diags);
    row->spot = node->spot;
    row->note = node_local_text(reader->arena, node, "note", reader->language, reader->diags);
    read_numbers(reader, node, row);
    bool good = read_groups(reader, node, groups);
    good &= check_counts(reader, node, row);
    good &= check_status(reader, node, row);
    if (row->status < STATUS_CONFIDENTIAL) {
        bool in_range = check_range(reader, node, row);
        good &= in_range && check_interval(reader, node, row);
    }
    return good && check_single(reader, node, row, groups);
}

static void list_names(Reader *reader) {
    size_t count = 0;
    for (size_t i = 0; i < reader->indicator->dimension_count; i++)
        reader->known[count++] = reader->indicator->dimensions[i].id.at;
    for (size_t i = 0; i < NUMBERS; i++)
        reader->known[count++] = numbers[i].key;
    reader->known[count++] = "status";
    reader->known[count++] = "note";
    for (int i = 0; i < STATUS_COUNT; i++)
        reader->statuses[i] = status_name((Status)i);
}

void indicator_rows(Arena *arena, Indicator *indicator, const Node *rows,
                    const DataSettings *settings, Diags *diags) {
    size_t width = indicator->dimension_count, count = 0;
    Reader reader = {.arena = arena,
                     .indicator = indicator,
                     .diags = diags,
                     .language = settings->source_language};
    list_names(&reader);
    reader.rows = arena_array(arena, Observation, rows->count + 1);
    reader.groups = arena_array(arena, const Group *, rows->count *width + width);
    reader.cells = map_new(arena);
    reader.told = map_new(arena);
    for (size_t i = 0; i < rows->count; i++) {
        reader.rows[count] = (Observation){0};
        if (read_row(&reader, &rows->items[i], &reader.rows[count], &reader.groups[count * width]))
            count++;
    }
    reader.rows[count] = (Observation){0}; // nothing stays of a row that was left out
    indicator->rows = reader.rows;
    indicator->row_count = count;
    indicator->row_groups = reader.groups;
    indicator->cells = reader.cells;
    disclosure_apply(indicator, reader.rows, settings->minimum, diags);
}
