// SPDX-License-Identifier: EUPL-1.2
// What a layout promises: no two labels overlap, none leaves the drawing, nothing is left out.
#include "chart_dice.h"

// ------------------------------------------------------------------------- random charts

static const char *const periods[] = {"%u", "%u–%u", "läsåret %u/%u", "\u2068%u\u2069"};

static const ChartSeries *random_series(Arena *arena, Dice *dice, const ChartSpec *spec, double low,
                                        double high) {
    ChartSeries *series = arena_array(arena, ChartSeries, spec->series_count);
    bool wide = roll(dice, 6) == 0;
    for (size_t s = 0; s < spec->series_count; s++) {
        ChartMark *marks = arena_array(arena, ChartMark, spec->category_count);
        for (size_t i = 0; i < spec->category_count; i++)
            marks[i] = random_mark(arena, dice, low, high, wide);
        series[s] = (ChartSeries){word(dice, spec->rtl_text), (unsigned)s, marks};
    }
    return series;
}

static const Text *random_categories(Arena *arena, Dice *dice, const ChartSpec *spec) {
    Text *categories = arena_array(arena, Text, spec->category_count);
    unsigned form = roll(dice, 4);
    for (unsigned i = 0; i < spec->category_count; i++) {
        unsigned year = 2001 + i;
        if (spec->kind == CHARTS_BAR)
            categories[i] = word(dice, spec->rtl_text);
        else if (form == 0 || form == 3)
            categories[i] = text_format(arena, periods[form], year);
        else
            categories[i] = text_format(arena, periods[form], year, year + 4);
    }
    return categories;
}

static void add_ticks(Arena *arena, ChartSpec *spec, double low, double high) {
    double values[16];
    spec->tick_count = chart_ticks(low, high, 5, spec->kind == CHARTS_BAR, values);
    ChartTick *ticks = arena_array(arena, ChartTick, spec->tick_count);
    for (size_t i = 0; i < spec->tick_count; i++)
        ticks[i] = (ChartTick){values[i], text_format(arena, "%g", values[i])};
    spec->ticks = ticks;
}

static const double *random_positions(Arena *arena, Dice *dice, const ChartSpec *spec) {
    double *positions = arena_array(arena, double, spec->category_count);
    for (size_t i = 1; i < spec->category_count; i++)
        positions[i] = positions[i - 1] + 1 + (roll(dice, 3) ? 0 : roll(dice, 12));
    return positions;
}

static ChartSpec random_spec(Arena *arena, Dice *dice) {
    static const double ends[][2] = {{0, 100}, {72, 86}, {-30, 40}, {-9, -2}, {0, 1}};
    const double *range = ends[roll(dice, 5)];
    ChartSpec spec = {.kind = roll(dice, 2) ? CHARTS_BAR : CHARTS_LINE};
    spec.width = 320 + roll(dice, 401);
    spec.mirrored = roll(dice, 2);
    spec.rtl_text = roll(dice, 3) == 0;
    spec.category_count = 1 + roll(dice, spec.kind == CHARTS_BAR ? 12 : 20);
    spec.series_count = 1 + (roll(dice, 2) ? roll(dice, 6) : 0);
    spec.categories = random_categories(arena, dice, &spec);
    spec.series = random_series(arena, dice, &spec, range[0], range[1]);
    if (spec.kind == CHARTS_LINE && roll(dice, 2))
        spec.positions = random_positions(arena, dice, &spec);
    bool *strong = arena_array(arena, bool, spec.category_count);
    strong[spec.category_count - 1] = true;
    spec.strong = strong;
    if (roll(dice, 4))
        add_ticks(arena, &spec, range[0], range[1]);
    for (size_t i = 0; i < 2; i++) {
        spec.lines[i].present = roll(dice, 3) == 0;
        spec.lines[i].value = range[0] + (range[1] - range[0]) * roll(dice, 100) / 99.0;
        spec.lines[i].label = word(dice, spec.rtl_text);
    }
    return spec;
}

