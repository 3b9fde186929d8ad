// SPDX-License-Identifier: EUPL-1.2
//
// What a host function writes is a template of its own, made and forgotten within one call. What is
// wrong in it is told at the tag that called the function, since its text stands in no file.
#include "template/inside.h"

static Diag *copy_message(Diags *into, const Diag *diag, bool here, const Piece *piece) {
    if (!here)
        return diag_error(into, diag->id, diag->spot, "%.*s", TEXT_ARG(diag->message));
    return diag_error(into, diag->id, piece->spot, "in what '%.*s' writes: %.*s",
                      TEXT_ARG(piece->text), TEXT_ARG(diag->message));
}

static void pass_on(Render *render, const Diags *from, const Source *made, const Piece *piece) {
    for (size_t i = 0; i < diags_count(from, LEVEL_NOTE); i++) {
        const Diag *diag = diags_at(from, i);
        Diag *copy = copy_message(render->diags, diag, diag->spot.source == made, piece);
        copy->level = diag->level;
        copy->hint = text_copy(diags_arena(render->diags), diag->hint);
    }
}

// Calls the function and renders what it writes into `out`.
static void call(Render *render, const Around *around, const Piece *piece, const Value *lambda,
                 Delimiters delimiters, Buf *out) {
    Around inside = *around;
    Buf written = {0};
    if (!go_deeper(render, &inside, piece))
        return;
    lambda->call(&written, piece->inner, lambda->context);
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    Source *source = source_make(arena, piece->spot.source->path, buf_copy(arena, &written));
    const Template *template = template_parse(arena, piece->text, source, delimiters, diags);
    Render inner = {.out = out, .set = render->set, .diags = diags, .failed = !template->sound};
    inner.included = render->included;
    render_pieces(&inner, &inside, template->first);
    render->included = inner.included;
    pass_on(render, diags, source, piece);
    render->failed |= inner.failed;
    render->stopped |= inner.stopped;
    arena_free(arena);
    buf_release(&written);
}

void render_lambda_variable(Render *render, const Around *around, const Piece *piece,
                            const Value *lambda) {
    Buf out = {0};
    Around inside = *around;
    inside.indent = NULL;
    call(render, &inside, piece, lambda, default_delimiters(), &out);
    if (piece->raw)
        buf_text(render->out, buf_view(&out));
    else
        buf_html(render->out, buf_view(&out));
    buf_release(&out);
}

void render_lambda_section(Render *render, const Around *around, const Piece *piece,
                           const Value *lambda) {
    Around inside = *around;
    if (!piece->standalone)
        inside.indent = NULL;
    call(render, &inside, piece, lambda, piece->delimiters, render->out);
}
