// SPDX-License-Identifier: EUPL-1.2
// A chapter of the door data.h: what is read from files. JSON, code lists, indicators.
#ifndef JAMLIK_DATA_INDICATOR_H
#define JAMLIK_DATA_INDICATOR_H

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
    bool breaks;                          // a new series begins here: also where its number is withheld
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

#endif
