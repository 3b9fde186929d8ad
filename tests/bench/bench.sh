#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Builds a report of 1,000 indicators in 5 languages on tmpfs and compares with the floor.
#   tests/bench/bench.sh [INDICATORS] [THREADS]
set -euo pipefail
cd "$(dirname "$0")/../.."
indicators=${1:-1000} threads=${2:-$(nproc)}
work=$(mktemp -d "${BENCH_FOLDER:-/dev/shm}/jamlik-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT

node tests/bench/make-report.mjs "$work/report" "$indicators"
gcc -O2 -D_GNU_SOURCE -o "$work/floor" tests/bench/floor.c $(pkg-config --cflags --libs libcmark-gfm) -lcmark-gfm-extensions

measure() { /usr/bin/env TIMEFORMAT="%U %S %R" bash -c "time build/jamlik build $work/report -o $work/site -j$threads >/dev/null" 2>&1 | tail -1; }

echo "cold (every PNG is drawn): user, system, wall seconds: $(measure)"
floors=() ratios=()
for round in 1 2 3; do
    read -r user system wall <<<"$(measure)"
    floor=$("$work/floor" "$work/report" "$work/site" "$work/out-$round")
    rm -rf "$work/out-$round"
    ratio=$(awk "BEGIN { printf \"%.2f\", ($user + $system) / $floor }")
    echo "round $round: CPU $(awk "BEGIN { print $user + $system }") s, wall $wall s, floor $floor s, ratio $ratio"
    ratios+=("$ratio")
done
peak=$(build/jamlik build "$work/report" -o "$work/site" -j"$threads" >/dev/null & pid=$!; peak=0
    while [ -r /proc/$pid/status ]; do now=$(awk '/VmHWM/ { print $2 }' /proc/$pid/status 2>/dev/null || true); [ -n "${now:-}" ] && peak=$now; sleep 0.02; done; echo "$peak")
echo "pages: $(find "$work/site" -name '*.html' | wc -l), files: $(find "$work/site" -type f | wc -l), peak memory: $((peak / 1024)) MiB"
printf '%s\n' "${ratios[@]}" | sort -n | awk '{ r[NR] = $1 } END { print "median ratio to the floor: " r[int((NR + 1) / 2)] }'
