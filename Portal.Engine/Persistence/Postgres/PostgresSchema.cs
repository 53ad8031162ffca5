using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Engine.Persistence.Postgres;

/// <summary>Brings the schema up to date. Of several instances that start at once, one migrates and the others wait.</summary>
static class PostgresSchema
{
    public const string Migrations = "Portal.Engine.Persistence.Migrations.Postgres";

    /// <summary>Any number will do, so long as it is always this one.</summary>
    const long MigrationLock = 7_020_115_108_097;

    public static async Task Prepare(NpgsqlDataSource server, DbContextOptions<PostgresPortalDb> options, CancellationToken stop)
    {
        var known = KnownMigrations.Of(Migrations);
        await using var connection = await server.OpenConnectionAsync(stop);
        var place = $"The PostgreSQL database {connection.Database}";
        if (!KnownMigrations.Compare(known, await Applied(connection, stop), place)) return;

        // The lock belongs to this connection, so it goes with the process if that is killed while it migrates.
        await Execute(connection, $"SELECT pg_advisory_lock({MigrationLock})", stop);
        try
        {
            if (!KnownMigrations.Compare(known, await Applied(connection, stop), place)) return;
            await using var context = new PostgresPortalDb(options);
            await context.Database.MigrateAsync(stop);
        }
        finally
        {
            await Execute(connection, $"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    static async Task<IReadOnlyCollection<string>> Applied(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var exists = new NpgsqlCommand($"SELECT to_regclass('\"{KnownMigrations.HistoryTable}\"') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(stop) is not true) return [];
        await using var command = new NpgsqlCommand($"SELECT \"MigrationId\" FROM \"{KnownMigrations.HistoryTable}\"", connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var applied = new List<string>();
        while (await reader.ReadAsync(stop)) applied.Add(reader.GetString(0));
        return applied;
    }

    static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
