// SPDX-License-Identifier: EUPL-1.2
//
// The guard stands before the Markdown parser. cmark needs time that grows with the square of some
// short inputs: 48 KB of the right brackets or list marks keep it busy for seconds. Each of them
// needs one thing in great number, and no page that people read has it, so every such thing has a
// bound here, and beyond it is an error with a line. One pass over the lines, no backtracking.
//
// The bounds hold within a run: the lines between two blank lines. A paragraph never reaches over
// a blank line, so what is bounded per run is bounded per paragraph. The rows of a table are parsed
// each by itself; where it is certain that lines are rows, the counts begin anew with each.
#include "base/base.h"
#include "page/inside.h"

#include <string.h>

enum {
    FILE_MOST = 512 * 1024,
    MARKS_MOST = 32,   // list, quote and footnote marks before a line
    INDENT_MOST = 128, // columns of space among them: 64 more lists
    COLUMNS_MOST = 32,
    CELLS_MOST = 20000,   // of all tables of a page
    LEAD_MOST = 256,      // lines of a paragraph right before its table
    DELIMITERS_MOST = 32, // lines like |---| in a run
    BRACKETS_MOST = 32,
    STARS_MOST = 4096,        // * and _ in a run
    MARKUP_MOST = 32,         // <? and <! in a run
    EXPANSION_MOST = 16 << 20 // bytes that [label] may grow into
};

typedef struct Guard {
    const Source *source;
    Diags *diags;
    Text line, body; // without its end; without marks before it
    // of the run
    Text previous; // the line before
    size_t lines, delimiters, pipes, columns, run_end;
    size_t brackets, stars, markups;
    bool in_table;
    // of the file
    size_t cells, closings;
    size_t longest; // definition
    const char *longest_at;
} Guard;

static bool refuse(Guard *guard, const char *id, const char *what, const char *hint) {
    Diag *diag = diag_error(guard->diags, id, spot_of(guard->source, guard->line), "%s", what);
    diag_hint(guard->diags, diag, "%s", hint);
    return false;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t';
}

static bool is_blank(Text line) {
    size_t i = 0;
    while (i < line.length && is_space(line.at[i]))
        i++;
    return i == line.length;
}

// ------------------------------------------------------------------------------------ containers

static size_t digits_length(Text rest) {
    size_t i = 0;
    while (i < rest.length && rest.at[i] >= '0' && rest.at[i] <= '9')
        i++;
    return i;
}

static size_t list_mark_length(Text rest) {
    size_t length = 1;
    if (!strchr("-+*", rest.at[0])) {
        length = digits_length(rest);
        if (!length || length == rest.length || !strchr(".)", rest.at[length]))
            return 0;
        length++;
    }
    return length == rest.length || is_space(rest.at[length]) ? length : 0;
}

static size_t note_mark_length(Text rest) {
    const char *end = text_starts(rest, "[^") ? memchr(rest.at, ']', rest.length) : NULL;
    size_t length = end ? (size_t)(end - rest.at) + 1 : 0;
    return length && length < rest.length && rest.at[length] == ':' ? length + 1 : 0;
}

// Of the list, quote or footnote mark that `rest` begins with, or 0.
static size_t mark_length(Text rest) {
    if (rest.at[0] == '>')
        return 1;
    size_t length = list_mark_length(rest);
    return length ? length : note_mark_length(rest);
}

// * * * is a line across the page, not three lists.
static bool is_rule(Text rest) {
    for (size_t i = 0; i < rest.length; i++)
        if (rest.at[i] != rest.at[0] && !is_space(rest.at[i]))
            return false;
    return rest.at[0] == '-' || rest.at[0] == '*';
}

// Every open list costs two columns of space or a mark, every quote a mark: bounding both bounds
// how deep things can stand in each other, whatever the lines before were.
static bool check_containers(Guard *guard) {
    size_t marks = 0, indent = 0, at = 0;
    while (at < guard->line.length) {
        Text rest = text_slice(guard->line, at, guard->line.length);
        bool space = is_space(rest.at[0]);
        size_t length = space ? 1 : mark_length(rest);
        if (!length || (!space && is_rule(rest)))
            break;
        indent += space ? (rest.at[0] == '\t' ? 4 : 1) : 0;
        marks += !space;
        at += length;
        if (marks > MARKS_MOST)
            return refuse(guard, "markdown-depth", "more than 32 list and quote marks in one line",
                          "write lists and quotes less deep");
        if (indent > INDENT_MOST)
            return refuse(guard, "markdown-depth", "more than 128 spaces before the text",
                          "write lists less deep");
    }
    guard->body = text_slice(guard->line, at, guard->line.length);
    return true;
}

// ---------------------------------------------------------------------------------------- tables

