// SPDX-License-Identifier: EUPL-1.2
// Tiles, bubbles and maps: what they promise of places, sizes and labels.
#include "chart/areas.h"
#include "chart_dice.h"

#include <gd.h>
#include <time.h>

// -------------------------------------------------------------------------------- a county

// As the municipalities of Gävleborg lie, with outlines as boxes around their places.
enum { COUNTY = 10 };
static const Text county_names[COUNTY] = {
    {"Bollnäs", 8},     {"Gävle", 6},   {"Hofors", 6},   {"Hudiksvall", 10}, {"Ljusdal", 7},
    {"Nordanstig", 10}, {"Ockelbo", 7}, {"Ovanåker", 9}, {"Sandviken", 9},   {"Söderhamn", 10}};
static const double county_points[COUNTY][2] = {
    {16.3781, 61.3125}, {17.115, 60.6811}, {16.4183, 60.4913}, {16.8221, 61.7753},
    {15.5378, 61.8531}, {17.056, 62.0513}, {16.5737, 60.9249}, {15.7699, 61.3663},
    {16.6567, 60.5407}, {16.9651, 61.2544}};
enum { BOLLNAS, GAVLE, HOFORS, HUDIKSVALL, LJUSDAL, NORDANSTIG, OCKELBO, OVANAKER };

typedef struct County {
    ChartPlace places[COUNTY];
    ChartRing rings[COUNTY];
    double corners[COUNTY][8];
    ChartMark marks[COUNTY];
    ChartSeries series;
    ChartSpec spec;
} County;

static County *county(Fixture *fixture, ChartKind kind) {
    static const Text classes[] = {{"4–5", 5}, {"6–7", 5}, {"8–9", 5}};
    County *made = arena_make(fixture->arena, County);
    for (size_t i = 0; i < COUNTY; i++) {
        double x = county_points[i][0], y = county_points[i][1];
        const double box[] = {x - 0.2, y - 0.1, x + 0.2, y - 0.1,
                              x + 0.2, y + 0.1, x - 0.2, y + 0.1};
        memcpy(made->corners[i], box, sizeof box);
        made->rings[i] = (ChartRing){made->corners[i], 4};
        made->places[i] = (ChartPlace){true, x, y, &made->rings[i], 1};
        made->marks[i] = mark(4 + (double)i / 2, "4,5 %");
        made->marks[i].shade = 1 + (unsigned)i % 5;
    }
    made->marks[OVANAKER] = gap("för få svar");
    made->series = (ChartSeries){T("Alla"), 0, made->marks};
    made->spec = (ChartSpec){.kind = kind,
                             .width = 372,
                             .categories = county_names,
                             .category_count = COUNTY,
                             .places = made->places,
                             .series = &made->series,
                             .series_count = 1,
                             .classes = classes,
                             .class_count = kind == CHARTS_BUBBLES ? 0 : 3};
    return made;
}

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

// --------------------------------------------------------------------------- random places

static ChartPlace random_place(Arena *arena, Dice *dice, bool crowded) {
    ChartPlace place = {.present = true,
                        .longitude = crowded ? 17 : 15 + roll(dice, 3000) / 1000.0,
                        .latitude = crowded ? 60 + roll(dice, 2) : 60 + roll(dice, 2000) / 1000.0};
    if (roll(dice, 4) == 0)
        return place;
    ChartRing *ring = arena_make(arena, ChartRing);
    double *corners = arena_array(arena, double, 12);
    for (int i = 0; i < 6; i++) {
        double size = 0.05 + roll(dice, 100) / 500.0;
        corners[2 * i] = place.longitude + 2 * size * cos(i * 3.1416 / 3);
        corners[2 * i + 1] = place.latitude + size * sin(i * 3.1416 / 3);
    }
    *ring = (ChartRing){corners, 6};
    place.rings = ring;
    place.ring_count = 1;
    return place;
}

