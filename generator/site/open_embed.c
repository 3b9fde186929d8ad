// SPDX-License-Identifier: EUPL-1.2
// A page for others to show within theirs: an indicator's first figure with its words and source, and the
// way back. It is the only kind of page that may stand in a frame (see templates/headers.mustache).
#include "site/open.h"

static const OpenKind *embed_kind(void) {
    size_t i = 0;
    while (open_kind(i)->render != render_embed) i++;
    return open_kind(i);
}

// <iframe …> as others paste it; empty where nobody knows the address or there is no figure.
Text embed_markup(const View *view, const Indicator *indicator) {
    const OpenKind *kind = embed_kind();
    if (!view->site->report.base_url.length || !open_has(view->site, kind, indicator)) return (Text){0};
    Text path = open_path(view->site, view->arena, kind, indicator->id, view->language_index);
    path = path_folder(path);
    Buf buf = {0};
    buf_literal(&buf, "<iframe src=\"");
    buf_html(&buf, open_address(view, path));
    buf_literal(&buf, "/\" title=\"");
    buf_html(&buf, view_local(view, &indicator->title));
    buf_literal(&buf, "\" width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>");
    return buf_take(view->arena, &buf);
}

void render_embed(Buf *out, const View *view, const Output *output) {
    ValueObject object = {.arena = view->arena};
    const SitePage *page = output->page;
    Text language;
    Text headline = wish_headline(view->site, view->language_index, &page->wishes[0], &language);
    put_common(&object, view);
    put_page_head(&object, view);
    object_html(&object, "figure", figure_at(view, &page->wish_targets[0], headline, 1, false));
    object_text(&object, "href", view_href(view, page, (Text){0}));
    Value value = object_value(&object);
    template_render(out, view->site->templates, T("embed"), &value, view->diags);
}

// ---------------------------------------------------------------------------- pages in frames

static void put_path(ValueList *list, Text path) {
    ValueObject object = {.arena = list->arena};
    object_text(&object, "path", path);
    list_put(list, object_value(&object));
}

// "sv/themes/health/index.html" → "/sv/themes/*", "sv/index.html" → "/sv/" and "/sv/index.html".
static void put_page_paths(ValueList *list, Map *said, Text path) {
    Text rest = path, language = {0}, folder = {0};
    text_cut(&rest, '/', &language);
    text_cut(&rest, '/', &folder);
    Text top = rest.length ? text_format(list->arena, "/%.*s/%.*s/*", TEXT_ARG(language), TEXT_ARG(folder))
                           : text_format(list->arena, "/%.*s", TEXT_ARG(path_folder(path)));
    if (!map_put(said, top, said)) return;
    put_path(list, !rest.length && top.length > 1 ? text_format(list->arena, "%.*s/", TEXT_ARG(top)) : top);
    if (!rest.length) put_path(list, text_format(list->arena, "/%.*s", TEXT_ARG(path)));
}

// All pages but those made for frames, in as few rules as hosts allow, who cannot say "all but".
Value unframed_value(const View *view) {
    ValueList list = {.arena = view->arena};
    Map *said = map_new(view->arena);
    for (size_t i = 0; i < view->site->outputs.count; i++)
        if (view->site->outputs.items[i].kind == OUTPUT_PAGE)
            put_page_paths(&list, said, view->site->outputs.items[i].path);
    return list_value(&list);
}
