// SPDX-License-Identifier: EUPL-1.2
//
// Reading PO files, line by line. A line is blank, a comment, or a string with its keyword in
// front (or none: then it continues the string before). Read from the end: po_read goes through
// the lines, take_line tells what a line is, take_comment and take_string put it into the entry.
// What is between the quotation marks is decoded in po_string.c, when an entry is complete.
#include "locale/po_inside.h"

#include <string.h>

// How far an entry has come; its parts must follow in this order.
typedef enum Stage { AT_COMMENTS, AT_CONTEXT, AT_ID, AT_PLURAL, AT_STRING } Stage;

typedef struct Reader {
    Arena *arena;
    Diags *diags;
    PoFile *po;
    PoEntry *entry; // being read; NULL between entries
    Stage stage;
    const char *begin; // where its raw begins
    const char *end;   // behind the last line that is surely its own
    PoString *open;    // what a line without keyword continues
    bool lost;         // after an error: until the next blank line
    Map *seen;         // context and msgid → entry
} Reader;

// A line without its line end, and what it says behind the marks of obsolete and previous.
typedef struct Line {
    Text whole, rest;
    bool obsolete, previous;
} Line;

static void fail(Reader *reader, Text at, const char *message, const char *hint) {
    Diag *diag =
        diag_error(reader->diags, "po-syntax", spot_of(reader->po->source, at), "%s", message);
    if (hint)
        diag_hint(reader->diags, diag, "%s", hint);
    reader->lost = true;
}

// ----------------------------------------------------------------------------------- entries

static void check_duplicate(Reader *reader, PoEntry *entry) {
    if (entry->obsolete)
        return;
    Text key = text_format(reader->arena, "%.*s%c%.*s", TEXT_ARG(entry->context.text),
                           entry->context.raw.length ? 4 : 5, TEXT_ARG(entry->id.text));
    if (map_put(reader->seen, key, entry))
        return;
    const PoEntry *first = map_get(reader->seen, key);
    size_t line = source_line(reader->po->source, spot_of(reader->po->source, first->id.raw).offset);
    Diag *diag =
        diag_error(reader->diags, "po-duplicate", spot_of(reader->po->source, entry->id.raw),
                   "this msgid is there twice");
    diag_hint(reader->diags, diag, "it is first in line %zu; remove one%s", line,
              entry->context.raw.length ? "" : ", or give them a msgctxt each");
}

static bool decode_all(Reader *reader, PoEntry *entry) {
    PoString *all[] = {&entry->context,          &entry->id,          &entry->plural,
                       &entry->previous_context, &entry->previous_id, &entry->previous_plural};
    bool fine = true;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        fine &= po_decode(reader->arena, reader->po->source, all[i], reader->diags);
    for (size_t i = 0; i < entry->strings.count; i++)
        fine &=
            po_decode(reader->arena, reader->po->source, &entry->strings.items[i], reader->diags);
    return fine;
}

// The entry is complete, or the file ends within it.
static void finish(Reader *reader) {
    PoEntry *entry = reader->entry;
    reader->entry = NULL;
    reader->open = NULL;
    if (!entry || reader->stage == AT_COMMENTS)
        return;
    if (reader->stage == AT_CONTEXT) {
        fail(reader, entry->context.raw, "entry without msgid", NULL);
        return;
    }
    if (reader->stage != AT_STRING) {
        fail(reader, entry->id.raw, "entry without msgstr", "add an empty one: msgstr \"\"");
        return;
    }
    entry->raw = (Text){reader->begin, (size_t)(reader->end - reader->begin)};
    reader->begin = reader->end;
    if (!decode_all(reader, entry))
        return;
    check_duplicate(reader, entry);
    list_push(reader->arena, &reader->po->entries, entry);
}

static PoEntry *entry_at(Reader *reader) {
    if (!reader->entry) {
        reader->entry = arena_make(reader->arena, PoEntry);
        reader->stage = AT_COMMENTS;
    }
    return reader->entry;
}

// ---------------------------------------------------------------------------------- comments

