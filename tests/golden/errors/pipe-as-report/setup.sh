# SPDX-License-Identifier: EUPL-1.2
rm report.yaml
mkfifo report.yaml
