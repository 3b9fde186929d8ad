// SPDX-License-Identifier: EUPL-1.2
// What the forms of charts promise: equiplots, slopes, pyramids, bullets and stacked parts.
#include "chart_dice.h"

// ------------------------------------------------------------------------- random charts

static const ChartKind kinds[] = {CHARTS_EQUIPLOT, CHARTS_SLOPE, CHARTS_PYRAMID, CHARTS_BULLET,
                                  CHARTS_STACKED};
enum { KEY_RADIUS = 5 };
enum { KINDS = sizeof kinds / sizeof *kinds, CHARTS = 2000 };

// How the values of a chart lie.
typedef enum Mood { MOOD_USUAL, MOOD_EQUAL, MOOD_CLOSE, MOOD_MISSING } Mood;

static const double *range_of(Dice *dice, ChartKind kind) {
    static const double any[][2] = {{0, 100}, {72, 86}, {-30, 40}, {-9, -2}, {1200000, 98000000}};
    static const double counts[][2] = {{0, 100}, {0, 987654}, {3, 9}};
    return kind == CHARTS_PYRAMID ? counts[roll(dice, 3)] : any[roll(dice, 5)];
}

// Every label is told from every other, so that none can stand for two values.
static Text unique_label(Arena *arena, double value, bool wide, unsigned number) {
    return text_format(arena, wide ? "%.0f personer (%u)" : "%.1f.%u", value, number);
}

static ChartMark random_value(Arena *arena, Dice *dice, const double *range, Mood mood,
                              unsigned number) {
    ChartMark made = random_mark(arena, dice, range[0], range[1], false);
    if (mood == MOOD_MISSING)
        return gap(reasons[roll(dice, 3)]);
    if (!made.present)
        return made;
    if (mood == MOOD_EQUAL)
        made.value = range[1];
    if (mood == MOOD_CLOSE)
        made.value = range[1] - (range[1] - range[0]) * 0.002 * roll(dice, 8);
    if (isfinite(made.lower)) {
        made.lower = made.value - (range[1] - range[0]) * 0.03;
        made.upper = made.value + (range[1] - range[0]) * 0.04;
    }
    made.label = unique_label(arena, made.value, number % 97 == 0, number);
    return made;
}

static void fill_values(Arena *arena, Dice *dice, ChartSpec *spec) {
    const double *range = range_of(dice, spec->kind);
    Mood mood = roll(dice, 3) ? MOOD_USUAL : (Mood)roll(dice, 4);
    bool intervals = roll(dice, 3) == 0;
    ChartSeries *series = arena_array(arena, ChartSeries, spec->series_count);
    unsigned number = 1;
    for (unsigned s = 0; s < spec->series_count; s++) {
        ChartMark *marks = arena_array(arena, ChartMark, spec->category_count);
        for (size_t i = 0; i < spec->category_count; i++, number++) {
            marks[i] = random_value(arena, dice, range, mood, number);
            if (!intervals)
                marks[i].lower = marks[i].upper = NAN;
        }
        series[s] = (ChartSeries){word(dice, spec->rtl_text), s, marks};
    }
    spec->series = series;
    double values[16];
    spec->tick_count = roll(dice, 5) ? chart_ticks(range[0], range[1], 4, false, values) : 0;
    ChartTick *ticks = arena_array(arena, ChartTick, spec->tick_count + 1);
    for (size_t i = 0; i < spec->tick_count; i++)
        ticks[i] = (ChartTick){values[i], text_format(arena, "%g", values[i])};
    spec->ticks = ticks;
    for (size_t i = 0; i < 2; i++) {
        spec->lines[i].present = roll(dice, 3) == 0 || (i == 0 && spec->kind == CHARTS_BULLET);
        spec->lines[i].value = range[0] + (range[1] - range[0]) * roll(dice, 100) / 99.0;
        spec->lines[i].label = word(dice, spec->rtl_text);
    }
}

