// SPDX-License-Identifier: EUPL-1.2
//
// A PO file, read strictly and without loss. Every entry keeps its own lines as they were written
// (`raw`), so a writer copies the entries it does not change byte for byte: the raws of all
// entries and then `tail` are the file. Nothing is dropped: unknown flags, comments of any kind,
// previous texts and obsolete entries stay.
//
// Stricter than gettext: a string stands on its keyword's line and is continued on lines of their
// own, comments stand before an entry and not within, the only escapes are \n \t \r \" and \\,
// there is no 'domain', and the first entry is a header with charset=UTF-8.
//
// All texts are the arena's or slices of the source, which must live as long.
#ifndef JAMLIK_LOCALE_PO_H
#define JAMLIK_LOCALE_PO_H

#include "base/base.h"

typedef struct PoString {
    Text text;                            // decoded
    Text raw;                             // from the keyword to the last quotation mark, or empty
} PoString;

typedef struct PoEntry {
    Text raw;                             // with the blank lines before it and its last line end
    LIST(Text) comments;                  // whole lines as written: "# …", "#. …", "#: …", "#| …"
    LIST(Text) flags;                     // "fuzzy", "icu-format", "max-length:40" …
    PoString context, id, plural;
    PoString previous_context, previous_id, previous_plural;
    LIST(PoString) strings;               // msgstr, or msgstr[0], msgstr[1] …
    bool fuzzy, obsolete;
} PoEntry;

typedef struct PoFile {
    const Source *source;
    LIST(PoEntry *) entries;              // the first is the header
    Text tail;                            // blank and comment lines behind the last entry
} PoFile;

// NULL if there are errors; all of them are told.
PoFile *po_read(Arena *arena, const Source *source, Diags *diags);
// "Plural-Forms" → "nplurals=2; plural=(n != 1);". Empty when the header has no such line.
Text po_header(const PoFile *po, const char *field);
// Where the decoded bytes [from, from + length) of a string stand in the source.
Spot po_spot(const PoFile *po, const PoString *string, size_t from, size_t length);

#endif
