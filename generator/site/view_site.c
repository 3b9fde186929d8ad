// SPDX-License-Identifier: EUPL-1.2
// Values for the site's own files (robots, sitemap, feed, headers, 404) and the interface's texts.
#include "site/inside.h"

#include <stdlib.h>
#include <string.h>

// ------------------------------------------------------------------------------------ texts

#define UI_PREFIX "ui."

// For text: in its own language where it falls back. In an attribute no markup can stand.
static Text as_markup(Arena *arena, Text text, const Language *locale, const SiteLanguage *reader) {
    bool foreign = !same_speech(language_tag(locale), reader->tag);
    Buf html = {0};
    if (foreign)
        buf_format(&html, "<span lang=\"%.*s\" dir=\"%s\">", TEXT_ARG(language_tag(locale)),
                   language_direction(locale));
    buf_html(&html, text);
    if (foreign) buf_literal(&html, "</span>");
    return buf_take(arena, &html);
}

typedef struct Texts {
    const SiteLanguage *reader;
    Map *seen;
    ValueObject texts, words;
} Texts;

static void put_texts(Texts *to, const Language *locale) {
    Arena *arena = to->texts.arena;
    for (size_t i = 0; i < words_count(locale); i++) {
        Text key = words_key(locale, i);
        if (!text_starts(key, UI_PREFIX) || !map_put(to->seen, key, to)) continue;
        const char *name = key.at + strlen(UI_PREFIX);
        Text text = words_plain(arena, locale, key.at);
        object_text(&to->texts, name, text);
        object_html(&to->words, name, as_markup(arena, text, locale, to->reader));
    }
}

// {{words.skip-link}} and {{text.skip-link}} are the entry "ui.skip-link" of the reader's catalogue,
// or of the first language of its chain that has it.
void make_texts(Arena *arena, SiteLanguage *language, const Report *report) {
    Texts to = {language, map_new(arena), {.arena = arena}, {.arena = arena}};
    for (size_t i = 0; i < language->chain_length; i++)
        put_texts(&to, report->languages[language->chain_index[i]].locale);
    put_texts(&to, report->english);
    language->texts = object_value(&to.texts);
    language->words = object_value(&to.words);
}

// -------------------------------------------------------------------------------- entries

typedef struct Entry {
    const SitePage *page;
    size_t language;
    Text updated;
} Entry;

Text updated_of(const SitePage *page, size_t language) {
    const Version *version = page->versions[language];
    return version ? page_front(version->doc)->updated : (Text){0};
}

static Value entry_value(const View *view, const Entry *entry) {
    View own = *view;
    own.language = &view->site->report.languages[entry->language];
    own.language_index = entry->language;
    ValueObject object = {.arena = view->arena};
    Text language = {0};
    object_text(&object, "href", view_absolute(&own, entry->page, entry->language));
    object_text(&object, "title_plain", view_page_title(&own, entry->page, &language));
    object_text(&object, "summary", view_page_description(&own, entry->page, &language));
    object_text(&object, "updated", entry->updated);
    object_put(&object, "alternates", alternates_value(&own, entry->page));
    return object_value(&object);
}

// The sitemap: every page in every language it is really in.
static Value sitemap_entries(const View *view) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->site->pages.count; i++)
        for (size_t l = 0; l < view->site->report.language_count; l++) {
            const SitePage *page = view->site->pages.items[i];
            if (!page_translated(view->site, page, l)) continue;
            Entry entry = {page, l, updated_of(page, l)};
            list_put(&list, entry_value(view, &entry));
        }
    return list_value(&list);
}

static int newest_first(const void *a, const void *b) {
    const Entry *one = a, *two = b;
    int order = text_order(two->updated, one->updated);
    return order ? order : text_order(one->page->path, two->page->path);
}

enum { FEED_ENTRIES = 30 };

// The feed of a language: its dated pages, the newest first. Planned only where there is one.
static void put_feed(ValueObject *object, const View *view) {
    Entry *entries = arena_array(view->arena, Entry, view->site->pages.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < view->site->pages.count; i++) {
        const SitePage *page = view->site->pages.items[i];
        Text updated = updated_of(page, view->language_index);
        if (updated.length) entries[count++] = (Entry){page, view->language_index, updated};
    }
    qsort(entries, count, sizeof *entries, newest_first);
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < count && i < FEED_ENTRIES; i++) list_put(&list, entry_value(view, &entries[i]));
    object_put(object, "entries", list_value(&list));
    object_text(object, "updated", entries[0].updated);
    object_text(object, "home", view_absolute(view, view->site->start, view->language_index));
}

// ------------------------------------------------------------------------------------- 404

// Where the site lies on its host: a page served for any address can only use whole paths.
static Text root_path(const Report *report) {
    if (!report->base_url.length) return T("/");
    size_t host = text_find(report->base_url, T("://")) + 3;
    Text behind = text_slice(report->base_url, host, report->base_url.length);
    return text_slice(behind, text_find(behind, T("/")), behind.length);
}

static Value languages_value(const View *view) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->site->report.language_count; i++) {
        const SiteLanguage *language = &view->site->report.languages[i];
        View own = *view;
        own.language = language;
        own.language_index = i;
        ValueObject object = {.arena = view->arena};
        object_text(&object, "tag", language->tag);
        object_text(&object, "direction", text_of(language_direction(language->locale)));
        object_text(&object, "name", language_name(language->locale));
        object_text(&object, "href", view_href(&own, view->site->start, (Text){0}));
        object_html(&object, "report_title", view_local_html(&own, &view->site->report.title));
        object_put(&object, "text", language->texts);
        object_put(&object, "words", language->words);
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

Value site_value(const View *view, Text template_name) {
    View page = *view;
    page.page = view->site->start;
    bool lost = text_is(template_name, "404");
    if (lost) page.root = root_path(&view->site->report);
    ValueObject object = {.arena = view->arena};
    put_common(&object, &page);
    object_text(&object, "stylesheet",
                text_format(view->arena, "%.*s%.*s", TEXT_ARG(page.root),
                            TEXT_ARG(view->site->stylesheet->path)));
    object_put(&object, "languages", languages_value(&page));
    object_text(&object, "base_url", view->site->report.base_url);
    if (text_is(template_name, "headers")) object_put(&object, "unframed", unframed_value(&page));
    if (text_is(template_name, "sitemap")) object_put(&object, "entries", sitemap_entries(&page));
    if (text_is(template_name, "feed")) put_feed(&object, &page);
    return object_value(&object);
}
