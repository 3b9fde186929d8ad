// SPDX-License-Identifier: EUPL-1.2
// What every view shares: texts with their fallback, links, numbers with units.
#include "site/inside.h"

#include <math.h>
#include <string.h>

// ------------------------------------------------------------------------------------ texts
// A label that falls back travels through a sentence as  STX tag ETX text EOT : control characters,
// which no source may hold, so that the sentence can be made into markup or plain text afterwards.
// Marks may stand within marks: a name in a sentence that falls back itself.
enum { MARK_START = 2, MARK_TEXT = 3, MARK_END = 4 };

bool same_speech(Text a, Text b) {
    Text left = a, right = b, first = {0}, second = {0};
    text_cut(&left, '-', &first);
    text_cut(&right, '-', &second);
    return text_equal(first, second);
}

// A language that the report has not is the one that says what no other does.
static const Language *language_of(const View *view, Text tag) {
    const Report *report = &view->site->report;
    for (size_t i = 0; i < report->language_count; i++)
        if (text_equal(report->languages[i].tag, tag)) return report->languages[i].locale;
    return report->english;
}

static Text local(const View *view, const LocalText *text, Text *language) {
    const SiteLanguage *wanted = view->language;
    Text found = local_text(text, wanted->chain, wanted->chain_length, language);
    if (found.length || !text->count) return found;
    *language = text->entries[0].language;      // written in a language outside the chain
    return text->entries[0].text;
}

Text view_local(const View *view, const LocalText *text) {
    Text language;
    return local(view, text, &language);
}

Text view_foreign(const View *view, Text language) {
    return same_speech(language, view->language->tag) ? (Text){0} : language;
}

static void open_mark(const View *view, Buf *out, Text tag) {
    buf_literal(out, "<span lang=\"");
    buf_html(out, tag);
    buf_format(out, "\" dir=\"%s\">", language_direction(language_of(view, tag)));
}

Text view_mark_html(const View *view, Text text, Text language) {
    Buf buf = {0};
    bool marked = text.length && view_foreign(view, language).length;
    if (marked) open_mark(view, &buf, language);
    buf_html(&buf, text);
    if (marked) buf_literal(&buf, "</span>");
    return buf_take(view->arena, &buf);
}

Text view_local_html(const View *view, const LocalText *text) {
    Text language = {0};
    Text found = local(view, text, &language);
    return view_mark_html(view, found, language);
}

// Where the next web address begins and ends; false: there is none. What closes a sentence is not
// a part of it.
static bool find_address(Text text, size_t *from, size_t *to) {
    for (size_t found, at = 0;; at += found + 4) {
        Text rest = text_slice(text, at, text.length);
        found = text_find(rest, T("http"));
        if (found == SIZE_MAX) return false;
        *from = at + found;
        rest = text_slice(rest, found, rest.length);
        if (text_starts(rest, "https://") || text_starts(rest, "http://")) break;
    }
    for (*to = *from; *to < text.length && !strchr(" \t\r\n<>\"", text.at[*to]);) ++*to;
    while (strchr(".,;:!?)", text.at[*to - 1])) --*to;
    return true;
}

static void write_linked(Buf *out, Text text) {
    size_t from, to;
    while (find_address(text, &from, &to)) {
        Text address = text_slice(text, from, to);
        buf_html(out, text_slice(text, 0, from));
        buf_literal(out, "<a class=\"address\" rel=\"external\" href=\"");
        buf_html(out, address);
        buf_literal(out, "\">");
        buf_html(out, address);
        buf_literal(out, "</a>");
        text = text_slice(text, to, text.length);
    }
    buf_html(out, text);
}

Text view_linked_html(const View *view, const LocalText *text) {
    Text language = {0};
    Text found = local(view, text, &language);
    bool marked = found.length && view_foreign(view, language).length;
    Buf html = {0};
    if (marked) open_mark(view, &html, language);
    write_linked(&html, found);
    if (marked) buf_literal(&html, "</span>");
    return buf_take(view->arena, &html);
}

static Text mark(const View *view, Text text, Text language) {
    return text_format(view->arena, "%c%.*s%c%.*s%c", MARK_START, TEXT_ARG(language), MARK_TEXT,
                       TEXT_ARG(text), MARK_END);
}

Text view_label(const View *view, const LocalText *text) {
    Text language = {0};
    Text found = local(view, text, &language);
    if (!found.length || same_speech(language, view->language->tag)) return found;
    return mark(view, found, language);
}

