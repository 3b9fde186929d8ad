// SPDX-License-Identifier: EUPL-1.2
//
// An indicator while it is written as JSON-stat, for jsonstat_write.c and jsonstat_words.c alone.
#ifndef JAMLIK_DATA_CUBE_H
#define JAMLIK_DATA_CUBE_H

#include "data/inside.h"

typedef struct CubeWriter {
    Arena *arena;
    const Indicator *indicator;
    const OpenFile *file;
    JsonWriter json;
    size_t *places[QUERY_DIMENSIONS]; // by rank: the group's place among those of the data
    size_t sizes[QUERY_DIMENSIONS];
    size_t numbers[NUMBER_COLUMNS]; // columns: the value and those that some row has
    size_t number_count;
    uint64_t cells; // 0: more than can be counted
} CubeWriter;

uint64_t cube_position_of(const CubeWriter *cube, const Observation *row);    // of its first number
Text cube_position_key(const CubeWriter *cube, uint64_t position);
bool cube_is_shown(const CubeWriter *cube, size_t index, const Group *group);
Text cube_source_text(const CubeWriter *cube, const LocalText *text);         // in the source language
Text cube_file_href(const CubeWriter *cube, const char *ending);
void cube_write_updated(CubeWriter *cube);
void cube_write_links(CubeWriter *cube);
void cube_write_notes(CubeWriter *cube);
void cube_write_extension(CubeWriter *cube);

#endif