static size_t count_char(Text text, char wanted) {
    size_t count = 0;
    const char *end = text.at + text.length;
    for (const char *at = text.at; at < end; at++, count++)
        if (!(at = memchr(at, wanted, (size_t)(end - at))))
            break;
    return count;
}

static size_t count_columns(Text row) {
    row = text_trim(row);
    size_t pipes = count_char(row, '|');
    return pipes + 1 - text_starts(row, "|") - (pipes > 1 && text_ends(row, "|"));
}

// |---|:-:| and whatever cmark might take for it.
static bool is_delimiter_row(Text body) {
    bool dash = false, mark = false;
    for (size_t i = 0; i < body.length; i++) {
        dash |= body.at[i] == '-';
        mark |= body.at[i] == '|' || body.at[i] == ':';
        if (!strchr("|:- \t\v\f", body.at[i]))
            return false;
    }
    return dash && mark;
}

static bool is_delimiter(Text cell) {
    cell = text_trim(cell);
    if (text_starts(cell, ":"))
        cell = text_slice(cell, 1, cell.length);
    if (text_ends(cell, ":"))
        cell.length--;
    return cell.length && count_char(cell, '-') == cell.length;
}

// What cmark is sure to take for a delimiter row.
static bool is_plain_delimiter_row(Text line) {
    Text rest = text_trim(text_slice(line, 1, line.length)), cell;
    if (!text_starts(line, "|") || !rest.length)
        return false;
    while (text_cut(&rest, '|', &cell))
        if (!is_delimiter(cell))
            return false;
    return true;
}

// Whether the delimiter row in hand surely begins a table. If in doubt, no: then bounds are lower.
static bool begins_table(const Guard *guard) {
    Text head = guard->previous;
    return guard->lines == 1 && text_starts(head, "|") && text_find(head, T("\\")) == SIZE_MAX &&
           is_plain_delimiter_row(guard->line) && count_columns(head) == count_columns(guard->line);
}

static bool check_delimiter_row(Guard *guard) {
    size_t columns = count_columns(guard->body);
    guard->delimiters++;
    if (columns > COLUMNS_MOST)
        return refuse(guard, "table-size", "a table of more than 32 columns",
                      "split the table, or turn rows and columns round");
    if (guard->lines > LEAD_MOST || guard->delimiters > DELIMITERS_MOST)
        return refuse(guard, "table-size", "a table in the middle of very many lines",
                      "leave a blank line before the table");
    if (columns > guard->columns)
        guard->columns = columns;
    guard->in_table = begins_table(guard);
    return true;
}

static bool check_table(Guard *guard) {
    size_t pipes = count_char(guard->line, '|');
    if (pipes > guard->pipes)
        guard->pipes = pipes;
    guard->in_table = guard->in_table && text_starts(guard->line, "|");
    if (!guard->in_table && is_delimiter_row(guard->body) && !check_delimiter_row(guard))
        return false;
    if (!guard->columns)
        return true;
    guard->cells += guard->columns;
    if (guard->pipes > COLUMNS_MOST + 1)
        return refuse(guard, "table-size", "more than 33 signs '|' in a line of a table",
                      "split the table, or turn rows and columns round");
    if (guard->cells > CELLS_MOST)
        return refuse(guard, "table-size", "the page has more than 20 000 table cells",
                      "offer so much data as a file, and show a part");
    return true;
}

// --------------------------------------------------------------------------------- within lines

static bool check_bracket(Guard *guard, char c) {
    if (c == ']') {
        guard->closings++;
        guard->brackets -= guard->brackets > 0;
    } else if (++guard->brackets > BRACKETS_MOST) {
        return refuse(guard, "bracket-depth", "more than 32 signs '[' without their ']'",
                      "close the brackets, or write \\[ for a bracket that is just a sign");
    }
    return true;
}

static bool check_markup(Guard *guard, Text rest) {
    if (!text_starts(rest, "<?") && !text_starts(rest, "<!"))
        return true;
    if (++guard->markups > MARKUP_MOST)
        return refuse(guard, "markup-count", "more than 32 '<?' or '<!' in one paragraph",
                      "write &lt; for the sign <");
    return true;
}

static bool check_star(Guard *guard) {
    if (++guard->stars > STARS_MOST)
        return refuse(guard, "emphasis-count", "more than 4096 signs '*' or '_' in one paragraph",
                      "leave a blank line somewhere above");
    return true;
}