// Shares of a row: now and then one is tiny, nothing, or withheld.
static void fill_shares(Arena *arena, Dice *dice, ChartSpec *spec) {
    ChartSeries *series = arena_array(arena, ChartSeries, spec->series_count);
    double *rest = arena_array(arena, double, spec->category_count);
    Text *labels = arena_array(arena, Text, spec->category_count);
    for (unsigned s = 0; s < spec->series_count; s++) {
        ChartMark *marks = arena_array(arena, ChartMark, spec->category_count);
        series[s] = (ChartSeries){word(dice, spec->rtl_text), s, marks};
        bool wide = roll(dice, 8) == 0;
        for (size_t i = 0; i < spec->category_count; i++) {
            double left = 100 - rest[i], value = left * roll(dice, 1000) / 999.0;
            value = roll(dice, 5) ? value : roll(dice, 2) ? 0 : fmin(left, 0.1);
            rest[i] += value;
            unsigned number = s * 100 + (unsigned)i + 1;
            marks[i] = (ChartMark){.present = true, .value = value, .lower = NAN, .upper = NAN};
            marks[i].label = unique_label(arena, value, wide, number);
            if (roll(dice, 12) == 0)
                marks[i] = gap(reasons[roll(dice, 3)]);
        }
    }
    for (size_t i = 0; i < spec->category_count; i++) {
        rest[i] = 100 - rest[i] < 0.001 ? 0 : 100 - rest[i];
        labels[i] = unique_label(arena, rest[i], false, 900 + (unsigned)i);
    }
    spec->series = series;
    spec->rest = roll(dice, 4) ? rest : NULL;
    spec->rest_labels = labels;
    spec->rest_name = word(dice, spec->rtl_text);
}

static ChartSpec random_form(Arena *arena, Dice *dice, ChartKind kind) {
    static const unsigned most[CHARTS_KINDS] = {
        [CHARTS_EQUIPLOT] = 6, [CHARTS_SLOPE] = 6, [CHARTS_BULLET] = 1, [CHARTS_STACKED] = 6};
    static const double widths[] = {240, 372, 372, 552, 1200};
    ChartSpec spec = {.kind = kind, .mirrored = roll(dice, 2), .rtl_text = roll(dice, 3) == 0};
    spec.width = roll(dice, 2) ? widths[roll(dice, 5)] : 240 + roll(dice, 961);
    spec.category_count = kind == CHARTS_SLOPE ? 1 + (roll(dice, 8) > 0) : 1 + roll(dice, 24);
    spec.series_count = kind == CHARTS_PYRAMID ? 2 : 1 + roll(dice, most[kind]);
    Text *categories = arena_array(arena, Text, spec.category_count);
    bool *strong = arena_array(arena, bool, spec.category_count), names = roll(dice, 2);
    for (unsigned i = 0; i < spec.category_count; i++)
        categories[i] =
            names ? word(dice, spec.rtl_text) : text_format(arena, "%u–%u", i * 5, i * 5 + 4);
    strong[spec.category_count - 1] = true;
    spec.categories = categories;
    spec.strong = strong;
    if (kind == CHARTS_STACKED)
        fill_shares(arena, dice, &spec);
    else
        fill_values(arena, dice, &spec);
    return spec;
}

// Lays out many charts of each kind and hands each to `check`.
typedef void Check(Fixture *fixture, const ChartSpec *spec, const Scene *scene, int number);

static void for_many(Fixture *fixture, unsigned set, Check *check) {
    Dice dice = {set};
    for (int i = 0; i < CHARTS; i++) {
        Arena *arena = arena_new();
        Fixture own = {arena, fixture->diags, fixture->kit, fixture->pen};
        ChartSpec spec = random_form(arena, &dice, kinds[i % KINDS]);
        check(&own, &spec, lay_out(&own, &spec), i);
        arena_free(arena);
    }
    assert_int_equal(diags_count(fixture->diags, LEVEL_NOTE), 0);
}

// ------------------------------------------------------------------------------- no overlap

static void keeps_apart(Fixture *fixture, const ChartSpec *spec, const Scene *scene, int number) {
    (void)fixture, (void)spec;
    check_labels(scene, number);
    check_marks(scene, number);
}

static void forms__never_overlap(void **state) {
    for_many(*state, 1, keeps_apart);
}

// What an item covers; whiskers and strokes by the box around them.
static Box bounds(const Item *item) {
    if (item->role == ROLE_BAR)
        return item->box;
    if (item->role == ROLE_MARKER)
        return (Box){item->at.x - item->size, item->at.y - item->size, 2 * item->size,
                     2 * item->size};
    Point low = {INFINITY, INFINITY}, high = {-INFINITY, -INFINITY};
    for (size_t i = 0; i < item->count; i++) {
        low = (Point){fmin(low.x, item->points[i].x), fmin(low.y, item->points[i].y)};
        high = (Point){fmax(high.x, item->points[i].x), fmax(high.y, item->points[i].y)};
    }
    return (Box){low.x, low.y, high.x - low.x, high.y - low.y};
}

static bool must_stay_clear(Role role) {
    return role == ROLE_BAR || role == ROLE_BAND || role == ROLE_MARKER || role == ROLE_TARGET ||
           role == ROLE_GAP || role == ROLE_GRID || role == ROLE_REFERENCE;
}