static ChartSpec random_areas(Arena *arena, Dice *dice) {
    static const ChartKind kinds[] = {CHARTS_TILES, CHARTS_MAP, CHARTS_BUBBLES};
    ChartSpec spec = {.kind = kinds[roll(dice, 3)], .width = 240 + roll(dice, 400)};
    spec.mirrored = roll(dice, 2);
    spec.rtl_text = roll(dice, 3) == 0;
    spec.category_count = 1 + roll(dice, roll(dice, 3) ? 12 : 30);
    ChartPlace *places = arena_array(arena, ChartPlace, spec.category_count);
    Text *names = arena_array(arena, Text, spec.category_count);
    Text *hrefs = arena_array(arena, Text, spec.category_count);
    ChartMark *marks = arena_array(arena, ChartMark, spec.category_count);
    bool crowded = roll(dice, 10) == 0, missing = roll(dice, 10) == 0, wide = roll(dice, 6) == 0;
    for (size_t i = 0; i < spec.category_count; i++) {
        places[i] = random_place(arena, dice, crowded);
        names[i] = word(dice, spec.rtl_text);
        hrefs[i] = roll(dice, 5) ? T("../x/") : (Text){0};
        marks[i] = missing ? gap("för få svar") : random_mark(arena, dice, 0, 100, wide);
        marks[i].shade = roll(dice, 7); // also one that there is not
    }
    ChartSeries *series = arena_make(arena, ChartSeries);
    *series = (ChartSeries){T("Alla"), 0, marks};
    static const Text classes[] = {{"0–20 %", 8}, {"Födda i övriga världen utanför Europa", 39}};
    spec.places = places;
    spec.categories = names;
    spec.hrefs = roll(dice, 3) ? NULL : hrefs;
    spec.series = series;
    spec.series_count = 1;
    spec.classes = classes;
    spec.class_count = spec.kind == CHARTS_BUBBLES ? 0 : roll(dice, 3);
    return spec;
}

// Every name and value is there, whole: the letters of its words, in the order of the labels.
static void check_complete(const Scene *scene, const ChartSpec *spec, int number) {
    const SceneLabel *labels;
    size_t count = scene_labels(scene, &labels), letters = 0, wanted = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0; at < labels[i].text.length;) {
            uint32_t c = text_next(labels[i].text, &at);
            letters += c > ' ' && c != '-' && (c < 0x2066 || c > 0x2069);
        }
    for (size_t i = 0; i < 2 * spec->category_count + spec->class_count; i++) {
        size_t at = i / 2;
        Text text = i >= 2 * spec->category_count ? spec->classes[i - 2 * spec->category_count]
                    : i % 2                       ? spec->categories[at]
                                                  : spec->series[0].marks[at].label;
        for (size_t from = 0; from < text.length;) {
            uint32_t c = text_next(text, &from);
            wanted += c > ' ' && c != '-' && (c < 0x2066 || c > 0x2069);
        }
    }
    if (letters != wanted)
        fail_msg("chart %d: %zu letters of %zu", number, letters, wanted);
}

static void maps__keep_every_label_apart_and_whole(void **state) {
    Fixture *fixture = *state;
    Dice dice = {11};
    for (int i = 0; i < 400; i++) {
        Arena *arena = arena_new();
        ChartSpec spec = random_areas(arena, &dice);
        Scene *scene = chart_layout(arena, fixture->pen, &spec, (Spot){0}, fixture->diags);
        check_labels(scene, i);
        check_marks(scene, i);
        check_complete(scene, &spec, i);
        arena_free(arena);
    }
}

// ----------------------------------------------------------------------------------- shades

static void maps__show_shade_or_words(void **state) {
    static const ChartKind kinds[] = {CHARTS_TILES, CHARTS_MAP};
    for (size_t k = 0; k < 2; k++) {
        County *made = county(*state, kinds[k]);
        Scene *scene = lay_out(*state, &made->spec);
        Role role = k ? ROLE_AREA : ROLE_CELL;
        size_t key = k ? 0 : 3, shades[PALETTE_SHADES + 1] = {0};
        assert_int_equal(count_items(scene, role), COUNTY + key);
        for (size_t i = 0; i < COUNTY + key; i++)
            shades[nth_item(scene, role, i)->colour]++;
        assert_int_equal(shades[0], 1); // Ovanåker
        assert_int_equal(shades[5], 2);
        assert_non_null(find_label(scene, "för få svar"));
        assert_non_null(nth_item(scene, ROLE_HATCH, 0));
        assert_non_null(find_label(scene, "8–9"));
    }
}

static bool passes(const Item *stripe, const SceneLabel *label) {
    Point a = stripe->points[0], b = stripe->points[1];
    for (int i = 0; i <= 20; i++) {
        double x = a.x + (b.x - a.x) * i / 20, y = a.y + (b.y - a.y) * i / 20;
        if (x > label->x && x < label->x + label->width && y > label->y &&
            y < label->y + label->height)
            return true;
    }
    return false;
}

