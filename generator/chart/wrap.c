// SPDX-License-Identifier: EUPL-1.2
// Breaks a text into lines: cut into pieces that stay whole, find how many lines there must be,
// then the narrowest width that still gives that many, so that lines come out about equal.

#include "chart/fonts.h"
#include "chart/layout.h"

#include <math.h>

typedef struct Piece {
    size_t from, to;     // bytes, without the space that follows
    double width, space; // of the piece; of what separates it from the next
    bool hyphen;         // broken here, the line gets a hyphen
} Piece;
typedef LIST(Piece) Pieces;

typedef struct Wrap {
    Layout *layout;
    Text text;
    Type type;
    Pieces pieces;
} Wrap;

enum { SOFT_HYPHEN = 0xAD, ZERO_SPACE = 0x200B, EN_DASH = 0x2013, HYPHEN = 0x2010 };

static bool is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

// May a line end between these two? "2014–2018" and "-5" stay whole.
static bool may_break(uint32_t before, uint32_t after) {
    if (before == SOFT_HYPHEN || before == ZERO_SPACE)
        return true;
    bool joint = before == '-' || before == HYPHEN || before == EN_DASH || before == '/';
    return joint && !is_digit(after) && !is_space(after) && !is_ignorable(after);
}

// ------------------------------------------------------------------------------------ pieces

static double width_of(const Wrap *wrap, size_t from, size_t to) {
    return layout_width(wrap->layout, text_slice(wrap->text, from, to), wrap->type);
}

// A word wider than the line is cut where it must be.
static void add_forced(Wrap *wrap, Piece piece, double most) {
    size_t at = piece.from, last = piece.from;
    while (at < piece.to) {
        size_t next = at;
        text_next(wrap->text, &next);
        if (at > last && width_of(wrap, last, next) > most) {
            list_push(wrap->layout->arena, &wrap->pieces,
                      (Piece){last, at, width_of(wrap, last, at), 0, false});
            last = at;
        }
        at = next;
    }
    piece.from = last;
    piece.width = width_of(wrap, last, piece.to);
    list_push(wrap->layout->arena, &wrap->pieces, piece);
}

static void add_piece(Wrap *wrap, size_t from, size_t to, size_t next, uint32_t last, double most) {
    Piece piece = {from, to, width_of(wrap, from, to), width_of(wrap, to, next),
                   last == SOFT_HYPHEN};
    if (piece.width > most)
        add_forced(wrap, piece, most);
    else
        list_push(wrap->layout->arena, &wrap->pieces, piece);
}

static void cut_pieces(Wrap *wrap, double most) {
    Text text = wrap->text;
    size_t from = 0, at = 0;
    uint32_t last = 0;
    while (at < text.length) {
        size_t next = at;
        uint32_t c = text_next(text, &next);
        if (is_space(c)) {
            while (next < text.length && is_space((unsigned char)text.at[next]))
                next++;
            add_piece(wrap, from, at, next, last, most);
            from = next;
        } else if (at > from && may_break(last, c)) {
            add_piece(wrap, from, at, at, last, most);
            from = at;
        }
        last = c;
        at = next;
    }
    if (from < text.length)
        add_piece(wrap, from, text.length, text.length, 0, most);
}

// ------------------------------------------------------------------------------------- lines

// Fills one line from piece `first`; returns the piece after it and the width it takes.
static size_t fill_line(const Pieces *pieces, size_t first, double most, double hyphen,
                        double *width) {
    const Piece *piece = &pieces->items[first];
    size_t next = first + 1;
    *width = piece->width + (piece->hyphen ? hyphen : 0);
    double reach = piece->width + piece->space;
    for (; next < pieces->count; next++) {
        piece = &pieces->items[next];
        double whole = reach + piece->width + (piece->hyphen ? hyphen : 0);
        if (whole > most)
            break;
        *width = whole;
        reach += piece->width + piece->space;
    }
    return next;
}

static size_t count_lines(const Pieces *pieces, double most, double hyphen) {
    size_t count = 0;
    double width;
    for (size_t at = 0; at < pieces->count; count++)
        at = fill_line(pieces, at, most, hyphen, &width);
    return count;
}

