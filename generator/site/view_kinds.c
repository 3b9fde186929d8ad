// SPDX-License-Identifier: EUPL-1.2
// What only some kinds of pages show: lists of pages, glossary, statement; the start page, indicators,
// goals and the pages made from data have files of their own.
#include "site/kinds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static Text say(const View *view, const char *key, const WordsArg *args, size_t count) {
    return view_words(view, key, args, count);
}

// ------------------------------------------------------------------------- lists of pages

Value child_value(const View *view, const SitePage *page) {
    ValueObject object = {.arena = view->arena};
    Text language = {0};
    Text description = view_page_description(view, page, &language);
    object_put(&object, "link", nav_link(view, page));
    object_html(&object, "description", view_mark_html(view, description, language));
    const Version *version = page_version(view->site, page, view->language_index);
    if (version && page_front(version->doc)->status.length)
        object_html(&object, "status", sentence_html(view, view_progress(view, page_front(version->doc))));
    ValueList groups = {.arena = view->arena};
    for (size_t i = 0; i < page->groups.count; i++) list_put(&groups, nav_link(view, page->groups.items[i]));
    put_list(&object, "groups", list_value(&groups));
    return object_value(&object);
}

// Pages of one weight stand in the order of their titles in the reader's language.
typedef struct Entry {
    const View *view;
    const SitePage *page;
    Text title;
} Entry;

static int by_title(const void *a, const void *b) {
    const Entry *one = a, *two = b;
    if (one->page->weight != two->page->weight) {
        bool one_last = one->page->weight == 0, two_last = two->page->weight == 0;
        if (one_last || two_last) return one_last ? 1 : -1;
        return one->page->weight < two->page->weight ? -1 : 1;
    }
    return language_order(one->view->language->locale, one->title, two->title);
}

static Value entries_value(const View *view, Entry *entries, size_t count) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < count; i++) {
        Text language;
        entries[i].view = view;
        entries[i].title = view_page_title(view, entries[i].page, &language);
    }
    qsort(entries, count, sizeof *entries, by_title);
    for (size_t i = 0; i < count; i++) list_put(&list, child_value(view, entries[i].page));
    return list_value(&list);
}

static void put_children(ValueObject *object, const View *view) {
    size_t count = 0;
    Entry *entries = arena_array(view->arena, Entry, view->page->children.count + 1);
    for (size_t i = 0; i < view->page->children.count; i++) {
        const SitePage *child = view->page->children.items[i];
        if (!made_kind(child->kind)) entries[count++].page = child;      // they have sections of their own
    }
    put_list(object, "children", entries_value(view, entries, count));
}

static bool tells_of(const Target *target, const Indicator *one) {
    const Table *table = target->table;
    for (size_t row = 0; table && table->row_indicators && row < table->row_count; row++)
        if (table->row_indicators[row] == one) return true;
    return target->indicator == one;
}

static bool shows(const Version *version, const Indicator *one) {
    size_t count;
    page_refs(version->doc, &count);
    for (size_t i = 0; i < count; i++)
        if (tells_of(&version->targets[i], one)) return true;
    return false;
}

// An easy-read page leads only to the measures that it tells of: their own pages are not easy-read.
static void put_indicators(ValueObject *object, const View *view, const Version *version) {
    bool easy = language_simple(view->language->locale) && version->language == view->language_index;
    size_t count = 0;
    Entry *entries = arena_array(view->arena, Entry, view->page->indicators.count + 1);
    for (size_t i = 0; i < view->page->indicators.count; i++) {
        const Indicator *one = view->page->indicators.items[i];
        if (!easy || shows(version, one)) entries[count++].page = indicator_page(view->site, one);
    }
    put_list(object, "indicators", entries_value(view, entries, count));
}

static bool links_to(const Version *version, const SitePage *page) {
    size_t count = 0;
    if (version) page_refs(version->doc, &count);
    for (size_t i = 0; i < count; i++)
        if (version->targets[i].page == page) return true;
    return false;
}

// Pages with the topics of a theme or of a goal, without those that its text leads to already.
static void put_pages(ValueObject *object, const View *view, const Version *version) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->page->pages.count; i++)
        if (!links_to(version, view->page->pages.items[i]))
            list_put(&list, child_value(view, view->page->pages.items[i]));
    put_list(object, "pages", list_value(&list));
}

// --------------------------------------------------------------------------------- glossary

Value term_value(const View *view, const SiteTerm *term) {
    ValueObject object = {.arena = view->arena};
    object_text(&object, "id", text_format(view->arena, "term-%.*s", TEXT_ARG(term->id)));
    object_html(&object, "term", view_local_html(view, &term->term));
    object_html(&object, "brief", view_local_html(view, &term->brief));
    object_html(&object, "detail", view_local_html(view, &term->detail));
    WordsArg args[] = {{.name = "source", .text = view_label(view, &term->source)}};
    if (term->source.count)
        object_html(&object, "source", sentence_html(view, say(view, "figure.source", args, 1)));
    if (view->site->glossary) {
        Text anchor = text_format(view->arena, "term-%.*s", TEXT_ARG(term->id));
        object_text(&object, "href", view_href(view, view->site->glossary, anchor));
    }
    return object_value(&object);
}

