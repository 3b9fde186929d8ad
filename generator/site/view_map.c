// SPDX-License-Identifier: EUPL-1.2
// The map of places to choose from: a tile for each, about where it lies, leading to its page. The
// list beside it has the same links.
#include "site/kinds.h"

#include <math.h>

// Those that no other area is a part of, where the code list knows where they lie.
static bool is_on_map(const SitePage *places, const SitePage *page) {
    if (!page->group || !page->group->has_place) return false;
    for (size_t i = 0; i < places->children.count; i++) {
        const Group *other = places->children.items[i]->group;
        if (other && other->parent == page->group) return false;
    }
    return true;
}

static void fill_places(const View *view, ChartSpec *spec, Text *names, ChartPlace *places,
                        Text *hrefs, ChartMark *marks) {
    const SitePage *above = view->site->places;
    for (size_t i = 0; i < above->children.count; i++) {
        const SitePage *page = above->children.items[i];
        if (!is_on_map(above, page)) continue;
        size_t at = spec->category_count++;
        Text language;
        names[at] = view_page_title(view, page, &language);
        places[at] = (ChartPlace){.present = true,
                                  .longitude = page->group->longitude,
                                  .latitude = page->group->latitude};
        hrefs[at] = view_href(view, page, (Text){0});
        marks[at] = (ChartMark){.present = true, .lower = NAN, .upper = NAN, .shade = 1};
    }
}

Text place_map_html(const View *view) {
    size_t most = view->site->places->children.count + 1;
    Text *names = arena_array(view->arena, Text, most),
         *hrefs = arena_array(view->arena, Text, most);
    ChartPlace *places = arena_array(view->arena, ChartPlace, most);
    ChartMark *marks = arena_array(view->arena, ChartMark, most);
    ChartSeries series = {.marks = marks};
    ChartSpec spec = {.kind = CHARTS_TILES,
                      .mirrored = view->language->mirrored,
                      .rtl_text = language_rtl(view->language->locale),
                      .width = FIGURE_WIDTH,
                      .categories = names,
                      .places = places,
                      .hrefs = hrefs,
                      .series = &series,
                      .series_count = 1};
    fill_places(view, &spec, names, places, hrefs, marks);
    if (spec.category_count < 2) return (Text){0};
    Scene *scene = chart_layout(view->arena, view->pen, &spec, (Spot){0}, view->diags);
    if (!scene) return (Text){0};
    SvgText text = {.id = T("map"),
                    .title = sentence_plain(view, view_words(view, "place.map", NULL, 0)),
                    .description =
                        sentence_plain(view, view_words(view, "place.map-text", NULL, 0)),
                    .language = view->language->tag};
    Buf svg = {0};
    scene_svg(&svg, scene, &text);
    return buf_take(view->arena, &svg);
}
