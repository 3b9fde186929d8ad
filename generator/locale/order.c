// SPDX-License-Identifier: EUPL-1.2
//
// The order of words in a list, lists in a sentence, and texts that run the other way.
#include "locale/inside.h"

#include <unicode/ustring.h>

void order_open(Language *language) {
    UErrorCode status = U_ZERO_ERROR;
    language->collator = ucol_open(language->locale, &status);
    icu_must(status);
    if (!language->borrowed)
        language->list = ulistfmt_open(language->locale, &status);
    icu_must(status);
}

int language_order(const Language *language, Text a, Text b) {
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult order =
        ucol_strcollUTF8(language->collator, a.length ? a.at : "", (int32_t)a.length,
                         b.length ? b.at : "", (int32_t)b.length, &status);
    icu_must(status);
    return order ? (int)order : text_order(a, b);
}

Text list_text(Arena *arena, const Language *language, const Text *parts, size_t count) {
    if (count < 2 || !language->list)
        return text_join(arena, parts, count, ", ");
    UErrorCode status = U_ZERO_ERROR;
    const UChar **strings = arena_array(arena, const UChar *, count);
    int32_t *lengths = arena_array(arena, int32_t, count), capacity = 64 * (int32_t)count;
    for (size_t i = 0; i < count; i++) {
        strings[i] = icu_string(arena, parts[i], &lengths[i]);
        capacity += lengths[i];
    }
    UChar *list = arena_array(arena, UChar, (size_t)capacity);
    int32_t length =
        ulistfmt_format(language->list, strings, lengths, (int32_t)count, list, capacity, &status);
    icu_must(status);
    return icu_text(arena, list, length);
}

Text text_isolate(Arena *arena, Text text) {
    Text parts[] = {T("\u2068"), text, T("\u2069")};
    return text_join(arena, parts, 3, "");
}
