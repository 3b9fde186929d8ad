// SPDX-License-Identifier: EUPL-1.2
//
// What the dimensions and categories of a JSON-stat file are in the report: by their ids and slugs,
// and by what the indicator says in "columns", "codes", "content" and "statuses".
//
// Reading order: jsonstat_map at the bottom; above it groups, dimensions, and first what the author
// says.
#include "data/jsonstat.h"

// --------------------------------------------------------------------------- what the author says

const Node *jsonstat_mapping(const Cube *cube, const char *key) {
    const Node *node = node_get(cube->root, key);
    return node && node->kind == NODE_OBJECT ? node : NULL;
}

// Keys of "columns" and "codes" are dimensions of the file.
static bool check_key(const Cube *cube, const Node *item) {
    Text ids[MOST_AXES];
    for (size_t i = 0; i < cube->count; i++) {
        ids[i] = cube->axes[i].id;
        if (text_equal(ids[i], item->key))
            return true;
    }
    Diag *diag = diag_error(cube->diags, "jsonstat-dimension", item->key_spot,
                            "the data has no dimension '%.*s'", TEXT_ARG(item->key));
    diag_suggest(cube->diags, diag, item->key, ids, cube->count);
    return false;
}

static bool wrong_kind(const Cube *cube, const Node *item, const char *wanted) {
    diag_hint(cube->diags,
              diag_error(cube->diags, "wrong-type", inner_spot(item), "'%.*s' must be %s, not %s",
                         TEXT_ARG(item->key), wanted, node_kind_name(item->kind)),
              "it says what something of the file is called here");
    return false;
}

static bool check_column(const Cube *cube, const Node *item) {
    Text ids[QUERY_DIMENSIONS];
    if (item->kind != NODE_TEXT)
        return wrong_kind(cube, item, "a text");
    if (indicator_dimension(cube->indicator, item->text))
        return check_key(cube, item);
    for (size_t i = 0; i < cube->indicator->dimension_count; i++)
        ids[i] = cube->indicator->dimensions[i].id;
    Diag *diag = diag_error(cube->diags, "unknown-dimension", inner_spot(item),
                            "unknown dimension '%.*s'", TEXT_ARG(item->text));
    diag_suggest(cube->diags, diag, item->text, ids, cube->indicator->dimension_count);
    return false;
}

static bool check_codes(const Cube *cube, const Node *item) {
    if (item->kind != NODE_OBJECT)
        return wrong_kind(cube, item, "an object");
    for (size_t i = 0; i < item->count; i++)
        if (item->items[i].kind != NODE_TEXT && item->items[i].kind != NODE_NULL)
            return wrong_kind(cube, &item->items[i], "a text or null");
    return check_key(cube, item);
}

static bool check_mapping(const Cube *cube) {
    const Node *columns = node_object(cube->root, "columns", cube->diags);
    const Node *codes = node_object(cube->root, "codes", cube->diags);
    const Node *statuses = node_object(cube->root, "statuses", cube->diags);
    size_t before = diags_count(cube->diags, LEVEL_ERROR);
    node_text(cube->root, "content", cube->diags);
    bool good = diags_count(cube->diags, LEVEL_ERROR) == before;
    for (size_t i = 0; columns && i < columns->count; i++)
        good &= check_column(cube, &columns->items[i]);
    for (size_t i = 0; codes && i < codes->count; i++)
        good &= check_codes(cube, &codes->items[i]);
    for (size_t i = 0; statuses && i < statuses->count; i++)
        if (!jsonstat_status(&statuses->items[i], NULL)) {
            Text names[STATUS_COUNT];
            for (int j = 0; j < STATUS_COUNT; j++)
                names[j] = text_of(status_name((Status)j));
            Diag *diag = diag_error(cube->diags, "unknown-choice", inner_spot(&statuses->items[i]),
                                    "unknown status '%.*s'", TEXT_ARG(statuses->items[i].text));
            diag_suggest(cube->diags, diag, statuses->items[i].text, names, STATUS_COUNT);
            good = false;
        }
    return good;
}

// ------------------------------------------------------------------------------ our dimensions

static const Dimension *ours_of(const Cube *cube, Text id) {
    const Node *columns = jsonstat_mapping(cube, "columns");
    const Node *name = columns ? node_get(columns, text_copy(cube->arena, id).at) : NULL;
    return indicator_dimension(cube->indicator, name && name->kind == NODE_TEXT ? name->text : id);
}

