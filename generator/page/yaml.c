// SPDX-License-Identifier: EUPL-1.2
//
// YAML → Node. Read yaml_read at the bottom first: it pulls libyaml's events one by one and builds
// the tree by recursive descent, so that a document nested too deep is left before it costs much.
//
// libyaml counts characters, a Spot counts bytes: `place` walks from the last mark to the next.
#include "base/base.h"
#include "page/inside.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { YAML_DEPTH = 32 };

typedef struct Reader {
    yaml_parser_t parser;
    yaml_event_t event; // the one looked at; deleted by the next
    Arena *arena;
    const Source *source;
    Diags *diags;
    size_t from, to;
    size_t mark, offset; // the same place: in characters and in bytes
    int depth;
} Reader;

// ------------------------------------------------------------------------------------ places

static size_t place(Reader *reader, size_t mark) {
    if (mark < reader->mark) {
        reader->mark = 0;
        reader->offset = reader->from;
    }
    Text bytes = text_slice(reader->source->bytes, 0, reader->to);
    for (; reader->mark < mark && reader->offset < reader->to; reader->mark++)
        text_next(bytes, &reader->offset);
    return reader->offset;
}

// From the byte `start` on. Whoever wants the place of something long asks for its start before it
// reads on, as going back costs the length of the file.
static Spot spot_until(Reader *reader, size_t start, const yaml_mark_t *to) {
    size_t end = place(reader, to->index);
    const char *bytes = reader->source->bytes.at;
    while (end > start && strchr(" \t\r\n", bytes[end - 1]))
        end--;
    return (Spot){reader->source, start, end - start};
}

static Spot event_spot(Reader *reader) {
    size_t start = place(reader, reader->event.start_mark.index);
    return spot_until(reader, start, &reader->event.end_mark);
}

// ------------------------------------------------------------------------------------ errors

// libyaml speaks of its own grammar; these speak of the slips that people make.
typedef struct Slip {
    const char *part, *message, *hint; // part: of libyaml's words
} Slip;

static const Slip slips[] = {
    {"mapping values are not allowed", "a second ': ' in the line",
     "put a text that contains ': ' in double quotes"},
    {"cannot start any token", "no text begins with this sign",
     "put a text that begins with @, ` or % in double quotes"},
    {"could not find expected ':'", "there is no ': ' in this line",
     "write 'key: value', with a space behind the colon"},
    {"did not find expected key", "this does not fit what stands above",
     "begin all keys of a group in the same column, and close quotes and brackets"},
    {"unexpected end of stream", "the quotes that begin here have no end",
     "close them on the same line"},
    {"did not find expected ',' or", "the bracket that begins here has no end",
     "close the bracket, and put commas between its parts"},
    {"unknown escape character", "an unknown sign behind a backslash",
     "inside double quotes write \\\\ for one backslash"},
    {"alphabetic or numeric character", "no text begins with this sign",
     "put a text that begins with *, & or ! in double quotes"},
};
static const Slip tab = {"", "a tab; YAML wants spaces", "begin the line with spaces"};
static const Slip indented = {"", "the line begins further in than the one above",
                              "begin all keys of a group in the same column"};

// The line up to `offset`.
static Text line_before(const Reader *reader, size_t offset) {
    size_t start = offset;
    while (start > reader->from && reader->source->bytes.at[start - 1] != '\n')
        start--;
    return text_slice(reader->source->bytes, start, offset);
}

static const Slip *find_slip(const Reader *reader, const char *problem, size_t offset) {
    if (strstr(problem, "cannot start any token") && offset < reader->to &&
        reader->source->bytes.at[offset] == '\t')
        return &tab;
    if (strstr(problem, "mapping values") &&
        text_find(line_before(reader, offset), T(": ")) == SIZE_MAX)
        return &indented;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (strstr(problem, slips[i].part))
            return &slips[i];
    return NULL;
}

// Where the author should look: at what was opened, when that is what libyaml gives up on.
static size_t problem_place(Reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    const char *context = parser->context ? parser->context : "";
    if (parser->error == YAML_READER_ERROR)
        return reader->from + parser->problem_offset;
    if (strstr(context, "scanning a") || strstr(context, "flow"))
        return place(reader, parser->context_mark.index);
    return place(reader, parser->problem_mark.index);
}

