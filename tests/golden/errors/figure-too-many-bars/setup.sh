# SPDX-License-Identifier: EUPL-1.2
mkdir -p indicators codes
{
    printf '{"id": "area", "title": "Område", "groups": [{"id": "SE", "title": "riket"}, {"id": "9901", "slug": "ekby", "title": "Ekby"}, {"id": "9902", "slug": "alby", "title": "Alby"}'
    for i in $(seq 1001); do printf ', {"id": "x%d", "title": "By %d"}' "$i" "$i"; done
    printf ']}\n'
} >codes/area.json
for i in $(seq 1001); do echo "x$i,women,2015-2019,80,"; done >>indicators/life-expectancy.csv
