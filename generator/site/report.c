// SPDX-License-Identifier: EUPL-1.2
// report.yaml: who publishes what, in which languages. Order: languages, accessibility, report.
#include "site/inside.h"

#include <string.h>

static const char *const report_keys[] = {
    "title", "edition", "description", "notice", "organisation", "base_url", "source_language",
    "languages", "theme", "place", "disclosure", "measures", "accessibility", NULL};
static const char *const language_keys[] = {"fallback", "digits", "charts", NULL};
static const char *const organisation_keys[] = {"name", "url", "feedback", "email", NULL};
static const char *const disclosure_keys[] = {"minimum", NULL};
static const char *const accessibility_keys[] = {
    "status", "assessed", "updated", "method", "feedback", "report", "faults", "burden", "outside",
    NULL};
static const char *const limitation_keys[] = {"what", "why", NULL};

static Spot spot_of_key(const Node *object, const char *key) {
    const Node *node = node_get(object, key);
    return node ? node->spot : (Spot){0};
}

// --------------------------------------------------------------------------------- languages

static size_t language_index(const Report *report, Text tag) {
    for (size_t i = 0; i < report->language_count; i++)
        if (text_equal(report->languages[i].tag, tag)) return i;
    return SIZE_MAX;
}

static void open_language(Arena *arena, Report *report, const Node *node, Diags *diags) {
    node_check_keys(node, language_keys, diags);
    LanguageChoice choice = {.tag = node->key,
                             .digits = node_text(node, "digits", diags),
                             .digits_spot = spot_of_key(node, "digits")};
    static const char *const charts[] = {"straight", "mirrored", NULL};
    Language *locale = language_open(arena, choice, diags, node->key_spot);
    if (!locale) return;
    SiteLanguage *language = &report->languages[report->language_count++];
    language->tag = node->key;
    language->locale = locale;
    language->spot = node->key_spot;
    language->mirrored = node_choice(node, "charts", charts, language_rtl(locale), diags) == 1;
}

static void chain_add(SiteLanguage *language, const Report *report, size_t index) {
    for (size_t i = 0; i < language->chain_length; i++)
        if (language->chain_index[i] == index) return;
    language->chain[language->chain_length] = report->languages[index].tag;
    language->chain_index[language->chain_length++] = index;
}

// Itself, its declared fallbacks in their order, the source language.
static void build_chain(Report *report, size_t index, const Node *node, Diags *diags) {
    SiteLanguage *language = &report->languages[index];
    chain_add(language, report, index);
    const Node *fallback = node_list(node, "fallback", diags);
    for (size_t i = 0; fallback && i < fallback->count; i++) {
        const Node *item = &fallback->items[i];
        size_t other = language_index(report, item->text);
        if (other == SIZE_MAX)
            diag_hint(diags,
                      diag_error(diags, "unknown-fallback", item->spot,
                                 "fallback '%.*s' is not a language of this report",
                                 TEXT_ARG(item->text)),
                      "name languages that stand under 'languages'");
        else
            chain_add(language, report, other);
    }
    chain_add(language, report, report->source_language);
}

static void find_source_language(const Node *root, Report *report, Diags *diags) {
    Text source = node_required(root, "source_language", diags), tags[MOST_LANGUAGES];
    report->source_language = language_index(report, source);
    if (report->source_language != SIZE_MAX) return;
    report->source_language = 0;
    if (!source.length) return;
    for (size_t i = 0; i < report->language_count; i++) tags[i] = report->languages[i].tag;
    Text known = text_join(diags_arena(diags), tags, report->language_count, ", ");
    Diag *diag = diag_error(diags, "unknown-language", node_get(root, "source_language")->spot,
                            "the source language '%.*s' is not under 'languages'", TEXT_ARG(source));
    diag_hint(diags, diag, "write one of %.*s, or add '%.*s: {}' to languages", TEXT_ARG(known),
              TEXT_ARG(source));
}

// False: without them nothing else can be judged.
static bool read_languages(Arena *arena, const Node *root, Report *report, Diags *diags) {
    size_t before = diags_count(diags, LEVEL_ERROR);
    const Node *languages = node_object(root, "languages", diags);
    for (size_t i = 0; languages && i < languages->count && i < MOST_LANGUAGES; i++)
        open_language(arena, report, &languages->items[i], diags);
    if (languages && languages->count > MOST_LANGUAGES)
        diag_hint(diags,
                  diag_error(diags, "too-many-languages", languages->items[MOST_LANGUAGES].key_spot,
                             "more than %d languages", MOST_LANGUAGES),
                  "make a report of its own for some of them");
    bool empty = languages ? !languages->count : !node_get(root, "languages");
    if (empty && !node_misspelt(root, "languages", diags))
        diag_hint(diags,
                  diag_error(diags, "missing-key", languages ? languages->spot : root->spot,
                             "the report has no 'languages'"),
                  "write 'languages: {sv: {}}', with your language's tag");
    if (diags_count(diags, LEVEL_ERROR) > before || !report->language_count) return false;
    find_source_language(root, report, diags);
    for (size_t i = 0; i < languages->count; i++)
        build_chain(report, language_index(report, languages->items[i].key), &languages->items[i],
                    diags);
    return diags_count(diags, LEVEL_ERROR) == before;
}

