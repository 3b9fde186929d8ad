// SPDX-License-Identifier: EUPL-1.2
//
// What stands between quotation marks in a PO file, and the header, which is such a string.
#include "locale/po_inside.h"

#include <string.h>
#include <strings.h>

// Behind the closing quotation mark of the string that begins at `at`, or NULL.
static const char *close_quote(const char *at, const char *end) {
    for (at++; at < end && *at != '"'; at++)
        if (*at == '\\')
            at++;
    return at < end ? at + 1 : NULL;
}

static const char *skip_blanks(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

static bool fail(const Source *source, Diags *diags, Text at, const char *message) {
    Diag *diag = diag_error(diags, "po-syntax", spot_of(source, at), "%s", message);
    diag_hint(diags, diag,
              "a text stands on one line between quotation marks; within it write \\\"");
    return false;
}

bool po_check_quotes(const Source *source, Text strings, Text line, Diags *diags) {
    const char *at = strings.at, *end = strings.at + strings.length;
    if (!strings.length || *at != '"')
        return fail(source, diags, strings.length ? strings : line,
                    "expected a text in quotation marks");
    while (at < end) {
        Text piece = {at, (size_t)(end - at)};
        if (*at != '"')
            return fail(source, diags, piece, "something behind the closing quotation mark");
        at = close_quote(at, end);
        if (!at)
            return fail(source, diags, piece, "text without a closing quotation mark");
        at = skip_blanks(at, end);
    }
    return true;
}

static char unescape(char c) {
    return c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c == '"' || c == '\\' ? c : '\0';
}

// Goes through a raw string byte by decoded byte.
typedef struct Walk {
    const char *at, *end;
    bool inside;
} Walk;

// The next decoded byte; `from` is where it is written. False at the end. 0: an unknown escape.
static bool next_byte(Walk *walk, const char **from, char *byte) {
    for (; walk->at < walk->end; walk->at++) {
        if (*walk->at == '"') {
            walk->inside = !walk->inside;
        } else if (walk->inside) {
            *from = walk->at;
            *byte = *walk->at == '\\' ? unescape(walk->at[1]) : *walk->at;
            walk->at += *walk->at == '\\' ? 2 : 1;
            return true;
        }
    }
    return false;
}

static void unknown_escape(const Source *source, const char *at, Diags *diags) {
    size_t end = (size_t)(at - source->bytes.at) + 1;
    text_next(source->bytes, &end);
    Text escape = {at, (size_t)(source->bytes.at + end - at)};
    Diag *diag = diag_error(diags, "po-escape", spot_of(source, escape), "unknown escape '%.*s'",
                            TEXT_ARG(escape));
    diag_hint(diags, diag, "known: \\n \\t \\r \\\" \\\\; a backslash itself is written \\\\");
}

bool po_decode(Arena *arena, const Source *source, PoString *string, Diags *diags) {
    bool fine = true;
    if (!string->raw.length)
        return fine;
    Walk at = {string->raw.at, string->raw.at + string->raw.length, false};
    char *text = arena_alloc(arena, string->raw.length + 1), byte;
    size_t length = 0;
    for (const char *from; next_byte(&at, &from, &byte);) {
        if (byte) {
            text[length++] = byte;
            continue;
        }
        fine = false;
        unknown_escape(source, from, diags);
    }
    string->text = (Text){text, length};
    return fine;
}

Spot po_spot(const PoFile *po, const PoString *string, size_t from, size_t length) {
    Walk at = {string->raw.at, string->raw.at + string->raw.length, false};
    const char *begin = NULL, *end = at.end, *here;
    char byte;
    for (size_t i = 0; next_byte(&at, &here, &byte) && i < from + length; i++) {
        if (i == from)
            begin = here;
        end = at.at;
    }
    if (!begin)
        begin = at.end - (at.end > string->raw.at); // at the end: the closing quotation mark
    const char *line = memchr(begin, '\n', (size_t)(at.end - begin));
    if (line && line < end)
        end = line;
    return spot_of(po->source, (Text){begin, end > begin ? (size_t)(end - begin) : 1});
}

// ------------------------------------------------------------------------------------ header

static const PoString *header_string(const PoFile *po) {
    const PoEntry *first = po->entries.count ? po->entries.items[0] : NULL;
    bool header = first && !first->obsolete && !first->context.raw.length && !first->id.text.length;
    return header ? &first->strings.items[0] : NULL;
}

Text po_header(const PoFile *po, const char *field) {
    const PoString *header = header_string(po);
    Text line, name;
    for (Text rest = header ? header->text : (Text){0}; text_cut(&rest, '\n', &line);)
        if (text_cut(&line, ':', &name) && name.length == strlen(field) &&
            strncasecmp(name.at, field, name.length) == 0)
            return text_trim(line);
    return (Text){0};
}

static bool is_utf8(Text content_type) {
    size_t at = text_find(content_type, T("charset="));
    Text charset =
        at == SIZE_MAX ? (Text){0} : text_slice(content_type, at + 8, content_type.length);
    return charset.length == 5 && strncasecmp(charset.at, "UTF-8", 5) == 0;
}

void po_check_header(const PoFile *po, Diags *diags) {
    const PoString *header = header_string(po);
    if (header && is_utf8(po_header(po, "Content-Type")))
        return;
    Spot spot = header ? spot_of(po->source, header->raw) : (Spot){po->source, 0, 0};
    Diag *diag = diag_error(diags, "po-header", spot, "%s",
                            header ? "the header does not say charset=UTF-8" : "no header");
    diag_hint(diags, diag,
              "begin with msgid \"\" msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"");
}
