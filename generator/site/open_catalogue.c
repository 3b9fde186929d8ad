// SPDX-License-Identifier: EUPL-1.2
// catalog.rdf: the report's data as a DCAT-AP-SE 3 catalogue in RDF/XML, from which Sveriges dataportal
// and the European one harvest. Whole addresses everywhere, no blank nodes for catalogue, datasets,
// distributions, publisher and contact (docs.dataportal.se/dcat), so it needs the site's address.
// Order: writing XML, what things are called, distributions, datasets, the whole.
#include "site/open.h"

#define RESOURCE "http://publications.europa.eu/resource/authority/"

typedef struct Rdf {
    Buf *out;
    const View *view;
} Rdf;

// ------------------------------------------------------------------------------------- XML

// A local name of the catalogue: "https://…/catalog.rdf#dataset-life-expectancy".
static Text name_of(const Rdf *rdf, const char *kind, Text id) {
    return text_format(rdf->view->arena, "%.*scatalog.rdf#%s%.*s", TEXT_ARG(rdf->view->site->report.base_url),
                       kind, TEXT_ARG(id));
}

static void open_thing(Rdf *rdf, const char *type, Text about) {
    buf_format(rdf->out, "<%s rdf:about=\"", type);
    buf_html(rdf->out, about);
    buf_literal(rdf->out, "\">\n");
}

static void close_thing(Rdf *rdf, const char *type) {
    buf_format(rdf->out, "</%s>\n", type);
}

static void put_link(Rdf *rdf, const char *property, Text to) {
    if (!to.length) return;
    buf_format(rdf->out, "<%s rdf:resource=\"", property);
    buf_html(rdf->out, to);
    buf_literal(rdf->out, "\"/>\n");
}

static void put_literal(Rdf *rdf, const char *property, const char *attribute, Text value, Text text) {
    if (!text.length) return;
    buf_format(rdf->out, "<%s", property);
    if (attribute) buf_format(rdf->out, " %s=\"%.*s\"", attribute, TEXT_ARG(value));
    buf_char(rdf->out, '>');
    buf_html(rdf->out, text);
    buf_format(rdf->out, "</%s>\n", property);
}

static void put_words(Rdf *rdf, const char *property, const LocalText *text) {
    for (size_t i = 0; i < text->count; i++)
        put_literal(rdf, property, "xml:lang", text->entries[i].language, text->entries[i].text);
}

// 2026, 2026-11 or 2026-11-22: each has its own type.
static void put_date(Rdf *rdf, const char *property, Text date) {
    static const char *const types[] = {"", "gYear", "gYearMonth", "date"};
    Text type = text_format(rdf->view->arena, "http://www.w3.org/2001/XMLSchema#%s", types[text_date_parts(date)]);
    put_literal(rdf, property, "rdf:datatype", type, date);
}

// --------------------------------------------------------------------- words of the vocabularies

typedef struct Pair {
    const char *ours, *theirs;
} Pair;

static Text look_up(const Pair *pairs, size_t count, Text ours) {
    for (size_t i = 0; i < count; i++)
        if (text_is(ours, pairs[i].ours)) return text_of(pairs[i].theirs);
    return (Text){0};
}

static void put_language(Rdf *rdf, Text tag) {
    static const Pair languages[] = {
        {"sv", "SWE"}, {"en", "ENG"}, {"fi", "FIN"}, {"ar", "ARA"}, {"so", "SOM"}, {"nb", "NOB"}, {"nn", "NNO"},
        {"da", "DAN"}, {"de", "DEU"}, {"fr", "FRA"}, {"es", "SPA"}, {"pl", "POL"}, {"ru", "RUS"}, {"uk", "UKR"},
        {"fa", "FAS"}, {"ku", "KUR"}, {"ti", "TIR"}, {"et", "EST"}, {"se", "SME"}, {"tr", "TUR"}, {"th", "THA"},
        {"bs", "BOS"}, {"hr", "HRV"}, {"sr", "SRP"}, {"am", "AMH"}, {"ps", "PUS"}, {"fit", "FIT"}, {"yi", "YID"}};
    Text first = {0};
    text_cut(&tag, '-', &first);
    Text code = look_up(languages, sizeof languages / sizeof *languages, first);
    if (code.length)
        put_link(rdf, "dcterms:language", text_format(rdf->view->arena, RESOURCE "language/%.*s", TEXT_ARG(code)));
}

// A report on equity is about population and society; its topics may say more.
static void put_themes(Rdf *rdf, const Indicator *one) {
    static const Pair themes[] = {{"health", "HEAL"},    {"care", "HEAL"},         {"education", "EDUC"},
                                  {"school", "EDUC"},    {"work", "ECON"},         {"economy", "ECON"},
                                  {"income", "ECON"},    {"democracy", "GOVE"},    {"justice", "JUST"},
                                  {"transport", "TRAN"}, {"environment", "ENVI"},  {"safety", "JUST"}};
    put_link(rdf, "dcat:theme", T(RESOURCE "data-theme/SOCI"));
    Map *said = map_new(rdf->view->arena);
    for (size_t i = 0; i < one->topic_count; i++) {
        Text code = look_up(themes, sizeof themes / sizeof *themes, one->topics[i]);
        if (code.length && map_put(said, code, said))
            put_link(rdf, "dcat:theme", text_format(rdf->view->arena, RESOURCE "data-theme/%.*s", TEXT_ARG(code)));
    }
}

