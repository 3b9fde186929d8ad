// SPDX-License-Identifier: EUPL-1.2
// The command line: parses arguments, calls, prints what there is to tell, exits.
// Exit 0: fine. 1: errors in the report. 2: wrong usage.
#include "base/base.h"
#include "site/site.h"

#include <stdlib.h>
#include <string.h>

enum { EXIT_FINE = 0, EXIT_ERRORS = 1, EXIT_USAGE = 2, MOST_DIAGS = 50 };

static const char help[] =
    "jamlik makes a site out of a report folder.\n"
    "\n"
    "  jamlik build [REPORT] [-o DIR] [-j N] [--base-url URL] [--drafts]\n"
    "      builds REPORT (default: this folder) into DIR (default: public)\n"
    "  jamlik plan [REPORT] [--base-url URL] [--drafts]\n"
    "      lists every output: path, kind, language and source, separated by tabs\n"
    "  jamlik template FILE [--data FILE.json] [--partials DIR]\n"
    "      renders one Mustache template to standard output\n"
    "  jamlik measures FILE.json\n"
    "      prints measures of inequality as JSON: of an indicator in its report, or of a list\n"
    "      of groups, {\"better\": \"higher\", \"groups\": [{\"group\": \"a\", \"value\": 1}, …]}\n"
    "  jamlik --help, --version\n";

// -------------------------------------------------------------------------------- arguments

typedef struct Arguments {
    Arena *arena;
    char **words;
    int count, next;
    Text operand;                         // the one word that is no option
    SiteOptions site;
    Text data, partials;
} Arguments;

static int usage(const char *problem, const char *word) {
    fprintf(stderr, "jamlik: %s '%s'\n  hint: see jamlik --help\n", problem, word);
    return EXIT_USAGE;
}

static bool wants(const char *allowed, const char *option) {
    Text rest = text_of(allowed), word;
    while (text_cut(&rest, ' ', &word))
        if (text_is(word, option)) return true;
    return false;
}

static bool read_number(const char *word, unsigned *number) {
    char *end;
    unsigned long value = strtoul(word, &end, 10);
    *number = (unsigned)value;
    return *word && !*end && *word != '-' && value >= 1 && value <= 1024;
}

// The value of an option that takes one, or an exit code.
static int take_value(Arguments *arguments, const char *option, const char *value) {
    if (strcmp(option, "-o") == 0) arguments->site.output = text_of(value);
    else if (strcmp(option, "--base-url") == 0) {
        arguments->site.base_url = text_of(value);
        if (strncmp(value, "https://", 8) != 0 && strncmp(value, "http://", 7) != 0)
            return usage("the base URL begins with https://, not so", value);
    }
    else if (strcmp(option, "--data") == 0) arguments->data = text_of(value);
    else if (strcmp(option, "--partials") == 0) arguments->partials = text_of(value);
    else if (!read_number(value, &arguments->site.threads))
        return usage("the number of threads is between 1 and 1024, not", value);
    return EXIT_FINE;
}

static int take_word(Arguments *arguments, const char *allowed) {
    char *word = arguments->words[arguments->next++];
    char option[16] = "-j";
    if (word[0] != '-') {
        if (arguments->operand.length) return usage("one folder or file is enough, not also", word);
        arguments->operand = text_of(word);
        return EXIT_FINE;
    }
    if (strncmp(word, "-j", 2) == 0 && word[2] && wants(allowed, "-j"))
        return take_value(arguments, option, word + 2);
    if (!wants(allowed, word)) return usage("unknown option", word);
    if (strcmp(word, "--drafts") == 0) {
        arguments->site.drafts = true;
        return EXIT_FINE;
    }
    if (arguments->next == arguments->count) return usage("a value is missing behind", word);
    return take_value(arguments, word, arguments->words[arguments->next++]);
}

static int read_arguments(Arguments *arguments, const char *allowed) {
    while (arguments->next < arguments->count) {
        int code = take_word(arguments, allowed);
        if (code != EXIT_FINE) return code;
    }
    arguments->site.report = arguments->operand.length ? arguments->operand : T(".");
    if (!arguments->site.output.length) arguments->site.output = T("public");
    arguments->site.share = site_find_share(arguments->arena);
    return EXIT_FINE;
}

