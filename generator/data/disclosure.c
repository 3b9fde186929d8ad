// SPDX-License-Identifier: EUPL-1.2
//
// The small-number rule, in one place. A cell of few people says something about each of them, so
// its numbers are erased when the file is read and exist nowhere behind this line. What one
// subtraction would bring back is kept from it: another number of the same sum is withheld as well.
//
// The rule, for every sum "whole = its parts" of one dimension (a group and its children, a total
// and the groups without a parent) and every 100 % that shares make: if one number of it is hidden
// and all others are known, the smallest other part is withheld, or the whole where there is no
// other part. As a number that is withheld may stand in other sums, the rule is applied to it too,
// until nothing is left. Which numbers are withheld never depends on the hidden one, only on those
// that are known. Where so much of the whole is left that a small cell cannot be all of it, there
// are parts that the report does not have, and nothing is withheld. This ends single subtractions.
// It does not end systems of equations, nor bounds from several of them.
//
// Reading order: small cells, sums, shares, which to withhold, disclosure_apply at the bottom.
#include "data/inside.h"

#include <math.h>

typedef struct Guard {
    Arena *arena;
    Indicator *indicator;
    Observation *rows;
    Diags *diags;
    double minimum;
    bool *present[QUERY_DIMENSIONS];        // groups that the data has a row for
    const Group **wholes[QUERY_DIMENSIONS]; // by rank: what the group is a part of, or NULL
    bool *has_parts[QUERY_DIMENSIONS];      // by rank
    bool shares[QUERY_DIMENSIONS];          // the groups of this dimension share 100 %
    bool based;                             // a number that is shown has a base
    bool only_tells;                        // no rule was asked for: the author is told and decides
    size_t withheld;
    const Observation *first; // withheld
    LIST(const Observation *) queue;
} Guard;

// --------------------------------------------------------------------------------- small cells

// The people among whom some are counted: those asked, else all there are.
static double base_of(const Observation *row) {
    return isnan(row->n) ? row->population : row->n;
}

// How many are counted, if it is given or follows from the share; else NAN.
static double counted(const Indicator *indicator, const Observation *row) {
    if (!isnan(row->count) || indicator->unit.kind != UNIT_PERCENT)
        return row->count;
    return floor(base_of(row) * row->value / 100 + 0.5);
}

// NAN, not given, is below nothing.
static bool is_small(const Indicator *indicator, const Observation *row, double minimum) {
    double people = base_of(row), count = counted(indicator, row);
    if (people < minimum || count < minimum || people - count < minimum)
        return true;
    return indicator->unit.kind == UNIT_COUNT &&
           (row->value < minimum || people - row->value < minimum);
}

// A note may say in words what the numbers said. That a new series begins here is no secret of the
// number, and who hides it joins what cannot be compared: `breaks` stays.
static void erase(Observation *row, Status status) {
    row->value = row->lower = row->upper = NAN;
    row->n = row->count = row->population = row->se = NAN;
    row->note = (LocalText){0};
    row->status = status;
}

static void hide_small(Indicator *indicator, Observation *rows, double minimum) {
    for (size_t i = 0; i < indicator->row_count; i++) {
        if (observation_has_value(&rows[i]) && is_small(indicator, &rows[i], minimum)) {
            erase(&rows[i], STATUS_TOO_FEW);
            indicator->suppressed_here = true;
        }
    }
}

// ---------------------------------------------------------------------------------------- sums

static bool is_hidden(const Observation *row) {
    return row && (row->status == STATUS_TOO_FEW || row->status == STATUS_CONFIDENTIAL);
}

static const Observation *find_with(const Indicator *indicator, const Observation *row,
                                    size_t column, const Group *group) {
    const Group *groups[QUERY_DIMENSIONS];
    for (size_t i = 0; i < indicator->dimension_count; i++)
        groups[i] = observation_group(indicator, row, &indicator->dimensions[i]);
    groups[column] = group;
    return indicator_find(indicator, groups);
}

