#!/usr/bin/env bash
# run.sh BUILD PROGRAM... - runs test programs, the command-line transcripts and what needs a browser, and adds the counts of what
# passed, failed and was skipped to the file $COUNTS.
# A failure is shown at once; the exit status is 0 all the same, for the counts decide at the end.
set -u
build=$(cd "$1" && pwd)
shift
passed=0 failed=0 skipped=0
export CMOCKA_MESSAGE_OUTPUT=tap ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1
export VIVA="$build/viva" VIVA_BUILD="$build"

for program in "$@"; do
  printf '%-44s' "${program##*/}"
  log=$build/tests/$(basename "$program").log
  timeout 300 "$program" > "$log" 2>&1 < /dev/null
  status=$?
  ok=$(grep -c '^[[:space:]]*ok [0-9]' "$log")
  # cmocka calls a test that was skipped, for want of a locale say, "not ok ... # SKIP".
  bad=$(grep '^[[:space:]]*not ok [0-9]' "$log" | grep -vc '# SKIP')
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
  counts=$(timeout 600 tests/cli/transcript.sh "$transcript" "$log")
  counts=${counts:-0 1}
  echo "${counts% *} ok, ${counts#* } not ok"
  if [ "${counts#* }" -gt 0 ]; then sed 's/^/    /' "$log"; fi
  passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
done

for script in tests/browser/*.sh; do
  printf '%-44s' "$script"
  log=$build/tests/$(basename "$script").log
  read -r ok bad none <<< "$(timeout 600 "$script" "$log" < /dev/null || true)"
  ok=${ok:-0} bad=${bad:-1} none=${none:-0}
  echo "$ok ok, $bad not ok$([ "$none" -eq 0 ] || echo ", $none skipped: no Chromium here")"
  if [ "$bad" -gt 0 ]; then sed 's/^/    /' "$log"; fi
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + none))
done
echo "$passed $failed $skipped" >> "${COUNTS:-$build/test-counts}"
