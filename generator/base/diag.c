// SPDX-License-Identifier: EUPL-1.2
//
// Diagnostics: collecting them, then sorting and printing them. The quoted source line is drawn in
// excerpt.c.
#include "base/inside.h"

#include <assert.h>
#include <stdlib.h>

enum { FEW_CANDIDATES = 24, CROWD = 64 };

struct Diags {
    Arena *arena;
    LIST(Diag *) list;
    size_t settled[LEVEL_ERROR + 1];      // by level, of all but the last, whose level may still change
};

Diags *diags_new(Arena *arena) {
    Diags *diags = arena_make(arena, Diags);
    diags->arena = arena;
    return diags;
}

Arena *diags_arena(const Diags *diags) {
    return diags->arena;
}

size_t diags_count(const Diags *diags, Level at_least) {
    size_t count = 0;
    for (Level level = at_least; level <= LEVEL_ERROR; level++)
        count += diags->settled[level];
    if (diags->list.count)
        count += diags->list.items[diags->list.count - 1]->level >= at_least;
    return count;
}

bool diags_crowded(const Diags *diags) {
    return diags->list.count > CROWD;
}

const Diag *diags_at(const Diags *diags, size_t index) {
    assert(index < diags->list.count);
    return diags->list.items[index];
}

// ------------------------------------------------------------------------------- collecting

static Diag *add(Diags *diags, Diag diag) {
    if (diags->list.count)
        diags->settled[diags->list.items[diags->list.count - 1]->level]++;
    Diag *added = arena_make(diags->arena, Diag);
    *added = diag;
    list_push(diags->arena, &diags->list, added);
    return added;
}

Diag *diag_error(Diags *diags, const char *id, Spot spot, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Text message = text_format_list(diags->arena, format, arguments);
    va_end(arguments);
    return add(diags, (Diag){.level = LEVEL_ERROR, .id = id, .spot = spot, .message = message});
}

Diag *diag_warning(Diags *diags, const char *id, Spot spot, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Text message = text_format_list(diags->arena, format, arguments);
    va_end(arguments);
    return add(diags, (Diag){.level = LEVEL_WARNING, .id = id, .spot = spot, .message = message});
}

Diag *diag_file(Diags *diags, const char *id, Text path, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Text message = text_format_list(diags->arena, format, arguments);
    va_end(arguments);
    path = text_copy(diags->arena, path);
    return add(diags, (Diag){.level = LEVEL_ERROR, .id = id, .path = path, .message = message});
}

void diag_hint(Diags *diags, Diag *diag, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    diag->hint = text_format_list(diags->arena, format, arguments);
    va_end(arguments);
}

void diag_suggest(Diags *diags, Diag *diag, Text word, const Text *candidates, size_t count) {
    if (diags_crowded(diags))
        return;
    Text nearest = text_nearest(word, candidates, count);
    if (nearest.length) {
        diag_hint(diags, diag, "did you mean '%.*s'?", TEXT_ARG(nearest));
    } else if (count && count <= FEW_CANDIDATES) {
        Text known = text_join(diags->arena, candidates, count, ", ");
        diag_hint(diags, diag, "known: %.*s", TEXT_ARG(known));
    }
}

void diags_join(Diags *into, const Diags *from) {
    assert(into != from);
    for (size_t i = 0; i < from->list.count; i++) {
        Diag copy = *from->list.items[i];
        copy.path = text_copy(into->arena, copy.path);
        copy.message = text_copy(into->arena, copy.message);
        copy.hint = text_copy(into->arena, copy.hint);
        add(into, copy);
    }
}

// --------------------------------------------------------------------------------- printing

typedef struct Row {
    const Diag *diag;
    Text path;
    size_t order;
} Row;

static Text path_of(const Diag *diag) {
    return diag->spot.source ? diag->spot.source->path : diag->path;
}

