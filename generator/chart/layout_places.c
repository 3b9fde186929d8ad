// SPDX-License-Identifier: EUPL-1.2
// Maps: areas on shades, or circles whose area is the value. Names and values stand in a column
// beside the map. Reading order: the areas, the size of the map, areas and bubbles, the whole.

#include "chart/places.h"

#include <math.h>

enum { BIGGEST = 34 }; // radius of a bubble

static PlaceMap start(Layout *layout) {
    const ChartSpec *spec = layout->spec;
    PlaceMap map = {.layout = layout, .spec = spec, .bubbles = spec->kind == CHARTS_BUBBLES};
    map.areas = arena_array(layout->arena, MapArea, spec->category_count + 1);
    map.labels = arena_array(layout->arena, PlaceLabel, spec->category_count + 1);
    for (size_t i = 0; spec->places && spec->series_count && i < spec->category_count; i++)
        if (spec->places[i].present || (!map.bubbles && spec->places[i].ring_count))
            map.areas[map.count++].category = i;
    return map;
}

// Areas of circles are as the values.
static double choose_radii(PlaceMap *map, double room) {
    double most = 0, biggest = fmax(14, fmin(BIGGEST, room * 0.13));
    for (size_t i = 0; i < map->count; i++)
        if (mark_is_present(map_mark(map, i)))
            most = fmax(most, map_mark(map, i)->value);
    for (size_t i = 0; map->bubbles && i < map->count; i++) {
        const ChartMark *mark = map_mark(map, i);
        if (mark_is_present(mark) && mark->value > 0)
            map->areas[i].radius = fmax(1, biggest * sqrt(mark->value / most));
    }
    return map->bubbles && most > 0 ? biggest + 1 : 3;
}

// As wide as the labels leave room, but not much taller than the labels or the drawing is wide.
static void choose_size(PlaceMap *map, Box frame, double column) {
    double width = map->layout->scene->width, gap = fmin(34, width * 0.09);
    double room = fmax(1, width - column - gap);
    double labels = map_labels_height(map), most = fmax(labels, fmin(width * 0.9, 470));
    double margin = choose_radii(map, room);
    double needed = frame.height, wide = room;
    if (frame.width > 0 && needed > 0)
        wide = fmin(room, frame.width * (most - 2 * margin) / needed + 2 * margin);
    if (frame.width <= 0)
        wide = 2 * margin + 1;
    map_scale(map, frame, wide, margin);
    map->column = wide + gap;
    map->top = fmax(0, (labels - map->height) / 2);
}

// ------------------------------------------------------------------------------------- areas

static void place_shape(const PlaceMap *map, const MapArea *area) {
    Layout *layout = map->layout;
    const ChartMark *mark = &map->spec->series[0].marks[area->category];
    for (size_t i = 0; i < area->point_count; i++)
        area->points[i].y += map->top;
    if (!map->bubbles && area->ring_count) {
        scene_area(layout->scene, area->points, area->rings, area->ring_count, area_shade(mark));
        if (!mark_is_present(mark))
            area_hatch(layout, area->points, area->rings, area->ring_count);
    }
    const Point *ring = area->points;
    for (size_t i = 0; map->bubbles && i < area->ring_count; ring += area->rings[i++]) {
        Point *closed = arena_array(layout->arena, Point, area->rings[i] + 1);
        for (size_t j = 0; j <= area->rings[i]; j++)
            closed[j] = ring[j % area->rings[i]];
        scene_path(layout->scene, ROLE_PALE, closed, area->rings[i] + 1, 0, 0);
    }
}

// The largest first, so that a smaller one is never hidden.
static void place_bubbles(const PlaceMap *map) {
    bool *done = arena_array(map->layout->arena, bool, map->count + 1);
    for (size_t round = 0; round < map->count; round++) {
        size_t next = SIZE_MAX;
        for (size_t i = 0; i < map->count; i++)
            if (!done[i] && (next == SIZE_MAX || map->areas[i].radius > map->areas[next].radius))
                next = i;
        const MapArea *area = &map->areas[next];
        done[next] = true;
        if (area->radius > 0)
            scene_bubble(map->layout->scene, (Point){area->anchor.x, area->anchor.y + map->top},
                         area->radius, layout_colour(map->spec, 0));
    }
}

static void place_all(PlaceMap *map) {
    Scene *scene = map->layout->scene;
    for (size_t i = 0; i < map->count; i++) { // from top to bottom, as a reader meets the links
        const PlaceLabel *label = &map->labels[i];
        const MapArea *area = &map->areas[label->area];
        Box target = {map->column, label->top, map->column_width, label->height};
        scene_link(scene, area_href(map->spec, area->category),
                   area_link_name(map->layout, area->category, &label->name), target);
        map_place_label(map, label);
        place_shape(map, area);
        scene_link_end(scene);
    }
    if (map->bubbles)
        place_bubbles(map);
}

void layout_places(Layout *layout) {
    PlaceMap map = start(layout);
    if (!map.count) {
        layout->scene->height = 1;
        return;
    }
    Box frame = map_project(&map);
    choose_size(&map, frame, map_plan_labels(&map));
    double height = fmax(map_labels_height(&map), map.height);
    map_spread_labels(&map, height);
    place_all(&map);
    layout->scene->height = ceil(area_key(layout, height));
}
