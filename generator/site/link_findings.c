// SPDX-License-Identifier: EUPL-1.2
// A finding's sentence beside its number: a reader sees both at once, so they must agree. Order:
// what the sentence claims, what its number shows, check_finding.
#include "site/linker.h"

#include <math.h>

enum { MOST_CLAIMS = 32, YEARS_FROM = 1800, YEARS_TO = 2200 };

// ---------------------------------------------------------------------------------- claims
// Years, and ranges such as "25–64 years", say whom and when, not how many.

static bool is_year(const NumberFound *found) {
    return !found->decimals && text_characters(found->part) == 4 && found->number >= YEARS_FROM &&
           found->number < YEARS_TO;
}

static bool is_range(const NumberFound *one, const NumberFound *next) {
    const char *from = one->part.at + one->part.length;
    if (next->part.at < from) return false;
    Text between = {from, (size_t)(next->part.at - from)};
    return text_is(between, "–") || text_is(between, "-");
}

static size_t find_claims(const Language *language, Text text, NumberFound *claims) {
    NumberFound all[MOST_CLAIMS];
    size_t found = numbers_find(language, text, all, MOST_CLAIMS), count = 0;
    if (found > MOST_CLAIMS) found = MOST_CLAIMS;
    for (size_t i = 0; i < found; i++) {
        bool range = (i > 0 && is_range(&all[i - 1], &all[i])) ||
                     (i + 1 < found && is_range(&all[i], &all[i + 1]));
        if (!range && !is_year(&all[i])) claims[count++] = all[i];
    }
    return count;
}

// ----------------------------------------------------------------------------------- number
// A gap is shown by itself or by its two ends: "53.5 per cent against 23.6".

typedef struct Shown {
    double numbers[3];                    // the large one first
    size_t count;
} Shown;

static void show(Shown *shown, const Observation *cell) {
    if (observation_has_value(cell)) shown->numbers[shown->count++] = cell->value;
}

static Shown shown_by(const Target *target) {
    Shown shown = {0};
    if (!target->gap.from) {
        show(&shown, table_cell(target->table, 0, 0));
        return shown;
    }
    shown.numbers[shown.count++] = target->query.ratio ? target->gap.ratio : target->gap.absolute;
    show(&shown, target->gap.from);
    show(&shown, target->gap.to);
    return shown;
}

static bool same(const NumberFound *claim, double number) {
    double written = number_rounded(fabs(number), claim->decimals);
    return fabs(written - fabs(claim->number)) <= 1e-9 * fmax(1, written);
}

// "7 of 10" is as near to 73.5 per cent as tenths can be.
static bool is_share(const NumberFound *part, const NumberFound *whole, double percent) {
    bool counts = !part->decimals && !whole->decimals && part->number >= 0 &&
                  part->number <= whole->number && whole->number > 1;
    double step = 100 / whole->number;
    return counts && fabs(part->number * step - percent) <= step / 2;
}

static bool agrees(const NumberFound *claims, size_t count, const Shown *shown, bool percent) {
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < shown->count; j++) {
            if (same(&claims[i], shown->numbers[j])) return true;
            if (!percent || i == 0) continue;
            if (is_share(&claims[i - 1], &claims[i], shown->numbers[j]) ||
                is_share(&claims[i], &claims[i - 1], shown->numbers[j]))
                return true;
        }
    return false;
}

// ------------------------------------------------------------------------------------ check

static Text as_written(const Linker *linker, const Target *target, double number) {
    int decimals = target->indicator->unit.decimals;
    if (target->gap.from && target->query.ratio) decimals = number < 2 ? 2 : 1;
    const Language *language = linker->site->report.languages[linker->version->language].locale;
    return number_text(linker->arena, language, target->gap.from ? fabs(number) : number, decimals);
}

static Diag *contradiction(Linker *linker, Spot spot, Text message) {
    return diag_error(linker->diags, "contradicting-finding", spot, "%.*s", TEXT_ARG(message));
}

static void report_missing(Linker *linker, Spot spot, Text claim) {
    Text message = text_format(linker->arena, "the text says %.*s, the data has no value for 'number'",
                               TEXT_ARG(claim));
    diag_hint(linker->diags, contradiction(linker, spot, message),
              "say in words why there is none, or correct 'number'");
}

static void report_other(Linker *linker, Spot spot, Text claim, Text number) {
    Text message = claim.length
                       ? text_format(linker->arena, "the text says %.*s, the finding's number is %.*s",
                                     TEXT_ARG(claim), TEXT_ARG(number))
                       : text_format(linker->arena,
                                     "none of the numbers in the text is the finding's, which is %.*s",
                                     TEXT_ARG(number));
    diag_hint(linker->diags, contradiction(linker, spot, message),
              "write %.*s in the text, or correct 'number'", TEXT_ARG(number));
}

void check_finding(Linker *linker, const Finding *finding, const Target *number) {
    NumberFound claims[MOST_CLAIMS];
    const Language *language = linker->site->report.languages[linker->version->language].locale;
    size_t count = find_claims(language, finding->text, claims);
    if (!number->found || !count || (number->query.ratio && isnan(number->gap.ratio))) return;
    Shown shown = shown_by(number);
    bool percent = number->indicator->unit.kind == UNIT_PERCENT;
    if (agrees(claims, count, &shown, percent)) return;
    Spot spot = part_spot(finding->text_spot, "", count == 1 ? claims[0].part : (Text){0});
    if (!shown.count) report_missing(linker, spot, claims[0].part);
    else
        report_other(linker, spot, count == 1 ? claims[0].part : (Text){0},
                     as_written(linker, number, shown.numbers[0]));
}
