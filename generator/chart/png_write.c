// SPDX-License-Identifier: EUPL-1.2
// A canvas as the bytes of a palette PNG (https://www.w3.org/TR/png-3/); zlib squeezes and sums.

#include "chart/canvas.h"

#include <zlib.h>

// Measured on these pictures: level 3 that looks at few earlier places but takes long matches whole
// is two fifths faster than level 4, and its files are a seventh larger. zlib spends much time on
// moving its tables along, so they are small.
enum { LEVEL = 3, WINDOW = 15, MEMORY = 5, PIECE = 16 << 10 };
enum { GOOD = 4, INSERTED = 32, NICE = 258, CHAIN = 8 };

static void put_number(Buf *out, size_t number) {
    const unsigned char bytes[] = {(unsigned char)(number >> 24), (unsigned char)(number >> 16),
                                   (unsigned char)(number >> 8), (unsigned char)number};
    buf_bytes(out, bytes, sizeof bytes);
}

static void put_chunk(Buf *out, const char *type, const unsigned char *bytes, size_t length) {
    put_number(out, length);
    size_t from = out->length;
    buf_bytes(out, type, 4);
    buf_bytes(out, bytes, length);
    put_number(out, crc32(0, (const Bytef *)out->at + from, (uInt)(length + 4)));
}

static void put_header(Buf *out, const Canvas *canvas) {
    enum { DEPTH = 8, PALETTE = 3 };
    Buf header = {0};
    put_number(&header, (size_t)canvas->width);
    put_number(&header, (size_t)canvas->height);
    const unsigned char kind[] = {DEPTH, PALETTE, 0, 0, 0};
    buf_bytes(&header, kind, sizeof kind);
    put_chunk(out, "IHDR", (const unsigned char *)header.at, header.length);
    buf_release(&header);
}

static void put_palette(Buf *out, const Canvas *canvas) {
    unsigned char bytes[3 * COLOURS_MOST];
    for (size_t i = 0; i < canvas->count; i++) {
        bytes[3 * i] = canvas->colours[i].r;
        bytes[3 * i + 1] = canvas->colours[i].g;
        bytes[3 * i + 2] = canvas->colours[i].b;
    }
    put_chunk(out, "PLTE", bytes, 3 * canvas->count);
}

// The rows lie in memory as they do in the file: each behind a 0, "not filtered".
static bool put_pixels(Buf *out, const Canvas *canvas) {
    unsigned char piece[PIECE];
    z_stream stream = {.next_in = canvas->bytes,
                       .avail_in = (uInt)(canvas->stride * (size_t)canvas->height)};
    if (deflateInit2(&stream, LEVEL, Z_DEFLATED, WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    deflateTune(&stream, GOOD, INSERTED, NICE, CHAIN);
    for (int more = Z_OK; more == Z_OK;) {
        stream.next_out = piece;
        stream.avail_out = PIECE;
        more = deflate(&stream, Z_FINISH);
        put_chunk(out, "IDAT", piece, PIECE - stream.avail_out);
    }
    deflateEnd(&stream);
    return true;
}

bool canvas_png(Buf *out, const Canvas *canvas) {
    buf_literal(out, "\x89PNG\r\n\x1a\n");
    put_header(out, canvas);
    put_palette(out, canvas);
    if (!put_pixels(out, canvas))
        return false;
    put_chunk(out, "IEND", NULL, 0);
    return true;
}
