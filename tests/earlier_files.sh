#!/usr/bin/env bash
# --out-dir on a real disk where earlier runs were: a clinic's batch before and after some answers changed, with every option and format,
# killed at any moment, beside links, pipes, inputs and other runs. No file contradicts what was said last, nothing of anybody else is
# touched, and a manifest tells of the files that are there.
# usage: earlier_files.sh KNEECHECK ROOT
set -u
program=$(readlink -f "$1")
before=$(readlink -f "$2")/tests/field/clinic_before.ndjson
changed=$(readlink -f "$2")/tests/field/clinic_changed.ndjson
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
RANDOM=20261130

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# plan INPUT FORMAT FOLDER [OPTION]...
plan() {
  local input=$1 format=$2 folder=$3
  shift 3
  "$program" plan "$input" -f "$format" --out-dir "$folder" --on-error record "$@" >out 2>err
}

# Each file is in the manifest, and each file in the manifest is there.
speaks_true() {
  diff <(cut -d, -f5 "$1/manifest.csv" | sed 1d | grep . | sort) <(cd "$1" && find . -type f ! -name manifest.csv -printf '%P\n' | sort) >out ||
    fail "$2: the manifest and the files: $(head -n 3 out)"
}

# The files of one format are those of a run that had the folder to itself. P-021 is in the first batch alone, and stays as it was.
as_fresh() {
  diff -r -I '^SEQUENCE:' -x manifest.csv -x 'P-021.*' -x '*.other' "fresh-$2" "$1" >out || fail "$3: $(head -n 3 out)"
  diff <(grep -v '^P-021' "fresh-$2/manifest.csv" | sort) <(grep -v '^P-021' "$1/manifest.csv" | sort) >out ||
    fail "$3: the manifest: $(head -n 3 out)"
  [ -z "$(find "$1" -name '.*' -type f)" ] || fail "$3: left behind: $(ls -A "$1")"
  speaks_true "$1" "$3"
}

for format in json ics html csv; do
  plan "$before" $format "old-$format" || fail "before, $format: $(head -n 1 err)"
  plan "$changed" $format "fresh-$format" || fail "changed, $format: $(head -n 1 err)"
  cp -r "old-$format" refused
  plan "$changed" $format refused && fail "replaced unasked, $format"
  [ "$(grep -c update err)" = 1 ] || fail "what to add is not said once: $(cat err)"
  diff -r "old-$format" refused >out || fail "changed unasked, $format"
  rm -rf refused
  for way in --force --update --skip-existing; do
    cp -r "old-$format" "now-$format"
    plan "$changed" $format "now-$format" $way || fail "$way, $format: $(head -n 1 err)"
    as_fresh "now-$format" $format "$way, $format"
    [ -e "now-$format/P-021.$format" ] || fail "$way, $format: the file of a case that was not in the batch is gone"
    grep -q "P-001.$format', which was out of date" err || fail "$way, $format: P-001 is not named"
    if [ $format = ics ]; then
      for id in P-002 P-004 P-005; do
        [ ! -e "now-ics/$id.ics" ] || fail "$way: $id is withheld, and its calendar is there"
        grep -q "removed 'now-ics/$id.ics'" err || fail "$way: $id's calendar is not named"
      done
    fi
    # Once more, and nothing is left to do.
    find "now-$format" -type f -exec touch -d 2001-01-01 {} +
    plan "$changed" $format "now-$format" --update || fail "again, $format"
    [ -z "$(find "now-$format" -type f ! -name manifest.csv -newermt 2002-01-01)" ] || fail "$way, $format: what is right was written again"
    grep -qE 'replaced|removed' err && fail "$way, $format: again something out of date: $(grep -E 'replaced|removed' err | head -n 1)"
    rm -rf "now-$format"
  done
done

