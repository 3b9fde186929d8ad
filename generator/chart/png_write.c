// SPDX-License-Identifier: EUPL-1.2
// A canvas as the bytes of a palette PNG, written by GD.

#include "chart/canvas.h"

#include <gd.h>
#include <string.h>

// zlib's level. Measured on these pictures: 4 takes half as long again and saves a fifth.
enum { EFFORT = 2 };

static gdImagePtr image_of(const Canvas *canvas) {
    gdImagePtr image = gdImageCreate(canvas->width, canvas->height);
    for (size_t i = 0; image && i < canvas->count; i++)
        gdImageColorAllocate(image, canvas->colours[i].r, canvas->colours[i].g, canvas->colours[i].b);
    for (int y = 0; image && y < canvas->height; y++)
        memcpy(image->pixels[y], canvas_row(canvas, y), (size_t)canvas->width);
    return image;
}

bool canvas_png(Buf *out, const Canvas *canvas) {
    gdImagePtr image = image_of(canvas);
    if (!image)
        return false;
    int size = 0;
    void *bytes = gdImagePngPtrEx(image, &size, EFFORT);
    gdImageDestroy(image);
    if (!bytes)
        return false;
    buf_bytes(out, bytes, (size_t)size);
    gdFree(bytes);
    return true;
}
