// SPDX-License-Identifier: EUPL-1.2
// Putting items into a scene, turned round where the scene is mirrored.

#include "chart/scene.h"

#include <math.h>

double type_descent(bool rtl_text) {
    return rtl_text ? 0.45 : 0.27;
}

static double turn(const Scene *scene, double x) {
    return scene->mirrored ? scene->width - x : x;
}

static Point turn_point(const Scene *scene, Point point) {
    return (Point){turn(scene, point.x), point.y};
}

static Box turn_box(const Scene *scene, Box box) {
    if (scene->mirrored)
        box.x = scene->width - box.x - box.width;
    return box;
}

static Side turn_side(const Scene *scene, Side side) {
    if (!scene->mirrored || side == SIDE_MIDDLE)
        return side;
    return side == SIDE_START ? SIDE_END : SIDE_START;
}

// ----------------------------------------------------------------------------------- marks

static void add(Scene *scene, Item item) {
    item.link = scene->link;
    list_push(scene->arena, &scene->items, item);
}

void scene_bar(Scene *scene, Box box, unsigned colour, unsigned pattern) {
    add(scene,
        (Item){.role = ROLE_BAR, .box = turn_box(scene, box), .colour = colour, .style = pattern});
}

void scene_cell(Scene *scene, Box box, unsigned shade) {
    add(scene, (Item){.role = ROLE_CELL, .box = turn_box(scene, box), .colour = shade});
}

void scene_area(Scene *scene, const Point *points, const size_t *rings, size_t ring_count,
                unsigned shade) {
    size_t count = 0, *copy = arena_array(scene->arena, size_t, ring_count + 1);
    for (size_t i = 0; i < ring_count; i++)
        count += copy[i] = rings[i];
    Point *turned = arena_array(scene->arena, Point, count + 1);
    for (size_t i = 0; i < count; i++)
        turned[i] = turn_point(scene, points[i]);
    add(scene, (Item){.role = ROLE_AREA,
                      .points = turned,
                      .count = count,
                      .rings = copy,
                      .ring_count = ring_count,
                      .colour = shade});
}

void scene_bubble(Scene *scene, Point at, double radius, unsigned colour) {
    add(scene,
        (Item){.role = ROLE_BUBBLE, .at = turn_point(scene, at), .size = radius, .colour = colour});
}

void scene_dot(Scene *scene, Point at, double radius) {
    add(scene, (Item){.role = ROLE_DOT, .at = turn_point(scene, at), .size = radius});
}

void scene_link(Scene *scene, Text href, Text name, Box target) {
    if (!href.length)
        return;
    SceneLink link = {href, name, turn_box(scene, target)};
    list_push(scene->arena, &scene->links, link);
    scene->link = (unsigned)scene->links.count;
}

void scene_link_end(Scene *scene) {
    scene->link = 0;
}

void scene_marker(Scene *scene, Point at, double radius, unsigned colour, unsigned shape) {
    add(scene, (Item){.role = ROLE_MARKER,
                      .at = turn_point(scene, at),
                      .size = radius,
                      .colour = colour,
                      .style = shape});
}

void scene_path(Scene *scene, Role role, const Point *points, size_t count, unsigned colour,
                unsigned style) {
    Point *turned = arena_array(scene->arena, Point, count + 1);
    for (size_t i = 0; i < count; i++)
        turned[i] = turn_point(scene, points[i]);
    add(scene,
        (Item){.role = role, .points = turned, .count = count, .colour = colour, .style = style});
}

void scene_stroke(Scene *scene, Role role, Point from, Point to) {
    scene_path(scene, role, (Point[]){from, to}, 2, 0, 0);
}

// ----------------------------------------------------------------------------------- texts

static Item text_item(const Scene *scene, Text text, Point at, Side side, Type type) {
    return (Item){.role = type.role,
                  .at = turn_point(scene, at),
                  .text = text,
                  .size = type.size,
                  .bold = type.bold,
                  .side = turn_side(scene, side)};
}

void scene_text(Scene *scene, Text text, Point at, Side side, Type type, double width) {
    if (!text.length)
        return;
    Item item = text_item(scene, text, at, side, type);
    double back = item.side == SIDE_START ? 0 : item.side == SIDE_MIDDLE ? 0.5 : 1;
    SceneLabel label = {text, item.at.x - back * width, at.y - ASCENT * type.size, width,
                        (ASCENT + type_descent(scene->rtl_text)) * type.size};
    add(scene, item);
    list_push(scene->arena, &scene->labels, label);
}

void scene_text_around(Scene *scene, Text text, Point at, Side side, Type type) {
    Item item = text_item(scene, text, at, side, type);
    item.around = true;
    list_push(scene->arena, &scene->items, item);
}

size_t scene_labels(const Scene *scene, const SceneLabel **labels) {
    *labels = scene->labels.items;
    return scene->labels.count;
}

double scene_width(const Scene *scene) {
    return scene->width;
}

double scene_height(const Scene *scene) {
    return scene->height;
}

bool scene_is_free(const Scene *scene, Box wanted) {
    Box box = turn_box(scene, wanted);
    for (size_t i = 0; i < scene->labels.count; i++) {
        const SceneLabel *label = &scene->labels.items[i];
        if (label->x < box.x + box.width && box.x < label->x + label->width &&
            label->y < box.y + box.height && box.y < label->y + label->height)
            return false;
    }
    return true;
}

