#!/usr/bin/env bash
# Two builds in different folders give the same bytes: here the packed knowledge and one room, and the whole program with
# KNEECHECK_ALL_SEEDS=1, as that compiles everything once more.
# usage: same_bytes.sh BUILD SOURCE COMPILER CXXFLAGS
set -eu
build=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/elsewhere"
cp -r "$source"/{CMakeLists.txt,CHANGELOG.md,LICENSE,src,data,man,scripts} "$work/elsewhere"

targets=kneecheck_base
compared=libkneecheck_base.a
if [ -n "${KNEECHECK_ALL_SEEDS:-}" ]; then
  targets=kneecheck
  compared="$compared builtin_data.cpp kneecheck"
fi
export CCACHE_DISABLE=1 # what it remembers is the other build's
cmake -G Ninja -S "$work/elsewhere" -B "$work/build" -D CMAKE_BUILD_TYPE=Release -D KNEECHECK_TESTS=OFF -D CMAKE_CXX_COMPILER="$3" \
  -D CMAKE_CXX_FLAGS="$4" >"$work/log"
ninja -C "$work/build" "$targets" >>"$work/log" || { cat "$work/log"; exit 1; }
for file in $compared; do
  cmp "$build/$file" "$work/build/$file"
done
"$build/kneecheck-pack" "$work/elsewhere/data" "$work/packed.cpp"
cmp "$build/builtin_data.cpp" "$work/packed.cpp"