// A gap of nine years is drawn nine times as wide as one of one year.
static void layout__draws_time_to_scale(void **state) {
    Fixture *fixture = *state;
    const double positions[] = {1991, 2000, 2001};
    const Text years[] = {T("1991"), T("2000"), T("2001")};
    const ChartMark marks[] = {{.present = true, .value = 1, .lower = NAN, .upper = NAN, .label = T("1")},
                               {.present = true, .value = 2, .lower = NAN, .upper = NAN, .label = T("2")},
                               {.present = true, .value = 3, .lower = NAN, .upper = NAN, .label = T("3")}};
    const ChartSeries series = {T("a"), 0, marks};
    ChartSpec spec = {.kind = CHARTS_LINE, .width = 400, .categories = years, .positions = positions,
                      .category_count = 3, .series = &series, .series_count = 1};
    Scene *scene = chart_layout(fixture->arena, fixture->pen, &spec, (Spot){0}, fixture->diags);
    size_t lines = 0;
    for (size_t i = 0; i < scene->items.count; i++) {
        const Item *item = &scene->items.items[i];
        if (item->role != ROLE_LINE)
            continue;
        lines++;
        assert_int_equal(item->count, 3);
        double wide = item->points[1].x - item->points[0].x, narrow = item->points[2].x - item->points[1].x;
        assert_true(fabs(wide / narrow - 9) < 0.01);
    }
    assert_int_equal(lines, 1);
}

static void layout__never_overlaps(void **state) {
    Fixture *fixture = *state;
    Dice dice = {20260101};
    for (int i = 0; i < 3000; i++) {
        Arena *arena = arena_new();
        ChartSpec spec = random_spec(arena, &dice);
        Scene *scene = chart_layout(arena, fixture->pen, &spec, (Spot){0}, fixture->diags);
        check_labels(scene, i);
        check_marks(scene, i);
        arena_free(arena);
    }
    assert_int_equal(diags_count(fixture->diags, LEVEL_NOTE), 0);
}

// ------------------------------------------------------------------------------------- bars

static const Item *nth_item(const Scene *scene, Role role, size_t n) {
    for (size_t i = 0; i < scene->items.count; i++)
        if (scene->items.items[i].role == role && n-- == 0)
            return &scene->items.items[i];
    return NULL;
}

