// SPDX-License-Identifier: EUPL-1.2
// Shades of areas and cells: by classes of the value, or, where indicators stand side by side, by how
// a group stands. Order: classes, shades of values, standing.
#include "site/figures.h"

#include <math.h>

enum { MOST_EDGES = 16 };

// ----------------------------------------------------------------------------------- classes

typedef struct Classes {                  // class i: from edges[i] up to below edges[i + 1], the last to its end
    double edges[MOST_EDGES];
    size_t count;
} Classes;

// Numbers as a reader sees them, so that a number and its class never seem to disagree.
static double shown_value(const Indicator *one, const ChartMark *mark) {
    return number_rounded(mark->value, one->unit.decimals);
}

// Borders at round numbers; none closer than the numbers themselves can tell apart.
static Classes classes_between(const Indicator *one, double low, double high) {
    double least = pow(10, -one->unit.decimals);
    Classes classes;
    for (int wanted = PALETTE_SHADES; wanted > 0; wanted--) {
        size_t edges = chart_ticks(low, high, wanted, false, classes.edges);
        classes.count = edges - 1;
        bool wide = edges > 1 && classes.edges[1] - classes.edges[0] >= least * (1 - 1e-9);
        if (wide && classes.count <= PALETTE_SHADES && low < high) return classes;
    }
    return (Classes){{low, high}, 1};
}

static unsigned class_of(const Classes *classes, double value) {
    unsigned found = 1;
    for (size_t i = 1; i < classes->count; i++)
        if (value >= classes->edges[i] - 1e-9) found = (unsigned)i + 1;
    return found;
}

// "20–24": both ends belong to the class, as the numbers are written.
static Text class_text(const View *view, const Indicator *one, const Classes *classes, size_t i) {
    double from = classes->edges[i], to = classes->edges[i + 1];
    if (i + 1 < classes->count) to -= pow(10, -one->unit.decimals);
    Text low = view_number(view, one, from), high = view_number(view, one, to);
    if (text_equal(low, high)) return figure_apart(view, low);
    WordsArg args[] = {{.name = "from", .text = low}, {.name = "to", .text = high}};
    return figure_apart(view, sentence_plain(view, view_words(view, "figure.class", args, 2)));
}

static void fill_classes(const Plot *plot, const Classes *classes) {
    Text *texts = arena_array(plot->view->arena, Text, classes->count);
    for (size_t i = 0; i < classes->count; i++)
        texts[i] = class_text(plot->view, plot->table->indicator, classes, i);
    plot->spec->classes = texts;
    plot->spec->class_count = classes->count;
}

// ------------------------------------------------------------------------------------ values

void fill_value_shades(const Plot *plot, ChartMark *const *marks) {
    const Indicator *one = plot->table->indicator;
    double low = INFINITY, high = -INFINITY;
    size_t series = plot->table->column_count, rows = plot->row_count;
    for (size_t s = 0; s < series; s++)
        for (size_t i = 0; i < rows; i++) {
            if (!marks[s][i].present) continue;
            low = fmin(low, shown_value(one, &marks[s][i]));
            high = fmax(high, shown_value(one, &marks[s][i]));
        }
    if (low > high) return;               // nothing has a value
    Classes classes = classes_between(one, low, high);
    fill_classes(plot, &classes);
    for (size_t s = 0; s < series; s++)
        for (size_t i = 0; i < rows; i++)
            if (marks[s][i].present) marks[s][i].shade = class_of(&classes, shown_value(one, &marks[s][i]));
}

// ---------------------------------------------------------------------------------- standing
// Three shades, the same in every figure. What does not stand out, for it is the same, uncertain or
// what the others are compared with, stays without; no shade says more than its symbol and word.

static const Standing shaded[] = {STANDING_BETTER, STANDING_HIGHER, STANDING_WORSE};
enum { SHADED = sizeof shaded / sizeof *shaded };

static unsigned standing_shade(Standing standing) {
    if (standing == STANDING_LOWER) standing = STANDING_HIGHER;
    for (unsigned i = 0; i < SHADED; i++)
        if (shaded[i] == standing) return i + 1;
    return 0;
}

// "▼ 61,3": the symbol stands first in the direction of reading.
static Text with_symbol(const View *view, Standing standing, Text label) {
    if (standing == STANDING_MISSING || standing == STANDING_ALONE) return label;
    Text text = text_format(view->arena, "%s\u00a0%.*s", standing_symbol(standing), TEXT_ARG(label));
    return figure_apart(view, text);
}

static Text standing_class(const View *view, Standing standing) {
    Text words = sentence_plain(view, view_standing(view, standing));
    Text text = text_format(view->arena, "%s\u00a0%.*s", standing_symbol(standing), TEXT_ARG(words));
    if (standing != STANDING_HIGHER) return text;
    Text lower = sentence_plain(view, view_standing(view, STANDING_LOWER));
    return text_format(view->arena, "%.*s · %s\u00a0%.*s", TEXT_ARG(text), standing_symbol(STANDING_LOWER),
                       TEXT_ARG(lower));
}

void fill_standing_shades(const Plot *plot, ChartMark *const *marks) {
    const View *view = plot->view;
    Text *classes = arena_array(view->arena, Text, SHADED);
    for (size_t s = 0; s < plot->table->column_count; s++)
        for (size_t i = 0; i < plot->row_count; i++) {
            Standing standing = table_standing(plot->table, plot->rows[i], s);
            marks[s][i].shade = standing_shade(standing);
            marks[s][i].label = with_symbol(view, standing, marks[s][i].label);
        }
    for (size_t i = 0; i < SHADED; i++) classes[i] = standing_class(view, shaded[i]);
    plot->spec->classes = classes;
    plot->spec->class_count = SHADED;
}
