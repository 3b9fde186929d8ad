# SPDX-License-Identifier: EUPL-1.2
{ printf -- '---\ntitle: Prov\n---\n\n'; head -c 2000000 /dev/zero | tr '\0' 'a'; } > pages/work.md
