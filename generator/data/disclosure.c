// SPDX-License-Identifier: EUPL-1.2
//
// The small-number rule, in one place. A cell of few people says something about each of them, so
// its numbers are erased when the file is read and exist nowhere behind this line.
#include "data/inside.h"

#include <math.h>

// NAN, not given, is below nothing.
static bool is_small(const Indicator *indicator, const Observation *row, double minimum) {
    bool few_people = row->n < minimum || row->count < minimum || row->n - row->count < minimum;
    return few_people || (indicator->unit.kind == UNIT_COUNT && row->value < minimum);
}

static void erase(Observation *row) {
    row->value = row->lower = row->upper = NAN;
    row->n = row->count = row->population = row->se = NAN;
    row->status = STATUS_TOO_FEW;
}

void disclosure_apply(Indicator *indicator, Observation *rows, double minimum) {
    for (size_t i = 0; minimum > 0 && i < indicator->row_count; i++) {
        if (observation_has_value(&rows[i]) && is_small(indicator, &rows[i], minimum)) {
            erase(&rows[i]);
            indicator->suppressed_here = true;
        }
    }
}

// ------------------------------------------------------------------------------- subtraction
// Whoever knows a total and all groups but one knows that one too. Hiding a second cell
// (complementary suppression) is a choice about the data, so the author is told and decides.

// Is the number of people behind the cell known, or can it be worked out from share and base?
static bool tells_count(const Indicator *indicator, const Observation *row) {
    return observation_has_value(row) &&
           (indicator->unit.kind == UNIT_COUNT || !isnan(row->count) || !isnan(row->n));
}

// The group that `part` is a part of: its parent, or the list's total.
static const Group *whole_of(const CodeList *list, const Group *part) {
    for (size_t i = 0; !part->parent && !part->total && i < list->count; i++)
        if (list->groups[i]->total)
            return list->groups[i];
    return part->parent;
}

static const Observation *find_with(const Indicator *indicator, const Observation *row,
                                    size_t column, const Group *group) {
    const Group *groups[QUERY_DIMENSIONS];
    for (size_t i = 0; i < indicator->dimension_count; i++)
        groups[i] = observation_group(indicator, row, &indicator->dimensions[i]);
    groups[column] = group;
    return indicator_find(indicator, groups);
}

static const Group *can_be_subtracted(const Indicator *indicator, const Observation *row,
                                      size_t column) {
    const CodeList *list = indicator->dimensions[column].list;
    const Group *part = observation_group(indicator, row, &indicator->dimensions[column]);
    const Group *whole = whole_of(list, part);
    if (!whole || !tells_count(indicator, find_with(indicator, row, column, whole)))
        return NULL;
    for (size_t i = 0; i < list->count; i++) {
        const Group *other = list->groups[i];
        if (other != part && other != whole && whole_of(list, other) == whole &&
            !tells_count(indicator, find_with(indicator, row, column, other)))
            return NULL;
    }
    return whole;
}

static void check_row(const Indicator *indicator, const Observation *row, Diags *diags) {
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        const Group *whole =
            indicator->dimensions[i].is_time ? NULL : can_be_subtracted(indicator, row, i);
        if (!whole)
            continue;
        const Group *part = observation_group(indicator, row, &indicator->dimensions[i]);
        Diag *diag = diag_warning(diags, "subtraction", row->spot,
                                  "the hidden number of '%.*s' can be worked out from '%.*s' and "
                                  "the other groups",
                                  TEXT_ARG(part->slug), TEXT_ARG(whole->slug));
        diag_hint(diags, diag,
                  "give one more group the status confidential, or leave out "
                  "the counts of '%.*s'",
                  TEXT_ARG(whole->slug));
    }
}

void disclosure_check(const Indicator *indicator, Diags *diags) {
    for (size_t i = 0; i < indicator->row_count; i++) {
        Status status = indicator->rows[i].status;
        if (status == STATUS_TOO_FEW || status == STATUS_CONFIDENTIAL)
            check_row(indicator, &indicator->rows[i], diags);
    }
}
