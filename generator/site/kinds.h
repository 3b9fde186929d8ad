// SPDX-License-Identifier: EUPL-1.2
// What the views of single kinds of pages share; view_kinds.c says which kind has which.
#ifndef JAMLIK_SITE_KINDS_H
#define JAMLIK_SITE_KINDS_H

#include "site/inside.h"

// ----------------------------------------------------- view_made.c: pages made from data
typedef struct Tally {                    // how the indicators of a list stand
    size_t count, by[STANDING_COUNT];
    size_t same;                          // equal, or no certain difference
    size_t judged;                        // better or worse
} Tally;
Tally stances_tally(const StanceList *stances, size_t theme);    // of one life area; SIZE_MAX: of all
// "better in 3 measures and worse in 1 measure"; empty where nothing is compared.
Text tally_words(const View *view, const Tally *tally);

// --------------------------------------------------------------- a group and an indicator
const Observation *stance_cell(const Stance *stance, size_t row);        // row SIZE_MAX: NULL
Text stance_amount(const View *view, const Stance *stance, size_t row);  // "83,1 år", or why not (marked)
Text stance_group(const View *view, const Stance *stance, size_t row);
Text stance_slice(const View *view, const Stance *stance);
Text stance_change(const View *view, const Stance *stance);
// Cells of an indicator's row, and the row: a title over the whole width, cells, more in words. On a
// narrow screen each cell has the head of its column beside it; one of several columns has none.
typedef struct Cells {
    ValueList list;
    const Text *heads;                    // of the columns, as markup
    size_t column;                        // the next one's
} Cells;
void row_cell(Cells *cells, Text html, bool number, size_t span);
void row_amount(Cells *cells, const View *view, const Stance *stance, size_t row);
void row_sign(Cells *cells, const char *sign, Text html, Text note, size_t span);
void put_measure(ValueObject *row, const View *view, const SitePage *page);   // its href and title
Value row_value(const View *view, const Stance *stance, const Cells *cells, Text says);
Value heads_value(const View *view, const Text *heads, size_t count);
// A life area has measures in its table (`rows`), such as have nothing to be compared with (`apart`),
// and such as have values elsewhere only (`links`).
typedef enum StancePart { IN_TABLE, APART, ELSEWHERE } StancePart;
typedef struct StanceRows {
    StancePart (*part)(const Stance *stance, const void *context);
    Value (*row)(const View *view, const Stance *stance, const void *context);
    const void *context;
} StanceRows;
Value life_areas_value(const View *view, const StanceList *stances, const StanceRows *rows);
Text life_area_id(const View *view, size_t theme);

// ------------------------------------------------------------------- each kind's own values
void put_place_list(ValueObject *object, const View *view);           // view_place.c
void put_place(ValueObject *object, const View *view);
void put_group_list(ValueObject *object, const View *view);           // view_group.c
Value group_lists_value(const View *view);
Value places_value(const View *view);                              // view_place.c: links to all
Text place_map_html(const View *view);                             // view_map.c; empty: none has a place
void put_group(ValueObject *object, const View *view);
void put_grid(ValueObject *object, const View *view);             // view_grid.c
void put_indicator(ValueObject *object, const View *view);        // view_indicator.c
// view_goal.c: the indicators of a goal with value, target and status.
void put_goal_rows(ValueObject *object, const View *view, const SitePage *const *pages, size_t count);
Progress stance_progress(const Stance *stance);
void put_ways(ValueObject *object, const View *view);             // view_start.c
void put_findings(ValueObject *object, const View *view, const Version *version);
Value child_value(const View *view, const SitePage *page);        // view_kinds.c: a page in a list

#endif
