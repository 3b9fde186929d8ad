// SPDX-License-Identifier: EUPL-1.2
//
// The source line of a diagnostic with the spot underlined. A long line is cut to a window around
// the caret; what an author's file holds is never sent to the terminal raw.
#include "base/inside.h"

#include <string.h>

enum { WINDOW = 96, BEFORE_CARET = 48 };

// Marks that stand on the character before them, and characters that are not seen at all: the
// common blocks suffice, since a miss only moves the caret by one.
static bool is_zero_wide(uint32_t c) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a}, {0x064b, 0x065f},
        {0x0670, 0x0670}, {0x06d6, 0x06dc}, {0x06df, 0x06e4}, {0x093c, 0x093c}, {0x0941, 0x0948},
        {0x094d, 0x094d}, {0x135d, 0x135f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f},
        {0x2060, 0x2064}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

// Escape sequences move the cursor, and bidirectional controls the reader's eye, away from the
// truth.
static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

void excerpt_clean(Buf *buf, Text text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c = text_next(text, &i);
        buf_code_point(buf, c == '\t' ? ' ' : is_control(c) ? 0xfffd : c);
    }
}

static size_t width(Text text) {
    size_t width = 0;
    for (size_t i = 0; i < text.length;)
        width += !is_zero_wide(text_next(text, &i));
    return width;
}

static size_t step_forward(Text line, size_t offset, size_t characters) {
    while (characters-- && offset < line.length)
        text_next(line, &offset);
    return offset;
}

static size_t step_back(Text line, size_t offset, size_t characters) {
    while (characters-- && offset > 0) {
        offset--;
        while (offset > 0 && ((unsigned char)line.at[offset] & 0xc0) == 0x80)
            offset--;
    }
    return offset;
}

// The line that holds `offset`, without its line end; *start is where it begins.
static Text line_around(const Source *source, size_t offset, size_t *line_number, size_t *start) {
    *line_number = source_line(source, offset);
    *start = source_line_offset(source, *line_number);
    Text line = text_slice(source->bytes, *start, source->bytes.length);
    const char *end = line.length ? memchr(line.at, '\n', line.length) : NULL;
    if (end)
        line = text_slice(line, 0, (size_t)(end - line.at));
    return text_ends(line, "\r") ? text_slice(line, 0, line.length - 1) : line;
}

// The part [*from, *to) of the line that is shown.
static void choose_window(Text line, size_t caret, size_t *from, size_t *to) {
    *from = step_back(line, caret, BEFORE_CARET);
    *to = step_forward(line, *from, WINDOW);
    if (*to == line.length)
        *from = step_back(line, line.length, WINDOW);
}

static void write_quote(Buf *buf, size_t line_number, Text line, size_t from, size_t to) {
    buf_format(buf, "%6zu |", line_number);
    if (to > from)
        buf_char(buf, ' ');
    if (from > 0)
        buf_literal(buf, "…");
    excerpt_clean(buf, text_slice(line, from, to));
    if (to < line.length)
        buf_literal(buf, "…");
    buf_char(buf, '\n');
}

void excerpt_write(Buf *buf, Spot spot) {
    size_t number, start, from, to;
    Text line = line_around(spot.source, spot.offset, &number, &start);
    size_t caret = spot.offset - start < line.length ? spot.offset - start : line.length;
    choose_window(line, caret, &from, &to);
    write_quote(buf, number, line, from, to);
    size_t before = width(text_slice(line, from, caret)) + (from > 0);
    size_t room = to - caret, length = spot.length < room ? spot.length : room;
    buf_format(buf, "       | %*s^", (int)before, "");
    for (size_t under = width(text_slice(line, caret, caret + length)); under > 1; under--)
        buf_char(buf, '~');
    buf_char(buf, '\n');
}
