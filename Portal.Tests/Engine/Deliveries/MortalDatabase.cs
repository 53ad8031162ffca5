using System.Data.Common;
using Portal.Engine.Persistence;

namespace Portal.Tests.Engine.Deliveries;

/// <summary>A database under a process that is killed: from a moment on nothing that it writes gets there.</summary>
sealed class MortalDatabase(IDatabase inner) : IDatabase
{
    public TaskCompletionSource Missed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsDead { get; set; }

    public DatabaseKind Kind => inner.Kind;

    public Task Prepare(CancellationToken stop) => inner.Prepare(stop);

    public PortalDb Read() => inner.Read();

    public Task<DbConnection> Open(CancellationToken stop) => inner.Open(stop);

    public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop)
    {
        if (!IsDead) return inner.Write(work, priority, stop);
        Missed.TrySetResult();
        throw new InvalidOperationException("The process was killed.");
    }

    public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => inner.Hold(name, stop);

    public Task<bool> ClearRemoved(CancellationToken stop) => inner.ClearRemoved(stop);

    public string? Explain(Exception exception) => inner.Explain(exception);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
