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
// The width at which no word of the text is cut.
double layout_least(Layout *layout, Text text, Type type);
// Puts the lines so that the middle of the block lies at `at.y`.
void layout_block(Layout *layout, const Lines *lines, Point at, Side side, Type type);

// Ends of the value axis: the ticks', widened where a value or a reference lies outside.
typedef struct Domain {
    double low, high;
} Domain;
Domain layout_domain(const ChartSpec *spec, bool from_zero);
bool mark_is_present(const ChartMark *mark);
bool mark_has_interval(const ChartMark *mark);
const ChartMark *layout_mark(const ChartSpec *spec, size_t series, size_t category);
// Pattern, dash and marker of a series: by colour, so that a group looks the same everywhere; by
// position where two series have one colour.
unsigned layout_style(const ChartSpec *spec, size_t series);
unsigned layout_colour(const ChartSpec *spec, size_t series);

// "name: what", each isolated where texts run from right to left; `name` may be empty.
Text layout_said(Layout *layout, Text name, const char *between, Text what);

// Names of rows, beside them or, where these are long or the drawing is narrow, above.
typedef struct RowNames {
    Lines *items; // one per category
    bool beside;
    double width; // of the widest
} RowNames;
RowNames layout_row_names(Layout *layout);
RowNames layout_row_names_above(Layout *layout);
Type layout_row_type(const Layout *layout, size_t row);

// Moves things in a row apart, between `low` and `high`, as little as possible. In order.
typedef struct Spread {
    double wanted, size; // where it would begin; what it needs
    double at;           // where it begins: the answer
} Spread;
void layout_spread(Arena *arena, Spread *items, size_t count, double low, double high);

// The key above a chart. A marker in it is smaller than one that shows a value.
typedef enum KeySign { KEY_BAR, KEY_MARKER, KEY_REST, KEY_SHADE } KeySign; // SHADE: colour is the shade
enum { KEY_MARKER_RADIUS = 5 };
typedef struct KeyEntry {
    Text name;
    KeySign sign;
    unsigned colour, style;
} KeyEntry;
// Of all series, with room for more entries behind them.
KeyEntry *layout_series_key(Layout *layout, KeySign sign, size_t room);
// Returns the bottom.
double layout_key(Layout *layout, const KeyEntry *entries, size_t count, double top);
// The part of a whole that nobody knows.
void layout_rest(Layout *layout, Box box);

// One per kind.
void layout_bars(Layout *layout);
void layout_lines(Layout *layout);
void layout_equiplot(Layout *layout);
void layout_slope(Layout *layout);
void layout_pyramid(Layout *layout);
void layout_bullets(Layout *layout);
void layout_stacked(Layout *layout);
void layout_line_panels(Layout *layout);
void layout_bar_panels(Layout *layout);
void layout_tiles(Layout *layout);
void layout_places(Layout *layout);
void layout_heat(Layout *layout);

#endif
