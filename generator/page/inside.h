// SPDX-License-Identifier: EUPL-1.2
//
// What the files of page/ share. A page is read in this order:
//
//   front.c     the lines between --- and ---: yaml.c gives the tree, front.c its rules
//   guard.c     bounds on the text, before the parser sees it
//   markdown.c  cmark's tree → Parts, our own; from here on cmark is gone
//   links.c     finds links and their places in the raw lines
//   refs.c      what the links mean: the refs
//   tables.c    captions, numeric columns, cells without a word
//   notes.c     footnotes that are missing or not used
//   headings.c  ids and the outline
//   slips.c     what was meant as a heading or a table and is none
//   html*.c     Parts → HTML
#ifndef JAMLIK_PAGE_INSIDE_H
#define JAMLIK_PAGE_INSIDE_H

#include "page/page.h"

#define NO_REF SIZE_MAX

typedef enum PartKind {
    // blocks
    PART_DOCUMENT, PART_PARAGRAPH, PART_HEADING, PART_QUOTE, PART_LIST, PART_ITEM,
    PART_CODE_BLOCK, PART_RULE, PART_FIGURE, PART_TABLE, PART_CAPTION, PART_ROW, PART_CELL,
    PART_NOTE,
    // within a line
    PART_TEXT, PART_SOFT_BREAK, PART_HARD_BREAK, PART_CODE, PART_EMPHASIS, PART_STRONG,
    PART_LINK, PART_IMAGE, PART_MARK
} PartKind;

typedef enum Align { ALIGN_NONE, ALIGN_START, ALIGN_CENTER, ALIGN_NUMBER } Align;

// A piece of the text: a tree of these is the page. Made by markdown.c, given its meaning by the
// files named above, const from then on.
typedef struct Part Part;
struct Part {
    PartKind kind;
    bool tight;                                   // PARAGRAPH, LIST: without space around it
    bool ordered;                                 // LIST
    bool header;                                  // ROW, CELL: column heads; CELL: row head too
    Align align;                                  // CELL
    size_t number, use;                           // see below
    Text text;                                    // TEXT CODE CODE_BLOCK; LINK IMAGE: address;
                                                  // TABLE: the caption's words
    Text info;                                    // CODE_BLOCK: language; LINK IMAGE: title
    size_t line, last_line;                       // blocks: 1-based, in the source
    Part *first, *last, *next;
};
// Part.number:  HEADING level, then index in headings    LIST first number
//               TABLE 1-based on the page                ROW columns    CELL column
//               LINK IMAGE FIGURE index in refs, or NO_REF
//               NOTE MARK the footnote's number; MARK.use counts the marks of one footnote

struct PageDoc {
    Arena *arena;
    const Source *source;
    size_t body;                                  // byte offset behind the front matter
    FrontMatter front;
    Part *root;
    LIST(Ref) refs;
    LIST(Heading) headings;
    size_t *uses;                                 // by footnote number: marks in the text
};

// front.c: false when the file has no front matter to go on with.
bool front_read(Arena *arena, PageDoc *doc, Diags *diags);

// guard.c: false, and an error, when the text from `from` on is beyond what a page may be.
bool guard_text(const Source *source, size_t from, Diags *diags);

// markdown.c
Part *markdown_parse(Arena *arena, const Source *source, size_t from, Diags *diags);

// parts.c
Text part_plain_text(Arena *arena, const Part *part);       // without markup and footnote marks
// The same, with words for the links that have none: filled[i] is for ref i; NULL: none.
Text part_filled_text(Arena *arena, const Part *part, const Text *filled);
bool part_is_blank(const Part *part);                       // no text, image or link inside
void part_append(Part *parent, Part *child);
Spot lines_spot(const Source *source, size_t line, size_t last_line);
Spot block_spot(const Source *source, const Part *block);   // its first line, for messages

// links.c: the links of one block as they are written, in the order of their closing brackets.
typedef struct RawLink {
    size_t text, text_end;                        // between the brackets, byte offsets
    size_t target, target_end;                    // the address
    size_t end;                                   // behind all of it
} RawLink;
typedef LIST(RawLink) RawLinks;
typedef struct Definitions Definitions;           // the lines [label]: address

Definitions *definitions_find(Arena *arena, const Source *source, size_t from);
void links_find(Arena *arena, const Source *source, const Definitions *definitions, size_t from,
                size_t to, RawLinks *links);
bool link_is(const Source *source, const RawLink *link, Text address);
Text label_normal(Arena *arena, Text label);

// refs.c, tables.c, notes.c, headings.c: each walks the tree once.
void refs_collect(Arena *arena, PageDoc *doc, Diags *diags);
void tables_prepare(Arena *arena, PageDoc *doc, Diags *diags);
void notes_check(Arena *arena, PageDoc *doc, Diags *diags);
void headings_collect(Arena *arena, PageDoc *doc, Diags *diags);
void slips_check(const PageDoc *doc, Diags *diags);         // slips.c

// html.c and its files
typedef struct Writer {
    Buf *out;
    const PageDoc *doc;
    const Answer *answers;                        // NULL: links are left out
    const PageLook *look;
    bool in_link;                                 // no link within a link
    bool bare;                                    // for Heading.html: no links, no marks
} Writer;

void html_children(Writer *writer, const Part *part);       // of a block or of a line
void html_block(Writer *writer, const Part *part);
void html_inline(Writer *writer, const Part *part);
void html_table(Writer *writer, const Part *table);
void html_mark(Writer *writer, const Part *mark);
void html_notes(Writer *writer);
void html_numbered(Buf *out, Text pattern, size_t number);  // # → number, escaped

#endif
