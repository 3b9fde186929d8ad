// SPDX-License-Identifier: EUPL-1.2
// From a table of data to the chart that shows it, and the key of its picture. Order: marks, axis,
// frame, figure_spec, figure_key.
#include "site/inside.h"

#include <math.h>
#include <stdlib.h>

enum { TICKS_WANTED = 5, MOST_TICKS = 16 };

// ------------------------------------------------------------------------------------ chart

// A number among text from right to left; elsewhere it needs no marks, which would be copied with it.
static Text apart(const View *view, Text number) {
    return language_rtl(view->language->locale) ? text_isolate(view->arena, number) : number;
}

static ChartMark mark_of(const View *view, const Table *table, size_t row, size_t column) {
    const Observation *cell = table_cell(table, row, column);
    ChartMark mark = {.present = observation_has_value(cell), .lower = NAN, .upper = NAN};
    mark.label = apart(view, sentence_plain(view, view_cell(view, table->indicator, cell)));
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
    if (!table->rows[row]) return sentence_plain(view, view_capital(view, view_slice_name(view, table)));
    return view_group_plain(view, table->row_dimension, table->rows[row]);
}

static Text column_label(const View *view, const Table *table, size_t column) {
    if (!table->columns[column]) return sentence_plain(view, view_capital(view, view_slice_name(view, table)));
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

// Where in time a point stands, in years: "2019", "2023-04", the middle of "2014-2018".
static double time_position(Text id) {
    double first = strtod(id.at, NULL);
    if (id.length == 9 && id.at[4] == '-') return (first + strtod(id.at + 5, NULL)) / 2;
    if (id.length == 7 && id.at[4] == '-') return first + (strtod(id.at + 5, NULL) - 1) / 12;
    return first;
}

// Unequal steps of time are drawn unequal; where two points would fall together, all are equal.
static void fill_positions(const View *view, const Table *table, ChartSpec *spec) {
    double *positions = arena_array(view->arena, double, table->column_count + 1);
    for (size_t i = 0; i < table->column_count; i++) {
        if (!table->columns[i]) return;
        positions[i] = time_position(table->columns[i]->id);
        if (i && positions[i] <= positions[i - 1]) return;
    }
    spec->positions = positions;
}

static void fill_categories(const View *view, const Table *table, ChartSpec *spec) {
    bool line = spec->kind == CHARTS_LINE;
    size_t count = line ? table->column_count : table->row_count;
    Text *names = arena_array(view->arena, Text, count);
    bool *strong = arena_array(view->arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = line ? column_label(view, table, i) : row_label(view, table, i);
        strong[i] = !line && table->rows[i] && table->whole[i];
    }
    if (line) fill_positions(view, table, spec);
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
            if (!observation_has_value(cell)) continue;
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
        ticks[i] = (ChartTick){values[i], apart(view, label)};
    }
    spec->ticks = ticks;
    spec->tick_count = count;
}

static void fill_target(const View *view, const Indicator *indicator, ChartSpec *spec) {
    WordsArg args[2];
    if (!view_target_args(view, indicator, false, args)) return;
    spec->lines[0].present = true;
    spec->lines[0].value = indicator->target.value;
    spec->lines[0].label = sentence_plain(view, view_words(view, "figure.target", args, 2));
}

// ----------------------------------------------------------------------- subtitle and source

// "procent av de röstberättigade · Gävleborgs län · 2022": what is measured, for whom, when.
Text figure_subtitle(const View *view, const Table *table) {
    const Indicator *one = table->indicator;
    Text parts[QUERY_DIMENSIONS + 2];
    size_t count = 0;
    parts[count++] = view_unit(view, one);
    if (one->population.count) parts[count++] = view_label(view, &one->population);
    for (size_t i = 0; i < table->fixed_count && count < QUERY_DIMENSIONS + 2; i++) {
        if (table->fixed[i].group->total) continue;
        parts[count++] = view_group(view, table->fixed[i].dimension, table->fixed[i].group);
    }
    return text_join(view->arena, parts, count, " · ");
}

Text figure_source(const View *view, const Indicator *indicator) {
    WordsArg args[] = {{.name = "source", .text = view_label(view, &indicator->source.name)}};
    return view_words(view, "figure.source", args, 1);
}

static void fill_frame(const View *view, const Figure *figure, ChartSpec *spec) {
    const Report *report = &view->site->report;
    Text *footer = arena_array(view->arena, Text, 3);
    Text edition = text_format(view->arena, "%.*s %.*s", TEXT_ARG(view_local(view, &report->title)),
                               TEXT_ARG(report->edition));
    spec->headline = figure->headline;
    spec->subtitle = sentence_plain(view, figure_subtitle(view, figure->table));
    footer[spec->footer_count++] = sentence_plain(view, figure_source(view, figure->table->indicator));
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
        key_number(key, spec->positions ? spec->positions[i] : (double)i);
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
