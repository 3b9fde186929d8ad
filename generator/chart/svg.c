// SPDX-License-Identifier: EUPL-1.2
// A scene as SVG. Items come in drawing order, so neighbours that look the same share one <path> or
// one <g>: all bars of a series are a single element. In a page colours are classes, which the
// theme styles; in a file of its own they are attributes, which every reader of SVG understands.

#include "chart/marks.h"

#include <math.h>
#include <stdlib.h>

typedef struct Svg {
    Buf *out;
    const Scene *scene;
    Text id;
    const Palette *palette; // NULL: in a page
} Svg;

// One decimal at most: a tenth of a unit is less than the eye sees.
static void put_number(Buf *out, double value) {
    buf_fixed(out, value, 1);
}

static void put_pair(Buf *out, double x, double y) {
    put_number(out, x);
    buf_char(out, ' ');
    put_number(out, y);
}

static void put_attribute(Buf *out, const char *name, double value) {
    buf_char(out, ' ');
    buf_string(out, name);
    buf_literal(out, "=\"");
    put_number(out, value);
    buf_char(out, '"');
}

// ----------------------------------------------------------------------------------- colours

typedef struct Paint {
    const char *name; // class; with a digit behind it for a series' colour
    bool series, stroke;
} Paint;

static bool is_shaded(Role role) {
    return role == ROLE_CELL || role == ROLE_AREA;
}

