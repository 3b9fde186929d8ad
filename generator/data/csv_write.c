// SPDX-License-Identifier: EUPL-1.2
//
// An indicator as tidy CSV: RFC 4180, one row per observation.
#include "data/inside.h"

#include <math.h>
#include <string.h>

void csv_text(Buf *out, Text text, char separator) {
    bool quoted = false;
    for (size_t i = 0; i < text.length; i++)
        quoted |= text.at[i] == separator || (text.at[i] && strchr("\"\r\n", text.at[i]));
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
// "- not comparable" and dangerous for what was copied from elsewhere; behind an apostrophe they
// are text.
void csv_words(Buf *out, Text text, char separator) {
    if (!text.length || !strchr("=+-@\t\r", text.at[0])) {
        csv_text(out, text, separator);
        return;
    }
    Buf safe = {0};
    buf_char(&safe, '\'');
    buf_text(&safe, text);
    csv_text(out, buf_view(&safe), separator);
    buf_release(&safe);
}

static void write_number(Buf *out, double number) {
    buf_char(out, ',');
    if (!isnan(number))
        buf_number(out, number);
}

// What few reports have is left out where no row has it.
static bool is_written(const Indicator *indicator, size_t column) {
    return !number_rare(column) || number_used(indicator, column);
}

static void write_header(Buf *out, const Indicator *indicator, const bool *written) {
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        csv_text(out, indicator->dimensions[i].id, ',');
        buf_char(out, ',');
    }
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        if (written[i])
            buf_format(out, "%s,", number_name(i));
    buf_literal(out, "unit,status,note\r\n");
}

static void write_row(Buf *out, const Indicator *indicator, const Observation *row,
                      const bool *written, const Text *chain, size_t chain_length) {
    for (size_t i = 0; i < indicator->dimension_count; i++) {
        if (i)
            buf_char(out, ',');
        csv_text(out, observation_group(indicator, row, &indicator->dimensions[i])->id, ',');
    }
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        if (written[i])
            write_number(out, number_in(row, i));
    buf_char(out, ',');
    csv_words(out, local_text(&indicator->unit.name, chain, chain_length, NULL), ',');
    buf_char(out, ',');
    buf_string(out, status_name(row->status));
    buf_char(out, ',');
    csv_words(out, local_text(&row->note, chain, chain_length, NULL), ',');
    buf_literal(out, "\r\n");
}

void indicator_csv(Buf *out, const Indicator *indicator, const Text *chain, size_t chain_length) {
    bool written[NUMBER_COLUMNS];
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        written[i] = is_written(indicator, i);
    write_header(out, indicator, written);
    for (size_t i = 0; i < indicator->row_count; i++)
        write_row(out, indicator, &indicator->rows[i], written, chain, chain_length);
}