// ---------------------------------------------------------------------------------- addresses

// An e-mail address is often written where a page is asked for; for_mail says what to do then.
static void check_url(const Node *object, const char *key, const char *for_mail, Diags *diags) {
    const Node *node = node_get(object, key);
    if (!node || !node->text.length) return;
    if (text_is_web(node->text)) return;
    bool begun = text_starts(node->text, "http://") || text_starts(node->text, "https://");
    bool mail = !begun && text_find(node->text, T("@")) != SIZE_MAX;
    diag_hint(diags,
              diag_error(diags, "bad-url", node->spot, "'%.*s' is not a web address",
                         TEXT_ARG(node->text)),
              "%s", mail    ? for_mail
                    : begun ? "behind https:// stands a name, and no spaces or quotes anywhere"
                            : "begin with https://");
}

// ----------------------------------------------------------------------------- accessibility

static LimitationList read_limitations(Arena *arena, const Node *node, const char *key, Text source,
                                       Diags *diags) {
    LimitationList list = {0};
    const Node *items = node_list(node, key, diags);
    for (size_t i = 0; items && i < items->count; i++) {
        const Node *item = &items->items[i];
        node_check_keys(item, limitation_keys, diags);
        Limitation one = {node_local_text(arena, item, "what", source, diags),
                          node_local_text(arena, item, "why", source, diags)};
        if (!one.what.count || !one.why.count)
            diag_hint(diags,
                      diag_error(diags, "missing-key", item->spot,
                                 "a limitation needs both 'what' and 'why'"),
                      "the law asks what cannot be used and why");
        list_push(arena, &list, one);
    }
    return list;
}

// Rules of DIGG for the statement: the status must agree with the faults that are listed.
static void check_statement(const Node *node, const Accessibility *one, Diags *diags) {
    bool full = text_is(one->status, "full");
    const Node *status = node_get(node, "status");
    if (!status) return;
    if (full && one->faults.count)
        diag_hint(diags,
                  diag_error(diags, "statement-contradiction", status->spot,
                             "the statement says 'full' but lists faults"),
                  "write 'status: partial', or take away faults that are mended");
    if (!full && one->status.length && !one->faults.count && !node_misspelt(node, "faults", diags))
        diag_hint(diags,
                  diag_error(diags, "statement-contradiction", status->spot,
                             "the statement says '%.*s' but lists no faults",
                             TEXT_ARG(one->status)),
                  "list under 'faults' what cannot be used, and why");
}

static Text read_date(const Node *node, const char *key, Diags *diags) {
    Text date = node_required(node, key, diags);
    if (!date.length || text_date_parts(date) == 3) return date;
    diag_hint(diags,
              diag_error(diags, "bad-date", node_get(node, key)->spot, "'%.*s' is no date",
                         TEXT_ARG(date)),
              "write year-month-day, as in 2026-11-22");
    return (Text){0};
}

static void read_accessibility(Arena *arena, const Node *root, Report *report, Text source,
                               Diags *diags) {
    const Node *node = node_object(root, "accessibility", diags);
    if (!node) return;
    static const char *const statuses[] = {"full", "partial", "none", NULL};
    static const char *const methods[] = {"self", "external", NULL};
    Accessibility *one = &report->accessibility;
    node_check_keys(node, accessibility_keys, diags);
    one->given = true;
    one->spot = node_get(root, "accessibility")->key_spot;
    node_required(node, "status", diags);
    one->status = text_of(statuses[node_choice(node, "status", statuses, 1, diags)]);
    one->method = text_of(methods[node_choice(node, "method", methods, 0, diags)]);
    one->assessed = read_date(node, "assessed", diags);
    one->updated = read_date(node, "updated", diags);
    one->feedback = node_required(node, "feedback", diags);
    one->report = node_required(node, "report", diags);
    static const char form[] = "write the address of a form: nobody must have to give a name to write";
    check_url(node, "feedback", form, diags);
    check_url(node, "report", form, diags);
    one->faults = read_limitations(arena, node, "faults", source, diags);
    one->burden = read_limitations(arena, node, "burden", source, diags);
    one->outside = read_limitations(arena, node, "outside", source, diags);
    check_statement(node, one, diags);
}

// ------------------------------------------------------------------------------------ report

static void read_organisation(Arena *arena, const Node *root, Report *report, Text source,
                              Diags *diags) {
    const Node *node = node_object(root, "organisation", diags);
    if (!node && !node_get(root, "organisation") && !node_misspelt(root, "organisation", diags))
        diag_hint(diags,
                  diag_error(diags, "missing-key", root->spot,
                             "the report does not say who publishes it"),
                  "add 'organisation: {name: …}'");
    if (!node) return;
    node_check_keys(node, organisation_keys, diags);
    report->organisation = node_local_text(arena, node, "name", source, diags);
    if (!report->organisation.count && !node_misspelt(node, "name", diags))
        diag_hint(diags,
                  diag_error(diags, "missing-key", node->spot, "the organisation has no 'name'"),
                  "add 'name: …'");
    report->organisation_url = node_text(node, "url", diags);
    report->feedback = node_text(node, "feedback", diags);
    static const char form[] = "write the address of a form; an e-mail address goes into 'email'";
    check_url(node, "url", form, diags);
    check_url(node, "feedback", form, diags);
    report->email = node_text(node, "email", diags);
}

