using System.Data.Common;
using Portal.Engine.Persistence;

namespace Portal.Tests.Engine.Agents;

/// <summary>A database that counts how often it is asked, and fails when a test wants it to.</summary>
sealed class CountingDatabase(IDatabase inner) : IDatabase
{
    int _reads, _writes;

    public int Reads => _reads;

    public int Writes => _writes;

    public Exception? Fault { get; set; }

    public Exception? ReadFault { get; set; }

    public DatabaseKind Kind => inner.Kind;

    public Task Prepare(CancellationToken stop) => inner.Prepare(stop);

    public PortalDb Read()
    {
        Interlocked.Increment(ref _reads);
        return ReadFault is { } fault ? throw fault : inner.Read();
    }

    public Task<DbConnection> Open(CancellationToken stop)
    {
        Interlocked.Increment(ref _reads);
        return inner.Open(stop);
    }

    public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop)
    {
        Interlocked.Increment(ref _writes);
        return Fault is { } fault ? Task.FromException<T>(fault) : inner.Write(work, priority, stop);
    }

    public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => inner.Hold(name, stop);

    public Task<bool> ClearRemoved(CancellationToken stop) => inner.ClearRemoved(stop);

    public string? Explain(Exception exception) => inner.Explain(exception);

    /// <summary>It belongs to whoever made the one inside.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
