// SPDX-License-Identifier: EUPL-1.2
//
// data/ is the indicators: files, code lists, tables cut out of them, gaps and disclosure.
//
//   CodeList *list = code_list_read(arena, source, T("sv"), diags);   // for every codes/*.json
//   Indicator *one = indicator_read(arena, root, source, csv, &settings, diags);
//   Query query; query_read(arena, T("by=sex&area=gavleborg&chart=line"), spot, &query, diags);
//   Table *table = table_cut(arena, one, &settings, &query, diags);   // cells in the code lists' order
//
// The door's chapters, in reading order: indicator.h (files), table.h (queries, tables, what they show),
// inequality.h (measures, breakdowns), open.h (open data). Other rooms include this page alone.
//
// A number that must not be shown (small cells) dies when its file is read: no later part of the
// program can leak what it never receives. Everything is const after loading; any thread may read.
#ifndef JAMLIK_DATA_H
#define JAMLIK_DATA_H

#include "data/indicator.h"
#include "data/table.h"
#include "data/inequality.h"
#include "data/open.h"

#endif
