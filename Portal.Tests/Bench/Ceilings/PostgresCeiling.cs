using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Portal.Tests.Bench.Ceilings;

/// <summary>
/// What PostgreSQL could at best do here: COPY to a staging table, one set-based upsert, an event and an idempotency key a
/// row, in a schema of its own that does not move with the product, 10,000 rows a transaction.
/// </summary>
static class PostgresCeiling
{
    const int Batch = 10_000;
    const long At = 1_767_225_600;

    const string Schema = """
        CREATE TABLE record(source int NOT NULL, entity int NOT NULL, key text NOT NULL, payload text NOT NULL, hash bytea NOT NULL, updated_at bigint NOT NULL, PRIMARY KEY(source, entity, key));
        CREATE TABLE event(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source int, entity int, key text, kind int, at bigint);
        CREATE TABLE idem(k bytea PRIMARY KEY, at bigint);
        CREATE TEMP TABLE stage(source int, entity int, key text, payload text, hash bytea, updated_at bigint)
        """;

    const string Upsert = """
        INSERT INTO record(source, entity, key, payload, hash, updated_at)
        SELECT DISTINCT ON (source, entity, key) source, entity, key, payload, hash, updated_at FROM stage ORDER BY source, entity, key
        ON CONFLICT(source, entity, key) DO UPDATE SET payload = excluded.payload, hash = excluded.hash, updated_at = excluded.updated_at WHERE excluded.hash <> record.hash;
        INSERT INTO event(source, entity, key, kind, at) SELECT source, entity, key, 1, updated_at FROM stage;
        INSERT INTO idem SELECT hash, updated_at FROM stage ON CONFLICT DO NOTHING;
        TRUNCATE stage
        """;

    /// <returns>Rows a second for new ones.</returns>
    public static async Task<double> New(string connectionString, int count)
    {
        var rows = Enumerable.Range(0, count).Select(i => BenchRecords.Json(i)).Select((json, i) => (Key: BenchRecords.Key(i), Json: json, Hash: BenchRecords.Hash(json))).ToArray();
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await Execute(connection, Schema);
        GC.Collect();
        var watch = Stopwatch.StartNew();
        foreach (var batch in rows.Chunk(Batch))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await Copy(connection, batch);
            await Execute(connection, Upsert);
            await transaction.CommitAsync();
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    static async Task Copy(NpgsqlConnection connection, (string Key, string Json, byte[] Hash)[] rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY stage FROM STDIN (FORMAT BINARY)");
        foreach (var (key, json, hash) in rows)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(1, NpgsqlDbType.Integer);
            await copy.WriteAsync(2, NpgsqlDbType.Integer);
            await copy.WriteAsync(key, NpgsqlDbType.Text);
            await copy.WriteAsync(json, NpgsqlDbType.Text);
            await copy.WriteAsync(hash, NpgsqlDbType.Bytea);
            await copy.WriteAsync(At, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync();
    }

    static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
