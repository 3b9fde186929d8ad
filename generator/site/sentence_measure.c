// SPDX-License-Identifier: EUPL-1.2
// Measures of inequality in words, and how the gap has moved. Order: names, values, one measure,
// change.
#include "site/sentence.h"

#include <math.h>

// ------------------------------------------------------------------------------------ names

static Text measure_words(const View *view, MeasureKind kind, const char *what) {
    Text key = text_format(view->arena, "measure.%s%s", measure_key(kind), what);
    return view_words(view, key.at, NULL, 0);
}

Text view_measure_name(const View *view, MeasureKind kind) {
    return measure_words(view, kind, "");
}

Text view_measure_explained(const View *view, MeasureKind kind) {
    return measure_words(view, kind, "-explained");
}

static Text absent_words(const View *view, const char *reason) {
    Text key = text_format(view->arena, "absent.%s", reason);
    return view_words(view, key.at, NULL, 0);
}

// ----------------------------------------------------------------------------------- values

typedef enum MeasureUnit {
    IN_UNIT,                              // as a difference: percentage points, years
    IN_TIMES, IN_PERCENT,
    AS_SHARE,                             // an index from -1 to 1
    AS_INDEX                              // any other number without a unit
} MeasureUnit;

static MeasureUnit measure_unit(MeasureKind kind) {
    switch (kind) {
    case MEASURE_R: case MEASURE_RII: case MEASURE_RII_LINEAR: return IN_TIMES;
    case MEASURE_COV: case MEASURE_IDISU: case MEASURE_IDISW: case MEASURE_PAF: return IN_PERCENT;
    case MEASURE_RCI: case MEASURE_RCI_WAGSTAFF: case MEASURE_RCI_ERREYGERS: return AS_SHARE;
    case MEASURE_BGV: case MEASURE_MLD: case MEASURE_TI: return AS_INDEX;
    default: return IN_UNIT;
    }
}

// A measure lies between the numbers that are shown, so it has a decimal at least.
static Text amount_text(const View *view, const Indicator *indicator, MeasureKind kind, double value) {
    Indicator finer = *indicator;
    if (kind != MEASURE_D && finer.unit.decimals < 1) finer.unit.decimals = 1;
    return view_gap_amount(view, &finer, value);
}

static Text measure_amount(const View *view, const Indicator *indicator, MeasureKind kind, double value) {
    const Language *locale = view->language->locale;
    switch (measure_unit(kind)) {
    case IN_TIMES: return view_ratio(view, value);
    case IN_PERCENT: return view_percent(view, value, 1);
    case AS_SHARE: return number_text(view->arena, locale, value, 3);
    case AS_INDEX: return number_text(view->arena, locale, value, 1);
    case IN_UNIT: break;
    }
    return amount_text(view, indicator, kind, value);
}

// ------------------------------------------------------------------------------ one measure

typedef struct Told {                     // a measure as it is told
    double estimate, lower, upper;
    Text one, two;                        // of D and R: whom it compares; empty: of all others
} Told;

// A difference below zero and a ratio below one are hard to read: in an easy-read language the two
// groups change places.
static void turn(MeasureKind kind, Told *told) {
    Told was = *told;
    bool ratio = kind == MEASURE_R;
    if (ratio ? !(was.estimate > 0 && was.estimate < 1) : was.estimate >= 0) return;
    told->estimate = ratio ? 1 / was.estimate : -was.estimate;
    told->lower = ratio ? 1 / was.upper : -was.upper;
    told->upper = ratio ? 1 / was.lower : -was.lower;
    told->one = was.two;
    told->two = was.one;
}

static Told told_of(const View *view, const Breakdown *breakdown, MeasureKind kind) {
    const Measure *measure = &breakdown->measures.items[kind];
    Told told = {.estimate = measure->estimate, .lower = measure->lower, .upper = measure->upper};
    if (kind != MEASURE_D && kind != MEASURE_R) return told;
    size_t one, two;
    MeasureInput input = measures_input(view->arena, breakdown->table, 0);
    if (!measures_pair(&input, &one, &two)) return told;
    told.one = view_group(view, breakdown->dimension, input.groups[one].group);
    told.two = view_group(view, breakdown->dimension, input.groups[two].group);
    if (language_simple(view->language->locale)) turn(kind, &told);
    return told;
}

static Text absent_text(const View *view, MeasureKind kind, const char *why) {
    WordsArg args[] = {{.name = "measure", .text = view_measure_name(view, kind)},
                       {.name = "why", .text = absent_words(view, why)}};
    return view_capital(view, view_words(view, "sentence.measure-absent", args, 2));
}

