// SPDX-License-Identifier: EUPL-1.2
// Figures of several indicators side by side: indicator:a,b,c?by=sex&chart=heat.
#include "site/linker.h"

enum { MOST_INDICATORS = 20 };            // rows of a picture that a reader can compare

bool asks_for_several(const Asked *asked) {
    return text_find(asked->id, T(",")) != SIZE_MAX;
}

// Where one of the ids stands: its own place, though another one may begin with the same letters.
static Spot id_spot(const Asked *asked, Text id) {
    Spot spot = part_spot(asked->spot, ":", asked->id);
    if (spot.length != asked->id.length || !id.length) return spot;
    spot.offset += (size_t)(id.at - asked->id.at);
    spot.length = id.length;
    return spot;
}

static size_t read_indicators(Linker *linker, const Asked *asked, const Indicator **indicators) {
    Text rest = asked->id, id;
    size_t count = 0;
    bool good = true;
    while (text_cut(&rest, ',', &id)) {
        if (count == MOST_INDICATORS) {
            diag_hint(linker->diags,
                      diag_error(linker->diags, "several-indicators", id_spot(asked, id),
                                 "more than %d indicators in one figure", MOST_INDICATORS),
                      "make two figures of them");
            return 0;
        }
        indicators[count] = find_indicator(linker, id, id_spot(asked, id));
        good = good && indicators[count];
        count++;
    }
    return good ? count : 0;
}

// With one row per indicator, their values differ in unit: only words and shades can stand there.
static bool check_form(Linker *linker, const Query *query) {
    if (query->chart == CHART_AUTO || query->chart == CHART_HEAT) return true;
    diag_hint(linker->diags,
              diag_error(linker->diags, "several-indicators", query->spot,
                         "chart=%s shows one indicator", chart_form_name(query->chart)),
              "use chart=heat, or make a figure for each indicator");
    return false;
}

bool cut_several(Linker *linker, const Asked *asked, Target *target) {
    const Indicator *indicators[MOST_INDICATORS];
    const Table *tables[MOST_INDICATORS];
    size_t count = read_indicators(linker, asked, indicators), made = 0;
    Spot spot = part_spot(asked->spot, "?", asked->query);
    Query *query = &target->query;
    if (!count || site_is_broken(linker->site, BROKEN_PLACE, (Text){0})) return false;
    if (!query_read(linker->arena, asked->query, spot, query, linker->diags)) return false;
    if (!check_form(linker, query)) return false;
    query->others = text_slice(asked->id, text_find(asked->id, T(",")) + 1, asked->id.length);
    for (size_t i = 0; i < count; i++) {
        tables[i] = table_cut(linker->arena, indicators[i], &linker->site->settings, query, linker->diags);
        made += tables[i] != NULL;
    }
    if (made < count) return false;
    target->indicator = indicators[0];
    target->table = table_join(linker->arena, tables, count, query, linker->diags);
    return target->table != NULL;
}
