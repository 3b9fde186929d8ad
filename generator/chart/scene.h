// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: the Scene, a flat list of marks and texts in drawing order.
//
// Layout thinks in one direction: x grows from the start of a line to its end. A mirrored scene
// turns x round when an item is put in, so items are always in the coordinates of the screen.
//
//            ┌──────────────┐  -above
//            │ headline     │            items with `around`: only in files and PNG
//            ├──────────────┤  0
//            │ the drawing  │            what scene_svg shows and scene_labels lists
//            ├──────────────┤  height
//            │ footer       │
//            └──────────────┘  height + below
#ifndef JAMLIK_CHART_SCENE_H
#define JAMLIK_CHART_SCENE_H

#include "chart/chart.h"

// In drawing order: what comes later lies on top.
typedef enum Role {
    ROLE_GRID,
    ROLE_BAND,
    ROLE_BAR,
    ROLE_CELL,
    ROLE_AREA,
    ROLE_HATCH,
    ROLE_PALE,
    ROLE_AXIS,
    ROLE_LEADER,
    ROLE_GAP,
    ROLE_HALO,
    ROLE_WHISKER,
    ROLE_REFERENCE,
    ROLE_TARGET,
    ROLE_LINE,
    ROLE_SPREAD,
    ROLE_TRACK,
    ROLE_THREAD,
    ROLE_BUBBLE,
    ROLE_DOT,
    ROLE_MARKER,
    ROLE_MUTED,
    ROLE_INK,
    ROLE_COUNT
} Role;

typedef struct Point {
    double x, y;
} Point;
typedef struct Box {
    double x, y, width, height;
} Box;
typedef enum Side { SIDE_START, SIDE_MIDDLE, SIDE_END } Side;

enum { STYLES = 6 }; // of patterns, dashes and markers

// Which fields count follows from the role: BAR and CELL a box; MARKER, BUBBLE, DOT and texts `at`;
// the others `points`.
typedef struct Item {
    Role role;
    bool around;
    // BAR: style is the pattern; LINE: dash; MARKER: shape. CELL and AREA: colour is the shade,
    // from 1; 0 is paper.
    unsigned colour, style;
    unsigned link; // belongs to this one of the scene's links, from 1; 0: to none
    Box box;
    Point at; // centre of a marker, anchor on the baseline of a text
    const Point *points;
    size_t count;
    const size_t *rings; // AREA: how many of the points each ring has
    size_t ring_count;
    Text text;
    double size; // of text; radius of a marker; 0: strokes as usual
    bool bold;
    Side side; // of the text that lies at `at`: START is left
} Item;

// What its items lead to, in a page; in the order in which a reader meets them.
typedef struct SceneLink {
    Text href, name;
    Box target; // where it can be pressed
} SceneLink;

struct Scene {
    Arena *arena;
    double width, height, above, below;
    bool mirrored, rtl_text;
    LIST(Item) items;
    LIST(SceneLabel) labels;
    LIST(SceneLink) links;
    unsigned link; // what is put in now belongs to this one
};

// Type for a text: boxes reach `ASCENT` above and `descent` below the baseline, in em.
typedef struct Type {
    double size;
    bool bold;
    Role role;
} Type;
#define ASCENT 0.95
double type_descent(bool rtl_text);

void scene_bar(Scene *scene, Box box, unsigned colour, unsigned pattern);
void scene_marker(Scene *scene, Point at, double radius, unsigned colour, unsigned shape);
void scene_path(Scene *scene, Role role, const Point *points, size_t count, unsigned colour,
                unsigned style);
void scene_stroke(Scene *scene, Role role, Point from, Point to);
// A box on a shade, 0 (paper) to PALETTE_SHADES, with an outline inside its edge.
void scene_cell(Scene *scene, Box box, unsigned shade);
// Rings of points, one after the other, on a shade: inside is what lies in an odd number of them.
void scene_area(Scene *scene, const Point *points, const size_t *rings, size_t ring_count,
                unsigned shade);
void scene_bubble(Scene *scene, Point at, double radius, unsigned colour);
void scene_dot(Scene *scene, Point at, double radius);
// What is put in between these two is one link; the name may be empty, then its texts name it.
// Nothing happens when `href` is empty.
void scene_link(Scene *scene, Text href, Text name, Box target);
void scene_link_end(Scene *scene);
// `at` is on the baseline; `width` is what was reserved for the text.
void scene_text(Scene *scene, Text text, Point at, Side side, Type type, double width);
void scene_text_around(Scene *scene, Text text, Point at, Side side, Type type);
// Puts in all that another scene holds, one that is not turned round, with its corner at `corner`.
void scene_put_in(Scene *scene, const Scene *part, Point corner);
// A straight horizontal or vertical stroke that leaves out every label in its way.
void scene_stroke_between_labels(Scene *scene, Role role, Point from, Point to);
// True when the box, as layout sees it, touches no label yet.
bool scene_is_free(const Scene *scene, Box box);
// Puts the items in drawing order, texts of the same look together.
void scene_finish(Scene *scene);

#endif
