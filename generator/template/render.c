// SPDX-License-Identifier: EUPL-1.2
//
// A tree of pieces, with values, into a buffer. One function per kind of piece; render_pieces, at
// the end, picks it.
#include "template/inside.h"

#include <string.h>

static void fail(Render *render, Diag *diag, const char *hint) {
    render->failed = true;
    if (hint)
        diag_hint(render->diags, diag, "%s", hint);
}

bool go_deeper(Render *render, Around *inside, const Piece *piece) {
    bool deep = ++inside->depth > MAX_DEPTH;
    if (!deep && ++render->included <= MAX_INCLUDED)
        return true;
    Diag *diag =
        deep ? diag_error(render->diags, "template-depth", piece->spot,
                          "'%.*s' is more than %d templates deep", TEXT_ARG(piece->text), MAX_DEPTH)
             : diag_error(render->diags, "template-depth", piece->spot,
                          "'%.*s' and others are included more than %d times", TEXT_ARG(piece->text),
                          MAX_INCLUDED);
    fail(render, diag, "does it include itself without an end?");
    render->stopped = true;
    return false;
}

// ------------------------------------------------------------------------------------ text

static void write_indent(Buf *out, const Indent *indent) {
    if (indent->outer)
        write_indent(out, indent->outer);
    buf_text(out, indent->text);
}

static void render_text(Render *render, const Around *around, const Piece *piece) {
    Text rest = piece->text;
    if (!around->indent) {
        buf_text(render->out, rest);
        return;
    }
    if (piece->line_start)
        write_indent(render->out, around->indent);
    const char *newline;
    while (rest.length && (newline = memchr(rest.at, '\n', rest.length - 1)) != NULL) {
        size_t line = (size_t)(newline + 1 - rest.at);
        buf_text(render->out, text_slice(rest, 0, line));
        write_indent(render->out, around->indent);
        rest = text_slice(rest, line, rest.length);
    }
    buf_text(render->out, rest);
}

// ------------------------------------------------------------------------------- variables

static void refuse_raw(Render *render, const Piece *piece) {
    Diag *diag = diag_error(render->diags, "unescaped-text", piece->spot,
                            "'%.*s' is a text and would go out unescaped", TEXT_ARG(piece->text));
    fail(render, diag, "write it with two braces: {{name}}");
}

static void refuse_kind(Render *render, const Piece *piece, const char *kind, const char *hint) {
    if (render->set->strict)
        fail(render,
             diag_error(render->diags, "not-a-text", piece->spot, "'%.*s' is %s",
                        TEXT_ARG(piece->text), kind),
             hint);
}

static void write_author_text(Render *render, const Piece *piece, Text text) {
    if (piece->raw && render->set->strict)
        refuse_raw(render, piece);
    if (piece->raw && !render->set->strict)
        buf_text(render->out, text);
    else
        buf_html(render->out, text);
}

static void unknown(Render *render, const Around *around, const Piece *piece) {
    if (render->set->strict) {
        report_unknown(render->diags, around->scope, piece);
        render->failed = true;
    }
}

static void render_variable(Render *render, const Around *around, const Piece *piece) {
    const Value *value = find_value(around->scope, &piece->path);
    if (!value) {
        unknown(render, around, piece);
        return;
    }
    switch (value->kind) {
    case VALUE_NULL: break;
    case VALUE_BOOL: buf_string(render->out, value->truth ? "true" : "false"); break;
    case VALUE_NUMBER: buf_number(render->out, value->number); break;
    case VALUE_TEXT: write_author_text(render, piece, value->text); break;
    case VALUE_HTML: buf_text(render->out, value->text); break;
    case VALUE_LIST:
        refuse_kind(render, piece, "a list, not a text", "go through it: {{#name}}…{{/name}}");
        break;
    case VALUE_OBJECT:
        refuse_kind(render, piece, "an object, not a text", "name one of its fields");
        break;
    case VALUE_LAMBDA: render_lambda_variable(render, around, piece, value); break;
    }
}

// -------------------------------------------------------------------------------- sections

static void render_with(Render *render, const Around *around, const Value *value,
                        const Piece *first) {
    Scope scope = {value, around->scope};
    Around inside = *around;
    inside.scope = &scope;
    render_pieces(render, &inside, first);
}

static void render_section(Render *render, const Around *around, const Piece *piece) {
    const Value *value = find_value(around->scope, &piece->path);
    if (!value_truthy(value))
        return;
    if (value->kind == VALUE_LAMBDA)
        render_lambda_section(render, around, piece, value);
    else if (value->kind != VALUE_LIST)
        render_with(render, around, value, piece->first);
    else
        for (size_t i = 0; i < value->count && !render->stopped; i++)
            render_with(render, around, &value->items[i], piece->first);
}

// ------------------------------------------------------------------------ partials and parents

