# SPDX-License-Identifier: EUPL-1.2
rm pages/index.md pages/index.en.md
