// SPDX-License-Identifier: EUPL-1.2
//
// Dates as authors write them in their files. Dates for readers are locale/'s.
#include "base/base.h"

static int read_digits(Text text, size_t from, size_t count) {
    int number = 0;
    for (size_t i = from; i < from + count; i++) {
        if (i >= text.length || text.at[i] < '0' || text.at[i] > '9')
            return -1;
        number = number * 10 + (text.at[i] - '0');
    }
    return number;
}

int month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

int text_date_parts(Text text) {
    int year = read_digits(text, 0, 4), month = read_digits(text, 5, 2);
    if (year < 1)
        return 0;
    if (text.length == 4)
        return 1;
    if (month < 1 || month > 12 || text.at[4] != '-')
        return 0;
    if (text.length == 7)
        return 2;
    int day = read_digits(text, 8, 2);
    bool good =
        text.length == 10 && text.at[7] == '-' && day >= 1 && day <= month_days(year, month);
    return good ? 3 : 0;
}
