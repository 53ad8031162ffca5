using System.Data.Common;
using Portal.Engine.Persistence;

namespace Portal.Tests.Web.Features.Data.Records;

/// <summary>A database that keeps one of those waiting who read from it.</summary>
sealed class HeldDatabase(IDatabase inner) : IDatabase
{
    readonly ManualResetEventSlim _go = new(true);
    readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _before = -1;

    public DatabaseKind Kind => inner.Kind;

    /// <param name="before">How many are let through before the one that waits.</param>
    /// <returns>Ends when it waits.</returns>
    public Task Hold(int before)
    {
        _go.Reset();
        Volatile.Write(ref _before, before);
        return _waits.Task;
    }

    public void LetGo() => _go.Set();

    public Task Prepare(CancellationToken stop) => inner.Prepare(stop);

    public PortalDb Read()
    {
        if (Interlocked.Decrement(ref _before) != -1 || _go.IsSet) return inner.Read();
        _waits.TrySetResult();
        _go.Wait();
        return inner.Read();
    }

    public Task<DbConnection> Open(CancellationToken stop) => inner.Open(stop);

    public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop) => inner.Write(work, priority, stop);

    public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => inner.Hold(name, stop);

    public Task<bool> ClearRemoved(CancellationToken stop) => inner.ClearRemoved(stop);

    public string? Explain(Exception exception) => inner.Explain(exception);

    /// <summary>It belongs to whoever made the one inside.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
