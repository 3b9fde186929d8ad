// SPDX-License-Identifier: EUPL-1.2
// Fonts, a palette and short words for the tests of chart/.
#ifndef JAMLIK_TEST_CHART_KIT_H
#define JAMLIK_TEST_CHART_KIT_H

#include "chart/chart.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define NOTO "/usr/share/fonts/truetype/noto/NotoSans"
#define DEJAVU "/usr/share/fonts/truetype/dejavu/DejaVuSans"

#define assert_near(value, wanted, slack) assert_true(fabs((value) - (wanted)) <= (slack))

typedef struct Fixture {
    Arena *arena;
    Diags *diags;
    ChartKit *kit;
    ChartPen *pen;
} Fixture;

static inline Fixture fixture_open(void) {
    const Text regular[] = {T(NOTO "-Regular.ttf"), T(NOTO "Arabic-Regular.ttf"),
                            T(NOTO "Ethiopic-Regular.ttf"), T(DEJAVU ".ttf")};
    const Text bold[] = {T(NOTO "-Bold.ttf"), T(NOTO "Arabic-Bold.ttf"), T(DEJAVU "-Bold.ttf")};
    const ChartFonts fonts = {regular, bold, 4, 3};
    Fixture fixture = {.arena = arena_new()};
    fixture.diags = diags_new(fixture.arena);
    fixture.kit = chart_kit_open(fixture.arena, &fonts, fixture.diags);
    assert_non_null(fixture.kit);
    fixture.pen = chart_pen_open(fixture.arena, fixture.kit);
    assert_non_null(fixture.pen);
    return fixture;
}

static inline void fixture_close(Fixture *fixture) {
    chart_pen_close(fixture->pen);
    chart_kit_close(fixture->kit);
    arena_free(fixture->arena);
}

static inline Palette test_palette(void) {
    Palette palette = {.paper = {255, 255, 255},
                     .ink = {27, 27, 31},
                     .muted = {74, 76, 85},
                     .line = {213, 214, 220},
                     .accent = {18, 67, 109},
                     .series = {{18, 67, 109},
                                {32, 121, 111},
                                {128, 22, 80},
                                {194, 81, 18},
                                {61, 61, 61},
                                {116, 88, 168}}};
    palette_shades(&palette);
    return palette;
}

static inline ChartMark mark(double value, const char *label) {
    return (ChartMark){
        .present = true, .value = value, .lower = NAN, .upper = NAN, .label = text_of(label)};
}

static inline ChartMark gap(const char *why) {
    return (ChartMark){.value = NAN, .lower = NAN, .upper = NAN, .label = text_of(why)};
}

// Two groups, three places, one value missing: what most tests need.
static inline ChartSpec small_spec(ChartKind kind) {
    static const Text places[] = {{"Gävle", 6}, {"Ockelbo", 7}, {"Hela länet", 11}};
    static const bool strong[] = {false, false, true};
    static ChartMark women[3], men[3];
    static ChartSeries series[2];
    women[0] = mark(83.1, "83,1"), women[1] = mark(82.5, "82,5"), women[2] = mark(83.3, "83,3");
    men[0] = mark(79.6, "79,6"), men[1] = gap("för få svar"), men[2] = mark(79.2, "79,2");
    series[0] = (ChartSeries){T("Kvinnor"), 0, women};
    series[1] = (ChartSeries){T("Män"), 1, men};
    return (ChartSpec){.kind = kind,
                       .width = 640,
                       .categories = places,
                       .strong = strong,
                       .category_count = 3,
                       .series = series,
                       .series_count = 2};
}

static inline Scene *lay_out(Fixture *fixture, const ChartSpec *spec) {
    return chart_layout(fixture->arena, fixture->pen, spec, (Spot){0}, fixture->diags);
}

// The label with this text; NULL when there is none.
static inline const SceneLabel *find_label(const Scene *scene, const char *text) {
    const SceneLabel *labels;
    size_t count = scene_labels(scene, &labels);
    for (size_t i = 0; i < count; i++)
        if (text_is(labels[i].text, text))
            return &labels[i];
    return NULL;
}

static inline bool diags_have(const Diags *diags, const char *id) {
    for (size_t i = 0; i < diags_count(diags, LEVEL_NOTE); i++)
        if (strcmp(diags_at(diags, i)->id, id) == 0)
            return true;
    return false;
}

#endif
