// SPDX-License-Identifier: EUPL-1.2
//
// JSON as RFC 8259 has it. What a list or an object holds so far is one bit a level, so that nobody
// need think of commas.
#include "base/inside.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static bool is_filled(const JsonWriter *writer) {
    return writer->filled >> writer->depth & 1;
}

static void break_line(JsonWriter *writer) {
    if (!writer->readable || writer->flat)
        return;
    buf_char(writer->out, '\n');
    for (unsigned i = 0; i < writer->depth; i++)
        buf_literal(writer->out, "  ");
}

// Before a value, or the key of one: the comma behind the last, and where the new one stands.
static void begin(JsonWriter *writer) {
    if (writer->keyed) {
        writer->keyed = false;
        return;
    }
    bool spaced = writer->readable && writer->flat;
    if (is_filled(writer))
        buf_string(writer->out, spaced ? ", " : ",");
    if (writer->depth)
        break_line(writer);
    writer->filled |= (uint64_t)1 << writer->depth;
}

static void open(JsonWriter *writer, char sign) {
    begin(writer);
    assert(writer->depth < JSON_MOST_DEPTH);
    buf_char(writer->out, sign);
    writer->depth++;
    writer->filled &= ~((uint64_t)1 << writer->depth);
    if (writer->wants_flat && !writer->flat)
        writer->flat = writer->depth;
    writer->wants_flat = false;
}

static void close(JsonWriter *writer, char sign) {
    assert(writer->depth && !writer->keyed);
    bool filled = is_filled(writer);
    writer->depth--;
    if (filled)
        break_line(writer);
    if (writer->flat > writer->depth)
        writer->flat = 0;
    buf_char(writer->out, sign);
    if (!writer->depth && writer->readable)
        buf_char(writer->out, '\n');
}

void json_object_open(JsonWriter *writer) {
    open(writer, '{');
}

void json_object_close(JsonWriter *writer) {
    close(writer, '}');
}

void json_list_open(JsonWriter *writer) {
    open(writer, '[');
}

void json_list_close(JsonWriter *writer) {
    close(writer, ']');
}

void json_flat(JsonWriter *writer) {
    writer->wants_flat = true;
}

// ------------------------------------------------------------------------------------- texts

static const char short_escapes[32] = {
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};

static void write_escape(Buf *out, unsigned char c) {
    if (c == '"' || c == '\\')
        buf_format(out, "\\%c", c);
    else if (c < 32 && short_escapes[c])
        buf_format(out, "\\%c", short_escapes[c]);
    else
        buf_format(out, "\\u%04x", c);
}

static void write_text(const JsonWriter *writer, Text text) {
    Buf *out = writer->out;
    size_t done = 0;
    buf_char(out, '"');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c >= 32 && c != '"' && c != '\\' && !(c == '<' && writer->in_html))
            continue;
        buf_bytes(out, text.at + done, i - done);
        write_escape(out, c);
        done = i + 1;
    }
    if (done < text.length)
        buf_bytes(out, text.at + done, text.length - done);
    buf_char(out, '"');
}

void json_key(JsonWriter *writer, Text key) {
    assert(!writer->keyed);
    begin(writer);
    write_text(writer, key);
    buf_string(writer->out, writer->readable ? ": " : ":");
    writer->keyed = true;
}

void json_text(JsonWriter *writer, Text text) {
    begin(writer);
    write_text(writer, text);
}

// ------------------------------------------------------------------------------ other values

void json_number(JsonWriter *writer, double number) {
    begin(writer);
    if (isfinite(number))
        buf_number(writer->out, number);
    else
        buf_literal(writer->out, "null");
}

void json_bool(JsonWriter *writer, bool truth) {
    begin(writer);
    buf_string(writer->out, truth ? "true" : "false");
}

void json_field(JsonWriter *writer, const char *key, Text text) {
    if (!text.length)
        return;
    json_key(writer, text_of(key));
    json_text(writer, text);
}
