// SPDX-License-Identifier: EUPL-1.2
//
// Any text is compiled as a pattern or refused with a place in it; what compiles can be written.
#include "locale/message.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Language *open_arabic(void) {
    locale_init();
    Arena *arena = arena_new();
    return language_open(arena, (LanguageChoice){.tag = T("ar")}, diags_new(arena), (Spot){0});
}

// Whatever the arguments are called, they get a number.
static void write(Arena *arena, const Language *language, const Message *message, double number) {
    TextList names = {0};
    Buf buf = {0};
    message_names(arena, message, &names);
    WordsArg *args = arena_array(arena, WordsArg, names.count + 1);
    for (size_t i = 0; i < names.count; i++)
        args[i] = (WordsArg){.name = text_copy(arena, names.items[i]).at, .number = number};
    message_write(&buf, message, language, args, names.count, true);
    buf_release(&buf);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Language *language;
    if (!language)
        language = open_arabic();
    Arena *arena = arena_new();
    Fault fault = {0};
    Text pattern = text_copy(arena, (Text){(const char *)data, size});
    const Message *message = message_compile(arena, pattern, FORMS_ALL, &fault);
    if (!message && (!fault.message.length || fault.from > size))
        abort();
    if (message)
        write(arena, language, message, (double)(size % 12));
    arena_free(arena);
    return 0;
}