// Bars, dots, targets, whiskers of rows: no word lies on them. A slope's labels may lie beside its
// whiskers only by leaders, and its lines run where they must.
static void stays_readable(Fixture *fixture, const ChartSpec *spec, const Scene *scene,
                           int number) {
    (void)fixture;
    const SceneLabel *labels;
    size_t count = scene_labels(scene, &labels);
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *item = &scene->items.items[i];
        bool whisker =
            (item->role == ROLE_SPREAD || item->role == ROLE_WHISKER) && spec->kind != CHARTS_SLOPE;
        if (!must_stay_clear(item->role) && !whisker)
            continue;
        Box box = bounds(item);
        SceneLabel mark = {T("?"), box.x, box.y, box.width, box.height};
        for (size_t j = 0; j < count; j++)
            if (overlap(&mark, &labels[j]))
                fail_msg("chart %d: a mark of role %d lies under '%.*s'", number, (int)item->role,
                         TEXT_ARG(labels[j].text));
    }
}

static void forms__have_no_words_on_marks(void **state) {
    for_many(*state, 2, stays_readable);
}

// ------------------------------------------------------------------------- nothing left out

// Without spaces, for lines end at them, and isolates, for these are closed and opened there.
static void add_letters(Buf *buf, Text text) {
    for (size_t at = 0; at < text.length;) {
        uint32_t c = text_next(text, &at);
        if (c != ' ' && (c < 0x2066 || c > 0x2069))
            buf_code_point(buf, c);
    }
}

// Lines of one text follow one another.
static Text all_letters(Arena *arena, const Scene *scene) {
    const SceneLabel *labels;
    size_t count = scene_labels(scene, &labels);
    Buf buf = {0};
    for (size_t i = 0; i < count; i++)
        add_letters(&buf, labels[i].text);
    Text letters = buf_copy(arena, &buf);
    buf_release(&buf);
    return letters;
}

static bool is_said(Arena *arena, Text letters, Text label) {
    Buf buf = {0};
    add_letters(&buf, label);
    bool said = text_find(letters, buf_copy(arena, &buf)) != SIZE_MAX;
    buf_release(&buf);
    return said;
}

static bool is_end(const ChartSpec *spec, size_t series, size_t row) {
    bool lowest = true, highest = true;
    double own = spec->series[series].marks[row].value;
    for (size_t s = 0; s < spec->series_count; s++) {
        const ChartMark *other = &spec->series[s].marks[row];
        lowest &= !other->present || other->value > own || s == series;
        highest &= !other->present || other->value < own || s == series;
    }
    return lowest || highest;
}

static bool row_is_withheld(const ChartSpec *spec, size_t row) {
    for (size_t s = 0; s < spec->series_count; s++)
        if (!spec->series[s].marks[row].present)
            return true;
    return false;
}

// Whether this form has to say what the mark says.
static bool must_say(const ChartSpec *spec, size_t series, size_t row) {
    const ChartMark *mark = &spec->series[series].marks[row];
    if (spec->kind == CHARTS_STACKED)
        return !row_is_withheld(spec, row) && mark->value > 0;
    return !mark->present || spec->kind != CHARTS_EQUIPLOT || is_end(spec, series, row);
}

static void says_everything(Fixture *fixture, const ChartSpec *spec, const Scene *scene,
                            int number) {
    Text said = all_letters(fixture->arena, scene);
    for (size_t s = 0; s < spec->series_count; s++)
        for (size_t i = 0; i < spec->category_count; i++) {
            Text label = spec->series[s].marks[i].label;
            if (must_say(spec, s, i) && !is_said(fixture->arena, said, label))
                fail_msg("chart %d of kind %d: '%.*s' is not said", number, (int)spec->kind,
                         TEXT_ARG(label));
        }
    for (size_t i = 0; spec->kind == CHARTS_STACKED && spec->rest && i < spec->category_count; i++)
        if (spec->rest[i] > 0 && !row_is_withheld(spec, i))
            assert_true(is_said(fixture->arena, said, spec->rest_labels[i]));
}

static void forms__say_every_value_and_every_gap(void **state) {
    for_many(*state, 3, says_everything);
}

// ------------------------------------------------------------------------------ in proportion

// The n-th mark of a series in reading order, without the key.
static const Item *nth_of(const Scene *scene, Role role, unsigned colour, double size, size_t n) {
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *item = &scene->items.items[i];
        bool own = role == ROLE_BAR ? item->box.height == size : item->size == size;
        if (item->role == role && item->colour == colour && own && n-- == 0)
            return item;
    }
    return NULL;
}

// Values and where they are drawn: all must lie on one straight line.
typedef struct Fit {
    double values[256], places[256];
    size_t count;
} Fit;

static void fit_add(Fit *fit, double value, double place) {
    assert_true(fit->count < 256);
    fit->values[fit->count] = value;
    fit->places[fit->count++] = place;
}

