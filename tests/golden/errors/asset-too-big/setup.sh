# SPDX-License-Identifier: EUPL-1.2
truncate -s 200M assets/film.mp4
