// SPDX-License-Identifier: EUPL-1.2
// Reference lines, grid and zero line of a bar chart. They are drawn last, for they keep away from
// all labels.

#include "chart/bars.h"

void bars_place_strokes(const Bars *bars, const Flags *flags) {
    double top = bars->top - 3, bottom = bars->bottom + 3;
    if (bars->axis)
        axis_place_grid(&bars->x, top, bottom);
    double zero = bar_x(bars, 0);
    if (bars->beside) // else each row has its own
        scene_stroke(bars->layout->scene, ROLE_AXIS, (Point){zero, top}, (Point){zero, bottom});
    for (size_t i = bars->bullet; i < flags->count; i++)
        axis_place_reference(&bars->x, &flags->items[i], top - 2, bottom);
}
