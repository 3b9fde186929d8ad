// SPDX-License-Identifier: EUPL-1.2
// From text to glyphs. Reading order: measuring (the fast path), shaping a stretch with raqm,
// putting the words of a line together.
//
// raqm takes some 60 µs for a word, for it opens the font's tables anew each time. So widths are
// sums of advances where a script allows it (kerning is a fraction of a per cent there), words are
// shaped once per pen, and numbers, all different and never kerned, go past raqm altogether.

#include "chart/shape.h"

#include <raqm.h>
#include <stdlib.h>
#include FT_SIZES_H

// -------------------------------------------------------------------------------- measuring

// Scripts in which letters stand one after the other as they are: their widths may be added.
static bool is_simple(uint32_t c) {
    if (c < 0x300)
        return true;
    if (c < 0x530)
        return c >= 0x370 && !(c >= 0x483 && c <= 0x489);
    if (c >= 0x1200 && c < 0x13A0)
        return !(c >= 0x135D && c <= 0x135F);
    if (c >= 0x1E00 && c < 0x20D0)
        return !(c >= 0x202A && c <= 0x202E);
    return (c >= 0x2100 && c < 0x2C00) || (c >= 0x3040 && c < 0xA000);
}

double chart_text_width(ChartPen *pen, Text text, double size, bool bold, uint32_t *missing) {
    double sum = 0;
    bool simple = true;
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = text_next(text, &at);
        const Glyph *glyph = pen_glyph(pen, code_point, bold);
        sum += glyph->advance;
        simple &= is_simple(code_point);
        if (missing && glyph->state == GLYPH_MISSING)
            (*missing)++;
    }
    return size * (simple ? sum : shape_line(pen, text, bold, true).width);
}

// --------------------------------------------------------------------------------- shaping

typedef struct Run {
    uint32_t *code_points;
    unsigned *faces;
    size_t count;
} Run;

// Characters that are not seen join the run of the character before them, so that a joiner
// between two letters does not tear them apart.
static Run make_run(ChartPen *pen, Text text, bool bold) {
    Run run = {arena_array(pen->cache->arena, uint32_t, text.length + 1),
               arena_array(pen->cache->arena, unsigned, text.length + 1), 0};
    unsigned face = pen->kit->chain[bold][0];
    for (size_t at = 0; at < text.length;) {
        const Glyph *glyph = pen_glyph(pen, text_next(text, &at), bold);
        bool drawn = glyph->state == GLYPH_DRAWN;
        face = drawn ? glyph->face : face;
        run.faces[run.count] = face;
        run.code_points[run.count++] = glyph->state == GLYPH_MISSING ? ' ' : glyph->code_point;
    }
    return run;
}

static void set_faces(ChartPen *pen, raqm_t *raqm, const Run *run) {
    for (size_t from = 0, to; from < run->count; from = to) {
        for (to = from + 1; to < run->count && run->faces[to] == run->faces[from];)
            to++;
        Face *face = pen_face(pen, run->faces[from]);
        FT_Activate_Size(face->shaping);
        raqm_set_freetype_face_range(raqm, face->face, from, to - from);
    }
}

static unsigned face_index(const ChartPen *pen, FT_Face face) {
    unsigned index = 0;
    while (pen->faces[index].face != face)
        index++;
    return index;
}

static void copy_glyphs(ChartPen *pen, raqm_t *raqm, Shape *shape) {
    static const double em = 64.0 * SHAPING_SIZE;
    size_t count = 0;
    const raqm_glyph_t *from = raqm_get_glyphs(raqm, &count);
    ShapedGlyph *to = arena_array(pen->cache->arena, ShapedGlyph, count + 1);
    shape->glyphs = to;
    for (size_t i = 0; i < count; i++) {
        if (from[i].index) // 0: not to be seen; missing ones were counted before
            to[shape->count++] =
                (ShapedGlyph){from[i].index, face_index(pen, from[i].ftface),
                              shape->width + from[i].x_offset / em, from[i].y_offset / em};
        shape->width += from[i].x_advance / em;
    }
}

static Shape *shape_run(ChartPen *pen, Text text, bool bold, bool rtl) {
    Shape *shape = arena_make(pen->cache->arena, Shape);
    Run run = make_run(pen, text, bold);
    raqm_t *raqm = raqm_create();
    if (!raqm)
        abort();
    bool good = raqm_set_text(raqm, run.code_points, run.count) &&
                raqm_set_par_direction(raqm, rtl ? RAQM_DIRECTION_RTL : RAQM_DIRECTION_LTR) &&
                raqm_set_freetype_load_flags(raqm, FT_LOAD_NO_HINTING) &&
                raqm_set_invisible_glyph(raqm, -1); // leave them out
    set_faces(pen, raqm, &run);
    if (good && raqm_layout(raqm))
        copy_glyphs(pen, raqm, shape);
    raqm_destroy(raqm);
    return shape;
}

