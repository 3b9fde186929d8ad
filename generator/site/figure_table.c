// SPDX-License-Identifier: EUPL-1.2
// The table below a chart: what the chart shows, and what it cannot show.
#include "site/figures.h"

#include <math.h>

// -------------------------------------------------------------------------- rows and columns

typedef struct Grid {                     // the table as it is printed: many times go downwards
    const View *view;
    const Table *table;
    bool turned;
    size_t rows, columns;
} Grid;

static const Observation *grid_cell(const Grid *grid, size_t row, size_t column) {
    return grid->turned ? table_cell(grid->table, column, row) : table_cell(grid->table, row, column);
}

static size_t table_row(const Grid *grid, size_t row, size_t column) {
    return grid->turned ? column : row;
}

// The time of a row, where it is not that of all of them: each indicator has its own latest.
static const Group *row_time(const Table *table, size_t row) {
    const Indicator *one = table_indicator(table, row);
    const Dimension *time = indicator_time(one);
    for (size_t i = 0; i < table->fixed_count; i++)
        if (table->fixed[i].dimension->is_time) return NULL;
    for (size_t i = 0; time && i < table->column_count; i++) {
        const Observation *cell = table_cell(table, row, i);
        if (cell) return observation_group(one, cell, time);
    }
    return NULL;
}

Text figure_row_name(const View *view, const Table *table, size_t row) {
    const Indicator *one = table_indicator(table, row);
    const Group *time = row_time(table, row);
    const LocalText *title = one->short_title.count ? &one->short_title : &one->title;
    WordsArg args[] = {{.name = "indicator", .text = view_label(view, title)},
                       {.name = "unit", .text = view_unit(view, one)},
                       {.name = "time", .text = time ? view_group(view, indicator_time(one), time) : T("none")}};
    return view_words(view, "figure.row", args, 3);
}

static Text grid_row_name(const Grid *grid, size_t row) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->column_dimension : table->row_dimension;
    if (table->row_indicators) return figure_row_name(grid->view, table, row);
    if (!dimension) return view_slice_name(grid->view, table);
    return view_group(grid->view, dimension, grid->turned ? table->columns[row] : table->rows[row]);
}

static Text grid_column_name(const Grid *grid, size_t column) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->row_dimension : table->column_dimension;
    if ((grid->columns == 1 && !table->row_indicators) || !dimension)
        return view_unit(grid->view, table->indicator);
    return view_group(grid->view, dimension,
                      grid->turned ? table->rows[column] : table->columns[column]);
}

// --------------------------------------------------------------------------------------- cells

static Text interval_text(const View *view, const Indicator *indicator, const Observation *cell) {
    if (!observation_has_value(cell) || isnan(cell->lower) || isnan(cell->upper)) return (Text){0};
    WordsArg args[] = {{.name = "lower", .text = view_number(view, indicator, cell->lower)},
                       {.name = "upper", .text = view_number(view, indicator, cell->upper)}};
    return view_words(view, "figure.interval", args, 2);
}

typedef struct CellNote {                 // beside a number; the sign is not read aloud
    Text sign, words;
} CellNote;

// drawn: the value itself, which the chart shows too, and not its interval or n.
static void put_cell(ValueList *cells, const View *view, Text text, bool number, bool drawn, CellNote note) {
    ValueObject cell = {.arena = view->arena};
    object_bool(&cell, "drawn", drawn);
    object_html(&cell, "text", sentence_html(view, text));
    object_bool(&cell, "number", number);
    object_text(&cell, "sign", note.sign);
    if (note.words.length) object_html(&cell, "note", sentence_html(view, note.words));
    list_put(cells, object_value(&cell));
}

static Text status_note(const View *view, const Observation *cell) {
    if (!observation_has_value(cell) || cell->status == STATUS_OK) return (Text){0};
    return view_status(view, cell->status);
}

// Beside the number of one of several indicators: "▼ sämre läge". Its row says better for whom.
static CellNote standing_note(const View *view, const Table *table, size_t row, size_t column) {
    if (!table->row_indicators) return (CellNote){0};
    Standing standing = table_standing(table, row, column);
    if (standing == STANDING_MISSING || standing == STANDING_ALONE) return (CellNote){0};
    return (CellNote){text_of(standing_symbol(standing)), view_standing(view, standing)};
}

