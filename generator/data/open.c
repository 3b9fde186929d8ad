// SPDX-License-Identifier: EUPL-1.2
//
// What the files of open data ask of an indicator: its numbers by name, which groups its data has,
// what time it covers.
#include "data/inside.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

static const struct NumberColumn {
    const char *name;
    size_t offset; // in Observation
    bool people, rare;
} columns[NUMBER_COLUMNS] = {
    {"value", offsetof(Observation, value), false, false},
    {"lower", offsetof(Observation, lower), false, false},
    {"upper", offsetof(Observation, upper), false, false},
    {"se", offsetof(Observation, se), false, true},
    {"n", offsetof(Observation, n), true, false},
    {"count", offsetof(Observation, count), true, false},
    {"population", offsetof(Observation, population), true, true},
};

const char *number_name(size_t column) {
    assert(column < NUMBER_COLUMNS);
    return columns[column].name;
}

double number_in(const Observation *row, size_t column) {
    assert(column < NUMBER_COLUMNS);
    return *(const double *)((const char *)row + columns[column].offset);
}

bool number_of_people(size_t column) {
    assert(column < NUMBER_COLUMNS);
    return columns[column].people;
}

bool number_rare(size_t column) {
    assert(column < NUMBER_COLUMNS);
    return columns[column].rare;
}

bool number_used(const Indicator *indicator, size_t column) {
    for (size_t i = 0; i < indicator->row_count; i++)
        if (!isnan(number_in(&indicator->rows[i], column)))
            return true;
    return false;
}

bool *dimension_present(Arena *arena, const Indicator *indicator, const Dimension *dimension) {
    bool *present = arena_array(arena, bool, dimension->list->count + 1);
    for (size_t i = 0; i < indicator->row_count; i++)
        present[observation_group(indicator, &indicator->rows[i], dimension)->rank] = true;
    return present;
}

bool dimension_is_place(const Dimension *dimension) {
    bool place = code_list_is_area(dimension->list) || text_starts(dimension->id, "area-");
    for (size_t i = 0; !place && i < dimension->list->count; i++)
        place = dimension->list->groups[i]->has_place || dimension->list->groups[i]->shape;
    return place;
}

// ----------------------------------------------------------------------------------- time

bool indicator_span(Arena *arena, const Indicator *indicator, Text *first, Text *last) {
    int from = 0, to = 0;
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        const Dimension *dimension = &indicator->dimensions[i];
        for (size_t j = 0; dimension->is_time && j < dimension->list->count; j++) {
            Period period;
            if (!period_read(dimension->list->groups[j]->id, &period))
                continue;
            from = to && from < period.from ? from : period.from;
            to = to > period.to ? to : period.to;
        }
    }
    if (!to)
        return false;
    int year = (to - 1) / 12, month = (to - 1) % 12 + 1;
    *first = text_format(arena, "%04d-%02d-01", from / 12, from % 12 + 1);
    *last = text_format(arena, "%04d-%02d-%02d", year, month, month_days(year, month));
    return true;
}
