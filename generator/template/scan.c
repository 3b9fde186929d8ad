// SPDX-License-Identifier: EUPL-1.2
//
// From bytes to tags. Read scan_tag first, at the end: it finds the opening delimiter, looks at the
// sigil behind it and leaves the rest to one of three functions.
#include "template/inside.h"

#include <string.h>

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The offset of `needle` at or behind `from`, or SIZE_MAX.
static size_t find(Text bytes, size_t from, Text needle) {
    size_t found = text_find(text_slice(bytes, from, bytes.length), needle);
    return found == SIZE_MAX ? SIZE_MAX : from + found;
}

// The same for a closing delimiter with `before` in front of it; the offset is that of `before`.
static size_t find_behind(Text bytes, size_t from, char before, Text close) {
    for (size_t at = find(bytes, from + 1, close); at != SIZE_MAX; at = find(bytes, at + 1, close))
        if (bytes.at[at - 1] == before)
            return at - 1;
    return SIZE_MAX;
}

static Spot spot_between(const Scanner *scanner, size_t from, size_t to) {
    return (Spot){scanner->source, from, to - from};
}

static Diag *complain(Scanner *scanner, const char *id, Spot spot, const char *message,
                      Text subject) {
    scanner->errors++;
    return diag_error(scanner->diags, id, spot, message, TEXT_ARG(subject));
}

// ---------------------------------------------------------------------------- unclosed tags

static bool ends_word(char c) {
    return is_space(c) || c == '<' || c == '>' || c == '"';
}

// From the opening delimiter to the end of the first word: what the author sees of the tag.
static Spot spot_of_beginning(const Scanner *scanner, const Tag *tag) {
    Text bytes = scanner->source->bytes;
    size_t name = tag->start + scanner->delimiters.open.length, end = name;
    size_t again = find(bytes, name, scanner->delimiters.open);
    while (end < bytes.length && (bytes.at[end] == ' ' || bytes.at[end] == '\t'))
        end++;
    end += end < bytes.length; // the sigil
    while (end < bytes.length && !ends_word(bytes.at[end]))
        end++;
    return spot_between(scanner, tag->start, end < again ? end : again);
}

// Reading goes on where the next tag opens, or at the end.
static void report_unclosed(Scanner *scanner, Tag *tag, const char *before) {
    Text bytes = scanner->source->bytes, close = scanner->delimiters.close;
    Spot spot = spot_of_beginning(scanner, tag);
    Text seen = text_slice(bytes, spot.offset, spot.offset + spot.length);
    Diag *diag = complain(scanner, "unclosed-tag", spot, "the tag '%.*s' is not closed", seen);
    diag_hint(scanner->diags, diag, "end it with '%s%.*s'", before, TEXT_ARG(close));
    size_t next =
        find(bytes, tag->start + scanner->delimiters.open.length, scanner->delimiters.open);
    tag->sigil = '!';
    tag->end = next == SIZE_MAX ? bytes.length : next;
}

// ------------------------------------------------------------------------ names of variables

static bool has_space(Text name) {
    for (size_t i = 0; i < name.length; i++)
        if (is_space(name.at[i]))
            return true;
    return false;
}

static bool is_dotted_name(Text name) {
    if (name.length == 1 && name.at[0] == '.')
        return true;
    return !text_starts(name, ".") && !text_ends(name, ".") && text_find(name, T("..")) == SIZE_MAX;
}

static bool is_sigil(char c, const char *sigils) {
    return c && strchr(sigils, c);
}

// A tag that must be closed stays, so that its closing tag is not an error too.
static void refuse_name(Scanner *scanner, Tag *tag, Spot spot, const char *message) {
    Text subject = text_slice(scanner->source->bytes, spot.offset, spot.offset + spot.length);
    Diag *diag = complain(scanner, "bad-name", spot, message, subject);
    diag_hint(scanner->diags, diag, "a name is written like 'title' or 'page.title'");
    if (!is_sigil(tag->sigil, "#^<$"))
        tag->sigil = '!';
}

