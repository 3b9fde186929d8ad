// SPDX-License-Identifier: EUPL-1.2
//
// Queries as authors write them: by=sex,education&area=gavle,sweden&time=2018&chart=bar
#include "data/inside.h"

#include <string.h>

enum { MOST_GROUPS = 32 };

typedef struct Reader {
    Arena *arena;
    Query *query;
    Diags *diags;
    bool good;
    bool has_by, has_chart, has_kind;
} Reader;

Spot query_spot(const Query *query, Text part) {
    Spot spot = query->spot;
    if (spot.length == query->text.length && part.at >= query->text.at && part.length) {
        spot.offset += (size_t)(part.at - query->text.at);
        spot.length = part.length;
    }
    return spot;
}

static Diag *report(Reader *reader, const char *id, Text part, const char *message) {
    reader->good = false;
    return diag_error(reader->diags, id, query_spot(reader->query, part), "%s: '%.*s'", message,
                      TEXT_ARG(part));
}

static void report_bad(Reader *reader, Text part, const char *message, const char *hint) {
    Diag *diag = report(reader, "bad-query", part, message);
    diag_hint(reader->diags, diag, "%s", hint);
}

static bool check_once(Reader *reader, Text key, bool *seen) {
    if (*seen) {
        Diag *diag = report(reader, "duplicate-key", key, "the key is there twice");
        diag_hint(reader->diags, diag, "keep one; names are separated by commas, as in %.*s=a,b",
                  TEXT_ARG(key));
    }
    bool first = !*seen;
    *seen = true;
    return first;
}

// Splits at commas into at most `most` texts.
static size_t read_list(Reader *reader, Text value, Text *items, size_t most) {
    size_t count = 0;
    Text rest = value, item;
    while (text_cut(&rest, ',', &item)) {
        if (count == most) {
            Diag *diag = report(reader, "bad-query", value, "too many names");
            diag_hint(reader->diags, diag, "at most %zu are possible here", most);
            return count;
        }
        if (!item.length)
            report_bad(reader, value, "a name is missing", "take the extra comma away");
        items[count++] = item;
    }
    return count;
}

static int read_choice(Reader *reader, Text value, const char *const *names, size_t count) {
    Text known[CHART_FORMS];
    for (size_t i = 0; i < count; i++) {
        known[i] = text_of(names[i]);
        if (text_is(value, names[i]))
            return (int)i;
    }
    Diag *diag = report(reader, "unknown-choice", value, "unknown choice");
    diag_suggest(reader->diags, diag, value, known, count);
    return 0;
}

static void read_chart(Reader *reader, Text value) {
    const char *names[CHART_FORMS];
    for (int i = 0; i < CHART_FORMS; i++)
        names[i] = chart_form_name((ChartForm)i);
    reader->query->chart = (ChartForm)read_choice(reader, value, names, CHART_FORMS);
    reader->query->chart_text = value;
}

static void read_by(Reader *reader, Text value) {
    Query *query = reader->query;
    query->by_count = read_list(reader, value, query->by, 2);
    if (query->by_count == 2 && text_equal(query->by[0], query->by[1]))
        report_bad(reader, value, "the same dimension twice", "name two dimensions, or one");
}

static void read_fixed(Reader *reader, Text key, Text value) {
    Query *query = reader->query;
    bool seen = false;
    for (size_t i = 0; i < query->fixed_count; i++)
        seen |= text_equal(query->fixed[i].dimension, key);
    if (!check_once(reader, key, &seen))
        return;
    if (query->fixed_count == QUERY_DIMENSIONS) {
        report_bad(reader, key, "too many dimensions", "at most 8 are possible");
        return;
    }
    size_t index = query->fixed_count++;
    query->fixed[index].dimension = key;
    Text groups[MOST_GROUPS];
    size_t count = read_list(reader, value, groups, MOST_GROUPS);
    Text *kept = arena_array(reader->arena, Text, count + 1);
    memcpy(kept, groups, count * sizeof *groups);
    query->fixed[index].groups = kept;
    query->fixed[index].group_count = count;
}

static void read_part(Reader *reader, Text part) {
    static const char *const kinds[] = {"difference", "ratio"};
    Text value = part, key;
    if (text_find(part, T("=")) == SIZE_MAX || !text_cut(&value, '=', &key) || !key.length ||
        !value.length || text_find(value, T("=")) != SIZE_MAX) {
        report_bad(reader, part, "no such thing in a query",
                   "a query is made of parts like sex=women, by=sex and chart=line, joined by &");
    } else if (text_is(key, "by")) {
        if (check_once(reader, key, &reader->has_by))
            read_by(reader, value);
    } else if (text_is(key, "chart")) {
        if (check_once(reader, key, &reader->has_chart))
            read_chart(reader, value);
    } else if (text_is(key, "kind")) {
        if (check_once(reader, key, &reader->has_kind))
            reader->query->ratio = read_choice(reader, value, kinds, 2) == 1;
    } else {
        read_fixed(reader, key, value);
    }
}

bool query_read(Arena *arena, Text text, Spot spot, Query *query, Diags *diags) {
    Reader reader = {.arena = arena, .query = query, .diags = diags, .good = true};
    memset(query, 0, sizeof *query);
    query->text = text_copy(arena, text);
    query->spot = spot;
    Text rest = query->text, part;
    while (text_cut(&rest, '&', &part))
        read_part(&reader, part);
    return reader.good;
}
