// SPDX-License-Identifier: EUPL-1.2
// Bullets: bars against a target. A pale track reaches from zero to the target, so what the bar
// leaves uncovered is the distance that remains; a strong stroke marks the target in every row.

#include "chart/bars.h"

enum { OVERSHOOT = 3, PAPER = 2 };

static void place_track(const Bars *bars, size_t series, double y) {
    double zero = bar_x(bars, 0), target = bar_x(bars, bars->spec->lines[0].value);
    double top = y - BULLET_TRACK / 2.0, bottom = y + BULLET_TRACK / 2.0;
    const Point track[] = {{zero, top}, {target, top}, {target, bottom}, {zero, bottom}};
    scene_path(bars->layout->scene, ROLE_BAND, track, 4, layout_colour(bars->spec, series), 0);
}

// Paper on both sides parts the mark from the bar.
void bullet_place(const Bars *bars, size_t series, double y) {
    Scene *scene = bars->layout->scene;
    double x = bar_x(bars, bars->spec->lines[0].value);
    double top = y - BULLET_TRACK / 2.0 - OVERSHOOT, bottom = y + BULLET_TRACK / 2.0 + OVERSHOOT;
    place_track(bars, series, y);
    scene_stroke(scene, ROLE_HALO, (Point){x - PAPER, top}, (Point){x - PAPER, bottom});
    scene_stroke(scene, ROLE_HALO, (Point){x + PAPER, top}, (Point){x + PAPER, bottom});
    scene_stroke(scene, ROLE_TARGET, (Point){x, top}, (Point){x, bottom});
}

void layout_bullets(Layout *layout) {
    const ChartSpec *spec = layout->spec;
    bars_lay_out(layout, spec->lines[0].present);
}