static void check_name(Scanner *scanner, Tag *tag) {
    bool dotted = tag->dynamic || !is_sigil(tag->sigil, "><$");
    if (!tag->name.length)
        refuse_name(scanner, tag, spot_between(scanner, tag->start, tag->end),
                    "the tag '%.*s' has no name");
    else if (has_space(tag->name))
        refuse_name(scanner, tag, spot_of(scanner->source, tag->name),
                    "the name '%.*s' has white space in it");
    else if (dotted && !is_dotted_name(tag->name))
        refuse_name(scanner, tag, spot_of(scanner->source, tag->name),
                    "the name '%.*s' has an empty part");
}

// {{>*name}}: the name of the partial is the value of `name`.
static void take_asterisk(Tag *tag) {
    if ((tag->sigil == '>' || tag->sigil == '<') && text_starts(tag->name, "*")) {
        tag->dynamic = true;
        tag->name = text_trim(text_slice(tag->name, 1, tag->name.length));
    }
}

// All tags with a name. A tag cannot hold the opening of another one: then it was left open.
static void scan_name(Scanner *scanner, Tag *tag, size_t at) {
    Text bytes = scanner->source->bytes, open = scanner->delimiters.open,
         close = scanner->delimiters.close;
    bool triple = tag->sigil == '{';
    size_t end = triple ? find_behind(bytes, at, '}', close) : find(bytes, at, close);
    if (end == SIZE_MAX ||
        (!text_equal(open, close) && text_find(text_slice(bytes, at, end), open) != SIZE_MAX)) {
        report_unclosed(scanner, tag, triple ? "}" : "");
        return;
    }
    tag->end = end + triple + close.length;
    tag->name = text_trim(text_slice(bytes, at, end));
    take_asterisk(tag);
    if (tag->sigil != '/')
        check_name(scanner, tag);
}

// ------------------------------------------------------------------ comments and delimiters

static void scan_comment(Scanner *scanner, Tag *tag, size_t at) {
    size_t end = find(scanner->source->bytes, at, scanner->delimiters.close);
    if (end == SIZE_MAX)
        report_unclosed(scanner, tag, "");
    else
        tag->end = end + scanner->delimiters.close.length;
}

// "<% %>" as two delimiters.
static bool read_delimiters(Text inner, Delimiters *delimiters) {
    size_t gap = 0;
    inner = text_trim(inner);
    while (gap < inner.length && !is_space(inner.at[gap]))
        gap++;
    delimiters->open = text_slice(inner, 0, gap);
    delimiters->close = text_trim(text_slice(inner, gap, inner.length));
    return delimiters->open.length && delimiters->close.length && !has_space(delimiters->close) &&
           text_find(inner, T("=")) == SIZE_MAX;
}

// {{=<% %>=}}
static void scan_delimiters(Scanner *scanner, Tag *tag, size_t at) {
    Text bytes = scanner->source->bytes, close = scanner->delimiters.close;
    size_t end = find_behind(bytes, at, '=', close), near = find(bytes, at, close);
    Delimiters fresh;
    if (near == SIZE_MAX) {
        report_unclosed(scanner, tag, "=");
    } else if (end != SIZE_MAX && read_delimiters(text_slice(bytes, at, end), &fresh)) {
        tag->end = end + 1 + close.length;
        scanner->delimiters = fresh;
    } else {
        tag->end = near + close.length;
        Diag *diag =
            complain(scanner, "bad-delimiters", spot_between(scanner, tag->start, tag->end),
                     "'%.*s' does not set delimiters", text_slice(bytes, tag->start, tag->end));
        diag_hint(scanner->diags, diag,
                  "write an opening and a closing one with a space between: {{=<%% %%>=}}");
    }
}

bool scan_tag(Scanner *scanner, Tag *tag) {
    Text bytes = scanner->source->bytes;
    size_t start = find(bytes, scanner->at, scanner->delimiters.open);
    if (start == SIZE_MAX || scanner->errors >= MANY_ERRORS)
        return false;
    size_t at = start + scanner->delimiters.open.length;
    while (at < bytes.length && is_space(bytes.at[at]))
        at++;
    *tag = (Tag){.start = start};
    if (at < bytes.length && is_sigil(bytes.at[at], "#^/>&{!=<$"))
        tag->sigil = bytes.at[at++];
    if (tag->sigil == '!')
        scan_comment(scanner, tag, at);
    else if (tag->sigil == '=')
        scan_delimiters(scanner, tag, at);
    else
        scan_name(scanner, tag, at);
    scanner->at = tag->end;
    return true;
}
