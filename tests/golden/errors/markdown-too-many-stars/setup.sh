# SPDX-License-Identifier: EUPL-1.2
{ printf -- '---\ntitle: Prov\n---\n\n'; for i in {1..1100}; do printf '**a** '; done; echo; } > pages/work.md
