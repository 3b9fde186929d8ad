// SPDX-License-Identifier: EUPL-1.2
// A chapter of the door data.h: measures of inequality, and an indicator cut by each of its dimensions.
#ifndef JAMLIK_DATA_INEQUALITY_H
#define JAMLIK_DATA_INEQUALITY_H

#include "data/table.h"

// ---------------------------------------------------------------------------------- measures
// Summary measures of inequality, as the World Health Organization's HEAT computes them (R package
// healthequal 1.0.1), with its faults mended; the formulas are in measure_*.c.
typedef enum MeasureKind {
    MEASURE_D, MEASURE_R, MEASURE_ACI, MEASURE_RCI, MEASURE_RCI_WAGSTAFF, MEASURE_RCI_ERREYGERS,
    MEASURE_SII, MEASURE_SII_LINEAR, MEASURE_RII, MEASURE_RII_LINEAR, MEASURE_BGV, MEASURE_BGSD,
    MEASURE_COV, MEASURE_MDBU, MEASURE_MDBW, MEASURE_MDMU, MEASURE_MDMW, MEASURE_MDRU, MEASURE_MDRW,
    MEASURE_IDISU, MEASURE_IDISW, MEASURE_MLD, MEASURE_TI, MEASURE_PAR, MEASURE_PAF, MEASURE_COUNT,
    // In the JSON alone: every group as many people, values on 0 to 1, the setting's own average.
    MEASURE_ACI_NOPOP = MEASURE_COUNT, MEASURE_RCI_LIM, MEASURE_MDMU_SETTING, MEASURE_IDISU_SETTING,
    MEASURE_PAR_SETTING, MEASURE_PAF_SETTING, MEASURE_ALL
} MeasureKind;
const char *measure_key(MeasureKind kind);        // "rci_wagstaff": as in report.yaml and the JSON
bool measure_read(Text key, MeasureKind *kind);

typedef struct MeasureGroup {
    Text name;
    const Group *group;                   // NULL in the plain form
    double value, se, population;         // NAN: not given
    double order;                         // rank in an ordered dimension; NAN: none
    bool reference;
} MeasureGroup;

typedef struct MeasureInput {
    const MeasureGroup *groups;
    size_t count;
    bool ordered;
    Better better;
    double scale;                         // 100 for percent, 1 for shares; NAN: none known
    double setting_average;               // NAN: none
} MeasureInput;

typedef struct Measure {
    double estimate, se, lower, upper;    // 95 %; NAN: none. estimate is NAN exactly when absent
                                          // se of r, rii and rii_linear: of the logarithm
    const char *absent;                   // why it does not apply: a key such as "needs-order"
    const char *no_interval;              // why it has no interval, likewise; NULL: it has
} Measure;

typedef struct Measures {
    Measure items[MEASURE_ALL];
} Measures;
void measures_compute(const MeasureInput *input, Measures *measures);
// Which groups D and R compare: D is `one` minus `two`. False: neither is given.
bool measures_pair(const MeasureInput *input, size_t *one, size_t *two);
// The groups of one column, without totals and wholes. A group whose value is withheld makes every
// measure absent ("value-missing"): nothing may be worked out from the others. Populations are those
// of the rows, or if one has none, n; none where one group is a part of another. Standard errors are
// the rows', or come from an interval of 95 % that is symmetrical. The scale is 100 for percentages, 1
// for ratios, the average the total's value, the order the code list's where that is ordered.
MeasureInput measures_input(Arena *arena, const Table *table, size_t column);

// How the gap between two groups has moved: the pair that is furthest apart now (as table_gap finds
// it), at the first and the last time at which both have values, after any break.
typedef enum Move { MOVE_UNKNOWN, MOVE_NARROWED, MOVE_SAME, MOVE_WIDENED } Move;
typedef struct GapChange {
    bool known;
    Gap first, last;                      // the same two groups
    const Group *start, *end;             // times
    Move absolute, relative;              // by the shown difference, and by the ratio
    bool certain;                         // false: intervals overlap at either end
    bool disagree;                        // one narrowed while the other widened
} GapChange;

// An indicator cut by one of its dimensions, at the default place and the latest time. `over_time`
// has the same rows and all times; NULL when there is only one.
typedef struct Breakdown {
    const Dimension *dimension;
    Query query;
    const Table *table, *over_time;
    Measures measures;
    GapChange change;
} Breakdown;
// One for each dimension but time with two groups or more; people before areas. Where the defaults
// leave a dimension open its declared reference is taken, else the group of the first row.
size_t breakdowns_of(Arena *arena, const Indicator *indicator, const DataSettings *settings,
                     const Breakdown **breakdowns);
// {"indicator": …, "measures": {…}, "absent": {…}, "breakdowns": [{"by": "sex", "where": {…}, "groups": […],
// "measures": {"d": {"estimate":…, "se":…, "lower":…, "upper":…}, …}, "absent": {"sii": "…"}}, …]};
// the first breakdown's stand at the top too.
void measures_json(Buf *out, const Indicator *indicator, const DataSettings *settings);
// The plain form {"better":…, "scale":…, "setting_average":…, "groups":[…]} of a file → the same JSON
// without breakdowns. False, and told, when it is none.
bool measures_json_plain(Buf *out, const Node *root, Diags *diags);

#endif