static double fit_slope(const Fit *fit) {
    size_t low = 0, high = 0;
    for (size_t i = 1; i < fit->count; i++) {
        low = fit->values[i] < fit->values[low] ? i : low;
        high = fit->values[i] > fit->values[high] ? i : high;
    }
    double span = fit->count ? fit->values[high] - fit->values[low] : 0;
    return span > 0 ? (fit->places[high] - fit->places[low]) / span : 0;
}

static void check_fit(const Fit *fit, int number) {
    double slope = fit_slope(fit);
    for (size_t i = 1; i < fit->count; i++) {
        double wanted = fit->places[0] + (fit->values[i] - fit->values[0]) * slope;
        if (fabs(fit->places[i] - wanted) > 0.5)
            fail_msg("chart %d: %g is drawn %g units off", number, fit->values[i],
                     fit->places[i] - wanted);
    }
}

static double along(const Scene *scene, double x) {
    return scene->mirrored ? scene->width - x : x;
}

// Dots across, points of slopes upwards.
static void check_markers(const ChartSpec *spec, const Scene *scene, int number) {
    bool dots = spec->kind == CHARTS_EQUIPLOT;
    Fit fit = {0};
    for (unsigned s = 0; s < spec->series_count; s++) {
        size_t n = 0;
        for (size_t i = 0; i < spec->category_count; i++) {
            const ChartMark *mark = &spec->series[s].marks[i];
            if (!mark->present)
                continue;
            const Item *item = nth_of(scene, ROLE_MARKER, s, dots ? 7 : 5, n++);
            assert_non_null(item);
            fit_add(&fit, mark->value, dots ? along(scene, item->at.x) : -item->at.y);
        }
        assert_null(nth_of(scene, ROLE_MARKER, s, dots ? 7 : 5, n));
    }
    check_fit(&fit, number);
    assert_true(fit_slope(&fit) >= 0);
}

static bool is_tiny(double width) {
    return width <= 1 + 1e-6;
}

// Bars from zero: length and value have one ratio. The first row of a pyramid is the last drawn.
static void check_bars(const ChartSpec *spec, const Scene *scene, int number) {
    bool pyramid = spec->kind == CHARTS_PYRAMID;
    Fit fit = {0};
    fit_add(&fit, 0, 0);
    for (unsigned s = 0; s < spec->series_count; s++) {
        size_t n = 0;
        for (size_t i = 0; i < spec->category_count; i++) {
            size_t row = pyramid ? spec->category_count - 1 - i : i;
            const ChartMark *mark = &spec->series[s].marks[row];
            if (!mark->present || mark->value == 0)
                continue;
            const Item *item = nth_of(scene, ROLE_BAR, s, pyramid ? 22 : 16, n++);
            assert_non_null(item);
            if (!is_tiny(item->box.width))
                fit_add(&fit, fabs(mark->value), item->box.width);
        }
        assert_null(nth_of(scene, ROLE_BAR, s, pyramid ? 22 : 16, n));
    }
    check_fit(&fit, number);
}

static void check_parts(const ChartSpec *spec, const Scene *scene, int number) {
    Fit fit = {0};
    fit_add(&fit, 0, 0);
    size_t drawn[6] = {0};
    for (size_t i = 0; i < spec->category_count; i++) {
        double end = -2;
        for (unsigned s = 0; s < spec->series_count && !row_is_withheld(spec, i); s++) {
            double value = spec->series[s].marks[i].value;
            if (value <= 0)
                continue;
            const Item *item = nth_of(scene, ROLE_BAR, s, 26, drawn[s]++);
            assert_non_null(item);
            Box box = item->box;
            double from = scene->mirrored ? scene->width - box.x - box.width : box.x;
            assert_true(from >= end + 2 - 1e-6); // paper between parts
            end = from + box.width;
            if (!is_tiny(box.width))
                fit_add(&fit, value, box.width);
        }
    }
    for (unsigned s = 0; s < spec->series_count; s++)
        assert_null(nth_of(scene, ROLE_BAR, s, 26, drawn[s]));
    check_fit(&fit, number);
}

static void is_proportional(Fixture *fixture, const ChartSpec *spec, const Scene *scene,
                            int number) {
    (void)fixture;
    switch (spec->kind) {
    case CHARTS_EQUIPLOT:
    case CHARTS_SLOPE: check_markers(spec, scene, number); break;
    case CHARTS_STACKED: check_parts(spec, scene, number); break;
    default: check_bars(spec, scene, number);
    }
}

static void forms__are_proportional(void **state) {
    for_many(*state, 4, is_proportional);
}

// ---------------------------------------------------------------------------------- mirrored

static bool same_box(Box a, Box b) {
    return fabs(a.x - b.x) < 0.01 && fabs(a.y - b.y) < 0.01 && fabs(a.width - b.width) < 0.01 &&
           fabs(a.height - b.height) < 0.01;
}

