#!/usr/bin/env bash
# Runs the tests of the stores in Redis and of the farm, which build on LiteCognito.Hosting.Tests. Each test starts a Redis of its own on
# loopback, and a missing redis-server is a failure.
#   run.sh [USERS]    the number of users of the farm, 100 by default
# Needs Debian's redis-server, which .ci/run installs.
set -euo pipefail
cd "$(dirname "$0")/../.."

export LITECOGNITO_REQUIRE_ALL=1
export LITECOGNITO_FARM_USERS=${1:-100}
tests=artifacts/bin/LiteCognito.Hosting.Tests/debug/LiteCognito.Hosting.Tests
if [[ ! -x $tests ]]; then dotnet build tests/LiteCognito.Hosting.Tests; fi
exec "$tests" -noLogo -noColor -showLiveOutput -class '*.Redis*Tests' -class '*.FarmTests'
