// SPDX-License-Identifier: EUPL-1.2
// The CSV files that people open: an indicator in the words of a language, for a spreadsheet set to
// it, and the code lists. Programs get data/<id>.csv, which is the same everywhere.
#include "site/open.h"

#include <math.h>
#include <string.h>

typedef struct Sheet {
    Buf *out;
    const View *view;
    const Indicator *indicator;
    char decimal, separator;
    bool numbers[NUMBER_COLUMNS];
} Sheet;

// Where decimals have a comma, a spreadsheet expects semicolons between the cells.
static void set_signs(Sheet *sheet) {
    Text half = number_text(sheet->view->arena, sheet->view->language->locale, 0.5, 1);
    bool comma = text_find(half, T(",")) != SIZE_MAX;
    sheet->decimal = comma ? ',' : '.';
    sheet->separator = comma ? ';' : ',';
}

static void end_cell(Sheet *sheet) {
    buf_char(sheet->out, sheet->separator);
}

static void put_words(Sheet *sheet, Text text) {
    csv_words(sheet->out, text, sheet->separator);
    end_cell(sheet);
}

static bool is_digit(Text text, size_t at) {
    return at < text.length && text.at[at] >= '0' && text.at[at] <= '9';
}

// A spreadsheet takes "10-19" for the 19th of October, and "10–19" for a text.
static Text with_dashes(const View *view, Text text) {
    Buf buf = {0};
    for (size_t i = 0; i < text.length; i++) {
        bool between = text.at[i] == '-' && i && is_digit(text, i - 1) && is_digit(text, i + 1);
        if (between) buf_literal(&buf, "–");
        else buf_char(&buf, text.at[i]);
    }
    return buf_take(view->arena, &buf);
}

// Times without the marks that keep them from turning round within a sentence.
static Text group_name(const Sheet *sheet, const Dimension *dimension, const Group *group) {
    const View *view = sheet->view;
    Text name = dimension->is_time ? period_text(view->arena, view->language->locale, group->id)
                                   : view_group_plain(view, dimension, group);
    return with_dashes(view, name);
}

// All decimals that the data has, without the grouping that would make a text of it.
static void put_number(Sheet *sheet, double number) {
    if (!isnan(number)) {
        size_t from = sheet->out->length;
        buf_number(sheet->out, number);
        for (size_t i = from; i < sheet->out->length; i++)
            if (sheet->out->at[i] == '.') sheet->out->at[i] = sheet->decimal;
    }
    end_cell(sheet);
}

static Text heading(const Sheet *sheet, const char *key) {
    const View *view = sheet->view;
    return sentence_plain(view, view_capital(view, view_words(view, key, NULL, 0)));
}

static void write_head(Sheet *sheet) {
    const View *view = sheet->view;
    for (size_t i = 0; i < sheet->indicator->dimension_count; i++) {
        const Dimension *dimension = &sheet->indicator->dimensions[i];
        Text name = dimension->is_time ? heading(sheet, "data.time") : view_local(view, &dimension->list->title);
        put_words(sheet, text_capital(view->arena, view->language->locale, name));
    }
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        if (sheet->numbers[i])
            put_words(sheet, heading(sheet, text_format(view->arena, "data.%s", number_name(i)).at));
    put_words(sheet, heading(sheet, "data.unit"));
    put_words(sheet, heading(sheet, "data.status"));
    put_words(sheet, heading(sheet, "data.note"));
    csv_words(sheet->out, heading(sheet, "data.source"), sheet->separator);
    buf_literal(sheet->out, "\r\n");
}

static void write_row(Sheet *sheet, const Observation *row, Text unit, Text source) {
    const View *view = sheet->view;
    for (size_t i = 0; i < sheet->indicator->dimension_count; i++) {
        const Dimension *dimension = &sheet->indicator->dimensions[i];
        put_words(sheet, group_name(sheet, dimension, observation_group(sheet->indicator, row, dimension)));
    }
    for (size_t i = 0; i < NUMBER_COLUMNS; i++)
        if (sheet->numbers[i]) put_number(sheet, number_in(row, i));
    put_words(sheet, unit);
    put_words(sheet, row->status == STATUS_OK ? (Text){0} : sentence_plain(view, view_status(view, row->status)));
    put_words(sheet, view_local(view, &row->note));
    csv_words(sheet->out, source, sheet->separator);
    buf_literal(sheet->out, "\r\n");
}

void render_reader_csv(Buf *out, const View *view, const Output *output) {
    const Indicator *one = output->indicator;
    Sheet sheet = {.out = out, .view = view, .indicator = one};
    set_signs(&sheet);
    for (size_t i = 0; i < NUMBER_COLUMNS; i++) sheet.numbers[i] = i == 0 || number_used(one, i);
    buf_literal(out, "\xef\xbb\xbf");     // without it Excel takes UTF-8 for something else
    write_head(&sheet);
    Text unit = view_local(view, &one->unit.name), source = view_local(view, &one->source.name);
    for (size_t i = 0; i < one->row_count; i++) write_row(&sheet, &one->rows[i], unit, source);
}

// -------------------------------------------------------------------------------- code lists

static void put_coordinate(Buf *out, const Group *group, double degrees) {
    buf_char(out, ',');
    if (group->has_place) buf_number(out, degrees);
}

static void write_group(Buf *out, const View *view, const Group *group) {
    csv_text(out, group->id, ',');
    buf_char(out, ',');
    csv_text(out, group->slug, ',');
    buf_char(out, ',');
    if (group->parent) csv_text(out, group->parent->id, ',');
    buf_string(out, group->total ? ",true" : ",false");
    put_coordinate(out, group, group->latitude);
    put_coordinate(out, group, group->longitude);
    for (size_t i = 0; i < view->site->report.language_count; i++) {
        buf_char(out, ',');
        csv_words(out, local_text(&group->title, &view->site->report.languages[i].tag, 1, NULL), ',');
    }
    buf_literal(out, "\r\n");
}

void render_codes(Buf *out, const View *view, const Output *output) {
    buf_literal(out, "id,slug,parent,total,latitude,longitude");
    for (size_t i = 0; i < view->site->report.language_count; i++)
        buf_format(out, ",title_%.*s", TEXT_ARG(view->site->report.languages[i].tag));
    buf_literal(out, "\r\n");
    for (size_t i = 0; i < output->list->count; i++) write_group(out, view, output->list->groups[i]);
}
