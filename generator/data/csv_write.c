// SPDX-License-Identifier: EUPL-1.2
//
// An indicator as tidy CSV: RFC 4180, one row per observation.
#include "data/inside.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static void write_text(Buf *out, Text text) {
    bool quoted = false;
    for (size_t i = 0; i < text.length; i++)
        quoted |= text.at[i] != 0 && strchr(",\"\r\n", text.at[i]) != NULL;
    if (!quoted) {
        buf_text(out, text);
        return;
    }
    buf_char(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"')
            buf_char(out, '"');
        buf_char(out, text.at[i]);
    }
    buf_char(out, '"');
}

// Words of the author. A spreadsheet takes "=1+1", "-ab" and "@x" for formulas, which is wrong for
// "- not comparable" and dangerous for what was copied from elsewhere; behind an apostrophe they are text.
static void write_words(Buf *out, Text text) {
    if (!text.length || !strchr("=+-@\t\r", text.at[0])) {
        write_text(out, text);
        return;
    }
    Buf safe = {0};
    buf_char(&safe, '\'');
    buf_text(&safe, text);
    write_text(out, buf_view(&safe));
    buf_release(&safe);
}

static void write_number(Buf *out, double number) {
    buf_char(out, ',');
    if (!isnan(number))
        buf_number(out, number);
}

// The numbers of a row. What few reports have is left out where no row has it.
typedef struct Column {
    const char *name;
    size_t offset; // in Observation
    bool rare;
} Column;

static const Column columns[] = {
    {"value", offsetof(Observation, value), false},
    {"lower", offsetof(Observation, lower), false},
    {"upper", offsetof(Observation, upper), false},
    {"se", offsetof(Observation, se), true},
    {"n", offsetof(Observation, n), false},
    {"count", offsetof(Observation, count), false},
    {"population", offsetof(Observation, population), true},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static double number_in(const Observation *row, const Column *column) {
    return *(const double *)((const char *)row + column->offset);
}

static bool is_written(const Indicator *indicator, const Column *column) {
    bool written = !column->rare;
    for (size_t i = 0; !written && i < indicator->row_count; i++)
        written = !isnan(number_in(&indicator->rows[i], column));
    return written;
}

static void write_header(Buf *out, const Indicator *indicator, const bool *written) {
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        write_text(out, indicator->dimensions[i].id);
        buf_char(out, ',');
    }
    for (size_t i = 0; i < COLUMNS; i++)
        if (written[i])
            buf_format(out, "%s,", columns[i].name);
    buf_literal(out, "unit,status,note\r\n");
}

static void write_row(Buf *out, const Indicator *indicator, const Observation *row,
                      const bool *written, const Text *chain, size_t chain_length) {
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        if (i)
            buf_char(out, ',');
        write_text(out, observation_group(indicator, row, &indicator->dimensions[i])->id);
    }
    for (size_t i = 0; i < COLUMNS; i++)
        if (written[i])
            write_number(out, number_in(row, &columns[i]));
    buf_char(out, ',');
    write_words(out, local_text(&indicator->unit.name, chain, chain_length, NULL));
    buf_char(out, ',');
    buf_string(out, status_name(row->status));
    buf_char(out, ',');
    write_words(out, local_text(&row->note, chain, chain_length, NULL));
    buf_literal(out, "\r\n");
}

void indicator_csv(Buf *out, const Indicator *indicator, const Text *chain, size_t chain_length) {
    bool written[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        written[i] = is_written(indicator, &columns[i]);
    write_header(out, indicator, written);
    for (size_t i = 0; i < indicator->row_count; i++)
        write_row(out, indicator, &indicator->rows[i], written, chain, chain_length);
}
