#!/usr/bin/env bash
# Runs the tests that need a Redis server, which each of them starts on loopback, and the tests of the web farm. The last line of the
# output is `N passed, N failed`.
#   run.sh [USERS]    the number of users of the farm, 100 by default
# Needs Debian's redis-server.
set -euo pipefail
cd "$(dirname "$0")/../.."

redis=$(command -v redis-server) || { echo "redis-server is missing. On Debian, install the package redis-server."; exit 1; }
export LITECOGNITO_REDIS=$redis LITECOGNITO_FARM_USERS=${1:-100}
out=artifacts/redis
mkdir -p "$out"

dotnet build tests/LiteCognito.Hosting.Tests --nologo -tl:off -v:quiet
ended=0
artifacts/bin/LiteCognito.Hosting.Tests/debug/LiteCognito.Hosting.Tests -noLogo -noColor -showLiveOutput \
  -class '*.RedisLockingCacheTests' -class '*.RedisStoresTests' -class '*.FarmTests' >"$out/tests.txt" || ended=$?
total=0 errors=0 failures=0 skipped=0
read -r total errors failures skipped < <(
  sed -n 's/.*Total: \([0-9]*\), Errors: \([0-9]*\), Failed: \([0-9]*\), Skipped: \([0-9]*\).*/\1 \2 \3 \4/p' "$out/tests.txt") || true
failures=$((failures + errors))
if [[ $failures -eq 0 && ($ended -ne 0 || $total -eq 0 || $skipped -ne 0) ]]; then failures=1; fi
cat "$out/tests.txt"
echo "$((total - failures - skipped)) passed, $failures failed"
[[ $failures -eq 0 ]]
