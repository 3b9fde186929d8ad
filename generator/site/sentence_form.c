// SPDX-License-Identifier: EUPL-1.2
// What kind of picture a figure is and how to read it; status words and symbols.
#include "site/inside.h"

Text sentence_form(const View *view, const Table *table) { (void)view, (void)table; return (Text){0}; } // TODO
Text sentence_how_to_read(const View *view, const Table *table) { (void)view, (void)table; return (Text){0}; } // TODO
Text sentence_standing(const View *view, const Table *table, size_t row, size_t column) {
    (void)view, (void)table, (void)row, (void)column;
    return (Text){0}; // TODO
}
Text view_standing(const View *view, Standing standing) { (void)view; return text_of(standing_name(standing)); } // TODO
const char *standing_symbol(Standing standing) { (void)standing; return "○"; } // TODO
Text view_progress_word(const View *view, Progress progress) { (void)view; return text_of(progress_name(progress)); } // TODO
const char *progress_symbol(Progress progress) { (void)progress; return "○"; } // TODO
