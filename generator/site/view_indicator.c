// SPDX-License-Identifier: EUPL-1.2
// An indicator's own page: the finding, figures, every comparison with its measures, what is behind
// the numbers. Order: facts, figures, breakdowns, finding and changes, the page; files are open.c's.
#include "site/kinds.h"

#include <math.h>

// ------------------------------------------------------------------------------------ facts

static void put_fact(ValueList *facts, const View *view, const char *key, Text html) {
    if (!html.length) return;
    ValueObject object = {.arena = view->arena};
    object_html(&object, "name", view_say(view, key, NULL, 0));
    object_html(&object, "value", html);
    list_put(facts, object_value(&object));
}

static Text escaped(const View *view, Text text) {
    return view_mark_html(view, text, (Text){0});
}

static Text keyed(const View *view, const char *prefix, Text name) {
    if (!name.length) return name;
    Text key = text_format(view->arena, "%s.%.*s", prefix, TEXT_ARG(name));
    return sentence_html(view, view_words(view, key.at, NULL, 0));
}

static Text date_of(const View *view, Text iso) {
    return escaped(view, date_text(view->arena, view->language->locale, iso));
}

static Text target_fact(const View *view, const Indicator *one) {
    WordsArg args[2];
    if (!view_target_args(view, one, true, args)) return (Text){0};
    return sentence_html(view, view_words(view, "value.target", args, 2));
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
        put_fact(&facts, view, "fact.disclosure",
                 sentence_html(view, view_words(view, "disclosure.rule", args, 1)));
    }
    return list_value(&facts);
}

