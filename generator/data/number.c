// SPDX-License-Identifier: EUPL-1.2
//
// How JSON writes a number; CSV files are held to the same.
#include "data/inside.h"

static const char *skip_digits(const char *at) {
    while (*at >= '0' && *at <= '9')
        at++;
    return at;
}

static const char *skip_fraction(const char *at) {
    const char *end = *at == '.' ? skip_digits(at + 1) : at;
    return end > at + 1 ? end : at;
}

static const char *skip_exponent(const char *at) {
    if (*at != 'e' && *at != 'E')
        return at;
    const char *digits = at + 1 + (at[1] == '-' || at[1] == '+');
    const char *end = skip_digits(digits);
    return end > digits ? end : at;
}

// RFC 8259: [ minus ] int [ frac ] [ exp ], where int is 0 or begins with another digit.
size_t number_length(const char *at) {
    const char *whole = at + (*at == '-');
    const char *end = *whole == '0' ? whole + 1 : skip_digits(whole);
    return end > whole ? (size_t)(skip_exponent(skip_fraction(end)) - at) : 0;
}
