// SPDX-License-Identifier: EUPL-1.2
// Missing values in a line chart are said in words: in the gap itself where the words have room,
// else in a note below that names series and periods.

#include "chart/lines.h"

#include <math.h>

typedef struct Gap {
    size_t series, from, to; // categories [from, to): one reason
} Gap;

static Text reason(const LineChart *chart, const Gap *gap) {
    return layout_mark(chart->spec, gap->series, gap->from)->label;
}

static bool next_gap(const LineChart *chart, size_t series, size_t at, Gap *gap) {
    size_t count = chart->spec->category_count;
    while (at < count && mark_is_present(layout_mark(chart->spec, series, at)))
        at++;
    *gap = (Gap){series, at, at};
    while (gap->to < count && !mark_is_present(layout_mark(chart->spec, series, gap->to)) &&
           text_equal(layout_mark(chart->spec, series, gap->to)->label, reason(chart, gap)))
        gap->to++;
    return at < count;
}

// ------------------------------------------------------------------------------- in the gap

static bool crosses(Point a, Point b, Box box) {
    double low = 0, high = 1; // the part of the stroke inside the box so far
    const double starts[] = {a.x, a.y}, moves[] = {b.x - a.x, b.y - a.y};
    const double from[] = {box.x, box.y}, to[] = {box.x + box.width, box.y + box.height};
    for (int i = 0; i < 2; i++) {
        if (moves[i] == 0) {
            if (starts[i] < from[i] || starts[i] > to[i])
                return false;
            continue;
        }
        double one = (from[i] - starts[i]) / moves[i], two = (to[i] - starts[i]) / moves[i];
        low = fmax(low, fmin(one, two));
        high = fmin(high, fmax(one, two));
    }
    return low <= high;
}

bool line_meets(const LineChart *chart, size_t series, Box box) {
    for (size_t i = 0; i < chart->spec->category_count; i++) {
        if (line_x(chart, i) < box.x || !mark_is_present(layout_mark(chart->spec, series, i)))
            continue; // for the most part the line is elsewhere
        if (i > 0 && line_x(chart, i - 1) > box.x + box.width)
            return false;
        bool joined = i > 0 && mark_is_present(layout_mark(chart->spec, series, i - 1));
        Point here = line_point(chart, series, i);
        if (crosses(joined ? line_point(chart, series, i - 1) : here, here, box))
            return true;
    }
    return false;
}

static bool is_free(const LineChart *chart, Box box) {
    Box wide = {box.x - MARKER, box.y - MARKER, box.width + 2 * MARKER, box.height + 2 * MARKER};
    for (size_t i = 0; i < chart->series_count; i++)
        if (line_meets(chart, i, wide))
            return false;
    for (size_t i = 0; i < 2; i++) {
        double y = line_y(chart, chart->spec->lines[i].value);
        if (chart->spec->lines[i].present && y > box.y && y < box.y + box.height)
            return false;
    }
    return scene_is_free(chart->layout->scene, box);
}

// Half-way between the values on either side; only there is it clear which line is meant.
static bool place_in_gap(const LineChart *chart, const Gap *gap) {
    Layout *layout = chart->layout;
    if (gap->from == 0 || gap->to == chart->spec->category_count ||
        !mark_is_present(layout_mark(chart->spec, gap->series, gap->to)) ||
        !mark_is_present(layout_mark(chart->spec, gap->series, gap->from - 1)))
        return false;
    Point before = line_point(chart, gap->series, gap->from - 1);
    Point after = line_point(chart, gap->series, gap->to);
    Point middle = {(before.x + after.x) / 2, (before.y + after.y) / 2};
    Lines words =
        layout_wrap(layout, reason(chart, gap), layout->muted, after.x - before.x - 3 * MARKER);
    double height = (double)words.count * layout->pitch;
    Box box = {middle.x - words.width / 2, middle.y - height / 2, words.width, height};
    if (words.count > 3 || box.y < chart->top || box.y + height > chart->bottom ||
        !is_free(chart, box))
        return false;
    layout_block(layout, &words, middle, SIDE_MIDDLE, layout->muted);
    return true;
}

// ------------------------------------------------------------------------------------- notes

static void add_part(Buf *buf, Text part, bool isolate) {
    if (isolate)
        buf_code_point(buf, 0x2068);
    buf_text(buf, part);
    if (isolate)
        buf_code_point(buf, 0x2069);
}

// "2016–2018", and of periods that hold a dash or a space themselves "1998–2002 – 2004–2008".
static void add_dash(Buf *buf, Text from, Text to) {
    bool long_ones = text_find(from, T("–")) != SIZE_MAX || text_find(from, T(" ")) != SIZE_MAX ||
                     text_find(to, T("–")) != SIZE_MAX || text_find(to, T(" ")) != SIZE_MAX;
    buf_string(buf, long_ones ? " – " : "–");
}

// "Män 2016–2018: för få svar"; without the periods when it is so in all of them.
static Text note_text(const LineChart *chart, const Gap *gap) {
    const ChartSpec *spec = chart->spec;
    bool isolate = spec->rtl_text, all = gap->to - gap->from == spec->category_count;
    Text name = spec->series[gap->series].name;
    Buf buf = {0};
    if (name.length)
        add_part(&buf, name, isolate);
    if (name.length && !all)
        buf_char(&buf, ' ');
    if (!all)
        add_part(&buf, spec->categories[gap->from], isolate);
    if (gap->to - gap->from > 1 && !all) {
        add_dash(&buf, spec->categories[gap->from], spec->categories[gap->to - 1]);
        add_part(&buf, spec->categories[gap->to - 1], isolate);
    }
    if (buf.length)
        buf_string(&buf, ": ");
    add_part(&buf, reason(chart, gap), isolate);
    return buf_take(chart->layout->arena, &buf);
}

static double place_note(const LineChart *chart, const Gap *gap, double y) {
    Layout *layout = chart->layout;
    Lines lines = layout_wrap(layout, note_text(chart, gap), layout->muted, layout->scene->width);
    double height = (double)lines.count * layout->pitch;
    layout_block(layout, &lines, (Point){0, y + height / 2}, SIDE_START, layout->muted);
    return y + height;
}

// Nothing at all to draw: the words stand where the lines would be, if they are the same for all.
static bool place_empty(const LineChart *chart) {
    Layout *layout = chart->layout;
    Gap gap = {0};
    for (size_t i = 0; i < chart->series_count; i++) {
        next_gap(chart, i, 0, &gap);
        if (gap.to - gap.from != chart->spec->category_count ||
            !text_equal(reason(chart, &gap), layout_mark(chart->spec, 0, 0)->label))
            return false;
    }
    if (!chart->series_count || !chart->spec->category_count)
        return false;
    Lines words = layout_wrap(layout, reason(chart, &gap), layout->muted, chart->to - chart->from);
    Point middle = {(chart->from + chart->to) / 2, (chart->top + chart->bottom) / 2};
    layout_block(layout, &words, middle, SIDE_MIDDLE, layout->muted);
    return true;
}

double line_place_missing(LineChart *chart, double y) {
    if (place_empty(chart))
        return y;
    double below = y + 6;
    for (size_t series = 0; series < chart->series_count; series++) {
        Gap gap = {0};
        for (size_t at = 0; next_gap(chart, series, at, &gap); at = gap.to)
            if (reason(chart, &gap).length && !place_in_gap(chart, &gap))
                y = below = place_note(chart, &gap, below);
    }
    return y;
}
