using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>How connections to one database file are opened: pooled ones that can only read, and the one that writes.</summary>
sealed class SqliteConnections
{
    readonly string _writing;

    /// <param name="file">The database file.</param>
    /// <param name="patience">Seconds to wait for another program that holds it locked.</param>
    public SqliteConnections(string file, int patience = 30)
    {
        SqliteLibrary.Ensure();
        File = file;
        Reading = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = patience }.ToString();
        _writing = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = patience }.ToString();
        ReadOptions = new DbContextOptionsBuilder<SqlitePortalDb>()
            .UseSqlite(Reading)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new OnOpened())
            .Options;
    }

    public string File { get; }

    public string Reading { get; }

    public DbContextOptions<SqlitePortalDb> ReadOptions { get; }

    public async Task<SqliteConnection> OpenToRead(CancellationToken stop)
    {
        var connection = new SqliteConnection(Reading);
        try
        {
            await connection.OpenAsync(stop);
            Execute(connection, OnOpened.ReadOnly);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// WAL lets readers go on beside the writer; FULL makes a commit outlive a power cut, not only the process. With 64 MB of
    /// cache and a checkpoint every 16 MB, a million records are added to as fast as none. What is removed or moved within the file leaves no bytes where it was.
    /// </summary>
    public SqliteConnection OpenToWrite()
    {
        var connection = new SqliteConnection(_writing);
        try
        {
            MakeForOwner();
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Copies all of the write-ahead log into the file and cuts it to nothing. Writers wait meanwhile, so it does not wait for readers for long.</summary>
    /// <returns>Whether it is empty; not while somebody reads from before.</returns>
    public bool EmptyLog()
    {
        using var connection = OpenToWrite();
        Execute(connection, "PRAGMA busy_timeout = 5000");
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return (long)command.ExecuteScalar()! == 0;
    }

    /// <summary>A new database is for its owner's eyes, whoever made the folder; SQLite makes the files beside it alike.</summary>
    void MakeForOwner()
    {
        if (System.IO.File.Exists(File) || OperatingSystem.IsWindows()) return;
        using var made = new FileStream(File, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Whoever reads cannot write by mistake: writes go through the lane.</summary>
    sealed class OnOpened : DbConnectionInterceptor
    {
        public const string ReadOnly = "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Execute((SqliteConnection)connection, ReadOnly);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Execute((SqliteConnection)connection, ReadOnly);
            return Task.CompletedTask;
        }
    }
}
