# SPDX-License-Identifier: EUPL-1.2
rm indicators/life-expectancy.csv; mkdir indicators/life-expectancy.csv
