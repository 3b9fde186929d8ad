// SPDX-License-Identifier: EUPL-1.2
//
// A file read whole, and the way from a byte of it to the line and column that an author sees.
#include "base/inside.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

// ---------------------------------------------------------------------------------- reading

static const char *advice_for(int error) {
    switch (error) {
    case ENOENT: return "check the name, capital letters too";
    case EACCES: return "give yourself the right to read it";
    case EISDIR: return "this is a folder; a file is wanted";
    case EINVAL: return "this is no file but a pipe or a device; put a file in its place";
    default: return "check that the file can be opened";
    }
}

static bool read_bytes(Arena *arena, Diags *diags, Text path, Text shown, size_t limit,
                       Text *bytes) {
    char reason[128];
    if (file_read(arena, path, limit, bytes))
        return true;
    int error = errno;
    if (error == EFBIG) {
        static const char *const units[] = {"bytes", "KiB", "MiB"};
        size_t unit = 0, size = limit;
        for (; unit < 2 && size >= 1024 && size % 1024 == 0; unit++)
            size /= 1024;
        Diag *diag =
            diag_file(diags, "file-too-big", shown, "larger than %zu %s", size, units[unit]);
        diag_hint(diags, diag, "make it smaller or split it");
    } else {
        Diag *diag = diag_file(diags, "file-unreadable", shown, "cannot be read: %s",
                               strerror_r(error, reason, sizeof reason));
        diag_hint(diags, diag, "%s", advice_for(error));
    }
    return false;
}

// By its byte order mark, or by the zero beside the first character, which in JSON, YAML,
// Markdown and CSV is an ASCII one.
static bool is_utf16(Text bytes) {
    if (bytes.length < 2)
        return false;
    return memcmp(bytes.at, "\xff\xfe", 2) == 0 || memcmp(bytes.at, "\xfe\xff", 2) == 0 ||
           (!bytes.at[0] != !bytes.at[1]);
}

static size_t find_lone_cr(Text bytes) {
    for (size_t i = 0; i < bytes.length; i++)
        if (bytes.at[i] == '\r' && (i + 1 == bytes.length || bytes.at[i + 1] != '\n'))
            return i;
    return SIZE_MAX;
}

static Spot one_byte(const Source *source, size_t offset) {
    return (Spot){source, offset, 1};
}

static void report_utf8(Diags *diags, const Source *source, size_t offset) {
    unsigned char byte = (unsigned char)source->bytes.at[offset];
    Diag *diag = diag_error(diags, "not-utf8", one_byte(source, offset),
                            "not UTF-8 text: byte 0x%02X", byte);
    if (byte >= 0xc0) {
        char letter[4];
        int length = (int)utf8_encode(byte, letter);
        diag_hint(diags, diag, "save the file as UTF-8; in Latin-1 (ANSI) the byte is '%.*s'",
                  length, letter);
    } else {
        diag_hint(diags, diag, "save the file as UTF-8");
    }
}

static void report_control(Diags *diags, const Source *source, size_t offset) {
    size_t behind = offset;
    uint32_t c = text_next(source->bytes, &behind);
    if (!c) {
        Diag *diag = diag_error(diags, "nul-byte", one_byte(source, offset), "a NUL byte in a text");
        diag_hint(diags, diag, "is this a text file? remove the byte, or save the file anew");
        return;
    }
    Diag *diag = diag_error(diags, "control-character", (Spot){source, offset, behind - offset},
                            "the character U+%04X, which no page may hold", (unsigned)c);
    diag_hint(diags, diag, "remove it; it came in with a text from elsewhere and cannot be seen");
}

// Reports the first thing that makes the bytes no plain text.
static bool is_plain_text(Diags *diags, const Source *source) {
    Text bytes = source->bytes;
    size_t bad = text_invalid_utf8(bytes), control = text_control(text_slice(bytes, 0, bad));
    if (control != SIZE_MAX) {
        report_control(diags, source, control);
        return false;
    }
    if (bad != SIZE_MAX) {
        report_utf8(diags, source, bad);
        return false;
    }
    size_t cr = find_lone_cr(bytes);
    if (cr != SIZE_MAX) {
        Diag *diag = diag_error(diags, "lone-cr", one_byte(source, cr),
                                "a line end of old Macintosh files (CR alone)");
        diag_hint(diags, diag, "save the file with line ends for Unix (LF) or Windows (CRLF)");
        return false;
    }
    return true;
}

Source *source_read(Arena *arena, Diags *diags, Text path, Text shown_path, size_t limit) {
    Text bytes;
    if (!read_bytes(arena, diags, path, shown_path, limit, &bytes))
        return NULL;
    if (is_utf16(bytes)) {
        Diag *diag = diag_file(diags, "utf16", shown_path, "UTF-16 text; UTF-8 is wanted");
        diag_hint(diags, diag, "save the file as UTF-8 (in Excel: 'CSV UTF-8')");
        return NULL;
    }
    if (text_starts(bytes, "\xef\xbb\xbf"))
        bytes = text_slice(bytes, 3, bytes.length);
    Source *source = source_make(arena, shown_path, bytes);
    return is_plain_text(diags, source) ? source : NULL;
}

static void find_lines(Arena *arena, Source *source) {
    LIST(size_t) lines = {0};
    list_push(arena, &lines, 0);
    const char *start = source->bytes.at, *end = start + source->bytes.length, *at = start;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL)
        list_push(arena, &lines, (size_t)(++at - start));
    source->lines = lines.items;
    source->line_count = lines.count;
}

Source *source_make(Arena *arena, Text shown_path, Text bytes) {
    Source *source = arena_make(arena, Source);
    source->path = text_copy(arena, shown_path);
    source->bytes = bytes.length ? bytes : T("");
    find_lines(arena, source);
    return source;
}

// ------------------------------------------------------------------------------------ places

// The index of the last line that starts at or before `offset`.
static size_t find_line(const Source *source, size_t offset) {
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t source_line(const Source *source, size_t offset) {
    assert(source->line_count);
    return find_line(source, offset) + 1;
}

void source_position(const Source *source, size_t offset, size_t *line, size_t *column) {
    assert(source->line_count);
    size_t index = find_line(source, offset);
    *line = index + 1;
    *column = 1 + text_characters(text_slice(source->bytes, source->lines[index], offset));
}

size_t source_line_offset(const Source *source, size_t line) {
    assert(source->line_count && line >= 1);
    return line <= source->line_count ? source->lines[line - 1] : source->bytes.length;
}

Spot spot_of(const Source *source, Text part) {
    assert(part.at >= source->bytes.at);
    assert(part.at + part.length <= source->bytes.at + source->bytes.length);
    return (Spot){source, (size_t)(part.at - source->bytes.at), part.length};
}
