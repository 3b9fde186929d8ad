// SPDX-License-Identifier: EUPL-1.2
// Colours and the proof of their contrast. No checker on the web decides the contrast of text and
// marks inside an SVG, so it is proved here, before anything is drawn.

#include "chart/chart.h"

#include <math.h>

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool colour_read(Text hex, Colour *colour) {
    if (hex.length != 7 || hex.at[0] != '#')
        return false;
    unsigned char parts[3];
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(hex.at[1 + 2 * i]), low = hex_digit(hex.at[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (unsigned char)(high * 16 + low);
    }
    *colour = (Colour){parts[0], parts[1], parts[2]};
    return true;
}

static double linear(unsigned char part) {
    double c = part / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(Colour c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double colour_contrast(Colour a, Colour b) {
    double first = luminance(a), second = luminance(b);
    return (fmax(first, second) + 0.05) / (fmin(first, second) + 0.05);
}

#define TEXT_CONTRAST 7.0

typedef struct Pair {
    const char *id, *name, *ground;
    Colour colour, on;
    double wanted;
} Pair;

static bool check_pair(const Pair *pair, const char *mode, Spot where, Diags *diags) {
    double ratio = colour_contrast(pair->colour, pair->on);
    if (ratio >= pair->wanted)
        return true;
    // Rounded down, so that 2.996 is never shown as the 3.0 it does not reach.
    double shown = floor(ratio * 100) / 100;
    Diag *diag = diag_error(diags, pair->id, where,
                            "'%s' on '%s' has a contrast of %.2f in the %s colours, needs %.0f",
                            pair->name, pair->ground, shown, mode, pair->wanted);
    bool light = luminance(pair->on) > 0.18;
    diag_hint(diags, diag, "make '%s' %s", pair->name, light ? "darker" : "lighter");
    return false;
}

static bool check_shades(const Palette *palette, const char *mode, Spot where, Diags *diags) {
    bool good = true;
    for (size_t i = 0; good && i < PALETTE_SHADES; i++) {
        Pair pair = {"contrast-text",    "ink",        "a shade of accent", palette->ink,
                     palette->shades[i], TEXT_CONTRAST};
        good = check_pair(&pair, mode, where, diags);
    }
    return good;
}

bool palette_check(const Palette *palette, const char *mode, Spot where, Diags *diags) {
    static const char *const names[PALETTE_SERIES] = {"s0", "s1", "s2", "s3", "s4", "s5"};
    Colour paper = palette->paper;
    Pair ink = {"contrast-text", "ink", "paper", palette->ink, paper, TEXT_CONTRAST};
    Pair muted = {"contrast-text", "muted", "paper", palette->muted, paper, TEXT_CONTRAST};
    bool good = check_pair(&ink, mode, where, diags) && check_shades(palette, mode, where, diags);
    good &= check_pair(&muted, mode, where, diags);
    for (size_t i = 0; i < PALETTE_SERIES; i++) {
        Pair mark = {"contrast-mark", names[i], "paper", palette->series[i], paper, 3};
        good &= check_pair(&mark, mode, where, diags);
    }
    return good;
}

// ---------------------------------------------------------------------------------- shades

static unsigned char mix_part(unsigned char from, unsigned char to, double share) {
    return (unsigned char)lround(from + (to - from) * share);
}

static Colour mix(Colour from, Colour to, double share) {
    return (Colour){mix_part(from.r, to.r, share), mix_part(from.g, to.g, share),
                    mix_part(from.b, to.b, share)};
}

// How far towards the accent paper may go before ink is no longer read on it with ease.
static double darkest_share(const Palette *palette) {
    double good = 0, bad = 1;
    if (colour_contrast(palette->ink, palette->accent) >= TEXT_CONTRAST)
        return 1;
    for (int i = 0; i < 16; i++) {
        double middle = (good + bad) / 2;
        Colour shade = mix(palette->paper, palette->accent, middle);
        if (colour_contrast(palette->ink, shade) >= TEXT_CONTRAST)
            good = middle;
        else
            bad = middle;
    }
    return good;
}

void palette_shades(Palette *palette) {
    double most = darkest_share(palette);
    for (size_t i = 0; i < PALETTE_SHADES; i++) {
        double share = most * (double)(i + 1) / PALETTE_SHADES;
        palette->shades[i] = mix(palette->paper, palette->accent, share);
    }
}
