// SPDX-License-Identifier: EUPL-1.2
//
// A growing output and what escapes into it. Numbers are in number.c.
#include "base/inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void reserve(Buf *buf, size_t more) {
    if (buf->capacity - buf->length >= more)
        return;
    size_t wanted = buf->capacity ? buf->capacity : 256;
    if (more > SIZE_MAX / 4 - buf->length)
        memory_exhausted(more);
    while (wanted - buf->length < more)
        wanted *= 2;
    buf->at = realloc(buf->at, wanted);
    if (!buf->at)
        memory_exhausted(wanted);
    buf->capacity = wanted;
}

void buf_release(Buf *buf) {
    free(buf->at);
    *buf = (Buf){0};
}

void buf_clear(Buf *buf) {
    buf->length = 0;
}

void buf_bytes(Buf *buf, const void *bytes, size_t length) {
    if (!length)
        return;
    reserve(buf, length);
    memcpy(buf->at + buf->length, bytes, length);
    buf->length += length;
}

void buf_text(Buf *buf, Text text) {
    buf_bytes(buf, text.at, text.length);
}

void buf_string(Buf *buf, const char *string) {
    buf_bytes(buf, string, strlen(string));
}

void buf_char(Buf *buf, char c) {
    reserve(buf, 1);
    buf->at[buf->length++] = c;
}

void buf_code_point(Buf *buf, uint32_t code_point) {
    char bytes[4];
    buf_bytes(buf, bytes, utf8_encode(code_point, bytes));
}

void buf_format(Buf *buf, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    reserve(buf, 64);
    size_t room = buf->capacity - buf->length;
    int length = vsnprintf(buf->at + buf->length, room, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    if ((size_t)length >= room) {
        reserve(buf, (size_t)length + 1);
        vsnprintf(buf->at + buf->length, (size_t)length + 1, format, again);
    }
    va_end(again);
    buf->length += (size_t)length;
}

static const char *const html_escape[256] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
};

void buf_html(Buf *buf, Text text) {
    size_t done = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *escape = html_escape[(unsigned char)text.at[i]];
        if (escape) {
            buf_bytes(buf, text.at + done, i - done);
            buf_string(buf, escape);
            done = i + 1;
        }
    }
    if (done < text.length)
        buf_bytes(buf, text.at + done, text.length - done);
}

Text buf_view(const Buf *buf) {
    return (Text){buf->at, buf->length};
}

Text buf_copy(Arena *arena, const Buf *buf) {
    return text_copy(arena, buf_view(buf));
}

Text buf_take(Arena *arena, Buf *buf) {
    Text text = buf_copy(arena, buf);
    buf_release(buf);
    return text;
}
