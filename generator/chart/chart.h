// SPDX-License-Identifier: EUPL-1.2
//
// chart/ draws: a ChartSpec of finished strings and numbers becomes a Scene, and one Scene becomes
// inline SVG and PNG, so that both always show the same.
//
//   ChartKit *kit = chart_kit_open(arena, fonts, diags);         // fonts; shared, const
//   ChartPen *pen = chart_pen_open(arena, kit);                  // glyph caches; one per worker
//   Scene *scene = chart_layout(arena, pen, &spec, diags);
//   scene_svg(&buf, scene, ids…);  scene_png(&buf, pen, scene, &palette, 2.0, diags);
//
// chart/ knows no indicators and no languages: every label arrives as text, already worded,
// formatted and isolated; directions arrive as flags.
#ifndef JAMLIK_CHART_H
#define JAMLIK_CHART_H

#include "base/base.h"

// ---------------------------------------------------------------------------------- colours
typedef struct Colour { unsigned char r, g, b; } Colour;
bool colour_read(Text hex, Colour *colour);                    // "#12436d"
double colour_contrast(Colour a, Colour b);                    // WCAG 2.2, 1–21

enum { PALETTE_SERIES = 6, PALETTE_SHADES = 5 };
typedef struct Palette {                  // a theme's colours for one mode (light, dark)
    Colour paper, ink, muted, line, accent;   // muted: secondary text; line: axis and grid
    Colour series[PALETTE_SERIES];
    Colour shades[PALETTE_SHADES];        // made by palette_shades
} Palette;
// Steps from paper towards the accent, as far as ink still has a contrast of 7 on them.
void palette_shades(Palette *palette);
// Proves WCAG contrast: ink and muted on paper ≥ 7, ink on every shade ≥ 7 (so call palette_shades
// first), series on paper ≥ 3. Errors: contrast-text,
// contrast-mark, each naming the pair and the ratio. `where` is the theme file's place.
bool palette_check(const Palette *palette, const char *mode, Spot where, Diags *diags);

// ------------------------------------------------------------------------------ fonts and pens
typedef struct ChartFonts {
    const Text *regular, *bold;           // font files in the order they are tried per code point
    size_t regular_count, bold_count;
} ChartFonts;
typedef struct ChartKit ChartKit;         // const after opening: font bytes, shared by all pens
typedef struct ChartPen ChartPen;         // one per worker: faces, shaped words, glyph bitmaps

ChartKit *chart_kit_open(Arena *arena, const ChartFonts *fonts, Diags *diags);  // font-missing; NULL
void chart_kit_close(ChartKit *kit);
ChartPen *chart_pen_open(Arena *arena, const ChartKit *kit);
void chart_pen_close(ChartPen *pen);
// Advance width in pixels at a font size, shaped as it will be drawn. A character that no font has
// is counted in *missing (may be NULL).
double chart_text_width(ChartPen *pen, Text text, double size, bool bold, uint32_t *missing);

// -------------------------------------------------------------------------------------- spec
typedef struct ChartMark {                // one value of one series
    bool present;
    double value, lower, upper;           // lower, upper NAN: no interval
    bool broken;                          // a new series starts here: no line from the left
    unsigned shade;                       // TILES, MAP, HEAT: 1 (lightest) … PALETTE_SHADES; 0: paper
    Text label;                           // "83,1" — or, when not present, why: "för få svar"
} ChartMark;

typedef struct ChartSeries {
    Text name;
    unsigned colour;                      // index into Palette.series; fixed for a group report-wide
    const ChartMark *marks;               // one per category
} ChartSeries;

typedef struct ChartTick { double value; Text label; } ChartTick;

// What a chart's categories and series are:
//   BAR, EQUIPLOT     a row per category; a bar or dot per series
//   LINE, SLOPE       categories are points in time (SLOPE: two); a line per series
//   LINE_PANELS       a small chart per series over the categories, the other lines pale behind
//   BAR_PANELS        a small chart per series; a bar per category, coloured by category_colours
//   STACKED           a row per category, a part per series: values are shares of 100
//   PYRAMID           a row per category (the first lowest), two series, left and right
//   BULLET            a row per category, one series, against lines[0]
//   TILES, BUBBLES, MAP   an area per category (places), one series
//   HEAT              a row per category, a column per series: labels on shades
typedef enum ChartKind {
    CHARTS_BAR, CHARTS_LINE, CHARTS_EQUIPLOT, CHARTS_SLOPE, CHARTS_LINE_PANELS, CHARTS_BAR_PANELS,
    CHARTS_STACKED, CHARTS_PYRAMID, CHARTS_BULLET, CHARTS_TILES, CHARTS_BUBBLES, CHARTS_MAP,
    CHARTS_HEAT, CHARTS_KINDS
} ChartKind;

typedef struct ChartRing { const double *corners; size_t count; } ChartRing;   // longitude, latitude …
typedef struct ChartPlace {               // where an area lies: degrees, WGS 84
    bool present;
    double longitude, latitude;
    const ChartRing *rings;               // MAP: its outline; ring_count 0: none
    size_t ring_count;
} ChartPlace;

