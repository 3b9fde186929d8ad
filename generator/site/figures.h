// SPDX-License-Identifier: EUPL-1.2
// What the files figure*.c share.
#ifndef JAMLIK_SITE_FIGURES_H
#define JAMLIK_SITE_FIGURES_H

#include "site/inside.h"

// A table on its way to be a chart. Some rows are in the table only: those without a place on a map.
typedef struct Plot {
    const View *view;
    const Table *table;
    ChartSpec *spec;
    const size_t *rows;                   // the rows that are drawn
    size_t row_count;
    bool linked;                          // areas lead to their pages: not in a picture that travels alone
} Plot;

// figure_chart.c
Text figure_apart(const View *view, Text number);    // a number that stands among text of its own direction
unsigned group_colour(const Dimension *dimension, const Group *group);
void settle_colours(unsigned *colours, size_t count);

// figure_forms.c: what a form has beside categories, series and axis.
void fill_form(const Plot *plot, ChartMark *const *marks);
// figure_shades.c: shades of TILES, MAP and HEAT, and what they stand for. marks: of each series.
void fill_value_shades(const Plot *plot, ChartMark *const *marks);
void fill_standing_shades(const Plot *plot, ChartMark *const *marks);

// figure_table.c: the figure's table, in HTML.
void put_table(ValueObject *object, const View *view, const Table *table);
// "Livslängd, år (2018)": the row of one of several indicators (marked).
Text figure_row_name(const View *view, const Table *table, size_t row);
// figure_notes.c
Value figure_notes(const View *view, const Table *table);

#endif
