// SPDX-License-Identifier: EUPL-1.2
//
// Outlines of areas from GeoJSON (RFC 7946): of a FeatureCollection the features that are Polygon
// or MultiPolygon and whose property, named in the code list, is the id or slug of a group. All
// else in the file is left alone, such as a note of where the outlines come from.
#include "data/inside.h"

#include <math.h>
#include <string.h>

enum { RING_LEAST = 4, CORNERS_MOST = 20000 };

typedef LIST(Ring) Rings;

typedef struct Outline {
    Rings rings;
    double weight, longitude, latitude; // for the centroid: twice the area, and moments
} Outline;

typedef struct MapReader {
    Arena *arena;
    CodeList *list;
    Diags *diags;
    Map *outlines; // id of a group → its Outline
    size_t corners;
    const Node *unknown; // the first feature of no group
    Text unknown_word;
    size_t unknown_count;
} MapReader;

static const char *const map_keys[] = {"file", "key", NULL};

// ------------------------------------------------------------------------------ the list's "map"

void code_list_map_fields(CodeList *list, const Node *root, Diags *diags) {
    const Node *map = node_object(root, "map", diags);
    if (!map)
        return;
    node_check_keys(map, map_keys, diags);
    list->map.file = node_required(map, "file", diags);
    list->map.key = node_required(map, "key", diags);
    const Node *file = node_get(map, "file");
    list->map.spot = file && file->kind == NODE_TEXT ? file->spot : map->spot;
}

// -------------------------------------------------------------------------------------- corners

static bool is_position(const Node *node) {
    return node->kind == NODE_LIST && node->count >= 2 && node->items[0].kind == NODE_NUMBER &&
           node->items[1].kind == NODE_NUMBER;
}

static bool read_position(const MapReader *reader, const Node *node, double *corner) {
    if (!is_position(node)) {
        Diag *diag = diag_error(reader->diags, "map-syntax", node->spot, "this is no position");
        diag_hint(reader->diags, diag, "a position is [longitude, latitude], in degrees");
        return false;
    }
    corner[0] = node->items[0].number;
    corner[1] = node->items[1].number;
    if (fabs(corner[0]) <= 180 && fabs(corner[1]) <= 90)
        return true;
    Diag *diag = diag_error(reader->diags, "out-of-range", node->spot, "no such place on earth");
    diag_hint(reader->diags, diag,
              "degrees in WGS 84, longitude first; metres of a national grid must be converted");
    return false;
}

static bool is_too_fine(MapReader *reader, const Node *node) {
    reader->corners += node->count;
    if (reader->corners <= CORNERS_MOST)
        return false;
    Diag *diag = diag_error(reader->diags, "map-too-fine", node->spot,
                            "the outlines have more than %d corners", CORNERS_MOST);
    diag_hint(reader->diags, diag,
              "simplify them: on a map as wide as a telephone a corner per kilometre is enough");
    return true;
}

static bool is_ring(const MapReader *reader, const Node *node) {
    if (node->kind == NODE_LIST && node->count >= RING_LEAST)
        return true;
    Diag *diag = diag_error(reader->diags, "map-syntax", node->spot,
                            node->kind == NODE_LIST ? "a ring of %zu positions"
                                                    : "this is no ring of positions",
                            node->count);
    diag_hint(reader->diags, diag,
              "a ring has at least four positions, the last the same as the first");
    return false;
}

// The last position repeats the first; a ring that is left open is closed.
static bool read_ring(MapReader *reader, const Node *node, Rings *rings) {
    if (!is_ring(reader, node) || is_too_fine(reader, node))
        return false;
    double *corners = arena_array(reader->arena, double, 2 * node->count);
    for (size_t i = 0; i < node->count; i++)
        if (!read_position(reader, &node->items[i], &corners[2 * i]))
            return false;
    size_t last = node->count - 1;
    bool closed = corners[0] == corners[2 * last] && corners[1] == corners[2 * last + 1];
    list_push(reader->arena, rings, (Ring){corners, closed ? last : last + 1});
    return true;
}

// ------------------------------------------------------------------------------------- polygons

// Of the outer ring alone: what lies in a hole counts a little, which a label does not mind.
static void weigh(Outline *outline, const Ring *ring) {
    for (size_t i = 0; i < ring->count; i++) {
        const double *a = &ring->corners[2 * i], *b = &ring->corners[2 * ((i + 1) % ring->count)];
        double area = a[0] * b[1] - b[0] * a[1];
        outline->weight += area;
        outline->longitude += (a[0] + b[0]) * area;
        outline->latitude += (a[1] + b[1]) * area;
    }
}

static bool read_polygon(MapReader *reader, const Node *node, Outline *outline) {
    if (node->kind != NODE_LIST || !node->count) {
        Diag *diag = diag_error(reader->diags, "map-syntax", node->spot, "a polygon without rings");
        diag_hint(reader->diags, diag, "a polygon is a list of rings, the outer one first");
        return false;
    }
    size_t first = outline->rings.count;
    for (size_t i = 0; i < node->count; i++)
        if (!read_ring(reader, &node->items[i], &outline->rings))
            return false;
    // Whichever way round the outer rings run, their areas add up.
    Outline part = {0};
    weigh(&part, &outline->rings.items[first]);
    double sign = part.weight < 0 ? -1 : 1;
    outline->weight += sign * part.weight;
    outline->longitude += sign * part.longitude;
    outline->latitude += sign * part.latitude;
    return true;
}

