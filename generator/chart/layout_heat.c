// SPDX-License-Identifier: EUPL-1.2
// A heat table: a row per category, a column per series, each number on its shade.
//
//              Kvinnor   Män             or, where names are long or the drawing is narrow, each
//   Gävle     [  83,1 ] [  79,6 ]        name above its cells; and where not all columns have room
//   Ockelbo   [  82,5 ] [för få ]        beside each other, some of them, and the others below
//
// Reading order: how wide a column must be, names beside or above, heads, rows, the whole.

#include "chart/areas.h"

#include <math.h>

enum { NAME_AIR = 12, WIDE = 150, CELL_TALL = 34, BAND_AIR = 20 };

typedef struct Heat {
    Layout *layout;
    const ChartSpec *spec;
    bool beside;         // names beside the cells
    double names;        // width of their column
    double need, column; // width of a column: least, and as drawn
    size_t at_once;      // columns beside each other
} Heat;

static const ChartMark *heat_mark(const Heat *heat, size_t row, size_t column) {
    return &heat->spec->series[column].marks[row];
}

static Type cell_type(const Heat *heat, size_t row, size_t column) {
    bool present = mark_is_present(heat_mark(heat, row, column));
    return present ? layout_row_type(heat->layout, row) : heat->layout->muted;
}

// ---------------------------------------------------------------------------------- columns

static double column_need(const Heat *heat) {
    double need = 44;
    for (size_t c = 0; c < heat->spec->series_count; c++) {
        Text head = heat->spec->series[c].name;
        need = fmax(need, layout_least(heat->layout, head, heat->layout->ink) + 2);
        for (size_t row = 0; row < heat->spec->category_count; row++) {
            double word =
                layout_least(heat->layout, heat_mark(heat, row, c)->label, cell_type(heat, row, c));
            need = fmax(need, word + 2 * CELL_AIR);
        }
    }
    return fmin(need, heat->layout->scene->width);
}

static size_t fit(const Heat *heat, double space) {
    double count = floor((space + CELL_GAP) / (heat->need + CELL_GAP));
    return count < 1                                  ? 1
           : count < (double)heat->spec->series_count ? (size_t)count
                                                      : heat->spec->series_count;
}

static size_t bands_of(const Heat *heat, size_t at_once) {
    return (heat->spec->series_count + at_once - 1) / at_once;
}

// Names beside the cells as wide as they are, else broken; above them when that saves a band.
static void choose_names(Heat *heat) {
    double width = heat->layout->scene->width, widest = 0, longest = 0;
    for (size_t i = 0; i < heat->spec->category_count; i++) {
        Text name = heat->spec->categories[i];
        Type type = layout_row_type(heat->layout, i);
        widest = fmax(widest, layout_width(heat->layout, name, type));
        longest = fmax(longest, layout_least(heat->layout, name, type));
    }
    const double tries[] = {fmin(widest, width * 0.45), fmax(longest, fmin(widest, width * 0.34)),
                            fmin(longest, width)};
    size_t above = fit(heat, width);
    for (size_t i = 0; i < 3; i++) {
        size_t beside = fit(heat, width - tries[i] - NAME_AIR);
        bool room = tries[i] >= longest && width - tries[i] - NAME_AIR >= heat->need;
        if (!room || bands_of(heat, beside) > bands_of(heat, above))
            continue;
        heat->beside = true;
        heat->names = tries[i];
        heat->at_once = beside;
        return;
    }
    heat->at_once = above;
}

static Heat plan(Layout *layout) {
    Heat heat = {.layout = layout, .spec = layout->spec};
    heat.need = column_need(&heat);
    choose_names(&heat);
    size_t bands = bands_of(&heat, heat.at_once);
    heat.at_once = (layout->spec->series_count + bands - 1) / bands; // as many in each
    double space = layout->scene->width - (heat.beside ? heat.names + NAME_AIR : 0);
    double gaps = (double)(heat.at_once - 1) * CELL_GAP;
    heat.column = fmin((space - gaps) / (double)heat.at_once, fmax(heat.need, WIDE));
    return heat;
}

static double column_left(const Heat *heat, size_t place) {
    double from = heat->beside ? heat->names + NAME_AIR : 0;
    return from + (double)place * (heat->column + CELL_GAP);
}

// -------------------------------------------------------------------------------------- rows

// All at the same foot. Returns it.
static double place_heads(const Heat *heat, size_t from, size_t to, double top) {
    Layout *layout = heat->layout;
    double bottom = top;
    for (int pass = 0; pass < 2; pass++)
        for (size_t c = from; c < to; c++) {
            Lines head = layout_wrap(layout, heat->spec->series[c].name, layout->ink, heat->column);
            double height = (double)head.count * layout->pitch;
            Point middle = {column_left(heat, c - from) + heat->column / 2, bottom - height / 2};
            if (pass)
                layout_block(layout, &head, middle, SIDE_MIDDLE, layout->ink);
            else
                bottom = fmax(bottom, top + height);
        }
    return bottom > top ? bottom + (heat->beside ? 4 : 10) : top;
}

static Lines cell_lines(const Heat *heat, size_t row, size_t column) {
    return layout_wrap(heat->layout, heat_mark(heat, row, column)->label,
                       cell_type(heat, row, column), heat->column - 2 * CELL_AIR + 1);
}

static void place_cell(const Heat *heat, size_t row, size_t column, Box box) {
    Layout *layout = heat->layout;
    const ChartMark *mark = heat_mark(heat, row, column);
    Lines lines = cell_lines(heat, row, column);
    Point middle = {box.x + box.width / 2, box.y + box.height / 2};
    scene_cell(layout->scene, box, area_shade(mark));
    layout_block(layout, &lines, middle, SIDE_MIDDLE, cell_type(heat, row, column));
    if (!mark_is_present(mark))
        area_hatch_box(layout, box);
}

static double place_row(const Heat *heat, size_t row, size_t from, size_t to, double top) {
    Layout *layout = heat->layout;
    Type type = layout_row_type(layout, row);
    double most = heat->beside ? heat->names + 1 : layout->scene->width;
    Lines name = layout_wrap(layout, heat->spec->categories[row], type, most);
    double name_height = (double)name.count * layout->pitch, height = CELL_TALL;
    for (size_t c = from; c < to; c++) {
        double lines = (double)cell_lines(heat, row, c).count;
        height = fmax(height, lines * layout->pitch + CELL_AIR);
    }
    if (heat->beside)
        height = fmax(height, name_height);
    double middle = top + (heat->beside ? height : name_height) / 2;
    layout_block(layout, &name, (Point){0, middle}, SIDE_START, type);
    double y = heat->beside ? top : top + name_height + (name.count ? 2 : 0);
    for (size_t c = from; c < to; c++)
        place_cell(heat, row, c, (Box){column_left(heat, c - from), y, heat->column, height});
    return y + height + (heat->beside ? CELL_GAP : 10);
}

void layout_heat(Layout *layout) {
    layout->scene->height = 1;
    if (!layout->spec->series_count)
        return;
    Heat heat = plan(layout);
    double y = 0;
    for (size_t from = 0, to; from < layout->spec->series_count; from = to) {
        to = from + heat.at_once;
        if (to > layout->spec->series_count)
            to = layout->spec->series_count;
        y = place_heads(&heat, from, to, from ? y + BAND_AIR : y);
        for (size_t row = 0; row < layout->spec->category_count; row++)
            y = place_row(&heat, row, from, to, y);
    }
    layout->scene->height = fmax(1, ceil(area_key(layout, y)));
}
