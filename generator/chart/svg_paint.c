// SPDX-License-Identifier: EUPL-1.2
// What items of an SVG look like: classes in a page, colours in a file of its own. Order: colours,
// looks, patterns.

#include "chart/svg.h"

// ----------------------------------------------------------------------------------- colours

typedef struct Paint {
    const char *name; // class; with a digit behind it for a series' colour
    bool series, stroke;
} Paint;

static bool is_shaded(Role role) {
    return role == ROLE_CELL || role == ROLE_AREA;
}

bool svg_is_round(Role role) {
    return role == ROLE_MARKER || role == ROLE_BUBBLE || role == ROLE_DOT;
}

static const Paint paints[ROLE_COUNT] = {
    [ROLE_GRID] = {"grid", false, true},       [ROLE_BAND] = {"s", true, false},
    [ROLE_BAR] = {"s", true, false},           [ROLE_AXIS] = {"axis", false, true},
    [ROLE_CELL] = {"h", false, false},         [ROLE_AREA] = {"h", false, false},
    [ROLE_HATCH] = {"hatch", false, true},     [ROLE_PALE] = {"pale", false, true},
    [ROLE_BUBBLE] = {"s", true, false},        [ROLE_TRACK] = {"halo", false, true},
    [ROLE_THREAD] = {"leader", false, true},   [ROLE_DOT] = {"muted", false, false},
    [ROLE_LEADER] = {"leader", false, true},   [ROLE_HALO] = {"halo", false, true},
    [ROLE_WHISKER] = {"whisker", false, true}, [ROLE_REFERENCE] = {"reference", false, true},
    [ROLE_LINE] = {"l", true, true},           [ROLE_SPREAD] = {"l", true, true},
    [ROLE_MARKER] = {"s", true, false},        [ROLE_GAP] = {"axis", false, true},
    [ROLE_TARGET] = {"whisker", false, true},  [ROLE_MUTED] = {"muted", false, false},
    [ROLE_INK] = {"ink", false, false},
};

static Colour colour_of(const Palette *palette, Role role, unsigned colour) {
    if (paints[role].series)
        return palette->series[colour];
    switch (role) {
    case ROLE_GRID:
    case ROLE_HATCH:
    case ROLE_PALE: return palette->line;
    case ROLE_HALO:
    case ROLE_TRACK: return palette->paper;
    case ROLE_CELL:
    case ROLE_AREA: return colour ? palette->shades[colour - 1] : palette->paper;
    case ROLE_AXIS:
    case ROLE_LEADER:
    case ROLE_GAP:
    case ROLE_THREAD:
    case ROLE_DOT:
    case ROLE_MUTED: return palette->muted;
    default: return palette->ink;
    }
}

static void put_colour(Buf *out, const char *property, Colour colour) {
    buf_format(out, " %s=\"#%02x%02x%02x\"", property, colour.r, colour.g, colour.b);
}

// Cells and areas are filled and outlined.
static void put_shade(Svg *svg, Role role, unsigned shade) {
    if (svg->palette) {
        put_colour(svg->out, "fill", colour_of(svg->palette, role, shade));
        put_colour(svg->out, "stroke", svg->palette->muted);
    } else if (shade) {
        buf_format(svg->out, " class=\"h%u outline\"", shade);
    } else {
        buf_literal(svg->out, " class=\"paper outline\"");
    }
    if (role == ROLE_AREA)
        buf_literal(svg->out, " fill-rule=\"evenodd\" stroke-linejoin=\"round\"");
}

void svg_paint(Svg *svg, Role role, unsigned colour) {
    const Paint *paint = &paints[role];
    if (is_shaded(role)) {
        put_shade(svg, role, colour);
        return;
    }
    if (svg->palette) {
        put_colour(svg->out, paint->stroke ? "stroke" : "fill",
                   colour_of(svg->palette, role, colour));
        return;
    }
    buf_literal(svg->out, " class=\"");
    buf_string(svg->out, paint->name);
    if (paint->series)
        buf_char(svg->out, (char)('0' + colour));
    if (svg_is_round(role))
        buf_literal(svg->out, " edge");
    buf_char(svg->out, '"');
}

void svg_paper(Svg *svg, bool stroke) {
    if (svg->palette)
        put_colour(svg->out, stroke ? "stroke" : "fill", svg->palette->paper);
    else
        buf_string(svg->out, stroke ? " class=\"edge\"" : " class=\"paper\"");
}

// ------------------------------------------------------------------------------------- looks

