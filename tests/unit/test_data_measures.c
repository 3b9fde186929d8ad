// SPDX-License-Identifier: EUPL-1.2
//
// What must hold of measures whatever the numbers are; tests/spec/measures.mjs computes them again.
#include "data_kit.h"

enum { GROUPS = 5 };

static const MeasureGroup sample_groups[GROUPS] = {
    {.name = {"a", 1}, .value = 20.5, .se = 1.5, .population = 120, .order = 1},
    {.name = {"b", 1}, .value = 31.25, .se = 3, .population = 48.5, .order = 2},
    {.name = {"c", 1}, .value = 24, .se = 2.25, .population = 300, .order = 3},
    {.name = {"d", 1}, .value = 18.75, .se = 4, .population = 33, .order = 4, .reference = true},
    {.name = {"e", 1}, .value = 36.125, .se = 0.5, .population = 210, .order = 5},
};

typedef struct Case {
    MeasureGroup groups[GROUPS];
    MeasureInput input;
    Measures out;
} Case;

static void make(Case *one, bool ordered) {
    memcpy(one->groups, sample_groups, sizeof sample_groups);
    one->input = (MeasureInput){.groups = one->groups,
                                .count = GROUPS,
                                .ordered = ordered,
                                .better = BETTER_HIGHER,
                                .scale = 100,
                                .setting_average = 27};
}

static void compute(Case *one) {
    measures_compute(&one->input, &one->out);
}

static const Measure *get(const Case *one, const char *key) {
    for (int i = 0; i < MEASURE_ALL; i++)
        if (strcmp(measure_key((MeasureKind)i), key) == 0)
            return &one->out.items[i];
    fail_msg("no measure %s", key);
    return NULL;
}

#define assert_about(a, b, tolerance)                                                              \
    do {                                                                                           \
        double one_ = (a), other_ = (b);                                                           \
        if (!(fabs(one_ - other_) <= (tolerance) * fmax(1, fabs(other_))))                         \
            fail_msg("%.17g, wanted %.17g", one_, other_);                                         \
    } while (0)

static void assert_same(double a, double b, double factor, const char *key) {
    bool same = isnan(a) ? isnan(b) : fabs(a * factor - b) <= 1e-9 * fmax(1e-3, fabs(b));
    if (!same)
        fail_msg("%s: %.17g times %g is not %.17g", key, a, factor, b);
}

// Every number of `one` times the factor of its kind is that of `other`.
static void assert_scaled(const Case *one, const Case *other, double (*factor)(const char *key)) {
    for (int i = 0; i < MEASURE_ALL; i++) {
        const Measure *a = &one->out.items[i], *b = &other->out.items[i];
        const char *key = measure_key((MeasureKind)i);
        double times = factor(key);
        assert_true(!a->absent == !b->absent);
        assert_same(a->estimate, b->estimate, times, key);
        assert_same(a->lower, b->lower, times, key);
        assert_same(a->upper, b->upper, times, key);
        assert_same(a->se, b->se, times, key);
    }
}

static bool is_one_of(const char *key, const char *keys) {
    Text rest = text_of(keys), word;
    while (text_cut(&rest, ' ', &word))
        if (text_is(word, key))
            return true;
    return false;
}

static double same(const char *key) {
    (void)key;
    return 1;
}

static double of_size(const char *key) {
    if (is_one_of(key, "r rci rci_wagstaff rci_erreygers rci_lim rii rii_linear cov idisu idisw "
                       "idisu_setting mld ti paf paf_setting"))
        return 1;
    return strcmp(key, "bgv") == 0 ? 64 : 8;
}

static void measures__relative_ones_do_not_know_the_unit(void **state) {
    (void)state;
    for (int ordered = 0; ordered < 2; ordered++) {
        Case one, other;
        make(&one, ordered);
        make(&other, ordered);
        for (size_t i = 0; i < GROUPS; i++) {
            other.groups[i].value *= 8;
            other.groups[i].se *= 8;
        }
        other.input.scale = 800;
        other.input.setting_average *= 8;
        compute(&one);
        compute(&other);
        assert_scaled(&one, &other, of_size);
    }
}

