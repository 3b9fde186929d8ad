// SPDX-License-Identifier: EUPL-1.2
// One output → bytes: a pure function of the Site and the Output. Order: pages, figures, the rest.
#include "site/inside.h"

// One "../" for each folder the output lies in.
static Text root_of(Arena *arena, Text path) {
    Buf buf = {0};
    for (size_t i = 0; i < path.length; i++)
        if (path.at[i] == '/') buf_literal(&buf, "../");
    return buf_take(arena, &buf);
}

static void render_page(Buf *out, const View *view) {
    Value value = page_value(view);
    Text name = text_of(page_kind_name(view->page->kind));
    template_render(out, view->site->templates, name, &value, view->diags);
}

static void render_template(Buf *out, const View *view, Text name) {
    Value value = site_value(view, name);
    template_render(out, view->site->templates, name, &value, view->diags);
}

// ---------------------------------------------------------------------------------- pictures

// A picture is kept between builds under the hash of what it shows, in which colours and fonts:
// shaping and drawing it costs a hundred times as much as reading it.
static Text kept_path(const View *view, const ChartSpec *spec, const SvgText *text, const char *ending) {
    Buf key = {0};
    buf_text(&key, view->site->theme.key);
    const Text parts[] = {text->title, text->title_language, text->description,
                          text->description_language, text->language};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf_text(&key, parts[i]);
        buf_char(&key, 0);
    }
    figure_key(&key, spec);
    Text name = hash_hex(view->arena, buf_view(&key));
    buf_release(&key);
    return text_format(view->arena, "%.*s/" KEPT_PICTURES "/%.*s.%s",
                       TEXT_ARG(view->site->options.report), TEXT_ARG(name), ending);
}

static bool draw(Buf *out, const View *view, const Figure *figure, const ChartSpec *spec,
                 const SvgText *text, bool png) {
    const Palette *palette = &view->site->theme.light;
    Scene *scene = figure_scene(view, figure, spec);
    if (!scene) return false;
    if (png) return scene_png(out, view->pen, scene, palette, 2, view->diags);
    scene_svg_file(out, scene, text, palette);
    return true;
}

static void render_picture(Buf *out, const View *view, const Figure *figure, bool png) {
    ChartSpec spec = figure_spec(view, figure, IMAGE_WIDTH, true);
    SvgText text = {.id = T("chart"),
                    .title = figure->headline,
                    .title_language = view_foreign(view, figure->headline_language),
                    .language = view->language->tag,
                    .description_language = sentence_language(view),
                    .description = figure_description(view, figure->table)};
    Text path = kept_path(view, &spec, &text, png ? "png" : "svg"), bytes;
    if (fs_read(view->arena, path, &bytes) && bytes.length) {   // empty: a machine that fell
        buf_text(out, bytes);
        return;
    }
    size_t before = diags_count(view->diags, LEVEL_NOTE);
    bool drawn = draw(out, view, figure, &spec, &text, png);
    if (drawn && diags_count(view->diags, LEVEL_NOTE) == before)
        fs_write(path, buf_view(out));    // one that cannot be kept is only drawn again
}

// -------------------------------------------------------------------------------------- rest

void output_render(Buf *out, const Site *site, const Output *output, ChartPen *pen, Arena *arena,
                   Diags *diags) {
    View view = {.site = site,
                 .language = &site->report.languages[output->language],
                 .language_index = output->language,
                 .arena = arena,
                 .pen = pen,
                 .diags = diags,
                 .root = root_of(arena, output->path),
                 .page = output->page};
    switch (output->kind) {
    case OUTPUT_PAGE: render_page(out, &view); break;
    case OUTPUT_FIGURE_SVG: render_picture(out, &view, output->figure, false); break;
    case OUTPUT_FIGURE_PNG: render_picture(out, &view, output->figure, true); break;
    case OUTPUT_ASSET: buf_text(out, output->asset->bytes); break;
    case OUTPUT_TEMPLATE: render_template(out, &view, output->template_name); break;
    case OUTPUT_OPEN: render_open(out, &view, output); break;
    case OUTPUT_MARKER: buf_literal(out, "jamlik " JAMLIK_VERSION "\n"); break;
    }
}
