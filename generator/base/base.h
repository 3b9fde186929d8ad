// SPDX-License-Identifier: EUPL-1.2
//
// base/ is the toolbox: it knows nothing of reports, languages or charts.
//
//   Arena   who owns memory           Source  a file's bytes; Spot: a place in one
//   Text    a slice of UTF-8          Diag    something to tell the author
//   Buf     a growing output          Node    a tree read from JSON or YAML
//   Map     text → pointer            work_each, fs_*: threads and files
//
// Ownership: a function whose first parameter is an Arena returns memory owned by that arena.
// Nothing here is global, so any thread may call anything as long as each arena, buffer, map and
// diagnostics list is used by one thread at a time. A machine without memory is a message and abort.
#ifndef JAMLIK_BASE_H
#define JAMLIK_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// ------------------------------------------------------------------------------------ Arena
// Memory that is given back all at once. With -DARENA_DEBUG every allocation is a malloc of its
// own, so that AddressSanitizer sees each one's bounds.
typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);                    // NULL is allowed
void arena_reset(Arena *arena);                   // all is given back; the memory is kept for more
void *arena_alloc(Arena *arena, size_t size);     // zeroed, aligned for any type; never NULL
#define arena_make(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_array(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

// ------------------------------------------------------------------------------------- List
// The one generic container: LIST(Page *) pages; list_push(arena, &pages, page);
// for (size_t i = 0; i < pages.count; i++) use(pages.items[i]);
#define LIST(type)                                                                                 \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }
#define list_push(arena, list, ...)                                                                \
    (*(list_grow((arena), (void **)&(list)->items, &(list)->count, &(list)->capacity,              \
                 sizeof *(list)->items),                                                           \
       &(list)->items[(list)->count - 1]) = (__VA_ARGS__))
void list_grow(Arena *arena, void **items, size_t *count, size_t *capacity, size_t size);

// ------------------------------------------------------------------------------------- Text
// A borrowed slice of UTF-8. Texts made by an arena function are also NUL-terminated, so their
// `at` may be handed to a C library. {NULL, 0} is the empty text and means "not given".
typedef struct Text {
    const char *at;
    size_t length;
} Text;

#define T(literal) ((Text){(literal), sizeof(literal) - 1})
#define TEXT_ARG(text) (int)(text).length, (text).length ? (text).at : ""  // for "%.*s"

Text text_of(const char *string);                 // borrows; NULL gives the empty text
Text text_copy(Arena *arena, Text text);
Text text_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool text_equal(Text a, Text b);
bool text_is(Text text, const char *string);
int text_order(Text a, Text b);                   // by bytes, for stable output; not for readers
bool text_starts(Text text, const char *prefix);
bool text_ends(Text text, const char *suffix);
Text text_slice(Text text, size_t from, size_t to);  // bytes [from, to), clipped to the text
Text text_trim(Text text);                        // without ASCII white space at either end
// Takes the part of `rest` before `separator` and moves `rest` behind it; false when rest is empty.
bool text_cut(Text *rest, char separator, Text *part);
size_t text_find(Text text, Text needle);         // byte offset, or SIZE_MAX
size_t text_characters(Text text);                // code points
// The code point at *offset, moving *offset behind it; U+FFFD and one byte for invalid UTF-8.
uint32_t text_next(Text text, size_t *offset);
size_t text_invalid_utf8(Text text);              // offset of the first bad byte, or SIZE_MAX
// Offset of the first character that neither HTML nor XML may hold, or SIZE_MAX: controls but tab and
// line ends, U+FFFE and U+FFFF.
size_t text_control(Text text);
Text text_join(Arena *arena, const Text *parts, size_t count, const char *separator);
// A URL- and file-safe form: a-z, 0-9 and '-'; å ä → a, ö → o, é → e and so on, the rest → '-'.
Text text_slug(Arena *arena, Text text);
// The candidate nearest to `word` if it is near enough to be a slip of the pen, else empty.
// Distance: Damerau-Levenshtein over bytes, at most a third of the longer word.
Text text_nearest(Text word, const Text *candidates, size_t count);
// Of an ISO 8601 date that the calendar has: 1 for 2026, 2 for 2026-11, 3 for 2026-11-22; else 0.
int text_date_parts(Text text);
int month_days(int year, int month);              // of the Gregorian calendar; month from 1
// http:// or https://, a host, and nothing that must not stand in an address: space, quotes, < > \.
bool text_is_web(Text text);

