// SPDX-License-Identifier: EUPL-1.2
// Glyphs as small grey pictures, drawn once per size and quarter of a pixel. No hinting: the same
// pixels on every machine, and the spacing that was measured.

#include "chart/shape.h"

#include <math.h>
#include <string.h>
#include FT_SIZES_H
#include FT_OUTLINE_H

typedef struct GlyphKey { // no padding: it is hashed as bytes
    uint32_t face, index, size, quarter;
} GlyphKey;

static FT_Face set_size(ChartPen *pen, unsigned index, double size) {
    Face *face = pen_face(pen, index);
    FT_Activate_Size(face->drawing);
    if (face->drawing_size != size)
        FT_Set_Char_Size(face->face, 0, (FT_F26Dot6)lround(size * 64), 72, 72);
    face->drawing_size = size;
    return face->face;
}

static const unsigned char *copy_levels(Arena *arena, const FT_Bitmap *bitmap) {
    size_t width = bitmap->width, rows = bitmap->rows;
    unsigned char *levels = arena_alloc(arena, width * rows + 1);
    for (size_t y = 0; y < rows; y++) {
        const unsigned char *from = bitmap->buffer + (ptrdiff_t)y * bitmap->pitch;
        for (size_t x = 0; x < width; x++)
            levels[y * width + x] = (unsigned char)((from[x] * LEVELS + 127) / 255);
    }
    return levels;
}

static GlyphImage *draw_glyph(ChartPen *pen, const GlyphKey *key, double size) {
    GlyphImage *image = arena_make(pen->cache->arena, GlyphImage);
    FT_Face face = set_size(pen, key->face, size);
    if (FT_Load_Glyph(face, key->index, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return image;
    FT_Outline_Translate(&face->glyph->outline, (FT_Pos)key->quarter * 16, 0);
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL))
        return image;
    const FT_Bitmap *bitmap = &face->glyph->bitmap;
    *image = (GlyphImage){face->glyph->bitmap_left, -face->glyph->bitmap_top, (int)bitmap->width,
                          (int)bitmap->rows, copy_levels(pen->cache->arena, bitmap)};
    return image;
}

const GlyphImage *glyph_image(ChartPen *pen, unsigned face, uint32_t index, double size,
                              unsigned quarter) {
    GlyphKey key = {face, index, (uint32_t)lround(size * 64), quarter};
    Text name = {(const char *)&key, sizeof key};
    GlyphImage *image = map_get(pen->cache->images, name);
    if (image)
        return image;
    image = draw_glyph(pen, &key, size);
    map_put(pen->cache->images, text_copy(pen->cache->arena, name), image);
    return image;
}
