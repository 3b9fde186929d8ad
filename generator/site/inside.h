// SPDX-License-Identifier: EUPL-1.2
//
// The data of site/, for its own files only. Reading order: this page, then
//   report.c theme.c load*.c    files → Site
//   tree.c made*.c gather.c link*.c    what belongs together, what refers to what
//   plan.c                      every output as a row
//   render.c view_*.c figure_*.c sentence*.c   an output → bytes (sentence.h: the words below a chart)
//   publish.c                   bytes → the site
#ifndef JAMLIK_SITE_INSIDE_H
#define JAMLIK_SITE_INSIDE_H

#include "site/site.h"
#include "chart/chart.h"
#include "data/data.h"
#include "locale/locale.h"
#include "page/page.h"
#include "template/template.h"

// The file that says: this folder is a site of ours and may be replaced.
#define SITE_MARKER ".jamlik-site"
// In the report's folder: pictures of earlier builds, and for how many days they are kept.
#define KEPT_PICTURES ".jamlik/pictures"
#define KEPT_DAYS 90

enum {
    MOST_LANGUAGES = 32,
    FILE_LIMIT = 4 << 20,                 // bytes of a JSON, CSV, YAML or PO file
    PAGE_LIMIT = 512 << 10,               // bytes of a Markdown file
    ASSET_LIMIT = 128 << 20,              // bytes of any other file
    FIGURE_WIDTH = 372,                   // units of a chart in a page: its text, 16 units, is at least
                                          // 12 px where the column is 284 px, on a screen of 320 px
    IMAGE_WIDTH = 552                     // with its margins 600 units, 1200 pixels wide
};

// ------------------------------------------------------------------------------------ report
typedef struct Limitation {               // of the accessibility statement
    LocalText what, why;
} Limitation;
typedef LIST(Limitation) LimitationList;

typedef struct Accessibility {
    bool given;
    Spot spot;                            // of its key
    Text status;                          // "full" "partial" "none"
    Text assessed, updated;               // ISO dates
    Text method;                          // "self" "external"
    Text feedback, report;                // URLs
    LimitationList faults, burden, outside;
} Accessibility;

// A language of the site. `chain`: the tags in which a text is looked for, itself first and the
// source language last; chain_index are the same as indexes into Report.languages.
typedef struct SiteLanguage {
    Text tag;
    Language *locale;
    bool mirrored;                        // charts are laid out from right to left
    Text chain[MOST_LANGUAGES];
    size_t chain_index[MOST_LANGUAGES];
    size_t chain_length;
    bool feed;                            // it has a page with a date, and the site an address
    Value texts, words;                   // the interface's texts, for templates: plain, and as markup
    Spot spot;
} SiteLanguage;

typedef struct Report {
    const Source *source;
    MeasureKind measures[MEASURE_COUNT];  // shown on indicators' pages; by default d and r
    size_t measure_count;
    bool measures_chosen;                 // by the author
    LocalText title, description, notice, organisation;
    Text edition, organisation_url, feedback, email;
    Text base_url;                        // with a final '/', or empty
    Text theme, place;
    Spot theme_spot, place_spot;          // {0}: not given
    double minimum;
    size_t source_language;               // index
    SiteLanguage languages[MOST_LANGUAGES];
    size_t language_count;
    Accessibility accessibility;
    Language *english;                    // for the interface's texts that no language of a chain has
} Report;

// False, and told, when nobody can say which languages the report has: then nothing else is read.
bool report_read(Arena *arena, const Source *source, Report *report, Diags *diags);
// Warns of texts in languages that the report has not: {"sv": …, "eng": …}. Once for each.
void check_languages(const Report *report, const Node *root, Diags *diags);
// "https://…" with a final slash; else an error and the empty text.
Text base_url_read(Arena *arena, Text url, Spot spot, Diags *diags);
void report_close(Report *report);

