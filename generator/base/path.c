// SPDX-License-Identifier: EUPL-1.2
//
// Paths as text; nothing here looks at the disk.
#include "base/base.h"

Text path_join(Arena *arena, Text folder, Text name) {
    if (!folder.length)
        return text_copy(arena, name);
    const char *slash = text_ends(folder, "/") ? "" : "/";
    return text_format(arena, "%.*s%s%.*s", TEXT_ARG(folder), slash, TEXT_ARG(name));
}

Text path_folder(Text path) {
    size_t end = path.length;
    while (end > 0 && path.at[end - 1] != '/')
        end--;
    return text_slice(path, 0, end > 1 ? end - 1 : end);
}

bool path_is_within(Text path, Text folder) {
    return text_equal(path, folder) || text_is(folder, "/") ||
           (path.length > folder.length && path.at[folder.length] == '/' &&
            text_equal(text_slice(path, 0, folder.length), folder));
}

// Takes the last part off; false when there is none.
static bool climb(Buf *buf, size_t root) {
    if (buf->length == root)
        return false;
    while (buf->length > root && buf->at[buf->length - 1] != '/')
        buf->length--;
    if (buf->length > root)
        buf->length--;
    return true;
}

Text path_normal(Arena *arena, Text path) {
    Buf buf = {0};
    Text part;
    bool inside = true;
    if (text_starts(path, "/"))
        buf_char(&buf, '/');
    size_t root = buf.length;
    while (inside && text_cut(&path, '/', &part)) {
        if (text_is(part, "..")) {
            inside = climb(&buf, root);
        } else if (part.length && !text_is(part, ".")) {
            if (buf.length > root)
                buf_char(&buf, '/');
            buf_text(&buf, part);
        }
    }
    if (!buf.length)
        buf_char(&buf, '.');
    Text normal = inside ? buf_copy(arena, &buf) : (Text){0};
    buf_release(&buf);
    return normal;
}
