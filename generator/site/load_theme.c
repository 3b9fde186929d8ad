// SPDX-License-Identifier: EUPL-1.2
// The theme: templates, colours, fonts and the style sheet; its texts are in load_texts.c.
#include "site/load.h"

#include <string.h>

static void load_templates(Site *site, Text folder, Diags *diags) {
    FileList files = fs_list(site->arena, diags, folder);
    for (size_t i = 0; i < files.count; i++) {
        Text file = files.items[i].path;
        if (!text_ends(file, ".mustache")) continue;
        Text path = path_join(site->arena, folder, file);
        Source *source = source_read(site->arena, diags, path, path, FILE_LIMIT);
        Text name = text_slice(file, 0, file.length - strlen(".mustache"));
        if (source) template_add(site->templates, text_copy(site->arena, name), source, diags);
    }
}

// A folder of that name in the report that holds only texts adds them to the program's theme.
static bool find_folder(const Site *site, Text name, Text *folder) {
    Arena *arena = site->arena;
    Text own = report_path(site, arena, text_format(arena, "themes/%.*s", TEXT_ARG(name)));
    *folder = text_format(arena, "%.*s/themes/%.*s", TEXT_ARG(site->options.share), TEXT_ARG(name));
    bool coming = fs_is_folder(*folder);
    bool whole = fs_exists(path_join(arena, own, T("theme.yaml"))) || !coming;
    if (!fs_is_folder(own) || !whole) return coming;
    *folder = own;
    return true;
}

// The folders that hold a theme.yaml.
static size_t list_themes(Arena *arena, Text folder, Text *names, size_t most) {
    size_t count = 0;
    FileList files = {0};
    if (fs_is_folder(folder)) files = fs_list(arena, diags_new(arena), folder);
    for (size_t i = 0; i < files.count && count < most; i++)
        if (text_ends(files.items[i].path, "/theme.yaml"))
            names[count++] = path_folder(files.items[i].path);
    return count;
}

static void unknown_theme(const Site *site, Diags *diags) {
    enum { MOST = 32 };
    Arena *arena = site->arena;
    Text names[MOST];
    size_t count = list_themes(arena, report_path(site, arena, T("themes")), names, MOST);
    count += list_themes(arena, path_join(arena, site->options.share, T("themes")), names + count,
                         MOST - count);
    Diag *diag = diag_error(diags, "unknown-theme", site->report.theme_spot, "there is no theme '%.*s'",
                            TEXT_ARG(site->report.theme));
    diag_suggest(diags, diag, site->report.theme, names, count);
}

// A CSS string: only letters, digits and spaces stand for themselves, the rest as escapes.
static void css_string(Buf *out, Text text) {
    buf_char(out, '"');
    for (size_t i = 0; i < text.length;) {
        uint32_t c = text_next(text, &i);
        bool plain = c == ' ' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
        if (plain) buf_char(out, (char)c);
        else buf_format(out, "\\%06x", c);
    }
    buf_char(out, '"');
}

// The report's name at the foot of every printed page, in the page's language. A margin box cannot
// take its text from the page, so each language has a named page of its own.
static void print_css(Buf *out, const Report *report) {
    for (size_t i = 0; i < report->language_count; i++) {
        const SiteLanguage *language = &report->languages[i];
        Text title = local_text(&report->title, language->chain, language->chain_length, NULL);
        buf_format(out, "@page l-%.*s{@bottom-left{content:", TEXT_ARG(language->tag));
        css_string(out, title);
        buf_literal(out, " \" \" ");
        css_string(out, report->edition);
        buf_format(out, "}}\nhtml[lang=\"%.*s\"]{page:l-%.*s}\n", TEXT_ARG(language->tag),
                   TEXT_ARG(language->tag));
    }
}

static void load_style(Site *site, Text folder, Diags *diags) {
    Arena *arena = site->arena;
    Text style_path = path_join(arena, folder, T("style.css"));
    Source *style = source_read(arena, diags, style_path, style_path, FILE_LIMIT);
    if (!style) return;
    Buf css = {0};
    theme_css(&css, &site->theme);
    buf_text(&css, style->bytes);
    print_css(&css, &site->report);
    SiteAsset *asset = arena_make(arena, SiteAsset);
    *asset = (SiteAsset){.file = T("style.css"), .bytes = buf_copy(arena, &css)};
    asset->path = text_format(arena, "assets/style-%.*s.css", TEXT_ARG(hash_hex(arena, asset->bytes)));
    list_push(arena, &site->assets, asset);
    site->stylesheet = asset;
    buf_release(&css);
}

static void load_kit(Site *site, Diags *diags) {
    if (!site->theme.regular.count || !site->theme.bold.count) return;
    ChartFonts fonts = {.regular = site->theme.regular.items,
                        .regular_count = site->theme.regular.count,
                        .bold = site->theme.bold.items,
                        .bold_count = site->theme.bold.count};
    site->kit = chart_kit_open(site->arena, &fonts, diags);
}

// An unknown theme is told, and the default one stands in for it.
void load_theme(Site *site, Diags *diags) {
    Arena *arena = site->arena;
    Text folder;
    if (!find_folder(site, site->report.theme, &folder)) {
        unknown_theme(site, diags);
        if (!find_folder(site, T("default"), &folder)) return;
    }
    Text path = path_join(arena, folder, T("theme.yaml"));
    Source *source = source_read(arena, diags, path, path, FILE_LIMIT);
    if (source) theme_read(arena, source, &site->theme, diags);
    load_templates(site, path_join(arena, site->options.share, T("templates")), diags);
    Text own = path_join(arena, folder, T("templates"));
    if (fs_is_folder(own)) load_templates(site, own, diags);
    load_texts(site, folder, diags);
    load_style(site, folder, diags);
    load_kit(site, diags);
}
