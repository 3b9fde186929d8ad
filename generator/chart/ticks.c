// SPDX-License-Identifier: EUPL-1.2
// Round numbers for the value axis.

#include "chart/chart.h"

#include <assert.h>
#include <math.h>

enum { TICKS_MOST = 16 };

typedef struct Step { // mantissa × 10^exponent
    int mantissa, exponent;
} Step;

static double step_size(Step step) {
    return step.mantissa * pow(10, step.exponent);
}

static Step next_step(Step step) {
    switch (step.mantissa) {
    case 1: return (Step){2, step.exponent};
    case 2: return (Step){5, step.exponent};
    default: return (Step){1, step.exponent + 1};
    }
}

// The one of … 1, 2, 5, 10, 20 … that is nearest to `size`, as a ratio.
static Step step_near(double size) {
    Step step = {1, (int)floor(log10(size))};
    while (step_size(step) / size * (step_size(next_step(step)) / size) <= 1)
        step = next_step(step);
    return step;
}

// Multiplies before it divides, so that three steps of 0.1 are 0.3 and not 0.30000000000000004.
static double step_times(Step step, double times) {
    if (step.exponent < 0)
        return times * step.mantissa / pow(10, -step.exponent);
    return times * step_size(step);
}

// What no axis can tell from 0, and would get lost in the arithmetic of its steps.
static double or_zero(double number) {
    return fabs(number) < 1e-100 ? 0 : number;
}

static void widen(double *min, double *max, bool from_zero) {
    *min = or_zero(*min);
    *max = or_zero(*max);
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
    Step step = step_near((max - min) / (wanted < 1 ? 1 : wanted));
    double first, last;
    for (;;) {
        double size = step_size(step);
        first = floor(min / size + 1e-9);
        last = ceil(max / size - 1e-9);
        if (last - first < TICKS_MOST)
            break;
        step = next_step(step);
    }
    size_t count = 0;
    for (double i = first; i <= last; i++)
        values[count++] = step_times(step, i);
    return count;
}