static void measures__do_not_know_the_order_of_the_rows(void **state) {
    (void)state;
    for (int ordered = 0; ordered < 2; ordered++) {
        Case one, other;
        make(&one, ordered);
        make(&other, ordered);
        for (size_t i = 0; i < GROUPS; i++)
            other.groups[i] = one.groups[GROUPS - 1 - i];
        // A simulation draws for one group after the other: others numbers, the same interval about.
        for (size_t i = 0; !ordered && i < GROUPS; i++)
            one.groups[i].se = other.groups[i].se = NAN;
        compute(&one);
        compute(&other);
        assert_scaled(&one, &other, same);
    }
}

static void measures__count_shares_of_people(void **state) {
    (void)state;
    for (int ordered = 0; ordered < 2; ordered++) {
        Case one, other;
        make(&one, ordered);
        make(&other, ordered);
        one.input.scale = other.input.scale = ordered ? 100 : NAN; // no interval of par, paf
        for (size_t i = 0; i < GROUPS; i++)
            other.groups[i].population /= 1024;
        one.out = other.out = (Measures){0};
        compute(&one);
        compute(&other);
        for (int i = 0; ordered && i < 2; i++)
            one.out.items[MEASURE_PAR + i] = other.out.items[MEASURE_PAR + i];
        assert_scaled(&one, &other, same);
    }
}

// From a thousand people in each group on they are counted whole, which changes next to nothing.
static void measures__whole_people_are_nearly_the_same(void **state) {
    (void)state;
    Case one, other;
    make(&one, true);
    make(&other, true);
    for (size_t i = 0; i < GROUPS; i++)
        other.groups[i].population *= 33.3;
    compute(&one);
    compute(&other);
    assert_about(get(&one, "sii")->estimate / get(&other, "sii")->estimate, 1, 5e-3);
    assert_true(get(&one, "sii")->estimate != get(&other, "sii")->estimate);
    assert_about(get(&one, "sii_linear")->estimate / get(&other, "sii_linear")->estimate, 1, 1e-3);
}

static void measures__are_zero_where_all_are_equal(void **state) {
    (void)state;
    for (int ordered = 0; ordered < 2; ordered++) {
        Case one;
        make(&one, ordered);
        for (size_t i = 0; i < GROUPS; i++)
            one.groups[i].value = 27;
        compute(&one);
        for (int i = 0; i < MEASURE_ALL; i++) {
            const char *key = measure_key((MeasureKind)i);
            double wanted = is_one_of(key, "r rii rii_linear") ? 1 : 0;
            if (!one.out.items[i].absent)
                assert_about(one.out.items[i].estimate, wanted, 1e-12);
        }
        one.groups[3].reference = false; // two groups all the same, and not one with itself
        compute(&one);
        assert_about(get(&one, "d")->se, ordered ? hypot(1.5, 0.5) : hypot(1.5, 3), 1e-15);
    }
}

static void turn_round(Case *one) {
    for (size_t i = 0; i < GROUPS; i++)
        one->groups[i].order = 6 - one->groups[i].order;
}

static void measures__tell_the_direction(void **state) {
    (void)state;
    static const char *const signed_keys[] = {"d", "aci", "rci", "sii", "sii_linear"};
    Case up, down, lower;
    make(&up, true);
    for (size_t i = 0; i < GROUPS; i++)
        up.groups[i].value = 10 + 7 * (double)i;
    down = lower = up;
    down.input.groups = down.groups;
    lower.input.groups = lower.groups;
    lower.input.better = BETTER_LOWER;
    turn_round(&down);
    compute(&up);
    compute(&down);
    compute(&lower);
    for (size_t i = 0; i < 5; i++) {
        assert_true(get(&up, signed_keys[i])->estimate > 0);
        assert_true(get(&down, signed_keys[i])->estimate < 0);
    }
    assert_true(get(&up, "rii")->estimate > 1 && get(&down, "rii")->estimate < 1);
    assert_about(get(&lower, "d")->estimate, -28, 1e-12); // the lowest rank less the highest
    assert_about(get(&lower, "par")->estimate, 0, 1e-12); // the highest rank is the worst
    assert_true(get(&up, "par")->estimate > 0);
}

