using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>Reads the whole database file and says whether it holds together, also while a portal serves from it.</summary>
public sealed class SqliteCheck(DataFolder folder)
{
    public async Task<T> Run<T>(Func<DbConnection, CancellationToken, Task<T>> prove, CancellationToken stop = default)
    {
        if (!File.Exists(folder.Database))
            throw new StartProblem($"There is no database at {folder.Database}. Set Portal:DataFolder to the folder the portal keeps its data in.");
        try
        {
            await using var connection = SqliteFile.OpenLive(folder.Database);
            SqliteConnections.Execute(connection, "PRAGMA query_only = ON");
            SqliteSchema.Check(connection, folder.Database);
            KnownMigrations.Compare(KnownMigrations.Of(SqliteSchema.Migrations), SqliteSchema.Applied(connection), $"The database file {folder.Database}");
            return await prove(connection, stop);
        }
        catch (SqliteException e) when (SqliteFaults.Explain(e, folder.Database) is { } known)
        {
            throw new StartProblem(known, e);
        }
    }
}
