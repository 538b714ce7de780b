#!/bin/sh
# Runs the targets (all, or those named) under libFuzzer for $SECONDS_EACH each, and reports executions, edges ("states")
# and new inputs. What crashes one stands in .build/fuzz/found; as Tests/MutationTests/Seeds/found-TARGET-… it is a test.
set -u
cd "$(dirname "$0")/../.."
fuzz=.build/fuzz/release/Fuzz
found=.build/fuzz/found
mkdir -p "$found"
failed=0
[ $# -gt 0 ] || set -- json caseFile operations settings catalogue template keys typed
for target in "$@"; do
  corpus=.build/fuzz/corpus/$target
  log=.build/fuzz/$target.log
  mkdir -p "$corpus"
  ONEWINDOW_FUZZ=$target ONEWINDOW_SEEDS=$corpus ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no "$fuzz" \
    -max_total_time="${SECONDS_EACH:-60}" -timeout=20 -rss_limit_mb=4096 -max_len=16384 -print_final_stats=1 \
    -artifact_prefix="$found/$target-" "$corpus" >"$log" 2>&1 || failed=1
  runs=$(sed -n 's/stat::number_of_executed_units: *//p' "$log")
  rate=$(sed -n 's/stat::average_exec_per_sec: *//p' "$log")
  edges=$(grep -o 'cov: [0-9]* ft: [0-9]*' "$log" | tail -1)
  line="$target: ${runs:-?} runs, ${rate:-?} a second, $edges, $(ls "$corpus" | wc -l) inputs kept"
  [ -z "$(grep -E 'ERROR: |deadly' "$log")" ] || line="$line — BROKEN, see $log"
  echo "$line"
  [ -z "${ONEWINDOW_TORTURE:-}" ] || printf 'fuzzing\t%s\n' "$line" >>"$ONEWINDOW_TORTURE"
done
exit $failed
