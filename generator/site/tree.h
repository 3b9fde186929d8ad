// SPDX-License-Identifier: EUPL-1.2
// What the files that give pages their place share: tree.c, gather.c, made.c, made_gather.c.
#ifndef JAMLIK_SITE_TREE_H
#define JAMLIK_SITE_TREE_H

#include "site/linker.h"

// The author's words about a page in the source language; NULL: none.
const FrontMatter *original_front(const SitePage *page);
Spot kind_spot(const FrontMatter *front);         // of its kind, or where that would be written
void site_gather(Site *site, Diags *diags);       // its end: what belongs to themes and goals
void made_pages(Site *site);                      // made.c: places, groups and the grid, before they are sorted
void made_check(const Site *site, const SitePage *page, Diags *diags);
void made_gather(Site *site, Diags *diags);       // life areas of indicators, groups of initiatives

#endif
