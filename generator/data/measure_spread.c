// SPDX-License-Identifier: EUPL-1.2
//
// Measures of how far the groups of an unordered dimension lie apart: variances, mean differences,
// indices of disparity, entropies.
#include "data/measure.h"

#include <math.h>

double measure_mean(const Sample *sample, const double *y) {
    double mean = 0;
    if (!sample->p)
        return sample->setting;
    for (size_t i = 0; i < sample->count; i++)
        mean += sample->p[i] * y[i];
    return mean;
}

// ------------------------------------------------------------------------ between-group variance

static double variance(const Sample *sample, const double *y) {
    double mean = measure_mean(sample, y), sum = 0;
    for (size_t i = 0; i < sample->count; i++)
        sum += sample->p[i] * (y[i] - mean) * (y[i] - mean);
    return sum;
}

// Σ p (y − μ)²; se² = 4 Σ p²s²(y − μ)² + 2[(Σ p²s²)² − Σ p⁴s⁴ + Σ p²(1 − p)²s⁴].
Measure measure_bgv(const Sample *sample) {
    double apart = 0, squares = 0, fourth = 0, rest = 0;
    for (size_t i = 0; i < sample->count; i++) {
        double p = sample->p[i], s = sample->s[i], ps = p * p * s * s;
        apart += ps * (sample->y[i] - sample->mean) * (sample->y[i] - sample->mean);
        squares += ps;
        fourth += ps * ps;
        rest += ps * (1 - p) * (1 - p) * s * s;
    }
    double se = sqrt(4 * apart + 2 * (squares * squares - fourth + rest));
    return measure_normal(variance(sample, sample->y), se);
}

double measure_bgsd(const Sample *sample, const double *y) {
    return sqrt(variance(sample, y));
}

double measure_cov(const Sample *sample, const double *y) {
    return 100 * measure_bgsd(sample, y) / measure_mean(sample, y);
}

// ----------------------------------------------------------------------------- mean differences

// Σ |y − from| / n, and Σ p |y − from|.
static double unweighted(const Sample *sample, const double *y, double from) {
    double sum = 0;
    for (size_t i = 0; i < sample->count; i++)
        sum += fabs(y[i] - from);
    return sum / (double)sample->count;
}

static double weighted(const Sample *sample, const double *y, double from) {
    double sum = 0;
    for (size_t i = 0; i < sample->count; i++)
        sum += sample->p[i] * fabs(y[i] - from);
    return sum;
}

static double best_of(const Sample *sample, const double *y) {
    double best = y[0];
    for (size_t i = 1; i < sample->count; i++)
        if (sample->better == BETTER_LOWER ? y[i] < best : y[i] > best)
            best = y[i];
    return best;
}

double measure_mdbu(const Sample *sample, const double *y) {
    return unweighted(sample, y, best_of(sample, y));
}

double measure_mdbw(const Sample *sample, const double *y) {
    return weighted(sample, y, best_of(sample, y));
}

double measure_mdmu(const Sample *sample, const double *y) {
    return unweighted(sample, y, measure_mean(sample, y));
}

double measure_mdmw(const Sample *sample, const double *y) {
    return weighted(sample, y, measure_mean(sample, y));
}

double measure_mdmu_setting(const Sample *sample, const double *y) {
    return unweighted(sample, y, sample->setting);
}

double measure_mdru(const Sample *sample, const double *y) {
    return unweighted(sample, y, y[sample->reference]);
}

double measure_mdrw(const Sample *sample, const double *y) {
    return weighted(sample, y, y[sample->reference]);
}

// ------------------------------------------------------------------------- indices of disparity

double measure_idisu(const Sample *sample, const double *y) {
    return 100 * measure_mdmu(sample, y) / measure_mean(sample, y);
}

double measure_idisw(const Sample *sample, const double *y) {
    return 100 * measure_mdmw(sample, y) / measure_mean(sample, y);
}

double measure_idisu_setting(const Sample *sample, const double *y) {
    return 100 * measure_mdmu_setting(sample, y) / sample->setting;
}

// ----------------------------------------------------------------------------------- entropies
// Times 1000, as HEAT gives them; its standard errors are left without that factor, these are not.

// 1000 Σ −p ln(y/μ); se² = Σ s²p²/μ² (1 − μ/y)².
Measure measure_mld(const Sample *sample) {
    double estimate = 0, square = 0, mean = sample->mean;
    for (size_t i = 0; i < sample->count; i++) {
        double r = sample->y[i] / mean, part = sample->s[i] * sample->p[i] / mean * (1 - 1 / r);
        estimate -= sample->p[i] * log(r);
        square += part * part;
    }
    return measure_normal(1000 * estimate, 1000 * sqrt(square));
}

// 1000 Σ p r ln r, r = y/μ; se² = Σ (1 + ln r − Σ p r (1 + ln r))² p² s² / μ².
Measure measure_ti(const Sample *sample) {
    double estimate = 0, middle = 0, square = 0, mean = sample->mean;
    for (size_t i = 0; i < sample->count; i++) {
        double r = sample->y[i] / mean;
        estimate += sample->p[i] * r * log(r);
        middle += sample->p[i] * r * (1 + log(r));
    }
    for (size_t i = 0; i < sample->count; i++) {
        double r = sample->y[i] / mean;
        double part = (1 + log(r) - middle) * sample->p[i] * sample->s[i] / mean;
        square += part * part;
    }
    return measure_normal(1000 * estimate, 1000 * sqrt(square));
}
