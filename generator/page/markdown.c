// SPDX-License-Identifier: EUPL-1.2
//
// Markdown → Parts. cmark parses; its tree is copied into Parts of our own and freed at once. Then
// a page is const and free of foreign memory, and any thread may render it: even reading a text
// from cmark's tree may change it (it ends the text with a NUL on the first call).
//
// Tables and footnotes are the only extensions. Strikethrough and autolinks would change a table of
// special characters that all of cmark's threads share.
#include "base/base.h"
#include "page/inside.h"

#include <assert.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

typedef struct Converter {
    Arena *arena;
    const Source *source;
    Diags *diags;
    Buf text;          // of neighbouring text nodes
    const Part *block; // the innermost that has lines
    size_t html;       // where to look for the next piece of HTML
    size_t tables;
} Converter;

static Part *convert(Converter *converter, cmark_node *node, const Part *parent);

// ------------------------------------------------------------------------------------ pieces

static Part *new_part(Converter *converter, PartKind kind) {
    Part *part = arena_make(converter->arena, Part);
    part->kind = kind;
    return part;
}

static Text copy_text(Converter *converter, const char *text) {
    return text_copy(converter->arena, text_of(text));
}

// &#2; and the like: written as they are, the source would have refused them.
static void refuse_control(Converter *converter) {
    Diag *diag = diag_error(converter->diags, "control-character",
                            block_spot(converter->source, converter->block),
                            "'&#…;' for a character that no page may hold");
    diag_hint(converter->diags, diag, "take it away");
}

static void flush_text(Converter *converter, Part *parent) {
    if (!converter->text.length)
        return;
    if (text_control(buf_view(&converter->text)) != SIZE_MAX)
        refuse_control(converter);
    Part *part = new_part(converter, PART_TEXT);
    part->text = buf_copy(converter->arena, &converter->text);
    part_append(parent, part);
    buf_clear(&converter->text);
}

// cmark parts a text at every sign that might have been markup; here it is one again.
static void convert_children(Converter *converter, cmark_node *node, Part *part) {
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) == CMARK_NODE_TEXT) {
            buf_string(&converter->text, cmark_node_get_literal(child));
            continue;
        }
        flush_text(converter, part);
        part_append(part, convert(converter, child, part));
    }
    flush_text(converter, part);
}

// ------------------------------------------------------------------------------------ lines

static size_t start_line(cmark_node *node) {
    return (size_t)cmark_node_get_start_line(node);
}

// The head stands two lines above the first row, or one above the table's last line.
static size_t head_line(cmark_node *table) {
    cmark_node *below = cmark_node_next(cmark_node_first_child(table));
    size_t line = below ? start_line(below) - 2 : (size_t)cmark_node_get_end_line(table) - 1;
    return line > start_line(table) ? line : start_line(table);
}

// cmark gives no lines to a paragraph that it parts from the table right behind it, and gives its
// first line to the table and its head.
static void set_lines(Part *part, cmark_node *node, const Part *parent) {
    cmark_node *next = cmark_node_next(node);
    bool parted = !start_line(node) && next && start_line(next);
    part->line = start_line(parted ? next : node);
    part->last_line = parted ? head_line(next) - 1 : (size_t)cmark_node_get_end_line(node);
    if (!part->line) {
        part->line = parent->line;
        part->last_line = parent->last_line;
    }
    if (part->last_line < part->line)
        part->last_line = part->line;
}

// ------------------------------------------------------------------------------------- HTML

// The first line of `literal` in the source, from the last piece of HTML in this block on.
static Spot html_spot(Converter *converter, Text literal) {
    Text line = {0};
    text_cut(&literal, '\n', &line);
    line = text_trim(line);
    Spot lines = lines_spot(converter->source, converter->block->line, converter->block->last_line);
    size_t end = lines.offset + lines.length;
    if (converter->html < lines.offset || converter->html > end)
        converter->html = lines.offset;
    size_t found = text_find(text_slice(converter->source->bytes, converter->html, end), line);
    if (found == SIZE_MAX)
        return block_spot(converter->source, converter->block);
    Spot spot = {converter->source, converter->html + found, line.length};
    converter->html = spot.offset + spot.length;
    return spot;
}

