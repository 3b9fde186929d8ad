// SPDX-License-Identifier: EUPL-1.2
// From a table of data to the chart that shows it. Order: marks, colours, categories and series, kind,
// axis, frame, figure_spec. What each form has beside these is in figure_forms.c.
#include "site/figures.h"

#include <math.h>
#include <stdlib.h>

enum { TICKS_WANTED = 5, MOST_TICKS = 16 };

// ------------------------------------------------------------------------------------ marks

// A number among text from right to left; elsewhere it needs no marks, which would be copied with it.
Text figure_apart(const View *view, Text number) {
    return language_rtl(view->language->locale) ? text_isolate(view->arena, number) : number;
}

static ChartMark figure_mark(const View *view, const Table *table, size_t row, size_t column) {
    const Observation *cell = table_cell(table, row, column);
    ChartMark mark = {.present = observation_has_value(cell), .lower = NAN, .upper = NAN};
    Text words = sentence_plain(view, view_cell(view, table_indicator(table, row), cell));
    mark.label = figure_apart(view, words);
    if (!mark.present) return mark;
    mark.value = cell->value;
    mark.lower = cell->lower;
    mark.upper = cell->upper;
    mark.broken = cell->breaks;
    return mark;
}

// ----------------------------------------------------------------------------------- colours

// A group keeps its colour through the whole report: its place among the groups of its list that
// are not totals. Within one chart a colour taken twice moves on to the next free one.
unsigned group_colour(const Dimension *dimension, const Group *group) {
    if (!dimension || dimension->is_time) return 0;
    unsigned place = 0;
    for (size_t i = 0; i < dimension->list->count && dimension->list->groups[i] != group; i++)
        if (!dimension->list->groups[i]->total) place++;
    return group->total ? PALETTE_SERIES - 1 : place % PALETTE_SERIES;
}

void settle_colours(unsigned *colours, size_t count) {
    bool taken[PALETTE_SERIES] = {false};
    for (size_t i = 0; i < count; i++) {
        for (unsigned tries = 0; taken[colours[i]] && tries < PALETTE_SERIES; tries++)
            colours[i] = (colours[i] + 1) % PALETTE_SERIES;
        taken[colours[i]] = true;
    }
}

// --------------------------------------------------------------------- categories and series

// Lines and panels: a row of the table is a series and its columns are the categories. Else a row is
// a category and its columns are the bars, dots or parts within it.
static bool rows_are_series(ChartKind kind) {
    return kind == CHARTS_LINE || kind == CHARTS_SLOPE || kind == CHARTS_LINE_PANELS ||
           kind == CHARTS_BAR_PANELS;
}

static Text row_label(const View *view, const Table *table, size_t row) {
    if (table->row_indicators) return sentence_plain(view, figure_row_name(view, table, row));
    if (!table->rows[row]) return sentence_plain(view, view_capital(view, view_slice_name(view, table)));
    return view_group_plain(view, table->row_dimension, table->rows[row]);
}

static Text column_label(const View *view, const Table *table, size_t column) {
    if (!table->columns[column]) return sentence_plain(view, view_capital(view, view_slice_name(view, table)));
    return view_group_plain(view, table->column_dimension, table->columns[column]);
}

static ChartMark *marks_of(const Plot *plot, size_t series, bool turned, size_t count) {
    ChartMark *marks = arena_array(plot->view->arena, ChartMark, count);
    for (size_t i = 0; i < count; i++)
        marks[i] = turned ? figure_mark(plot->view, plot->table, plot->rows[series], i)
                          : figure_mark(plot->view, plot->table, plot->rows[i], series);
    return marks;
}

static void fill_series(const Plot *plot) {
    const View *view = plot->view;
    const Table *table = plot->table;
    bool turned = rows_are_series(plot->spec->kind);
    size_t count = turned ? plot->row_count : table->column_count;
    const Dimension *dimension = turned ? table->row_dimension : table->column_dimension;
    const Group *const *groups = turned ? table->rows : table->columns;
    ChartSeries *series = arena_array(view->arena, ChartSeries, count);
    ChartMark **marks = arena_array(view->arena, ChartMark *, count);
    unsigned *colours = arena_array(view->arena, unsigned, count);
    for (size_t i = 0; i < count; i++) {
        marks[i] = marks_of(plot, i, turned, plot->spec->category_count);
        colours[i] = dimension ? group_colour(dimension, groups[i]) : 0;
        series[i].name = turned ? row_label(view, table, plot->rows[i]) : column_label(view, table, i);
        series[i].marks = marks[i];
    }
    settle_colours(colours, count);
    for (size_t i = 0; i < count; i++) series[i].colour = colours[i];
    plot->spec->series = series;
    plot->spec->series_count = count;
    fill_form(plot, marks);
}

