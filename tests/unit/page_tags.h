// SPDX-License-Identifier: EUPL-1.2
//
// Is this HTML of ours? A strict reader: only the elements and attributes that page/ writes, every
// attribute in quotes, every element closed in order, no id twice, no sign left unescaped.
#ifndef JAMLIK_PAGE_TAGS_H
#define JAMLIK_PAGE_TAGS_H

#include <string.h>

#include "base/base.h"

typedef struct Tags {
    Arena *arena;
    Text html;
    size_t at;
    LIST(Text) open;
    Map *ids;
    const char *wrong;
} Tags;

static inline bool tags_fail(Tags *tags, const char *wrong) {
    if (!tags->wrong)
        tags->wrong = wrong;
    return false;
}

static inline bool tags_among(Text word, const char *words) {
    Text rest = text_of(words), one;
    while (text_cut(&rest, ' ', &one))
        if (text_equal(one, word))
            return true;
    return false;
}

static inline Text tags_word(Tags *tags) {
    size_t from = tags->at;
    while (tags->at < tags->html.length &&
           strchr("abcdefghijklmnopqrstuvwxyz-123456", tags->html.at[tags->at]))
        tags->at++;
    return text_slice(tags->html, from, tags->at);
}

static inline bool tags_take(Tags *tags, const char *literal) {
    if (!text_starts(text_slice(tags->html, tags->at, tags->html.length), literal))
        return false;
    tags->at += strlen(literal);
    return true;
}

static inline bool tags_attribute(Tags *tags) {
    Text name = tags_word(tags);
    if (!tags_among(name,
                    "class id href hreflang rel src alt loading scope tabindex start aria-label "
                    "aria-labelledby"))
        return tags_fail(tags, "attribute");
    if (!tags_take(tags, "=\""))
        return tags_fail(tags, "attribute without quotes");
    Text rest = text_slice(tags->html, tags->at, tags->html.length);
    size_t end = text_find(rest, T("\""));
    if (end == SIZE_MAX || memchr(rest.at, '<', end) || memchr(rest.at, '>', end) ||
        memchr(rest.at, '\'', end))
        return tags_fail(tags, "attribute's value");
    Text value = text_slice(rest, 0, end);
    tags->at += end + 1;
    if (text_is(name, "id") && !map_put(tags->ids, value, tags))
        return tags_fail(tags, "id twice");
    if (tags_among(name, "href src") && text_starts(value, "javascript:"))
        return tags_fail(tags, "script in an address");
    return true;
}

static inline bool tags_nested(const Tags *tags, Text name) {
    for (size_t i = 0; i < tags->open.count; i++)
        if (text_equal(tags->open.items[i], name))
            return true;
    return false;
}

static inline bool tags_tag(Tags *tags) {
    tags->at++;
    bool close = tags_take(tags, "/");
    Text name = tags_word(tags);
    if (!tags_among(name,
                    "p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a span img br hr sup "
                    "section table caption thead tbody tr th td figure"))
        return tags_fail(tags, "element");
    while (!close && tags_take(tags, " "))
        if (!tags_attribute(tags))
            return false;
    if (!tags_take(tags, ">"))
        return tags_fail(tags, "end of a tag");
    if (close)
        return (tags->open.count && text_equal(tags->open.items[--tags->open.count], name)) ||
               tags_fail(tags, "closed out of order");
    if (tags_among(name, "a p h2 table") && tags_nested(tags, name))
        return tags_fail(tags, "element within itself");
    if (!tags_among(name, "img br hr"))
        list_push(tags->arena, &tags->open, name);
    return true;
}

// NULL when the HTML is sound, else what is wrong with it.
static inline const char *tags_wrong(Arena *arena, Text html) {
    Tags tags = {.arena = arena, .html = html, .ids = map_new(arena)};
    while (tags.at < html.length && !tags.wrong) {
        char c = html.at[tags.at];
        if (c == '<')
            tags_tag(&tags);
        else if (c == '>' || c == '"' || c == '\'')
            tags_fail(&tags, "unescaped sign");
        else
            tags.at++;
    }
    if (!tags.wrong && tags.open.count)
        tags_fail(&tags, "not closed");
    return tags.wrong;
}

#endif
