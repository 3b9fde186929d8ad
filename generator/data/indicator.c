// SPDX-License-Identifier: EUPL-1.2
//
// An indicator as a whole: its parts are read in indicator_fields.c (words and metadata),
// indicator_dimensions.c (what its rows are divided by) and indicator_rows.c (the numbers).
#include "data/inside.h"

#include <assert.h>
#include <math.h>

// ----------------------------------------------------------------------------------- asking

const Dimension *indicator_dimension(const Indicator *indicator, Text id) {
    for (size_t i = 0; i < indicator->dimension_count; i++)
        if (text_equal(indicator->dimensions[i].id, id))
            return &indicator->dimensions[i];
    return NULL;
}

const Dimension *indicator_time(const Indicator *indicator) {
    return indicator_dimension(indicator, T("time"));
}

const Group *observation_group(const Indicator *indicator, const Observation *row,
                               const Dimension *dimension) {
    assert(row >= indicator->rows && row < indicator->rows + indicator->row_count);
    size_t index = (size_t)(row - indicator->rows);
    size_t column = (size_t)(dimension - indicator->dimensions);
    assert(column < indicator->dimension_count);
    return indicator->row_groups[index * indicator->dimension_count + column];
}

const Observation *indicator_find(const Indicator *indicator, const Group *const *groups) {
    size_t size = indicator->dimension_count * sizeof *groups;
    return indicator->cells ? map_get(indicator->cells, (Text){(const char *)groups, size}) : NULL;
}

bool observation_has_value(const Observation *observation) {
    return observation && !isnan(observation->value);
}

const char *status_name(Status status) {
    static const char *const names[STATUS_COUNT] = {
        "ok",           "estimated", "preliminary",   "break",
        "confidential", "too-few",   "not-collected", "not-applicable",
    };
    assert(status < STATUS_COUNT);
    return names[status];
}

// ---------------------------------------------------------------------------------- reading

Text indicator_csv_name(const Node *root) {
    const Node *data = node_get(root, "data");
    return data && data->kind == NODE_TEXT ? data->text : (Text){0};
}

static void set_times(Arena *arena, Indicator *indicator, const Node *rows, Text language) {
    Dimension *dimensions = (Dimension *)indicator->dimensions;
    for (size_t i = 0; i < indicator->dimension_count; i++)
        if (dimensions[i].is_time)
            dimensions[i].list = time_list(arena, rows, language);
}

static void read_table(Arena *arena, Indicator *indicator, const Node *root, const Source *csv,
                       const DataSettings *settings, Diags *diags) {
    if (!indicator_dimensions(arena, indicator, root, settings, diags))
        return;
    const Node *rows = indicator_data(arena, indicator, root, csv, diags);
    set_times(arena, indicator, rows ? rows : &(Node){.kind = NODE_LIST},
              settings->source_language);
    if (!rows)
        return;
    indicator_references(indicator, root, diags);
    indicator_rows(arena, indicator, rows, settings, diags);
}

Indicator *indicator_read(Arena *arena, const Node *root, const Source *source, const Source *csv,
                          const DataSettings *settings, Diags *diags) {
    if (root->kind != NODE_OBJECT) {
        Diag *diag =
            diag_error(diags, "wrong-type", root->spot, "an indicator must be an object, not %s",
                       node_kind_name(root->kind));
        diag_hint(diags, diag, "begin the file with {");
        return NULL;
    }
    Indicator *indicator = arena_make(arena, Indicator);
    indicator->file = source;
    indicator->id = file_id(root, source, &indicator->spot, diags);
    indicator_fields(arena, indicator, root, settings, diags);
    read_table(arena, indicator, root, csv, settings, diags);
    return indicator->id.length ? indicator : NULL;
}
