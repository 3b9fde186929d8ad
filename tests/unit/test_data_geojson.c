// SPDX-License-Identifier: EUPL-1.2
// Outlines of areas from GeoJSON, and what is told of files that hold none.
#include "data_kit.h"

#define SQUARE "[[16,60],[18,60],[18,61],[16,61],[16,60]]"
#define HOLE "[[16.5,60.2],[17,60.2],[17,60.4],[16.5,60.2]]"
#define AREA(code, type, coordinates)                                                              \
    "{'type': 'Feature', 'properties': {'code': " code "}, 'geometry': "                           \
    "{'type': '" type "', 'coordinates': " coordinates "}}"
#define MAP(features) "{'type': 'FeatureCollection', 'features': [\n" features "]}"

static CodeList *areas(Kit *kit, const char *text) {
    CodeList *list = kit_list(
        kit, "codes/area.json",
        "{'id': 'area', 'title': 'O', 'map': {'file': 'm.geojson', 'key': 'code'}, 'groups': ["
        "{'id': '2180', 'slug': 'gavle', 'title': 'Gävle'},"
        "{'id': '2104', 'slug': 'hofors', 'title': 'Hofors', 'latitude': 60.5, 'longitude': "
        "16.4}]}");
    assert_clean(kit);
    code_list_map(kit->arena, list, kit_source(kit, "codes/m.geojson", text), kit->diags);
    return list;
}

static void geojson__names_file_and_key(void **state) {
    (void)state;
    Kit kit = kit_new();
    const CodeList *list = areas(&kit, MAP(""));
    assert_true(text_is(list->map.file, "m.geojson"));
    assert_true(text_is(list->map.key, "code"));
    assert_false(kit.lists[1]->map.file.length);
    kit_free(&kit);
}

static void geojson__gives_rings_without_the_last_corner(void **state) {
    (void)state;
    Kit kit = kit_new();
    const CodeList *list = areas(&kit, MAP(AREA("'2180'", "Polygon", "[" SQUARE "," HOLE "]")));
    assert_clean(&kit);
    const Shape *shape = list->groups[0]->shape;
    assert_non_null(shape);
    assert_int_equal(shape->count, 2);
    assert_int_equal(shape->rings[0].count, 4);
    assert_int_equal(shape->rings[1].count, 3);
    assert_near(shape->rings[0].corners[4], 18);
    assert_near(shape->rings[0].corners[5], 61);
    assert_null(list->groups[1]->shape);
    kit_free(&kit);
}

// By slug, by a number, left open, in several parts and several features: all that is found
// outside.
static void geojson__takes_what_is_found(void **state) {
    (void)state;
    Kit kit = kit_new();
    const CodeList *list =
        areas(&kit, MAP(AREA("2180", "Polygon", "[[[16,60],[18,60],[18,61],[16,61]]]") "," AREA(
                        "'hofors'", "MultiPolygon",
                        "[[" SQUARE "],[" HOLE
                        "]]") "," AREA("'2180'", "Polygon",
                                       "[[[20,60,12.5],[21,60,0],[21,61,0],[20,60,12.5]]]")));
    assert_clean(&kit);
    assert_int_equal(list->groups[0]->shape->count, 2);
    assert_int_equal(list->groups[0]->shape->rings[0].count, 4);
    assert_int_equal(list->groups[0]->shape->rings[1].count, 3);
    assert_int_equal(list->groups[1]->shape->count, 2);
    kit_free(&kit);
}

static void geojson__places_what_has_no_place(void **state) {
    (void)state;
    Kit kit = kit_new();
    const CodeList *list = areas(
        &kit, MAP(AREA("'2180'", "MultiPolygon",
                       "[[" SQUARE "],"
                       "[[[16,62],[16,63],[18,63],[18,62],[16,62]]]]") "," AREA("'2104'", "Polygon",
                                                                                "[" SQUARE "]")));
    assert_clean(&kit);
    assert_true(list->groups[0]->has_place);
    assert_near(list->groups[0]->longitude, 17); // two squares as large, run round both ways
    assert_near(list->groups[0]->latitude, 61.5);
    assert_near(list->groups[1]->latitude, 60.5); // as the list says
    assert_near(list->groups[1]->longitude, 16.4);
    kit_free(&kit);
}

static void told_of(const char *text, const char *wanted, const char *hint) {
    Kit kit = kit_new();
    areas(&kit, text);
    if (!strstr(kit_hint(&kit), hint))
        fail_msg("the hint is: %s", kit_hint(&kit));
    assert_told(&kit, wanted);
    kit_free(&kit);
}