static void assert_pair(Better better, bool reference, double one, double two) {
    Case made;
    make(&made, false);
    made.input.better = better;
    made.groups[3].reference = reference && better != BETTER_HIGHER;
    made.groups[4].reference = reference && better == BETTER_HIGHER;
    compute(&made);
    assert_about(get(&made, "d")->estimate, one - two, 1e-15);
    assert_about(get(&made, "r")->estimate, one / two, 1e-15);
}

// Of two best groups the larger one tells more surely what could be reached.
static void measures__know_the_largest_of_the_best(void **state) {
    (void)state;
    double errors[2];
    for (size_t i = 0; i < 2; i++) {
        Case one;
        make(&one, false);
        one.groups[0].value = one.groups[1].value = 50;
        one.groups[i].population = 400;
        one.groups[1 - i].population = 20;
        compute(&one);
        errors[i] = get(&one, "par")->se;
    }
    assert_about(errors[0], errors[1], 1e-12);
    assert_true(errors[0] < 2);
}

static void measures__choose_two_groups_as_who_does(void **state) {
    (void)state;
    assert_pair(BETTER_HIGHER, false, 36.125, 18.75);
    assert_pair(BETTER_LOWER, false, 36.125, 18.75);
    assert_pair(BETTER_NEITHER, false, 36.125, 18.75);
    assert_pair(BETTER_HIGHER, true, 36.125, 18.75); // the reference and the lowest
    assert_pair(BETTER_LOWER, true, 36.125, 18.75);  // the highest and the reference
    assert_pair(BETTER_NEITHER, true, 18.75, 36.125); // the reference and the furthest
    Case one;
    make(&one, false); // a reference that is itself the lowest meets the next one
    compute(&one);
    assert_about(get(&one, "d")->estimate, 18.75 - 20.5, 1e-15);
    assert_about(get(&one, "d")->se, hypot(4, 1.5), 1e-15);
    assert_about(get(&one, "d")->upper - get(&one, "d")->lower, 2 * 1.959963984540054 * hypot(4, 1.5),
                 1e-14);
}

// ----------------------------------------------------------------------------------- reasons

static void assert_absent(const Case *one, const char *keys, const char *why) {
    for (int i = 0; i < MEASURE_ALL; i++) {
        const Measure *measure = &one->out.items[i];
        const char *key = measure_key((MeasureKind)i);
        bool wanted = is_one_of(key, keys), said = measure->absent && strcmp(measure->absent, why) == 0;
        if (wanted != said)
            fail_msg("%s: %s, %s", key, measure->absent ? measure->absent : "there", why);
        assert_true(isnan(measure->estimate) == (measure->absent != NULL));
    }
}

#define ORDERED                                                                                    \
    "aci rci rci_wagstaff rci_erreygers sii sii_linear rii rii_linear aci_nopop rci_lim"
#define UNORDERED                                                                                  \
    "bgv bgsd cov mdbu mdbw mdmu mdmw mdru mdrw idisu idisw mld ti mdmu_setting idisu_setting"
#define OTHERS "d r par paf par_setting paf_setting"

