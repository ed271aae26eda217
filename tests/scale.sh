#!/usr/bin/env bash
# A stream that is divided, worked on in portions and joined has the same bytes as one that is not.
# usage: scale.sh KNEECHECK SOURCE_FOLDER
set -u
program=$(readlink -f "$1")
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# Good and bad records, long and short ones, and a last one without a line feed.
for i in $(seq 3000); do
  case $((i % 7)) in
    0) echo "{\"id\": \"C-$i\", \"age\": \"old\"}" ;;
    1) echo "{\"id\": \"C-$i\", \"age\": $((i % 90)), \"warning_signs\": \"locked\"}" ;;
    2) echo "no JSON, line $i" ;;
    *) echo "{\"id\": \"C-$i\", \"age\": $((20 + i % 40)), \"location\": \"outer\", \"onset\": \"gradual\", \"swelling\": \"none\", \"warning_signs\": \"none\", \"history\": \"none\", \"pattern\": \"after_set_distance\", \"start\": \"2026-11-30\", \"x_note\": \"$(printf '%*s' $((i % 500)) '')\"}" ;;
  esac
done >cases.ndjson
printf '{"id": "last"}' >>cases.ndjson

for command in 'triage' 'plan --weeks 2'; do
  # shellcheck disable=SC2086
  "$program" $command -f ndjson -q cases.ndjson >whole 2>/dev/null
  [ "$(wc -l <whole)" = 3001 ] || fail "$command: $(wc -l <whole) records for 3001"
  for jobs in 1 2 3 7; do
    # shellcheck disable=SC2086
    "$program" $command -f ndjson -q --jobs $jobs cases.ndjson 2>/dev/null | cmp -s whole - || fail "$command: --jobs $jobs changes the output"
  done
  # shellcheck disable=SC2086
  parallel --will-cite --pipe --keep-order --block 50k -j 4 --quote "$program" $command -f ndjson --input-format ndjson --on-error record -q - <cases.ndjson 2>/dev/null |
    cmp -s whole - || fail "$command: divided and joined is not the same"
  # shellcheck disable=SC2086
  KNEECHECK=$program "$root/scripts/scale/parallel" cases.ndjson $command 2>err >out || fail "scripts/scale/parallel: status $?"
  cmp -s whole out || fail "$command: scripts/scale/parallel is not the same"
done

# The other recipes are at least programs.
sh -n "$root/scripts/scale/slurm" || fail "slurm"
sh -n "$root/scripts/scale/hadoop-streaming" || fail "hadoop-streaming"
python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$root/scripts/scale/spark.py" || fail "spark.py"

[ "$failures" = 0 ] && echo "all well"
exit $((failures > 0))
