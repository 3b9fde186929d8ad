// SPDX-License-Identifier: EUPL-1.2
//
// ZIP archives (PKWARE's APPNOTE 6.3, without its 64-bit forms). zlib compresses; the few records
// around it are written here because the archive must have the same bytes on every machine, and
// libzip writes the time zone's own time into them.
#include "base/inside.h"

#include <assert.h>
#include <string.h>
#include <zlib.h>

enum {
    UTF8_NAMES = 0x0800,
    DEFLATED = 8,
    VERSION = 20,
    MIDNIGHT = 0,
    FIRST_DAY = (0 << 9) | (1 << 5) | 1, // 1 January 1980, the first that the format has
};

static void put(Buf *out, uint64_t number, unsigned bytes) {
    for (unsigned i = 0; i < bytes; i++)
        buf_char(out, (char)(number >> (8 * i) & 0xff));
}

// What zlib makes of the bytes, without its own header. A machine without memory ends there.
static void deflate_into(Buf *out, Text bytes) {
    z_stream stream = {0};
    char chunk[16384];
    int state =
        deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    if (state != Z_OK)
        memory_exhausted(sizeof stream);
    stream.next_in = (Bytef *)(uintptr_t)bytes.at;
    stream.avail_in = (uInt)bytes.length;
    do {
        stream.next_out = (Bytef *)chunk;
        stream.avail_out = sizeof chunk;
        state = deflate(&stream, Z_FINISH);
        assert(state == Z_OK || state == Z_STREAM_END);
        buf_bytes(out, chunk, sizeof chunk - stream.avail_out);
    } while (state != Z_STREAM_END);
    deflateEnd(&stream);
}

typedef struct Record {
    uint32_t checksum, packed, size, offset;
} Record;

// Common to the header before a file and its entry in the list at the end.
static void put_facts(Buf *out, const Record *record, Text name) {
    put(out, VERSION, 2);
    put(out, UTF8_NAMES, 2);
    put(out, DEFLATED, 2);
    put(out, MIDNIGHT, 2);
    put(out, FIRST_DAY, 2);
    put(out, record->checksum, 4);
    put(out, record->packed, 4);
    put(out, record->size, 4);
    put(out, name.length, 2);
    put(out, 0, 2);
}

static Record put_file(Buf *out, const ZipFile *file, size_t start) {
    Buf packed = {0};
    deflate_into(&packed, file->bytes);
    Record record = {.packed = (uint32_t)packed.length,
                     .size = (uint32_t)file->bytes.length,
                     .offset = (uint32_t)(out->length - start)};
    record.checksum = (uint32_t)crc32(0, (const Bytef *)(file->bytes.length ? file->bytes.at : ""),
                                      (uInt)file->bytes.length);
    buf_literal(out, "PK\3\4");
    put_facts(out, &record, file->name);
    buf_text(out, file->name);
    buf_text(out, buf_view(&packed));
    buf_release(&packed);
    return record;
}

static void put_entry(Buf *out, const Record *record, Text name) {
    buf_literal(out, "PK\1\2");
    put(out, VERSION, 2);
    put_facts(out, record, name);
    put(out, 0, 2); // comment
    put(out, 0, 2); // disk
    put(out, 0, 2);
    put(out, 0, 4);
    put(out, record->offset, 4);
    buf_text(out, name);
}

void zip_write(Buf *out, const ZipFile *files, size_t count) {
    Arena *scratch = arena_new();
    Record *records = arena_array(scratch, Record, count + 1);
    size_t start = out->length;
    for (size_t i = 0; i < count; i++)
        records[i] = put_file(out, &files[i], start);
    size_t list = out->length - start;
    for (size_t i = 0; i < count; i++)
        put_entry(out, &records[i], files[i].name);
    size_t end = out->length - start;
    assert(count < 0xffff && end < UINT32_MAX);
    buf_literal(out, "PK\5\6");
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, end - list, 4);
    put(out, list, 4);
    put(out, 0, 2);
    arena_free(scratch);
}