static const char *html_hint(Text literal) {
    if (text_starts(literal, "<br"))
        return "end the line with a backslash for a line break; table cells hold one line";
    if (text_starts(literal, "<!--"))
        return "remove the comment; '<' as a sign is written &lt;";
    return "write it in Markdown; '<' as a sign is written &lt;";
}

static Part *refuse_html(Converter *converter, cmark_node *node) {
    Part *part = new_part(converter, PART_TEXT);
    part->text = text_trim(copy_text(converter, cmark_node_get_literal(node)));
    Diag *diag = diag_error(converter->diags, "html-in-text", html_spot(converter, part->text),
                            "HTML in the text");
    diag_hint(converter->diags, diag, "%s", html_hint(part->text));
    return part;
}

static Part *convert_html_block(Converter *converter, cmark_node *node, Part *part) {
    part_append(part, refuse_html(converter, node));
    return part;
}

// ------------------------------------------------------------------------------------ blocks

static Part *convert_list(Part *part, cmark_node *node) {
    int start = cmark_node_get_list_start(node);
    part->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    part->tight = cmark_node_get_list_tight(node) != 0;
    part->number = start > 0 ? (size_t)start : 0;
    return part;
}

static Part *convert_code_block(Converter *converter, cmark_node *node, Part *part) {
    part->text = copy_text(converter, cmark_node_get_literal(node));
    Text info = text_of(cmark_node_get_fence_info(node)), word = {0};
    text_cut(&info, ' ', &word);
    part->info = text_control(word) == SIZE_MAX ? text_copy(converter->arena, word) : (Text){0};
    return part;
}

static PartKind block_kind(cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: return PART_QUOTE;
    case CMARK_NODE_LIST: return PART_LIST;
    case CMARK_NODE_ITEM: return PART_ITEM;
    case CMARK_NODE_CODE_BLOCK: return PART_CODE_BLOCK;
    case CMARK_NODE_HEADING: return PART_HEADING;
    case CMARK_NODE_THEMATIC_BREAK: return PART_RULE;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return PART_NOTE;
    case CMARK_NODE_DOCUMENT: return PART_DOCUMENT;
    default: return PART_PARAGRAPH;
    }
}

static Part *convert_block(Converter *converter, cmark_node *node, const Part *parent) {
    Part *part = new_part(converter, block_kind(node));
    set_lines(part, node, parent);
    converter->block = part;
    if (part->kind == PART_PARAGRAPH || part->kind == PART_ITEM)
        part->tight = parent->tight;
    if (part->kind == PART_HEADING)
        part->number = (size_t)cmark_node_get_heading_level(node);
    if (part->kind == PART_LIST)
        convert_list(part, node);
    if (part->kind == PART_CODE_BLOCK)
        return convert_code_block(converter, node, part);
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK)
        return convert_html_block(converter, node, part);
    convert_children(converter, node, part);
    return part;
}

// ------------------------------------------------------------------------------------ tables

static Align align_of(uint8_t letter) {
    switch (letter) {
    case 'l': return ALIGN_START;
    case 'c': return ALIGN_CENTER;
    case 'r': return ALIGN_NUMBER;
    default: return ALIGN_NONE;
    }
}

static void convert_cells(Converter *converter, cmark_node *node, Part *row,
                          const uint8_t *alignments) {
    cmark_node *child = cmark_node_first_child(node);
    for (; child; child = cmark_node_next(child)) {
        Part *cell = new_part(converter, PART_CELL);
        cell->header = row->header || !row->number;
        cell->align = align_of(alignments[row->number]);
        cell->number = row->number++;
        cell->line = row->line;
        cell->last_line = row->last_line;
        convert_children(converter, child, cell);
        part_append(row, cell);
    }
}

