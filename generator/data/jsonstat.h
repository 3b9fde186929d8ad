// SPDX-License-Identifier: EUPL-1.2
//
// A JSON-stat file while it is read, for jsonstat_*.c alone.
#ifndef JAMLIK_DATA_JSONSTAT_H
#define JAMLIK_DATA_JSONSTAT_H

#include "data/inside.h"

enum { MOST_AXES = 32 };

typedef struct Code {                     // a category
    Text id, label;
    const Node *node;                     // where it stands
    Text group;                           // of our code list, or a time; empty when left out
    bool left_out;
} Code;

typedef struct Axis {                     // a dimension of the file
    Text id;
    const Node *node;
    size_t size;
    Code *codes;                          // in the order of the values
    Map *by_id;
    const Dimension *ours;                // NULL: not one of the indicator's
    bool numbers;                         // its categories are the numbers of a row: value, lower …
    size_t chosen;                        // neither: the category that is taken
} Axis;

typedef struct Cube {
    Arena *arena;
    const Indicator *indicator;
    const Node *root;                     // the indicator's file
    Diags *diags;
    const Node *dimension, *value, *status, *role;
    Axis axes[MOST_AXES];
    size_t count;
    uint64_t cells;                       // the product of the sizes
    Map *by_place, *told;
    LIST(Node *) rows;
} Cube;

// The position that the key of an item of a sparse object is; false: none of the cube's.
bool jsonstat_position(const Node *item, uint64_t cells, uint64_t *position);
// The rules of the standard (those of its official validator); fills the cube's axes with their
// categories, its values and status. False: it breaks one, and that is told.
bool jsonstat_check(Cube *cube, const Node *data);

// The indicator's own words about the file: root[key], if it is an object.
const Node *jsonstat_mapping(const Cube *cube, const char *key);
size_t jsonstat_column(Text code);        // of "value", "lower" …; NUMBER_COLUMNS: no number of a row
bool jsonstat_status(const Node *name, Status *status);
// Finds our dimensions and groups. False: there are some that nobody can know, and that is told.
bool jsonstat_map(Cube *cube);

#endif
