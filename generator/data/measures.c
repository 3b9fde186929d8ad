// SPDX-License-Identifier: EUPL-1.2
//
// Summary measures of inequality: which there are, what each needs, and what they are computed from.
// The formulas are in the files measure_*.c.
//
// Reading order: measures_compute at the bottom, then upwards.
#include "data/measure.h"

#include <math.h>
#include <stdlib.h>

// What a measure needs, in the order in which it is told that something is missing.
enum {
    ORDER = 1 << 0,
    NO_ORDER = 1 << 1,
    THREE = 1 << 2,
    REFERENCE = 1 << 3,
    POPULATION = 1 << 4,
    AVERAGE = 1 << 5,                     // populations, or the setting's average
    SETTING = 1 << 6,                     // the setting's average
    DIRECTION = 1 << 7,
    SCALE = 1 << 8,
    SHARES = 1 << 9,                      // no value below 0, and a mean above
    ABOVE_ZERO = 1 << 10,                 // every value
};

// compute, or a statistic whose interval is simulated.
static const struct Rule {
    const char *key;
    unsigned needs;
    Measure (*compute)(const Sample *sample);
    Statistic *statistic;
} rules[MEASURE_ALL] = {
    [MEASURE_D] = {"d", 0, measure_d, NULL},
    [MEASURE_R] = {"r", 0, measure_r, NULL},
    [MEASURE_ACI] = {"aci", ORDER | THREE | POPULATION, measure_aci, NULL},
    [MEASURE_RCI] = {"rci", ORDER | THREE | POPULATION | SHARES, measure_rci, NULL},
    [MEASURE_RCI_WAGSTAFF] = {"rci_wagstaff", ORDER | THREE | POPULATION | SCALE | SHARES,
                              measure_rci_wagstaff, NULL},
    [MEASURE_RCI_ERREYGERS] = {"rci_erreygers", ORDER | THREE | POPULATION | SCALE | SHARES,
                               measure_rci_erreygers, NULL},
    [MEASURE_SII] = {"sii", ORDER | THREE | POPULATION | SCALE, measure_sii, NULL},
    [MEASURE_SII_LINEAR] = {"sii_linear", ORDER | THREE | POPULATION, measure_sii_linear, NULL},
    [MEASURE_RII] = {"rii", ORDER | THREE | POPULATION | SCALE, measure_rii, NULL},
    [MEASURE_RII_LINEAR] = {"rii_linear", ORDER | THREE | POPULATION, measure_rii_linear, NULL},
    [MEASURE_BGV] = {"bgv", NO_ORDER | POPULATION, measure_bgv, NULL},
    [MEASURE_BGSD] = {"bgsd", NO_ORDER | POPULATION, NULL, measure_bgsd},
    [MEASURE_COV] = {"cov", NO_ORDER | POPULATION | SHARES, NULL, measure_cov},
    [MEASURE_MDBU] = {"mdbu", NO_ORDER | DIRECTION, NULL, measure_mdbu},
    [MEASURE_MDBW] = {"mdbw", NO_ORDER | POPULATION | DIRECTION, NULL, measure_mdbw},
    [MEASURE_MDMU] = {"mdmu", NO_ORDER | AVERAGE, NULL, measure_mdmu},
    [MEASURE_MDMW] = {"mdmw", NO_ORDER | POPULATION, NULL, measure_mdmw},
    [MEASURE_MDRU] = {"mdru", NO_ORDER | REFERENCE, NULL, measure_mdru},
    [MEASURE_MDRW] = {"mdrw", NO_ORDER | REFERENCE | POPULATION, NULL, measure_mdrw},
    [MEASURE_IDISU] = {"idisu", NO_ORDER | AVERAGE | SHARES, NULL, measure_idisu},
    [MEASURE_IDISW] = {"idisw", NO_ORDER | POPULATION | SHARES, NULL, measure_idisw},
    [MEASURE_MLD] = {"mld", NO_ORDER | POPULATION | ABOVE_ZERO, measure_mld, NULL},
    [MEASURE_TI] = {"ti", NO_ORDER | POPULATION | ABOVE_ZERO, measure_ti, NULL},
    [MEASURE_PAR] = {"par", AVERAGE | DIRECTION, measure_par, NULL},
    [MEASURE_PAF] = {"paf", AVERAGE | DIRECTION | SHARES, measure_paf, NULL},
    [MEASURE_ACI_NOPOP] = {"aci_nopop", ORDER | THREE, measure_aci_nopop, NULL},
    [MEASURE_RCI_LIM] = {"rci_lim", ORDER | THREE | POPULATION | SCALE | SHARES, measure_rci_lim,
                         NULL},
    [MEASURE_MDMU_SETTING] = {"mdmu_setting", NO_ORDER | SETTING, NULL, measure_mdmu_setting},
    [MEASURE_IDISU_SETTING] = {"idisu_setting", NO_ORDER | SETTING | SHARES, NULL,
                               measure_idisu_setting},
    [MEASURE_PAR_SETTING] = {"par_setting", SETTING | DIRECTION, measure_par_setting, NULL},
    [MEASURE_PAF_SETTING] = {"paf_setting", SETTING | DIRECTION | SHARES, measure_paf_setting, NULL},
};

