// SPDX-License-Identifier: EUPL-1.2
//
// ICU MessageFormat patterns: compiled once to a tree, written many times.
//
//   {count, plural, =0 {inga} one {# kvinna} other {# kvinnor}} i {place}
//
// Supported: {name}, plural with offset:, =N and CLDR's forms, select, any nesting of these.
// As in ICU an apostrophe is itself, unless it stands before { or } (or # within plural), where it
// quotes up to the next one; '' is always one apostrophe; # counts directly within plural.
// Stricter than ICU, where leniency hides a slip: a lone }, a quotation without end, a selector
// given twice, and # in a select within plural (where ICU prints '#') are faults.
#ifndef JAMLIK_LOCALE_MESSAGE_H
#define JAMLIK_LOCALE_MESSAGE_H

#include "locale/inside.h"

typedef enum PartKind { PART_TEXT, PART_ARGUMENT, PART_COUNT, PART_PLURAL, PART_SELECT } PartKind;

typedef struct Message Message;
typedef struct Branch Branch;

typedef struct Part {
    PartKind kind;
    Text text;                            // TEXT: as is. ARGUMENT, PLURAL, SELECT: the name
    double offset;                        // PLURAL: taken from the number before # and forms
    const Branch *branches;               // PLURAL, SELECT
    size_t count;
} Part;

struct Message {
    const Part *parts;
    size_t count;
};

struct Branch {
    Text selector;                        // as written: "one", "=0", "women"
    bool exact;                           // =N
    double number;
    Form form;                            // PLURAL without =
    Message message;
};

// What is wrong with a pattern, and where: bytes [from, from + length).
typedef struct Fault {
    const char *id;
    size_t from, length;
    Text message, hint;
} Fault;

typedef LIST(Text) TextList;

// `forms` are the plural forms that may be used, a bit each. NULL, and *fault, for a bad pattern.
const Message *message_compile(Arena *arena, Text pattern, unsigned forms, Fault *fault);
// Adds the name of every argument, once: the slice of the pattern where it comes first.
void message_names(Arena *arena, const Message *message, TextList *names);
// `isolate`: text arguments are put between U+2068 and U+2069.
void message_write(Buf *out, const Message *message, const Language *language,
                   const WordsArg *args, size_t count, bool isolate);

#endif
