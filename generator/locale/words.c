// SPDX-License-Identifier: EUPL-1.2
//
// Looking up words by key, in a language and then in its fallbacks.
#include "locale/message.h"

#include <assert.h>

void language_set_fallbacks(Language *language, const Language *const *fallbacks, size_t count) {
    language->fallbacks = fallbacks;
    language->fallback_count = count;
}

bool words_has(const Language *language, const char *key) {
    return map_get(language->words, text_of(key)) != NULL;
}

size_t words_count(const Language *language) {
    return map_count(language->words);
}

Text words_key(const Language *language, size_t index) {
    return map_key(language->words, index);
}

// Moves *language on to the one that has the key.
static const Words *find(const Language **language, const char *key) {
    const Language *wanted = *language;
    const Words *words = map_get(wanted->words, text_of(key));
    for (size_t i = 0; !words && i < wanted->fallback_count; i++) {
        *language = wanted->fallbacks[i];
        words = map_get(wanted->fallbacks[i]->words, text_of(key));
    }
    if (words)
        return words;
    assert(false && "a key that no catalogue has");
    return NULL;
}

const Language *words_language(const Language *language, const char *key) {
    find(&language, key);
    return language;
}

// A fallback's words follow its own grammar and write numbers its own way.
Text words(Arena *arena, const Language *language, const char *key, const WordsArg *args,
           size_t count) {
    bool rtl = language->rtl;
    const Words *found = find(&language, key);
    if (!found)
        return text_copy(arena, text_of(key));
    Buf buf = {0};
    message_write(&buf, found->message, language, args, count, rtl || language->rtl);
    return buf_take(arena, &buf);
}

Text words_plain(Arena *arena, const Language *language, const char *key) {
    return words(arena, language, key, NULL, 0);
}
