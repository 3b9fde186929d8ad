// SPDX-License-Identifier: EUPL-1.2
//
// From a PO file to the compiled patterns of a language.
#include "locale/message.h"
#include "locale/po.h"

typedef struct Loading {
    Language *language;
    const PoFile *po;
    const Language *original;
    Diags *diags;
    Map *keys; // of this file → PoEntry
} Loading;

static const Message *compile(Loading *loading, const PoString *string, unsigned forms) {
    Fault fault = {0};
    const Message *message = message_compile(loading->language->arena, string->text, forms, &fault);
    if (!message) {
        Spot spot = po_spot(loading->po, string, fault.from, fault.length);
        Diag *diag = diag_error(loading->diags, fault.id, spot, "%.*s", TEXT_ARG(fault.message));
        if (fault.hint.length)
            diag_hint(loading->diags, diag, "%.*s", TEXT_ARG(fault.hint));
    }
    return message;
}

static bool contains(const TextList *list, Text text) {
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(list->items[i], text))
            return true;
    return false;
}

// Names are slices of their pattern, so they tell where they stand.
static void unknown_placeholder(Loading *loading, const PoString *string, Text name,
                                const TextList *given, const char *where) {
    Spot spot = po_spot(loading->po, string, (size_t)(name.at - string->text.at), name.length);
    Diag *diag = diag_error(loading->diags, "unknown-placeholder", spot,
                            "%s has no placeholder '{%.*s}'", where, TEXT_ARG(name));
    diag_suggest(loading->diags, diag, name, given->items, given->count);
}

// A translation may not ask for what the program does not give, and should use what it is given.
static bool check_names(Loading *loading, const PoString *string, const Message *original,
                        const Message *translation) {
    TextList given = {0}, used = {0};
    bool fine = true;
    message_names(loading->language->arena, original, &given);
    message_names(loading->language->arena, translation, &used);
    for (size_t i = 0; i < used.count; i++)
        if (!contains(&given, used.items[i])) {
            unknown_placeholder(loading, string, used.items[i], &given, "msgid");
            fine = false;
        }
    for (size_t i = 0; fine && i < given.count; i++)
        if (!contains(&used, given.items[i]))
            diag_hint(loading->diags,
                      diag_warning(loading->diags, "missing-placeholder",
                                   spot_of(loading->po->source, string->raw),
                                   "the translation leaves out '{%.*s}'", TEXT_ARG(given.items[i])),
                      "add it: a number or a name stands there");
    return fine;
}

// The msgid may be the author's own words too: what the program gives is what its patterns ask for.
static bool check_given(Loading *loading, const PoEntry *entry, const Message *translation) {
    TextList given = {0}, used = {0};
    bool fine = true;
    if (!loading->original)
        return fine;
    const Words *words = map_get(loading->original->words, entry->context.text);
    if (words)
        message_names(loading->language->arena, words->message, &given);
    message_names(loading->language->arena, translation, &used);
    for (size_t i = 0; i < used.count; i++)
        if (!contains(&given, used.items[i])) {
            unknown_placeholder(loading, &entry->strings.items[0], used.items[i], &given,
                                "the program's text");
            fine = false;
        }
    return fine;
}

static void store(Loading *loading, Text key, const Message *message) {
    Language *language = loading->language;
    Words *words = map_get(language->words, key);
    if (!words) {
        words = arena_make(language->arena, Words);
        map_put(language->words, key, words);
    }
    words->message = message;
}

static bool check_key(Loading *loading, PoEntry *entry) {
    const Source *source = loading->po->source;
    if (!entry->context.text.length) {
        Diag *diag = diag_error(loading->diags, "missing-context", spot_of(source, entry->id.raw),
                                "entry without a key");
        diag_hint(loading->diags, diag, "the key stands in msgctxt, above msgid");
        return false;
    }
    if (!map_put(loading->keys, entry->context.text, entry)) {
        Diag *diag =
            diag_error(loading->diags, "duplicate-key", spot_of(source, entry->context.raw),
                       "the key '%.*s' is there twice", TEXT_ARG(entry->context.text));
        diag_hint(loading->diags, diag, "remove one; a key has one msgid");
        return false;
    }
    if (entry->plural.raw.length) {
        Diag *diag =
            diag_error(loading->diags, "gettext-plural", spot_of(source, entry->plural.raw),
                       "msgid_plural is not used here");
        diag_hint(loading->diags, diag,
                  "write the forms into the text: {n, plural, one {…} other {…}}");
        return false;
    }
    return true;
}

static void load_entry(Loading *loading, PoEntry *entry) {
    if (entry->obsolete || !check_key(loading, entry))
        return;
    const PoString *string = &entry->strings.items[0];
    const Message *original = compile(loading, &entry->id, FORMS_ALL);
    if (!original || entry->fuzzy || !string->text.length)
        return;
    const Message *translation = compile(loading, string, loading->language->forms);
    if (translation && check_names(loading, string, original, translation) &&
        check_given(loading, entry, translation))
        store(loading, entry->context.text, translation);
}

bool catalogue_load(Language *language, const Source *source, const Language *original,
                    Diags *diags) {
    size_t errors = diags_count(diags, LEVEL_ERROR);
    PoFile *po = po_read(language->arena, source, diags);
    if (!po)
        return false;
    Loading loading = {language, po, original, diags, map_new(language->arena)};
    for (size_t i = 1; i < po->entries.count; i++) // behind the header
        load_entry(&loading, po->entries.items[i]);
    return diags_count(diags, LEVEL_ERROR) == errors;
}
