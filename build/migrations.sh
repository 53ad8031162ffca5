#!/usr/bin/env bash
# Adds a migration for both databases:  build/migrations.sh NAME
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?"usage: build/migrations.sh NAME"}
dotnet tool restore >/dev/null
dotnet restore Portal.Engine >/dev/null
for kind in Sqlite Postgres; do
  dotnet ef migrations add "$name" --project Portal.Engine --startup-project Portal.Engine \
    --context "${kind}PortalDb" --output-dir "Persistence/Migrations/$kind"
done
