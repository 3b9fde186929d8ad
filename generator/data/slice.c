// SPDX-License-Identifier: EUPL-1.2
//
// What a query leaves of an indicator: which dimensions are compared, and which group each of the
// others is held at, by the query or by a default.
//
// Reading order: slice_make at the bottom, then upwards.
#include "data/inside.h"

#include <assert.h>
#include <string.h>

size_t dimension_index(const Indicator *indicator, const Dimension *dimension) {
    return (size_t)(dimension - indicator->dimensions);
}

bool slice_has(const Slice *slice, const Observation *row) {
    const Indicator *indicator = slice->indicator;
    size_t width = indicator->dimension_count;
    const Group *const *groups = indicator->row_groups + (size_t)(row - indicator->rows) * width;
    for (size_t i = 0; i < width; i++) {
        if (slice->fixed[i] ? groups[i] != slice->fixed[i]
                            : slice->named[i] && !slice->named[i][groups[i]->rank])
            return false;
    }
    return true;
}

bool *slice_present(const Slice *slice, const Dimension *dimension) {
    const Indicator *indicator = slice->indicator;
    size_t index = dimension_index(indicator, dimension);
    bool *present = arena_array(slice->arena, bool, dimension->list->count + 1);
    Slice open = *slice;
    open.named[index] = NULL;
    open.fixed[index] = NULL;
    for (size_t i = 0; i < indicator->row_count; i++)
        if (slice_has(&open, &indicator->rows[i]))
            present[observation_group(indicator, &indicator->rows[i], dimension)->rank] = true;
    return present;
}

Text slice_groups(const Slice *slice, const Dimension *dimension, const bool *mask) {
    enum { FEW = 12 };
    Arena *arena = diags_arena(slice->diags);
    Text *names = arena_array(arena, Text, dimension->list->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < dimension->list->count; i++)
        if (mask[i])
            names[count++] = dimension->list->groups[i]->slug;
    if (count <= FEW)
        return text_join(arena, names, count, ", ");
    if (dimension->is_time)
        return text_format(arena, "%.*s … %.*s", TEXT_ARG(names[0]), TEXT_ARG(names[count - 1]));
    return text_format(arena, "%.*s and %zu more", TEXT_ARG(text_join(arena, names, FEW, ", ")),
                       count - FEW);
}

// ------------------------------------------------------------------------------------- errors

// What the author wrote about the dimension, else the whole query.
static Spot place_of(const Slice *slice, const Dimension *dimension) {
    const Query *query = slice->query;
    for (size_t i = 0; i < query->fixed_count; i++)
        if (text_equal(query->fixed[i].dimension, dimension->id))
            return query_spot(query, query->fixed[i].groups[0]);
    return query->spot;
}

static bool report_unknown_dimension(const Slice *slice, Text name) {
    Text known[QUERY_DIMENSIONS + 3];
    size_t count = 0;
    for (; count < slice->indicator->dimension_count; count++)
        known[count] = slice->indicator->dimensions[count].id;
    Diag *diag = diag_error(slice->diags, "unknown-dimension", query_spot(slice->query, name),
                            "'%.*s' has no dimension '%.*s'", TEXT_ARG(slice->indicator->id),
                            TEXT_ARG(name));
    known[count++] = T("by");
    known[count++] = T("chart");
    known[count++] = T("kind");
    if (slice->query->others.length)
        diag_hint(slice->diags, diag, "name what all indicators of the figure have; '%.*s' has %.*s",
                  TEXT_ARG(slice->indicator->id),
                  TEXT_ARG(text_join(diags_arena(slice->diags), known, count - 3, ", ")));
    else
        diag_suggest(slice->diags, diag, name, known, count);
    return false;
}

// What there is when one of the choices is left open: "area=gavle, hofors, or time=2014-2018".
static Text find_data(const Slice *slice) {
    const Indicator *indicator = slice->indicator;
    Arena *arena = diags_arena(slice->diags);
    Text choices[QUERY_DIMENSIONS];
    size_t count = 0;
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        const Dimension *dimension = &indicator->dimensions[i];
        if (!slice->named[i] && !slice->fixed[i])
            continue;
        Text groups = slice_groups(slice, dimension, slice_present(slice, dimension));
        if (groups.length)
            choices[count++] =
                text_format(arena, "%.*s=%.*s", TEXT_ARG(dimension->id), TEXT_ARG(groups));
    }
    return text_join(arena, choices, count, ", or ");
}

