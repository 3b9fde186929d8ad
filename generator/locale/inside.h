// SPDX-License-Identifier: EUPL-1.2
//
// What the files of locale/ share. Only here and in the .c files of this room does ICU appear; all
// its objects are opened once with the language and only read afterwards, which ICU allows from any
// number of threads.
#ifndef JAMLIK_LOCALE_INSIDE_H
#define JAMLIK_LOCALE_INSIDE_H

#include "locale/locale.h"

#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ulistformatter.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>

// CLDR's plural categories. `other` is every language's.
typedef enum Form {
    FORM_ZERO,
    FORM_ONE,
    FORM_TWO,
    FORM_FEW,
    FORM_MANY,
    FORM_OTHER,
    FORM_COUNT
} Form;
enum { FORMS_ALL = (1 << FORM_COUNT) - 1 };

// A mark or digit in UTF-8. Sixteen bytes, so that it is copied whole in one move.
typedef struct Sign {
    char at[15];
    unsigned char length;
} Sign;

// How this language writes numbers, read from ICU once. Sizes count digits: 12,34,567 has a last
// group of 3 and others of 2; Spanish writes 1234 but 12.345, so there grouping takes 2 in front.
typedef struct Signs {
    Sign digits[10], group, decimal, before_negative, after_negative;
    size_t last_group, other_groups, least_in_front;
} Signs;

enum { COUNTERS = 7 };                    // plurals look at up to 6 decimals

struct Language {
    Arena *arena;
    Text tag, name;
    char locale[ULOC_FULLNAME_CAPACITY];  // ICU's name, with calendar and digits
    bool rtl, simple;
    bool borrowed;                        // numbers are a neighbour's, but not its words
    Signs signs;
    unsigned forms;                       // a bit for each Form the language has
    UPluralRules *plurals;
    UNumberFormatter *counters[COUNTERS]; // by decimals
    UDateFormat *day, *month;             // NULL where CLDR has no pattern of the language's own
    UListFormatter *list;
    UCollator *collator;
    Map *words;                           // key → Words
    const Language *const *fallbacks;     // in this order
    size_t fallback_count;
};

// A pattern of the catalogue, ready to be written: see message.h.
typedef struct Words {
    const struct Message *message;
} Words;

// ---------------------------------------------------------------------------------- tags.c
typedef struct Resolved {
    char locale[ULOC_FULLNAME_CAPACITY];  // where ICU finds numbers, dates and order
    Text name;                            // in the language itself
    bool simple, borrowed;
} Resolved;
// False for a tag that is not well formed, or a language that neither ICU nor our map knows.
bool tag_resolve(Arena *arena, Text tag, Resolved *resolved);

// ----------------------------------------------------------------------------------- icu.c
void icu_must(UErrorCode status);         // a failed ICU is a failed machine: message and abort
Text icu_text(Arena *arena, const UChar *text, int32_t length);
// A NUL-terminated copy in UTF-16, owned by the arena.
const UChar *icu_string(Arena *arena, Text text, int32_t *length);

// -------------------------------------------------------------------------------- number.c
void signs_read(Language *language);
void number_digits(Buf *out, const Language *language, Text ascii);  // "2019" in its own digits

// -------------------------------------------------------------------------------- plural.c
void plurals_open(Language *language);
Form plural_form(const Language *language, double number, int decimals);
Form form_of(Text keyword);               // FORM_COUNT if it is none
const char *form_name(Form form);

// --------------------------------------------------------------------------------- date.c
void dates_open(Language *language);
// --------------------------------------------------------------------------------- order.c
void order_open(Language *language);

#endif
