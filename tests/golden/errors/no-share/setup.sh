# SPDX-License-Identifier: EUPL-1.2
rm -r ../share/templates ../share/themes