// -------------------------------------------------------------------------- a scene in a scene

static Point moved(const Scene *scene, Point point, Point by) {
    return turn_point(scene, (Point){point.x + by.x, point.y + by.y});
}

static Item moved_item(const Scene *scene, Item item, Point by) {
    Point *points = arena_array(scene->arena, Point, item.count + 1);
    for (size_t i = 0; i < item.count; i++)
        points[i] = moved(scene, item.points[i], by);
    item.points = points;
    item.at = moved(scene, item.at, by);
    item.box.x += by.x;
    item.box.y += by.y;
    item.box = turn_box(scene, item.box);
    item.side = item.role >= ROLE_MUTED ? turn_side(scene, item.side) : item.side;
    return item;
}

void scene_put_in(Scene *scene, const Scene *part, Point corner) {
    for (size_t i = 0; i < part->items.count; i++)
        list_push(scene->arena, &scene->items, moved_item(scene, part->items.items[i], corner));
    for (size_t i = 0; i < part->labels.count; i++) {
        SceneLabel label = part->labels.items[i];
        Box box = {label.x + corner.x, label.y + corner.y, label.width, label.height};
        box = turn_box(scene, box);
        label.x = box.x;
        label.y = box.y;
        list_push(scene->arena, &scene->labels, label);
    }
}

// --------------------------------------------------------------- strokes between the labels

typedef struct Span {
    double from, to;
} Span;

// The part of the stroke that a label covers, with a little air; empty when it is not in the way.
static Span covered(const SceneLabel *label, bool upright, double across) {
    static const double air = 2;
    double low = upright ? label->x : label->y;
    double size = upright ? label->width : label->height;
    if (across < low - air || across > low + size + air)
        return (Span){INFINITY, -INFINITY};
    double from = upright ? label->y : label->x;
    return (Span){from - air, from + (upright ? label->height : label->width) + air};
}

// The first stretch behind `at` that is covered.
static Span next_covered(const Scene *scene, bool upright, double across, double at) {
    Span next = {INFINITY, INFINITY};
    for (size_t i = 0; i < scene->labels.count; i++) {
        Span span = covered(&scene->labels.items[i], upright, across);
        if (span.to > at && span.from < next.from)
            next = span;
    }
    return next;
}

static void add_piece(Scene *scene, Role role, bool upright, double across, Span piece) {
    Point *points = arena_array(scene->arena, Point, 2);
    points[0] = upright ? (Point){across, piece.from} : (Point){piece.from, across};
    points[1] = upright ? (Point){across, piece.to} : (Point){piece.to, across};
    list_push(scene->arena, &scene->items, (Item){.role = role, .points = points, .count = 2});
}

void scene_stroke_between_labels(Scene *scene, Role role, Point from, Point to) {
    from = turn_point(scene, from);
    to = turn_point(scene, to);
    bool upright = from.x == to.x;
    double across = upright ? from.x : from.y;
    double at = upright ? fmin(from.y, to.y) : fmin(from.x, to.x);
    double end = upright ? fmax(from.y, to.y) : fmax(from.x, to.x);
    while (at < end) {
        Span gap = next_covered(scene, upright, across, at);
        Span piece = {at, fmin(gap.from, end)};
        if (piece.to - piece.from > 3)
            add_piece(scene, role, upright, across, piece);
        at = gap.to;
    }
}

// ----------------------------------------------------------------------------------- order

enum { LOOKS = STYLES * PALETTE_SERIES, KEYS = 2 * ROLE_COUNT * LOOKS };

static size_t look_key(const Scene *scene, const Item *item) {
    (void)scene;
    size_t look = item->role < ROLE_MUTED ? item->colour * STYLES + item->style
                                          : item->bold * 3u + item->side;
    return (item->around * (size_t)ROLE_COUNT + item->role) * LOOKS + look;
}

// What belongs to no link lies below the links, or above them when it is drawn late; each link is
// one stretch, in the order in which they were begun.
static size_t link_key(const Scene *scene, const Item *item) {
    size_t last = scene->links.count + 1;
    if (item->link)
        return item->link;
    return item->around ? last + 1 : item->role >= ROLE_TRACK ? last : 0;
}

typedef size_t KeyOf(const Scene *scene, const Item *item);

// A counting sort: stable, and an item is moved once.
static void sort(Scene *scene, KeyOf *key, size_t keys) {
    size_t count = scene->items.count, *places = arena_array(scene->arena, size_t, keys + 1);
    Item *sorted = arena_array(scene->arena, Item, count + 1);
    for (size_t i = 0; i < count; i++)
        places[key(scene, &scene->items.items[i]) + 1]++;
    for (size_t i = 0; i < keys; i++)
        places[i + 1] += places[i];
    for (size_t i = 0; i < count; i++)
        sorted[places[key(scene, &scene->items.items[i])]++] = scene->items.items[i];
    scene->items.items = sorted;
}

void scene_finish(Scene *scene) {
    sort(scene, look_key, KEYS);
    if (scene->links.count)
        sort(scene, link_key, scene->links.count + 3);
}