static Part *convert_table(Converter *converter, cmark_node *node, const Part *parent) {
    Part *table = new_part(converter, PART_TABLE);
    set_lines(table, node, parent);
    table->number = ++converter->tables;
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        Part *row = new_part(converter, PART_ROW);
        set_lines(row, child, table);
        row->header = !table->first;
        if (row->header)
            row->line = row->last_line = head_line(node);
        converter->block = row;
        convert_cells(converter, child, row, alignments);
        part_append(table, row);
    }
    return table;
}

// ----------------------------------------------------------------------------------- inlines

static Part *convert_link(Converter *converter, cmark_node *node, PartKind kind) {
    Part *part = new_part(converter, kind);
    part->text = copy_text(converter, cmark_node_get_url(node));
    part->info = copy_text(converter, cmark_node_get_title(node));
    part->number = NO_REF;
    convert_children(converter, node, part);
    return part;
}

static Part *convert_mark(Converter *converter, cmark_node *node) {
    Part *part = new_part(converter, PART_MARK);
    part->number = strtoul(cmark_node_get_literal(node), NULL, 10);
    return part;
}

static Part *convert_span(Converter *converter, cmark_node *node, PartKind kind) {
    Part *part = new_part(converter, kind);
    convert_children(converter, node, part);
    return part;
}

static Part *convert_code(Converter *converter, cmark_node *node) {
    Part *part = new_part(converter, PART_CODE);
    part->text = copy_text(converter, cmark_node_get_literal(node));
    return part;
}

static Part *convert_inline(Converter *converter, cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_SOFTBREAK: return new_part(converter, PART_SOFT_BREAK);
    case CMARK_NODE_LINEBREAK: return new_part(converter, PART_HARD_BREAK);
    case CMARK_NODE_CODE: return convert_code(converter, node);
    case CMARK_NODE_EMPH: return convert_span(converter, node, PART_EMPHASIS);
    case CMARK_NODE_STRONG: return convert_span(converter, node, PART_STRONG);
    case CMARK_NODE_LINK: return convert_link(converter, node, PART_LINK);
    case CMARK_NODE_IMAGE: return convert_link(converter, node, PART_IMAGE);
    case CMARK_NODE_FOOTNOTE_REFERENCE: return convert_mark(converter, node);
    default: return refuse_html(converter, node);
    }
}

static Part *convert(Converter *converter, cmark_node *node, const Part *parent) {
    unsigned type = cmark_node_get_type(node);
    if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE)
        return convert_inline(converter, node);
    if (type > CMARK_NODE_FOOTNOTE_DEFINITION && !strcmp(cmark_node_get_type_string(node), "table"))
        return convert_table(converter, node, parent);
    return convert_block(converter, node, parent);
}

// ------------------------------------------------------------------------------------- parse

// Blank lines in place of the front matter, so that cmark's line numbers are the file's.
static void feed_blank_lines(cmark_parser *parser, const Source *source, size_t offset) {
    size_t line = source_line(source, offset);
    for (size_t i = 1; i < line; i++)
        cmark_parser_feed(parser, "\n", 1);
}

static void number_notes(Part *root) {
    size_t number = 0;
    for (Part *block = root->first; block; block = block->next)
        if (block->kind == PART_NOTE)
            block->number = ++number;
}

Part *markdown_parse(Arena *arena, const Source *source, size_t from, Diags *diags) {
    Text body = text_slice(source->bytes, from, source->bytes.length);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    assert(table && "page_init comes first");
    cmark_parser_attach_syntax_extension(parser, table);
    feed_blank_lines(parser, source, from);
    if (body.length)
        cmark_parser_feed(parser, body.at, body.length);
    cmark_node *document = cmark_parser_finish(parser);
    Converter converter = {.arena = arena, .source = source, .diags = diags};
    Part *root = convert(&converter, document, &(Part){.line = 1, .last_line = 1});
    number_notes(root);
    buf_release(&converter.text);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return root;
}

void page_init(void) {
    cmark_gfm_core_extensions_ensure_registered();
}
