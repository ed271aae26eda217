#!/usr/bin/env bash
# What `cmake --install` brings, and what is in the Debian package: every file where its reader looks, and nothing else.
# usage: install.sh BUILD SOURCE
set -u
build=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# tree ROOT ZSH_FOLDER: the files that should be below it.
tree() {
  printf '%s\n' bin/kneecheck share/bash-completion/completions/kneecheck share/fish/vendor_completions.d/kneecheck.fish "share/zsh/$2/_kneecheck" \
    share/doc/kneecheck/{LICENSE,copyright,changelog.gz,changelog.Debian.gz} share/lintian/overrides/kneecheck
  for page in "$source"/man/*; do echo "share/man/man${page##*.}/$(basename "$page").gz"; done
  for schema in "$source"/data/schema/*; do echo "share/kneecheck/schema/$(basename "$schema")"; done
}

# holds ROOT ZSH_FOLDER: the tree is as it should be, and every file says what its source says.
holds() {
  diff <(cd "$1" && find . -type f -printf '%P\n' | sort) <(tree "$@" | sort) || fail "$1: not the files that belong there"
  for page in "$source"/man/*; do
    zcat "$1/share/man/man${page##*.}/$(basename "$page").gz" | cmp - "$page" || fail "$1: $page"
  done
  diff -r "$source/data/schema" "$1/share/kneecheck/schema" || fail "$1: schemas"
  cmp "$source/LICENSE" "$1/share/doc/kneecheck/LICENSE" || fail "$1: licence"
  for shell in bash zsh fish; do
    "$1/bin/kneecheck" completion "$shell" >"$work/$shell"
  done
  cmp "$work/bash" "$1/share/bash-completion/completions/kneecheck" || fail "$1: completion for bash"
  cmp "$work/zsh" "$1/share/zsh/$2/_kneecheck" || fail "$1: completion for zsh"
  cmp "$work/fish" "$1/share/fish/vendor_completions.d/kneecheck.fish" || fail "$1: completion for fish"
  man -M "$1/share/man" kneecheck 2>&1 | grep -q 'symptom checker and exercise planner' || fail "$1: man kneecheck"
  man -M "$1/share/man" 5 kneecheck-case 2>&1 | grep -q 'KNEECHECK-CASE(5)' || fail "$1: man 5 kneecheck-case"
}

cmake --install "$build" --prefix "$work/local" >"$work/log" || fail "cmake --install: $(cat "$work/log")"
holds "$work/local" site-functions

# A notice for each library that the build asks for, in the words of that library's own package.
declare -A package=([CLI11]=libcli11-dev [fmt]=libfmt-dev [yaml-cpp]=libyaml-cpp-dev [EXPAT]=libexpat1-dev [doctest]=doctest-dev)
notices=$source/scripts/debian/copyright
# licence FILES COPYRIGHT_FILE: its name.
licence() {
  awk -v files="$1" '/^Files:/ { here = $2 == files } here && sub("^License: ", "") { print; exit }' "$2"
}
# words LICENCE COPYRIGHT_FILE: its text, however it is broken into lines.
words() {
  awk -v name="License: $1" '/^[^ ]/ { here = $0 == name; next } here' "$2" | tr -s ' \n' ' '
}
for library in $(sed -n 's/^find_package(\([A-Za-z0-9-]*\).*/\1/p' "$source/CMakeLists.txt" | grep -vx Threads) doctest; do
  theirs=/usr/share/doc/${package[$library]-$library}/copyright
  name=$(licence '*' "$theirs")
  [ "$(licence "$library" "$notices")" = "$name" ] || fail "no notice of $library under $name"
  said=$(words "$name" "$notices")
  [ -n "$said" ] || fail "no text of $name"
  [ "$said" = "$(words "$name" "$theirs")" ] || fail "$library: not the words of $name in $theirs"
done

# The package: what it needs is what the program loads, and lintian has nothing against it.
cpack --config "$build/CPackConfig.cmake" -B "$work/package" >"$work/log" 2>&1 || fail "cpack: $(cat "$work/log")"
deb=$(echo "$work"/package/kneecheck_*_"$(dpkg --print-architecture)".deb)
needs=$(dpkg-deb -f "$deb" Depends)
for library in $(readelf -d "$build/kneecheck" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
  owner=$(dpkg -S "*/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/$library" | sed -n '1s/:.*//p')
  [[ ", $needs" == *", $owner ("* ]] || fail "$library is loaded, and $owner is not among what the package needs: $needs"
done
dpkg-deb -x "$deb" "$work/root"
holds "$work/root/usr" vendor-completions
lintian --fail-on error,warning --allow-root "$deb" || fail lintian
[ "$failures" -eq 0 ]
