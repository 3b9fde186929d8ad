// SPDX-License-Identifier: EUPL-1.2
//
// UTF-8 (RFC 3629), strict in both directions.
#include "base/inside.h"

#include <string.h>

// The length (1 to 4) of the valid UTF-8 sequence that starts at `at`, its value in *code_point;
// 0 when the bytes are no such sequence. The rules are RFC 3629's: no overlong forms, no
// surrogates, nothing above U+10FFFF.
static size_t utf8_decode(const char *at, size_t left, uint32_t *code_point) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)at;
    if (!left)
        return 0;
    if (bytes[0] < 0x80) {
        *code_point = bytes[0];
        return 1;
    }
    size_t length = bytes[0] >= 0xf0 ? 4 : bytes[0] >= 0xe0 ? 3 : 2;
    if (bytes[0] < 0xc2 || bytes[0] > 0xf4 || left < length)
        return 0;
    uint32_t value = bytes[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (bytes[i] & 0x3f);
    }
    if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 0;
    *code_point = value;
    return length;
}

size_t utf8_encode(uint32_t code_point, char bytes[4]) {
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    if (code_point > 0x10ffff || (code_point >= 0xd800 && code_point <= 0xdfff))
        code_point = 0xfffd;
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, code_point >>= 6)
        bytes[i] = (char)(0x80 | (code_point & 0x3f));
    bytes[0] = (char)(lead[length] | code_point);
    return length;
}

uint32_t text_next(Text text, size_t *offset) {
    uint32_t code_point;
    size_t length = utf8_decode(text.at + *offset, text.length - *offset, &code_point);
    *offset += length ? length : 1;
    return length ? code_point : 0xfffd;
}

// Tells whether `c` may begin something forbidden; most bytes may not.
static bool is_suspect(unsigned char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f || c == 0xc2 || c == 0xef;
}

size_t text_control(Text text) {
    for (size_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if ((byte >= 0x20 && byte < 0x7f) || !is_suspect(byte))
            continue;
        size_t behind = i;
        uint32_t c = text_next(text, &behind);
        if (c < 0xa0 || c == 0xfffe || c == 0xffff)
            return i;
    }
    return SIZE_MAX;
}

size_t text_characters(Text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.at[i] & 0xc0) != 0x80;
    return count;
}

// The length of the run of ASCII at the start, eight bytes at a time.
static size_t ascii_run(const char *at, size_t left) {
    size_t run = 0;
    uint64_t eight;
    for (; left - run >= sizeof eight; run += sizeof eight) {
        memcpy(&eight, at + run, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (run < left && (unsigned char)at[run] < 0x80)
        run++;
    return run;
}

size_t text_invalid_utf8(Text text) {
    uint32_t code_point;
    for (size_t i = 0; i < text.length;) {
        size_t length = ascii_run(text.at + i, text.length - i);
        if (!length)
            length = utf8_decode(text.at + i, text.length - i, &code_point);
        if (!length)
            return i;
        i += length;
    }
    return SIZE_MAX;
}
