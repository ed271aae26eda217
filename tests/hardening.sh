#!/usr/bin/env bash
# Reads the program as the loader does: everything that makes a fault in it harder to abuse is there.
# usage: hardening.sh KNEECHECK OBJECT_FILE COMPILER
set -u
program=$1
object=$2
compiler=$3
failures=0

# has WHAT PATTERN READELF_OPTION FILE
has() {
  readelf -W "$3" "$4" 2>/dev/null | grep -qE -- "$2" || { echo "FAILED: $4: no $1"; failures=1; }
}

has "position-independent executable" 'Type: +DYN \(Position-Independent Executable' -h "$program"
has "binding of all symbols at the start" 'FLAGS_1.*\bNOW\b' -d "$program"
has "read-only relocations" 'GNU_RELRO' -l "$program"
has "stack that is not executable" 'GNU_STACK( +0x[0-9a-f]+){5} RW ' -l "$program"
has "stack protector" '__stack_chk_fail' --dyn-syms "$program"
has "checked library function" ' __[a-z]+_chk(@| |$)' --dyn-syms "$program"
if [ "$(uname -m)" = x86_64 ]; then
  has "mark for control-flow enforcement" 'x86 feature: IBT, SHSTK' -n "$object"
  # The linker keeps the mark only where the platform's own start-up code has it.
  if readelf -n "$("$compiler" -print-file-name=Scrt1.o)" | grep -q IBT; then
    has "mark for control-flow enforcement" 'x86 feature: IBT, SHSTK' -n "$program"
  fi
fi
exit $failures
