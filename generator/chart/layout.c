// SPDX-License-Identifier: EUPL-1.2
// From a ChartSpec to a Scene: what bars and lines share, and the words around the drawing.

#include "chart/layout.h"
#include "chart/shape.h"

#include <math.h>

enum { BODY = 16, BODY_RTL = 17, HEADLINE = 23 }; // sizes of type, in units of the drawing
static const double RESERVE = 1.06;

// ----------------------------------------------------------------------------------- texts

static bool was_reported(Layout *layout, uint32_t code_point) {
    for (size_t i = 0; i < layout->missing.count; i++)
        if (layout->missing.items[i] == code_point)
            return true;
    list_push(layout->arena, &layout->missing, code_point);
    return false;
}

static void report_missing(Layout *layout, Text text, bool bold) {
    for (size_t at = 0; at < text.length;) {
        size_t from = at;
        uint32_t c = text_next(text, &at);
        if (pen_glyph(layout->pen, c, bold)->state != GLYPH_MISSING || was_reported(layout, c))
            continue;
        Text shown = text_slice(text, from, at);
        Diag *diag = diag_error(layout->diags, "glyph-missing", layout->spot,
                                "no chart font has the character '%.*s' (U+%04X) of '%.*s'",
                                TEXT_ARG(shown), (unsigned)c, TEXT_ARG(text));
        diag_hint(layout->diags, diag, "add a font that has it to the theme's chart fonts");
    }
}

double layout_width(Layout *layout, Text text, Type type) {
    uint32_t missing = 0;
    double width = chart_text_width(layout->pen, text, type.size, type.bold, &missing);
    if (missing)
        report_missing(layout, text, type.bold);
    return width * RESERVE;
}

// Distance between lines of this type.
static double pitch_of(const Layout *layout, Type type) {
    return type.size * (layout->scene->rtl_text ? 1.5 : 1.3);
}

void layout_block(Layout *layout, const Lines *lines, Point at, Side side, Type type) {
    double pitch = pitch_of(layout, type);
    double drop =
        layout->scene->rtl_text ? 0.28 : 0.35; // from the middle of a line to its baseline
    double y = at.y - pitch * ((double)lines->count - 1) / 2 + drop * type.size;
    for (size_t i = 0; i < lines->count; i++, y += pitch)
        scene_text(layout->scene, lines->items[i], (Point){at.x, y}, side, type, lines->width);
}

static void add_said(Buf *buf, Text part, bool isolate) {
    if (isolate)
        buf_code_point(buf, 0x2068);
    buf_text(buf, part);
    if (isolate)
        buf_code_point(buf, 0x2069);
}

Text layout_said(Layout *layout, Text name, const char *between, Text what) {
    if (!name.length)
        return what;
    Buf buf = {0};
    add_said(&buf, name, layout->spec->rtl_text);
    buf_string(&buf, between);
    add_said(&buf, what, layout->spec->rtl_text);
    return buf_take(layout->arena, &buf);
}

// ---------------------------------------------------------------------------------- values

bool mark_is_present(const ChartMark *mark) {
    return mark->present && isfinite(mark->value);
}

bool mark_has_interval(const ChartMark *mark) {
    return mark_is_present(mark) && isfinite(mark->lower) && isfinite(mark->upper);
}

const ChartMark *layout_mark(const ChartSpec *spec, size_t series, size_t category) {
    return &spec->series[series].marks[category];
}

static void include(Domain *domain, double value) {
    domain->low = fmin(domain->low, value);
    domain->high = fmax(domain->high, value);
}

static void include_series(Domain *domain, const ChartSeries *series, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const ChartMark *mark = &series->marks[i];
        if (mark_is_present(mark))
            include(domain, mark->value);
        if (mark_has_interval(mark)) {
            include(domain, mark->lower);
            include(domain, mark->upper);
        }
    }
}

Domain layout_domain(const ChartSpec *spec, bool from_zero) {
    Domain domain = {from_zero ? 0 : INFINITY, from_zero ? 0 : -INFINITY};
    for (size_t i = 0; i < spec->tick_count; i++)
        include(&domain, spec->ticks[i].value);
    for (size_t i = 0; i < spec->series_count; i++)
        include_series(&domain, &spec->series[i], spec->category_count);
    for (size_t i = 0; i < 2; i++)
        if (spec->lines[i].present)
            include(&domain, spec->lines[i].value);
    if (domain.low > domain.high) // nothing at all
        domain = (Domain){0, 1};
    if (domain.low == domain.high)
        domain.high = domain.low + 1;
    return domain;
}

