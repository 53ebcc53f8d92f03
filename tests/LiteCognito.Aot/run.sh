#!/usr/bin/env bash
# Publishes the check and the command line with Native AOT for this machine, and runs both. The command line runs the tests of
# `dotnet test` too, on terminals and with signals. LITECOGNITO_CLI names a command line that is published already, and
# LITECOGNITO_CHECK the folder of a check. The last line of the output is `N passed, N failed`.
#   run.sh [RUNTIME [RUNNER ...]]
# With a runtime, such as linux-arm64, publishes only the check, for that runtime. The runner is a command that runs the program, such
# as an emulator with its options; without one, the program starts directly. arm64.sh is an example.
set -euo pipefail
cd "$(dirname "$0")/../.."

runtime=${1:-}
runner=("${@:2}")
out=artifacts/aot${runtime:+/$runtime}
rm -rf "$out"
passed=0
failed=0

note() {
  if "${@:2}"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "failed: $1"
  fi
}

# PROJECT DIRECTORY OPTIONS: publishes a project. Fails on errors, and on warnings in the log.
publish() {
  echo "publishing $1 ($2)"
  dotnet publish "$1" -c Release -o "$out/$2" "${@:3}" -tl:off --nologo -v:minimal >"$out/$2.log" 2>&1 || { cat "$out/$2.log"; return 1; }
  if grep -E '(warning|error) [A-Z]+[0-9]+' "$out/$2.log"; then return 1; fi
}

# NAME INSTRUCTIONS: publishes the check, whose assemblies are built already, for processors with these instructions.
publish_for() {
  publish tests/LiteCognito.Aot "check-$1" --no-build -p:IlcInstructionSet="$2" \
    -p:NativeOutputPath="$PWD/$out/native-$1/" -p:NativeIntermediateOutputPath="$PWD/$out/native-$1/"
}

size() {
  printf '%s: %s bytes\n' "$1" "$(stat -c %s "$1")"
}

demo() {
  local line
  line=$("$cli" demo --json 2>"$out/demo.log" | tail -n 1) || { cat "$out/demo.log"; return 1; }
  grep -q '"tokensVerified": *true' <<<"$line" && grep -q SOFTWARE_TOKEN_MFA <<<"$line" && grep -q PASSWORD_VERIFIER <<<"$line"
}

# DIRECTORY KERNEL: runs the check, which must use that kernel, and adds its results.
check() {
  local program="$out/$1/LiteCognito.Aot" log="$out/$1.txt" ended=0 p=0 f=0
  if [[ ! -x $program ]]; then return; fi
  size "$program"
  "${runner[@]}" "$program" >"$log" || ended=$?
  cat "$log"
  read -r p _ f _ < <(grep -oE '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1) || true
  if [[ $f -eq 0 && ($ended -ne 0 || $p -eq 0) ]]; then f=1; fi
  passed=$((passed + p))
  failed=$((failed + f))
  note "$1 computes with $2" grep -qx "kernel: $2" "$log"
}

# Fails if more than a tenth of the methods whose order the project lists do not exist. The compiler skips these.
order() {
  local list=src/LiteCognito.Cli/method-order.txt listed found
  listed=$(wc -l <"$list")
  found=$(find artifacts/bin/LiteCognito.Cli -path '*/native/LiteCognito.Cli.dbg' -exec nm {} + |
    awk 'NR == FNR { methods[$NF]; next } $0 in methods { found++ } END { print found + 0 }' - "$list")
  echo "$list: $found of $listed methods exist"
  [[ $((found * 10)) -ge $((listed * 9)) ]] || { echo "To renew the list, run benchmarks/whole-process/order.sh"; return 1; }
}

end() {
  echo "$passed passed, $failed failed"
  [[ $failed -eq 0 ]]
  exit
}

mkdir -p "$out"
if [[ $runtime ]]; then
  note "publish of tests/LiteCognito.Aot for $runtime" publish tests/LiteCognito.Aot check -r "$runtime"
  check check Integer
  end
fi

if [[ ${LITECOGNITO_CHECK:-} ]]; then
  cp -r "$LITECOGNITO_CHECK" "$out/check"
else
  note "publish of tests/LiteCognito.Aot" publish tests/LiteCognito.Aot check
fi
# Compiling for x86-64-v3 enables the fast kernel (spec/guide/native-aot.md). The program requires a processor with AVX2. A program for AVX
# tests for AVX2 at run time, but must not use it: its 256-bit vectors are emulated.
# Both are compiled at the same time, from the assemblies of the first program.
if grep -qw avx2 /proc/cpuinfo; then
  publish_for avx avx &
  compiling=$!
  note "publish of tests/LiteCognito.Aot for x86-64-v3" publish_for v3 x86-64-v3
  note "publish of tests/LiteCognito.Aot for AVX" wait $compiling
fi
cli=${LITECOGNITO_CLI:-}
if [[ ! $cli ]]; then
  cli=$out/cli/litecognito
  note "publish of src/LiteCognito.Cli" publish src/LiteCognito.Cli cli
fi

# Runs the end-to-end tests of the command line with the published program, which the emulator's tests start 100 times for each
# signal, and kill 50 times while it is called.
command_line() {
  local ended=0 total=0 errors=0 failures=0 skipped=0
  dotnet build tests/LiteCognito.EndToEnd --nologo -tl:off -v:quiet || return
  LITECOGNITO_CLI="$(realpath "$cli")" LITECOGNITO_STARTS=100 LITECOGNITO_KILLS=50 \
    artifacts/bin/LiteCognito.EndToEnd/debug/LiteCognito.EndToEnd -noLogo -noColor -namespace LiteCognito.EndToEnd.CommandLine \
    >"$out/command-line.txt" || ended=$?
  read -r total errors failures skipped < <(
    sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/p' "$out/command-line.txt") || true
  failures=$((failures + errors))
  if [[ $failures -eq 0 && ($ended -ne 0 || $total -eq 0) ]]; then failures=1; fi
  if [[ $failures -ne 0 ]]; then cat "$out/command-line.txt"; fi
  echo "tests of the command line: $total, $failures failed, $skipped skipped"
  passed=$((passed + total - failures - skipped))
  failed=$((failed + failures))
}

default=Integer
if [[ $(uname -m) == x86_64 ]]; then default=Sse2; fi
check check $default
check check-avx Sse2
check check-v3 Fma256
if [[ -x $cli ]]; then
  size "$cli"
  note "litecognito demo --json" demo
  note "order of the methods" order
  command_line || note "build of tests/LiteCognito.EndToEnd" false
fi

end
