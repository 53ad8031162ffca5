using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Running;

/// <summary>Counts what is asked of the database, and how many rows are read, by whatever is called while it lives; not by what others do beside it.</summary>
public sealed class CountedStatements : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    static readonly AsyncLocal<CountedStatements?> Current = new();

    readonly List<IDisposable> _subscriptions = [];
    int _statements, _rows;

    public CountedStatements()
    {
        Current.Value = this;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Statements => _statements;

    public int Rows => _rows;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value != this) return;
        if (value.Key == RelationalEventId.CommandExecuted.Name) Interlocked.Increment(ref _statements);
        if (value.Value is DataReaderDisposingEventData read) Interlocked.Add(ref _rows, read.ReadCount);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        Current.Value = null;
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }
}
