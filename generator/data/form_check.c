// SPDX-License-Identifier: EUPL-1.2
//
// Whether a form can show a table truthfully and legibly. Order: parts of a whole, places, what each
// form asks for, table_check.
#include "data/inside.h"

#include <math.h>

static Diag *report(Diags *diags, const char *id, const Query *query, Text message) {
    return diag_error(diags, id, query_spot(query, query->chart_text), "%.*s", TEXT_ARG(message));
}

// -------------------------------------------------------------------------------------- parts

double table_row_sum(const Table *table, size_t row) {
    double sum = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const Observation *cell = table_cell(table, row, i);
        sum += observation_has_value(cell) ? cell->value : 0;
    }
    return sum;
}

bool table_row_whole(const Table *table, size_t row) {
    for (size_t i = 0; i < table->column_count; i++)
        if (!observation_has_value(table_cell(table, row, i)))
            return false;
    return table->indicator->unit.kind == UNIT_PERCENT || table_row_sum(table, row) > 0;
}

// What the published parts of a row may be off 100 by their rounding alone.
static double rounding(const Table *table) {
    double half = 0.5 * pow(10, -table->indicator->unit.decimals);
    return half * (double)table->column_count + 1e-9;
}

double table_row_rest(const Table *table, size_t row) {
    if (table->indicator->unit.kind != UNIT_PERCENT || !table_row_whole(table, row))
        return 0;
    double rest = 100 - table_row_sum(table, row);
    return rest > rounding(table) ? rest : 0;
}

// A group that another one contains: together they count somebody twice.
static bool check_apart(const Table *table, const Query *query, Diags *diags) {
    for (size_t i = 0; i < table->column_count; i++)
        for (size_t j = 0; j < table->column_count; j++) {
            const Group *part = table->columns[i], *whole = table->columns[j];
            if (!group_within(part, whole))
                continue;
            Text message = text_format(diags_arena(diags), "'%.*s' is a part of '%.*s'",
                                       TEXT_ARG(part->slug), TEXT_ARG(whole->slug));
            diag_hint(diags, report(diags, "not-parts", query, message),
                      "name groups of '%.*s' of which each person belongs to one",
                      TEXT_ARG(table->column_dimension->id));
            return false;
        }
    return true;
}

static bool check_unit_of_parts(const Table *table, const Query *query, Diags *diags) {
    UnitKind kind = table->indicator->unit.kind;
    bool counted = kind == UNIT_PERCENT || kind == UNIT_COUNT;
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        if (observation_has_value(table->cells[i]))
            counted &= table->cells[i]->value >= 0;
    if (counted && table->column_dimension && !table->column_dimension->is_time)
        return true;
    Text message = counted ? T("times are no parts of a whole")
                           : T("only shares and counts of people are parts of a whole");
    diag_hint(diags, report(diags, "not-parts", query, message),
              "%s", counted ? "compare groups that together are everybody, as by=time,education"
                            : "use chart=bar, or set the unit's kind if it is percent or count");
    return false;
}

static bool check_sum(const Table *table, size_t row, const Query *query, Diags *diags) {
    double sum = table_row_sum(table, row);
    if (table->indicator->unit.kind != UNIT_PERCENT || sum <= 100 + rounding(table))
        return true;
    Arena *arena = diags_arena(diags);
    Text of = table->rows[row] ? text_format(arena, " of '%.*s'", TEXT_ARG(table->rows[row]->slug))
                               : (Text){0};
    Text message = text_format(arena, "the parts%.*s are %.*f %% together", TEXT_ARG(of),
                               table->indicator->unit.decimals, sum);
    diag_hint(diags, report(diags, "parts-over-100", query, message),
              "parts exclude each other; where one person can have several, use chart=bar");
    return false;
}

// --------------------------------------------------------------------------------------- places

bool table_row_placed(const Table *table, size_t row) {
    const Group *group = table->rows[row];
    if (!group || group->total || table->whole[row])
        return false;
    return table->form == CHART_MAP ? group->shape != NULL : group->has_place;
}

static bool lies_somewhere(const CodeList *list) {
    for (size_t i = 0; i < list->count; i++)
        if (list->groups[i]->has_place || list->groups[i]->shape)
            return true;
    return code_list_is_area(list);
}

static bool check_places(const Table *table, const Query *query, Diags *diags) {
    for (size_t row = 0; row < table->row_count; row++)
        if (table_row_placed(table, row))
            return true;
    bool map = table->form == CHART_MAP;
    Text message = map ? T("no area in the query has an outline") : T("no area in the query has a place");
    Diag *diag = report(diags, map ? "no-map" : "no-places", query, message);
    if (!table->row_dimension || !lies_somewhere(table->row_dimension->list))
        diag_hint(diags, diag, "compare areas: by=area");
    else if (map)
        diag_hint(diags, diag, "give codes/%.*s.json a \"map\", or use chart=tiles",
                  TEXT_ARG(table->row_dimension->id));
    else
        diag_hint(diags, diag, "give the groups in codes/%.*s.json latitude and longitude",
                  TEXT_ARG(table->row_dimension->id));
    return false;
}

// ---------------------------------------------------------------------------------- each form

static bool check_lines(const Table *table, const Query *query, Diags *diags) {
    if (table->row_count <= MOST_LINES)
        return true;
    Text message =
        text_format(diags_arena(diags), "%zu lines cannot be told apart", table->row_count);
    diag_hint(diags, report(diags, "too-many-lines", query, message),
              "use chart=%s, or name at most %d groups: &%.*s=…",
              table->form == CHART_SLOPE ? "equiplot" : "multiples", MOST_LINES,
              TEXT_ARG(table->row_dimension->id));
    return false;
}

