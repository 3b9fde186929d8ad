// SPDX-License-Identifier: EUPL-1.2
//
// An arena is a chain of blocks. The first of the chain is the one in use; what does not fit opens
// a new and larger block in front of it, and what is large gets a block of its own behind it.
//
//   arena ──▶ [ used │ free… ] ──▶ [ used, full ] ──▶ [ large ] ──▶ NULL
#include "base/inside.h"

#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_BLOCK = 64 << 10, LARGEST_BLOCK = 1 << 20 };

typedef struct Block Block;
struct Block {
    Block *next;
    size_t used, size;
    _Alignas(ALIGNMENT) unsigned char bytes[];
};

struct Arena {
    Block *blocks;
    size_t next_size;
};

_Noreturn void memory_exhausted(size_t wanted) {
    fprintf(stderr, "jamlik: no memory left (%zu bytes wanted)\n", wanted);
    abort();
}

static Block *block_new(size_t size) {
    Block *block = size < SIZE_MAX / 2 ? malloc(sizeof *block + size) : NULL;
    if (!block)
        memory_exhausted(size);
    *block = (Block){.size = size};
    return block;
}

Arena *arena_new(void) {
    Arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        memory_exhausted(sizeof *arena);
    arena->next_size = FIRST_BLOCK;
    return arena;
}

static void free_blocks(Block *block) {
    for (Block *next; block; block = next) {
        next = block->next;
        free(block);
    }
}

void arena_free(Arena *arena) {
    if (!arena)
        return;
    free_blocks(arena->blocks);
    free(arena);
}

#ifdef ARENA_DEBUG

void arena_reset(Arena *arena) {
    free_blocks(arena->blocks);
    arena->blocks = NULL;
}

void *arena_alloc(Arena *arena, size_t size) {
    Block *block = block_new(size);
    block->next = arena->blocks;
    arena->blocks = block;
    return memset(block->bytes, 0, size);
}

#else

// The block in use stays: it is the largest, but for those of one large thing.
void arena_reset(Arena *arena) {
    if (!arena->blocks)
        return;
    free_blocks(arena->blocks->next);
    arena->blocks->next = NULL;
    arena->blocks->used = 0;
}

// A block for one thing, so that the block in use is not given up half empty.
static void *alloc_large(Arena *arena, size_t size) {
    Block *block = block_new(size);
    block->used = size;
    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        arena->blocks = block;
    }
    return memset(block->bytes, 0, size);
}

static void open_block(Arena *arena) {
    Block *block = block_new(arena->next_size);
    block->next = arena->blocks;
    arena->blocks = block;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
}

void *arena_alloc(Arena *arena, size_t size) {
    if (size > arena->next_size / 4)
        return alloc_large(arena, size);
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!arena->blocks || arena->blocks->size - arena->blocks->used < size)
        open_block(arena);
    void *memory = arena->blocks->bytes + arena->blocks->used;
    arena->blocks->used += size;
    return memset(memory, 0, size);       // here and not when the block is opened: most stay half empty
}

#endif

// `items` points to a T * of any type T, so it is read and written as bytes.
void list_grow(Arena *arena, void **items, size_t *count, size_t *capacity, size_t size) {
    if (*count == *capacity) {
        void *old, *fresh;
        size_t wanted = *capacity ? *capacity * 2 : 8;
        memcpy(&old, items, sizeof old);
        fresh = arena_alloc(arena, wanted * size);
        if (*count)
            memcpy(fresh, old, *count * size);
        memcpy(items, &fresh, sizeof fresh);
        *capacity = wanted;
    }
    ++*count;
}
