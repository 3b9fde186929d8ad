// SPDX-License-Identifier: EUPL-1.2
//
// What an indicator's rows are divided by: dimensions, their code lists, their reference groups;
// and where the rows are, inline or in a CSV file.
#include "data/inside.h"

static const CodeList *find_list(const DataSettings *settings, Text id) {
    for (size_t i = 0; i < settings->list_count; i++)
        if (text_equal(settings->lists[i]->id, id))
            return settings->lists[i];
    return NULL;
}

static void report_unknown_list(const Node *item, const DataSettings *settings, Diags *diags) {
    Diag *diag = diag_error(diags, "unknown-code-list", inner_spot(item),
                            "the dimension '%.*s' has no code list", TEXT_ARG(item->text));
    Text *ids = arena_array(diags_arena(diags), Text, settings->list_count + 1);
    for (size_t i = 0; i < settings->list_count; i++)
        ids[i] = settings->lists[i]->id;
    ids[settings->list_count] = T("time");
    diag_suggest(diags, diag, item->text, ids, settings->list_count + 1);
    if (!text_nearest(item->text, ids, settings->list_count + 1).length)
        diag_hint(diags, diag, "write it in codes/%.*s.json%s%.*s", TEXT_ARG(item->text),
                  diag->hint.length ? "; " : "", TEXT_ARG(diag->hint));
}

static bool read_dimension(Indicator *indicator, const Node *item, const DataSettings *settings,
                           Diags *diags) {
    if (item->kind != NODE_TEXT) {
        Diag *diag = diag_error(diags, "wrong-type", item->spot,
                                "a dimension must be a text, not %s", node_kind_name(item->kind));
        diag_hint(diags, diag, "write the id of a code list, or \"time\"");
        return false;
    }
    if (indicator_dimension(indicator, item->text)) {
        Diag *diag = diag_error(diags, "duplicate-dimension", inner_spot(item),
                                "the dimension '%.*s' is there twice", TEXT_ARG(item->text));
        diag_hint(diags, diag, "keep one of them");
        return false;
    }
    Dimension dimension = {.id = item->text, .is_time = text_is(item->text, "time")};
    dimension.list = dimension.is_time ? NULL : find_list(settings, item->text);
    if (!dimension.is_time && !dimension.list) {
        report_unknown_list(item, settings, diags);
        return false;
    }
    ((Dimension *)indicator->dimensions)[indicator->dimension_count++] = dimension;
    return true;
}

static bool check_count(const Node *root, const Node *list, Diags *diags) {
    if (list && list->count >= 1 && list->count <= QUERY_DIMENSIONS)
        return true;
    if (list && list->count) {
        Diag *diag =
            diag_error(diags, "too-many-dimensions", list->spot,
                       "%zu dimensions; at most %d are possible", list->count, QUERY_DIMENSIONS);
        diag_hint(diags, diag, "make several indicators of it");
    } else if (list ||
               (!node_get(root, "dimensions") && !node_misspelt(root, "dimensions", diags))) {
        Diag *diag = diag_error(diags, list ? "no-dimensions" : "missing-key",
                                list ? list->spot : root->spot,
                                list ? "'dimensions' is empty" : "missing key 'dimensions'");
        diag_hint(diags, diag,
                  "name what the rows are divided by: \"dimensions\": [\"sex\", \"time\"]");
    }
    return false;
}

bool indicator_dimensions(Arena *arena, Indicator *indicator, const Node *root,
                          const DataSettings *settings, Diags *diags) {
    const Node *list = node_list(root, "dimensions", diags);
    bool good = check_count(root, list, diags);
    if (!good)
        return false;
    indicator->dimensions = arena_array(arena, Dimension, list->count);
    for (size_t i = 0; i < list->count; i++)
        good &= read_dimension(indicator, &list->items[i], settings, diags);
    return good;
}

// ---------------------------------------------------------------------------------- references

static void read_reference(Indicator *indicator, const Node *item, Diags *diags) {
    Dimension *dimension = (Dimension *)indicator_dimension(indicator, item->key);
    if (!dimension) {
        Diag *diag = diag_error(diags, "unknown-dimension", item->key_spot,
                                "unknown dimension '%.*s'", TEXT_ARG(item->key));
        Text ids[QUERY_DIMENSIONS];
        for (size_t i = 0; i < indicator->dimension_count; i++)
            ids[i] = indicator->dimensions[i].id;
        diag_suggest(diags, diag, item->key, ids, indicator->dimension_count);
    } else if (item->kind != NODE_TEXT) {
        Diag *diag =
            diag_error(diags, "wrong-type", item->spot, "a reference group must be a text, not %s",
                       node_kind_name(item->kind));
        diag_hint(diags, diag, "write the group's id or slug in quotes");
    } else {
        dimension->reference = code_list_find(dimension->list, item->text);
        if (!dimension->reference)
            report_unknown_group(dimension->list, item->text, inner_spot(item), diags);
    }
}