typedef struct SortedTerm {
    const View *view;
    const SiteTerm *term;
    Text name;
} SortedTerm;

static int by_name(const void *a, const void *b) {
    const SortedTerm *one = a, *two = b;
    return language_order(one->view->language->locale, one->name, two->name);
}

static void put_glossary(ValueObject *object, const View *view) {
    size_t count = view->site->terms.count;
    SortedTerm *sorted = arena_array(view->arena, SortedTerm, count + 1);
    for (size_t i = 0; i < count; i++) {
        const SiteTerm *term = view->site->terms.items[i];
        sorted[i] = (SortedTerm){view, term, view_local(view, &term->term)};
    }
    qsort(sorted, count, sizeof *sorted, by_name);
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < count; i++) list_put(&list, term_value(view, sorted[i].term));
    put_list(object, "all_terms", list_value(&list));
}

// -------------------------------------------------------------------------------- statement

static Value limitations_value(const View *view, const LimitationList *limitations) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < limitations->count; i++) {
        ValueObject object = {.arena = view->arena};
        object_html(&object, "what", view_local_html(view, &limitations->items[i].what));
        object_html(&object, "why", view_local_html(view, &limitations->items[i].why));
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

// The eleven fields that DIGG asks of a statement: docs/communicator.md names them.
static void put_statement(ValueObject *object, const View *view) {
    const Accessibility *one = &view->site->report.accessibility;
    if (!one->given) return;
    ValueObject statement = {.arena = view->arena};
    WordsArg who[] = {
        {.name = "organisation", .text = view_label(view, &view->site->report.organisation)},
        {.name = "site", .text = view_label(view, &view->site->report.title)}};
    object_html(&statement, "intro", sentence_html(view, say(view, "statement.intro", who, 2)));
    Text status = text_format(view->arena, "statement.status-%.*s", TEXT_ARG(one->status));
    object_html(&statement, "status", sentence_html(view, say(view, status.at, who, 2)));
    Text method = text_format(view->arena, "statement.method-%.*s", TEXT_ARG(one->method));
    object_html(&statement, "method", sentence_html(view, say(view, method.at, who, 2)));
    object_text(&statement, "assessed", date_text(view->arena, view->language->locale, one->assessed));
    object_text(&statement, "updated", date_text(view->arena, view->language->locale, one->updated));
    object_text(&statement, "feedback", one->feedback);
    object_text(&statement, "report", one->report);
    put_list(&statement, "faults", limitations_value(view, &one->faults));
    put_list(&statement, "burden", limitations_value(view, &one->burden));
    put_list(&statement, "outside", limitations_value(view, &one->outside));
    object_put(object, "statement", object_value(&statement));
}

// The goal's indicators in the same order as their pages.
static void put_goal(ValueObject *object, const View *view, const Version *version) {
    bool easy = version && language_simple(view->language->locale) && version->language == view->language_index;
    size_t count = 0;
    const SitePage **pages = arena_array(view->arena, const SitePage *, view->page->indicators.count + 1);
    for (size_t i = 0; i < view->page->indicators.count; i++) {
        const Indicator *one = view->page->indicators.items[i];
        if (!easy || shows(version, one)) pages[count++] = indicator_page(view->site, one);
    }
    put_goal_rows(object, view, pages, count);
    put_pages(object, view, version);
}

static void put_initiative(ValueObject *object, const View *view) {
    ValueList groups = {.arena = view->arena};
    for (size_t i = 0; i < view->page->groups.count; i++) list_put(&groups, nav_link(view, view->page->groups.items[i]));
    put_list(object, "groups", list_value(&groups));
    put_children(object, view);
}

void put_kind(ValueObject *object, const View *view, const Version *version) {
    switch (view->page->kind) {
    case PAGE_START:
        if (version) put_findings(object, view, version);
        put_ways(object, view);
        put_children(object, view);
        break;
    case PAGE_LIST: put_children(object, view); break;
    case PAGE_THEME:
        if (version) put_indicators(object, view, version);
        put_pages(object, view, version);
        break;
    case PAGE_GOAL: put_goal(object, view, version); break;
    case PAGE_INDICATOR: put_indicator(object, view); break;
    case PAGE_GLOSSARY: put_glossary(object, view); break;
    case PAGE_STATEMENT: put_statement(object, view); break;
    case PAGE_PAGE: put_children(object, view); break;
    case PAGE_INITIATIVE: put_initiative(object, view); break;
    case PAGE_PLACES: put_place_list(object, view); break;
    case PAGE_PLACE: put_place(object, view); break;
    case PAGE_GROUPS: put_group_list(object, view); break;
    case PAGE_GROUP: put_group(object, view); break;
    case PAGE_GRID: put_grid(object, view); break;
    case PAGE_DATA: put_data(object, view); break;
    }
}