static bool has_twin(const Scene *scene, const Item *item) {
    Box box = bounds(item);
    box.x = scene->width - box.x - box.width;
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *other = &scene->items.items[i];
        if (other->role == item->role && other->colour == item->colour &&
            other->style == item->style && same_box(box, bounds(other)))
            return true;
    }
    return false;
}

static void is_mirrored(Fixture *fixture, const ChartSpec *spec, const Scene *scene, int number) {
    ChartSpec turned = *spec;
    turned.mirrored = !spec->mirrored;
    const Scene *other = lay_out(fixture, &turned);
    const SceneLabel *labels, *twins;
    size_t count = scene_labels(scene, &labels);
    assert_int_equal(scene_labels(other, &twins), count);
    assert_near(scene_height(other), scene_height(scene), 0);
    for (size_t i = 0; i < count; i++) {
        assert_true(text_equal(labels[i].text, twins[i].text));
        assert_near(twins[i].x, scene->width - labels[i].x - labels[i].width, 0.01);
        assert_near(twins[i].y, labels[i].y, 0.01);
    }
    assert_int_equal(other->items.count, scene->items.count);
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *item = &scene->items.items[i];
        if (item->role < ROLE_MUTED && !has_twin(other, item))
            fail_msg("chart %d: a mark of role %d has no mirror image", number, (int)item->role);
    }
}

static void forms__turn_round_when_mirrored(void **state) {
    for_many(*state, 5, is_mirrored);
}

// ---------------------------------------------------------------------------------- equiplot

static size_t count_role(const Scene *scene, Role role) {
    size_t count = 0;
    for (size_t i = 0; i < scene->items.count; i++)
        count += scene->items.items[i].role == role;
    return count;
}

static const Item *first_of(const Scene *scene, Role role) {
    for (size_t i = 0; i < scene->items.count; i++)
        if (scene->items.items[i].role == role)
            return &scene->items.items[i];
    return NULL;
}

static void equiplot__joins_the_lowest_and_the_highest(void **state) {
    ChartSpec spec = small_spec(CHARTS_EQUIPLOT);
    Scene *scene = lay_out(*state, &spec);
    const Item *line = first_of(scene, ROLE_GAP);
    const Item *women = nth_of(scene, ROLE_MARKER, 0, 7, 0),
               *men = nth_of(scene, ROLE_MARKER, 1, 7, 0);
    assert_near(line->points[0].x, men->at.x, 1e-6);
    assert_near(line->points[1].x, women->at.x, 1e-6);
    assert_int_equal(count_role(scene, ROLE_GAP), 2); // not where one is missing
    assert_int_not_equal(women->style, men->style);
    const SceneLabel *high = find_label(scene, "83,1"), *low = find_label(scene, "79,6");
    assert_true(high->x > women->at.x + 7);
    assert_true(low->x + low->width < men->at.x - 7);
}

static void equiplot__shows_both_of_two_equal_dots(void **state) {
    ChartSpec spec = small_spec(CHARTS_EQUIPLOT);
    const ChartMark equal[] = {mark(83.1, "83,10"), mark(80, "80"), mark(79, "79")};
    const ChartSeries series[] = {spec.series[0], {T("Män"), 1, equal}};
    spec.series = series;
    Scene *scene = lay_out(*state, &spec);
    Point a = nth_of(scene, ROLE_MARKER, 0, 7, 0)->at, b = nth_of(scene, ROLE_MARKER, 1, 7, 0)->at;
    assert_near(a.x, b.x, 1e-6);
    assert_true(fabs(a.y - b.y) >= 10);
    const SceneLabel *own = find_label(scene, "83,1"), *other = find_label(scene, "83,10");
    assert_near(own->y + own->height / 2, a.y, 3); // each label is level with its dot
    assert_near(other->y + other->height / 2, b.y, 3);
}

// Where dots are lifted, the one at the top is that whose label stands above.
static void equiplot__labels_stand_at_their_own_dots(void **state) {
    const Text names[] = {T("45–64 år")};
    const ChartMark marks[] = {mark(62.2, "62,2"), mark(62.4, "62,4"), mark(62.6, "62,6"),
                               mark(70, "70,0")};
    const ChartSeries series[] = {{T("a"), 0, &marks[0]},
                                  {T("b"), 1, &marks[1]},
                                  {T("c"), 2, &marks[2]},
                                  {T("d"), 3, &marks[3]}};
    ChartSpec spec = {.kind = CHARTS_EQUIPLOT,
                      .width = 372,
                      .categories = names,
                      .category_count = 1,
                      .series = series,
                      .series_count = 4};
    Scene *scene = lay_out(*state, &spec);
    double low = nth_of(scene, ROLE_MARKER, 0, 7, 0)->at.y;
    double below = nth_of(scene, ROLE_MARKER, 1, 7, 0)->at.y;
    double above = nth_of(scene, ROLE_MARKER, 2, 7, 0)->at.y;
    assert_true(above < low && low < below);
    assert_true(find_label(scene, "62,4")->y > below);
    assert_true(find_label(scene, "62,6")->y < above);
}

