// SPDX-License-Identifier: EUPL-1.2
// Names of rows: beside what they name when they are short, or when there is room to break them
// into a column; else above it.

#include "chart/layout.h"

#include <math.h>

Type layout_row_type(const Layout *layout, size_t row) {
    bool strong = layout->spec->strong && layout->spec->strong[row];
    return strong ? layout->bold : layout->ink;
}

// Of the column; 0: above.
static double column_width(Layout *layout) {
    double width = layout->scene->width, widest = 0, longest = 0;
    for (size_t i = 0; i < layout->spec->category_count; i++) {
        Text name = layout->spec->categories[i];
        widest = fmax(widest, layout_width(layout, name, layout_row_type(layout, i)));
        longest = fmax(longest, layout_longest_word(layout, name, layout_row_type(layout, i)));
    }
    if (widest <= width * (layout->spec->kind == CHARTS_BAR_PANELS ? 0.46 : 0.3))
        return widest;
    double column = fmin(width * 0.36, 260);
    return width >= 560 && longest <= column ? fmin(widest, column) : 0;
}

// `column` is 0 for names above.
static RowNames wrap_names(Layout *layout, double column) {
    double most = column > 0 ? column + 1 : layout->scene->width;
    RowNames names = {.beside = column > 0};
    names.items = arena_array(layout->arena, Lines, layout->spec->category_count + 1);
    for (size_t i = 0; i < layout->spec->category_count; i++) {
        names.items[i] =
            layout_wrap(layout, layout->spec->categories[i], layout_row_type(layout, i), most);
        names.width = fmax(names.width, names.items[i].width);
    }
    return names;
}

RowNames layout_row_names(Layout *layout) {
    return wrap_names(layout, column_width(layout));
}

RowNames layout_row_names_above(Layout *layout) {
    return wrap_names(layout, 0);
}
