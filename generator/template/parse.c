// SPDX-License-Identifier: EUPL-1.2
//
// From tags to a tree of pieces. The order is bottom-up: pieces, text, opening tags, closing tags,
// and last the loop. Two rules about lines make most of the work:
//
//   - A tag that has its line to itself takes the whole line away with it. A parent or a block does
//     so when nothing stands before its opening tag and nothing behind its closing tag.
//   - The argument of a block loses the indentation of its first line here and gets that of the
//     place where it is written in render.c.
#include "template/inside.h"

#include <assert.h>

typedef struct Open {
    Piece *piece; // NULL: the template itself
    Piece **tail; // where the next child goes
    Piece *space; // PARENT: the white space before it, which may turn out not to count
    Text lead;    // the white space before it
    Text dedent;  // the parser's, around it
    size_t start; // of its content
} Open;

typedef struct Parser {
    Arena *arena;
    Scanner scanner;
    Text bytes;
    size_t at;   // all before is in the tree
    Text dedent; // white space that each line of an argument loses
    Open open[MAX_NESTING + 1];
    size_t depth;
} Parser;

// ---------------------------------------------------------------------------------- pieces

static Open *innermost(Parser *parser) {
    return &parser->open[parser->depth];
}

static Piece *add_piece(Parser *parser, PieceKind kind) {
    Piece *piece = arena_make(parser->arena, Piece);
    piece->kind = kind;
    *innermost(parser)->tail = piece;
    innermost(parser)->tail = &piece->next;
    return piece;
}

static Piece *add_text(Parser *parser, size_t from, size_t to, bool line_start) {
    Piece *piece = add_piece(parser, PIECE_TEXT);
    piece->text = text_slice(parser->bytes, from, to);
    piece->line_start = line_start;
    return piece;
}

static Path read_path(Arena *arena, Text name) {
    LIST(Text) parts = {0};
    Text part;
    if (!text_is(name, "."))
        while (text_cut(&name, '.', &part))
            list_push(arena, &parts, part);
    return (Path){parts.items, parts.count};
}

static Spot spot_of_tag(const Parser *parser, const Tag *tag) {
    if (tag->name.length)
        return spot_of(parser->scanner.source, tag->name);
    return (Spot){parser->scanner.source, tag->start, tag->end - tag->start};
}

static Piece *add_named(Parser *parser, PieceKind kind, const Tag *tag) {
    Piece *piece = add_piece(parser, kind);
    piece->text = tag->name;
    piece->dynamic = tag->dynamic;
    piece->spot = spot_of_tag(parser, tag);
    if (tag->dynamic || (kind != PIECE_PARTIAL && kind != PIECE_PARENT && kind != PIECE_BLOCK))
        piece->path = read_path(parser->arena, tag->name);
    return piece;
}

// ------------------------------------------------------------------------------------ text

static void push_lines(Parser *parser, size_t from, size_t to) {
    while (from < to) {
        size_t newline = text_find(text_slice(parser->bytes, from, to), T("\n"));
        size_t end = newline == SIZE_MAX ? to : from + newline + 1;
        bool line_start = line_starts(parser->bytes, from);
        size_t start = line_start ? line_skip(parser->bytes, from, parser->dedent) : from;
        if (start < end)
            add_text(parser, start, end, line_start);
        from = end;
    }
}

static void push_text(Parser *parser, size_t from, size_t to) {
    if (parser->dedent.length)
        push_lines(parser, from, to);
    else if (from < to)
        add_text(parser, from, to, line_starts(parser->bytes, from));
}

// Turns what stands before a tag into pieces and moves on behind the tag; true if the tag had a
// line to itself, which is left out. An empty text marks where a line starts with a tag, since
// the indentation of a partial goes before that too.
static bool step_over(Parser *parser, const Tag *tag, const Line *line) {
    bool alone = line->first && line->last;
    push_text(parser, parser->at, alone ? line->start : tag->start);
    if (line->first && !alone && !line->lead.length)
        add_text(parser, tag->start, tag->start, true);
    parser->at = alone ? line->next : tag->end;
    return alone;
}

