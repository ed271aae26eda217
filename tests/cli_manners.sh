#!/usr/bin/env bash
# How the process behaves towards shell, pipes, disks and terminals: what no test inside the program can see.
# usage: cli_manners.sh KNEECHECK
set -u
program=$(readlink -f "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp "$here"/examples/*.yaml .
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

# A sanitizer takes more room and time than the limits here allow.
limited=yes
(ulimit -v 200000; "$program" --version) >/dev/null 2>&1 || limited=no
limit() { [ "$limited" = no ] || ulimit -v "$1"; }
# Two seconds are two of the processor, however busy the machine is.
limit_all() { limit 200000; [ "$limited" = no ] || ulimit -t 2; }

# expect STATUS COMMAND...: runs it with output in `out` and `err`.
expect() {
  local wanted=$1
  shift
  "$@" >out 2>err
  local status=$?
  [ "$status" = "$wanted" ] || fail "status $status, not $wanted: $* ($(head -n 1 err))"
}

# A batch of 2,000 cases, larger than any buffer.
for i in $(seq 2000); do
  echo "{\"id\": \"C-$i\", \"age\": 34, \"location\": \"outer\", \"onset\": \"gradual\", \"swelling\": \"none\", \"warning_signs\": \"none\", \"history\": \"none\", \"pattern\": \"after_set_distance\", \"worse_with\": \"downhill\", \"start\": \"2026-11-30\"}"
done >many.ndjson

# A full disk: every kind of output.
for arguments in --help --version 'plan outer-knee.yaml' 'triage outer-knee.yaml -f json' 'explain' 'check' 'plan -f ndjson many.ndjson' 'plan outer-knee.yaml -o /dev/full'; do
  # shellcheck disable=SC2086
  "$program" $arguments >/dev/full 2>err
  status=$?
  [ $status = 1 ] || fail "status $status with a full disk: $arguments"
  grep -q 'No space left' err || fail "no word of the full disk: $arguments"
done

# Closed descriptors: nothing else may take their number.
"$program" --version >&- 2>err
[ $? = 1 ] || fail "closed standard output"
"$program" plan outer-knee.yaml >golden.txt || fail "a plan"
"$program" plan outer-knee.yaml -o whole.txt >&- 2>/dev/null || fail "closed standard output with -o"
cmp -s golden.txt whole.txt || fail "-o differs from standard output"
"$program" plan hot-knee.yaml -o withheld.txt >&- 2>&-
[ $? = 4 ] || fail "closed standard output and error"
"$program" triage nothing.yaml 2>&-
[ $? = 1 ] || fail "closed standard error"
"$program" plan <&- >out 2>err
[ $? = 1 ] || fail "closed standard input"
"$program" plan </ >out 2>err
[ $? = 1 ] || fail "a folder as standard input"

# A reader that leaves: death by SIGPIPE, silently; where that is ignored, status 1, silently.
"$program" plan -f ndjson many.ndjson 2>err | head -n 1 >/dev/null
[ "${PIPESTATUS[0]}" = 141 ] || fail "not dead by SIGPIPE"
[ -s err ] && fail "words after SIGPIPE: $(cat err)"
(
  trap '' PIPE
  "$program" plan -f ndjson many.ndjson 2>err | head -n 1 >/dev/null
  [ "${PIPESTATUS[0]}" = 1 ] && [ ! -s err ]
) || fail "ignored SIGPIPE"

# -o: whole or not at all, for the owner only, no temporary file left.
mkdir box
echo OLD >box/p
(umask 000; exec "$program" plan outer-knee.yaml -o box/p) || fail "-o"
cmp -s golden.txt box/p || fail "-o replaces"
[ "$(stat -c %a box/p)" = 600 ] || fail "mode $(stat -c %a box/p)"
(umask 777; exec "$program" plan outer-knee.yaml -o box/q) || fail "-o under a strict umask"
[ "$(stat -c %a box/q)" = 600 ] || fail "mode under a strict umask"
ln -s p box/link
expect 0 "$program" triage outer-knee.yaml -o box/link
[ -L box/link ] || fail "a link did not stay one"
echo OLD >box/p
expect 3 "$program" plan -o box/p - <<<'agee: 3'
[ "$(cat box/p)" = OLD ] || fail "one bad case wrote a file"
expect 1 "$program" plan outer-knee.yaml -o nowhere/p
expect 1 "$program" plan outer-knee.yaml -o box
rm box/link box/q

# -o over what is read, under whatever name: refused, and nothing is lost.
cp outer-knee.yaml mine.yaml
ln -s mine.yaml alias.yaml
for arguments in 'plan mine.yaml -o ./mine.yaml' 'plan mine.yaml -o alias.yaml' 'triage -f json -o mine.yaml' 'explain --case mine.yaml -o ./mine.yaml' \
  'check mine.yaml -o alias.yaml'; do
  # shellcheck disable=SC2086  # words on purpose
  expect 2 "$program" $arguments <mine.yaml
  cmp -s outer-knee.yaml mine.yaml || fail "$arguments replaced the answers"
  cp outer-knee.yaml mine.yaml
done
rm alias.yaml mine.yaml

# A limit of the file size is an error as any other; Ctrl-\ leaves nothing half-written.
(ulimit -f 8; exec "$program" plan outer-knee.yaml -f json -o box/limited 2>err)
[ $? = 1 ] || fail "a limit of the file size"
grep -q 'cannot write' err || fail "no word of the limit"
[ "$(find box -type f | wc -l)" = 1 ] || fail "half a file under a limit: $(ls -A box)"
for signal in KILL TERM INT HUP QUIT; do
  echo OLD >box/p
  mkfifo pipe
  # A script's jobs ignore SIGINT unless told otherwise.
  env --default-signal=INT,QUIT "$program" plan -f ndjson --input-format ndjson -o box/p - <pipe 2>err &
  job=$!
  exec 7>pipe
  cat many.ndjson >&7
  for _ in $(seq 100); do
    [ "$(find box -type f | wc -l)" = 2 ] && break
    sleep 0.05
  done
  [ "$(find box -type f | wc -l)" = 2 ] || fail "no file is being written ($signal)"
  kill -s "$signal" "$job"
  exec 7>&-
  wait "$job" 2>/dev/null
  status=$?
  [ $status = $((128 + $(kill -l "$signal"))) ] || fail "status $status after $signal"
  [ "$(cat box/p)" = OLD ] || fail "the old file is gone after $signal"
  [ "$signal" = KILL ] || [ "$(ls -A box)" = p ] || fail "left behind after $signal: $(ls -A box)"
  rm -f pipe box/.kneecheck-*
done

# A co-process gets its answers without closing its end.
mkfifo questions answers
"$program" triage -f ndjson --input-format ndjson -q <questions >answers &
exec 7>questions 8<answers
for i in 1 2 3; do
  echo "{\"id\": $i}" >&7
  IFS= read -r -t 10 line <&8 || fail "no answer to record $i"
  [[ $line == *"\"id\":\"$i\""* ]] || fail "the wrong answer to record $i"
done
exec 7>&- 8<&-
wait

# The same bytes in any locale, time zone, folder and environment.
for format in text json yaml markdown; do
  "$program" plan -f $format outer-knee.yaml >a
  (cd / && env -i TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 COLUMNS=40 TERM=xterm "$program" plan -f $format <"$work/outer-knee.yaml" | grep -v '^Next') >b
  grep -v '^Next' a | cmp -s - b || { [ $format = text ] || [ $format = markdown ]; } || fail "$format depends on its surroundings"
done
# Text shows the week that holds today, which is another day elsewhere: here it is given.
"$program" plan --today 2026-12-02 - <outer-knee.yaml >a
(cd / && env -i TZ=Asia/Tokyo LC_ALL=xx_YY.UTF-8 COLUMNS=40 TERM=xterm "$program" plan --today 2026-12-02 - <"$work/outer-knee.yaml") >b
cmp -s a b || fail "text depends on its surroundings"

# Escapes, bidi marks and control characters in any text from outside are harmless, on both streams.
bad=$'\u202eX\u009b31m'
printf 'id: "A\\e[2J\\a%s"\nage: 40\n' "$bad" >bad-id.yaml
printf 'age: "\\e]0;x\\a"\n\x1b[2J: 3\n' >bad-age.yaml
printf '{"id": "\\u001b[2J\\u202e", "age": 40}' >bad-id.json
for arguments in 'triage bad-id.yaml' 'triage bad-id.json' 'plan bad-id.json -f markdown' 'check bad-age.yaml' $'explain \e[2J' $'plan \e[2J' 'triage -f json bad-id.json' 'check bad-id.yaml -f json'; do
  # shellcheck disable=SC2086
  "$program" $arguments >out 2>err
  LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' out err && fail "raw control characters: $arguments"
  iconv -f utf-8 -t utf-8 out >/dev/null 2>&1 || fail "not UTF-8: $arguments"
done

# A person's name is for pages: no message shows it, whatever is wrong beside it.
printf 'id,name,age\n1,Zelda Quux,x\n' >named.csv
printf '%s\n' '{"id": "a", "name": "Zelda Quux", "age": 3}' '{"id": "b", "name": "Zelda Quux", "age": ' >named.ndjson
printf 'name: {Zelda: Quux}\nage: x\n' >named.yaml
for input in named.csv named.ndjson named.yaml; do
  expect 3 "$program" triage -f csv $input
  [ -s err ] || fail "no word about $input"
  cat out err | grep -q 'Zelda\|Quux' && fail "a name in a message: $input: $(cat err)"
done

# Hostile input: status 3, nothing on standard output, within two seconds and 200 MB.
printf , >comma
truncate -s 100M nothing
head -c 100000000 nothing | tr '\0' '[' >brackets
head -c 100000000 nothing | tr '\0' '\n' >lines
head -c 1000000 /dev/urandom >noise
printf '\xff\xfe{\0}\0' >utf16
printf 'a: &x [*x]\n' >anchor
for input in comma nothing brackets lines noise utf16 anchor /dev/zero; do
  for format in auto yaml json; do
    (
      limit_all
      timeout 60 "$program" plan --input-format $format $input >out 2>err
    )
    status=$?
    [ $status = 3 ] || fail "status $status for $input as $format"
    [ -s out ] && fail "output for $input as $format"
    [ -s err ] || fail "no word about $input as $format"
  done
done
for format in auto yaml json; do
  (limit_all; yes | timeout 60 "$program" plan --input-format $format >out 2>err)
  [ $? = 3 ] || fail "an endless pipe as $format"
done
mkfifo endless
yes '' >endless 2>/dev/null &
(limit_all; timeout 60 "$program" plan endless >out 2>err)
[ $? = 3 ] || fail "an endless named pipe"
mkdir -p piped
mkfifo piped/sources.yaml
timeout 10 "$program" check piped >out 2>err
[ $? = 3 ] || fail "a named pipe among the knowledge"
grep -q "not an ordinary file" err || fail "no word about a named pipe among the knowledge"

# A long line in NDJSON is its own error only.
{ cat nothing; echo; echo '{"id": 2}'; } | tr '\0' a >long.ndjson
(limit 200000; exec "$program" triage -f ndjson long.ndjson >out 2>err)
[ $? = 3 ] || fail "a long line"
[ "$(wc -l <out)" = 2 ] || fail "what follows a long line"

# Bounded memory however long the stream.
for _ in $(seq 50); do cat many.ndjson; done >stream.ndjson
lines=$( (limit 60000; "$program" triage -f ndjson -q stream.ndjson) | wc -l)
[ "$lines" = 100000 ] || fail "$lines of 100000 cases in 60 MB"

# No network, and no file written that nobody asked for.
if command -v strace >/dev/null; then
  strace -f -e trace=network,openat -o trace "$program" plan outer-knee.yaml >/dev/null
  grep -qE 'socket\(|connect\(' trace && fail "it uses the network"
  grep -E 'O_(WRONLY|RDWR|CREAT)' trace | grep -qv /dev/ && fail "it opens files for writing: $(grep -E 'O_(WRONLY|RDWR|CREAT)' trace)"
  for call in fsync rename; do
    echo OLD >box/p
    strace -f -o /dev/null -e inject=$call:error=EIO "$program" plan outer-knee.yaml -o box/p 2>err
    status=$?
    [ "$status $(cat box/p) $(ls -A box)" = "1 OLD p" ] || fail "a failing $call"
  done
  # The first reads are the loader's; from the twentieth on they are ours.
  expect 1 strace -f -o /dev/null -e inject=read:error=EIO:when=20+ "$program" triage --input-format ndjson stream.ndjson
fi

[ "$failures" = 0 ] && echo "all well"
exit $((failures > 0))
