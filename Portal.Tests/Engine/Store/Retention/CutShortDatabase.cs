using System.Data.Common;
using Portal.Engine.Persistence;

namespace Portal.Tests.Engine.Store.Retention;

/// <summary>Takes so many writes and then none, as a process that is killed between two of them.</summary>
sealed class CutShortDatabase(IDatabase inner, int writes) : IDatabase
{
    int _left = writes;

    public DatabaseKind Kind => inner.Kind;

    /// <summary>What others do before each write.</summary>
    public Func<Task> Between { get; init; } = () => Task.CompletedTask;

    public bool WasCut { get; private set; }

    public Task Prepare(CancellationToken stop) => inner.Prepare(stop);

    public PortalDb Read() => inner.Read();

    public Task<DbConnection> Open(CancellationToken stop) => inner.Open(stop);

    public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => inner.Hold(name, stop);

    public Task<bool> ClearRemoved(CancellationToken stop) => inner.ClearRemoved(stop);

    public string? Explain(Exception exception) => inner.Explain(exception);

    public async Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop)
    {
        await Between();
        WasCut |= _left == 0;
        return _left-- > 0 ? await inner.Write(work, priority, stop) : throw new CutShortException();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

sealed class CutShortException : Exception;
