// SPDX-License-Identifier: EUPL-1.2
//
// data/ is the indicators: files, code lists, tables cut out of them, gaps and disclosure.
//
//   CodeLists *lists = …; code_list_read(arena, source, "sv", diags) for every codes/*.json
//   Indicator *one = indicator_read(arena, source, csv, lists, settings, diags);
//   Query query; query_read(arena, T("by=sex&area=gavleborg&chart=line"), …);
//   Table *table = table_cut(arena, one, &query, diags);      // cells in the code lists' order
//
// A number that must not be shown (small cells) dies when its file is read: no later part of the
// program can leak what it never receives. Everything is const after loading; any thread may read.
#ifndef JAMLIK_DATA_H
#define JAMLIK_DATA_H

#include "base/base.h"

// JSON text as a Node tree. Errors (json-syntax, duplicate-key, json-depth, json-number) with
// their place; NULL on a syntax error. Comments, NaN and trailing commas are errors. Depth ≤ 64.
// Numbers are RFC 8259's and finite; a number that is not reads as 0 after its error.
Node *json_read(Arena *arena, const Source *source, Diags *diags);

// -------------------------------------------------------------------------------- code lists
// The outline of an area, from a GeoJSON file: rings of longitude and latitude (degrees, WGS 84),
// two doubles a corner; what lies within an odd number of rings is inside.
typedef struct Ring {
    const double *corners;                // 2 × count
    size_t count;
} Ring;
typedef struct Shape {
    const Ring *rings;
    size_t count;
} Shape;

typedef struct Group Group;
struct Group {
    Text id, slug;                        // slug: a readable alias; equals id when not given
    LocalText title, singular;
    const Group *parent;                  // NULL at the top
    bool total;                           // stands for everybody ("total": true, or id "total")
    bool has_place;
    double latitude, longitude;           // degrees, WGS 84
    const Shape *shape;                   // NULL: the list's map has none for it
    size_t rank;                          // 0, 1, … in the list's order
    Spot spot;
};

typedef struct CodeList {
    Text id;
    LocalText title;
    bool ordered;                         // from low to high: education, income, age
    bool pages;                           // its groups are of people, each with a page ("pages": false: not)
    const Group *const *groups;
    size_t count;
    const Map *names;                     // id and slug → Group, for code_list_find
    struct {
        Text file, key;                   // GeoJSON beside the list, and the property that names a group
        Spot spot;                        // of the file's name
    } map;                                // file empty: none
    Spot spot;
} CodeList;

// Errors: duplicate-group (id or slug), unknown-parent, parent-cycle, duplicate-total, no-groups,
// bad-id, id-differs-from-file-name, reserved-name (a word of rows and queries), out-of-range
// (places), missing title, plus keys/types. NULL when there is no id or no JSON.
CodeList *code_list_read(Arena *arena, const Source *source, Text source_language, Diags *diags);
const Group *code_list_find(const CodeList *list, Text id_or_slug);
bool code_list_is_area(const CodeList *list);     // its id is "area": where the report's place is looked up
bool group_within(const Group *group, const Group *whole);        // a part of it, at any depth; not itself
// Gives groups their shapes from the GeoJSON file that the list's "map" names; a group without a place
// gets the centroid of its shape. Before anything refers to the groups. Errors: those of JSON,
// map-syntax, map-too-fine, out-of-range; warning map-unknown-area.
void code_list_map(Arena *arena, CodeList *list, const Source *source, Diags *diags);

// -------------------------------------------------------------------------------- indicators
typedef enum Status {
    STATUS_OK, STATUS_ESTIMATED, STATUS_PRELIMINARY, STATUS_BREAK,          // with a value
    STATUS_CONFIDENTIAL, STATUS_TOO_FEW, STATUS_NOT_COLLECTED, STATUS_NOT_APPLICABLE,  // without
    STATUS_COUNT
} Status;
const char *status_name(Status status);   // "too-few": as in files, CSV and catalogue keys

typedef enum Better { BETTER_NEITHER, BETTER_HIGHER, BETTER_LOWER } Better;
typedef enum UnitKind {
    UNIT_OTHER, UNIT_PERCENT, UNIT_YEARS, UNIT_MONEY, UNIT_COUNT, UNIT_RATIO
} UnitKind;