static Value wishes_value(const View *view) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->page->wish_count; i++) {
        Text language;
        Text headline =
            wish_headline(view->site, view->language_index, &view->page->wishes[i], &language);
        Text html =
            figure_at(view, &view->page->wish_targets[i], headline, 200 + (unsigned)i, false);
        ValueObject object = {.arena = view->arena};
        object_html(&object, "html", html);
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

static Value related_value(const View *view, const Indicator *one) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < one->related_count; i++) {
        const Indicator *other = map_get(view->site->indicators_by_id, one->related[i]);
        const SitePage *page = other ? indicator_page(view->site, other) : NULL;
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

// ------------------------------------------------------------------------------- breakdowns

// Whether the figure shows just what the breakdown's table does.
static bool same_table(const Table *figure, const Table *table) {
    bool same = figure && figure->indicator == table->indicator &&
                figure->row_dimension == table->row_dimension && !figure->column_dimension &&
                figure->row_count == table->row_count && figure->fixed_count == table->fixed_count;
    for (size_t i = 0; same && i < table->row_count; i++) same = figure->rows[i] == table->rows[i];
    for (size_t i = 0; same && i < table->fixed_count; i++)
        same = figure->fixed[i].group == table->fixed[i].group;
    return same;
}

// The id of the figure on this page that shows the table, or empty.
static Text figure_of_table(const View *view, const Table *table) {
    const SitePage *page = view->page;
    for (size_t i = 0; i < page->wish_count; i++)
        if (page->wish_targets[i].found && same_table(page->wish_targets[i].table, table))
            return text_format(view->arena, "f%zu", 200 + i);
    const Version *version = view_version(view);
    size_t count = 0, figures = 0;
    const Ref *refs = version ? page_refs(version->doc, &count) : NULL;
    for (size_t i = 0; i < count; i++) {
        if (refs[i].kind != REF_FIGURE) continue;
        figures++;
        if (version->targets[i].found && same_table(version->targets[i].table, table))
            return text_format(view->arena, "f%zu", figures);
    }
    return (Text){0};
}

// A life is never twice as long as another: of years a ratio is shown only to those who ask for it.
static bool is_shown(const Report *report, const Indicator *one, MeasureKind kind) {
    return report->measures_chosen || kind != MEASURE_R || one->unit.kind != UNIT_YEARS;
}

static Value measures_value(const View *view, const Breakdown *breakdown) {
    const Report *report = &view->site->report;
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < report->measure_count; i++) {
        MeasureKind kind = report->measures[i];
        if (!is_shown(report, view->page->indicator, kind)) continue;
        ValueObject object = {.arena = view->arena};
        object_html(&object, "text", sentence_html(view, sentence_measure(view, breakdown, kind)));
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

static bool has_measure(const View *view, MeasureKind kind) {
    for (size_t i = 0; i < view->page->breakdown_count; i++)
        if (!isnan(view->page->breakdowns[i].measures.items[kind].estimate)) return true;
    return false;
}

// Once for the page, of the measures that some breakdown has.
static Value explained_value(const View *view) {
    const Report *report = &view->site->report;
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < report->measure_count; i++) {
        MeasureKind kind = report->measures[i];
        if (!is_shown(report, view->page->indicator, kind) || !has_measure(view, kind)) continue;
        ValueObject object = {.arena = view->arena};
        object_html(&object, "name",
                    sentence_html(view, view_capital(view, view_measure_name(view, kind))));
        object_html(&object, "explained", sentence_html(view, view_measure_explained(view, kind)));
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

static Value breakdown_value(const View *view, const Breakdown *breakdown) {
    const Table *table = breakdown->table;
    ValueObject object = {.arena = view->arena};
    object_text(&object, "id",
                text_format(view->arena, "by-%.*s", TEXT_ARG(breakdown->dimension->id)));
    object_html(&object, "title", view_local_html(view, &breakdown->dimension->list->title));
    object_html(&object, "subtitle", sentence_html(view, figure_subtitle(view, table)));
    object_html(&object, "measure", view_local_html(view, &table->indicator->title));
    Text figure = figure_of_table(view, table);
    if (figure.length) {
        object_text(&object, "figure_href", text_format(view->arena, "#%.*s", TEXT_ARG(figure)));
    } else {
        object_html(&object, "sentence", sentence_html(view, sentence_of(view, table)));
        put_table(&object, view, table);
    }
    object_html(&object, "moved", sentence_html(view, sentence_gap_change(view, breakdown)));
    put_list(&object, "measures", measures_value(view, breakdown));
    return object_value(&object);
}

static Value breakdowns_value(const View *view) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < view->page->breakdown_count; i++)
        list_put(&list, breakdown_value(view, &view->page->breakdowns[i]));
    return list_value(&list);
}

// -------------------------------------------------------------------------- finding, changes

// What the first figure shows: in the author's words, else in those made from the data, where these do
// not stand in the figure right below.
static Text finding_of(const View *view) {
    const SitePage *page = view->page;
    if (page->indicator->figure_count) {
        Text language,
            headline = wish_headline(view->site, view->language_index, &page->wishes[0], &language);
        return view_mark_html(view, headline, language);
    }
    if (!page->breakdown_count || figure_of_table(view, page->breakdowns[0].table).length)
        return (Text){0};
    return sentence_html(view, sentence_of(view, page->breakdowns[0].table));
}

static Value changes_value(const View *view, const Indicator *one) {
    ValueList list = {.arena = view->arena};
    for (size_t i = 0; i < one->change_count; i++) {
        ValueObject object = {.arena = view->arena};
        object_text(&object, "iso", one->changes[i].date);
        object_html(&object, "date", date_of(view, one->changes[i].date));
        object_html(&object, "text", view_local_html(view, &one->changes[i].text));
        list_put(&list, object_value(&object));
    }
    return list_value(&list);
}

// --------------------------------------------------------------------------------- the page

void put_indicator(ValueObject *object, const View *view) {
    const Indicator *one = view->page->indicator;
    object_html(object, "question", view_local_html(view, &one->question));
    object_html(object, "definition", view_local_html(view, &one->definition));
    object_html(object, "why", view_local_html(view, &one->why));
    object_html(object, "caution", view_local_html(view, &one->caution));
    object_html(object, "how_to_read", view_local_html(view, &one->how_to_read));
    object_html(object, "source_name", view_local_html(view, &one->source.name));
    object_text(object, "source_url", one->source.url);
    object_html(object, "finding", finding_of(view));
    put_list(object, "breakdowns", breakdowns_value(view));
    put_list(object, "measures_explained", explained_value(view));
    put_list(object, "changes", changes_value(view, one));
    put_downloads(object, view, one);
    put_list(object, "facts", facts_value(view, one));
    put_list(object, "figures", wishes_value(view));
    put_list(object, "related", related_value(view, one));
    put_list(object, "shown_in", shown_in_value(view, one));
    object_text(object, "csv_href", open_reader_href(view, one));
}
