// SPDX-License-Identifier: EUPL-1.2
//
// Slope and relative index of inequality: a regression of the groups' values on their positions in
// the population says what the values are at its two ends. HEAT's own fault, weighting by
// population twice, is not repeated.
#include "data/measure.h"

#include <math.h>

enum { MOST_STEPS = 100, FAR = 4, MANY_PEOPLE = 1000 };

// A line on the scale of the link, or the same after the link: value at position x is a + b x.
typedef struct Fit {
    bool good;
    double a, b;
    double aa, ab, bb;                    // variances and covariance
} Fit;

typedef struct Points {
    size_t count;
    double *x, *f, *w;                    // position, value, weight (Σ w = 1)
} Points;

// ------------------------------------------------------------------------------------ points

// Where there are so many people that it changes next to nothing, they are counted whole, as HEAT
// does: its numbers and ours agree. Populations in thousands or as shares are weights as they are.
static bool counts_people(const Sample *sample) {
    for (size_t i = 0; i < sample->count; i++)
        if (sample->population[i] < MANY_PEOPLE)
            return false;
    return true;
}

static Points make_points(Arena *arena, const Sample *sample, double scale, bool binomial) {
    bool whole = counts_people(sample);
    Points points = {sample->count, arena_array(arena, double, sample->count),
                     arena_array(arena, double, sample->count),
                     arena_array(arena, double, sample->count)};
    double total = 0;
    for (size_t i = 0; i < points.count; i++) {
        double people = whole ? ceil(sample->population[i]) : sample->population[i];
        double f = sample->y[i] / scale;
        points.f[i] = whole && binomial ? nearbyint(f * people) / people : f;
        points.w[i] = people;
        total += people;
    }
    for (size_t i = 0; i < points.count; i++)
        points.w[i] /= total;
    measure_positions(points.w, points.count, points.x);
    return points;
}

// ---------------------------------------------------------------------------------- fitting

// The symmetrical matrix [aa ab; ab bb].
typedef struct Matrix {
    double aa, ab, bb;
} Matrix;

static void add_point(Matrix *sum, double weight, double x) {
    sum->aa += weight;
    sum->ab += weight * x;
    sum->bb += weight * x * x;
}

static Matrix inverse(Matrix m) {
    double determinant = m.aa * m.bb - m.ab * m.ab;
    return (Matrix){m.bb / determinant, -m.ab / determinant, m.aa / determinant};
}

// The sandwich H⁻¹ M H⁻¹ n/(n − 2), M = Σ e² (1 x)(1 x)ᵀ: HC1 of J. G. MacKinnon and H. White, J.
// Econometrics 29:305, 1985. `residuals` are weighted.
static void set_variance(Fit *fit, const Points *points, const double *residuals, Matrix h) {
    Matrix m = {0}, i = inverse(h);
    double factor = (double)points->count / (double)(points->count - 2);
    for (size_t k = 0; k < points->count; k++)
        add_point(&m, residuals[k] * residuals[k], points->x[k]);
    double p = i.aa * m.aa + i.ab * m.ab, q = i.aa * m.ab + i.ab * m.bb; // the first row of H⁻¹M
    double r = i.ab * m.aa + i.bb * m.ab, t = i.ab * m.ab + i.bb * m.bb; // and the second
    fit->aa = factor * (p * i.aa + q * i.ab);
    fit->ab = factor * (p * i.ab + q * i.bb);
    fit->bb = factor * (r * i.ab + t * i.bb);
}

static Fit fit_linear(Arena *arena, const Points *points) {
    Matrix h = {0};
    double u = 0, v = 0, *residuals = arena_array(arena, double, points->count);
    for (size_t i = 0; i < points->count; i++) {
        add_point(&h, points->w[i], points->x[i]);
        u += points->w[i] * points->f[i];
        v += points->w[i] * points->f[i] * points->x[i];
    }
    Matrix inverted = inverse(h);
    Fit fit = {.good = true,
               .a = inverted.aa * u + inverted.ab * v,
               .b = inverted.ab * u + inverted.bb * v};
    for (size_t i = 0; i < points->count; i++)
        residuals[i] = points->w[i] * (points->f[i] - fit.a - fit.b * points->x[i]);
    set_variance(&fit, points, residuals, h);
    return fit;
}

static double logistic(double t) {
    return 1 / (1 + exp(-t));
}

// Goes by (a, b), but moves no value by more than FAR at once on the scale of the link: where all are
// near 0 or 1 nothing tells the direction any more. How far that was.
static double advance(Fit *fit, const Points *points, double a, double b) {
    double most = fmax(fabs(a + b * points->x[0]), fabs(a + b * points->x[points->count - 1]));
    double part = most > FAR ? FAR / most : 1;
    fit->a += part * a;
    fit->b += part * b;
    return part * (fabs(a) + fabs(b));
}

