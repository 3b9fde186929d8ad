// SPDX-License-Identifier: EUPL-1.2
//
// Chart forms: their names, and which one is sound for a table's shape.
#include "data/inside.h"

const char *chart_form_name(ChartForm form) {
    static const char *const names[CHART_FORMS] = {
        "auto",   "bar",     "line",   "equiplot", "slope",   "multiples", "stacked",
        "pyramid", "bullet", "tiles", "bubbles",  "map",     "heat"};
    return names[form];
}

const Indicator *table_indicator(const Table *table, size_t row) {
    return table->row_indicators ? table->row_indicators[row] : table->indicator;
}

Table *table_join(Arena *arena, const Table *const *tables, size_t count, const Query *query,
                  Diags *diags) {
    (void)arena, (void)tables, (void)count, (void)query, (void)diags;
    return NULL; // TODO
}
