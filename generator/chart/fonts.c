// SPDX-License-Identifier: EUPL-1.2
// Opens fonts and finds the glyph of a code point. The kit holds the bytes of the files, read once;
// each pen has a FreeType library and faces of its own, since neither may be shared by threads.

#include "chart/fonts.h"
#include "chart/shape.h"

#include <errno.h>
#include <string.h>
#include FT_ADVANCES_H
#include FT_SIZES_H

// ------------------------------------------------------------------------------------- kit

static bool is_font(Text bytes) {
    FT_Library library;
    FT_Face face;
    if (FT_Init_FreeType(&library))
        return false;
    bool good =
        !FT_New_Memory_Face(library, (const FT_Byte *)bytes.at, (FT_Long)bytes.length, 0, &face) &&
        FT_IS_SCALABLE(face);
    FT_Done_FreeType(library);
    return good;
}

static bool read_font(Arena *arena, Text path, Text *bytes, Diags *diags) {
    if (!fs_read(arena, path, bytes)) {
        Diag *diag =
            diag_file(diags, "font-missing", path, "cannot read the font: %s", strerror(errno));
        diag_hint(diags, diag, "install fonts-noto-core and fonts-dejavu-core");
        return false;
    }
    if (is_font(*bytes))
        return true;
    diag_file(diags, "font-missing", path, "this is not a scalable font");
    return false;
}

static unsigned *make_chain(Arena *arena, size_t first_from, size_t first_to, size_t count) {
    unsigned *chain = arena_array(arena, unsigned, count + 1);
    size_t at = 0;
    for (size_t i = first_from; i < first_to; i++)
        chain[at++] = (unsigned)i;
    for (size_t i = 0; i < count; i++)
        if (i < first_from || i >= first_to)
            chain[at++] = (unsigned)i;
    return chain;
}

ChartKit *chart_kit_open(Arena *arena, const ChartFonts *fonts, Diags *diags) {
    ChartKit *kit = arena_make(arena, ChartKit);
    size_t regular = fonts->regular_count;
    kit->count = regular + fonts->bold_count;
    kit->files = arena_array(arena, Text, kit->count + 1);
    bool good = regular > 0;
    if (!good)
        diag_file(diags, "font-missing", T("theme"), "no regular font is named for charts");
    for (size_t i = 0; i < kit->count; i++) {
        Text path = i < regular ? fonts->regular[i] : fonts->bold[i - regular];
        good &= read_font(arena, path, &kit->files[i], diags);
    }
    kit->chain[0] = make_chain(arena, 0, regular, kit->count);
    kit->chain[1] = make_chain(arena, regular, kit->count, kit->count);
    return good ? kit : NULL;
}

void chart_kit_close(ChartKit *kit) {
    if (kit)
        kit->count = 0; // the bytes belong to the arena
}

// ------------------------------------------------------------------------------------- pen

ChartPen *chart_pen_open(Arena *arena, const ChartKit *kit) {
    ChartPen *pen = arena_make(arena, ChartPen);
    pen->arena = arena;
    pen->kit = kit;
    pen->faces = arena_array(arena, Face, kit->count);
    for (size_t bold = 0; bold < 2; bold++)
        pen->glyphs[bold] = arena_array(arena, Glyph *, GLYPH_PAGES);
    if (FT_Init_FreeType(&pen->library))
        abort(); // out of memory
    pen->cache = cache_new(arena);
    return pen;
}

void chart_pen_close(ChartPen *pen) {
    if (!pen)
        return;
    cache_clear(pen->cache);
    FT_Done_FreeType(pen->library); // and its faces
}

Face *pen_face(ChartPen *pen, unsigned index) {
    Face *face = &pen->faces[index];
    if (face->face)
        return face;
    Text file = pen->kit->files[index];
    if (FT_New_Memory_Face(pen->library, (const FT_Byte *)file.at, (FT_Long)file.length, 0,
                           &face->face))
        abort(); // the kit has opened it before: out of memory
    face->shaping = face->face->size;
    FT_Set_Pixel_Sizes(face->face, 0, SHAPING_SIZE);
    if (FT_New_Size(face->face, &face->drawing))
        abort();
    return face;
}

// ----------------------------------------------------------------------------- code points

typedef struct Range {
    uint32_t from, to;
} Range;

bool is_ignorable(uint32_t code_point) {
    static const Range ranges[] = {{0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},
                                   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
                                   {0x200B, 0x200F},   {0x202A, 0x202E},   {0x2060, 0x206F},
                                   {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
                                   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8},   {0x1BCA0, 0x1BCA3},
                                   {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}, {0xFFFFFFFF, 0}};
    if (code_point < 0xAD)
        return false;
    for (size_t i = 0; code_point >= ranges[i].from; i++)
        if (code_point <= ranges[i].to)
            return true;
    return false;
}

// What to draw when no font has the character itself; 0 when nothing will do.
static uint32_t stand_in(uint32_t code_point) {
    if (code_point >= 0x2000 && code_point <= 0x200A)
        return ' ';
    switch (code_point) {
    case '\t':
    case '\n':
    case '\r':
    case 0x205F:
    case 0x3000: return ' ';
    case 0x2212: return 0x2013; // minus sign: Noto Sans has none; an en dash
    case 0x2013:
    case 0x2010: return '-';
    case 0x2011: return 0x2010;
    default: return 0;
    }
}

static bool find_glyph(ChartPen *pen, uint32_t code_point, bool bold, Glyph *glyph) {
    for (size_t i = 0; i < pen->kit->count; i++) {
        unsigned index = pen->kit->chain[bold][i];
        FT_Face face = pen_face(pen, index)->face;
        FT_UInt found = FT_Get_Char_Index(face, code_point);
        FT_Fixed advance = 0;
        if (!found)
            continue;
        FT_Get_Advance(face, found, FT_LOAD_NO_SCALE, &advance);
        *glyph = (Glyph){.state = GLYPH_DRAWN,
                         .face = index,
                         .index = found,
                         .code_point = code_point,
                         .advance = (double)advance / face->units_per_EM};
        return true;
    }
    return false;
}

static void fill_glyph(ChartPen *pen, uint32_t code_point, bool bold, Glyph *glyph) {
    if (is_ignorable(code_point)) {
        *glyph = (Glyph){.state = GLYPH_INVISIBLE, .code_point = code_point};
        return;
    }
    // The narrow and the ordinary no-break space are wished for as plain spaces in any font.
    uint32_t wanted = code_point == 0xA0 || code_point == 0x202F ? ' ' : code_point;
    for (; wanted; wanted = stand_in(wanted))
        if (find_glyph(pen, wanted, bold, glyph))
            return;
    *glyph = (Glyph){.state = GLYPH_MISSING, .code_point = code_point};
}

const Glyph *pen_glyph(ChartPen *pen, uint32_t code_point, bool bold) {
    Glyph **page = &pen->glyphs[bold][code_point / GLYPH_PAGE];
    if (!*page)
        *page = arena_array(pen->arena, Glyph, GLYPH_PAGE);
    Glyph *glyph = &(*page)[code_point % GLYPH_PAGE];
    if (glyph->state == GLYPH_UNKNOWN)
        fill_glyph(pen, code_point, bold, glyph);
    return glyph;
}