const char *measure_key(MeasureKind kind) {
    return rules[kind].key;
}

bool measure_read(Text key, MeasureKind *kind) {
    for (size_t i = 0; i < MEASURE_COUNT; i++)
        if (text_is(key, rules[i].key)) {
            *kind = (MeasureKind)i;
            return true;
        }
    return false;
}

// ---------------------------------------------------------------------------------- results

Measure measure_absent(const char *why) {
    return (Measure){NAN, NAN, NAN, NAN, why, why};
}

Measure measure_bare(double estimate, const char *why) {
    return (Measure){estimate, NAN, NAN, NAN, NULL, why};
}

Measure measure_normal(double estimate, double se) {
    if (isnan(se))
        return measure_bare(estimate, "needs-standard-errors");
    double half = NORMAL_975 * se;
    return (Measure){estimate, se, estimate - half, estimate + half, NULL, NULL};
}

Measure measure_log(double estimate, double se) {
    if (isnan(se))
        return measure_bare(estimate, "needs-standard-errors");
    double factor = exp(NORMAL_975 * se);
    return (Measure){estimate, se, estimate / factor, estimate * factor, NULL, NULL};
}

// ----------------------------------------------------------------------------------- needs

static double least_of(const Sample *sample) {
    double least = INFINITY;
    for (size_t i = 0; i < sample->count; i++)
        least = fmin(least, sample->y[i]);
    return least;
}

bool measure_in_scale(const Sample *sample) {
    for (size_t i = 0; i < sample->count; i++)
        if (!(sample->y[i] >= 0 && sample->y[i] <= sample->scale))
            return false;
    return true;
}

static bool is_missing(const Sample *sample, unsigned need) {
    bool no_average = !sample->p && isnan(sample->setting);
    switch (need) {
    case ORDER: return !sample->ordered;
    case NO_ORDER: return sample->ordered;
    case THREE: return sample->count < 3;
    case REFERENCE: return sample->reference == SIZE_MAX;
    case POPULATION: return !sample->p;
    case AVERAGE: return no_average;
    case SETTING: return isnan(sample->setting);
    case DIRECTION: return sample->better == BETTER_NEITHER;
    case SCALE: return isnan(sample->scale);
    case ABOVE_ZERO: return !(least_of(sample) > 0);
    default: return false;
    }
}

static bool has_shares(const Sample *sample, unsigned needs) {
    double mean = needs & SETTING ? sample->setting : measure_mean(sample, sample->y);
    return least_of(sample) >= 0 && mean > 0;
}

