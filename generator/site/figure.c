// SPDX-License-Identifier: EUPL-1.2
// A figure: the chart's specification and scene, and the values that the template "figure" shows.
// Order: marks, axis, chart, table, facts, figure.
#include "site/inside.h"

#include <math.h>

enum { TICKS_WANTED = 5, MOST_TICKS = 16 };

// ------------------------------------------------------------------------------------ chart

static bool has_value(const Observation *cell) {
    return cell && !isnan(cell->value);
}

static ChartMark mark_of(const View *view, const Table *table, size_t row, size_t column) {
    const Observation *cell = table_cell(table, row, column);
    ChartMark mark = {.present = has_value(cell), .lower = NAN, .upper = NAN};
    mark.label = text_isolate(view->arena, view_cell(view, table->indicator, cell));
    if (!mark.present) return mark;
    mark.value = cell->value;
    mark.lower = cell->lower;
    mark.upper = cell->upper;
    mark.broken = cell->status == STATUS_BREAK;
    return mark;
}

// A group keeps its colour through the whole report: its place among the groups of its list that
// are not totals. Within one chart a colour taken twice moves on to the next free one.
static unsigned group_colour(const Dimension *dimension, const Group *group) {
    if (!dimension || dimension->is_time) return 0;
    unsigned place = 0;
    for (size_t i = 0; i < dimension->list->count && dimension->list->groups[i] != group; i++)
        if (!dimension->list->groups[i]->total) place++;
    return group->total ? PALETTE_SERIES - 1 : place % PALETTE_SERIES;
}

static void settle_colours(ChartSeries *series, size_t count) {
    bool taken[PALETTE_SERIES] = {false};
    for (size_t i = 0; i < count; i++) {
        for (unsigned tries = 0; taken[series[i].colour] && tries < PALETTE_SERIES; tries++)
            series[i].colour = (series[i].colour + 1) % PALETTE_SERIES;
        taken[series[i].colour] = true;
    }
}

static Text row_label(const View *view, const Table *table, size_t row) {
    if (!table->row_dimension) return view_local(view, &table->indicator->title);
    return view_group_plain(view, table->row_dimension, table->rows[row]);
}

static Text column_label(const View *view, const Table *table, size_t column) {
    if (!table->column_dimension) return view_local(view, &table->indicator->title);
    return view_group_plain(view, table->column_dimension, table->columns[column]);
}

// Lines: a row of the table is a line and its columns are the points in time. Bars: a row is a
// category and its columns are the bars within it.
static void fill_series(const View *view, const Table *table, ChartSpec *spec) {
    bool line = spec->kind == CHARTS_LINE;
    size_t series_count = line ? table->row_count : table->column_count;
    size_t points = line ? table->column_count : table->row_count;
    ChartSeries *series = arena_array(view->arena, ChartSeries, series_count);
    for (size_t s = 0; s < series_count; s++) {
        ChartMark *marks = arena_array(view->arena, ChartMark, points);
        for (size_t p = 0; p < points; p++)
            marks[p] = line ? mark_of(view, table, s, p) : mark_of(view, table, p, s);
        const Dimension *dimension = line ? table->row_dimension : table->column_dimension;
        Text name = line ? row_label(view, table, s) : column_label(view, table, s);
        bool grouped = dimension && !dimension->is_time;
        const Group *group = !grouped ? NULL : line ? table->rows[s] : table->columns[s];
        series[s] = (ChartSeries){name, grouped ? group_colour(dimension, group) : 0, marks};
    }
    settle_colours(series, series_count);
    spec->series = series;
    spec->series_count = series_count;
}

static bool is_parent_here(const Table *table, const Group *group) {
    for (size_t i = 0; i < table->row_count; i++)
        for (const Group *up = table->rows[i]->parent; up; up = up->parent)
            if (up == group) return true;
    return false;
}

static void fill_categories(const View *view, const Table *table, ChartSpec *spec) {
    bool line = spec->kind == CHARTS_LINE;
    size_t count = line ? table->column_count : table->row_count;
    Text *names = arena_array(view->arena, Text, count);
    bool *strong = arena_array(view->arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = line ? column_label(view, table, i) : row_label(view, table, i);
        strong[i] = !line && table->row_dimension && !table->row_dimension->is_time &&
                    (table->rows[i]->total || is_parent_here(table, table->rows[i]));
    }
    spec->categories = names;
    spec->strong = strong;
    spec->category_count = count;
}

