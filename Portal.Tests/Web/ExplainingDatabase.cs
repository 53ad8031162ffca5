using System.Data.Common;
using Portal.Engine.Persistence;

namespace Portal.Tests.Web;

/// <summary>A database of which a test needs only what it says to an exception.</summary>
public sealed class ExplainingDatabase : IDatabase
{
    public string? Advice { get; set; }

    public DatabaseKind Kind => DatabaseKind.Sqlite;

    public string? Explain(Exception exception) => Advice;

    public Task Prepare(CancellationToken stop) => throw new NotSupportedException();

    public Task<bool> ClearRemoved(CancellationToken stop) => throw new NotSupportedException();

    public PortalDb Read() => throw new NotSupportedException();

    public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => throw new NotSupportedException();

    public Task<DbConnection> Open(CancellationToken stop) => throw new NotSupportedException();

    public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