// ---------------------------------------------------------------------------- opening tags

static void open_piece(Parser *parser, Piece *piece, Text lead) {
    if (parser->depth == MAX_NESTING) {
        Diag *diag = diag_error(parser->scanner.diags, "section-depth", piece->spot,
                                "more than %d tags are open at once", MAX_NESTING);
        diag_hint(parser->scanner.diags, diag, "put the inner part into a template of its own: {{>part}}");
        parser->scanner.errors = MANY_ERRORS;
        return;
    }
    parser->depth++;
    *innermost(parser) = (Open){.piece = piece,
                                .tail = &piece->first,
                                .lead = lead,
                                .dedent = parser->dedent,
                                .start = parser->at};
}

static void take_variable(Parser *parser, const Tag *tag, Line line) {
    line.last = false;
    step_over(parser, tag, &line);
    add_named(parser, PIECE_VARIABLE, tag)->raw = tag->sigil != '\0';
}

static void take_partial(Parser *parser, const Tag *tag, const Line *line) {
    bool alone = step_over(parser, tag, line);
    Piece *piece = add_named(parser, PIECE_PARTIAL, tag);
    piece->standalone = alone;
    if (alone)
        piece->indent = line->lead;
}

static void open_section(Parser *parser, const Tag *tag, const Line *line) {
    Delimiters delimiters = parser->scanner.delimiters;
    bool alone = step_over(parser, tag, line);
    Piece *piece = add_named(parser, tag->sigil == '#' ? PIECE_SECTION : PIECE_INVERTED, tag);
    piece->standalone = alone;
    piece->delimiters = delimiters;
    open_piece(parser, piece, line->lead);
}

static void open_parent(Parser *parser, const Tag *tag, const Line *line) {
    Piece *space = NULL;
    push_text(parser, parser->at, line->first ? line->start : tag->start);
    if (line->first) {
        space = add_text(parser, 0, 0, true);
        space->text = line->lead;
    }
    parser->at = tag->end;
    open_piece(parser, add_named(parser, PIECE_PARENT, tag), line->lead);
    innermost(parser)->space = space;
}

static bool is_parent(const Open *open) {
    return open->piece && open->piece->kind == PIECE_PARENT;
}

// {{$name}} directly in {{<parent}}.
static void open_argument(Parser *parser, const Tag *tag, const Line *line) {
    push_text(parser, parser->at, tag->start);   // for keep_blocks to tell of
    Piece *piece = add_named(parser, PIECE_BLOCK, tag);
    parser->at = line->last ? line->next : tag->end;
    piece->fresh = line->last;
    open_piece(parser, piece, line->lead);
    if (line->last)
        parser->dedent = line_indent(parser->bytes, parser->at);
}

// {{$name}} anywhere else: a place that an argument can take. What stands before it on its line
// belongs to the default content.
static void open_block(Parser *parser, const Tag *tag, const Line *line) {
    bool alone = line->first && line->last;
    push_text(parser, parser->at, line->first ? line->start : tag->start);
    parser->at = alone ? line->next : tag->end;
    Piece *piece = add_named(parser, PIECE_BLOCK, tag);
    piece->line_start = line->first;
    piece->indent = line->lead;
    open_piece(parser, piece, line->lead);
    if (alone) {
        size_t start = parser->at;
        Text indent = line_indent(parser->bytes, start);
        size_t from = (size_t)(indent.at - parser->bytes.at);
        piece->indent = text_slice(parser->bytes, line_skip(parser->bytes, from, parser->dedent),
                                   from + indent.length);
    } else if (line->first) {
        add_text(parser, tag->start - line->lead.length, tag->start, true);
    }
}

// ---------------------------------------------------------------------------- closing tags

