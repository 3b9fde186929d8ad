#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Checks every #include in generator/ against generator/ROOMS.
set -euo pipefail
cd "$(dirname "$0")/.."
bad=0
complain() { echo "$1: $2" >&2; bad=$((bad + 1)); }

standard='^(assert|ctype|errno|fcntl|inttypes|limits|math|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings|time|unistd|dirent|ftw|sched|sys/[a-z]+|linux/fs|float|signal)\.h$'

check_file() { # file room doors foreign
    local file=$1 room=$2 doors=$3 foreign=$4 name allowed
    while read -r name; do
        case "$name" in
        */*) local other=${name%%/*}
             if [ "$other" = "$room" ]; then continue; fi
             case " $doors " in *" $other "*) ;; *) complain "$file" "room '$room' may not include room '$other'"; continue ;; esac
             [ "$name" = "$other/$other.h" ] || complain "$file" "only the door $other/$other.h is open, not $name" ;;
        *) [ -f "generator/$room/$name" ] || complain "$file" "include \"$room/$name\" with its room, not \"$name\"" ;;
        esac
    done < <(sed -nE 's/^ *# *include *"([^"]+)".*/\1/p' "$file")
    while read -r name; do
        [[ $name =~ $standard ]] && continue
        allowed=no
        for prefix in $foreign; do case "$name" in "$prefix"*) allowed=yes ;; esac; done
        [ $allowed = yes ] || complain "$file" "room '$room' may not include <$name>"
    done < <(sed -nE 's/^ *# *include *<([^>]+)>.*/\1/p' "$file")
}

rooms=0 files=0
while read -r room doors; do
    foreign=$(echo "$doors" | sed -E 's/^.* {2,}//'); doors=$(echo "$doors" | sed -E 's/ {2,}.*$//')
    [ "$foreign" = - ] && foreign=""; [ "$doors" = - ] && doors=""
    rooms=$((rooms + 1))
    if [ "$room" = main ]; then list=generator/main.c; else list=$(ls generator/"$room"/*.[ch] 2>/dev/null || true); fi
    for file in $list; do [ -f "$file" ] || continue; files=$((files + 1)); check_file "$file" "$room" "$doors" "$foreign"; done
done < <(grep -vE '^(#|$)' generator/ROOMS)

for folder in generator/*/; do
    grep -qE "^$(basename "$folder") " generator/ROOMS || complain "$folder" "is not in generator/ROOMS"
done
for file in $(find generator tests -name '*.[ch]'); do
    head -1 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' || complain "$file" "has no SPDX line"
done
echo "rooms: $rooms rooms, $files files, $bad wrong"
[ $bad = 0 ]
