// SPDX-License-Identifier: EUPL-1.2
// Licences that have an address. The identifiers are SPDX's; Creative Commons' addresses are written
// with http and a final slash, as DCAT-AP-SE asks, so that catalogues find them equal.
#include "site/open.h"

static const struct Licence {
    const char *id, *address;
} licences[] = {
    {"cc0-1.0", "http://creativecommons.org/publicdomain/zero/1.0/"},
    {"cc-by-4.0", "http://creativecommons.org/licenses/by/4.0/"},
    {"cc-by-sa-4.0", "http://creativecommons.org/licenses/by-sa/4.0/"},
    {"cc-by-nc-4.0", "http://creativecommons.org/licenses/by-nc/4.0/"},
    {"cc-by-nc-sa-4.0", "http://creativecommons.org/licenses/by-nc-sa/4.0/"},
    {"cc-by-nd-4.0", "http://creativecommons.org/licenses/by-nd/4.0/"},
    {"cc-by-nc-nd-4.0", "http://creativecommons.org/licenses/by-nc-nd/4.0/"},
    {"cc-by-3.0", "http://creativecommons.org/licenses/by/3.0/"},
    {"cc-by-2.5-se", "http://creativecommons.org/licenses/by/2.5/se/"},
    {"odbl-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"},
    {"odc-by-1.0", "https://opendatacommons.org/licenses/by/1-0/"},
    {"pddl-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"},
    {"nlod-2.0", "https://data.norge.no/nlod/no/2.0"},
};

// "CC BY 4.0" is CC-BY-4.0 too.
static bool same_licence(Text written, const char *id) {
    size_t i = 0;
    for (; i < written.length && id[i]; i++) {
        char c = written.at[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + ('a' - 'A'));
        if ((c == ' ' ? '-' : c) != id[i]) return false;
    }
    return i == written.length && !id[i];
}

Text licence_address(Text licence) {
    for (size_t i = 0; i < sizeof licences / sizeof *licences; i++)
        if (same_licence(licence, licences[i].id)) return text_of(licences[i].address);
    return (Text){0};
}
