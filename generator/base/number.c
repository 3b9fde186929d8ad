// SPDX-License-Identifier: EUPL-1.2
//
// Numbers as text, the same on every machine: no locale and, for the many coordinates of a chart,
// no printf. A number with few decimals, as nearly all are, is written from a whole number.
#include "base/inside.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DECIMALS = 9 };

static const double power_of_ten[MOST_DECIMALS + 1] = {1,   1e1, 1e2, 1e3, 1e4,
                                                       1e5, 1e6, 1e7, 1e8, 1e9};

// scaled / 10^decimals, without trailing zeros, from the last digit to the first.
static void write_scaled(Buf *buf, bool negative, uint64_t scaled, int decimals) {
    char digits[40], *end = digits + sizeof digits, *at = end;
    for (; decimals > 0 && scaled % 10 == 0; decimals--)
        scaled /= 10;
    negative = negative && scaled;
    for (int i = 0; scaled || i <= decimals; i++, scaled /= 10) {
        if (i && i == decimals)
            *--at = '.';
        *--at = (char)('0' + scaled % 10);
    }
    if (negative)
        *--at = '-';
    buf_bytes(buf, at, (size_t)(end - at));
}

// Too large to be scaled: let the C library do it.
static void write_large(Buf *buf, double number, int decimals) {
    char text[400];
    int length = snprintf(text, sizeof text, "%.*f", decimals, number);
    while (decimals > 0 && text[length - 1] == '0')
        length--, decimals--;
    if (text[length - 1] == '.')
        length--;
    buf_bytes(buf, text, (size_t)length);
}

void buf_fixed(Buf *buf, double number, int decimals) {
    assert(isfinite(number) && decimals >= 0 && decimals <= MOST_DECIMALS);
    double scaled = fabs(number) * power_of_ten[decimals];
    if (scaled >= 1e15) {
        write_large(buf, number, decimals);
        return;
    }
    uint64_t whole = (uint64_t)scaled;
    if (scaled - (double)whole >= 0.5)
        whole++;
    write_scaled(buf, number < 0, whole, decimals);
}

// At most 15 digits: then whole and power are exact, their quotient is what reading the decimal
// form gives, and no other decimal form of so few digits reads as the same number.
static bool write_short(Buf *buf, double number) {
    double size = fabs(number);
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
        double scaled = rint(size * power_of_ten[decimals]);
        if (scaled >= 1e15)
            return false;
        if (scaled / power_of_ten[decimals] == size) {
            write_scaled(buf, number < 0, (uint64_t)scaled, decimals);
            return true;
        }
    }
    return false;
}

static void write_zeros(Buf *buf, int count) {
    while (count-- > 0)
        buf_char(buf, '0');
}

// The digits with the point behind the one of 10^0; far from it, with an exponent.
static void write_digits(Buf *buf, const char *digits, int count, int exponent) {
    if (exponent < -MOST_DECIMALS || exponent >= 21) {
        buf_char(buf, digits[0]);
        if (count > 1)
            buf_char(buf, '.');
        buf_bytes(buf, digits + 1, (size_t)count - 1);
        buf_format(buf, "e%+d", exponent);
    } else if (exponent >= count - 1) {
        buf_bytes(buf, digits, (size_t)count);
        write_zeros(buf, exponent - count + 1);
    } else if (exponent >= 0) {
        buf_bytes(buf, digits, (size_t)exponent + 1);
        buf_char(buf, '.');
        buf_bytes(buf, digits + exponent + 1, (size_t)(count - exponent - 1));
    } else {
        buf_literal(buf, "0.");
        write_zeros(buf, -exponent - 1);
        buf_bytes(buf, digits, (size_t)count);
    }
}

void buf_number(Buf *buf, double number) {
    assert(isfinite(number));
    if (write_short(buf, number))
        return;
    char text[32] = "";
    int fewest = fabs(number) < DBL_MIN ? 1 : 14; // so near to zero doubles have fewer digits
    for (int precision = fewest; precision <= 16; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, fabs(number)); // "1.2345…e+06"
        if (strtod(text, NULL) == fabs(number))
            break;
    }
    char *e = strchr(text, 'e');
    int exponent = atoi(e + 1), count = (int)(e - text) - 1;
    memmove(text + 1, text + 2, (size_t)count);
    while (count > 1 && text[count - 1] == '0')
        count--;
    if (number < 0)
        buf_char(buf, '-');
    write_digits(buf, text, count, exponent);
}
