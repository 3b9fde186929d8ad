// SPDX-License-Identifier: EUPL-1.2
// Small multiples and heat tables: one scale, every value and name, nothing overlapping.
#include "chart_dice.h"

static const Item *nth_item(const Scene *scene, Role role, size_t n) {
    for (size_t i = 0; i < scene->items.count; i++)
        if (scene->items.items[i].role == role && n-- == 0)
            return &scene->items.items[i];
    return NULL;
}

static size_t count_items(const Scene *scene, Role role) {
    size_t count = 0;
    while (nth_item(scene, role, count))
        count++;
    return count;
}

// ------------------------------------------------------------------------------ random charts

static const ChartTick *random_ticks(Arena *arena, double low, double high, size_t *count) {
    double values[16];
    *count = chart_ticks(low, high, 5, low >= 0 && low < 1, values);
    ChartTick *ticks = arena_array(arena, ChartTick, *count);
    for (size_t i = 0; i < *count; i++)
        ticks[i] = (ChartTick){values[i], text_format(arena, "%g", values[i])};
    return ticks;
}

static Text random_category(Arena *arena, Dice *dice, const ChartSpec *spec, unsigned index) {
    if (spec->kind != CHARTS_LINE_PANELS)
        return word(dice, spec->rtl_text);
    return text_format(arena, dice->state % 2 ? "%u" : "läsåret %u", 2001 + index);
}

static ChartSpec random_panels(Arena *arena, Dice *dice) {
    static const ChartKind kinds[] = {CHARTS_LINE_PANELS, CHARTS_BAR_PANELS, CHARTS_HEAT};
    static const double ends[][2] = {{0, 100}, {72, 86}, {-30, 40}};
    const double *range = ends[roll(dice, 3)];
    ChartSpec spec = {.kind = kinds[roll(dice, 3)], .width = 240 + roll(dice, 400)};
    bool line = spec.kind == CHARTS_LINE_PANELS, heat = spec.kind == CHARTS_HEAT;
    spec.mirrored = roll(dice, 2);
    spec.rtl_text = roll(dice, 3) == 0;
    spec.category_count = 1 + roll(dice, line ? 20 : heat ? 30 : 10);
    spec.series_count = 1 + roll(dice, line ? 24 : heat ? 8 : 16);
    Text *categories = arena_array(arena, Text, spec.category_count);
    unsigned *colours = arena_array(arena, unsigned, spec.category_count);
    for (unsigned i = 0; i < spec.category_count; i++) {
        categories[i] = random_category(arena, dice, &spec, i);
        colours[i] = i;
    }
    ChartSeries *series = arena_array(arena, ChartSeries, spec.series_count);
    for (size_t s = 0; s < spec.series_count; s++) {
        ChartMark *marks = arena_array(arena, ChartMark, spec.category_count);
        for (size_t i = 0; i < spec.category_count; i++) {
            marks[i] = random_mark(arena, dice, range[0], range[1], roll(dice, 30) == 0);
            marks[i].shade = roll(dice, 6);
        }
        series[s] = (ChartSeries){word(dice, spec.rtl_text), (unsigned)s, marks};
    }
    spec.categories = categories;
    spec.category_colours = colours;
    spec.series = series;
    if (roll(dice, 4))
        spec.ticks = random_ticks(arena, range[0], range[1], &spec.tick_count);
    for (size_t i = 0; !heat && i < 2; i++) {
        spec.lines[i].present = roll(dice, 4) == 0;
        spec.lines[i].value = range[0] + (range[1] - range[0]) * roll(dice, 100) / 99.0;
        spec.lines[i].label = word(dice, spec.rtl_text);
    }
    return spec;
}

// The words of all names, and in tables and bars all values: as many letters as must be there.
static size_t letters_of(Text text) {
    size_t count = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = text_next(text, &at);
        count += c > ' ' && c != '-' && (c < 0x2066 || c > 0x2069);
    }
    return count;
}

static void check_complete(const Scene *scene, const ChartSpec *spec, int number) {
    size_t found = 0, wanted = 0, bands = 1;
    for (size_t i = 0; i < scene->labels.count; i++)
        found += letters_of(scene->labels.items[i].text);
    if (spec->kind == CHARTS_BAR_PANELS)
        bands = spec->series_count; // names stand in every panel
    for (size_t s = 0; s < spec->series_count; s++) {
        wanted += letters_of(spec->series[s].name);
        for (size_t i = 0; spec->kind != CHARTS_LINE_PANELS && i < spec->category_count; i++)
            wanted += letters_of(spec->series[s].marks[i].label);
    }
    for (size_t i = 0; spec->kind != CHARTS_LINE_PANELS && i < spec->category_count; i++)
        wanted += bands * letters_of(spec->categories[i]);
    if (found < wanted)
        fail_msg("chart %d: %zu letters of %zu", number, found, wanted);
}