static void maps__keep_stripes_off_words(void **state) {
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        County *made = county(*state, CHARTS_TILES);
        made->spec.mirrored = mirrored;
        Scene *scene = lay_out(*state, &made->spec);
        assert_true(count_items(scene, ROLE_HATCH) > 5);
        for (size_t i = 0; i < count_items(scene, ROLE_HATCH); i++)
            for (size_t j = 0; j < scene->labels.count; j++)
                assert_false(passes(nth_item(scene, ROLE_HATCH, i), &scene->labels.items[j]));
    }
}

// ------------------------------------------------------------------------------------ tiles

static Box tile_of(const Scene *scene, const char *name) {
    const SceneLabel *label = find_label(scene, name);
    assert_non_null(label);
    for (size_t i = 0; i < count_items(scene, ROLE_CELL); i++) {
        Box box = nth_item(scene, ROLE_CELL, i)->box;
        if (label->x >= box.x && label->x + label->width <= box.x + box.width &&
            label->y >= box.y && label->y + label->height <= box.y + box.height)
            return box;
    }
    fail_msg("'%s' stands in no tile", name);
    return (Box){0};
}

static void tiles__lie_as_the_places_lie(void **state) {
    for (int i = 0; i < 4; i++) {
        County *made = county(*state, CHARTS_TILES);
        made->spec.mirrored = i % 2;
        made->spec.width = i < 2 ? 372 : 552;
        Scene *scene = lay_out(*state, &made->spec);
        Box north = tile_of(scene, "Nordanstig"), south = tile_of(scene, "Hofors");
        Box west = tile_of(scene, "Ljusdal"), east = tile_of(scene, "Hudiksvall");
        Box middle = tile_of(scene, "Bollnäs"), coast = tile_of(scene, "Söderhamn");
        assert_true(north.y < middle.y && middle.y < south.y);
        assert_true(west.x < east.x); // never mirrored
        assert_true(middle.x < coast.x);
        assert_true(tile_of(scene, "Ovanåker").x < middle.x);
    }
}

static void tiles__are_as_large_and_apart(void **state) {
    County *made = county(*state, CHARTS_TILES);
    Scene *scene = lay_out(*state, &made->spec);
    for (size_t i = 0; i < COUNTY; i++) {
        Box a = tile_of(scene, county_names[i].at);
        assert_true(a.width >= 44 && a.height >= 44);
        for (size_t j = 0; j < i; j++) {
            Box b = tile_of(scene, county_names[j].at);
            assert_near(a.width, b.width, 1e-9);
            assert_near(a.height, b.height, 1e-9);
            assert_true(a.x + a.width + 2 <= b.x || b.x + b.width + 2 <= a.x ||
                        a.y + a.height + 2 <= b.y || b.y + b.height + 2 <= a.y);
        }
    }
}

static void seats__are_those_of_a_grid(void **state) {
    Fixture *fixture = *state;
    Point places[12];
    Seat seats[12];
    for (size_t i = 0; i < 12; i++) // put in from the south-east
        places[i] = (Point){(double)(2 - i % 3), (double)(3 - i / 3)};
    area_seats(fixture->arena, places, 12, 3, 4, seats);
    for (size_t i = 0; i < 12; i++) {
        assert_int_equal(seats[i].column, 2 - i % 3);
        assert_int_equal(seats[i].row, 3 - i / 3);
    }
}

// Of all pairs that lie clearly one way, few sit the other way; no two share a seat.
static void seats__keep_the_order(void **state) {
    Fixture *fixture = *state;
    Dice dice = {5};
    size_t pairs = 0, wrong = 0;
    for (int round = 0; round < 60; round++) {
        size_t count = 2 + roll(&dice, 28), columns = 3 + roll(&dice, 3);
        size_t rows = (count * 7 / 5 + columns - 1) / columns;
        Point places[30];
        Seat seats[30];
        for (size_t i = 0; i < count; i++)
            places[i] = (Point){roll(&dice, 1000) / 1000.0, roll(&dice, 1000) / 700.0};
        area_seats(fixture->arena, places, count, columns, rows, seats);
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j < count; j++) {
                if (i == j)
                    continue;
                assert_false(seats[i].row == seats[j].row && seats[i].column == seats[j].column);
                bool west = places[i].x + 0.2 < places[j].x;
                bool north = places[i].y + 0.2 < places[j].y;
                pairs += west + north;
                wrong += west && seats[i].column > seats[j].column;
                wrong += north && seats[i].row > seats[j].row;
            }
    }
    if (wrong * 2000 > pairs)
        fail_msg("%zu of %zu pairs sit the wrong way", wrong, pairs);
}