// The group that each is a part of: its parent, or the list's total.
static void find_wholes(Guard *guard, size_t column) {
    const CodeList *list = guard->indicator->dimensions[column].list;
    const Group *total = NULL;
    for (size_t i = 0; !total && i < list->count; i++)
        total = list->groups[i]->total ? list->groups[i] : NULL;
    guard->wholes[column] = arena_array(guard->arena, const Group *, list->count + 1);
    guard->has_parts[column] = arena_array(guard->arena, bool, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const Group *group = list->groups[i];
        const Group *whole = group->parent || group->total ? group->parent : total;
        guard->wholes[column][i] = whole;
        if (whole)
            guard->has_parts[column][whole->rank] = true;
    }
}

// Is the number of people behind the cell known, or can it be worked out from share and base? Where
// nothing is said of a group there may be nobody.
static bool is_known(const Indicator *indicator, const Observation *row) {
    if (!row || row->status == STATUS_NOT_APPLICABLE)
        return true;
    return observation_has_value(row) &&
           (indicator->unit.kind == UNIT_COUNT || !isnan(row->count) || !isnan(base_of(row)));
}

static double people_of(const Indicator *indicator, const Observation *row) {
    if (indicator->unit.kind == UNIT_COUNT)
        return row->value;
    return isnan(base_of(row)) ? row->count : base_of(row);
}

// A sum or 100 % in which `row` stands: what else is in it.
typedef struct Sum {
    const Group *whole; // NULL: 100 %
    bool open;          // something else is not known either
    const Observation *smallest;
    double size;
    double people, count, base; // of the parts that are known, together
    size_t parts;
} Sum;

static void add_part(const Guard *guard, Sum *sum, const Observation *part) {
    bool known =
        sum->whole ? is_known(guard->indicator, part) : !part || observation_has_value(part);
    sum->open |= !known;
    if (!known || !observation_has_value(part))
        return;
    double size = sum->whole ? people_of(guard->indicator, part) : part->value;
    sum->people += size;
    sum->count += counted(guard->indicator, part);
    sum->base += base_of(part);
    sum->parts++;
    if (sum->smallest && !(size < sum->size))
        return;
    sum->smallest = part;
    sum->size = size;
}

static bool is_part(const Guard *guard, size_t column, const Group *group, const Group *whole) {
    if (!guard->present[column][group->rank])
        return false;
    return whole ? group != whole && guard->wholes[column][group->rank] == whole : !group->total;
}

// The parts of `whole` beside the row's own group.
static Sum sum_of(const Guard *guard, const Observation *row, size_t column, const Group *whole) {
    const Dimension *dimension = &guard->indicator->dimensions[column];
    const Group *own = observation_group(guard->indicator, row, dimension);
    Sum sum = {.whole = whole};
    for (size_t i = 0; i < dimension->list->count; i++) {
        const Group *group = dimension->list->groups[i];
        if (group != own && is_part(guard, column, group, whole))
            add_part(guard, &sum, find_with(guard->indicator, row, column, group));
    }
    return sum;
}

// -------------------------------------------------------------------------------------- shares

typedef struct Share {
    double sum;
    double base; // the same of all that are known, else NAN
    size_t count;
    bool hidden;
} Share;

// The cells that differ in this dimension alone, under one key.
static Share *share_of(const Guard *guard, Map *shares, const Observation *row, size_t column) {
    const Group *groups[QUERY_DIMENSIONS];
    for (size_t i = 0; i < guard->indicator->dimension_count; i++)
        groups[i] = observation_group(guard->indicator, row, &guard->indicator->dimensions[i]);
    groups[column] = NULL;
    Text key = {(const char *)groups, guard->indicator->dimension_count * sizeof *groups};
    Share *share = map_get(shares, key);
    if (!share) {
        share = arena_make(guard->arena, Share);
        map_put(shares, text_copy(guard->arena, key), share);
    }
    return share;
}

static Map *add_up(const Guard *guard, size_t column) {
    const Indicator *indicator = guard->indicator;
    Map *shares = map_new(guard->arena);
    for (size_t i = 0; i < indicator->row_count; i++) {
        const Observation *row = &indicator->rows[i];
        if (observation_group(indicator, row, &indicator->dimensions[column])->total)
            continue;
        Share *share = share_of(guard, shares, row, column);
        share->hidden |= is_hidden(row);
        if (!observation_has_value(row))
            continue;
        share->base = share->count && share->base != base_of(row) ? NAN : base_of(row);
        share->count++;
        share->sum += row->value;
    }
    return shares;
}