// ----------------------------------------------------------------------------- distributions

typedef struct Distribution {
    const Indicator *indicator;
    const OpenKind *kind;
    size_t language;
    Text id;                              // "life-expectancy-data-json"
} Distribution;
typedef LIST(Distribution) DistributionList;

static DistributionList distributions_of(const Rdf *rdf, const Indicator *one) {
    const Site *site = rdf->view->site;
    Arena *arena = rdf->view->arena;
    DistributionList list = {0};
    for (size_t i = 0; i < open_kind_count(); i++) {
        const OpenKind *kind = open_kind(i);
        bool each = kind->scope == OPEN_INDICATOR_LANGUAGE;
        if (!open_of(site, kind, one)) continue;
        for (size_t l = 0; l < (each ? site->report.language_count : 1); l++) {
            Text tag = each ? site->report.languages[l].tag : (Text){0};
            Text id = text_format(arena, "%.*s-%s%s%.*s", TEXT_ARG(one->id), kind->name, each ? "-" : "", TEXT_ARG(tag));
            list_push(arena, &list, (Distribution){one, kind, l, id});
        }
    }
    return list;
}

// The words of the link to it, in all languages that say them themselves.
static void put_file_words(Rdf *rdf, const Distribution *one) {
    const Report *report = &rdf->view->site->report;
    bool each = one->kind->scope == OPEN_INDICATOR_LANGUAGE;
    for (size_t i = 0; i < report->language_count; i++) {
        const SiteLanguage *language = &report->languages[i];
        if (!words_has(language->locale, one->kind->words) || (each && i != one->language)) continue;
        put_literal(rdf, "dcterms:title", "xml:lang", language->tag,
                    words_plain(rdf->view->arena, language->locale, one->kind->words));
    }
}

static void put_distribution(Rdf *rdf, const Distribution *one) {
    const View *view = rdf->view;
    Text path = open_path(view->site, view->arena, one->kind, one->indicator->id, one->language);
    Text address = open_address(view, path), media = text_of(one->kind->media);
    open_thing(rdf, "dcat:Distribution", name_of(rdf, "distribution-", one->id));
    put_file_words(rdf, one);
    put_link(rdf, "dcat:accessURL", address);
    put_link(rdf, "dcat:downloadURL", address);
    put_literal(rdf, "dcterms:format", NULL, (Text){0}, media);
    put_link(rdf, "dcat:mediaType",
             text_format(view->arena, "http://www.iana.org/assignments/media-types/%.*s", TEXT_ARG(media)));
    put_link(rdf, "dcterms:license", licence_address(one->indicator->source.licence));
    put_link(rdf, "dcatap:availability", T(RESOURCE "planned-availability/AVAILABLE"));
    if (one->kind->scope == OPEN_INDICATOR_LANGUAGE)
        put_language(rdf, view->site->report.languages[one->language].tag);
    close_thing(rdf, "dcat:Distribution");
}

// ---------------------------------------------------------------------------------- datasets

// Which words tell what it is about: groups that are compared, and themes that show it.
static void put_keywords(Rdf *rdf, const Indicator *one) {
    for (size_t i = 0; i < one->dimension_count; i++)
        if (!one->dimensions[i].is_time) put_words(rdf, "dcat:keyword", &one->dimensions[i].list->title);
}

static void put_places(Rdf *rdf, const Indicator *one) {
    GroupList places = open_places(rdf->view, one);
    for (size_t i = 0; i < places.count; i++) {
        const Group *place = places.items[i];
        buf_literal(rdf->out, "<dcterms:spatial>\n<dcterms:Location>\n");
        put_words(rdf, "skos:prefLabel", &place->title);
        if (place->has_place) {
            Buf point = {0};
            buf_literal(&point, "POINT(");
            buf_number(&point, place->longitude);
            buf_char(&point, ' ');
            buf_number(&point, place->latitude);
            buf_char(&point, ')');
            put_literal(rdf, "dcat:centroid", "rdf:datatype",
                        T("http://www.opengis.net/ont/geosparql#wktLiteral"), buf_view(&point));
            buf_release(&point);
        }
        buf_literal(rdf->out, "</dcterms:Location>\n</dcterms:spatial>\n");
    }
}

static void put_time(Rdf *rdf, const Indicator *one) {
    Text first, last;
    if (!indicator_span(rdf->view->arena, one, &first, &last)) return;
    buf_literal(rdf->out, "<dcterms:temporal>\n<dcterms:PeriodOfTime>\n");
    put_date(rdf, "dcat:startDate", first);
    put_date(rdf, "dcat:endDate", last);
    buf_literal(rdf->out, "</dcterms:PeriodOfTime>\n</dcterms:temporal>\n");
}