unsigned layout_colour(const ChartSpec *spec, size_t series) {
    return spec->series[series].colour % PALETTE_SERIES;
}

unsigned layout_style(const ChartSpec *spec, size_t series) {
    unsigned seen = 0;
    for (size_t i = 0; i < spec->series_count; i++) {
        unsigned bit = 1u << layout_colour(spec, i);
        if (seen & bit)
            return (unsigned)(series % STYLES);
        seen |= bit;
    }
    return layout_colour(spec, series) % STYLES;
}

// ------------------------------------------------------------------------- headline, footer

static double add_around(Layout *layout, Text text, Type type, double top) {
    Scene *scene = layout->scene;
    Lines lines = layout_wrap(layout, text, type, scene->width);
    bool right = scene->rtl_text != scene->mirrored; // START is the right edge when mirrored
    Point at = {right ? scene->width : 0, top + ASCENT * type.size};
    for (size_t i = 0; i < lines.count; i++) {
        scene_text_around(scene, lines.items[i], at, right ? SIDE_END : SIDE_START, type);
        at.y += pitch_of(layout, type);
    }
    return top + (double)lines.count * pitch_of(layout, type);
}

// The head is put at 0 first; then, when its height is known, moved above the drawing.
static void layout_around(Layout *layout) {
    const ChartSpec *spec = layout->spec;
    Scene *scene = layout->scene;
    Type headline = {HEADLINE, true, ROLE_INK};
    size_t first = scene->items.count;
    double bottom = add_around(layout, spec->headline, headline, 0);
    if (spec->subtitle.length)
        bottom = add_around(layout, spec->subtitle, layout->muted, bottom + 2);
    scene->above = bottom > 0 ? bottom + BODY : 0;
    for (size_t i = first; i < scene->items.count; i++)
        scene->items.items[i].at.y -= scene->above;
    bottom = scene->height + BODY;
    for (size_t i = 0; i < spec->footer_count; i++)
        bottom = add_around(layout, spec->footer[i], layout->muted, bottom);
    scene->below = spec->footer_count ? bottom - scene->height : 0;
}

// ----------------------------------------------------------------------------------- entry

static Layout start(Arena *arena, ChartPen *pen, const ChartSpec *spec) {
    double size = spec->rtl_text ? BODY_RTL : BODY;
    Layout layout = {.arena = arena, .pen = pen, .spec = spec, .scene = arena_make(arena, Scene)};
    *layout.scene = (Scene){.arena = arena,
                            .width = spec->width > 0 ? fmax(spec->width, 240) : 640,
                            .mirrored = spec->mirrored,
                            .rtl_text = spec->rtl_text};
    layout.ink = (Type){size, false, ROLE_INK};
    layout.bold = (Type){size, true, ROLE_INK};
    layout.muted = (Type){size, false, ROLE_MUTED};
    layout.pitch = pitch_of(&layout, layout.ink);
    return layout;
}

static void (*const forms[CHARTS_KINDS])(Layout *layout) = {
    [CHARTS_BAR] = layout_bars,
    [CHARTS_LINE] = layout_lines,
    [CHARTS_EQUIPLOT] = layout_equiplot,
    [CHARTS_SLOPE] = layout_slope,
    [CHARTS_LINE_PANELS] = layout_line_panels,
    [CHARTS_BAR_PANELS] = layout_bar_panels,
    [CHARTS_STACKED] = layout_stacked,
    [CHARTS_PYRAMID] = layout_pyramid,
    [CHARTS_BULLET] = layout_bullets,
    [CHARTS_TILES] = layout_tiles,
    [CHARTS_BUBBLES] = layout_places,
    [CHARTS_MAP] = layout_places,
    [CHARTS_HEAT] = layout_heat,
};

Scene *chart_layout(Arena *arena, ChartPen *pen, const ChartSpec *spec, Spot spot, Diags *diags) {
    cache_trim(pen->cache);
    Layout layout = start(arena, pen, spec);
    layout.spot = spot;
    layout.diags = diags;
    forms[spec->kind < CHARTS_KINDS ? spec->kind : CHARTS_BAR](&layout);
    layout_around(&layout);
    scene_finish(layout.scene);
    return layout.scene;
}
