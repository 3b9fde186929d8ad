// SPDX-License-Identifier: EUPL-1.2
//
// The first line as a query, the rest as the CSV file of an indicator; then everything there is to
// ask about the table.
//   clang -fsanitize=fuzzer,address,undefined -DARENA_DEBUG …
#include "data/data.h"

#include <stdlib.h>
#include <string.h>

static const char list_text[] =
    "{\"id\":\"sex\",\"title\":\"x\",\"groups\":[{\"id\":\"w\",\"title\":\"W\",\"parent\":\"t\"},"
    "{\"id\":\"m\",\"title\":\"M\"},{\"id\":\"t\",\"title\":\"T\",\"total\":true}]}";
static const char indicator_text[] =
    "{\"id\":\"x\",\"title\":\"x\",\"unit\":{\"name\":\"u\",\"kind\":\"percent\"},"
    "\"source\":{\"name\":\"s\"},\"dimensions\":[\"sex\",\"time\"],\"data\":\"x.csv\"}";

static void ask(Arena *arena, const Indicator *indicator, const DataSettings *settings, Text text,
                Diags *diags) {
    Query query;
    Gap gap;
    Table *table = NULL;
    const Source *source = source_make(arena, T("page.md"), text_copy(arena, text));
    if (query_read(arena, text, spot_of(source, source->bytes), &query, diags))
        table = table_cut(arena, indicator, settings, &query, diags);
    for (size_t i = 0; table && i < table->column_count; i++)
        table_range(table, i);
    for (size_t i = 0; table && i < table->row_count; i++)
        table_change(table, i);
    if (table)
        table_gap(table, &query, &gap, diags);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    Text rest = {(const char *)data, size}, line = {0};
    if (!size || memchr(data, 0, size) || text_invalid_utf8(rest) != SIZE_MAX)
        return 0;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    text_cut(&rest, '\n', &line);
    const Source *csv = source_make(arena, T("x.csv"), text_copy(arena, rest));
    const Source *list = source_make(arena, T("sex.json"), text_of(list_text));
    const Source *source = source_make(arena, T("x.json"), text_of(indicator_text));
    const CodeList *lists[] = {code_list_read(arena, list, T("sv"), diags)};
    DataSettings settings = {T("sv"), T("w"), 5, lists, 1};
    const Indicator *indicator =
        indicator_read(arena, json_read(arena, source, diags), source, csv, &settings, diags);
    Buf out = {0};
    indicator_csv(&out, indicator, &settings.source_language, 1);
    buf_release(&out);
    ask(arena, indicator, &settings, line, diags);
    for (size_t i = 0; i < diags_count(diags, LEVEL_NOTE); i++) {
        Spot spot = diags_at(diags, i)->spot;
        if (spot.source && spot.offset + spot.length > spot.source->bytes.length)
            abort();
    }
    arena_free(arena);
    return 0;
}
