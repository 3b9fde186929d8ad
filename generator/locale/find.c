// SPDX-License-Identifier: EUPL-1.2
//
// Reading the numbers that an author wrote in a sentence. Read from the end: number_find walks the
// text and knows what stands before a number; read_number reads one from its first digit on.
//
// Forgiving where a reader would be: any kind of space groups, digits of any script count, and a
// point in Swedish is read as the decimal mark it was meant to be, but said so in `foreign`.
#include "locale/inside.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum {
    MINUS = 0x2212,
    ARABIC_DECIMAL = 0x066B,
    ARABIC_GROUP = 0x066C,
    PLAIN_MAX = 40, // digits; nobody counts that far
};

typedef struct Reading {
    const Language *language;
    Text text;
    size_t at;
    char plain[PLAIN_MAX + 16]; // ASCII digits, without a point
    size_t count;
    int decimals;
    bool foreign;
} Reading;

// The code point at `at`, and where the next one begins; 0 at the end.
static uint32_t peek(Text text, size_t at, size_t *next) {
    *next = at;
    return at < text.length ? text_next(text, next) : 0;
}

static int digit_value(uint32_t c) {
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)c - '0' : -1;
    return u_charDigitValue((UChar32)c);
}

static bool digit_at(Text text, size_t at) {
    size_t next;
    return digit_value(peek(text, at, &next)) >= 0;
}

static uint32_t sign_code(const Sign *sign) {
    size_t next = 0;
    return sign->length ? text_next((Text){sign->at, sign->length}, &next) : 0;
}

// Thin, no-break and narrow no-break space group like any space.
static bool is_space(uint32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

static bool is_group(const Reading *reading, uint32_t c) {
    return is_space(c) || c == ARABIC_GROUP ||
           (c && c == sign_code(&reading->language->signs.group));
}

static bool is_decimal(const Reading *reading, uint32_t c) {
    return c == ARABIC_DECIMAL || (c && c == sign_code(&reading->language->signs.decimal));
}

// ------------------------------------------------------------------------------- one number

static size_t read_digits(Reading *reading) {
    size_t before = reading->at, count = 0, next;
    for (int value; (value = digit_value(peek(reading->text, before, &next))) >= 0; before = next) {
        if (reading->count < PLAIN_MAX)
            reading->plain[reading->count++] = (char)('0' + value);
        count++;
    }
    reading->at = before;
    return count;
}

static size_t count_digits(Text text, size_t at) {
    size_t count = 0, next;
    for (; digit_value(peek(text, at, &next)) >= 0; at = next)
        count++;
    return count;
}

// Groups of three (or 12,34,567 where the language writes so) behind one and the same mark.
// Returns that mark, or 0.
static uint32_t read_groups(Reading *reading) {
    size_t next, others = reading->language->signs.other_groups;
    uint32_t mark = 0, c;
    while (is_group(reading, c = peek(reading->text, reading->at, &next))) {
        size_t digits = count_digits(reading->text, next);
        bool same = !mark || c == mark || (is_space(c) && is_space(mark));
        if (!same || (digits != 3 && digits != others))
            break;
        mark = c;
        reading->at = next;
        read_digits(reading);
    }
    return mark;
}

static void read_decimals(Reading *reading, uint32_t group) {
    size_t next;
    uint32_t c = peek(reading->text, reading->at, &next);
    bool own = is_decimal(reading, c), other = (c == '.' || c == ',') && c != group;
    if ((!own && !other) || !digit_at(reading->text, next))
        return;
    reading->at = next;
    reading->decimals = (int)read_digits(reading);
    reading->foreign = !own;
}

// 12.30.45: a mark and digits again. Steps over all of it.
static bool runs_on(Reading *reading) {
    bool more = false;
    for (;;) {
        size_t next;
        uint32_t c = peek(reading->text, reading->at, &next);
        bool mark = c == '.' || c == ',' || is_decimal(reading, c) ||
                    (is_group(reading, c) && !is_space(c));
        if (!mark || !digit_at(reading->text, next))
            return more;
        reading->at = next;
        read_digits(reading);
        more = true;
    }
}

static bool read_number(Reading *reading) {
    reading->count = 0;
    reading->decimals = 0;
    reading->foreign = false;
    size_t first = read_digits(reading);
    read_decimals(reading, first <= 3 ? read_groups(reading) : 0);
    return !runs_on(reading) && reading->count < PLAIN_MAX && reading->decimals <= DECIMALS_MAX;
}

// --------------------------------------------------------------------------------- the text

static double to_double(Reading *reading, bool negative) {
    snprintf(reading->plain + reading->count, 16, "e-%d", reading->decimals);
    double number = strtod(reading->plain, NULL);
    return negative && number > 0 ? -number : number;
}

// In "CO2" and "H1N1" the digits belong to a word. Other scripts write words and numbers together.
static bool in_word(uint32_t before) {
    UErrorCode status = U_ZERO_ERROR;
    return u_isalpha((UChar32)before) &&
           uscript_getScript((UChar32)before, &status) == USCRIPT_LATIN;
}

static bool is_bidi_mark(uint32_t c) {
    return c == 0x200E || c == 0x200F || c == 0x061C;
}

// What stands before the number: the last character, and where a minus sign began that is neither
// the hyphen of a word nor the dash of a range.
typedef struct Before {
    uint32_t character;
    size_t sign; // SIZE_MAX: none
} Before;

static void step(Before *before, uint32_t c, size_t at) {
    if (is_bidi_mark(c))
        return;
    bool minus = (c == '-' || c == MINUS) && !u_isalnum((UChar32)before->character);
    *before = (Before){c, minus ? at : SIZE_MAX};
}

static NumberFound as_found(Reading *reading, size_t from, bool negative) {
    return (NumberFound){
        .number = to_double(reading, negative),
        .decimals = reading->decimals,
        .part = text_slice(reading->text, from, reading->at),
        .foreign = reading->foreign,
    };
}

// The first `most` numbers; `malformed` becomes the first digits that are none.
static size_t find(Reading *reading, NumberFound *found, size_t most, Text *malformed) {
    Before before = {.sign = SIZE_MAX};
    size_t count = 0, next;
    for (uint32_t c; (c = peek(reading->text, reading->at, &next));) {
        size_t from = before.sign == SIZE_MAX ? reading->at : before.sign;
        if (digit_value(c) < 0) {
            step(&before, c, reading->at);
            reading->at = next;
            continue;
        }
        bool word = in_word(before.character), number = read_number(reading);
        if (!word && number && count++ < most)
            found[count - 1] = as_found(reading, from, before.sign != SIZE_MAX);
        else if (!word && !number && !malformed->length)
            *malformed = text_slice(reading->text, from, reading->at);
        before = (Before){'0', SIZE_MAX};
    }
    return count;
}

size_t number_find(const Language *language, Text text, NumberFound *first) {
    Reading reading = {.language = language, .text = text};
    Text malformed = {0};
    size_t count = find(&reading, first, 1, &malformed);
    if (!count)
        *first = (NumberFound){.part = malformed};
    return count;
}

size_t numbers_find(const Language *language, Text text, NumberFound *found, size_t most) {
    Reading reading = {.language = language, .text = text};
    Text malformed = {0};
    return find(&reading, found, most, &malformed);
}
