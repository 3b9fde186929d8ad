// SPDX-License-Identifier: EUPL-1.2
//
// Any text as the JSON-stat file of an indicator, and what is read of it written again in every format;
// and as groups whose measures are asked for. The first line may be what the indicator says of the file.
//   clang -fsanitize=fuzzer,address,undefined -DARENA_DEBUG …
#include "data/data.h"

#include <stdlib.h>
#include <string.h>

#define ABOUT                                                                                           \
    "\"id\":\"x\",\"title\":\"x\",\"definition\":\"x\",\"unit\":{\"name\":\"x\",\"kind\":\"count\"},"   \
    "\"dimensions\":[\"sex\",\"time\"],\"source\":{\"name\":\"x\",\"published\":\"2026\","              \
    "\"licence\":\"CC0-1.0\"},\"data\":\"x.stat.json\""

static const CodeList *sexes(Arena *arena, Diags *diags) {
    Text text = T("{\"id\":\"sex\",\"title\":\"x\",\"groups\":[{\"id\":\"w\",\"title\":\"W\"},"
                  "{\"id\":\"m\",\"title\":\"M\"},{\"id\":\"total\",\"title\":\"T\"}]}");
    return code_list_read(arena, source_make(arena, T("sex.json"), text), T("sv"), diags);
}

static void write_all(Arena *arena, const Indicator *indicator, const DataSettings *settings) {
    const OpenNames names = {.language = T("sv")};
    const OpenFile file = {.names = &names, .count = 1};
    const Breakdown *breakdowns;
    Buf out = {0};
    indicator_csv(&out, indicator, &settings->source_language, 1);
    indicator_csvw(&out, indicator, &file);
    if (indicator_has_cube(indicator))
        indicator_jsonstat(&out, indicator, &file);
    measures_json(&out, indicator, settings);
    breakdowns_of(arena, indicator, settings, &breakdowns);
    buf_release(&out);
}

static void measure_plain(Arena *arena, const Source *source, Diags *diags) {
    Buf out = {0};
    const Node *root = json_read(arena, source, diags);
    if (root && !measures_json_plain(&out, root, diags) && !diags_count(diags, LEVEL_ERROR))
        abort();
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    Text bytes = {(const char *)data, size};
    if (memchr(data, 0, size) || text_invalid_utf8(bytes) != SIZE_MAX)
        return 0;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    const char *line = size && data[0] == ',' ? memchr(data, '\n', size) : NULL;
    size_t head = line ? (size_t)(line - bytes.at) : 0;
    Text about = text_format(arena, "{" ABOUT "%.*s}", (int)head, bytes.at);
    const Source *source = source_make(arena, T("x.json"), about);
    const Source *stat = source_make(arena, T("x.stat.json"),
                                     text_copy(arena, text_slice(bytes, head, bytes.length)));
    const Node *root = json_read(arena, source, diags);
    const CodeList *lists[] = {sexes(arena, diags)};
    DataSettings settings = {T("sv"), T("w"), 5, lists, 1};
    const Indicator *indicator =
        root && root->kind == NODE_OBJECT ? indicator_read(arena, root, source, stat, &settings, diags)
                                          : NULL;
    if (indicator && indicator->row_count)
        write_all(arena, indicator, &settings);
    else if (!diags_count(diags, LEVEL_ERROR))
        abort();
    measure_plain(arena, stat, diags_new(arena));
    for (size_t i = 0; i < diags_count(diags, LEVEL_NOTE); i++) {
        Spot spot = diags_at(diags, i)->spot;
        if (spot.source && spot.offset + spot.length > spot.source->bytes.length)
            abort();
    }
    arena_free(arena);
    return 0;
}
