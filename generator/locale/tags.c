// SPDX-License-Identifier: EUPL-1.2
//
// From a BCP 47 tag to the place where ICU keeps that language, and to its name in itself.
//
// ICU answers a language it does not know with the machine's own, silently. So a tag must either
// be found in ICU's data or be in the map below, which names a neighbour on purpose.
#include "locale/inside.h"

#include <ctype.h>
#include <string.h>
#include <unicode/uldnames.h>
#include <unicode/ures.h>

typedef struct Mapped {
    const char *language; // the first subtag
    const char *locale;
    const char *name; // where ICU cannot say it
    bool borrowed;    // another language's words would be wrong: no month
                      // names and no 'and' from there
    bool bare;        // only when the tag names no region
} Mapped;

static const Mapped mapped[] = {
    {"en", "en_GB", NULL, false, true}, // English for Europe: 22 November 2026
    {"fit", "fi", "meänkieli", false, false},
    {"fkv", "fi", "kvääni", false, false},
    {"rmn", "sv", "romani čhib", true, false},
    {"rmf", "sv", "romani čhib", true, false},
    {"rmu", "sv", "romani", true, false},
    {"rom", "sv", "romani čhib", true, false},
    {"sma", "se", "åarjelsaemien gïele", true, false},
    {"smj", "se", "julevsámegiella", true, false},
    {"sje", "se", "bidumsámegiella", true, false},
    {"sju", "se", "ubmejesámiengiälla", true, false},
    {"prs", "fa_AF", "دری", false, false},
    {"aii", "und_Syrc", "ܣܘܪܝܬ", true, false},
    {"syr", "und_Syrc", "ܣܘܪܝܝܐ", true, false},
};

static const char *const simple_names[][2] = {
    {"ar", "العربية المبسطة"},   {"da", "letlæst dansk"},    {"de", "Leichte Sprache"},
    {"en", "easy-read English"}, {"fi", "selkosuomi"},       {"nb", "lettlest norsk"},
    {"nn", "lettlesen norsk"},   {"sv", "lättläst svenska"},
};

static const Mapped *find_mapped(const char *language, bool has_region) {
    for (size_t i = 0; i < sizeof mapped / sizeof *mapped; i++)
        if (strcmp(mapped[i].language, language) == 0 && !(mapped[i].bare && has_region))
            return &mapped[i];
    return NULL;
}

// ICU knows the variant 'simple' no better than any other word: it is ours to read.
static Text without_simple(Arena *arena, Text tag, bool *simple) {
    LIST(Text) kept = {0};
    Text part;
    *simple = false;
    for (Text rest = tag; text_cut(&rest, '-', &part);) {
        if (kept.count && part.length == 6 && strncasecmp(part.at, "simple", 6) == 0)
            *simple = true;
        else
            list_push(arena, &kept, part);
    }
    return text_join(arena, kept.items, kept.count, "-");
}

// Shorter than ICU's room for a name, to which calendar and digits are added.
enum { TAG_MOST = 64 };

static bool well_formed(Text tag) {
    if (tag.length > TAG_MOST)
        return false;
    for (size_t i = 0; i < tag.length; i++)
        if (!isalnum((unsigned char)tag.at[i]) && tag.at[i] != '-')
            return false;
    return tag.length > 0 && tag.at[tag.length - 1] != '-';
}

// The ICU name of a tag, such as sr_Latn for sr-Latn.
static bool to_locale(Text tag, char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    uloc_forLanguageTag(tag.at, locale, ULOC_FULLNAME_CAPACITY, &parsed, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
           (size_t)parsed == tag.length;
}

// The default locale is root (locale_init), so what ICU cannot find it answers from there.
static bool icu_knows(const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_open(NULL, locale, &status);
    const char *actual =
        bundle ? ures_getLocaleByType(bundle, ULOC_ACTUAL_LOCALE, &status) : "root";
    bool known = U_SUCCESS(status) && strcmp(actual, "root") != 0;
    ures_close(bundle);
    return known;
}

static Text icu_name(Arena *arena, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    char base[ULOC_FULLNAME_CAPACITY];
    UChar name[256];
    uloc_getBaseName(locale, base, sizeof base, &status);
    ULocaleDisplayNames *names = uldn_open(base, ULDN_DIALECT_NAMES, &status);
    int32_t length = uldn_localeDisplayName(names, base, name, 256, &status);
    icu_must(status);
    uldn_close(names);
    return icu_text(arena, name, length);
}

static Text simple_name(Arena *arena, const char *language, Text plain) {
    for (size_t i = 0; i < sizeof simple_names / sizeof *simple_names; i++)
        if (strcmp(simple_names[i][0], language) == 0)
            return text_of(simple_names[i][1]);
    return text_format(arena, "%.*s (simple)", TEXT_ARG(plain));
}

static void copy_locale(char *to, const char *from) {
    snprintf(to, ULOC_FULLNAME_CAPACITY, "%s", from);
}

bool tag_resolve(Arena *arena, Text tag, Resolved *resolved) {
    char locale[ULOC_FULLNAME_CAPACITY], language[ULOC_LANG_CAPACITY],
        country[ULOC_COUNTRY_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    Text plain = without_simple(arena, tag, &resolved->simple);
    if (!well_formed(tag) || !to_locale(plain, locale))
        return false;
    uloc_getLanguage(locale, language, sizeof language, &status);
    uloc_getCountry(locale, country, sizeof country, &status);
    if (U_FAILURE(status))
        return false;
    const Mapped *row = find_mapped(language, *country);
    if (!row && !icu_knows(locale))
        return false;
    copy_locale(resolved->locale, row ? row->locale : locale);
    resolved->borrowed = row && row->borrowed;
    resolved->name = row && row->name ? text_of(row->name) : icu_name(arena, locale);
    if (resolved->simple)
        resolved->name = simple_name(arena, language, resolved->name);
    return true;
}
