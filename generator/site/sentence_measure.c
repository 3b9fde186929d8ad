// SPDX-License-Identifier: EUPL-1.2
// Measures of inequality in words, and how the gap has moved.
#include "site/inside.h"

Text sentence_gap_change(const View *view, const Breakdown *breakdown) { (void)view, (void)breakdown; return (Text){0}; } // TODO
Text sentence_measure(const View *view, const Breakdown *breakdown, MeasureKind kind) { (void)view, (void)breakdown, (void)kind; return (Text){0}; } // TODO
Text view_measure_name(const View *view, MeasureKind kind) { (void)view; return text_of(measure_key(kind)); } // TODO
Text view_measure_explained(const View *view, MeasureKind kind) { (void)view; return text_of(measure_key(kind)); } // TODO
Text view_measure_value(const View *view, const Indicator *indicator, MeasureKind kind, double value) { (void)indicator, (void)kind; return number_text(view->arena, view->language->locale, value, 2); } // TODO
Text view_measure_absent(const View *view, const char *reason) { (void)view; return text_of(reason); } // TODO