// One cell as published. NAN: not given. value is NAN exactly when status ≥ STATUS_CONFIDENTIAL,
// and then so is every other number, whatever the file said.
typedef struct Observation {
    double value, lower, upper, n, count, population, se;
    Status status;
    LocalText note;
    Spot spot;
} Observation;

typedef struct Dimension {
    Text id;                              // "sex"; the code list's id, or "time"
    const CodeList *list;                 // for time a list of its own, made from the data, in
                                          // order; its groups' titles are the times as written
    bool is_time;
    const Group *reference;               // NULL: none declared
} Dimension;

typedef struct FigureWish {               // one of "figures": for the indicator's own page
    LocalText title;
    Text query;
    Spot spot;                            // of the query text
} FigureWish;

typedef struct IndicatorChange {          // one of "changes": what was corrected or added, and when
    Text date;                            // ISO
    LocalText text;
} IndicatorChange;

typedef struct Indicator {
    Text id;
    LocalText title, short_title, question, definition, why, caution, how_to_read, population;
    LocalText derived;
    struct {
        LocalText name, symbol;           // symbol may be empty: then the name is written
        int decimals;                     // 0–6, as shown
        double min, max;                  // NAN: not given
        UnitKind kind;
    } unit;
    Better better;
    Text level;                           // "structure" "process" "result" or empty
    const Text *topics;
    size_t topic_count;
    const Spot *topic_spots;
    Text goal;
    Spot goal_spot;
    struct {
        LocalText name;
        Text url, published, licence, next;
        LocalText retrieved;              // how and where the figures were read
    } source;
    struct {
        double value;                     // NAN: none
        Text year;
    } target;
    const LocalText *notes;
    size_t note_count;
    const Text *related;                  // ids, checked in link
    size_t related_count;
    const Spot *related_spots;
    const FigureWish *figures;
    size_t figure_count;
    const IndicatorChange *changes;       // newest first
    size_t change_count;
    const Dimension *dimensions;
    size_t dimension_count;
    const Observation *rows;              // row_count, in the file's order; 0: told as an error
    size_t row_count;
    const Group *const *row_groups;       // of each row one per dimension; see observation_group
    const Map *cells;                     // groups of a row → its Observation; see indicator_find
    bool suppressed_here;                 // the disclosure rule has taken a value away
    const Source *file;
    Spot spot;                            // of the id
} Indicator;

typedef struct DataSettings {
    Text source_language;
    Text place;                           // default area (id or slug), may be empty
    double minimum;                       // disclosure: least count per cell; 0: no rule
    const CodeList *const *lists;
    size_t list_count;
} DataSettings;

// The name of the CSV or JSON-stat file that `source` refers to ("data": "x.csv"), or empty. For the loader.
Text indicator_csv_name(const Node *root);
// Whether a JSON file holds JSON-stat: data of an indicator, and none itself.
bool jsonstat_is(const Node *root);
// Reads and checks one indicator. `csv` is the file its "data" names, else NULL. Errors are
// collected for the whole file; the result is NULL when it has no id.
// Disclosure is applied here (disclosure.c): where n (population, where there is no n), count, n - count,
// or the value of a unit of kind count or n - value is below the minimum, all numbers and the note are
// erased and the status becomes too-few; of a percentage with n, count follows. Where such a cell could be worked
// out by one subtraction, another number is withheld with the status confidential (warning
// withheld-too). Without a minimum a warning (subtraction) tells of the author's own hidden cells.
Indicator *indicator_read(Arena *arena, const Node *root, const Source *source, const Source *csv,
                          const DataSettings *settings, Diags *diags);
const Dimension *indicator_dimension(const Indicator *indicator, Text id);
const Dimension *indicator_time(const Indicator *indicator);      // NULL: it has none
bool observation_has_value(const Observation *observation);       // NULL: no row, so no value
// The group of a row in a dimension.
const Group *observation_group(const Indicator *indicator, const Observation *row,
                               const Dimension *dimension);
// The row with exactly these groups (one per dimension, in the indicator's order), or NULL.
const Observation *indicator_find(const Indicator *indicator, const Group *const *groups);

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

