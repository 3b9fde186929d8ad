// SPDX-License-Identifier: EUPL-1.2
// Themes and goals gather what belongs to them: indicators and pages that share a topic with the
// theme, or have the goal's number. Order: belonging, what leads nowhere, site_gather.
#include "site/linker.h"

#include <stdlib.h>

static const FrontMatter *front_of(const SitePage *page) {
    return page->original ? page_front(page->original->doc) : NULL;
}

static bool has_topic(const Text *topics, size_t count, Text topic) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(topics[i], topic)) return true;
    return false;
}

static bool share_topic(const FrontMatter *theme, const Text *topics, size_t count) {
    for (size_t i = 0; i < theme->topic_count; i++)
        if (has_topic(topics, count, theme->topics[i])) return true;
    return false;
}

// -------------------------------------------------------------------------------- belonging

static bool indicator_belongs(const SitePage *page, const Indicator *one) {
    const FrontMatter *front = front_of(page);
    if (page->kind == PAGE_GOAL) return front->goal.length && text_equal(front->goal, one->goal);
    return share_topic(front, one->topics, one->topic_count);
}

// Themes do not list each other, and neither do goals.
static bool page_belongs(const SitePage *page, const SitePage *other) {
    const FrontMatter *front = front_of(page), *theirs = front_of(other);
    if (!theirs || other->kind == page->kind || other->kind == PAGE_INDICATOR) return false;
    if (page->kind == PAGE_GOAL) return front->goal.length && text_equal(front->goal, theirs->goal);
    return share_topic(front, theirs->topics, theirs->topic_count);
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
    for (size_t i = 0; i < site->indicators.count; i++)
        if (indicator_belongs(page, site->indicators.items[i]))
            list_push(site->arena, &page->indicators, site->indicators.items[i]);
    for (size_t i = 0; i < site->pages.count; i++)
        if (page_belongs(page, site->pages.items[i]))
            list_push(site->arena, &page->pages, site->pages.items[i]);
    if (page->pages.count)
        qsort(page->pages.items, page->pages.count, sizeof *page->pages.items, by_place);
}

// ----------------------------------------------------------------------- what leads nowhere

static void check_goal(const Site *site, Text goal, Spot spot, Diags *diags) {
    if (!goal.length) return;
    for (size_t i = 0; i < site->pages.count; i++) {
        const FrontMatter *front = front_of(site->pages.items[i]);
        if (front && front->kind == PAGE_GOAL && text_equal(front->goal, goal)) return;
    }
    diag_hint(diags,
              diag_warning(diags, "unknown-goal", spot, "no page is goal '%.*s'", TEXT_ARG(goal)),
              "a goal is a page with 'kind: goal' and 'goal: \"%.*s\"'", TEXT_ARG(goal));
}

// The topics of themes, or those of everything else.
static size_t list_topics(const Site *site, bool themes, Text **topics) {
    Map *seen = map_new(site->arena);
    for (size_t i = 0; i < site->pages.count; i++) {
        const FrontMatter *front = front_of(site->pages.items[i]);
        if (!front || (front->kind == PAGE_THEME) != themes) continue;
        for (size_t j = 0; j < front->topic_count; j++) map_put(seen, front->topics[j], NULL);
    }
    for (size_t i = 0; !themes && i < site->indicators.count; i++)
        for (size_t j = 0; j < site->indicators.items[i]->topic_count; j++)
            map_put(seen, site->indicators.items[i]->topics[j], NULL);
    *topics = arena_array(site->arena, Text, map_count(seen) + 1);
    for (size_t i = 0; i < map_count(seen); i++) (*topics)[i] = map_key(seen, i);
    return map_count(seen);
}

typedef struct Topics {
    Text *of_themes, *of_others;
    size_t theme_count, other_count;
} Topics;

static void check_topic(Text topic, Spot spot, bool theme, const Topics *known, Diags *diags) {
    const Text *topics = theme ? known->of_others : known->of_themes;
    size_t count = theme ? known->other_count : known->theme_count;
    if (has_topic(topics, count, topic)) return;
    Diag *diag = diag_warning(diags, "unknown-topic", spot,
                              theme ? "no indicator and no page has the topic '%.*s'"
                                    : "no theme has the topic '%.*s'",
                              TEXT_ARG(topic));
    diag_suggest(diags, diag, topic, topics, count);
}

static void check_page(const Site *site, const SitePage *page, const Topics *topics, Diags *diags) {
    const FrontMatter *front = front_of(page);
    if (!front) return;
    if (page->kind != PAGE_GOAL) check_goal(site, front->goal, front->goal_spot, diags);
    bool theme = page->kind == PAGE_THEME;
    for (size_t i = 0; i < front->topic_count && (theme || topics->theme_count); i++)
        check_topic(front->topics[i], part_spot(front->topics_spot, "", front->topics[i]), theme, topics,
                    diags);
}

static void check_indicator(const Site *site, const Indicator *one, const Topics *topics, Diags *diags) {
    check_goal(site, one->goal, one->goal_spot, diags);
    for (size_t i = 0; i < one->topic_count && topics->theme_count; i++)
        check_topic(one->topics[i], one->topic_spots[i], false, topics, diags);
}

// A report without themes has topics for later.
static void check_all(const Site *site, Diags *diags) {
    Topics topics;
    topics.theme_count = list_topics(site, true, &topics.of_themes);
    topics.other_count = list_topics(site, false, &topics.of_others);
    for (size_t i = 0; i < site->pages.count; i++) check_page(site, site->pages.items[i], &topics, diags);
    for (size_t i = 0; i < site->indicators.count; i++)
        check_indicator(site, site->indicators.items[i], &topics, diags);
}

void site_gather(Site *site, Diags *diags) {
    for (size_t i = 0; i < site->pages.count; i++) {
        SitePage *page = site->pages.items[i];
        if (front_of(page) && (page->kind == PAGE_GOAL || page->kind == PAGE_THEME)) gather(site, page);
    }
    if (!map_count(site->broken)) check_all(site, diags);
}
