// SPDX-License-Identifier: EUPL-1.2
// One output → bytes: a pure function of the Site and the Output. Order: pages, figures, the rest.
#include "site/inside.h"

// One "../" for each folder the output lies in.
static Text root_of(Arena *arena, Text path) {
    Buf buf = {0};
    for (size_t i = 0; i < path.length; i++)
        if (path.at[i] == '/') buf_literal(&buf, "../");
    Text root = buf_copy(arena, &buf);
    buf_release(&buf);
    return root;
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

static SvgText svg_text(const View *view, const Figure *figure) {
    return (SvgText){.id = T("chart"),
                     .title = figure->headline,
                     .description = sentence_plain(view, sentence_of(view, figure->table))};
}

static void render_svg(Buf *out, const View *view, const Figure *figure) {
    ChartSpec spec = figure_spec(view, figure, IMAGE_WIDTH, true);
    Scene *scene = figure_scene(view, figure, &spec);
    SvgText text = svg_text(view, figure);
    if (scene) scene_svg_file(out, scene, &text, &view->site->theme.light);
}

// A picture is kept between builds under the hash of what it shows, in which colours and fonts.
static Text kept_png(const View *view, const ChartSpec *spec) {
    const Theme *theme = &view->site->theme;
    Buf key = {0};
    buf_literal(&key, JAMLIK_VERSION " ");
    theme_css(&key, theme);
    for (size_t i = 0; i < theme->regular.count; i++) buf_text(&key, theme->regular.items[i]);
    for (size_t i = 0; i < theme->bold.count; i++) buf_text(&key, theme->bold.items[i]);
    figure_key(&key, spec);
    Text name = hash_hex(view->arena, buf_view(&key));
    buf_release(&key);
    return text_format(view->arena, "%.*s/.jamlik/png/%.*s.png", TEXT_ARG(view->site->options.report),
                       TEXT_ARG(name));
}

static void render_png(Buf *out, const View *view, const Figure *figure) {
    ChartSpec spec = figure_spec(view, figure, IMAGE_WIDTH, true);
    Text path = kept_png(view, &spec), bytes;
    if (fs_read(view->arena, path, &bytes)) {
        buf_text(out, bytes);
        return;
    }
    Scene *scene = figure_scene(view, figure, &spec);
    if (!scene || !scene_png(out, view->pen, scene, &view->site->theme.light, 2, view->diags)) return;
    fs_write(path, buf_view(out));        // one that cannot be kept is only drawn again
}

static void render_csv(Buf *out, const View *view, const Indicator *indicator) {
    const SiteLanguage *language = view->language;
    indicator_csv(out, indicator, language->chain, language->chain_length);
}

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
    case OUTPUT_FIGURE_SVG: render_svg(out, &view, output->figure); break;
    case OUTPUT_FIGURE_PNG: render_png(out, &view, output->figure); break;
    case OUTPUT_DATA_CSV: render_csv(out, &view, output->indicator); break;
    case OUTPUT_ASSET: buf_text(out, output->asset->bytes); break;
    case OUTPUT_TEMPLATE: render_template(out, &view, output->template_name); break;
    case OUTPUT_MARKER: buf_literal(out, "jamlik " JAMLIK_VERSION "\n"); break;
    }
}
