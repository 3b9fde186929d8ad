// SPDX-License-Identifier: EUPL-1.2
//
// Parts → HTML: blocks. html_inline.c has what stands within lines, html_table.c tables,
// html_notes.c footnotes. All author text goes through buf_html, all addresses through
// html_address; an Answer's html is the caller's own and stays as it is.
#include "base/base.h"
#include "page/inside.h"

static void write_paragraph(Writer *writer, const Part *part) {
    if (part->tight) {
        html_children(writer, part);
        if (part->next)
            buf_char(writer->out, '\n');
        return;
    }
    buf_literal(writer->out, "<p>");
    html_children(writer, part);
    buf_literal(writer->out, "</p>\n");
}

static void write_heading(Writer *writer, const Part *part) {
    const Heading *heading = &writer->doc->headings.items[part->number];
    buf_format(writer->out, "<h%d id=\"", heading->level);
    buf_html(writer->out, heading->id);
    buf_literal(writer->out, "\">");
    html_children(writer, part);
    buf_format(writer->out, "</h%d>\n", heading->level);
}

static void write_quote(Writer *writer, const Part *part) {
    buf_literal(writer->out, "<blockquote>\n");
    html_children(writer, part);
    buf_literal(writer->out, "</blockquote>\n");
}

static void write_list(Writer *writer, const Part *part) {
    if (!part->ordered)
        buf_literal(writer->out, "<ul>\n");
    else if (part->number == 1)
        buf_literal(writer->out, "<ol>\n");
    else
        buf_format(writer->out, "<ol start=\"%zu\">\n", part->number);
    html_children(writer, part);
    buf_string(writer->out, part->ordered ? "</ol>\n" : "</ul>\n");
}

static void write_item(Writer *writer, const Part *part) {
    bool text_first = part->first && part->first->kind == PART_PARAGRAPH && part->first->tight;
    buf_literal(writer->out, "<li>");
    if (part->first && !text_first)
        buf_char(writer->out, '\n');
    html_children(writer, part);
    buf_literal(writer->out, "</li>\n");
}

static void write_code_block(Writer *writer, const Part *part) {
    buf_literal(writer->out, "<pre><code");
    if (part->info.length) {
        buf_literal(writer->out, " class=\"language-");
        buf_html(writer->out, part->info);
        buf_char(writer->out, '"');
    }
    buf_char(writer->out, '>');
    buf_html(writer->out, part->text);
    buf_literal(writer->out, "</code></pre>\n");
}

// Without an answer, the headline alone.
static void write_figure(Writer *writer, const Part *part) {
    Text html = writer->answers ? writer->answers[part->number].html : (Text){0};
    if (!html.length) {
        buf_literal(writer->out, "<p>");
        html_children(writer, part);
        buf_literal(writer->out, "</p>\n");
        return;
    }
    buf_text(writer->out, html);
    if (!text_ends(html, "\n"))
        buf_char(writer->out, '\n');
}

void html_block(Writer *writer, const Part *part) {
    switch (part->kind) {
    case PART_PARAGRAPH: write_paragraph(writer, part); break;
    case PART_HEADING: write_heading(writer, part); break;
    case PART_QUOTE: write_quote(writer, part); break;
    case PART_LIST: write_list(writer, part); break;
    case PART_ITEM: write_item(writer, part); break;
    case PART_CODE_BLOCK: write_code_block(writer, part); break;
    case PART_RULE: buf_literal(writer->out, "<hr>\n"); break;
    case PART_FIGURE: write_figure(writer, part); break;
    case PART_TABLE: html_table(writer, part); break;
    case PART_NOTE: break; // at the end, by html_notes
    default: html_inline(writer, part); break;
    }
}

void html_children(Writer *writer, const Part *part) {
    for (const Part *child = part->first; child; child = child->next)
        html_block(writer, child);
}

void page_html(Buf *out, const PageDoc *doc, const Answer *answers, const PageLook *look) {
    Writer writer = {.out = out, .doc = doc, .answers = answers, .look = look};
    html_children(&writer, doc->root);
    html_notes(&writer);
}
