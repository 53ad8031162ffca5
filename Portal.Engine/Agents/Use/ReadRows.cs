using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Portal.Engine.Persistence;
using Portal.Engine.Persistence.Sqlite;
using Portal.Engine.Store;

namespace Portal.Engine.Agents.Use;

/// <summary>Puts reads into their table, many at once. Through the change tracker each would take longer than what it is the account of.</summary>
static class ReadRows
{
    const string Columns = "id, agent_id, key_id, at, kind, entity, fields, records, worst, oldest_age_seconds, address, took_microseconds, answer";

    public static Task Add(PortalDb db, IReadOnlyList<AgentReadRow> rows, CancellationToken stop) => db.Database.GetDbConnection() switch
    {
        NpgsqlConnection postgres => Add(postgres, rows, stop),
        SqliteConnection sqlite => Add(sqlite, rows),
        var other => throw new InvalidOperationException($"Nobody writes with {other.GetType().Name}."),
    };

    static Task Add(SqliteConnection connection, IReadOnlyList<AgentReadRow> rows)
    {
        using var insert = new NativeStatement(connection, $"INSERT INTO agent_reads ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
        foreach (var row in rows)
        {
            insert.Bind(0, row.Id.ToString().ToUpperInvariant()).Bind(1, row.AgentId).Bind(2, row.KeyId).Bind(3, Instant.Of(row.At)).Bind(4, row.Kind).Bind(5, row.Entity).Bind(6, row.Fields)
                .Bind(7, (long)row.Records).Bind(8, (long)row.Worst).Bind(9, row.OldestAgeSeconds).Bind(10, row.Address).Bind(11, row.TookMicroseconds).Bind(12, row.Answer.ToString());
            insert.Run();
        }

        return Task.CompletedTask;
    }

    static async Task Add(NpgsqlConnection connection, IReadOnlyList<AgentReadRow> rows, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY agent_reads ({Columns}) FROM STDIN (FORMAT BINARY)", stop);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop);
            await copy.WriteAsync(row.Id, NpgsqlDbType.Uuid, stop);
            await copy.WriteAsync(row.AgentId, NpgsqlDbType.Bigint, stop);
            await copy.WriteAsync(row.KeyId, NpgsqlDbType.Bigint, stop);
            await copy.WriteAsync(row.At, NpgsqlDbType.TimestampTz, stop);
            await copy.WriteAsync(row.Kind, NpgsqlDbType.Varchar, stop);
            await Write(copy, row.Entity, stop);
            await copy.WriteAsync(row.Fields, NpgsqlDbType.Varchar, stop);
            await copy.WriteAsync(row.Records, NpgsqlDbType.Integer, stop);
            await copy.WriteAsync((short)row.Worst, NpgsqlDbType.Smallint, stop);
            if (row.OldestAgeSeconds is { } seconds) await copy.WriteAsync(seconds, NpgsqlDbType.Bigint, stop);
            else await copy.WriteNullAsync(stop);
            await Write(copy, row.Address, stop);
            await copy.WriteAsync(row.TookMicroseconds, NpgsqlDbType.Bigint, stop);
            await copy.WriteAsync(row.Answer.ToString(), NpgsqlDbType.Varchar, stop);
        }

        await copy.CompleteAsync(stop);
    }

    static Task Write(NpgsqlBinaryImporter copy, string? text, CancellationToken stop) =>
        text is null ? copy.WriteNullAsync(stop) : copy.WriteAsync(text, NpgsqlDbType.Varchar, stop);
}