// Two groups or more of the same people, of whom a few are left: those that are hidden.
static bool leaves_few(const Guard *guard, const Share *share) {
    double few = share->base * (100 - share->sum) / 100, slack = (double)share->count / 2 + 1;
    return share->count >= 2 && few < guard->minimum + slack && few > -slack;
}

static bool is_stacked(const Indicator *indicator, const Dimension *dimension) {
    for (size_t i = 0; i < indicator->figure_count; i++) {
        Text query = indicator->figures[i].query;
        if (text_find(query, T("chart=stacked")) != SIZE_MAX &&
            text_find(query, dimension->id) != SIZE_MAX)
            return true;
    }
    return false;
}

// Percentages that make 100 wherever all of them are known, up to rounding; where they never are, their
// common base or a figure of the indicator that stacks them says so.
static bool are_shares(const Guard *guard, size_t column) {
    const Indicator *indicator = guard->indicator;
    if (indicator->unit.kind != UNIT_PERCENT || indicator->dimensions[column].is_time)
        return false;
    Map *shares = add_up(guard, column);
    size_t whole = 0;
    for (size_t i = 0; i < map_count(shares); i++) {
        const Share *share = map_value(shares, i);
        whole += share->hidden && leaves_few(guard, share);
        if (share->hidden || share->count < 2)
            continue;
        if (fabs(share->sum - 100) > fmin(0.5 * (double)share->count, 1.5))
            return false;
        whole++;
    }
    return whole > 0 || is_stacked(indicator, &indicator->dimensions[column]);
}

// -------------------------------------------------------------------------- which to withhold

static Text name_of(const Guard *guard, const Observation *row, size_t column) {
    return observation_group(guard->indicator, row, &guard->indicator->dimensions[column])->slug;
}

static void tell(const Guard *guard, const Observation *row, size_t column, const Group *whole) {
    Text part = name_of(guard, row, column), all = whole ? whole->slug : T("100 %");
    Diag *diag = diag_warning(guard->diags, "subtraction", row->spot,
                              "the hidden number of '%.*s' can be worked out from '%.*s' and "
                              "the other groups",
                              TEXT_ARG(part), TEXT_ARG(all));
    diag_hint(guard->diags, diag, "give one more group the status confidential%s%.*s%s",
              whole ? ", or leave out the counts of '" : "", TEXT_ARG(whole ? whole->slug : T("")),
              whole ? "'" : "");
}

static void withhold(Guard *guard, const Observation *partner) {
    Observation *row = &guard->rows[partner - guard->rows];
    erase(row, STATUS_CONFIDENTIAL);
    guard->indicator->suppressed_here = true;
    guard->withheld++;
    if (!guard->first)
        guard->first = row;
    list_push(guard->arena, &guard->queue, row);
}

static void settle(Guard *guard, const Observation *row, size_t column, const Group *whole,
                   const Observation *partner) {
    if (!partner)
        return;
    if (guard->only_tells)
        tell(guard, row, column, whole);
    else
        withhold(guard, partner);
}

// Can a cell of too few people be all that is left of the whole? If not, others are in it too.
// Counts that follow from shares are right to half a person each; where they or their bases are not
// known, a few of many may have been counted, or all but a few.
static bool can_be_the_rest(const Guard *guard, const Sum *sum, const Observation *total) {
    bool people_counted = guard->indicator->unit.kind == UNIT_COUNT;
    double count = people_counted ? total->value - sum->people
                                  : counted(guard->indicator, total) - sum->count;
    double base = base_of(total) - sum->base;
    double least = guard->minimum + (people_counted ? 0 : (double)sum->parts / 2 + 1);
    if (people_counted && !guard->based)
        return count < least;
    return !(base >= guard->minimum && count >= least && base - count >= least);
}

// Alone in its whole, as far as the code list knows.
static bool is_alone(const Guard *guard, size_t column, const Group *own, const Group *whole) {
    const CodeList *list = guard->indicator->dimensions[column].list;
    for (size_t i = 0; i < list->count; i++) {
        const Group *group = list->groups[i];
        if (group != own && group != whole && guard->wholes[column][group->rank] == whole)
            return false;
    }
    return true;
}

