#!/usr/bin/env bash
# Creates what a release publishes, in a folder.
#   pack.sh libraries OUT         the NuGet packages of the libraries, and of the tool for every platform
#   pack.sh native OUT RUNTIME    the tool for one runtime, such as linux-x64: a NuGet package, an npm package, an archive and its sum
#   pack.sh npm OUT               the npm package that selects the one of the platform
# PROJECT_URL is the address of the repository. Two runs on one commit create the same bytes. Needs the .NET 10 SDK; `native` also needs
# what Native AOT needs, Python 3 and npm; `npm` needs npm.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p "$2"
out=$(cd "$2" && pwd)
# The time of every file in the packages.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
dotnet restore src/LiteCognito -v:quiet --nologo
version=$(dotnet msbuild src/LiteCognito -t:MinVer -getProperty:Version --nologo)

# RUNTIME: Node.js's platform, processor and C library.
platform() {
  case $1 in
    linux-x64) echo linux x64 glibc ;;
    linux-arm64) echo linux arm64 glibc ;;
    linux-musl-x64) echo linux x64 musl ;;
    osx-arm64) echo darwin arm64 ;;
    win-x64) echo win32 x64 ;;
    *) echo "There is no package for $1." >&2; return 1 ;;
  esac
}

pack() {
  dotnet pack "$@" -c Release -o "$out" -p:ProjectUrl="${PROJECT_URL:-}" -warnaserror -tl:off --nologo -v:minimal
}

# FOLDER: creates the npm package of the folder, with the version and the address of the repository.
npm_pack() {
  local edits=(-e "s/\"0\.0\.0\"/\"$version\"/")
  if [[ ${PROJECT_URL:-} ]]; then
    edits+=(-e "s|^  \"license\"|  \"repository\": { \"type\": \"git\", \"url\": \"git+$PROJECT_URL.git\" }, \"license\"|")
  fi
  sed "${edits[@]}" "$1/package.json" >"$1/package.new"
  mv "$1/package.new" "$1/package.json"
  (cd "$out" && npm pack "$1" --silent)
}

libraries() {
  local project
  for project in LiteCognito LiteCognito.Flurl LiteCognito.Extensions LiteCognito.Redis LiteCognito.AspNetCore LiteCognito.Emulator \
    LiteCognito.Cli; do
    pack "src/$project"
  done
  pack src/LiteCognito.Cli -r any
}

native() {
  local runtime=$1 folder=$PWD/artifacts/pack/$1 program=litecognito names os cpu libc name
  names=$(platform "$runtime")
  read -r os cpu libc <<<"$names"
  if [[ $runtime == win-* ]]; then program=litecognito.exe; fi
  pack src/LiteCognito.Cli -r "$runtime"

  rm -rf "$folder"
  mkdir -p "$folder/litecognito" "$folder/npm/bin"
  cp "artifacts/publish/LiteCognito.Cli/release_$runtime/$program" LICENSE src/Packaging/THIRD-PARTY-NOTICES.md \
    src/LiteCognito.Cli/README.md "$folder/litecognito"
  cp "$(dotnet msbuild src/LiteCognito.Cli -getProperty:NetCoreRoot --nologo)/ThirdPartyNotices.txt" \
    "$folder/litecognito/DOTNET-THIRD-PARTY-NOTICES.txt"
  python3 src/Packaging/archive.py "$folder/litecognito" "$out/litecognito-$version-$runtime" "$SOURCE_DATE_EPOCH"

  name=@litecognito/$os-$cpu
  if [[ $libc == musl ]]; then name+=-musl; fi
  if [[ $libc ]]; then libc=", \"libc\": [\"$libc\"]"; fi
  cp -r "$folder/litecognito/." "$folder/npm"
  mv "$folder/npm/$program" "$folder/npm/bin"
  cat >"$folder/npm/README.md" <<EOF
# $name
The native program of the package \`litecognito\` for this platform. Install \`litecognito\`, which selects it.
EOF
  cat >"$folder/npm/package.json" <<EOF
{
  "name": "$name",
  "version": "0.0.0",
  "description": "The native program of the package litecognito for one platform.",
  "license": "Apache-2.0",
  "author": "The LiteCognito authors",
  "preferUnplugged": true,
  "os": ["$os"],
  "cpu": ["$cpu"]$libc
}
EOF
  npm_pack "$folder/npm"
}

npm_main() {
  local folder=$PWD/artifacts/pack/npm
  rm -rf "$folder"
  mkdir -p "$folder"
  cp -r src/LiteCognito.Npm/. LICENSE src/Packaging/THIRD-PARTY-NOTICES.md "$folder"
  npm_pack "$folder"
}

case $1 in
  libraries) libraries ;;
  native) native "$3" ;;
  npm) npm_main ;;
  *) echo "pack.sh libraries|native|npm OUT [RUNTIME]" >&2; exit 2 ;;
esac