// Where in time a point stands, in years: "2019", "2023-04", the middle of "2014-2018".
static double time_position(Text id) {
    double first = strtod(id.at, NULL);
    if (id.length == 9 && id.at[4] == '-') return (first + strtod(id.at + 5, NULL)) / 2;
    if (id.length == 7 && id.at[4] == '-') return first + (strtod(id.at + 5, NULL) - 1) / 12;
    return first;
}

// Unequal steps of time are drawn unequal; where two points would fall together, all are equal.
static void fill_positions(const Plot *plot) {
    const Table *table = plot->table;
    double *positions = arena_array(plot->view->arena, double, table->column_count + 1);
    for (size_t i = 0; i < table->column_count; i++) {
        if (!table->columns[i] || !table->column_dimension->is_time) return;
        positions[i] = time_position(table->columns[i]->id);
        if (i && positions[i] <= positions[i - 1]) return;
    }
    plot->spec->positions = positions;
}

static void fill_categories(const Plot *plot) {
    const View *view = plot->view;
    const Table *table = plot->table;
    bool turned = rows_are_series(plot->spec->kind);
    size_t count = turned ? table->column_count : plot->row_count;
    Text *names = arena_array(view->arena, Text, count);
    bool *strong = arena_array(view->arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = turned ? column_label(view, table, i) : row_label(view, table, plot->rows[i]);
        strong[i] = !turned && table->rows[plot->rows[i]] && table->whole[plot->rows[i]];
    }
    if (turned) fill_positions(plot);
    plot->spec->categories = names;
    plot->spec->strong = strong;
    plot->spec->category_count = count;
}

// ------------------------------------------------------------------------------------- kind

static ChartKind kind_of(const Table *table) {
    static const ChartKind kinds[CHART_FORMS] = {
        [CHART_LINE] = CHARTS_LINE,       [CHART_EQUIPLOT] = CHARTS_EQUIPLOT,
        [CHART_SLOPE] = CHARTS_SLOPE,     [CHART_MULTIPLES] = CHARTS_BAR_PANELS,
        [CHART_STACKED] = CHARTS_STACKED, [CHART_PYRAMID] = CHARTS_PYRAMID,
        [CHART_BULLET] = CHARTS_BULLET,   [CHART_TILES] = CHARTS_TILES,
        [CHART_BUBBLES] = CHARTS_BUBBLES, [CHART_MAP] = CHARTS_MAP,
        [CHART_HEAT] = CHARTS_HEAT};
    return table->form == CHART_MULTIPLES && table_over_time(table) ? CHARTS_LINE_PANELS : kinds[table->form];
}

// A target is a place on the value axis: what has none has no line for it.
static bool has_value_axis(ChartKind kind) {
    return kind <= CHARTS_BULLET && kind != CHARTS_STACKED && kind != CHARTS_PYRAMID;
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

static void figure_ticks(const Plot *plot, double min, double max, bool from_zero) {
    const View *view = plot->view;
    double values[MOST_TICKS];
    size_t count = chart_ticks(min, max, TICKS_WANTED, from_zero, values);
    ChartTick *ticks = arena_array(view->arena, ChartTick, count);
    int decimals = count > 1 ? tick_decimals(values[1] - values[0]) : 0;
    for (size_t i = 0; i < count; i++) {
        Text label = number_text(view->arena, view->language->locale, values[i], decimals);
        ticks[i] = (ChartTick){values[i], figure_apart(view, label)};
    }
    plot->spec->ticks = ticks;
    plot->spec->tick_count = count;
}

// What has a length or an area begins at zero.
static bool starts_at_zero(ChartKind kind) {
    return kind == CHARTS_BAR || kind == CHARTS_BAR_PANELS || kind == CHARTS_PYRAMID ||
           kind == CHARTS_BULLET || kind == CHARTS_BUBBLES;
}

// Values, their intervals and the target, as far as they are drawn along an axis.
static void find_range(const Table *table, double *min, double *max) {
    *min = *max = NAN;
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t column = 0; column < table->column_count; column++) {
            const Observation *cell = table_cell(table, row, column);
            if (!observation_has_value(cell)) continue;
            widen(cell->value, min, max);
            widen(cell->lower, min, max);
            widen(cell->upper, min, max);
        }
    if (has_value_axis(kind_of(table))) widen(table->indicator->target.value, min, max);
    if (isnan(*min)) *min = 0, *max = 1;
}

// Dots and slopes show where values are and how far apart, not how long they are: from zero, the gaps
// that they are drawn for would be lost.
static bool shows_distances(ChartKind kind) {
    return kind == CHARTS_EQUIPLOT || kind == CHARTS_SLOPE;
}