// ------------------------------------------------------------------------------------- axis

static void widen(double value, double *min, double *max) {
    if (isnan(value)) return;
    if (isnan(*min) || value < *min) *min = value;
    if (isnan(*max) || value > *max) *max = value;
}

static int tick_decimals(double step) {
    int decimals = 0;
    while (decimals < 6 && fabs(step - number_rounded(step, decimals)) > 1e-9) decimals++;
    return decimals;
}

// Bars start at zero, and so do percentages: a cut axis would exaggerate the gap.
static void fill_axis(const View *view, const Table *table, ChartSpec *spec) {
    const Indicator *one = table->indicator;
    double min = NAN, max = NAN;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++) {
            const Observation *cell = table_cell(table, row, column);
            if (!has_value(cell)) continue;
            widen(cell->value, &min, &max);
            widen(cell->lower, &min, &max);
            widen(cell->upper, &min, &max);
        }
    if (spec->lines[0].present) widen(spec->lines[0].value, &min, &max);
    if (isnan(min)) min = 0, max = 1;
    bool from_zero = spec->kind == CHARTS_BAR || one->unit.kind == UNIT_PERCENT;
    if (!from_zero && !isnan(one->unit.min) && one->unit.min < min) min = one->unit.min;
    double values[MOST_TICKS];
    size_t count = chart_ticks(min, max, TICKS_WANTED, from_zero, values);
    ChartTick *ticks = arena_array(view->arena, ChartTick, count);
    int decimals = count > 1 ? tick_decimals(values[1] - values[0]) : 0;
    for (size_t i = 0; i < count; i++) {
        Text label = number_text(view->arena, view->language->locale, values[i], decimals);
        ticks[i] = (ChartTick){values[i], text_isolate(view->arena, label)};
    }
    spec->ticks = ticks;
    spec->tick_count = count;
}

static void fill_target(const View *view, const Indicator *indicator, ChartSpec *spec) {
    if (isnan(indicator->target.value)) return;
    WordsArg args[] = {
        {.name = "value", .text = view_number(view, indicator, indicator->target.value)},
        {.name = "year", .text = indicator->target.year.length ? indicator->target.year : T("none")}};
    spec->lines[0].present = true;
    spec->lines[0].value = indicator->target.value;
    spec->lines[0].label = words(view->arena, view->language->locale, "figure.target", args, 2);
}

// ----------------------------------------------------------------------- subtitle and source

// "procent av de röstberättigade · Gävleborgs län · 2022": what is measured, for whom, when.
static Text subtitle_marked(const View *view, const Table *table) {
    const Indicator *one = table->indicator;
    Text parts[QUERY_DIMENSIONS + 2];
    size_t count = 0;
    parts[count++] = view_unit(view, one);
    if (one->population.count) parts[count++] = view_label(view, &one->population);
    for (size_t i = 0; i < table->fixed_count && count < QUERY_DIMENSIONS + 2; i++) {
        if (table->fixed[i].group->total) continue;
        parts[count++] = view_group(view, table->fixed[i].dimension, table->fixed[i].group);
    }
    return text_join(view->arena, parts, count, " · ");
}

static Text source_marked(const View *view, const Indicator *indicator) {
    WordsArg args[] = {{.name = "source", .text = view_label(view, &indicator->source.name)}};
    return words(view->arena, view->language->locale, "figure.source", args, 1);
}

static void fill_frame(const View *view, const Figure *figure, ChartSpec *spec) {
    const Report *report = &view->site->report;
    Text *footer = arena_array(view->arena, Text, 3);
    Text edition = text_format(view->arena, "%.*s %.*s", TEXT_ARG(view_local(view, &report->title)),
                               TEXT_ARG(report->edition));
    spec->headline = figure->headline;
    spec->subtitle = sentence_plain(view, subtitle_marked(view, figure->table));
    footer[spec->footer_count++] = sentence_plain(view, source_marked(view, figure->table->indicator));
    footer[spec->footer_count++] = text_trim(edition);
    if (report->notice.count) footer[spec->footer_count++] = view_local(view, &report->notice);
    spec->footer = footer;
}

