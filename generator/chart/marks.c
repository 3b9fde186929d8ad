// SPDX-License-Identifier: EUPL-1.2
// Strokes and marker shapes. Six of each, told apart without colour.

#include "chart/marks.h"

static const double dashes[STYLES][7] = {
    {0}, {9, 4, 0}, {2.5, 3, 0}, {12, 3.5, 2.5, 3.5, 0}, {18, 5, 0}, {6, 3, 2, 3, 2, 3, 0}};
static const double reference_dash[] = {5, 4, 0};

Stroke stroke_of(const Item *item) {
    switch (item->role) {
    case ROLE_LINE: return (Stroke){2.5, item->style ? dashes[item->style] : NULL};
    case ROLE_REFERENCE: return (Stroke){1.5, reference_dash};
    case ROLE_GAP: return (Stroke){2.5, NULL};
    case ROLE_TARGET:
    case ROLE_HALO: return (Stroke){4, NULL};
    case ROLE_TRACK: return (Stroke){3, NULL};
    case ROLE_PALE:
    case ROLE_WHISKER:
    case ROLE_SPREAD: return (Stroke){1.5, NULL};
    default: return (Stroke){1, NULL};
    }
}

// circle, square, triangle, diamond, triangle on its head, cross
size_t marker_points(unsigned shape, double radius, Point *points) {
    // clang-format off
    static const Point corners[STYLES][12] = {
        {{0, 0}},
        {{-.85, -.85}, {.85, -.85}, {.85, .85}, {-.85, .85}},
        {{0, -1.15}, {1.1, .8}, {-1.1, .8}},
        {{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}},
        {{0, 1.15}, {-1.1, -.8}, {1.1, -.8}},
        {{-.4, -1.1}, {.4, -1.1}, {.4, -.4}, {1.1, -.4}, {1.1, .4}, {.4, .4},
         {.4, 1.1}, {-.4, 1.1}, {-.4, .4}, {-1.1, .4}, {-1.1, -.4}, {-.4, -.4}}};
    // clang-format on
    static const size_t counts[STYLES] = {0, 4, 3, 4, 3, 12};
    for (size_t i = 0; i < counts[shape]; i++)
        points[i] = (Point){corners[shape][i].x * radius, corners[shape][i].y * radius};
    return counts[shape];
}
