# Sourced by deep/run and bench/run: builds, then hands over to the test program.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
built=$(dotnet build "$root/Portal.Tests" -c Release --nologo -v quiet 2>&1) || { echo "$built"; exit 1; }
exec dotnet "$root/Portal.Tests/bin/Release/net10.0/Portal.Tests.dll" "$kind" "$@"