static const char *kind_name(const Piece *piece) {
    switch (piece->kind) {
    case PIECE_PARENT: return "parent";
    case PIECE_BLOCK: return "block";
    default: return "section";
    }
}

// "{{#name}}" as the author wrote it, up to the name.
static Text written(const Parser *parser, const Piece *piece) {
    static const char *const before[] = {
        [PIECE_SECTION] = "{{#",
        [PIECE_INVERTED] = "{{^",
        [PIECE_PARENT] = "{{<",
        [PIECE_BLOCK] = "{{$",
    };
    return text_format(parser->arena, "%s%s%.*s}}", before[piece->kind], piece->dynamic ? "*" : "",
                       TEXT_ARG(piece->text));
}

static bool is_visible(const Piece *piece) {
    return piece->kind != PIECE_TEXT || text_trim(piece->text).length;
}

// Only blocks count within {{<parent}}. The specification lets other things stand there unseen.
static void keep_blocks(Parser *parser, Piece *parent) {
    const Piece *unseen = NULL;
    Piece **link = &parent->first;
    while (*link) {
        if ((*link)->kind == PIECE_BLOCK) {
            link = &(*link)->next;
            continue;
        }
        if (!unseen && is_visible(*link))
            unseen = *link;
        *link = (*link)->next;
    }
    if (unseen) {
        Diag *diag = diag_warning(parser->scanner.diags, "ignored-text", parent->spot,
                                  "what stands in '%.*s' outside of blocks is not shown",
                                  TEXT_ARG(written(parser, parent)));
        diag_hint(parser->scanner.diags, diag, "put it in a block: {{$name}}…{{/name}}");
    }
}

static bool closes(const Open *open, const Tag *tag) {
    Text name = tag->name;
    if (open->piece->dynamic && text_starts(name, "*"))
        name = text_trim(text_slice(name, 1, name.length));
    return text_equal(open->piece->text, name);
}

static void pop(Parser *parser) {
    if (is_parent(innermost(parser)))
        keep_blocks(parser, innermost(parser)->piece);
    parser->dedent = innermost(parser)->dedent;
    parser->depth--;
}

static void report_stray(Parser *parser, const Tag *tag) {
    parser->scanner.errors++;
    Diag *diag = diag_error(parser->scanner.diags, "stray-closing", spot_of_tag(parser, tag),
                            "closing tag '%.*s' without an opening one", TEXT_ARG(tag->name));
    diag_hint(parser->scanner.diags, diag, "take it away, or open the section before it");
}

// Afterwards the innermost open piece is the one that the tag closes: the one it names if that is
// open at all, else the tag is taken for a slip of the pen.
static void report_mismatch(Parser *parser, const Tag *tag) {
    const Piece *piece = innermost(parser)->piece;
    size_t depth = parser->depth, line = source_line(parser->scanner.source, piece->spot.offset);
    parser->scanner.errors++;
    Diag *diag = diag_error(parser->scanner.diags, "wrong-closing-name", spot_of_tag(parser, tag),
                            "closing tag '%.*s' while the %s '%.*s' is open", TEXT_ARG(tag->name),
                            kind_name(piece), TEXT_ARG(piece->text));
    diag_hint(parser->scanner.diags, diag, "'%.*s' was opened at line %zu",
              TEXT_ARG(written(parser, piece)), line);
    while (depth && !closes(&parser->open[depth], tag))
        depth--;
    while (depth && parser->depth > depth)
        pop(parser);
}

static void close_section(Parser *parser, const Tag *tag, const Line *line) {
    Open *open = innermost(parser);
    size_t end = line->first && line->last ? line->start : tag->start;
    open->piece->inner = text_slice(parser->bytes, open->start, end);
    step_over(parser, tag, line);
    pop(parser);
}

static void close_parent(Parser *parser, const Tag *tag, const Line *line) {
    Open *open = innermost(parser);
    push_text(parser, parser->at, tag->start);
    parser->at = tag->end;
    if (open->space && line->last) {
        open->piece->standalone = true;
        open->piece->indent = open->lead;
        open->space->line_start = false;
        open->space->text.length = 0;
        parser->at = line->next;
    }
    pop(parser);
}