static void panels__keep_every_label_apart_and_whole(void **state) {
    Fixture *fixture = *state;
    Dice dice = {3};
    for (int i = 0; i < 250; i++) {
        Arena *arena = arena_new();
        ChartSpec spec = random_panels(arena, &dice);
        Scene *scene = chart_layout(arena, fixture->pen, &spec, (Spot){0}, fixture->diags);
        check_labels(scene, i);
        check_marks(scene, i);
        check_complete(scene, &spec, i);
        arena_free(arena);
    }
}

// -------------------------------------------------------------------------------------- lines

enum { PANELS = 8, YEARS = 5 };
typedef struct Multiple {
    Text names[PANELS], years[YEARS];
    ChartMark marks[PANELS][YEARS];
    ChartSeries series[PANELS];
    ChartTick ticks[3];
    unsigned colours[YEARS];
    ChartSpec spec;
} Multiple;

static Multiple *multiple(Fixture *fixture, ChartKind kind) {
    Multiple *made = arena_make(fixture->arena, Multiple);
    for (size_t s = 0; s < PANELS; s++) {
        made->names[s] = text_format(fixture->arena, "Område%c", (char)('A' + s));
        for (size_t i = 0; i < YEARS; i++) {
            double value = 20 + 7 * (double)((s * 3 + i * 2) % 8) + (double)i;
            made->marks[s][i] = mark(value, text_format(fixture->arena, "%g/%zu", value, s).at);
            made->years[i] = text_format(fixture->arena, "%zu", 2018 + i);
            made->colours[i] = (unsigned)i;
        }
        made->series[s] = (ChartSeries){made->names[s], (unsigned)s % 6, made->marks[s]};
    }
    for (size_t i = 0; i < 3; i++)
        made->ticks[i] = (ChartTick){50.0 * (double)i, text_format(fixture->arena, "%zu", 50 * i)};
    made->spec = (ChartSpec){.kind = kind,
                             .width = 372,
                             .categories = made->years,
                             .category_count = YEARS,
                             .series = made->series,
                             .series_count = PANELS,
                             .ticks = made->ticks,
                             .tick_count = 3,
                             .category_colours = made->colours};
    return made;
}

static const SceneLabel *title(const Scene *scene, const Multiple *made, size_t panel) {
    const SceneLabel *label = find_label(scene, made->names[panel].at);
    assert_non_null(label);
    return label;
}

static void lines__stand_in_two_columns_or_three(void **state) {
    Multiple *made = multiple(*state, CHARTS_LINE_PANELS);
    Scene *scene = lay_out(*state, &made->spec);
    assert_near(title(scene, made, 0)->y, title(scene, made, 1)->y, 1e-9);
    assert_true(title(scene, made, 2)->y > title(scene, made, 0)->y + 100);
    assert_near(title(scene, made, 2)->x, title(scene, made, 0)->x, 1e-9);
    made->spec.width = 552;
    scene = lay_out(*state, &made->spec);
    assert_near(title(scene, made, 2)->y, title(scene, made, 0)->y, 1e-9);
    assert_true(title(scene, made, 3)->y > title(scene, made, 0)->y + 100);
    made->spec.width = 260;
    scene = lay_out(*state, &made->spec);
    assert_true(title(scene, made, 1)->y > title(scene, made, 0)->y + 100);
}

// Which panel a point of the drawing belongs to, by the titles.
static size_t panel_at(const Scene *scene, const Multiple *made, Point point) {
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < PANELS; i++) {
        const SceneLabel *label = title(scene, made, i);
        if (label->y < point.y && label->x <= point.x + 10 &&
            (found == SIZE_MAX || label->y > title(scene, made, found)->y ||
             (label->y == title(scene, made, found)->y && label->x > title(scene, made, found)->x)))
            found = i;
    }
    return found;
}

static void lines__share_a_scale(void **state) {
    Multiple *made = multiple(*state, CHARTS_LINE_PANELS);
    made->spec.tick_count = 0; // which would give each panel the same ends
    Scene *scene = lay_out(*state, &made->spec);
    assert_int_equal(count_items(scene, ROLE_LINE), PANELS);
    double unit = NAN, foot = NAN;
    for (size_t i = 0; i < PANELS; i++) {
        const Item *line = nth_item(scene, ROLE_LINE, i);
        size_t panel = panel_at(scene, made, line->points[0]);
        assert_int_equal(line->count, YEARS);
        assert_int_equal(line->colour, 0);
        double top = title(scene, made, panel)->y;
        double from = made->marks[panel][0].value, to = made->marks[panel][1].value;
        double size = (line->points[0].y - line->points[1].y) / (to - from);
        double zero = line->points[0].y - top + from * size;
        unit = isnan(unit) ? size : unit;
        foot = isnan(foot) ? zero : foot;
        assert_near(size, unit, 1e-6);
        assert_near(zero, foot, 1e-6);
    }
    assert_true(unit > 0.5);
}

