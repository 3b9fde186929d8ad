// SPDX-License-Identifier: EUPL-1.2
#include "chart_kit.h"

static void check(double min, double max, int wanted, bool from_zero, size_t count,
                  const double *expected) {
    double values[16];
    assert_int_equal(chart_ticks(min, max, wanted, from_zero, values), count);
    for (size_t i = 0; i < count; i++)
        assert_true(values[i] == expected[i]); // exact: labels are made from them
}

static void ticks__are_round(void **state) {
    (void)state;
    check(0, 46, 5, true, 6, (double[]){0, 10, 20, 30, 40, 50});
    check(76.2, 84.1, 5, false, 6, (double[]){76, 78, 80, 82, 84, 86});
    check(12, 83, 4, true, 6, (double[]){0, 20, 40, 60, 80, 100});
    check(0, 100, 5, true, 6, (double[]){0, 20, 40, 60, 80, 100});
    check(0, 100, 2, true, 3, (double[]){0, 50, 100});
}

static void ticks__have_exact_fractions(void **state) {
    (void)state;
    check(0, 0.5, 5, true, 6, (double[]){0, 0.1, 0.2, 0.3, 0.4, 0.5});
    check(1.12, 1.29, 4, false, 5, (double[]){1.1, 1.15, 1.2, 1.25, 1.3});
}

static void ticks__span_zero(void **state) {
    (void)state;
    check(-7, 9, 4, true, 5, (double[]){-10, -5, 0, 5, 10});
}

static void ticks__work_for_one_value(void **state) {
    (void)state;
    double values[16];
    size_t count = chart_ticks(0, 0, 5, true, values);
    assert_true(count >= 2 && values[0] == 0 && values[count - 1] > 0);
    count = chart_ticks(81.4, 81.4, 5, false, values);
    assert_true(count >= 2 && values[0] <= 81.4 && values[count - 1] >= 81.4);
    assert_true(values[count - 1] - values[0] < 20);
}

// Numbers whose squares are 0 or infinite.
static void ticks__end_for_any_number(void **state) {
    (void)state;
    const double sizes[] = {5e-324, 1e-310, 1e-200, 1e-170, 1e-99, 1e160, 1e250};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int from_zero = 0; from_zero < 2; from_zero++) {
            double values[16];
            size_t count = chart_ticks(-sizes[i], sizes[i], 5, from_zero, values);
            assert_true(count >= 2 && count <= 16);
            assert_true(values[0] <= -sizes[i] * (1 - 1e-6) || sizes[i] < 1e-100);
            assert_true(values[count - 1] >= sizes[i] * (1 - 1e-6) && values[count - 1] > values[0]);
        }
}

static void ticks__cover_everything_and_fit(void **state) {
    (void)state;
    uint64_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        double parts[3];
        for (int j = 0; j < 3; j++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            parts[j] = (double)(seed >> 33) / 2147483648.0;
        }
        double size = pow(10, parts[2] * 12 - 5), min = (parts[0] - 0.5) * size;
        double max = min + parts[1] * size, values[16];
        size_t count = chart_ticks(min, max, 1 + i % 9, i % 2, values);
        assert_true(count >= 2 && count <= 16);
        double slack = fmax(fabs(min), fabs(max)) * 1e-6;
        assert_true(values[0] <= min + slack && values[count - 1] >= max - slack);
        for (size_t j = 1; j < count; j++)
            assert_true(values[j] > values[j - 1]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks__are_round),
        cmocka_unit_test(ticks__have_exact_fractions),
        cmocka_unit_test(ticks__span_zero),
        cmocka_unit_test(ticks__work_for_one_value),
        cmocka_unit_test(ticks__end_for_any_number),
        cmocka_unit_test(ticks__cover_everything_and_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
