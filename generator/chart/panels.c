// SPDX-License-Identifier: EUPL-1.2
// What panels of lines and of bars share: columns, titles, and putting a panel into the whole.

#include "chart/panels.h"

#include <math.h>

double panels_width(const Panels *panels, size_t columns) {
    double space = panels->layout->scene->width - panels->gutter;
    return (space - (double)(columns - 1) * PANEL_GAP) / (double)columns;
}

// Three from 540 units on, two from 340.
static size_t columns_for(double width) {
    return width >= 540 ? 3 : width >= 340 ? 2 : 1;
}

size_t panels_columns(const Panels *panels, size_t most) {
    size_t count = panels->spec->series_count, columns = columns_for(panels->layout->scene->width);
    columns = columns < most ? columns : most;
    columns = columns < count ? columns : count;
    if (columns < 2)
        return 1;
    size_t rows = (count + columns - 1) / columns;
    return (count + rows - 1) / rows;
}

static double panel_left(const Panels *panels, size_t index) {
    return panels->gutter + (double)(index % panels->columns) * (panels->width + PANEL_GAP);
}

static Lines title_of(const Panels *panels, size_t index) {
    return layout_wrap(panels->layout, panels->spec->series[index].name, panels->layout->bold,
                       panels->width);
}

double panels_title_height(const Panels *panels, size_t row) {
    double lines = 0;
    for (size_t i = row * panels->columns;
         i < (row + 1) * panels->columns && i < panels->spec->series_count; i++)
        lines = fmax(lines, (double)title_of(panels, i).count);
    return lines * panels->layout->pitch + (lines > 0 ? PANEL_AIR : 0);
}

// Titles of one row stand on the same foot.
Layout panel_start(const Panels *panels, size_t index, ChartSpec *spec) {
    Layout panel = *panels->layout;
    *spec = *panels->spec;
    spec->series = &panels->spec->series[index];
    spec->series_count = 1;
    panel.spec = spec;
    panel.scene = arena_make(panel.arena, Scene);
    *panel.scene = (Scene){
        .arena = panel.arena, .width = panels->width, .rtl_text = panels->layout->scene->rtl_text};
    Lines title = title_of(panels, index);
    double height = panels_title_height(panels, index / panels->columns) - PANEL_AIR;
    double own = (double)title.count * panel.pitch;
    layout_block(&panel, &title, (Point){0, height - own / 2}, SIDE_START, panel.bold);
    return panel;
}

void panel_end(const Panels *panels, size_t index, const Layout *panel, double top) {
    Point corner = {panel_left(panels, index), top};
    scene_put_in(panels->layout->scene, panel->scene, corner);
    panels->layout->missing = panel->missing; // told once
}
