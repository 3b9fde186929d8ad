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

static unsigned standing_shade(Standing standing) {
    switch (standing) {
    case STANDING_BETTER: return 1;
    case STANDING_HIGHER:
    case STANDING_LOWER: return 2;
    case STANDING_WORSE: return 3;
    default: return 0;
    }
}

static bool has_symbol(Standing standing) {
    return standing != STANDING_MISSING && standing != STANDING_ALONE;
}

static Text with_symbol(const View *view, Standing standing, Text words) {
    return text_format(view->arena, "%s\u00a0%.*s", standing_symbol(standing), TEXT_ARG(words));
}

// "▼ 61,3": the symbol stands first in the direction of reading.
static Text standing_label(const View *view, Standing standing, Text label) {
    return has_symbol(standing) ? figure_apart(view, with_symbol(view, standing, label)) : label;
}

// Only the symbols that are in the table, each with its shade.
static void fill_standing_key(const Plot *plot, const bool *present) {
    static const Standing order[] = {STANDING_BETTER, STANDING_WORSE,     STANDING_HIGHER,   STANDING_LOWER,
                                     STANDING_EQUAL,  STANDING_UNCERTAIN, STANDING_REFERENCE};
    enum { ENTRIES = sizeof order / sizeof *order };
    const View *view = plot->view;
    Text *classes = arena_array(view->arena, Text, ENTRIES);
    unsigned *shades = arena_array(view->arena, unsigned, ENTRIES);
    for (size_t i = 0; i < ENTRIES; i++) {
        if (!present[order[i]]) continue;
        Text words = sentence_plain(view, view_standing(view, order[i]));
        classes[plot->spec->class_count] = with_symbol(view, order[i], words);
        shades[plot->spec->class_count++] = standing_shade(order[i]);
    }
    plot->spec->classes = classes;
    plot->spec->class_shades = shades;
}

void fill_standing_shades(const Plot *plot, ChartMark *const *marks) {
    bool present[STANDING_COUNT] = {false};
    for (size_t s = 0; s < plot->table->column_count; s++)
        for (size_t i = 0; i < plot->row_count; i++) {
            Standing standing = table_standing(plot->table, plot->rows[i], s);
            present[standing] = true;
            marks[s][i].shade = standing_shade(standing);
            marks[s][i].label = standing_label(plot->view, standing, marks[s][i].label);
        }
    fill_standing_key(plot, present);
}
