// SPDX-License-Identifier: EUPL-1.2
// What a chart costs once fonts and words are known: CPU milliseconds of one thread for the PNG as
// a report draws it, and for the SVG of a page.
//   charts [DRAWINGS]      of each kind; files for a look at them: CHARTS_FOLDER=DIR charts
//
// `wide`: 1200 pixels at one pixel per unit, so about 1200 × 675 for ten areas and two groups.
// `site`: 600 units at two pixels each, as site/ draws its pictures.
#include "chart/chart.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define NOTO "/usr/share/fonts/truetype/noto/NotoSans"
#define DEJAVU "/usr/share/fonts/truetype/dejavu/DejaVuSans"

enum { AREAS = 10, YEARS = 18, MOST = 24, WARM = 5, PAGE_WIDTH = 372, MARGINS = 48 };

static const char *const areas[AREAS] = {"Bollnäs",   "Gävle",      "Hofors",  "Hudiksvall",
                                         "Ljusdal",   "Nordanstig", "Ockelbo", "Ovanåker",
                                         "Sandviken", "Söderhamn"};
static const char *const groups[] = {"Kvinnor",
                                     "Män",
                                     "Förgymnasial utbildning",
                                     "Eftergymnasial utbildning",
                                     "Födda i Sverige",
                                     "Födda utomlands"};

// A spec and all that it points to.
typedef struct Sample {
    const char *name;
    ChartSpec spec;
    Text categories[MOST];
    ChartMark marks[AREAS][MOST];
    ChartSeries series[AREAS];
    double rest[MOST];
    Text rest_labels[MOST];
    ChartTick ticks[16];
    ChartPlace places[MOST];
    ChartRing rings[MOST];
    double corners[MOST][8];
    Text footer[2], classes[PALETTE_SHADES];
} Sample;

// ------------------------------------------------------------------------------------ samples

static Text decimal(Arena *arena, double value) {
    return text_format(arena, "%d,%d", (int)value, (int)(value * 10) % 10);
}

// Values from 50 to 100, the same on every run: areas differ, years go slowly up or down.
static double made_up(size_t series, size_t category, bool years) {
    double noise = (double)((series * 37 + category * 53 + series * category * 11) % 50) / 10;
    if (!years)
        return 50 + 10 * noise;
    return 55 + 8 * (double)series + (series % 2 ? -0.4 : 0.5) * (double)category + noise;
}

static void fill_marks(Arena *arena, Sample *sample, bool years, double size) {
    for (size_t s = 0; s < sample->spec.series_count; s++) {
        for (size_t i = 0; i < sample->spec.category_count; i++) {
            double value = made_up(s, i, years) * size;
            sample->marks[s][i] = (ChartMark){.present = true,
                                              .value = value,
                                              .lower = NAN,
                                              .upper = NAN,
                                              .shade = 1 + (unsigned)(s + i * 3) % PALETTE_SHADES,
                                              .label = decimal(arena, value)};
        }
        sample->series[s] =
            (ChartSeries){text_of(groups[s % 6]), (unsigned)s % PALETTE_SERIES, sample->marks[s]};
    }
    sample->spec.series = sample->series;
}

static void add_intervals(Sample *sample, double half) {
    for (size_t s = 0; s < sample->spec.series_count; s++)
        for (size_t i = 0; i < sample->spec.category_count; i++) {
            ChartMark *mark = &sample->marks[s][i];
            mark->lower = mark->value - half;
            mark->upper = mark->value + half;
        }
}

static void fill_ticks(Arena *arena, Sample *sample, double min, double max) {
    double values[16];
    sample->spec.tick_count = chart_ticks(min, max, 5, min <= 0, values);
    for (size_t i = 0; i < sample->spec.tick_count; i++)
        sample->ticks[i] = (ChartTick){values[i], text_format(arena, "%g", values[i])};
    sample->spec.ticks = sample->ticks;
}

static Sample *sample_new(Arena *arena, const char *name, ChartKind kind, size_t series,
                          size_t count, bool years, double size) {
    Sample *sample = arena_make(arena, Sample);
    sample->name = name;
    for (size_t i = 0; i < count; i++)
        sample->categories[i] = years ? text_format(arena, "%zu", 2006 + i) : text_of(areas[i]);
    sample->spec = (ChartSpec){
        .kind = kind,
        .categories = sample->categories,
        .category_count = count,
        .series_count = series,
        .headline = T("Skillnaden mellan kvinnor och män är störst i Ockelbo och minst i Gävle"),
        .subtitle = T("procent av invånarna 16–84 år · Gävleborgs län · 2024"),
        .footer = sample->footer,
        .footer_count = 2};
    sample->footer[0] = T("Källa: Folkhälsomyndigheten, Hälsa på lika villkor");
    sample->footer[1] = T("Jämlikt Gävleborg 2026");
    fill_marks(arena, sample, years, size);
    fill_ticks(arena, sample, kind == CHARTS_LINE ? 40 * size : 0, 100 * size);
    return sample;
}