// Whoever lives there knows: Gävle, Sandviken and Hofors lie from east to west, Ockelbo north-west of
// Gävle, Ljusdal furthest west and Nordanstig furthest north-east.
// A map of a country: as many seats as places, each its own, and soon enough.
static void find_many(Arena *arena, size_t count, size_t side) {
    Point *places = arena_array(arena, Point, count);
    Seat *seats = arena_array(arena, Seat, count);
    bool *taken = arena_array(arena, bool, side * side);
    for (size_t i = 0; i < count; i++)
        places[i] = (Point){(double)(i * 7919 % 1009), (double)(i * 104729 % 997)};
    area_seats(arena, places, count, side, side, seats);
    for (size_t i = 0; i < count; i++) {
        size_t cell = seats[i].row * side + seats[i].column;
        assert_true(seats[i].column < side && cell < side * side && !taken[cell]);
        taken[cell] = true;
    }
}

static void seats__are_found_for_many(void **state) {
    Fixture *fixture = *state;
    clock_t start = clock();
    find_many(fixture->arena, 290, 20);
    find_many(fixture->arena, 1500, 45);
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC); // minutes, if each were tried everywhere
}

static void seats__lie_as_neighbours_know_them(void **state) {
    Fixture *fixture = *state;
    enum { SANDVIKEN = OVANAKER + 1 };
    Point places[COUNTY];
    Seat seats[COUNTY];
    for (size_t i = 0; i < COUNTY; i++)
        places[i] = area_project(county_points[i][0], county_points[i][1], 61.2);
    area_seats(fixture->arena, places, COUNTY, 3, 5, seats);
    assert_true(seats[GAVLE].column > seats[SANDVIKEN].column);
    assert_true(seats[SANDVIKEN].column > seats[HOFORS].column);
    assert_true(seats[OCKELBO].column < seats[GAVLE].column);
    assert_true(seats[OCKELBO].row < seats[GAVLE].row);
    for (size_t i = 0; i < COUNTY; i++) {
        assert_true(seats[i].column >= seats[LJUSDAL].column);
        assert_true(seats[i].column <= seats[NORDANSTIG].column);
        assert_true(seats[i].row >= seats[NORDANSTIG].row);
    }
}

static void seats__hold_places_that_coincide(void **state) {
    Fixture *fixture = *state;
    Point places[6] = {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}};
    Seat seats[6];
    area_seats(fixture->arena, places, 6, 3, 3, seats);
    for (size_t i = 0; i < 6; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(seats[i].row == seats[j].row && seats[i].column == seats[j].column);
}

// ------------------------------------------------------------------------------------- maps

static double area_of(const Item *item) {
    double sum = 0;
    for (size_t i = 0; i < item->count; i++) {
        Point a = item->points[i], b = item->points[(i + 1) % item->count];
        sum += a.x * b.y - b.x * a.y;
    }
    return fabs(sum) / 2;
}

// Two areas that are as large on the globe, one in the south of Sweden and one in the north.
static void map__keeps_areas(void **state) {
    static const double radians = 3.14159265358979 / 180;
    double south = sin(57 * radians) - sin(55 * radians),
           north = sin(68 * radians) - sin(66 * radians);
    double wide = 4 * south / north;
    const double first[] = {14, 55, 18, 55, 18, 57, 14, 57};
    const double second[] = {14, 66, 14 + wide, 66, 14 + wide, 68, 14, 68};
    const ChartRing rings[] = {{first, 4}, {second, 4}};
    const ChartPlace places[] = {{true, 16, 56, &rings[0], 1}, {true, 16, 67, &rings[1], 1}};
    const Text names[] = {T("S"), T("N")};
    const ChartMark marks[] = {mark(1, "1"), mark(2, "2")};
    const ChartSeries series = {T("Alla"), 0, marks};
    ChartSpec spec = {.kind = CHARTS_MAP,
                      .width = 640,
                      .categories = names,
                      .category_count = 2,
                      .places = places,
                      .series = &series,
                      .series_count = 1};
    Scene *scene = lay_out(*state, &spec);
    double a = area_of(nth_item(scene, ROLE_AREA, 0)), b = area_of(nth_item(scene, ROLE_AREA, 1));
    assert_true(a > 500);
    assert_near(a / b, 1, 0.01);
}

