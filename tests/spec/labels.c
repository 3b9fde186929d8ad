// SPDX-License-Identifier: EUPL-1.2
// Every figure of a report, in every language and at both widths: no two labels lie on each other,
// and nothing is outside the drawing.
//   labels REPORT SHARE      ends with 'N passed, N failed', a test per drawing
#include "chart/scene.h"
#include "site/inside.h"

#include <math.h>
#include <string.h>

// Of an overlap: what rounding makes, and less than anybody sees.
static const double SLACK = 0.5;

typedef struct Check {
    const Site *site;
    const Output *output;
    ChartPen *pen;
    Arena *arena; // of one drawing
    Diags *diags;
    const Scene *scene;
    double width;
    LIST(SceneLabel) around; // of the present drawing
    size_t faults, passed, failed, drawings[CHARTS_KINDS];
} Check;

static void complain(Check *check, const char *what, Text text, Text other) {
    if (check->faults++ == 0)
        printf("FAILED %.*s at width %.0f\n", TEXT_ARG(check->output->path), check->width);
    printf("  %s: '%.*s'", what, TEXT_ARG(text));
    if (other.length)
        printf(" and '%.*s'", TEXT_ARG(other));
    printf("\n");
}

// ------------------------------------------------------------------------------------ labels

static bool touch(const SceneLabel *a, const SceneLabel *b) {
    return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width &&
           a->y + SLACK < b->y + b->height && b->y + SLACK < a->y + a->height;
}

static bool is_inside(const Check *check, double left, double top, double right, double bottom) {
    return left >= -SLACK && top >= -SLACK && right <= check->scene->width + SLACK &&
           bottom <= check->scene->height + SLACK;
}

static void check_labels(Check *check) {
    const SceneLabel *labels;
    size_t count = scene_labels(check->scene, &labels);
    for (size_t i = 0; i < count; i++) {
        const SceneLabel *label = &labels[i];
        if (!is_inside(check, label->x, label->y, label->x + label->width,
                       label->y + label->height))
            complain(check, "cut off", label->text, (Text){0});
        for (size_t other = 0; other < i; other++)
            if (touch(label, &labels[other]))
                complain(check, "labels lie on each other", labels[other].text, label->text);
    }
    if (count == 0)
        complain(check, "a drawing without labels", check->output->figure->name, (Text){0});
}

// ------------------------------------------------------------------------------------- items

static double measure(const Check *check, const Item *item) {
    return chart_text_width(check->pen, item->text, item->size, item->bold, NULL);
}

static double left_of(const Item *item, double width) {
    return item->at.x - (item->side == SIDE_START    ? 0
                         : item->side == SIDE_MIDDLE ? width / 2
                                                     : width);
}

// A label must be as wide as its text is drawn: a narrower one would hide an overlap.
static void check_label_width(Check *check, const Item *item) {
    const SceneLabel *labels;
    size_t count = scene_labels(check->scene, &labels);
    double width = measure(check, item), left = left_of(item, width);
    for (size_t i = 0; i < count; i++) {
        const SceneLabel *label = &labels[i];
        if (label->text.at == item->text.at && label->x <= left + SLACK &&
            label->x + label->width >= left + width - SLACK && label->y < item->at.y &&
            label->y + label->height > item->at.y)
            return;
    }
    complain(check, "no label holds the text", item->text, (Text){0});
}

// Headline, subtitle and footer: lines below each other, beside no label.
static void check_around(Check *check, const Item *item) {
    const Scene *scene = check->scene;
    double width = measure(check, item), top = item->at.y - ASCENT * item->size;
    double bottom = item->at.y + type_descent(scene->rtl_text) * item->size;
    SceneLabel box = {item->text, left_of(item, width), top, width, bottom - top};
    bool above = bottom <= SLACK && top >= -scene->above - SLACK;
    bool below = top >= scene->height - SLACK && bottom <= scene->height + scene->below + SLACK;
    if (box.x < -SLACK || box.x + width > scene->width + SLACK || !(above || below))
        complain(check, "cut off", item->text, (Text){0});
    for (size_t i = 0; i < check->around.count; i++)
        if (touch(&box, &check->around.items[i]))
            complain(check, "lines lie on each other", check->around.items[i].text, item->text);
    list_push(check->arena, &check->around, box);
}

