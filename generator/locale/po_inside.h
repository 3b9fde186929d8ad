// SPDX-License-Identifier: EUPL-1.2
//
// Between po.c, which reads lines, and po_string.c, which reads what is in quotation marks.
#ifndef JAMLIK_LOCALE_PO_INSIDE_H
#define JAMLIK_LOCALE_PO_INSIDE_H

#include "locale/po.h"

// One or more "strings" and nothing else? If not, an error; `line` is where it is told if there is
// nothing at all.
bool po_check_quotes(const Source *source, Text strings, Text line, Diags *diags);
// Fills string->text from string->raw. An unknown escape is an error, and false.
bool po_decode(Arena *arena, const Source *source, PoString *string, Diags *diags);
void po_check_header(const PoFile *po, Diags *diags);

#endif