static void report_syntax(Reader *reader) {
    const char *problem = reader->parser.problem ? reader->parser.problem : "unreadable";
    Spot spot = {reader->source, problem_place(reader), 0};
    size_t end = spot.offset;
    if (end < reader->to)
        text_next(reader->source->bytes, &end);
    spot.length = end - spot.offset;
    const Slip *slip = find_slip(reader, problem, spot.offset);
    if (slip == &indented)
        spot = spot_of(reader->source, text_trim(line_before(reader, spot.offset)));
    Diag *diag = diag_error(reader->diags, "yaml-syntax", spot, slip ? "%s" : "YAML: %s",
                            slip ? slip->message : problem);
    if (slip)
        diag_hint(reader->diags, diag, "%s", slip->hint);
}

static bool next(Reader *reader) {
    yaml_event_delete(&reader->event);
    if (yaml_parser_parse(&reader->parser, &reader->event))
        return true;
    assert(reader->parser.error != YAML_MEMORY_ERROR);
    report_syntax(reader);
    return false;
}

static void refuse_at(Reader *reader, const char *id, Spot spot, const char *what,
                      const char *hint) {
    diag_hint(reader->diags, diag_error(reader->diags, id, spot, "%s", what), "%s", hint);
}

static bool refuse(Reader *reader, const char *id, const char *what, const char *hint) {
    refuse_at(reader, id, event_spot(reader), what, hint);
    return false;
}

// ----------------------------------------------------------------------------------- scalars

static Text digits(Text *rest) {
    size_t i = 0;
    while (i < rest->length && rest->at[i] >= '0' && rest->at[i] <= '9')
        i++;
    Text taken = text_slice(*rest, 0, i);
    *rest = text_slice(*rest, i, rest->length);
    return taken;
}

static bool take(Text *rest, const char *any) {
    if (!rest->length || !strchr(any, rest->at[0]))
        return false;
    *rest = text_slice(*rest, 1, rest->length);
    return true;
}

// JSON's numbers and nothing else: 0114 is an area code, 1_000 and 0x1F are texts.
static bool is_number(Text text) {
    take(&text, "-");
    Text whole = digits(&text);
    if (!whole.length || (whole.length > 1 && whole.at[0] == '0'))
        return false;
    if (take(&text, ".") && !digits(&text).length)
        return false;
    if (take(&text, "eE")) {
        take(&text, "+-");
        if (!digits(&text).length)
            return false;
    }
    return !text.length;
}

// Of a value or a key. An escape may stand for what a source may not hold.
static Text scalar_text(Reader *reader, Spot spot) {
    const yaml_event_t *event = &reader->event;
    Text value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    if (text_control(value) != SIZE_MAX)
        refuse_at(reader, "control-character", spot,
                  "an escape for a character that no page may hold", "take the escape away");
    return text_copy(reader->arena, value);
}

static void set_number(Reader *reader, Node *node) {
    node->kind = NODE_NUMBER;
    node->number = strtod(node->text.at, NULL);
    if (isfinite(node->number))
        return;
    node->number = 0;
    refuse_at(reader, "out-of-range", node->spot, "the number is too large", "use a larger unit");
}

static void set_plain(Reader *reader, Node *node) {
    Text text = node->text;
    if (!text.length || text_is(text, "~") || text_is(text, "null")) {
        node->kind = NODE_NULL;
    } else if (text_is(text, "true") || text_is(text, "false")) {
        node->kind = NODE_BOOL;
        node->truth = text_is(text, "true");
    } else if (is_number(text)) {
        set_number(reader, node);
    }
}

static void read_scalar(Reader *reader, Node *node) {
    const yaml_event_t *event = &reader->event;
    node->kind = NODE_TEXT;
    node->text = scalar_text(reader, node->spot);
    if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
        set_plain(reader, node);
}

// -------------------------------------------------------------------------------- structures

typedef LIST(Node) NodeList;

static bool read_node(Reader *reader, Node *node);

