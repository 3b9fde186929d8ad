// SPDX-License-Identifier: EUPL-1.2
// A chapter of the door data.h: tables cut out of an indicator, and what they show.
#ifndef JAMLIK_DATA_TABLE_H
#define JAMLIK_DATA_TABLE_H

#include "data/indicator.h"

// ----------------------------------------------------------------------------------- queries
// What a table is drawn as: chart=<name> in a query.
typedef enum ChartForm {
    CHART_AUTO,                           // a form that is sound for the data's shape: see form.c
    CHART_BAR,                            // "bar": groups, one or two levels
    CHART_LINE,                           // "line": groups over time
    CHART_EQUIPLOT,                       // "equiplot": a row per area or year, a dot per group
    CHART_SLOPE,                          // "slope": groups at two points in time
    CHART_MULTIPLES,                      // "multiples": a small chart per group, one scale
    CHART_STACKED,                        // "stacked": parts of 100 %
    CHART_PYRAMID,                        // "pyramid": ages × two groups
    CHART_BULLET,                         // "bullet": a value against its target
    CHART_TILES,                          // "tiles": areas as squares where they lie
    CHART_BUBBLES,                        // "bubbles": circles on the map, for counts
    CHART_MAP,                            // "map": areas shaded (choropleth), from GeoJSON
    CHART_HEAT,                           // "heat": groups × indicators, or × groups
    CHART_FORMS
} ChartForm;
const char *chart_form_name(ChartForm form);      // "equiplot"

#define QUERY_DIMENSIONS 8
typedef struct Query {
    Text text;                            // as written
    Text by[2];
    size_t by_count;
    struct {
        Text dimension;
        const Text *groups;
        size_t group_count;
    } fixed[QUERY_DIMENSIONS];
    size_t fixed_count;
    ChartForm chart;
    Text chart_text;                      // as written, for errors
    Text others;                          // heat of several: "b,c" of indicator:a,b,c
    bool ratio;                           // kind=ratio, for gaps
    Spot spot;
} Query;

// Reads "by=…&area=…"; `spot` is where the query stands, for errors: bad-query, duplicate-key,
// unknown-choice. False if there was one. A key that is none of its own is taken for a dimension.
bool query_read(Arena *arena, Text text, Spot spot, Query *query, Diags *diags);

// A table cut out of an indicator: rows × columns of cells, both in the code lists' order.
// One `by`: column_count is 1 and column_dimension NULL. Over time (chart=line or slope; `by` has
// time and chart is auto or multiples; multiples of one `by`): the columns are times (all that the
// slice has, in order; of slope two) and the rows are the groups compared. No `by`: one cell, or
// over time one row. STACKED and EQUIPLOT of one `by`: one row, its groups are the columns. Parts
// of 100 % and pyramids have no totals. Where row_dimension is NULL there is one row and rows[0] is
// NULL; where column_dimension is NULL, columns[0] is NULL.
// A dimension that is neither compared nor fixed takes its only group in the data, else for area
// settings->place, else its total group; time, in bars and single cells, the latest time at which
// the slice has a value.
typedef struct Table {
    const Indicator *indicator;
    const Dimension *row_dimension, *column_dimension;
    const Group *const *rows;             // row_count
    const Group *const *columns;          // column_count
    size_t row_count, column_count;
    const Observation *const *cells;      // row-major; NULL: the data has no such row
    // The groups that the query, or a default, has fixed: shown in the subtitle.
    struct {
        const Dimension *dimension;
        const Group *group;
    } fixed[QUERY_DIMENSIONS];
    size_t fixed_count;
    ChartForm form;                       // never AUTO
    bool chosen;                          // by us: the query left it to auto
    // HEAT of several indicators: the one of each row (rows[i] is NULL there), else NULL.
    const Indicator *const *row_indicators;
    const bool *whole;                    // rows left out of rankings: totals and parents of others here
    bool has_interval, has_n, has_missing, has_break;
} Table;

// Errors at query->spot: unknown-dimension, unknown-group, no-data, choose-group ("say which
// 'education'", hint lists the groups), too-many-dimensions. NULL on error, and when the indicator
// has no rows, of which its own file has been told. Warning group-without-data: a group that the
// query names has no row beside the others.
// Rows and columns that no observation has (neither value nor status) are left out.
Table *table_cut(Arena *arena, const Indicator *indicator, const DataSettings *settings,
                 const Query *query, Diags *diags);
const Observation *table_cell(const Table *table, size_t row, size_t column);
size_t table_row_of(const Table *table, const Group *group);      // SIZE_MAX: not there
bool table_over_time(const Table *table);         // its columns are times
// The indicator that a row's numbers belong to: unit, decimals, better.
const Indicator *table_indicator(const Table *table, size_t row);
// Whether a figure of this form can show the table; else it tells why not, at the form's name or the
// query: too-many-lines, too-many-panels, too-many-groups, slope-two, slope-break, pyramid-two, no-target,
// no-places, no-map, bubbles-count, not-parts, parts-over-100.
bool table_check(const Table *table, const Query *query, Diags *diags);
// STACKED: whether a row can be drawn. One with a part that has no value cannot: the rest to 100
// would tell it. And of such a row what is left to 100 percent when it is more than rounding; else 0.
bool table_row_whole(const Table *table, size_t row);
double table_row_sum(const Table *table, size_t row);
double table_row_rest(const Table *table, size_t row);
// TILES, BUBBLES, MAP: whether the row is drawn where it lies. Totals and wholes are not.
bool table_row_placed(const Table *table, size_t row);
// chart=heat of several indicators: the columns of each become one table with a row per indicator
// and a column per group. `tables` have one column each and compare groups of one code list.
// Error heat-mixed ("… compares 'sex', … 'area'") at query->spot.
Table *table_join(Arena *arena, const Table *const *tables, size_t count, const Query *query,
                  Diags *diags);
