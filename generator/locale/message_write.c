// SPDX-License-Identifier: EUPL-1.2
//
// Writing a compiled pattern with its arguments.
#include "locale/message.h"

#include <assert.h>

// The number that # stands for, as it is shown.
typedef struct Count {
    double number;
    int decimals;
} Count;

typedef struct Writer {
    Buf *out;
    const Language *language;
    const WordsArg *args;
    size_t count;
    bool isolate;
} Writer;

static void write_message(const Writer *writer, const Message *message, Count shown);

static const WordsArg *find_arg(const Writer *writer, Text name) {
    for (size_t i = 0; i < writer->count; i++)
        if (text_is(name, writer->args[i].name))
            return &writer->args[i];
    assert(false && "a pattern names an argument that it is not given");
    return NULL;
}

// A text that was itself put together from isolated parts ("1.0" and "سنة") has no strong letter
// outside of them, and one that begins with a number below zero ("-15.0 نقطة") begins with ICU's
// U+200E: a first-strong isolate would lay both out from left to right, so the direction is told.
static void write_isolated(Buf *out, Text text) {
    bool composed = text_find(text, T("\u2068")) != SIZE_MAX;
    bool signed_number = text_starts(text, "\u200e");
    buf_string(out, composed || signed_number ? "\u2067" : "\u2068");
    buf_text(out, text);
    buf_string(out, "\u2069");
}

static void write_argument(const Writer *writer, Text name) {
    const WordsArg *arg = find_arg(writer, name);
    if (!arg)
        buf_format(writer->out, "{%.*s}", TEXT_ARG(name));
    else if (!arg->text.length)
        number_write(writer->out, writer->language, arg->number, arg->decimals);
    else if (writer->isolate)
        write_isolated(writer->out, arg->text);
    else
        buf_text(writer->out, arg->text);
}

static const Branch *find_selector(const Part *part, Text selector) {
    for (size_t i = 0; i < part->count; i++)
        if (text_equal(part->branches[i].selector, selector))
            return &part->branches[i];
    return NULL;
}

static const Branch *find_exact(const Part *part, double number) {
    for (size_t i = 0; i < part->count; i++)
        if (part->branches[i].exact && part->branches[i].number == number)
            return &part->branches[i];
    return NULL;
}

// What the reader sees decides, so the number is rounded first.
static void write_plural(const Writer *writer, const Part *part) {
    const WordsArg *arg = find_arg(writer, part->text);
    if (!arg)
        return;
    double number = number_rounded(arg->number, arg->decimals);
    Count shown = {number - part->offset, arg->decimals};
    const Branch *branch = find_exact(part, number);
    if (!branch) {
        Form form = plural_form(writer->language, shown.number, shown.decimals);
        branch = find_selector(part, text_of(form_name(form)));
    }
    if (!branch)
        branch = find_selector(part, T("other"));
    write_message(writer, &branch->message, shown);
}

static void write_select(const Writer *writer, const Part *part, Count shown) {
    const WordsArg *arg = find_arg(writer, part->text);
    const Branch *branch = arg ? find_selector(part, arg->text) : NULL;
    if (!branch)
        branch = find_selector(part, T("other"));
    write_message(writer, &branch->message, shown);
}

static void write_message(const Writer *writer, const Message *message, Count shown) {
    for (size_t i = 0; i < message->count; i++) {
        const Part *part = &message->parts[i];
        switch (part->kind) {
        case PART_TEXT: buf_text(writer->out, part->text); break;
        case PART_ARGUMENT: write_argument(writer, part->text); break;
        case PART_COUNT:
            number_write(writer->out, writer->language, shown.number, shown.decimals);
            break;
        case PART_PLURAL: write_plural(writer, part); break;
        case PART_SELECT: write_select(writer, part, shown); break;
        }
    }
}

void message_write(Buf *out, const Message *message, const Language *language, const WordsArg *args,
                   size_t count, bool isolate) {
    Writer writer = {out, language, args, count, isolate};
    write_message(&writer, message, (Count){0});
}