static void lines__show_the_others_pale(void **state) {
    Multiple *made = multiple(*state, CHARTS_LINE_PANELS);
    Scene *scene = lay_out(*state, &made->spec);
    assert_int_equal(count_items(scene, ROLE_PALE), PANELS * (PANELS - 1));
    size_t last = 0;
    for (size_t i = 0; i < scene->items.count; i++) {
        last = scene->items.items[i].role == ROLE_PALE ? i : last;
        if (scene->items.items[i].role == ROLE_LINE)
            assert_true(last < i);
    }
}

static void lines__tell_first_and_last(void **state) {
    Multiple *made = multiple(*state, CHARTS_LINE_PANELS);
    made->marks[2][0] = gap("inte frågat");
    Scene *scene = lay_out(*state, &made->spec);
    for (size_t s = 0; s < PANELS; s++) {
        const SceneLabel *first = find_label(scene, made->marks[s][s == 2].label.at);
        const SceneLabel *last = find_label(scene, made->marks[s][YEARS - 1].label.at);
        assert_non_null(first);
        assert_non_null(last);
        assert_null(find_label(scene, made->marks[s][2].label.at));
        assert_true(first->x < last->x);
    }
    assert_non_null(find_label(scene, "2018: inte frågat"));
    size_t years = 0;
    for (size_t i = 0; i < scene->labels.count; i++)
        years += text_is(scene->labels.items[i].text, "2022");
    assert_int_equal(years, PANELS);
}

static void lines__say_when_there_is_nothing(void **state) {
    Multiple *made = multiple(*state, CHARTS_LINE_PANELS);
    for (size_t i = 0; i < YEARS; i++)
        made->marks[4][i] = gap("för få svar");
    Scene *scene = lay_out(*state, &made->spec);
    assert_non_null(find_label(scene, "för få svar"));
    assert_int_equal(count_items(scene, ROLE_LINE), PANELS - 1);
    assert_int_equal(count_items(scene, ROLE_PALE), (PANELS - 1) * (PANELS - 2));
}

static void lines__name_the_dashes_once(void **state) {
    Multiple *made = multiple(*state, CHARTS_LINE_PANELS);
    made->spec.lines[0].present = true;
    made->spec.lines[0].value = 60;
    made->spec.lines[0].label = T("Mål 2030: 60");
    Scene *scene = lay_out(*state, &made->spec);
    size_t named = 0;
    for (size_t i = 0; i < scene->labels.count; i++)
        named += text_is(scene->labels.items[i].text, "Mål 2030: 60");
    assert_int_equal(named, 1);
    assert_true(count_items(scene, ROLE_REFERENCE) > PANELS);
}

// --------------------------------------------------------------------------------------- bars

static void bars__share_a_scale_and_colours(void **state) {
    Multiple *made = multiple(*state, CHARTS_BAR_PANELS);
    made->spec.width = 552;
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        made->spec.mirrored = mirrored;
        Scene *scene = lay_out(*state, &made->spec);
        assert_int_equal(count_items(scene, ROLE_BAR), PANELS * YEARS);
        double unit = NAN;
        for (size_t s = 0; s < PANELS; s++)
            for (size_t i = 0; i < YEARS; i++) {
                const SceneLabel *label = find_label(scene, made->marks[s][i].label.at);
                assert_non_null(label);
                const Item *found = NULL;
                for (size_t b = 0; b < PANELS * YEARS; b++) {
                    const Item *bar = nth_item(scene, ROLE_BAR, b);
                    double gap_to = mirrored ? bar->box.x - label->x - label->width
                                             : label->x - bar->box.x - bar->box.width;
                    bool level =
                        label->y < bar->box.y + 11 && bar->box.y + 11 < label->y + label->height;
                    found = level && fabs(gap_to - 6) < 0.01 ? bar : found;
                }
                assert_non_null(found);
                assert_int_equal(found->colour, i);
                assert_int_equal(found->style, i);
                unit = isnan(unit) ? found->box.width / made->marks[s][i].value : unit;
                assert_near(found->box.width / made->marks[s][i].value, unit, 1e-6);
                assert_true(found->box.height >= 20);
            }
    }
}

// --------------------------------------------------------------------------------------- heat