static Sample *stacked(Arena *arena) {
    Sample *sample = sample_new(arena, "stacked", CHARTS_STACKED, 3, AREAS, false, 0.3);
    for (size_t i = 0; i < AREAS; i++) {
        sample->rest[i] = 100;
        for (size_t s = 0; s < 3; s++)
            sample->rest[i] -= sample->marks[s][i].value;
        sample->rest_labels[i] = decimal(arena, sample->rest[i]);
    }
    sample->spec.rest = sample->rest;
    sample->spec.rest_labels = sample->rest_labels;
    sample->spec.rest_name = T("Uppgift saknas");
    fill_ticks(arena, sample, 0, 100);
    return sample;
}

// Areas as squares beside each other, somewhere around Gävle.
static Sample *on_a_map(Arena *arena, const char *name, ChartKind kind) {
    Sample *sample = sample_new(arena, name, kind, 1, AREAS, false, 1);
    for (int i = 0; i < PALETTE_SHADES; i++)
        sample->classes[i] = text_format(arena, "%d–%d", 50 + i * 10, 59 + i * 10);
    for (size_t i = 0; i < AREAS; i++) {
        double x = 15 + (double)(i % 4) * 0.6, y = 60.2 + (double)(i / 4) * 0.5;
        const double corners[] = {x, y, x + 0.6, y, x + 0.6, y + 0.5, x, y + 0.5};
        for (size_t c = 0; c < 8; c++)
            sample->corners[i][c] = corners[c];
        sample->rings[i] = (ChartRing){sample->corners[i], 4};
        sample->places[i] = (ChartPlace){true, x + 0.3, y + 0.25, &sample->rings[i], 1};
    }
    sample->spec.places = sample->places;
    sample->spec.classes = sample->classes;
    sample->spec.class_count = kind == CHARTS_BUBBLES ? 0 : PALETTE_SHADES;
    return sample;
}

static Sample *bullet(Arena *arena) {
    Sample *sample = sample_new(arena, "bullet", CHARTS_BULLET, 1, AREAS, false, 1);
    sample->spec.lines[0].present = true;
    sample->spec.lines[0].value = 80;
    sample->spec.lines[0].label = T("Mål 2030: 80,0");
    return sample;
}

static Sample *with_intervals(Sample *sample, double half) {
    add_intervals(sample, half);
    return sample;
}

static size_t make_samples(Arena *arena, Sample **samples) {
    size_t count = 0;
    samples[count++] =
        with_intervals(sample_new(arena, "bar", CHARTS_BAR, 2, AREAS, false, 1), 2.5);
    samples[count++] = sample_new(arena, "line", CHARTS_LINE, 4, YEARS, true, 1);
    samples[count++] =
        with_intervals(sample_new(arena, "bands", CHARTS_LINE, 2, YEARS, true, 1), 2);
    samples[count++] = sample_new(arena, "equiplot", CHARTS_EQUIPLOT, 3, AREAS, false, 1);
    samples[count++] = sample_new(arena, "slope", CHARTS_SLOPE, 4, 2, true, 1);
    samples[count++] = sample_new(arena, "panels", CHARTS_LINE_PANELS, 6, YEARS, true, 1);
    samples[count++] = stacked(arena);
    samples[count++] = sample_new(arena, "pyramid", CHARTS_PYRAMID, 2, YEARS, true, 1);
    samples[count++] = bullet(arena);
    samples[count++] = on_a_map(arena, "tiles", CHARTS_TILES);
    samples[count++] = on_a_map(arena, "bubbles", CHARTS_BUBBLES);
    samples[count++] = on_a_map(arena, "map", CHARTS_MAP);
    samples[count++] = sample_new(arena, "heat", CHARTS_HEAT, 4, AREAS, false, 1);
    return count;
}

// ---------------------------------------------------------------------------------- measuring

typedef struct Bench {
    Arena *arena; // of the drawings: emptied after each
    ChartPen *pen;
    Diags *diags;
    Palette palette;
    ChartSpec spec;
    double scale;
    Buf out;
} Bench;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static Scene *lay_out(Bench *bench) {
    return chart_layout(bench->arena, bench->pen, &bench->spec, (Spot){0}, bench->diags);
}

static void draw_layout(Bench *bench) {
    lay_out(bench);
}

