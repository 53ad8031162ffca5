using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>A backup's copy on its way to be the database. If anything fails it is thrown away, so it keeps no journal on disk.</summary>
sealed class SqliteDraft(string file, TimeProvider clock) : IDisposable
{
    public string File => file;

    /// <summary>The backup itself stays untouched where it is.</summary>
    public async Task Draw(string backup, CancellationToken stop)
    {
        Forget();
        await using var from = System.IO.File.OpenRead(backup);
        await using var to = SqliteFile.New(file);
        await from.CopyToAsync(to, stop);
    }

    /// <summary>Brings it to the schema of this program and lets the rooms end in it what must not come back.</summary>
    public async Task Settle(string backup, IReadOnlyList<IAfterRestore> rooms, CancellationToken stop)
    {
        await using (var connection = SqliteFile.OpenLive(file))
        {
            SqliteConnections.Execute(connection, "PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
            await SqliteSchema.BringUpToDate(connection, $"The backup {backup}", stop);
            await using var transaction = connection.BeginTransaction();
            foreach (var statement in rooms.SelectMany(room => room.Statements)) await Run(statement, backup, transaction, stop);
            await transaction.CommitAsync(stop);
        }

        SqliteFile.Flush(file);
    }

    public void Dispose() => Forget();

    async Task Run(string statement, string backup, SqliteTransaction transaction, CancellationToken stop)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // written by a room, not by a person; what comes from outside is a parameter
        command.CommandText = statement;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$backup", backup);
        command.Parameters.AddWithValue("$by", $"{Environment.UserName} (system user)");
        command.Parameters.AddWithValue("$at", new MicrosecondsConverter().ConvertToProvider(clock.GetUtcNow()));
        await command.ExecuteNonQueryAsync(stop);
    }

    void Forget()
    {
        foreach (var end in new[] { "", "-journal", "-wal", "-shm" }) System.IO.File.Delete(file + end);
    }
}
