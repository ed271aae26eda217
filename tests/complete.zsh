# What zsh offers for a line, one word a line: an interactive zsh of its own is asked, in a terminal of its own.
# usage: zsh -f complete.zsh SCRIPT LINE
zmodload zsh/zpty || exit 1
setopt rcquotes
zpty z zsh -f -i
() {
  zpty -w z source $1
  repeat 20; do
    zpty -r z line
    [[ $line == *ready* ]] && return
  done
  print -u 2 'zsh does not start'
  exit 2
} =( <<< '
PROMPT=
autoload compinit && compinit -u -D
source '$1'
bindkey ''^I'' complete-word
mark () { print -r -- $''\0'' }
compprefuncs=(mark)
comppostfuncs=(mark exit)
zstyle '':completion:*'' insert-tab false
compadd () {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return $?
  fi
  typeset -a hits
  builtin compadd -A hits "$@"
  (( $#hits )) && print -rl -- $hits
  builtin compadd "$@"
}
print ready')
zpty -w z "$2"$'\t'
integer marks=0
while zpty -r z; do :; done | while IFS= read -r line; do
  if [[ $line == *$'\0\r' ]]; then
    (( marks++ )) && exit 0
    continue
  fi
  (( marks )) && print -r -- ${line%$'\r'}
done
exit 0
