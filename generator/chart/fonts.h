// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: fonts opened for one pen, and what each code point becomes.
#ifndef JAMLIK_CHART_FONTS_H
#define JAMLIK_CHART_FONTS_H

#include "chart/chart.h"

#include <ft2build.h>
#include FT_FREETYPE_H

// Font files: first the regular ones, then the bold ones. A chain lists them in the order in which
// they are tried; bold text falls back on regular fonts before it gives up.
struct ChartKit {
    Text *files;
    size_t count;
    unsigned *chain[2]; // [bold]
};

typedef enum GlyphState { GLYPH_UNKNOWN, GLYPH_DRAWN, GLYPH_INVISIBLE, GLYPH_MISSING } GlyphState;

typedef struct Glyph {
    GlyphState state;
    unsigned face;
    uint32_t index;      // in the face
    uint32_t code_point; // that stands for it: a space for U+00A0
    double advance;      // in em, unshaped
} Glyph;

typedef struct Face {
    FT_Face face; // NULL until needed
    FT_Size shaping, drawing;
    double drawing_size; // in pixels, as `drawing` is set
} Face;

enum { GLYPH_PAGE = 128, GLYPH_PAGES = 0x110000 / GLYPH_PAGE, SHAPING_SIZE = 1000 };

struct ChartPen {
    Arena *arena;
    const ChartKit *kit;
    FT_Library library;
    Face *faces;              // one per file of the kit
    Glyph **glyphs[2];        // [bold]: pages of GLYPH_PAGE, made when needed
    struct Cache *cache;      // shaped words and drawn glyphs, see shape.c, glyph.c
    struct ShapedGlyph *line; // the words of one line, put together
    size_t line_room;
};

Face *pen_face(ChartPen *pen, unsigned index);
const Glyph *pen_glyph(ChartPen *pen, uint32_t code_point, bool bold);
bool is_ignorable(uint32_t code_point); // Unicode's Default_Ignorable_Code_Point

#endif
