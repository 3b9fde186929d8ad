// SPDX-License-Identifier: EUPL-1.2
//
// Markdown → Parts, against cmark's own renderer: for every construct that both write, the words
// and the elements that come out must be the same.
#include "page_kit.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

static char *oracle(const Case *c) {
    size_t body = text_find(c->source->bytes, T("---\ntitle: T\n---\n")) + 17;
    Text text = text_slice(c->source->bytes, body, c->source->bytes.length);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text.length ? text.at : "", text.length);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, CMARK_OPT_FOOTNOTES,
                                   cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(document);
    cmark_parser_free(parser);
    return html;
}

// The words between tags, white space as one space. cmark escapes ' as itself.
static Text words(Arena *arena, Text html) {
    Buf out = {0};
    bool tag = false, gap = false;
    for (size_t i = 0; i < html.length; i++) {
        char c = html.at[i];
        gap |= c == '<' || c == ' ' || c == '\n';
        if (c == '<')
            tag = true;
        if (!tag && c != ' ' && c != '\n') {
            if (gap && out.length)
                buf_char(&out, ' ');
            gap = false;
            if (text_starts(text_slice(html, i, html.length), "&#39;")) {
                i += 4;
                c = '\'';
            }
            buf_char(&out, c);
        }
        if (c == '>')
            tag = false;
    }
    Text text = buf_copy(arena, &out);
    buf_release(&out);
    return text;
}

// "p em /em /p …": the names of the elements, without those that only we write around tables.
static Text elements(Arena *arena, Text html) {
    static const char *const ours[] = {"section", "/section", "span", "/span",
                                       "th",      "/th",      "td",   "/td"};
    Buf out = {0};
    for (size_t i = 0; i < html.length; i++) {
        if (html.at[i] != '<')
            continue;
        size_t from = ++i;
        while (i < html.length && !strchr(" >\n", html.at[i]))
            i++;
        Text name = text_slice(html, from, i);
        bool skip = text_equal(name, T("/")) || name.length == 0;
        for (size_t k = 0; k < 4; k++)
            skip |= text_is(name, ours[k]);
        if (!skip)
            buf_format(&out, "%.*s ", (int)name.length, name.at);
        if (text_is(name, "th") || text_is(name, "/th"))
            memcpy(out.at + out.length - 3, "td ", 3);
    }
    Text text = buf_copy(arena, &out);
    buf_release(&out);
    return text;
}

static void assert_like_cmark(const char *body) {
    Case c = case_body(body);
    char *expected = oracle(&c);
    Text ours = case_html(&c), theirs = text_of(expected);
    assert_text(words(c.arena, ours), words(c.arena, theirs).at);
    assert_text(elements(c.arena, ours), elements(c.arena, theirs).at);
    free(expected);
    case_end(&c);
}

static void markdown__like_cmark(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "",
        "a\nb\n\nc  \nd\\\ne\n",
        "## a *b*\n\n### c `d`\n",
        "a\nb\n---\n",
        "- a\n- b\n\n  c\n- d\n",
        "- a\n  - b\n    - c\n\n      d\n  - e\n- f\n",
        "1. a\n2. b\n   - c\n\n3. d\n",
        "1) a\n2) b\n3. c\n",
        "- a\n+ b\n* c\n",
        "-\n\n- a\n-\n",
        "> a\nb\n> - c\n>   d\n>\n> e\n\nf\n",
        "* * *\n___\n",
        "    a\n\n      b\n\nc\n",
        "~~~ x y\na\n\n ```\n~~~\n",
        "```\nopen\n",
        "*a **b *c* d** e* __f__ _g_h_ **i*j*k**\n",
        "a * b ** c _ d\n",
        "`a` ``b ` c`` `d\n",
        "\\*a\\* \\& &amp; &copy; &#x41; &unknown;\n",
        "[a](b.md) [c *d*](<e f.md>) [g](h.md?i&j)\n",
        "[a][b] [b] [b][] [none]\n\n[b]: c.md\n",
        "<https://x.se/å?b=c&d> <a@b.se>\n",
        "[a [b](c.md) d](e.md)\n",
        "a [b c\n",
        "| a | b |\n|---|---|\n| c | d |\n| e | f |\n",
        "a | b\n:-- | --:\n`c` | *d*\n",
        "| a |\n|---|\n| b \\| c |\n",
        "para\n| a | b |\n|---|---|\n| c | d |\n",
        "- | a | b |\n  |---|---|\n  | c | d |\n\n  e\n",
        "> | a | b |\n> |---|---|\n> | c | d |\n",
        "| a | b |\n|---|---|\n| c |\n| d | e | f |\n",
        "| a | b |\n|---|\n| c | d |\n",
        "å ä ö — “x” ’y’ \xF0\x9F\x98\x80 \xD8\xA7\n",
        "1986\\. Ett\n\n2019 - två\n",
        "a\tb\n\n-\tc\n\n\td\n",
        "5 < 6 > 4 & 3 \"a\" 'b'\n",
        "##\n\n## a ##\n\n##b\n",
        "a\n\n\n\n\nb\n   c\n",
        "- a\n\n\n- b\n\n\n\nc\n",
        "[a]: b.md\n\n[a]: c.md\n\n[a]\n",
        "[a]: b.md\nc [a]\n",
        "![a *b*][c]\n\n[c]: d.png\n",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        assert_like_cmark(bodies[i]);
}

