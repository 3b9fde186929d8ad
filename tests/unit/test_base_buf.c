// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define assert_buf(buf, wanted)                                                                    \
    do {                                                                                           \
        buf_char((buf), 0);                                                                        \
        assert_string_equal((buf)->at, (wanted));                                                  \
        buf_clear(buf);                                                                            \
    } while (0)

static void buf__grows_with_all_ways_of_adding(void **state) {
    (void)state;
    Buf buf = {0};
    char long_text[1000];
    memset(long_text, 'x', 999);
    long_text[999] = 0;
    buf_char(&buf, 'a');
    buf_string(&buf, "b");
    buf_text(&buf, T("å"));
    buf_text(&buf, (Text){0});
    buf_literal(&buf, "d");
    buf_format(&buf, "%s%d", long_text, 7);
    assert_int_equal(buf.length, 1 + 1 + 2 + 1 + 999 + 1);
    assert_memory_equal(buf.at, "abådxxx", 8);
    assert_int_equal(buf.at[buf.length - 1], '7');
    Arena *arena = arena_new();
    Text copy = buf_copy(arena, &buf);
    buf_release(&buf);
    assert_int_equal(strlen(copy.at), copy.length);
    arena_free(arena);
    assert_null(buf.at);
}

static void buf__html_escapes_five_characters(void **state) {
    (void)state;
    Buf buf = {0};
    buf_html(&buf, T("<a href=\"x\">å & 'ä'</a>"));
    assert_buf(&buf, "&lt;a href=&quot;x&quot;&gt;å &amp; &#39;ä&#39;&lt;/a&gt;");
    buf_html(&buf, (Text){0});
    buf_html(&buf, T("&&"));
    assert_buf(&buf, "&amp;&amp;");
    buf_release(&buf);
}

// ----------------------------------------------------------------------------------- numbers

typedef struct Sample {
    double number;
    const char *text;
} Sample;

static void number__is_the_shortest_that_reads_back(void **state) {
    (void)state;
    const Sample samples[] = {
        {0, "0"},
        {-0.0, "0"},
        {83.1, "83.1"},
        {-0.5, "-0.5"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e15, "1000000000000000"},
        {123456789012345680.0, "123456789012345680"},
        {1e21, "1e+21"},
        {1.5e300, "1.5e+300"},
        {0.000001, "0.000001"},
        {1.25e-7, "0.000000125"},
        {1.5e-9, "0.0000000015"},
        {1e-10, "1e-10"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {1e-320, "1e-320"},
        {-1.7976931348623157e308, "-1.7976931348623157e+308"},
        {1.0 / 3, "0.3333333333333333"},
        {284212, "284212"},
        {10486941, "10486941"},
    };
    Buf buf = {0};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        buf_number(&buf, samples[i].number);
        assert_buf(&buf, samples[i].text);
    }
    buf_release(&buf);
}

static size_t count_digits(const char *text) {
    size_t count = 0, zeros = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9' && (count || *text != '0')) {
            zeros = *text == '0' ? zeros + 1 : 0;
            count++;
        }
    return count - zeros;
}

// The oracle: the first of %.1e … %.17e that reads back.
static size_t fewest_digits(double number) {
    char text[40];
    for (int digits = 1;; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, number);
        if (strtod(text, NULL) == number)
            return count_digits(text);
    }
}

static void number__reads_back_whatever_its_bits(void **state) {
    (void)state;
    Buf buf = {0};
    uint64_t random = 88172645463325252u;
    for (int round = 0; round < 60000; round++) {
        double number;
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        memcpy(&number, &random, sizeof number);
        if (round % 2)
            number = (double)(random >> 40) / pow(10, round % 12);
        if (!isfinite(number) || (number != 0 && fabs(number) < 1e-307))
            continue;
        buf_number(&buf, number);
        buf_char(&buf, 0);
        assert_true(strtod(buf.at, NULL) == number);
        assert_int_equal(count_digits(buf.at), fewest_digits(number));
        buf_clear(&buf);
    }
    buf_release(&buf);
}

static void number__fixed_drops_zeros(void **state) {
    (void)state;
    Buf buf = {0};
    const Sample two[] = {{0, "0"},
                          {-0.001, "0"},
                          {1.5, "1.5"},
                          {1.999, "2"},
                          {-12.345, "-12.35"},
                          {100, "100"},
                          {0.05, "0.05"},
                          {-0.05, "-0.05"},
                          {0.005, "0.01"},
                          {1234567.891, "1234567.89"},
                          {0.25, "0.25"}};
    for (size_t i = 0; i < sizeof two / sizeof *two; i++) {
        buf_fixed(&buf, two[i].number, 2);
        assert_buf(&buf, two[i].text);
    }
    buf_fixed(&buf, 2.5, 0);
    assert_buf(&buf, "3");
    buf_fixed(&buf, 1e17, 2);
    assert_buf(&buf, "100000000000000000");
    buf_fixed(&buf, -3e15, 0);
    assert_buf(&buf, "-3000000000000000");
    buf_fixed(&buf, 0.125, 9);
    assert_buf(&buf, "0.125");
    buf_release(&buf);
}

static void number__fixed_is_near_and_short(void **state) {
    (void)state;
    Buf buf = {0};
    uint64_t random = 1;
    for (int round = 0; round < 50000; round++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        double number = (double)(int64_t)random / 9e13;
        int decimals = round % 5;
        buf_fixed(&buf, number, decimals);
        buf_char(&buf, 0);
        assert_true(fabs(strtod(buf.at, NULL) - number) <= 0.5000001 * pow(10, -decimals));
        const char *point = strchr(buf.at, '.');
        assert_true(!point || (int)strlen(point) <= decimals + 1);
        assert_true(!point || buf.at[buf.length - 2] != '0');
        buf_clear(&buf);
    }
    buf_release(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buf__grows_with_all_ways_of_adding),
        cmocka_unit_test(buf__html_escapes_five_characters),
        cmocka_unit_test(number__is_the_shortest_that_reads_back),
        cmocka_unit_test(number__reads_back_whatever_its_bits),
        cmocka_unit_test(number__fixed_drops_zeros),
        cmocka_unit_test(number__fixed_is_near_and_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