void indicator_references(Indicator *indicator, const Node *root, Diags *diags) {
    const Node *references = node_object(root, "reference", diags);
    for (size_t i = 0; references && i < references->count; i++)
        read_reference(indicator, &references->items[i], diags);
}

// ---------------------------------------------------------------------------------------- data

// After the dimensions: numbers first, then texts, as CsvColumns wants them.
static const char *const row_names[] = {"value", "n",     "count",  "population", "se",
                                        "lower", "upper", "status", "note"};
enum { ROW_NAMES = sizeof row_names / sizeof *row_names, ROW_NUMBERS = 7 };

static const Node *read_csv(Arena *arena, const Indicator *indicator, const Node *data,
                            const Source *csv, Diags *diags) {
    if (!csv) {
        Diag *diag = diag_error(diags, "csv-missing", inner_spot(data),
                                "the file '%.*s' could not be read", TEXT_ARG(data->text));
        diag_hint(diags, diag, "it lies beside this file and its name ends with .csv");
        return NULL;
    }
    Text names[QUERY_DIMENSIONS + ROW_NAMES];
    size_t required = indicator->dimension_count;
    for (size_t i = 0; i < required; i++)
        names[i] = text_copy(arena, indicator->dimensions[i].id);
    for (size_t i = 0; i < ROW_NAMES; i++)
        names[required + i] = text_of(row_names[i]);
    CsvColumns columns = {names, required + ROW_NAMES, required, ROW_NUMBERS};
    return csv_read(arena, csv, &columns, diags);
}

// What only a JSON-stat file needs explained.
static bool check_mapping(const Node *root, bool needed, Diags *diags) {
    static const char *const keys[] = {"columns", "codes", "content", "statuses"};
    for (size_t i = 0; !needed && i < sizeof keys / sizeof *keys; i++) {
        const Node *node = node_get(root, keys[i]);
        if (!node)
            continue;
        diag_hint(diags,
                  diag_error(diags, "mapping-without-jsonstat", node->key_spot,
                             "'%s' is about the names in a JSON-stat file", keys[i]),
                  "other data has the report's own names already: take '%s' away", keys[i]);
        return false;
    }
    return true;
}

static const Node *read_jsonstat(Arena *arena, const Indicator *indicator, const Node *root,
                                 const Source *file, Diags *diags) {
    const Node *data = json_read(arena, file, diags);
    return data ? jsonstat_read(arena, indicator, root, data, diags) : NULL;
}

static const Node *read_file(Arena *arena, const Indicator *indicator, const Node *root,
                             const Node *data, const Source *file, Diags *diags) {
    bool jsonstat = text_ends(data->text, ".json");
    if (!check_mapping(root, jsonstat, diags))
        return NULL;
    return jsonstat && file ? read_jsonstat(arena, indicator, root, file, diags)
                            : read_csv(arena, indicator, data, file, diags);
}

static void report_no_rows(Spot spot, Diags *diags) {
    Diag *diag = diag_error(diags, "no-rows", spot, "an indicator without rows");
    diag_hint(diags, diag, "every group has a row, with a value or a status that says why not");
}

const Node *indicator_data(Arena *arena, const Indicator *indicator, const Node *root,
                           const Source *csv, Diags *diags) {
    const Node *data = node_get(root, "data");
    if (!data && node_misspelt(root, "data", diags))
        return NULL;
    if (!data) {
        Diag *diag = diag_error(diags, "missing-key", root->spot, "missing key 'data'");
        diag_hint(diags, diag, "add a list of rows, or the name of a CSV file beside this one");
        return NULL;
    }
    size_t before = diags_count(diags, LEVEL_ERROR);
    if (data->kind != NODE_TEXT)
        check_mapping(root, false, diags);
    const Node *rows = data->kind == NODE_TEXT ? read_file(arena, indicator, root, data, csv, diags)
                                               : node_list(root, "data", diags);
    if (rows && !rows->count && diags_count(diags, LEVEL_ERROR) == before)
        report_no_rows(data->spot, diags);
    return rows;
}
