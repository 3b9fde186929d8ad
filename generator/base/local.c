// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

static const struct LocalTextEntry *find(const LocalText *text, Text language) {
    for (size_t i = 0; i < text->count; i++)
        if (text_equal(text->entries[i].language, language))
            return &text->entries[i];
    return NULL;
}

Text local_text(const LocalText *text, const Text *chain, size_t chain_length, Text *found) {
    for (size_t i = 0; i < chain_length; i++) {
        const struct LocalTextEntry *entry = find(text, chain[i]);
        if (entry) {
            if (found)
                *found = entry->language;
            return entry->text;
        }
    }
    if (found)
        *found = (Text){0};
    return (Text){0};
}
