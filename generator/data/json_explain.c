// SPDX-License-Identifier: EUPL-1.2
//
// A syntax error in words. cJSON says where it stopped reading; this looks at what stands around
// the place and finds the slip behind it: a comma too many or too few, a quote, a comment, NaN.
//
// Reading order: from the bottom. `Around` is what a reader knows on reaching the place.
#include "data/inside.h"

#include <string.h>

enum { MOST_DEPTH = 64 };

typedef struct Around {
    const Source *source;
    Text bytes;
    size_t at;                     // the culprit
    size_t opened[MOST_DEPTH + 1]; // the open brackets around it, outermost first
    size_t depth;
    bool quoted;                 // inside a text
    size_t text_start, text_end; // the last text before `at`: its quotes
    size_t before;               // the last byte before `at` that is no space, or SIZE_MAX
} Around;

static char byte_at(const Around *around, size_t offset) {
    return offset < around->bytes.length ? around->bytes.at[offset] : 0;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static void read_bracket(Around *around, size_t offset) {
    char c = byte_at(around, offset);
    if ((c == '{' || c == '[') && around->depth <= MOST_DEPTH)
        around->opened[around->depth++] = offset;
    else if ((c == '}' || c == ']') && around->depth)
        around->depth--;
}

// Everything before `at`.
static Around look_around(const Source *source, size_t at) {
    Around around = {.source = source, .bytes = source->bytes, .at = at, .before = SIZE_MAX};
    around.text_start = around.text_end = SIZE_MAX;
    for (size_t i = 0; i < at; i++) {
        char c = byte_at(&around, i);
        if (c == '"') {
            around.quoted = !around.quoted;
            *(around.quoted ? &around.text_start : &around.text_end) = i;
        } else if (c == '\\' && around.quoted) {
            i++;
        } else if (!around.quoted) {
            read_bracket(&around, i);
        }
        if (!is_space(c))
            around.before = i;
    }
    return around;
}

static char before(const Around *around) {
    return around->before == SIZE_MAX ? 0 : byte_at(around, around->before);
}

static char bracket(const Around *around) {
    return around->depth ? byte_at(around, around->opened[around->depth - 1]) : 0;
}

static bool wants_key(const Around *around) {
    return bracket(around) == '{' && (before(around) == '{' || before(around) == ',');
}

static size_t line_of(const Around *around, size_t offset) {
    return source_line(around->source, offset);
}

static Diag *report(Diags *diags, const Around *around, size_t offset, const char *message) {
    Spot spot = {around->source, offset, 0};
    if (offset < around->bytes.length) {
        text_next(around->bytes, &offset);
        spot.length = offset - spot.offset;
    }
    return diag_error(diags, "json-syntax", spot, "%s", message);
}

// ------------------------------------------------------------- slips, each true when it was that

static bool explain_text(const Around *around, Diags *diags) {
    Text inside = text_slice(around->bytes, around->text_start, around->text_end);
    bool broken = around->text_end != SIZE_MAX && around->text_end > around->text_start &&
                  text_find(inside, T("\n")) != SIZE_MAX && around->before == around->text_end;
    if (around->quoted && byte_at(around, around->at) == '\\') {
        Diag *diag = report(diags, around, around->at, "an unknown escape in a text");
        diag_hint(
            diags, diag,
            "a backslash is written \\\\; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
        return true;
    }
    if (!around->quoted && !broken)
        return false;
    Diag *diag =
        report(diags, around, around->text_start, "the text that begins here is not closed");
    diag_hint(diags, diag,
              "put \" at its end; inside a text, \" is written \\\" and a new line \\n");
    return true;
}

static bool explain_end(const Around *around, Diags *diags) {
    if (around->at < around->bytes.length)
        return false;
    if (around->before == SIZE_MAX) {
        Diag *diag = report(diags, around, 0, "the file is empty");
        diag_hint(diags, diag, "a JSON document begins with { and ends with }");
    } else {
        Diag *diag = report(diags, around, around->before, "the file ends too early");
        if (around->depth)
            diag_hint(diags, diag, "close the '%c' of line %zu", bracket(around),
                      line_of(around, around->opened[around->depth - 1]));
    }
    return true;
}

static bool explain_closing(const Around *around, Diags *diags) {
    char c = byte_at(around, around->at);
    if (c != '}' && c != ']')
        return false;
    if (before(around) == ',') {
        Diag *diag = report(diags, around, around->before, "a comma before the closing bracket");
        diag_hint(diags, diag, "take the comma away");
    } else if (around->depth && (bracket(around) == '{') != (c == '}')) {
        Diag *diag = report(diags, around, around->at, "the wrong closing bracket");
        diag_hint(diags, diag, "the '%c' of line %zu is still open", bracket(around),
                  line_of(around, around->opened[around->depth - 1]));
    } else {
        Diag *diag =
            report(diags, around, around->at,
                   around->depth ? "a value is missing here" : "a closing bracket too many");
        diag_hint(diags, diag,
                  around->depth ? "write a value, or take the key away" : "take it away");
    }
    return true;
}

static bool explain_comment(const Around *around, Diags *diags) {
    char c = byte_at(around, around->at), next = byte_at(around, around->at + 1);
    if (c != '#' && (c != '/' || (next != '/' && next != '*')))
        return false;
    Diag *diag = report(diags, around, around->at, "a comment; JSON has none");
    diag_hint(diags, diag, "take it away; for readers there are 'caution', 'notes' and 'note'");
    return true;
}

static bool explain_quotes(const Around *around, Diags *diags) {
    Text rest = text_slice(around->bytes, around->at, around->bytes.length);
    if (!text_starts(rest, "'") && !text_starts(rest, "\u201c") && !text_starts(rest, "\u201d") &&
        !text_starts(rest, "\u2018") && !text_starts(rest, "\u2019") && !text_starts(rest, "`"))
        return false;
    Diag *diag = report(diags, around, around->at, "another quotation mark than \"");
    diag_hint(diags, diag, "keys and texts stand between straight double quotes: \"…\"");
    return true;
}

// 83,1: the comma ends the value 83, and a key is expected where the 1 is.
static bool explain_decimal_comma(const Around *around, Diags *diags) {
    bool digits = is_digit(byte_at(around, around->at)) && before(around) == ',' &&
                  around->before > 0 && around->before + 1 == around->at &&
                  is_digit(byte_at(around, around->before - 1));
    if (!digits || !wants_key(around))
        return false;
    Diag *diag = report(diags, around, around->before, "a decimal comma");
    diag_hint(diags, diag, "a JSON number has a decimal point, like 83.1");
    return true;
}

static bool explain_word(const Around *around, Diags *diags) {
    static const char *const words[] = {"NaN", "Infinity", "-Infinity", "None", "undefined", NULL};
    Text rest = text_slice(around->bytes, around->at, around->bytes.length);
    for (size_t i = 0; words[i]; i++) {
        if (text_starts(rest, words[i])) {
            Diag *diag = report(diags, around, around->at, "not a JSON value");
            diag_hint(diags, diag, "leave out the value and say why in \"status\"");
            return true;
        }
    }
    return false;
}

static bool explain_key(const Around *around, Diags *diags) {
    if (!wants_key(around))
        return false;
    char c = byte_at(around, around->at);
    Diag *diag = report(diags, around, around->at, "a key in double quotes must stand here");
    if (c == ',')
        diag_hint(diags, diag, "take the comma away");
    else if (is_letter(c) || is_digit(c))
        diag_hint(diags, diag, "put double quotes around the key");
    return true;
}

// Whether the text before `at` is a key: then '{' or ',' stands before it, and not ':'.
static bool behind_key(const Around *around) {
    if (bracket(around) != '{' || around->before != around->text_end)
        return false;
    size_t i = around->text_start;
    while (i > 0 && is_space(byte_at(around, i - 1)))
        i--;
    return i == 0 || byte_at(around, i - 1) != ':';
}

// Told where it should be written: behind what comes before.
static bool explain_comma(const Around *around, Diags *diags) {
    char last = before(around);
    bool ended = last == '"' || last == '}' || last == ']' || is_digit(last) || is_letter(last);
    if (!around->depth || !ended)
        return false;
    if (last == '"' && around->at == around->before + 1) {
        Diag *diag = report(diags, around, around->before, "the text ends here, and more follows");
        diag_hint(diags, diag,
                  "inside a text, \" is written \\\"; or is the \" of another text missing?");
        return true;
    }
    bool key = behind_key(around);
    Diag *diag =
        report(diags, around, around->before,
               key ? "a ':' is missing behind this key" : "a comma is missing behind this");
    diag_hint(diags, diag,
              key ? "write \"key\": value" : "put a comma between it and what follows");
    return true;
}

// ------------------------------------------------------------------------------------ the whole

static void explain_rest(const Around *around, Diags *diags) {
    size_t next = around->at;
    uint32_t c = text_next(around->bytes, &next);
    if (!around->depth && around->before != SIZE_MAX) {
        Diag *diag =
            report(diags, around, around->at, "something stands behind the end of the document");
        diag_hint(diags, diag,
                  "a file holds one { … }; is a closing bracket too many before this?");
    } else if (c == 0xfeff) {
        Diag *diag = report(diags, around, around->at, "a second byte order mark");
        diag_hint(diags, diag, "save the file as UTF-8 without one");
    } else {
        Diag *diag = report(diags, around, around->at, "not a JSON value");
        diag_hint(diags, diag, "write a \"text\", a number, true, false, null, [ … ] or { … }");
    }
}

// Where it wants a key, cJSON stops one byte behind the culprit, and of a bad text behind its
// quote.
static Around find_culprit(const Source *source, size_t stopped) {
    if (stopped > source->bytes.length)
        stopped = source->bytes.length;
    Around one_less = look_around(source, stopped ? stopped - 1 : 0);
    char c = byte_at(&one_less, one_less.at);
    if (stopped && !one_less.quoted && wants_key(&one_less) && !is_space(c) && c != '"')
        return one_less;
    return look_around(source, stopped);
}

void json_explain(const Source *source, size_t stopped, Diags *diags) {
    Around around = find_culprit(source, stopped);
    if (!explain_text(&around, diags) && !explain_end(&around, diags) &&
        !explain_closing(&around, diags) && !explain_comment(&around, diags) &&
        !explain_quotes(&around, diags) && !explain_decimal_comma(&around, diags) &&
        !explain_word(&around, diags) && !explain_key(&around, diags) &&
        !explain_comma(&around, diags))
        explain_rest(&around, diags);
}