static void put_dash(Buf *out, const double *dash) {
    buf_literal(out, " stroke-dasharray=\"");
    for (size_t i = 0; dash[i] > 0; i++) {
        if (i)
            buf_char(out, ' ');
        svg_number(out, dash[i]);
    }
    buf_char(out, '"');
}

static void put_pattern_use(Svg *svg, const Item *item) {
    if (svg->palette)
        put_colour(svg->out, "stroke", svg->palette->series[item->colour]);
    else
        buf_format(svg->out, " class=\"l%u\"", item->colour);
    buf_literal(svg->out, " fill=\"url(#");
    buf_html(svg->out, svg->id);
    buf_format(svg->out, "-p%u%u)\"", item->colour, item->style);
}

static bool has_corners(const Item *items, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (items[i].count > 2)
            return true;
    return false;
}

// The attributes that all items of one look share.
void svg_look(Svg *svg, const Item *item, size_t count) {
    Stroke stroke = stroke_of(item);
    if (item->role == ROLE_BAR && item->style)
        put_pattern_use(svg, item);
    else
        svg_paint(svg, item->role, item->colour);
    if (item->role == ROLE_BAND)
        buf_format(svg->out, " fill-opacity=\"%g\"", BAND_OPACITY);
    if (svg_is_round(item->role)) {
        if (svg->palette)
            svg_paper(svg, true);
        buf_literal(svg->out, " stroke-width=\"2\" paint-order=\"stroke\"");
    }
    if (!paints[item->role].stroke)
        return;
    // Strokes of one look share a path, so one of two points may be followed by one of many.
    if (item->role == ROLE_LINE || has_corners(item, count))
        buf_literal(svg->out, " fill=\"none\"");
    if (item->role == ROLE_LINE)
        buf_literal(svg->out, " stroke-linejoin=\"round\"");
    if (stroke.width != 1)
        svg_attribute(svg->out, "stroke-width", stroke.width);
    if (stroke.dash)
        put_dash(svg->out, stroke.dash);
}

// Areas and bubbles are elements of their own: of two that touch, one lies on top.
bool svg_same_look(const Item *a, const Item *b) {
    return a->role != ROLE_AREA && a->role != ROLE_BUBBLE && a->link == b->link &&
           a->role == b->role && a->around == b->around && a->colour == b->colour &&
           a->style == b->style && a->bold == b->bold && a->side == b->side &&
           (a->role < ROLE_MUTED || a->size == b->size);
}

// ---------------------------------------------------------------------------------- patterns

static void put_stripe(Svg *svg, const char *shape) {
    buf_literal(svg->out, "<path");
    svg_paper(svg, false);
    buf_literal(svg->out, " d=\"");
    buf_string(svg->out, shape);
    buf_literal(svg->out, "\"/>");
}

// Squares of PATTERN_SIZE, see pattern_level in canvas.c for the same in pixels.
static void put_pattern(Svg *svg, const Item *item) {
    static const char *const shapes[STYLES] = {
        "",
        "M0 0H1.2L0 1.2zM0 6.8L6.8 0H8V1.2L1.2 8H0zM8 8V6.8L6.8 8z",
        "M2 0a2 2 0 1 0 0 4a2 2 0 1 0 0-4M6 4a2 2 0 1 0 0 4a2 2 0 1 0 0-4",
        "M8 0H6.8L8 1.2zM8 6.8L1.2 0H0V1.2L6.8 8H8zM0 8V6.8L1.2 8z",
        "M0 0H8V1.5H0zM0 4H8V5.5H0z",
        "M0 0V8H1.5V0zM4 0V8H5.5V0z"};
    buf_literal(svg->out, "<pattern id=\"");
    buf_html(svg->out, svg->id);
    buf_format(svg->out, "-p%u%u\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><path",
               item->colour, item->style);
    svg_paint(svg, ROLE_BAR, item->colour);
    buf_literal(svg->out, " d=\"M0 0h8v8H0z\"/>");
    put_stripe(svg, shapes[item->style]);
    buf_literal(svg->out, "</pattern>");
}

void svg_patterns(Svg *svg) {
    const Item *last = NULL;
    for (size_t i = 0; i < svg->scene->items.count; i++) {
        const Item *item = &svg->scene->items.items[i];
        if (item->role != ROLE_BAR || !item->style || (last && svg_same_look(last, item)))
            continue;
        buf_string(svg->out, last ? "" : "<defs>");
        put_pattern(svg, item);
        last = item;
    }
    buf_string(svg->out, last ? "</defs>" : "");
}
