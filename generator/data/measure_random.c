// SPDX-License-Identifier: EUPL-1.2
//
// Intervals by simulation: every group's value is drawn again and again from a normal distribution
// with its standard error, and the measure computed of each draw; the middle 95 per cent of what
// comes out is the interval (HEAT: after J. Ahn et al., 2019). The same numbers are drawn every
// time, on every machine, so that a report does not change by being built.
#include "data/measure.h"

#include <math.h>
#include <stdlib.h>

enum { DRAWS = 5000, MOST_TRIES = 1000, SEED = 123456 };

// ------------------------------------------------------------------------------- random numbers

// xoshiro256** (D. Blackman and S. Vigna, 2018), its state filled by splitmix64 as they advise.
typedef struct Random {
    uint64_t state[4];
    double spare;                         // a normal number left over; NAN: none
} Random;

static uint64_t turn(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static Random random_new(uint64_t seed) {
    Random random = {.spare = NAN};
    for (int i = 0; i < 4; i++) {
        uint64_t z = seed += 0x9e3779b97f4a7c15u;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
        z = (z ^ z >> 27) * 0x94d049bb133111ebu;
        random.state[i] = z ^ z >> 31;
    }
    return random;
}

static uint64_t random_bits(Random *random) {
    uint64_t *s = random->state, result = turn(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = turn(s[3], 45);
    return result;
}

static double random_side(Random *random) {
    return (double)(random_bits(random) >> 11) * 0x1p-52 - 1; // [−1, 1)
}

// The polar method (G. Marsaglia and T. A. Bray, SIAM Review 6:260, 1964): two at a time.
static double random_normal(Random *random) {
    double u, v, square;
    if (!isnan(random->spare)) {
        double spare = random->spare;
        random->spare = NAN;
        return spare;
    }
    do {
        u = random_side(random);
        v = random_side(random);
        square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = sqrt(-2 * log(square) / square);
    random->spare = v * factor;
    return u * factor;
}

// ----------------------------------------------------------------------------------- drawing

typedef struct Bounds {
    double least, most;
} Bounds;

// A share stays a share: no draw lies below 0 or above the scale, if no value does.
static Bounds bounds_of(const Sample *sample) {
    Bounds bounds = {0, INFINITY};
    for (size_t i = 0; i < sample->count; i++)
        if (sample->y[i] < 0)
            return (Bounds){-INFINITY, INFINITY};
    if (measure_in_scale(sample))
        bounds.most = sample->scale;
    return bounds;
}

static double draw(Random *random, double y, double s, Bounds bounds) {
    for (int i = 0; i < MOST_TRIES; i++) {
        double value = y + s * random_normal(random);
        if (value >= bounds.least && value <= bounds.most)
            return value;
    }
    return y; // an error so large that hardly any draw is possible
}

static int by_size(const void *one, const void *two) {
    double a = *(const double *)one, b = *(const double *)two;
    return (a > b) - (a < b);
}

// R. J. Hyndman and Y. Fan, The American Statistician 50:361, 1996: type 7, which R takes.
static double quantile(const double *sorted, double share) {
    double at = share * (DRAWS - 1);
    size_t below = (size_t)at;
    return sorted[below] + (at - (double)below) * (sorted[below + 1] - sorted[below]);
}

static void set_interval(Measure *measure, double *values) {
    qsort(values, DRAWS, sizeof *values, by_size);
    measure->lower = quantile(values, 0.025);
    measure->upper = quantile(values, 0.975);
    measure->no_interval = NULL;
}

void measure_simulate(const Sample *sample, Statistic *const *statistics, Measure *measures,
                      size_t count) {
    Arena *scratch = arena_new();
    double *y = arena_array(scratch, double, sample->count);
    double *values = arena_array(scratch, double, count * DRAWS);
    Bounds bounds = bounds_of(sample);
    Random random = random_new(SEED);
    for (size_t i = 0; i < DRAWS; i++) {
        for (size_t j = 0; j < sample->count; j++)
            y[j] = draw(&random, sample->y[j], sample->s[j], bounds);
        for (size_t j = 0; j < count; j++)
            if (statistics[j])
                values[j * DRAWS + i] = statistics[j](sample, y);
    }
    for (size_t j = 0; j < count; j++)
        if (statistics[j])
            set_interval(&measures[j], values + j * DRAWS);
    arena_free(scratch);
}
