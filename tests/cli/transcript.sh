#!/usr/bin/env bash
# transcript.sh FILE LOG - runs the commands of a transcript and compares what they print, exactly.
# transcript.sh --record FILE - writes what they print into the transcript instead: to be read line by line afterwards.
#
# Lines that begin with "$ " are commands; lines that begin with "> " right below carry on. What follows is what they print on
# standard output and standard error together, then "[N]" where the exit status (of a pipe: the last that is not 0) is N and
# not 0. Lines that begin with "# ", lines before the first command, and empty lines before the next one are for the reader.
#
# Each command has a bash of its own; the directory, empty at first, and the private XDG directories are theirs together. "viva"
# is the program under test, its bank tests/banks/small.json. "undated" filters what passes: dates, times taken, revisions of
# rubrics. ROOT and HOME in the output stand for the source's directory and the private one.
# Prints "PASSED FAILED"; differences go to LOG.
set -u
record=no
if [ "$1" == --record ]; then record=yes; shift; fi
absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac; }
root=$PWD
file=$(absolute "$1")
program=$(absolute "${VIVA:-build/viva}")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
log=$(absolute "${2:-$home/log}")
export HOME=$home XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CONFIG_HOME=$home/config
export LC_ALL=C.UTF-8 TZ=UTC COLUMNS=80 TERM=xterm ROOT=$root VIVA_BANK_PATH=$root/tests/banks/small.json
unset VIVA_HISTORY NO_COLOR PAGER EDITOR VISUAL MAKEFLAGS MAKELEVEL
mkdir "$home/bin" "$home/here"
ln -s "$program" "$home/bin/viva"
PATH=$home/bin:$PATH
cd "$home/here" || exit 1
passed=0 failed=0
: > "$log"
command="" expected="" blanks="" remarks="" started=0 written=""

undated() {
  sed -E -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?Z?)?/DATE/g' \
    -e 's/time [0-9]+:[0-9]{2}/time M:SS/g' -e 's/"(seconds[a-z0-9_]*)": [0-9]+/"\1": N/g' -e 's/[0-9]+ s in /N s in /g' -e 's/ +[0-9]+ s$/  N s/' \
    -e 's/[0-9a-f]{16}/REVISION/g'
}

run() {
  got=$(set -o pipefail; eval "$command" 2>&1 < /dev/null; status=$?; [ "$status" -eq 0 ] || echo "[$status]")
  got=${got//"$root"/ROOT}
  got=${got//"$home"/HOME}
}

# The command whose expectation has been read to its end.
check() {
  [ "$started" -eq 1 ] || return 0
  run
  if [ "$record" == yes ]; then
    written+=$(sed '1s/^/$ /; 1!s/^/> /; s/^> $/>/' <<< "$command")$'\n'
    [ -z "$got" ] || written+=$got$'\n'
    written+=$remarks
  elif [ "$got" == "${expected%$'\n'}" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    { echo "\$ $command"; diff <(echo "${expected%$'\n'}") <(echo "$got"); } >> "$log"
  fi
}

# A line for the reader. Empty ones belong to the output where more of it follows.
remark() {
  if [ "$started" -eq 0 ]; then written+=$1$'\n'; else remarks+=$1$'\n'; fi
}

while IFS= read -r line || [ -n "$line" ]; do
  case $line in
    '$ '*)
      if [ -n "$blanks" ]; then remark "${blanks%$'\n'}"; fi
      check
      command=${line#'$ '} expected="" blanks="" remarks="" started=1
      continue
      ;;
    '> '* | '>')
      if [ "$started" -eq 1 ] && [ -z "$expected$blanks$remarks" ]; then
        line=${line#'>'}
        command+=$'\n'${line#' '}
        continue
      fi
      ;;
    '# '* | '#')
      if [ -n "$blanks" ]; then remark "${blanks%$'\n'}"; fi
      blanks=""
      remark "$line"
      continue
      ;;
    '')
      blanks+=$'\n'
      continue
      ;;
  esac
  if [ "$started" -eq 0 ]; then
    written+=$blanks$line$'\n'
  else
    expected+=$blanks$line$'\n'
  fi
  blanks=""
done < "$file"
check
if [ "$record" == yes ]; then
  printf '%s' "$written" > "$file"
else
  echo "$passed $failed"
fi
