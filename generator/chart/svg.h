// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: what svg.c, which writes items, and svg_paint.c, their looks, share.
#ifndef JAMLIK_CHART_SVG_H
#define JAMLIK_CHART_SVG_H

#include "chart/marks.h"

typedef struct Svg {
    Buf *out;
    const Scene *scene;
    Text id;
    const Palette *palette; // NULL: in a page
} Svg;

// svg.c
void svg_number(Buf *out, double value);
void svg_attribute(Buf *out, const char *name, double value);

// svg_paint.c
bool svg_is_round(Role role);
void svg_paint(Svg *svg, Role role, unsigned colour);
void svg_paper(Svg *svg, bool stroke);
// The attributes that all items of one look share.
void svg_look(Svg *svg, const Item *item, size_t count);
bool svg_same_look(const Item *a, const Item *b);
void svg_patterns(Svg *svg);

#endif
