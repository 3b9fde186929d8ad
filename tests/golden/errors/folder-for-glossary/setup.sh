# SPDX-License-Identifier: EUPL-1.2
rm glossary.json; mkdir glossary.json
