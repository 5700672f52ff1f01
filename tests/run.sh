#!/usr/bin/env bash
# run.sh BUILD PROGRAM... - runs test programs and the command-line transcripts, and adds their counts to build/test-counts.
# A failure is shown at once; the exit status is 0 all the same, for the counts decide at the end.
set -u
build=$1
shift
passed=0 failed=0
export CMOCKA_MESSAGE_OUTPUT=tap ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
export VIVA="$PWD/$build/viva" VIVA_BUILD="$PWD/$build"

for program in "$@"; do
  printf '%-44s' "$program"
  log=$build/tests/$(basename "$program").log
  timeout 300 "$program" > "$log" 2>&1 < /dev/null
  status=$?
  ok=$(grep -c '^[[:space:]]*ok [0-9]' "$log")
  bad=$(grep -c '^[[:space:]]*not ok [0-9]' "$log")
  # A program that died, or whose sanitizer complained, failed even where every test that it told of passed.
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$ok" -eq 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  echo "$ok ok, $bad not ok"
  if [ "$bad" -gt 0 ]; then sed 's/^/    /' "$log"; fi
  passed=$((passed + ok)) failed=$((failed + bad))
done

for transcript in tests/cli/*.txt; do
  [ -e "$transcript" ] || continue
  printf '%-44s' "$transcript"
  log=$build/tests/$(basename "$transcript").log
  counts=$(tests/cli/transcript.sh "$transcript" "$log")
  echo "${counts% *} ok, ${counts#* } not ok"
  if [ "${counts#* }" -gt 0 ]; then sed 's/^/    /' "$log"; fi
  passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
done
mkdir -p build
echo "$passed $failed" >> build/test-counts