static void check_text(Check *check, const Item *item) {
    if (item->size < 16)
        complain(check, "less than 16 units high, so than 12 px", item->text, (Text){0});
    if (item->around)
        check_around(check, item);
    else
        check_label_width(check, item);
}

static bool item_is_inside(const Check *check, const Item *item) {
    if (item->role == ROLE_BAR || item->role == ROLE_CELL)
        return is_inside(check, item->box.x, item->box.y, item->box.x + item->box.width,
                         item->box.y + item->box.height);
    if (item->role == ROLE_MARKER || item->role == ROLE_BUBBLE || item->role == ROLE_DOT)
        return is_inside(check, item->at.x - item->size, item->at.y - item->size,
                         item->at.x + item->size, item->at.y + item->size);
    for (size_t i = 0; i < item->count; i++) {
        Point point = item->points[i];
        if (!is_inside(check, point.x, point.y, point.x, point.y))
            return false;
    }
    return true;
}

static void check_items(Check *check) {
    for (size_t i = 0; i < check->scene->items.count; i++) {
        const Item *item = &check->scene->items.items[i];
        if (item->role >= ROLE_MUTED)
            check_text(check, item);
        else if (!item_is_inside(check, item))
            complain(check, "a mark is cut off in", check->output->figure->name, (Text){0});
    }
}

// ------------------------------------------------------------------------------------ figures

static void check_drawing(Check *check, bool framed, double width) {
    const Output *output = check->output;
    const View view = {.site = check->site,
                       .language = &check->site->report.languages[output->language],
                       .language_index = output->language,
                       .arena = check->arena,
                       .pen = check->pen,
                       .diags = check->diags,
                       .root = T("../../"),
                       .page = output->page};
    ChartSpec spec = figure_spec(&view, output->figure, width, framed);
    check->scene = figure_scene(&view, output->figure, &spec);
    check->width = width;
    check->faults = 0;
    check_labels(check);
    check_items(check);
    *(check->faults ? &check->failed : &check->passed) += 1;
    check->drawings[spec.kind]++;
    check->around.items = NULL;
    check->around.count = check->around.capacity = 0;
    arena_reset(check->arena);
}

static void check_site(Check *check) {
    for (size_t i = 0; i < check->site->outputs.count; i++) {
        check->output = &check->site->outputs.items[i];
        if (check->output->kind != OUTPUT_FIGURE_PNG)
            continue;
        check_drawing(check, false, FIGURE_WIDTH);
        check_drawing(check, true, IMAGE_WIDTH);
    }
}

static void print_kinds(const Check *check) {
    static const char *const names[CHARTS_KINDS] = {
        [CHARTS_BAR] = "bar",           [CHARTS_LINE] = "line",
        [CHARTS_EQUIPLOT] = "equiplot", [CHARTS_SLOPE] = "slope",
        [CHARTS_LINE_PANELS] = "lines", [CHARTS_BAR_PANELS] = "bars",
        [CHARTS_STACKED] = "stacked",   [CHARTS_PYRAMID] = "pyramid",
        [CHARTS_BULLET] = "bullet",     [CHARTS_TILES] = "tiles",
        [CHARTS_BUBBLES] = "bubbles",   [CHARTS_MAP] = "map",
        [CHARTS_HEAT] = "heat"};
    printf("drawings:");
    for (size_t i = 0; i < CHARTS_KINDS; i++)
        printf(" %s %zu", names[i], check->drawings[i]);
    printf("\n");
}

int main(int count, char **words) {
    if (count != 3)
        return 2;
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    const SiteOptions options = {.report = text_of(words[1]),
                                 .output = T("nowhere"),
                                 .share = text_of(words[2]),
                                 .threads = 1};
    Site *site = site_open(&options, diags);
    Check check = {.site = site, .arena = arena_new(), .diags = diags};
    if (!diags_count(diags, LEVEL_ERROR) && site->kit) {
        check.pen = chart_pen_open(arena, site->kit);
        check_site(&check);
        chart_pen_close(check.pen);
    }
    if (diags_count(diags, LEVEL_ERROR) || check.passed + check.failed == 0) {
        diags_print(stdout, diags, 20);
        printf("FAILED: the report has errors, or no figures\n");
        check.failed++;
    }
    print_kinds(&check);
    printf("%zu passed, %zu failed\n", check.passed, check.failed);
    site_close(site);
    arena_free(check.arena);
    arena_free(arena);
    return check.failed > 0;
}
