// SPDX-License-Identifier: EUPL-1.2
// What the files load*.c share: theme, texts, code lists and glossary, pages, what nobody uses.
#ifndef JAMLIK_SITE_LOAD_H
#define JAMLIK_SITE_LOAD_H

#include "site/inside.h"

// An indicator or page file while it is read.
typedef struct Load {
    Text file, path;                      // in the report; as shown
    bool is_page;
    bool is_data;                         // JSON-stat, for an indicator to name
    Text data;                            // the file that the indicator names, in the report
    Indicator *indicator;
    PageDoc *doc;
    const Source *source;
    Diags *diags;
} Load;

Text report_path(const Site *site, Arena *arena, Text file);
void load_theme(Site *site, Diags *diags);
void load_texts(Site *site, Text theme_folder, Diags *diags);
void load_small(Site *site, const FileList *files, Diags *diags);
void load_code_lists(Site *site, const FileList *files, Diags *diags);     // a part of load_small
void warn_unused(const Site *site, const FileList *files, Diags *diags);   // load_unused.c
void warn_unnamed(const Site *site, const Load *loads, size_t count, Diags *diags);
void load_pages(Site *site, const Load *loads, size_t count, Diags *diags);

bool theme_read(Arena *arena, const Source *source, Theme *theme, Diags *diags);
// The theme's colours as CSS custom properties for light and dark.
void theme_css(Buf *out, const Theme *theme);

#endif
