// SPDX-License-Identifier: EUPL-1.2
// The interface's texts: the program's catalogues, then the theme's, then the report's own for that
// theme; a later one wins. Order: one catalogue, English, what is missing, load_texts.
#include "site/load.h"

#include <string.h>

static Text text_file(Arena *arena, Text folder, Text tag) {
    return text_format(arena, "%.*s/%.*s.po", TEXT_ARG(folder), TEXT_ARG(tag));
}

// Whether there is one.
static bool load_catalogue(Site *site, Language *language, Text folder, const Language *original,
                           Diags *diags) {
    Text path = text_file(site->arena, folder, language_tag(language));
    if (!fs_exists(path)) return false;
    Source *source = source_read(site->arena, diags, path, path, FILE_LIMIT);
    if (source) catalogue_load(language, source, original, diags);
    return true;
}

// ---------------------------------------------------------------------------------- English
// The program's own catalogue has every text: what no language of a chain has is said in English, and no
// other text may ask for more than the English one. It is there besides the report's own English, which
// a theme may have changed.

static void open_english(Site *site, Text folder, Diags *diags) {
    Report *report = &site->report;
    report->english = language_open(site->arena, (LanguageChoice){.tag = T("en")}, diags, (Spot){0});
    load_catalogue(site, report->english, folder, NULL, diags);
}

static void set_fallbacks(Site *site, SiteLanguage *language) {
    size_t count = 0;
    const Language **next = arena_array(site->arena, const Language *, language->chain_length + 1);
    for (size_t i = 1; i < language->chain_length; i++)
        next[count++] = site->report.languages[language->chain_index[i]].locale;
    next[count++] = site->report.english;
    language_set_fallbacks(language->locale, next, count);
}

// ---------------------------------------------------------------------------------- missing

static void warn_missing(const Site *site, const SiteLanguage *language, bool any, Text path,
                         Diags *diags) {
    const Language *english = site->report.english;
    size_t all = words_count(english), missing = 0;
    for (size_t i = 0; i < all; i++) {
        const Language *found = words_language(language->locale, words_key(english, i).at);
        missing += !same_speech(language_tag(found), language->tag);
    }
    if (any && !missing) return;
    Diag *diag = any ? diag_warning(diags, "untranslated-texts", language->spot,
                                    "%zu of %zu interface texts are not translated in '%.*s'", missing,
                                    all, TEXT_ARG(language->tag))
                     : diag_warning(diags, "no-interface-texts", language->spot,
                                    "there are no interface texts in '%.*s'", TEXT_ARG(language->tag));
    diag_hint(diags, diag, "readers see those of the next language; %s %.*s",
              any ? "translate them in" : "add", TEXT_ARG(path));
}

typedef struct Loaded {                   // of one language
    bool any, sound;
} Loaded;

static Loaded load_language(Site *site, Language *language, const Text *folders, size_t count,
                            Diags *diags) {
    size_t before = diags_count(diags, LEVEL_ERROR);
    Loaded loaded = {0};
    for (size_t i = 0; i < count; i++)
        loaded.any |= load_catalogue(site, language, folders[i], site->report.english, diags);
    loaded.sound = diags_count(diags, LEVEL_ERROR) == before;
    return loaded;
}

void load_texts(Site *site, Text theme_folder, Diags *diags) {
    Arena *arena = site->arena;
    Text own = report_path(
        site, arena, text_format(arena, "themes/%.*s/texts", TEXT_ARG(site->report.theme)));
    Text folders[] = {path_join(arena, site->options.share, T("templates/texts")),
                      path_join(arena, theme_folder, T("texts")), own};
    size_t count = text_equal(folders[1], own) ? 2 : 3;
    Loaded loaded[MOST_LANGUAGES];
    open_english(site, folders[0], diags);
    for (size_t i = 0; i < site->report.language_count; i++)
        loaded[i] = load_language(site, site->report.languages[i].locale, folders, count, diags);
    for (size_t i = 0; i < site->report.language_count; i++) {
        SiteLanguage *language = &site->report.languages[i];
        set_fallbacks(site, language);
        Text path = text_file(arena, own, language->tag);
        if (loaded[i].sound) warn_missing(site, language, loaded[i].any, path, diags);
    }
}