typedef LIST(Text) FontList;
typedef struct Theme {
    Palette light, dark;
    FontList regular, bold;               // files
    Text key;                             // program, colours and fonts: what every picture depends on
    const Source *source;
} Theme;

// ---------------------------------------------------------------------- pages and references
typedef struct SitePage SitePage;
typedef struct SiteAsset SiteAsset;
typedef struct SiteTerm SiteTerm;

typedef struct Figure {                   // a chart somewhere, in the words of one language
    const Table *table;
    Query query;
    Text name;                            // file name without its ending, unique within a language
    Text headline, headline_language;
    const SitePage *page;                 // where it stands
} Figure;

// What a Ref of a page turned out to be; one per ref, made in link.
typedef struct Target {
    const SitePage *page;
    const SiteAsset *asset;
    const SiteTerm *term;
    const Indicator *indicator;
    const Table *table;                   // FIGURE, VALUE
    Gap gap;                              // GAP
    Query query;
    bool found;
} Target;

typedef struct Version {                  // a page in one language
    PageDoc *doc;
    const Source *source;
    size_t language;
    Target *targets;                      // one per ref of doc
    Text summary;                         // of its text, where the author gives no description
    struct FindingTarget {                // one per finding of the front matter
        Target number, figure, link;
    } *findings;
} Version;

// Where an indicator tells of a group of people or of a place; made in made.c.
typedef struct Stance {
    const SitePage *page;                 // the indicator's
    const Table *table;                   // one column
    const Table *over_time;               // with the same row; NULL: one time, or a group cut out alone
    size_t row;                           // the group's; rows[row] is NULL where no groups are compared
    size_t other;                         // of the group it is compared with; SIZE_MAX: none
    Standing standing;
    bool many_places;                     // at a place that is not the report's, one of many: no value is shown
} Stance;
typedef LIST(Stance) StanceList;

struct SitePage {
    Text file;                            // "themes/health.md", as in links; of made pages too
    Text path;                            // "themes/health", "" for the start page
    PageKind kind;
    Version *versions[MOST_LANGUAGES];    // by language; NULL: not in that language
    Version *original;                    // in the source language; NULL for made indicator pages
    const Indicator *indicator;           // PAGE_INDICATOR
    const Breakdown *breakdowns;          // of it, made in link
    size_t breakdown_count;
    const CodeList *list;                 // PAGE_PLACE, PAGE_GROUP: what it is about
    const Group *group;
    bool made;                            // there for every language, with or without a file
    StanceList stances;                   // PAGE_PLACE, PAGE_GROUP: what is known about it
    Stance latest;                        // PAGE_INDICATOR: at the report's place; its page is NULL where not known
    size_t theme;                         // PAGE_INDICATOR: index of its life area in Site.themes, or their count
    LIST(const SitePage *) groups;        // PAGE_INITIATIVE: the pages of the groups it is for
    const FigureWish *wishes;             // the indicator's own figures, or one made for it
    size_t wish_count;
    Target *wish_targets;
    SitePage *parent;
    LIST(SitePage *) children;            // in order
    LIST(const Indicator *) indicators;   // of a theme (topics) or a goal
    LIST(const SitePage *) pages;         // the same: pages with its topics, or of its goal
    double weight;
};

struct SiteAsset {
    Text file;                            // "assets/map.png" in the report, or "style.css"
    Text path;                            // "assets/map-0123456789abcdef.png"
    Text bytes;
};

struct SiteTerm {
    Text id;
    LocalText term, brief, detail, source;
    Spot spot;
};

// -------------------------------------------------------------------------------- the outputs
typedef enum OutputKind {
    OUTPUT_PAGE, OUTPUT_FIGURE_SVG, OUTPUT_FIGURE_PNG, OUTPUT_ASSET, OUTPUT_TEMPLATE,
    OUTPUT_MARKER,
    OUTPUT_OPEN                           // open data: see open.c
} OutputKind;

