// SPDX-License-Identifier: EUPL-1.2
// Themes and goals gather what belongs to them: indicators and pages that share a topic with the
// theme, or have the goal's number. Order: belonging, what leads nowhere, site_gather.
#include "site/tree.h"

#include <stdlib.h>

static void put_topics(Map *map, const Text *topics, size_t count) {
    for (size_t i = 0; i < count; i++) map_put(map, topics[i], map);
}

static bool share_topic(const Map *theme, const Text *topics, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (map_get(theme, topics[i])) return true;
    return false;
}

// -------------------------------------------------------------------------------- belonging

static bool indicator_belongs(const SitePage *page, const Map *topics, const Indicator *one) {
    const FrontMatter *front = original_front(page);
    if (page->kind == PAGE_GOAL) return front->goal.length && text_equal(front->goal, one->goal);
    return share_topic(topics, one->topics, one->topic_count);
}

// Themes do not list each other, and neither do goals.
static bool page_belongs(const SitePage *page, const Map *topics, const SitePage *other) {
    const FrontMatter *front = original_front(page), *theirs = original_front(other);
    if (!theirs || other->kind == page->kind || other->kind == PAGE_INDICATOR) return false;
    if (page->kind == PAGE_GOAL) return front->goal.length && text_equal(front->goal, theirs->goal);
    return share_topic(topics, theirs->topics, theirs->topic_count);
}

// Initiatives first; in a folder as there.
static int by_place(const void *a, const void *b) {
    const SitePage *one = *(SitePage *const *)a, *two = *(SitePage *const *)b;
    bool done = one->kind == PAGE_INITIATIVE, other_done = two->kind == PAGE_INITIATIVE;
    if (done != other_done) return done ? -1 : 1;
    int order = text_order(path_folder(one->file), path_folder(two->file));
    return order ? order : page_order(one, two);
}

static void gather(Site *site, SitePage *page) {
    Map *topics = map_new(site->arena);
    put_topics(topics, original_front(page)->topics, original_front(page)->topic_count);
    for (size_t i = 0; i < site->indicators.count; i++)
        if (indicator_belongs(page, topics, site->indicators.items[i]))
            list_push(site->arena, &page->indicators, site->indicators.items[i]);
    for (size_t i = 0; i < site->pages.count; i++)
        if (page_belongs(page, topics, site->pages.items[i]))
            list_push(site->arena, &page->pages, site->pages.items[i]);
    if (page->pages.count)
        qsort(page->pages.items, page->pages.count, sizeof *page->pages.items, by_place);
}

// ----------------------------------------------------------------------- what leads nowhere

static void check_goal(const Site *site, Text goal, Spot spot, Diags *diags) {
    if (!goal.length) return;
    for (size_t i = 0; i < site->pages.count; i++) {
        const FrontMatter *front = original_front(site->pages.items[i]);
        if (front && front->kind == PAGE_GOAL && text_equal(front->goal, goal)) return;
    }
    diag_hint(diags,
              diag_warning(diags, "unknown-goal", spot, "no page is goal '%.*s'", TEXT_ARG(goal)),
              "a goal is a page with 'kind: goal' and 'goal: \"%.*s\"'", TEXT_ARG(goal));
}

// The topics of themes, or those of everything else.
static const Map *list_topics(const Site *site, bool themes) {
    Map *topics = map_new(site->arena);
    for (size_t i = 0; i < site->pages.count; i++) {
        const FrontMatter *front = original_front(site->pages.items[i]);
        if (front && (front->kind == PAGE_THEME) == themes)
            put_topics(topics, front->topics, front->topic_count);
    }
    for (size_t i = 0; !themes && i < site->indicators.count; i++)
        put_topics(topics, site->indicators.items[i]->topics, site->indicators.items[i]->topic_count);
    return topics;
}

typedef struct Topics {
    const Map *of_themes, *of_others;
} Topics;

static void suggest_topic(Text topic, const Map *known, bool theme, Diag *diag, Diags *diags) {
    if (diags_crowded(diags)) return;
    Text *topics = arena_array(diags_arena(diags), Text, map_count(known) + 1);
    for (size_t i = 0; i < map_count(known); i++) topics[i] = map_key(known, i);
    diag_suggest(diags, diag, topic, topics, map_count(known));
    if (theme || text_nearest(topic, topics, map_count(known)).length) return;
    diag_hint(diags, diag, "write a page of kind 'theme' that has it, or use another%s%.*s",
              diag->hint.length ? "; " : "", TEXT_ARG(diag->hint));
}

static void report_topic(Text topic, Spot spot, bool theme, const Map *known, Diags *diags) {
    Diag *diag = diag_warning(diags, "unknown-topic", spot,
                              theme ? "no indicator and no page has the topic '%.*s'"
                                    : "no theme has the topic '%.*s'",
                              TEXT_ARG(topic));
    suggest_topic(topic, known, theme, diag, diags);
}

// Looked for in the list from its beginning, so not for everyone of very many.
static Spot topic_spot(const FrontMatter *front, size_t index, const Diags *diags) {
    return diags_crowded(diags) ? front->topics_spot
                                : part_spot(front->topics_spot, "", front->topics[index]);
}

static void check_page(const Site *site, const SitePage *page, const Topics *topics, Diags *diags) {
    const FrontMatter *front = original_front(page);
    if (!front) return;
    if (page->kind != PAGE_GOAL) check_goal(site, front->goal, front->goal_spot, diags);
    bool theme = page->kind == PAGE_THEME;
    const Map *known = theme ? topics->of_others : topics->of_themes;
    for (size_t i = 0; i < front->topic_count && (theme || map_count(known)); i++)
        if (!map_get(known, front->topics[i]))
            report_topic(front->topics[i], topic_spot(front, i, diags), theme, known, diags);
}

static void check_indicator(const Site *site, const Indicator *one, const Topics *topics, Diags *diags) {
    check_goal(site, one->goal, one->goal_spot, diags);
    const Map *known = topics->of_themes;
    for (size_t i = 0; i < one->topic_count && map_count(known); i++)
        if (!map_get(known, one->topics[i]))
            report_topic(one->topics[i], one->topic_spots[i], false, known, diags);
}

// A report without themes has topics for later.
static void check_all(const Site *site, Diags *diags) {
    Topics topics = {list_topics(site, true), list_topics(site, false)};
    for (size_t i = 0; i < site->pages.count; i++) check_page(site, site->pages.items[i], &topics, diags);
    for (size_t i = 0; i < site->indicators.count; i++)
        check_indicator(site, site->indicators.items[i], &topics, diags);
}

void site_gather(Site *site, Diags *diags) {
    for (size_t i = 0; i < site->pages.count; i++) {
        SitePage *page = site->pages.items[i];
        if (original_front(page) && (page->kind == PAGE_GOAL || page->kind == PAGE_THEME)) gather(site, page);
    }
    if (!map_count(site->broken)) check_all(site, diags);
}
