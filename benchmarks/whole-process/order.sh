#!/usr/bin/env bash
# Publishes `litecognito`, and writes the methods that it runs for --help, sign-in, token and whoami to
# src/LiteCognito.Cli/method-order.txt, from which the next publishing takes their order. Needs Linux on x64, Python 3, binutils and
# qemu-user.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=artifacts/method-order
dotnet publish src/LiteCognito.Cli -c Release -r linux-x64 -o "$out" -tl:off --nologo -v:minimal
python3 benchmarks/whole-process/order.py \
  "$PWD/$out/litecognito" artifacts/bin/LiteCognito.Cli/release_linux-x64/native/LiteCognito.Cli.dbg >"$out/order.txt"
mv "$out/order.txt" src/LiteCognito.Cli/method-order.txt
wc -l src/LiteCognito.Cli/method-order.txt
