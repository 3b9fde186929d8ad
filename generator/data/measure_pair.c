// SPDX-License-Identifier: EUPL-1.2
//
// Measures that compare two: difference and ratio of two groups, and what the population would gain
// if everybody were as the best group.
#include "data/measure.h"

#include <math.h>

// ---------------------------------------------------------------------- which two groups

// Of all groups but `left_out` the one with the greatest (sign 1) or least (sign −1) value.
static size_t find_most(const Sample *sample, int sign, size_t left_out) {
    size_t most = SIZE_MAX;
    for (size_t i = 0; i < sample->count; i++)
        if (i != left_out && (most == SIZE_MAX || sample->y[i] * sign > sample->y[most] * sign))
            most = i;
    return most;
}

static size_t find_furthest(const Sample *sample, size_t from) {
    size_t highest = find_most(sample, 1, from), lowest = find_most(sample, -1, from);
    double above = sample->y[highest] - sample->y[from], below = sample->y[from] - sample->y[lowest];
    return above > below ? highest : lowest;
}

// As HEAT chooses, so that D is positive where the better off are ahead. Where neither direction is
// better, which HEAT does not know, an order counts as for a favourable indicator, and a reference
// is set against the group furthest from it: which end it lies at says nothing.
MeasurePair measure_pair(const Sample *sample) {
    size_t reference = sample->reference, last = sample->count - 1;
    if (sample->ordered)
        return sample->better == BETTER_LOWER ? (MeasurePair){0, last} : (MeasurePair){last, 0};
    if (reference == SIZE_MAX) {
        size_t highest = find_most(sample, 1, SIZE_MAX);
        return (MeasurePair){highest, find_most(sample, -1, highest)};
    }
    if (sample->better == BETTER_LOWER)
        return (MeasurePair){find_most(sample, 1, reference), reference};
    if (sample->better == BETTER_HIGHER)
        return (MeasurePair){reference, find_most(sample, -1, reference)};
    return (MeasurePair){reference, find_furthest(sample, reference)};
}

// ------------------------------------------------------------------- difference and ratio

// D = y₁ − y₂, s² = s₁² + s₂².
Measure measure_d(const Sample *sample) {
    MeasurePair pair = measure_pair(sample);
    double estimate = sample->y[pair.one] - sample->y[pair.two];
    return measure_normal(estimate, hypot(sample->s[pair.one], sample->s[pair.two]));
}

// R = y₁ / y₂; s of its logarithm is √((s₁² + R² s₂²) / y₂²) / R.
Measure measure_r(const Sample *sample) {
    MeasurePair pair = measure_pair(sample);
    double one = sample->y[pair.one], two = sample->y[pair.two], ratio = one / two;
    if (two <= 0 || one < 0)
        return measure_absent("needs-positive");
    if (one == 0)
        return measure_bare(0, "needs-positive");
    return measure_log(ratio, hypot(sample->s[pair.one], ratio * sample->s[pair.two]) / two / ratio);
}

// -------------------------------------------------------------- population attributable risk

// The highest rank, or the best group; of equals the largest, whose share is known best.
static size_t find_best(const Sample *sample) {
    int sign = sample->better == BETTER_LOWER ? -1 : 1;
    if (sample->ordered)
        return sample->count - 1;
    size_t best = find_most(sample, sign, SIZE_MAX);
    for (size_t i = 0; sample->population && i < sample->count; i++)
        if (sample->y[i] == sample->y[best] && sample->population[i] > sample->population[best])
            best = i;
    return best;
}

// y_ref − μ, and 0 where nothing is to be gained.
static double gain(const Sample *sample, double mean) {
    double left = sample->y[find_best(sample)] - mean;
    return (sample->better == BETTER_HIGHER ? left < 0 : left > 0) ? 0 : left;
}

// Of the fraction (0 to 1): S. D. Walter, Calculation of attributable risks from epidemiological
// data, Int. J. Epidemiology 7:175, 1978, of the table a, b (others with and without) and c, d (the
// best group with and without).
static double fraction_se(const Sample *sample) {
    size_t best = find_best(sample);
    double total = 0;
    for (size_t i = 0; i < sample->count; i++)
        total += sample->population[i];
    double c = sample->y[best] / sample->scale * sample->population[best];
    double d = sample->population[best] - c;
    double a = sample->mean / sample->scale * total - c;
    double b = total - a - sample->population[best];
    return sqrt(c * total * (a * d * (total - c) + b * c * c) / (pow(a + c, 3) * pow(c + d, 3)));
}

static const char *why_no_interval(const Sample *sample) {
    if (!sample->population)
        return "needs-population";
    if (isnan(sample->scale))
        return "needs-scale";
    if (!measure_in_scale(sample))
        return "outside-scale";
    return sample->y[find_best(sample)] > 0 ? NULL : "needs-positive";
}

Measure measure_par(const Sample *sample) {
    double mean = measure_mean(sample, sample->y), estimate = gain(sample, mean);
    const char *why = why_no_interval(sample);
    return why ? measure_bare(estimate, why) : measure_normal(estimate, mean * fraction_se(sample));
}

// 100 PAR / μ. The package leaves its standard error on the scale 0 to 1; here it is the estimate's.
Measure measure_paf(const Sample *sample) {
    double mean = measure_mean(sample, sample->y), estimate = 100 * gain(sample, mean) / mean;
    const char *why = why_no_interval(sample);
    return why ? measure_bare(estimate, why) : measure_normal(estimate, 100 * fraction_se(sample));
}

Measure measure_par_setting(const Sample *sample) {
    return measure_bare(gain(sample, sample->setting), "needs-population");
}

Measure measure_paf_setting(const Sample *sample) {
    return measure_bare(100 * gain(sample, sample->setting) / sample->setting, "needs-population");
}
