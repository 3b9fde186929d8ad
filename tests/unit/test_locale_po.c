// SPDX-License-Identifier: EUPL-1.2
#include "locale/po.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEADER                                                                                     \
    "msgid \"\"\nmsgstr \"\"\n\"Language: sv\\n\"\n\"Content-Type: text/plain; "                   \
    "charset=UTF-8\\n\"\n"

static Arena *arena;
static Diags *diags;
static const Source *source;

static int setup(void **state) {
    (void)state;
    arena = arena_new();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_free(arena);
    return 0;
}

static PoFile *read(const char *text) {
    diags = diags_new(arena);
    source = source_make(arena, T("sv.po"), text_copy(arena, text_of(text)));
    return po_read(arena, source, diags);
}

static void assert_text(Text text, const char *wanted) {
    assert_string_equal(text_copy(arena, text).at, wanted);
}

static PoFile *read_fine(const char *text) {
    PoFile *po = read(text);
    if (diags_count(diags, LEVEL_NOTE))
        fail_msg("%s", diags_at(diags, 0)->message.at);
    assert_non_null(po);
    return po;
}

// ------------------------------------------------------------------------------------ reading

static void po__reads_an_entry_with_all_its_parts(void **state) {
    (void)state;
    PoFile *po = read_fine(HEADER "\n"
                                  "# En kommentar\n"
                                  "#. extracted\n"
                                  "#: templates/figure.html:3\n"
                                  "#, fuzzy, icu-format,max-length:40\n"
                                  "#| msgctxt \"old.key\"\n"
                                  "#| msgid \"\"\n"
                                  "#| \"old \"\n"
                                  "#| \"text\"\n"
                                  "msgctxt \"figure.table\"\n"
                                  "msgid \"\"\n"
                                  "\"line one\\n\"\n"
                                  "\"\\ttwo \\\"quoted\\\" \\\\\"\n"
                                  "msgstr \"rad \" \"ett\"\n");
    assert_int_equal(po->entries.count, 2);
    const PoEntry *entry = po->entries.items[1];
    assert_int_equal(entry->comments.count, 8);
    assert_text(entry->comments.items[0], "# En kommentar");
    assert_text(entry->comments.items[7], "#| \"text\"");
    assert_int_equal(entry->flags.count, 3);
    assert_text(entry->flags.items[2], "max-length:40");
    assert_true(entry->fuzzy);
    assert_false(entry->obsolete);
    assert_text(entry->context.text, "figure.table");
    assert_text(entry->id.text, "line one\n\ttwo \"quoted\" \\");
    assert_text(entry->previous_context.text, "old.key");
    assert_text(entry->previous_id.text, "old text");
    assert_int_equal(entry->strings.count, 1);
    assert_text(entry->strings.items[0].text, "rad ett");
}

static void po__reads_plurals_and_obsolete_entries(void **state) {
    (void)state;
    PoFile *po = read_fine(HEADER "msgid \"one\"\n"
                                  "msgid_plural \"many\"\n"
                                  "msgstr[0] \"ett\"\n"
                                  "msgstr[1] \"flera\"\n"
                                  "\n"
                                  "#~ msgctxt \"gone\"\n"
                                  "#~ msgid \"\"\n"
                                  "#~ \"Gone\"\n"
                                  "#~ msgstr \"Borta\"\n"
                                  "\n"
                                  "#~| msgid \"before\"\n"
                                  "#~ msgid \"Gone\"\n"
                                  "#~ msgstr \"Borta\"\n");
    assert_int_equal(po->entries.count, 4);
    assert_text(po->entries.items[1]->plural.text, "many");
    assert_text(po->entries.items[1]->strings.items[1].text, "flera");
    assert_true(po->entries.items[2]->obsolete);
    assert_text(po->entries.items[2]->id.text, "Gone");
    assert_text(po->entries.items[3]->previous_id.text, "before");
}

static void po__tells_entries_apart_by_context(void **state) {
    (void)state;
    PoFile *po = read_fine(HEADER "msgid \"x\"\nmsgstr \"1\"\n\n"
                                  "msgctxt \"\"\nmsgid \"x\"\nmsgstr \"2\"\n\n"
                                  "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"3\"\n\n"
                                  "#~ msgid \"x\"\n#~ msgstr \"old\"\n");
    assert_int_equal(po->entries.count, 5);
}

