// SPDX-License-Identifier: EUPL-1.2
//
// An indicator cut by each of its dimensions, with the measures of every cut.
#include "data/inside.h"

size_t breakdowns_of(Arena *arena, const Indicator *indicator, const DataSettings *settings,
                     const Breakdown **breakdowns) {
    (void)arena, (void)indicator, (void)settings;
    *breakdowns = NULL;
    return 0; // TODO
}
void measures_json(Buf *out, const Indicator *indicator, const DataSettings *settings) {
    (void)out, (void)indicator, (void)settings; // TODO
}
bool measures_json_plain(Buf *out, const Node *root, Diags *diags) {
    (void)out, (void)root, (void)diags;
    return false; // TODO
}