static void draw_svg(Bench *bench) {
    const SvgText text = {
        .id = T("f1"), .title = bench->spec.headline, .description = bench->spec.subtitle};
    scene_svg(&bench->out, lay_out(bench), &text);
}

static void draw_png(Bench *bench) {
    bool good = scene_png(&bench->out, bench->pen, lay_out(bench), &bench->palette, bench->scale,
                          bench->diags);
    assert(good);
    (void)good;
}

static int in_order(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

typedef struct Times {
    double least, median, mean;
} Times;

static Times measure(Bench *bench, size_t count, void (*draw)(Bench *)) {
    double *times = malloc(count * sizeof *times), sum = 0;
    for (size_t i = 0; times && i < WARM + count; i++) {
        buf_clear(&bench->out);
        double start = now();
        draw(bench);
        if (i >= WARM)
            times[i - WARM] = now() - start;
        arena_reset(bench->arena);
    }
    assert(times);
    qsort(times, count, sizeof *times, in_order);
    for (size_t i = 0; i < count; i++)
        sum += times[i];
    Times all = {times[0], times[count / 2], sum / (double)count};
    free(times);
    return all;
}

// ----------------------------------------------------------------------------------- printing

static unsigned big_endian(const Buf *png, size_t at) {
    const unsigned char *b = (const unsigned char *)png->at + at;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void keep(const Bench *bench, const char *name, const char *ending) {
    const char *folder = getenv("CHARTS_FOLDER");
    char path[4096];
    if (!folder)
        return;
    snprintf(path, sizeof path, "%s/%s.%s", folder, name, ending);
    FILE *file = fopen(path, "wb");
    if (!file)
        return;
    fwrite(bench->out.at, 1, bench->out.length, file);
    fclose(file);
}

static void print_row(const char *name, const char *what, Times times, const Bench *bench) {
    printf("%-9s %-7s %7.3f %7.3f %7.3f", name, what, times.median, times.mean, times.least);
    if (bench->out.length > 24 && bench->out.at[1] == 'P')
        printf("  %5u × %-5u %6zu bytes", big_endian(&bench->out, 16), big_endian(&bench->out, 20),
               bench->out.length);
    printf("\n");
}

static void run(Bench *bench, Sample *sample, size_t count) {
    bench->spec = sample->spec;
    bench->spec.width = PAGE_WIDTH;
    print_row(sample->name, "layout", measure(bench, count, draw_layout), bench);
    print_row(sample->name, "svg", measure(bench, count, draw_svg), bench);
    keep(bench, sample->name, "svg");
    for (int scale = 1; scale <= 2; scale++) {
        bench->scale = scale;
        bench->spec.width = 1200 / scale - MARGINS;
        const char *what = scale == 1 ? "wide" : "site";
        print_row(sample->name, what, measure(bench, count, draw_png), bench);
        keep(bench, sample->name, scale == 1 ? "wide.png" : "site.png");
    }
    buf_clear(&bench->out);
}

int main(int count, char **words) {
    size_t drawings = count > 1 ? strtoul(words[1], NULL, 10) : 200;
    const Text regular[] = {T(NOTO "-Regular.ttf"), T(NOTO "Arabic-Regular.ttf"), T(DEJAVU ".ttf")};
    const Text bold[] = {T(NOTO "-Bold.ttf"), T(NOTO "Arabic-Bold.ttf"), T(DEJAVU "-Bold.ttf")};
    const ChartFonts fonts = {regular, bold, 3, 3};
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    ChartKit *kit = chart_kit_open(arena, &fonts, diags);
    if (!kit || !drawings)
        return 2;
    Bench bench = {.arena = arena_new(), .pen = chart_pen_open(arena, kit), .diags = diags};
    bench.palette = (Palette){{253, 252, 249},
                              {28, 33, 38},
                              {76, 81, 87},
                              {216, 214, 207},
                              {0, 80, 92},
                              {{16, 38, 112},
                               {217, 107, 21},
                               {110, 10, 44},
                               {0, 115, 95},
                               {110, 58, 166},
                               {138, 144, 150}},
                              {{0}}};
    palette_shades(&bench.palette);
    Sample *samples[16];
    size_t sample_count = make_samples(arena, samples);
    printf("%zu drawings each, CPU milliseconds\n", drawings);
    printf("%-9s %-7s %7s %7s %7s\n", "chart", "what", "median", "mean", "least");
    for (size_t i = 0; i < sample_count; i++)
        run(&bench, samples[i], drawings);
    buf_release(&bench.out);
    chart_pen_close(bench.pen);
    arena_free(bench.arena);
    arena_free(arena);
    return 0;
}