ChartSpec figure_spec(const View *view, const Figure *figure, double width, bool framed) {
    const Table *table = figure->table;
    ChartSpec spec = {.kind = table->form == CHART_LINE ? CHARTS_LINE : CHARTS_BAR,
                      .mirrored = view->language->mirrored,
                      .rtl_text = language_rtl(view->language->locale),
                      .width = width};
    fill_categories(view, table, &spec);
    fill_series(view, table, &spec);
    fill_target(view, table->indicator, &spec);
    fill_axis(view, table, &spec);
    if (framed) fill_frame(view, figure, &spec);
    return spec;
}

Scene *figure_scene(const View *view, const Figure *figure, const ChartSpec *spec) {
    return chart_layout(view->arena, view->pen, spec, figure->query.spot, view->diags);
}

// Everything that a picture shows, as bytes for a hash.
static void key_text(Buf *key, Text text) {
    buf_bytes(key, &text.length, sizeof text.length);
    buf_text(key, text);
}

static void key_number(Buf *key, double number) {
    buf_bytes(key, &number, sizeof number);
}

static void key_series(Buf *key, const ChartSpec *spec, const ChartSeries *series) {
    key_text(key, series->name);
    key_number(key, series->colour);
    for (size_t i = 0; i < spec->category_count; i++) {
        const ChartMark *mark = &series->marks[i];
        key_text(key, mark->label);
        buf_char(key, mark->present ? '+' : '-');
        buf_char(key, mark->broken ? 'b' : '.');
        key_number(key, mark->value);
        key_number(key, mark->lower);
        key_number(key, mark->upper);
    }
}

void figure_key(Buf *key, const ChartSpec *spec) {
    buf_format(key, "%d %d %d ", spec->kind, spec->mirrored, spec->rtl_text);
    key_number(key, spec->width);
    for (size_t i = 0; i < spec->category_count; i++) {
        key_text(key, spec->categories[i]);
        buf_char(key, spec->strong[i] ? '!' : '.');
    }
    for (size_t i = 0; i < spec->series_count; i++) key_series(key, spec, &spec->series[i]);
    for (size_t i = 0; i < spec->tick_count; i++) {
        key_number(key, spec->ticks[i].value);
        key_text(key, spec->ticks[i].label);
    }
    for (size_t i = 0; i < sizeof spec->lines / sizeof *spec->lines; i++) {
        if (!spec->lines[i].present) continue;
        key_number(key, spec->lines[i].value);
        key_text(key, spec->lines[i].label);
    }
    key_text(key, spec->headline);
    key_text(key, spec->subtitle);
    for (size_t i = 0; i < spec->footer_count; i++) key_text(key, spec->footer[i]);
}

// ------------------------------------------------------------------------------------ table

typedef struct Grid {                     // the table as it is printed: times go downwards
    const View *view;
    const Table *table;
    bool turned;
    size_t rows, columns;
} Grid;

static const Observation *grid_cell(const Grid *grid, size_t row, size_t column) {
    return grid->turned ? table_cell(grid->table, column, row) : table_cell(grid->table, row, column);
}

static Text grid_row_name(const Grid *grid, size_t row) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->column_dimension : table->row_dimension;
    if (!dimension) return view_label(grid->view, &table->indicator->title);
    return view_group(grid->view, dimension, grid->turned ? table->columns[row] : table->rows[row]);
}

static Text grid_column_name(const Grid *grid, size_t column) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->row_dimension : table->column_dimension;
    if (grid->columns == 1 || !dimension || (!grid->turned && table->column_count == 1))
        return view_unit(grid->view, table->indicator);
    return view_group(grid->view, dimension,
                      grid->turned ? table->rows[column] : table->columns[column]);
}

static Text interval_text(const View *view, const Indicator *indicator, const Observation *cell) {
    if (!has_value(cell) || isnan(cell->lower) || isnan(cell->upper)) return (Text){0};
    WordsArg args[] = {{.name = "lower", .text = view_number(view, indicator, cell->lower)},
                       {.name = "upper", .text = view_number(view, indicator, cell->upper)}};
    return words(view->arena, view->language->locale, "figure.interval", args, 2);
}