// The same picture of the land, moved to the other side.
static void map__is_not_mirrored(void **state) {
    County *made = county(*state, CHARTS_MAP);
    Scene *plain = lay_out(*state, &made->spec);
    made->spec.mirrored = true;
    Scene *turned = lay_out(*state, &made->spec);
    double shift =
        nth_item(turned, ROLE_AREA, 0)->points[0].x - nth_item(plain, ROLE_AREA, 0)->points[0].x;
    assert_true(shift > 50);
    for (size_t i = 0; i < COUNTY; i++) {
        const Item *a = nth_item(plain, ROLE_AREA, i), *b = nth_item(turned, ROLE_AREA, i);
        assert_int_equal(a->count, b->count);
        for (size_t j = 0; j < a->count; j++) {
            assert_near(b->points[j].x - a->points[j].x, shift, 0.41);
            assert_near(b->points[j].y, a->points[j].y, 0.21);
        }
    }
    const SceneLabel *right = find_label(plain, "Gävle"), *left = find_label(turned, "Gävle");
    assert_true(right->x > nth_item(plain, ROLE_AREA, 0)->points[0].x);
    assert_true(left->x + left->width < nth_item(turned, ROLE_AREA, 0)->points[0].x);
}

static double side(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool crossing(const Scene *scene, size_t count) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) {
            const Point *one = nth_item(scene, ROLE_THREAD, i)->points;
            const Point *two = nth_item(scene, ROLE_THREAD, j)->points;
            if (side(one[0], one[1], two[0]) * side(one[0], one[1], two[1]) < -1e-6 &&
                side(two[0], two[1], one[0]) * side(two[0], two[1], one[1]) < -1e-6)
                return true;
        }
    return false;
}

static void map__never_crosses_lines(void **state) {
    Fixture *fixture = *state;
    Dice dice = {2};
    for (int i = 0; i < 60; i++) {
        Arena *arena = arena_new();
        ChartSpec spec = random_areas(arena, &dice);
        ChartPlace places[30];
        spec.kind = CHARTS_MAP;
        spec.places = places;
        for (size_t j = 0; j < spec.category_count; j++)
            places[j] = (ChartPlace){.present = true,
                                     .longitude = 15 + roll(&dice, 3000) / 1000.0,
                                     .latitude = 60 + roll(&dice, 500) / 1000.0};
        Scene *scene = chart_layout(arena, fixture->pen, &spec, (Spot){0}, fixture->diags);
        if (crossing(scene, spec.category_count))
            fail_msg("map %d: lines cross", i);
        arena_free(arena);
    }
}

static void map__leads_to_labels_without_crossings(void **state) {
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        County *made = county(*state, CHARTS_MAP);
        made->spec.mirrored = mirrored;
        Scene *scene = lay_out(*state, &made->spec);
        assert_int_equal(count_items(scene, ROLE_THREAD), COUNTY);
        assert_false(crossing(scene, COUNTY));
        assert_true(find_label(scene, "Nordanstig")->y < find_label(scene, "Bollnäs")->y);
        assert_true(find_label(scene, "Bollnäs")->y < find_label(scene, "Hofors")->y);
    }
}

// Every line begins inside its area, also where the middle of the area lies outside.
static void map__points_into_areas(void **state) {
    const double hook[] = {10, 60,   12,   60,   12,   62,   10, 62,
                           10, 61.7, 11.8, 61.7, 11.8, 60.3, 10, 60.3};
    const ChartRing ring = {hook, 8};
    const ChartPlace place = {true, 11, 61, &ring, 1};
    const Text name = T("Krok");
    const ChartMark marks[] = {mark(1, "1")};
    const ChartSeries series = {T("Alla"), 0, marks};
    ChartSpec spec = {.kind = CHARTS_MAP,
                      .width = 372,
                      .categories = &name,
                      .category_count = 1,
                      .places = &place,
                      .series = &series,
                      .series_count = 1};
    Scene *scene = lay_out(*state, &spec);
    const Item *area = nth_item(scene, ROLE_AREA, 0), *line = nth_item(scene, ROLE_THREAD, 0);
    Point point = line->points[0];
    bool inside = false;
    for (size_t i = 0; i < area->count; i++) {
        Point a = area->points[i], b = area->points[(i + 1) % area->count];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y))
            inside = !inside;
    }
    assert_true(inside);
}