// A stable, file-safe name: indicator id and query as written, such as
// "life-expectancy-by-sex-area-gavleborg". What is too long for a file name ends with its hash.
// Several indicators are all named: "a-b-c-by-sex-chart-heat".
Text table_name(Arena *arena, const Indicator *indicator, const Query *query);

// ---------------------------------------------------------------------------------- findings
// What a table shows, for sentences: the site words it, data/ decides it.
typedef enum Certainty {
    CERTAIN_UNKNOWN,                      // no intervals: the shown numbers are compared
    CERTAIN_DIFFERENT,                    // intervals do not overlap
    // Intervals overlap: no certain difference is claimed. This is conservative: intervals of two
    // groups may overlap a little although a test of their difference would find one (Schenker and
    // Gentleman, The American Statistician 55:3, 2001).
    CERTAIN_OVERLAP
} Certainty;

typedef struct Gap {                      // between two cells of one indicator
    const Observation *from, *to;         // from: the reference or the lower; to: the other
    const Group *from_group, *to_group;
    double absolute;                      // to − from, of shown (rounded) numbers, in the unit
    double ratio;                         // to / from of published numbers; NAN when from ≤ 0, or too small
    Certainty certainty;
} Gap;

bool intervals_overlap(const Observation *a, const Observation *b);       // false where one has none
// How many times the smaller of the two the larger is, rounded as it is shown; NAN without a ratio
// above zero. Decimals of a ratio as shown: two below 2, where they still tell something, else one.
double gap_times(const Gap *gap);
int ratio_decimals(double ratio);
// From `a` to `b`: difference and ratio, the two simple measures that the WHO Handbook on health
// inequality monitoring (2013) puts first. Absolute gap: difference of the numbers as shown
// (rounded to the unit's decimals, half away from zero), so that a reader who subtracts gets the
// same. Both must have values (assert).
Gap gap_between(const Indicator *indicator, const Observation *a, const Group *a_group,
                const Observation *b, const Group *b_group);
// The gap of a table with one column (a query with by=…): from the declared reference, if it is in
// the table, to the group furthest from it. Without one, of two groups from the first to the second
// as the query names them, else as the list does; of more from the lowest to the highest. Totals
// and wholes are left out as below, a reference excepted. Error no-gap when fewer than two cells
// have values, or the reference has none: nothing may take its place unsaid; and when the query asks for
// a ratio that there is not.
bool table_gap(const Table *table, const Query *query, Gap *gap, Diags *diags);

// Change of one row over the columns, between the first and the last column with a value. A break
// in the series between them ends the comparison at the break (first moves to the break). The
// gap's groups are times.
typedef struct Change {
    bool known;                           // at least two values after the last break
    size_t first, last;                   // column indexes
    Gap gap;                              // from first to last
    bool after_break;
} Change;
Change table_change(const Table *table, size_t row);

// How a group stands against the one it is compared with: the declared reference of the dimension if
// it is in the table and has a value there; else the list's total; else the nearest whole it is a
// part of (two or more of its parts are in the table, or there is nothing beside the two); else, of
// two groups, the other one.
typedef enum Standing {
    STANDING_MISSING,                     // no value, and its status says why
    STANDING_ALONE,                       // nothing to compare with, or that has no value
    STANDING_REFERENCE,                   // it is what the others are compared with
    STANDING_EQUAL,                       // the same number as shown
    STANDING_UNCERTAIN,                   // intervals overlap: no certain difference
    STANDING_BETTER, STANDING_WORSE,      // by the indicator's "better"
    STANDING_HIGHER, STANDING_LOWER,      // where neither is better
    STANDING_COUNT
} Standing;
const char *standing_name(Standing standing);     // "better": as in catalogue keys
// By shown numbers and intervals. A cell is the REFERENCE when it is compared with itself; NULL: no cell.
Standing standing_between(const Indicator *indicator, const Observation *cell,
                          const Observation *reference);
// The row that a cell is compared with, the same in every column; where the rows are indicators,
// times or nothing, so that groups are columns, the column. Itself: it is the reference. SIZE_MAX: none.
// Two groups of several indicators are compared with each other, whatever one of them declares.
size_t table_reference(const Table *table, size_t row, size_t column);
Standing table_standing(const Table *table, size_t row, size_t column);

// Towards the target, or away from it: one row over the columns (times), as table_change compares.
// REACHED is said of the last value alone. Where neither direction is better, the distance counts.
typedef enum Progress {
    PROGRESS_UNKNOWN,                     // no target, or fewer than two values after the last break
    PROGRESS_REACHED, PROGRESS_TOWARDS, PROGRESS_AWAY,
    PROGRESS_NONE,                        // as far from it as before, by shown numbers
    PROGRESS_UNCERTAIN,                   // intervals overlap
    PROGRESS_COUNT
} Progress;
const char *progress_name(Progress progress);     // "towards"
Progress table_progress(const Table *over_time, size_t row);

#endif
