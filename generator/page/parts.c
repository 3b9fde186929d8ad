// SPDX-License-Identifier: EUPL-1.2
//
// Small questions about Parts.
#include "base/base.h"
#include "page/inside.h"

// filled: by ref, the words for links that the author left empty; NULL: none.
static void add_plain(Buf *out, const Part *part, const Text *filled) {
    switch (part->kind) {
    case PART_TEXT:
    case PART_CODE:
    case PART_CODE_BLOCK: buf_text(out, part->text); break;
    case PART_SOFT_BREAK:
    case PART_HARD_BREAK: buf_char(out, ' '); break;
    case PART_LINK:
        if (filled && part->number != NO_REF)
            buf_text(out, filled[part->number]);
        break;
    default: break;
    }
    for (const Part *child = part->first; child; child = child->next)
        add_plain(out, child, filled);
}

Text part_filled_text(Arena *arena, const Part *part, const Text *filled) {
    Buf out = {0};
    add_plain(&out, part, filled);
    Text text = text_copy(arena, text_trim(buf_view(&out)));
    buf_release(&out);
    return text;
}

Text part_plain_text(Arena *arena, const Part *part) {
    return part_filled_text(arena, part, NULL);
}

static bool is_blank(Text text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c = text_next(text, &i);
        bool blank = c <= ' ' || c == 0xa0 || c == 0xad || (c >= 0x2000 && c <= 0x200f) ||
                     c == 0x202f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
        if (!blank)
            return false;
    }
    return true;
}

static bool is_something(const Part *part) {
    switch (part->kind) {
    case PART_TEXT:
    case PART_CODE: return !is_blank(part->text);
    case PART_LINK:
    case PART_IMAGE: return true;
    default: return false;
    }
}

bool part_is_blank(const Part *part) {
    for (const Part *child = part->first; child; child = child->next)
        if (is_something(child) || !part_is_blank(child))
            return false;
    return true;
}

void part_append(Part *parent, Part *child) {
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

Spot lines_spot(const Source *source, size_t line, size_t last_line) {
    size_t from = source_line_offset(source, line);
    size_t to = source_line_offset(source, last_line + 1);
    Text lines = text_trim(text_slice(source->bytes, from, to));
    return lines.length ? spot_of(source, lines) : (Spot){source, from, 0};
}

Spot block_spot(const Source *source, const Part *block) {
    return lines_spot(source, block->line, block->line);
}