static void bars__have_name_value_and_words(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Scene *scene = lay_out(*state, &spec);
    static const char *const wanted[] = {"Gävle", "Ockelbo",     "Hela länet", "83,1", "79,6",
                                         "82,5",  "för få svar", "Kvinnor",    "Män"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_non_null(find_label(scene, wanted[i]));
    assert_null(nth_item(scene, ROLE_GRID, 0));
}

static void bars__are_proportional(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Scene *scene = lay_out(*state, &spec);
    const Item *women = nth_item(scene, ROLE_BAR, 0), *men = nth_item(scene, ROLE_BAR, 3);
    assert_near(women->box.width / men->box.width, 83.1 / 79.6, 1e-6);
    assert_true(women->box.height >= 20);
    assert_int_not_equal(women->style, men->style);
}

static void bars__are_separated_by_paper(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Scene *scene = lay_out(*state, &spec);
    for (size_t i = 0; nth_item(scene, ROLE_BAR, i); i++)
        for (size_t j = 0; j < i; j++) {
            Box a = nth_item(scene, ROLE_BAR, i)->box, b = nth_item(scene, ROLE_BAR, j)->box;
            assert_true(a.y + a.height + 2 <= b.y || b.y + b.height + 2 <= a.y);
        }
}

static void bars__turn_round_when_mirrored(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    Scene *plain = lay_out(*state, &spec);
    spec.mirrored = true;
    Scene *turned = lay_out(*state, &spec);
    const Item *a = nth_item(plain, ROLE_BAR, 0), *b = nth_item(turned, ROLE_BAR, 0);
    assert_near(b->box.x, spec.width - a->box.x - a->box.width, 1e-9);
    const SceneLabel *name = find_label(turned, "Gävle"), *value = find_label(turned, "83,1");
    assert_true(value->x + value->width < b->box.x);
    assert_true(name->x > b->box.x + b->box.width);
    assert_near(name->x + name->width, spec.width, 0.01);
}

static void bars__point_both_ways_from_zero(void **state) {
    const Text names[] = {T("Upp"), T("Ner")};
    const ChartMark marks[] = {mark(8, "8"), mark(-4, "−4")};
    const ChartSeries series = {T("Alla"), 0, marks};
    ChartSpec spec = {.kind = CHARTS_BAR,
                      .width = 400,
                      .categories = names,
                      .category_count = 2,
                      .series = &series,
                      .series_count = 1};
    Scene *scene = lay_out(*state, &spec);
    const Item *up = nth_item(scene, ROLE_BAR, 0), *down = nth_item(scene, ROLE_BAR, 1);
    assert_near(up->box.x, down->box.x + down->box.width, 1e-9);
    assert_near(up->box.width, 2 * down->box.width, 1e-6);
    const SceneLabel *value = find_label(scene, "−4");
    assert_true(value->x + value->width < down->box.x);
}

static void bars__wrap_long_names(void **state) {
    const Text names[] = {
        T("Personer med funktionsnedsättning som varken arbetar eller studerar nu")};
    const ChartMark marks[] = {mark(12, "12 %")};
    const ChartSeries series = {T("Alla"), 0, marks};
    ChartSpec spec = {.kind = CHARTS_BAR,
                      .width = 340,
                      .categories = names,
                      .category_count = 1,
                      .series = &series,
                      .series_count = 1};
    Scene *scene = lay_out(*state, &spec);
    const SceneLabel *labels;
    size_t count = scene_labels(scene, &labels);
    assert_int_equal(count, 3); // two lines and the value
    check_labels(scene, 0);
}

static void bars__draw_an_axis_for_intervals(void **state) {
    ChartMark marks[] = {mark(41, "41 %")};
    marks[0].lower = 36;
    marks[0].upper = 46;
    const Text names[] = {T("Alla")};
    const ChartTick ticks[] = {{0, T("0")}, {25, T("25")}, {50, T("50")}};
    const ChartSeries series = {T("Alla"), 0, marks};
    ChartSpec spec = {.kind = CHARTS_BAR,
                      .width = 400,
                      .categories = names,
                      .category_count = 1,
                      .series = &series,
                      .series_count = 1,
                      .ticks = ticks,
                      .tick_count = 3};
    Scene *scene = lay_out(*state, &spec);
    assert_non_null(nth_item(scene, ROLE_WHISKER, 0));
    assert_non_null(find_label(scene, "25"));
    assert_non_null(nth_item(scene, ROLE_GRID, 0));
}

// A reference line does not run through a value: the value steps behind it.
static void bars__labels_stand_clear_of_references(void **state) {
    ChartSpec spec = small_spec(CHARTS_BAR);
    spec.lines[0].present = true;
    spec.lines[0].value = 83.4;
    spec.lines[0].label = T("Riket 83,4");
    Scene *scene = lay_out(*state, &spec);
    assert_non_null(find_label(scene, "Riket 83,4"));
    double x = nth_item(scene, ROLE_REFERENCE, 0)->points[0].x;
    assert_null(nth_item(scene, ROLE_REFERENCE, 1)); // one piece, from top to bottom
    assert_true(find_label(scene, "83,1")->x > x);
}

// ------------------------------------------------------------------------------------ lines

static void lines__are_labelled_at_their_ends(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    Scene *scene = lay_out(*state, &spec);
    const SceneLabel *name = find_label(scene, "Kvinnor"), *value = find_label(scene, "83,3");
    assert_true(value->x + value->width < name->x);
    const Item *line = nth_item(scene, ROLE_LINE, 0);
    assert_int_equal(line->count, 3);
    assert_true(line->points[2].x < value->x);
    assert_near(line->points[2].y, value->y + value->height / 2, 3);
    assert_non_null(find_label(scene, "Gävle")); // first and last period
    assert_non_null(find_label(scene, "Hela länet"));
}

static void lines__differ_without_colour(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    Scene *scene = lay_out(*state, &spec);
    unsigned shapes = 0;
    for (size_t i = 0; nth_item(scene, ROLE_MARKER, i); i++)
        shapes |= 1u << nth_item(scene, ROLE_MARKER, i)->style;
    assert_int_equal(shapes, 3);
}

static void lines__leave_a_gap_and_say_why(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    Scene *scene = lay_out(*state, &spec);
    assert_null(nth_item(scene, ROLE_LINE, 1)); // men: two points, not joined
    const SceneLabel *labels;
    size_t count = scene_labels(scene, &labels), said = 0;
    for (size_t i = 0; i < count; i++)
        said += text_find(labels[i].text, T("för få svar")) != SIZE_MAX;
    assert_int_equal(said, 1);
}

static void lines__note_what_has_no_room(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    const ChartMark men[] = {mark(79.6, "79,6"), mark(79.7, "79,7"), gap("för få svar")};
    const ChartSeries series[] = {spec.series[0], {T("Män"), 1, men}};
    spec.series = series;
    Scene *scene = lay_out(*state, &spec);
    const SceneLabel *note = find_label(scene, "Män Hela länet: för få svar");
    assert_non_null(note);
    assert_true(note->y > find_label(scene, "Ockelbo")->y);
    assert_null(find_label(scene, "79,7")); // not the last period's value
}

static void lines__break_where_a_new_series_starts(void **state) {
    const Text years[] = {T("2019"), T("2020"), T("2021"), T("2022")};
    ChartMark marks[] = {mark(1, "1"), mark(2, "2"), mark(3, "3"), mark(4, "4")};
    marks[2].broken = true;
    const ChartSeries series = {T("Alla"), 0, marks};
    ChartSpec spec = {.kind = CHARTS_LINE,
                      .width = 400,
                      .categories = years,
                      .category_count = 4,
                      .series = &series,
                      .series_count = 1};
    Scene *scene = lay_out(*state, &spec);
    assert_int_equal(nth_item(scene, ROLE_LINE, 0)->count, 2);
    assert_int_equal(nth_item(scene, ROLE_LINE, 1)->count, 2);
}

static void lines__run_from_the_right_when_mirrored(void **state) {
    ChartSpec spec = small_spec(CHARTS_LINE);
    spec.mirrored = true;
    Scene *scene = lay_out(*state, &spec);
    const Item *line = nth_item(scene, ROLE_LINE, 0);
    assert_true(line->points[0].x > line->points[2].x);
    assert_true(find_label(scene, "Kvinnor")->x < line->points[2].x);
}

static void lines__are_six_at_most(void **state) {
    (void)state;
    Fixture fixture = fixture_open();
    const Text years[] = {T("2020"), T("2021")};
    const ChartMark marks[] = {mark(1, "1"), mark(2, "2")};
    ChartSeries series[7];
    for (unsigned i = 0; i < 7; i++)
        series[i] = (ChartSeries){T("Grupp"), i, marks};
    ChartSpec spec = {.kind = CHARTS_LINE,
                      .width = 400,
                      .categories = years,
                      .category_count = 2,
                      .series = series,
                      .series_count = 7};
    Scene *scene = lay_out(&fixture, &spec);
    assert_true(diags_have(fixture.diags, "too-many-lines"));
    assert_non_null(nth_item(scene, ROLE_LINE, 5));
    assert_null(nth_item(scene, ROLE_LINE, 6));
    fixture_close(&fixture);
}

// -------------------------------------------------------------------------------- odd charts

static void layout__survives_empty_charts(void **state) {
    for (int kind = 0; kind < 2; kind++) {
        ChartSpec nothing = {.kind = (ChartKind)kind, .width = 320};
        assert_true(scene_height(lay_out(*state, &nothing)) > 0);
        const Text names[] = {T("A"), T("B")};
        const ChartMark marks[] = {gap("för få svar"), gap("för få svar")};
        const ChartSeries series = {T("Samer"), 0, marks};
        ChartSpec missing = {.kind = (ChartKind)kind,
                             .width = 320,
                             .categories = names,
                             .category_count = 2,
                             .series = &series,
                             .series_count = 1};
        Scene *scene = lay_out(*state, &missing);
        assert_non_null(find_label(scene, "för få svar"));
        check_labels(scene, kind);
    }
}

static void layout__names_each_missing_character_once(void **state) {
    (void)state;
    Fixture fixture = fixture_open();
    ChartSpec spec = small_spec(CHARTS_BAR);
    spec.headline = T("女 och 女");
    assert_non_null(lay_out(&fixture, &spec));
    assert_int_equal(diags_count(fixture.diags, LEVEL_ERROR), 1);
    const Diag *diag = diags_at(fixture.diags, 0);
    assert_string_equal(diag->id, "glyph-missing");
    assert_true(text_find(diag->message, T("'女' (U+5973)")) != SIZE_MAX);
    fixture_close(&fixture);
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
        cmocka_unit_test(layout__draws_time_to_scale),
        cmocka_unit_test(layout__never_overlaps),
        cmocka_unit_test(bars__have_name_value_and_words),
        cmocka_unit_test(bars__are_proportional),
        cmocka_unit_test(bars__are_separated_by_paper),
        cmocka_unit_test(bars__turn_round_when_mirrored),
        cmocka_unit_test(bars__point_both_ways_from_zero),
        cmocka_unit_test(bars__wrap_long_names),
        cmocka_unit_test(bars__draw_an_axis_for_intervals),
        cmocka_unit_test(bars__labels_stand_clear_of_references),
        cmocka_unit_test(lines__are_labelled_at_their_ends),
        cmocka_unit_test(lines__differ_without_colour),
        cmocka_unit_test(lines__leave_a_gap_and_say_why),
        cmocka_unit_test(lines__note_what_has_no_room),
        cmocka_unit_test(lines__break_where_a_new_series_starts),
        cmocka_unit_test(lines__run_from_the_right_when_mirrored),
        cmocka_unit_test(lines__are_six_at_most),
        cmocka_unit_test(layout__survives_empty_charts),
        cmocka_unit_test(layout__names_each_missing_character_once),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