static bool has_contact(const Report *report) {
    return report->email.length || report->feedback.length;
}

static void put_description(Rdf *rdf, const Indicator *one) {
    const LocalText *texts[] = {&one->definition, &one->question, &one->title};
    size_t i = 0;
    while (i < 2 && !texts[i]->count) i++;
    put_words(rdf, "dcterms:description", texts[i]);
}

static void put_dataset(Rdf *rdf, const Indicator *one) {
    const View *view = rdf->view;
    const Report *report = &view->site->report;
    open_thing(rdf, "dcat:Dataset", name_of(rdf, "dataset-", one->id));
    put_words(rdf, "dcterms:title", &one->title);
    put_description(rdf, one);
    put_link(rdf, "dcterms:publisher", name_of(rdf, "publisher", (Text){0}));
    if (has_contact(report)) put_link(rdf, "dcat:contactPoint", name_of(rdf, "contact", (Text){0}));
    put_themes(rdf, one);
    put_keywords(rdf, one);
    put_link(rdf, "dcterms:accessRights", T(RESOURCE "access-right/PUBLIC"));
    put_date(rdf, "dcterms:issued", one->source.published);
    put_date(rdf, "dcterms:modified", one->change_count ? one->changes[0].date : one->source.published);
    put_places(rdf, one);
    put_time(rdf, one);
    put_link(rdf, "dcat:landingPage",
             view_absolute(view, indicator_page(view->site, one), report->source_language));
    DistributionList files = distributions_of(rdf, one);
    for (size_t i = 0; i < files.count; i++)
        put_link(rdf, "dcat:distribution", name_of(rdf, "distribution-", files.items[i].id));
    close_thing(rdf, "dcat:Dataset");
    for (size_t i = 0; i < files.count; i++) put_distribution(rdf, &files.items[i]);
}

// --------------------------------------------------------------------------------- the whole

static void put_catalogue(Rdf *rdf) {
    const Site *site = rdf->view->site;
    const Report *report = &site->report;
    open_thing(rdf, "dcat:Catalog", name_of(rdf, "catalogue", (Text){0}));
    put_words(rdf, "dcterms:title", &report->title);
    put_words(rdf, "dcterms:description", report->description.count ? &report->description : &report->title);
    put_link(rdf, "dcterms:publisher", name_of(rdf, "publisher", (Text){0}));
    // Of the catalogue, not of the data: DCAT-AP-SE lets catalogues have no other.
    put_link(rdf, "dcterms:license", licence_address(T("CC0-1.0")));
    put_link(rdf, "foaf:homepage", report->base_url);
    for (size_t i = 0; i < report->language_count; i++) put_language(rdf, report->languages[i].tag);
    put_link(rdf, "dcat:themeTaxonomy", T(RESOURCE "data-theme"));
    for (size_t i = 0; i < site->indicators.count; i++)
        put_link(rdf, "dcat:dataset", name_of(rdf, "dataset-", site->indicators.items[i]->id));
    close_thing(rdf, "dcat:Catalog");
}

static void put_publisher(Rdf *rdf) {
    const Report *report = &rdf->view->site->report;
    open_thing(rdf, "foaf:Agent", name_of(rdf, "publisher", (Text){0}));
    put_words(rdf, "foaf:name", &report->organisation);
    put_link(rdf, "foaf:homepage", report->organisation_url);
    close_thing(rdf, "foaf:Agent");
}

static void put_contact(Rdf *rdf) {
    const Report *report = &rdf->view->site->report;
    if (!has_contact(report)) return;
    open_thing(rdf, "vcard:Organization", name_of(rdf, "contact", (Text){0}));
    put_words(rdf, "vcard:fn", &report->organisation);
    if (report->email.length)
        put_link(rdf, "vcard:hasEmail", text_format(rdf->view->arena, "mailto:%.*s", TEXT_ARG(report->email)));
    put_link(rdf, "vcard:hasURL", report->feedback);
    close_thing(rdf, "vcard:Organization");
}

void render_catalogue(Buf *out, const View *view, const Output *output) {
    (void)output;
    Rdf rdf = {out, view};
    buf_literal(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF\n"
                     "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
                     "xmlns:dcterms=\"http://purl.org/dc/terms/\"\n"
                     "xmlns:dcat=\"http://www.w3.org/ns/dcat#\"\n"
                     "xmlns:dcatap=\"http://data.europa.eu/r5r/\"\n"
                     "xmlns:foaf=\"http://xmlns.com/foaf/0.1/\"\n"
                     "xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\"\n"
                     "xmlns:vcard=\"http://www.w3.org/2006/vcard/ns#\">\n");
    put_catalogue(&rdf);
    put_publisher(&rdf);
    put_contact(&rdf);
    for (size_t i = 0; i < view->site->indicators.count; i++) put_dataset(&rdf, view->site->indicators.items[i]);
    buf_literal(out, "</rdf:RDF>\n");
}