// A text in several languages, as written by the author: tag → text, in the author's order.
typedef struct LocalText {
    struct LocalTextEntry {
        Text language, text;
    } *entries;
    size_t count;
} LocalText;
// The first entry for any tag of the chain (most wanted first); *found is its language.
// Empty when there is none. `found` may be NULL.
Text local_text(const LocalText *text, const Text *chain, size_t chain_length, Text *found);

// -------------------------------------------------------------------------------------- Buf
// A growing output. Start with `Buf buf = {0};`, end with buf_release or buf_take.
typedef struct Buf {
    char *at;
    size_t length, capacity;
} Buf;

void buf_release(Buf *buf);
void buf_clear(Buf *buf);                         // keeps the memory
void buf_text(Buf *buf, Text text);
void buf_string(Buf *buf, const char *string);
#define buf_literal(buf, literal) buf_bytes((buf), (literal), sizeof(literal) - 1)
void buf_bytes(Buf *buf, const void *bytes, size_t length);
void buf_char(Buf *buf, char c);
void buf_code_point(Buf *buf, uint32_t code_point);
void buf_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_html(Buf *buf, Text text);               // escapes & < > " '  — for text and attributes
Text buf_view(const Buf *buf);                    // borrowed until the next change
Text buf_copy(Arena *arena, const Buf *buf);
Text buf_take(Arena *arena, Buf *buf);            // copied, and the buf released
// A number the same on every machine: shortest decimal form that reads back, or fixed decimals.
void buf_number(Buf *buf, double number);
void buf_fixed(Buf *buf, double number, int decimals);  // trailing zeros removed; "-0" is "0"

// ---------------------------------------------------------------------------------- rounding
// Half away from zero, as a reader rounds. What is written and what is compared go through here, so
// that nobody reads "higher" beside two equal numbers.
enum { DECIMALS_MAX = 15, DIGITS_MAX = 309 + DECIMALS_MAX + 2 };
double number_rounded(double number, int decimals);
// The magnitude as ASCII digits without a point: the last `decimals` of them stand behind it, and at
// least one before. Returns how many.
size_t digits_rounded(char digits[DIGITS_MAX], double magnitude, int decimals);

// --------------------------------------------------------------------------------- JsonWriter
// JSON (RFC 8259) into a Buf; commas, line breaks and escapes are its affair. data/ reads JSON.
//
//   JsonWriter writer = {.out = &buf, .readable = true};
//   json_object_open(&writer);
//   json_key(&writer, T("values"));
//   json_flat(&writer);
//   json_list_open(&writer);                      // "values": [1, null]
//   json_number(&writer, 1);
//   json_number(&writer, NAN);
//   json_list_close(&writer);
//   json_object_close(&writer);
enum { JSON_MOST_DEPTH = 63 };
typedef struct JsonWriter {
    Buf *out;
    bool readable;                                // indented, with a line break at the end
    bool in_html;                                 // '<' as \u003c: safe within <script>
    bool keyed, wants_flat;                       // the rest is its own, all zero at the start
    unsigned depth, flat;
    uint64_t filled;
} JsonWriter;

void json_object_open(JsonWriter *writer);
void json_object_close(JsonWriter *writer);
void json_list_open(JsonWriter *writer);
void json_list_close(JsonWriter *writer);
void json_flat(JsonWriter *writer);               // the next list or object stands on one line
void json_key(JsonWriter *writer, Text key);      // of the value that comes next, in an object
void json_text(JsonWriter *writer, Text text);
void json_number(JsonWriter *writer, double number);      // not finite: null
void json_bool(JsonWriter *writer, bool truth);
void json_field(JsonWriter *writer, const char *key, Text text);  // both; nothing where the text is empty

// -------------------------------------------------------------------------------------- Map
// Text → pointer, in order of insertion. Keys are borrowed: they must outlive the map.
typedef struct Map Map;

Map *map_new(Arena *arena);
bool map_put(Map *map, Text key, void *value);    // false, and nothing changed, if the key is there
void *map_get(const Map *map, Text key);          // NULL when absent
size_t map_count(const Map *map);
Text map_key(const Map *map, size_t index);
void *map_value(const Map *map, size_t index);