static void close_argument(Parser *parser, const Tag *tag, const Line *line) {
    push_text(parser, parser->at, line->first ? line->start : tag->start);
    parser->at = tag->end;
    pop(parser);
}

// A block that has its lines to itself swallows the line end; if the closing tag shares its line
// with the default content, that keeps the line end as its own.
static void close_block(Parser *parser, const Tag *tag, const Line *line) {
    Open *open = innermost(parser);
    Piece *piece = open->piece;
    bool whole = piece->line_start && line->last, empty = open->start == tag->start;
    bool alone = step_over(parser, tag, line);
    if (whole && !alone && empty)
        piece->first = NULL;
    else if (whole && !alone && line->next > tag->end)
        add_text(parser, tag->end, line->next, false);
    if (whole) {
        piece->ending = line_end(parser->bytes, line->next);
        parser->at = line->next;
    }
    if (!piece->first)
        piece->indent = open->lead;
    pop(parser);
}

static void take_closing(Parser *parser, const Tag *tag, const Line *line) {
    if (!parser->depth) {
        report_stray(parser, tag);
        step_over(parser, tag, line);
        return;
    }
    if (!closes(innermost(parser), tag))
        report_mismatch(parser, tag);
    if (innermost(parser)->piece->kind == PIECE_PARENT)
        close_parent(parser, tag, line);
    else if (innermost(parser)->piece->kind != PIECE_BLOCK)
        close_section(parser, tag, line);
    else if (is_parent(&parser->open[parser->depth - 1]))
        close_argument(parser, tag, line);
    else
        close_block(parser, tag, line);
}

// -------------------------------------------------------------------------------- the loop

static void take_tag(Parser *parser, const Tag *tag) {
    Line line = line_around(parser->bytes, parser->at, tag, parser->dedent);
    switch (tag->sigil) {
    case '\0':
    case '{':
    case '&': take_variable(parser, tag, line); break;
    case '#':
    case '^': open_section(parser, tag, &line); break;
    case '>': take_partial(parser, tag, &line); break;
    case '<': open_parent(parser, tag, &line); break;
    case '$':
        if (is_parent(innermost(parser)))
            open_argument(parser, tag, &line);
        else
            open_block(parser, tag, &line);
        break;
    case '/': take_closing(parser, tag, &line); break;
    default: step_over(parser, tag, &line);
    }
}

static void report_open(Parser *parser) {
    while (parser->depth) {
        const Piece *piece = innermost(parser)->piece;
        if (parser->scanner.errors++ < MANY_ERRORS) {
            Diag *diag = diag_error(parser->scanner.diags, "unclosed-section", piece->spot,
                                    "the %s '%.*s' is never closed", kind_name(piece),
                                    TEXT_ARG(piece->text));
            diag_hint(parser->scanner.diags, diag, "end it with '{{/%s%.*s}}'",
                      piece->dynamic ? "*" : "", TEXT_ARG(piece->text));
        }
        pop(parser);
    }
}

Delimiters default_delimiters(void) {
    return (Delimiters){T("{{"), T("}}")};
}

Template *template_parse(Arena *arena, Text name, const Source *source, Delimiters delimiters,
                         Diags *diags) {
    Template *template = arena_make(arena, Template);
    Piece *first = NULL;
    Parser parser = {
        .arena = arena,
        .scanner = {.source = source, .diags = diags, .delimiters = delimiters},
        .bytes = source->bytes,
        .open[0] = {.tail = &first},
    };
    Tag tag;
    while (scan_tag(&parser.scanner, &tag))
        take_tag(&parser, &tag);
    push_text(&parser, parser.at, source->bytes.length);
    report_open(&parser);
    *template = (Template){name, source, first, parser.scanner.errors == 0};
    return template;
}