static void measures__say_why_they_are_absent(void **state) {
    (void)state;
    Case one;
    make(&one, true);
    compute(&one);
    assert_absent(&one, UNORDERED, "needs-no-order");
    one.input.count = 2;
    compute(&one);
    assert_absent(&one, ORDERED, "needs-three-groups");
    one.input.count = 1;
    compute(&one);
    assert_absent(&one, ORDERED " " UNORDERED " " OTHERS, "needs-two-groups");
    one.input.count = 0;
    compute(&one);
    assert_absent(&one, ORDERED " " UNORDERED " " OTHERS, "needs-two-groups");
    make(&one, true);
    one.groups[1].value = NAN;
    compute(&one);
    assert_absent(&one, ORDERED " " UNORDERED " " OTHERS, "value-missing");
    make(&one, true);
    one.input.scale = NAN;
    compute(&one);
    assert_absent(&one, "sii rii rci_wagstaff rci_erreygers rci_lim", "needs-scale");
    one.input.scale = 30;
    compute(&one);
    assert_absent(&one, "sii rii rci_wagstaff rci_erreygers rci_lim", "outside-scale");
    make(&one, true);
    one.groups[2].population = 0;
    one.input.setting_average = NAN;
    compute(&one);
    assert_absent(&one, "aci rci rci_wagstaff rci_erreygers sii sii_linear rii rii_linear rci_lim par paf",
                  "needs-population");
    assert_absent(&one, "par_setting paf_setting", "needs-setting-average");
}

static void measures__of_unordered_groups_say_why(void **state) {
    (void)state;
    Case one;
    make(&one, false);
    compute(&one);
    assert_absent(&one, ORDERED, "needs-order");
    one.groups[3].reference = false;
    compute(&one);
    assert_absent(&one, "mdru mdrw", "needs-reference");
    one.input.better = BETTER_NEITHER;
    compute(&one);
    assert_absent(&one, "mdbu mdbw par paf par_setting paf_setting", "needs-direction");
    make(&one, false);
    one.groups[0].population = NAN; // the setting's average takes the place of the mean
    compute(&one);
    assert_absent(&one, "bgv bgsd cov mdbw mdmw mdrw idisw mld ti", "needs-population");
    assert_about(get(&one, "mdmu")->estimate, get(&one, "mdmu_setting")->estimate, 0);
    assert_about(get(&one, "par")->estimate, 36.125 - 27, 0);
    make(&one, false);
    one.groups[0].value = 0;
    compute(&one);
    assert_absent(&one, "r mld ti", "needs-positive"); // the reference is set against the lowest, 0
    one.groups[3].value = -1;
    compute(&one);
    assert_absent(&one, "r cov idisu idisw idisu_setting mld ti paf paf_setting", "needs-positive");
}

static void measures__ratio_of_nothing(void **state) {
    (void)state;
    Case one;
    make(&one, true);
    one.groups[0].value = 0;
    compute(&one);
    assert_string_equal(get(&one, "r")->absent, "needs-positive");
    one.input.better = BETTER_LOWER; // nothing is 0 times as much
    compute(&one);
    assert_about(get(&one, "r")->estimate, 0, 0);
    assert_string_equal(get(&one, "r")->no_interval, "needs-positive");
    one.groups[4].value = -1;
    compute(&one);
    assert_string_equal(get(&one, "r")->absent, "needs-positive");
}

