# SPDX-License-Identifier: EUPL-1.2
mkfifo pages/pipe.md
