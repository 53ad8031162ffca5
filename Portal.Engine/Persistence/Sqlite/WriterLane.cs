using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Engine.Persistence.Sqlite;

/// <summary>
/// The one lane all SQLite writes go through. Who waits is taken by priority, and those who wait together share one commit:
/// each has a savepoint, so that one that fails takes nothing of the others with it. A caller hears of success only after
/// the commit of its group.
/// </summary>
sealed class WriterLane : IAsyncDisposable
{
    const int MostInOneCommit = 64;

    readonly SqliteConnections _connections;
    readonly Channel<ILaneWork>[] _waiting = [.. Enum.GetValues<WritePriority>().Select(_ => Channel.CreateUnbounded<ILaneWork>())];
    readonly SemaphoreSlim _arrivals = new(0);
    readonly CancellationTokenSource _closing = new();
    readonly Task _running;
    SqliteConnection? _connection;
    DbContextOptions<SqlitePortalDb>? _options;

    public WriterLane(SqliteConnections connections)
    {
        _connections = connections;
        _running = Task.Run(Run);
    }

    public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop)
    {
        var waiting = new LaneWork<T>(work, stop);
        if (_waiting[(int)priority].Writer.TryWrite(waiting)) _arrivals.Release();
        else waiting.Refuse(new ObjectDisposedException(nameof(WriterLane)));
        return waiting.Finished;
    }

    /// <summary>What waits is still written; what comes later is refused.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _waiting) lane.Writer.TryComplete();
        if (!_closing.IsCancellationRequested) await _closing.CancelAsync();
        await _running;
        if (_connection is not null) await _connection.DisposeAsync();
        _arrivals.Dispose();
        _closing.Dispose();
    }

    async Task Run()
    {
        while (await SomethingWaits())
        {
            var group = TakeGroup();
            if (group.Count > 0) await Commit(group);
        }
    }

    async Task<bool> SomethingWaits()
    {
        try
        {
            await _arrivals.WaitAsync(_closing.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return _waiting.Any(lane => lane.Reader.TryPeek(out _));
        }
    }

    /// <summary>
    /// Bulk work is large, so it is committed alone, and only when nobody else waits. One arrival may be signalled for work
    /// that an earlier group already took: then the group is empty.
    /// </summary>
    List<ILaneWork> TakeGroup()
    {
        var group = new List<ILaneWork>();
        foreach (var priority in Enum.GetValues<WritePriority>())
        {
            if (priority == WritePriority.Bulk && group.Count > 0) break;
            var most = priority == WritePriority.Bulk ? 1 : MostInOneCommit;
            while (group.Count < most && _waiting[(int)priority].Reader.TryRead(out var work))
            {
                if (!work.GivenUp) group.Add(work);
            }
        }

        return group;
    }

    async Task Commit(List<ILaneWork> group)
    {
        try
        {
            var connection = _connection ??= _connections.OpenToWrite();
            await using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var work in group) await RunOne(work, transaction);
            if (group.Any(work => work.Failure is null)) await transaction.CommitAsync();
            foreach (var work in group) work.Confirm();
        }
        catch (Exception e)
        {
            // The transaction is gone as a whole (full disk, lost file): nobody in the group may believe otherwise.
            var reason = group.Select(work => work.Failure).FirstOrDefault(failure => SqliteFaults.Find(failure) is not null) ?? e;
            foreach (var work in group) work.Refuse(reason);
            await ForgetConnection();
        }
    }

    async Task RunOne(ILaneWork work, SqliteTransaction transaction)
    {
        // The group may have waited for another program's lock, or for those before it.
        if (!work.Take()) return;
        transaction.Save("work");
        if (await work.Run(NewContext(transaction))) transaction.Release("work");
        else transaction.Rollback("work");
    }

    SqlitePortalDb NewContext(SqliteTransaction transaction)
    {
        _options ??= new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite(transaction.Connection!).Options;
        var context = new SqlitePortalDb(_options);
        context.Database.AutoSavepointsEnabled = false;
        context.Database.UseTransaction(transaction);
        return context;
    }

    async Task ForgetConnection()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        (_connection, _options) = (null, null);
    }
}
