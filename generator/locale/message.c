// SPDX-License-Identifier: EUPL-1.2
//
// Compiling patterns. Read from the end: message_compile starts parse_message, which goes through
// a text and calls parse_argument at each {; that calls parse_branches for plural and select, and
// each branch is a message again.
#include "locale/message.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 12, PATTERN_MAX = 16 << 10 };

// What # means here.
typedef enum Within { WITHIN_TEXT, WITHIN_PLURAL, WITHIN_SELECT_OF_PLURAL } Within;

typedef LIST(Part) PartList;
typedef LIST(Branch) BranchList;

typedef struct Parser {
    Arena *arena;
    Text text;
    size_t at;
    unsigned forms;
    int depth;
    Buf literal; // characters not yet made a part
    Fault *fault;
} Parser;

static bool parse_message(Parser *parser, Within within, Message *message);

static bool fail(Parser *parser, size_t from, size_t to, Text message, const char *hint) {
    *parser->fault = (Fault){"message-syntax", from, to > from ? to - from : 1, message,
                             hint ? text_of(hint) : (Text){0}};
    return false;
}

// ------------------------------------------------------------------------------------ pieces

static char peek(const Parser *parser) {
    return parser->at < parser->text.length ? parser->text.at[parser->at] : '\0';
}

static bool take(Parser *parser, char c) {
    if (parser->at >= parser->text.length || parser->text.at[parser->at] != c)
        return false;
    parser->at++;
    return true;
}

// Unicode's Pattern_White_Space, which holds the marks of direction but no no-break space.
static bool is_pattern_space(uint32_t c) {
    return (c >= 9 && c <= 13) || c == ' ' || c == 0x85 || c == 0x200E || c == 0x200F ||
           c == 0x2028 || c == 0x2029;
}

