using Portal.Engine.Freshness.Watching;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Freshness.Ahead;

/// <summary>Tells before a promise is made whether it can be kept.</summary>
public sealed class PromiseDesk
{
    readonly IDatabase _database;
    readonly FreshnessBoard _board;
    readonly StreamPlans _plans;
    readonly Timetables _timetables;
    readonly TimeProvider _clock;

    internal PromiseDesk(IDatabase database, FreshnessBoard board, StreamPlans plans, Timetables timetables, TimeProvider clock) =>
        (_database, _board, _plans, _timetables, _clock) = (database, board, plans, timetables, clock);

    /// <param name="stream">Of which stream.</param>
    /// <param name="promise">What would be promised.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>The first time at which it would be broken although everything runs when it is due; null if there is none.</returns>
    public async Task<Shortfall?> Of(long stream, StreamDraft promise, CancellationToken stop = default)
    {
        if ((await _board.Now(stop)).Stream(stream) is not { } watched) return null;
        await using var db = _database.Read();
        return await _plans.With(db, stream, promise, stop) is { } plan ? PromiseCheck.Of(plan, watched.Facts, _clock.GetUtcNow()) : null;
    }

    /// <param name="feed">Of which feed.</param>
    /// <param name="schedule">What it would run by.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <returns>The first time at which what is promised of its stream would be broken although everything runs when it is due; null if there is none.</returns>
    public async Task<Shortfall?> Of(Feed feed, Schedule schedule, CancellationToken stop = default)
    {
        if ((await _board.Now(stop)).Stream(feed.StreamId) is not { } watched) return null;
        var timetable = await _timetables.Of(feed, schedule, stop);
        var facts = watched.Facts with { Feeds = [.. watched.Facts.Feeds.Select(one => one.Feed == feed.Id ? one with { Timetable = timetable } : one)] };
        return PromiseCheck.Of(watched.Plan, facts, _clock.GetUtcNow());
    }
}