static void po__reads_the_header(void **state) {
    (void)state;
    PoFile *po = read_fine(HEADER);
    assert_text(po_header(po, "language"), "sv");
    assert_text(po_header(po, "Content-Type"), "text/plain; charset=UTF-8");
    assert_int_equal(po_header(po, "Plural-Forms").length, 0);
}

// ----------------------------------------------------------------------------------- lossless

static void expect_lossless(const char *text) {
    PoFile *po = read_fine(text);
    Buf buf = {0};
    for (size_t i = 0; i < po->entries.count; i++)
        buf_text(&buf, po->entries.items[i]->raw);
    buf_text(&buf, po->tail);
    buf_char(&buf, '\0');
    assert_string_equal(buf.at, text);
    buf_release(&buf);
}

static void po__loses_nothing(void **state) {
    (void)state;
    expect_lossless(HEADER);
    expect_lossless("# top\n\n#, fuzzy\n" HEADER
                    "\n\n#~ msgid \"x\"\n#~ msgstr \"y\"\n\n# end\n#\n");
    expect_lossless(HEADER "\r\n\r\n# a\r\nmsgid \"x\"\r\n\r\nmsgstr \"y\"\r\n\r\n");
    expect_lossless(HEADER "  msgid   \"x\"  \n\tmsgstr\"y\"");
    expect_lossless(
        HEADER
        "msgid \"x\"\nmsgstr \"\"\nmsgid \"z\"\nmsgstr \"å\"\n#. c\nmsgid \"w\"\nmsgstr \"\"");
}

static void po__keeps_each_entrys_own_lines(void **state) {
    (void)state;
    PoFile *po = read_fine(HEADER "\n# c\nmsgid \"x\"\nmsgstr \"y\"\n\n# end\n");
    assert_text(po->entries.items[0]->raw, HEADER);
    assert_text(po->entries.items[1]->raw, "\n# c\nmsgid \"x\"\nmsgstr \"y\"\n");
    assert_text(po->tail, "\n# end\n");
}

// ------------------------------------------------------------------------------------- errors

static void expect_error(const char *text, const char *id, size_t wanted_line,
                         const char *message) {
    size_t line, column;
    assert_null(read(text));
    const Diag *diag = diags_at(diags, 0);
    if (diags_count(diags, LEVEL_ERROR) != 1)
        fail_msg("%zu errors, the second: %s", diags_count(diags, LEVEL_ERROR),
                 diags_at(diags, 1)->message.at);
    assert_string_equal(diag->id, id);
    assert_string_equal(diag->message.at, message);
    source_position(source, diag->spot.offset, &line, &column);
    assert_int_equal(line, wanted_line);
}

