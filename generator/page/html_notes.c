// SPDX-License-Identifier: EUPL-1.2
//
// Parts → HTML: footnotes. Ids are made up here and have an underscore, which no heading's id has:
// the footnote note_2, its second mark note_2_mark_2.
#include "base/base.h"
#include "page/inside.h"

static void write_id(Writer *writer, size_t number) {
    buf_html(writer->out, writer->look->prefix);
    buf_format(writer->out, "note_%zu", number);
}

static void write_mark_id(Writer *writer, size_t number, size_t use) {
    write_id(writer, number);
    buf_format(writer->out, "_mark_%zu", use);
}

// "#" in the pattern, or its end, becomes the number.
void html_numbered(Buf *out, Text pattern, size_t number) {
    size_t place = text_find(pattern, T("#"));
    buf_html(out, text_slice(pattern, 0, place));
    if (place == SIZE_MAX && pattern.length)
        buf_char(out, ' ');
    buf_format(out, "%zu", number);
    if (place != SIZE_MAX)
        buf_html(out, text_slice(pattern, place + 1, pattern.length));
}

void html_mark(Writer *writer, const Part *mark) {
    if (writer->bare)
        return;
    if (writer->in_link) {
        buf_format(writer->out, "<sup>%zu</sup>", mark->number);
        return;
    }
    buf_literal(writer->out, "<sup class=\"footnote-mark\"><a href=\"#");
    write_id(writer, mark->number);
    buf_literal(writer->out, "\" id=\"");
    write_mark_id(writer, mark->number, mark->use);
    buf_literal(writer->out, "\" aria-label=\"");
    html_numbered(writer->out, writer->look->footnote_label, mark->number);
    buf_format(writer->out, "\">%zu</a></sup>", mark->number);
}

// The way back to mark `use` of `uses`; a number tells several apart, for the eye and the ear.
static void write_back(Writer *writer, size_t number, size_t use, size_t uses) {
    buf_literal(writer->out, " <a class=\"footnote-back\" href=\"#");
    write_mark_id(writer, number, use);
    buf_literal(writer->out, "\" aria-label=\"");
    html_numbered(writer->out, writer->look->footnote_back, number);
    if (uses > 1)
        buf_format(writer->out, ", %zu", use);
    buf_literal(writer->out, "\">↩\uFE0E");
    if (uses > 1)
        buf_format(writer->out, "<sup>%zu</sup>", use);
    buf_literal(writer->out, "</a>");
}

static void write_backs(Writer *writer, size_t number) {
    size_t uses = writer->doc->uses[number];
    for (size_t use = 1; use <= uses; use++)
        write_back(writer, number, use, uses);
}

static void write_last_block(Writer *writer, const Part *block, size_t number) {
    bool paragraph = block && block->kind == PART_PARAGRAPH;
    if (block && !paragraph)
        html_block(writer, block);
    buf_literal(writer->out, "<p>");
    if (paragraph)
        html_children(writer, block);
    write_backs(writer, number);
    buf_literal(writer->out, "</p>\n");
}

static void write_note(Writer *writer, const Part *note) {
    buf_literal(writer->out, "<li id=\"");
    write_id(writer, note->number);
    buf_literal(writer->out, "\">\n");
    for (const Part *block = note->first; block != note->last; block = block->next)
        html_block(writer, block);
    write_last_block(writer, note->last, note->number);
    buf_literal(writer->out, "</li>\n");
}

static void write_title(Writer *writer) {
    buf_literal(writer->out, "<section class=\"footnotes\" aria-labelledby=\"");
    buf_html(writer->out, writer->look->prefix);
    buf_literal(writer->out, "notes_\">\n<h2 id=\"");
    buf_html(writer->out, writer->look->prefix);
    buf_literal(writer->out, "notes_\">");
    buf_html(writer->out, writer->look->footnotes_title);
    buf_literal(writer->out, "</h2>\n<ol>\n");
}

// cmark puts the footnotes behind everything else, in the order of their first marks.
void html_notes(Writer *writer) {
    const Part *note = writer->doc->root->first;
    while (note && note->kind != PART_NOTE)
        note = note->next;
    if (!note)
        return;
    write_title(writer);
    for (; note; note = note->next)
        write_note(writer, note);
    buf_literal(writer->out, "</ol>\n</section>\n");
}