// Corners that fall together on paper become one, so a fine outline costs no more than a coarse
// one.
static void map__leaves_out_what_nobody_sees(void **state) {
    enum { MANY = 20000 };
    Fixture *fixture = *state;
    double *corners = arena_array(fixture->arena, double, 2 * MANY);
    for (int i = 0; i < MANY; i++) { // a coast of fifty capes
        double angle = i * 6.2831853 / MANY, reach = 1 + 0.3 * sin(50 * angle);
        corners[2 * i] = 16 + reach * cos(angle);
        corners[2 * i + 1] = 61 + reach * sin(angle) / 2;
    }
    County *made = county(fixture, CHARTS_MAP);
    made->rings[0] = (ChartRing){corners, MANY};
    Scene *scene = lay_out(fixture, &made->spec);
    size_t most = 0;
    for (size_t i = 0; i < COUNTY; i++)
        most = nth_item(scene, ROLE_AREA, i)->count > most ? nth_item(scene, ROLE_AREA, i)->count
                                                           : most;
    assert_true(most > 1000 && most <= 4000);
}

static bool is_colour(gdImagePtr image, Point at, Colour colour) {
    int entry = gdImageGetPixel(image, (int)at.x, (int)at.y);
    return gdImageRed(image, entry) == colour.r && gdImageGreen(image, entry) == colour.g &&
           gdImageBlue(image, entry) == colour.b;
}

// An area in the hole of another: what lies in a hole is neither filled in SVG nor in PNG.
static void map__leaves_holes_open(void **state) {
    Fixture *fixture = *state;
    const double outer[] = {10, 60, 14, 60, 14, 62, 10, 62},
                 hole[] = {11, 60.5, 13, 60.5, 13, 61.5, 11, 61.5};
    const ChartRing rings[] = {{outer, 4}, {hole, 4}};
    County *made = county(fixture, CHARTS_MAP);
    made->places[0] = (ChartPlace){true, 12, 61, rings, 2};
    made->marks[0].shade = 4;
    made->spec.category_count = 1;
    Scene *scene = lay_out(fixture, &made->spec);
    const Item *area = nth_item(scene, ROLE_AREA, 0);
    assert_int_equal(area->ring_count, 2);
    Palette palette = test_palette();
    Buf buf = {0};
    assert_true(scene_png(&buf, fixture->pen, scene, &palette, 2, fixture->diags));
    gdImagePtr image = gdImageCreateFromPngPtr((int)buf.length, buf.at);
    Point edge = area->points[0],
          corner = area->points[4]; // south-west of the area and of the hole
    Point between = {(edge.x + 2 * corner.x) / 3, (edge.y + 2 * corner.y) / 3};
    Point inside = {2 * corner.x / 3 + area->points[6].x / 3,
                    2 * corner.y / 3 + area->points[6].y / 3};
    assert_true(
        is_colour(image, (Point){2 * (between.x + 24), 2 * (between.y + 24)}, palette.shades[3]));
    assert_true(is_colour(image, (Point){2 * (inside.x + 24), 2 * (inside.y + 24)}, palette.paper));
    gdImageDestroy(image);
    buf_clear(&buf);
    static const SvgText text = {{"f1", 2}, {"Titel", 5}, {"Text", 4}, {0}, {0}, {0}};
    scene_svg(&buf, scene, &text);
    assert_true(text_find(buf_view(&buf), T("<path class=\"h4 outline\" fill-rule=\"evenodd\"")) !=
                SIZE_MAX);
    buf_clear(&buf);
    scene_svg_file(&buf, scene, &text, &palette);
    Colour shade = palette.shades[3];
    Text fill =
        text_format(fixture->arena, "<path fill=\"#%02x%02x%02x\" stroke=\"#4a4c55\" fill-rule",
                    shade.r, shade.g, shade.b);
    assert_true(text_find(buf_view(&buf), fill) != SIZE_MAX);
    buf_release(&buf);
}

// ---------------------------------------------------------------------------------- bubbles

static void bubbles__have_the_values_as_areas(void **state) {
    County *made = county(*state, CHARTS_BUBBLES);
    for (size_t i = 0; i < COUNTY; i++) {
        made->marks[i].present = true;
        made->marks[i].value = 1000.0 * (double)((i * 7) % 10 + 1);
    }
    Scene *scene = lay_out(*state, &made->spec);
    assert_int_equal(count_items(scene, ROLE_BUBBLE), COUNTY);
    double before = INFINITY, first = nth_item(scene, ROLE_BUBBLE, 0)->size;
    assert_true(first >= 14 && first <= 34);
    for (size_t i = 0; i < COUNTY; i++) {
        const Item *bubble = nth_item(scene, ROLE_BUBBLE, i);
        assert_true(bubble->size <= before); // the smaller on top
        assert_near(bubble->size * bubble->size / (first * first), 1 - (double)i / 10, 1e-9);
        before = bubble->size;
    }
    assert_int_equal(count_items(scene, ROLE_PALE), COUNTY);
}

