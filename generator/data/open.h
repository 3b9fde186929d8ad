// SPDX-License-Identifier: EUPL-1.2
// A chapter of the door data.h: what others take further. CSV, CSVW and JSON-stat.
#ifndef JAMLIK_DATA_OPEN_H
#define JAMLIK_DATA_OPEN_H

#include "data/indicator.h"

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
