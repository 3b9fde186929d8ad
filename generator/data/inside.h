// SPDX-License-Identifier: EUPL-1.2
//
// What the files of data/ share among themselves and show to nobody else.
#ifndef JAMLIK_DATA_INSIDE_H
#define JAMLIK_DATA_INSIDE_H

#include "data/data.h"

// --------------------------------------------------------------------------------------- JSON
// The error behind a text that cJSON has not accepted and where it stopped reading.
void json_explain(const Source *source, size_t stopped, Diags *diags);
// The length of the JSON number (RFC 8259, section 6) at `at`, the longest there is; 0: none.
size_t number_length(const char *at);

// ------------------------------------------------------------------------------------- checks
bool id_valid(Text id);                               // [a-z0-9-]+
bool code_valid(Text id);                             // [A-Za-z0-9-]+: ids of groups, such as SE
void report_bad_id(const Node *node, const char *what, Diags *diags);
// object["id"], checked: there, well formed, the file's name. Empty: unusable, and told.
Text file_id(const Node *object, const Source *source, Spot *spot, Diags *diags);
// As node_local_text, but a text in some language must be there.
LocalText local_required(Arena *arena, const Node *object, const char *key, Text source_language,
                         Diags *diags);
// As node_local_text, of an item of a list.
LocalText local_item(Arena *arena, const Node *item, const char *key, Text source_language,
                     Diags *diags);
double number_of(const Node *object, const char *key, Diags *diags);   // NAN: absent, or not to be shown
Text date_text_of(const Node *object, const char *key, Diags *diags);   // YYYY[-MM[-DD]]
Text web_address(const Node *object, const char *key, Diags *diags);    // http: or https:
// Where a text stands between its quotes, when it is written without escapes; else the whole.
Spot inner_spot(const Node *text);

// ----------------------------------------------------------------------------------- code lists
// unknown-group, with the nearest of ids, slugs and titles.
void report_unknown_group(const CodeList *list, Text word, Spot spot, Diags *diags);
void hint_group(const CodeList *list, Text word, Diag *diag, Diags *diags);
void code_list_map_fields(CodeList *list, const Node *root, Diags *diags);   // its "map"

// --------------------------------------------------------------------------------------- time
// A year, a period of years or a month, as months from the year 0: [from, to).
typedef struct Period {
    int from, to;
} Period;
bool period_read(Text text, Period *period);
// The times in the rows of a table, in order: by their end, then by their beginning.
const CodeList *time_list(Arena *arena, const Node *rows, Text source_language);
void report_bad_time(Text text, Spot spot, Diags *diags);

// ---------------------------------------------------------------------------------------- CSV
// Names in this order: `required` columns of text, `numbers` columns of numbers, other texts.
typedef struct CsvColumns {
    const Text *names;
    size_t count, required, numbers;
} CsvColumns;
// Rows as JSON would have them: a list of objects without the empty cells. NULL: a header that
// says nothing about its rows, and that is told.
Node *csv_read(Arena *arena, const Source *source, const CsvColumns *columns, Diags *diags);

// ----------------------------------------------------------------------------------- JSON-stat
// The rows of a JSON-stat file as JSON would have them, without cells that have neither value nor status.
// `root`: the indicator's file, which may say what the dimensions and codes of the other are here. NULL:
// told (jsonstat-…).
Node *jsonstat_read(Arena *arena, const Indicator *indicator, const Node *root, const Node *data,
                    Diags *diags);

// ---------------------------------------------------------------------------------- indicators
void indicator_fields(Arena *arena, Indicator *indicator, const Node *root,
                      const DataSettings *settings, Diags *diags);
// The dimensions without the list of times. False: no row can be read; told.
bool indicator_dimensions(Arena *arena, Indicator *indicator, const Node *root,
                          const DataSettings *settings, Diags *diags);
// The rows as a list, from "data" or the CSV file it names. NULL: there are none; told.
const Node *indicator_data(Arena *arena, const Indicator *indicator, const Node *root,
                           const Source *csv, Diags *diags);
void indicator_references(Indicator *indicator, const Node *root, Diags *diags);
void indicator_rows(Arena *arena, Indicator *indicator, const Node *rows,
                    const DataSettings *settings, Diags *diags);

// ---------------------------------------------------------------------------------- disclosure
// Erases small cells, and of sums that would bring them back one number more (warning withheld-too).
// Without a minimum the author is told where a hidden number can be worked out (warning subtraction).
void disclosure_apply(Indicator *indicator, Observation *rows, double minimum, Diags *diags);

// ---------------------------------------------------------------------------- queries and slices
// Where a part of the query's text stands.
Spot query_spot(const Query *query, Text part);

// What a query leaves of an indicator: of every dimension one group, or those to be compared.
typedef struct Slice {
    Arena *arena;
    const Indicator *indicator;
    const DataSettings *settings;
    const Query *query;
    Diags *diags;
    const Dimension *rows, *columns;      // compared; NULL: none
    const bool *named[QUERY_DIMENSIONS];  // by rank, the groups that the query names; NULL: none
    const Group *fixed[QUERY_DIMENSIONS]; // NULL: compared
} Slice;
bool slice_make(Slice *slice);            // false: told; the first five are the caller's
bool slice_has(const Slice *slice, const Observation *row);
size_t dimension_index(const Indicator *indicator, const Dimension *dimension);
// "2017, 2020, 2023" or "2010 … 2022": the groups of a dimension (by rank) that `mask` has.
Text slice_groups(const Slice *slice, const Dimension *dimension, const bool *mask);
// By rank: the groups of a dimension in the slice, as if the query named none of them.
bool *slice_present(const Slice *slice, const Dimension *dimension);
void report_no_data(const Slice *slice);

// --------------------------------------------------------------------------------------- forms
enum {
    MOST_LINES = 6,                       // more cannot be told apart
    MOST_COLOURS = 6,
    MOST_PANELS = 16,
    MOST_BARS = 10                        // in one of them
};
// What is sound for a table of this shape: its dimensions, rows and columns, without its cells.
ChartForm form_chosen(const Table *table);
// SLOPE: leaves two columns of times. Where the query names none: the first and the last at which
// every row that has values has one, else any row has; not across a break.
void table_keep_ends(Arena *arena, Table *table, const Query *query);

// ------------------------------------------------------------------------------------ findings
// The number a reader sees: half away from zero, as written in the shortest decimal form.
double shown(const Indicator *indicator, double number);
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

#endif