static void report_missing(Render *render, const Piece *piece, Text name) {
    if (render->set->strict) {
        Diag *diag = diag_error(render->diags, "missing-template", piece->spot,
                                "there is no template '%.*s'", TEXT_ARG(name));
        suggest_template(render->set, render->diags, diag, name);
        render->failed = true;
    }
}

// {{>*name}}: the value of the name is the name of the template.
static const Template *find_dynamic(Render *render, const Around *around, const Piece *piece) {
    const Value *value = find_value(around->scope, &piece->path);
    bool named = value && value->kind == VALUE_TEXT;
    const Template *template = named ? find_template(render->set, value->text) : NULL;
    if (!value)
        unknown(render, around, piece);
    else if (!named)
        refuse_kind(render, piece, "no text", "its value must be the name of a template");
    else if (!template)
        report_missing(render, piece, value->text);
    return template;
}

static const Template *find_target(Render *render, const Around *around, const Piece *piece) {
    if (piece->dynamic)
        return find_dynamic(render, around, piece);
    const Template *template = find_template(render->set, piece->text);
    if (!template)
        report_missing(render, piece, piece->text);
    return template;
}

static void render_template(Render *render, const Around *around, const Piece *piece,
                            const Arguments *arguments) {
    const Template *template = find_target(render, around, piece);
    if (!template)
        return;
    Indent indent = {piece->indent, around->indent};
    Around inside = *around;
    inside.arguments = arguments;
    if (!piece->standalone)
        inside.indent = NULL;
    else if (piece->indent.length)
        inside.indent = &indent;
    if (go_deeper(render, &inside, piece))
        render_pieces(render, &inside, template->first);
}

static void render_parent(Render *render, const Around *around, const Piece *piece) {
    Arguments arguments = {piece, around->arguments};
    render_template(render, around, piece, &arguments);
}

// ---------------------------------------------------------------------------------- blocks

// The outermost argument wins: the template that was asked for has the last word over what it
// inherits from. *home is where it was given.
static const Piece *find_argument(const Arguments *arguments, Text name, const Arguments **home) {
    const Piece *found = NULL;
    for (; arguments; arguments = arguments->outer)
        for (const Piece *block = arguments->parent->first; block; block = block->next)
            if (text_equal(block->text, name)) {
                found = block;
                *home = arguments;
                break;
            }
    return found;
}

// An argument is part of the template that gives it: blocks within it are looked up from there,
// so it cannot contain itself. Its names are looked up here.
static void render_argument(Render *render, const Around *around, const Piece *block,
                            const Piece *argument, const Arguments *home) {
    Indent indent = {block->indent, around->indent};
    Around inside = *around;
    size_t before = render->out->length;
    inside.arguments = home->outer;
    if (!block->line_start)
        inside.indent = NULL;
    else if (block->indent.length)
        inside.indent = &indent;
    if (!go_deeper(render, &inside, block))
        return;
    if (block->line_start && !argument->fresh && argument->first && inside.indent)
        write_indent(render->out, inside.indent);
    render_pieces(render, &inside, argument->first);
    if (render->out->length > before && render->out->at[render->out->length - 1] != '\n')
        buf_text(render->out, block->ending);
}

static void render_block(Render *render, const Around *around, const Piece *piece) {
    const Arguments *home = NULL;
    const Piece *argument = find_argument(around->arguments, piece->text, &home);
    if (argument)
        render_argument(render, around, piece, argument, home);
    else
        render_pieces(render, around, piece->first);
}

// ------------------------------------------------------------------------------- the whole

void render_pieces(Render *render, const Around *around, const Piece *piece) {
    for (; piece && !render->stopped; piece = piece->next) {
        switch (piece->kind) {
        case PIECE_TEXT: render_text(render, around, piece); break;
        case PIECE_VARIABLE: render_variable(render, around, piece); break;
        case PIECE_SECTION: render_section(render, around, piece); break;
        case PIECE_INVERTED:
            if (!value_truthy(find_value(around->scope, &piece->path)))
                render_pieces(render, around, piece->first);
            break;
        case PIECE_PARTIAL: render_template(render, around, piece, around->arguments); break;
        case PIECE_PARENT: render_parent(render, around, piece); break;
        case PIECE_BLOCK: render_block(render, around, piece); break;
        }
    }
}

bool template_render(Buf *out, const TemplateSet *set, Text name, const Value *data, Diags *diags) {
    static const Value nothing = {0};
    const Template *template = find_template(set, name);
    if (!template) {
        Diag *diag = diag_error(diags, "missing-template", (Spot){0}, "there is no template '%.*s'",
                                TEXT_ARG(name));
        suggest_template(set, diags, diag, name);
        return false;
    }
    Render render = {.out = out, .set = set, .diags = diags};
    Scope scope = {data ? data : &nothing, NULL};
    Around around = {.scope = &scope};
    render_pieces(&render, &around, template->first);
    return !render.failed;
}
