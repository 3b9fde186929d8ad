// SPDX-License-Identifier: EUPL-1.2
// The values that every page's template gets: docs/templates.md lists them. Order: the report and
// the languages, navigation, head, body, page_value.
#include "site/inside.h"

#include <math.h>
#include <string.h>

static Text say_plain(const View *view, const char *key) {
    return words_plain(view->arena, view->language->locale, key);
}

void put_list(ValueObject *object, const char *name, Value list) {
    object_put(object, name, list);
    Text flag = text_format(object->arena, "has_%s", name);
    object_bool(object, flag.at, list.count > 0);
}

// -------------------------------------------------------------------------- report, languages

static Value report_value(const View *view) {
    const Report *report = &view->site->report;
    ValueObject object = {.arena = view->arena};
    object_html(&object, "title", view_local_html(view, &report->title));
    object_text(&object, "title_plain", view_local(view, &report->title));
    object_text(&object, "edition", report->edition);
    object_html(&object, "description", view_local_html(view, &report->description));
    object_html(&object, "notice", view_local_html(view, &report->notice));
    object_html(&object, "organisation", view_local_html(view, &report->organisation));
    object_text(&object, "organisation_plain", view_local(view, &report->organisation));
    object_text(&object, "organisation_url", report->organisation_url);
    object_text(&object, "feedback", report->feedback);
    object_text(&object, "email", report->email);
    object_text(&object, "base_url", report->base_url);
    return object_value(&object);
}

static Value language_value(const View *view, const SiteLanguage *language) {
    ValueObject object = {.arena = view->arena};
    object_text(&object, "tag", language->tag);
    object_text(&object, "direction", text_of(language_direction(language->locale)));
    object_text(&object, "name", language_name(language->locale));
    object_bool(&object, "simple", language_simple(language->locale));
    return object_value(&object);
}