// The range of one column: the cells with the highest and lowest shown value. Ties: `count` > 1
// and the first in order. valued and missing: how many of those ranked have a value or none. Total
// groups are left out of the ranking (and groups with two or more of their parts in the same
// table), unless that leaves fewer than two groups. Where nothing has a value (valued 0) the rest
// means nothing.
typedef struct Range {
    size_t highest, lowest;               // row indexes
    size_t highest_count, lowest_count;
    size_t valued, missing;
    Gap gap;                              // from lowest to highest; only if valued ≥ 2
} Range;
Range table_range(const Table *table, size_t column);

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

// ---------------------------------------------------------------------------------- measures
// Summary measures of inequality, as the World Health Organization's HEAT computes them (R package
// healthequal 1.0.1), with its faults mended; the formulas are in measure_*.c.
typedef enum MeasureKind {
    MEASURE_D, MEASURE_R, MEASURE_ACI, MEASURE_RCI, MEASURE_RCI_WAGSTAFF, MEASURE_RCI_ERREYGERS,
    MEASURE_SII, MEASURE_SII_LINEAR, MEASURE_RII, MEASURE_RII_LINEAR, MEASURE_BGV, MEASURE_BGSD,
    MEASURE_COV, MEASURE_MDBU, MEASURE_MDBW, MEASURE_MDMU, MEASURE_MDMW, MEASURE_MDRU, MEASURE_MDRW,
    MEASURE_IDISU, MEASURE_IDISW, MEASURE_MLD, MEASURE_TI, MEASURE_PAR, MEASURE_PAF, MEASURE_COUNT,
    // In the JSON alone: every group as many people, values on 0 to 1, the setting's own average.
    MEASURE_ACI_NOPOP = MEASURE_COUNT, MEASURE_RCI_LIM, MEASURE_MDMU_SETTING, MEASURE_IDISU_SETTING,
    MEASURE_PAR_SETTING, MEASURE_PAF_SETTING, MEASURE_ALL
} MeasureKind;
const char *measure_key(MeasureKind kind);        // "rci_wagstaff": as in report.yaml and the JSON
bool measure_read(Text key, MeasureKind *kind);

typedef struct MeasureGroup {
    Text name;
    const Group *group;                   // NULL in the plain form
    double value, se, population;         // NAN: not given
    double order;                         // rank in an ordered dimension; NAN: none
    bool reference;
} MeasureGroup;

typedef struct MeasureInput {
    const MeasureGroup *groups;
    size_t count;
    bool ordered;
    Better better;
    double scale;                         // 100 for percent, 1 for shares; NAN: none known
    double setting_average;               // NAN: none
} MeasureInput;

typedef struct Measure {
    double estimate, se, lower, upper;    // 95 %; NAN: none. estimate is NAN exactly when absent
                                          // se of r, rii and rii_linear: of the logarithm
    const char *absent;                   // why it does not apply: a key such as "needs-order"
    const char *no_interval;              // why it has no interval, likewise; NULL: it has
} Measure;

typedef struct Measures {
    Measure items[MEASURE_ALL];
} Measures;
void measures_compute(const MeasureInput *input, Measures *measures);
// Which groups D and R compare: D is `one` minus `two`. False: neither is given.
bool measures_pair(const MeasureInput *input, size_t *one, size_t *two);
// The groups of one column, without totals and wholes. A group whose value is withheld makes every
// measure absent ("value-missing"): nothing may be worked out from the others. Populations are those
// of the rows, or if one has none, n; none where one group is a part of another. Standard errors are
// the rows', or come from an interval of 95 % that is symmetrical. The scale is 100 for percentages, 1
// for ratios, the average the total's value, the order the code list's where that is ordered.
MeasureInput measures_input(Arena *arena, const Table *table, size_t column);

// How the gap between two groups has moved: the pair that is furthest apart now (as table_gap finds
// it), at the first and the last time at which both have values, after any break.
typedef enum Move { MOVE_UNKNOWN, MOVE_NARROWED, MOVE_SAME, MOVE_WIDENED } Move;
typedef struct GapChange {
    bool known;
    Gap first, last;                      // the same two groups
    const Group *start, *end;             // times
    Move absolute, relative;              // by the shown difference, and by the ratio
    bool certain;                         // false: intervals overlap at either end
    bool disagree;                        // one narrowed while the other widened
} GapChange;