// ------------------------------------------------------------------- Source, Spot and Diags
// A file read whole. Its bytes are valid UTF-8 without control characters (see text_control); a byte
// order mark is stepped over.
// CRLF line ends are kept as bytes and counted as one line end.
typedef struct Source {
    Text path;                                    // as shown to the author
    Text bytes;                                   // NUL-terminated
    const size_t *lines;                          // where each line starts; made by source_make
    size_t line_count;
} Source;

typedef struct Spot {                             // a stretch of a source; {0}: nowhere
    const Source *source;
    size_t offset, length;
} Spot;

typedef enum Level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR } Level;

typedef struct Diag {
    Level level;
    const char *id;                               // stable, documented in docs/messages.md
    Spot spot;
    Text path;                                    // when there is a file but no source
    Text message, hint;
} Diag;

typedef struct Diags Diags;                       // one thread at a time; joined in plan order

Diags *diags_new(Arena *arena);
Arena *diags_arena(const Diags *diags);
// Messages: lower case, no full stop, the subject in single quotes. The result may get a hint or another
// level until the next one is made.
Diag *diag_error(Diags *diags, const char *id, Spot spot, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
Diag *diag_warning(Diags *diags, const char *id, Spot spot, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
Diag *diag_file(Diags *diags, const char *id, Text path, const char *format, ...)
    __attribute__((format(printf, 4, 5)));        // an error about a file as a whole
void diag_hint(Diags *diags, Diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// "did you mean 'x'?" if one of the candidates is near, else "known: a, b, c" when they are few;
// nothing when the diagnostics are crowded.
void diag_suggest(Diags *diags, Diag *diag, Text word, const Text *candidates, size_t count);
// Copies: `from` may be freed afterwards, but not the sources that its spots point into.
void diags_join(Diags *into, const Diags *from);
size_t diags_count(const Diags *diags, Level at_least);
// So many that nobody reads them all: what the author may have meant is not looked for any more, as
// that takes time for every mistake and everything that is known.
bool diags_crowded(const Diags *diags);
const Diag *diags_at(const Diags *diags, size_t index);
// Sorted by path, then place, duplicates left out. Prints `most` of them, errors before warnings
// when there is not room for all, then "… and 12 more" and "3 errors, 1 warning":
//   content/pages/boende.md:3:26: error: unknown indicator 'rent-burdn' [unknown-indicator]
//        3 | ![Hyra per år](indicator:rent-burdn)
//          |                          ^~~~~~~~~~
//     hint: did you mean 'rent-burden'?
// Columns count characters, tabs as one; the source line is cut to what fits around the caret.
void diags_print(FILE *out, const Diags *diags, size_t most);

// Reads a file of at most `limit` bytes. Too big, unreadable, not UTF-8 (UTF-16 is named as such),
// with a control character or a lone CR: an error in `diags`, and NULL.
Source *source_read(Arena *arena, Diags *diags, Text path, Text shown_path, size_t limit);
// For tests and made-up text; borrows the bytes, which must be NUL-terminated.
Source *source_make(Arena *arena, Text shown_path, Text bytes);
// 1-based line and column (in characters) of a byte offset.
void source_position(const Source *source, size_t offset, size_t *line, size_t *column);
size_t source_line(const Source *source, size_t offset);          // the line alone: quicker
size_t source_line_offset(const Source *source, size_t line);     // byte offset of a 1-based line
Spot spot_of(const Source *source, Text part);    // `part` must be a slice of source->bytes

// ------------------------------------------------------------------------------------- Node
// A JSON or YAML document as a tree that remembers where each thing stands. data/ reads JSON into
// it and page/ reads YAML into it, so that a rule about keys and types is written once.
typedef enum NodeKind {
    NODE_NULL,
    NODE_BOOL,
    NODE_NUMBER,
    NODE_TEXT,
    NODE_LIST,
    NODE_OBJECT,
} NodeKind;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    Spot spot;                                    // the value
    Text key;                                     // within an object
    Spot key_spot;
    Text text;                                    // TEXT: decoded. NUMBER, BOOL: as written
    double number;
    bool truth;
    Node *items;                                  // LIST, OBJECT: children in order
    size_t count;
};

const Node *node_get(const Node *object, const char *key);        // NULL when absent or no object
const char *node_kind_name(NodeKind kind);        // "a text", "a number", …
// Every key of the object must be among `known` (NULL-terminated); else an error with a suggestion.
void node_check_keys(const Node *object, const char *const *known, Diags *diags);
// Whether that has told of an unknown key near to `key`: then nobody needs to hear that it is missing.
bool node_misspelt(const Node *object, const char *key, const Diags *diags);
// These read object[key]. Absent: the empty value. Of another kind: an error, and the empty value.
Text node_text(const Node *object, const char *key, Diags *diags);
double node_number(const Node *object, const char *key, double missing, Diags *diags);
bool node_bool(const Node *object, const char *key, bool missing, Diags *diags);
const Node *node_list(const Node *object, const char *key, Diags *diags);
const Node *node_object(const Node *object, const char *key, Diags *diags);
// As node_text, but absent (and not misspelt) or empty is an error that names the key.
Text node_required(const Node *object, const char *key, Diags *diags);
// A text, or an object of language → text. A plain text counts as `source_language`; an empty one
// as not yet written, so it is left out.
LocalText node_local_text(Arena *arena, const Node *object, const char *key, Text source_language,
                          Diags *diags);
// The index in `names` (NULL-terminated) of object[key]; `missing` when absent; an error with a
// suggestion, and `missing`, when it is none of them.
int node_choice(const Node *object, const char *key, const char *const *names, int missing,
                Diags *diags);

// ---------------------------------------------------------------------------------- threads
// Calls fn(context, index, worker) once for every index in [0, jobs), from `threads` threads
// (0: one per processor); worker < threads tells which, for scratch memory. Returns when all are
// done. fn reads shared const data and writes only what belongs to its index or worker.
void work_each(size_t jobs, unsigned threads,
               void (*fn)(void *context, size_t index, unsigned worker), void *context);
unsigned work_threads(unsigned wanted);           // the number that work_each would use

// ------------------------------------------------------------------------------------ files
typedef struct FileEntry {
    Text path;                                    // relative to the root, '/' between parts
    size_t size;
    bool leaves_root;                             // a symbolic link that points out of the tree
} FileEntry;
typedef LIST(FileEntry) FileList;

// All regular files below root, sorted by path; names that start with '.' are left out. A link to
// a file is that file, a link to a folder is not followed; what cannot be used is a diagnostic.
FileList fs_list(Arena *arena, Diags *diags, Text root);
bool fs_exists(Text path);
bool fs_is_folder(Text path);
bool fs_is_empty(Text folder);                    // a folder without any entry
bool fs_read(Arena *arena, Text path, Text *bytes);                       // errno on false
// Makes the folders above; replaces the file at once, so that nobody meets half of it. errno.
bool fs_write(Text path, Text bytes);
// The same for a file that is not there yet, in a folder nobody else reads: written in place.
bool fs_write_new(Text path, Text bytes);
bool fs_make_folder(Text path);                                           // and its parents
bool fs_remove_tree(Text path);                                           // true when absent too
// Removes folders named `prefix` and the id of a process that is gone, untouched for ten minutes, if
// they hold a file `marker` or nothing: what a killed program has left, and nobody's own.
void fs_remove_stale(Text prefix, const char *marker);
// Removes the files of a folder that were written longer ago; the folder may be absent.
void fs_remove_older(Text folder, int days);
// Puts the folder `fresh` in the place of `place` at once (renameat2 exchange where there is one);
// what stood there before is removed, as far as that is allowed: the rest is then at `fresh`. False
// with errno, and nothing changed, when `place` is there but no folder, or lies on another disk.
bool fs_swap_folder(Text fresh, Text place);
Text fs_real(Arena *arena, Text path);            // absolute and without links; empty with errno
Text path_join(Arena *arena, Text folder, Text name);
Text path_folder(Text path);                      // without the last part; empty for a bare name
// a/b/../c → a/c, the start itself is '.'; empty when it climbs above the start.
Text path_normal(Arena *arena, Text path);
bool path_is_within(Text path, Text folder);      // the folder itself, or below it; both as fs_real

// A ZIP archive of files in the order given, with names in UTF-8 and no times: the same bytes always.
// At most 65534 files and 4 GB.
typedef struct ZipFile {
    Text name, bytes;
} ZipFile;
void zip_write(Buf *out, const ZipFile *files, size_t count);

// A 64-bit content hash (XXH3) as 16 hex digits: for file names and caches, not for secrets.
Text hash_hex(Arena *arena, Text bytes);
uint64_t hash_bytes(Text bytes);

#endif
