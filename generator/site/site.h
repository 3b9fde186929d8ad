// SPDX-License-Identifier: EUPL-1.2
//
// site/ is the pipeline, and the only room that knows two rooms: it loads a report folder, links
// what refers to what, plans every output, renders them on all cores and publishes the result.
//
//   SiteOptions options = {.report = T("content"), .output = T("public")};
//   Site *site = site_open(&options, diags);          // load, link, plan
//   site_build(site, diags);                          // render, publish
//   site_close(site);
//
// After site_open the Site is const: rendering reads it from many threads.
#ifndef JAMLIK_SITE_H
#define JAMLIK_SITE_H

#include "base/base.h"

typedef struct SiteOptions {
    Text report;                          // the report folder
    Text output;                          // where the site goes
    Text base_url;                        // replaces report.yaml's, when given
    Text share;                           // the folder that holds templates/ and themes/
    unsigned threads;                     // 0: one per processor
    bool drafts;                          // pages with draft: true too
} SiteOptions;

typedef struct Site Site;

// Loads, links and plans. Never NULL; when `diags` has errors the site must only be closed.
Site *site_open(const SiteOptions *options, Diags *diags);
void site_close(Site *site);

// One row of the plan: a file of the site.
typedef struct PlanRow {
    Text path;                            // "sv/themes/health/index.html"
    const char *kind;                     // "page", "figure-svg", "data", "asset" …
    Text language;                        // empty when it has none
    Text source;                          // the file it is made from, or empty
    const char *form;                     // "equiplot", of a figure; else NULL
    bool form_chosen;                     // by jamlik
} PlanRow;
size_t site_plan_count(const Site *site);
PlanRow site_plan_row(const Site *site, size_t index);

// Renders every output beside the old site and swaps it in. With an error nothing is changed.
bool site_build(const Site *site, Diags *diags);

// One template to `out`: `jamlik template FILE [--data FILE.json] [--partials DIR]`.
// The arena must live as long as the diags, whose places point into the sources it owns.
bool site_render_template(Buf *out, Text file, Text data, Text partials, Arena *arena, Diags *diags);

// Summary measures of inequality as JSON: `jamlik measures FILE.json`, an indicator in its report or
// the plain form (see data.h). Never NULL; nothing is written when `diags` has errors. Close it when
// they are printed.
Site *site_measures(Buf *out, Text file, Diags *diags);

// The folder with templates/ and themes/: $JAMLIK_SHARE, beside the program, or where it was installed.
Text site_find_share(Arena *arena);

#endif
