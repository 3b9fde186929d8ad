// SPDX-License-Identifier: EUPL-1.2
//
// Times of the data: "2019", "2014-2018", "2023-01"; and the list that the data's times make.
#include "data/inside.h"

#include <stdlib.h>

typedef struct Moment {
    Group group; // first: a Group * of the list is a Moment *
    Period period;
} Moment;

static bool read_digits(Text text, int *number) {
    *number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        *number = *number * 10 + (text.at[i] - '0');
    }
    return text.length > 0;
}

static Period years(int first, int last) {
    return (Period){first * 12, (last + 1) * 12};
}

bool period_read(Text text, Period *period) {
    int first, second;
    if (text.length < 4 || text.length > 9 || !read_digits(text_slice(text, 0, 4), &first))
        return false;
    *period = years(first, first);
    if (text.length == 4)
        return true;
    if (text.at[4] != '-' || !read_digits(text_slice(text, 5, text.length), &second))
        return false;
    *period = years(first, second);
    if (text.length == 9)
        return second > first;
    *period = (Period){first * 12 + second - 1, first * 12 + second};
    return text.length == 7 && second >= 1 && second <= 12;
}

void report_bad_time(Text text, Spot spot, Diags *diags) {
    Diag *diag = diag_error(diags, "bad-time", spot, "'%.*s' is no time", TEXT_ARG(text));
    int first, last;
    bool short_form = text.length == 7 && read_digits(text_slice(text, 0, 4), &first) &&
                      read_digits(text_slice(text, 5, 7), &last) && last > first % 100;
    if (short_form)
        diag_hint(diags, diag, "a period of years is written %d-%d", first,
                  first - first % 100 + last);
    else
        diag_hint(diags, diag, "write a year, a period or a month: 2019, 2014-2018 or 2023-01");
}

// The later end is later; of two with the same end the shorter one is.
static int compare(const void *a, const void *b) {
    const Moment *x = *(const Moment *const *)a, *y = *(const Moment *const *)b;
    if (x->period.to != y->period.to)
        return x->period.to < y->period.to ? -1 : 1;
    return (x->period.from > y->period.from) - (x->period.from < y->period.from);
}

static Moment *moment_make(Arena *arena, const Node *node, Text language) {
    Moment *moment = arena_make(arena, Moment);
    if (!period_read(node->text, &moment->period))
        return NULL;
    moment->group.id = moment->group.slug = node->text;
    moment->group.spot = node->spot;
    struct LocalTextEntry *entry = arena_make(arena, struct LocalTextEntry);
    *entry = (struct LocalTextEntry){language, node->text};
    moment->group.title = (LocalText){entry, 1};
    return moment;
}

const CodeList *time_list(Arena *arena, const Node *rows, Text source_language) {
    LIST(Moment *) moments = {0};
    CodeList *list = arena_make(arena, CodeList);
    Map *names = map_new(arena);
    for (size_t i = 0; i < rows->count; i++) {
        const Node *node = node_get(&rows->items[i], "time");
        if (!node || node->kind != NODE_TEXT || map_get(names, node->text))
            continue;
        Moment *moment = moment_make(arena, node, source_language);
        if (moment && map_put(names, node->text, &moment->group))
            list_push(arena, &moments, moment);
    }
    if (moments.count)
        qsort(moments.items, moments.count, sizeof *moments.items, compare);
    for (size_t i = 0; i < moments.count; i++)
        moments.items[i]->group.rank = i;
    list->id = T("time");
    list->ordered = true;
    list->groups = (const Group *const *)moments.items;
    list->count = moments.count;
    list->names = names;
    return list;
}
