// SPDX-License-Identifier: EUPL-1.2
//
// Refs: what links and images lead to, in the order of their appearance, each with its place.
// `classify` decides what an address is; `collect` walks the tree.
#include "base/base.h"
#include "page/inside.h"

#include <string.h>

enum { MISSES_MOST = 32 }; // per block, then its first line is place enough

typedef enum Trouble {
    FINE,
    NO_ADDRESS,
    NO_WAY,
    UNKNOWN_SCHEME,
    FIGURE_AS_LINK,
    FIGURE_NOT_ALONE,
    DATA_AS_IMAGE,
    IMAGE_FROM_WEB
} Trouble;

typedef struct Collector {
    Arena *arena;
    PageDoc *doc;
    Diags *diags;
    const Definitions *definitions;
    const Part *block;
    bool looked; // for the links of the block
    RawLinks links;
    size_t next, misses;
    size_t at; // in the source: behind what was found last
} Collector;

// ----------------------------------------------------------------------------------- addresses

static Text lower(Arena *arena, Text text) {
    Text copy = text_copy(arena, text);
    char *at = (char *)copy.at;
    for (size_t i = 0; i < copy.length; i++)
        if (at[i] >= 'A' && at[i] <= 'Z')
            at[i] = (char)(at[i] - 'A' + 'a');
    return copy;
}

// What stands before the first ':', if no '/', '?' or '#' comes first.
static bool cut_scheme(Text *address, Text *scheme) {
    size_t i = 0;
    while (i < address->length && !strchr(":/?#", address->at[i]))
        i++;
    if (i == address->length || address->at[i] != ':')
        return false;
    *scheme = text_slice(*address, 0, i);
    *address = text_slice(*address, i + 1, address->length);
    return true;
}