// The only dimension of time is "time", whatever it is called.
static void find_time(Cube *cube) {
    const Dimension *time = indicator_time(cube->indicator);
    const Node *role = node_get(cube->role, "time");
    for (size_t i = 0; i < cube->count; i++)
        if (cube->axes[i].ours == time)
            return;
    if (!time || !role || role->count != 1)
        return;
    for (size_t i = 0; i < cube->count; i++)
        if (!cube->axes[i].ours && text_equal(cube->axes[i].id, role->items[0].text))
            cube->axes[i].ours = time;
}

static bool is_metric(const Cube *cube, const Axis *axis) {
    const Node *role = node_get(cube->role, "metric");
    for (size_t i = 0; role && i < role->count; i++)
        if (text_equal(role->items[i].text, axis->id))
            return true;
    return text_is(axis->id, "ContentsCode");
}

size_t jsonstat_column(Text code) {
    size_t i = 0;
    while (i < NUMBER_COLUMNS && !text_is(code, number_name(i)))
        i++;
    return i;
}

// As we write them: the categories are the numbers of a row.
static bool holds_numbers(const Axis *axis) {
    bool value = false;
    for (size_t i = 0; i < axis->size; i++) {
        size_t column = jsonstat_column(axis->codes[i].id);
        if (column == NUMBER_COLUMNS)
            return false;
        value |= column == 0;
    }
    return value;
}

static void list_codes(const Cube *cube, const Axis *axis, Diag *diag, const char *advice) {
    Text codes[8];
    size_t count = axis->size < 8 ? axis->size : 8;
    for (size_t i = 0; i < count; i++)
        codes[i] = axis->codes[i].id;
    diag_hint(cube->diags, diag, "%s: %.*s%s", advice,
              TEXT_ARG(text_join(cube->arena, codes, count, ", ")), axis->size > count ? " …" : "");
}

static bool choose_content(Cube *cube, Axis *axis) {
    const Node *content = node_get(cube->root, "content");
    Text wanted = content && content->kind == NODE_TEXT ? content->text : (Text){0};
    for (size_t i = 0; wanted.length && i < axis->size; i++)
        if (text_equal(axis->codes[i].id, wanted)) {
            axis->chosen = i;
            return true;
        }
    Diag *diag = wanted.length ? diag_error(cube->diags, "jsonstat-content", inner_spot(content),
                                            "the data has no content '%.*s'", TEXT_ARG(wanted))
                               : diag_error(cube->diags, "jsonstat-content", inner_spot(axis->node),
                                            "the data has %zu contents", axis->size);
    list_codes(cube, axis, diag, "choose one in the indicator with \"content\"");
    return false;
}

// A row has its numbers once: a second axis of them is none that we know.
static bool has_numbers(const Cube *cube) {
    for (size_t i = 0; i < cube->count; i++)
        if (cube->axes[i].numbers)
            return true;
    return false;
}

// The indicator's dimensions that nothing in the file is yet: "area, sex".
static Text free_dimensions(const Cube *cube) {
    const Indicator *indicator = cube->indicator;
    Arena *arena = diags_arena(cube->diags);
    Text *ids = arena_array(arena, Text, indicator->dimension_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        bool taken = false;
        for (size_t j = 0; j < cube->count; j++)
            taken = taken || cube->axes[j].ours == &indicator->dimensions[i];
        if (!taken)
            ids[count++] = indicator->dimensions[i].id;
    }
    return count ? text_join(arena, ids, count, ", ") : T("none is left");
}

static bool map_axis(Cube *cube, Axis *axis) {
    if (axis->ours || axis->size == 1)
        return true;
    if (is_metric(cube, axis) && holds_numbers(axis) && !has_numbers(cube)) {
        axis->numbers = true;
        return true;
    }
    if (is_metric(cube, axis))
        return choose_content(cube, axis);
    Diag *diag = diag_error(cube->diags, "jsonstat-dimension", inner_spot(axis->node),
                            "the indicator has no dimension '%.*s'", TEXT_ARG(axis->id));
    diag_hint(cube->diags, diag,
              "add it to 'dimensions', or say which one it is (%.*s): \"columns\": {\"%.*s\": \"…\"}",
              TEXT_ARG(free_dimensions(cube)), TEXT_ARG(axis->id));
    return false;
}

static bool check_all_mapped(const Cube *cube) {
    bool good = true;
    for (size_t i = 0; i < cube->indicator->dimension_count; i++) {
        const Dimension *dimension = &cube->indicator->dimensions[i];
        size_t found = 0;
        for (size_t j = 0; j < cube->count; j++)
            found += cube->axes[j].ours == dimension;
        if (found == 1)
            continue;
        Diag *diag =
            diag_error(cube->diags, "jsonstat-dimension", inner_spot(cube->dimension),
                       found ? "several dimensions are '%.*s'" : "the data has no dimension '%.*s'",
                       TEXT_ARG(dimension->id));
        diag_hint(cube->diags, diag,
                  "say in the indicator which it is: \"columns\": {\"%.*s\": \"%.*s\"}",
                  TEXT_ARG(cube->count ? cube->axes[0].id : T("…")), TEXT_ARG(dimension->id));
        good = false;
    }
    return good;
}

