#!/usr/bin/env bash
# Compares a whole sign-in with SRP, from the start of the process to its exit, of `litecognito` and of published clients.
#   run.sh [--rounds N] [--no-bounds]
# LITECOGNITO_CLI is the path of a published `litecognito`. Without it, the script publishes one with Native AOT. Needs Linux, Node 20,
# npm and Python 3. Prints a table of medians. The last line of the output is `N passed, N failed`.
set -euo pipefail
cli=${LITECOGNITO_CLI:+$(realpath -e "$LITECOGNITO_CLI")}
cd "$(dirname "$0")/../.."

if [[ ! $cli ]]; then
  out=artifacts/whole-process
  mkdir -p "$out"
  dotnet publish src/LiteCognito.Cli -c Release -o "$out/cli" -tl:off --nologo -v:minimal >"$out/publish.log" 2>&1 ||
    { cat "$out/publish.log"; exit 1; }
  cli=$PWD/$out/cli/litecognito
fi
npm ci --prefix benchmarks/whole-process/node --no-fund --no-audit --loglevel=error

# Starts the emulator and stops it.
exec python3 benchmarks/whole-process/measure.py "$cli" "$@"