// Close dots with long names: which name is whose could not be seen, so there is a key.
static void equiplot__names_dots_only_where_that_is_clear(void **state) {
    ChartSpec spec = small_spec(CHARTS_EQUIPLOT);
    const ChartTick ticks[] = {{0, T("0")}, {100, T("100")}};
    assert_null(nth_of(lay_out(*state, &spec), ROLE_MARKER, 0, KEY_RADIUS, 0));
    spec.ticks = ticks;
    spec.tick_count = 2;
    ChartSeries series[] = {spec.series[0], spec.series[1]};
    series[0].name = T("Eftergymnasial utbildning");
    series[1].name = T("Förgymnasial utbildning");
    spec.series = series;
    Scene *scene = lay_out(*state, &spec);
    const Item *first = nth_of(scene, ROLE_MARKER, 0, KEY_RADIUS, 0);
    const Item *second = nth_of(scene, ROLE_MARKER, 1, KEY_RADIUS, 0);
    assert_non_null(first);
    assert_true(first->at.x < second->at.x); // in the order of the series
}

static void equiplot__begins_where_the_ticks_do(void **state) {
    ChartSpec spec = small_spec(CHARTS_EQUIPLOT);
    const ChartTick ticks[] = {{78, T("78")}, {84, T("84")}};
    spec.ticks = ticks;
    spec.tick_count = 2;
    spec.mirrored = true;
    Scene *scene = lay_out(*state, &spec);
    assert_true(find_label(scene, "78")->x > find_label(scene, "84")->x);
    assert_null(find_label(scene, "0"));
}

static void equiplot__has_a_lane_for_every_interval(void **state) {
    ChartSpec spec = small_spec(CHARTS_EQUIPLOT);
    ChartMark women[3], men[3];
    for (size_t i = 0; i < 3; i++) {
        women[i] = spec.series[0].marks[i], men[i] = spec.series[1].marks[i];
        women[i].lower = women[i].value - 3, women[i].upper = women[i].value + 3;
        men[i].lower = men[i].value - 3, men[i].upper = men[i].value + 3;
    }
    const ChartSeries series[] = {{T("Kvinnor"), 0, women}, {T("Män"), 1, men}};
    spec.series = series;
    Scene *scene = lay_out(*state, &spec);
    assert_int_equal(count_role(scene, ROLE_SPREAD), 5);
    double a = nth_of(scene, ROLE_MARKER, 0, 7, 0)->at.y,
           b = nth_of(scene, ROLE_MARKER, 1, 7, 0)->at.y;
    assert_near(b - a, 14, 1e-6);
}

// ------------------------------------------------------------------------------------- slope

static ChartSpec slope_spec(void) {
    static const Text times[] = {{"2014", 4}, {"2022", 4}};
    static ChartMark marks[3][2];
    static ChartSeries series[3];
    marks[0][0] = mark(79.1, "79,1"), marks[0][1] = mark(83.1, "83,1");
    marks[1][0] = mark(74, "74,0"), marks[1][1] = gap("för få svar");
    marks[2][0] = gap("inte frågat"), marks[2][1] = mark(72.2, "72,2");
    series[0] = (ChartSeries){T("Kvinnor"), 0, marks[0]};
    series[1] = (ChartSeries){T("Män"), 1, marks[1]};
    series[2] = (ChartSeries){T("Alla"), 2, marks[2]};
    return (ChartSpec){.kind = CHARTS_SLOPE,
                       .width = 372,
                       .categories = times,
                       .category_count = 2,
                       .series = series,
                       .series_count = 3};
}

static void slope__has_labels_at_both_ends(void **state) {
    ChartSpec spec = slope_spec();
    Scene *scene = lay_out(*state, &spec);
    const Item *line = first_of(scene, ROLE_LINE);
    const SceneLabel *from = find_label(scene, "79,1"), *to = find_label(scene, "83,1");
    assert_true(from->x + from->width < line->points[0].x);
    assert_true(to->x > line->points[1].x);
    assert_true(find_label(scene, "Kvinnor")->x > line->points[1].x); // named once
    assert_near(from->y + from->height / 2, line->points[0].y, 3);
    const SceneLabel *head = find_label(scene, "2014");
    assert_true(head->y + head->height < line->points[1].y);
    assert_near(head->x + head->width / 2, line->points[0].x, 0.01);
}

