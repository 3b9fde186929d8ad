// SPDX-License-Identifier: EUPL-1.2
//
// Open data, for its own files only: open.c has the table of all kinds of files and plans them; the
// other open_*.c write one kind each.
#ifndef JAMLIK_SITE_OPEN_H
#define JAMLIK_SITE_OPEN_H

#include "site/inside.h"

typedef enum OpenScope {
    OPEN_INDICATOR,                       // one for each indicator
    OPEN_INDICATOR_LANGUAGE,              // one for each indicator in each language
    OPEN_CODE_LIST,                       // one for each code list that an indicator uses
    OPEN_REPORT                           // one for the report
} OpenScope;

typedef struct OpenKind {
    const char *name;                     // "data-json": in `jamlik plan`
    OpenScope scope;
    const char *folder, *ending;          // "data/", ".json"; those of a language lie in its folder
    const char *media;                    // empty: no file to download
    const char *words;                    // what a link to it says: a key of the catalogue, or NULL
    bool reader;                          // for readers, not for programs
    bool address;                         // only where the site's address is known
    void (*render)(Buf *out, const View *view, const Output *output);
} OpenKind;
size_t open_kind_count(void);
const OpenKind *open_kind(size_t index);
// Whether an indicator gets a file of this kind.
bool open_has(const Site *site, const OpenKind *kind, const Indicator *indicator);
// The same, and it is one of the files to download there.
bool open_of(const Site *site, const OpenKind *kind, const Indicator *indicator);
// "data/life-expectancy.json", "sv/data/life-expectancy.csv"; `id` of an indicator or a code list.
Text open_path(const Site *site, Arena *arena, const OpenKind *kind, Text id, size_t language);
Text open_address(const View *view, Text path);   // with the base URL
bool open_list_used(const Site *site, const CodeList *list);

// What the files say in words, in all languages.
OpenFile open_file(const View *view, const Indicator *indicator);
Text licence_address(Text licence);       // of "CC0-1.0" and others that are known, else empty

// Each renders one kind.
void render_data_csv(Buf *out, const View *view, const Output *output);
void render_jsonstat(Buf *out, const View *view, const Output *output);
void render_csvw(Buf *out, const View *view, const Output *output);
void render_measures(Buf *out, const View *view, const Output *output);
void render_reader_csv(Buf *out, const View *view, const Output *output);     // open_csv.c
void render_codes(Buf *out, const View *view, const Output *output);
void render_package(Buf *out, const View *view, const Output *output);        // open_package.c
void render_catalogue(Buf *out, const View *view, const Output *output);      // open_catalogue.c
void render_zip(Buf *out, const View *view, const Output *output);            // open_zip.c
void render_embed(Buf *out, const View *view, const Output *output);          // open_embed.c
Text embed_markup(const View *view, const Indicator *indicator);  // <iframe …>, or empty
Text dataset_json_ld(const View *view, const Indicator *indicator);           // open_ld.c

// The places that the data is about.
typedef LIST(const Group *) GroupList;
GroupList open_places(const View *view, const Indicator *indicator);

#endif
