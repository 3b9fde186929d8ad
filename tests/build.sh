#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# What holds for a whole build: same bytes for any number of threads, nothing half, nothing lost.
#   tests/build.sh PROGRAM
set -uo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d) passed=0 failed=0
trap 'rm -rf "$work"' EXIT

ok() { # name command…
    local name=$1; shift
    if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); echo "ok $name"
    else failed=$((failed + 1)); echo "FAILED $name"; tail -20 "$work/log"; fi
}
not() { ! "$@"; }
digest() { (cd "$1" && find . -type f | sort | xargs -d '\n' sha256sum | sha256sum); }
says() { # text command…: exits non-zero and says the text
    local text=$1; shift
    "$@" >"$work/said" 2>&1 && { echo "it exited 0"; return 1; }
    grep -qF -- "$text" "$work/said" || { cat "$work/said"; return 1; }
}
exits() { # code command…
    local code=$1; shift
    "$@" >"$work/said" 2>&1; local got=$?
    [ $got = "$code" ] || { echo "exit $got, not $code"; cat "$work/said"; return 1; }
}

cp -R content "$work/content"; rm -rf "$work/content/.jamlik"
ok "the report builds with one thread" "$program" build "$work/content" -o "$work/one" -j1
rm -rf "$work/content/.jamlik"
ok "and with eight" "$program" build "$work/content" -o "$work/eight" -j8
ok "to the same bytes" diff -r "$work/one" "$work/eight"
ok "and again, from kept pictures" "$program" build "$work/content" -o "$work/again" -j3
ok "to the same bytes as well" diff -r "$work/one" "$work/again"
ok "with any language of the machine" env LANG=ar_EG.UTF-8 LC_ALL=ar_EG.UTF-8 "$program" build "$work/content" -o "$work/arabic"
ok "the same bytes too" diff -r "$work/one" "$work/arabic"
ok "a plan row for every file" test "$("$program" plan "$work/content" | wc -l)" = "$(find "$work/one" -type f | wc -l)"
ok "which names the form of a figure" grep -qP '^en/figures/turnout-education-by-education-time-.*\.svg\tfigure-svg\ten\t[^\t]*\tslope \(auto\)$' <("$program" plan "$work/content")
ok "and every file in the plan" diff <("$program" plan "$work/content" | cut -f1 | LC_ALL=C sort) <(cd "$work/one" && find . -type f | sed 's|^\./||' | LC_ALL=C sort)

before=$(digest "$work/one")
echo '{"broken": ' >"$work/content/indicators/broken.json"
ok "a broken report exits 1" exits 1 "$program" build "$work/content" -o "$work/one"
ok "and leaves the old site whole" test "$before" = "$(digest "$work/one")"
ok "with nothing left beside it" not ls -d "$work"/one.new-*
rm "$work/content/indicators/broken.json"

for delay in 0.02 0.05 0.1 0.2 0.4; do
    rm -rf "$work/content/.jamlik"
    timeout -s KILL $delay "$program" build "$work/content" -o "$work/one" >/dev/null 2>&1
    ok "killed after $delay s, a whole site stands" test "$before" = "$(digest "$work/one")"
done
rm -rf "$work"/one.new-*
mkdir -p "$work/one.new-999999999/sv"; touch "$work/one.new-999999999/.jamlik-site"; touch -d "1 hour ago" "$work/one.new-999999999" # no process has this id
ok "a build" "$program" build "$work/content" -o "$work/one"
ok "clears away what a killed one has left" not ls -d "$work"/one.new-*

mkdir "$work/mine"; echo keep >"$work/mine/thesis.txt"
ok "a folder that is no site is not replaced" says "something else than a site" "$program" build "$work/content" -o "$work/mine"
ok "and its file is still there" grep -q keep "$work/mine/thesis.txt"
mkdir "$work/empty"
ok "an empty folder is filled" "$program" build "$work/content" -o "$work/empty/"
mkdir "$work/real"; ln -s real "$work/linked"
ok "a link to a folder" "$program" build "$work/content" -o "$work/linked"
ok "stands for the folder" test -L "$work/linked" -a -f "$work/real/index.html"
mkdir "$work/here"
ok "the folder that one is in is not replaced" says "you are in this folder" env -C "$work/here" "$program" build "$work/content" -o .
cp -R tests/golden/small/report "$work/small"; mkdir -p "$work/small/assets"
ok "a site among the report's own files" "$program" build "$work/small" -o "$work/small/assets/site"
before=$(digest "$work/small/assets/site")
ok "and again" "$program" build "$work/small" -o "$work/small/assets/site"
ok "does not swallow itself" test "$before" = "$(digest "$work/small/assets/site")"
mkdir -p "$work/elsewhere/bin" "$work/elsewhere/share/jamlik"; cp "$program" "$work/elsewhere/bin/"; cp -R templates themes "$work/elsewhere/share/jamlik/"
ok "a program that was installed and moved" env -u JAMLIK_SHARE "$work/elsewhere/bin/$(basename "$program")" build "$work/small" -o "$work/moved"
if [ "$(id -u)" != 0 ]; then
    mkdir -p "$work/kept"; "$program" build "$work/small" -o "$work/kept/site" >/dev/null 2>&1
    mkdir "$work/kept/site/locked"; touch "$work/kept/site/locked/x"; chmod 555 "$work/kept/site/locked"
    ok "an old site that cannot be removed" "$program" build "$work/small" -o "$work/kept/site"
    ok "makes place for the new one" not test -e "$work/kept/site/locked"
    ok "and is told of" test -e "$work"/kept/site.new-*/locked/x
    chmod -R 755 "$work/kept"
    mkdir "$work/locked"; chmod 555 "$work/locked"
    ok "a folder without the right to write is told of" says "cannot be written" "$program" build "$work/content" -o "$work/locked/site"
fi
ok "a full disk is told of" says "cannot be written" "$program" build "$work/content" -o /proc/jamlik-site

ok "no arguments: usage" exits 2 "$program"
ok "--help: fine" exits 0 "$program" --help
ok "--version: fine" exits 0 "$program" --version
ok "an unknown command suggests the nearest" says "did you mean 'build'" "$program" biuld
ok "an unknown option" exits 2 "$program" build --verbose
ok "an option without its value" exits 2 "$program" build -o
ok "threads must be a number" exits 2 "$program" build -j many
ok "two folders are one too many" exits 2 "$program" build a b
ok "a folder without a report" says "there is no report" "$program" build "$work/mine" -o "$work/none"
ok "a base URL that is none" says "the base URL begins with https://" "$program" build "$work/content" -o "$work/none" --base-url example.org
echo 'Hej {{name}}! {{>p}}' >"$work/t.mustache"; mkdir "$work/partials"; echo 'från {{place}}' >"$work/partials/p.mustache"
echo '{"name": "<Åsa>", "place": "Gävle"}' >"$work/t.json"
ok "a template from the command line" test "$("$program" template "$work/t.mustache" --data "$work/t.json" --partials "$work/partials")" = "Hej &lt;Åsa&gt;! från Gävle"
ok "a template without its file" exits 1 "$program" template "$work/none.mustache"
ok "and no file at all" exits 2 "$program" template

echo "$passed passed, $failed failed"
[ $failed = 0 ]
