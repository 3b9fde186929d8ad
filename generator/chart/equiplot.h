// SPDX-License-Identifier: EUPL-1.2
// For insiders of chart/: an equiplot while it is laid out.
//
//     ● Kvinnor  ■ Män  ▲ Alla              key
//     Gävle                                 name, or beside the line
//       72,1 ■━━━━━▲━━━━━━━━● 83,1          the lowest and the highest label on the line
//                 79,6                      the others below it or above
//     Samer: för få svar                    words
//       └──────┴──────┴──────┘
//       70    75     80     85
#ifndef JAMLIK_CHART_EQUIPLOT_H
#define JAMLIK_CHART_EQUIPLOT_H

#include "chart/axis.h"

enum { DOT = 7, DOT_AIR = 6 };

typedef enum Slot { SLOT_NONE, SLOT_BEFORE, SLOT_BEHIND, SLOT_ABOVE, SLOT_BELOW } Slot;

typedef struct Dot {
    size_t series;
    const ChartMark *mark;
    double x, lift; // lift: off the line, where dots would hide each other
    Slot slot;      // of its label
    double left;    // of a label above or below
} Dot;

typedef struct DotRow {
    Dot *dots; // of the values that are there, ascending
    size_t count;
    double low, high;    // what they and their intervals reach: x, with the dots' own width
    double half;         // of the height of dots and labels on the line
    double above, below; // heights of the labels there
    bool words_behind;   // those for missing values
    double words;        // their height elsewhere
    double y;            // of the line
} DotRow;

typedef struct Equiplot {
    Layout *layout;
    const ChartSpec *spec;
    RowNames names;
    DotRow *rows;
    Lines *labels; // [row * series_count + series]
    Axis axis;
    double from, to;
    bool lanes;     // a lane per series, for their intervals
    Spread *direct; // names at the dots of the first row; NULL: a key
    double direct_height;
    double top, bottom;
} Equiplot;

const Lines *dot_label(const Equiplot *plot, size_t row, const Dot *dot);

// Where labels go, by the dots' x; then, when these are lifted, the height they need.
void equiplot_plan_slots(Equiplot *plot, size_t row);
void equiplot_plan_height(Equiplot *plot, size_t row);
void equiplot_place_labels(const Equiplot *plot, size_t row);

// Names of the series at the dots of the first row, if all of them have room there.
void equiplot_plan_direct(Equiplot *plot);
void equiplot_place_direct(const Equiplot *plot);

// Words for missing values: behind the dots where there is room, else below them.
void equiplot_plan_words(Equiplot *plot, size_t row);
void equiplot_place_words(Equiplot *plot, size_t row);

#endif