static Text unmark(const View *view, Text marked, bool html) {
    Buf buf = {0};
    size_t from = 0;
    for (size_t i = 0; i <= marked.length; i++) {
        char c = i < marked.length ? marked.at[i] : MARK_END;
        if (c != MARK_START && c != MARK_TEXT && c != MARK_END) continue;
        Text part = text_slice(marked, from, i);
        if (c == MARK_TEXT && html) open_mark(view, &buf, part);
        if (c != MARK_TEXT && html) buf_html(&buf, part);
        if (c != MARK_TEXT && !html) buf_text(&buf, part);
        if (c == MARK_END && html && i < marked.length) buf_literal(&buf, "</span>");
        from = i + 1;
    }
    return buf_take(view->arena, &buf);
}

// ------------------------------------------------------------------------------------ words
// A pattern that falls back is marked as a whole, and in it the names that are in the reader's
// language after all.

static bool has_letters(Text text) {
    for (size_t i = 0; i < text.length;) {
        uint32_t c = text_next(text, &i);
        bool sign = c < 0xc0 || c == 0xd7 || c == 0xf7 || (c >= 0x2000 && c < 0x2c00);
        if (!sign || ((c | 32) >= 'a' && (c | 32) <= 'z')) return true;
    }
    return false;
}

// Whether the pattern has words of its own: "{value} %" is the same in all languages.
static bool has_words(const View *view, const char *key, const WordsArg *args, size_t count) {
    WordsArg *bare = arena_array(view->arena, WordsArg, count + 1);
    for (size_t i = 0; i < count; i++) {
        bare[i] = args[i];
        if (args[i].text.length) bare[i].text = T(" ");
    }
    return has_letters(words(view->arena, view->language->locale, key, bare, count));
}

// "none" is no name, but chooses among the forms of a pattern.
static Text mark_own(const View *view, Text name) {
    bool marked = name.length && memchr(name.at, MARK_START, name.length);
    if (marked || !has_letters(name) || text_is(name, "none")) return name;
    return mark(view, name, view->language->tag);
}

Text view_words(const View *view, const char *key, const WordsArg *args, size_t count) {
    const Language *locale = view->language->locale;
    Text language = view_foreign(view, language_tag(words_language(locale, key)));
    if (!language.length || !has_words(view, key, args, count))
        return words(view->arena, locale, key, args, count);
    WordsArg *marked = arena_array(view->arena, WordsArg, count + 1);
    for (size_t i = 0; i < count; i++) {
        marked[i] = args[i];
        marked[i].text = mark_own(view, args[i].text);
    }
    return mark(view, words(view->arena, locale, key, marked, count), language);
}

Text sentence_html(const View *view, Text marked) {
    return unmark(view, marked, true);
}

Text sentence_plain(const View *view, Text marked) {
    return unmark(view, marked, false);
}

const SiteLanguage *view_language(const View *view, size_t index) {
    return &view->site->report.languages[index];
}

const Version *view_version(const View *view) {
    return page_version(view->site, view->page, view->language_index);
}

// ------------------------------------------------------------------------------------ links

// Folders are named with their index.html, so that the site also works from a disk.
Text view_href(const View *view, const SitePage *page, Text anchor) {
    const char *slash = page->path.length ? "/" : "";
    const char *hash = anchor.length ? "#" : "";
    return text_format(view->arena, "%.*s%.*s/%.*s%sindex.html%s%.*s", TEXT_ARG(view->root),
                       TEXT_ARG(view->language->tag), TEXT_ARG(page->path), slash, hash,
                       TEXT_ARG(anchor));
}

Text view_absolute(const View *view, const SitePage *page, size_t language) {
    const Report *report = &view->site->report;
    if (!report->base_url.length) return (Text){0};
    return text_format(view->arena, "%.*s%.*s/%.*s%s", TEXT_ARG(report->base_url),
                       TEXT_ARG(report->languages[language].tag), TEXT_ARG(page->path),
                       page->path.length ? "/" : "");
}

Text view_page_title(const View *view, const SitePage *page, Text *language) {
    const Version *version = page_version(view->site, page, view->language_index);
    if (page->made && !made_version(view, page)) return made_title(view, page, language);
    if (!version) return local(view, &page->indicator->title, language);
    *language = view->site->report.languages[version->language].tag;
    Text indicator_language = {0};
    Text title = page_front(version->doc)->title;
    if (!page->indicator) return title;
    Text own = local(view, &page->indicator->title, &indicator_language);
    if (title.length && !same_speech(indicator_language, view->language->tag)) return title;
    *language = indicator_language;       // the indicator is translated further than its page
    return own;
}

Text view_page_description(const View *view, const SitePage *page, Text *language) {
    const Version *version = page_version(view->site, page, view->language_index);
    Text description = version ? page_front(version->doc)->description : (Text){0};
    if (page->made && (!made_version(view, page) || !description.length))
        return made_description(view, page, language);
    const Indicator *one = page->indicator;
    if (!description.length && one && (!version || one->question.count))
        return local(view, one->question.count ? &one->question : &one->definition, language);
    *language = view->site->report.languages[version->language].tag;
    return description.length ? description : version->summary;
}

