#!/usr/bin/env bash
# Publishes the check and the command line with Native AOT for this machine, and runs both. Ends with `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=artifacts/aot
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

# Warnings are errors, and a line that still says warning counts too.
publish() {
  echo "publishing $1"
  dotnet publish "$1" -c Release -o "$out/$2" -tl:off --nologo -v:minimal >"$out/$2.log" 2>&1 || { cat "$out/$2.log"; return 1; }
  if grep -E '(warning|error) [A-Z]+[0-9]+' "$out/$2.log"; then return 1; fi
}

size() {
  printf '%s: %s bytes\n' "$1" "$(stat -c %s "$1")"
}

demo() {
  local line
  line=$("$out/cli/litecognito" demo --json 2>"$out/demo.log" | tail -n 1) || { cat "$out/demo.log"; return 1; }
  grep -q '"tokensVerified": *true' <<<"$line" && grep -q SOFTWARE_TOKEN_MFA <<<"$line" && grep -q PASSWORD_VERIFIER <<<"$line"
}

mkdir -p "$out"
note "publish of tests/LiteCognito.Aot" publish tests/LiteCognito.Aot check
note "publish of src/LiteCognito.Cli" publish src/LiteCognito.Cli cli

if [[ -x $out/check/LiteCognito.Aot ]]; then
  size "$out/check/LiteCognito.Aot"
  ended=0
  "$out/check/LiteCognito.Aot" >"$out/check.txt" || ended=$?
  cat "$out/check.txt"
  summary=$(grep -oE '^[0-9]+ passed, [0-9]+ failed$' "$out/check.txt" | tail -n 1) || summary="0 passed, 0 failed"
  read -r p _ f _ <<<"$summary"
  if [[ $f -eq 0 && ($ended -ne 0 || $p -eq 0) ]]; then f=1; fi
  passed=$((passed + p))
  failed=$((failed + f))
fi
if [[ -x $out/cli/litecognito ]]; then
  size "$out/cli/litecognito"
  note "litecognito demo --json" demo
fi

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
