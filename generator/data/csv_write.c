// SPDX-License-Identifier: EUPL-1.2
//
// An indicator as tidy CSV: RFC 4180, one row per observation.
#include "data/inside.h"

#include <math.h>
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

static void write_number(Buf *out, double number) {
    buf_char(out, ',');
    if (!isnan(number))
        buf_number(out, number);
}

static void write_header(Buf *out, const Indicator *indicator) {
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        write_text(out, indicator->dimensions[i].id);
        buf_char(out, ',');
    }
    buf_literal(out, "value,lower,upper,n,count,unit,status,note\r\n");
}

static void write_row(Buf *out, const Indicator *indicator, const Observation *row,
                      const Text *chain, size_t chain_length) {
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        if (i)
            buf_char(out, ',');
        write_text(out, observation_group(indicator, row, &indicator->dimensions[i])->id);
    }
    write_number(out, row->value);
    write_number(out, row->lower);
    write_number(out, row->upper);
    write_number(out, row->n);
    write_number(out, row->count);
    buf_char(out, ',');
    write_text(out, local_text(&indicator->unit.name, chain, chain_length, NULL));
    buf_char(out, ',');
    buf_string(out, status_name(row->status));
    buf_char(out, ',');
    write_text(out, local_text(&row->note, chain, chain_length, NULL));
    buf_literal(out, "\r\n");
}

void indicator_csv(Buf *out, const Indicator *indicator, const Text *chain, size_t chain_length) {
    write_header(out, indicator);
    for (size_t i = 0; i < indicator->row_count; i++)
        write_row(out, indicator, &indicator->rows[i], chain, chain_length);
}
