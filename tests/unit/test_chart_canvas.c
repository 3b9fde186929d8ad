// SPDX-License-Identifier: EUPL-1.2
// The canvas beside a slow painter that asks of 16 × 16 points in each pixel whether they are
// inside.
#include "chart_kit.h"

#include "chart/canvas.h"

#include <gd.h>

enum { WIDTH = 90, HEIGHT = 60, FINE = 16, LONG = 16 };

static Canvas *new_canvas(Fixture *fixture, double scale) {
    Palette palette = test_palette();
    Box area = {-5, -5, WIDTH / scale, HEIGHT / scale};
    Canvas *canvas = canvas_new(fixture->arena, fixture->pen, &palette, area, scale);
    assert_non_null(canvas);
    assert_int_equal(canvas->width, WIDTH);
    assert_int_equal(canvas->height, HEIGHT);
    return canvas;
}

static gdImagePtr decode(const Canvas *canvas) {
    Buf png = {0};
    assert_true(canvas_png(&png, canvas));
    gdImagePtr image = gdImageCreateFromPngPtr((int)png.length, png.at);
    assert_non_null(image);
    buf_release(&png);
    return image;
}

static int pixel(gdImagePtr image, int x, int y) {
    return gdImageGetTrueColorPixel(image, x, y);
}

static int colour_of(Colour c) {
    return c.r << 16 | c.g << 8 | c.b;
}

static Colour mixed(Colour under, Colour over, unsigned level) {
    const unsigned rest = LEVELS - level, half = LEVELS / 2;
    return (Colour){(unsigned char)((under.r * rest + over.r * level + half) / LEVELS),
                    (unsigned char)((under.g * rest + over.g * level + half) / LEVELS),
                    (unsigned char)((under.b * rest + over.b * level + half) / LEVELS)};
}

// ---------------------------------------------------------------------------------- painter

// Convex corners, in pixels; a painting is the union of several.
typedef struct Patch {
    Point corners[LONG];
    size_t count;
} Patch;

static bool is_inside(const Patch *patch, double x, double y) {
    bool left = false, right = false;
    for (size_t i = 0; i < patch->count; i++) {
        Point a = patch->corners[i], b = patch->corners[(i + 1) % patch->count];
        double turn = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
        left |= turn > 0;
        right |= turn < 0;
    }
    return left != right;
}

static double coverage(const Patch *patches, size_t count, int x, int y) {
    int inside = 0;
    for (int i = 0; i < FINE * FINE; i++) {
        double px = x + (i % FINE + 0.5) / FINE, py = y + (i / FINE + 0.5) / FINE;
        bool found = false;
        for (size_t p = 0; p < count; p++)
            found |= is_inside(&patches[p], px, py);
        inside += found;
    }
    return (double)inside / (FINE * FINE);
}

// The same, but for a step where the painter's coverage falls between two levels.
static bool is_near(int found, Colour under, Colour over, double level) {
    for (int step = -1; step <= 1; step++) {
        int near = (int)lround(level) + step;
        if (near >= 0 && near <= LEVELS && colour_of(mixed(under, over, (unsigned)near)) == found)
            return true;
    }
    return false;
}

static void assert_painted(const Canvas *canvas, const Patch *patches, size_t count, unsigned ink,
                           double opacity) {
    gdImagePtr image = decode(canvas);
    int touched = 0;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            double level = coverage(patches, count, x, y) * opacity * LEVELS;
            touched += level > 0;
            if (!is_near(pixel(image, x, y), canvas->inks[INK_PAPER], canvas->inks[ink], level))
                fail_msg("pixel %d, %d is #%06x; level wanted: %.2f", x, y, pixel(image, x, y),
                         level);
        }
    assert_true(touched > 100);
    gdImageDestroy(image);
}

// From units of the drawing to pixels.
static Point in_pixels(const Canvas *canvas, Point point) {
    return (Point){canvas->origin.x + point.x * canvas->scale,
                   canvas->origin.y + point.y * canvas->scale};
}

