#!/usr/bin/env bash
# Checks live.sh without AWS: against cognito-local, an independent server that behaves differently in part. Also checks that the
# clean-up command deletes what a run left. Needs the build, and the packages of tests/LiteCognito.EndToEnd/node. The last line of the
# output is `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")/../.."
export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_REGION=us-east-1 LITECOGNITO_LIVE_RATE=1000
folder=$(mktemp -d)
export LITECOGNITO_RESULTS=$folder/results
start=$PWD/tests/LiteCognito.EndToEnd/node/node_modules/cognito-local/lib/bin/start.js
mkdir "$folder/.cognito"
echo '{"UserPoolDefaults":{"UsernameAttributes":[]}}' >"$folder/.cognito/config.json"
(cd "$folder" && HOST=127.0.0.1 PORT=0 CODE=123456 exec node "$start") >"$folder/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$folder"' EXIT
passed=0
failed=0

# NAME COMMAND: counts one pass or failure.
check() {
  if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1"; fi
}

for _ in {1..100}; do
  port=$(grep -m1 -oE 'http://127\.0\.0\.1:[0-9]+' "$folder/server.log" | grep -oE '[0-9]+$') && break
  sleep 0.1
done
export LITECOGNITO_LIVE_ENDPOINT=http://127.0.0.1:$port/

tests/LiteCognito.ServiceBehaviour/live.sh >"$folder/table.md" || { cat "$LITECOGNITO_RESULTS"/*.log; failed=1; }
cat "$folder/table.md"
check "rows that are the same" grep -qE '^\| B[0-9]+ \| .* \| same \| same \|$' "$folder/table.md"
check "rows that differ" grep -qE '^\| B[0-9]+ \| .* \| same \| expected .*, actual .* \|$' "$folder/table.md"
check "rows that were not run" grep -qE '^\| B[0-9]+ \| .* \| same \| not run: .* \|$' "$folder/table.md"
check "no difference of the emulator" bash -c "! grep -qE '^\| B[0-9]+ \| [^|]* \| (expected|[A-Z])' '$folder/table.md'"

call() {
  curl -sS -H "X-Amz-Target: AWSCognitoIdentityProviderService.$1" -H 'Content-Type: application/x-amz-json-1.1' -d "$2" \
    "$LITECOGNITO_LIVE_ENDPOINT"
}
pools() { call ListUserPools '{"MaxResults":60}'; }
check "no pool left" bash -c '[[ $1 != *litecognito-behaviour* ]]' _ "$(pools)"
call CreateUserPool '{"PoolName":"litecognito-behaviour-left"}' >"$folder/left.json"
call CreateUserPool '{"PoolName":"another"}' >>"$folder/left.json"
check "pools to clean up" bash -c '[[ $1 == *litecognito-behaviour-left* ]]' _ "$(pools)"
tests/LiteCognito.ServiceBehaviour/live.sh --clean-up
check "clean-up" bash -c '[[ $1 != *litecognito-behaviour* && $1 == *another* ]]' _ "$(pools)"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