static void slope__names_lines_that_have_one_end(void **state) {
    ChartSpec spec = slope_spec();
    Scene *scene = lay_out(*state, &spec);
    double middle = scene_width(scene) / 2;
    assert_int_equal(count_role(scene, ROLE_LINE), 1);
    assert_true(find_label(scene, "Män")->x < middle);
    assert_true(find_label(scene, "Alla")->x > middle);
    assert_non_null(find_label(scene, "Män 2022: för få svar"));
    assert_non_null(find_label(scene, "Alla 2014: inte frågat"));
}

// ----------------------------------------------------------------------------------- pyramid

static void pyramid__grows_from_the_middle(void **state) {
    ChartSpec spec = small_spec(CHARTS_PYRAMID);
    Scene *scene = lay_out(*state, &spec);
    const Item *left = nth_of(scene, ROLE_BAR, 0, 22, 2),
               *right = nth_of(scene, ROLE_BAR, 1, 22, 1);
    const SceneLabel *name = find_label(scene, "Gävle");
    assert_true(left->box.x + left->box.width < name->x);
    assert_true(right->box.x > name->x + name->width);
    assert_near(left->box.width / right->box.width, 83.1 / 79.6, 1e-6);
    assert_true(name->y > find_label(scene, "Ockelbo")->y); // the first is the lowest
    assert_true(find_label(scene, "83,1")->x < left->box.x);
    const SceneLabel *head = find_label(scene, "Kvinnor");
    assert_near(head->x + head->width, left->box.x + left->box.width, 0.01);
}

static void pyramid__has_room_for_large_counts(void **state) {
    const Text ages[] = {T("0–15 år"), T("16–24 år")};
    const ChartMark women[] = {mark(987654, "987 654"), mark(123456, "123 456")};
    const ChartMark men[] = {mark(876543, "876 543"), mark(234567, "234 567")};
    const ChartSeries series[] = {{T("Kvinnor"), 0, women}, {T("Män"), 1, men}};
    ChartSpec spec = {.kind = CHARTS_PYRAMID,
                      .width = 372,
                      .categories = ages,
                      .category_count = 2,
                      .series = series,
                      .series_count = 2};
    Scene *scene = lay_out(*state, &spec);
    check_labels(scene, 0);
    assert_non_null(find_label(scene, "987 654"));
    assert_true(nth_of(scene, ROLE_BAR, 0, 22, 1)->box.width > 60);
}

// ------------------------------------------------------------------------------------ bullet

static void bullet__shows_the_distance(void **state) {
    ChartSpec spec = small_spec(CHARTS_BULLET);
    spec.series_count = 1;
    spec.lines[0].present = true;
    spec.lines[0].value = 90;
    spec.lines[0].label = T("Mål 90,0");
    Scene *scene = lay_out(*state, &spec);
    const Item *bar = first_of(scene, ROLE_BAR), *target = first_of(scene, ROLE_TARGET);
    Box track = bounds(first_of(scene, ROLE_BAND));
    assert_near(track.x, bar->box.x, 1e-6);
    assert_near(track.width / bar->box.width, 90 / 83.1, 1e-6);
    assert_near(target->points[0].x, track.x + track.width, 1e-6);
    assert_true(fabs(target->points[1].y - target->points[0].y) > bar->box.height + 8);
    assert_int_equal(count_role(scene, ROLE_TARGET), 3);
    assert_int_equal(count_role(scene, ROLE_REFERENCE), 0);
    assert_true(find_label(scene, "83,1")->x > target->points[0].x);
    assert_true(find_label(scene, "Mål 90,0")->y < bar->box.y);
}

// ----------------------------------------------------------------------------------- stacked

static ChartSpec stacked_spec(void) {
    static const double rest[] = {8, 58.5, 0};
    static const Text labels[] = {{"8,0", 3}, {"58,5", 4}, {"", 0}};
    ChartSpec spec = small_spec(CHARTS_STACKED);
    static ChartMark bad[3], good[3];
    static ChartSeries series[2];
    bad[0] = mark(42, "42,0"), bad[1] = mark(41.5, "41,5"), bad[2] = mark(99.5, "99,5");
    good[0] = mark(50, "50,0"), good[1] = gap("för få svar"), good[2] = mark(0.5, "0,5");
    series[0] = (ChartSeries){T("Bra"), 0, bad};
    series[1] = (ChartSeries){T("Dålig"), 1, good};
    spec.series = series;
    spec.rest = rest;
    spec.rest_labels = labels;
    spec.rest_name = T("uppgift saknas");
    return spec;
}

