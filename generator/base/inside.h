// SPDX-License-Identifier: EUPL-1.2
//
// What the files of base/ share with each other and with nobody else.
#ifndef JAMLIK_BASE_INSIDE_H
#define JAMLIK_BASE_INSIDE_H

#include "base/base.h"

#include <limits.h>

// A machine without memory: says so and aborts.
_Noreturn void memory_exhausted(size_t wanted);

// Writes 1 to 4 bytes and tells how many; a code point that cannot be is written as U+FFFD.
size_t utf8_encode(uint32_t code_point, char bytes[4]);

// text_format with its arguments in a va_list.
Text text_format_list(Arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0), nonnull(2)));

// The path as a C string; false with errno when it cannot be one.
bool path_terminate(Text path, char name[PATH_MAX]);

// fs_read of at most `limit` bytes; errno is EFBIG when there are more.
bool file_read(Arena *arena, Text path, size_t limit, Text *bytes);

// One source line with the spot underlined, as diags_print shows it:
//        3 | ![Hyra per år](indicator:rent-burdn)
//          |                          ^~~~~~~~~~
void excerpt_write(Buf *buf, Spot spot);
// Text as it may be sent to a terminal: control characters and bad bytes become U+FFFD.
void excerpt_clean(Buf *buf, Text text);

#endif