static bool check_signs(Guard *guard) {
    // Most bytes are letters: one look-up each, in a pass over every byte of every page.
    static const bool signs[256] = {['\\'] = true, ['['] = true, [']'] = true,
                                    ['*'] = true,  ['_'] = true, ['<'] = true};
    Text line = guard->line;
    if (guard->in_table)
        guard->brackets = guard->stars = 0;
    for (size_t i = 0; i < line.length; i++) {
        bool fine = true;
        if (!signs[(unsigned char)line.at[i]])
            continue;
        switch (line.at[i]) {
        case '\\': i++; break;
        case '[':
        case ']': fine = check_bracket(guard, line.at[i]); break;
        case '*':
        case '_': fine = check_star(guard); break;
        case '<': fine = check_markup(guard, text_slice(line, i, line.length)); break;
        default: break;
        }
        if (!fine)
            return false;
    }
    return true;
}

// ----------------------------------------------------------------------------------- definitions

static size_t next_line(Text bytes, size_t offset) {
    const char *end = memchr(bytes.at + offset, '\n', bytes.length - offset);
    return end ? (size_t)(end - bytes.at) + 1 : bytes.length;    // a source holds no lone CR
}

// Behind space and at most one line end.
static size_t skip_space(Text bytes, size_t offset) {
    for (int pass = 0; pass < 2; pass++) {
        while (offset < bytes.length && (is_space(bytes.at[offset]) || bytes.at[offset] == '>'))
            offset++;
        if (!pass && offset < bytes.length && strchr("\r\n", bytes.at[offset]))
            offset = next_line(bytes, offset);
    }
    return offset;
}

// Found once per run: the blank line at its end.
static size_t run_end(Guard *guard, size_t offset) {
    Text bytes = guard->source->bytes;
    while (!guard->run_end) {
        size_t end = next_line(bytes, offset);
        if (is_blank(text_trim(text_slice(bytes, offset, end))))
            guard->run_end = end;
        offset = end;
    }
    return guard->run_end;
}

// `at` is behind "]:". A title in quotes may reach to the end of the run; taken to do so.
static size_t definition_length(Guard *guard, size_t at) {
    Text bytes = guard->source->bytes;
    size_t from = skip_space(bytes, at), to = from;
    while (to < bytes.length && !strchr(" \t\r\n", bytes.at[to]))
        to++;
    size_t title = skip_space(bytes, to);
    bool titled = title < bytes.length && strchr("\"'(", bytes.at[title]);
    return to - from + (titled ? run_end(guard, title) - title : 0);
}

// Every [label] is replaced by its definition's address: a long one and many labels make a page of
// any size. A definition's "]:" holds the first bracket that its line closes.
static void measure_definition(Guard *guard) {
    size_t i = 0;
    if (!guard->body.length || !memchr(guard->body.at, ']', guard->body.length))
        return;
    while (i < guard->body.length && guard->body.at[i] != ']')
        i += guard->body.at[i] == '\\' ? 2 : 1;
    if (!text_starts(text_slice(guard->body, i, guard->body.length), "]:"))
        return;
    const char *at = guard->body.at + i;
    size_t length = definition_length(guard, (size_t)(at - guard->source->bytes.at) + 2);
    if (length > guard->longest) {
        guard->longest = length;
        guard->longest_at = at;
    }
}

static bool check_definitions(Guard *guard) {
    if (guard->longest * guard->closings <= EXPANSION_MOST)
        return true;
    guard->line = (Text){guard->longest_at, 2};
    return refuse(guard, "reference-size", "a long address that is referred to very many times",
                  "write shorter addresses, or split the page");
}

// ----------------------------------------------------------------------------------------- lines

static void end_run(Guard *guard) {
    guard->previous = (Text){0};
    guard->lines = guard->delimiters = guard->pipes = guard->columns = guard->run_end = 0;
    guard->brackets = guard->stars = guard->markups = 0;
    guard->in_table = false;
}

static bool check_line(Guard *guard) {
    if (is_blank(guard->line)) {
        end_run(guard);
        return true;
    }
    if (!check_containers(guard) || !check_table(guard) || !check_signs(guard))
        return false;
    measure_definition(guard);
    guard->previous = guard->line;
    guard->lines++;
    return true;
}

static bool check_size(Guard *guard) {
    if (guard->source->bytes.length <= FILE_MOST)
        return true;
    guard->line = text_slice(guard->source->bytes, 0, 1);
    return refuse(guard, "markdown-size", "a page of more than 512 KiB", "split the page");
}

bool guard_text(const Source *source, size_t from, Diags *diags) {
    Guard guard = {.source = source, .diags = diags};
    Text bytes = source->bytes;
    if (!check_size(&guard))
        return false;
    while (from < bytes.length) {
        size_t end = next_line(bytes, from);
        size_t stop = end;
        while (stop > from && strchr("\r\n", bytes.at[stop - 1]))
            stop--;
        guard.line = text_slice(bytes, from, stop);
        if (!check_line(&guard))
            return false;
        from = end;
    }
    return check_definitions(&guard);
}
