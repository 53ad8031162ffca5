using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rebuilding;
using Portal.Engine.Store.Rows;
using Portal.Tests.Engine.Store;

namespace Portal.Tests.Deep.Races;

/// <summary>One storage and two who use it: on PostgreSQL two portals, on SQLite two in one portal.</summary>
sealed class RaceGround : IAsyncDisposable
{
    long _numbers;

    RaceGround(StoreHouse one, StoreHouse two) => (One, Two) = (one, two);

    public StoreHouse One { get; }

    public StoreHouse Two { get; }

    public Findings Findings { get; } = new();

    public static async Task<RaceGround> Open(DatabaseKind kind)
    {
        var one = await StoreHouse.OpenWithKey(kind);
        return new RaceGround(one, kind == DatabaseKind.Postgres ? await one.Beside() : one);
    }

    /// <summary>For a stream, a feed or a run that is used in one round only.</summary>
    public long NextNumber() => ++_numbers;

    public StoreHouse AnyOf(Random random) => random.Next(2) == 0 ? One : Two;

    /// <summary>What is there, by key: its body, or null where it is deleted.</summary>
    public async Task<Dictionary<string, string?>> Records(long stream, CancellationToken stop)
    {
        await using var db = One.Database.Read();
        return await db.Set<RecordRow>().Where(record => record.Stream == stream)
            .Join(db.Set<EventRow>(), record => record.Position, e => e.Position, (record, e) => new { record.Key, record.Deleted, e.Body })
            .ToDictionaryAsync(row => row.Key, row => row.Deleted ? null : row.Body, stop);
    }

    public async Task<IReadOnlyList<EventRow>> Events(long stream, CancellationToken stop)
    {
        await using var db = One.Database.Read();
        return await db.Set<EventRow>().Where(e => e.Stream == stream).OrderBy(e => e.Position).ToListAsync(stop);
    }

    public async Task<long> Live(long stream, CancellationToken stop)
    {
        await using var db = One.Database.Read();
        return (await db.Set<StreamState>().SingleAsync(state => state.Stream == stream, stop)).Live;
    }

    /// <summary>No event of the stream says what its record said already.</summary>
    public async Task HoldLog(long stream, CancellationToken stop)
    {
        var said = new Dictionary<string, string?>();
        foreach (var happened in await Events(stream, stop))
        {
            if (said.TryGetValue(happened.Key, out var before) && before == happened.Body) Findings.Double($"Event {happened.Position} says of {happened.Key} what the one before it said.");
            said[happened.Key] = happened.Body;
        }
    }

    /// <summary>What is stored against what should be; live ones only, for a deletion leaves nothing to compare.</summary>
    public async Task HoldRecords(string when, long stream, IReadOnlyDictionary<string, string> expected, CancellationToken stop)
    {
        var stored = await Records(stream, stop);
        foreach (var (key, body) in expected)
        {
            if (stored.GetValueOrDefault(key) is not { } found) Findings.Lose($"{when}: {key} should say {body}, and is not there.");
            else if (found != body) Findings.Older($"{when}: {key} should say {body}, and says {found}.");
        }

        foreach (var (key, body) in stored.Where(one => one.Value is not null && !expected.ContainsKey(one.Key))) Findings.Older($"{when}: {key} should be gone, and says {body}.");
        if (await Live(stream, stop) is var live && live != expected.Count) Findings.Lose($"{when}: {live} records are counted, where {expected.Count} should be there.");
    }

    /// <summary>All rounds together: the log makes what is stored.</summary>
    public async Task HoldRebuild(CancellationToken stop)
    {
        foreach (var difference in (await One.Get<Rebuild>().Compare(stop)).First) Findings.Lose(difference);
    }

    public async ValueTask DisposeAsync()
    {
        if (Two != One) await Two.DisposeAsync();
        await One.DisposeAsync();
    }
}
