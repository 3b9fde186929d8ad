// SPDX-License-Identifier: EUPL-1.2
//
// CSV (RFC 4180) as the Node tree that JSON rows would make, so that one reader serves both.
//
// Reading order: csv_read at the bottom; above it the header, the rows, the cells and the text.
// Laxer than the RFC: LF line ends; empty lines and the rows of mere commas that spreadsheets leave
// behind are stepped over. Not laxer: spaces belong to their cell.
#include "data/inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Cell {
    Text text; // without quotes
    Spot spot; // with them
} Cell;

typedef struct Reader {
    Arena *arena;
    const Source *source;
    Diags *diags;
    const CsvColumns *columns;
    size_t at;
    LIST(Cell) cells; // of the record last read
    Cell *header;
    size_t *meaning; // of each header cell: index into columns->names, or SIZE_MAX
    size_t width;
    bool misquoted; // the record last read
} Reader;

static char byte(const Reader *reader, size_t offset) {
    return offset < reader->source->bytes.length ? reader->source->bytes.at[offset] : 0;
}

static bool at_line_end(const Reader *reader, size_t offset) {
    return offset >= reader->source->bytes.length || byte(reader, offset) == '\n' ||
           (byte(reader, offset) == '\r' && byte(reader, offset + 1) == '\n');
}

// -------------------------------------------------------------------------------------- cells

static void report_quote(Reader *reader, size_t offset, const char *message, const char *hint) {
    reader->misquoted = true;
    Diag *diag =
        diag_error(reader->diags, "csv-quote", (Spot){reader->source, offset, 1}, "%s", message);
    diag_hint(reader->diags, diag, "%s", hint);
}

static void skip_to_cell_end(Reader *reader) {
    while (!at_line_end(reader, reader->at) && byte(reader, reader->at) != ',')
        reader->at++;
}

static Text read_quoted(Reader *reader) {
    Text bytes = reader->source->bytes;
    size_t start = reader->at++;
    Buf buf = {0};
    for (;; reader->at++) {
        size_t from = reader->at;
        const char *quote = memchr(bytes.at + from, '"', bytes.length - from);
        reader->at = quote ? (size_t)(quote - bytes.at) : bytes.length;
        buf_text(&buf, text_slice(bytes, from, reader->at));
        if (byte(reader, reader->at + 1) != '"' || !quote)
            break;
        buf_char(&buf, '"');
        reader->at++;
    }
    if (reader->at >= bytes.length)
        report_quote(reader, start, "the quoted cell that begins here is not closed",
                     "put \" at its end; a \" inside it is written \"\"");
    reader->at += reader->at < bytes.length;
    return buf_take(reader->arena, &buf);
}

static Text read_plain(Reader *reader) {
    size_t start = reader->at;
    skip_to_cell_end(reader);
    Text text = text_slice(reader->source->bytes, start, reader->at);
    size_t quote = text_find(text, T("\""));
    if (quote != SIZE_MAX)
        report_quote(reader, start + quote, "a quotation mark inside a cell without quotes",
                     "put the whole cell in quotes and write the mark as \"\"");
    return text_copy(reader->arena, text);
}

static void read_cell(Reader *reader) {
    size_t start = reader->at;
    Cell cell = {0};
    if (byte(reader, start) == '"') {
        cell.text = read_quoted(reader);
        if (!at_line_end(reader, reader->at) && byte(reader, reader->at) != ',') {
            report_quote(reader, reader->at, "something stands behind the closing quotation mark",
                         "a \" inside a quoted cell is written \"\"");
            skip_to_cell_end(reader);
        }
    } else {
        cell.text = read_plain(reader);
    }
    cell.spot = (Spot){reader->source, start, reader->at - start};
    list_push(reader->arena, &reader->cells, cell);
}

// One record into reader->cells; false at the end of the file. Empty lines are stepped over.
static bool read_record(Reader *reader) {
    while (reader->at < reader->source->bytes.length && at_line_end(reader, reader->at))
        reader->at++;
    if (reader->at >= reader->source->bytes.length)
        return false;
    reader->cells.count = 0;
    reader->misquoted = false;
    read_cell(reader);
    while (byte(reader, reader->at) == ',') {
        reader->at++;
        read_cell(reader);
    }
    return true;
}

// ------------------------------------------------------------------------------------- header

// Semicolons, from a spreadsheet in a country of decimal commas, or tabs.
static bool check_separator(const Reader *reader, Text line) {
    if (text_find(line, T(",")) != SIZE_MAX)
        return true;
    bool semicolons = text_find(line, T(";")) != SIZE_MAX;
    size_t found = text_find(line, semicolons ? T(";") : T("\t"));
    if (found == SIZE_MAX)
        return true;
    Diag *diag =
        diag_error(reader->diags, "csv-separator", (Spot){reader->source, found, 1},
                   "the cells are separated by %s, not commas", semicolons ? "semicolons" : "tabs");
    diag_hint(reader->diags, diag,
              "save as CSV with commas and numbers with decimal points (83.1)");
    return false;
}

static size_t find_name(const CsvColumns *columns, Text name) {
    for (size_t i = 0; i < columns->count; i++)
        if (text_equal(columns->names[i], name))
            return i;
    return SIZE_MAX;
}

static bool seen_before(const Reader *reader, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (reader->meaning[i] == reader->meaning[index])
            return true;
    return false;
}

