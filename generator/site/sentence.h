// SPDX-License-Identifier: EUPL-1.2
//
// What a table shows, in words: for the files sentence*.c only. Reading order:
//   sentence.c            which sentences are said of which form
//   sentence_say.c        names, amounts, one sentence after another
//   sentence_groups.c     highest, lowest, gap: one column, or all cells of a heat table
//   sentence_pairs.c      rows that each compare groups: two levels, equiplot, pyramid, panels of bars
//   sentence_time.c       lines, slopes, panels over time
//   sentence_parts.c      parts of 100 %
//   sentence_places.c     maps           sentence_heat.c      groups × indicators
//   sentence_target.c     how far it is to the target
//   sentence_missing.c    what has no value, and why
//   plain.c               numbers in plain form, for easy-read languages
//
// data/ decides what a gap is and whether it is certain, the catalogue has the patterns; these files
// choose what is said. Names are never inflected: a pattern puts them behind a colon or in brackets.
#ifndef JAMLIK_SITE_SENTENCE_H
#define JAMLIK_SITE_SENTENCE_H

#include "site/inside.h"

enum { FEW = 3 };                         // groups that are named one by one

typedef struct Saying {                   // a paragraph under construction
    const View *view;
    const Table *table;
    Buf text;
} Saying;

// Adds one sentence (or two) from the catalogue.
void say(Saying *saying, const char *key, const WordsArg *args, size_t count);

// ------------------------------------------------------------------------ names and amounts
Text said_row(const Saying *saying, size_t row);
Text said_column(const Saying *saying, size_t column);
Text said_cell(const Saying *saying, size_t row, size_t column);   // "Gävle (kvinnor)", or the one that is compared
Text said_place(const Saying *saying, size_t row, size_t column);  // the same within brackets: "Gävle, kvinnor"
Text said_amount(const Saying *saying, size_t row, const Observation *cell);
Text said_gap(const Saying *saying, double gap);                   // its size
Text said_list(const Saying *saying, const Text *parts, size_t count);
// Of `count` names the first FEW are given: "a, b och c", or "a, b, c och 2 till".
Text said_few(const Saying *saying, const Text *names, size_t count);
Text said_with(const Saying *saying, Text name, Text value);       // "riket 44,9 %"
Text said_in(const Saying *saying, Text name, Text where);         // "83,1 år (2019)"
Text said_count(const Saying *saying, const char *key, Text group, size_t count);   // "kvinnor 3 gånger"
double shown_value(const Saying *saying, const Observation *cell); // rounded as the reader sees it
bool same_shown(const Saying *saying, const Observation *a, const Observation *b);

// -------------------------------------------------------------------------------------- span
// Highest and lowest of a block of cells: a column, a row, everything. Totals and wholes beside
// their parts are not ranked, unless that leaves fewer than two. Ties: the first, and how many.
typedef struct Place {
    size_t row, column;
} Place;

typedef struct Span {
    size_t row, row_end, column, column_end;
    Place highest, lowest;
    size_t highest_count, lowest_count;
    size_t valued, missing;               // of those ranked
    bool all;                             // wholes are ranked too
    Gap gap;                              // from lowest to highest; only if valued ≥ 2
} Span;

Span span_of_column(const Saying *saying, size_t column);
Span span_of_row(const Saying *saying, size_t row);
Span span_of_all(const Saying *saying);
const Observation *cell_at(const Saying *saying, Place place);
// All that share the value at `best`, `count` of them.
Text said_sharing(const Saying *saying, const Span *span, Place best, size_t count);

// ---------------------------------------------------------------------------------- subjects
typedef enum SaidGap { GAP_NOT_SAID, GAP_SAID, GAP_AND_RATIO } SaidGap;
void say_span(Saying *saying, const Span *span, SaidGap gap);      // highest, lowest, gap; or between
void say_comparisons(Saying *saying, size_t column);               // wholes, which are not ranked
void say_between(Saying *saying, const Span *span);                // one sentence instead
void say_groups(Saying *saying);
void say_spreads(Saying *saying);         // any columns: where the groups are furthest apart
void say_ends_of_rows(Saying *saying);    // which columns are highest and lowest in how many rows
void say_pyramid(Saying *saying);
void say_time(Saying *saying);
void say_parts(Saying *saying);
void say_places(Saying *saying);
void say_heat(Saying *saying);
void say_target(Saying *saying);
void say_missing(Saying *saying);

// "12 jämförelser. Högsta värdet: kvinnor 9 gånger och män 3 gånger."
typedef struct Counted {
    const char *key, *all_key;            // the sentence; and when all fall on one group
    size_t total;
    Text parts[8];
    size_t count;
} Counted;
void count_add(const Saying *saying, Counted *counted, const char *key, Text group, size_t count);
void say_counted(Saying *saying, const Counted *counted, Text only);

// ------------------------------------------------------------------------------ plain numbers
// A share in plain form, chosen so that a larger share never reads as a smaller one: see plain.c.
typedef struct PlainShare {
    const char *key;                      // "plain.about" …; NULL: there is no plain form
    const char *part;                     // "plain.half" …, or "plain.of-ten"
    int count;                            // of plain.of-ten and its kin
} PlainShare;
PlainShare plain_share(double percent, int decimals);
// 9 of 20: where the counts are given, small, and what the percentage was made of.
bool plain_counts(const Indicator *indicator, const Observation *cell);
// "Det är nästan hälften.": only in an easy-read language, and not if `other`, which it is compared
// with, would read the same. other may be NULL.
void say_plain(Saying *saying, const Observation *cell, const Observation *other);
// How many times, as a whole number that is near; 0: none is.
int plain_times(double ratio);

#endif