static void geojson__tells_mistakes(void **state) {
    (void)state;
    told_of("{'type': 'Topology'}", "map-syntax 1:10", "FeatureCollection");
    told_of("[1]", "map-syntax 1:1", "FeatureCollection");
    told_of("{'type': 'FeatureCollection'}", "map-syntax 1:10", "features");
    told_of(MAP("{'properties': {'kod': '2180'}}"), "map-syntax 2:16", "\"key\"");
    told_of(MAP("7"), "map-syntax 2:1", "\"key\"");
    told_of(MAP(AREA("'2180'", "Point", "[16, 60]")), "map-syntax 2:74", "MultiPolygon");
    told_of(MAP("{'properties': {'code': 2180}, 'geometry': null}"), "map-syntax 2:44", "Polygon");
    told_of(MAP(AREA("2180", "Polygon", "[]")), "map-syntax 2:98", "rings");
    told_of(MAP(AREA("2180", "Polygon", "[[[16,60],[17,60],[16,60]]]")), "map-syntax 2:99", "four");
    told_of(MAP(AREA("2180", "Polygon", "[[16,60]]")), "map-syntax 2:99", "four");
    told_of(MAP(AREA("2180", "Polygon", "[[1,2,3,4]]")), "map-syntax 2:100", "longitude");
    told_of(MAP(AREA("2180", "Polygon", "[[[16,60],[181,60],[16,61],[16,60]]]")),
            "out-of-range 2:108", "WGS 84");
    told_of(MAP(AREA("2180", "Polygon", "[[[16,60],[17,60],[16,-90.1],[16,60]]]")),
            "out-of-range 2:116", "WGS 84");
    told_of(MAP(AREA("2180", "Polygon", "[[[621000,6720000],[1,2],[3,4],[5,6]]]")),
            "out-of-range 2:100", "grid");
}

static void geojson__warns_once_of_unknown_areas(void **state) {
    (void)state;
    told_of(MAP(AREA("'2108'", "Polygon", "[" SQUARE "]")), "map-unknown-area 2:45", "2180");
    Kit kit = kit_new();
    areas(&kit, MAP(AREA("'gavl'", "Polygon", "[" SQUARE "]") "," AREA("'x'", "Point", "[1,2]")));
    assert_int_equal(diags_count(kit.diags, LEVEL_NOTE), 1);
    assert_int_equal(diags_count(kit.diags, LEVEL_ERROR), 0);
    assert_true(text_find(diags_at(kit.diags, 0)->message, T("and 1 more")) != SIZE_MAX);
    kit_free(&kit);
}

static void geojson__bounds_the_corners(void **state) {
    (void)state;
    Kit kit = kit_new();
    Buf buf = {0};
    for (int area = 0; area < 3; area++) {
        buf_string(&buf, area ? ",\n[[" : "[[");
        for (int i = 0; i < 9000; i++)
            buf_format(&buf, "%s[%d,%d]", i ? "," : "", i % 90, i % 45);
        buf_string(&buf, "]]");
    }
    Text text = text_format(kit.arena, MAP(AREA("2180", "MultiPolygon", "[%.*s]")),
                            TEXT_ARG(buf_view(&buf)));
    areas(&kit, text.at);
    buf_release(&buf);
    assert_told(&kit, "map-too-fine 4:2");
    kit_free(&kit);
}

static void geojson__checks_the_lists_keys(void **state) {
    (void)state;
    Kit kit = kit_new();
    kit_list(&kit, "a.json",
             "{'id': 'a', 'title': 'A', 'groups': [{'id': 'x', 'title': 'X'}],\n"
             "'map': {'file': 'x.geojson', 'kez': 'code'}}");
    assert_told(&kit, "unknown-key 2:30");
    kit_list(&kit, "b.json",
             "{'id': 'b', 'title': 'A', 'groups': [{'id': 'x', 'title': 'X'}],\n"
             "'map': 'x.geojson'}");
    assert_told(&kit, "wrong-type 2:8");
    kit_free(&kit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(geojson__names_file_and_key),
        cmocka_unit_test(geojson__gives_rings_without_the_last_corner),
        cmocka_unit_test(geojson__takes_what_is_found),
        cmocka_unit_test(geojson__places_what_has_no_place),
        cmocka_unit_test(geojson__tells_mistakes),
        cmocka_unit_test(geojson__warns_once_of_unknown_areas),
        cmocka_unit_test(geojson__bounds_the_corners),
        cmocka_unit_test(geojson__checks_the_lists_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
