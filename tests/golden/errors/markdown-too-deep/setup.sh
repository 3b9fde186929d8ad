# SPDX-License-Identifier: EUPL-1.2
{ printf -- '---\ntitle: Prov\n---\n\n'; printf '> %.0s' {1..40}; echo Text; } > pages/work.md
