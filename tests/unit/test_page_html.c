// SPDX-License-Identifier: EUPL-1.2
//
// Parts → HTML: golden pieces, and author text that means harm.
#include "page_kit.h"
#include "page_tags.h"

// --------------------------------------------------------------------------------------- blocks

static void html__blocks(void **state) {
    (void)state;
    assert_html("", "");
    assert_html("En rad\nen till\n", "<p>En rad\nen till</p>\n");
    assert_html("a  \nb\\\nc\n", "<p>a<br>\nb<br>\nc</p>\n");
    assert_html("## Å & b\n", "<h2 id=\"a-b\">Å &amp; b</h2>\n");
    assert_html("> a\n>\n> b\n", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n");
    assert_html("a\n\n* * *\n\nb\n", "<p>a</p>\n<hr>\n<p>b</p>\n");
    assert_html("```r\na < b\n  c\n```\n",
                "<pre><code class=\"language-r\">a &lt; b\n  c\n</code></pre>\n");
    assert_html("    a\n", "<pre><code>a\n</code></pre>\n");
    assert_html("*a* **b** `c<d` ***e***\n", "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code> "
                                             "<em><strong>e</strong></em></p>\n");
    assert_html("&auml; &#229; &amp;lt; \\*\n", "<p>ä å &amp;lt; *</p>\n");
}

static void html__lists(void **state) {
    (void)state;
    assert_html("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    assert_html("- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n");
    assert_html("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n");
    assert_html("7. a\n", "<ol start=\"7\">\n<li>a</li>\n</ol>\n");
    assert_html("0. a\n", "<ol start=\"0\">\n<li>a</li>\n</ol>\n");
    assert_html("- a\n  - b\n  - c\n",
                "<ul>\n<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>\n</ul>\n");
    assert_html("-\n- a\n", "<ul>\n<li></li>\n<li>a</li>\n</ul>\n");
    assert_html("- > a\n", "<ul>\n<li>\n<blockquote>\n<p>a</p>\n</blockquote>\n</li>\n</ul>\n");
}

static void html__figures(void **state) {
    (void)state;
    assert_html("a\n\n![b *c*](indicator:x?by=sex)\n\nd\n",
                "<p>a</p>\n<figure>x</figure>\n<p>d</p>\n");
    assert_html("- ![b](indicator:x)\n", "<ul>\n<li>\n<figure>x</figure>\n</li>\n</ul>\n");
}

// --------------------------------------------------------------------------------------- links

static void html__links(void **state) {
    (void)state;
    assert_html("[a *b*](c.md)\n", "<p><a href=\"c.md\">a <em>b</em></a></p>\n");
    assert_html("[a](term:equity)\n", "<p><a class=\"term\" href=\"equity\">a</a></p>\n");
    assert_html("[a](https://x.se/?b=1&c='2')\n",
                "<p><a href=\"https://x.se/?b=1&amp;c=&#39;2&#39;\" rel=\"external\">a</a></p>\n");
    assert_html("[a](mailto:a@b.se) <tel:112>\n",
                "<p><a href=\"mailto:a@b.se\">a</a> <a href=\"tel:112\">tel:112</a></p>\n");
    assert_html("[83,1 år](value:x) [](gap:x)\n",
                "<p><span class=\"value\">83,1 år</span> <span class=\"value\">42</span></p>\n");
    assert_html("![a \"b\"](c.png)\n",
                "<p><img src=\"c.png\" alt=\"a &quot;b&quot;\" loading=\"lazy\"></p>\n");
    assert_html("[![a](b.png)](c.md)\n",
                "<p><a href=\"c.md\"><img src=\"b.png\" alt=\"a\" loading=\"lazy\"></a></p>\n");
}

static Text render(const Case *c, const Answer *answers) {
    Buf out = {0};
    page_html(&out, c->doc, answers, case_look());
    Text html = buf_copy(c->arena, &out);
    buf_release(&out);
    return html;
}

// cmark lets an autolink stand within a link; HTML does not.
static void html__no_link_within_a_link(void **state) {
    (void)state;
    assert_html("[a <https://x.se> b](c.md)\n", "<p><a href=\"c.md\">a https://x.se b</a></p>\n");
}

static void html__answers(void **state) {
    (void)state;
    Case c = case_body("[a](b.md) [c](term:d) [e](value:f) ![g](h.png)\n");
    const Answer answers[] = {
        {.href = T("/en/b/"), .language = T("en"), .css_class = T("other")},
        {.href = T("/sv/ord/#d"), .css_class = T("more")},
        {.html = T("<bdi>1</bdi>"), .css_class = T("up")},
        {.href = T("/a/h.png"), .css_class = T("wide")},
    };
    assert_text(render(&c, answers),
                "<p><a class=\"other\" href=\"/en/b/\" hreflang=\"en\">a</a> "
                "<a class=\"term more\" href=\"/sv/ord/#d\">c</a> "
                "<span class=\"value up\"><bdi>1</bdi></span> "
                "<img class=\"wide\" src=\"/a/h.png\" alt=\"g\" loading=\"lazy\"></p>\n");
    case_end(&c);
}

static void html__without_answers_the_text_stays(void **state) {
    (void)state;
    Case c = case_body("[a](b.md) [c](term:d) ![g *h*](h.png)\n\n![i](indicator:j)\n");
    const char *expected = "<p>a c g <em>h</em></p>\n<p>i</p>\n";
    Answer empty[4] = {0};
    assert_text(render(&c, NULL), expected);
    assert_text(render(&c, empty), expected);
    case_end(&c);
}

static void html__addresses(void **state) {
    (void)state;
    assert_html("[a](<b c.md>)\n", "<p><a href=\"b%20c.md\">a</a></p>\n");
    assert_html("[a](ö.md)\n", "<p><a href=\"%C3%B6.md\">a</a></p>\n");
    assert_html("[a](https://x.se/%C3%B6)\n",
                "<p><a href=\"https://x.se/%C3%B6\" rel=\"external\">a</a></p>\n");
    assert_html("[a](<b\"><script>.md>)\n", "<p>[a](&lt;b&quot;&gt;&lt;script&gt;.md&gt;)</p>\n");
    assert_html("[a](b\"\\<script\\>.md)\n", "<p><a href=\"b%22%3Cscript%3E.md\">a</a></p>\n");
}

// ------------------------------------------------------------------------------------- harm

// Whatever stands in a text, only what the renderer writes may come out.
static void assert_harmless(const char *body) {
    Case c = case_body(body);
    assert_non_null(c.doc);
    Text html = case_html(&c);
    const char *wrong = tags_wrong(c.arena, html);
    if (wrong)
        fail_msg("%s in\n%.*s", wrong, TEXT_ARG(html));
    size_t count;
    const Heading *headings = page_headings(c.doc, &count);
    for (size_t i = 0; i < count; i++)
        assert_null(tags_wrong(c.arena, headings[i].html));
    case_end(&c);
}

// The reader of tags sees what is wrong.
static void html__the_tag_reader_reads(void **state) {
    (void)state;
    static const char *const bad[] = {"<script>",
                                      "<p>",
                                      "</p>",
                                      "<p></h2>",
                                      "a > b",
                                      "a \"b\"",
                                      "<p x=\"y\"></p>",
                                      "<p class=y></p>",
                                      "<a href=\"a'b\"></a>",
                                      "<p id=\"a\"></p><p id=\"a\"></p>",
                                      "<a><a></a></a>",
                                      "<a href=\"javascript:x\"></a>",
                                      "<p",
                                      "<!-- -->"};
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_non_null(tags_wrong(arena, text_of(bad[i])));
    assert_null(tags_wrong(arena, T("<p class=\"a\">b &lt; <br>c</p>")));
    arena_free(arena);
}

static void html__author_text_is_escaped_everywhere(void **state) {
    (void)state;
    static const char *const evil[] = {
        "&lt;script&gt;&quot; onerror=x &#39; on &amp;",
        "\\<script>\\\" on\\' on\\&",
        "<script>alert(1)</script>",
        "<img src=x onerror=x>",
        "&#60;script&#62;",
    };
    static const char *const places[] = {
        "%s\n",
        "## %s\n",
        "%s\n---\n",
        "- %s\n",
        "1. %s\n\n2. b\n",
        "> %s\n",
        "**%s** *%s*\n",
        "`%s`\n",
        "    %s\n",
        "```%s\n%s\n```\n",
        "[%s](b.md)\n",
        "[%s](value:x)\n",
        "[%s](term:x)\n",
        "![%s](b.png)\n",
        "![%s](indicator:x)\n",
        "[a](b.md \"%s\")\n",
        "[a](<%s>)\n",
        "[a](value:%s)\n",
        "<https://x.se/%s>\n",
        "[a]: /%s\n\n[a]\n",
        "| %s | %s |\n|---|---|\n| %s | %s |\n",
        "*%s*\n\n| a | b |\n|---|---|\n| c | d |\n",
        "a[^1]\n\n[^1]: %s\n",
        "a[^%s]\n\n[^%s]: b\n",
        "[^%s]\n",
    };
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof evil / sizeof *evil; i++)
        for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
            Buf body = {0};
            for (const char *at = places[k]; *at; at++)
                if (at[0] == '%' && at[1] == 's')
                    buf_string(&body, evil[i]), at++;
                else
                    buf_char(&body, *at);
            assert_harmless(buf_copy(arena, &body).at);
            buf_release(&body);
        }
    arena_free(arena);
}

