// SPDX-License-Identifier: EUPL-1.2
//
// What can be known wrong before any page is rendered: templates that are not there, and templates
// that include themselves with nothing between that could end it.
#include "template/inside.h"

// ---------------------------------------------------------------------------- missing ones

static void check_pieces(const TemplateSet *set, const Piece *piece, Diags *diags) {
    for (; piece; piece = piece->next) {
        bool includes = piece->kind == PIECE_PARTIAL || piece->kind == PIECE_PARENT;
        if (includes && !piece->dynamic && !template_has(set, piece->text)) {
            Diag *diag = diag_error(diags, "missing-template", piece->spot,
                                    "there is no template '%.*s'", TEXT_ARG(piece->text));
            suggest_template(set, diags, diag, piece->text);
        }
        check_pieces(set, piece->first, diags);
    }
}

// ----------------------------------------------------------------------------------- cycles

typedef struct Visit { // templates on the way from the first one to here
    const Template *template;
    const struct Visit *from;
} Visit;

// Text "a → b → a", from the template where the circle begins.
static void write_circle(Buf *buf, const Visit *visit, const Template *begin) {
    if (visit->template != begin)
        write_circle(buf, visit->from, begin);
    buf_format(buf, "%.*s → ", TEXT_ARG(visit->template->name));
}

static void report_circle(const Visit *visit, const Piece *piece, const Template *begin,
                          Diags *diags) {
    Buf way = {0};
    write_circle(&way, visit, begin);
    buf_text(&way, begin->name);
    Diag *diag =
        diag_error(diags, "template-cycle", piece->spot,
                   "the template includes itself without an end: %.*s", TEXT_ARG(buf_view(&way)));
    diag_hint(diags, diag, "put a section {{#name}}…{{/name}} around one of the tags");
    buf_release(&way);
}

static bool is_on_way(const Visit *visit, const Template *template) {
    for (; visit; visit = visit->from)
        if (visit->template == template)
            return true;
    return false;
}

// Only what is always included counts: not what stands in a section or in a block. `done` has the
// templates already seen to the end.
static void visit_template(const TemplateSet *set, const Template *template, const Visit *from,
                           Map *done, Diags *diags) {
    Visit visit = {template, from};
    for (const Piece *piece = template->first; piece; piece = piece->next) {
        if ((piece->kind != PIECE_PARTIAL && piece->kind != PIECE_PARENT) || piece->dynamic)
            continue;
        const Template *next = find_template(set, piece->text);
        if (!next || map_get(done, next->name))
            continue;
        if (is_on_way(&visit, next))
            report_circle(&visit, piece, next, diags);
        else
            visit_template(set, next, &visit, done, diags);
    }
    map_put(done, template->name, done); // any pointer means: yes
}

void template_check(const TemplateSet *set, Diags *diags) {
    Map *done = map_new(diags_arena(diags));
    for (size_t i = 0; i < map_count(set->templates); i++) {
        const Template *template = map_value(set->templates, i);
        check_pieces(set, template->first, diags);
        if (!map_get(done, template->name))
            visit_template(set, template, NULL, done, diags);
    }
}