static void put_cell(ValueList *cells, const View *view, Text text, bool number, Text note) {
    ValueObject cell = {.arena = view->arena};
    object_text(&cell, "text", text);
    object_bool(&cell, "number", number);
    if (note.length) object_text(&cell, "note", note);
    list_put(cells, object_value(&cell));
}

static Text status_note(const View *view, const Observation *cell) {
    if (!has_value(cell) || cell->status == STATUS_OK) return (Text){0};
    return view_status(view, cell->status);
}

static void put_cells(const Grid *grid, ValueList *cells, const Observation *cell) {
    const View *view = grid->view;
    const Indicator *one = grid->table->indicator;
    put_cell(cells, view, view_cell(view, one, cell), has_value(cell), status_note(view, cell));
    Text none = words_plain(view->arena, view->language->locale, "figure.none");
    if (grid->table->has_interval) {
        Text interval = interval_text(view, one, cell);
        put_cell(cells, view, interval.length ? interval : none, true, (Text){0});
    }
    if (grid->table->has_n && grid->columns == 1) {
        bool known = cell && !isnan(cell->n);
        Text n = known ? number_text(view->arena, view->language->locale, cell->n, 0) : none;
        put_cell(cells, view, n, true, (Text){0});
    }
}

static void put_head(ValueList *heads, const View *view, Text name) {
    ValueObject head = {.arena = view->arena};
    object_html(&head, "name", sentence_html(view, name));
    list_put(heads, object_value(&head));
}

static Value grid_heads(const Grid *grid) {
    const View *view = grid->view;
    ValueList heads = {.arena = view->arena};
    for (size_t column = 0; column < grid->columns; column++) {
        Text name = grid_column_name(grid, column);
        put_head(&heads, view, name);
        if (!grid->table->has_interval) continue;
        WordsArg args[] = {{.name = "column", .text = name}};
        const char *key = grid->columns == 1 ? "figure.interval-head" : "figure.interval-of";
        put_head(&heads, view, words(view->arena, view->language->locale, key, args, 1));
    }
    if (grid->table->has_n && grid->columns == 1)
        put_head(&heads, view, words_plain(view->arena, view->language->locale, "figure.n"));
    return list_value(&heads);
}

static Value grid_rows(const Grid *grid) {
    ValueList rows = {.arena = grid->view->arena};
    for (size_t row = 0; row < grid->rows; row++) {
        ValueObject object = {.arena = grid->view->arena};
        ValueList cells = {.arena = grid->view->arena};
        for (size_t column = 0; column < grid->columns; column++)
            put_cells(grid, &cells, grid_cell(grid, row, column));
        object_html(&object, "name", sentence_html(grid->view, grid_row_name(grid, row)));
        object_put(&object, "cells", list_value(&cells));
        list_put(&rows, object_value(&object));
    }
    return list_value(&rows);
}

static Text corner(const Grid *grid) {
    const Table *table = grid->table;
    const Dimension *dimension = grid->turned ? table->column_dimension : table->row_dimension;
    if (!dimension) return words_plain(grid->view->arena, grid->view->language->locale, "figure.measure");
    if (dimension->is_time)
        return words_plain(grid->view->arena, grid->view->language->locale, "figure.time");
    return view_label(grid->view, &dimension->list->title);
}

static void put_table(ValueObject *object, const View *view, const Table *table) {
    bool turned = table->column_dimension && table->column_dimension->is_time;
    Grid grid = {view, table, turned, turned ? table->column_count : table->row_count,
                 turned ? table->row_count : table->column_count};
    object_html(object, "corner", sentence_html(view, corner(&grid)));
    object_put(object, "heads", grid_heads(&grid));
    object_put(object, "rows", grid_rows(&grid));
}

// ------------------------------------------------------------------------------------ notes

static void put_note(ValueList *notes, const View *view, Text html) {
    ValueObject note = {.arena = view->arena};
    object_html(&note, "text", html);
    list_put(notes, object_value(&note));
}

