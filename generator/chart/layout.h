// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: what the layouts of bars and lines share.
#ifndef JAMLIK_CHART_LAYOUT_H
#define JAMLIK_CHART_LAYOUT_H

#include "chart/scene.h"

typedef struct Layout {
    Arena *arena;
    ChartPen *pen;
    const ChartSpec *spec;
    Scene *scene;
    Spot spot;
    Diags *diags;
    Type ink, bold, muted;  // the three looks of text in the drawing
    double pitch;           // from one line of text to the next
    LIST(uint32_t) missing; // characters already complained about
} Layout;

// Text broken into lines; `width` is what the widest one needs.
typedef struct Lines {
    Text *items;
    size_t count;
    double width;
} Lines;

// Reserved width: measured, and a little more, for a reader's own font may run wider.
double layout_width(Layout *layout, Text text, Type type);
// Breaks at spaces, soft hyphens, and behind '-', '/' and '–' within words; inside a word only when
// it is wider than `most` by itself. The lines are balanced.
Lines layout_wrap(Layout *layout, Text text, Type type, double most);
double layout_longest_word(Layout *layout, Text text, Type type);
// Distance between lines of this type.
double layout_pitch(const Layout *layout, Type type);
// Puts the lines so that the middle of the block lies at `at.y`.
void layout_block(Layout *layout, const Lines *lines, Point at, Side side, Type type);

// Ends of the value axis: the ticks', widened where a value or a reference lies outside.
typedef struct Domain {
    double low, high;
} Domain;
Domain layout_domain(const ChartSpec *spec, bool from_zero);
bool mark_is_present(const ChartMark *mark);
bool mark_has_interval(const ChartMark *mark);
// Pattern, dash and marker of a series: by colour, so that a group looks the same everywhere; by
// position where two series have one colour.
unsigned layout_style(const ChartSpec *spec, size_t series);
unsigned layout_colour(const ChartSpec *spec, size_t series);

void layout_bars(Layout *layout);
void layout_lines(Layout *layout);

#endif
