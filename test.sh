#!/usr/bin/env bash
# Installs what is missing, builds, and runs all tests:   ./test.sh
# Or some of them, with xunit's own filters:              ./test.sh -class '*SecretTests'
# The last line is "N passed, N failed". What a run leaves behind is under ./artifacts.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
tests=Portal.Tests/bin/Release/net10.0/Portal.Tests.dll
mkdir -p artifacts
rm -rf artifacts/tests.* artifacts/browser

# A run that ended before it could count is one failure.
give_up() {
  echo "$1"
  echo "0 passed, 1 failed"
  exit 1
}

quietly() { # NAME COMMAND...: shows what it printed only when it failed
  "${@:2}" >"artifacts/$1.log" 2>&1 || { tail -n 60 "artifacts/$1.log"; return 1; }
}

has() { command -v "$1" >/dev/null; }

missing() {
  has chromium || echo chromium fonts-dejavu-core
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || echo postgresql
  has node || echo nodejs
  has npm || echo npm
  has ps || echo procps
  has git || echo git
  has setpriv && has unshare || echo util-linux mount
  compgen -G '/usr/lib/*/libsqlite3.so.0' >/dev/null || echo libsqlite3-0
}

install_missing() {
  local packages
  packages=$(missing | xargs)
  [ -n "$packages" ] || return 0
  has apt-get || give_up "These are missing, and there is no apt-get here to install them with: $packages"
  [ "$(id -u)" = 0 ] || give_up "These are missing: $packages. Run ./test.sh as root once, or: apt-get install $packages"
  echo "installing $packages"
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-update apt-get update -q || give_up "The package lists could not be fetched. Is there a network?"
  # shellcheck disable=SC2086
  quietly apt-install apt-get install -y -q --no-install-recommends $packages || give_up "These could not be installed: $packages"
}

restore_npm() {
  cmp -s Portal.Tests/package-lock.json Portal.Tests/node_modules/.restored-from && return
  quietly npm-ci npm ci --prefix Portal.Tests --no-audit --no-fund || give_up "npm could not restore Portal.Tests/package-lock.json. Is there a network?"
  cp Portal.Tests/package-lock.json Portal.Tests/node_modules/.restored-from
}

count() { grep -o '<assembly [^>]*>' artifacts/tests.xml 2>/dev/null | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' || echo 0; }

# Each test that failed once more, with how it failed: a long log is read from its end.
name_failures() {
  awk '/^ +Portal\.Tests\..*\[FAIL\]$/ { print; lines = 12; next } lines > 0 { print; lines-- }' artifacts/tests.log 2>/dev/null
}

has dotnet || give_up "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
install_missing
restore_npm
quietly build dotnet build Portal.sln -c Release --nologo -v minimal || give_up "The build failed; all of it is in artifacts/build.log"

# An hour: a run that hangs is ended before whoever waits for it gives up, and one on a slow machine is not.
timeout --kill-after=20 3600 dotnet "$tests" -failSkips -noColor -noLogo -xml artifacts/tests.xml "$@" 2>&1 | tee artifacts/tests.log
outcome=${PIPESTATUS[0]}

passed=$(count passed)
failed=$(($(count failed) + $(count errors) + $(count skipped)))
name_failures
if [ "$failed" = 0 ] && [ "$outcome" != 0 ]; then
  failed=1
  echo "The test program ended with $outcome."
elif [ "$((passed + failed))" = 0 ]; then
  failed=1
  echo "No test was run."
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
