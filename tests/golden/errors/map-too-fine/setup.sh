# SPDX-License-Identifier: EUPL-1.2
corners() { awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "%s[%d,60]", i ? "," : "", i % 90 }'; }
{
  printf '{"type": "FeatureCollection", "features": [\n'
  printf '{"properties": {"code": "9901"}, "geometry": {"type": "Polygon", "coordinates": [[%s]]}},\n' "$(corners 15000)"
  printf '{"properties": {"code": "9902"}, "geometry": {"type": "Polygon", "coordinates": [[%s]]}}\n]}\n' "$(corners 15000)"
} > codes/county.geojson
