// SPDX-License-Identifier: EUPL-1.2
//
// locale/ is everything that differs between languages and is not data: numbers, dates, plurals,
// sorting, names of languages, and the catalogues of interface texts and sentence patterns.
//
//   Language *swedish = language_open(arena, (LanguageChoice){.tag = T("sv")}, diags, spot);
//   number_write(&buf, swedish, 83.14, 1);                       // 83,1
//   Text line = words(arena, swedish, "gap.points", args, 2);    // pattern from the catalogue
//
// A Language is const once opened and its catalogue loaded, and may be used by any thread.
// ICU's process-wide default locale is never relied upon: see docs/decisions.md.
#ifndef JAMLIK_LOCALE_H
#define JAMLIK_LOCALE_H

#include "base/base.h"

typedef struct Language Language;

typedef struct LanguageChoice {
    Text tag;                             // BCP 47, as in report.yaml: "sv", "sv-simple", "ar"
    Text digits;                          // a CLDR numbering system ("latn", "arab"), or empty
    Spot digits_spot;                     // where that is written
} LanguageChoice;

// Once, before any thread starts: makes ICU independent of the machine's LANG.
void locale_init(void);

// An explicit map gives each tag its ICU locale, so a language ICU does not know (fit, rmn, sma …)
// never falls back to the machine's. A tag that is neither known to ICU nor mapped, or not well
// formed, is an error 'unknown-language' at `spot` and NULL, and so are 'unknown-digits'. ar gets
// latn digits unless it chooses; en is Europe's English, with 22 November 2026.
Language *language_open(Arena *arena, LanguageChoice choice, Diags *diags, Spot spot);
void language_close(Language *language);           // ICU objects; the memory is the arena's
Text language_tag(const Language *language);
Text language_name(const Language *language);       // in itself: "svenska", "lättläst svenska", "العربية"
bool language_rtl(const Language *language);
const char *language_direction(const Language *language);   // "ltr" or "rtl"
bool language_simple(const Language *language);     // has the variant 'simple'

// ---------------------------------------------------------------------------------- numbers
// Grouped, with exactly `decimals` decimals (half away from zero, as a reader rounds), the
// language's own signs and digits. U+2212 is the minus sign where CLDR says so. -0 is written 0.
void number_write(Buf *out, const Language *language, double number, int decimals);
Text number_text(Arena *arena, const Language *language, double number, int decimals);
// Finds the first number in a text written by an author in this language: sign (- or U+2212),
// grouping by space, no-break space or the language's own, its decimal mark, its digits or ASCII.
// `part` is the slice of `text` that was the number. Returns how many numbers there are. Digits
// followed by more digits after a second mark (12.30.45), or more than 15 decimals, are not a number: if there are only such,
// the result is 0 and `part` is the first of them. Digits that belong to a word (CO2) are ignored.
typedef struct NumberFound {
    double number;
    int decimals;
    Text part;
    bool foreign;                         // not its own decimal mark: "83.1" in Swedish
} NumberFound;
size_t number_find(const Language *language, Text text, NumberFound *first);
// All numbers, in the order of the text, the first `most` of them into `found`. Returns how many
// there are.
size_t numbers_find(const Language *language, Text text, NumberFound *found, size_t most);

// ------------------------------------------------------------------------------------ dates
// ISO 8601 date ("2026-11-22", "2026-11" or "2026") in words: "22 november 2026". Not a date: as is.
Text date_text(Arena *arena, const Language *language, Text iso);
// A time of the data: "2019" as is; "2014-2018" → "2014–2018"; "2023-01" → "januari 2023".
Text period_text(Arena *arena, const Language *language, Text time);

// ---------------------------------------------------------------------------- order and lists
// CLDR root or the language's own collation: Swedish sorts z å ä ö. Total: ties by bytes.
int language_order(const Language *language, Text a, Text b);
Text list_text(Arena *arena, const Language *language, const Text *parts, size_t count);  // A, B och C
// The text with its first letter in upper case, for labels and the beginning of a sentence. Names in
// code lists are written as they stand inside a sentence: "kvinnor", "Gävle".
Text text_capital(Arena *arena, const Language *language, Text text);
// Puts a text of unknown direction into a sentence or SVG: U+2068 … U+2069.
Text text_isolate(Arena *arena, Text text);

// ------------------------------------------------------------------------- catalogues, words
// A catalogue is a PO file: msgctxt is the key ("figure.table"), msgid the English text, msgstr the
// translation, all ICU MessageFormat patterns. Loading several into one language: later ones win.
// Errors: syntax, duplicate key, a placeholder that msgid does not have, a pattern that does not
// compile, plural forms the language does not have. Fuzzy and empty entries count as missing.
// `original` is a language with the program's own patterns: one of another catalogue may ask for no
// more than they do. NULL while that language itself is loaded.
bool catalogue_load(Language *language, const Source *source, const Language *original, Diags *diags);
// Where a key is missing, texts are taken from the first of these that has it itself; the array
// is borrowed. words_language tells which.
void language_set_fallbacks(Language *language, const Language *const *fallbacks, size_t count);
bool words_has(const Language *language, const char *key);           // itself, not its fallback
size_t words_count(const Language *language);
Text words_key(const Language *language, size_t index);

typedef struct WordsArg {
    const char *name;
    Text text;                            // what {name} shows; empty: the number by number_write
    double number;                        // what plural looks at
    int decimals;                         // of the number as shown: Swedish "1,0" is plural
} WordsArg;

// The pattern of `key` with its arguments: {name}, {name, select, a {…} other {…}},
// {name, plural, =0 {…} one {…} other {…}} with # and offset, apostrophes quoted as in ICU.
// A missing key or argument is our mistake: assert in debug builds, the key itself otherwise.
// Text arguments are wrapped in isolates when the language is right-to-left.
Text words(Arena *arena, const Language *language, const char *key, const WordsArg *args,
           size_t count);
// The text of a key without arguments.
Text words_plain(Arena *arena, const Language *language, const char *key);
// The language the key is really in (itself or a fallback).
const Language *words_language(const Language *language, const char *key);

#endif
