// SPDX-License-Identifier: EUPL-1.2
//
// What the files of template/ share; nobody else includes it.
//
//   scan.c    bytes → tags: delimiters, names, what is wrong with one tag
//   line.c    how a tag stands in its line
//   parse.c   tags → a tree of pieces: lines that a tag has to itself, indentation, closing tags
//   lookup.c  a name → a value in the scopes around
//   render.c  pieces + values → output;  lambda.c: what a host function writes, rendered once more
//   set.c     templates by name;  check.c: what can be known wrong before rendering
//
// A tree is never changed after parsing, so that any number of threads may render it.
#ifndef JAMLIK_TEMPLATE_INSIDE_H
#define JAMLIK_TEMPLATE_INSIDE_H

#include "template/template.h"

enum {
    MAX_DEPTH = 64,      // partials, parents, blocks and host functions within each other
    MAX_NESTING = 32,    // tags open at once in one template
    MAX_INCLUDED = 1 << 20,              // templates and blocks in one rendering: some double themselves
    MANY_ERRORS = 20,    // after so many the rest of a template is not read
};

// ---------------------------------------------------------------------------------- the tree

typedef enum PieceKind {
    PIECE_TEXT,          // written as it is
    PIECE_VARIABLE,      // {{name}} {{{name}}} {{&name}}
    PIECE_SECTION,       // {{#name}}…{{/name}}
    PIECE_INVERTED,      // {{^name}}…{{/name}}
    PIECE_PARTIAL,       // {{>name}}
    PIECE_PARENT,        // {{<name}}…{{/name}}: its children are blocks, the arguments
    PIECE_BLOCK,         // {{$name}}…{{/name}}: its children are the default, or the argument
} PieceKind;

typedef struct Delimiters {
    Text open, close;
} Delimiters;

typedef struct Path {    // a.b.c as its parts; {{.}} has none
    const Text *parts;
    size_t count;
} Path;

typedef struct Piece Piece;
struct Piece {
    PieceKind kind;
    bool raw;            // VARIABLE: not escaped
    bool dynamic;        // PARTIAL, PARENT: the name is that of a value, {{>*name}}
    bool standalone;     // PARTIAL, PARENT, SECTION: the tag has its line to itself
    bool line_start;     // TEXT, BLOCK: begins a line of the template
    bool fresh;          // BLOCK as an argument: its text begins on a line of its own
    Text text;           // TEXT: what is written; all others: the name
    Spot spot;           // of the name
    Path path;           // VARIABLE, SECTION, INVERTED and dynamic names
    Text indent;         // PARTIAL, PARENT, BLOCK: goes before each line that takes its place
    Text ending;         // BLOCK: the line end that an argument must have in its place
    Text inner;          // SECTION: its text, for a host function …
    Delimiters delimiters;               // … with the delimiters at its start
    Piece *first, *next;
};

typedef struct Template {
    Text name;
    const Source *source;
    const Piece *first;
    bool sound;          // parsed without errors
} Template;

struct TemplateSet {
    Arena *arena;
    bool strict;
    Map *templates;      // name → Template
};

// ----------------------------------------------------------------------------------- scan.c

typedef struct Tag {
    char sigil;          // '\0': a variable. '!' also stands in for a tag that makes no sense
    bool dynamic;
    Text name;
    size_t start, end;   // from the opening to behind the closing delimiter
} Tag;

typedef struct Scanner {
    const Source *source;
    Diags *diags;
    Delimiters delimiters;
    size_t at;
    unsigned errors;
} Scanner;

// Finds the next tag; false when there is none. Changes of delimiters are already done.
bool scan_tag(Scanner *scanner, Tag *tag);

// ----------------------------------------------------------------------------------- line.c

typedef struct Line {
    bool first, last;    // only white space is before the tag, behind it
    size_t start;        // where its line starts, if it is the first
    Text lead;           // the white space before it, if it is the first
    size_t next;         // where the next line starts, if it is the last
} Line;

// `from`: where the text before the tag begins; `dedent`: white space that does not count.
Line line_around(Text bytes, size_t from, const Tag *tag, Text dedent);
bool line_starts(Text bytes, size_t at);
// Behind as much of `dedent` as is at `at`.
size_t line_skip(Text bytes, size_t at, Text dedent);
// "\n" or "\r\n" before the start of a line; empty at the end of the text.
Text line_end(Text bytes, size_t next);
// The indentation of the first line from `at` on that is not empty.
Text line_indent(Text bytes, size_t at);

// ---------------------------------------------------------------------------------- parse.c

Delimiters default_delimiters(void);
// Never NULL: what could be understood, `sound` or not. Name and source are borrowed.
Template *template_parse(Arena *arena, Text name, const Source *source, Delimiters delimiters,
                         Diags *diags);

// --------------------------------------------------------------------------------- lookup.c

typedef struct Scope {
    const Value *value;
    const struct Scope *outer;
} Scope;

// NULL when no scope has the name.
const Value *find_value(const Scope *scope, const Path *path);
bool value_truthy(const Value *value);               // NULL is false
void report_unknown(Diags *diags, const Scope *scope, const Piece *piece);

// ---------------------------------------------------------------------------------- render.c

typedef struct Indent {
    Text text;
    const struct Indent *outer;
} Indent;

typedef struct Arguments {
    const Piece *parent; // {{<name}}: its blocks replace blocks of the same name
    const struct Arguments *outer;
} Arguments;

// Everything that depends on where in the tree of templates and values the rendering is. The lists
// live on the C stack: rendering allocates nothing but its output.
typedef struct Around {
    const Scope *scope;
    const Indent *indent;
    const Arguments *arguments;
    unsigned depth;
} Around;

typedef struct Render {
    Buf *out;
    const TemplateSet *set;
    Diags *diags;
    bool failed;         // there was an error
    bool stopped;        // and going on would be endless
    size_t included;     // templates and blocks so far
} Render;

void render_pieces(Render *render, const Around *around, const Piece *piece);
// One level deeper; false, with an error at the piece, when that is too deep.
bool go_deeper(Render *render, Around *inside, const Piece *piece);

// ---------------------------------------------------------------------------------- lambda.c

void render_lambda_variable(Render *render, const Around *around, const Piece *piece,
                            const Value *lambda);
void render_lambda_section(Render *render, const Around *around, const Piece *piece,
                           const Value *lambda);

// ------------------------------------------------------------------------------------- set.c

const Template *find_template(const TemplateSet *set, Text name);
// "did you mean" among the templates of the set.
void suggest_template(const TemplateSet *set, Diags *diags, Diag *diag, Text name);

#endif
