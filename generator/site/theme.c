// SPDX-License-Identifier: EUPL-1.2
// theme.yaml: the colours and fonts that the style sheet and the charts share.
#include "site/load.h"

static const char *const theme_keys[] = {"name", "colours", "fonts", NULL};
static const char *const palette_keys[] = {"paper", "ink", "muted", "line", "accent", "series", NULL};

static Colour read_colour(const Node *node, Diags *diags) {
    Colour colour = {0};
    if (!colour_read(node->text, &colour))
        diag_hint(diags,
                  diag_error(diags, "bad-colour", node->spot, "'%.*s' is not a colour",
                             TEXT_ARG(node->text)),
                  "write six hex digits in quotes: \"#12436d\"");
    return colour;
}

static Colour named_colour(const Node *palette, const char *key, Diags *diags) {
    const Node *node = node_get(palette, key);
    if (node && node->kind == NODE_NULL) {
        diag_hint(diags, diag_error(diags, "bad-colour", node->key_spot, "'%s' has no colour", key),
                  "put it in quotes: \"#12436d\"; without them, # begins a comment");
        return (Colour){0};
    }
    Text given = node_required(palette, key, diags);
    return given.length ? read_colour(node_get(palette, key), diags) : (Colour){0};
}

static void read_palette(const Node *colours, const char *mode, Palette *palette, Diags *diags) {
    const Node *node = node_object(colours, mode, diags);
    if (!node) {
        if (!node_get(colours, mode) && !node_misspelt(colours, mode, diags))
            diag_hint(diags,
                      diag_error(diags, "missing-key", colours->key_spot,
                                 "the theme has no '%s' colours", mode),
                      "a theme has colours for 'light' and for 'dark'");
        return;
    }
    node_check_keys(node, palette_keys, diags);
    size_t before = diags_count(diags, LEVEL_ERROR);
    palette->paper = named_colour(node, "paper", diags);
    palette->ink = named_colour(node, "ink", diags);
    palette->muted = named_colour(node, "muted", diags);
    palette->line = named_colour(node, "line", diags);
    palette->accent = named_colour(node, "accent", diags);
    const Node *series = node_list(node, "series", diags);
    if (!series || series->count != PALETTE_SERIES) {
        diag_hint(diags,
                  diag_error(diags, "missing-key", series ? series->spot : node->key_spot,
                             "a theme needs exactly %d series colours", PALETTE_SERIES),
                  "series: [\"#…\", …]; this one has %zu", series ? series->count : 0);
        return;
    }
    for (size_t i = 0; i < PALETTE_SERIES; i++)
        palette->series[i] = read_colour(&series->items[i], diags);
    if (diags_count(diags, LEVEL_ERROR) > before) return;
    palette_shades(palette);
    palette_check(palette, mode, node->key_spot, diags);
}

static bool read_font(Arena *arena, const Node *node, FontList *fonts, Diags *diags) {
    if (node->kind == NODE_TEXT && fs_exists(node->text)) {
        list_push(arena, fonts, node->text);
        return true;
    }
    diag_hint(diags,
              diag_error(diags, "font-missing", node->spot, "there is no font file '%.*s'",
                         TEXT_ARG(node->text)),
              "check the path; the default fonts are in fonts-noto-core and fonts-dejavu-core");
    return false;
}

static void read_font_list(Arena *arena, const Node *fonts, const char *key, FontList *list,
                           Diags *diags) {
    const Node *node = node_list(fonts, key, diags);
    for (size_t i = 0; node && i < node->count; i++) read_font(arena, &node->items[i], list, diags);
    if (node ? node->count > 0 : node_get(fonts, key) || node_misspelt(fonts, key, diags)) return;
    diag_hint(diags,
              diag_error(diags, "missing-key", node ? node->spot : fonts->key_spot,
                         "the theme names no '%s' fonts", key),
              "list font files, the most wanted first");
}

static void read_fonts(Arena *arena, const Node *root, Theme *theme, Diags *diags) {
    static const char *const keys[] = {"regular", "bold", NULL};
    const Node *fonts = node_object(root, "fonts", diags);
    if (!fonts) {
        if (!node_get(root, "fonts") && !node_misspelt(root, "fonts", diags))
            diag_hint(diags, diag_error(diags, "missing-key", root->spot, "the theme has no 'fonts'"),
                      "begin with themes/default/theme.yaml and change it");
        return;
    }
    node_check_keys(fonts, keys, diags);
    read_font_list(arena, fonts, "regular", &theme->regular, diags);
    read_font_list(arena, fonts, "bold", &theme->bold, diags);
}

// The program stands in the key as its own bytes: another way of drawing makes other pictures.
static Text picture_key(Arena *arena, const Theme *theme) {
    Buf key = {0};
    Text program = T(JAMLIK_VERSION);
    fs_read(arena, T("/proc/self/exe"), &program);
    buf_text(&key, hash_hex(arena, program));
    theme_css(&key, theme);
    for (size_t i = 0; i < theme->regular.count; i++) buf_text(&key, theme->regular.items[i]);
    for (size_t i = 0; i < theme->bold.count; i++) buf_text(&key, theme->bold.items[i]);
    return buf_take(arena, &key);
}

bool theme_read(Arena *arena, const Source *source, Theme *theme, Diags *diags) {
    theme->source = source;
    Node *root = yaml_read(arena, source, 0, source->bytes.length, diags);
    if (!root) return false;
    node_check_keys(root, theme_keys, diags);
    const Node *colours = node_object(root, "colours", diags);
    if (!colours) {
        if (!node_get(root, "colours") && !node_misspelt(root, "colours", diags))
            diag_hint(diags, diag_error(diags, "missing-key", root->spot, "the theme has no 'colours'"),
                      "begin with themes/default/theme.yaml and change it");
        return false;
    }
    static const char *const modes[] = {"light", "dark", NULL};
    node_check_keys(colours, modes, diags);
    read_palette(colours, "light", &theme->light, diags);
    read_palette(colours, "dark", &theme->dark, diags);
    read_fonts(arena, root, theme, diags);
    theme->key = picture_key(arena, theme);
    return true;
}

static void property(Buf *out, const char *name, Colour colour) {
    buf_format(out, "--%s:#%02x%02x%02x;", name, colour.r, colour.g, colour.b);
}

static void palette_css(Buf *out, const Palette *palette) {
    property(out, "paper", palette->paper);
    property(out, "ink", palette->ink);
    property(out, "muted", palette->muted);
    property(out, "line", palette->line);
    property(out, "accent", palette->accent);
    for (unsigned i = 0; i < PALETTE_SERIES; i++) {
        char name[4] = {'s', (char)('0' + i), 0};
        property(out, name, palette->series[i]);
    }
    for (unsigned i = 0; i < PALETTE_SHADES; i++) {
        char name[4] = {'h', (char)('1' + i), 0};
        property(out, name, palette->shades[i]);
    }
}

void theme_css(Buf *out, const Theme *theme) {
    buf_literal(out, ":root{color-scheme:light dark;");
    palette_css(out, &theme->light);
    buf_literal(out, "}\n@media (prefers-color-scheme:dark){:root{");
    palette_css(out, &theme->dark);
    buf_literal(out, "}}\n@media print{:root{");
    palette_css(out, &theme->light);
    buf_literal(out, "}}\n");
}
