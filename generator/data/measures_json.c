// SPDX-License-Identifier: EUPL-1.2
//
// Measures as JSON: every measure stands either among "measures" or, with its reason, in "absent".
#include "data/measure.h"

#include <math.h>

static void write_key(JsonWriter *out, const char *key) {
    json_key(out, text_of(key));
}

static void write_number(JsonWriter *out, const char *key, double number) {
    write_key(out, key);
    json_number(out, number);
}

// ---------------------------------------------------------------------------------- measures

static void write_measure(JsonWriter *out, const Measure *measure) {
    json_flat(out);
    json_object_open(out);
    write_number(out, "estimate", measure->estimate);
    write_number(out, "se", measure->se);
    write_number(out, "lower", measure->lower);
    write_number(out, "upper", measure->upper);
    if (measure->no_interval)
        json_field(out, "no_interval", text_of(measure->no_interval));
    json_object_close(out);
}

static void write_measures(JsonWriter *out, const Measures *measures) {
    write_key(out, "measures");
    json_object_open(out);
    for (size_t i = 0; i < MEASURE_ALL; i++) {
        if (measures->items[i].absent)
            continue;
        write_key(out, measure_key((MeasureKind)i));
        write_measure(out, &measures->items[i]);
    }
    json_object_close(out);
    write_key(out, "absent");
    json_object_open(out);
    for (size_t i = 0; i < MEASURE_ALL; i++)
        if (measures->items[i].absent)
            json_field(out, measure_key((MeasureKind)i), text_of(measures->items[i].absent));
    json_object_close(out);
}

// ---------------------------------------------------------------------------------- breakdowns

static void write_where(JsonWriter *out, const Table *table) {
    write_key(out, "where");
    json_flat(out);
    json_object_open(out);
    for (size_t i = 0; i < table->fixed_count; i++) {
        json_key(out, table->fixed[i].dimension->id);
        json_text(out, table->fixed[i].group->id);
    }
    json_object_close(out);
}

static void write_group(JsonWriter *out, const MeasureGroup *group, bool ordered) {
    json_flat(out);
    json_object_open(out);
    json_field(out, "group", group->name);
    write_number(out, "value", group->value);
    if (!isnan(group->se))
        write_number(out, "se", group->se);
    if (!isnan(group->population))
        write_number(out, "population", group->population);
    if (ordered)
        write_number(out, "order", group->order);
    if (group->reference) {
        write_key(out, "reference");
        json_bool(out, true);
    }
    json_object_close(out);
}

static const char *better_name(Better better) {
    return better == BETTER_HIGHER ? "higher" : better == BETTER_LOWER ? "lower" : "neither";
}

// What the measures are computed from, in the plain form: so that anybody can do it again.
static void write_input(JsonWriter *out, const MeasureInput *input) {
    json_field(out, "better", text_of(better_name(input->better)));
    if (!isnan(input->scale))
        write_number(out, "scale", input->scale);
    if (!isnan(input->setting_average))
        write_number(out, "setting_average", input->setting_average);
    write_key(out, "groups");
    json_list_open(out);
    for (size_t i = 0; i < input->count; i++)
        write_group(out, &input->groups[i], input->ordered);
    json_list_close(out);
}

static void write_breakdown(JsonWriter *out, Arena *arena, const Breakdown *breakdown) {
    MeasureInput input = measures_input(arena, breakdown->table, 0);
    json_object_open(out);
    json_field(out, "by", breakdown->dimension->id);
    write_where(out, breakdown->table);
    write_input(out, &input);
    write_measures(out, &breakdown->measures);
    json_object_close(out);
}

static const Measures *measures_of_nothing(Arena *arena) {
    Measures *measures = arena_make(arena, Measures);
    measures_compute(&(MeasureInput){.scale = NAN, .setting_average = NAN}, measures);
    return measures;
}

void measures_json(Buf *out, const Indicator *indicator, const DataSettings *settings) {
    Arena *scratch = arena_new();
    JsonWriter writer = {.out = out, .readable = true};
    const Breakdown *breakdowns;
    size_t count = breakdowns_of(scratch, indicator, settings, &breakdowns);
    json_object_open(&writer);
    json_field(&writer, "indicator", indicator->id);
    write_measures(&writer, count ? &breakdowns[0].measures : measures_of_nothing(scratch));
    write_key(&writer, "breakdowns");
    json_list_open(&writer);
    for (size_t i = 0; i < count; i++)
        write_breakdown(&writer, scratch, &breakdowns[i]);
    json_list_close(&writer);
    json_object_close(&writer);
    arena_free(scratch);
}

// -------------------------------------------------------------------------- the plain form

bool measures_json_plain(Buf *out, const Node *root, Diags *diags) {
    Arena *scratch = arena_new();
    MeasureInput input;
    bool good = measures_plain(scratch, root, &input, diags);
    if (good) {
        Measures measures;
        JsonWriter writer = {.out = out, .readable = true};
        measures_compute(&input, &measures);
        json_object_open(&writer);
        write_measures(&writer, &measures);
        json_object_close(&writer);
    }
    arena_free(scratch);
    return good;
}
