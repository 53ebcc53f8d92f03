#!/usr/bin/env bash
# Packs what a release publishes, from this clone and from another one, and uses the packages as somebody else would: in new projects
# outside the repository, as tools, from the archives, with npm. The last line of the output is `N passed, N failed`.
#   run.sh [FOLDER]
# With a folder, uses the packages in it, which src/Packaging/pack.sh made.
# Needs what src/Packaging/pack.sh needs, for this machine and, if it is an x64 machine, for linux-arm64; and root, which can switch the
# network off.
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD
# The runtime of this machine.
case $(uname -m) in x86_64) native=linux-x64 ;; *) native=linux-arm64 ;; esac
consumers=$repository/tests/Packages/consumers
out=$(realpath -m "${1:-artifacts/release}")
logs=$repository/artifacts/packages
if [[ ! ${1:-} ]]; then rm -rf "$out"; fi
rm -rf "$logs"
mkdir -p "$logs"
work=$(mktemp -d)
emulator=
trap '[[ ! $emulator ]] || kill $emulator; rm -rf "$work"' EXIT
passed=0
failed=0

# NAME: the file with the output of a command.
log() { echo "$logs/${1//[^A-Za-z0-9]/-}.log"; }

# NAME COMMAND: starts a command, whose process is $!. In a condition, the first command that fails would not end the function.
start() { ("${@:2}") >"$(log "$1")" 2>&1 & }

# NAME PROCESS STARTED: counts one pass or failure of a command when it has ended. Shows the output of a command that fails.
end() {
  local code=0
  wait "$2" || code=$?
  if [[ $code -eq 0 ]]; then
    passed=$((passed + 1))
    echo "passed: $1 ($((SECONDS - $3)) s)"
  else
    failed=$((failed + 1))
    echo "failed: $1"
    cat "$(log "$1")"
  fi
}

# NAME COMMAND: runs a command and counts one pass or failure.
note() {
  local started=$SECONDS
  start "$@"
  end "$1" $! "$started"
}

