#!/usr/bin/env bash
# Publishes the page trimmed and the sample of a web sign-in, bundles the page with Amplify, and runs the tests of the browser with them. The last line of the output is `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=artifacts/browser
rm -rf "$out"
mkdir -p "$out"

if ! dotnet publish tests/LiteCognito.Browser.Page -c Release -o "$out/page" -tl:off --nologo -v:minimal >"$out/publish.log" 2>&1 ||
  grep -E '(warning|error) [A-Z]+[0-9]+' "$out/publish.log"; then
  cat "$out/publish.log"
  echo "0 passed, 1 failed"
  exit 1
fi
printf 'page: %s bytes\n' "$(find "$out/page/wwwroot" -type f -printf '%s\n' | awk '{ n += $1 } END { print n }')"

if ! dotnet publish src/Samples/WebSignIn -c Release -o "$out/web-sign-in" -tl:off --nologo -v:minimal >"$out/web-sign-in.log" 2>&1; then
  cat "$out/web-sign-in.log"
  echo "0 passed, 1 failed"
  exit 1
fi

modules=$PWD/tests/LiteCognito.EndToEnd/node/node_modules
NODE_PATH=$modules "$modules/.bin/esbuild" tests/LiteCognito.Browser/amplify.js --bundle --minify --format=iife --log-level=warning \
  --outfile="$out/amplify.js"

dotnet build tests/LiteCognito.Browser --nologo -tl:off -v:quiet
ended=0
LITECOGNITO_PAGE="$PWD/$out/page" LITECOGNITO_AMPLIFY="$PWD/$out/amplify.js" \
  LITECOGNITO_WEB_SIGN_IN="$PWD/$out/web-sign-in" \
  artifacts/bin/LiteCognito.Browser/debug/LiteCognito.Browser -noLogo -noColor -showLiveOutput "$@" >"$out/tests.txt" || ended=$?
total=0 errors=0 failures=0 skipped=0
read -r total errors failures skipped < <(
  sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/p' "$out/tests.txt") || true
failures=$((failures + errors))
if [[ $failures -eq 0 && ($ended -ne 0 || $total -eq 0) ]]; then failures=1; fi
cat "$out/tests.txt"
echo "$((total - failures - skipped)) passed, $failures failed"
[[ $failures -eq 0 ]]