static Patch patch_of(const Canvas *canvas, const Point *points, size_t count) {
    Patch patch = {.count = count};
    for (size_t i = 0; i < count; i++)
        patch.corners[i] = in_pixels(canvas, points[i]);
    return patch;
}

static Patch stroke_patch(const Canvas *canvas, Point a, Point b, double width) {
    double length = hypot(b.x - a.x, b.y - a.y);
    Point n = {(b.y - a.y) / length * width / 2, (a.x - b.x) / length * width / 2};
    const Point corners[] = {{a.x + n.x, a.y + n.y},
                             {b.x + n.x, b.y + n.y},
                             {b.x - n.x, b.y - n.y},
                             {a.x - n.x, a.y - n.y}};
    return patch_of(canvas, corners, 4);
}

// ------------------------------------------------------------------------------------- tests

static void canvas__png_holds_every_pixel(void **state) {
    Canvas *canvas = new_canvas(*state, 1);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            canvas_row(canvas, y)[x] =
                canvas_mix(canvas, 0, INK_SERIES + (unsigned)(x * y) % 6, (unsigned)(x + y) % 8);
    gdImagePtr image = decode(canvas);
    assert_int_equal(gdImageSX(image), WIDTH);
    assert_int_equal(gdImageSY(image), HEIGHT);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            assert_int_equal(
                pixel(image, x, y),
                colour_of(mixed(canvas->inks[INK_PAPER], canvas->inks[INK_SERIES + x * y % 6],
                                (unsigned)(x + y) % 8)));
    gdImageDestroy(image);
}

// What hardly compresses takes more than one piece of the file.
static void canvas__png_of_noise_is_whole(void **state) {
    Fixture *fixture = *state;
    Palette palette = test_palette();
    Canvas *canvas = canvas_new(fixture->arena, fixture->pen, &palette, (Box){0, 0, 400, 300}, 1);
    uint32_t seed = 7;
    for (int y = 0; y < 300; y++)
        for (int x = 0; x < 400; x++) {
            seed = seed * 1664525 + 1013904223;
            canvas_row(canvas, y)[x] =
                canvas_mix(canvas, 0, INK_SERIES + (seed >> 24) % 6, seed >> 29);
        }
    gdImagePtr image = decode(canvas);
    for (int y = 0; y < 300; y++)
        for (int x = 0; x < 400; x++)
            assert_int_equal(pixel(image, x, y),
                             colour_of(canvas->colours[canvas_row(canvas, y)[x]]));
    gdImageDestroy(image);
}

static void canvas__boxes_lie_on_whole_pixels(void **state) {
    for (int scale = 1; scale <= 2; scale++) {
        Canvas *canvas = new_canvas(*state, scale);
        canvas_box(canvas, (Box){3.3, 2.6, 20.9, 10.2}, INK_INK);
        canvas_box(canvas, (Box){-30, 15, 400, 0.1}, INK_LINE); // nothing
        Point a = in_pixels(canvas, (Point){3.3, 2.6}),
              b = in_pixels(canvas, (Point){3.3 + 20.9, 2.6 + 10.2});
        gdImagePtr image = decode(canvas);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) {
                bool inside =
                    x >= round(a.x) && x < round(b.x) && y >= round(a.y) && y < round(b.y);
                assert_int_equal(pixel(image, x, y),
                                 colour_of(canvas->inks[inside ? INK_INK : INK_PAPER]));
            }
        gdImageDestroy(image);
    }
}

static void canvas__fills_polygons_with_soft_edges(void **state) {
    const Point points[] = {{2, 3}, {31.3, 6.2}, {33, 17}, {12.7, 20.1}};
    for (int scale = 1; scale <= 2; scale++) {
        Canvas *canvas = new_canvas(*state, scale);
        canvas_polygon(canvas, points, 4, INK_SERIES + 2, 1);
        Patch patch = patch_of(canvas, points, 4);
        assert_painted(canvas, &patch, 1, INK_SERIES + 2, 1);
    }
}

