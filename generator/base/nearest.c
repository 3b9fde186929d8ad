// SPDX-License-Identifier: EUPL-1.2
//
// Finding the word that an author meant.
#include "base/base.h"

enum { LONGEST = 128 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t greatest(size_t a, size_t b) {
    return a > b ? a : b;
}

// How many slips (a letter left out, put in, changed, or two neighbours swapped) part the words:
// Damerau-Levenshtein in the form called optimal string alignment. Row i of its table holds the
// distances from the first i bytes of `a`; three rows are kept in turn.
static size_t distance(Text a, Text b) {
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= b.length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            size_t changed = above[j - 1] + (a.at[i - 1] != b.at[j - 1]);
            row[j] = least(changed, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
                row[j] = least(row[j], higher[j - 2] + 1);
        }
    }
    return rows[a.length % 3][b.length];
}

Text text_nearest(Text word, const Text *candidates, size_t count) {
    Text nearest = {0};
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < count && word.length <= LONGEST; i++) {
        if (candidates[i].length > LONGEST)
            continue;
        size_t slips = distance(word, candidates[i]);
        if (slips < best && slips <= greatest(word.length, candidates[i].length) / 3) {
            best = slips;
            nearest = candidates[i];
        }
    }
    return nearest;
}
