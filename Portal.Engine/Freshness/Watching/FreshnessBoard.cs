using System.Data.Common;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Store;

namespace Portal.Engine.Freshness.Watching;

/// <summary>
/// What verdicts are made of, at hand for whoever asks and read again when it is half a second old. Nobody keeps it up to date,
/// so it does not stand still when somebody dies.
/// </summary>
public sealed class FreshnessBoard : IDisposable
{
    /// <summary>What is committed is seen no later than this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>By this it is read again whatever the audit log says.</summary>
    static readonly TimeSpan PlanPatience = TimeSpan.FromMinutes(1);

    readonly IDatabase _database;
    readonly StreamPlans _plans;
    readonly TimeProvider _clock;
    readonly SemaphoreSlim _turn = new(1);
    Seen _seen = Watching.Seen.Nothing;

    internal FreshnessBoard(IDatabase database, StreamPlans plans, TimeProvider clock) => (_database, _plans, _clock) = (database, plans, clock);

    /// <returns>All streams as they were no longer than <see cref="Patience"/> ago.</returns>
    public ValueTask<FreshnessNow> Now(CancellationToken stop = default)
    {
        var seen = _seen;
        return IsNew(seen) ? new(seen.Now) : new(Read(stop));
    }

    /// <returns>All streams as they are, whatever was at hand.</returns>
    public async Task<FreshnessNow> Look(CancellationToken stop = default)
    {
        await _turn.WaitAsync(stop);
        try
        {
            return (_seen = await Seen(stop)).Now;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    async Task<FreshnessNow> Read(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            // Of those who waited the first has read for all.
            return (IsNew(_seen) ? _seen : _seen = await Seen(stop)).Now;
        }
        finally
        {
            _turn.Release();
        }
    }

    bool IsNew(Seen seen) => seen.IsRead && _clock.GetElapsedTime(seen.ReadAt) < Patience;

    async Task<Seen> Seen(CancellationToken stop)
    {
        var (readAt, at) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        await using var connection = await _database.Open(stop);
        if (await HasNone(connection, stop)) return Watching.Seen.Nothing with { Now = new([], at), ReadAt = readAt, IsRead = true };

        // What people set is seen at once.
        var version = await AuditEnd.Of(connection, stop);
        var (plans, plannedAt) = (_seen.Plans, _seen.PlannedAt);
        if (version != _seen.Version || _clock.GetElapsedTime(plannedAt) >= PlanPatience)
        {
            plannedAt = readAt;
            await using var db = _database.Read();
            plans = await _plans.Read(db, stop);
        }

        var committed = await Committed(connection, stop);
        return new Seen(new FreshnessNow([.. plans.Select(plan => Watched(plan, committed))], at), plans, version, readAt, plannedAt, IsRead: true);
    }

    /// <summary>What did not change stays the very same, so that those who follow need not look at it again.</summary>
    WatchedStream Watched(StreamPlan plan, Dictionary<long, FeedCommitted> committed)
    {
        FeedFacts[] feeds = [.. plan.Feeds.Select(feed => committed.TryGetValue(feed.Feed, out var of) ? of.To(feed) : feed)];
        return _seen.Now.Stream(plan.Id) is { } was && ReferenceEquals(was.Plan, plan) && was.Facts.Feeds.SequenceEqual(feeds) ? was : new WatchedStream(plan, new StreamFacts(plan.Id, feeds));
    }

    static async Task<bool> HasNone(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM streams";
        return (long)(await command.ExecuteScalarAsync(stop))! == 0;
    }

    static async Task<Dictionary<long, FeedCommitted>> Committed(DbConnection connection, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT feed, good_at, verified_at, good_since, held FROM feed_states";
        await using var reader = await command.ExecuteReaderAsync(stop);
        var all = new Dictionary<long, FeedCommitted>();
        while (await reader.ReadAsync(stop)) all.Add(reader.GetInt64(0), new FeedCommitted(Moment(reader, 1), Moment(reader, 2), Moment(reader, 3), reader.GetInt64(4) > 0));
        return all;
    }

    static DateTimeOffset? Moment(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Instant.At(reader.GetInt64(column));
}
