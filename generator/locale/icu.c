// SPDX-License-Identifier: EUPL-1.2
//
// Between our UTF-8 and ICU's UTF-16.
#include "locale/inside.h"

#include <stdlib.h>
#include <unicode/ustring.h>

void icu_must(UErrorCode status) {
    if (U_SUCCESS(status))
        return;
    fprintf(stderr, "jamlik: ICU cannot work here: %s\n", u_errorName(status));
    abort();
}

Text icu_text(Arena *arena, const UChar *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = length * 3 + 1, written = 0;
    char *at = arena_alloc(arena, (size_t)capacity);
    u_strToUTF8WithSub(at, capacity, &written, text, length, 0xFFFD, NULL, &status);
    icu_must(status);
    return (Text){at, (size_t)written};
}

const UChar *icu_string(Arena *arena, Text text, int32_t *length) {
    UErrorCode status = U_ZERO_ERROR;
    UChar *at = arena_array(arena, UChar, text.length + 1);
    u_strFromUTF8WithSub(at, (int32_t)text.length + 1, length, text.length ? text.at : "",
                         (int32_t)text.length, 0xFFFD, NULL, &status);
    icu_must(status);
    return at;
}
