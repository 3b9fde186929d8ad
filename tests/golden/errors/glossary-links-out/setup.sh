# SPDX-License-Identifier: EUPL-1.2
mv glossary.json ../terms.json
ln -s ../terms.json glossary.json
