// SPDX-License-Identifier: EUPL-1.2
//
// Links as they are written. cmark tells what a link leads to, but not where its address stands;
// here the lines of a block are read again, for nothing but brackets. refs.c lays the two lists
// beside each other. Where they disagree cmark is right, and only a message's place is less exact.
#include "base/base.h"
#include "page/inside.h"

#include <string.h>

enum { TICKS_MOST = 80, OPEN_MOST = 64, LABEL_MOST = 1000 };

typedef struct Scan {
    Arena *arena;
    Text bytes;
    size_t at, end;
    const Map *definitions;
    RawLinks *links;
    size_t open[OPEN_MOST], open_count; // behind each '[' not closed yet
} Scan;

struct Definitions {
    Map *by_label; // normal label → RawLink, the address only
};

// ----------------------------------------------------------------------------------- characters

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_punctuation(char c) {
    return c > ' ' && c < 127 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
           !(c >= 'a' && c <= 'z');
}

// Behind space and line ends, and behind the marks of quotes that a new line repeats.
static size_t skip_space(Text bytes, size_t at, size_t end) {
    bool fresh = false;
    for (; at < end && (is_space(bytes.at[at]) || (fresh && bytes.at[at] == '>')); at++)
        fresh |= bytes.at[at] == '\n' || bytes.at[at] == '\r';
    return at;
}

static size_t skip_escape(Text bytes, size_t at, size_t end) {
    return bytes.at[at] == '\\' && at + 1 < end && is_punctuation(bytes.at[at + 1]) ? at + 2
                                                                                    : at + 1;
}

