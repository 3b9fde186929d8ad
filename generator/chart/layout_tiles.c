// SPDX-License-Identifier: EUPL-1.2
// A tile map: every area has a tile of the same size, about where it lies, with its name and value.
// Reading order: how large a tile must be, how many go side by side, the tiles, the whole.

#include "chart/areas.h"

#include <math.h>

enum { TILE_TALL = 58, TILE_WIDE = 132, TILE_AIR = 4 };

typedef struct Tiles {
    Layout *layout;
    const ChartSpec *spec;
    size_t *areas; // categories that have a place
    size_t count, columns, rows;
    Seat *seats;
    double width, height; // of a tile
} Tiles;

static const ChartMark *tile_mark(const Tiles *tiles, size_t index) {
    return &tiles->spec->series[0].marks[tiles->areas[index]];
}

static Type value_type(const Tiles *tiles, size_t index) {
    return mark_is_present(tile_mark(tiles, index)) ? tiles->layout->bold : tiles->layout->muted;
}

static Tiles start(Layout *layout) {
    const ChartSpec *spec = layout->spec;
    Tiles tiles = {.layout = layout, .spec = spec};
    tiles.areas = arena_array(layout->arena, size_t, spec->category_count + 1);
    for (size_t i = 0; spec->places && spec->series_count && i < spec->category_count; i++)
        if (spec->places[i].present)
            tiles.areas[tiles.count++] = i;
    tiles.seats = arena_array(layout->arena, Seat, tiles.count + 1);
    return tiles;
}

// -------------------------------------------------------------------------------------- grid

static double least_width(const Tiles *tiles) {
    double least = 64;
    for (size_t i = 0; i < tiles->count; i++) {
        Text name = tiles->spec->categories[tiles->areas[i]], value = tile_mark(tiles, i)->label;
        least = fmax(least, layout_least(tiles->layout, name, tiles->layout->ink));
        least = fmax(least, layout_least(tiles->layout, value, value_type(tiles, i)));
    }
    return fmin(least + 2 * TILE_AIR, tiles->layout->scene->width);
}

static const Point *project(const Tiles *tiles, double *aspect) {
    Point *points = arena_array(tiles->layout->arena, Point, tiles->count + 1);
    double middle = 0, left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < tiles->count; i++)
        middle += tiles->spec->places[tiles->areas[i]].latitude / (double)tiles->count;
    for (size_t i = 0; i < tiles->count; i++) {
        const ChartPlace *place = &tiles->spec->places[tiles->areas[i]];
        points[i] = area_project(place->longitude, place->latitude, middle);
        left = fmin(left, points[i].x), right = fmax(right, points[i].x);
        top = fmin(top, points[i].y), bottom = fmax(bottom, points[i].y);
    }
    bool known = right > left && bottom > top;
    *aspect = known ? fmax(0.3, fmin(3, (right - left) / (bottom - top))) : 1;
    return points;
}

// About as wide for its height as the land, with a third of the seats empty, so that places may lie
// where they lie; but never more columns than have room.
static void choose_grid(Tiles *tiles) {
    double width = tiles->layout->scene->width, least = least_width(tiles), aspect;
    const Point *points = project(tiles, &aspect);
    double most = floor((width + CELL_GAP) / (least + CELL_GAP));
    double wanted = ceil(sqrt(1.4 * (double)tiles->count * aspect) - 0.2);
    double columns = fmax(1, fmin(fmin(wanted, most), (double)tiles->count));
    tiles->columns = (size_t)columns;
    tiles->rows = columns < 2 ? tiles->count : (size_t)ceil(1.4 * (double)tiles->count / columns);
    area_seats(tiles->layout->arena, points, tiles->count, tiles->columns, tiles->rows,
               tiles->seats);
    tiles->columns = tiles->rows = 1;
    for (size_t i = 0; i < tiles->count; i++) {
        tiles->columns =
            tiles->seats[i].column >= tiles->columns ? tiles->seats[i].column + 1 : tiles->columns;
        tiles->rows = tiles->seats[i].row >= tiles->rows ? tiles->seats[i].row + 1 : tiles->rows;
    }
    columns = (double)tiles->columns;
    tiles->width = fmin((width + CELL_GAP) / columns - CELL_GAP, fmax(least, TILE_WIDE));
}

// ------------------------------------------------------------------------------------- tiles

static Lines name_lines(const Tiles *tiles, size_t index) {
    return layout_wrap(tiles->layout, tiles->spec->categories[tiles->areas[index]],
                       tiles->layout->ink, tiles->width - 2 * TILE_AIR + 1);
}

static Lines value_lines(const Tiles *tiles, size_t index) {
    return layout_wrap(tiles->layout, tile_mark(tiles, index)->label, value_type(tiles, index),
                       tiles->width - 2 * TILE_AIR + 1);
}

static void choose_height(Tiles *tiles) {
    tiles->height = TILE_TALL;
    for (size_t i = 0; i < tiles->count; i++) {
        size_t lines = name_lines(tiles, i).count + value_lines(tiles, i).count;
        tiles->height = fmax(tiles->height, (double)lines * tiles->layout->pitch + 2 * TILE_AIR);
    }
}

// East stays east in every language: a scene that is turned round is turned back.
static Box tile_box(const Tiles *tiles, size_t index) {
    Seat seat = tiles->seats[index];
    size_t column = tiles->layout->scene->mirrored ? tiles->columns - 1 - seat.column : seat.column;
    return (Box){(double)column * (tiles->width + CELL_GAP),
                 (double)seat.row * (tiles->height + CELL_GAP), tiles->width, tiles->height};
}

static void place_tile(Tiles *tiles, size_t index) {
    Layout *layout = tiles->layout;
    size_t area = tiles->areas[index];
    const ChartMark *mark = tile_mark(tiles, index);
    Lines name = name_lines(tiles, index), value = value_lines(tiles, index);
    Box box = tile_box(tiles, index);
    double above = (double)name.count * layout->pitch, below = (double)value.count * layout->pitch;
    double top = box.y + (box.height - above - below) / 2, middle = box.x + box.width / 2;
    scene_link(layout->scene, area_href(tiles->spec, area), area_link_name(layout, area, &name),
               box);
    scene_cell(layout->scene, box, area_shade(mark));
    layout_block(layout, &name, (Point){middle, top + above / 2}, SIDE_MIDDLE, layout->ink);
    layout_block(layout, &value, (Point){middle, top + above + below / 2}, SIDE_MIDDLE,
                 value_type(tiles, index));
    if (!mark_is_present(mark))
        area_hatch_box(layout, box);
    scene_link_end(layout->scene);
}

// Row by row from the north, so that whoever goes through the links goes through the map.
static void place_tiles(Tiles *tiles) {
    for (size_t row = 0; row < tiles->rows; row++)
        for (size_t column = 0; column < tiles->columns; column++)
            for (size_t i = 0; i < tiles->count; i++)
                if (tiles->seats[i].row == row && tiles->seats[i].column == column)
                    place_tile(tiles, i);
}

void layout_tiles(Layout *layout) {
    Tiles tiles = start(layout);
    if (!tiles.count) {
        layout->scene->height = 1;
        return;
    }
    choose_grid(&tiles);
    choose_height(&tiles);
    place_tiles(&tiles);
    double bottom = (double)tiles.rows * (tiles.height + CELL_GAP) - CELL_GAP;
    layout->scene->height = ceil(area_key(layout, bottom));
}
