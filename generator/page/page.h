// SPDX-License-Identifier: EUPL-1.2
//
// page/ is narrative: front matter, Markdown, and the figures, values and terms bound into text.
//
//   PageDoc *doc = page_read(arena, source, diags);
//   for each doc->refs: the caller finds out what it means and makes an Answer
//   page_html(&buf, doc, answers, &look);
//
// page/ does not know what an indicator is. It hands every reference out as scheme, target and
// place, and puts the caller's answers back in. A PageDoc is const after reading.
#ifndef JAMLIK_PAGE_H
#define JAMLIK_PAGE_H

#include "base/base.h"

// YAML as a Node tree (report.yaml, theme.yaml, front matter). Scalars are texts unless plain and
// a number, true/false or null. Errors: yaml-syntax, duplicate-key, yaml-alias (anchors and aliases
// are refused), yaml-depth. `from`..`to` limits reading to a part of the source (front matter);
// places stay those of the whole file. A date such as 2026-11-22 is a text.
Node *yaml_read(Arena *arena, const Source *source, size_t from, size_t to, Diags *diags);

// ------------------------------------------------------------------------------ front matter
typedef enum PageKind {
    PAGE_PAGE, PAGE_START, PAGE_THEME, PAGE_GOAL, PAGE_INITIATIVE, PAGE_INDICATOR, PAGE_GLOSSARY,
    PAGE_STATEMENT, PAGE_LIST,
    PAGE_PLACES, PAGE_PLACE, PAGE_GROUPS, PAGE_GROUP, PAGE_GRID, PAGE_DATA     // made from data: see site/made.c
} PageKind;
const char *page_kind_name(PageKind kind);          // "theme": the template's name too

typedef struct Finding {                            // of a start page
    Text text;
    Text number, figure, link;                      // "value:…", "indicator:…", "themes/health.md"
    Spot text_spot, number_spot, figure_spot, link_spot;
} Finding;

typedef struct FrontMatter {
    Text title, short_title, description, goal, updated, status;
    Text as_of;                                     // when the status was so: "2024" or a date
    Spot title_spot, kind_spot, goal_spot, topics_spot;   // {0}: the key is not there
    PageKind kind;
    double weight;                                  // 0 when not given
    const Text *topics;
    size_t topic_count;
    const Text *groups;                             // of an initiative: "sex/women"
    size_t group_count;
    Spot groups_spot;
    bool draft, menu;
    const Finding *findings;
    size_t finding_count;
} FrontMatter;

// -------------------------------------------------------------------------------- references
typedef enum RefKind {
    REF_FIGURE,                                     // image alone in a paragraph, indicator:
    REF_VALUE, REF_GAP, REF_TERM,                   // links value: gap: term:
    REF_PAGE,                                       // link to another .md file, maybe with #anchor
    REF_ANCHOR,                                     // link to #anchor on this page
    REF_FILE,                                       // image or link to a file of the report
    REF_WEB                                         // http(s):, mailto:, tel:
} RefKind;

typedef struct Ref {
    RefKind kind;
    Text target;                                    // "life-expectancy", "../goals/x.md", "#a", URL
    Text query;                                     // behind '?', of figures, values, gaps
    Text anchor;                                    // behind '#', without it
    Text text;                                      // link text or alternative text, as plain text
    Spot spot;                                      // the target (URL) in the file
    Spot text_spot;
} Ref;

typedef struct Heading {
    int level;                                      // 2–6
    Text id;                                        // unique on the page
    Text text;                                      // plain text
    Text html;                                      // inline markup without links
    Spot spot;
} Heading;

typedef struct PageDoc PageDoc;

// Front matter and body. Errors: front matter rules; Markdown beyond the guard's bounds (markdown-size,
// markdown-depth, table-size, bracket-depth, …: see docs/decisions.md for why); raw HTML (refused:
// html-in-text), a level-1 heading in the body, a figure that is not alone in its paragraph, an
// image without alternative text, an unknown scheme, javascript:. NULL only when the file has no
// usable front matter. Thread-safe after page_init.
PageDoc *page_read(Arena *arena, const Source *source, Diags *diags);
void page_init(void);                               // once, before any thread starts

const FrontMatter *page_front(const PageDoc *doc);
const Source *page_source(const PageDoc *doc);
const Ref *page_refs(const PageDoc *doc, size_t *count);           // in order of appearance
const Heading *page_headings(const PageDoc *doc, size_t *count);
// The first paragraph as plain text, at most `most` characters, cut at a word: for descriptions.
// filled[i] is what stands for page_refs[i] where the author left its text empty, and else empty;
// NULL: nothing does.
Text page_summary(Arena *arena, const PageDoc *doc, const Text *filled, size_t most);

// Heading ids of a translation are those of its source by position, so that an anchor works in
// every language. Where a translation has more headings, or another level at a position, from there
// on its own ids are used. Called once, in link, before rendering.
void page_adopt_ids(PageDoc *translation, const PageDoc *original);

// --------------------------------------------------------------------------------- rendering
// What takes a reference's place.
typedef struct Answer {
    Text html;                                      // FIGURE: the whole figure; VALUE, GAP: the text, if
                                                    // the author left it empty, or empty to keep it
    Text href;                                      // PAGE, FILE, ANCHOR, WEB, TERM: where it leads
    Text language;                                  // of the target (hreflang), when it differs
    Text css_class;                                 // more classes, of links, values and pictures
} Answer;                                           // {0}: the author's words stay, without a link

typedef struct PageLook {
    Text prefix;                                    // before ids that the renderer makes up (note_1):
                                                    // they have an underscore, ids of headings never
    Text footnotes_title;                           // "Fotnoter"
    Text footnote_back;                             // "Tillbaka till texten, fotnot {number}" with # for number
    Text footnote_label;                            // "Fotnot #"
    Text table_region;                              // "Tabell #" for tables without a caption
} PageLook;

// The body as HTML: headings with ids, tables with caption, scope and a focusable scroll region,
// footnotes as a section, rel=external on web links. All author text is escaped. answers[i] is for
// page_refs[i]; NULL answers all with {0}. Pure: any thread, as often as there are languages.
void page_html(Buf *out, const PageDoc *doc, const Answer *answers, const PageLook *look);

#endif