// Labels are the same in any case and with any space between words.
Text label_normal(Arena *arena, Text label) {
    Buf normal = {0};
    label = text_trim(label);
    for (size_t i = 0; i < label.length; i++) {
        char c = label.at[i];
        if (!is_space(c))
            buf_char(&normal, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
        else if (!is_space(label.at[i - 1]))
            buf_char(&normal, ' ');
    }
    return buf_take(arena, &normal);
}

// -------------------------------------------------------------------------------------- address

static bool read_pointed(Text bytes, size_t end, RawLink *link) {
    size_t at = link->target;
    while (at < end && !strchr("<>\r\n", bytes.at[at]))
        at = skip_escape(bytes, at, end);
    link->target_end = at;
    link->end = at + 1;
    return at < end && bytes.at[at] == '>';
}

static bool read_plain(Text bytes, size_t end, RawLink *link) {
    size_t at = link->target, depth = 0;
    while (at < end && (unsigned char)bytes.at[at] > ' ') {
        if (bytes.at[at] == ')' && !depth)
            break;
        depth += bytes.at[at] == '(';
        depth -= bytes.at[at] == ')';
        at = skip_escape(bytes, at, end);
    }
    if (at > end)
        at = end;
    link->target_end = link->end = at;
    return depth == 0;
}

static bool read_address(Text bytes, size_t at, size_t end, RawLink *link) {
    bool pointed = at < end && bytes.at[at] == '<';
    link->target = pointed ? at + 1 : at;
    return pointed ? read_pointed(bytes, end, link) : read_plain(bytes, end, link);
}

// Behind "title", 'title' or (title) if there is one at `at`.
static size_t skip_title(Text bytes, size_t at, size_t end) {
    if (at >= end || !strchr("\"'(", bytes.at[at]))
        return at;
    char close = bytes.at[at] == '(' ? ')' : bytes.at[at];
    size_t i = at + 1;
    while (i < end && bytes.at[i] != close)
        i = skip_escape(bytes, i, end);
    return i < end ? i + 1 : at;
}

// ---------------------------------------------------------------------------------- definitions

static size_t label_end(Text bytes, size_t at, size_t end) {
    if (end - at > LABEL_MOST)
        end = at + LABEL_MOST;
    while (at < end && bytes.at[at] != ']' && bytes.at[at] != '[')
        at = skip_escape(bytes, at, end);
    return at < end && bytes.at[at] == ']' ? at : SIZE_MAX;
}

// `at` is behind the '[' that begins a line.
static void find_definition(Arena *arena, Text bytes, size_t at, Map *by_label) {
    size_t close = label_end(bytes, at, bytes.length);
    if (close == SIZE_MAX || !text_starts(text_slice(bytes, close, bytes.length), "]:"))
        return;
    RawLink *link = arena_make(arena, RawLink);
    size_t from = skip_space(bytes, close + 2, bytes.length);
    if (read_address(bytes, from, bytes.length, link) && link->target_end > link->target)
        map_put(by_label, label_normal(arena, text_slice(bytes, at, close)), link);
}

Definitions *definitions_find(Arena *arena, const Source *source, size_t from) {
    Definitions *definitions = arena_make(arena, Definitions);
    definitions->by_label = map_new(arena);
    Text rest = text_slice(source->bytes, from, source->bytes.length), line;
    while (text_cut(&rest, '\n', &line)) {
        size_t i = 0;
        while (i < line.length && strchr(" \t>-+*.)0123456789", line.at[i]))
            i++;
        if (i + 1 < line.length && line.at[i] == '[' && line.at[i + 1] != '^')
            find_definition(arena, source->bytes, (size_t)(line.at - source->bytes.at) + i + 1,
                            definitions->by_label);
    }
    return definitions;
}

// ---------------------------------------------------------------------------------------- links

static Text slice(const Scan *scan, size_t from, size_t to) {
    return text_slice(scan->bytes, from, to);
}

static size_t run_of_ticks(const Scan *scan, size_t at) {
    size_t from = at;
    while (at < scan->end && scan->bytes.at[at] == '`')
        at++;
    return at - from;
}

// Steps over `code`. A run of ticks that no run of the same length closes is text; as it is the
// last of its length, few lengths make few searches.
static void skip_code(Scan *scan) {
    size_t ticks = run_of_ticks(scan, scan->at);
    scan->at += ticks;
    for (size_t at = scan->at; ticks <= TICKS_MOST && at < scan->end;) {
        size_t run = run_of_ticks(scan, at);
        at += run ? run : 1;
        if (run == ticks) {
            scan->at = at;
            return;
        }
    }
}

// <https://…> and <name@place>
static void find_autolink(Scan *scan) {
    RawLink link = {.text = scan->at + 1, .target = scan->at + 1};
    size_t at = scan->at + 1;
    while (at < scan->end && !is_space(scan->bytes.at[at]) && !strchr("<>", scan->bytes.at[at]))
        at++;
    scan->at++;
    Text inside = slice(scan, link.target, at);
    if (at >= scan->end || scan->bytes.at[at] != '>' ||
        (!memchr(inside.at, ':', inside.length) && !memchr(inside.at, '@', inside.length)))
        return;
    link.text_end = link.target_end = at;
    link.end = scan->at = at + 1;
    list_push(scan->arena, scan->links, link);
}

// (address "title") behind a ']'
static bool read_inline(const Scan *scan, RawLink *link) {
    size_t at = link->text_end + 1;
    if (at >= scan->end || scan->bytes.at[at] != '(')
        return false;
    at = skip_space(scan->bytes, at + 1, scan->end);
    if (!read_address(scan->bytes, at, scan->end, link))
        return false;
    at = skip_space(scan->bytes, link->end, scan->end);
    at = skip_space(scan->bytes, skip_title(scan->bytes, at, scan->end), scan->end);
    link->end = at + 1;
    return at < scan->end && scan->bytes.at[at] == ')';
}

// [text][label], [label][] or [label]
static bool read_reference(const Scan *scan, RawLink *link) {
    Text label = slice(scan, link->text, link->text_end);
    size_t at = link->text_end + 1;
    link->end = at;
    if (at < scan->end && scan->bytes.at[at] == '[') {
        size_t close = label_end(scan->bytes, at + 1, scan->end);
        if (close != SIZE_MAX) {
            link->end = close + 1;
            if (close > at + 1)
                label = slice(scan, at + 1, close);
        }
    }
    if (label.length > LABEL_MOST)
        return false;
    const RawLink *definition = map_get(scan->definitions, label_normal(scan->arena, label));
    if (!definition)
        return false;
    link->target = definition->target;
    link->target_end = definition->target_end;
    return true;
}

static void close_bracket(Scan *scan) {
    RawLink link = {.text_end = scan->at};
    scan->at++;
    if (!scan->open_count)
        return;
    link.text = scan->open[--scan->open_count];
    if (!read_inline(scan, &link) && !read_reference(scan, &link))
        return;
    scan->at = link.end;
    list_push(scan->arena, scan->links, link);
}

static void open_bracket(Scan *scan) {
    scan->at++;
    if (scan->open_count < OPEN_MOST)
        scan->open[scan->open_count++] = scan->at;
}

void links_find(Arena *arena, const Source *source, const Definitions *definitions, size_t from,
                size_t to, RawLinks *links) {
    Scan scan = {.arena = arena,
                 .bytes = source->bytes,
                 .at = from,
                 .end = to,
                 .definitions = definitions->by_label,
                 .links = links};
    links->count = 0;
    while (scan.at < scan.end) {
        switch (scan.bytes.at[scan.at]) {
        case '\\': scan.at = skip_escape(scan.bytes, scan.at, scan.end); break;
        case '`': skip_code(&scan); break;
        case '<': find_autolink(&scan); break;
        case '[': open_bracket(&scan); break;
        case ']': close_bracket(&scan); break;
        default: scan.at++; break;
        }
    }
}

// --------------------------------------------------------------------------------------- compare

// Behind &name; or &#1234; at `at`, or `at`.
static size_t skip_entity(Text raw, size_t at) {
    size_t i = at + 1;
    while (i < raw.length && i < at + 32 && (!is_punctuation(raw.at[i]) || raw.at[i] == '#'))
        i++;
    return i > at + 1 && i < raw.length && raw.at[i] == ';' ? i + 1 : at;
}

// An entity is taken for any one character: a wrong place takes more than that.
static bool same_address(Text raw, Text address) {
    size_t i = 0, k = 0;
    while (i < raw.length && k < address.length) {
        size_t behind = raw.at[i] == '&' ? skip_entity(raw, i) : i;
        if (behind > i) {
            i = behind;
            text_next(address, &k);
            continue;
        }
        if (skip_escape(raw, i, raw.length) == i + 2)
            i++;
        if (raw.at[i++] != address.at[k++])
            return false;
    }
    return i == raw.length && k == address.length;
}

bool link_is(const Source *source, const RawLink *link, Text address) {
    Text raw = text_slice(source->bytes, link->target, link->target_end);
    if (text_starts(address, "mailto:") && !text_starts(raw, "mailto:"))
        address = text_slice(address, 7, address.length);
    return same_address(raw, address);
}
