// SPDX-License-Identifier: EUPL-1.2
// What stands in a page's <head>: titles, descriptions, addresses, its languages, its picture.
#include "site/inside.h"

bool page_translated(const Site *site, const SitePage *page, size_t language) {
    if (page->versions[language] || page->made) return true;
    if (!page->indicator || page->original) return false;
    Text found;
    return local_text(&page->indicator->title, &site->report.languages[language].tag, 1, &found).length;
}

Value alternates_value(const View *view, const SitePage *page) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->site->report.language_count; i++) {
        if (!page_translated(view->site, page, i)) continue;
        ValueObject object = {.arena = view->arena};
        object_text(&object, "tag", view_language(view, i)->tag);
        object_text(&object, "href", view_absolute(view, page, i));
        list_put(&list, object_value(&object));
    }
    ValueObject fallback = {.arena = view->arena};
    object_text(&fallback, "tag", T("x-default"));
    object_text(&fallback, "href", view_absolute(view, page, view->site->report.source_language));
    list_put(&list, object_value(&fallback));
    return list_value(&list);
}

// A page that falls back as a whole is the same text as the page of the language it falls back to.
static size_t canonical_language(const View *view) {
    if (page_translated(view->site, view->page, view->language_index)) return view->language_index;
    const Version *version = view_version(view);
    return version ? version->language : view->site->report.source_language;
}

// The page's first figure, as it is written in the page's own text, findings or wishes.
static const Figure *first_figure(const View *view) {
    const Version *version = view_version(view);
    const SitePage *page = view->page;
    size_t count = 0;
    const Ref *refs = version ? page_refs(version->doc, &count) : NULL;
    const FrontMatter *front = version ? page_front(version->doc) : NULL;
    for (size_t i = 0; front && i < front->finding_count; i++)
        if (version->findings[i].figure.found)
            return figure_of(view, &version->findings[i].figure, front->findings[i].text);
    for (size_t i = 0; i < count; i++)
        if (refs[i].kind == REF_FIGURE && version->targets[i].found)
            return figure_of(view, &version->targets[i], refs[i].text);
    Text language;
    if (!page->wish_count || !page->wish_targets[0].found) return NULL;
    Text headline = wish_headline(view->site, view->language_index, &page->wishes[0], &language);
    return figure_of(view, &page->wish_targets[0], headline);
}

// For social media, which want a whole address.
static void put_image(ValueObject *object, const View *view) {
    const Figure *figure = first_figure(view);
    if (!figure) return;
    object_text(object, "image",
                text_format(view->arena, "%.*s%.*s/figures/%.*s.png",
                            TEXT_ARG(view->site->report.base_url), TEXT_ARG(view->language->tag),
                            TEXT_ARG(figure->name)));
}

static void put_addresses(ValueObject *object, const View *view) {
    if (!view->site->report.base_url.length) return;
    if (view->language->feed)
        object_text(object, "feed", text_format(view->arena, "%.*s%.*s/feed.xml", TEXT_ARG(view->root),
                                                TEXT_ARG(view->language->tag)));
    object_text(object, "canonical", view_absolute(view, view->page, canonical_language(view)));
    put_image(object, view);
    if (page_translated(view->site, view->page, view->language_index))
        object_put(object, "alternates", alternates_value(view, view->page));
}

void put_page_head(ValueObject *object, const View *view) {
    Text language = {0};
    Text title = view_page_title(view, view->page, &language);
    object_text(object, "title_plain", title);
    object_html(object, "title", view_mark_html(view, title, language));
    if (!text_equal(language, view->language->tag)) object_text(object, "title_language", language);
    Text description_language = {0};
    Text description = view_page_description(view, view->page, &description_language);
    object_text(object, "description_plain", description);
    object_html(object, "description", view_mark_html(view, description, description_language));
    const Version *version = view_version(view);
    bool made_list = view->page->made && !view->page->group;
    if (made_list || (version && page_front(version->doc)->description.length))    // not the first paragraph again
        object_html(object, "lead", view_mark_html(view, description, description_language));
    object_text(object, "stylesheet",
                text_format(view->arena, "%.*s%.*s", TEXT_ARG(view->root),
                            TEXT_ARG(view->site->stylesheet->path)));
    put_addresses(object, view);
}
