// SPDX-License-Identifier: EUPL-1.2
// data/all.zip: every file of open data, as it is published, and a README. Order: the README, the files.
#include "site/open.h"

#include <string.h>

typedef LIST(ZipFile) FilesOfZip;

// ---------------------------------------------------------------------------------- README

static void put_line(Buf *out, const View *view, const char *files, const char *key) {
    Text words = sentence_plain(view, view_words(view, key, NULL, 0));
    buf_format(out, "  %s\n      %.*s\n", files, TEXT_ARG(words));
}

static void put_plain(Buf *out, const View *view, const char *key, const WordsArg *args, size_t count) {
    buf_text(out, sentence_plain(view, view_words(view, key, args, count)));
    buf_literal(out, "\n\n");
}

static void put_files(Buf *out, const View *view) {
    put_line(out, view, "LANGUAGE/NAME.csv", "data.readme-reader");
    put_line(out, view, "NAME.csv", "ui.get-tidy");
    put_line(out, view, "NAME.csv-metadata.json", "ui.get-csvw");
    put_line(out, view, "NAME.json", "ui.get-jsonstat");
    put_line(out, view, "NAME.measures.json", "ui.get-measures");
    put_line(out, view, "codes/*.csv", "data.readme-codes");
    put_line(out, view, "datapackage.json", "ui.get-package");
    if (view->site->report.base_url.length) put_line(out, view, "catalog.rdf", "ui.get-catalogue");
    buf_char(out, '\n');
}

static void put_source(Buf *out, const View *view, const Indicator *one) {
    buf_format(out, "  %.*s: ", TEXT_ARG(one->id));
    buf_text(out, view_local(view, &one->title));
    buf_literal(out, "\n      ");
    buf_text(out, view_local(view, &one->source.name));
    if (one->source.published.length) buf_format(out, ", %.*s", TEXT_ARG(one->source.published));
    if (one->source.licence.length) buf_format(out, " (%.*s)", TEXT_ARG(one->source.licence));
    if (one->source.url.length) buf_format(out, "\n      %.*s", TEXT_ARG(one->source.url));
    buf_char(out, '\n');
}

static void put_readme(Buf *out, const View *view) {
    const Report *report = &view->site->report;
    Text title = view_label(view, &report->title);
    if (report->edition.length)
        title = text_format(view->arena, "%.*s %.*s", TEXT_ARG(title), TEXT_ARG(report->edition));
    WordsArg args[] = {{.name = "title", .text = title},
                       {.name = "organisation", .text = view_label(view, &report->organisation)}};
    put_plain(out, view, "data.readme-about", args, 2);
    if (report->notice.count) buf_format(out, "%.*s\n\n", TEXT_ARG(view_local(view, &report->notice)));
    if (report->base_url.length) buf_format(out, "%.*s\n\n", TEXT_ARG(report->base_url));
    put_files(out, view);
    put_plain(out, view, "data.readme-names", NULL, 0);
    put_plain(out, view, "data.readme-missing", NULL, 0);
    put_plain(out, view, "data.readme-sources", NULL, 0);
    for (size_t i = 0; i < view->site->indicators.count; i++)
        put_source(out, view, view->site->indicators.items[i]);
}

// In the source language, and in English if that is another one.
static Text readme(const View *view) {
    const Report *report = &view->site->report;
    Buf buf = {0};
    put_readme(&buf, view);
    if (!text_equal(view->language->tag, T("en"))) {
        SiteLanguage english = *view->language;
        english.tag = T("en");
        english.locale = report->english;
        english.chain[0] = english.tag;
        memmove(&english.chain[1], view->language->chain, view->language->chain_length * sizeof(Text));
        english.chain_length = view->language->chain_length + 1;
        View other = *view;
        other.language = &english;
        buf_literal(&buf, "\n----------------------------------------------------------------\n\n");
        put_readme(&buf, &other);
    }
    return buf_take(view->arena, &buf);
}

// ----------------------------------------------------------------------------------- files

// "data/x.json" → "x.json", "sv/data/x.csv" → "sv/x.csv".
static Text name_in_zip(Arena *arena, Text path) {
    size_t at = text_find(path, T("data/"));
    if (at == SIZE_MAX) return path;
    return text_format(arena, "%.*s%.*s", TEXT_ARG(text_slice(path, 0, at)),
                       TEXT_ARG(text_slice(path, at + 5, path.length)));
}

static bool belongs(const Output *output, const Output *self) {
    return output->kind == OUTPUT_OPEN && output->open != self->open && output->open->media[0];
}

static void add_file(FilesOfZip *files, const View *view, const Output *output) {
    Buf bytes = {0};
    output_render(&bytes, view->site, output, view->pen, view->arena, view->diags);
    list_push(view->arena, files,
              (ZipFile){name_in_zip(view->arena, output->path), buf_copy(view->arena, &bytes)});
    buf_release(&bytes);
}

void render_zip(Buf *out, const View *view, const Output *output) {
    const Site *site = view->site;
    FilesOfZip files = {0};
    list_push(view->arena, &files, (ZipFile){T("README.txt"), readme(view)});
    for (size_t i = 0; i < site->outputs.count; i++)
        if (belongs(&site->outputs.items[i], output)) add_file(&files, view, &site->outputs.items[i]);
    zip_write(out, files.items, files.count);
}
