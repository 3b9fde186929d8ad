// SPDX-License-Identifier: EUPL-1.2
// Random words and marks for the tests of layouts, and what every layout promises.
#ifndef JAMLIK_TEST_CHART_DICE_H
#define JAMLIK_TEST_CHART_DICE_H

#include "chart/scene.h"
#include "chart_kit.h"

typedef struct Dice {
    uint64_t state;
} Dice;

static inline unsigned roll(Dice *dice, unsigned sides) {
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(dice->state >> 33) % sides;
}

static const char *const words[] = {"Gävle",
                                    "Hela länet",
                                    "Förgymnasial utbildning",
                                    "Män",
                                    "Födda i övriga världen utanför Europa",
                                    "Arbetsmarknadsutbildningsdeltagare",
                                    "Eftergymnasial utbildning kortare än tre år",
                                    "Å",
                                    "Personer med funktionsnedsättning som inte arbetar",
                                    "16–24 år",
                                    "Ockelbo",
                                    "Riket"};
static const char *const arabic[] = {"نساء",
                                     "رجال",
                                     "تعليم عالٍ بعد المرحلة الثانوية",
                                     "المجموع",
                                     "\u2068Gävle\u2069 (المدينة)",
                                     "الأشخاص ذوو الإعاقة الذين لا يعملون ولا يدرسون",
                                     "مولودون خارج أوروبا",
                                     "\u206816–24\u2069 سنة"};
static const char *const reasons[] = {"för få svar", "inte frågat", "uppgiften är sekretessbelagd"};

static inline Text word(Dice *dice, bool rtl) {
    if (rtl)
        return text_of(arabic[roll(dice, sizeof arabic / sizeof *arabic)]);
    return text_of(words[roll(dice, sizeof words / sizeof *words)]);
}

static inline ChartMark random_mark(Arena *arena, Dice *dice, double low, double high, bool wide) {
    if (roll(dice, 8) == 0)
        return gap(reasons[roll(dice, 3)]);
    double value = low + (high - low) * roll(dice, 1000) / 999.0;
    Text label = text_format(arena, wide ? "%.0f 000 kr" : "%.1f %%", value);
    ChartMark made = {.present = true, .value = value, .lower = NAN, .upper = NAN, .label = label};
    made.broken = roll(dice, 12) == 0;
    if (roll(dice, 3) == 0) {
        made.lower = value - (high - low) * 0.08;
        made.upper = value + (high - low) * 0.05;
    }
    if (roll(dice, 20) == 0)
        made.label = (Text){0};
    return made;
}

// ------------------------------------------------------------------------------- no overlap

static inline bool overlap(const SceneLabel *a, const SceneLabel *b) {
    const double slack = 0.01;
    return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width &&
           a->y + slack < b->y + b->height && b->y + slack < a->y + a->height;
}

static inline void check_labels(const Scene *scene, int number) {
    const SceneLabel *labels;
    size_t count = scene_labels(scene, &labels);
    for (size_t i = 0; i < count; i++) {
        const SceneLabel *a = &labels[i];
        if (a->x < -0.01 || a->y < -0.01 || a->x + a->width > scene_width(scene) + 0.01 ||
            a->y + a->height > scene_height(scene) + 0.01)
            fail_msg("chart %d: '%.*s' leaves the drawing", number, TEXT_ARG(a->text));
        for (size_t j = 0; j < i; j++)
            if (overlap(a, &labels[j]))
                fail_msg("chart %d: '%.*s' overlaps '%.*s'", number, TEXT_ARG(a->text),
                         TEXT_ARG(labels[j].text));
    }
}

static inline void check_marks(const Scene *scene, int number) {
    double width = scene_width(scene) + 0.01, height = scene_height(scene) + 0.01;
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *item = &scene->items.items[i];
        if (item->role == ROLE_BAR &&
            (item->box.x < -0.01 || item->box.x + item->box.width > width))
            fail_msg("chart %d: a bar leaves the drawing", number);
        for (size_t j = 0; j < item->count; j++) {
            Point at = item->points[j];
            if (!(at.x >= -0.01 && at.x <= width && at.y >= -0.01 && at.y <= height))
                fail_msg("chart %d: role %d leaves the drawing", number, (int)item->role);
        }
    }
}

#endif