static bool read_list(Reader *reader, NodeList *items) {
    while (next(reader)) {
        if (reader->event.type == YAML_SEQUENCE_END_EVENT)
            return true;
        Node item = {0};
        if (!read_node(reader, &item))
            return false;
        list_push(reader->arena, items, item);
    }
    return false;
}

static bool read_key(Reader *reader, Map *seen, Node *item) {
    const yaml_event_t *event = &reader->event;
    if (event->type != YAML_SCALAR_EVENT)
        return refuse(reader, "yaml-syntax", "a key must be a word",
                      "put the key in double quotes");
    item->key_spot = event_spot(reader);
    item->key = scalar_text(reader, item->key_spot);
    if (map_put(seen, item->key, reader))
        return true;
    Diag *diag = diag_error(reader->diags, "duplicate-key", item->key_spot, "'%.*s' is given twice",
                            TEXT_ARG(item->key));
    diag_hint(reader->diags, diag, "keep one of them");
    return true;
}

static bool read_object(Reader *reader, NodeList *items) {
    Map *seen = map_new(reader->arena);
    while (next(reader)) {
        if (reader->event.type == YAML_MAPPING_END_EVENT)
            return true;
        Node item = {0};
        if (!read_key(reader, seen, &item) || !next(reader) || !read_node(reader, &item))
            return false;
        list_push(reader->arena, items, item);
    }
    return false;
}

// A list or an object; its spot reaches from the first bracket or key to the last.
static bool read_items(Reader *reader, Node *node) {
    if (reader->depth == YAML_DEPTH)
        return refuse(reader, "yaml-depth", "more than 32 levels of keys and lists",
                      "write it flatter");
    bool is_list = reader->event.type == YAML_SEQUENCE_START_EVENT;
    size_t start = place(reader, reader->event.start_mark.index);
    NodeList items = {0};
    reader->depth++;
    if (is_list ? !read_list(reader, &items) : !read_object(reader, &items))
        return false;
    reader->depth--;
    node->kind = is_list ? NODE_LIST : NODE_OBJECT;
    node->items = items.items;
    node->count = items.count;
    node->spot = spot_until(reader, start, &reader->event.end_mark);
    return true;
}

static bool is_marked(const yaml_event_t *event) {
    switch (event->type) {
    case YAML_ALIAS_EVENT: return true;
    case YAML_SCALAR_EVENT: return event->data.scalar.anchor || event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor || event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor || event->data.mapping_start.tag;
    default: return false;
    }
}

static bool read_node(Reader *reader, Node *node) {
    if (is_marked(&reader->event))
        return refuse(reader, "yaml-alias", "names (&), references (*) and tags (!) are not used",
                      "write the value out, or put the text in double quotes");
    if (reader->event.type != YAML_SCALAR_EVENT)
        return read_items(reader, node);
    node->spot = event_spot(reader);
    read_scalar(reader, node);
    return true;
}

// ---------------------------------------------------------------------------------- document

static bool read_document(Reader *reader, Node *root) {
    if (!next(reader) || !next(reader)) // stream start, document start
        return false;
    root->spot = (Spot){reader->source, reader->from, 0};
    if (reader->event.type == YAML_STREAM_END_EVENT)
        return true; // nothing but comments: NODE_NULL
    if (!next(reader) || !read_node(reader, root) || !next(reader) || !next(reader))
        return false;
    if (reader->event.type != YAML_STREAM_END_EVENT)
        return refuse(reader, "yaml-documents", "a second document begins here",
                      "remove the line with '---'");
    return true;
}

Node *yaml_read(Arena *arena, const Source *source, size_t from, size_t to, Diags *diags) {
    Reader reader = {
        .arena = arena, .source = source, .diags = diags, .from = from, .to = to, .offset = from};
    int made = yaml_parser_initialize(&reader.parser);
    assert(made);
    (void)made;
    Text part = text_slice(source->bytes, from, to);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    const char *bytes = part.length ? part.at : "";
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, part.length);
    Node *root = arena_make(arena, Node);
    bool fine = read_document(&reader, root);
    yaml_event_delete(&reader.event);
    yaml_parser_delete(&reader.parser);
    return fine ? root : NULL;
}
