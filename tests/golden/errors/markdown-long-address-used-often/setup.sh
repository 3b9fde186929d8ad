# SPDX-License-Identifier: EUPL-1.2
{ printf -- '---\ntitle: Prov\n---\n\n'; for i in {1..2000}; do printf '[a]\n\n'; done; printf '[a]: https://example.org/'; head -c 20000 /dev/zero | tr '\0' x; echo; } > pages/work.md
