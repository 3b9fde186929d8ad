// SPDX-License-Identifier: EUPL-1.2
// Things in a row that would overlap move apart as little as possible and keep their order.

#include "chart/layout.h"

#include <math.h>

// Those that touch are placed as one so that the sum of squared moves is least.
typedef struct Cluster {
    size_t from, to;
    double at, size, sum; // sum: of each member's wanted place minus its offset
} Cluster;

static void settle(Cluster *cluster, double low, double high) {
    double at = cluster->sum / (double)(cluster->to - cluster->from);
    cluster->at = fmax(low, fmin(at, high - cluster->size));
}

static void merge(Cluster *into, const Cluster *next, double low, double high) {
    into->sum += next->sum - (double)(next->to - next->from) * into->size;
    into->size += next->size;
    into->to = next->to;
    settle(into, low, high);
}

void layout_spread(Arena *arena, Spread *items, size_t count, double low, double high) {
    Cluster *clusters = arena_array(arena, Cluster, count + 1);
    size_t last = 0;
    for (size_t i = 0; i < count; i++) {
        double wanted = items[i].wanted;
        clusters[last] = (Cluster){i, i + 1, wanted, items[i].size, wanted};
        settle(&clusters[last++], low, high);
        while (last > 1 &&
               clusters[last - 2].at + clusters[last - 2].size > clusters[last - 1].at) {
            merge(&clusters[last - 2], &clusters[last - 1], low, high);
            last--;
        }
    }
    for (size_t i = 0; i < last; i++) {
        double at = clusters[i].at;
        for (size_t j = clusters[i].from; j < clusters[i].to; at += items[j++].size)
            items[j].at = at;
    }
}
