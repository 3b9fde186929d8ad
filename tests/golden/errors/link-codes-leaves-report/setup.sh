# SPDX-License-Identifier: EUPL-1.2
mkdir ../elsewhere; mv codes/sex.json ../elsewhere; ln -s ../../elsewhere/sex.json codes/sex.json
