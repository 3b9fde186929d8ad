// SPDX-License-Identifier: EUPL-1.2
//
// Front matter: the lines between the first '---' and the next, and the rules for their keys.
#include "base/base.h"
#include "page/inside.h"

#include <string.h>

static const char *const kinds[] = {"page",      "start",    "theme",     "goal",   "initiative",
                                    "indicator", "glossary", "statement", "list",   "places",
                                    "place",     "groups",   "group",     "grid",   "data",  NULL};
_Static_assert(sizeof kinds / sizeof *kinds == PAGE_DATA + 2, "a name for every PageKind");

const char *page_kind_name(PageKind kind) {
    return kinds[kind];
}

// ------------------------------------------------------------------------------ where it stands

// The end of the line at `offset`, behind its line end.
static size_t line_end(Text bytes, size_t offset) {
    const char *end = memchr(bytes.at + offset, '\n', bytes.length - offset);
    return end ? (size_t)(end - bytes.at) + 1 : bytes.length;
}

static bool is_fence(Text line) {
    return text_starts(line, "---") && text_trim(line).length == 3;
}

// Sets from..to to the lines between the fences and doc->body behind them.
static bool find_fences(PageDoc *doc, size_t *from, size_t *to, Diags *diags) {
    Text bytes = doc->source->bytes;
    Spot top = {doc->source, 0, bytes.length ? line_end(bytes, 0) : 0};
    if (!top.length || !is_fence(text_slice(bytes, 0, top.length))) {
        Diag *diag = diag_error(diags, "front-matter-missing", lines_spot(doc->source, 1, 1),
                                "the page does not begin with front matter");
        diag_hint(diags, diag, "begin with a line '---', then 'title: …', then a line '---'");
        return false;
    }
    *from = *to = top.length;
    while (*to < bytes.length) {
        size_t end = line_end(bytes, *to);
        if (is_fence(text_slice(bytes, *to, end))) {
            doc->body = end;
            return true;
        }
        *to = end;
    }
    Diag *diag = diag_error(diags, "front-matter-open", lines_spot(doc->source, 1, 1),
                            "the front matter has no end");
    diag_hint(diags, diag, "write a line '---' behind its last key");
    return false;
}

// --------------------------------------------------------------------------------------- dates

// parts: 3 for a whole date, 1 where a year or a month will do.
static Text read_date(const Node *root, const char *key, int parts, Diags *diags) {
    const Node *node = node_get(root, key);
    if (!node || (node->kind != NODE_NUMBER && node->kind != NODE_TEXT))
        return node_text(root, key, diags);
    if (text_date_parts(node->text) >= parts)
        return node->text;
    Diag *diag =
        diag_error(diags, "bad-date", node->spot, "'%.*s' is no date", TEXT_ARG(node->text));
    diag_hint(diags, diag, parts == 3 ? "write year-month-day, as in 2026-11-22"
                                      : "write a year, a month or a day: 2026, 2026-11, 2026-11-22");
    return (Text){0};
}

// ---------------------------------------------------------------------------------------- keys

static Spot spot_at(const Node *root, const char *key) {
    const Node *node = node_get(root, key);
    return node ? node->spot : (Spot){0};
}

// The place of the text itself, without quotes around it.
static Spot spot_inside(const Node *root, const char *key) {
    Spot spot = spot_at(root, key);
    if (spot.length >= 2 && strchr("\"'", spot.source->bytes.at[spot.offset])) {
        spot.offset++;
        spot.length -= 2;
    }
    return spot;
}

// The text, or the file's name, so that there is something to show. An indicator's page has the
// title of its indicator.
static Text read_title(const Node *root, const Source *source, PageKind kind, Diags *diags) {
    if (kind == PAGE_INDICATOR)
        return node_text(root, "title", diags);
    Text title = node_required(root, "title", diags);
    if (title.length)
        return title;
    Text name = source->path, part;
    for (Text rest = source->path; text_cut(&rest, '/', &part);)
        name = part;
    return name;
}

// goal: "1" and goal: 1 say the same thing.
static Text read_goal(const Node *root, Diags *diags) {
    const Node *node = node_get(root, "goal");
    return node && node->kind == NODE_NUMBER ? node->text : node_text(root, "goal", diags);
}

// A list of names; `one` says what each is.
static const Text *read_names(Arena *arena, const Node *list, const char *one, size_t *count,
                              Diags *diags) {
    Text *names = arena_array(arena, Text, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const Node *item = &list->items[i];
        if (item->kind == NODE_TEXT)
            names[(*count)++] = item->text;
        else
            diag_error(diags, "wrong-type", item->spot, "a %s must be a text, not %s", one,
                       node_kind_name(item->kind));
    }
    return names;
}