static void po__tells_where_the_syntax_is_wrong(void **state) {
    (void)state;
    expect_error(HEADER "msgid \"x\nmsgstr \"\"\n", "po-syntax", 5,
                 "text without a closing quotation mark");
    expect_error(HEADER "msgid \"x\\\"\nmsgstr \"\"\n", "po-syntax", 5,
                 "text without a closing quotation mark");
    expect_error(HEADER "msgid \"x\" y\nmsgstr \"\"\n", "po-syntax", 5,
                 "something behind the closing quotation mark");
    expect_error(HEADER "msgid\nmsgstr \"\"\n", "po-syntax", 5,
                 "expected a text in quotation marks");
    expect_error(HEADER "msgid x\nmsgstr \"\"\n", "po-syntax", 5,
                 "expected a text in quotation marks");
    expect_error(HEADER "msgdi \"x\"\nmsgstr \"\"\n", "po-syntax", 5, "unknown keyword 'msgdi'");
    expect_error(HEADER "domain \"x\"\n", "po-syntax", 5, "unknown keyword 'domain'");
    expect_error(HEADER "msgstr \"x\"\n", "po-syntax", 5, "this keyword cannot stand here");
    expect_error(HEADER "msgid \"x\"\nmsgctxt \"y\"\nmsgstr \"\"\n", "po-syntax", 6,
                 "this keyword cannot stand here");
    expect_error(HEADER "msgid \"x\"\nmsgid_plural \"y\"\nmsgstr \"\"\n", "po-syntax", 7,
                 "this keyword cannot stand here");
    expect_error(HEADER "msgid \"x\"\nmsgid_plural \"y\"\nmsgstr[1] \"\"\n", "po-syntax", 7,
                 "this keyword cannot stand here");
    expect_error(HEADER "msgid \"x\"\nmsgstr[0] \"\"\n", "po-syntax", 6,
                 "this keyword cannot stand here");
    expect_error(HEADER "msgid \"x\"\n# c\nmsgstr \"\"\n", "po-syntax", 6,
                 "comment within an entry");
    expect_error(HEADER "msgid \"x\"\n", "po-syntax", 5, "entry without msgstr");
    expect_error(HEADER "msgctxt \"x\"\n", "po-syntax", 5, "entry without msgid");
    expect_error(HEADER "#| msgid \"x\"\n#| msgid \"y\"\nmsgid \"x\"\nmsgstr \"\"\n", "po-syntax",
                 6, "this keyword cannot stand here");
    expect_error(HEADER "\n\"x\"\n", "po-syntax", 6, "a string that belongs to nothing");
    expect_error(HEADER "#~ msgid \"x\"\nmsgstr \"\"\n", "po-syntax", 6,
                 "an entry is obsolete as a whole or not at all");
    expect_error(HEADER "msgid \"\\q\"\nmsgstr \"\"\n", "po-escape", 5, "unknown escape '\\q'");
    expect_error(HEADER "msgid \"x\"\nmsgstr \"a\"\n\"b\\101\"\n", "po-escape", 7,
                 "unknown escape '\\1'");
    expect_error(HEADER "msgid \"\\å\"\nmsgstr \"\"\n", "po-escape", 5, "unknown escape '\\å'");
    expect_error(HEADER "msgid \"x\"\nmsgstr \"\"\n\nmsgid \"x\"\nmsgstr \"\"\n", "po-duplicate", 8,
                 "this msgid is there twice");
}

static void po__wants_a_header_in_utf8(void **state) {
    (void)state;
    expect_error("", "po-header", 1, "no header");
    expect_error("msgid \"x\"\nmsgstr \"\"\n", "po-header", 1, "no header");
    expect_error("# c\nmsgid \"\"\nmsgstr \"Language: sv\\n\"\n", "po-header", 3,
                 "the header does not say charset=UTF-8");
    expect_error("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n",
                 "po-header", 2, "the header does not say charset=UTF-8");
}

static void po__goes_on_after_an_error(void **state) {
    (void)state;
    assert_null(
        read(HEADER
             "\nmsgdi \"x\"\nmsgstr \"y\"\n\nmsgid \"x\"\nmsgstr \"y\"\n\nmsgid z\nmsgstr \"\"\n"));
    assert_int_equal(diags_count(diags, LEVEL_ERROR), 2);
}

static void po__knows_where_a_decoded_byte_stands(void **state) {
    (void)state;
    PoFile *po = read_fine(HEADER "msgid \"x\"\nmsgstr \"a\\nb\"\n\"c{d\"\n");
    const PoString *string = &po->entries.items[1]->strings.items[0];
    assert_text(string->text, "a\nbc{d");
    Spot spot = po_spot(po, string, 4, 2);
    assert_text(text_slice(source->bytes, spot.offset, spot.offset + spot.length), "{d");
    spot = po_spot(po, string, 1, 1);
    assert_text(text_slice(source->bytes, spot.offset, spot.offset + spot.length), "\\n");
    spot = po_spot(po, string, 2, 3); // over a line end: only its first line
    assert_text(text_slice(source->bytes, spot.offset, spot.offset + spot.length), "b\"");
    spot = po_spot(po, string, 6, 1);
    assert_text(text_slice(source->bytes, spot.offset, spot.offset + spot.length), "\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(po__reads_an_entry_with_all_its_parts),
        cmocka_unit_test(po__reads_plurals_and_obsolete_entries),
        cmocka_unit_test(po__tells_entries_apart_by_context),
        cmocka_unit_test(po__reads_the_header),
        cmocka_unit_test(po__loses_nothing),
        cmocka_unit_test(po__keeps_each_entrys_own_lines),
        cmocka_unit_test(po__tells_where_the_syntax_is_wrong),
        cmocka_unit_test(po__wants_a_header_in_utf8),
        cmocka_unit_test(po__goes_on_after_an_error),
        cmocka_unit_test(po__knows_where_a_decoded_byte_stands),
    };
    return cmocka_run_group_tests_name("locale_po", tests, setup, teardown);
}