static void heat__puts_labels_on_shades(void **state) {
    Multiple *made = multiple(*state, CHARTS_HEAT);
    for (size_t s = 0; s < PANELS; s++)
        for (size_t i = 0; i < YEARS; i++)
            made->marks[s][i].shade = 1 + (unsigned)(s + i) % 5;
    made->marks[1][1] = gap("för få svar");
    for (int round = 0; round < 4; round++) {
        made->spec.width = round % 2 ? 552 : 300;
        made->spec.mirrored = round > 1;
        Scene *scene = lay_out(*state, &made->spec);
        assert_int_equal(count_items(scene, ROLE_CELL), PANELS * YEARS);
        assert_non_null(nth_item(scene, ROLE_HATCH, 0));
        size_t full = 0;
        for (size_t c = 0; c < PANELS * YEARS; c++) {
            const Item *cell = nth_item(scene, ROLE_CELL, c);
            assert_true(cell->box.height >= 30);
            for (size_t s = 0; s < PANELS; s++)
                for (size_t i = 0; i < YEARS; i++) {
                    const SceneLabel *label = find_label(scene, made->marks[s][i].label.at);
                    if (!label || label->x < cell->box.x || label->y < cell->box.y ||
                        label->x > cell->box.x + cell->box.width ||
                        label->y > cell->box.y + cell->box.height)
                        continue;
                    full++;
                    assert_int_equal(cell->colour,
                                     made->marks[s][i].present ? made->marks[s][i].shade : 0);
                    assert_true(label->x + label->width <= cell->box.x + cell->box.width);
                }
        }
        assert_true(full >= PANELS * YEARS - 1);
    }
}

static void heat__puts_columns_below_each_other(void **state) {
    Multiple *made = multiple(*state, CHARTS_HEAT);
    made->spec.width = 300;
    Scene *scene = lay_out(*state, &made->spec);
    assert_true(title(scene, made, 7)->y > title(scene, made, 0)->y + 100);
    made->spec.width = 700;
    scene = lay_out(*state, &made->spec);
    assert_near(title(scene, made, 7)->y, title(scene, made, 0)->y, 1e-9);
}

static bool is_word_of(Text word, const Text *texts, size_t count) {
    for (size_t i = 0; i < count; i++)
        for (Text rest = texts[i], part; text_cut(&rest, ' ', &part);)
            if (text_equal(part, word))
                return true;
    return false;
}

// Five age groups on a telephone: names go above their cells before a word is cut.
static void heat__cuts_no_word(void **state) {
    Fixture *fixture = *state;
    Multiple *made = multiple(fixture, CHARTS_HEAT);
    for (size_t s = 0; s < 5; s++)
        made->series[s].name = text_format(fixture->arena, "%zu–%zu år", 18 + 12 * s, 29 + 12 * s);
    made->spec.series_count = 5;
    made->years[0] = T("Gävleborgs län");
    made->years[1] = T("Långvarigt ekonomiskt bistånd");
    made->marks[1][1] = gap("för få svar");
    Text known[50];
    size_t count = 0;
    for (size_t s = 0; s < 5; s++) {
        known[count++] = made->series[s].name;
        for (size_t i = 0; i < YEARS; i++)
            known[count++] = made->marks[s][i].label;
    }
    for (size_t i = 0; i < YEARS; i++)
        known[count++] = made->years[i];
    for (made->spec.width = 300; made->spec.width < 440; made->spec.width += 3) {
        Scene *scene = lay_out(fixture, &made->spec);
        for (size_t i = 0; i < scene->labels.count; i++)
            for (Text rest = scene->labels.items[i].text, part; text_cut(&rest, ' ', &part);)
                if (!is_word_of(part, known, count))
                    fail_msg("%g wide: '%.*s' is no word", made->spec.width, TEXT_ARG(part));
    }
}

static void panels__survive_nothing(void **state) {
    static const ChartKind kinds[] = {CHARTS_LINE_PANELS, CHARTS_BAR_PANELS, CHARTS_HEAT};
    for (size_t k = 0; k < 3; k++) {
        Multiple *made = multiple(*state, kinds[k]);
        made->spec.category_count = 0;
        lay_out(*state, &made->spec);
        made->spec.series_count = 0;
        lay_out(*state, &made->spec);
        made->spec.category_count = YEARS;
        lay_out(*state, &made->spec);
    }
}

int main(void) {
    Fixture fixture = fixture_open();
#define TEST(name) cmocka_unit_test_prestate(name, &fixture)
    const struct CMUnitTest tests[] = {
        TEST(panels__keep_every_label_apart_and_whole),
        TEST(lines__stand_in_two_columns_or_three),
        TEST(lines__share_a_scale),
        TEST(lines__show_the_others_pale),
        TEST(lines__tell_first_and_last),
        TEST(lines__say_when_there_is_nothing),
        TEST(lines__name_the_dashes_once),
        TEST(bars__share_a_scale_and_colours),
        TEST(heat__puts_labels_on_shades),
        TEST(heat__puts_columns_below_each_other),
        TEST(heat__cuts_no_word),
        TEST(panels__survive_nothing),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fixture_close(&fixture);
    return failed;
}
