// SPDX-License-Identifier: EUPL-1.2
//
// Which plural form a number takes as it is shown: Swedish "1" is one, "1,0" is other.
#include "locale/inside.h"

#include <unicode/uenum.h>

static const char *const form_names[FORM_COUNT] = {"zero", "one", "two", "few", "many", "other"};

Form form_of(Text keyword) {
    Form form = FORM_ZERO;
    while (form < FORM_COUNT && !text_is(keyword, form_names[form]))
        form++;
    return form;
}

const char *form_name(Form form) {
    return form_names[form];
}

// ICU compiles a formatter when it is used for the third time or so: here, and not while threads
// share it.
static void finish(const UNumberFormatter *counter) {
    UErrorCode status = U_ZERO_ERROR;
    UFormattedNumber *formatted = unumf_openResult(&status);
    for (int use = 0; use < 8; use++)
        unumf_formatDouble(counter, use, formatted, &status);
    icu_must(status);
    unumf_closeResult(formatted);
}

static UNumberFormatter *open_counter(const char *locale, int decimals) {
    static const UChar skeletons[COUNTERS][40] = {u"precision-integer rounding-mode-half-up",
                                                  u".0 rounding-mode-half-up",
                                                  u".00 rounding-mode-half-up",
                                                  u".000 rounding-mode-half-up",
                                                  u".0000 rounding-mode-half-up",
                                                  u".00000 rounding-mode-half-up",
                                                  u".000000 rounding-mode-half-up"};
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormatter *counter =
        unumf_openForSkeletonAndLocale(skeletons[decimals], -1, locale, &status);
    icu_must(status);
    finish(counter);
    return counter;
}

static unsigned read_forms(const UPluralRules *rules) {
    UErrorCode status = U_ZERO_ERROR;
    unsigned forms = 1u << FORM_OTHER;
    UEnumeration *keywords = uplrules_getKeywords(rules, &status);
    for (const char *keyword; (keyword = uenum_next(keywords, NULL, &status));)
        forms |= 1u << form_of(text_of(keyword));
    icu_must(status);
    uenum_close(keywords);
    return forms & FORMS_ALL;
}

void plurals_open(Language *language) {
    UErrorCode status = U_ZERO_ERROR;
    language->plurals = uplrules_open(language->locale, &status);
    icu_must(status);
    language->forms = read_forms(language->plurals);
    for (int decimals = 0; decimals < COUNTERS; decimals++)
        language->counters[decimals] = open_counter(language->locale, decimals);
}

Form plural_form(const Language *language, double number, int decimals) {
    UErrorCode status = U_ZERO_ERROR;
    UChar keyword[16];
    char ascii[16] = "";
    int shown = decimals < COUNTERS ? decimals : COUNTERS - 1;
    UFormattedNumber *formatted = unumf_openResult(&status);
    unumf_formatDouble(language->counters[shown], number, formatted, &status);
    int32_t length = uplrules_selectFormatted(language->plurals, formatted, keyword, 16, &status);
    icu_must(status);
    unumf_closeResult(formatted);
    for (int32_t i = 0; i < length && i < 15; i++)
        ascii[i] = (char)keyword[i];
    Form form = form_of(text_of(ascii));
    return form < FORM_COUNT ? form : FORM_OTHER;
}