typedef struct Output {
    OutputKind kind;
    Text path;
    size_t language;
    const SitePage *page;
    const Figure *figure;
    const Indicator *indicator;
    const SiteAsset *asset;
    const struct OpenKind *open;          // OUTPUT_OPEN: which file of which kind (open.c)
    const CodeList *list;                 // OUTPUT_OPEN of a code list
    Text template_name;                   // OUTPUT_TEMPLATE: "sitemap", "robots", "feed", "404"
} Output;

struct Site {
    Arena *arena;
    LIST(Arena *) arenas;                 // of the workers that loaded
    SiteOptions options;
    Report report;
    Theme theme;
    ChartKit *kit;
    TemplateSet *templates;
    LIST(CodeList *) code_lists;
    LIST(Indicator *) indicators;         // sorted by id
    LIST(SitePage *) pages;               // sorted by path
    LIST(SiteAsset *) assets;
    LIST(SiteTerm *) terms;
    Map *pages_by_file, *pages_by_path, *pages_by_indicator, *indicators_by_id, *assets_by_file, *terms_by_id;
    Map *drafts;                          // files of pages left out: "themes/health.md"
    Map *broken;                          // see site_is_broken
    const SiteAsset *stylesheet;
    SitePage *start;
    SitePage *glossary, *statement;
    SitePage *places, *groups, *grid;     // made from data; NULL: there is none for them
    LIST(SitePage *) themes;              // the life areas, in order
    LIST(Output) outputs;                 // sorted by path
    Map *figures[MOST_LANGUAGES];         // name → Figure, per language
    DataSettings settings;
};

// ------------------------------------------------------------------------------------ phases
bool site_load(Site *site, Diags *diags);         // false: there is no report to go on with
// One indicator (its file within the report) with all that it needs, and nothing else. NULL: told.
const Indicator *site_load_indicator(Site *site, Text file, Diags *diags);
Site *site_new(const SiteOptions *options);       // an empty one; site_close

// What has a mistake of its own, told where it is. What only follows from it is not told: a link to
// a page that cannot be read is no link to nowhere.
typedef enum Broken {
    BROKEN_PAGE,                          // its file, "themes/health.md"
    BROKEN_INDICATOR,                     // its id
    BROKEN_CODE_LIST,                     // its id
    BROKEN_ASSET,                         // its file, "assets/map.png"
    BROKEN_GLOSSARY,                      // ""
    BROKEN_PLACE                          // "", of report.yaml
} Broken;
void site_break(Site *site, Broken what, Text name);
bool site_is_broken(const Site *site, Broken what, Text name);
void site_tree(Site *site, Diags *diags);         // parents, order, kinds that must exist

bool made_kind(PageKind kind);                    // pages made from data
SitePage *indicator_page(const Site *site, const Indicator *indicator);
void site_link(Site *site, Diags *diags);
void site_plan(Site *site, Diags *diags);

// Siblings: by weight (0 stands last), then by address.
int page_order(const SitePage *one, const SitePage *two);
// The version a reader of a language gets, along the language's chain; NULL only for pages made
// from an indicator alone.
const Version *page_version(const Site *site, const SitePage *page, size_t language);
// The figure of an output language for an indicator, a query and a headline; NULL: not planned.
const Figure *figure_find(const Site *site, size_t language, const Indicator *indicator,
                          const Query *query, Text headline);

// The headline of an indicator's own figure in an output language, and the language it is really in.
Text wish_headline(const Site *site, size_t language, const FigureWish *wish, Text *found);

// ----------------------------------------------------------------------------------- writing
// What a view needs while one output is rendered.
typedef struct View {
    const Site *site;
    const SiteLanguage *language;
    size_t language_index;
    Arena *arena;                         // of this job
    ChartPen *pen;                        // of this worker
    Diags *diags;
    Text root;                            // "../../": from the output to the site's root
    const SitePage *page;
} View;

