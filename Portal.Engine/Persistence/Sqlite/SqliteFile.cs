using Microsoft.Data.Sqlite;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>A database file as the commands handle it: beside a portal that serves from it, or as a copy that nobody serves from.</summary>
static class SqliteFile
{
    /// <summary>A copy that must stay as it is.</summary>
    public static SqliteConnection OpenCopy(string file) => Open(file, SqliteOpenMode.ReadOnly);

    /// <summary>The database itself. Only who may write can read the log that a killed portal left.</summary>
    public static SqliteConnection OpenLive(string file) => Open(file, SqliteOpenMode.ReadWrite);

    /// <summary>Throws unless the file is sound, is a portal's, and is not newer than this program.</summary>
    /// <param name="connection">To the file.</param>
    /// <param name="name">What a person knows the file by.</param>
    public static void Verify(SqliteConnection connection, string name)
    {
        try
        {
            if (SqliteSchema.Damage(connection) is { } damage) throw Damaged(damage, null);
            var applied = SqliteSchema.Applied(connection);
            if (applied.Count == 0) throw new StartProblem($"{name} is a SQLite database, but not one of a portal. Choose a file that the command backup has made.");
            KnownMigrations.Compare(KnownMigrations.Of(SqliteSchema.Migrations), applied, name);
        }
        catch (SqliteException e)
        {
            throw Damaged(e.Message, e);
        }

        StartProblem Damaged(string what, Exception? cause) => new($"{name} is damaged ({what}). Choose another backup.", cause);
    }

    static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SqliteLibrary.Ensure();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>An empty file that its owner alone can read, in place of whatever a killed run left there.</summary>
    public static FileStream New(string file)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }

    public static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
