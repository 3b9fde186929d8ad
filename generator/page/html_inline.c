// SPDX-License-Identifier: EUPL-1.2
//
// Parts → HTML: what stands within lines. Link is the interesting one: what it becomes depends on
// the ref's kind and on the answer; without an answer its text stays.
#include "base/base.h"
#include "page/inside.h"

#include <string.h>

// ------------------------------------------------------------------------------------ addresses

static bool is_address_sign(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c && strchr("-._~:/?#@!$&'()*+,;=%", c));
}

// The parts between signs that may not stand in an address go out as they are.
static void html_address(Buf *out, Text address) {
    size_t from = 0;
    for (size_t i = 0; i < address.length; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (is_address_sign(c))
            continue;
        buf_html(out, text_slice(address, from, i));
        buf_format(out, "%%%02X", c);
        from = i + 1;
    }
    buf_html(out, text_slice(address, from, address.length));
}

static void write_attribute(Buf *out, const char *name, Text value) {
    if (!value.length)
        return;
    buf_format(out, " %s=\"", name);
    buf_html(out, value);
    buf_char(out, '"');
}

static void write_address(Buf *out, const char *name, Text address) {
    buf_format(out, " %s=\"", name);
    html_address(out, address);
    buf_char(out, '"');
}

// class="term" or class="term more"
static void write_class(Buf *out, const char *own, Text more) {
    if (!*own && !more.length)
        return;
    buf_format(out, " class=\"%s%s", own, *own && more.length ? " " : "");
    buf_html(out, more);
    buf_char(out, '"');
}

// ---------------------------------------------------------------------------------------- links

static void write_value(Writer *writer, const Part *part, const Answer *answer) {
    buf_literal(writer->out, "<span");
    write_class(writer->out, "value", answer->css_class);
    buf_char(writer->out, '>');
    if (answer->html.length)
        buf_text(writer->out, answer->html);
    else
        html_children(writer, part);
    buf_literal(writer->out, "</span>");
}

static bool leaves_site(const Ref *ref) {
    return ref->kind == REF_WEB &&
           (text_starts(ref->target, "http") || text_starts(ref->target, "HTTP"));
}

static void write_anchor(Writer *writer, const Part *part, const Ref *ref, const Answer *answer) {
    buf_literal(writer->out, "<a");
    write_class(writer->out, ref->kind == REF_TERM ? "term" : "", answer->css_class);
    write_address(writer->out, "href", answer->href);
    write_attribute(writer->out, "hreflang", answer->language);
    if (leaves_site(ref))
        buf_literal(writer->out, " rel=\"external\"");
    buf_char(writer->out, '>');
    writer->in_link = true;
    html_children(writer, part);
    writer->in_link = false;
    buf_literal(writer->out, "</a>");
}

static void write_link(Writer *writer, const Part *part) {
    bool answered = writer->answers && part->number != NO_REF;
    const Answer *answer = answered ? &writer->answers[part->number] : NULL;
    const Ref *ref = answered ? &writer->doc->refs.items[part->number] : NULL;
    if (answer && (ref->kind == REF_VALUE || ref->kind == REF_GAP))
        write_value(writer, part, answer);
    else if (answer && answer->href.length && !writer->in_link)
        write_anchor(writer, part, ref, answer);
    else
        html_children(writer, part);
}

// Without an address, the words that stand for the picture.
static void write_image(Writer *writer, const Part *part) {
    bool answered = writer->answers && part->number != NO_REF;
    const Answer *answer = answered ? &writer->answers[part->number] : NULL;
    if (!answer || !answer->href.length) {
        html_children(writer, part);
        return;
    }
    buf_literal(writer->out, "<img");
    write_class(writer->out, "", answer->css_class);
    write_address(writer->out, "src", answer->href);
    write_attribute(writer->out, "alt", writer->doc->refs.items[part->number].text);
    buf_literal(writer->out, " loading=\"lazy\">");
}

// -------------------------------------------------------------------------------------- the rest

static void write_span(Writer *writer, const Part *part, const char *name) {
    buf_format(writer->out, "<%s>", name);
    html_children(writer, part);
    buf_format(writer->out, "</%s>", name);
}

static void write_code(Writer *writer, const Part *part) {
    buf_literal(writer->out, "<code>");
    buf_html(writer->out, part->text);
    buf_literal(writer->out, "</code>");
}

void html_inline(Writer *writer, const Part *part) {
    switch (part->kind) {
    case PART_TEXT: buf_html(writer->out, part->text); break;
    case PART_SOFT_BREAK: buf_char(writer->out, writer->bare ? ' ' : '\n'); break;
    case PART_HARD_BREAK: buf_string(writer->out, writer->bare ? " " : "<br>\n"); break;
    case PART_CODE: write_code(writer, part); break;
    case PART_EMPHASIS: write_span(writer, part, "em"); break;
    case PART_STRONG: write_span(writer, part, "strong"); break;
    case PART_LINK: write_link(writer, part); break;
    case PART_IMAGE: write_image(writer, part); break;
    case PART_MARK: html_mark(writer, part); break;
    default: html_children(writer, part); break;
    }
}
