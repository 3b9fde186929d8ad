// SPDX-License-Identifier: EUPL-1.2
// The key above a chart: what stands for which series, in their order.

#include "chart/layout.h"

#include <math.h>

enum { SWATCH = 20, SWATCH_HEIGHT = 14, AIR = 6, APART = 22, BELOW = 8 };

static void place_sign(Layout *layout, const KeyEntry *entry, Box box) {
    Scene *scene = layout->scene;
    Point middle = {box.x + box.width / 2, box.y + box.height / 2};
    switch (entry->sign) {
    case KEY_BAR: scene_bar(scene, box, entry->colour, entry->style); break;
    case KEY_MARKER:
        scene_marker(scene, middle, KEY_MARKER_RADIUS, entry->colour, entry->style);
        break;
    case KEY_REST: layout_rest(layout, box); break;
    case KEY_SHADE: scene_cell(scene, box, entry->colour); break;
    }
}

// One line, broken where it must be.
double layout_key(Layout *layout, const KeyEntry *entries, size_t count, double top) {
    double x = 0, y = top, line = layout->pitch + 4, height = line;
    for (size_t i = 0; i < count; i++) {
        double wide = entries[i].sign == KEY_MARKER ? KEY_MARKER_RADIUS * 2.5 : SWATCH;
        Lines name =
            layout_wrap(layout, entries[i].name, layout->ink, layout->scene->width - wide - AIR);
        double lines = (double)(name.count ? name.count : 1);
        if (x > 0 && x + wide + AIR + name.width > layout->scene->width) {
            y += height;
            x = 0;
            height = line;
        }
        place_sign(layout, &entries[i],
                   (Box){x, y + layout->pitch / 2 - SWATCH_HEIGHT / 2.0, wide, SWATCH_HEIGHT});
        layout_block(layout, &name, (Point){x + wide + AIR, y + layout->pitch * lines / 2},
                     SIDE_START, layout->ink);
        height = fmax(height, layout->pitch * lines + 4);
        x += wide + AIR + name.width + APART;
    }
    return count ? y + height + BELOW : top;
}

KeyEntry *layout_series_key(Layout *layout, KeySign sign, size_t room) {
    const ChartSpec *spec = layout->spec;
    KeyEntry *entries = arena_array(layout->arena, KeyEntry, spec->series_count + room + 1);
    for (size_t s = 0; s < spec->series_count; s++)
        entries[s] =
            (KeyEntry){spec->series[s].name, sign, layout_colour(spec, s), layout_style(spec, s)};
    return entries;
}

// ------------------------------------------------------------------------------------- rest

enum { HATCH = 6 }; // from one stripe to the next

// What nobody knows has no colour: stripes in an outline.
void layout_rest(Layout *layout, Box box) {
    Scene *scene = layout->scene;
    double right = box.x + box.width, bottom = box.y + box.height;
    for (double reach = HATCH; reach < box.width + box.height; reach += HATCH) {
        double up = fmin(reach, box.height), along = fmin(reach, box.width);
        scene_stroke(scene, ROLE_AXIS, (Point){box.x + reach - up, box.y + up},
                     (Point){box.x + along, box.y + reach - along});
    }
    const Point outline[] = {
        {box.x, box.y}, {right, box.y}, {right, bottom}, {box.x, bottom}, {box.x, box.y}};
    scene_path(scene, ROLE_AXIS, outline, 5, 0, 0);
}
