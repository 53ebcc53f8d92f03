#!/usr/bin/env bash
# Publishes the check with Native AOT for linux-arm64 on an x64 machine, and runs it with qemu-user. The last line of the output is
# `N passed, N failed`.
#   arm64.sh [CPU]
#   arm64.sh run PROGRAM [ARGUMENTS]    runs another program for linux-arm64
# `qemu-aarch64 -cpu help` lists the processors. The default is cortex-a53, which has only the instructions of Armv8.0.
# Needs Debian's clang, gcc-aarch64-linux-gnu, libc6-dev-arm64-cross and qemu-user, which .ci/run installs.
set -euo pipefail
cd "$(dirname "$0")/../.."

cache=$PWD/artifacts/arm64

# Downloads and unpacks OpenSSL for Arm64, which .NET loads at run time. It is not installed, because all architectures of a package
# must have the same version: apt would upgrade this machine's OpenSSL. The package lists of this machine do not change either.
fetch_openssl() {
  rm -rf "$cache"
  mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial"
  cd "$cache/apt"
  local options=(
    -qq
    -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User=root
    -o Dir::State::lists="$PWD/lists" -o Dir::Cache="$PWD")
  apt-get "${options[@]}" update
  apt-get "${options[@]}" download libssl3
  dpkg -x libssl3_*_arm64.deb unpacked
  mv unpacked ../openssl
  cd - >/dev/null
  rm -r "$cache/apt"
}

if [[ ! -e $cache/openssl ]]; then fetch_openssl; fi
cpu=cortex-a53
if [[ ${1:-} && $1 != run ]]; then cpu=$1; fi
runner=(qemu-aarch64 -cpu "$cpu" -L /usr/aarch64-linux-gnu -E LD_LIBRARY_PATH="$cache/openssl/usr/lib/aarch64-linux-gnu")
if [[ ${1:-} == run ]]; then exec "${runner[@]}" "${@:2}"; fi
# MSBuild reads properties from the environment. This one names the tool that strips the symbols.
export ObjCopyName=aarch64-linux-gnu-objcopy
exec tests/LiteCognito.Aot/run.sh linux-arm64 "${runner[@]}"
