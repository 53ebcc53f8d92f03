#!/usr/bin/env bash
# Publishes a program that only signs in and one that only posts, with the same size settings. Prints their sizes in bytes, and the
# number of trim and AOT warnings of the library, which is rooted as a whole:
#   {"floor": …, "signIn": …, "ratio": …, "warnings": …}
# Exits with 1 if the ratio is above 1.175 or there is a warning.
set -euo pipefail
cd "$(dirname "$0")/../.."

out=artifacts/size
rm -rf "$out"
mkdir -p "$out"

publish() {
  dotnet publish "$1" -c Release -o "$out/$2" "${@:3}" -tl:off --nologo -v:minimal >"$out/$2.log" 2>&1 || { cat "$out/$2.log" >&2; exit 1; }
}

# The two programs have no project in common, so they can be compiled at the same time.
publish tests/LiteCognito.Size/Floor floor &
publish tests/LiteCognito.Size/SignIn sign-in
wait $!
publish tests/LiteCognito.Aot rooted -p:TreatWarningsAsErrors=false -p:ILLinkTreatWarningsAsErrors=false

floor=$(stat -c %s "$out/floor/Floor")
sign_in=$(stat -c %s "$out/sign-in/SignIn")
warnings=$(cat "$out"/*.log | { grep -oE 'warning [A-Z]+[0-9]+.*' || true; } | sort -u | wc -l)
awk -v floor="$floor" -v sign_in="$sign_in" -v warnings="$warnings" 'BEGIN {
  ratio = sign_in / floor
  printf "{\"floor\": %d, \"signIn\": %d, \"ratio\": %.3f, \"warnings\": %d}\n", floor, sign_in, ratio, warnings
  exit ratio > 1.175 || warnings > 0
}'