static int hex(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// "min%20bild.png" is a file's name as an address; its name on disk has a space.
static Text decode_percent(Arena *arena, Text text) {
    Buf out = {0};
    for (size_t i = 0; i < text.length; i++) {
        int high = text.at[i] == '%' && i + 2 < text.length ? hex(text.at[i + 1]) : -1;
        int low = high >= 0 ? hex(text.at[i + 2]) : -1;
        buf_char(&out, low >= 0 ? (char)(high * 16 + low) : text.at[i]);
        i += low >= 0 ? 2 : 0;
    }
    Text copy = buf_take(arena, &out);
    bool plain =
        text_invalid_utf8(copy) == SIZE_MAX && (!copy.length || !memchr(copy.at, 0, copy.length));
    return plain ? copy : text;
}

static void cut_at(Text *text, char sign, Text *behind) {
    Text rest = *text;
    if (text->length && text_cut(&rest, sign, text))
        *behind = rest;
}

static Trouble classify_path(Collector *collector, Text address, Ref *ref) {
    if (text_starts(address, "//") || text_starts(address, "www."))
        return NO_WAY;
    ref->target = address;
    cut_at(&ref->target, '#', &ref->anchor);
    cut_at(&ref->target, '?', &ref->query);
    ref->target = decode_percent(collector->arena, ref->target);
    ref->kind = text_ends(ref->target, ".md") ? REF_PAGE : REF_FILE;
    if (ref->target.length)
        return FINE;
    ref->kind = REF_ANCHOR;
    ref->target = address;
    return ref->anchor.length ? FINE : NO_ADDRESS;
}

static const struct {
    const char *name;
    RefKind kind;
} schemes[] = {{"indicator", REF_FIGURE}, {"value", REF_VALUE}, {"gap", REF_GAP},
               {"term", REF_TERM},        {"https", REF_WEB},   {"http", REF_WEB},
               {"mailto", REF_WEB},       {"tel", REF_WEB}};
enum { SCHEMES = sizeof schemes / sizeof *schemes };

static Trouble classify(Collector *collector, Text address, Ref *ref) {
    Text rest = address, scheme;
    if (!address.length)
        return NO_ADDRESS;
    if (!cut_scheme(&rest, &scheme))
        return classify_path(collector, address, ref);
    scheme = lower(collector->arena, scheme);
    for (size_t i = 0; i < SCHEMES; i++) {
        if (!text_is(scheme, schemes[i].name))
            continue;
        ref->kind = schemes[i].kind;
        ref->target = ref->kind == REF_WEB ? address : rest;
        if (ref->kind != REF_WEB)
            cut_at(&ref->target, '?', &ref->query);
        bool host = !text_starts(scheme, "http") || (text_starts(rest, "//") && rest.length > 2);
        return rest.length && host ? FINE : NO_ADDRESS;
    }
    return UNKNOWN_SCHEME;
}

// What only images, or only links, may lead to.
static Trouble check_use(const Ref *ref, bool image) {
    if (!image)
        return ref->kind == REF_FIGURE ? FIGURE_AS_LINK : FINE;
    switch (ref->kind) {
    case REF_FIGURE: return FIGURE_NOT_ALONE;
    case REF_FILE: return FINE;
    case REF_WEB: return IMAGE_FROM_WEB;
    default: return DATA_AS_IMAGE;
    }
}

// ------------------------------------------------------------------------------------- messages

static void report_scheme(Collector *collector, Text address, Spot spot) {
    Text rest = address, scheme = {0}, names[SCHEMES];
    cut_scheme(&rest, &scheme);
    for (size_t i = 0; i < SCHEMES; i++)
        names[i] = text_of(schemes[i].name);
    Diag *diag = diag_error(collector->diags, "unknown-scheme", spot,
                            "links with '%.*s:' are not known here", TEXT_ARG(scheme));
    diag_suggest(collector->diags, diag, lower(collector->arena, scheme), names, SCHEMES);
}

static void report(Collector *collector, Trouble trouble, Text address, Spot spot) {
    static const struct {
        const char *id, *message, *hint;
    } reports[] = {
        [NO_ADDRESS] = {"link-without-address", "the link leads nowhere",
                        "write an address between ( and )"},
        [NO_WAY] = {"unknown-scheme", "the address does not say how to get there",
                    "write https:// before it"},
        [FIGURE_AS_LINK] = {"figure-as-link", "'indicator:' draws a figure, but this is a link",
                            "write ! before the [ and let it stand alone, or link to the "
                            "indicator's page, as in indicators/name.md"},
        [FIGURE_NOT_ALONE] = {"figure-not-alone", "a figure in the middle of a text",
                              "leave a blank line before and after the figure"},
        [DATA_AS_IMAGE] = {"data-as-image", "this is not a picture", "remove the ! before the ["},
        [IMAGE_FROM_WEB] = {"image-from-web", "the picture lies on another site",
                            "put the file into assets/, with the right to use it"},
    };
    if (trouble == UNKNOWN_SCHEME) {
        report_scheme(collector, address, spot);
        return;
    }
    Diag *diag =
        diag_error(collector->diags, reports[trouble].id, spot, "%s", reports[trouble].message);
    diag_hint(collector->diags, diag, "%s", reports[trouble].hint);
}

static bool fills_itself(const Ref *ref) {
    return ref->kind == REF_VALUE || ref->kind == REF_GAP;
}

static void check_text(Collector *collector, const Part *part, const Ref *ref) {
    static const struct {
        const char *id, *message, *hint;
    } texts[] = {
        {"link-without-text", "a link without text", "between [ and ], say where the link leads"},
        {"image-without-text", "an image without text",
         "between [ and ], say what the picture shows"},
        {"image-without-text", "a figure without a headline",
         "between [ and ], say what the figure shows, as in [Women live longer than men]"},
        {"link-without-text", "a term without a word",
         "between [ and ], write the word as it stands in the sentence"},
    };
    bool image = part->kind == PART_IMAGE;
    if (image ? ref->text.length > 0 : fills_itself(ref) || !part_is_blank(part))
        return;
    size_t index = image ? (ref->kind == REF_FIGURE ? 2 : 1) : ref->kind == REF_TERM ? 3 : 0;
    Diag *diag =
        diag_error(collector->diags, texts[index].id, ref->text_spot, "%s", texts[index].message);
    diag_hint(collector->diags, diag, "%s", texts[index].hint);
}

static void check_title(Collector *collector, const Part *part, Spot spot) {
    if (!part->info.length)
        return;
    Diag *diag = diag_warning(collector->diags, "title-left-out", spot,
                              "the title '%.*s' is not shown", TEXT_ARG(part->info));
    diag_hint(collector->diags, diag,
              "say it in the text: titles do not reach those who use touch, "
              "keyboard or print");
}

// --------------------------------------------------------------------------------------- places

static void enter_block(Collector *collector, const Part *block) {
    collector->block = block;
    collector->looked = false;
    collector->next = collector->misses = 0;
}

// The lines that cmark gives for two blocks may overlap; what is behind us is not the block's.
static Spot rest_of_block(const Collector *collector) {
    Spot spot =
        lines_spot(collector->doc->source, collector->block->line, collector->block->last_line);
    size_t end = spot.offset + spot.length;
    if (collector->at > spot.offset && collector->at <= end) {
        spot.offset = collector->at;
        spot.length = end - collector->at;
    }
    return spot;
}

static void look(Collector *collector) {
    Spot rest = rest_of_block(collector);
    links_find(collector->arena, rest.source, collector->definitions, rest.offset,
               rest.offset + rest.length, &collector->links);
    collector->looked = true;
}

// The next written link that leads where `part` does. Links close in the order of the text, so the
// ones before it are of no more use.
static const RawLink *find_written(Collector *collector, const Part *part) {
    if (collector->misses >= MISSES_MOST)
        return NULL;
    if (!collector->looked)
        look(collector);
    for (size_t i = collector->next; i < collector->links.count; i++) {
        if (link_is(collector->doc->source, &collector->links.items[i], part->text)) {
            collector->next = i + 1;
            collector->at = collector->links.items[i].end;
            return &collector->links.items[i];
        }
    }
    collector->misses++;
    return NULL;
}

static void set_spots(Collector *collector, const Part *part, Ref *ref) {
    const Source *source = collector->doc->source;
    const RawLink *link = find_written(collector, part);
    ref->spot = block_spot(source, collector->block);
    ref->text_spot = ref->spot;
    if (!link)
        return;
    ref->spot = (Spot){source, link->target, link->target_end - link->target};
    ref->text_spot = (Spot){source, link->text, link->text_end - link->text};
}

// Where the rest of the block has `part` of its text.
static Spot unread_spot(Collector *collector, Text part) {
    Spot rest = rest_of_block(collector);
    size_t end = rest.offset + rest.length;
    size_t place = text_find(text_slice(rest.source->bytes, rest.offset, end), part);
    if (place == SIZE_MAX) {
        collector->misses++;
        return block_spot(collector->doc->source, collector->block);
    }
    collector->at = rest.offset + place + part.length;
    return (Spot){rest.source, collector->at - 2, 2};
}

// Brackets that look like a link but are none stay in the text.
static void check_unread(Collector *collector, Text text) {
    size_t found = text_find(text, T("]("));
    if (found == SIZE_MAX)
        found = text_find(text, T("]["));
    if (found == SIZE_MAX || collector->misses >= MISSES_MOST)
        return;
    Spot spot = unread_spot(collector, text_slice(text, found > 8 ? found - 8 : 0, found + 2));
    Diag *diag = diag_warning(collector->diags, "link-not-read", spot,
                              "this looks like a link, but is none");
    diag_hint(collector->diags, diag,
              "an address has no spaces, unless it stands between < and >; "
              "a [label] needs a line '[label]: address'");
}

// ----------------------------------------------------------------------------------------- walk

static void walk_inlines(Collector *collector, const Part *parent);

static void collect_link(Collector *collector, Part *part, bool alone) {
    Ref ref = {0};
    size_t index = collector->doc->refs.count;
    bool image = part->kind == PART_IMAGE;
    Trouble trouble = classify(collector, part->text, &ref);
    if (!trouble)
        trouble = check_use(&ref, image);
    if (trouble == FIGURE_NOT_ALONE && alone)
        trouble = FINE;
    if (!trouble)
        list_push(collector->arena, &collector->doc->refs, ref);
    walk_inlines(collector, part);
    ref.text = part_plain_text(collector->arena, part);
    set_spots(collector, part, &ref);
    check_title(collector, part, ref.spot);
    if (trouble) {
        report(collector, trouble, part->text, ref.spot);
        return;
    }
    check_text(collector, part, &ref);
    part->number = index;
    collector->doc->refs.items[index] = ref;
}

static void walk_inlines(Collector *collector, const Part *parent) {
    for (Part *part = parent->first; part; part = part->next) {
        if (part->kind == PART_LINK || part->kind == PART_IMAGE)
            collect_link(collector, part, false);
        else if (part->kind == PART_TEXT)
            check_unread(collector, part->text);
        else
            walk_inlines(collector, part);
    }
}

// A figure alone in its paragraph takes the paragraph's place; its headline stays as its content.
static bool collect_figure(Collector *collector, Part *paragraph) {
    Part *image = paragraph->first;
    if (!image || image->next || image->kind != PART_IMAGE)
        return false;
    collect_link(collector, image, true);
    size_t ref = image->number;
    if (ref != NO_REF && collector->doc->refs.items[ref].kind == REF_FIGURE) {
        paragraph->kind = PART_FIGURE;
        paragraph->number = ref;
        paragraph->first = image->first;
        paragraph->last = image->last;
    }
    return true;
}

static void collect(Collector *collector, Part *part) {
    switch (part->kind) {
    case PART_PARAGRAPH:
        enter_block(collector, part);
        if (!collect_figure(collector, part))
            walk_inlines(collector, part);
        break;
    case PART_HEADING:
    case PART_CAPTION:
    case PART_ROW:
        enter_block(collector, part);
        walk_inlines(collector, part);
        break;
    default:
        for (Part *child = part->first; child; child = child->next)
            collect(collector, child);
    }
}

void refs_collect(Arena *arena, PageDoc *doc, Diags *diags) {
    Collector collector = {.arena = arena, .doc = doc, .diags = diags};
    collector.definitions = definitions_find(arena, doc->source, doc->body);
    collect(&collector, doc->root);
}
