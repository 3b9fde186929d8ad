// SPDX-License-Identifier: EUPL-1.2
// Open data: every file for those who take the numbers further, its path and how it is made.
#include "site/inside.h"

void plan_open(Site *site) { (void)site; } // TODO
void render_open(Buf *out, const View *view, const Output *output) { (void)out, (void)view, (void)output; } // TODO
const char *open_kind_name(const struct OpenKind *kind) { (void)kind; return "open"; } // TODO
