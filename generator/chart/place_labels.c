// SPDX-License-Identifier: EUPL-1.2
// Labels beside a map, from north to south, each with a thin line to its area. Where two lines
// would cross, the labels change places: that makes the lines shorter, so it comes to an end.

#include "chart/places.h"

#include <math.h>

enum { AIR = 10, ROW_AIR = 4, LINK_TALL = 33, LINK_PAD = 5, FOOT = 10 };

Type map_value_type(const PlaceMap *map, size_t area) {
    return mark_is_present(map_mark(map, area)) ? map->layout->bold : map->layout->muted;
}

// A share of the drawing, or more where a word would be cut.
static Lines wrap(const PlaceMap *map, Text text, Type type, double share) {
    double width = map->layout->scene->width, least = layout_least(map->layout, text, type);
    return layout_wrap(map->layout, text, type, fmin(fmax(width * share, least), width * 0.55));
}

double map_plan_labels(PlaceMap *map) {
    Layout *layout = map->layout;
    double width = layout->scene->width, most = width * 0.55;
    map->names = map->values = 0;
    for (size_t i = 0; i < map->count; i++) {
        PlaceLabel *label = &map->labels[i];
        *label = (PlaceLabel){.area = i};
        label->name = wrap(map, map->spec->categories[map->areas[i].category], layout->ink, 0.34);
        label->value = wrap(map, map_mark(map, i)->label, map_value_type(map, i), 0.3);
        map->names = fmax(map->names, label->name.width);
        map->values = fmax(map->values, label->value.width);
    }
    bool stacked = map->names + AIR + map->values > most;
    double column = stacked ? fmax(map->names, map->values) : map->names + AIR + map->values;
    if (stacked)
        map->values = 0;
    map->pad = map->spec->hrefs ? LINK_PAD : 0;
    map->column_width = column + 2 * map->pad;
    for (size_t i = 0; i < map->count; i++) {
        PlaceLabel *label = &map->labels[i];
        double name = (double)label->name.count, value = (double)label->value.count;
        label->height = (stacked ? name + value : fmax(name, value)) * layout->pitch + ROW_AIR;
        if (map->spec->hrefs)
            label->height = fmax(label->height, LINK_TALL);
    }
    return map->column_width;
}

double map_labels_height(const PlaceMap *map) {
    double height = 0;
    for (size_t i = 0; i < map->count; i++)
        height += map->labels[i].height;
    return height;
}

// ----------------------------------------------------------------------------------- leaders

Point map_label_point(const PlaceMap *map, const PlaceLabel *label) {
    return (Point){map->column - FOOT, label->top + (label->height) / 2};
}

// Where the line begins: at the edge of a bubble, else at the anchor.
static Point leader_start(const PlaceMap *map, const PlaceLabel *label) {
    const MapArea *area = &map->areas[label->area];
    Point end = map_label_point(map, label);
    Point from = {area->anchor.x, area->anchor.y + map->top};
    double length = hypot(end.x - from.x, end.y - from.y);
    if (area->radius <= 0 || length <= area->radius + 2)
        return from;
    double share = (area->radius + 1) / length;
    return (Point){from.x + (end.x - from.x) * share, from.y + (end.y - from.y) * share};
}

static double side_of(Point a, Point b, Point point) {
    return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

bool map_lines_cross(const PlaceMap *map, const PlaceLabel *one, const PlaceLabel *two) {
    const MapArea *areas = map->areas;
    Point a = areas[one->area].anchor, c = areas[two->area].anchor;
    a.y += map->top;
    c.y += map->top;
    Point b = map_label_point(map, one), d = map_label_point(map, two);
    return side_of(a, b, c) * side_of(a, b, d) < 0 && side_of(c, d, a) * side_of(c, d, b) < 0;
}

// ------------------------------------------------------------------------------------ places

static bool is_before(const PlaceMap *map, const PlaceLabel *one, const PlaceLabel *two) {
    Point a = map->areas[one->area].anchor, b = map->areas[two->area].anchor;
    return a.y < b.y || (a.y == b.y && one->area < two->area);
}

static void swap(PlaceLabel *one, PlaceLabel *two) {
    PlaceLabel kept = *one;
    *one = *two;
    *two = kept;
}

void map_settle_labels(PlaceMap *map, double height) {
    Arena *arena = map->layout->arena;
    Spread *spread = arena_array(arena, Spread, map->count + 1);
    for (size_t i = 0; i < map->count; i++) {
        const PlaceLabel *label = &map->labels[i];
        spread[i] = (Spread){.wanted = label->wanted - label->height / 2, .size = label->height};
    }
    layout_spread(arena, spread, map->count, 0, height);
    for (size_t i = 0; i < map->count; i++)
        map->labels[i].top = spread[i].at;
}

static bool uncross(PlaceMap *map) {
    for (size_t i = 0; i < map->count; i++)
        for (size_t j = i + 1; j < map->count; j++)
            if (map_lines_cross(map, &map->labels[i], &map->labels[j])) {
                swap(&map->labels[i], &map->labels[j]);
                return true;
            }
    return false;
}

void map_spread_labels(PlaceMap *map, double height) {
    for (size_t i = 1; i < map->count; i++)
        for (size_t j = i; j > 0 && is_before(map, &map->labels[j], &map->labels[j - 1]); j--)
            swap(&map->labels[j], &map->labels[j - 1]);
    for (size_t i = 0; i < map->count; i++)
        map->labels[i].wanted = map->areas[map->labels[i].area].anchor.y + map->top;
    map_settle_labels(map, height);
    for (size_t i = 0; i < map->count * map->count && uncross(map); i++)
        map_settle_labels(map, height);
    map_clear_bubbles(map, height);
}

void map_place_label(PlaceMap *map, const PlaceLabel *label) {
    Layout *layout = map->layout;
    double name = (double)label->name.count * layout->pitch;
    double value = (double)label->value.count * layout->pitch;
    double middle = label->top + label->height / 2, left = map->column + map->pad;
    double right = left + map->names + AIR + map->values;
    if (map->values > 0) {
        layout_block(layout, &label->name, (Point){left, middle}, SIDE_START, layout->ink);
        layout_block(layout, &label->value, (Point){right, middle}, SIDE_END,
                     map_value_type(map, label->area));
    } else {
        double top = middle - (name + value) / 2;
        layout_block(layout, &label->name, (Point){left, top + name / 2}, SIDE_START, layout->ink);
        layout_block(layout, &label->value, (Point){left, top + name + value / 2}, SIDE_START,
                     map_value_type(map, label->area));
    }
    const Point line[] = {
        leader_start(map, label), map_label_point(map, label), {map->column - 4, middle}};
    unsigned link = layout->scene->link;
    layout->scene->link = 0; // lines lie above all areas
    scene_path(layout->scene, ROLE_TRACK, line, 3, 0, 0);
    scene_path(layout->scene, ROLE_THREAD, line, 3, 0, 0);
    if (map->areas[label->area].radius <= 0)
        scene_dot(layout->scene, line[0], 2.5);
    layout->scene->link = link;
}
