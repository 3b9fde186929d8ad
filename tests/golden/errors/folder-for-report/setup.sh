# SPDX-License-Identifier: EUPL-1.2
rm report.yaml; mkdir report.yaml