static const char *find_missing(const Sample *sample, unsigned needs) {
    static const char *const reasons[] = {"needs-order",      "needs-no-order",
                                          "needs-three-groups", "needs-reference",
                                          "needs-population", "needs-population",
                                          "needs-setting-average", "needs-direction",
                                          "needs-scale",      "needs-positive",
                                          "needs-positive"};
    for (unsigned i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (needs & 1u << i && is_missing(sample, 1u << i))
            return reasons[i];
    return needs & SHARES && !has_shares(sample, needs) ? "needs-positive" : NULL;
}

// ---------------------------------------------------------------------------------- sample

static int by_order(const void *one, const void *two) {
    double a = (*(const MeasureGroup *const *)one)->order;
    double b = (*(const MeasureGroup *const *)two)->order;
    return (a > b) - (a < b);
}

static const MeasureGroup **sort_groups(Arena *arena, const MeasureInput *input) {
    const MeasureGroup **sorted = arena_array(arena, const MeasureGroup *, input->count + 1);
    for (size_t i = 0; i < input->count; i++)
        sorted[i] = &input->groups[i];
    if (input->ordered)
        qsort(sorted, input->count, sizeof *sorted, by_order);
    return sorted;
}

static void set_shares(Arena *arena, Sample *sample, const MeasureGroup *const *groups) {
    double total = 0, *population = arena_array(arena, double, sample->count + 1);
    for (size_t i = 0; i < sample->count; i++) {
        population[i] = groups[i]->population;
        if (!(population[i] > 0))
            return;
        total += population[i];
    }
    sample->population = population;
    sample->p = arena_array(arena, double, sample->count + 1);
    for (size_t i = 0; i < sample->count; i++)
        sample->p[i] = population[i] / total;
    sample->mean = measure_mean(sample, sample->y);
}

static Sample make_sample(Arena *arena, const MeasureInput *input) {
    const MeasureGroup **groups = sort_groups(arena, input);
    Sample sample = {.count = input->count,
                     .y = arena_array(arena, double, input->count + 1),
                     .s = arena_array(arena, double, input->count + 1),
                     .mean = NAN,
                     .setting = input->setting_average,
                     .scale = input->scale > 0 ? input->scale : NAN,
                     .reference = SIZE_MAX,
                     .ordered = input->ordered,
                     .better = input->better};
    for (size_t i = 0; i < input->count; i++) {
        sample.y[i] = groups[i]->value;
        sample.s[i] = groups[i]->se;
        if (groups[i]->reference)
            sample.reference = i;
    }
    set_shares(arena, &sample, groups);
    return sample;
}

// --------------------------------------------------------------------------------- computing

static Measure compute_one(const Sample *sample, const struct Rule *rule) {
    const char *why = find_missing(sample, rule->needs);
    if (why)
        return measure_absent(why);
    return rule->compute ? rule->compute(sample)
                         : measure_bare(rule->statistic(sample, sample->y), "needs-standard-errors");
}

// Numbers so large, or so near to zero, that they leave what can be computed.
static void check_size(Measure *measure) {
    if (!measure->absent && !isfinite(measure->estimate))
        *measure = measure_absent("too-large");
    if (!measure->no_interval && !(isfinite(measure->lower) && isfinite(measure->upper)))
        *measure = measure_bare(measure->estimate, "too-large");
}

static void simulate(const Sample *sample, Measures *measures) {
    Statistic *statistics[MEASURE_ALL];
    bool any = false;
    for (size_t i = 0; i < sample->count; i++)
        if (isnan(sample->s[i]))
            return;
    for (size_t i = 0; i < MEASURE_ALL; i++) {
        statistics[i] = measures->items[i].absent ? NULL : rules[i].statistic;
        any |= statistics[i] != NULL;
    }
    if (any)
        measure_simulate(sample, statistics, measures->items, MEASURE_ALL);
}

static const char *why_none(const MeasureInput *input) {
    for (size_t i = 0; i < input->count; i++)
        if (isnan(input->groups[i].value))
            return "value-missing";
    return input->count < 2 ? "needs-two-groups" : NULL;
}

bool measures_pair(const MeasureInput *input, size_t *one, size_t *two) {
    if (why_none(input))
        return false;
    Arena *scratch = arena_new();
    const MeasureGroup **groups = sort_groups(scratch, input);
    Sample sample = make_sample(scratch, input);
    MeasurePair pair = measure_pair(&sample);
    *one = (size_t)(groups[pair.one] - input->groups);
    *two = (size_t)(groups[pair.two] - input->groups);
    arena_free(scratch);
    return true;
}

void measures_compute(const MeasureInput *input, Measures *measures) {
    const char *why = why_none(input);
    Arena *scratch = arena_new();
    Sample sample = make_sample(scratch, input);
    for (size_t i = 0; i < MEASURE_ALL; i++)
        measures->items[i] = why ? measure_absent(why) : compute_one(&sample, &rules[i]);
    if (!why)
        simulate(&sample, measures);
    for (size_t i = 0; i < MEASURE_ALL; i++)
        check_size(&measures->items[i]);
    arena_free(scratch);
}