static void read_topics(Arena *arena, FrontMatter *front, const Node *root, Diags *diags) {
    const Node *list = node_list(root, "topics", diags);
    if (!list)
        return;
    front->topics = read_names(arena, list, "topic", &front->topic_count, diags);
    front->topics_spot = list->spot;
}

static void refuse_elsewhere(const Node *root, const char *key, PageKind kind, PageKind wanted,
                             Diags *diags) {
    const Node *node = node_get(root, key);
    if (!node || kind == wanted)
        return;
    Diag *diag = diag_error(diags, "key-not-here", node->key_spot,
                            "'%s' belongs to pages of kind '%s', and this is '%s'", key,
                            page_kind_name(wanted), page_kind_name(kind));
    diag_hint(diags, diag, "remove the key, or write 'kind: %s'", page_kind_name(wanted));
}

static void read_status(FrontMatter *front, const Node *root, Diags *diags) {
    static const char *const names[] = {"done", "ongoing", "postponed", NULL};
    refuse_elsewhere(root, "status", front->kind, PAGE_INITIATIVE, diags);
    int status = node_choice(root, "status", names, -1, diags);
    if (status >= 0)
        front->status = text_of(names[status]);
    refuse_elsewhere(root, "as_of", front->kind, PAGE_INITIATIVE, diags);
    front->as_of = read_date(root, "as_of", 1, diags);
}

static void read_groups(Arena *arena, FrontMatter *front, const Node *root, Diags *diags) {
    const Node *list = node_list(root, "groups", diags);
    refuse_elsewhere(root, "groups", front->kind, PAGE_INITIATIVE, diags);
    if (!list)
        return;
    front->groups = read_names(arena, list, "group", &front->group_count, diags);
    front->groups_spot = list->spot;
}

static Finding read_finding(const Node *node, Diags *diags) {
    static const char *const known[] = {"text", "number", "figure", "link", NULL};
    node_check_keys(node, known, diags);
    return (Finding){
        .text = node_required(node, "text", diags),
        .number = node_text(node, "number", diags),
        .figure = node_text(node, "figure", diags),
        .link = node_text(node, "link", diags),
        .text_spot = spot_inside(node, "text"),
        .number_spot = spot_inside(node, "number"),
        .figure_spot = spot_inside(node, "figure"),
        .link_spot = spot_inside(node, "link"),
    };
}

static void read_findings(Arena *arena, FrontMatter *front, const Node *root, Diags *diags) {
    const Node *list = node_list(root, "findings", diags);
    refuse_elsewhere(root, "findings", front->kind, PAGE_START, diags);
    if (!list)
        return;
    Finding *findings = arena_array(arena, Finding, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const Node *item = &list->items[i];
        if (item->kind == NODE_OBJECT)
            findings[front->finding_count++] = read_finding(item, diags);
        else
            diag_error(diags, "wrong-type", item->spot, "a finding must be an object, not %s",
                       node_kind_name(item->kind));
    }
    front->findings = findings;
}

static void read_keys(Arena *arena, PageDoc *doc, const Node *root, Diags *diags) {
    static const char *const known[] = {"title", "short",    "description", "kind",    "weight",
                                        "goal",  "topics",   "draft",       "updated", "status",
                                        "as_of", "menu",     "findings",    "groups",  NULL};
    FrontMatter *front = &doc->front;
    node_check_keys(root, known, diags);
    front->kind = (PageKind)node_choice(root, "kind", kinds, PAGE_PAGE, diags);
    front->title = read_title(root, doc->source, front->kind, diags);
    front->title_spot = spot_at(root, "title");
    front->short_title = node_text(root, "short", diags);
    front->description = node_text(root, "description", diags);
    front->kind_spot = spot_at(root, "kind");
    front->weight = node_number(root, "weight", 0, diags);
    front->goal = read_goal(root, diags);
    front->goal_spot = spot_at(root, "goal");
    front->updated = read_date(root, "updated", 3, diags);
    front->draft = node_bool(root, "draft", false, diags);
    front->menu = node_bool(root, "menu", false, diags);
    read_topics(arena, front, root, diags);
    read_status(front, root, diags);
    read_groups(arena, front, root, diags);
    read_findings(arena, front, root, diags);
}

bool front_read(Arena *arena, PageDoc *doc, Diags *diags) {
    size_t from, to;
    if (!find_fences(doc, &from, &to, diags))
        return false;
    const Node *root = yaml_read(arena, doc->source, from, to, diags);
    if (!root)
        return false;
    if (root->kind == NODE_OBJECT) {
        read_keys(arena, doc, root, diags);
        return true;
    }
    Diag *diag = diag_error(diags, "front-matter-missing", lines_spot(doc->source, 1, 1),
                            "the front matter has no keys");
    diag_hint(diags, diag, "write at least 'title: …' between the lines '---'");
    return false;
}