static void measures__no_fit_where_there_is_none(void **state) {
    (void)state;
    Case one;
    make(&one, true);
    for (size_t i = 0; i < GROUPS; i++)
        one.groups[i].value = i < 2 ? 0 : 100;
    compute(&one);
    assert_string_equal(get(&one, "sii")->absent, "did-not-converge");
    assert_string_equal(get(&one, "rii")->absent, "did-not-converge");
    assert_true(get(&one, "sii_linear")->estimate > 50);
    for (size_t i = 0; i < GROUPS; i++) // steep, but it can be fitted
        one.groups[i].value = i < 2 ? 0.01 : i == 2 ? 50 : 99.99;
    compute(&one);
    assert_null(get(&one, "sii")->absent);
    assert_true(get(&one, "sii")->estimate > 99 && get(&one, "sii")->estimate <= 100);
    static const double separated[][GROUPS] = {
        {0, 0, 30, 100, 100}, {100, 100, 100, 100, 3}, {0, 0, 0, 0, 0}, {100, 0, 0, 0, 0}};
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < GROUPS; j++)
            one.groups[j].value = separated[i][j];
        compute(&one);
        assert_string_equal(get(&one, "sii")->absent, "did-not-converge");
    }
    for (size_t j = 0; j < GROUPS; j++)
        one.groups[j].value = j == 4 ? 90 : 1;
    compute(&one);
    assert_string_equal(get(&one, "rii_linear")->absent, "needs-positive"); // the line begins below 0
    static const double mixed[GROUPS] = {0, 10, 0, 100, 100};
    for (size_t j = 0; j < GROUPS; j++)
        one.groups[j].value = mixed[j];
    compute(&one);
    assert_true(get(&one, "sii")->estimate > 90);
}

static void fit(Case *one, size_t count, const double *values, const double *populations) {
    make(one, true);
    one->input.count = count;
    for (size_t i = 0; i < count; i++) {
        one->groups[i].value = values[i];
        one->groups[i].population = populations[i];
    }
    compute(one);
}

// Where a plain Newton step leads far away, and where numbers run out before it is seen that it does.
static void measures__fit_uneven_groups(void **state) {
    (void)state;
    Case one;
    fit(&one, 3, (double[]){99.3176, 23.959, 10.1104}, (double[]){0.216072, 0.172427, 7.59627});
    assert_null(get(&one, "sii")->absent);
    static const double values[][5] = {{0, 0, 100}, {100, 100, 100, 100, 0}, {0, 69.5406, 100}};
    static const double populations[][5] = {{0.0295766, 0.097338, 0.113936},
                                            {1.79, 0.12, 0.07, 2.14, 0.16},
                                            {0.0419395, 0.0232503, 0.0171546}};
    for (size_t i = 0; i < 3; i++) {
        fit(&one, i == 1 ? 5 : 3, values[i], populations[i]);
        assert_string_equal(get(&one, "sii")->absent, "did-not-converge");
    }
    fit(&one, 3, (double[]){100, 100, 100}, (double[]){1, 2, 3});
    assert_string_equal(get(&one, "rci_wagstaff")->absent, "outside-scale");
}

static void measures__numbers_beyond_all_computing(void **state) {
    (void)state;
    for (int ordered = 0; ordered < 2; ordered++) {
        Case one;
        make(&one, ordered);
        for (size_t i = 0; i < GROUPS; i++) {
            one.groups[i].value *= i % 2 ? 1e305 : 1e-305;
            one.groups[i].se *= 1e305;
        }
        compute(&one);
        for (int i = 0; i < MEASURE_ALL; i++) {
            const Measure *measure = &one.out.items[i];
            assert_true(measure->absent ? isnan(measure->estimate) : isfinite(measure->estimate));
            assert_true(measure->no_interval ? isnan(measure->lower) : isfinite(measure->lower));
        }
    }
}

static void measures__without_standard_errors_have_no_interval(void **state) {
    (void)state;
    Case one, other;
    make(&one, false);
    make(&other, false);
    one.groups[2].se = NAN;
    compute(&one);
    compute(&other);
    for (int i = 0; i < MEASURE_ALL; i++) {
        const Measure *measure = &one.out.items[i];
        const char *key = measure_key((MeasureKind)i);
        if (measure->absent)
            continue;
        bool kept = is_one_of(key, "d r par paf"); // the two groups have theirs, the others need none
        bool setting = is_one_of(key, "par_setting paf_setting");
        assert_same(other.out.items[i].estimate, measure->estimate, 1, key);
        if (kept)
            assert_null(measure->no_interval);
        else
            assert_string_equal(measure->no_interval,
                                setting ? "needs-population" : "needs-standard-errors");
        assert_true(isnan(measure->lower) == !kept && isnan(measure->upper) == !kept);
    }
}