void report_no_data(const Slice *slice) {
    Diag *diag = diag_error(slice->diags, "no-data", slice->query->spot,
                            "'%.*s' has no data for this", TEXT_ARG(slice->indicator->id));
    Text choices = find_data(slice);
    if (choices.length)
        diag_hint(slice->diags, diag, "there is data for %.*s", TEXT_ARG(choices));
    else
        diag_hint(slice->diags, diag, "look up in the indicator's rows which groups go together");
}

static bool report_choice(const Slice *slice, const Dimension *dimension, const bool *present) {
    Diag *diag = diag_error(slice->diags, "choose-group", slice->query->spot, "say which '%.*s'",
                            TEXT_ARG(dimension->id));
    if (slice->query->others.length)      // a part of the query that only some have is refused
        diag_hint(slice->diags, diag,
                  "give '%.*s' rows for a total, or a figure of its own; &%.*s= works only where all "
                  "indicators have that dimension",
                  TEXT_ARG(slice->indicator->id), TEXT_ARG(dimension->id));
    else
        diag_hint(slice->diags, diag, "add &%.*s= and one of: %.*s", TEXT_ARG(dimension->id),
                  TEXT_ARG(slice_groups(slice, dimension, present)));
    return false;
}

static bool report_several(const Slice *slice, const Dimension *dimension) {
    Diag *diag =
        diag_error(slice->diags, "choose-group", place_of(slice, dimension),
                   "several groups of '%.*s', which is not compared", TEXT_ARG(dimension->id));
    diag_hint(slice->diags, diag, "name one group, or compare them: by=%.*s",
              TEXT_ARG(dimension->id));
    return false;
}

// -------------------------------------------------------------------------- what the query names

static bool name_groups(Slice *slice, size_t index) {
    const Query *query = slice->query;
    const Text name = query->fixed[index].dimension;
    const Dimension *dimension = indicator_dimension(slice->indicator, name);
    if (!dimension)
        return report_unknown_dimension(slice, name);
    bool *named = arena_array(slice->arena, bool, dimension->list->count + 1), good = true;
    for (size_t i = 0; i < query->fixed[index].group_count; i++) {
        Text word = query->fixed[index].groups[i];
        const Group *group = code_list_find(dimension->list, word);
        if (group)
            named[group->rank] = true;
        else
            report_unknown_group(dimension->list, word, query_spot(query, word), slice->diags);
        good &= group != NULL;
    }
    slice->named[dimension_index(slice->indicator, dimension)] = named;
    return good;
}

// ------------------------------------------------------------------------------ what is compared

static bool is_over_time(const Query *query, bool time) {
    switch (query->chart) {
    case CHART_LINE:
    case CHART_SLOPE: return true;
    case CHART_AUTO: return time;
    case CHART_MULTIPLES: return time || query->by_count < 2;
    default: return false;
    }
}

static bool compare_over_time(Slice *slice, const Dimension *const *by) {
    const Dimension *time = indicator_time(slice->indicator);
    if (!time)
        return report_unknown_dimension(slice, T("time"));
    slice->columns = time;
    for (size_t i = 0; i < slice->query->by_count; i++) {
        if (by[i] != time && slice->rows) {
            Diag *diag = diag_error(slice->diags, "too-many-dimensions",
                                    query_spot(slice->query, slice->query->by[i]),
                                    "a chart over time compares one dimension besides");
            diag_hint(slice->diags, diag, "write by=%.*s and name one group, &%.*s=…, or use chart=bar",
                      TEXT_ARG(slice->rows->id), TEXT_ARG(by[i]->id));
            return false;
        }
        if (by[i] != time)
            slice->rows = by[i];
    }
    return true;
}

static bool report_second(const Slice *slice) {
    const Query *query = slice->query;
    Diag *diag = diag_error(slice->diags, "too-many-dimensions", query_spot(query, query->by[1]),
                            "chart=%s compares one dimension", chart_form_name(query->chart));
    diag_hint(slice->diags, diag, "fix '%.*s' to one group, or use another form: chart=equiplot",
              TEXT_ARG(query->by[1]));
    return false;
}

// Forms whose one dimension is what a row is made of: its dots, or the parts of 100 %.
static bool is_within_row(ChartForm form) {
    return form == CHART_EQUIPLOT || form == CHART_STACKED;
}

static bool takes_one(ChartForm form) {
    return form == CHART_BULLET || form == CHART_TILES || form == CHART_BUBBLES ||
           form == CHART_MAP;
}