static void canvas__fills_see_through_bands(void **state) {
    const Point points[] = {{2, 3}, {31.3, 6.2}, {33, 17}, {12.7, 20.1}};
    Canvas *canvas = new_canvas(*state, 2);
    canvas_polygon(canvas, points, 4, INK_SERIES, 0.25);
    Patch patch = patch_of(canvas, points, 4);
    assert_painted(canvas, &patch, 1, INK_SERIES, 0.25);
}

static void canvas__fills_circles(void **state) {
    Canvas *canvas = new_canvas(*state, 2);
    canvas_circle(canvas, (Point){15.3, 12.2}, 9, INK_SERIES + 1);
    gdImagePtr image = decode(canvas);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            double far = hypot(x + 0.5 - 2 * 20.3, y + 0.5 - 2 * 17.2);
            if (fabs(far - 18) > 1.2)
                assert_int_equal(pixel(image, x, y),
                                 colour_of(canvas->inks[far < 18 ? INK_SERIES + 1 : INK_PAPER]));
        }
    gdImageDestroy(image);
}

static void canvas__draws_strokes(void **state) {
    const Point points[] = {{1, 2}, {34, 19.4}};
    Canvas *canvas = new_canvas(*state, 2);
    canvas_stroke(canvas, points, 2, 2.5, NULL, INK_SERIES);
    Patch patch = stroke_patch(canvas, points[0], points[1], 2.5);
    assert_painted(canvas, &patch, 1, INK_SERIES, 1);
}

static void canvas__draws_dashes(void **state) {
    static const double dash[] = {9, 4, 0};
    const Point from = {1, 2}, to = {34, 19.4};
    Canvas *canvas = new_canvas(*state, 2);
    canvas_stroke(canvas, (Point[]){from, to}, 2, 2.5, dash, INK_SERIES + 3);
    double length = hypot(to.x - from.x, to.y - from.y);
    Patch patches[8];
    size_t count = 0;
    for (double at = 0; at < length; at += 13) {
        double a = at / length, b = fmin(at + 9, length) / length;
        patches[count++] = stroke_patch(
            canvas, (Point){from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a},
            (Point){from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b}, 2.5);
    }
    assert_painted(canvas, patches, count, INK_SERIES + 3, 1);
}

// A pattern repeats every eight units from the picture's corner and has an edge of full colour.
static void canvas__patterns_repeat(void **state) {
    for (unsigned style = 1; style < STYLES; style++) {
        Canvas *canvas = new_canvas(*state, 1);
        canvas_pattern(canvas, (Box){0, 0, 60, 40}, INK_SERIES, style);
        int paper = 0;
        for (int y = 6; y < 36; y++)
            for (int x = 6; x < 56; x++) {
                assert_int_equal(canvas_row(canvas, y)[x], canvas_row(canvas, y + 8)[x]);
                assert_int_equal(canvas_row(canvas, y)[x], canvas_row(canvas, y)[x + 8]);
                paper += canvas_row(canvas, y)[x] == 0;
            }
        assert_true(paper > 100 && paper < 30 * 50 * 3 / 4);
        for (int at = 7; at < 36; at++) { // stripes along a row, and along a column
            if (style == 4)
                assert_int_equal(canvas_row(canvas, 20)[at], canvas_row(canvas, 20)[6]);
            if (style == 5)
                assert_int_equal(canvas_row(canvas, at)[20], canvas_row(canvas, 6)[20]);
        }
        unsigned char full = canvas_mix(canvas, 0, INK_SERIES, LEVELS);
        for (int x = 5; x < 65; x++) {
            assert_int_equal(canvas_row(canvas, 5)[x], full);
            assert_int_equal(canvas_row(canvas, 44)[x], full);
        }
        assert_int_equal(canvas_row(canvas, 20)[4], 0);
        assert_int_equal(canvas_row(canvas, 20)[5], full);
        assert_int_equal(canvas_row(canvas, 20)[64], full);
        assert_int_equal(canvas_row(canvas, 20)[65], 0);
    }
}