static void html__words_of_the_look_are_escaped(void **state) {
    (void)state;
    Case c = case_body("a[^1]\n\n|b|c|\n|-|-|\n|d|e|\n\n[^1]: f\n");
    PageLook look = {.prefix = T("<p>"),
                     .footnotes_title = T("<t>"),
                     .footnote_back = T("<b>\"#"),
                     .footnote_label = T("<l>\""),
                     .table_region = T("<r>\"")};
    Buf out = {0};
    page_html(&out, c.doc, NULL, &look);
    Text html = buf_copy(c.arena, &out);
    buf_release(&out);
    assert_has_not(html, "<t>");
    assert_has_not(html, "<b>");
    assert_has_not(html, "<l>");
    assert_has_not(html, "<r>");
    assert_has_not(html, "\"<p>");
    case_end(&c);
}

// ---------------------------------------------------------------------------------------- files

static void html__crlf_gives_the_same_bytes(void **state) {
    (void)state;
    static const char *const body = "Text\nmer  \nnu[^1]\n\n## Å\n\n- a\n  - "
                                    "b\n\n```\nkod\n\nmer\n```\n\n*T*\n\n| a | b |\n|---|--:|\n"
                                    "| c | 1 |\n\n![x](indicator:y)\n\n[^1]: not\n\n    mer\n";
    Case lf = case_body(body);
    Buf crlf = {0};
    for (size_t i = 0; i < lf.source->bytes.length; i++) {
        if (lf.source->bytes.at[i] == '\n')
            buf_char(&crlf, '\r');
        buf_char(&crlf, lf.source->bytes.at[i]);
    }
    buf_char(&crlf, 0);
    Case other = case_file(crlf.at);
    assert_silent(&other);
    assert_true(text_equal(case_html(&lf), case_html(&other)));
    buf_release(&crlf);
    case_end(&other);
    case_end(&lf);
}