// The switch keeps the reader on the page: the same address in another language.
static Value switch_value(const View *view) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->site->report.language_count; i++) {
        const SiteLanguage *language = view_language(view, i);
        View other = *view;
        other.language = language;
        ValueObject object = {.arena = view->arena};
        object_put(&object, "language", language_value(view, language));
        object_text(&object, "href", view_href(&other, view->page, (Text){0}));
        object_bool(&object, "current", i == view->language_index);
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

// ------------------------------------------------------------------------------- navigation

// A short title in another language is no gain over a long one that the reader understands.
static Text short_title(const View *view, const SitePage *page, Text title, Text *language) {
    const Version *version = page_version(view->site, page, view->language_index);
    if (page->made && !made_version(view, page)) return made_short_title(view, page, language);
    if (version && page_front(version->doc)->short_title.length) {
        *language = view_language(view, version->language)->tag;
        return page_front(version->doc)->short_title;
    }
    if (!page->indicator) return title;
    Text found = {0}, shorter = local_text(&page->indicator->short_title, view->language->chain,
                                           view->language->chain_length, &found);
    if (!shorter.length || (!text_equal(found, *language) && view_foreign(view, found).length))
        return title;
    *language = found;
    return shorter;
}

Text nav_title(const View *view, const SitePage *page) {
    Text language = {0};
    Text title = view_page_title(view, page, &language);
    title = short_title(view, page, title, &language);
    return view_mark_html(view, title, language);
}

static bool is_above(const SitePage *ancestor, const SitePage *page) {
    for (; page; page = page->parent)
        if (page == ancestor) return true;
    return false;
}

Value nav_link(const View *view, const SitePage *page) {
    ValueObject object = {.arena = view->arena};
    object_html(&object, "title", nav_title(view, page));
    object_text(&object, "href", view_href(view, page, (Text){0}));
    object_bool(&object, "current", page == view->page);
    object_bool(&object, "here", page != view->page && is_above(page, view->page));
    return object_value(&object);
}

// The pages made from data stand in it, unless an author's page says something else; the files stand
// in the foot.
static bool in_menu(const SitePage *page) {
    if (page->made && !page->original) return page->kind != PAGE_DATA;
    return page->original && page_front(page->original->doc)->menu;
}

// The main menu: pages with `menu: true`. The foot: the other pages of the first level.
static Value menu_value(const View *view, bool main_menu) {
    ValueList list = {.arena = view->arena};
    const SitePage *start = view->site->start;
    for (size_t i = 0; i < start->children.count; i++) {
        const SitePage *page = start->children.items[i];
        bool first_level = text_find(page->path, T("/")) == SIZE_MAX;
        if (main_menu ? in_menu(page) : first_level && !in_menu(page))
            list_put(&list, nav_link(view, page));
    }
    return list_value(&list);
}

static void put_crumbs(ValueList *list, const View *view, const SitePage *page) {
    if (!page) return;
    put_crumbs(list, view, page->parent);
    list_put(list, nav_link(view, page));
}

static void put_neighbours(ValueObject *object, const View *view) {
    const SitePage *parent = view->page->parent;
    if (!parent || parent == view->site->start) return;
    for (size_t i = 0; i < parent->children.count; i++) {
        if (parent->children.items[i] != view->page) continue;
        if (i > 0) object_put(object, "previous", nav_link(view, parent->children.items[i - 1]));
        if (i + 1 < parent->children.count)
            object_put(object, "next", nav_link(view, parent->children.items[i + 1]));
    }
}

static Value contents_value(const View *view, const PageDoc *doc) {
    size_t count;
    const Heading *headings = page_headings(doc, &count);
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < count; i++) {
        if (headings[i].level != 2) continue;
        ValueObject object = {.arena = view->arena};
        ValueList inner = {.arena = view->arena};
        object_text(&object, "id", headings[i].id);
        object_html(&object, "title", headings[i].html);
        for (size_t j = i + 1; j < count && headings[j].level > 2; j++) {
            if (headings[j].level != 3) continue;
            ValueObject child = {.arena = view->arena};
            object_text(&child, "id", headings[j].id);
            object_html(&child, "title", headings[j].html);
            list_put(&inner, object_value(&child));
        }
        object_put(&object, "inner", list_value(&inner));
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

// -------------------------------------------------------------------------------- fallback

static Text spoken_name(const View *view, const SiteLanguage *language) {
    Text key = text_format(view->arena, "language.%.*s", TEXT_ARG(language->tag));
    if (words_has(view->language->locale, key.at)) return say_plain(view, key.at);
    return language_name(language->locale);
}

static void put_fallback(ValueObject *object, const View *view, const Version *version) {
    if (!version || version->language == view->language_index) return;
    const SiteLanguage *real = view_language(view, version->language);
    WordsArg args[] = {{.name = "wanted", .text = spoken_name(view, view->language)},
                       {.name = "shown", .text = spoken_name(view, real)}};
    if (!view->page->made)                // there is more on it than the author's words
        object_html(object, "fallback_notice",
                    sentence_html(view, view_words(view, "page.fallback", args, 2)));
    object_put(object, "body_language", language_value(view, real));
}

// ------------------------------------------------------------------------------------- body

const Figure *figure_of(const View *view, const Target *target, Text headline) {
    if (!target->found || !target->table) return NULL;
    return figure_find(view->site, view->language_index, target->table->indicator, &target->query,
                       headline);
}

Text figure_at(const View *view, const Target *target, Text headline, unsigned number, bool small) {
    const Figure *figure = figure_of(view, target, headline);
    if (!figure) return (Text){0};
    return figure_html(view, figure, text_format(view->arena, "f%u", number), small);
}

Text target_words(const View *view, const Target *target) {
    if (!target->found) return (Text){0};
    if (!target->gap.from) return view_amount_of(view, target);
    if (target->query.ratio) return view_ratio(view, target->gap.ratio);
    return view_gap_amount(view, target->indicator, fabs(target->gap.absolute));
}

Text target_number(const View *view, const Target *target) {
    return sentence_html(view, target_words(view, target));
}

static bool version_has_heading(const Version *version, Text id) {
    size_t count = 0;
    const Heading *headings = version ? page_headings(version->doc, &count) : NULL;
    for (size_t i = 0; i < count; i++)
        if (text_equal(headings[i].id, id)) return true;
    return false;
}

static void answer_page(const View *view, const Ref *ref, const Target *target, Answer *answer) {
    if (!target->page) return;
    const Version *version = page_version(view->site, target->page, view->language_index);
    bool anchored = version_has_heading(version, ref->anchor);
    answer->href = view_href(view, target->page, anchored ? ref->anchor : (Text){0});
    if (version && version->language != view->language_index)
        answer->language = view_language(view, version->language)->tag;
}

// "1 174 män" as an author types it: the number must not be broken between two lines.
static Text keep_together(const View *view, const View *prose, Text text) {
    NumberFound found;
    if (!number_find(prose->language->locale, text, &found) || text_find(found.part, T(" ")) == SIZE_MAX)
        return (Text){0};
    Buf buf = {0};
    for (size_t i = 0; i < text.length; i++) {
        const char *at = text.at + i;
        bool inside = at >= found.part.at && at < found.part.at + found.part.length;
        if (inside && *at == ' ') buf_literal(&buf, "\u00a0");
        else buf_html(&buf, text_slice(text, i, i + 1));
    }
    return buf_take(view->arena, &buf);
}

typedef struct Body {                     // what rendering the text of a page needs and gathers
    const View *view;
    View prose;                           // the same view in the language the text is written in
    LIST(const SiteTerm *) terms;
    unsigned figures;
} Body;

static void note_term(Body *body, const SiteTerm *term) {
    for (size_t i = 0; i < body->terms.count; i++)
        if (body->terms.items[i] == term) return;
    list_push(body->view->arena, &body->terms, term);
}

static void answer_ref(Body *body, const Ref *ref, const Target *target, Answer *answer) {
    const View *view = body->view;
    switch (ref->kind) {
    case REF_FIGURE:
        answer->html = figure_at(view, target, ref->text, ++body->figures, false);
        break;
    case REF_VALUE:
    case REF_GAP:
        answer->html = ref->text.length ? keep_together(view, &body->prose, ref->text)
                                        : target_number(&body->prose, target);
        break;
    case REF_TERM:
        if (!target->term) return;
        answer->href = text_format(view->arena, "#term-%.*s", TEXT_ARG(target->term->id));
        note_term(body, target->term);
        break;
    case REF_PAGE: answer_page(view, ref, target, answer); break;
    case REF_ANCHOR: answer->href = text_format(view->arena, "#%.*s", TEXT_ARG(ref->anchor)); break;
    case REF_FILE:
        if (target->asset)
            answer->href = text_format(view->arena, "%.*s%.*s", TEXT_ARG(view->root),
                                       TEXT_ARG(target->asset->path));
        break;
    case REF_WEB: answer->href = ref->target; break;
    }
}

static PageLook look_of(const View *prose) {
    return (PageLook){.footnotes_title = say_plain(prose, "footnote.title"),
                      .footnote_back = say_plain(prose, "footnote.back"),
                      .footnote_label = say_plain(prose, "footnote.label"),
                      .table_region = say_plain(prose, "figure.table")};
}

static Value terms_value(const Body *body) {
    ValueList list = {.arena = body->view->arena};
    for (size_t i = 0; i < body->terms.count; i++)
        list_put(&list, term_value(body->view, body->terms.items[i]));
    return list_value(&list);
}

static void put_body(ValueObject *object, const View *view, const Version *version) {
    Body body = {.view = view, .prose = *view};
    body.prose.language = view_language(view, version->language);
    body.prose.language_index = version->language;
    size_t count;
    const Ref *refs = page_refs(version->doc, &count);
    Answer *answers = arena_array(view->arena, Answer, count + 1);
    for (size_t i = 0; i < count; i++)
        answer_ref(&body, &refs[i], &version->targets[i], &answers[i]);
    PageLook look = look_of(&body.prose);
    Buf html = {0};
    page_html(&html, version->doc, answers, &look);
    object_html(object, "body", buf_copy(view->arena, &html));
    buf_release(&html);
    if (view->page->kind != PAGE_GLOSSARY) put_list(object, "terms", terms_value(&body));
    put_list(object, "contents", contents_value(view, version->doc));
}

static void put_dates(ValueObject *object, const View *view, const Version *version) {
    const FrontMatter *front = page_front(version->doc);
    if (front->draft) object_bool(object, "draft", true);
    if (front->status.length) object_html(object, "status", sentence_html(view, view_progress(view, front)));
    if (!front->updated.length) return;
    WordsArg args[] = {
        {.name = "date", .text = date_text(view->arena, view->language->locale, front->updated)}};
    object_html(object, "updated", sentence_html(view, view_words(view, "page.updated", args, 1)));
}

static void put_navigation(ValueObject *object, const View *view) {
    ValueList crumbs = {.arena = view->arena};
    put_crumbs(&crumbs, view, view->page->parent);
    put_list(object, "crumbs", list_value(&crumbs));
    put_list(object, "menu", menu_value(view, true));
    Value foot = menu_value(view, false);
    const Report *report = &view->site->report;
    object_bool(object, "has_foot", foot.count > 0 || report->feedback.length || report->email.length);
    put_list(object, "foot_menu", foot);
    put_list(object, "switch", switch_value(view));
    object_put(object, "home", nav_link(view, view->site->start));
    put_neighbours(object, view);
}

void put_common(ValueObject *object, const View *view) {
    object_text(object, "root", view->root);
    object_put(object, "language", language_value(view, view->language));
    object_put(object, "text", view->language->texts);
    object_put(object, "words", view->language->words);
    object_put(object, "report", report_value(view));
    object_text(object, "kind", text_of(page_kind_name(view->page->kind)));
}

Value page_value(const View *view) {
    ValueObject object = {.arena = view->arena};
    const Version *version = view_version(view);
    put_common(&object, view);
    put_page_head(&object, view);
    put_navigation(&object, view);
    put_fallback(&object, view, version);
    put_kind(&object, view, version);     // before the body: it may say that there are contents
    if (version) {
        put_body(&object, view, version);
        put_dates(&object, view, version);
    }
    return object_value(&object);
}
