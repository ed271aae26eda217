#!/usr/bin/env bash
# Who may include whom: reads every include of src/ and fails on an arrow that README.md's picture does not have.
set -u
cd "$(dirname "$0")/../src" || exit 1

# room: the rooms it may include, beside itself and base.
declare -A may=(
  [base]=""
  [syntax]=""
  [knowledge]="syntax"
  [intake]="knowledge syntax"
  [triage]="intake knowledge syntax"
  [interview]="triage intake knowledge syntax"
  [plan]="triage intake knowledge syntax"
  [words]="plan triage intake knowledge"
  [explain]="words plan triage intake knowledge syntax"
  [document]="explain words plan triage intake knowledge"
  [render]="document"
  [export]="explain words plan triage intake knowledge"
  [cli]=""
  [world]=""
  [stream]="world cli export render document plan triage intake knowledge syntax"
  [app]="stream world cli render export document explain words plan interview triage intake knowledge syntax"
)
# What only these files may include: the world outside, and the libraries that have one door each.
only='<(iostream|fstream|filesystem|unistd\.h|fcntl\.h|csignal|ctime)> world/
<thread> stream/in_order\.h
<yaml-cpp/[^>]*> syntax/yaml\.cpp
<simdjson\.h> syntax/json\.cpp
<CLI/[^>]*> cli/parse\.cpp'

failures=0
for room in */; do
  room=${room%/}
  [ -n "${may[$room]+known}" ] || { echo "$room: a room that nobody knows"; failures=1; continue; }
  allowed=" $room base ${may[$room]} "
  while IFS=: read -r file line include; do
    target=${include#*\"}
    target=${target%%/*}
    [[ $allowed == *" $target "* ]] || { echo "$file:$line: $room must not include $target"; failures=1; }
  done < <(grep -rnE '^#include "[a-z]+/' "$room")
done
while read -r header place; do
  while IFS=: read -r file line _; do
    [[ $file =~ ^$place ]] || { echo "$file:$line: only $place may include $header"; failures=1; }
  done < <(grep -rnE "^#include $header" -- */)
done <<<"$only"
if grep -rnE '_clock::now|getenv|setlocale|std::locale|\bsystem\(' --include='*.cpp' --include='*.h' -- */ | grep -v '^world/posix_world\.cpp:'; then
  echo "clock, environment and locale are for world/posix_world.cpp alone"
  failures=1
fi
exit $failures