static bool has_row(const Guard *guard, const Observation *row, size_t column, const Group *whole) {
    const CodeList *list = guard->indicator->dimensions[column].list;
    const Group *own =
        observation_group(guard->indicator, row, &guard->indicator->dimensions[column]);
    for (size_t i = 0; i < list->count; i++)
        if (list->groups[i] != own && is_part(guard, column, list->groups[i], whole) &&
            find_with(guard->indicator, row, column, list->groups[i]))
            return true;
    return false;
}

// A hidden part of a whole that is known.
static void guard_part(Guard *guard, const Observation *row, size_t column) {
    const Dimension *dimension = &guard->indicator->dimensions[column];
    const Group *own = observation_group(guard->indicator, row, dimension);
    const Group *whole = guard->wholes[column][own->rank];
    const Observation *total = whole ? find_with(guard->indicator, row, column, whole) : NULL;
    if (!observation_has_value(total) || !is_known(guard->indicator, total))
        return;
    Sum sum = sum_of(guard, row, column, whole);
    bool small = row->status == STATUS_TOO_FEW && guard->minimum > 0;
    if (sum.open || (small && !can_be_the_rest(guard, &sum, total)))
        return;
    if (sum.smallest)
        settle(guard, row, column, whole, sum.smallest);
    else if (is_alone(guard, column, own, whole) || has_row(guard, row, column, whole))
        settle(guard, row, column, whole, total);
}

// A hidden whole whose parts are all known.
static void guard_whole(Guard *guard, const Observation *row, size_t column) {
    const Dimension *dimension = &guard->indicator->dimensions[column];
    const Group *own = observation_group(guard->indicator, row, dimension);
    if (!guard->has_parts[column][own->rank])
        return;
    Sum sum = sum_of(guard, row, column, own);
    if (!sum.open)
        settle(guard, row, column, own, sum.smallest);
}

static void guard_share(Guard *guard, const Observation *row, size_t column) {
    const Dimension *dimension = &guard->indicator->dimensions[column];
    if (!guard->shares[column] || observation_group(guard->indicator, row, dimension)->total)
        return;
    Sum sum = sum_of(guard, row, column, NULL);
    if (!sum.open)
        settle(guard, row, column, NULL, sum.smallest);
}

static void guard_row(Guard *guard, const Observation *row) {
    for (size_t i = 0; i < guard->indicator->dimension_count; i++) {
        if (guard->indicator->dimensions[i].is_time)
            continue;
        guard_part(guard, row, i);
        guard_whole(guard, row, i);
        guard_share(guard, row, i);
    }
}

static void tell_withheld(const Guard *guard) {
    bool one = guard->withheld == 1;
    Diag *diag = diag_warning(
        guard->diags, "withheld-too", guard->first->spot,
        one ? "this number is withheld too, as a hidden one could be worked out from it"
            : "this and %zu more are withheld too, as hidden ones could be worked "
              "out from them",
        guard->withheld - 1);
    diag_hint(guard->diags, diag,
              "give another group the status confidential if you would rather withhold that one");
}

// Every hidden row once: what is withheld later can only make it safer.
static void guard_all(Guard *guard) {
    const Indicator *indicator = guard->indicator;
    for (size_t i = 0; i < indicator->row_count; i++) {
        guard->based |= !isnan(base_of(&indicator->rows[i]));
        if (is_hidden(&indicator->rows[i]))
            list_push(guard->arena, &guard->queue, &indicator->rows[i]);
    }
    if (!guard->queue.count)
        return;
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        guard->present[i] = dimension_present(guard->arena, indicator, &indicator->dimensions[i]);
        guard->shares[i] = are_shares(guard, i);
        find_wholes(guard, i);
    }
    for (size_t i = 0; i < guard->queue.count; i++)
        guard_row(guard, guard->queue.items[i]);
    if (guard->withheld)
        tell_withheld(guard);
}

void disclosure_apply(Indicator *indicator, Observation *rows, double minimum, Diags *diags) {
    if (minimum > 0)
        hide_small(indicator, rows, minimum);
    Guard guard = {.arena = arena_new(),
                   .indicator = indicator,
                   .rows = rows,
                   .diags = diags,
                   .minimum = minimum,
                   .only_tells = !(minimum > 0)};
    guard_all(&guard);
    arena_free(guard.arena);
}
