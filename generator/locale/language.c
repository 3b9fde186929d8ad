// SPDX-License-Identifier: EUPL-1.2
//
// Opening and closing a language. What its tag means is in tags.c.
#include "locale/inside.h"

#include <assert.h>
#include <string.h>
#include <unicode/unumsys.h>

void locale_init(void) {
    UErrorCode status = U_ZERO_ERROR;
    uloc_setDefault("root", &status);
    icu_must(status);
}

// Positional decimal digits: "latn", "arab", "deva", but not "roman".
static bool is_digits(const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberingSystem *system = unumsys_openByName(name, &status);
    bool usable =
        U_SUCCESS(status) && !unumsys_isAlgorithmic(system) && unumsys_getRadix(system) == 10;
    unumsys_close(system);
    return usable;
}

static void set_keyword(Language *language, const char *keyword, const char *value) {
    UErrorCode status = U_ZERO_ERROR;
    uloc_setKeywordValue(keyword, value, language->locale, sizeof language->locale, &status);
    icu_must(status);
}

static bool is_arabic(const Language *language) {
    UErrorCode status = U_ZERO_ERROR;
    char code[ULOC_LANG_CAPACITY];
    uloc_getLanguage(language->locale, code, sizeof code, &status);
    return strcmp(code, "ar") == 0;
}

// Years and months are those of the data, in every language.
static void complete_locale(Language *language, const char *digits) {
    set_keyword(language, "calendar", "gregorian");
    if (*digits)
        set_keyword(language, "numbers", digits);
    else if (is_arabic(language))
        set_keyword(language, "numbers", "latn");
}

static Language *unknown_language(Text tag, Diags *diags, Spot spot) {
    Diag *diag =
        diag_error(diags, "unknown-language", spot, "unknown language '%.*s'", TEXT_ARG(tag));
    if (text_find(tag, T("_")) != SIZE_MAX)
        diag_hint(diags, diag, "parts of a tag are joined by a hyphen, as in en-GB");
    else
        diag_hint(diags, diag, "use a BCP 47 tag, such as sv, fi, en-GB, zh-Hant or sv-simple");
    return NULL;
}

static bool digits_known(const char *digits, Diags *diags, Spot spot) {
    if (!*digits || is_digits(digits))
        return true;
    Diag *diag = diag_error(diags, "unknown-digits", spot, "unknown digits '%s'", digits);
    diag_hint(diags, diag, "use a CLDR numbering system with ten digits, such as latn or arab");
    return false;
}

// The digits of the choice, or those that the tag itself asks for: sv-u-nu-arab.
static const char *digits_of(Arena *arena, const Resolved *resolved, Text chosen) {
    UErrorCode status = U_ZERO_ERROR;
    char *digits = arena_alloc(arena, ULOC_KEYWORDS_CAPACITY);
    if (chosen.length)
        return text_copy(arena, chosen).at;
    uloc_getKeywordValue(resolved->locale, "numbers", digits, ULOC_KEYWORDS_CAPACITY, &status);
    return U_SUCCESS(status) ? digits : "";
}

Language *language_open(Arena *arena, LanguageChoice choice, Diags *diags, Spot spot) {
    Resolved resolved;
    if (!tag_resolve(arena, choice.tag, &resolved))
        return unknown_language(choice.tag, diags, spot);
    const char *digits = digits_of(arena, &resolved, choice.digits);
    if (!digits_known(digits, diags, choice.digits_spot.source ? choice.digits_spot : spot))
        return NULL;
    Language *language = arena_make(arena, Language);
    language->arena = arena;
    language->tag = text_copy(arena, choice.tag);
    language->name = resolved.name;
    language->simple = resolved.simple;
    language->borrowed = resolved.borrowed;
    language->words = map_new(arena);
    memcpy(language->locale, resolved.locale, sizeof resolved.locale);
    complete_locale(language, digits);
    language->rtl = uloc_isRightToLeft(language->locale);
    plurals_open(language);
    signs_read(language);
    dates_open(language);
    order_open(language);
    return language;
}

void language_close(Language *language) {
    if (!language)
        return;
    for (int i = 0; i < COUNTERS; i++)
        unumf_close(language->counters[i]);
    uplrules_close(language->plurals);
    udat_close(language->day);
    udat_close(language->month);
    ulistfmt_close(language->list);
    ucol_close(language->collator);
}

Text language_tag(const Language *language) {
    return language->tag;
}

Text language_name(const Language *language) {
    return language->name;
}

bool language_rtl(const Language *language) {
    return language->rtl;
}

const char *language_direction(const Language *language) {
    return language->rtl ? "rtl" : "ltr";
}

bool language_simple(const Language *language) {
    return language->simple;
}
