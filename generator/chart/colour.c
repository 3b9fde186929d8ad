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

typedef struct Pair {
    const char *id, *name;
    Colour colour;
    double wanted;
} Pair;

static bool check_pair(const Pair *pair, Colour paper, const char *mode, Spot where, Diags *diags) {
    double ratio = colour_contrast(pair->colour, paper);
    if (ratio >= pair->wanted)
        return true;
    // Rounded down, so that 2.996 is never shown as the 3.0 it does not reach.
    double shown = floor(ratio * 100) / 100;
    Diag *diag = diag_error(diags, pair->id, where,
                            "'%s' on 'paper' has a contrast of %.2f in the %s colours, needs %.0f",
                            pair->name, shown, mode, pair->wanted);
    bool light = luminance(paper) > 0.18;
    diag_hint(diags, diag, "make '%s' %s", pair->name, light ? "darker" : "lighter");
    return false;
}

bool palette_check(const Palette *palette, const char *mode, Spot where, Diags *diags) {
    static const char *const names[PALETTE_SERIES] = {"s0", "s1", "s2", "s3", "s4", "s5"};
    const Pair texts[] = {{"contrast-text", "ink", palette->ink, 7},
                          {"contrast-text", "muted", palette->muted, 7}};
    bool good = true;
    for (size_t i = 0; i < 2; i++)
        good &= check_pair(&texts[i], palette->paper, mode, where, diags);
    for (size_t i = 0; i < PALETTE_SERIES; i++) {
        Pair mark = {"contrast-mark", names[i], palette->series[i], 3};
        good &= check_pair(&mark, palette->paper, mode, where, diags);
    }
    return good;
}

void palette_shades(Palette *palette) {
    for (size_t i = 0; i < PALETTE_SHADES; i++) palette->shades[i] = palette->paper; // TODO
}
