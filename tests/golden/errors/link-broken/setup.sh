# SPDX-License-Identifier: EUPL-1.2
ln -s nowhere.md pages/work.md
