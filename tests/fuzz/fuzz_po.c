// SPDX-License-Identifier: EUPL-1.2
//
// Any text is read as a PO file or refused with a reason; what is read can be written back.
#include "locale/po.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_lossless(const PoFile *po) {
    const char *at = po->source->bytes.at;
    for (size_t i = 0; i < po->entries.count; at += po->entries.items[i++]->raw.length)
        if (po->entries.items[i]->raw.at != at)
            abort();
    if (po->tail.at != at ||
        at + po->tail.length != po->source->bytes.at + po->source->bytes.length)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    Text bytes = text_copy(arena, (Text){(const char *)data, size});
    if (text_invalid_utf8(bytes) == SIZE_MAX && !memchr(bytes.at, 0, size)) {
        PoFile *po = po_read(arena, source_make(arena, T("fuzz.po"), bytes), diags);
        if (!po != (diags_count(diags, LEVEL_ERROR) > 0))
            abort();
        for (size_t i = 0; po && i < po->entries.count; i++)
            po_spot(po, &po->entries.items[i]->strings.items[0], size % 7, size % 5);
        if (po)
            check_lossless(po);
    }
    arena_free(arena);
    return 0;
}
