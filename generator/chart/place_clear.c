// SPDX-License-Identifier: EUPL-1.2
// Lines from bubbles to their labels keep off the other bubbles, as far as labels can move up or
// down for it. They lie below the bubbles in any case, so that a line that cannot keep off still
// begins where its bubble ends.

#include "chart/places.h"

#include <math.h>

enum { CLEAR = 3, STEEP = 4, CROSSED = 100 }; // STEEP: units up or down for each one across

static Point anchor_of(const PlaceMap *map, const PlaceLabel *label) {
    Point at = map->areas[label->area].anchor;
    return (Point){at.x, at.y + map->top};
}

static double distance(Point from, Point to, Point point) {
    double x = to.x - from.x, y = to.y - from.y, square = x * x + y * y;
    double share = square > 0 ? ((point.x - from.x) * x + (point.y - from.y) * y) / square : 0;
    share = fmax(0, fmin(1, share));
    return hypot(point.x - from.x - share * x, point.y - from.y - share * y);
}

// How deep the line of one label lies in the bubble of another.
static double depth(const PlaceMap *map, const PlaceLabel *label, const PlaceLabel *other) {
    double radius = map->areas[other->area].radius;
    if (label == other || radius <= 0)
        return 0;
    double away =
        distance(anchor_of(map, label), map_label_point(map, label), anchor_of(map, other));
    return fmax(0, radius + CLEAR - away);
}

static double cost(const PlaceMap *map) {
    double sum = 0;
    for (size_t i = 0; i < map->count; i++) {
        const PlaceLabel *label = &map->labels[i];
        sum += 0.02 * fabs(map_label_point(map, label).y - anchor_of(map, label).y);
        for (size_t j = 0; j < map->count; j++)
            sum += depth(map, label, &map->labels[j]);
        for (size_t j = i + 1; j < map->count; j++)
            sum += map_lines_cross(map, label, &map->labels[j]) ? CROSSED : 0;
    }
    return sum;
}

// Where the label must be for its line to pass above (-1) or below (1) the bubble of the other.
static bool find_pass(const PlaceMap *map, const PlaceLabel *label, const PlaceLabel *other,
                      int side, double *wanted) {
    Point from = anchor_of(map, label), bubble = anchor_of(map, other);
    double radius = map->areas[other->area].radius + CLEAR;
    double away = hypot(bubble.x - from.x, bubble.y - from.y);
    if (away <= radius)
        return false;
    double angle = atan2(bubble.y - from.y, bubble.x - from.x) + side * asin(radius / away);
    if (cos(angle) <= 0 || fabs(tan(angle)) > STEEP)
        return false;
    *wanted = from.y + (map_label_point(map, label).x - from.x) * tan(angle);
    return true;
}

// The label and those that it pushes in front of it.
static void want(PlaceMap *map, size_t index, double middle) {
    PlaceLabel *labels = map->labels;
    labels[index].wanted = middle;
    for (size_t i = index; i > 0; i--)
        labels[i - 1].wanted =
            fmin(labels[i - 1].wanted,
                 labels[i].wanted - (labels[i].height + labels[i - 1].height) / 2);
    for (size_t i = index; i + 1 < map->count; i++)
        labels[i + 1].wanted =
            fmax(labels[i + 1].wanted,
                 labels[i].wanted + (labels[i].height + labels[i + 1].height) / 2);
}

typedef struct Pass {
    size_t label;
    double wanted, cost;
} Pass;

static void copy_wanted(double *to, const PlaceMap *map) {
    for (size_t i = 0; i < map->count; i++)
        to[i] = map->labels[i].wanted;
}

static void restore_wanted(PlaceMap *map, const double *from) {
    for (size_t i = 0; i < map->count; i++)
        map->labels[i].wanted = from[i];
}

static void try_pass(PlaceMap *map, size_t index, double wanted, double height, const double *kept,
                     Pass *best) {
    want(map, index, wanted);
    map_settle_labels(map, height);
    double found = cost(map);
    if (found < best->cost - 0.01)
        *best = (Pass){index, wanted, found};
    restore_wanted(map, kept);
    map_settle_labels(map, height);
}

// Of all ways round a bubble that is in the way the best one, if it is better than none.
static bool pass_one(PlaceMap *map, double height, double *kept) {
    map_settle_labels(map, height);
    Pass best = {map->count, 0, cost(map)};
    copy_wanted(kept, map);
    for (size_t i = 0; i < map->count; i++)
        for (size_t j = 0; j < map->count; j++) {
            if (depth(map, &map->labels[i], &map->labels[j]) <= 0)
                continue;
            double wanted;
            for (int side = -1; side <= 1; side += 2)
                if (find_pass(map, &map->labels[i], &map->labels[j], side, &wanted))
                    try_pass(map, i, wanted, height, kept, &best);
        }
    if (best.label < map->count)
        want(map, best.label, best.wanted);
    map_settle_labels(map, height);
    return best.label < map->count;
}

void map_clear_bubbles(PlaceMap *map, double height) {
    enum { MOST = 40 }; // of more bubbles than these nobody follows the lines
    if (!map->bubbles || map->count > MOST)
        return;
    double *kept = arena_array(map->layout->arena, double, map->count + 1);
    for (size_t i = 0; i < map->count && pass_one(map, height, kept); i++)
        ;
}
