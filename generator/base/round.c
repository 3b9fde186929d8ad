// SPDX-License-Identifier: EUPL-1.2
//
// Rounding half away from zero, on the number as people write it: the shortest decimal form that
// reads back as the double. So 1.005 with two decimals is 1.01, though the double lies a little
// below; ICU rounds on the same form, and so does a reader who checks a sum.
//
// Nearly all numbers take the quick way: scale, round, divide. It is taken only where it cannot
// differ from rounding the decimal form. The double and that form are at most half a unit in the
// last place apart, scaling adds as much, so a fraction farther from one half than 2^-51 of the
// scaled number is on the same side of it in both.
#include "base/inside.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double power_of_ten[DECIMALS_MAX + 1] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                      1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

static bool round_quickly(double magnitude, int decimals, uint64_t *rounded) {
    double scaled = magnitude * power_of_ten[decimals];
    if (!(scaled < 0x1p49))
        return false;
    *rounded = (uint64_t)scaled;
    double fraction = scaled - (double)*rounded;
    if (fabs(fraction - 0.5) <= scaled * 0x1p-51)
        return false;
    *rounded += fraction > 0.5;
    return true;
}

static size_t write_whole(char *digits, uint64_t whole, int decimals) {
    char reversed[24];
    size_t count = 0;
    for (; whole || count <= (size_t)decimals; whole /= 10)
        reversed[count++] = (char)('0' + whole % 10);
    for (size_t i = 0; i < count; i++)
        digits[i] = reversed[count - 1 - i];
    return count;
}

// The shortest form as digits d1 d2 …, worth 0.d1d2… × 10^point. Returns how many, at most 17.
static int shortest(double magnitude, char digits[17], int *point) {
    char text[40];
    int precision = 14;
    do
        snprintf(text, sizeof text, "%.*e", precision, magnitude); // "1.2345…e+06"
    while (strtod(text, NULL) != magnitude && ++precision <= 16);
    if (precision > 16)
        precision = 16;
    digits[0] = text[0];
    memcpy(digits + 1, text + 2, (size_t)precision);
    *point = atoi(strchr(text, 'e') + 1) + 1;
    return precision + 1;
}

static size_t carry(char *digits, size_t count) {
    for (size_t i = count; i-- > 0;) {
        if (digits[i]++ != '9')
            return count;
        digits[i] = '0';
    }
    memmove(digits + 1, digits, count);
    digits[0] = '1';
    return count + 1;
}

static size_t round_exactly(char *digits, double magnitude, int decimals) {
    char kept[17];
    int point, have = shortest(magnitude, kept, &point);
    int zeros = point < 1 ? 1 - point : 0; // in front, one of them before the point
    int count = (zeros ? 1 : point) + decimals;
    for (int i = 0; i < count; i++)
        digits[i] = i >= zeros && i - zeros < have ? kept[i - zeros] : '0';
    int next = count - zeros;
    if (next >= 0 && next < have && kept[next] >= '5')
        return carry(digits, (size_t)count);
    return (size_t)count;
}

size_t digits_rounded(char digits[DIGITS_MAX], double magnitude, int decimals) {
    uint64_t rounded;
    assert(magnitude >= 0 && isfinite(magnitude) && decimals >= 0 && decimals <= DECIMALS_MAX);
    if (round_quickly(magnitude, decimals, &rounded))
        return write_whole(digits, rounded, decimals);
    return round_exactly(digits, magnitude, decimals);
}

// Both are whole numbers that a double holds exactly, so their quotient is the nearest double to
// the decimal number, as if it had been read from its digits.
double number_rounded(double number, int decimals) {
    char digits[DIGITS_MAX + 8];
    uint64_t quick;
    double rounded;
    assert(isfinite(number) && decimals >= 0 && decimals <= DECIMALS_MAX);
    if (round_quickly(fabs(number), decimals, &quick)) {
        rounded = (double)quick / power_of_ten[decimals];
    } else {
        size_t count = round_exactly(digits, fabs(number), decimals);
        snprintf(digits + count, 8, "e-%d", decimals);
        rounded = strtod(digits, NULL);
    }
    return number < 0 && rounded > 0 ? -rounded : rounded;
}
