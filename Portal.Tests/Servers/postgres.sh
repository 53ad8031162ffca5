# A PostgreSQL server for one test run, in a folder of its own. It ends when its standard input closes,
# which the system does for us however the run ends; then the folder goes too.
# usage: sh postgres.sh BINARIES PORT PASSWORD
set -eu
trap '' INT TERM
exec 3<&0
folder=$(mktemp -d /tmp/portal-postgres.XXXXXX)
printf '%s' "$3" >"$folder/password"
"$1/initdb" --pgdata="$folder/data" --username=portal --pwfile="$folder/password" --auth=scram-sha-256 \
  --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; rm -rf "$folder"; exit 1; }
"$1/postgres" -D "$folder/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" \
  -c max_connections=200 -c timezone=UTC -c log_timezone=UTC </dev/null 3<&- &
server=$!
# Asked until it is gone: a server that has only just started does not hear the first time.
(read -r _ <&3 || while kill -QUIT "$server"; do sleep 0.1; done) >/dev/null 2>&1 &
watch=$!
wait "$server" || true
kill -KILL "$watch" 2>/dev/null || true
rm -rf "$folder"