// The notes of the rows that are shown, each said once, with what they are about.
static void put_row_notes(ValueList *notes, const View *view, const Table *table) {
    Map *said = map_new(view->arena);
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const Observation *cell = table->cells[i];
        if (!cell || !cell->note.count) continue;
        Text html = view_local_html(view, &cell->note);
        if (map_put(said, html, said)) put_note(notes, view, html);
    }
}

static Value notes_of(const View *view, const Table *table) {
    const Indicator *one = table->indicator;
    ValueList notes = {.arena = view->arena};
    if (one->derived.count) put_note(&notes, view, view_local_html(view, &one->derived));
    for (size_t i = 0; i < one->note_count; i++)
        put_note(&notes, view, view_local_html(view, &one->notes[i]));
    put_row_notes(&notes, view, table);
    return list_value(&notes);
}

// ----------------------------------------------------------------------------------- figure

static Text file_href(const View *view, const Figure *figure, const char *ending) {
    return text_format(view->arena, "%.*s%.*s/figures/%.*s.%s", TEXT_ARG(view->root),
                       TEXT_ARG(view->language->tag), TEXT_ARG(figure->name), ending);
}

static Text svg_of(const View *view, const Figure *figure, Text id, Text sentence, bool small) {
    ChartSpec spec = figure_spec(view, figure, small ? FIGURE_SMALL : FIGURE_WIDTH, false);
    Scene *scene = figure_scene(view, figure, &spec);
    if (!scene) return (Text){0};
    Buf svg = {0};
    SvgText text = {.id = id, .title = figure->headline, .description = sentence_plain(view, sentence)};
    scene_svg(&svg, scene, &text);
    Text markup = buf_copy(view->arena, &svg);
    buf_release(&svg);
    return markup;
}

static Text indicator_href(const View *view, const Indicator *indicator) {
    const SitePage *page = map_get(
        view->site->pages_by_file,
        text_format(view->arena, "indicators/%.*s.md", TEXT_ARG(indicator->id)));
    return view_href(view, page, (Text){0});
}

// The sentence, table and links of a figure are in the reader's language even where the text around
// it has fallen back to another.
static void put_figure_language(ValueObject *object, const View *view) {
    const Version *version =
        view->page ? page_version(view->site, view->page, view->language_index) : NULL;
    if (!version || version->language == view->language_index) return;
    object_text(object, "figure_language", view->language->tag);
    object_text(object, "figure_direction", text_of(language_direction(view->language->locale)));
}

Value figure_value(const View *view, const Figure *figure, Text id, bool small) {
    const Indicator *one = figure->table->indicator;
    ValueObject object = {.arena = view->arena};
    Text sentence = sentence_of(view, figure->table);
    object_text(&object, "id", id);
    object_bool(&object, "small", small);
    object_html(&object, "headline",
                view_mark_html(view, figure->headline, figure->headline_language));
    object_html(&object, "measure", view_local_html(view, &one->title));
    object_html(&object, "subtitle", sentence_html(view, subtitle_marked(view, figure->table)));
    object_html(&object, "sentence", sentence_html(view, sentence));
    object_html(&object, "svg", svg_of(view, figure, id, sentence, small));
    put_table(&object, view, figure->table);
    object_html(&object, "source", sentence_html(view, source_marked(view, one)));
    object_text(&object, "source_url", one->source.url);
    put_list(&object, "notes", notes_of(view, figure->table));
    object_text(&object, "svg_href", file_href(view, figure, "svg"));
    object_text(&object, "png_href", file_href(view, figure, "png"));
    object_text(&object, "csv_href",
                text_format(view->arena, "%.*sdata/%.*s.csv", TEXT_ARG(view->root), TEXT_ARG(one->id)));
    bool at_home = view->page && view->page->indicator == one;
    put_figure_language(&object, view);
    if (!at_home) object_text(&object, "indicator_href", indicator_href(view, one));
    object_put(&object, "text", view->language->texts);
    return object_value(&object);
}

Text figure_html(const View *view, const Figure *figure, Text id, bool small) {
    Buf html = {0};
    Value value = figure_value(view, figure, id, small);
    template_render(&html, view->site->templates, T("figure"), &value, view->diags);
    Text markup = buf_copy(view->arena, &html);
    buf_release(&html);
    return markup;
}
