// SPDX-License-Identifier: EUPL-1.2
// Numbers in plain form: every form must be true, and no two numbers may change places.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "site/sentence.h"

static void check(double percent, int decimals, const char *key, const char *part, int count) {
    PlainShare share = plain_share(percent, decimals);
    if (!key) {
        assert_null(share.key);
        return;
    }
    assert_non_null(share.key);
    assert_string_equal(share.key, key);
    assert_string_equal(share.part, part);
    assert_int_equal(share.count, count);
}

static void share__names_what_is_near(void **state) {
    (void)state;
    check(45.2, 1, "plain.nearly", "plain.half", 0);
    check(50.0, 1, "plain.exactly", "plain.half", 0);
    check(50.4, 1, "plain.about", "plain.half", 0);
    check(53.0, 1, "plain.more", "plain.half", 0);
    check(33.3, 1, "plain.about", "plain.third", 0);
    check(66.7, 1, "plain.about", "plain.two-thirds", 0);
    check(24.1, 1, "plain.about", "plain.quarter", 0);
    check(76.5, 1, "plain.more", "plain.three-quarters", 0);
    check(61.4, 1, "plain.more", "plain.of-ten", 6);
    check(88.0, 0, "plain.nearly", "plain.of-ten", 9);
    check(98.2, 1, "plain.nearly", "plain.all", 0);
}

static void share__of_few_counts_hundredths_and_thousandths(void **state) {
    (void)state;
    check(9.2, 1, "plain.about", "plain.of-ten", 1);
    check(8.0, 1, "plain.nearly", "plain.of-ten", 1);
    check(7.0, 1, "plain.exactly", "plain.of-hundred", 7);
    check(3.2, 1, "plain.about", "plain.of-hundred", 3);
    check(0.3, 1, "plain.exactly", "plain.of-thousand", 3);
    check(0.25, 2, "plain.about", "plain.of-thousand", 3);
    check(0.02, 2, NULL, NULL, 0);
}

static void share__none_and_all_stay_numbers(void **state) {
    (void)state;
    check(0, 1, NULL, NULL, 0);
    check(100, 1, NULL, NULL, 0);
    check(99.97, 1, NULL, NULL, 0);       // shown as 100,0
    check(0.04, 1, NULL, NULL, 0);        // shown as 0,0
    check(-3, 1, NULL, NULL, 0);
    check(140, 0, NULL, NULL, 0);
    check(NAN, 1, NULL, NULL, 0);
}

static void share__the_shown_number_decides(void **state) {
    (void)state;
    check(49.96, 1, "plain.exactly", "plain.half", 0);
    check(9.5, 0, "plain.exactly", "plain.of-ten", 1);
}

static double part_of(PlainShare share) {
    static const struct {
        const char *part;
        double percent;
    } parts[] = {{"plain.half", 50},           {"plain.quarter", 25},          {"plain.three-quarters", 75},
                 {"plain.third", 100.0 / 3},   {"plain.two-thirds", 200.0 / 3}, {"plain.all", 100}};
    if (!strcmp(share.part, "plain.of-ten")) return share.count * 10;
    if (!strcmp(share.part, "plain.of-hundred")) return share.count;
    if (!strcmp(share.part, "plain.of-thousand")) return share.count / 10.0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strcmp(share.part, parts[i].part)) return parts[i].percent;
    fail_msg("unknown part %s", share.part);
    return 0;
}

static void check_true(double percent, PlainShare share) {
    double part = part_of(share);
    if (!strcmp(share.key, "plain.exactly")) assert_true(fabs(percent - part) < 1e-9);
    else if (!strcmp(share.key, "plain.about")) assert_true(fabs(percent - part) <= 1 + 1e-9);
    else if (!strcmp(share.key, "plain.nearly")) assert_true(percent < part && part - percent <= 5);
    else if (!strcmp(share.key, "plain.more")) assert_true(percent > part && percent - part < 10);
    else fail_msg("unknown form %s", share.key);
}

// Where in the order of size a form says that it lies: nearly half < about half < half < more than half.
static double place_of(PlainShare share) {
    double part = part_of(share);
    if (!strcmp(share.key, "plain.nearly")) return part - 0.002;
    if (!strcmp(share.key, "plain.more")) return part + 0.002;
    return part;
}

static void share__is_true_and_in_order_for_every_tenth(void **state) {
    (void)state;
    double last = 0;
    for (int tenths = 1; tenths < 1000; tenths++) {
        PlainShare share = plain_share(tenths / 10.0, 1);
        assert_non_null(share.key);
        check_true(tenths / 10.0, share);
        assert_true(place_of(share) >= last);
        last = place_of(share);
    }
}

static Observation asked(double value, double count, double n) {
    return (Observation){.value = value, .count = count, .n = n, .lower = NAN, .upper = NAN};
}

static void counts__are_told_where_they_are_few_and_make_the_number(void **state) {
    (void)state;
    Indicator one = {.unit = {.decimals = 1, .kind = UNIT_PERCENT}};
    Observation nine = asked(45, 9, 20), weighted = asked(47.3, 9, 20), many = asked(45, 450, 1000),
                unknown = asked(45, NAN, 20), hundred = asked(45, 45, 100);
    assert_true(plain_counts(&one, &nine));
    assert_true(plain_counts(&one, &hundred));
    assert_false(plain_counts(&one, &weighted));
    assert_false(plain_counts(&one, &many));
    assert_false(plain_counts(&one, &unknown));
}

static void times__are_whole_and_near(void **state) {
    (void)state;
    assert_int_equal(plain_times(2.02), 2);
    assert_int_equal(plain_times(1.85), 2);
    assert_int_equal(plain_times(2.3), 0);
    assert_int_equal(plain_times(3.2), 3);
    assert_int_equal(plain_times(1.2), 0);
    assert_int_equal(plain_times(11), 0);
    assert_int_equal(plain_times(NAN), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(share__names_what_is_near),
        cmocka_unit_test(share__of_few_counts_hundredths_and_thousandths),
        cmocka_unit_test(share__none_and_all_stay_numbers),
        cmocka_unit_test(share__the_shown_number_decides),
        cmocka_unit_test(share__is_true_and_in_order_for_every_tenth),
        cmocka_unit_test(counts__are_told_where_they_are_few_and_make_the_number),
        cmocka_unit_test(times__are_whole_and_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
