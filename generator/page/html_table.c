// SPDX-License-Identifier: EUPL-1.2
//
// Parts → HTML: tables. A section around each can be reached and scrolled with the keyboard; its
// name is the caption's words, or "Table 3" where there are none, so that no two have the same.
#include "base/base.h"
#include "page/inside.h"

static void write_region(Writer *writer, const Part *table) {
    buf_literal(writer->out, "<section class=\"table-scroll\" aria-label=\"");
    if (table->text.length)
        buf_html(writer->out, table->text);
    else
        html_numbered(writer->out, writer->look->table_region, table->number);
    buf_literal(writer->out, "\" tabindex=\"0\">\n<table>\n");
}

static void write_caption(Writer *writer, const Part *caption) {
    buf_literal(writer->out, "<caption>");
    html_children(writer, caption);
    buf_literal(writer->out, "</caption>\n");
}

static const char *class_of(const Part *cell) {
    switch (cell->align) {
    case ALIGN_NUMBER: return " class=\"number\"";
    case ALIGN_CENTER: return " class=\"center\"";
    default: return "";
    }
}

static void write_cell(Writer *writer, const Part *cell, bool column_head) {
    const char *scope = column_head ? " scope=\"col\"" : cell->header ? " scope=\"row\"" : "";
    const char *name = cell->header ? "th" : "td";
    buf_format(writer->out, "<%s%s%s>", name, scope, class_of(cell));
    html_children(writer, cell);
    buf_format(writer->out, "</%s>", name);
}

static void write_row(Writer *writer, const Part *row) {
    buf_literal(writer->out, "<tr>");
    for (const Part *cell = row->first; cell; cell = cell->next)
        write_cell(writer, cell, row->header);
    buf_literal(writer->out, "</tr>\n");
}

static void write_rows(Writer *writer, const Part *row) {
    if (!row)
        return;
    buf_literal(writer->out, "<tbody>\n");
    for (; row; row = row->next)
        write_row(writer, row);
    buf_literal(writer->out, "</tbody>\n");
}

void html_table(Writer *writer, const Part *table) {
    bool captioned = table->first->kind == PART_CAPTION;
    const Part *head = captioned ? table->first->next : table->first;
    write_region(writer, table);
    if (captioned)
        write_caption(writer, table->first);
    buf_literal(writer->out, "<thead>\n");
    write_row(writer, head);
    buf_literal(writer->out, "</thead>\n");
    write_rows(writer, head->next);
    buf_literal(writer->out, "</table>\n</section>\n");
}
