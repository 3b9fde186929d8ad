// SPDX-License-Identifier: EUPL-1.2
// The first letter of a label or sentence.
#include "locale/inside.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

enum { MOST_UNITS = 8 };                  // of one letter in upper case: "ß" becomes two

// Whether a letter has an upper case at all: digits, Arabic and what is large already have none.
static bool is_small(Text text) {
    size_t behind = 0;
    return text.length && u_islower((UChar32)text_next(text, &behind));
}

Text text_capital(Arena *arena, const Language *language, Text text) {
    size_t behind = 0;
    if (!is_small(text)) return text;
    uint32_t first = text_next(text, &behind);
    UChar letter[MOST_UNITS], upper[MOST_UNITS];
    char utf8[MOST_UNITS * 4], code[ULOC_LANG_CAPACITY];
    int32_t length = 0, written = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF32(letter, MOST_UNITS, &length, (const UChar32 *)&first, 1, &error);
    // ICU would not see Turkish in "tr@calendar=…".
    uloc_getLanguage(language->locale, code, sizeof code, &error);
    length = u_strToUpper(upper, MOST_UNITS, letter, length, code, &error);
    u_strToUTF8(utf8, sizeof utf8, &written, upper, length, &error);
    if (U_FAILURE(error)) return text;
    return text_format(arena, "%.*s%.*s", (int)written, utf8,
                       TEXT_ARG(text_slice(text, behind, text.length)));
}