Text base_url_read(Arena *arena, Text url, Spot spot, Diags *diags) {
    if (!url.length) return url;
    bool whole = text_is_web(url) && text_find(url, T("?")) == SIZE_MAX && text_find(url, T("#")) == SIZE_MAX;
    if (!whole) {
        diag_hint(diags, diag_error(diags, "bad-url", spot, "'%.*s' is not a web address", TEXT_ARG(url)),
                  "write it whole: https://example.org/report/");
        return (Text){0};
    }
    return text_ends(url, "/") ? url : text_format(arena, "%.*s/", TEXT_ARG(url));
}

static void add_measure(Report *report, const Node *item, Diags *diags) {
    MeasureKind kind;
    if (item->kind == NODE_TEXT && measure_read(item->text, &kind)) {
        for (size_t i = 0; i < report->measure_count; i++)
            if (report->measures[i] == kind) return;
        report->measures[report->measure_count++] = kind;
        return;
    }
    Text known[MEASURE_COUNT];
    for (size_t i = 0; i < MEASURE_COUNT; i++) known[i] = text_of(measure_key((MeasureKind)i));
    Diag *diag = diag_error(diags, "unknown-measure", item->spot, "there is no measure '%.*s'",
                            TEXT_ARG(item->text));
    Text nearest = text_nearest(item->text, known, MEASURE_COUNT);
    if (nearest.length) diag_hint(diags, diag, "did you mean '%.*s'?", TEXT_ARG(nearest));
    else diag_hint(diags, diag, "d is the absolute and r the relative gap; docs/communicator.md lists all");
}

// What an indicator's page shows of inequality. The absolute and the relative gap need no training.
static void read_measures(const Node *root, Report *report, Diags *diags) {
    const Node *list = node_list(root, "measures", diags);
    for (size_t i = 0; list && i < list->count; i++) add_measure(report, &list->items[i], diags);
    report->measures_chosen = list != NULL;
    if (list) return;
    report->measures[report->measure_count++] = MEASURE_D;
    report->measures[report->measure_count++] = MEASURE_R;
}

static void read_words(Arena *arena, const Node *root, Report *report, Text language, Diags *diags) {
    report->title = node_local_text(arena, root, "title", language, diags);
    if (!report->title.count && !node_misspelt(root, "title", diags))
        diag_hint(diags,
                  diag_error(diags, "missing-key", root->spot, "the report has no 'title'"),
                  "add 'title: …'");
    report->description = node_local_text(arena, root, "description", language, diags);
    report->notice = node_local_text(arena, root, "notice", language, diags);
    report->edition = node_text(root, "edition", diags);
}

static void read_disclosure(const Node *root, Report *report, Diags *diags) {
    const Node *disclosure = node_object(root, "disclosure", diags);
    if (!disclosure) return;
    node_check_keys(disclosure, disclosure_keys, diags);
    report->minimum = node_number(disclosure, "minimum", 0, diags);
    if (report->minimum < 0)
        diag_hint(diags,
                  diag_error(diags, "out-of-range", node_get(disclosure, "minimum")->spot,
                             "'minimum' is negative"),
                  "it is the least number of people a cell may show; 0 is no rule");
}

bool report_read(Arena *arena, const Source *source, Report *report, Diags *diags) {
    report->source = source;
    Node *root = yaml_read(arena, source, 0, source->bytes.length, diags);
    if (!root) return false;
    if (root->kind != NODE_OBJECT) {
        diag_hint(diags, diag_error(diags, "wrong-type", root->spot, "report.yaml holds no keys"),
                  "begin with 'title: …'");
        return false;
    }
    node_check_keys(root, report_keys, diags);
    if (!read_languages(arena, root, report, diags)) return false;
    check_languages(report, root, diags);
    Text language = report->languages[report->source_language].tag;
    read_words(arena, root, report, language, diags);
    const Node *base = node_get(root, "base_url");
    if (base) report->base_url = base_url_read(arena, base->text, base->spot, diags);
    report->theme = node_text(root, "theme", diags);
    report->theme_spot = spot_of_key(root, "theme");
    if (!report->theme.length) report->theme = T("default");
    report->place = node_text(root, "place", diags);
    report->place_spot = spot_of_key(root, "place");
    read_disclosure(root, report, diags);
    read_measures(root, report, diags);
    read_organisation(arena, root, report, language, diags);
    read_accessibility(arena, root, report, language, diags);
    return true;
}

void report_close(Report *report) {
    language_close(report->english);
    for (size_t i = 0; i < report->language_count; i++)
        language_close(report->languages[i].locale);
}
