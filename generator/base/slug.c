// SPDX-License-Identifier: EUPL-1.2
//
// Slugs: names that are safe in addresses and file names on every system.
#include "base/inside.h"

// U+00C0 to U+017F, Latin-1 and Latin Extended-A, in their order: 64 and 128 letters.
static const char *const latin[] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // À
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss", // Ð
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // à
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y",  // ð
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",  // Ā
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",  // Đ
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",  // Ġ
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",  // İ
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",  // ŀ
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",  // Ő
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",  // Š
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s",  // Ű
};
_Static_assert(sizeof latin / sizeof *latin == 0x180 - 0xc0, "one entry per letter");

// Accents written apart from their letter, and the soft hyphen, are not there at all.
static bool is_dropped(uint32_t c) {
    return (c >= 0x300 && c <= 0x36f) || c == 0xad;
}

// What stands for the character; "" when it parts two words. `one` is room for an ASCII letter.
static const char *letters_for(uint32_t c, char one[2]) {
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
        one[0] = (char)c;
        return one;
    }
    return c >= 0xc0 && c < 0x180 ? latin[c - 0xc0] : "";
}

Text text_slug(Arena *arena, Text text) {
    Buf slug = {0};
    bool gap = false;
    char one[2] = "";
    for (size_t i = 0; i < text.length;) {
        uint32_t c = text_next(text, &i);
        const char *letters = letters_for(c, one);
        if (*letters) {
            if (gap && slug.length)
                buf_char(&slug, '-');
            buf_string(&slug, letters);
            gap = false;
        } else if (!is_dropped(c)) {
            gap = true;
        }
    }
    return buf_take(arena, &slug);
}
