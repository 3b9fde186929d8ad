// SPDX-License-Identifier: EUPL-1.2
// Round numbers for the value axis.

#include "chart/chart.h"

#include <assert.h>
#include <math.h>

enum { TICKS_MOST = 16 };

typedef struct Step {                     // mantissa × 10^exponent
    int mantissa, exponent;
} Step;

static double step_size(Step step) {
    return step.mantissa * pow(10, step.exponent);
}

// The smallest of 1, 2, 5, 10, 20 … that is at least `size`.
static Step step_at_least(double size) {
    Step step = {1, (int)floor(log10(size))};
    while (step_size(step) < size * (1 - 1e-9)) {
        bool two = step.mantissa == 1, five = step.mantissa == 2;
        step = (Step){two ? 2 : five ? 5 : 1, step.exponent + (two || five ? 0 : 1)};
    }
    return step;
}

// Multiplies before it divides, so that three steps of 0.1 are 0.3 and not 0.30000000000000004.
static double step_times(Step step, double times) {
    if (step.exponent < 0)
        return times * step.mantissa / pow(10, -step.exponent);
    return times * step_size(step);
}

static void widen(double *min, double *max, bool from_zero) {
    if (from_zero) {
        *min = fmin(*min, 0);
        *max = fmax(*max, 0);
    }
    double smallest = fmax(fabs(*min), fabs(*max)) * 1e-6;
    if (*max - *min > smallest)
        return;
    double half = *min == 0 ? 0.5 : fabs(*min) * 0.05;
    if (from_zero) {
        *max = 1;
    } else {
        *min -= half;
        *max += half;
    }
}

size_t chart_ticks(double min, double max, int wanted, bool from_zero, double *values) {
    assert(isfinite(min) && isfinite(max) && min <= max);
    widen(&min, &max, from_zero);
    Step step = step_at_least((max - min) / (wanted < 1 ? 1 : wanted));
    double first, last;
    for (;;) {
        double size = step_size(step);
        first = floor(min / size + 1e-9);
        last = ceil(max / size - 1e-9);
        if (last - first < TICKS_MOST)
            break;
        step = step_at_least(size * 1.5);
    }
    size_t count = 0;
    for (double i = first; i <= last; i++)
        values[count++] = step_times(step, i);
    return count;
}
