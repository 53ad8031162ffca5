using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Portal.Engine.Persistence.Sqlite;

namespace Portal.Tests.Bench.Ceilings;

/// <summary>
/// What SQLite could at best do here: a bare prepared upsert, an event and an idempotency key a row, in a schema of its own
/// that does not move with the product, 10,000 rows a transaction, WAL with synchronous=NORMAL. The rows are made before the clock starts.
/// </summary>
static class SqliteCeiling
{
    const int Batch = 10_000;
    const long At = 1_767_225_600;

    const string Schema = """
        CREATE TABLE record(source INTEGER NOT NULL, entity INTEGER NOT NULL, key TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL, updated_at INTEGER NOT NULL, PRIMARY KEY(source, entity, key));
        CREATE TABLE event(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, entity INTEGER NOT NULL, key TEXT NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL);
        CREATE TABLE idem(k BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID
        """;

    const string Upsert = """
        INSERT INTO record(source, entity, key, payload, hash, updated_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(source, entity, key) DO UPDATE SET payload = excluded.payload, hash = excluded.hash, updated_at = excluded.updated_at WHERE excluded.hash <> record.hash
        """;

    /// <returns>Rows a second for new ones.</returns>
    public static double New(string file, int count)
    {
        var rows = Enumerable.Range(0, count).Select(i => BenchRecords.Json(i)).Select((json, i) => (Key: BenchRecords.Key(i), Json: json, Hash: BenchRecords.Hash(json))).ToArray();
        SqliteLibrary.Ensure();
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000");
        Execute(connection, Schema);
        GC.Collect();
        var watch = Stopwatch.StartNew();
        foreach (var batch in rows.Chunk(Batch)) Write(connection, batch);
        return count / watch.Elapsed.TotalSeconds;
    }

    static void Write(SqliteConnection connection, (string Key, string Json, byte[] Hash)[] rows)
    {
        using var transaction = connection.BeginTransaction();
        using var upsert = Command(connection, Upsert, SqliteType.Integer, SqliteType.Integer, SqliteType.Text, SqliteType.Text, SqliteType.Blob, SqliteType.Integer);
        using var happened = Command(connection, "INSERT INTO event(source, entity, key, kind, at) VALUES(?1, ?2, ?3, ?4, ?5)", SqliteType.Integer, SqliteType.Integer, SqliteType.Text, SqliteType.Integer, SqliteType.Integer);
        using var idem = Command(connection, "INSERT INTO idem(k, at) VALUES(?1, ?2) ON CONFLICT DO NOTHING", SqliteType.Blob, SqliteType.Integer);
        (upsert.Parameters[0].Value, upsert.Parameters[1].Value, upsert.Parameters[5].Value) = (1, 2, At);
        (happened.Parameters[0].Value, happened.Parameters[1].Value, happened.Parameters[3].Value, happened.Parameters[4].Value) = (1, 2, 1, At);
        idem.Parameters[1].Value = At;
        foreach (var (key, json, hash) in rows)
        {
            (upsert.Parameters[2].Value, upsert.Parameters[3].Value, upsert.Parameters[4].Value) = (key, json, hash);
            upsert.ExecuteNonQuery();
            happened.Parameters[2].Value = key;
            happened.ExecuteNonQuery();
            idem.Parameters[0].Value = hash;
            idem.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    static SqliteCommand Command(SqliteConnection connection, string sql, params SqliteType[] types)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < types.Length; i++) command.Parameters.Add($"?{i + 1}", types[i]);
        return command;
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
