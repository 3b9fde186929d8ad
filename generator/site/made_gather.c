// SPDX-License-Identifier: EUPL-1.2
// What belongs to pages made from data: the life area of each indicator, the groups of initiatives;
// and whether the author's own pages at such addresses are what they say.
// Order: kinds and addresses, life areas, groups of initiatives, made_gather.
#include "site/tree.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------------- kinds and addresses

// "norrby.md" of "places/norrby.md", "women.md" of "groups/sex-women.md".
static bool is_end_of(Text file, Text made) {
    Text folder = path_folder(file);
    Text name = text_slice(file, folder.length ? folder.length + 1 : 0, file.length);
    if (name.length >= made.length) return false;
    size_t start = made.length - name.length;
    return text_equal(text_slice(made, start, made.length), name) && strchr("/-", made.at[start - 1]);
}

// "groups/sex-kvinnor.md", where the page is groups/sex-women.md.
static bool is_named_by_title(Arena *arena, const SitePage *made, Text file) {
    for (size_t i = 0; made->group && i < made->group->title.count; i++) {
        Text slug = text_slug(arena, made->group->title.entries[i].text);
        Text name = made->kind == PAGE_PLACE
                        ? text_format(arena, "places/%.*s.md", TEXT_ARG(slug))
                        : text_format(arena, "groups/%.*s-%.*s.md", TEXT_ARG(made->list->id),
                                      TEXT_ARG(slug));
        if (text_equal(name, file)) return true;
    }
    return false;
}

static void report_no_data(const Site *site, const SitePage *page, const FrontMatter *front,
                           Diags *diags) {
    Diag *diag = diag_error(diags, "nothing-to-make", kind_spot(front),
                            "there is no data for a page of kind '%s' at this address",
                            page_kind_name(front->kind));
    if (diags_crowded(diags)) return;
    size_t count = 0;
    Text *files = arena_array(diags_arena(diags), Text, site->pages.count + 1), titled = {0};
    for (size_t i = 0; i < site->pages.count; i++) {
        const SitePage *other = site->pages.items[i];
        if (!other->made || other->kind != front->kind) continue;
        files[count++] = other->file;
        if (is_named_by_title(diags_arena(diags), other, page->file) ||
            is_end_of(page->file, other->file))
            titled = other->file;
    }
    Text nearest = titled.length ? titled : text_nearest(page->file, files, count);
    if (count && !nearest.length) nearest = files[0];
    if (nearest.length) diag_hint(diags, diag, "such a page is pages/%.*s", TEXT_ARG(nearest));
    else
        diag_hint(diags, diag, "write indicators that are divided by areas or by groups of people");
}

void made_check(const Site *site, const SitePage *page, Diags *diags) {
    const FrontMatter *front = original_front(page);
    if (!front || front->kind == page->kind) return;
    if (page->made) {
        diag_hint(diags,
                  diag_error(diags, "made-here", kind_spot(front),
                             "the page /%.*s/ is made from data, and this says '%s'",
                             TEXT_ARG(page->path), page_kind_name(front->kind)),
                  "write 'kind: %s' to add words to it, or give this page another name",
                  page_kind_name(page->kind));
    } else if (made_kind(front->kind) && !map_count(site->broken)) {
        report_no_data(site, page, front, diags);
    }
}

// ------------------------------------------------------------------------------- life areas

static int by_order(const void *a, const void *b) {
    return page_order(*(SitePage *const *)a, *(SitePage *const *)b);
}

static void find_themes(Site *site) {
    for (size_t i = 0; i < site->pages.count; i++)
        if (site->pages.items[i]->kind == PAGE_THEME)
            list_push(site->arena, &site->themes, site->pages.items[i]);
    if (site->themes.count)
        qsort(site->themes.items, site->themes.count, sizeof(SitePage *), by_order);
}

// An indicator stands under one life area only: that of the first of its topics that has one.
static size_t theme_of(const Indicator *one, const Map *themes, size_t none) {
    for (size_t i = 0; i < one->topic_count; i++) {
        const size_t *index = map_get(themes, one->topics[i]);
        if (index) return *index;
    }
    return none;
}

static void set_themes(Site *site) {
    Map *themes = map_new(site->arena);
    size_t *indexes = arena_array(site->arena, size_t, site->themes.count + 1);
    for (size_t i = 0; i < site->themes.count; i++) {
        const FrontMatter *front = original_front(site->themes.items[i]);
        indexes[i] = i;
        for (size_t j = 0; front && j < front->topic_count; j++)
            map_put(themes, front->topics[j], &indexes[i]);
    }
    for (size_t i = 0; i < site->pages.count; i++) {
        SitePage *page = site->pages.items[i];
        if (page->indicator) page->theme = theme_of(page->indicator, themes, site->themes.count);
    }
}

// -------------------------------------------------------------------- groups of initiatives

// "sex/women" or, as in addresses, "sex-women".
static SitePage *find_group(const Site *site, Arena *arena, Text name) {
    char *slug = arena_array(arena, char, name.length + 1);
    for (size_t i = 0; i < name.length; i++) slug[i] = name.at[i] == '/' ? '-' : name.at[i];
    Text file = text_format(arena, "groups/%.*s.md", (int)name.length, slug);
    SitePage *page = map_get(site->pages_by_file, file);
    return page && page->made ? page : NULL;
}

static void unknown_group(const Site *site, Arena *arena, Spot spot, Text name, Diags *diags) {
    Diag *diag = diag_error(diags, "unknown-group", part_spot(spot, "", name),
                            "no page is about a group '%.*s'", TEXT_ARG(name));
    if (diags_crowded(diags)) return;
    size_t count = site->groups ? site->groups->children.count : 0;
    Text *names = arena_array(arena, Text, count + 1);
    for (size_t i = 0; i < count; i++) {
        const SitePage *page = site->groups->children.items[i];
        if (!page->list) continue;
        names[i] =
            text_format(arena, "%.*s/%.*s", TEXT_ARG(page->list->id), TEXT_ARG(page->group->slug));
    }
    diag_suggest(diags, diag, name, names, count);
}

static void link_initiative(Site *site, SitePage *page, Diags *diags) {
    const FrontMatter *front = original_front(page);
    for (size_t i = 0; front && i < front->group_count; i++) {
        SitePage *group = find_group(site, site->arena, front->groups[i]);
        if (!group) {
            if (!map_count(site->broken))
                unknown_group(site, site->arena, front->groups_spot, front->groups[i], diags);
            continue;
        }
        list_push(site->arena, &page->groups, group);
        list_push(site->arena, &group->pages, page);
    }
}

void made_gather(Site *site, Diags *diags) {
    find_themes(site);
    set_themes(site);
    for (size_t i = 0; i < site->pages.count; i++)
        if (site->pages.items[i]->kind == PAGE_INITIATIVE)
            link_initiative(site, site->pages.items[i], diags);
}