// A text in the view's language or what it falls back to. As markup, a fallback is wrapped in a
// span with its language and direction; sv for sv-simple is not (see docs/decisions.md).
Text view_local(const View *view, const LocalText *text);
Text view_local_html(const View *view, const LocalText *text);
Text view_mark_html(const View *view, Text text, Text language);
// sv and sv-simple are one language to a screen reader: only another primary subtag is marked.
bool same_speech(Text a, Text b);
// The language if a reader must be told of it, else empty: nobody is told that sv-simple is sv.
Text view_foreign(const View *view, Text language);
Text view_linked_html(const View *view, const LocalText *text);   // its web addresses as links
// For use inside a generated sentence: the text, with marks around it when it falls back, that
// sentence_html turns into a span and sentence_plain leaves out.
Text view_label(const View *view, const LocalText *text);
// The pattern of `key` in the reader's language; marked where it falls back.
Text view_words(const View *view, const char *key, const WordsArg *args, size_t count);
Text sentence_html(const View *view, Text marked);
Text sentence_plain(const View *view, Text marked);

const SiteLanguage *view_language(const View *view, size_t index);
const Version *view_version(const View *view);    // of the view's page, or what it falls back to
Text view_href(const View *view, const SitePage *page, Text anchor);     // relative link
Text view_absolute(const View *view, const SitePage *page, size_t language);  // with base URL, or empty
Text view_page_title(const View *view, const SitePage *page, Text *language);
Text view_page_description(const View *view, const SitePage *page, Text *language);
Text view_group(const View *view, const Dimension *dimension, const Group *group);   // marked, as inside a sentence
Text view_capital(const View *view, Text marked);    // its first letter in upper case
Text view_group_plain(const View *view, const Dimension *dimension, const Group *group);   // as a label
// What a table is about where it compares no groups: "Gävle, Kvinnor" (marked).
Text view_slice_name(const View *view, const Table *table);

// Numbers with their unit, "83,1 år", "45,2 %"; without it for tables and axes.
Text view_number(const View *view, const Indicator *indicator, double value);
Text view_amount(const View *view, const Indicator *indicator, double value);
Text view_percent(const View *view, double value, int decimals);          // "45,2 %" of what is no indicator's
Text view_unit(const View *view, const Indicator *indicator);            // "procent", "år" (marked)
Text view_gap_amount(const View *view, const Indicator *indicator, double gap);   // "3,6 procentenheter"
// {value} and {year} of the patterns for a target; false: the indicator has none.
bool view_target_args(const View *view, const Indicator *indicator, bool unit, WordsArg args[2]);
Text view_ratio_number(const View *view, double ratio);                  // "1,26", "3,5"
Text view_ratio(const View *view, double ratio);                         // "3,5 gånger"
Text view_progress(const View *view, const FrontMatter *front);           // "Pågår (2024)"
Text view_status(const View *view, Status status);                       // "för få svar"
Text view_cell(const View *view, const Indicator *indicator, const Observation *cell);

// What a table shows, in words: one paragraph of plain sentences, with fallback marks.
Text sentence_of(const View *view, const Table *table);
// What kind of picture it is ("Linjediagram."), for the chart's description; and how to read it,
// empty for bars and lines, which need no explanation. (sentence_form.c)
Text sentence_form(const View *view, const Table *table);
Text sentence_how_to_read(const View *view, const Table *table);
Text view_standing(const View *view, Standing standing);          // "sämre läge": a status word
const char *standing_symbol(Standing standing);                   // "▼", never alone
Text view_progress_word(const View *view, Progress progress);     // "mot målet"
const char *progress_symbol(Progress progress);
// How the absolute and the relative gap have moved, with a warning when they disagree; empty when
// not known. (sentence_measure.c)
Text sentence_gap_change(const View *view, const Breakdown *breakdown);
Text sentence_measure(const View *view, const Breakdown *breakdown, MeasureKind kind);  // one in words
Text view_measure_name(const View *view, MeasureKind kind);       // "Absolut skillnad"
Text view_measure_explained(const View *view, MeasureKind kind);  // what it tells, in plain words
// As plain text it carries no marks: the language it is in where its patterns fall back, else empty.
Text sentence_language(const View *view);