// An indicator cut by one of its dimensions, at the default place and the latest time. `over_time`
// has the same rows and all times; NULL when there is only one.
typedef struct Breakdown {
    const Dimension *dimension;
    Query query;
    const Table *table, *over_time;
    Measures measures;
    GapChange change;
} Breakdown;
// One for each dimension but time with two groups or more; people before areas. Where the defaults
// leave a dimension open its declared reference is taken, else the group of the first row.
size_t breakdowns_of(Arena *arena, const Indicator *indicator, const DataSettings *settings,
                     const Breakdown **breakdowns);
// {"indicator": …, "measures": {…}, "absent": {…}, "breakdowns": [{"by": "sex", "where": {…}, "groups": […],
// "measures": {"d": {"estimate":…, "se":…, "lower":…, "upper":…}, …}, "absent": {"sii": "…"}}, …]};
// the first breakdown's stand at the top too.
void measures_json(Buf *out, const Indicator *indicator, const DataSettings *settings);
// The plain form {"better":…, "scale":…, "setting_average":…, "groups":[…]} of a file → the same JSON
// without breakdowns. False, and told, when it is none.
bool measures_json_plain(Buf *out, const Node *root, Diags *diags);

// ---------------------------------------------------------------------------------- open data
// Tidy CSV of the whole indicator: a row per observation: dimension ids, value, lower, upper, se,
// n, count, population (se and population only where a row has them), unit, status, note; RFC 4180, '.' decimals, UTF-8, CRLF as the RFC asks. A unit or note that a
// spreadsheet would take for a formula has an apostrophe before it.
void indicator_csv(Buf *out, const Indicator *indicator, const Text *chain, size_t chain_length);
// Texts as cells of a CSV file, quoted where the separator, quotes or line ends stand in them; words
// (of an author) never as a formula.
void csv_text(Buf *out, Text text, char separator);
void csv_words(Buf *out, Text text, char separator);

// The numbers that a row may have, in the order of the files. Those that few reports have are rare.
enum { NUMBER_COLUMNS = 7 };
const char *number_name(size_t column);           // "value", "lower", "upper", "se", "n", "count", "population"
double number_in(const Observation *row, size_t column);
bool number_of_people(size_t column);             // not in the indicator's unit
bool number_rare(size_t column);
bool number_used(const Indicator *indicator, size_t column);      // some row has it

// What files of open data say in words: one for each language of the report, the source language first.
typedef struct OpenNames {
    Text language;
    Text time, unit, status, note;        // headings of columns
    Text numbers[NUMBER_COLUMNS];
    Text statuses[STATUS_COUNT];
} OpenNames;
typedef struct OpenFile {
    const OpenNames *names;
    size_t count;
    Text folder;                          // "https://…/data/" when the site's address is known, or empty
    Text licence;                         // address of the source's licence, when it is a known one
    LocalText publisher;                  // who publishes the report
} OpenFile;
// The groups of a dimension that the data has a row for, by rank.
bool *dimension_present(Arena *arena, const Indicator *indicator, const Dimension *dimension);
// Are its groups places? Areas, or groups with a place on the map.
bool dimension_is_place(const Dimension *dimension);
// The first and the last day of the data's times as ISO dates; false: it has no times.
bool indicator_span(Arena *arena, const Indicator *indicator, Text *first, Text *last);
// JSON-stat 2.0. A dimension ContentsCode (as PxWeb calls it) holds the numbers of a row: value with
// its unit, lower, upper … as far as there are any. Rows without a value are null and have a status.
// Labels are in the source language, those of other languages in "extension".
void indicator_jsonstat(Buf *out, const Indicator *indicator, const OpenFile *file);
// Whether that can be written: its table of all groups with all others has at most 2^53 cells.
bool indicator_has_cube(const Indicator *indicator);
// CSVW: what indicator_csv's file holds (https://www.w3.org/TR/tabular-metadata/).
void indicator_csvw(Buf *out, const Indicator *indicator, const OpenFile *file);

#endif