// No further from the values than these are from each other: then it costs little to show it.
static bool zero_is_near(double min, double max) {
    return min <= max - min && -max <= max - min;
}

bool figure_is_cut(const Table *table) {
    double min, max;
    find_range(table, &min, &max);
    return shows_distances(kind_of(table)) && !zero_is_near(min, max);
}

// A slope has no axis that would say how much a step is, so a small change must not fill its height:
// that stands for at least a fifth of the largest value.
static void fill_slope_axis(const Plot *plot, double min, double max) {
    double least = fmax(fabs(min), fabs(max)) / 5, lacking = fmax(0, least - (max - min));
    ChartTick *ends = arena_array(plot->view->arena, ChartTick, 2);
    ends[0].value = zero_is_near(min, max) ? fmin(min, 0) : min - lacking / 2;
    ends[1].value = zero_is_near(min, max) ? fmax(max, 0) : max + lacking / 2;
    plot->spec->ticks = ends;
    plot->spec->tick_count = 2;
}

// Bars start at zero, and so do percentages over time: a cut axis would exaggerate the gap.
static void fill_axis(const Plot *plot) {
    ChartKind kind = plot->spec->kind;
    const Indicator *one = plot->table->indicator;
    double min, max;
    find_range(plot->table, &min, &max);
    if (kind == CHARTS_SLOPE) {
        fill_slope_axis(plot, min, max);
        return;
    }
    if (kind == CHARTS_STACKED) min = 0, max = 100;
    bool near = shows_distances(kind);
    bool from_zero = near ? zero_is_near(min, max) : starts_at_zero(kind) || one->unit.kind == UNIT_PERCENT;
    if (!near && !from_zero && !isnan(one->unit.min) && one->unit.min < min) min = one->unit.min;
    figure_ticks(plot, min, max, from_zero);
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
    bool several = table->row_indicators != NULL;    // each with its own unit and population
    if (!several) parts[count++] = view_unit(view, one);
    if (!several && one->population.count) parts[count++] = view_label(view, &one->population);
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

// Every source once.
static size_t put_sources(const View *view, const Table *table, Text *footer) {
    size_t count = 0;
    for (size_t i = 0; i < (table->row_indicators ? table->row_count : 1); i++) {
        Text source = sentence_plain(view, figure_source(view, table_indicator(table, i)));
        bool said = false;
        for (size_t j = 0; j < count; j++) said |= text_equal(footer[j], source);
        if (!said) footer[count++] = source;
    }
    return count;
}

static void fill_frame(const View *view, const Figure *figure, ChartSpec *spec) {
    const Report *report = &view->site->report;
    const Table *table = figure->table;
    Text *footer = arena_array(view->arena, Text, table->row_count + 3);
    Text edition = text_format(view->arena, "%.*s %.*s", TEXT_ARG(view_local(view, &report->title)),
                               TEXT_ARG(report->edition));
    spec->headline = figure->headline;
    spec->subtitle = sentence_plain(view, figure_subtitle(view, table));
    spec->footer_count = put_sources(view, table, footer);
    footer[spec->footer_count++] = text_trim(edition);
    if (report->notice.count) footer[spec->footer_count++] = view_local(view, &report->notice);
    spec->footer = footer;
}

// ------------------------------------------------------------------------------------- spec

static bool lies_on_a_map(ChartKind kind) {
    return kind == CHARTS_TILES || kind == CHARTS_BUBBLES || kind == CHARTS_MAP;
}

static void choose_rows(Plot *plot) {
    const Table *table = plot->table;
    size_t *rows = arena_array(plot->view->arena, size_t, table->row_count);
    for (size_t i = 0; i < table->row_count; i++)
        if (!lies_on_a_map(plot->spec->kind) || table_row_placed(table, i))
            rows[plot->row_count++] = i;
    plot->rows = rows;
}

ChartSpec figure_spec(const View *view, const Figure *figure, double width, bool framed) {
    const Table *table = figure->table;
    ChartSpec spec = {.kind = kind_of(table),
                      .mirrored = view->language->mirrored,
                      .rtl_text = language_rtl(view->language->locale),
                      .width = width};
    Plot plot = {.view = view, .table = table, .spec = &spec, .linked = !framed};
    choose_rows(&plot);
    fill_categories(&plot);
    fill_series(&plot);
    if (has_value_axis(spec.kind)) fill_target(view, table->indicator, &spec);
    fill_axis(&plot);
    if (framed) fill_frame(view, figure, &spec);
    return spec;
}

Scene *figure_scene(const View *view, const Figure *figure, const ChartSpec *spec) {
    return chart_layout(view->arena, view->pen, spec, figure->query.spot, view->diags);
}