static bool compare(Slice *slice) {
    const Query *query = slice->query;
    const Dimension *by[2] = {NULL, NULL};
    bool time = false;
    for (size_t i = 0; i < query->by_count; i++) {
        by[i] = indicator_dimension(slice->indicator, query->by[i]);
        if (!by[i])
            return report_unknown_dimension(slice, query->by[i]);
        time |= by[i]->is_time;
    }
    if (is_over_time(query, time))
        return compare_over_time(slice, by);
    bool within = is_within_row(query->chart) && query->by_count == 1;
    slice->rows = within ? NULL : by[0];
    slice->columns = within ? by[0] : by[1];
    return !by[1] || !takes_one(query->chart) || report_second(slice);
}

// -------------------------------------------------------------------------------------- defaults

static size_t count_groups(const Dimension *dimension, const bool *mask, const Group **last) {
    size_t count = 0;
    for (size_t i = 0; i < dimension->list->count; i++) {
        if (mask[i]) {
            *last = dimension->list->groups[i];
            count++;
        }
    }
    return count;
}

static const Group *find_total(const Dimension *dimension, const bool *present) {
    for (size_t i = 0; i < dimension->list->count; i++)
        if (present[i] && dimension->list->groups[i]->total)
            return dimension->list->groups[i];
    return NULL;
}

static const Group *find_default(const Slice *slice, const Dimension *dimension,
                                 const bool *present) {
    const Group *place = code_list_is_area(dimension->list)
                             ? code_list_find(dimension->list, slice->settings->place)
                             : NULL;
    return place && present[place->rank] ? place : find_total(dimension, present);
}

// The latest time with a value, else the latest of all.
static const Group *find_latest(const Slice *slice, const Dimension *time) {
    const Indicator *indicator = slice->indicator;
    const Group *latest = NULL, *latest_valued = NULL;
    for (size_t i = 0; i < indicator->row_count; i++) {
        const Observation *row = &indicator->rows[i];
        if (!slice_has(slice, row))
            continue;
        const Group *group = observation_group(indicator, row, time);
        if (!latest || group->rank > latest->rank)
            latest = group;
        if (observation_has_value(row) && (!latest_valued || group->rank > latest_valued->rank))
            latest_valued = group;
    }
    return latest_valued ? latest_valued : latest;
}

static bool is_compared(const Slice *slice, const Dimension *dimension) {
    return dimension == slice->rows || dimension == slice->columns;
}

static bool fix_named(Slice *slice) {
    bool good = true;
    for (size_t i = 0; i < slice->indicator->dimension_count; i++) {
        const Dimension *dimension = &slice->indicator->dimensions[i];
        if (!slice->named[i] || is_compared(slice, dimension))
            continue;
        if (count_groups(dimension, slice->named[i], &slice->fixed[i]) > 1)
            good = report_several(slice, dimension);
    }
    return good;
}

// Each is looked for among the rows that the query's own words leave, so that the order of the
// dimensions does not matter; time comes last, among what all of them leave.
static bool fix_others(Slice *slice) {
    const Group *found[QUERY_DIMENSIONS] = {NULL};
    bool good = true;
    size_t width = slice->indicator->dimension_count;
    for (size_t i = 0; i < width; i++) {
        const Dimension *dimension = &slice->indicator->dimensions[i];
        if (dimension->is_time || slice->fixed[i] || is_compared(slice, dimension))
            continue;
        const bool *present = slice_present(slice, dimension);
        size_t count = count_groups(dimension, present, &found[i]);
        if (!count) {
            report_no_data(slice);
            return false;
        }
        if (count > 1)
            found[i] = find_default(slice, dimension, present);
        if (!found[i])
            good = report_choice(slice, dimension, present);
    }
    for (size_t i = 0; i < width; i++)
        slice->fixed[i] = slice->fixed[i] ? slice->fixed[i] : found[i];
    return good;
}

static bool fix_time(Slice *slice) {
    const Dimension *time = indicator_time(slice->indicator);
    if (!time || is_compared(slice, time))
        return true;
    size_t index = dimension_index(slice->indicator, time);
    if (!slice->fixed[index])
        slice->fixed[index] = find_latest(slice, time);
    if (!slice->fixed[index])
        report_no_data(slice);
    return slice->fixed[index] != NULL;
}

bool slice_make(Slice *slice) {
    bool good = true;
    assert(slice->indicator->row_count);
    for (size_t i = 0; i < slice->query->fixed_count; i++)
        good &= name_groups(slice, i);
    return good && compare(slice) && fix_named(slice) && fix_others(slice) && fix_time(slice);
}
