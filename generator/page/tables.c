// SPDX-License-Identifier: EUPL-1.2
//
// Tables: the caption before them, columns of numbers, and rows that are not whole.
#include "base/base.h"
#include "page/inside.h"

#include <string.h>

enum { COLUMNS_MOST = 33 }; // the guard lets no more through

typedef struct Tables {
    Arena *arena;
    const Source *source;
    Diags *diags;
} Tables;

// -------------------------------------------------------------------------------------- caption

// *Caption*, alone in a paragraph.
static bool is_caption(const Part *part) {
    return part && part->kind == PART_PARAGRAPH && part->first && !part->first->next &&
           part->first->kind == PART_EMPHASIS;
}

static void take_caption(Arena *arena, Part *table, Part *paragraph) {
    table->text = part_plain_text(arena, paragraph);
    paragraph->kind = PART_CAPTION;
    paragraph->last = paragraph->first->last;
    paragraph->first = paragraph->first->first;
    paragraph->next = table->first;
    table->first = paragraph;
}

// -------------------------------------------------------------------------------------- numbers

typedef enum Look { LOOK_WORDS, LOOK_NUMBER, LOOK_SIGN } Look;

static bool is_number_sign(uint32_t c) {
    switch (c) {
    case ' ':
    case ',':
    case '.':
    case '%':
    case '+':
    case '-':
    case '/':
    case ':':
    case '(':
    case ')':
    case '<':
    case '>':
    case 0xa0:
    case 0xb1:
    case 0x2009:
    case 0x2013:
    case 0x2014:
    case 0x202f:
    case 0x2030:
    case 0x2212:
    case 0x2248:
    case 0x2264:
    case 0x2265: return true;
    default: return false;
    }
}

static bool is_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);
}

// 1 234,5   −3,6 %   2014–2018   a value from the data   –
static Look look_of(const Tables *tables, const Part *cell) {
    const Part *only = cell->first && !cell->first->next ? cell->first : NULL;
    if (only && only->kind == PART_LINK &&
        (text_starts(only->text, "value:") || text_starts(only->text, "gap:")))
        return LOOK_NUMBER;
    Text text = part_plain_text(tables->arena, cell);
    Look look = LOOK_SIGN;
    for (size_t i = 0; i < text.length;) {
        uint32_t c = text_next(text, &i);
        if (is_digit(c))
            look = LOOK_NUMBER;
        else if (!is_number_sign(c))
            return LOOK_WORDS;
    }
    return look;
}

static Part *cell_at(Part *row, size_t column) {
    Part *cell = row->first;
    while (cell && cell->number != column)
        cell = cell->next;
    return cell;
}

static bool is_number_column(const Tables *tables, Part *head, size_t column) {
    bool numbers = false;
    for (Part *row = head->next; row; row = row->next) {
        Part *cell = cell_at(row, column);
        Look look = cell ? look_of(tables, cell) : LOOK_SIGN;
        if (look == LOOK_WORDS || (cell && cell->align != ALIGN_NONE))
            return false;
        numbers |= look == LOOK_NUMBER;
    }
    return numbers;
}

static void align_numbers(const Tables *tables, Part *head) {
    for (Part *top = head->first ? head->first->next : NULL; top; top = top->next) {
        if (!is_number_column(tables, head, top->number))
            continue;
        for (Part *row = head; row; row = row->next) {
            Part *cell = cell_at(row, top->number);
            if (cell)
                cell->align = ALIGN_NUMBER;
        }
    }
}

// ----------------------------------------------------------------------------------------- cells

// The cells of a row as they are written, between signs | that no backslash stands before.
static size_t written_cells(const Tables *tables, const Part *row, Text cells[COLUMNS_MOST]) {
    Spot spot = block_spot(tables->source, row);
    Text line = text_slice(tables->source->bytes, spot.offset, spot.offset + spot.length);
    size_t from = 0, count = 0;
    while (from < line.length && strchr("> \t|", line.at[from]))
        if (line.at[from++] == '|')
            break;
    for (size_t i = from; i <= line.length && count < COLUMNS_MOST; i++) {
        bool end = i == line.length;
        if (!end && (line.at[i] != '|' || line.at[i - 1] == '\\'))
            continue;
        if (!end || i > from)
            cells[count++] = text_slice(line, from, i);
        from = i + 1;
    }
    return count;
}

static void check_empty(const Tables *tables, const Part *row, const Text *written, size_t count) {
    for (const Part *cell = row->first; cell; cell = cell->next) {
        if (!part_is_blank(cell))
            continue;
        Spot spot = cell->number < count ? spot_of(tables->source, written[cell->number])
                                         : block_spot(tables->source, row);
        Diag *diag = diag_error(tables->diags, "empty-cell", spot, "an empty cell in a table");
        diag_hint(tables->diags, diag, "%s",
                  row->header
                      ? "write what the column holds"
                      : "write why there is nothing, for example \"–\" or \"uppgift saknas\"");
    }
}

static void check_row(const Tables *tables, const Part *row, size_t columns) {
    Text written[COLUMNS_MOST] = {0};
    size_t count = written_cells(tables, row, written);
    if (row->header && count != columns)
        count = 0; // a list's mark stands before the head
    if (row->header || count == columns) {
        check_empty(tables, row, written, count);
        return;
    }
    Diag *diag = diag_error(tables->diags, "row-length", block_spot(tables->source, row),
                            "the row has %zu cells, the table %zu columns", count, columns);
    diag_hint(tables->diags, diag,
              "give every row as many cells as the head; a sign | that is no "
              "border is written \\|");
}

static void check_table(const Tables *tables, const Part *table, const Part *head) {
    Spot spot = block_spot(tables->source, head);
    if (table->first == head) {
        Diag *diag =
            diag_warning(tables->diags, "table-without-caption", spot, "the table has no caption");
        diag_hint(tables->diags, diag, "write it as a paragraph right before: *Caption*");
    }
    if (!head->next)
        diag_hint(tables->diags,
                  diag_error(tables->diags, "table-without-rows", spot, "the table has no rows"),
                  "write its rows, or remove the table");
    for (const Part *row = head; row; row = row->next)
        check_row(tables, row, head->number);
}

// ----------------------------------------------------------------------------------------- walk

// A column that stands alone holds what the table is about, not heads of rows.
static void free_lone_column(Part *head) {
    for (Part *row = head->next; row && head->number == 1; row = row->next)
        row->first->header = false;
}

static void prepare(const Tables *tables, Part *table) {
    Part *head = table->first->kind == PART_CAPTION ? table->first->next : table->first;
    align_numbers(tables, head);
    free_lone_column(head);
    check_table(tables, table, head);
}

// `link` is where the pointer to `part` is kept, so that a caption can be taken out of its place.
static void walk(const Tables *tables, Part *parent) {
    Part *before = NULL;
    for (Part **link = &parent->first; *link;) {
        Part *part = *link, *next = part->next;
        if (is_caption(part) && next && next->kind == PART_TABLE) {
            *link = next;
            take_caption(tables->arena, next, part);
            continue;
        }
        if (part->kind == PART_TABLE)
            prepare(tables, part);
        else
            walk(tables, part);
        before = part;
        link = &part->next;
    }
    parent->last = before;
}

void tables_prepare(Arena *arena, PageDoc *doc, Diags *diags) {
    walk(&(Tables){arena, doc->source, diags}, doc->root);
}