static double balance(const Pieces *pieces, double most, double hyphen) {
    size_t wanted = count_lines(pieces, most, hyphen);
    double narrow = 0, wide = most;
    for (size_t i = 0; i < pieces->count; i++)
        narrow = fmax(narrow, pieces->items[i].width);
    for (int i = 0; i < 8 && narrow < wide; i++) {
        double middle = (narrow + wide) / 2;
        if (count_lines(pieces, middle, hyphen) <= wanted)
            wide = middle;
        else
            narrow = middle;
    }
    return wide;
}

// Isolates opened and not yet closed, innermost last.
typedef struct Isolates {
    uint32_t open[8];
    size_t depth;
} Isolates;

static void follow_isolates(Isolates *isolates, Text part) {
    for (size_t at = 0; at < part.length;) {
        uint32_t c = text_next(part, &at);
        if (c >= 0x2066 && c <= 0x2068 && isolates->depth < 8)
            isolates->open[isolates->depth++] = c;
        else if (c == 0x2069 && isolates->depth)
            isolates->depth--;
    }
}

// An isolate that a line end cuts through is closed there and opened again on the next line.
static Text line_text(const Wrap *wrap, Text part, bool hyphen, Isolates *isolates) {
    Isolates before = *isolates;
    follow_isolates(isolates, part);
    if (!before.depth && !isolates->depth && !hyphen)
        return part;
    Buf buf = {0};
    for (size_t i = 0; i < before.depth; i++)
        buf_code_point(&buf, before.open[i]);
    buf_text(&buf, hyphen ? text_slice(part, 0, part.length - 2) : part); // U+00AD: 2 bytes
    if (hyphen)
        buf_char(&buf, '-');
    for (size_t i = 0; i < isolates->depth; i++)
        buf_code_point(&buf, 0x2069);
    return buf_take(wrap->layout->arena, &buf);
}

static Lines make_lines(const Wrap *wrap, double most, double hyphen) {
    const Pieces *pieces = &wrap->pieces;
    Lines lines = {arena_array(wrap->layout->arena, Text, pieces->count + 1), 0, 0};
    Isolates isolates = {0};
    for (size_t at = 0, next; at < pieces->count; at = next) {
        double width;
        next = fill_line(pieces, at, most, hyphen, &width);
        const Piece *last = &pieces->items[next - 1];
        Text part = text_slice(wrap->text, pieces->items[at].from, last->to);
        bool broken = last->hyphen && next < pieces->count;
        lines.items[lines.count++] = line_text(wrap, part, broken, &isolates);
        lines.width = fmax(lines.width, width);
    }
    return lines;
}

Lines layout_wrap(Layout *layout, Text text, Type type, double most) {
    Wrap wrap = {.layout = layout, .text = text_trim(text), .type = type};
    double width = layout_width(layout, wrap.text, type);
    Lines lines = {arena_make(layout->arena, Text), wrap.text.length ? 1 : 0, width};
    lines.items[0] = wrap.text;
    if (width <= most)
        return lines;
    double hyphen = layout_width(layout, T("-"), type);
    cut_pieces(&wrap, most - hyphen);
    return make_lines(&wrap, balance(&wrap.pieces, most, hyphen), hyphen);
}

double layout_longest_word(Layout *layout, Text text, Type type) {
    Wrap wrap = {.layout = layout, .text = text_trim(text), .type = type};
    double longest = 0;
    cut_pieces(&wrap, INFINITY);
    for (size_t i = 0; i < wrap.pieces.count; i++) {
        const Piece *piece = &wrap.pieces.items[i];
        longest = fmax(longest, piece->width + (piece->hyphen ? type.size * 0.4 : 0));
    }
    return longest;
}

// Lines leave room for a hyphen.
double layout_least(Layout *layout, Text text, Type type) {
    double word = layout_longest_word(layout, text, type) + layout_width(layout, T("-"), type);
    return fmin(layout_width(layout, text_trim(text), type), word) + 0.1;
}
