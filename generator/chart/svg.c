// SPDX-License-Identifier: EUPL-1.2
// A scene as SVG. Items come in drawing order, so neighbours that look the same share one <path> or
// one <g>: all bars of a series are a single element. In a page colours are classes, which the
// theme styles; in a file of its own they are attributes, which every reader of SVG understands.

#include "chart/svg.h"

#include <math.h>
#include <stdlib.h>

// One decimal at most: a tenth of a unit is less than the eye sees.
void svg_number(Buf *out, double value) {
    buf_fixed(out, value, 1);
}

static void put_pair(Buf *out, double x, double y) {
    svg_number(out, x);
    buf_char(out, ' ');
    svg_number(out, y);
}

void svg_attribute(Buf *out, const char *name, double value) {
    buf_char(out, ' ');
    buf_string(out, name);
    buf_literal(out, "=\"");
    svg_number(out, value);
    buf_char(out, '"');
}

// ------------------------------------------------------------------------------------ shapes

static void put_box(Buf *out, Box box) {
    buf_char(out, 'M');
    put_pair(out, box.x, box.y);
    buf_char(out, 'h');
    svg_number(out, box.width);
    buf_char(out, 'v');
    svg_number(out, box.height);
    buf_char(out, 'h');
    svg_number(out, -box.width);
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
        svg_number(out, to.x);
    } else if (from.x == to.x) {
        buf_char(out, 'V');
        svg_number(out, to.y);
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
    } else if (svg_is_round(item->role)) {
        put_marker(out, item);
    } else if (item->count == 2) {
        put_straight(out, item->points[0], item->points[1]);
    } else {
        put_points(out, item->points, item->count, (Point){0, 0});
        if (item->role == ROLE_BAND)
            buf_char(out, 'z');
    }
}

// ------------------------------------------------------------------------------------- paths

static void put_path(Svg *svg, const Item *items, size_t count) {
    buf_literal(svg->out, "<path");
    svg_look(svg, items, count);
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
    svg_paint(svg, items->role, 0);
    if (items->bold)
        buf_literal(svg->out, " font-weight=\"700\"");
    if (items->size != size)
        svg_attribute(svg->out, "font-size", items->size);
    if (svg->scene->rtl_text)
        buf_literal(svg->out, " direction=\"rtl\"");
    if (anchor)
        buf_format(svg->out, " text-anchor=\"%s\"", anchor);
    buf_char(svg->out, '>');
    for (size_t i = 0; i < count; i++) {
        buf_literal(svg->out, "<text");
        svg_attribute(svg->out, "x", items[i].at.x);
        svg_attribute(svg->out, "y", items[i].at.y);
        buf_char(svg->out, '>');
        buf_html(svg->out, items[i].text);
        buf_string(svg->out, items->link ? "</text> " : "</text>"); // words of a name stay apart
    }
    buf_literal(svg->out, "</g>");
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
        for (to = from + 1; to < count && svg_same_look(&items[from], &items[to]);)
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
    svg_attribute(out, "font-size", size);
    buf_char(out, '>');
    put_names(out, text, "lang");
    svg_patterns(&svg);
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
    svg_attribute(out, "width", box.width);
    svg_attribute(out, "height", box.height);
    buf_literal(out, " viewBox=\"");
    put_pair(out, box.x, box.y);
    buf_char(out, ' ');
    put_pair(out, box.width, box.height);
    buf_literal(out, "\" font-family=\"'Noto Sans','Noto Sans Arabic',system-ui,sans-serif\"");
    svg_attribute(out, "font-size", size);
    buf_char(out, '>');
    put_names(out, text, "xml:lang");
    svg_patterns(&svg);
    buf_literal(out, "<path");
    svg_paper(&svg, false);
    buf_literal(out, " d=\"");
    put_box(out, box);
    buf_literal(out, "\"/>");
    put_items(&svg, size);
    buf_literal(out, "</svg>\n");
}
