// SPDX-License-Identifier: EUPL-1.2
// Areas of a map: projected, scaled to the drawing, and a point well inside each.

#include "chart/places.h"

#include <math.h>

enum { POINTS_LEAST = 3, POINTS_MOST = 4000 };
#define GRAIN 0.2

static const ChartPlace *place_of(const PlaceMap *map, size_t area) {
    return &map->spec->places[map->areas[area].category];
}

const ChartMark *map_mark(const PlaceMap *map, size_t area) {
    return &map->spec->series[0].marks[map->areas[area].category];
}

// -------------------------------------------------------------------------------- projection

static double middle_latitude(const PlaceMap *map) {
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < map->count; i++) {
        const ChartPlace *place = place_of(map, i);
        for (size_t ring = 0; ring < place->ring_count; ring++)
            for (size_t j = 0; j < place->rings[ring].count; j++) {
                low = fmin(low, place->rings[ring].corners[2 * j + 1]);
                high = fmax(high, place->rings[ring].corners[2 * j + 1]);
            }
        low = fmin(low, place->latitude);
        high = fmax(high, place->latitude);
    }
    return low > high ? 0 : (low + high) / 2;
}

static void project_area(Arena *arena, const ChartPlace *place, MapArea *area, double latitude) {
    for (size_t i = 0; i < place->ring_count; i++)
        area->point_count += place->rings[i].count;
    area->points = arena_array(arena, Point, area->point_count + 1);
    area->rings = arena_array(arena, size_t, place->ring_count + 1);
    area->ring_count = place->ring_count;
    Point *at = area->points;
    for (size_t i = 0; i < place->ring_count; i++) {
        const ChartRing *ring = &place->rings[i];
        area->rings[i] = ring->count;
        for (size_t j = 0; j < ring->count; j++)
            *at++ = area_project(ring->corners[2 * j], ring->corners[2 * j + 1], latitude);
    }
    area->anchor = area_project(place->longitude, place->latitude, latitude);
}

static void stretch(Box *frame, Point point) {
    double right = fmax(frame->x + frame->width, point.x);
    double bottom = fmax(frame->y + frame->height, point.y);
    frame->x = fmin(frame->x, point.x);
    frame->y = fmin(frame->y, point.y);
    frame->width = right - frame->x;
    frame->height = bottom - frame->y;
}

Box map_project(PlaceMap *map) {
    double latitude = middle_latitude(map);
    Box frame = {0};
    for (size_t i = 0; i < map->count; i++) {
        MapArea *area = &map->areas[i];
        project_area(map->layout->arena, place_of(map, i), area, latitude);
        if (i == 0)
            frame = (Box){area->anchor.x, area->anchor.y, 0, 0};
        if (map->bubbles || !area->point_count)
            stretch(&frame, area->anchor);
        else if (i == 0)
            frame = (Box){area->points[0].x, area->points[0].y, 0, 0};
        for (size_t j = 0; j < area->point_count; j++)
            stretch(&frame, area->points[j]);
    }
    return frame;
}

// ------------------------------------------------------------------------------------ inside

// The widest stretch inside the rings at the height `y`.
static bool widest_stretch(const MapArea *area, double y, double *from, double *to) {
    enum { MOST = 64 };
    double cuts[MOST];
    size_t count = 0;
    const Point *points = area->points;
    for (size_t ring = 0; ring < area->ring_count; points += area->rings[ring++])
        for (size_t i = 0; i < area->rings[ring] && count < MOST; i++) {
            Point a = points[i], b = points[(i + 1) % area->rings[ring]];
            if ((a.y <= y) == (b.y <= y))
                continue;
            size_t at = count++;
            double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
            for (; at > 0 && cuts[at - 1] > x; at--)
                cuts[at] = cuts[at - 1];
            cuts[at] = x;
        }
    *from = *to = 0;
    for (size_t i = 0; i + 1 < count; i += 2)
        if (cuts[i + 1] - cuts[i] > *to - *from) {
            *from = cuts[i];
            *to = cuts[i + 1];
        }
    return *to > *from;
}

// Of several heights the one at which the area is widest, near the middle rather than at an end.
static Point point_inside(const MapArea *area) {
    double top = INFINITY, bottom = -INFINITY, best = 0;
    for (size_t i = 0; i < area->point_count; i++) {
        top = fmin(top, area->points[i].y);
        bottom = fmax(bottom, area->points[i].y);
    }
    Point found = area->points[0];
    for (int i = 3; i <= 13; i++) {
        double from, to, y = top + (bottom - top) * i / 16.0 + 0.01;
        double merit = 1 - fabs(i - 8.0) / 12;
        if (!widest_stretch(area, y, &from, &to) || (to - from) * merit <= best)
            continue;
        best = (to - from) * merit;
        found = (Point){(from + to) / 2, y};
    }
    return found;
}

// ------------------------------------------------------------------------------------- scale

// Corners are put on a fine grid and those that fall together become one: two areas that share a
// border keep sharing it.
static void simplify(MapArea *area, double grain) {
    Point *to = area->points;
    const Point *from = area->points;
    for (size_t ring = 0; ring < area->ring_count; ring++) {
        Point *start = to;
        for (size_t i = 0; i < area->rings[ring]; i++, from++) {
            Point point = {round(from->x / grain) * grain, round(from->y / grain) * grain};
            if (to == start || point.x != to[-1].x || point.y != to[-1].y)
                *to++ = point;
        }
        while (to > start + 1 && to[-1].x == start->x && to[-1].y == start->y)
            to--;
        if (to < start + POINTS_LEAST)
            to = start;
        area->rings[ring] = (size_t)(to - start);
    }
    area->point_count = (size_t)(to - area->points);
    size_t kept = 0;
    for (size_t ring = 0; ring < area->ring_count; ring++)
        if (area->rings[ring])
            area->rings[kept++] = area->rings[ring];
    area->ring_count = kept;
}

static Point scaled(const PlaceMap *map, Box frame, Point point, double scale, double margin) {
    double x = margin + (point.x - frame.x) * scale;
    // East stays east in every language: a scene that is turned round is turned back.
    return (Point){map->layout->scene->mirrored ? map->width - x : x,
                   margin + (point.y - frame.y) * scale};
}

void map_scale(PlaceMap *map, Box frame, double width, double margin) {
    double scale = frame.width > 0 ? (width - 2 * margin) / frame.width : 1;
    map->width = width;
    map->height = frame.height * scale + 2 * margin;
    for (size_t i = 0; i < map->count; i++) {
        MapArea *area = &map->areas[i];
        area->anchor = scaled(map, frame, area->anchor, scale, margin);
        for (size_t j = 0; j < area->point_count; j++)
            area->points[j] = scaled(map, frame, area->points[j], scale, margin);
        simplify(area, GRAIN);
        for (int coarser = 2; area->point_count > POINTS_MOST && coarser <= 8; coarser *= 2)
            simplify(area, coarser * GRAIN);
        if (!map->bubbles && area->point_count)
            area->anchor = point_inside(area);
    }
}
