// SPDX-License-Identifier: EUPL-1.2
//
// Dates and periods in words. Where CLDR has no pattern of the language's own, ICU would put the
// parts in root's order (in Northern Sámi "2026 skábmamánnu 22"); then the ISO date stands, which
// everybody in Sweden reads.
#include "locale/inside.h"

#include <string.h>
#include <time.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

static UDateFormat *open_format(const char *locale, UDateTimePatternGenerator *patterns,
                                const UChar *skeleton, const UChar *roots) {
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[64];
    int32_t length = udatpg_getBestPattern(patterns, skeleton, -1, pattern, 64, &status);
    icu_must(status);
    if (u_strcmp(pattern, roots) == 0)
        return NULL;
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"Etc/UTC", -1, pattern, length, &status);
    icu_must(status);
    return format;
}

// ICU compiles the number format inside a date format when it is used for the third time or so: here,
// and not while threads share it.
static void finish(const UDateFormat *format) {
    UChar text[128];
    for (int use = 0; format && use < 8; use++) {
        UErrorCode status = U_ZERO_ERROR;
        udat_format(format, 0, text, 128, NULL, &status);
        icu_must(status);
    }
}

void dates_open(Language *language) {
    UErrorCode status = U_ZERO_ERROR;
    if (language->borrowed)
        return;
    UDateTimePatternGenerator *patterns = udatpg_open(language->locale, &status);
    icu_must(status);
    language->day = open_format(language->locale, patterns, u"yMMMMd", u"y MMMM d");
    language->month = open_format(language->locale, patterns, u"yMMMM", u"y MMMM");
    udatpg_close(patterns);
    finish(language->day);
    finish(language->month);
}

// ---------------------------------------------------------------------------------- reading

typedef struct Date {
    int year, month, day, parts;
} Date;

static bool read_part(Text *rest, size_t length, int *value) {
    *value = 0;
    for (size_t i = 0; i < length; i++) {
        if (i >= rest->length || rest->at[i] < '0' || rest->at[i] > '9')
            return false;
        *value = *value * 10 + (rest->at[i] - '0');
    }
    *rest = text_slice(*rest, length, rest->length);
    return true;
}

static bool read_next(Text *rest, int *value) {
    if (!rest->length || rest->at[0] != '-')
        return false;
    *rest = text_slice(*rest, 1, rest->length);
    return read_part(rest, 2, value);
}

// A day of the Gregorian calendar, or a part of one.
static bool read_date(Text iso, Date *date) {
    *date = (Date){.month = 1, .day = 1, .parts = 1};
    if (!read_part(&iso, 4, &date->year))
        return false;
    for (int *value = &date->month; iso.length; value = &date->day)
        if (date->parts++ == 3 || !read_next(&iso, value))
            return false;
    return date->year >= 1583 && date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= month_days(date->year, date->month);
}

// ---------------------------------------------------------------------------------- writing

static Text format_date(Arena *arena, const UDateFormat *format, const Date *date) {
    struct tm day = {.tm_year = date->year - 1900, .tm_mon = date->month - 1, .tm_mday = date->day};
    UErrorCode status = U_ZERO_ERROR;
    UChar text[128];
    int32_t length = udat_format(format, (UDate)timegm(&day) * 1000, text, 128, NULL, &status);
    icu_must(status);
    return icu_text(arena, text, length);
}

static Text in_digits(Arena *arena, const Language *language, Text from, const char *dash,
                      Text to) {
    Buf buf = {0};
    number_digits(&buf, language, from);
    buf_string(&buf, dash);
    number_digits(&buf, language, to);
    return buf_take(arena, &buf);
}

Text date_text(Arena *arena, const Language *language, Text iso) {
    Date date;
    if (!read_date(iso, &date))
        return text_copy(arena, iso);
    if (date.parts == 1)
        return in_digits(arena, language, iso, "", (Text){0});
    const UDateFormat *format = date.parts == 3 ? language->day : language->month;
    return format ? format_date(arena, format, &date) : text_copy(arena, iso);
}

Text period_text(Arena *arena, const Language *language, Text time) {
    Text from = text_slice(time, 0, 4), to = text_slice(time, 5, time.length);
    Date first, last;
    if (time.length == 9 && time.at[4] == '-' && read_date(from, &first) && read_date(to, &last))
        return in_digits(arena, language, from, "–", to);
    return date_text(arena, language, time);
}