// --------------------------------------------------------------------------------- commands

static int finish(const Diags *diags) {
    diags_print(stderr, diags, MOST_DIAGS);
    return diags_count(diags, LEVEL_ERROR) ? EXIT_ERRORS : EXIT_FINE;
}

static int build(Arguments *arguments) {
    int code = read_arguments(arguments, "-o -j --base-url --drafts");
    if (code != EXIT_FINE) return code;
    Diags *diags = diags_new(arguments->arena);
    Site *site = site_open(&arguments->site, diags);
    bool built = site_build(site, diags);
    code = finish(diags);
    if (built)
        printf("%zu files in %.*s\n", site_plan_count(site), TEXT_ARG(arguments->site.output));
    site_close(site);
    return code;
}

static int plan(Arguments *arguments) {
    int code = read_arguments(arguments, "-j --base-url --drafts");
    if (code != EXIT_FINE) return code;
    Diags *diags = diags_new(arguments->arena);
    Site *site = site_open(&arguments->site, diags);
    for (size_t i = 0; i < site_plan_count(site); i++) {
        PlanRow row = site_plan_row(site, i);
        printf("%.*s\t%s\t%.*s\t%.*s\t%s%s\n", TEXT_ARG(row.path), row.kind, TEXT_ARG(row.language),
               TEXT_ARG(row.source), row.form ? row.form : "", row.form_chosen ? " (auto)" : "");
    }
    code = finish(diags);
    site_close(site);
    return code;
}

static int render_template(Arguments *arguments) {
    int code = read_arguments(arguments, "--data --partials");
    if (code != EXIT_FINE) return code;
    if (!arguments->operand.length) return usage("a file is missing behind", "template");
    Diags *diags = diags_new(arguments->arena);
    Buf out = {0};
    if (site_render_template(&out, arguments->operand, arguments->data, arguments->partials,
                             arguments->arena, diags))
        fwrite(out.length ? out.at : "", 1, out.length, stdout);
    buf_release(&out);
    return finish(diags);
}

static int measures(Arguments *arguments) {
    int code = read_arguments(arguments, "");
    if (code != EXIT_FINE) return code;
    if (!arguments->operand.length) return usage("a file is missing behind", "measures");
    Diags *diags = diags_new(arguments->arena);
    Buf out = {0};
    Site *site = site_measures(&out, arguments->operand, diags);
    fwrite(out.length ? out.at : "", 1, out.length, stdout);
    buf_release(&out);
    code = finish(diags);
    site_close(site);
    return code;
}

typedef struct Command {
    const char *name;
    int (*run)(Arguments *arguments);
} Command;

static const Command commands[] = {
    {"build", build}, {"plan", plan}, {"template", render_template},
    {"measures", measures}};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int unknown_command(const char *word) {
    Text names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++) names[i] = text_of(commands[i].name);
    Text nearest = text_nearest(text_of(word), names, COMMANDS);
    fprintf(stderr, "jamlik: unknown command '%s'\n", word);
    if (nearest.length) fprintf(stderr, "  hint: did you mean '%.*s'?\n", TEXT_ARG(nearest));
    else fprintf(stderr, "  hint: see jamlik --help\n");
    return EXIT_USAGE;
}

static int run(Arguments *arguments, const char *word) {
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(word, commands[i].name) == 0) return commands[i].run(arguments);
    return unknown_command(word);
}

// Output that did not reach its place (a full disk, a closed pipe) is a failure too.
static int flushed(int code) {
    if (fflush(stdout) == 0 && !ferror(stdout)) return code;
    perror("jamlik: cannot write to standard output");
    return EXIT_ERRORS;
}

int main(int count, char **words) {
    const char *word = count > 1 ? words[1] : "--help";
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        fputs(help, count > 1 ? stdout : stderr);
        return count > 1 ? flushed(EXIT_FINE) : EXIT_USAGE;
    }
    if (strcmp(word, "--version") == 0) {
        printf("jamlik %s\n", JAMLIK_VERSION);
        return flushed(EXIT_FINE);
    }
    Arguments arguments = {.arena = arena_new(), .words = words, .count = count, .next = 2};
    int code = run(&arguments, word);
    arena_free(arguments.arena);
    return flushed(code);
}
