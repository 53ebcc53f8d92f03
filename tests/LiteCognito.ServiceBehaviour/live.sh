#!/usr/bin/env bash
# Runs the tests of the facts against the emulator and then against Amazon Cognito in your AWS account, and prints a table of both.
#   live.sh [OPTION…]     the options go to xunit, such as: -class '*.SignUpFacts'
#   live.sh --clean-up    deletes the user pools that a run left, because it was interrupted: those named litecognito-behaviour…
# Needs AWS credentials in the environment or in a profile (AWS_PROFILE). CONTRIBUTING.md lists the settings.
set -euo pipefail
cd "$(dirname "$0")/../.."
export LITECOGNITO_RESULTS=${LITECOGNITO_RESULTS:-artifacts/service-behaviour}
export XUNIT_PRINT_MAX_STRING_LENGTH=0
[[ ${CI:-} == true ]] || dotnet build tests/LiteCognito.ServiceBehaviour -tl:off -v:quiet

facts() { dotnet run --no-build --project tests/LiteCognito.ServiceBehaviour -- -noLogo -noColor "$@"; }

if [[ ${1:-} == --clean-up ]]; then
  LITECOGNITO_LIVE=1 facts -explicit only -class '*.CleanUp'
  exit
fi
# A difference fails its test. The table shows it, so the exit codes do not matter, but each run must reach its end.
mkdir -p "$LITECOGNITO_RESULTS"
LITECOGNITO_RESULTS=$(cd "$LITECOGNITO_RESULTS" && pwd)
rm -f "$LITECOGNITO_RESULTS"/{emulator.json,table.md}
facts -namespace- LiteCognito.ServiceBehaviour.Live "$@" >"$LITECOGNITO_RESULTS/emulator.log" || true
LITECOGNITO_LIVE=1 facts -namespace- LiteCognito.ServiceBehaviour.Live "$@" >"$LITECOGNITO_RESULTS/service.log" || true
cat "$LITECOGNITO_RESULTS/table.md"
