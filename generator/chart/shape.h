// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: texts as rows of glyphs, and glyphs as small pictures.
#ifndef JAMLIK_CHART_SHAPE_H
#define JAMLIK_CHART_SHAPE_H

#include "chart/fonts.h"

typedef struct ShapedGlyph {
    uint32_t index;
    unsigned face;
    double x, y; // in em, from the left end of the line; y upwards
} ShapedGlyph;

typedef struct Shape {
    const ShapedGlyph *glyphs;
    size_t count;
    double width; // in em
} Shape;

// One line of text in the order in which it is seen. Borrowed until the next call with this pen.
Shape shape_line(ChartPen *pen, Text text, bool bold, bool rtl);

// Coverage of one glyph in LEVELS steps, moved right by `quarter` quarters of a pixel.
enum { LEVELS = 7 }; // 0: nothing, LEVELS: all of the pixel
typedef struct GlyphImage {
    int left, top, width, rows; // of the box, relative to the pen position on the baseline
    const unsigned char *levels;
} GlyphImage;
const GlyphImage *glyph_image(ChartPen *pen, unsigned face, uint32_t index, double size,
                              unsigned quarter);

// What a pen remembers. Trimmed between charts, never within one: results stay valid till then.
typedef struct Cache {
    Arena *arena;
    Map *words[2][2]; // [bold][rtl] text → Shape
    Map *images;
} Cache;
Cache *cache_new(Arena *arena);
void cache_clear(Cache *cache);
void cache_trim(Cache *cache);

#endif
