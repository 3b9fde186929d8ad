# SPDX-License-Identifier: EUPL-1.2
{ printf '{"terms": ["'; head -c 5000000 /dev/zero | tr '\0' 'a'; printf '"]}'; } > glossary.json