# Two clones of a commit make the same packages, wherever they are.
same_bytes() {
  git clone -q "$repository" "$work/clone"
  git -C "$work/clone" checkout -q --detach "$(git rev-parse HEAD)"
  "$work/clone/src/Packaging/pack.sh" libraries "$work/second"
  local file
  for file in "$work"/second/*; do
    cmp "$file" "$out/${file##*/}"
  done
  sha256sum "$work"/second/*
}

# The files of a package, without those that NuGet adds to each.
files() { unzip -Z1 "$1" | grep -vE '^(_rels/|package/|\[Content_Types\])' | LC_ALL=C sort; }

package_of() { ls "$out/$1".[0-9]*.nupkg; }

contents() {
  local package list
  for package in LiteCognito LiteCognito.Flurl LiteCognito.Extensions LiteCognito.Redis LiteCognito.AspNetCore LiteCognito.Emulator; do
    list="LiteCognito.nuspec README.md icon.png lib/net10.0/$package.dll lib/net10.0/$package.xml"
    if [[ $package == LiteCognito.Emulator ]]; then list+=" THIRD-PARTY-NOTICES.md"; fi
    diff <(files "$(package_of $package)") <(tr ' ' '\n' <<<"${list/LiteCognito.nuspec/$package.nuspec}" | LC_ALL=C sort)
    unzip -p "$(package_of $package)" $package.nuspec >"$work/nuspec"
    head -n 20 "$work/nuspec" | cut -c 1-160
    grep -q '<releaseNotes>###' "$work/nuspec"
    # Nothing but the publisher sets an address.
    [[ $(grep -cE '<projectUrl>|<repository [^>]*url=' "$work/nuspec") -eq 0 ]]
    [[ $(files "$out/$package".[0-9]*.snupkg) == *lib/net10.0/$package.pdb* ]]
  done
  diff <(files "$(package_of LiteCognito.Tool)" | grep '^tools/') <(echo tools/any/any/DotnetToolSettings.xml)
  files "$(package_of LiteCognito.Tool.any)"
  [[ $(files "$(package_of LiteCognito.Tool.any)" | grep -cE '\.(pdb|dbg|so)$|/LiteCognito[^/]*\.xml$') -eq 0 ]]
  diff <(files "$(package_of "LiteCognito.Tool.$native")" | grep '^tools/') - <<EOF
tools/any/$native/DotnetToolSettings.xml
tools/any/$native/litecognito
EOF
}

# With the publisher's address, the package has it, and debuggers find each source file of the commit.
addresses() {
  cd "$work/clone"
  dotnet pack src/LiteCognito.Flurl -c Release -o "$work/addresses" -p:ProjectUrl=https://github.com/owner/name -warnaserror \
    -tl:off --nologo
  unzip -p "$work"/addresses/*.nupkg LiteCognito.Flurl.nuspec | grep -E '<(projectUrl|repository)' >"$work/found"
  cat "$work/found"
  grep -qF '<projectUrl>https://github.com/owner/name</projectUrl>' "$work/found"
  grep -qF 'url="https://github.com/owner/name"' "$work/found"
  unzip -p "$work"/addresses/*.snupkg lib/net10.0/LiteCognito.Flurl.pdb >"$work/pdb"
  grep -aoE 'https://raw.githubusercontent.com/owner/name/[0-9a-f]{40}/\*' "$work/pdb"
}

# NAME SDK SOURCE REFERENCES [PROPERTY ...]: creates a project in a folder of its own, with the packages and the source.
project() {
  local name=$1 sdk=$2 source=$3 references=$4
  mkdir -p "$work/$name"
  cp "$consumers/$source" "$work/$name"
  cat >"$work/$name/$name.csproj" <<EOF
<Project Sdk="$sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    $(printf '%s\n' "${@:5}")
  </PropertyGroup>
  <ItemGroup>$references</ItemGroup>
</Project>
EOF
}

reference() { echo "<PackageReference Include=\"$1\" Version=\"$2\" />"; }

signs_in() {
  PASSWORD=$password "$@" "$endpoint" "$pool" "$client" "$user" >said
  cat said
  grep -qx "signed in: $user" said
}

console() {
  mkdir -p "$work/console"
  cd "$work/console"
  dotnet new console --force
  dotnet add package LiteCognito --version "$version"
  cp "$consumers/SignIn.cs" Program.cs
  dotnet build -warnaserror -tl:off
  signs_in dotnet run --no-build --
}

published() {
  project "$1" Microsoft.NET.Sdk SignIn.cs "$(reference LiteCognito "$version")" "$2"
  cd "$work/$1"
  dotnet publish -r $native -o out -tl:off
  ls -l "out/$1"
  signs_in "out/$1"
}

# NAME ARGUMENTS: starts a web API on a free port. Sets `address` and `server`.
serve() {
  local line lines
  address=
  exec {lines}< <(exec "$@" --urls http://127.0.0.1:0)
  server=$!
  while [[ ! $address ]] && read -r line <&"$lines"; do
    echo "$line"
    if [[ $line =~ http://127.0.0.1:[0-9]+ ]]; then address=${BASH_REMATCH[0]}; fi
  done
  cat <&"$lines" >/dev/null &
}

web_api() {
  project api Microsoft.NET.Sdk.Web Api.cs "$(reference LiteCognito "$version")"
  cd "$work/api"
  dotnet build -warnaserror -o out -tl:off
  local token
  token=$(LITECOGNITO_PASSWORD=$password XDG_STATE_HOME=$work/state "$work/$native/litecognito/litecognito" sign-in --no-keep --json \
    --endpoint "$endpoint" --pool "$pool" --client "$client" --username "$user" |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["accessToken"])')
  local address server
  serve out/api --Endpoint="$endpoint" --UserPoolId="$pool" --ClientId="$client"
  curl -s -o user -w '%{http_code}\n' -H "Authorization: Bearer $token" "$address" >code
  curl -s -o refused -w '%{http_code}\n' -H "Authorization: Bearer ${token}x" "$address" >>code
  kill $server
  diff code <(printf '200\n401\n')
  [[ $(<user) == "$user" ]]
}

# A worker and a web API of Native AOT, from the packages for the host.
hosted() {
  project hosted-api Microsoft.NET.Sdk.Web HostedApi.cs \
    "$(reference LiteCognito.AspNetCore "$version")$(reference LiteCognito.Redis "$version")" "<PublishAot>true</PublishAot>"
  cd "$work/hosted-api"
  dotnet publish -r $native -o out -tl:off
  ls -l out/hosted-api
  local address server settings=(--Cognito:Endpoint="$endpoint" --Cognito:UserPoolId="$pool" --Cognito:ClientId="$client")
  serve out/hosted-api "${settings[@]}"
  [[ $(curl -s -o refused -w '%{http_code}' -H "Authorization: Bearer x.y.z" "$address") == 401 ]]

  project worker Microsoft.NET.Sdk.Worker Worker.cs \
    "$(reference LiteCognito.Extensions "$version")$(reference Microsoft.Extensions.Hosting 10.0.15)"
  cd "$work/worker"
  dotnet build -warnaserror -o out -tl:off
  Cognito__Session__Password=$password out/worker "${settings[@]}" --Cognito:Session:Username="$user" --Api="$address" >said
  cat said
  kill $server
  grep -qx "the API knows: $user" said
}

tests() {
  project tests Microsoft.NET.Sdk Tests.cs \
    "$(reference LiteCognito "$version")$(reference LiteCognito.Emulator "$version")$(reference xunit.v3 4.0.2)"
  cd "$work/tests"
  dotnet build -warnaserror -tl:off
  dotnet run --no-build >said
  cat said
  grep -q 'Total: 1, Errors: 0, Failed: 0, Skipped: 0' said
}

tool() {
  cd "$work"
  dotnet tool install LiteCognito.Tool --version "$version" --tool-path "$work/tools"
  "$work/tools/litecognito" demo | grep 'Signed in: alice'
  # The SDK has dnx beside dotnet.
  "$(dirname "$(realpath "$(command -v dotnet)")")/dnx" "LiteCognito.Tool@$version" --yes demo | grep 'Signed in: alice'
  # The package for every platform is what the tool is on platforms without one of their own.
  mkdir any
  unzip -q "$(package_of LiteCognito.Tool.any)" 'tools/*' -d any
  dotnet "$(find any -name LiteCognito.Cli.dll)" demo | grep 'Signed in: alice'
}

archive() {
  cd "$out"
  sha256sum -c "litecognito-$version-$1.tar.gz.sha256"
  tar -tvzf "litecognito-$version-$1.tar.gz"
  mkdir -p "$work/$1"
  tar -xzf "litecognito-$version-$1.tar.gz" -C "$work/$1"
  "${@:2}" "$work/$1/litecognito/litecognito" demo | grep 'Signed in: alice'
}

# The program with nothing but the libraries that it loads, as a user who is not root, as in a container.
empty_root() {
  local root=$work/root file
  mkdir -p "$root/program" "$root/tmp" "$root/dev"
  chmod 1777 "$root/tmp"
  cp -a /dev/urandom "$root/dev"
  cp "$work/$native/litecognito/litecognito" "$root/program"
  for file in $(ldd "$root/program/litecognito" | grep -oE '/[^ ]+') "$(ldconfig -p | grep -om1 '/.*/libssl.so.3')" \
    "$(ldconfig -p | grep -om1 '/.*/libcrypto.so.3')"; do
    mkdir -p "$root$(dirname "$file")"
    cp -L "$file" "$root$file"
  done
  (cd "$root" && find . -type f | sort)
  chroot --userspec=65532:65532 "$root" /program/litecognito demo >"$work/said"
  grep 'Signed in: alice' "$work/said"
}

