// SPDX-License-Identifier: EUPL-1.2
// What a form has beside categories, series and axis: shares and their rest, places, colours of
// panels' bars. Shades are in figure_shades.c.
#include "site/figures.h"

#include <math.h>

// ------------------------------------------------------------------------------------- parts

// Parts are drawn as shares of 100, counts too; their labels stay as they are in the table.
static void fill_shares(const Plot *plot, ChartMark *const *marks) {
    const Table *table = plot->table;
    bool counts = table->indicator->unit.kind == UNIT_COUNT;
    for (size_t i = 0; i < plot->row_count; i++) {
        double sum = table_row_sum(table, plot->rows[i]);
        for (size_t s = 0; s < table->column_count; s++) {
            ChartMark *mark = &marks[s][i];
            mark->lower = mark->upper = NAN;
            if (counts && mark->present) mark->value = sum > 0 ? 100 * mark->value / sum : 0;
        }
    }
}

static void fill_rest(const Plot *plot) {
    const View *view = plot->view;
    double *rest = arena_array(view->arena, double, plot->row_count);
    Text *labels = arena_array(view->arena, Text, plot->row_count);
    for (size_t i = 0; i < plot->row_count; i++) {
        rest[i] = table_row_rest(plot->table, plot->rows[i]);
        if (rest[i] > 0) labels[i] = figure_apart(view, view_number(view, plot->table->indicator, rest[i]));
    }
    plot->spec->rest = rest;
    plot->spec->rest_labels = labels;
    plot->spec->rest_name = sentence_plain(view, view_words(view, "figure.rest", NULL, 0));
}

// ------------------------------------------------------------------------------------ places

static const ChartRing *rings_of(const View *view, const Shape *shape) {
    ChartRing *rings = arena_array(view->arena, ChartRing, shape->count);
    for (size_t i = 0; i < shape->count; i++)
        rings[i] = (ChartRing){shape->rings[i].corners, shape->rings[i].count};
    return rings;
}

// The middle of the outline's box, for an area of which nobody has said where it is.
static void place_in_outline(ChartPlace *place) {
    double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < place->ring_count; i++)
        for (size_t j = 0; j < 2 * place->rings[i].count; j++) {
            low[j % 2] = fmin(low[j % 2], place->rings[i].corners[j]);
            high[j % 2] = fmax(high[j % 2], place->rings[i].corners[j]);
        }
    place->longitude = (low[0] + high[0]) / 2;
    place->latitude = (low[1] + high[1]) / 2;
}

static ChartPlace place_of(const View *view, const Group *group) {
    ChartPlace place = {true, group->longitude, group->latitude, NULL, 0};
    if (group->shape) {
        place.rings = rings_of(view, group->shape);
        place.ring_count = group->shape->count;
    }
    if (!group->has_place) place_in_outline(&place);
    return place;
}

static void fill_places(const Plot *plot) {
    ChartPlace *places = arena_array(plot->view->arena, ChartPlace, plot->row_count);
    for (size_t i = 0; i < plot->row_count; i++)
        places[i] = place_of(plot->view, plot->table->rows[plot->rows[i]]);
    plot->spec->places = places;
}

static const SitePage *place_page(const View *view, const Group *group) {
    const SitePage *places = view->site->places;
    for (size_t i = 0; places && i < places->children.count; i++)
        if (places->children.items[i]->group == group) return places->children.items[i];
    return NULL;
}

// Each area leads to its own page, but for the one that is read.
static void fill_links(const Plot *plot) {
    const View *view = plot->view;
    Text *hrefs = arena_array(view->arena, Text, plot->row_count);
    bool any = false;
    for (size_t i = 0; i < plot->row_count; i++) {
        const SitePage *page = place_page(view, plot->table->rows[plot->rows[i]]);
        if (!page || page == view->page) continue;
        hrefs[i] = view_href(view, page, (Text){0});
        any = true;
    }
    if (any) plot->spec->hrefs = hrefs;
}

// ------------------------------------------------------------------------------------ panels

static void fill_bar_colours(const Plot *plot) {
    const Table *table = plot->table;
    unsigned *colours = arena_array(plot->view->arena, unsigned, table->column_count);
    for (size_t i = 0; i < table->column_count; i++)
        colours[i] = table->columns[i] ? group_colour(table->column_dimension, table->columns[i]) : 0;
    settle_colours(colours, table->column_count);
    plot->spec->category_colours = colours;
}

void fill_form(const Plot *plot, ChartMark *const *marks) {
    switch (plot->spec->kind) {
    case CHARTS_STACKED:
        fill_shares(plot, marks);
        fill_rest(plot);
        break;
    case CHARTS_BAR_PANELS: fill_bar_colours(plot); break;
    case CHARTS_TILES:
    case CHARTS_MAP:
        fill_value_shades(plot, marks);
        fill_places(plot);
        if (plot->linked) fill_links(plot);
        break;
    case CHARTS_BUBBLES: fill_places(plot); break;
    case CHARTS_HEAT:
        if (plot->table->row_indicators) fill_standing_shades(plot, marks);
        else fill_value_shades(plot, marks);
        break;
    default: break;
    }
}