static bool is_round(Role role) {
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

static void put_paint(Svg *svg, Role role, unsigned colour) {
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
    if (is_round(role))
        buf_literal(svg->out, " edge");
    buf_char(svg->out, '"');
}

static void put_paper(Svg *svg, bool stroke) {
    if (svg->palette)
        put_colour(svg->out, stroke ? "stroke" : "fill", svg->palette->paper);
    else
        buf_string(svg->out, stroke ? " class=\"edge\"" : " class=\"paper\"");
}

// ------------------------------------------------------------------------------------ shapes

static void put_box(Buf *out, Box box) {
    buf_char(out, 'M');
    put_pair(out, box.x, box.y);
    buf_char(out, 'h');
    put_number(out, box.width);
    buf_char(out, 'v');
    put_number(out, box.height);
    buf_char(out, 'h');
    put_number(out, -box.width);
    buf_char(out, 'z');
}

static void put_points(Buf *out, const Point *points, size_t count, Point shift) {
    for (size_t i = 0; i < count; i++) {
        buf_char(out, i ? ' ' : 'M');
        put_pair(out, points[i].x + shift.x, points[i].y + shift.y);
    }
}

static void put_straight(Buf *out, Point from, Point to) {
    buf_char(out, 'M');
    put_pair(out, from.x, from.y);
    if (from.y == to.y) {
        buf_char(out, 'H');
        put_number(out, to.x);
    } else if (from.x == to.x) {
        buf_char(out, 'V');
        put_number(out, to.y);
    } else {
        buf_char(out, 'L');
        put_pair(out, to.x, to.y);
    }
}

static void put_marker(Buf *out, const Item *item) {
    Point points[MARKER_POINTS_MOST];
    size_t count = marker_points(item->style, item->size, points);
    if (count) {
        put_points(out, points, count, item->at);
        buf_char(out, 'z');
        return;
    }
    double r = item->size;
    buf_char(out, 'M');
    put_pair(out, item->at.x - r, item->at.y);
    for (int half = 0; half < 2; half++) {
        buf_char(out, 'a');
        put_pair(out, r, r);
        buf_literal(out, " 0 1 0 ");
        put_pair(out, half ? -2 * r : 2 * r, 0);
    }
}

static void put_rings(Buf *out, const Item *item) {
    for (size_t i = 0, from = 0; i < item->ring_count; from += item->rings[i++]) {
        put_points(out, item->points + from, item->rings[i], (Point){0, 0});
        buf_char(out, 'z');
    }
}

static void put_shape(Buf *out, const Item *item) {
    if (item->role == ROLE_BAR || item->role == ROLE_CELL) {
        // Half of the outline that a pattern and a cell have.
        double inset = item->style || item->role == ROLE_CELL ? 0.5 : 0;
        Box box = item->box;
        put_box(out, (Box){box.x + inset, box.y + inset, fmax(0, box.width - 2 * inset),
                           box.height - 2 * inset});
    } else if (item->role == ROLE_AREA) {
        put_rings(out, item);
    } else if (is_round(item->role)) {
        put_marker(out, item);
    } else if (item->count == 2) {
        put_straight(out, item->points[0], item->points[1]);
    } else {
        put_points(out, item->points, item->count, (Point){0, 0});
        if (item->role == ROLE_BAND)
            buf_char(out, 'z');
    }
}

static void put_dash(Buf *out, const double *dash) {
    buf_literal(out, " stroke-dasharray=\"");
    for (size_t i = 0; dash[i] > 0; i++) {
        if (i)
            buf_char(out, ' ');
        put_number(out, dash[i]);
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
static void put_look(Svg *svg, const Item *item, size_t count) {
    Stroke stroke = stroke_of(item);
    if (item->role == ROLE_BAR && item->style)
        put_pattern_use(svg, item);
    else
        put_paint(svg, item->role, item->colour);
    if (item->role == ROLE_BAND)
        buf_format(svg->out, " fill-opacity=\"%g\"", BAND_OPACITY);
    if (is_round(item->role)) {
        if (svg->palette)
            put_paper(svg, true);
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
        put_attribute(svg->out, "stroke-width", stroke.width);
    if (stroke.dash)
        put_dash(svg->out, stroke.dash);
}

// Areas and bubbles are elements of their own: of two that touch, one lies on top.
static bool same_look(const Item *a, const Item *b) {
    return a->role != ROLE_AREA && a->role != ROLE_BUBBLE && a->link == b->link &&
           a->role == b->role && a->around == b->around && a->colour == b->colour &&
           a->style == b->style && a->bold == b->bold && a->side == b->side &&
           (a->role < ROLE_MUTED || a->size == b->size);
}

static void put_path(Svg *svg, const Item *items, size_t count) {
    buf_literal(svg->out, "<path");
    put_look(svg, items, count);
    buf_literal(svg->out, " d=\"");
    for (size_t i = 0; i < count; i++)
        put_shape(svg->out, &items[i]);
    buf_literal(svg->out, "\"/>");
}

// ------------------------------------------------------------------------------------- texts

// "start" is the right edge of a text that runs from right to left.
static const char *anchor_of(const Scene *scene, Side side) {
    if (side == SIDE_MIDDLE)
        return "middle";
    return (side == SIDE_START) == scene->rtl_text ? "end" : NULL;
}

static void put_texts(Svg *svg, const Item *items, size_t count, double size) {
    const char *anchor = anchor_of(svg->scene, items->side);
    buf_literal(svg->out, "<g");
    put_paint(svg, items->role, 0);
    if (items->bold)
        buf_literal(svg->out, " font-weight=\"700\"");
    if (items->size != size)
        put_attribute(svg->out, "font-size", items->size);
    if (svg->scene->rtl_text)
        buf_literal(svg->out, " direction=\"rtl\"");
    if (anchor)
        buf_format(svg->out, " text-anchor=\"%s\"", anchor);
    buf_char(svg->out, '>');
    for (size_t i = 0; i < count; i++) {
        buf_literal(svg->out, "<text");
        put_attribute(svg->out, "x", items[i].at.x);
        put_attribute(svg->out, "y", items[i].at.y);
        buf_char(svg->out, '>');
        buf_html(svg->out, items[i].text);
        buf_string(svg->out, items->link ? "</text> " : "</text>"); // words of a name stay apart
    }
    buf_literal(svg->out, "</g>");
}

// ---------------------------------------------------------------------------------- patterns

static void put_stripe(Svg *svg, const char *shape) {
    buf_literal(svg->out, "<path");
    put_paper(svg, false);
    buf_literal(svg->out, " d=\"");
    buf_string(svg->out, shape);
    buf_literal(svg->out, "\"/>");
}

// Squares of PATTERN_SIZE, see pattern_level in png.c for the same in pixels.
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
    put_paint(svg, ROLE_BAR, item->colour);
    buf_literal(svg->out, " d=\"M0 0h8v8H0z\"/>");
    put_stripe(svg, shapes[item->style]);
    buf_literal(svg->out, "</pattern>");
}

static void put_patterns(Svg *svg) {
    const Item *last = NULL;
    for (size_t i = 0; i < svg->scene->items.count; i++) {
        const Item *item = &svg->scene->items.items[i];
        if (item->role != ROLE_BAR || !item->style || (last && same_look(last, item)))
            continue;
        buf_string(svg->out, last ? "" : "<defs>");
        put_pattern(svg, item);
        last = item;
    }
    buf_string(svg->out, last ? "</defs>" : "");
}

// ------------------------------------------------------------------------------------- whole

static void put_link(Svg *svg, const SceneLink *link) {
    buf_literal(svg->out, "<a href=\"");
    buf_html(svg->out, link->href);
    if (link->name.length) {
        buf_literal(svg->out, "\" aria-label=\"");
        buf_html(svg->out, link->name);
    }
    buf_literal(svg->out, "\">");
}

// The target lies on top, so that it can be pressed and its edge shows the focus.
static void put_link_end(Svg *svg, const SceneLink *link) {
    Box box = link->target;
    buf_literal(svg->out, "<path class=\"target\" fill=\"none\" pointer-events=\"all\" d=\"");
    put_box(svg->out, (Box){box.x + 1, box.y + 1, box.width - 2, box.height - 2});
    buf_literal(svg->out, "\"/></a>");
}

// Links are for readers of a page; a file travels alone, and its addresses would lead nowhere.
static void put_link_change(Svg *svg, unsigned before, unsigned after) {
    if (svg->palette || before == after)
        return;
    if (before)
        put_link_end(svg, &svg->scene->links.items[before - 1]);
    if (after)
        put_link(svg, &svg->scene->links.items[after - 1]);
}

static void put_items(Svg *svg, double size) {
    const Item *items = svg->scene->items.items;
    size_t count = svg->scene->items.count;
    unsigned link = 0;
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && same_look(&items[from], &items[to]);)
            to++;
        put_link_change(svg, link, items[from].link);
        link = items[from].link;
        if (items[from].around && !svg->palette)
            return; // these come last
        if (items[from].role >= ROLE_MUTED)
            put_texts(svg, items + from, to - from, size);
        else
            put_path(svg, items + from, to - from);
    }
    put_link_change(svg, link, 0);
}

static void put_language(Buf *out, const char *attribute, Text language) {
    if (!language.length)
        return;
    buf_format(out, " %s=\"", attribute);
    buf_html(out, language);
    buf_char(out, '"');
}

static void put_names(Buf *out, const SvgText *text, const char *attribute) {
    buf_literal(out, "<title id=\"");
    buf_html(out, text->id);
    buf_literal(out, "-t\"");
    put_language(out, attribute, text->title_language);
    buf_char(out, '>');
    buf_html(out, text->title);
    buf_literal(out, "</title><desc id=\"");
    buf_html(out, text->id);
    buf_literal(out, "-d\"");
    put_language(out, attribute, text->description_language);
    buf_char(out, '>');
    buf_html(out, text->description);
    buf_literal(out, "</desc>");
}

// A picture with links is a group: the texts in it are read one by one.
static void put_references(Buf *out, Text id, bool linked) {
    buf_string(out, linked ? " role=\"group\"" : " role=\"img\"");
    buf_literal(out, " direction=\"ltr\" aria-labelledby=\"");
    buf_html(out, id);
    buf_literal(out, "-t\" aria-describedby=\"");
    buf_html(out, id);
    buf_literal(out, "-d\"");
}

// The size of type in the drawing, set once on the root.
static double body_size(const Scene *scene) {
    for (size_t i = 0; i < scene->items.count; i++)
        if (scene->items.items[i].role >= ROLE_MUTED && !scene->items.items[i].around)
            return scene->items.items[i].size;
    return 16;
}

void scene_svg(Buf *out, const Scene *scene, const SvgText *text) {
    Svg svg = {out, scene, text->id, NULL};
    double size = body_size(scene);
    buf_literal(out, "<svg class=\"chart\"");
    put_references(out, text->id, scene->links.count > 0);
    buf_literal(out, " focusable=\"false\" viewBox=\"0 0 ");
    put_pair(out, scene->width, scene->height);
    buf_char(out, '"');
    put_attribute(out, "font-size", size);
    buf_char(out, '>');
    put_names(out, text, "lang");
    put_patterns(&svg);
    put_items(&svg, size);
    buf_literal(out, "</svg>");
}

void scene_svg_file(Buf *out, const Scene *scene, const SvgText *text, const Palette *palette) {
    Svg svg = {out, scene, text->id, palette};
    double size = body_size(scene);
    Box box = {-MARGIN, -MARGIN - scene->above, scene->width + 2 * MARGIN,
               scene->above + scene->height + scene->below + 2 * MARGIN};
    buf_literal(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_language(out, "xml:lang", text->language);
    put_references(out, text->id, false);
    put_attribute(out, "width", box.width);
    put_attribute(out, "height", box.height);
    buf_literal(out, " viewBox=\"");
    put_pair(out, box.x, box.y);
    buf_char(out, ' ');
    put_pair(out, box.width, box.height);
    buf_literal(out, "\" font-family=\"'Noto Sans','Noto Sans Arabic',system-ui,sans-serif\"");
    put_attribute(out, "font-size", size);
    buf_char(out, '>');
    put_names(out, text, "xml:lang");
    put_patterns(&svg);
    buf_literal(out, "<path");
    put_paper(&svg, false);
    buf_literal(out, " d=\"");
    put_box(out, box);
    buf_literal(out, "\"/>");
    put_items(&svg, size);
    buf_literal(out, "</svg>\n");
}
