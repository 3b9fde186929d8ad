// SPDX-License-Identifier: EUPL-1.2
//
// Summary measures of inequality.
#include "data/inside.h"

const char *measure_key(MeasureKind kind) {
    static const char *const keys[MEASURE_COUNT] = {
        "d",    "r",    "aci",   "rci",        "rci_wagstaff", "rci_erreygers", "sii",  "sii_linear", "rii",
        "rii_linear", "bgv", "bgsd", "cov",     "mdbu",         "mdbw",          "mdmu", "mdmw",       "mdru",
        "mdrw", "idisu", "idisw", "mld",        "ti",           "par",           "paf"};
    return keys[kind];
}

bool measure_read(Text key, MeasureKind *kind) {
    for (size_t i = 0; i < MEASURE_COUNT; i++)
        if (text_is(key, measure_key((MeasureKind)i))) {
            *kind = (MeasureKind)i;
            return true;
        }
    return false;
}
void measures_compute(const MeasureInput *input, Measures *measures) { (void)input, (void)measures; } // TODO
MeasureInput measures_input(Arena *arena, const Table *table, size_t column) {
    (void)arena, (void)table, (void)column;
    return (MeasureInput){0}; // TODO
}