// A figure: its scene, and its values for the template "figure".
Text figure_subtitle(const View *view, const Table *table);       // unit, population, place, time (marked)
Text figure_source(const View *view, const Indicator *indicator); // "Källa: …" (marked)
void put_table(ValueObject *object, const View *view, const Table *table);   // corner, heads, rows
// framed: with headline, subtitle and source, for a picture that travels alone.
ChartSpec figure_spec(const View *view, const Figure *figure, double width, bool framed);
bool figure_is_cut(const Table *table);          // drawn by distances, on a scale that leaves zero out
Scene *figure_scene(const View *view, const Figure *figure, const ChartSpec *spec);
Text figure_description(const View *view, const Table *table);   // of the picture, plain
void figure_key(Buf *key, const ChartSpec *spec);    // all that the picture shows, for its hash
Text figure_html(const View *view, const Figure *figure, Text id, bool small);

// view_page.c, view_head.c and view_kinds.c
Value page_value(const View *view);
// A list under `name`, and has_<name>: Mustache cannot ask whether a list has items.
void put_list(ValueObject *object, const char *name, Value list);
Text nav_title(const View *view, const SitePage *page);            // its short title, as markup
Value nav_link(const View *view, const SitePage *page);
Value term_value(const View *view, const SiteTerm *term);
Value alternates_value(const View *view, const SitePage *page);
bool page_translated(const Site *site, const SitePage *page, size_t language);
const Figure *figure_of(const View *view, const Target *target, Text headline);
Text figure_at(const View *view, const Target *target, Text headline, unsigned number, bool small);
Text target_words(const View *view, const Target *target);       // of a value or gap, marked
Text target_number(const View *view, const Target *target);      // the same as markup
Text view_amount_of(const View *view, const Target *target);     // of a value: number, or why not
void put_page_head(ValueObject *object, const View *view);            // view_head.c
void put_common(ValueObject *object, const View *view);         // root, language, text, report
void put_kind(ValueObject *object, const View *view, const Version *version);
// view_made.c: the words of pages made from data.
Text view_say(const View *view, const char *key, const WordsArg *args, size_t count);   // words as markup
// The author's page in this language, or in one that a reader of it understands; else NULL.
const Version *made_version(const View *view, const SitePage *page);
Text made_title(const View *view, const SitePage *page, Text *language);
Text made_short_title(const View *view, const SitePage *page, Text *language);
Text made_description(const View *view, const SitePage *page, Text *language);
// view_site.c: what robots, sitemap, feed, headers and 404 need.
Value site_value(const View *view, Text template_name);
Text updated_of(const SitePage *page, size_t language);          // its date, or empty
void make_texts(Arena *arena, SiteLanguage *language, const Report *report);   // its texts and words

// open.c: open data. Its rows of the plan; one of them → bytes; its kind's name.
// What can be downloaded of an indicator: `downloads` for readers, `program_downloads` for programs,
// `embed` with the markup for others' pages, `json_ld` for search engines.
void put_downloads(ValueObject *object, const View *view, const Indicator *indicator);
void put_data(ValueObject *object, const View *view);             // the page of all open data
Text open_reader_href(const View *view, const Indicator *indicator);     // its CSV in the reader's language
void plan_open(Site *site);
void render_open(Buf *out, const View *view, const Output *output);
const char *open_kind_name(const struct OpenKind *kind);
Value unframed_value(const View *view);           // open_embed.c: `path` of pages that no frame may show
bool open_speaks(const struct OpenKind *kind);    // there is one in each language

// Renders one output into `out`; diags collect errors.
void output_render(Buf *out, const Site *site, const Output *output, ChartPen *pen, Arena *arena,
                   Diags *diags);

#endif