static void take_flags(Reader *reader, PoEntry *entry, Text flags) {
    for (Text part; text_cut(&flags, ',', &part);) {
        part = text_trim(part);
        if (part.length)
            list_push(reader->arena, &entry->flags, part);
        entry->fuzzy = entry->fuzzy || text_is(part, "fuzzy");
    }
}

static PoEntry *take_comment(Reader *reader, const Line *line) {
    if (reader->stage == AT_STRING)
        finish(reader);
    PoEntry *entry = entry_at(reader);
    if (reader->stage != AT_COMMENTS)
        fail(reader, line->whole, "comment within an entry",
             "move it above the entry's first line");
    list_push(reader->arena, &entry->comments, line->whole);
    if (!line->previous)
        reader->open = NULL;
    if (text_starts(line->rest, "#,"))
        take_flags(reader, entry, text_slice(line->rest, 2, line->rest.length));
    return entry;
}

// ----------------------------------------------------------------------------------- strings

// Takes a keyword and the blanks behind it off the front of `rest`.
static Text cut_keyword(Text *rest) {
    size_t end = 0;
    while (end < rest->length && rest->at[end] != '"' && rest->at[end] != ' ' &&
           rest->at[end] != '\t')
        end++;
    Text keyword = text_slice(*rest, 0, end);
    *rest = text_trim(text_slice(*rest, end, rest->length));
    return keyword;
}

static void extend(PoString *string, const char *from, const char *to) {
    if (!string->raw.length)
        string->raw.at = from;
    string->raw.length = (size_t)(to - string->raw.at);
}

static Stage stage_of(Text keyword) {
    return text_is(keyword, "msgctxt")        ? AT_CONTEXT
           : text_is(keyword, "msgid")        ? AT_ID
           : text_is(keyword, "msgid_plural") ? AT_PLURAL
                                              : AT_STRING;
}

// msgstr[2] is allowed behind msgstr[1], and so on.
static bool is_next_string(const Reader *reader, const PoEntry *entry, Text keyword) {
    char wanted[32];
    snprintf(wanted, sizeof wanted, "msgstr[%zu]", entry->strings.count);
    if (entry->plural.raw.length)
        return reader->stage >= AT_PLURAL && text_is(keyword, wanted);
    return reader->stage == AT_ID && text_is(keyword, "msgstr");
}

static bool may_come(const Reader *reader, const PoEntry *entry, Text keyword) {
    switch (stage_of(keyword)) {
    case AT_CONTEXT: return reader->stage == AT_COMMENTS;
    case AT_ID: return reader->stage <= AT_CONTEXT;
    case AT_PLURAL: return reader->stage == AT_ID;
    default: return is_next_string(reader, entry, keyword);
    }
}

static PoString *add_string(Reader *reader, PoEntry *entry) {
    list_push(reader->arena, &entry->strings, (PoString){0});
    return &entry->strings.items[entry->strings.count - 1];
}

// Where the string behind this keyword goes; NULL if it may not come now.
static PoString *target(Reader *reader, PoEntry *entry, Text keyword) {
    if (!may_come(reader, entry, keyword))
        return NULL;
    reader->stage = stage_of(keyword);
    switch (reader->stage) {
    case AT_CONTEXT: return &entry->context;
    case AT_ID: return &entry->id;
    case AT_PLURAL: return &entry->plural;
    default: return add_string(reader, entry);
    }
}

static PoString *previous_target(PoEntry *entry, Text keyword) {
    Stage stage = stage_of(keyword);
    PoString *string = stage == AT_CONTEXT  ? &entry->previous_context
                       : stage == AT_ID     ? &entry->previous_id
                       : stage == AT_PLURAL ? &entry->previous_plural
                                            : NULL;
    return string && !string->raw.length ? string : NULL;
}

static bool starts_entry(Text keyword) {
    return stage_of(keyword) <= AT_ID;
}