static void stacked__ends_with_what_nobody_knows(void **state) {
    ChartSpec spec = stacked_spec();
    Scene *scene = lay_out(*state, &spec);
    const Item *part = nth_of(scene, ROLE_BAR, 1, 26, 0);
    double end = part->box.x + part->box.width, most = 0;
    for (size_t i = 0; i < scene->items.count; i++) { // the outline of the rest
        Box box = bounds(&scene->items.items[i]);
        if (scene->items.items[i].role == ROLE_AXIS && box.y >= part->box.y && box.x > end)
            most = fmax(most, box.x + box.width);
    }
    assert_near(most, scene_width(scene), 0.5);
    assert_near((most - end - 2) / part->box.width, 8.0 / 50, 0.02);
    assert_non_null(find_label(scene, "8,0"));
    assert_true(find_label(scene, "uppgift saknas")->x > find_label(scene, "Dålig")->x);
}

// A row with a part withheld shows nothing: neither the others nor the rest can tell it.
static void stacked__does_not_draw_what_would_tell_a_secret(void **state) {
    ChartSpec spec = stacked_spec();
    Scene *scene = lay_out(*state, &spec);
    assert_non_null(find_label(scene, "för få svar"));
    assert_null(find_label(scene, "41,5"));
    assert_null(find_label(scene, "58,5"));
    assert_null(nth_of(scene, ROLE_BAR, 0, 26, 2));
    double from = find_label(scene, "Ockelbo")->y, to = find_label(scene, "Hela länet")->y;
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *item = &scene->items.items[i];
        Box box = bounds(item);
        assert_false(item->role < ROLE_MUTED && box.y > from && box.y < to);
    }
}

static void stacked__has_no_rest_in_the_key_for_a_row_withheld(void **state) {
    const double rest[] = {0, 58.5, 0};
    ChartSpec spec = stacked_spec();
    spec.rest = rest;
    Scene *scene = lay_out(*state, &spec);
    assert_null(find_label(scene, "uppgift saknas"));
    assert_non_null(find_label(scene, "Dålig"));
}

static void stacked__points_at_parts_too_small_for_their_label(void **state) {
    ChartSpec spec = stacked_spec();
    Scene *scene = lay_out(*state, &spec);
    const Item *tiny = nth_of(scene, ROLE_BAR, 1, 26, 1);
    double middle = tiny->box.x + tiny->box.width / 2;
    bool led = false;
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *item = &scene->items.items[i];
        led |= item->role == ROLE_LEADER && fabs(item->points[0].x - middle) < 0.01;
    }
    assert_true(led);
}

// -------------------------------------------------------------------------------- odd charts

static void forms__survive_empty_charts(void **state) {
    for (size_t kind = 0; kind < KINDS; kind++) {
        ChartSpec nothing = {.kind = kinds[kind], .width = 320};
        assert_true(scene_height(lay_out(*state, &nothing)) > 0);
        const Text names[] = {T("A"), T("B")};
        const ChartMark marks[] = {gap("för få svar"), gap("för få svar")};
        const ChartSeries series = {T("Samer"), 0, marks};
        ChartSpec missing = {.kind = kinds[kind],
                             .width = 320,
                             .categories = names,
                             .category_count = 2,
                             .series = &series,
                             .series_count = 1};
        Scene *scene = lay_out(*state, &missing);
        check_labels(scene, (int)kind);
        assert_non_null(find_label(scene, "för få svar"));
    }
}

static int open_fixture(void **state) {
    static Fixture fixture;
    fixture = fixture_open();
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state) {
    fixture_close(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms__never_overlap),
        cmocka_unit_test(forms__have_no_words_on_marks),
        cmocka_unit_test(forms__say_every_value_and_every_gap),
        cmocka_unit_test(forms__are_proportional),
        cmocka_unit_test(forms__turn_round_when_mirrored),
        cmocka_unit_test(equiplot__joins_the_lowest_and_the_highest),
        cmocka_unit_test(equiplot__shows_both_of_two_equal_dots),
        cmocka_unit_test(equiplot__labels_stand_at_their_own_dots),
        cmocka_unit_test(equiplot__names_dots_only_where_that_is_clear),
        cmocka_unit_test(equiplot__begins_where_the_ticks_do),
        cmocka_unit_test(equiplot__has_a_lane_for_every_interval),
        cmocka_unit_test(slope__has_labels_at_both_ends),
        cmocka_unit_test(slope__names_lines_that_have_one_end),
        cmocka_unit_test(pyramid__grows_from_the_middle),
        cmocka_unit_test(pyramid__has_room_for_large_counts),
        cmocka_unit_test(bullet__shows_the_distance),
        cmocka_unit_test(stacked__ends_with_what_nobody_knows),
        cmocka_unit_test(stacked__does_not_draw_what_would_tell_a_secret),
        cmocka_unit_test(stacked__has_no_rest_in_the_key_for_a_row_withheld),
        cmocka_unit_test(stacked__points_at_parts_too_small_for_their_label),
        cmocka_unit_test(forms__survive_empty_charts),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