typedef struct ChartSpec {
    ChartKind kind;
    bool mirrored;                        // right-to-left layout: names at the right, bars grow left
    bool rtl_text;                        // base direction of the labels
    double width;                         // of the drawing: 640 by default; type is 16 units
    const Text *categories;               // BAR: the rows; LINE: the points in time, in order
    const double *positions;              // LINE: where in time each stands, ascending, in any unit;
                                          // NULL: at equal distances
    const bool *strong;                   // rows set in bold (totals), may be NULL
    const unsigned *category_colours;     // BAR_PANELS
    const ChartPlace *places;             // TILES, BUBBLES, MAP: one per category
    // TILES, MAP: where each category leads (empty: nowhere); NULL: no links. In a page the svg is then
    // no image but a group of <a>, in the order of reading, each named by its texts; files and PNG
    // have none.
    const Text *hrefs;
    // STACKED: of each category the share that nobody knows (0: none) and its label; its name.
    const double *rest;
    const Text *rest_labels;
    Text rest_name;
    // TILES, MAP, HEAT: what the shades stand for, as a key; BUBBLES: none. class_shades: the shade of
    // each; NULL: 1, 2, …
    const Text *classes;
    const unsigned *class_shades;
    size_t class_count;
    size_t category_count;
    const ChartSeries *series;
    size_t series_count;
    const ChartTick *ticks;               // of the value axis, ascending, first and last are its ends
    size_t tick_count;
    struct {                              // a labelled line: reference or target
        bool present;
        double value;
        Text label;
    } lines[2];
    // For the PNG, which travels alone: headline above, and the lines below (unit, source, report).
    Text headline;
    Text subtitle;
    const Text *footer;
    size_t footer_count;
} ChartSpec;

// "Nice" tick values covering [min, max], 1-2-5 steps, about `wanted` of them; from_zero keeps 0 in.
// Returns how many were put into `values` (room for 16).
size_t chart_ticks(double min, double max, int wanted, bool from_zero, double *values);

typedef struct Scene Scene;
// BAR: horizontal bars, name at the start side, value at the bar's end, two levels when there are
// several series (name of the series at each bar's inside start or a key line above); bars ≥ 20 px
// high, missing values as words in their place, intervals as thin whiskers. LINE: lines with marker
// shapes and dashes beside colour, labelled at their ends without overlap, intervals as bands or
// whiskers, gaps where values are missing, at most 6 series. EQUIPLOT: dots on a light line, joined
// from the lowest to the highest, whose labels are at them; those between below and above as far as
// there is room; ticks always; where values have intervals, a lane for each series. SLOPE: as LINE,
// with values at both ends and no value axis; what has no value at one end is named at the other
// and said below. PYRAMID: one scale from zero to both sides of the names. BULLET: a pale track from
// zero to lines[0], which every row marks with a strong stroke. STACKED: parts in proportion with at
// least 2 units of paper between, values below them, leaders where these had to move; a row with a
// value missing shows its words and nothing else; references are left out.
// PANELS: as many side by side as have room, with one scale; lines with their first and last value.
// TILES: areas as tiles in a grid worked out from their places. MAP: outlines on shades in an
// equal-area projection; BUBBLES: circles, their area the value, over pale outlines; both with names
// and values beside the map, and never mirrored. HEAT: columns without room go below the others.
// Missing values are stripes and words. TILES, MAP, BUBBLES leave out a category without a place.
// Errors: glyph-missing (names the character), too-many-lines. There is always a scene, whatever
// was reported. Nothing is clipped: long names wrap. Width and height are those of the drawing
// alone, without headline and footer.
Scene *chart_layout(Arena *arena, ChartPen *pen, const ChartSpec *spec, Spot spot, Diags *diags);
double scene_width(const Scene *scene);
double scene_height(const Scene *scene);

// Every text of the scene with its box, for tests that nothing overlaps or leaves the drawing.
typedef struct SceneLabel { Text text; double x, y, width, height; } SceneLabel;
size_t scene_labels(const Scene *scene, const SceneLabel **labels);

// <svg role="img" aria-labelledby="ID-t" aria-describedby="ID-d"> with <title> and <desc>; colours
// by class (s0…s5, ink, muted, axis, …: styled by the theme), no style attributes. Coordinates have
// at most one decimal. Direction, anchor and weight stand on the <g> around texts of one look.
// scene_svg_file: a file of its own, with the palette's colours as attributes (so that office
// programs read them and a strict policy lets them pass), a paper background, headline and footer.
// language: of the description and the labels, written into files only, as a page says it itself;
// title_language, description_language: of these where they are in another one, else empty.
typedef struct SvgText {
    Text id, title, description, language, title_language, description_language;
} SvgText;
void scene_svg(Buf *out, const Scene *scene, const SvgText *text);
void scene_svg_file(Buf *out, const Scene *scene, const SvgText *text, const Palette *palette);
// The same, with headline and footer, as a palette PNG at `scale` pixels per unit. File and PNG have
// a margin of 24 units on each side: a scene of width 552 at scale 2 is 1200 pixels wide.
// Error: png-failed.
bool scene_png(Buf *out, ChartPen *pen, const Scene *scene, const Palette *palette, double scale,
               Diags *diags);

#endif
