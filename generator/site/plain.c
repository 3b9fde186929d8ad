// SPDX-License-Identifier: EUPL-1.2
// Numbers in plain form, for easy-read languages: "nästan hälften", "ungefär 3 av 10", "9 av 20
// personer". Order: shares, counts, times, saying them.
//
// The exact number is always said too: it is what chart and table show. The words are those that
// readers who find percentages hard understand best, whole numbers of people out of 10 or 100
// (natural frequencies: Gigerenzer and Hoffrage, Psychological Review 102:4, 1995; of 10 and 100
// rather than 7 or 13: W3C, Making Content Usable for People with Cognitive and Learning
// Disabilities, "alternatives for numerical concepts"), and halves, thirds and quarters.
#include "site/sentence.h"

#include <math.h>
#include <string.h>

// ----------------------------------------------------------------------------------- shares
// From one landmark to the next a share is about the first, more than it, nearly the second, about
// the second: in this order, so that the words never turn two numbers around.

typedef struct Landmark {
    double percent;
    double nearly;                        // so far below it "nearly" is said
    const char *part;
    int count;                            // of plain.of-ten
} Landmark;

// "About" is said within one percentage point: a tenth of the step from one landmark to the next.
// Half of all is what people see first: 45 % is "nearly half". Nobody is left out of "all" but in
// "nearly all".
static const double about = 1;
static const Landmark landmarks[] = {
    {10, 2, "plain.of-ten", 1},       {20, 3, "plain.of-ten", 2},         {25, 2, "plain.quarter", 0},
    {30, 3, "plain.of-ten", 3},       {100.0 / 3, 3, "plain.third", 0},   {40, 3, "plain.of-ten", 4},
    {50, 5, "plain.half", 0},         {60, 3, "plain.of-ten", 6},         {200.0 / 3, 2, "plain.two-thirds", 0},
    {70, 3, "plain.of-ten", 7},       {75, 2, "plain.three-quarters", 0}, {80, 3, "plain.of-ten", 8},
    {90, 3, "plain.of-ten", 9},       {100, 3, "plain.all", 0},
};
enum { LANDMARKS = sizeof landmarks / sizeof *landmarks };

static PlainShare near(const Landmark *landmark, const char *key) {
    return (PlainShare){key, landmark->part, landmark->count};
}

// Of 100, or of 1 000: where tenths say nothing.
static PlainShare few(double percent) {
    double hundredths = number_rounded(percent, 0), thousandths = number_rounded(percent * 10, 0);
    bool of_hundred = hundredths >= 1;
    double count = of_hundred ? hundredths : thousandths;
    if (count < 1) return (PlainShare){0};
    bool exact = percent == (of_hundred ? hundredths : thousandths / 10);
    return (PlainShare){exact ? "plain.exactly" : "plain.about",
                        of_hundred ? "plain.of-hundred" : "plain.of-thousand", (int)count};
}

static bool is_about(const Landmark *landmark, double percent) {
    return landmark->percent < 100 && fabs(percent - landmark->percent) <= about;
}

static bool is_nearly(const Landmark *landmark, double percent) {
    return landmark->percent > percent && landmark->percent - percent <= landmark->nearly;
}

static PlainShare between(const Landmark *below, const Landmark *next, double percent) {
    if (percent == below->percent) return near(below, "plain.exactly");
    if (is_about(below, percent)) return near(below, "plain.about");
    if (is_about(next, percent)) return near(next, "plain.about");
    return is_nearly(next, percent) ? near(next, "plain.nearly") : near(below, "plain.more");
}

// The number that is shown decides. None and all need no plain form, above 100 there is no "of".
PlainShare plain_share(double percent, int decimals) {
    double shown = isfinite(percent) ? number_rounded(percent, decimals) : 0;
    const Landmark *first = &landmarks[0];
    if (!(shown > 0 && shown < 100)) return (PlainShare){0};
    if (is_about(first, shown) && shown < first->percent) return near(first, "plain.about");
    if (shown < first->percent) return is_nearly(first, shown) ? near(first, "plain.nearly") : few(shown);
    size_t i = 0;
    while (shown >= landmarks[i + 1].percent) i++;
    return between(&landmarks[i], &landmarks[i + 1], shown);
}

static bool same_share(PlainShare a, PlainShare b) {
    return a.key && b.key && !strcmp(a.key, b.key) && !strcmp(a.part, b.part) && a.count == b.count;
}

// ----------------------------------------------------------------------------------- counts

// Among so few every person can be pictured; of more, a share of 10 or 100 is easier.
enum { MOST_COUNTED = 100 };

// A weighted percentage is not what the counts make: then they are not told as if it were.
bool plain_counts(const Indicator *indicator, const Observation *cell) {
    if (isnan(cell->n) || isnan(cell->count) || cell->n < 1 || cell->n > MOST_COUNTED) return false;
    double made = number_rounded(100 * cell->count / cell->n, indicator->unit.decimals);
    return made == number_rounded(cell->value, indicator->unit.decimals);
}

static Text counts_text(const View *view, const Observation *cell) {
    WordsArg args[] = {{.name = "count", .number = cell->count}, {.name = "n", .number = cell->n}};
    return view_words(view, "plain.count", args, 2);
}

// ------------------------------------------------------------------------------------ times

// A tenth off is near enough for "about"; beyond ten nobody counts the times.
int plain_times(double ratio) {
    double times = isfinite(ratio) ? number_rounded(ratio, 0) : 0;
    bool is_near = times >= 2 && times <= 10 && fabs(ratio - times) <= times / 10;
    return is_near ? (int)times : 0;
}

// ----------------------------------------------------------------------------------- saying

static Text share_text(const View *view, PlainShare share) {
    WordsArg number[] = {{.name = "count", .number = share.count}};
    WordsArg args[] = {{.name = "part", .text = view_words(view, share.part, number, share.count ? 1 : 0)}};
    return view_words(view, share.key, args, 1);
}

void say_plain(Saying *saying, const Observation *cell, const Observation *other) {
    const Indicator *one = saying->table->indicator;
    const View *view = saying->view;
    if (!language_simple(view->language->locale) || one->unit.kind != UNIT_PERCENT) return;
    PlainShare share = plain_share(cell->value, one->unit.decimals);
    bool counted = plain_counts(one, cell) && (!other || plain_counts(one, other));
    if (!counted && (!share.key || (other && same_share(share, plain_share(other->value, one->unit.decimals)))))
        return;
    WordsArg args[] = {{.name = "plain", .text = counted ? counts_text(view, cell) : share_text(view, share)}};
    say(saying, "plain.that-is", args, 1);
}