static double distance(Point from, Point to, Point point) {
    double x = to.x - from.x, y = to.y - from.y, square = x * x + y * y;
    double share = ((point.x - from.x) * x + (point.y - from.y) * y) / square;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return hypot(point.x - from.x - share * x, point.y - from.y - share * y);
}

// How many bubbles a line to somebody else's label meets.
static size_t met_bubbles(const Scene *scene) {
    size_t count = 0;
    for (size_t i = 0; i < count_items(scene, ROLE_THREAD); i++)
        for (size_t j = 0; j < count_items(scene, ROLE_BUBBLE); j++) {
            const Item *line = nth_item(scene, ROLE_THREAD, i);
            const Item *bubble = nth_item(scene, ROLE_BUBBLE, j);
            Point start = line->points[0];
            bool own = hypot(start.x - bubble->at.x, start.y - bubble->at.y) < bubble->size + 1.5;
            count += !own && distance(start, line->points[1], bubble->at) < bubble->size;
        }
    return count;
}

static void bubbles__are_not_crossed_by_lines(void **state) {
    static const double people[COUNTY] = {26613, 103337, 9505,  37704, 18790,
                                          9488,  5857,   11674, 39136, 25386};
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        County *made = county(*state, CHARTS_BUBBLES);
        for (size_t i = 0; i < COUNTY; i++)
            made->marks[i] = mark(people[i], "12 345");
        made->spec.mirrored = mirrored;
        made->spec.width = 552;
        Scene *scene = lay_out(*state, &made->spec);
        assert_int_equal(met_bubbles(scene), 0);
        assert_false(crossing(scene, COUNTY));
        assert_true(nth_item(scene, ROLE_THREAD, COUNTY - 1) < nth_item(scene, ROLE_BUBBLE, 0));
    }
}

static void bubbles__stand_where_the_places_are(void **state) {
    County *made = county(*state, CHARTS_BUBBLES);
    made->marks[LJUSDAL].value = 1000;
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        made->spec.mirrored = mirrored;
        Scene *scene = lay_out(*state, &made->spec);
        const Item *ljusdal = nth_item(scene, ROLE_BUBBLE, 0);
        assert_int_equal(count_items(scene, ROLE_BUBBLE), COUNTY - 1);
        for (size_t i = 1; i < COUNTY - 1; i++)
            assert_true(ljusdal->at.x < nth_item(scene, ROLE_BUBBLE, i)->at.x);
    }
}

// ------------------------------------------------------------------------------------ links

static size_t count_of(Text text, const char *part) {
    size_t count = 0;
    for (size_t at; (at = text_find(text, text_of(part))) != SIZE_MAX; count++)
        text = text_slice(text, at + strlen(part), text.length);
    return count;
}

static void links__lead_from_every_area(void **state) {
    static const ChartKind kinds[] = {CHARTS_TILES, CHARTS_MAP};
    static const SvgText text = {{"f1", 2}, {"Titel", 5}, {"Text", 4}, {0}, {0}, {0}};
    for (size_t k = 0; k < 2; k++) {
        County *made = county(*state, kinds[k]);
        Text hrefs[COUNTY];
        for (size_t i = 0; i < COUNTY; i++)
            hrefs[i] = i == GAVLE ? (Text){0} : T("../a/?b=\"1\"&c");
        made->spec.hrefs = hrefs;
        Scene *scene = lay_out(*state, &made->spec);
        Buf buf = {0};
        scene_svg(&buf, scene, &text);
        Text svg = buf_view(&buf);
        assert_int_equal(count_of(svg, "<a href=\"../a/?b=&quot;1&quot;&amp;c\">"), COUNTY - 1);
        assert_int_equal(count_of(svg, "</a>"), COUNTY - 1);
        assert_int_equal(count_of(svg, "role=\"group\""), 1);
        assert_int_equal(count_of(svg, "role=\"img\""), 0);
        size_t from = text_find(svg, T(">Ljusdal</text> ")),
               to = text_find(text_slice(svg, from, svg.length), T("</a>"));
        assert_true(text_find(text_slice(svg, from, from + to), T(">4,5 %</text> ")) != SIZE_MAX);
        buf_clear(&buf);
        Palette palette = test_palette();
        scene_svg_file(&buf, scene, &text, &palette);
        assert_int_equal(count_of(buf_view(&buf), "<a "), 0);
        assert_int_equal(count_of(buf_view(&buf), "role=\"img\""), 1);
        buf_release(&buf);
    }
}

