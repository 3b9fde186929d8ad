// SPDX-License-Identifier: EUPL-1.2
//
// A syntax error in words. cJSON says where it stopped reading; this looks at what stands around
// the place and finds the slip behind it: a comma too many or too few, a quote, a comment, NaN.
//
// Reading order: from the bottom. `Scene` is what a reader knows on reaching the place.
#include "data/inside.h"

#include <string.h>

enum { MOST_DEPTH = 64 };

typedef struct Scene {
    const Source *source;
    Text bytes;
    size_t at;                            // the culprit
    size_t opened[MOST_DEPTH + 1];        // the open brackets around it, outermost first
    size_t depth;
    bool quoted;                          // inside a text
    size_t text_start, text_end;          // the last text before `at`: its quotes
    size_t before;                        // the last byte before `at` that is no space, or SIZE_MAX
} Scene;

static char byte_at(const Scene *scene, size_t offset) {
    return offset < scene->bytes.length ? scene->bytes.at[offset] : 0;
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

static void read_bracket(Scene *scene, size_t offset) {
    char c = byte_at(scene, offset);
    if ((c == '{' || c == '[') && scene->depth <= MOST_DEPTH)
        scene->opened[scene->depth++] = offset;
    else if ((c == '}' || c == ']') && scene->depth)
        scene->depth--;
}

// Everything before `at`.
static Scene look_around(const Source *source, size_t at) {
    Scene scene = {.source = source, .bytes = source->bytes, .at = at, .before = SIZE_MAX};
    scene.text_start = scene.text_end = SIZE_MAX;
    for (size_t i = 0; i < at; i++) {
        char c = byte_at(&scene, i);
        if (c == '"') {
            scene.quoted = !scene.quoted;
            *(scene.quoted ? &scene.text_start : &scene.text_end) = i;
        } else if (c == '\\' && scene.quoted) {
            i++;
        } else if (!scene.quoted) {
            read_bracket(&scene, i);
        }
        if (!is_space(c))
            scene.before = i;
    }
    return scene;
}

static char before(const Scene *scene) {
    return scene->before == SIZE_MAX ? 0 : byte_at(scene, scene->before);
}

static char bracket(const Scene *scene) {
    return scene->depth ? byte_at(scene, scene->opened[scene->depth - 1]) : 0;
}

static bool wants_key(const Scene *scene) {
    return bracket(scene) == '{' && (before(scene) == '{' || before(scene) == ',');
}

static size_t line_of(const Scene *scene, size_t offset) {
    size_t line, column;
    source_position(scene->source, offset, &line, &column);
    return line;
}

static Diag *report(Diags *diags, const Scene *scene, size_t offset, const char *message) {
    size_t length = offset < scene->bytes.length;
    return diag_error(diags, "json-syntax", (Spot){scene->source, offset, length}, "%s", message);
}

// ------------------------------------------------------------- slips, each true when it was that

static bool explain_text(const Scene *scene, Diags *diags) {
    Text inside = text_slice(scene->bytes, scene->text_start, scene->text_end);
    bool broken = scene->text_end != SIZE_MAX && scene->text_end > scene->text_start &&
                  text_find(inside, T("\n")) != SIZE_MAX && scene->before == scene->text_end;
    if (scene->quoted && byte_at(scene, scene->at) == '\\') {
        Diag *diag = report(diags, scene, scene->at, "an unknown escape in a text");
        diag_hint(diags, diag, "a backslash is written \\\\; known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
        return true;
    }
    if (!scene->quoted && !broken)
        return false;
    Diag *diag = report(diags, scene, scene->text_start, "the text that begins here is not closed");
    diag_hint(diags, diag, "put \" at its end; inside a text, \" is written \\\" and a new line \\n");
    return true;
}

static bool explain_end(const Scene *scene, Diags *diags) {
    if (scene->at < scene->bytes.length)
        return false;
    if (scene->before == SIZE_MAX) {
        Diag *diag = report(diags, scene, 0, "the file is empty");
        diag_hint(diags, diag, "a JSON document begins with { and ends with }");
    } else {
        Diag *diag = report(diags, scene, scene->before, "the file ends too early");
        if (scene->depth)
            diag_hint(diags, diag, "close the '%c' of line %zu", bracket(scene),
                      line_of(scene, scene->opened[scene->depth - 1]));
    }
    return true;
}

static bool explain_closing(const Scene *scene, Diags *diags) {
    char c = byte_at(scene, scene->at);
    if (c != '}' && c != ']')
        return false;
    if (before(scene) == ',') {
        Diag *diag = report(diags, scene, scene->before, "a comma before the closing bracket");
        diag_hint(diags, diag, "take the comma away");
    } else if (scene->depth && (bracket(scene) == '{') != (c == '}')) {
        Diag *diag = report(diags, scene, scene->at, "the wrong closing bracket");
        diag_hint(diags, diag, "the '%c' of line %zu is still open", bracket(scene),
                  line_of(scene, scene->opened[scene->depth - 1]));
    } else {
        Diag *diag = report(diags, scene, scene->at,
                            scene->depth ? "a value is missing here" : "a closing bracket too many");
        diag_hint(diags, diag, scene->depth ? "write a value, or take the key away" : "take it away");
    }
    return true;
}

static bool explain_comment(const Scene *scene, Diags *diags) {
    char c = byte_at(scene, scene->at), next = byte_at(scene, scene->at + 1);
    if (c != '#' && (c != '/' || (next != '/' && next != '*')))
        return false;
    Diag *diag = report(diags, scene, scene->at, "a comment; JSON has none");
    diag_hint(diags, diag, "take it away; for readers there are 'caution', 'notes' and 'note'");
    return true;
}

static bool explain_quotes(const Scene *scene, Diags *diags) {
    Text rest = text_slice(scene->bytes, scene->at, scene->bytes.length);
    if (!text_starts(rest, "'") && !text_starts(rest, "\u201c") && !text_starts(rest, "\u201d") &&
        !text_starts(rest, "\u2018") && !text_starts(rest, "\u2019") && !text_starts(rest, "`"))
        return false;
    Diag *diag = report(diags, scene, scene->at, "another quotation mark than \"");
    diag_hint(diags, diag, "keys and texts stand between straight double quotes: \"…\"");
    return true;
}

// 83,1: the comma ends the value 83, and a key is expected where the 1 is.
static bool explain_decimal_comma(const Scene *scene, Diags *diags) {
    bool digits = is_digit(byte_at(scene, scene->at)) && before(scene) == ',' && scene->before > 0 &&
                  scene->before + 1 == scene->at && is_digit(byte_at(scene, scene->before - 1));
    if (!digits || !wants_key(scene))
        return false;
    Diag *diag = report(diags, scene, scene->before, "a decimal comma");
    diag_hint(diags, diag, "a JSON number has a decimal point, like 83.1");
    return true;
}

static bool explain_word(const Scene *scene, Diags *diags) {
    static const char *const words[] = {"NaN", "Infinity", "-Infinity", "None", "undefined", NULL};
    Text rest = text_slice(scene->bytes, scene->at, scene->bytes.length);
    for (size_t i = 0; words[i]; i++) {
        if (text_starts(rest, words[i])) {
            Diag *diag = report(diags, scene, scene->at, "not a JSON value");
            diag_hint(diags, diag, "leave out the value and say why in \"status\"");
            return true;
        }
    }
    return false;
}

static bool explain_key(const Scene *scene, Diags *diags) {
    if (!wants_key(scene))
        return false;
    char c = byte_at(scene, scene->at);
    Diag *diag = report(diags, scene, scene->at, "a key in double quotes must stand here");
    if (c == ',')
        diag_hint(diags, diag, "take the comma away");
    else if (is_letter(c) || is_digit(c))
        diag_hint(diags, diag, "put double quotes around the key");
    return true;
}

static bool explain_comma(const Scene *scene, Diags *diags) {
    char last = before(scene);
    bool ended = last == '"' || last == '}' || last == ']' || is_digit(last) || is_letter(last);
    if (!scene->depth || !ended)
        return false;
    bool after_key = bracket(scene) == '{' && scene->before == scene->text_end;
    Diag *diag = report(diags, scene, scene->at,
                        after_key ? "a ':' or a comma is missing" : "a comma is missing");
    diag_hint(diags, diag, after_key ? "between a key and its value stands ':', after a value ','"
                                     : "put a comma after what comes before");
    return true;
}

// ------------------------------------------------------------------------------------ the whole

static void explain_rest(const Scene *scene, Diags *diags) {
    size_t next = scene->at;
    uint32_t c = text_next(scene->bytes, &next);
    if (!scene->depth && scene->before != SIZE_MAX) {
        Diag *diag = report(diags, scene, scene->at, "something stands behind the end of the document");
        diag_hint(diags, diag, "a file holds one { … }; is a closing bracket too many before this?");
    } else if (c == 0xfeff) {
        Diag *diag = report(diags, scene, scene->at, "a second byte order mark");
        diag_hint(diags, diag, "save the file as UTF-8 without one");
    } else {
        Diag *diag = report(diags, scene, scene->at, "not a JSON value");
        diag_hint(diags, diag, "write a \"text\", a number, true, false, null, [ … ] or { … }");
    }
}

// Where it wants a key, cJSON stops one byte behind the culprit, and of a bad text behind its quote.
static Scene find_culprit(const Source *source, size_t stopped) {
    if (stopped > source->bytes.length)
        stopped = source->bytes.length;
    Scene one_less = look_around(source, stopped ? stopped - 1 : 0);
    char c = byte_at(&one_less, one_less.at);
    if (stopped && !one_less.quoted && wants_key(&one_less) && !is_space(c) && c != '"')
        return one_less;
    return look_around(source, stopped);
}

void json_explain(const Source *source, size_t stopped, Diags *diags) {
    Scene scene = find_culprit(source, stopped);
    if (!explain_text(&scene, diags) && !explain_end(&scene, diags) &&
        !explain_closing(&scene, diags) && !explain_comment(&scene, diags) &&
        !explain_quotes(&scene, diags) && !explain_decimal_comma(&scene, diags) &&
        !explain_word(&scene, diags) && !explain_key(&scene, diags) &&
        !explain_comma(&scene, diags))
        explain_rest(&scene, diags);
}
