// SPDX-License-Identifier: EUPL-1.2
// The key of a picture: pictures are kept between builds under the hash of all that they show.
#include "site/figures.h"

// Everything that a picture shows, as bytes for a hash.
static void key_text(Buf *key, Text text) {
    buf_bytes(key, &text.length, sizeof text.length);
    buf_text(key, text);
}

static void key_number(Buf *key, double number) {
    buf_bytes(key, &number, sizeof number);
}

static void key_texts(Buf *key, const Text *texts, size_t count) {
    buf_format(key, "%zu ", texts ? count : 0);
    for (size_t i = 0; texts && i < count; i++) key_text(key, texts[i]);
}

static void key_series(Buf *key, const ChartSpec *spec, const ChartSeries *series) {
    key_text(key, series->name);
    key_number(key, series->colour);
    for (size_t i = 0; i < spec->category_count; i++) {
        const ChartMark *mark = &series->marks[i];
        key_text(key, mark->label);
        buf_char(key, mark->present ? '+' : '-');
        buf_char(key, mark->broken ? 'b' : '.');
        key_number(key, mark->shade);
        key_number(key, mark->value);
        key_number(key, mark->lower);
        key_number(key, mark->upper);
    }
}

static void key_place(Buf *key, const ChartPlace *place) {
    buf_char(key, place->present ? '+' : '-');
    key_number(key, place->longitude);
    key_number(key, place->latitude);
    for (size_t i = 0; i < place->ring_count; i++) {
        const ChartRing *ring = &place->rings[i];
        buf_format(key, "%zu ", ring->count);
        buf_bytes(key, ring->corners, 2 * ring->count * sizeof *ring->corners);
    }
}

// What only some forms have.
static void key_form(Buf *key, const ChartSpec *spec) {
    size_t count = spec->category_count;
    for (size_t i = 0; i < count; i++) {
        if (spec->category_colours) key_number(key, spec->category_colours[i]);
        if (spec->places) key_place(key, &spec->places[i]);
        if (spec->rest) key_number(key, spec->rest[i]);
    }
    key_texts(key, spec->hrefs, count);
    key_texts(key, spec->rest_labels, count);
    key_text(key, spec->rest_name);
    key_texts(key, spec->classes, spec->class_count);
    for (size_t i = 0; spec->class_shades && i < spec->class_count; i++) key_number(key, spec->class_shades[i]);
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
    key_form(key, spec);
    key_text(key, spec->headline);
    key_text(key, spec->subtitle);
    for (size_t i = 0; i < spec->footer_count; i++) key_text(key, spec->footer[i]);
}