static void wrong_keyword(Reader *reader, const Line *line, Text keyword) {
    static const char *const known[] = {"msgctxt", "msgid", "msgid_plural", "msgstr"};
    Text names[4];
    Text stem = keyword, part = {0};
    text_cut(&stem, '[', &part);
    for (size_t i = 0; i < 4; i++) {
        names[i] = text_of(known[i]);
        if (text_equal(part, names[i])) {
            fail(reader, keyword, "this keyword cannot stand here",
                 "the order is msgctxt, msgid, msgid_plural, msgstr; with a plural msgstr[0], "
                 "msgstr[1] and so on");
            return;
        }
    }
    Diag *diag = diag_error(reader->diags, "po-syntax",
                            spot_of(reader->po->source, keyword.length ? keyword : line->whole),
                            "unknown keyword '%.*s'", TEXT_ARG(keyword));
    diag_suggest(reader->diags, diag, keyword, names, 4);
    reader->lost = true;
}

static void check_obsolete(Reader *reader, const Line *line, PoEntry *entry, Text keyword) {
    if (starts_entry(keyword) && !(reader->stage == AT_ID && entry->context.raw.length))
        entry->obsolete = line->obsolete;
    else if (entry->obsolete != line->obsolete)
        fail(reader, line->whole, "an entry is obsolete as a whole or not at all",
             "put #~ before every line of it, or before none");
}

static void take_string(Reader *reader, const Line *line) {
    Text strings = line->rest, keyword = cut_keyword(&strings);
    if (!line->previous && reader->stage == AT_STRING && starts_entry(keyword))
        finish(reader);
    PoEntry *entry = line->previous ? take_comment(reader, line) : entry_at(reader);
    PoString *string = !keyword.length  ? reader->open
                       : line->previous ? previous_target(entry, keyword)
                                        : target(reader, entry, keyword);
    reader->open = NULL;
    if (!string && !keyword.length) {
        fail(reader, line->rest, "a string that belongs to nothing", NULL);
    } else if (!string) {
        wrong_keyword(reader, line, keyword);
    } else if (!po_check_quotes(reader->po->source, strings, line->rest, reader->diags)) {
        reader->lost = true;
    } else {
        extend(string, keyword.length ? keyword.at : strings.at, strings.at + strings.length);
        reader->open = string;
    }
    if (!line->previous && !reader->lost)
        check_obsolete(reader, line, entry, keyword);
}

// ------------------------------------------------------------------------------------- lines

static Line read_line(Text whole) {
    Line line = {.whole = whole};
    if (text_ends(line.whole, "\r"))
        line.whole.length--;
    line.rest = text_trim(line.whole);
    line.obsolete = text_starts(line.rest, "#~");
    line.previous = text_starts(line.rest, line.obsolete ? "#~|" : "#|");
    size_t marks = (size_t)line.obsolete + (size_t)line.previous;
    if (marks)
        line.rest = text_trim(text_slice(line.rest, 1 + marks, line.rest.length));
    return line;
}

static void take_blank(Reader *reader) {
    reader->open = NULL;
    if (reader->lost)
        reader->entry = NULL;
    reader->lost = false;
}

static void take_line(Reader *reader, const Line *line) {
    if (!text_trim(line->whole).length)
        take_blank(reader);
    else if (reader->lost)
        return;
    else if (!line->rest.length || line->rest.at[0] == '#')
        take_comment(reader, line);
    else
        take_string(reader, line);
}

static void read_lines(Reader *reader, Text bytes) {
    Text whole;
    for (Text rest = bytes; text_cut(&rest, '\n', &whole);) {
        Line line = read_line(whole);
        take_line(reader, &line);
        if (reader->entry && reader->stage > AT_COMMENTS && line.rest.length)
            reader->end = rest.length ? rest.at : bytes.at + bytes.length;
    }
}

PoFile *po_read(Arena *arena, const Source *source, Diags *diags) {
    size_t errors = diags_count(diags, LEVEL_ERROR);
    PoFile *po = arena_make(arena, PoFile);
    po->source = source;
    Text bytes = source->bytes;
    Reader reader = {.arena = arena, .diags = diags, .po = po, .begin = bytes.at, .end = bytes.at};
    reader.seen = map_new(arena);
    read_lines(&reader, bytes);
    if (!reader.lost)
        finish(&reader);
    po->tail = (Text){reader.begin, (size_t)(bytes.at + bytes.length - reader.begin)};
    if (diags_count(diags, LEVEL_ERROR) == errors)
        po_check_header(po, diags);
    return diags_count(diags, LEVEL_ERROR) == errors ? po : NULL;
}
