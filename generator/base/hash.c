// SPDX-License-Identifier: EUPL-1.2
#include "base/base.h"

#include <xxhash.h>

uint64_t hash_bytes(Text bytes) {
    return XXH3_64bits(bytes.length ? bytes.at : "", bytes.length);
}

Text hash_hex(Arena *arena, Text bytes) {
    return text_format(arena, "%016llx", (unsigned long long)hash_bytes(bytes));
}
