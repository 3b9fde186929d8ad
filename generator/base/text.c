// SPDX-License-Identifier: EUPL-1.2
//
// Slices of UTF-8: making, comparing, cutting. Characters are in utf8.c, slugs in slug.c and
// slips of the pen in nearest.c.
#include "base/inside.h"

#include <assert.h>
#include <string.h>

Text text_of(const char *string) {
    return string ? (Text){string, strlen(string)} : (Text){0};
}

Text text_copy(Arena *arena, Text text) {
    char *copy = arena_alloc(arena, text.length + 1);
    if (text.length)
        memcpy(copy, text.at, text.length);
    return (Text){copy, text.length};
}

Text text_format_list(Arena *arena, const char *format, va_list arguments) {
    char buffer[512];                     // long enough for nearly all, which are then formatted once
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(buffer, sizeof buffer, format, again);
    va_end(again);
    assert(length >= 0);
    char *text = arena_alloc(arena, (size_t)length + 1);
    if ((size_t)length < sizeof buffer)
        memcpy(text, buffer, (size_t)length + 1);
    else
        vsnprintf(text, (size_t)length + 1, format, arguments);
    return (Text){text, (size_t)length};
}

Text text_format(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Text text = text_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

bool text_equal(Text a, Text b) {
    if (a.length != b.length) return false;
    return !a.length || (*a.at == *b.at && memcmp(a.at, b.at, a.length) == 0);
}

bool text_is(Text text, const char *string) {
    return text_equal(text, text_of(string));
}

int text_order(Text a, Text b) {
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

bool text_starts(Text text, const char *prefix) {
    size_t length = strlen(prefix);
    return text.length >= length && (!length || memcmp(text.at, prefix, length) == 0);
}

bool text_ends(Text text, const char *suffix) {
    size_t length = strlen(suffix);
    return text.length >= length &&
           (!length || memcmp(text.at + text.length - length, suffix, length) == 0);
}

Text text_slice(Text text, size_t from, size_t to) {
    if (to > text.length)
        to = text.length;
    if (from > to)
        from = to;
    return (Text){text.at ? text.at + from : NULL, to - from};
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Text text_trim(Text text) {
    size_t from = 0, to = text.length;
    while (from < to && is_space(text.at[from]))
        from++;
    while (to > from && is_space(text.at[to - 1]))
        to--;
    return text_slice(text, from, to);
}

bool text_cut(Text *rest, char separator, Text *part) {
    if (!rest->length)
        return false;
    const char *end = memchr(rest->at, separator, rest->length);
    size_t length = end ? (size_t)(end - rest->at) : rest->length;
    *part = text_slice(*rest, 0, length);
    *rest = text_slice(*rest, length + 1, rest->length);
    return true;
}

// From sign to sign that the needle begins with.
static size_t find_short(Text text, Text needle) {
    const char *at = text.at, *last = text.at + (text.length - needle.length);
    while (at <= last && (at = memchr(at, needle.at[0], (size_t)(last - at) + 1))) {
        if (memcmp(at, needle.at, needle.length) == 0)
            return (size_t)(at - text.at);
        at++;
    }
    return SIZE_MAX;
}

// memmem prepares every needle, which costs more than the search where that is for a few bytes.
size_t text_find(Text text, Text needle) {
    enum { SHORT = 8 };
    if (!needle.length)
        return 0;
    if (needle.length > text.length)
        return SIZE_MAX;
    if (needle.length <= SHORT)
        return find_short(text, needle);
    const char *found = memmem(text.at, text.length, needle.at, needle.length);
    return found ? (size_t)(found - text.at) : SIZE_MAX;
}

Text text_join(Arena *arena, const Text *parts, size_t count, const char *separator) {
    size_t gap = strlen(separator), length = 0;
    for (size_t i = 0; i < count; i++)
        length += parts[i].length + (i ? gap : 0);
    char *joined = arena_alloc(arena, length + 1), *at = joined;
    for (size_t i = 0; i < count; i++) {
        if (i)
            at = mempcpy(at, separator, gap);
        if (parts[i].length)
            at = mempcpy(at, parts[i].at, parts[i].length);
    }
    return (Text){joined, length};
}
