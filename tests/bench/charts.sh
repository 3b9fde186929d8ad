#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# What single charts cost, and beside them gnuplot's for the same data, where gnuplot is installed.
#   tests/bench/charts.sh PROGRAM [DRAWINGS]
set -euo pipefail
program=$1 drawings=${2:-200}
"$program" "$drawings"

command -v gnuplot >/dev/null || { echo "gnuplot is not installed: nothing to compare with"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

areas=(Bollnäs Gävle Hofors Hudiksvall Ljusdal Nordanstig Ockelbo Ovanåker Sandviken Söderhamn)
for i in {0..9}; do
    echo "${areas[i]} $(awk "BEGIN { for (s = 0; s < 2; s++) { v = 50 + (s * 37 + $i * 53 + s * $i * 11) % 50; print v, v - 2.5, v + 2.5 } }" | tr '\n' ' ')"
done >"$work/bar"
for i in {0..17}; do
    echo "$((2006 + i)) $(awk "BEGIN { for (s = 0; s < 4; s++) print 55 + 8 * s + (s % 2 ? -0.4 : 0.5) * $i + (s * 37 + $i * 53 + s * $i * 11) % 50 / 10 }" | tr '\n' ' ')"
done >"$work/line"

frame='set title "Skillnaden mellan kvinnor och män är störst i Ockelbo och minst i Gävle"
set bmargin 6
set label 1 "Källa: Folkhälsomyndigheten, Hälsa på lika villkor" at screen 0.02, 0.03'
bar='set style data histograms
set style histogram errorbars gap 1 lw 1
set style fill solid
set yrange [0:110]
plot "bar" using 2:3:4:xtic(1) title "Kvinnor", "bar" using 5:6:7 title "Män", "bar" using ($0 - 0.2):($2 + 4):(sprintf("%.1f", $2)) with labels notitle, "bar" using ($0 + 0.2):($5 + 4):(sprintf("%.1f", $5)) with labels notitle'
line='set yrange [40:110]
plot for [s=2:5] "line" using 1:s with linespoints title word("Kvinnor Män Förgymnasial Eftergymnasial", s - 1)'

# CPU milliseconds of a drawing: N + 1 of them less one of them, each in one process.
seconds() { # terminal commands count
    printf 'set terminal %s\n%s\ndo for [i=1:%d] { set output "%s/out.png"\n%s\n}\n' "$1" "$frame" "$3" "$work" "$2" >"$work/plot"
    (cd "$work" && TIMEFORMAT="%U %S" && time gnuplot plot 2>/dev/null) 2>&1 | tail -1 | awk '{ print $1 + $2 }'
}
for terminal in 'png size 1200,675 font "NotoSans-Regular,12"' 'pngcairo size 1200,675 font "Noto Sans,12"'; do
    for chart in bar line; do
        one=$(seconds "$terminal" "${!chart}" 1) all=$(seconds "$terminal" "${!chart}" 101)
        printf 'gnuplot   %-8s %-5s %7.3f  1200 × 675 %6d bytes\n' "${terminal%% *}" $chart "$(awk "BEGIN { print ($all - $one) * 10 }")" "$(stat -c %s "$work/out.png")"
    done
done