static const Shape *shape_word(ChartPen *pen, Text text, bool bold, bool rtl) {
    Map *words = pen->cache->words[bold][rtl];
    Shape *shape = map_get(words, text);
    if (shape)
        return shape;
    shape = shape_run(pen, text, bold, rtl);
    map_put(words, text_copy(pen->cache->arena, text), shape);
    return shape;
}

// ----------------------------------------------------------------------------------- lines

static void line_add(ChartPen *pen, Shape *line, ShapedGlyph glyph) {
    if (line->count == pen->line_room) {
        size_t room = pen->line_room ? pen->line_room * 2 : 64;
        ShapedGlyph *larger = arena_array(pen->arena, ShapedGlyph, room);
        for (size_t i = 0; i < line->count; i++)
            larger[i] = pen->line[i];
        pen->line = larger;
        pen->line_room = room;
    }
    pen->line[line->count++] = glyph;
    line->glyphs = pen->line;
}

static bool is_number_part(uint32_t c) {
    return (c >= '0' && c <= '9') || c == ' ' || c == ',' || c == '.' || c == '%' || c == 0xA0 ||
           c == 0x202F || c == 0x2212 || is_ignorable(c);
}

typedef enum TextKind { TEXT_NUMBER, TEXT_SIMPLE, TEXT_COMPLEX } TextKind;

static TextKind kind_of(Text text) {
    TextKind kind = TEXT_NUMBER;
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = text_next(text, &at);
        if (!is_simple(code_point))
            return TEXT_COMPLEX;
        if (!is_number_part(code_point))
            kind = TEXT_SIMPLE;
    }
    return kind;
}

static void add_plain(ChartPen *pen, Shape *line, Text word, bool bold) {
    for (size_t at = 0; at < word.length;) {
        const Glyph *glyph = pen_glyph(pen, text_next(word, &at), bold);
        if (glyph->state == GLYPH_DRAWN)
            line_add(pen, line, (ShapedGlyph){glyph->index, glyph->face, line->width, 0});
        line->width += glyph->advance;
    }
}

static void add_shaped(ChartPen *pen, Shape *line, const Shape *word) {
    for (size_t i = 0; i < word->count; i++) {
        ShapedGlyph glyph = word->glyphs[i];
        glyph.x += line->width;
        line_add(pen, line, glyph);
    }
    line->width += word->width;
}

Shape shape_line(ChartPen *pen, Text text, bool bold, bool rtl) {
    TextKind kind = kind_of(text);
    if (rtl || kind == TEXT_COMPLEX)
        return *shape_word(pen, text, bold, rtl);
    Shape line = {0};
    for (Text rest = text, word; text_cut(&rest, ' ', &word);) {
        if (kind_of(word) == TEXT_NUMBER)
            add_plain(pen, &line, word, bold);
        else
            add_shaped(pen, &line, shape_word(pen, word, bold, false));
        if (word.at + word.length < text.at + text.length)
            add_plain(pen, &line, T(" "), bold);
    }
    return line;
}

// ----------------------------------------------------------------------------------- cache

// Some ten thousand entries hold the words of a large report; a preview server that runs all day
// must not grow for ever.
enum { CACHE_WORDS = 8192, CACHE_IMAGES = 16384 };

static void cache_fill(Cache *cache) {
    cache->arena = arena_new();
    for (size_t i = 0; i < 4; i++)
        cache->words[i / 2][i % 2] = map_new(cache->arena);
    cache->images = map_new(cache->arena);
}

Cache *cache_new(Arena *arena) {
    Cache *cache = arena_make(arena, Cache);
    cache_fill(cache);
    return cache;
}

void cache_clear(Cache *cache) {
    arena_free(cache->arena);
    cache->arena = NULL;
}

void cache_trim(Cache *cache) {
    size_t words = 0;
    for (size_t i = 0; i < 4; i++)
        words += map_count(cache->words[i / 2][i % 2]);
    if (words <= CACHE_WORDS && map_count(cache->images) <= CACHE_IMAGES)
        return;
    cache_clear(cache);
    cache_fill(cache);
}
