using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>The embedded default: one file in the data folder, one process, one writer lane.</summary>
public sealed class SqliteDatabase(DataFolder folder, TimeProvider clock, int patience = 30) : IDatabase
{
    readonly SqliteConnections _connections = new(folder.Database, patience);
    readonly ConcurrentDictionary<string, byte> _held = new();
    FolderGuard? _guard;
    WriterLane? _lane;
    bool _onlyLooks;

    public DatabaseKind Kind => DatabaseKind.Sqlite;

    public async Task Prepare(CancellationToken stop)
    {
        _guard ??= FolderGuard.Take(folder, clock);
        try
        {
            await SqliteSchema.Prepare(_connections, stop);
        }
        catch (Exception e) when (Explain(e) is { } known)
        {
            throw new StartProblem(known, e);
        }

        _lane ??= new WriterLane(_connections);
    }

    /// <summary>Instead of preparing it, beside a portal that has it: all can be read, and nothing written.</summary>
    public async Task Look(CancellationToken stop)
    {
        await using var connection = await _connections.OpenToRead(stop);
        if (KnownMigrations.Compare(KnownMigrations.Of(SqliteSchema.Migrations), SqliteSchema.Applied(connection), $"The database file {_connections.File}"))
            throw new StartProblem("The portal that has this data folder is starting, or is older than this program. Try again in a moment; if this stays so, use the program that it runs, or its pages.");
        _onlyLooks = true;
    }

    /// <summary>With its connection open: otherwise each question would open it anew and set it up, which takes longer than most of them.</summary>
    public PortalDb Read()
    {
        var db = new SqlitePortalDb(_connections.ReadOptions);
        try
        {
            db.Database.OpenConnection();
            return db;
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public async Task<DbConnection> Open(CancellationToken stop) => await _connections.OpenToRead(stop);

    public async Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop)
    {
        if (_onlyLooks) throw new StartProblem("Another portal has the data folder, so nothing can be written here. Stop that one first.");
        var lane = _lane ?? throw new InvalidOperationException("The database is not prepared yet.");
        try
        {
            return await lane.Write(work, priority, stop);
        }
        catch (Exception e) when (Explain(e) is { } known)
        {
            throw new DatabaseFault(known, e);
        }
    }

    /// <summary>One process has the folder, so what it holds it holds among its own.</summary>
    public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => Task.FromResult(_held.TryAdd(name, 0) ? (IAsyncDisposable)new Held(_held, name) : null);

    /// <summary>What is removed is overwritten in the file, but earlier pages stay in the log beside it until that is emptied.</summary>
    public Task<bool> ClearRemoved(CancellationToken stop) => Task.Run(_connections.EmptyLog, stop);

    public string? Explain(Exception exception) => exception is DatabaseFault ? exception.Message : SqliteFaults.Explain(exception, folder.Database);

    public async ValueTask DisposeAsync()
    {
        if (_lane is not null) await _lane.DisposeAsync();
        using (var pooled = new SqliteConnection(_connections.Reading)) SqliteConnection.ClearPool(pooled);
        _guard?.Dispose();
    }

    sealed class Held(ConcurrentDictionary<string, byte> all, string name) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            all.TryRemove(name, out _);
            return ValueTask.CompletedTask;
        }
    }
}