// Every text of up to six of these pieces, drawn by a simple generator of numbers.
static void markdown__like_cmark_at_random(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "a ",          "å",           "*",           "**",          "_",
        "`",           "[b](c.md)",   "[d]",         "\\",          "&amp;",
        "  \n",        "\n",          "\n\n",        "- ",          "1. ",
        "> ",          "## ",         "    ",        "```\n",       "---\n",
        "| e | f |\n", "|---|---|\n", "| g | h |\n", "[d]: i.md\n", "\n\n[d]: i.md\n",
        "  ",          "1",           "(x)",         "\"",          "~",
    };
    Arena *arena = arena_new();
    uint32_t seed = 7;
    for (int round = 0; round < 4000; round++) {
        Buf body = {0};
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            buf_string(&body, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        buf_char(&body, '\n');
        Text copy = buf_copy(arena, &body);
        Case c = case_body(copy.at);
        bool level_one = case_diag(&c, "heading-level-one") != NULL;
        bool caption = text_find(case_html(&c), T("<caption")) != SIZE_MAX;
        case_end(&c);
        if (!level_one && !caption)
            assert_like_cmark(copy.at);
        buf_release(&body);
    }
    arena_free(arena);
}

static void markdown__html_is_refused(void **state) {
    (void)state;
    assert_body_says("åå <b>a</b>\n", "html-in-text", 4, 4, "<b>");
    assert_body_says("a\n<b>\nc\n", "html-in-text", 5, 1, "<b>");
    assert_body_says("<div>\nhej\n</div>\n", "html-in-text", 4, 1, "<div>");
    assert_body_says("> <div\n> class=x>\n", "html-in-text", 4, 3, "<div");
    assert_body_says("- a <br> b\n", "html-in-text", 4, 5, "<br>");
    assert_body_says("| a<br>b | c |\n|---|---|\n| d | e |\n", "html-in-text", 4, 4, "<br>");
    assert_body_says("<!-- c -->\n", "html-in-text", 4, 1, "<!-- c -->");
    assert_body_says("a <?php ?>\n", "html-in-text", 4, 3, "<?php ?>");
    assert_body_says("<?php\n", "html-in-text", 4, 1, "<?php");
    assert_body_says("<![CDATA[x]]>\n", "html-in-text", 4, 1, NULL);
    assert_body_silent("`<b>` &lt;b&gt; \\<b> 5 < 6 <https://x.se>\n\n    <b>\n");
}

static void markdown__html_hints(void **state) {
    (void)state;
    Case c = case_body("a<br>b\n");
    assert_has(case_diag(&c, "html-in-text")->hint, "line break");
    case_end(&c);
    c = case_body("<!-- a -->\n");
    assert_has(case_diag(&c, "html-in-text")->hint, "comment");
    case_end(&c);
}

static void markdown__html_stays_as_text(void **state) {
    (void)state;
    assert_html("a <b>c</b>\n", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
    assert_html("<div>\nb\n</div>\n", "<p>&lt;div&gt;\nb\n&lt;/div&gt;</p>\n");
}

// The same tag twice on a line: each message has its own place.
static void markdown__html_places_in_order(void **state) {
    (void)state;
    Case c = case_body("<b>a<b>\n");
    assert_int_equal(diags_count(c.diags, LEVEL_ERROR), 2);
    assert_int_equal(diags_at(c.diags, 1)->spot.offset - diags_at(c.diags, 0)->spot.offset, 4);
    case_end(&c);
}

static void markdown__deep_emphasis(void **state) {
    (void)state;
    Buf body = {0};
    for (int i = 0; i < 2048; i++)
        buf_char(&body, '*');
    buf_char(&body, 'a');
    for (int i = 0; i < 2048; i++)
        buf_char(&body, '*');
    buf_char(&body, 0);
    assert_like_cmark(body.at);
    buf_release(&body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown__like_cmark),
        cmocka_unit_test(markdown__like_cmark_at_random),
        cmocka_unit_test(markdown__html_is_refused),
        cmocka_unit_test(markdown__html_hints),
        cmocka_unit_test(markdown__html_stays_as_text),
        cmocka_unit_test(markdown__html_places_in_order),
        cmocka_unit_test(markdown__deep_emphasis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
