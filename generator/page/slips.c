// SPDX-License-Identifier: EUPL-1.2
//
// Markdown that is none: what was meant as a table or a heading and would be shown as plain text.
#include "base/base.h"
#include "page/inside.h"

static size_t count_pipes(Text line) {
    size_t count = 0;
    for (size_t i = 0; i < line.length; i++)
        count += line.at[i] == '|';
    return count;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

// "##Rubrik": the space behind the signs is missing.
static bool is_heading(Text line) {
    size_t signs = 0;
    while (signs < line.length && line.at[signs] == '#')
        signs++;
    return signs >= 2 && signs <= 6 && signs < line.length && is_letter(line.at[signs]);
}

static void report(Diags *diags, const char *id, const Source *source, Text line, const char *what,
                   const char *hint) {
    diag_hint(
        diags,
        diag_warning(diags, id, spot_of(source, line), "this looks like a %s, but is none", what),
        "%s", hint);
}

// Two lines that begin with '|' are a table; one may be a sum of absolute values.
static void check_paragraph(const Source *source, const Part *paragraph, Diags *diags) {
    Spot lines = lines_spot(source, paragraph->line, paragraph->last_line);
    Text rest = text_slice(source->bytes, lines.offset, lines.offset + lines.length), line,
         head = {0};
    while (text_cut(&rest, '\n', &line)) {
        line = text_trim(line);
        if (is_heading(line))
            report(diags, "heading-not-read", source, line, "heading",
                   "write a space behind the ##");
        bool row = text_starts(line, "|") && count_pipes(line) >= 2;
        if (row && head.length) {
            report(diags, "table-not-read", source, head, "table",
                   "below its head stands a line such as | --- | --- |, with as many cells");
            return;
        }
        head = row ? line : (Text){0};
    }
}

static void walk(const Source *source, const Part *parent, Diags *diags) {
    for (const Part *part = parent->first; part; part = part->next) {
        if (part->kind == PART_PARAGRAPH)
            check_paragraph(source, part, diags);
        else
            walk(source, part, diags);
    }
}

void slips_check(const PageDoc *doc, Diags *diags) {
    walk(doc->source, doc->root, diags);
}
