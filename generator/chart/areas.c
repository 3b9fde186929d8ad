// SPDX-License-Identifier: EUPL-1.2
// What tiles, maps and heat tables share: shades, stripes, the key, the projection.

#include "chart/areas.h"

#include <math.h>
#include <stdlib.h>

enum { STRIPE = 8, CUTS_MOST = 128 }; // from one stripe to the next, along x; edges that one meets

unsigned area_shade(const ChartMark *mark) {
    if (!mark_is_present(mark))
        return 0;
    return mark->shade < PALETTE_SHADES ? mark->shade : PALETTE_SHADES;
}

Text area_href(const ChartSpec *spec, size_t category) {
    return spec->hrefs ? spec->hrefs[category] : (Text){0};
}

Text area_link_name(Layout *layout, size_t category, const Lines *name) {
    const ChartSpec *spec = layout->spec;
    Text lines = text_join(layout->arena, name->items, name->count, " ");
    if (text_equal(lines, text_trim(spec->categories[category])))
        return (Text){0};
    const Text parts[] = {spec->categories[category], spec->series[0].marks[category].label};
    return text_join(layout->arena, parts, 2, " ");
}

// Lambert's cylindrical equal-area projection with its standard parallel in the middle of what is
// shown, where it keeps shapes too (Snyder, Map Projections: A Working Manual, U.S. Geological
// Survey Professional Paper 1395, 1987, p. 76–85). For a county or a country both are near enough.
Point area_project(double longitude, double latitude, double middle_latitude) {
    static const double radians = 3.14159265358979 / 180;
    double stretch = fmax(0.05, cos(middle_latitude * radians));
    return (Point){longitude * radians * stretch, -sin(latitude * radians) / stretch};
}

// ----------------------------------------------------------------------------------- stripes

static int by_size(const void *a, const void *b) {
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

// Where the stripe x + y = reach crosses the edges of the rings, as x in order.
static size_t cut(const Point *points, const size_t *rings, size_t ring_count, double reach,
                  double *cuts) {
    size_t count = 0;
    for (size_t ring = 0; ring < ring_count; points += rings[ring++])
        for (size_t i = 0; i < rings[ring] && count < CUTS_MOST; i++) {
            Point a = points[i], b = points[(i + 1) % rings[ring]];
            double from = a.x + a.y - reach, to = b.x + b.y - reach;
            if ((from <= 0) != (to <= 0))
                cuts[count++] = a.x + (b.x - a.x) * from / (from - to);
        }
    qsort(cuts, count, sizeof *cuts, by_size);
    return count;
}

// The stretch of a stripe that a text covers, with a little air, as from x to x.
static void covered(const Scene *scene, const SceneLabel *label, double reach, double *from,
                    double *to) {
    static const double air = 3;
    double left = scene->mirrored ? scene->width - label->x - label->width : label->x;
    *from = fmax(left - air, reach - label->y - label->height - air);
    *to = fmin(left + label->width + air, reach - label->y + air);
}

static void place_stripe(Scene *scene, double reach, double from, double to) {
    while (from < to) {
        double next = to, behind = to;
        for (size_t i = 0; i < scene->labels.count; i++) {
            double start, end;
            covered(scene, &scene->labels.items[i], reach, &start, &end);
            if (start >= end || end <= from || start >= next)
                continue;
            next = start;
            behind = end;
        }
        if (next - from > 1)
            scene_stroke(scene, ROLE_HATCH, (Point){from, reach - from},
                         (Point){next, reach - next});
        from = fmax(behind, from);
    }
}

void area_hatch(Layout *layout, const Point *points, const size_t *rings, size_t ring_count) {
    double low = INFINITY, high = -INFINITY, cuts[CUTS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < ring_count; i++)
        count += rings[i];
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, points[i].x + points[i].y);
        high = fmax(high, points[i].x + points[i].y);
    }
    for (double reach = ceil(low / STRIPE) * STRIPE; reach < high; reach += STRIPE) {
        size_t found = cut(points, rings, ring_count, reach, cuts);
        for (size_t i = 0; i + 1 < found; i += 2)
            place_stripe(layout->scene, reach, cuts[i] + 0.7, cuts[i + 1] - 0.7);
    }
}

void area_hatch_box(Layout *layout, Box box) {
    double right = box.x + box.width, bottom = box.y + box.height;
    const Point corners[] = {{box.x, box.y}, {right, box.y}, {right, bottom}, {box.x, bottom}};
    area_hatch(layout, corners, (const size_t[]){4}, 1);
}

// --------------------------------------------------------------------------------------- key

double area_key(Layout *layout, double top) {
    const ChartSpec *spec = layout->spec;
    KeyEntry *entries = arena_array(layout->arena, KeyEntry, spec->class_count + 1);
    for (size_t i = 0; i < spec->class_count; i++)
        entries[i] =
            (KeyEntry){spec->classes[i], KEY_SHADE,
                       spec->class_shades ? spec->class_shades[i] : (unsigned)i + 1, 0};
    return spec->class_count ? layout_key(layout, entries, spec->class_count, top + 12) - 8 : top;
}
