// SPDX-License-Identifier: EUPL-1.2
//
// Any text as JSON, as a code list, as an indicator divided by that list and by time, and as outlines.
//   clang -fsanitize=fuzzer,address,undefined -DARENA_DEBUG …
#include "data/data.h"

#include <stdlib.h>
#include <string.h>

static void check_spot(Spot spot) {
    if (spot.source && spot.offset + spot.length > spot.source->bytes.length)
        abort();
}

static void check_node(const Node *node) {
    check_spot(node->spot);
    for (size_t i = 0; i < node->count; i++)
        check_node(&node->items[i]);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    Text bytes = {(const char *)data, size};
    if (memchr(data, 0, size) || text_invalid_utf8(bytes) != SIZE_MAX)
        return 0;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    const Source *source = source_make(arena, T("sex.json"), text_copy(arena, bytes));
    const Node *node = json_read(arena, source, diags);
    if (!node && !diags_count(diags, LEVEL_ERROR))
        abort();
    if (node) {
        check_node(node);
        const Source *plain = source_make(
            arena, T("sex.json"),
            T("{\"id\":\"sex\",\"title\":\"x\",\"groups\":[{\"id\":\"w\",\"title\":\"W\"}]}"));
        const CodeList *lists[2] = {code_list_read(arena, source, T("sv"), diags),
                                    code_list_read(arena, plain, T("sv"), diags)};
        DataSettings settings = {T("sv"), T("w"), 5, lists + !lists[0], 1};
        indicator_read(arena, node, source, NULL, &settings, diags);
        CodeList *list = code_list_read(arena, plain, T("sv"), diags);
        list->map.key = T("code");
        code_list_map(arena, list, source, diags);
    }
    for (size_t i = 0; i < diags_count(diags, LEVEL_NOTE); i++)
        check_spot(diags_at(diags, i)->spot);
    arena_free(arena);
    return 0;
}
