// SPDX-License-Identifier: EUPL-1.2
//
// Concentration indices: how much of an indicator lies with those who are ranked high.
#include "data/measure.h"

#include <math.h>

void measure_positions(const double *shares, size_t count, double *positions) {
    double before = 0;
    for (size_t i = 0; i < count; i++) {
        positions[i] = before + shares[i] / 2;
        before += shares[i];
    }
}

typedef struct Index {
    double estimate, se;
} Index;

// Σ p (x − ½)², which is the variance of the positions x.
static double variance_of(const double *p, const double *x, size_t count) {
    double variance = 0;
    for (size_t i = 0; i < count; i++)
        variance += p[i] * (x[i] - 0.5) * (x[i] - 0.5);
    return variance;
}

// The index is the slope of the weighted least squares line of 2σ²y on the positions x, whose mean
// is ½ (N. Kakwani, A. Wagstaff and E. van Doorslaer, J. Econometrics 77:87, 1997), and that is
// Σ p (2x − 1) y; its standard error is the slope's, with n − 2 degrees of freedom.
static Index concentration(const double *y, const double *p, size_t count) {
    Arena *scratch = arena_new();
    double *x = arena_array(scratch, double, count), mean = 0, estimate = 0, rest = 0;
    measure_positions(p, count, x);
    double variance = variance_of(p, x, count);
    for (size_t i = 0; i < count; i++) {
        estimate += p[i] * (2 * x[i] - 1) * y[i];
        mean += p[i] * 2 * variance * y[i];
    }
    for (size_t i = 0; i < count; i++) {
        double residual = 2 * variance * y[i] - mean - estimate * (x[i] - 0.5);
        rest += p[i] * residual * residual;
    }
    arena_free(scratch);
    return (Index){estimate, sqrt(rest / (double)(count - 2) / variance)};
}

static Measure scaled(const Sample *sample, double factor) {
    Index index = concentration(sample->y, sample->p, sample->count);
    return measure_normal(index.estimate * factor, index.se * fabs(factor));
}

Measure measure_aci(const Sample *sample) {
    return scaled(sample, 1);
}

// Every group counts as the same number of people.
Measure measure_aci_nopop(const Sample *sample) {
    Arena *scratch = arena_new();
    double *shares = arena_array(scratch, double, sample->count);
    for (size_t i = 0; i < sample->count; i++)
        shares[i] = 1 / (double)sample->count;
    Index index = concentration(sample->y, shares, sample->count);
    arena_free(scratch);
    return measure_normal(index.estimate, index.se);
}

Measure measure_rci(const Sample *sample) {
    return scaled(sample, 1 / sample->mean);
}

// ------------------------------------------------------- indicators with a highest possible value
// With the values on 0 to 1 the index is the same, but what it can be at most depends on the mean:
// two corrections for that.

Measure measure_rci_lim(const Sample *sample) {
    return measure_in_scale(sample) ? measure_rci(sample) : measure_absent("outside-scale");
}

// A. Wagstaff, Health Economics 14:429, 2005: RCI / (1 − μ).
Measure measure_rci_wagstaff(const Sample *sample) {
    double mean = sample->mean / sample->scale;
    if (!measure_in_scale(sample) || mean >= 1)
        return measure_absent("outside-scale");
    return scaled(sample, 1 / sample->mean / (1 - mean));
}

// G. Erreygers, J. Health Economics 28:504, 2009: 4 μ RCI.
Measure measure_rci_erreygers(const Sample *sample) {
    if (!measure_in_scale(sample))
        return measure_absent("outside-scale");
    return scaled(sample, 4 / sample->scale);
}