static int compare_rows(const void *a, const void *b) {
    const Row *x = a, *y = b;
    int order = text_order(x->path, y->path);
    if (!order)
        order = (x->diag->spot.offset > y->diag->spot.offset) -
                (x->diag->spot.offset < y->diag->spot.offset);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

// Two diagnostics of the same key tell the author the same thing.
static Text key_of(Arena *arena, const Row *row) {
    const Diag *diag = row->diag;
    return text_format(arena, "%.*s\n%zu\n%d\n%s\n%.*s", TEXT_ARG(row->path), diag->spot.offset,
                       (int)diag->level, diag->id, TEXT_ARG(diag->message));
}

static size_t sorted_rows(Arena *arena, const Diags *diags, Row **rows) {
    Map *seen = map_new(arena);
    size_t count = 0;
    *rows = arena_array(arena, Row, diags->list.count + 1);
    for (size_t i = 0; i < diags->list.count; i++) {
        Row row = {diags->list.items[i], path_of(diags->list.items[i]), i};
        if (map_put(seen, key_of(arena, &row), NULL))
            (*rows)[count++] = row;
    }
    qsort(*rows, count, sizeof **rows, compare_rows);
    return count;
}

static const char *const level_names[] = {"note", "warning", "error"};

static void write_row(Buf *buf, const Row *row) {
    const Diag *diag = row->diag;
    size_t line, column;
    if (row->path.length) {
        excerpt_clean(buf, row->path);
        buf_char(buf, ':');
        if (diag->spot.source) {
            source_position(diag->spot.source, diag->spot.offset, &line, &column);
            buf_format(buf, "%zu:%zu:", line, column);
        }
        buf_char(buf, ' ');
    }
    buf_format(buf, "%s: ", level_names[diag->level]);
    excerpt_clean(buf, diag->message);
    buf_format(buf, " [%s]\n", diag->id);
    if (diag->spot.source)
        excerpt_write(buf, diag->spot);
    if (diag->hint.length) {
        buf_literal(buf, "  hint: ");
        excerpt_clean(buf, diag->hint);
        buf_char(buf, '\n');
    }
}

static void count_levels(const Row *rows, size_t count, size_t levels[3]) {
    levels[LEVEL_NOTE] = levels[LEVEL_WARNING] = levels[LEVEL_ERROR] = 0;
    for (size_t i = 0; i < count; i++)
        levels[rows[i].diag->level]++;
}

// "3 errors, 1 warning"
static void write_counts(Buf *buf, const size_t levels[3]) {
    const char *comma = "";
    for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--) {
        if (levels[level]) {
            const char *plural = levels[level] == 1 ? "" : "s";
            buf_format(buf, "%s%zu %s%s", comma, levels[level], level_names[level], plural);
            comma = ", ";
        }
    }
    buf_char(buf, '\n');
}

// How many of each level to print: when there is not room for all, errors go first.
static void share_room(size_t most, const size_t levels[3], size_t room[3]) {
    for (int level = LEVEL_ERROR; level >= LEVEL_NOTE; level--) {
        room[level] = levels[level] < most ? levels[level] : most;
        most -= room[level];
    }
}

static void write_rows(Buf *buf, const Row *rows, size_t count, size_t most) {
    size_t levels[3], room[3];
    count_levels(rows, count, levels);
    share_room(most, levels, room);
    for (size_t i = 0; i < count; i++) {
        if (room[rows[i].diag->level]) {
            room[rows[i].diag->level]--;
            write_row(buf, &rows[i]);
        }
    }
    if (count > most)
        buf_format(buf, "… and %zu more\n", count - most);
    if (count)
        write_counts(buf, levels);
}

void diags_print(FILE *out, const Diags *diags, size_t most) {
    Arena *arena = arena_new();
    Buf buf = {0};
    Row *rows;
    size_t count = sorted_rows(arena, diags, &rows);
    write_rows(&buf, rows, count, most);
    if (buf.length)
        fwrite(buf.at, 1, buf.length, out);
    buf_release(&buf);
    arena_free(arena);
}
