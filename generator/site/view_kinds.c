// SPDX-License-Identifier: EUPL-1.2
// What only some kinds of pages show: findings, lists, indicators, glossary, statement.
#include "site/inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static Text say(const View *view, const char *key, const WordsArg *args, size_t count) {
    return view_words(view, key, args, count);
}

// -------------------------------------------------------------------------------- start page

Text view_amount_of(const View *view, const Target *target) {
    const Observation *cell = table_cell(target->table, 0, 0);
    if (!cell || isnan(cell->value)) return view_cell(view, target->indicator, cell);
    return view_amount(view, target->indicator, cell->value);
}

// "18,8 procentenheter" with the number itself in <b>, so that a theme can set it large.
static Text stressed_number(const View *view, const Target *target) {
    const Observation *cell = target->gap.from ? NULL : table_cell(target->table, 0, 0);
    double number = fabs(target->gap.absolute);
    if (!target->gap.from) number = cell ? cell->value : NAN;
    Text html = target_number(view, target);
    if (isnan(number)) return html;
    Text shown = target->query.ratio ? view_ratio_number(view, target->gap.ratio)
                                     : view_number(view, target->indicator, number);
    Text digits = view_mark_html(view, shown, (Text){0});
    size_t at = text_find(html, digits);
    if (at == SIZE_MAX) return html;
    return text_format(view->arena, "%.*s<b>%.*s</b>%.*s", TEXT_ARG(text_slice(html, 0, at)),
                       TEXT_ARG(digits),
                       TEXT_ARG(text_slice(html, at + digits.length, html.length)));
}

static Value finding_value(const View *view, const Finding *finding,
                           const struct FindingTarget *target, Text language, unsigned number) {
    ValueObject object = {.arena = view->arena};
    object_html(&object, "text", view_mark_html(view, finding->text, language));
    if (target->number.found) object_html(&object, "number", stressed_number(view, &target->number));
    object_html(&object, "figure",
                figure_at(view, &target->figure, finding->text, 100 + number, true));
    if (target->link.found) object_put(&object, "link", nav_link(view, target->link.page));
    return object_value(&object);
}

static void put_findings(ValueObject *object, const View *view, const Version *version) {
    const FrontMatter *front = page_front(version->doc);
    Text language = view->site->report.languages[version->language].tag;
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < front->finding_count; i++)
        list_put(&list, finding_value(view, &front->findings[i], &version->findings[i], language,
                                      (unsigned)i));
    put_list(object, "findings", list_value(&list));
}

// ------------------------------------------------------------------------- lists of pages

static Value child_value(const View *view, const SitePage *page) {
    ValueObject object = {.arena = view->arena};
    Text language = {0};
    Text description = view_page_description(view, page, &language);
    object_put(&object, "link", nav_link(view, page));
    object_html(&object, "description", view_mark_html(view, description, language));
    const Version *version = page_version(view->site, page, view->language_index);
    if (version && page_front(version->doc)->status.length)
        object_html(&object, "status", sentence_html(view, view_progress(view, page_front(version->doc))));
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
    size_t count = view->page->children.count;
    Entry *entries = arena_array(view->arena, Entry, count + 1);
    for (size_t i = 0; i < count; i++) entries[i].page = view->page->children.items[i];
    put_list(object, "children", entries_value(view, entries, count));
}

static const SitePage *indicator_page(const View *view, Text id) {
    return map_get(view->site->pages_by_file,
                   text_format(view->arena, "indicators/%.*s.md", TEXT_ARG(id)));
}

static bool shows(const Version *version, const Indicator *one) {
    size_t count;
    page_refs(version->doc, &count);
    for (size_t i = 0; i < count; i++)
        if (version->targets[i].indicator == one) return true;
    return false;
}

