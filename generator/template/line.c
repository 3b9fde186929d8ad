// SPDX-License-Identifier: EUPL-1.2
//
// How a tag stands in its line, and what the lines around it begin and end with.
#include "template/inside.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static size_t skip_blanks(Text bytes, size_t at) {
    while (at < bytes.length && is_blank(bytes.at[at]))
        at++;
    return at;
}

bool line_starts(Text bytes, size_t at) {
    return at == 0 || bytes.at[at - 1] == '\n';
}

size_t line_skip(Text bytes, size_t at, Text dedent) {
    for (size_t i = 0; i < dedent.length && at < bytes.length; i++, at++)
        if (bytes.at[at] != dedent.at[i])
            break;
    return at;
}

// Where the next line starts if only white space is left of this one, else SIZE_MAX.
static size_t line_next(Text bytes, size_t at) {
    at = skip_blanks(bytes, at);
    if (at == bytes.length)
        return at;
    if (bytes.at[at] == '\r' && at + 1 < bytes.length)
        at++;
    return bytes.at[at] == '\n' ? at + 1 : SIZE_MAX;
}

Text line_end(Text bytes, size_t next) {
    if (!next || bytes.at[next - 1] != '\n')
        return (Text){0};
    bool crlf = next > 1 && bytes.at[next - 2] == '\r';
    return text_slice(bytes, next - 1 - crlf, next);
}

Text line_indent(Text bytes, size_t at) {
    for (size_t next; (next = line_next(bytes, at)) != SIZE_MAX && next < bytes.length;)
        at = next;
    return text_slice(bytes, at, skip_blanks(bytes, at));
}

Line line_around(Text bytes, size_t from, const Tag *tag, Text dedent) {
    Line line = {.start = tag->start, .next = line_next(bytes, tag->end)};
    while (line.start > from && is_blank(bytes.at[line.start - 1]))
        line.start--;
    line.first = line_starts(bytes, line.start);
    line.last = line.next != SIZE_MAX;
    if (line.first)
        line.lead = text_slice(bytes, line_skip(bytes, line.start, dedent), tag->start);
    return line;
}
