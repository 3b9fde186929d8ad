# SPDX-License-Identifier: EUPL-1.2
{ printf -- '---\ntitle: Prov\n---\n\n'; printf '[%.0s' {1..5000}; echo; } > pages/work.md