// An easy-read page leads only to the measures that it tells of: their own pages are not easy-read.
static void put_indicators(ValueObject *object, const View *view, const Version *version) {
    bool easy = language_simple(view->language->locale) && version->language == view->language_index;
    size_t count = 0;
    Entry *entries = arena_array(view->arena, Entry, view->page->indicators.count + 1);
    for (size_t i = 0; i < view->page->indicators.count; i++) {
        const Indicator *one = view->page->indicators.items[i];
        if (!easy || shows(version, one)) entries[count++].page = indicator_page(view, one->id);
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

// --------------------------------------------------------------------------- indicator page

static void put_fact(ValueList *facts, const View *view, const char *key, Text html) {
    if (!html.length) return;
    ValueObject object = {.arena = view->arena};
    object_html(&object, "name", sentence_html(view, say(view, key, NULL, 0)));
    object_html(&object, "value", html);
    list_put(facts, object_value(&object));
}

static Text escaped(const View *view, Text text) {
    return view_mark_html(view, text, (Text){0});
}

static Text keyed(const View *view, const char *prefix, Text name) {
    if (!name.length) return name;
    Text key = text_format(view->arena, "%s.%.*s", prefix, TEXT_ARG(name));
    return sentence_html(view, say(view, key.at, NULL, 0));
}

static Text date_of(const View *view, Text iso) {
    return escaped(view, date_text(view->arena, view->language->locale, iso));
}

static Text target_fact(const View *view, const Indicator *one) {
    WordsArg args[2];
    if (!view_target_args(view, one, true, args)) return (Text){0};
    return sentence_html(view, say(view, "value.target", args, 2));
}

static Value facts_value(const View *view, const Indicator *one) {
    static const char *const directions[] = {"neither", "higher", "lower"};
    ValueList facts = {.arena = view->arena};
    put_fact(&facts, view, "fact.unit", view_local_html(view, &one->unit.name));
    put_fact(&facts, view, "fact.population", view_local_html(view, &one->population));
    put_fact(&facts, view, "fact.level", keyed(view, "level", one->level));
    put_fact(&facts, view, "fact.better", keyed(view, "better", text_of(directions[one->better])));
    put_fact(&facts, view, "fact.target", target_fact(view, one));
    put_fact(&facts, view, "fact.published", date_of(view, one->source.published));
    put_fact(&facts, view, "fact.next", date_of(view, one->source.next));
    put_fact(&facts, view, "fact.licence", escaped(view, one->source.licence));
    put_fact(&facts, view, "fact.retrieved", view_linked_html(view, &one->source.retrieved));
    if (one->suppressed_here) {
        WordsArg args[] = {{.name = "minimum", .number = view->site->report.minimum}};
        put_fact(&facts, view, "fact.disclosure", sentence_html(view, say(view, "disclosure.rule", args, 1)));
    }
    return list_value(&facts);
}

static Value wishes_value(const View *view) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->page->wish_count; i++) {
        Text language;
        Text headline =
            wish_headline(view->site, view->language_index, &view->page->wishes[i], &language);
        Text html = figure_at(view, &view->page->wish_targets[i], headline, 200 + (unsigned)i, false);
        ValueObject object = {.arena = view->arena};
        object_html(&object, "html", html);
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

static Value related_value(const View *view, const Indicator *one) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < one->related_count; i++) {
        const SitePage *page = indicator_page(view, one->related[i]);
        if (page) list_put(&list, nav_link(view, page));
    }
    return list_value(&list);
}

// The themes and the goal that show this indicator.
static Value shown_in_value(const View *view, const Indicator *one) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->site->pages.count; i++) {
        const SitePage *page = view->site->pages.items[i];
        for (size_t j = 0; j < page->indicators.count; j++)
            if (page->indicators.items[j] == one) list_put(&list, nav_link(view, page));
    }
    return list_value(&list);
}

static void put_indicator(ValueObject *object, const View *view) {
    const Indicator *one = view->page->indicator;
    object_html(object, "question", view_local_html(view, &one->question));
    object_html(object, "definition", view_local_html(view, &one->definition));
    object_html(object, "why", view_local_html(view, &one->why));
    object_html(object, "caution", view_local_html(view, &one->caution));
    object_html(object, "how_to_read", view_local_html(view, &one->how_to_read));
    object_html(object, "source_name", view_local_html(view, &one->source.name));
    object_text(object, "source_url", one->source.url);
    put_list(object, "facts", facts_value(view, one));
    put_list(object, "figures", wishes_value(view));
    put_list(object, "related", related_value(view, one));
    put_list(object, "shown_in", shown_in_value(view, one));
    object_text(object, "csv_href",
                text_format(view->arena, "%.*sdata/%.*s.csv", TEXT_ARG(view->root), TEXT_ARG(one->id)));
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

void put_kind(ValueObject *object, const View *view, const Version *version) {
    switch (view->page->kind) {
    case PAGE_START:
        if (version) put_findings(object, view, version);
        put_children(object, view);
        break;
    case PAGE_LIST: put_children(object, view); break;
    case PAGE_THEME:
    case PAGE_GOAL:
        if (version) put_indicators(object, view, version);
        put_pages(object, view, version);
        break;
    case PAGE_INDICATOR: put_indicator(object, view); break;
    case PAGE_GLOSSARY: put_glossary(object, view); break;
    case PAGE_STATEMENT: put_statement(object, view); break;
    case PAGE_PAGE:
    case PAGE_INITIATIVE: put_children(object, view); break;
    }
}
