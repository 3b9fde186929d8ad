// SPDX-License-Identifier: EUPL-1.2
//
// How a group stands against another, and whether a row moves towards its target.
#include "data/inside.h"

const char *standing_name(Standing standing) {
    static const char *const names[STANDING_COUNT] = {
        "missing", "alone", "reference", "equal", "uncertain", "better", "worse", "higher", "lower"};
    return names[standing];
}

const char *progress_name(Progress progress) {
    static const char *const names[PROGRESS_COUNT] = {"unknown", "reached", "towards",
                                                      "away",    "none",    "uncertain"};
    return names[progress];
}

Standing standing_between(const Indicator *indicator, const Observation *cell,
                          const Observation *reference) {
    (void)indicator, (void)cell, (void)reference;
    return STANDING_ALONE; // TODO
}

size_t table_reference(const Table *table, size_t row) {
    (void)table, (void)row;
    return SIZE_MAX; // TODO
}

Standing table_standing(const Table *table, size_t row, size_t column) {
    (void)table, (void)row, (void)column;
    return STANDING_ALONE; // TODO
}

Progress table_progress(const Table *over_time, size_t row) {
    (void)over_time, (void)row;
    return PROGRESS_UNKNOWN; // TODO
}