// ---------------------------------------------------------------------------------- simulation

// Two groups far apart: half their difference, which is normal with half its standard error.
static void measures__simulated_intervals_have_a_closed_form_at_times(void **state) {
    (void)state;
    Case one;
    make(&one, false);
    one.input.count = 2;
    one.groups[0] = (MeasureGroup){.value = 30, .se = 0.6, .population = 1, .reference = true};
    one.groups[1] = (MeasureGroup){.value = 60, .se = 0.8, .population = 1};
    compute(&one);
    const Measure *measure = get(&one, "mdru");
    double half = 1.959963984540054 * 0.5;
    assert_about(measure->estimate, 15, 1e-15);
    assert_about(measure->lower, 15 - half, 0.004); // 0.03 of the error at 5000 draws, twice
    assert_about(measure->upper, 15 + half, 0.004);
    assert_true(isnan(measure->se));
}

// Of what cannot be below 0 nothing is drawn there.
static void measures__draw_no_impossible_shares(void **state) {
    (void)state;
    Case one;
    make(&one, false);
    for (size_t i = 0; i < GROUPS; i++) {
        one.groups[i].value = i ? 99.5 : 0.5;
        one.groups[i].se = 40;
    }
    compute(&one);
    assert_true(get(&one, "mdbu")->upper < 100 && get(&one, "mdbu")->lower >= 0);
    for (size_t i = 0; i < GROUPS; i++)
        one.groups[i].se = 1e9; // hardly any draw is possible: it ends all the same
    compute(&one);
    assert_true(get(&one, "mdbu")->upper <= 100);
}

static void measures__are_the_same_bits_every_time(void **state) {
    (void)state;
    Case one, other;
    make(&one, false);
    make(&other, false);
    compute(&one);
    compute(&other);
    for (int i = 0; i < MEASURE_ALL; i++) {
        assert_memory_equal(&one.out.items[i].lower, &other.out.items[i].lower, sizeof(double));
        assert_memory_equal(&one.out.items[i].upper, &other.out.items[i].upper, sizeof(double));
    }
}

static void measures__keys_are_read(void **state) {
    (void)state;
    for (int i = 0; i < MEASURE_ALL; i++) {
        MeasureKind kind = MEASURE_ALL;
        assert_true(measure_read(text_of(measure_key((MeasureKind)i)), &kind) == (i < MEASURE_COUNT));
        assert_int_equal(kind, i < MEASURE_COUNT ? i : MEASURE_ALL);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures__relative_ones_do_not_know_the_unit),
        cmocka_unit_test(measures__do_not_know_the_order_of_the_rows),
        cmocka_unit_test(measures__count_shares_of_people),
        cmocka_unit_test(measures__whole_people_are_nearly_the_same),
        cmocka_unit_test(measures__are_zero_where_all_are_equal),
        cmocka_unit_test(measures__tell_the_direction),
        cmocka_unit_test(measures__know_the_largest_of_the_best),
        cmocka_unit_test(measures__choose_two_groups_as_who_does),
        cmocka_unit_test(measures__say_why_they_are_absent),
        cmocka_unit_test(measures__of_unordered_groups_say_why),
        cmocka_unit_test(measures__ratio_of_nothing),
        cmocka_unit_test(measures__no_fit_where_there_is_none),
        cmocka_unit_test(measures__fit_uneven_groups),
        cmocka_unit_test(measures__numbers_beyond_all_computing),
        cmocka_unit_test(measures__without_standard_errors_have_no_interval),
        cmocka_unit_test(measures__simulated_intervals_have_a_closed_form_at_times),
        cmocka_unit_test(measures__draw_no_impossible_shares),
        cmocka_unit_test(measures__are_the_same_bits_every_time),
        cmocka_unit_test(measures__keys_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
