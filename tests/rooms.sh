#!/usr/bin/env bash
# Who may include whom: reads every include of src/ and fails on an arrow that CMakeLists.txt does not have.
set -u
cd "$(dirname "$0")/../src" || exit 1

# room -> the rooms it may include: those that CMakeLists.txt lets it link.
declare -A may
while read -r room links; do may[$room]=$links; done < <(sed -n 's/^room(\(.*\))$/\1/p' ../CMakeLists.txt)

# What only these files may include: the world outside, the libraries that have one door each, and the numbers of the planning policy,
# so that one more number compiles few files anew.
only='<(iostream|fstream|filesystem|unistd\.h|fcntl\.h|csignal|ctime)> world/
<thread> stream/in_order\.h
<yaml-cpp/[^>]*> syntax/yaml\.cpp
<expat\.h> activities/xml\.cpp
<CLI/[^>]*> cli/parse\.cpp
"knowledge/(plan_policy|policy_numbers)\.h" (knowledge/(plan_policy\.h|decode_policy\.h|check_[a-z_]+\.cpp|evidence\.cpp|load\.cpp|overlaid\.h)|plan/(exercises\.h|running\.h|notes\.cpp|runner\.cpp)|diary/(dates|facts|pains)\.cpp)'

failures=0
for room in */; do
  room=${room%/}
  [ -n "${may[$room]+known}" ] || { echo "$room: a room that nobody knows"; failures=1; continue; }
  allowed=" $room ${may[$room]} "
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
# What a comment refers to stands in this tree: a document elsewhere is no reason that anybody can look up.
while IFS=: read -r file line name; do
  [ -n "$(find .. -path '*/node_modules' -prune -o -path '../build' -prune -o -name "$name" -print -quit)" ] ||
    { echo "$file:$line: there is no $name in this tree"; failures=1; }
done < <(grep -rnoiE '[a-z_][a-z_-]*\.md\b' -- */ main.cpp pack*.cpp pack.h)
exit $failures
