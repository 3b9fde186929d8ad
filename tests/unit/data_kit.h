// SPDX-License-Identifier: EUPL-1.2
//
// For the tests of data/: three code lists, indicators written with ' for ", and what was told.
#ifndef DATA_KIT_H
#define DATA_KIT_H

#include "data/data.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

typedef struct Kit {
    Arena *arena;
    Diags *diags;
    const CodeList *lists[3];
    DataSettings settings;
} Kit;

// With ' for ", so that JSON can be read in a C string.
static inline Text kit_json(Kit *kit, const char *text) {
    Text copy = text_copy(kit->arena, text_of(text));
    for (char *at = (char *)copy.at; *at; at++)
        *at = *at == '\'' ? '"' : *at;
    return copy;
}

static inline const Source *kit_source(Kit *kit, const char *path, const char *text) {
    return source_make(kit->arena, text_of(path), kit_json(kit, text));
}

static inline CodeList *kit_list(Kit *kit, const char *path, const char *text) {
    return code_list_read(kit->arena, kit_source(kit, path, text), T("sv"), kit->diags);
}

static inline Kit kit_new(void) {
    Kit kit = {.arena = arena_new()};
    kit.diags = diags_new(kit.arena);
    kit.lists[0] =
        kit_list(&kit, "sex.json",
                 "{'id': 'sex', 'title': 'Kön', 'groups': [{'id': 'women', 'title': 'Kvinnor'},"
                 "{'id': 'men', 'title': 'Män'}, {'id': 'total', 'title': 'Alla'}]}");
    kit.lists[1] =
        kit_list(&kit, "area.json",
                 "{'id': 'area', 'title': 'Område', 'groups': ["
                 "{'id': 'SE', 'slug': 'sweden', 'title': 'Riket'},"
                 "{'id': '21', 'slug': 'gavleborg', 'parent': 'SE', 'title': 'Gävleborg'},"
                 "{'id': '2180', 'slug': 'gavle', 'parent': '21', 'title': 'Gävle'},"
                 "{'id': '2104', 'slug': 'hofors', 'parent': '21', 'title': 'Hofors'},"
                 "{'id': '2101', 'slug': 'ockelbo', 'parent': '21', 'title': 'Ockelbo'},"
                           "{'id': 'NO', 'slug': 'norway', 'title': 'Norge'}]}");
    kit.lists[2] =
        kit_list(&kit, "education.json",
                 "{'id': 'education', 'title': 'Utbildning', 'ordered': true, 'groups': ["
                 "{'id': 'low', 'title': 'Låg'}, {'id': 'middle', 'title': 'Mellan'},"
                 "{'id': 'high', 'title': 'Hög'}]}");
    kit.settings = (DataSettings){T("sv"), T("gavleborg"), 5, NULL, 3};
    return kit;
}

static inline const DataSettings *kit_settings(Kit *kit) {
    kit->settings.lists = kit->lists;
    return &kit->settings;
}

static inline void kit_free(Kit *kit) {
    arena_free(kit->arena);
}

static inline Indicator *kit_read(Kit *kit, const char *text, const char *csv) {
    const Source *source = kit_source(kit, "indicators/x.json", text);
    const Source *table = csv ? kit_source(kit, "indicators/x.csv", csv) : NULL;
    const Node *root = json_read(kit->arena, source, kit->diags);
    return root ? indicator_read(kit->arena, root, source, table, kit_settings(kit), kit->diags)
                : NULL;
}

// The indicator x with these dimensions, more keys (each followed by a comma) and rows: its line 1
// is the head, each row of `rows` may begin a new line.
static inline Indicator *kit_indicator(Kit *kit, const char *dimensions, const char *keys,
                                       const char *rows) {
    Text text = text_format(kit->arena,
                            "{'id': 'x', 'title': 'X', 'source': {'name': 'S'}, %s%s"
                            "'dimensions': [%s], 'data': [%s]}",
                            strstr(keys, "'unit'") ? "" : "'unit': {'name': 'år', 'decimals': 1}, ",
                            keys, dimensions, rows);
    return kit_read(kit, text.at, NULL);
}

static inline bool kit_query(Kit *kit, const char *text, Query *query) {
    const Source *source = kit_source(kit, "page.md", text);
    return query_read(kit->arena, source->bytes, spot_of(source, source->bytes), query, kit->diags);
}

static inline Table *kit_table(Kit *kit, const Indicator *indicator, const char *text) {
    Query query;
    assert_true(kit_query(kit, text, &query));
    return table_cut(kit->arena, indicator, kit_settings(kit), &query, kit->diags);
}

// Every diagnostic as "id line:column", in order of report, joined by "; ".
static inline const char *kit_told(Kit *kit) {
    Buf buf = {0};
    for (size_t i = 0; i < diags_count(kit->diags, LEVEL_NOTE); i++) {
        const Diag *diag = diags_at(kit->diags, i);
        size_t line = 0, column = 0;
        if (diag->spot.source)
            source_position(diag->spot.source, diag->spot.offset, &line, &column);
        buf_format(&buf, "%s%s %zu:%zu", i ? "; " : "", diag->id, line, column);
    }
    Text text = buf_copy(kit->arena, &buf);
    buf_release(&buf);
    kit->diags = diags_new(kit->arena);
    return text.at;
}

// Every diagnostic as "id <what it marks>", the marked text cut after 20 bytes.
static inline const char *kit_marked(Kit *kit) {
    Buf buf = {0};
    for (size_t i = 0; i < diags_count(kit->diags, LEVEL_NOTE); i++) {
        const Diag *diag = diags_at(kit->diags, i);
        size_t length = diag->spot.length < 20 ? diag->spot.length : 20;
        Text mark = diag->spot.source ? text_slice(diag->spot.source->bytes, diag->spot.offset,
                                                   diag->spot.offset + length)
                                      : T("");
        buf_format(&buf, "%s%s <%.*s>", i ? "; " : "", diag->id, TEXT_ARG(mark));
    }
    Text text = buf_copy(kit->arena, &buf);
    for (char *at = (char *)text.at; *at; at++)
        *at = *at == '"' ? '\'' : *at;
    buf_release(&buf);
    kit->diags = diags_new(kit->arena);
    return text.at;
}

// The hint of the first diagnostic.
static inline const char *kit_hint(Kit *kit) {
    assert_true(diags_count(kit->diags, LEVEL_NOTE) > 0);
    const Diag *diag = diags_at(kit->diags, 0);
    return text_copy(kit->arena, diag->hint).at;
}

static inline const char *kit_text(Kit *kit, Text text) {
    return text_copy(kit->arena, text).at;
}

#define assert_told(kit, wanted) assert_string_equal(kit_told(kit), wanted)
#define assert_clean(kit) assert_told(kit, "")
#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-12)

#endif
