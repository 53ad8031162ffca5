using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>Opens the file, looks whether it is sound, and brings its schema up to date.</summary>
static class SqliteSchema
{
    public const string Migrations = "Portal.Engine.Persistence.Migrations.Sqlite";

    /// <summary>Up to here a full check costs less than a tenth of a second, so every start makes one.</summary>
    const long QuickToCheck = 16 * 1024 * 1024;

    public static async Task Prepare(SqliteConnections connections, CancellationToken stop)
    {
        await using var connection = connections.OpenToWrite();
        if (new FileInfo(connections.File).Length <= QuickToCheck) Check(connection, connections.File);
        ProveWritable(connection);
        await BringUpToDate(connection, $"The database file {connections.File}", stop);
    }

    /// <summary>Applies the migrations that it lacks.</summary>
    /// <param name="connection">To a file that nobody else has.</param>
    /// <param name="name">What a person knows the file by.</param>
    /// <param name="stop">Gives up between the migrations.</param>
    public static async Task BringUpToDate(SqliteConnection connection, string name, CancellationToken stop)
    {
        if (KnownMigrations.Compare(KnownMigrations.Of(Migrations), Applied(connection), name)) await Migrate(connection, stop);
    }

    /// <summary>Throws a <see cref="StartProblem"/> when the file's own structure does not hold together.</summary>
    public static void Check(SqliteConnection connection, string file)
    {
        if (Damage(connection) is { } verdict)
            throw new StartProblem($"The database file {file} is damaged ({verdict}). Bring back a backup with: restore <backup file>. The damaged file is kept beside it.");
    }

    /// <returns>What SQLite finds wrong with the file's structure, or nothing.</returns>
    public static string? Damage(SqliteConnection connection) =>
        Text(connection, "PRAGMA integrity_check(1)") is var verdict && verdict == "ok" ? null : verdict ?? "it says nothing";

    public static IReadOnlyCollection<string> Applied(SqliteConnection connection)
    {
        if (Text(connection, $"SELECT count(*) FROM sqlite_master WHERE name = '{KnownMigrations.HistoryTable}'") == "0") return [];
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MigrationId FROM {KnownMigrations.HistoryTable}";
        using var reader = command.ExecuteReader();
        var applied = new List<string>();
        while (reader.Read()) applied.Add(reader.GetString(0));
        return applied;
    }

    /// <summary>Whoever cannot write should be told at the start and not at the first change.</summary>
    static void ProveWritable(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        SqliteConnections.Execute(connection, "CREATE TABLE IF NOT EXISTS start_probe (at INTEGER)");
        transaction.Rollback();
    }

    static async Task Migrate(SqliteConnection connection, CancellationToken stop)
    {
        // EF Core's own lock is a row that outlives a killed process. The folder guard already keeps others out,
        // so a row that is there now belongs to nobody.
        SqliteConnections.Execute(connection, "DROP TABLE IF EXISTS __EFMigrationsLock");
        await using var context = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(connection).Options);
        await context.Database.MigrateAsync(stop);
    }

    static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