# Runs a command without a network, but with the loopback address.
offline() {
  unshare --net python3 -c '
import fcntl, os, socket, struct, sys
SIOCSIFFLAGS, IFF_UP = 0x8914, 1
fcntl.ioctl(socket.socket(), SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
os.execvp(sys.argv[1], sys.argv[1:])' "$@"
}

npm_package() {
  mkdir -p "$work/npm"
  cd "$work/npm"
  npm init --yes
  npm install @aws-sdk/client-cognito-identity-provider@3.1169.0 --no-fund --no-audit
  offline npm install --offline --no-fund --no-audit "$out/litecognito-$version.tgz" "$out/litecognito-$native-$version.tgz"
  offline npx litecognito demo | grep 'Signed in: alice'
  cp "$consumers/sign-in.mjs" .
  offline node sign-in.mjs >said
  cat said
  grep -qx 'signed in: alice of 1' said
  grep -qx 'after a reset: bob of 1' said
  grep -q 'second: The emulator did not start\. Port [0-9]* cannot be used' said
  # The program ended without stop().
  if pgrep -f "$work/npm/node_modules/.*emulator"; then return 1; fi
}

if [[ ! ${1:-} ]]; then
  note "packages of the libraries" src/Packaging/pack.sh libraries "$out"
  # The second clone is compiled while the tool is linked, which uses one core.
  started=$SECONDS
  start "the same bytes from two clones" same_bytes
  second=$!
  note "packages for $native" src/Packaging/pack.sh native "$out" "$native"
  note "npm package" src/Packaging/pack.sh npm "$out"
  if [[ $native == linux-x64 ]]; then
    note "packages for linux-arm64" env ObjCopyName=aarch64-linux-gnu-objcopy src/Packaging/pack.sh native "$out" linux-arm64
  fi
  end "the same bytes from two clones" $second "$started"
  note "addresses of the publisher" addresses
fi
ls -l "$out"
version=$(basename "$out"/LiteCognito.[0-9]*.nupkg .nupkg)
version=${version#LiteCognito.}

note "contents of the packages" contents
note "archive for $native" archive "$native"
if [[ $native == linux-x64 && -e $out/litecognito-$version-linux-arm64.tar.gz ]]; then
  # tests/LiteCognito.Aot/arm64.sh fetches OpenSSL for Arm64.
  note "archive for linux-arm64" archive linux-arm64 "$repository/tests/LiteCognito.Aot/arm64.sh" run
fi
note "program in an empty root, not as root" empty_root

# The packages that the projects restore from the folder do not go into the user's own cache of packages, which may hold older ones.
cat >"$work/nuget.config" <<EOF
<configuration>
  <packageSources><add key="release" value="$out" /></packageSources>
  <fallbackPackageFolders><add key="cache" value="$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')" /></fallbackPackageFolders>
</configuration>
EOF
export NUGET_PACKAGES=$work/packages
coproc "$work/$native/litecognito/litecognito" emulator --port 0 --json 2>/dev/null
emulator=$COPROC_PID
read -r printed <&"${COPROC[0]}"
read -r endpoint pool client user password < <(python3 -c '
import json, sys
settings = json.loads(sys.argv[1])
print(*(settings[name] for name in ("endpoint", "userPoolId", "clientId", "username", "password")))' "$printed")

note "new console program" console
note "trimmed program" published trimmed "<PublishTrimmed>true</PublishTrimmed>"
note "program of Native AOT" published aot "<PublishAot>true</PublishAot>"
note "web API" web_api
note "worker and web API of Native AOT, with the packages for the host" hosted
note "xunit with the emulator" tests
note "tool" tool
note "npm package without a network" npm_package

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
