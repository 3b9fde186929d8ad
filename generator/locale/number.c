// SPDX-License-Identifier: EUPL-1.2
//
// Writing numbers. ICU's number formatter is asked for its signs when the language is opened;
// after that a number is written by hand, since a report writes hundreds of thousands of them.
// tests/unit/test_locale_number.c proves that both write the same.
#include "locale/inside.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

// ---------------------------------------------------------------------------------- reading

static Sign to_sign(const UChar *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    Sign sign = {0};
    int32_t written = 0;
    u_strToUTF8(sign.at, sizeof sign.at, &written, text, length, &status);
    icu_must(status);
    assert(written <= (int32_t)sizeof sign.at);
    sign.length = (unsigned char)written;
    return sign;
}

static Sign read_symbol(const UNumberFormat *format, UNumberFormatSymbol symbol) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[16];
    int32_t length = unum_getSymbol(format, symbol, text, 16, &status);
    icu_must(status);
    return to_sign(text, length);
}

static Sign read_affix(const UNumberFormat *format, UNumberFormatTextAttribute affix) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[16];
    int32_t length = unum_getTextAttribute(format, affix, text, 16, &status);
    icu_must(status);
    return to_sign(text, length);
}

// From how many digits on a language groups is an attribute that ICU does not give away: look.
static bool groups_thousands(const Language *language, const Sign *group) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[32];
    char shown[100];
    UFormattedNumber *formatted = unumf_openResult(&status);
    unumf_formatInt(language->counters[0], 1000, formatted, &status);
    int32_t length = unumf_resultToString(formatted, text, 32, &status);
    u_strToUTF8(shown, sizeof shown, NULL, text, length, &status);
    icu_must(status);
    unumf_closeResult(formatted);
    return strstr(shown, group->at) != NULL;
}

static void read_groups(Language *language, const UNumberFormat *format) {
    Signs *signs = &language->signs;
    int last = unum_getAttribute(format, UNUM_GROUPING_SIZE);
    int others = unum_getAttribute(format, UNUM_SECONDARY_GROUPING_SIZE);
    signs->group = read_symbol(format, UNUM_GROUPING_SEPARATOR_SYMBOL);
    signs->last_group = last > 0 ? (size_t)last : SIZE_MAX / 4; // never reached: no groups
    signs->other_groups = others > 0 ? (size_t)others : signs->last_group;
    signs->least_in_front = groups_thousands(language, &signs->group) ? 1 : 2;
}

void signs_read(Language *language) {
    UErrorCode status = U_ZERO_ERROR;
    Signs *signs = &language->signs;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, language->locale, NULL, &status);
    icu_must(status);
    signs->digits[0] = read_symbol(format, UNUM_ZERO_DIGIT_SYMBOL);
    for (int digit = 1; digit <= 9; digit++) // the symbols of one to nine follow each other
        signs->digits[digit] =
            read_symbol(format, (UNumberFormatSymbol)(UNUM_ONE_DIGIT_SYMBOL + digit - 1));
    signs->decimal = read_symbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL);
    signs->before_negative = read_affix(format, UNUM_NEGATIVE_PREFIX);
    signs->after_negative = read_affix(format, UNUM_NEGATIVE_SUFFIX);
    read_groups(language, format);
    unum_close(format);
}

// ---------------------------------------------------------------------------------- writing

enum { WRITTEN_MAX = DIGITS_MAX * 12 + 64 };

// Copies more than the sign is long: the next one overwrites the rest.
static char *put(char *at, const Sign *sign) {
    memcpy(at, sign, sizeof *sign);
    return at + sign->length;
}

static char *put_whole(char *at, const Signs *signs, const char *digits, size_t count) {
    bool grouped = count >= signs->last_group + signs->least_in_front;
    for (size_t i = 0; i < count; i++) {
        size_t left = count - i;
        if (grouped && i && left >= signs->last_group &&
            (left - signs->last_group) % signs->other_groups == 0)
            at = put(at, &signs->group);
        at = put(at, &signs->digits[digits[i] - '0']);
    }
    return at;
}

static bool all_zero(const char *digits, size_t count) {
    while (count && digits[count - 1] == '0')
        count--;
    return count == 0;
}

static size_t compose(char *out, const Signs *signs, double number, int decimals) {
    char digits[DIGITS_MAX], *at = out;
    size_t count = digits_rounded(digits, fabs(number), decimals);
    size_t whole = count - (size_t)decimals;
    bool negative = number < 0 && !all_zero(digits, count);
    if (negative)
        at = put(at, &signs->before_negative);
    at = put_whole(at, signs, digits, whole);
    if (decimals)
        at = put(at, &signs->decimal);
    for (size_t i = whole; i < count; i++)
        at = put(at, &signs->digits[digits[i] - '0']);
    if (negative)
        at = put(at, &signs->after_negative);
    return (size_t)(at - out);
}

void number_write(Buf *out, const Language *language, double number, int decimals) {
    char written[WRITTEN_MAX];
    buf_bytes(out, written, compose(written, &language->signs, number, decimals));
}

Text number_text(Arena *arena, const Language *language, double number, int decimals) {
    char written[WRITTEN_MAX];
    size_t length = compose(written, &language->signs, number, decimals);
    return text_copy(arena, (Text){written, length});
}

void number_digits(Buf *out, const Language *language, Text ascii) {
    for (size_t i = 0; i < ascii.length; i++) {
        const Sign *sign = &language->signs.digits[ascii.at[i] - '0'];
        buf_bytes(out, sign->at, sign->length);
    }
}
