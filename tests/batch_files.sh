#!/usr/bin/env bash
# --out-dir on a real disk: whole files or none, for their owner alone, whatever happens on the way.
# usage: batch_files.sh KNEECHECK
set -u
program=$(readlink -f "$1")
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

for i in $(seq 300); do
  echo "{\"id\": \"C-$i\", \"age\": 34, \"location\": \"outer\", \"onset\": \"gradual\", \"swelling\": \"none\", \"warning_signs\": \"none\", \"history\": \"none\", \"pattern\": \"after_set_distance\", \"start\": \"2026-11-30\"}"
done >cases.ndjson

(umask 000; exec "$program" plan cases.ndjson -q -f json --out-dir whole) >out 2>err || fail "status $?: $(head -n 1 err)"
[ -s out ] && fail "something on standard output"
[ "$(find whole -type f | wc -l)" = 301 ] || fail "$(find whole -type f | wc -l) files"
[ "$(wc -l <whole/manifest.csv)" = 301 ] || fail "the manifest"
[ "$(stat -c %a whole)" = 700 ] || fail "mode of the folder: $(stat -c %a whole)"
[ -z "$(find whole -type f ! -perm 600)" ] || fail "mode of a file"
jq -e .weeks whole/C-7.json >out || fail "a plan"

# --jobs changes nothing.
"$program" plan cases.ndjson -q -f json --out-dir one --jobs 1 || fail "--jobs 1"
diff -r whole one >out || fail "--jobs 1 differs: $(head -n 3 out)"

# What cannot be a folder, or is none of ours.
echo mine >file
for folder in file /proc/nowhere nowhere/deeper; do
  "$program" plan cases.ndjson -q --out-dir "$folder" >out 2>err
  [ $? = 1 ] || fail "status for --out-dir $folder"
  [ -s err ] || fail "no word about --out-dir $folder"
  [ -s out ] && fail "output for --out-dir $folder"
done
[ "$(cat file)" = mine ] || fail "a file in the place of the folder"

# Ids that lead elsewhere, and names that are taken: that case's error.
printf '%s\n' '{"id": "../up"}' '{"id": "/etc/x"}' '{"id": "manifest"}' '{"id": "ok"}' '{"id": "ok"}' '{"id": "-rf"}' '{"id": "a/b"}' >odd.ndjson
"$program" triage odd.ndjson -q -f json --out-dir odd 2>err
[ $? = 3 ] || fail "odd ids"
[ "$(find odd -type f | sort | tr '\n' ' ')" = "odd/manifest.csv odd/ok.json " ] || fail "odd ids: $(ls -A odd)"
[ ! -e up.json ] || fail "an id led out of the folder"

# Interrupted: whole files, no manifest but a list of what is ours, nothing half-written; what is missing is done by the next run.
for signal in INT TERM KILL; do
  mkfifo pipe
  env --default-signal=INT "$program" plan --input-format ndjson -q -f json --out-dir "left-$signal" - <pipe 2>err &
  job=$!
  exec 7>pipe
  head -n 50 cases.ndjson >&7
  for _ in $(seq 200); do
    [ -e "left-$signal/C-50.json" ] && break
    sleep 0.05
  done
  [ -e "left-$signal/C-50.json" ] || fail "what was read is not done before more is waited for ($signal)"
  kill -s "$signal" "$job"
  exec 7>&-
  wait "$job" 2>/dev/null
  [ $? = $((128 + $(kill -l "$signal"))) ] || fail "status after $signal"
  rm -f pipe
  [ ! -e "left-$signal/manifest.csv" ] || fail "a manifest after $signal"
  [ "$signal" = KILL ] || [ -z "$(find "left-$signal" -name '*.tmp')" ] || fail "left behind after $signal"
  [ "$(stat -c %a "left-$signal/.kneecheck-unfinished.csv")" = 600 ] || fail "mode of the list"
  "$program" plan cases.ndjson -q -f json --out-dir "left-$signal" 2>err
  [ $? = 1 ] || fail "files were replaced unasked"
  touch -d '2001-01-01' "left-$signal/C-50.json"
  "$program" plan cases.ndjson -q -f json --out-dir "left-$signal" --skip-existing 2>err || fail "--skip-existing: $(head -n 1 err)"
  diff -r whole "left-$signal" >out || fail "--skip-existing differs: $(head -n 3 out)"
  [ "$(stat -c %Y "left-$signal/C-50.json")" -lt 1000000000 ] || fail "--skip-existing wrote again what was there"
done

# A folder is no file that could be kept.
mkdir -p taken/C-1.json
"$program" plan cases.ndjson -q -f json --out-dir taken --skip-existing >out 2>err
[ $? = 1 ] || fail "a folder in the place of a file"
grep -q '^C-1,error,' taken/manifest.csv || fail "the manifest calls a folder a plan: $(grep '^C-1,' taken/manifest.csv)"

# A disk that fails or fills up: status 1, no half file.
if command -v strace >/dev/null; then
  for call in fsync rename; do
    strace -f -o /dev/null -e inject=$call:error=EIO:when=3+ "$program" plan cases.ndjson -q -f json --out-dir "bad-$call" 2>err
    [ $? = 1 ] || fail "a failing $call"
    [ -z "$(find "bad-$call" -name '*.tmp')" ] || fail "left behind after a failing $call"
    for file in "bad-$call"/C-*; do cmp -s "$file" "whole/${file#*/}" || fail "half a file after a failing $call"; done
  done
fi
mkdir small
if mount -t tmpfs -o size=2m none small 2>/dev/null; then
  "$program" plan cases.ndjson -q -f json --out-dir small 2>err
  [ $? = 1 ] || fail "a full disk"
  grep -q 'No space left' err || fail "no word of the full disk"
  [ -z "$(find small -name '*.tmp')" ] || fail "left behind on a full disk"
  for file in small/C-*; do cmp -s "$file" "whole/${file#*/}" || fail "half a file on a full disk"; done
  # Who has become urgent is said all the same, and the old plan goes.
  rm -rf small/* small/.[!.]*
  mount -o remount,size=6m small  # handouts have figures
  head -n 20 cases.ndjson | "$program" plan -q -f html --input-format ndjson --out-dir small/all - || fail "20 plans on a small disk"
  dd if=/dev/zero of=small/fill bs=1k count=9999 2>/dev/null
  sed '1,19s/34/35/; 20s/"warning_signs": "none"/"warning_signs": "breathless"/; 20q' cases.ndjson >urgent.ndjson
  "$program" plan -q -f html --out-dir small/all --update urgent.ndjson 2>err
  [ $? = 1 ] || fail "status of a full disk"
  grep -q "URGENT: 'C-20'" err || fail "nobody hears of an emergency on a full disk"
  [ ! -e small/all/C-20.html ] || fail "the plan of an emergency stays on a full disk"
fi

[ "$failures" = 0 ] && echo "all well"
exit $((failures > 0))
