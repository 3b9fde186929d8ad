// SPDX-License-Identifier: EUPL-1.2
// What the files link*.c share.
#ifndef JAMLIK_SITE_LINKER_H
#define JAMLIK_SITE_LINKER_H

#include "site/inside.h"

typedef struct Linker {
    Site *site;
    Arena *arena;
    Diags *diags;
    const SitePage *page;
    const Version *version;
} Linker;

typedef struct Asked {                    // scheme:id?query
    Text id, query;
    Spot spot;                            // of all of it; of an indicator's own figure, of the query
} Asked;

void link_figure(Linker *linker, const Asked *asked, Target *target);
// link_several.c: a figure of several indicators, "indicator:a,b,c".
bool asks_for_several(const Asked *asked);
bool cut_several(Linker *linker, const Asked *asked, Target *target);    // false: told
// NULL: told, here or where its file has the mistake.
const Indicator *find_indicator(Linker *linker, Text id, Spot spot);
void link_wishes(Linker *linker, SitePage *page);         // link_wishes.c

// Where the part is written within the spot, from the first `behind` on; the whole spot if nowhere.
Spot part_spot(Spot spot, const char *behind, Text part);

// Each finds the target, or tells why there is none.
void link_page(Linker *linker, Text written, Text anchor, Text folder, Spot spot, Target *target);
void link_anchor(Linker *linker, const Ref *ref, Target *target);
void link_file(Linker *linker, const Ref *ref, Target *target);
void link_term(Linker *linker, const Ref *ref, Target *target);

// link_findings.c: at least one number of a finding's text, if it has any, must be its number or,
// of a gap, one of the two ends.
void check_finding(Linker *linker, const Finding *finding, const Target *number);

#endif