// One Newton step, which is one of iteratively reweighted least squares; how far it went.
static double step(Fit *fit, const Points *points, double *residuals, Matrix *h) {
    double u = 0, v = 0;
    *h = (Matrix){0};
    for (size_t i = 0; i < points->count; i++) {
        double m = logistic(fit->a + fit->b * points->x[i]);
        residuals[i] = points->w[i] * (points->f[i] - m);
        add_point(h, points->w[i] * m * (1 - m), points->x[i]);
        u += residuals[i];
        v += residuals[i] * points->x[i];
    }
    Matrix inverted = inverse(*h);
    return advance(fit, points, inverted.aa * u + inverted.ab * v, inverted.ab * u + inverted.bb * v);
}

static double size_of(const Fit *fit) {
    return 1 + fabs(fit->a) + fabs(fit->b);
}

// Where one position parts the groups with nobody from those with everybody (at most one group lies
// between), the line would grow steeper for ever. The points are in order.
static bool is_separated(const Points *points) {
    size_t between = 0;
    bool rises = true, falls = true;
    for (size_t i = 0; i < points->count; i++) {
        double before = points->f[i ? i - 1 : 0], f = points->f[i];
        between += f > 0 && f < 1;
        rises &= f >= before;
        falls &= f <= before;
    }
    return between < 2 && (rises || falls);
}

static Fit fit_logistic(Arena *arena, const Points *points) {
    Fit fit = {0};
    Matrix h;
    double mean = 0, length = INFINITY, *residuals = arena_array(arena, double, points->count);
    for (size_t i = 0; i < points->count; i++)
        mean += points->w[i] * points->f[i];
    if (is_separated(points))
        return fit;
    fit.a = log(mean / (1 - mean));
    for (int i = 0; i < MOST_STEPS && length > 1e-13 * size_of(&fit); i++)
        length = step(&fit, points, residuals, &h);
    fit.good = length < 1e-10 * size_of(&fit); // the last digits may go on changing
    if (fit.good)
        set_variance(&fit, points, residuals, h);
    return fit;
}

// --------------------------------------------------------------------------------- the indices

// √(u v) V (u v)ᵀ: the delta method for a function of a and b with these derivatives.
static double delta(const Fit *fit, double u, double v) {
    return sqrt(u * u * fit->aa + 2 * u * v * fit->ab + v * v * fit->bb);
}

// At either end of the population: the value, and its derivative by the line.
typedef struct Ends {
    double low, high, low_slope, high_slope;
} Ends;

static Ends ends_of(const Fit *fit, bool linked) {
    double low = fit->a, high = fit->a + fit->b;
    if (!linked)
        return (Ends){low, high, 1, 1};
    low = logistic(low);
    high = logistic(high);
    return (Ends){low, high, low * (1 - low), high * (1 - high)};
}

static Measure slope_index(const Fit *fit, bool linked, double scale) {
    Ends ends = ends_of(fit, linked);
    double se = delta(fit, ends.high_slope - ends.low_slope, ends.high_slope);
    return measure_normal((ends.high - ends.low) * scale, se * scale);
}

static Measure relative_index(const Fit *fit, bool linked) {
    Ends ends = ends_of(fit, linked);
    if (!(ends.low > 0 && ends.high > 0))
        return measure_absent("needs-positive");
    double low = ends.low_slope / ends.low, high = ends.high_slope / ends.high;
    return measure_log(ends.high / ends.low, delta(fit, high - low, high));
}

typedef enum Index { SLOPE, RELATIVE } Index;

static Measure fitted(const Sample *sample, Index index, bool linked) {
    if (linked && !measure_in_scale(sample))
        return measure_absent("outside-scale");
    Arena *scratch = arena_new();
    double scale = linked ? sample->scale : 1;
    Points points = make_points(scratch, sample, scale, linked);
    Fit fit = linked ? fit_logistic(scratch, &points) : fit_linear(scratch, &points);
    arena_free(scratch);
    if (!fit.good)
        return measure_absent("did-not-converge");
    return index == SLOPE ? slope_index(&fit, linked, scale) : relative_index(&fit, linked);
}

Measure measure_sii(const Sample *sample) {
    return fitted(sample, SLOPE, true);
}

Measure measure_sii_linear(const Sample *sample) {
    return fitted(sample, SLOPE, false);
}

Measure measure_rii(const Sample *sample) {
    return fitted(sample, RELATIVE, true);
}

Measure measure_rii_linear(const Sample *sample) {
    return fitted(sample, RELATIVE, false);
}
