// SPDX-License-Identifier: EUPL-1.2
//
// What the files that compute measures of inequality share: measures.c asks, and measure_pair.c,
// measure_rank.c, measure_regression.c, measure_spread.c and measure_random.c answer.
//
// The formulas are those of the World Health Organization's Health Equity Assessment Toolkit (HEAT,
// technical notes) and of its R package healthequal 1.0.1; see A. Schlotheuber and A. R.
// Hosseinpoor, Summary measures of health inequality, Int. J. Environ. Res. Public Health 19:3697,
// 2022. In their letters: y estimate, s standard error, p population share, μ the mean, n groups.
#ifndef JAMLIK_DATA_MEASURE_H
#define JAMLIK_DATA_MEASURE_H

#include "data/inside.h"

// The 97.5th percentile of the standard normal distribution.
#define NORMAL_975 1.959963984540054

// The groups as the formulas want them: in their order where there is one.
typedef struct Sample {
    size_t count;
    double *y, *s;                        // s: NAN where not given
    double *population;                   // all above 0, or NULL
    double *p;                            // shares of it, or NULL
    double mean;                          // Σ p y; NAN without populations
    double setting;                       // the setting's own average; NAN: not given
    double scale;                         // NAN: not known
    size_t reference;                     // SIZE_MAX: none
    bool ordered;
    Better better;
} Sample;

Measure measure_absent(const char *why);
// With an interval: the estimate ± z se, or on the log scale, where se is the logarithm's. A standard
// error that is NAN gives none.
Measure measure_normal(double estimate, double se);
Measure measure_log(double estimate, double se);
// Without one, and why.
Measure measure_bare(double estimate, const char *why);
double measure_mean(const Sample *sample, const double *y);   // Σ p y, else the setting's average
bool measure_in_scale(const Sample *sample);      // the scale is known, and all values within it

// -------------------------------------------------------------------------------- two groups
typedef struct MeasurePair {
    size_t one, two;
} MeasurePair;
MeasurePair measure_pair(const Sample *sample);    // whom D and R compare
Measure measure_d(const Sample *sample);
Measure measure_r(const Sample *sample);
Measure measure_par(const Sample *sample);
Measure measure_paf(const Sample *sample);
Measure measure_par_setting(const Sample *sample);
Measure measure_paf_setting(const Sample *sample);

// ------------------------------------------------------------------------- ranked by position
Measure measure_aci(const Sample *sample);
Measure measure_aci_nopop(const Sample *sample);
Measure measure_rci(const Sample *sample);
Measure measure_rci_lim(const Sample *sample);
Measure measure_rci_wagstaff(const Sample *sample);
Measure measure_rci_erreygers(const Sample *sample);
Measure measure_sii(const Sample *sample);
Measure measure_sii_linear(const Sample *sample);
Measure measure_rii(const Sample *sample);
Measure measure_rii_linear(const Sample *sample);
// The middle of each group in the population, from 0 to 1, where these are the shares.
void measure_positions(const double *shares, size_t count, double *positions);

// ------------------------------------------------------------------------------ spread
Measure measure_bgv(const Sample *sample);
Measure measure_mld(const Sample *sample);
Measure measure_ti(const Sample *sample);
// Those whose intervals are simulated: of any values y for the groups of the sample.
typedef double Statistic(const Sample *sample, const double *y);
Statistic measure_bgsd, measure_cov, measure_mdbu, measure_mdbw, measure_mdmu, measure_mdmw,
    measure_mdru, measure_mdrw, measure_idisu, measure_idisw, measure_mdmu_setting,
    measure_idisu_setting;

// Intervals of the statistics that are not NULL, in one run. Needs standard errors.
void measure_simulate(const Sample *sample, Statistic *const *statistics, Measure *measures,
                      size_t count);

// --------------------------------------------------------------------------- the plain form
bool measures_plain(Arena *arena, const Node *root, MeasureInput *input, Diags *diags);

#endif