// ---------------------------------------------------------------------------------- numbers

Text view_group(const View *view, const Dimension *dimension, const Group *group) {
    if (dimension && dimension->is_time) {
        // From right to left, "2015–2019" would be read 2019–2015.
        Text period = period_text(view->arena, view->language->locale, group->id);
        return language_rtl(view->language->locale) ? text_isolate(view->arena, period) : period;
    }
    return view_label(view, &group->title);
}

// The capital comes behind the mark of a name that falls back.
Text view_capital(const View *view, Text marked) {
    size_t from = 0;
    while (from < marked.length && marked.at[from] == MARK_START)
        while (from < marked.length && marked.at[from++] != MARK_TEXT) continue;
    Text name = text_slice(marked, from, marked.length);
    Text capital = text_capital(view->arena, view->language->locale, name);
    if (!from) return capital;
    return text_format(view->arena, "%.*s%.*s", TEXT_ARG(text_slice(marked, 0, from)), TEXT_ARG(capital));
}

Text view_group_plain(const View *view, const Dimension *dimension, const Group *group) {
    return sentence_plain(view, view_capital(view, view_group(view, dimension, group)));
}

Text view_slice_name(const View *view, const Table *table) {
    Text parts[QUERY_DIMENSIONS];
    size_t count = 0;
    for (size_t i = 0; i < table->fixed_count; i++) {
        const Group *group = table->fixed[i].group;
        if (group->total || table->fixed[i].dimension->is_time) continue;
        parts[count++] = view_group(view, table->fixed[i].dimension, group);
    }
    if (!count) return view_label(view, &table->indicator->title);
    return text_join(view->arena, parts, count, ", ");
}

Text view_number(const View *view, const Indicator *indicator, double value) {
    return number_text(view->arena, view->language->locale, value, indicator->unit.decimals);
}

Text view_percent(const View *view, double value, int decimals) {
    Text number = number_text(view->arena, view->language->locale, value, decimals);
    WordsArg args[] = {{.name = "value", .text = number}, {.name = "unit", .text = T("%")}};
    return view_words(view, "value.percent", args, 2);
}

Text view_unit(const View *view, const Indicator *indicator) {
    return view_label(view, &indicator->unit.name);
}

Text view_amount(const View *view, const Indicator *indicator, double value) {
    const LocalText *name =
        indicator->unit.symbol.count ? &indicator->unit.symbol : &indicator->unit.name;
    WordsArg args[] = {{.name = "value", .text = view_number(view, indicator, value)},
                       {.name = "unit", .text = view_label(view, name)}};
    const char *key = indicator->unit.kind == UNIT_PERCENT ? "value.percent" : "value.unit";
    return view_words(view, key, args, 2);
}

Text view_gap_amount(const View *view, const Indicator *indicator, double gap) {
    if (indicator->unit.kind != UNIT_PERCENT) return view_amount(view, indicator, gap);
    WordsArg args[] = {{.name = "gap", .number = gap, .decimals = indicator->unit.decimals}};
    return view_words(view, "gap.points", args, 1);
}

bool view_target_args(const View *view, const Indicator *indicator, bool unit, WordsArg args[2]) {
    double value = indicator->target.value;
    if (isnan(value)) return false;
    Text year = indicator->target.year;
    args[0] = (WordsArg){.name = "value",
                         .text = unit ? view_amount(view, indicator, value)
                                      : view_number(view, indicator, value)};
    args[1] = (WordsArg){.name = "year", .text = year.length ? year : T("none")};
    return true;
}

// Two decimals below 2, where the second still tells something; one above.
Text view_ratio_number(const View *view, double ratio) {
    return number_text(view->arena, view->language->locale, ratio, ratio_decimals(ratio));
}

Text view_ratio(const View *view, double ratio) {
    WordsArg args[] = {{.name = "ratio", .text = view_ratio_number(view, ratio)}};
    return view_words(view, "gap.ratio", args, 1);
}

Text view_progress(const View *view, const FrontMatter *front) {
    Text key = text_format(view->arena, "initiative.%.*s", TEXT_ARG(front->status));
    Text status = view_words(view, key.at, NULL, 0);
    if (!front->as_of.length) return status;
    WordsArg args[] = {
        {.name = "status", .text = status},
        {.name = "date", .text = date_text(view->arena, view->language->locale, front->as_of)}};
    return view_words(view, "initiative.as-of", args, 2);
}

Text view_status(const View *view, Status status) {
    char key[64];
    snprintf(key, sizeof key, "status.%s", status_name(status));
    return view_words(view, key, NULL, 0);
}

Text view_cell(const View *view, const Indicator *indicator, const Observation *cell) {
    if (!cell) return view_status(view, STATUS_NOT_COLLECTED);
    if (isnan(cell->value)) return view_status(view, cell->status);
    return view_number(view, indicator, cell->value);
}
