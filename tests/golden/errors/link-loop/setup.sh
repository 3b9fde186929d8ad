# SPDX-License-Identifier: EUPL-1.2
ln -s . pages/again
