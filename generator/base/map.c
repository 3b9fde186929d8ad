// SPDX-License-Identifier: EUPL-1.2
//
// The entries stand in the order they came; a table of slots, open addressing with linear steps,
// holds 1 + the index of an entry, or 0.
//
//   slots    0 2 0 0 1 3 0 0          size: a power of two, at most three quarters taken
//   entries  area  sex  time
#include "base/base.h"

#include <assert.h>

typedef struct Entry {
    Text key;
    void *value;
    uint64_t hash;
} Entry;

struct Map {
    Arena *arena;
    LIST(Entry) entries;
    uint32_t *slots;
    size_t size;
};

Map *map_new(Arena *arena) {
    Map *map = arena_make(arena, Map);
    map->arena = arena;
    return map;
}

// The slot where the key is, or the free slot where it would be.
static uint32_t *find(const Map *map, Text key, uint64_t hash) {
    for (size_t i = hash & (map->size - 1);; i = (i + 1) & (map->size - 1)) {
        uint32_t *slot = &map->slots[i];
        if (!*slot)
            return slot;
        const Entry *entry = &map->entries.items[*slot - 1];
        if (entry->hash == hash && text_equal(entry->key, key))
            return slot;
    }
}

static void grow(Map *map) {
    map->size = map->size ? map->size * 2 : 16;
    map->slots = arena_array(map->arena, uint32_t, map->size);
    for (size_t i = 0; i < map->entries.count; i++) {
        const Entry *entry = &map->entries.items[i];
        *find(map, entry->key, entry->hash) = (uint32_t)i + 1;
    }
}

bool map_put(Map *map, Text key, void *value) {
    if ((map->entries.count + 1) * 4 > map->size * 3)
        grow(map);
    uint64_t hash = hash_bytes(key);
    uint32_t *slot = find(map, key, hash);
    if (*slot)
        return false;
    assert(map->entries.count < UINT32_MAX - 1);
    list_push(map->arena, &map->entries, (Entry){key, value, hash});
    *slot = (uint32_t)map->entries.count;
    return true;
}

void *map_get(const Map *map, Text key) {
    if (!map->size)
        return NULL;
    uint32_t slot = *find(map, key, hash_bytes(key));
    return slot ? map->entries.items[slot - 1].value : NULL;
}

size_t map_count(const Map *map) {
    return map->entries.count;
}

Text map_key(const Map *map, size_t index) {
    assert(index < map->entries.count);
    return map->entries.items[index].key;
}

void *map_value(const Map *map, size_t index) {
    assert(index < map->entries.count);
    return map->entries.items[index].value;
}