static bool report_break(const Observation *row, const Table *table, const Query *query,
                         Diags *diags) {
    const Dimension *time = table->column_dimension;
    const Group *when = observation_group(table->indicator, row, time);
    Text message = text_format(diags_arena(diags), "a new series begins in %.*s, between the two times",
                               TEXT_ARG(when->id));
    diag_hint(diags, report(diags, "slope-break", query, message),
              "name two times on one side of it, or use chart=line, which shows the break");
    return false;
}

static bool table_has_row(const Table *table, const Observation *row) {
    for (size_t i = 0; i < table->fixed_count; i++)
        if (observation_group(table->indicator, row, table->fixed[i].dimension) !=
            table->fixed[i].group)
            return false;
    if (!table->row_dimension)
        return true;
    const Group *group = observation_group(table->indicator, row, table->row_dimension);
    return table_row_of(table, group) != SIZE_MAX;
}

// Two values of different series are not to be joined by a line.
static bool check_unbroken(const Table *table, const Query *query, Diags *diags) {
    const Indicator *indicator = table->indicator;
    for (size_t i = 0; i < indicator->row_count; i++) {
        const Observation *row = &indicator->rows[i];
        if (!row->breaks || !table_has_row(table, row))
            continue;
        size_t when = observation_group(indicator, row, table->column_dimension)->rank;
        if (when > table->columns[0]->rank && when <= table->columns[1]->rank)
            return report_break(row, table, query, diags);
    }
    return true;
}

static bool check_slope(const Table *table, const Query *query, Diags *diags) {
    if (table->column_count == 2)
        return check_unbroken(table, query, diags) && check_lines(table, query, diags);
    Text message = text_format(diags_arena(diags), "a slope joins two points in time, not %zu",
                               table->column_count);
    diag_hint(diags, report(diags, "slope-two", query, message),
              "name two at which there are values, as time=2018,2022, or use chart=%s",
              table->column_count > 2 ? "line" : "bar");
    return false;
}

static bool check_panels(const Table *table, const Query *query, Diags *diags) {
    bool lines = table_over_time(table);
    bool panels = table->row_count > MOST_PANELS;
    if (!panels && (lines || table->column_count <= MOST_BARS))
        return true;
    const Dimension *dimension = panels ? table->row_dimension : table->column_dimension;
    Text message = panels ? text_format(diags_arena(diags), "%zu small charts are too many",
                                        table->row_count)
                          : text_format(diags_arena(diags), "%zu bars in each small chart are too many",
                                        table->column_count);
    diag_hint(diags, report(diags, "too-many-panels", query, message),
              "name at most %d groups: &%.*s=…", panels ? MOST_PANELS : MOST_BARS,
              TEXT_ARG(dimension->id));
    return false;
}

static bool check_colours(const Table *table, const Query *query, Diags *diags) {
    if (table->column_count <= MOST_COLOURS)
        return true;
    Text message = text_format(diags_arena(diags), "%zu groups cannot be told apart by colour",
                               table->column_count);
    diag_hint(diags, report(diags, "too-many-groups", query, message),
              "name at most %d groups: &%.*s=…, or use chart=heat", MOST_COLOURS,
              TEXT_ARG(table->column_dimension->id));
    return false;
}

static bool check_parts(const Table *table, const Query *query, Diags *diags) {
    if (!check_unit_of_parts(table, query, diags) || !check_apart(table, query, diags))
        return false;
    for (size_t row = 0; row < table->row_count; row++)
        if (!check_sum(table, row, query, diags))
            return false;
    return check_colours(table, query, diags);
}

static bool check_pyramid(const Table *table, const Query *query, Diags *diags) {
    bool groups = table->column_dimension && !table->column_dimension->is_time;
    if (groups && table->row_dimension && table->column_count == 2)
        return true;
    Text message = groups ? text_format(diags_arena(diags), "a pyramid has two sides, not %zu",
                                        table->column_count)
                          : T("a pyramid has two sides");
    diag_hint(diags, report(diags, "pyramid-two", query, message),
              "compare ages and then two groups, as by=age,sex");
    return false;
}

static bool check_target(const Table *table, const Query *query, Diags *diags) {
    if (!isnan(table->indicator->target.value))
        return true;
    Text message = text_format(diags_arena(diags), "'%.*s' has no target",
                               TEXT_ARG(table->indicator->id));
    diag_hint(diags, report(diags, "no-target", query, message),
              "add \"target\": {\"value\": …, \"year\": …} to the indicator if one is decided, or "
              "use chart=bar");
    return false;
}

static bool check_bubbles(const Table *table, const Query *query, Diags *diags) {
    if (table->indicator->unit.kind == UNIT_COUNT)
        return check_places(table, query, diags);
    diag_hint(diags,
              report(diags, "bubbles-count", query, T("the area of a circle can show a count only")),
              "use chart=tiles; or set the unit's \"kind\" to \"count\" if it counts people");
    return false;
}

bool table_check(const Table *table, const Query *query, Diags *diags) {
    switch (table->form) {
    case CHART_LINE: return check_lines(table, query, diags);
    case CHART_SLOPE: return check_slope(table, query, diags);
    case CHART_EQUIPLOT: return check_colours(table, query, diags);
    case CHART_MULTIPLES: return check_panels(table, query, diags);
    case CHART_STACKED: return check_parts(table, query, diags);
    case CHART_PYRAMID: return check_pyramid(table, query, diags);
    case CHART_BULLET: return check_target(table, query, diags);
    case CHART_BUBBLES: return check_bubbles(table, query, diags);
    case CHART_TILES:
    case CHART_MAP: return check_places(table, query, diags);
    default: return true;
    }
}