static bool read_header_cell(Reader *reader, size_t index) {
    const Cell *cell = &reader->header[index];
    size_t meaning = reader->meaning[index] = find_name(reader->columns, cell->text);
    if (meaning == SIZE_MAX) {
        Diag *diag = diag_error(reader->diags, "unknown-column", cell->spot,
                                "unknown column '%.*s'", TEXT_ARG(cell->text));
        diag_suggest(reader->diags, diag, cell->text, reader->columns->names,
                     reader->columns->count);
        return false;
    }
    if (!seen_before(reader, index))
        return true;
    Diag *diag = diag_error(reader->diags, "duplicate-column", cell->spot,
                            "the column '%.*s' is there twice", TEXT_ARG(cell->text));
    diag_hint(reader->diags, diag, "keep one of them");
    return false;
}

static bool check_required(const Reader *reader) {
    bool complete = true;
    for (size_t i = 0; i < reader->columns->required; i++) {
        size_t column = 0;
        while (column < reader->width && reader->meaning[column] != i)
            column++;
        if (column < reader->width)
            continue;
        Diag *diag =
            diag_error(reader->diags, "missing-column", reader->header[0].spot,
                       "the column '%.*s' is missing", TEXT_ARG(reader->columns->names[i]));
        diag_hint(reader->diags, diag, "the first line names the columns; every dimension has one");
        complete = false;
    }
    return complete;
}

static bool read_header(Reader *reader) {
    if (!read_record(reader)) {
        Diag *diag = diag_file(reader->diags, "no-rows", reader->source->path, "the file is empty");
        diag_hint(reader->diags, diag,
                  "the first line names the columns, the others hold the data");
        return false;
    }
    if (!check_separator(reader, text_slice(reader->source->bytes, 0, reader->at)))
        return false;
    reader->width = reader->cells.count;
    reader->header = arena_array(reader->arena, Cell, reader->width);
    memcpy(reader->header, reader->cells.items, reader->width * sizeof(Cell));
    reader->meaning = arena_array(reader->arena, size_t, reader->width);
    bool known = true;
    for (size_t i = 0; i < reader->width; i++)
        known &= read_header_cell(reader, i);
    return known && check_required(reader);
}

// --------------------------------------------------------------------------------------- rows

static void hint_number(Diags *diags, Diag *diag, Text text) {
    char plain[64];
    size_t length = 0;
    for (size_t i = 0, next = 0; i < text.length && length + 1 < sizeof plain; i = next) {
        uint32_t c = text_next(text, &next);
        if (c != ' ' && c != 0xa0 && c != 0x202f)
            plain[length++] = c == ',' ? '.' : c == 0x2212 ? '-' : c < 128 ? (char)c : '?';
    }
    plain[length] = 0;
    if (length && number_length(plain) == length && isfinite(strtod(plain, NULL)))
        diag_hint(diags, diag, "write %s", plain);
    else
        diag_hint(diags, diag,
                  "write it like 83.1; where there is no value, leave the cell empty "
                  "and say why in the column status");
}

static bool read_number(Reader *reader, const Cell *cell, Node *node) {
    node->kind = NODE_NUMBER;
    node->number = strtod(cell->text.at, NULL);
    if (number_length(cell->text.at) == cell->text.length && isfinite(node->number))
        return true;
    Diag *diag = diag_error(reader->diags, "bad-number", cell->spot,
                            "'%.*s' in the column '%.*s' "
                            "is not a number",
                            TEXT_ARG(cell->text), TEXT_ARG(node->key));
    hint_number(reader->diags, diag, cell->text);
    return false;
}

// False: a cell that is no number, so that the row says nothing.
static bool fill_row(Reader *reader, Node *row) {
    const CsvColumns *columns = reader->columns;
    bool good = true;
    row->items = arena_array(reader->arena, Node, reader->width);
    for (size_t i = 0; i < reader->width; i++) {
        const Cell *cell = &reader->cells.items[i];
        size_t number = reader->meaning[i] - columns->required;
        if (!cell->text.length)
            continue;
        Node *node = &row->items[row->count++];
        *node = (Node){.kind = NODE_TEXT, .spot = cell->spot, .text = cell->text};
        node->key = columns->names[reader->meaning[i]];
        node->key_spot = reader->header[i].spot;
        if (reader->meaning[i] >= columns->required && number < columns->numbers)
            good &= read_number(reader, cell, node);
    }
    return good;
}

static bool check_width(const Reader *reader, Spot spot) {
    size_t count = reader->cells.count;
    if (count == reader->width || reader->misquoted)
        return !reader->misquoted;
    Diag *diag =
        diag_error(reader->diags, "column-count", spot, "%zu cell%s where the first line has %zu",
                   count, count == 1 ? "" : "s", reader->width);
    if (count > reader->width)
        diag_hint(reader->diags, diag,
                  "numbers have a decimal point; a text with a comma stands "
                  "between quotation marks");
    else
        diag_hint(reader->diags, diag, "an empty cell needs its comma too");
    return false;
}

Node *csv_read(Arena *arena, const Source *source, const CsvColumns *columns, Diags *diags) {
    Reader reader = {.arena = arena, .source = source, .diags = diags, .columns = columns};
    LIST(Node) rows = {0};
    if (!read_header(&reader))
        return NULL;
    while (read_record(&reader)) {
        const Cell *cells = reader.cells.items;
        Spot spot = {source, cells[0].spot.offset, reader.at - cells[0].spot.offset};
        Node row = {.kind = NODE_OBJECT, .spot = spot};
        if (check_width(&reader, spot) && fill_row(&reader, &row) && row.count)
            list_push(arena, &rows, row);
    }
    Node *list = arena_make(arena, Node);
    *list =
        (Node){.kind = NODE_LIST, .spot = {source, 0, 0}, .items = rows.items, .count = rows.count};
    return list;
}
