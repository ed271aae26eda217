#!/usr/bin/env bash
# Asks bash, zsh and fish themselves what they complete. Each must offer what the help lists, and the same as the others.
# usage: completions.sh KNEECHECK
set -u
program=$(readlink -f "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home" "$work/room"
ln -s "$program" "$work/bin/kneecheck"
export PATH="$work/bin:$PATH" HOME="$work/home" XDG_CONFIG_HOME="$work/home" XDG_DATA_HOME="$work/home" LC_ALL=C.UTF-8
unset KNEECHECK_DATA
cd "$work/room" || exit 1
mkdir our-clinic cases
touch my-knee.yaml my-other.yml my-knee.json my-clinic.ndjson my-clinic.csv my-notes.txt
failures=0

fail() {
  echo "FAILED: $*"
  failures=$((failures + 1))
}

for shell in bash zsh fish; do
  kneecheck completion "$shell" >"$work/$shell" || fail "completion $shell"
  "$shell" -n "$work/$shell" || fail "$shell does not read its script"
done

# shellcheck disable=SC2317  # called by name
ask_bash() {
  # As readline divides the line: `=` stands alone.
  bash --norc -c '
    source "$1"
    read -r -a COMP_WORDS <<<"${2//=/ = }"
    [[ $2 == *" " || $2 == *= ]] && COMP_WORDS+=("")
    [[ $2 == *= ]] && COMP_WORDS=("${COMP_WORDS[@]:0:${#COMP_WORDS[@]}-1}")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _kneecheck
    printf "%s\n" "${COMPREPLY[@]}"' bash "$work/bash" "$1" 2>/dev/null
}
# shellcheck disable=SC2317
ask_zsh() { zsh -f "$here/complete.zsh" "$work/zsh" "$1"; }
# shellcheck disable=SC2016,SC2317  # fish expands these
ask_fish() { fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$work/fish" "$1" | cut -f 1; }

# What a shell offers, without what it only repeats or adds: `--option=`, `mon,`, the slash of a folder.
offered() { "ask_$1" "$2" | sed 's/^--[a-z-]*=\(.\)/\1/; s/.*,//; s/=$//; s/ *$//; s|/$||; /^$/d' | sort -u | tr '\n' ' '; }

# offers LINE WORD...: in every shell, exactly these.
offers() {
  local line=$1 shell got wanted
  shift
  wanted=$(printf '%s\n' "$@" | sed '/^$/d' | sort -u | tr '\n' ' ')
  for shell in bash zsh fish; do
    got=$(offered "$shell" "$line")
    [ "$got" = "$wanted" ] || fail "$shell, '$line': $got(wanted: $wanted)"
  done
}

verbs="triage plan today log explain check template completion"
# shellcheck disable=SC2086
offers 'kneecheck ' $verbs help
# shellcheck disable=SC2086
offers 'kneecheck help ' $verbs help
offers 'kneecheck exp' explain
offers 'kneecheck -o plan tri' triage
offers 'kneecheck completion ' bash zsh fish
offers 'kneecheck template ' yaml csv json

# Options: those of the help, no more and no fewer.
for verb in $verbs; do
  # shellcheck disable=SC2046
  offers "kneecheck $verb --" $(kneecheck "$verb" --help | grep -oE '^  (-[a-z], |    )--[a-z-]+' | grep -oE -e '--[a-z-]+')
  # shellcheck disable=SC2046
  offers "kneecheck $verb --format " $(kneecheck "$verb" --help | tr -s '\n ' ' ' | sed -n 's/.*--format F \([^(]*\) (default.*/\1/p' | tr -d ,)
done
# shellcheck disable=SC2046
offers 'kneecheck --' $(kneecheck --help | grep -oE '^  (-[a-z], |    )--[a-z-]+' | grep -oE -e '--[a-z-]+' | grep -v format; echo --format --input-format)

# Values.
offers 'kneecheck plan -f ' text markdown html json ndjson yaml csv ics fhir
offers 'kneecheck plan --format=j' json
offers 'kneecheck triage --units ' km mi
offers 'kneecheck plan --lang ' en de
offers 'kneecheck --region u' uk us
offers 'kneecheck plan --color a' always auto
offers 'kneecheck plan --input-format ' auto yaml json ndjson csv
offers 'kneecheck triage --locale e' en en-gb en-us es
offers 'kneecheck triage --on-error ' fail record
offers 'kneecheck plan --days mon,w' wed
offers 'kneecheck plan --equipment ' mirror ball step band weights gym strap slant_board none
offers 'kneecheck plan --weeks '
offers 'kneecheck log --exercises ' yes part no
offers 'kneecheck log --date y' yesterday
offers 'kneecheck log --sign lo' locked
offers 'kneecheck log --test st' stairs stepdown

# Files.
offers 'kneecheck triage my-' my-knee.yaml my-other.yml my-knee.json my-clinic.ndjson my-clinic.csv
offers 'kneecheck plan --quiet ' my-knee.yaml my-other.yml my-knee.json my-clinic.ndjson my-clinic.csv our-clinic cases
offers 'kneecheck explain --case my-' my-knee.yaml my-other.yml my-knee.json my-clinic.ndjson my-clinic.csv
offers 'kneecheck plan --data o' our-clinic
offers 'kneecheck plan --data=o' our-clinic
offers 'kneecheck plan -o my-n' my-notes.txt
offers 'kneecheck plan --output=my-n' my-notes.txt

# Topics.
offers 'kneecheck explain wall-b' wall-ball
offers 'kneecheck explain patellof' patellofemoral
offers 'kneecheck explain warning_signs.lo' warning_signs.locked
offers 'kneecheck explain zzz'

# Usage.
kneecheck completion >/dev/null 2>&1
[ $? = 2 ] || fail "completion without a shell"
kneecheck completion tcsh >/dev/null 2>&1
[ $? = 2 ] || fail "completion for an unknown shell"

# Overlays complete: of --data, typed in any way, and of the environment.
mkdir -p overlay/exercises
sed 's/^id: .*/id: clam-at-home/' "$here/../data/exercises/clam.yaml" >overlay/exercises/clam-at-home.yaml
offers 'kneecheck explain --data overlay clam-' clam-at-home
offers 'kneecheck --data=overlay explain clam-' clam-at-home
offers 'kneecheck --data "overlay" explain clam-' clam-at-home
cp -r overlay "$HOME"
offers 'kneecheck --data ~/overlay explain clam-' clam-at-home
offers 'kneecheck explain clam-'
export KNEECHECK_DATA=overlay
offers 'kneecheck explain clam-' clam-at-home
unset KNEECHECK_DATA

# Whatever goes wrong: silence, and done.
for words in '--data missing explain w' '--data my-notes.txt explain w' 'plan --format=x=y' '-z x'; do
  # shellcheck disable=SC2086
  [ -z "$(kneecheck complete -- $words 2>&1)" ] || fail "complete -- $words is not silent"
  # shellcheck disable=SC2086
  kneecheck complete -- $words || fail "complete -- $words: status $?"
done

# No id of anybody's knowledge becomes shell code.
mkdir -p evil/exercises
# shellcheck disable=SC2016  # an id that no shell may expand
sed 's/^id: .*/id: "evil$(touch spoilt)"/' "$here/../data/exercises/clam.yaml" >evil/exercises/evil.yaml
offers 'kneecheck explain --data evil evil'
[ -e spoilt ] && fail "an id was run as shell code"

[ $failures = 0 ] && echo "All completions as they should be."
exit $((failures > 0))