static void read_geometry(MapReader *reader, const Node *feature, Outline *outline) {
    const Node *geometry = node_get(feature, "geometry"), *type = node_get(geometry, "type");
    const Node *list = node_get(geometry, "coordinates");
    bool one = type && text_is(type->text, "Polygon");
    if (!list || list->kind != NODE_LIST ||
        (!one && !(type && text_is(type->text, "MultiPolygon")))) {
        const Node *at = type ? type : geometry ? geometry : feature;
        Diag *diag = diag_error(reader->diags, "map-syntax", at->spot, "this is no outline");
        diag_hint(reader->diags, diag,
                  "an area has a geometry of the type Polygon or MultiPolygon, with coordinates");
        return;
    }
    if (one)
        read_polygon(reader, list, outline);
    for (size_t i = 0; !one && i < list->count; i++)
        if (!read_polygon(reader, &list->items[i], outline))
            return;
}

// ------------------------------------------------------------------------------------- features

// The code of an area, also when it is written as a number: 2180.
static bool read_code(const MapReader *reader, const Node *feature, const Node **code) {
    char *key = (char *)text_copy(reader->arena, reader->list->map.key).at;
    const Node *properties = node_get(feature, "properties");
    *code = node_get(properties, key);
    if (*code && ((*code)->kind == NODE_TEXT || (*code)->kind == NODE_NUMBER))
        return true;
    const Node *at = properties ? properties : feature;
    Diag *diag =
        diag_error(reader->diags, "map-syntax", at->spot, "this area has no property '%s'", key);
    diag_hint(reader->diags, diag,
              "\"key\" of the code list's \"map\" names the property that holds "
              "the id or slug of a group");
    return false;
}

static Outline *outline_of(MapReader *reader, const Group *group) {
    Outline *outline = map_get(reader->outlines, group->id);
    if (outline)
        return outline;
    outline = arena_make(reader->arena, Outline);
    map_put(reader->outlines, group->id, outline);
    return outline;
}

// False: the rest of the file says nothing more.
static bool read_feature(MapReader *reader, const Node *feature) {
    const Node *code;
    if (!read_code(reader, feature, &code))
        return false;
    const Group *group = code_list_find(reader->list, code->text);
    if (group) {
        read_geometry(reader, feature, outline_of(reader, group));
    } else if (!reader->unknown_count++) {
        reader->unknown = code;
        reader->unknown_word = code->text;
    }
    return reader->corners <= CORNERS_MOST;
}

// A file may hold a whole country: one warning is enough.
static void warn_unknown(const MapReader *reader) {
    if (!reader->unknown)
        return;
    Spot spot =
        reader->unknown->kind == NODE_TEXT ? inner_spot(reader->unknown) : reader->unknown->spot;
    size_t others = reader->unknown_count - 1;
    Text more = others ? text_format(reader->arena, ", and %zu more", others) : (Text){0};
    Diag *diag = diag_warning(reader->diags, "map-unknown-area", spot,
                              "no group of '%.*s' is called '%.*s'%.*s", TEXT_ARG(reader->list->id),
                              TEXT_ARG(reader->unknown_word), TEXT_ARG(more));
    hint_group(reader->list, reader->unknown_word, diag, reader->diags);
}

// ------------------------------------------------------------------------------------ the whole

static void give_shape(MapReader *reader, Group *group, const Outline *outline) {
    if (!outline->rings.count)
        return;
    Shape *shape = arena_make(reader->arena, Shape);
    *shape = (Shape){outline->rings.items, outline->rings.count};
    group->shape = shape;
    if (group->has_place || outline->weight == 0)
        return;
    group->has_place = true;
    group->longitude = outline->longitude / (3 * outline->weight);
    group->latitude = outline->latitude / (3 * outline->weight);
}

static const Node *features_of(const Node *root, Diags *diags) {
    const Node *type = node_get(root, "type"), *features = node_get(root, "features");
    if (type && text_is(type->text, "FeatureCollection") && features && features->kind == NODE_LIST)
        return features;
    Diag *diag = diag_error(diags, "map-syntax", type ? type->spot : root->spot,
                            "this is no FeatureCollection of GeoJSON");
    diag_hint(diags, diag, "begin the file with {\"type\": \"FeatureCollection\", \"features\": [");
    return NULL;
}

void code_list_map(Arena *arena, CodeList *list, const Source *source, Diags *diags) {
    const Node *root = json_read(arena, source, diags);
    const Node *features = root ? features_of(root, diags) : NULL;
    MapReader reader = {.arena = arena, .list = list, .diags = diags, .outlines = map_new(arena)};
    for (size_t i = 0; features && i < features->count; i++)
        if (!read_feature(&reader, &features->items[i]))
            break;
    warn_unknown(&reader);
    for (size_t i = 0; i < map_count(reader.outlines); i++)
        give_shape(&reader, map_get(list->names, map_key(reader.outlines, i)),
                   map_value(reader.outlines, i));
}