static void links__can_be_pressed(void **state) {
    static const ChartKind kinds[] = {CHARTS_TILES, CHARTS_MAP};
    for (size_t k = 0; k < 2; k++) {
        County *made = county(*state, kinds[k]);
        Text hrefs[COUNTY];
        for (size_t i = 0; i < COUNTY; i++)
            hrefs[i] = T("x");
        made->spec.hrefs = hrefs;
        Scene *scene = lay_out(*state, &made->spec);
        assert_int_equal(scene->links.count, COUNTY);
        for (size_t i = 0; i < COUNTY; i++) {
            Box box = scene->links.items[i].target;
            assert_true(box.width >= 44 && box.height >= 30);
            for (size_t j = 0; j < i; j++) { // in the order of reading, none on top of another
                Box before = scene->links.items[j].target;
                assert_true(before.y + before.height <= box.y + 0.01 ||
                            (before.y == box.y && before.x + before.width <= box.x));
            }
        }
    }
}

static void links__are_named_whole(void **state) {
    County *made = county(*state, CHARTS_TILES);
    static Text names[COUNTY], hrefs[COUNTY];
    for (size_t i = 0; i < COUNTY; i++) {
        names[i] = county_names[i];
        hrefs[i] = T("x");
    }
    names[0] = T("Storkommun\u00adförbundets sammanslagnings\u00adområde nordvästra delen");
    made->spec.categories = names;
    made->spec.hrefs = hrefs;
    made->spec.width = 240;
    Scene *scene = lay_out(*state, &made->spec);
    size_t named = 0;
    for (size_t i = 0; i < scene->links.count; i++)
        if (scene->links.items[i].name.length) {
            named++;
            assert_true(text_starts(scene->links.items[i].name, names[0].at));
            assert_true(text_ends(scene->links.items[i].name, "4,5 %"));
        }
    assert_int_equal(named, 1);
}

// -------------------------------------------------------------------------------- edge cases

static void maps__take_one_area_and_none(void **state) {
    static const ChartKind kinds[] = {CHARTS_TILES, CHARTS_MAP, CHARTS_BUBBLES};
    for (size_t k = 0; k < 3; k++) {
        County *made = county(*state, kinds[k]);
        made->spec.category_count = 1;
        made->spec.width = 240;
        Scene *scene = lay_out(*state, &made->spec);
        assert_non_null(find_label(scene, "Bollnäs"));
        check_labels(scene, (int)k);
        made->spec.category_count = 0;
        assert_int_equal(lay_out(*state, &made->spec)->labels.count, 0);
        made->spec.category_count = COUNTY;
        for (size_t i = 0; i < COUNTY; i++)
            made->places[i] = (ChartPlace){0};
        made->spec.class_count = 0;
        assert_true(scene_height(lay_out(*state, &made->spec)) > 0);
    }
}

int main(void) {
    Fixture fixture = fixture_open();
#define TEST(name) cmocka_unit_test_prestate(name, &fixture)
    const struct CMUnitTest tests[] = {
        TEST(maps__keep_every_label_apart_and_whole),
        TEST(maps__show_shade_or_words),
        TEST(maps__keep_stripes_off_words),
        TEST(tiles__lie_as_the_places_lie),
        TEST(tiles__are_as_large_and_apart),
        TEST(seats__are_those_of_a_grid),
        TEST(seats__keep_the_order),
        TEST(seats__are_found_for_many),
        TEST(seats__lie_as_neighbours_know_them),
        TEST(seats__hold_places_that_coincide),
        TEST(map__keeps_areas),
        TEST(map__is_not_mirrored),
        TEST(map__leads_to_labels_without_crossings),
        TEST(map__never_crosses_lines),
        TEST(map__points_into_areas),
        TEST(map__leaves_out_what_nobody_sees),
        TEST(map__leaves_holes_open),
        TEST(bubbles__have_the_values_as_areas),
        TEST(bubbles__are_not_crossed_by_lines),
        TEST(bubbles__stand_where_the_places_are),
        TEST(links__lead_from_every_area),
        TEST(links__can_be_pressed),
        TEST(links__are_named_whole),
        TEST(maps__take_one_area_and_none),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fixture_close(&fixture);
    return failed;
}