// A page is const: rendering it twice, with other answers between, gives the same bytes.
static void html__is_pure(void **state) {
    (void)state;
    Case c = case_body("## A [b](c.md)\n\nd[^1] [](value:x)\n\n[^1]: e[^1]\n");
    Text first = case_html(&c);
    render(&c, NULL);
    assert_true(text_equal(first, case_html(&c)));
    case_end(&c);
}

typedef struct Jobs {
    const Case *c;
    Text html[64];
    Arena *arenas[8];
} Jobs;

static void job(void *context, size_t index, unsigned worker) {
    Jobs *jobs = context;
    Buf out = {0};
    page_html(&out, jobs->c->doc, NULL, case_look());
    Diags *diags = diags_new(jobs->arenas[worker]);
    page_read(jobs->arenas[worker], jobs->c->source, diags);
    jobs->html[index] = buf_copy(jobs->arenas[worker], &out);
    buf_release(&out);
}

static void html__many_threads(void **state) {
    (void)state;
    Case c = case_body("## A\n\n| b | c |\n|---|---|\n| *d* | [e](f.md)[^1] |\n\n[^1]: `g`\n");
    Jobs jobs = {.c = &c};
    for (size_t i = 0; i < 8; i++)
        jobs.arenas[i] = arena_new();
    work_each(64, 4, job, &jobs);
    for (size_t i = 1; i < 64; i++)
        assert_true(text_equal(jobs.html[0], jobs.html[i]));
    for (size_t i = 0; i < 8; i++)
        arena_free(jobs.arenas[i]);
    case_end(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html__blocks),
        cmocka_unit_test(html__lists),
        cmocka_unit_test(html__figures),
        cmocka_unit_test(html__links),
        cmocka_unit_test(html__no_link_within_a_link),
        cmocka_unit_test(html__answers),
        cmocka_unit_test(html__without_answers_the_text_stays),
        cmocka_unit_test(html__addresses),
        cmocka_unit_test(html__the_tag_reader_reads),
        cmocka_unit_test(html__author_text_is_escaped_everywhere),
        cmocka_unit_test(html__words_of_the_look_are_escaped),
        cmocka_unit_test(html__crlf_gives_the_same_bytes),
        cmocka_unit_test(html__is_pure),
        cmocka_unit_test(html__many_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
