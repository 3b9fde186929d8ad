// SPDX-License-Identifier: EUPL-1.2
//
// Addresses of the web as authors write them: what may become a link, and never a script.
#include "base/base.h"

#include <string.h>

static bool may_stand(char c) {
    return (unsigned char)c > ' ' && c != 0x7f && !strchr("\"<>\\^`{|}", c);
}

bool text_is_web(Text text) {
    static const char *const schemes[] = {"https://", "http://"};
    size_t scheme = text_starts(text, schemes[0]) ? 0 : 1, host = strlen(schemes[scheme]);
    bool good = text_starts(text, schemes[scheme]) && text.length > host &&
                !strchr("/?#:@.", text.at[host]);
    for (size_t i = host; good && i < text.length; i++)
        good = may_stand(text.at[i]);
    return good;
}