# Two formats: whatever is left of the other one goes with today's answer.
for way in --force --update --skip-existing; do
  cp -r old-json both
  plan "$before" ics both --update --time 18:30 || fail "two formats: $(head -n 1 err)"
  speaks_true both "two formats"
  cp both/P-006.ics P-006.ics
  plan "$changed" json both $way || fail "$way, two formats: $(head -n 1 err)"
  speaks_true both "$way, two formats"
  for id in P-001 P-002 P-003 P-004 P-005; do
    [ ! -e both/$id.ics ] || fail "$way: the calendar of $id contradicts its answer"
  done
  cmp -s P-006.ics both/P-006.ics || fail "$way: the calendar of P-006 is right, and gone or changed"
  for file in both/*.json; do
    [ "$file" = both/P-021.json ] || cmp -s "$file" "fresh-json/${file#both/}" || fail "$way, two formats: $file"
  done
  rm -rf both
done

# Killed: at each of many calls of the system, and at moments that chance picks. Then there is no manifest or a true one; and whoever goes
# on has what a run without an interruption would have left.
after_kill() {
  if [ -e killed/manifest.csv ]; then
    local row id file
    while IFS=, read -r id _ _ _ file _; do
      if [ -z "$file" ] || [ "$id" = id ]; then continue; fi
      row=$(grep -hF ",$file," killed/manifest.csv | head -n 1 | cut -d, -f1-6)  # whether it was in the list is another question
      for run in "old-$1" "fresh-$1"; do
        grep -qF "$row," "$run/manifest.csv" && diff -q -I '^SEQUENCE:' "killed/$file" "$run/$file" >/dev/null && continue 2
      done
      fail "killed $2: the manifest tells of another $file"
    done < <(tr -d '\r' <killed/manifest.csv)
  fi
  plan "$changed" "$1" killed --update || fail "after it was killed $2: $(head -n 1 err)"
  as_fresh killed "$1" "after it was killed $2"
}
for format in json ics; do
  if command -v strace >/dev/null; then
    for call in rename unlink write fsync openat fchmod; do
      for when in 1 2 3 6 13; do
        rm -rf killed && cp -r "old-$format" killed
        way=$([ $((when % 2)) = 0 ] && echo --force || echo --update)
        strace -f -o /dev/null -P killed -P killed/manifest.csv -P killed/.kneecheck-unfinished.csv -e trace=$call -e inject=$call:signal=KILL:when=$when \
          "$program" plan "$changed" -q -f $format --out-dir killed --on-error record "$way" >out 2>err
        after_kill $format "at $call $when, $format $way"
      done
    done
    for call in rename fsync; do
      for when in 2 4 7 11 20; do
        rm -rf killed && cp -r "old-$format" killed
        strace -f -o /dev/null -e inject=$call:signal=KILL:when=$when "$program" plan "$changed" -q -f $format --out-dir killed --on-error record --force >out 2>err
        after_kill $format "at $call $when of all, $format"
      done
    done
  fi
  for _ in $(seq 8); do
    rm -rf killed && cp -r "old-$format" killed
    "$program" plan "$changed" -q -f $format --out-dir killed --on-error record --force >out 2>err &
    sleep "0.0$((RANDOM % 10))$((RANDOM % 10))"
    kill -9 $! 2>/dev/null
    wait $! 2>/dev/null
    after_kill $format "at some moment, $format"
  done
done

# What a killed run has left half-written goes with the next; what only looks like it stays.
rm -rf killed && cp -r old-json killed
touch killed/.kneecheck-aB3dE9.tmp killed/.kneecheck-mine.tmp killed/.kneecheck-backup killed/.kneecheck-aB3dE9.tmp.txt
mkdir killed/.kneecheck-folder.tmp
ln -s /dev/null killed/.kneecheck-linked.tmp
plan "$changed" json killed --update || fail "beside left-over files: $(head -n 1 err)"
[ ! -e killed/.kneecheck-aB3dE9.tmp ] || fail "left over"
for name in mine.tmp backup aB3dE9.tmp.txt folder.tmp linked.tmp; do
  [ -e "killed/.kneecheck-$name" ] || fail "somebody else's .kneecheck-$name is gone"
done

# Links, pipes, devices and inputs in the place of a result.
for way in "" --force --update --skip-existing; do
  rm -rf odd && mkdir odd
  echo mine >elsewhere
  ln -s ../elsewhere odd/P-001.json
  ln -s ../nowhere odd/P-003.json
  mkfifo odd/P-006.json
  mkdir odd/P-007.json
  ln -s /dev/null odd/P-008.json
  # shellcheck disable=SC2086  # none, or one
  timeout 20 "$program" plan "$changed" -q -f json --out-dir odd $way >out 2>err
  [ $? = 1 ] || fail "links and pipes, $way: status"
  if [ "$(cat elsewhere)" != mine ] || [ -e nowhere ]; then fail "$way: written through a link"; fi
  [ "$(find odd -mindepth 1 ! -type f -printf '%P %y\n' | sort | tr '\n' ' ')" = "P-001.json l P-003.json l P-006.json p P-007.json d P-008.json l " ] ||
    fail "$way: a link, a pipe or a folder is gone"
  grep -q '^P-006,error,' odd/manifest.csv || fail "$way: the manifest calls a pipe a plan"
  [ -e odd/P-009.json ] || fail "$way: the others are not done"
done
for way in --force --update --skip-existing; do
  rm -rf inputs && mkdir inputs
  sed -n 6p "$before" >inputs/P-006.json
  cp inputs/P-006.json mine
  ln -f inputs/P-006.json linked.json
  for input in inputs/P-006.json linked.json ./inputs/../inputs/P-006.json; do
    "$program" plan $input -q -f json --out-dir inputs $way >out 2>err
    [ $? = 1 ] || fail "an input in the place of its result, $way: status"
    cmp -s inputs/P-006.json mine || fail "$way: an input is replaced"
  done
  "$program" plan - -q -f json --out-dir inputs $way <inputs/P-006.json >out 2>err
  cmp -s inputs/P-006.json mine || fail "$way: standard input is replaced"
done
for name in manifest.csv .kneecheck-unfinished.csv; do
  rm -rf odd && mkdir odd
  mkfifo "odd/$name"
  timeout 20 "$program" plan "$changed" -q -f json --out-dir odd --force >out 2>err
  [ $? = 1 ] || fail "a pipe for $name"
  [ "$(ls -A odd)" = "$name" ] || fail "a pipe for $name: $(ls -A odd)"
done

# Another run in the same folder has to wait until this one is done.
mkfifo slow
"$program" plan --input-format ndjson -q -f json --out-dir shared - <slow 2>err &
job=$!
exec 7>slow
head -n 1 "$before" >&7
for _ in $(seq 200); do
  [ -e shared/P-001.json ] && break
  sleep 0.05
done
plan "$changed" ics shared --update && fail "two runs in one folder"
grep -q 'another run is writing there' err || fail "two runs in one folder: $(cat err)"
exec 7>&-
wait $job || fail "the first of two runs"
plan "$changed" ics shared --update || fail "after the first of two runs: $(head -n 1 err)"

[ "$failures" = 0 ] && echo "all well"
exit $((failures > 0))