static void skip_space(Parser *parser) {
    for (size_t next = parser->at; parser->at < parser->text.length; parser->at = next)
        if (!is_pattern_space(text_next(parser->text, &next)))
            return;
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static Text take_name(Parser *parser) {
    size_t from = parser->at;
    while (is_name_char(peek(parser)))
        parser->at++;
    return text_slice(parser->text, from, parser->at);
}

// For messages: what stands at the parser, up to a blank.
static Text word_here(const Parser *parser) {
    size_t to = parser->at;
    while (to < parser->text.length && !strchr(" \t\n{},'", parser->text.at[to]))
        to++;
    return text_slice(parser->text, parser->at, to);
}

static bool take_number(Parser *parser, double *number) {
    char digits[24];
    size_t length = 0;
    for (char c; (c = peek(parser)), (c >= '0' && c <= '9') || c == '.' || (c == '-' && !length);
         parser->at++) {
        if (length + 1 == sizeof digits)
            return false;
        digits[length++] = c;
    }
    digits[length] = '\0';
    char *end = digits;
    *number = strtod(digits, &end);
    return length > 0 && *end == '\0';
}

// -------------------------------------------------------------------------------------- text

static void flush(Parser *parser, PartList *parts) {
    if (!parser->literal.length)
        return;
    Text text = buf_copy(parser->arena, &parser->literal);
    buf_clear(&parser->literal);
    list_push(parser->arena, parts, (Part){.kind = PART_TEXT, .text = text});
}

static bool starts_quote(const Parser *parser, Within within) {
    char c = peek(parser);
    return c == '{' || c == '}' || (c == '#' && within == WITHIN_PLURAL);
}

static bool take_quoted(Parser *parser, size_t from) {
    while (parser->at < parser->text.length) {
        char c = parser->text.at[parser->at++];
        if (c == '\'' && !take(parser, '\''))
            return true;
        buf_char(&parser->literal, c);
    }
    return fail(parser, from, from + 1, T("the quotation that begins here has no end"),
                "an apostrophe before { or } quotes; write '' for an apostrophe there");
}

static bool take_apostrophe(Parser *parser, Within within) {
    size_t from = parser->at++;
    if (starts_quote(parser, within))
        return take_quoted(parser, from);
    take(parser, '\'');
    buf_char(&parser->literal, '\'');
    return true;
}

static bool take_count(Parser *parser, Within within, PartList *parts) {
    size_t from = parser->at++;
    if (within == WITHIN_SELECT_OF_PLURAL)
        return fail(parser, from, from + 1, T("'#' in a select within a plural is no number"),
                    "put the plural within the select");
    if (within == WITHIN_TEXT) {
        buf_char(&parser->literal, '#');
        return true;
    }
    flush(parser, parts);
    list_push(parser->arena, parts, (Part){.kind = PART_COUNT});
    return true;
}

// ---------------------------------------------------------------------------------- branches

static bool known_form(Parser *parser, Branch *branch, size_t from) {
    branch->form = form_of(branch->selector);
    if (branch->form < FORM_COUNT && parser->forms & (1u << branch->form))
        return true;
    Buf known = {0};
    for (Form form = FORM_ZERO; form < FORM_COUNT; form++)
        if (parser->forms & (1u << form))
            buf_format(&known, "%s%s", known.length ? ", " : "forms here: ", form_name(form));
    fail(parser, from, parser->at,
         text_format(parser->arena, "no plural form '%.*s' in this language",
                     TEXT_ARG(branch->selector)),
         NULL);
    parser->fault->id = "unknown-plural-form";
    parser->fault->hint = buf_take(parser->arena, &known);
    return false;
}

static bool parse_selector(Parser *parser, PartKind kind, Branch *branch) {
    size_t from = parser->at;
    branch->exact = kind == PART_PLURAL && take(parser, '=');
    if (branch->exact && !take_number(parser, &branch->number))
        return fail(parser, from, parser->at + 1, T("expected a number after '='"), NULL);
    if (!branch->exact)
        take_name(parser);
    branch->selector = text_slice(parser->text, from, parser->at);
    if (!branch->selector.length || word_here(parser).length)
        return fail(parser, from, parser->at + word_here(parser).length,
                    T("expected a selector such as one, other or =0"),
                    "a selector is made of letters, digits and _");
    return kind != PART_PLURAL || branch->exact || known_form(parser, branch, from);
}

static bool parse_branch(Parser *parser, Part *part, Within within, BranchList *branches) {
    Branch branch = {0};
    size_t from = parser->at;
    if (!parse_selector(parser, part->kind, &branch))
        return false;
    for (size_t i = 0; i < branches->count; i++)
        if (text_equal(branches->items[i].selector, branch.selector))
            return fail(parser, from, parser->at, T("this selector is there twice"), NULL);
    skip_space(parser);
    if (!take(parser, '{'))
        return fail(parser, parser->at, parser->at + 1, T("expected { after the selector"), NULL);
    if (!parse_message(parser, within, &branch.message))
        return false;
    if (!take(parser, '}'))
        return fail(parser, from, from + branch.selector.length,
                    T("the text of this selector has no }"), NULL);
    list_push(parser->arena, branches, branch);
    return true;
}

static bool parse_offset(Parser *parser, Part *part) {
    if (!text_starts(text_slice(parser->text, parser->at, parser->text.length), "offset:"))
        return true;
    size_t from = parser->at;
    parser->at += strlen("offset:");
    skip_space(parser);
    if (take_number(parser, &part->offset))
        return true;
    return fail(parser, from, parser->at, T("expected a number after 'offset:'"), NULL);
}

static Within within_branch(PartKind kind, Within within) {
    if (kind == PART_PLURAL)
        return WITHIN_PLURAL;
    return within == WITHIN_TEXT ? WITHIN_TEXT : WITHIN_SELECT_OF_PLURAL;
}

static bool parse_branches(Parser *parser, size_t from, Within within, Part *part) {
    BranchList branches = {0};
    bool other = false;
    skip_space(parser);
    if (part->kind == PART_PLURAL && !parse_offset(parser, part))
        return false;
    for (skip_space(parser); peek(parser) != '}'; skip_space(parser)) {
        if (parser->at >= parser->text.length)
            return fail(parser, from, from + 1, T("this { has no }"), NULL);
        if (!parse_branch(parser, part, within_branch(part->kind, within), &branches))
            return false;
        other = other || text_is(branches.items[branches.count - 1].selector, "other");
    }
    part->branches = branches.items;
    part->count = branches.count;
    return other || fail(parser, from, parser->at, T("there is no 'other'"),
                         "end with other {…}: it is for all that no selector names");
}

// --------------------------------------------------------------------------------- arguments

static bool parse_kind(Parser *parser, Part *part) {
    size_t from = parser->at;
    Text kind = take_name(parser);
    if (!text_is(kind, "plural") && !text_is(kind, "select"))
        return fail(parser, from, parser->at,
                    text_format(parser->arena, "unknown kind '%.*s'", TEXT_ARG(kind)),
                    "known: plural, select; numbers and dates come written, as {name}");
    part->kind = text_is(kind, "plural") ? PART_PLURAL : PART_SELECT;
    skip_space(parser);
    return take(parser, ',') ||
           fail(parser, from, parser->at, T("expected , after the kind"), NULL);
}

// {ratio-x} has another sign in its name, {ratio has no end.
static bool fail_name(Parser *parser, size_t from) {
    size_t to = parser->at;
    while (to < parser->text.length && !strchr("{}", parser->text.at[to]))
        to++;
    if (to < parser->text.length && parser->text.at[to] == '}')
        return fail(parser, from + 1, to, T("this is no name of a placeholder"),
                    "a name has letters a-z, digits and _, and is not translated");
    return fail(parser, from, parser->at, T("this { has no }"),
                "a placeholder is written {name}, as in msgid");
}

static bool parse_argument(Parser *parser, Within within, Part *part) {
    size_t from = parser->at++;
    skip_space(parser);
    part->kind = PART_ARGUMENT;
    part->text = take_name(parser);
    if (!part->text.length)
        return fail(parser, from, parser->at + 1, T("expected a name after {"),
                    "a { that is only text is written '{'");
    skip_space(parser);
    if (take(parser, ',')) {
        skip_space(parser);
        if (!parse_kind(parser, part) || !parse_branches(parser, from, within, part))
            return false;
    }
    return take(parser, '}') || fail_name(parser, from);
}

static bool parse_piece(Parser *parser, Within within, PartList *parts) {
    char c = peek(parser);
    if (c == '\'')
        return take_apostrophe(parser, within);
    if (c == '#')
        return take_count(parser, within, parts);
    if (c == '{') {
        Part part = {0};
        flush(parser, parts);
        if (!parse_argument(parser, within, &part))
            return false;
        list_push(parser->arena, parts, part);
        return true;
    }
    buf_char(&parser->literal, c);
    parser->at++;
    return true;
}

static bool parse_message(Parser *parser, Within within, Message *message) {
    PartList parts = {0};
    if (parser->depth++ == DEPTH_MAX)
        return fail(parser, parser->at, parser->at + 1, T("nested too deeply"), NULL);
    while (parser->at < parser->text.length) {
        if (peek(parser) == '}' && parser->depth > 1)
            break;
        if (peek(parser) == '}')
            return fail(parser, parser->at, parser->at + 1, T("this } has no {"),
                        "a } that is only text is written '}'");
        if (!parse_piece(parser, within, &parts))
            return false;
    }
    flush(parser, &parts);
    *message = (Message){parts.items, parts.count};
    parser->depth--;
    return true;
}

const Message *message_compile(Arena *arena, Text pattern, unsigned forms, Fault *fault) {
    Message *message = arena_make(arena, Message);
    Parser parser = {.arena = arena, .text = pattern, .forms = forms, .fault = fault};
    bool fine = pattern.length <= PATTERN_MAX
                    ? parse_message(&parser, WITHIN_TEXT, message)
                    : fail(&parser, 0, pattern.length, T("more than 16 KiB in one text"), NULL);
    buf_release(&parser.literal);
    return fine ? message : NULL;
}

static void add_name(Arena *arena, TextList *names, Text name) {
    for (size_t i = 0; i < names->count; i++)
        if (text_equal(names->items[i], name))
            return;
    list_push(arena, names, name);
}

void message_names(Arena *arena, const Message *message, TextList *names) {
    for (size_t i = 0; i < message->count; i++) {
        const Part *part = &message->parts[i];
        if (part->kind != PART_TEXT && part->kind != PART_COUNT)
            add_name(arena, names, part->text);
        for (size_t j = 0; j < part->count; j++)
            message_names(arena, &part->branches[j].message, names);
    }
}