static bool map_axes(Cube *cube) {
    bool good = true;
    for (size_t i = 0; i < cube->count; i++)
        cube->axes[i].ours = ours_of(cube, cube->axes[i].id);
    find_time(cube);
    for (size_t i = 0; i < cube->count; i++)
        good &= map_axis(cube, &cube->axes[i]);
    return good && check_all_mapped(cube);
}

// ---------------------------------------------------------------------------------- our groups

// PxWeb writes months as 2022M01; a code that is a year and a period is one already.
static Text time_of(const Cube *cube, Text code) {
    Period period;
    bool month = code.length == 7 && (code.at[4] == 'M' || code.at[4] == 'm');
    Text written = month ? text_format(cube->arena, "%.4s-%.2s", code.at, code.at + 5) : code;
    return period_read(written, &period) ? written : (Text){0};
}

static void tell_code(const Cube *cube, const Axis *axis, const Code *code) {
    const Dimension *ours = axis->ours;
    bool labelled = code->label.length && !text_equal(code->label, code->id);
    Text label = labelled ? code->label : (Text){0};
    Diag *diag = diag_error(cube->diags, "jsonstat-code", inner_spot(code->node),
                            ours->is_time ? "'%.*s'%s%.*s%s is no time"
                                          : "'%.*s'%s%.*s%s is no group of '%.*s'",
                            TEXT_ARG(code->id), labelled ? " (" : "", TEXT_ARG(label),
                            labelled ? ")" : "", TEXT_ARG(ours->id));
    diag_hint(cube->diags, diag,
              "say in the indicator what it is: \"codes\": {\"%.*s\": {\"%.*s\": \"%s\"}}; null "
              "leaves it out",
              TEXT_ARG(axis->id), TEXT_ARG(code->id), ours->is_time ? "2024" : "id of a group");
}

// What the indicator says of a code: a text, null, or nothing (NULL). "*" is all others.
static const Node *said_of(const Cube *cube, const Axis *axis, const Code *code) {
    const Node *codes = jsonstat_mapping(cube, "codes");
    const Node *own = codes ? node_get(codes, text_copy(cube->arena, axis->id).at) : NULL;
    return own ? node_get(own, text_copy(cube->arena, code->id).at) : NULL;
}

static bool leaves_out_others(const Cube *cube, const Axis *axis) {
    const Node *codes = jsonstat_mapping(cube, "codes");
    const Node *own = codes ? node_get(codes, text_copy(cube->arena, axis->id).at) : NULL;
    const Node *others = own ? node_get(own, "*") : NULL;
    return others && others->kind == NODE_NULL;
}

static bool is_group(const Axis *axis, Text name) {
    return !axis->ours->is_time && code_list_find(axis->ours->list, name);
}

static bool map_code(const Cube *cube, const Axis *axis, Code *code) {
    const Node *said = said_of(cube, axis, code);
    Text name = said && said->kind == NODE_TEXT ? said->text : code->id;
    code->left_out = said && said->kind == NODE_NULL;
    code->group = axis->ours->is_time    ? time_of(cube, name)
                  : is_group(axis, name) ? name
                                         : (Text){0};
    if (code->left_out || code->group.length)
        return true;
    code->left_out = !said && leaves_out_others(cube, axis);
    if (code->left_out)
        return true;
    if (said)
        diag_hint(cube->diags,
                  diag_error(cube->diags, "jsonstat-code", inner_spot(said),
                             "'%.*s' is no %s of '%.*s'", TEXT_ARG(name),
                             axis->ours->is_time ? "time" : "group", TEXT_ARG(axis->ours->id)),
                  "write the id or slug of a group, or null to leave the code out");
    else
        tell_code(cube, axis, code);
    return false;
}

static bool map_codes(Cube *cube) {
    bool good = true;
    for (size_t i = 0; i < cube->count; i++)
        for (size_t j = 0; cube->axes[i].ours && j < cube->axes[i].size; j++)
            good &= map_code(cube, &cube->axes[i], &cube->axes[i].codes[j]);
    return good;
}

bool jsonstat_map(Cube *cube) {
    return check_mapping(cube) && map_axes(cube) && map_codes(cube);
}