static CellNote cell_note(const Grid *grid, size_t row, size_t column) {
    CellNote standing = standing_note(grid->view, grid->table, row, column);
    Text notes[2] = {standing.words}, status = status_note(grid->view, grid_cell(grid, row, column));
    size_t count = standing.words.length > 0;
    if (status.length) notes[count++] = status;
    return (CellNote){standing.sign, text_join(grid->view->arena, notes, count, "; ")};
}

// Whether the chart shows the row: one without a place is not on the map, and parts without their
// whole are not drawn.
static bool row_is_drawn(const Table *table, size_t row) {
    switch (table->form) {
    case CHART_TILES:
    case CHART_BUBBLES:
    case CHART_MAP: return table_row_placed(table, row);
    case CHART_STACKED: return table_row_whole(table, row);
    default: return true;
    }
}

// Several indicators: no intervals, which would double the columns of what is an overview.
static bool shows_intervals(const Table *table) {
    return table->has_interval && !table->row_indicators;
}

static bool shows_n(const Grid *grid) {
    return grid->table->has_n && grid->columns == 1 && !grid->table->row_indicators;
}

static void put_cells(const Grid *grid, ValueList *cells, size_t row, size_t column) {
    const View *view = grid->view;
    const Observation *cell = grid_cell(grid, row, column);
    size_t of = table_row(grid, row, column);
    const Indicator *one = table_indicator(grid->table, of);
    put_cell(cells, view, view_cell(view, one, cell), observation_has_value(cell),
             row_is_drawn(grid->table, of), cell_note(grid, row, column));
    Text none = view_words(view, "figure.none", NULL, 0);
    if (shows_intervals(grid->table)) {
        Text interval = interval_text(view, one, cell);
        put_cell(cells, view, interval.length ? interval : none, true, false, (CellNote){0});
    }
    if (shows_n(grid)) {
        bool known = cell && !isnan(cell->n);
        Text n = known ? number_text(view->arena, view->language->locale, cell->n, 0) : none;
        put_cell(cells, view, n, true, false, (CellNote){0});
    }
}

// ------------------------------------------------------------------------------------ table

static void put_head(ValueList *heads, const View *view, Text name) {
    ValueObject head = {.arena = view->arena};
    object_html(&head, "name", sentence_html(view, view_capital(view, name)));
    list_put(heads, object_value(&head));
}

static Value grid_heads(const Grid *grid) {
    const View *view = grid->view;
    ValueList heads = {.arena = view->arena};
    for (size_t column = 0; column < grid->columns; column++) {
        Text name = grid_column_name(grid, column);
        put_head(&heads, view, name);
        if (!shows_intervals(grid->table)) continue;
        WordsArg args[] = {{.name = "column", .text = name}};
        const char *key = grid->columns == 1 ? "figure.interval-head" : "figure.interval-of";
        put_head(&heads, view, view_words(view, key, args, 1));
    }
    if (shows_n(grid))
        put_head(&heads, view, view_words(view, "figure.n", NULL, 0));
    return list_value(&heads);
}

static Value grid_rows(const Grid *grid) {
    ValueList rows = {.arena = grid->view->arena};
    for (size_t row = 0; row < grid->rows; row++) {
        ValueObject object = {.arena = grid->view->arena};
        ValueList cells = {.arena = grid->view->arena};
        for (size_t column = 0; column < grid->columns; column++)
            put_cells(grid, &cells, row, column);
        object_html(&object, "name", sentence_html(grid->view, view_capital(grid->view, grid_row_name(grid, row))));
        object_put(&object, "cells", list_value(&cells));
        list_put(&rows, object_value(&object));
    }
    return list_value(&rows);
}

static Text corner(const Grid *grid) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->column_dimension : table->row_dimension;
    if (!dimension) return view_words(grid->view, "figure.measure", NULL, 0);
    if (dimension->is_time)
        return view_words(grid->view, "figure.time", NULL, 0);
    return view_label(grid->view, &dimension->list->title);
}

// A chart over time has its times below each other, as they are read; two times, or times of many
// groups, stand side by side.
static bool times_go_down(const Table *table) {
    if (!table_over_time(table)) return false;
    return table->form == CHART_LINE || table->form == CHART_BAR ||
           (table->form == CHART_MULTIPLES && table->column_count > table->row_count);
}

void put_table(ValueObject *object, const View *view, const Table *table) {
    bool turned = times_go_down(table);
    Grid grid = {view, table, turned, turned ? table->column_count : table->row_count,
                 turned ? table->row_count : table->column_count};
    object_html(object, "corner", sentence_html(view, corner(&grid)));
    object_put(object, "heads", grid_heads(&grid));
    object_put(object, "rows", grid_rows(&grid));
}