// Half or wholly outside, from every side: what is inside is drawn, and nothing else written to.
static void canvas__cuts_off_what_is_outside(void **state) {
    static const double dash[] = {2.5, 3, 0};
    const Point at[] = {{-60, 10}, {200, 10}, {20, -90}, {20, 200},
                        {-5, -5},  {85, 55},  {-5, 55},  {85, -5}};
    enum { LEFT_OUT = 20 }; // at the right and below: there, but not of the picture
    Canvas *canvas = new_canvas(*state, 1);
    canvas->width -= LEFT_OUT;
    canvas->height -= LEFT_OUT;
    canvas_stroke(canvas, (Point[]){{-50, 20}, {40, 45}, {150, 30}}, 3, 30, NULL, INK_SERIES + 1);
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        Point middle = {40, 25}, a = at[i];
        canvas_circle(canvas, a, 20, INK_SERIES);
        canvas_stroke(canvas, (Point[]){a, middle, {2 * a.x, a.y}}, 3, 3, NULL, INK_SERIES + 1);
        canvas_stroke(canvas, (Point[]){middle, a}, 2, 3, dash, INK_SERIES + 1);
        canvas_pattern(canvas, (Box){a.x - 8, a.y - 8, 16, 16}, INK_SERIES, 1);
        canvas_box(canvas, (Box){a.x - 4, a.y - 4, 8, 8}, INK_INK);
        canvas_text(canvas, T("Åäö gj"), a, SIDE_MIDDLE, 20, true, false, INK_INK);
    }
    assert_int_equal(canvas_row(canvas, 0)[0], canvas_mix(canvas, 0, INK_INK, LEVELS));
    for (int y = 0; y < HEIGHT; y++)
        for (int x = -1; x < WIDTH; x++) // -1: "not filtered"
            if (x < 0 || x >= canvas->width || y >= canvas->height)
                assert_int_equal(canvas_row(canvas, y)[x], 0);
}

static void canvas__has_a_largest_picture(void **state) {
    Fixture *fixture = *state;
    Palette palette = test_palette();
    assert_null(canvas_new(fixture->arena, fixture->pen, &palette, (Box){0, 0, 688, 90321}, 2));
    assert_null(canvas_new(fixture->arena, fixture->pen, &palette, (Box){0, 0, NAN, 10}, 2));
}

// Every ink over every colour there is, until no entry is free: each pixel is still near to what it
// should be, and no ink is lost.
static void canvas__has_no_more_than_256_colours(void **state) {
    Canvas *canvas = new_canvas(*state, 1);
    for (unsigned under = 0; under < canvas->count; under++)
        for (unsigned ink = 0; ink < INKS_MOST; ink++)
            for (unsigned level = 0; level <= LEVELS; level++) {
                Colour below = canvas->colours[under];
                unsigned entry = canvas_mix(canvas, (unsigned char)under, ink, level);
                Colour wanted = mixed(below, canvas->inks[ink], level),
                       found = canvas->colours[entry];
                int far =
                    abs(wanted.r - found.r) + abs(wanted.g - found.g) + abs(wanted.b - found.b);
                assert_true(canvas->count == COLOURS_MOST ? far < 160 : far == 0);
                if (level == LEVELS && ink < INK_SHADE)
                    assert_int_equal(far, 0);
            }
    assert_int_equal(canvas->count, COLOURS_MOST);
    gdImagePtr image = decode(canvas);
    assert_int_equal(gdImageColorsTotal(image), COLOURS_MOST);
    gdImageDestroy(image);
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
        cmocka_unit_test(canvas__png_holds_every_pixel),
        cmocka_unit_test(canvas__png_of_noise_is_whole),
        cmocka_unit_test(canvas__boxes_lie_on_whole_pixels),
        cmocka_unit_test(canvas__fills_polygons_with_soft_edges),
        cmocka_unit_test(canvas__fills_see_through_bands),
        cmocka_unit_test(canvas__fills_circles),
        cmocka_unit_test(canvas__draws_strokes),
        cmocka_unit_test(canvas__draws_dashes),
        cmocka_unit_test(canvas__patterns_repeat),
        cmocka_unit_test(canvas__cuts_off_what_is_outside),
        cmocka_unit_test(canvas__has_a_largest_picture),
        cmocka_unit_test(canvas__has_no_more_than_256_colours),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