Text sentence_measure(const View *view, const Breakdown *breakdown, MeasureKind kind) {
    const Measure *measure = &breakdown->measures.items[kind];
    const Indicator *one = breakdown->table->indicator;
    if (isnan(measure->estimate)) return absent_text(view, kind, measure->absent);
    Told told = told_of(view, breakdown, kind);
    bool interval = isfinite(told.lower) && isfinite(told.upper), pair = told.one.length > 0;
    Text value = measure_amount(view, one, kind, told.estimate);
    WordsArg args[] = {{.name = "measure", .text = view_measure_name(view, kind)},
                       {.name = "value", .text = value},
                       {.name = "lower", .text = interval ? measure_amount(view, one, kind, told.lower) : value},
                       {.name = "upper", .text = interval ? measure_amount(view, one, kind, told.upper) : value},
                       {.name = "one", .text = told.one},
                       {.name = "two", .text = told.two}};
    static const char *const keys[2][2] = {{"sentence.measure", "sentence.measure-interval"},
                                           {"sentence.measure-pair", "sentence.measure-pair-interval"}};
    return view_capital(view, view_words(view, keys[pair][interval], args, 6));
}

// ----------------------------------------------------------------------------------- change
// The absolute gap is told first, then the ratio; where one falls while the other grows, why both
// are true. That can only happen when both values have moved the same way: a smaller difference and
// a larger ratio mean that both have fallen, and the lower one by a larger part of itself.

static const char *move_key(Move move) {
    switch (move) {
    case MOVE_NARROWED: return "sentence.gap-narrowed";
    case MOVE_WIDENED: return "sentence.gap-widened";
    default: return "sentence.gap-kept";
    }
}

static void say_absolute(Saying *saying, const GapChange *change, const Dimension *time) {
    const View *view = saying->view;
    const Gap *then = &change->first, *now = &change->last;
    Text one = view_label(view, &then->from_group->title), two = view_label(view, &then->to_group->title);
    bool turned = (then->absolute > 0 && now->absolute < 0) || (then->absolute < 0 && now->absolute > 0);
    const char *key = turned ? "sentence.gap-turned" : move_key(change->absolute);
    WordsArg args[] = {{.name = "one", .text = one},
                       {.name = "two", .text = two},
                       {.name = "was", .text = then->absolute > 0 ? two : one},
                       {.name = "is", .text = now->absolute > 0 ? two : one},
                       {.name = "then", .text = said_gap(saying, then->absolute)},
                       {.name = "start", .text = view_group(view, time, change->start)},
                       {.name = "now", .text = said_gap(saying, now->absolute)},
                       {.name = "end", .text = view_group(view, time, change->end)}};
    say(saying, change->certain ? key : "sentence.gap-change-uncertain", args, 8);
}

// One close to 1 tells no more than the difference.
static const double LEAST_RATIO = 1.1;

static bool has_ratio(const Gap *gap) {
    return !isnan(gap_times(gap)) && gap->absolute != 0;
}

static void say_relative(Saying *saying, const GapChange *change, const Dimension *time) {
    const View *view = saying->view;
    if (!has_ratio(&change->first) || !has_ratio(&change->last)) return;
    double then = gap_times(&change->first), now = gap_times(&change->last);
    bool small = then < LEAST_RATIO && now < LEAST_RATIO;
    if ((saying->table->indicator->unit.kind == UNIT_YEARS || small) && !change->disagree) return;
    WordsArg args[] = {{.name = "then", .text = view_ratio_number(view, then)},
                       {.name = "start", .text = view_group(view, time, change->start)},
                       {.name = "now", .text = view_ratio_number(view, now)},
                       {.name = "end", .text = view_group(view, time, change->end)}};
    say(saying, "sentence.ratio-moved", args, 4);
    if (!change->disagree) return;
    say(saying, change->absolute == MOVE_NARROWED ? "sentence.disagree-narrowed" : "sentence.disagree-widened",
        NULL, 0);
}

Text sentence_gap_change(const View *view, const Breakdown *breakdown) {
    const GapChange *change = &breakdown->change;
    if (!change->known) return (Text){0};
    Saying saying = {.view = view, .table = breakdown->over_time};
    const Dimension *time = breakdown->over_time->column_dimension;
    say_absolute(&saying, change, time);
    if (change->certain) say_relative(&saying, change, time);
    return buf_take(view->arena, &saying.text);
}
