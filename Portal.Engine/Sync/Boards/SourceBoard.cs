using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Engine.Audit;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Sync.Boards;

/// <summary>How sources stand with all that is in them, in as few questions to the database for many as for one.</summary>
public sealed class SourceBoard(IDatabase database)
{
    /// <returns>What is another as soon as anything of what is shown here may be.</returns>
    public async Task<BoardMark> Mark(CancellationToken stop = default)
    {
        await using var connection = await database.Open(stop);
        var decided = await AuditEnd.Of(connection, stop);
        await using var db = database.Read();
        var newest = await db.Set<Run>().MaxAsync(run => (long?)run.Id, stop) ?? 0;
        return new BoardMark(decided, newest, await db.Set<Run>().Where(run => run.State == RunState.Running).SumAsync(run => run.Id, stop));
    }

    /// <returns>The streams of each source, by name.</returns>
    public async Task<ILookup<long, StreamOnBoard>> Of(IReadOnlyCollection<long> sources, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var streams = await db.Set<Stream>().Where(stream => sources.Contains(stream.SourceId)).OrderBy(stream => stream.Search).ToListAsync(stop);
        return (await OnBoard(db, streams, stop)).ToLookup(stream => stream.Stream.SourceId);
    }

    /// <summary>Some streams of one source, by name.</summary>
    /// <param name="source">The source.</param>
    /// <param name="text">Part of the name of the stream; null for all.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="take">How many to show at most.</param>
    /// <param name="stop">Gives up waiting.</param>
    public Task<BoardPage> Page(long source, string? text, int skip, int take, CancellationToken stop = default) => Page(source, text, skip, take, [], stop);

    /// <param name="source">The source.</param>
    /// <param name="text">Part of the name of the stream; null for all.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="take">How many to show at most.</param>
    /// <param name="beside">Streams of it to be told of wherever they are.</param>
    /// <param name="stop">Gives up waiting.</param>
    public async Task<BoardPage> Page(long source, string? text, int skip, int take, IReadOnlyCollection<long> beside, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var found = db.Set<Stream>().Where(stream => stream.SourceId == source);
        var ordered = found.OrderBy(stream => stream.Search);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var folded = Folding.Of(text.Trim());
            found = found.Where(stream => stream.Search.Contains(folded));
            // A link names one of them, and others may have its name in theirs.
            ordered = found.OrderByDescending(stream => stream.Search == folded).ThenBy(stream => stream.Search);
        }

        var streams = await ordered.Skip(skip).Take(take).ToListAsync(stop);
        // A page that is not full is the last one.
        var total = streams.Count < take && (skip == 0 || streams.Count > 0) ? skip + streams.Count : await found.CountAsync(stop);
        var elsewhere = beside.Except(streams.Select(stream => stream.Id)).ToArray();
        var others = elsewhere.Length == 0 ? [] : await db.Set<Stream>().Where(stream => stream.SourceId == source && elsewhere.Contains(stream.Id)).OrderBy(stream => stream.Search).ToListAsync(stop);
        var all = await OnBoard(db, [.. streams, .. others], stop);
        return new BoardPage([.. all.Take(streams.Count)], total) { Beside = [.. all.Skip(streams.Count)] };
    }

    /// <returns>What is in a source, however much of it is shown.</returns>
    public async Task<SourceWhole> Whole(long source, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var streams = db.Set<Stream>().Where(stream => stream.SourceId == source);
        var wrong = WentWrong(db);
        var brief = await streams.OrderBy(stream => stream.Search).Select(stream => new StreamInBrief(
            stream.Id,
            stream.Name,
            db.Set<StreamState>().Where(state => state.Stream == stream.Id).Sum(state => state.Live),
            db.Set<FeedState>().Any(state => state.Stream == stream.Id && (state.Held > 0 || state.Waiting > 0)) || wrong.Any(feed => feed.StreamId == stream.Id))
        {
            IsPaused = db.Set<Feed>().Any(feed => feed.StreamId == stream.Id && feed.PausedAt != null),
        }).ToListAsync(stop);
        var feeds = await db.Set<Feed>().Where(feed => streams.Any(stream => stream.Id == feed.StreamId)).Select(feed => feed.Id).ToListAsync(stop);
        return new SourceWhole(brief, feeds.ToHashSet());
    }

    /// <returns>What is not as it was at sources, of all of them in one question; of those where all is, there is nothing.</returns>
    public async Task<IReadOnlyList<SourceSigns>> Signs(IReadOnlyCollection<long> sources, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var open = db.Set<Drift>().Where(drift => drift.ClosedAt == null).Join(db.Set<Stream>(), drift => drift.StreamId, stream => stream.Id, (drift, stream) => new { stream.SourceId, Drift = drift });
        var found = await (
            from source in db.Set<Source>().Where(source => sources.Contains(source.Id))
            join sign in db.Set<ApiSign>() on source.Id equals sign.SourceId into signs
            from sign in signs.DefaultIfEmpty()
            join drift in open on source.Id equals drift.SourceId into drifts
            from drift in drifts.DefaultIfEmpty()
            select new { source.Id, Sign = sign, Drift = drift == null ? null : drift.Drift }).ToListAsync(stop);
        return [.. found.GroupBy(one => one.Id).Select(one => new SourceSigns(one.Key, one.First().Sign, [.. one.Select(row => row.Drift).OfType<Drift>().OrderBy(drift => drift.Id)])).Where(one => one.Sign is not null || one.Open.Count > 0)];
    }

    /// <returns>The last run of each feed, by stream.</returns>
    public async Task<ILookup<long, Run>> LastRuns(IReadOnlyCollection<long> streams, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var newest = await RunBook.Newest(db.Set<Run>(), db.Set<Feed>().Where(feed => streams.Contains(feed.StreamId)), stop);
        return (await db.Set<Run>().Where(run => newest.Contains(run.Id)).OrderBy(run => run.Id).ToListAsync(stop)).ToLookup(run => run.StreamId);
    }

    /// <returns>The filter, for sources alone of which the last run of a feed failed or is in doubt.</returns>
    public static SourceFilter WentWrong(SourceFilter filter) => filter with
    {
        Among = [.. filter.Among, db =>
        {
            var wrong = WentWrong(db);
            return db.Set<Stream>().Where(stream => wrong.Any(feed => feed.StreamId == stream.Id)).Select(stream => stream.SourceId);
        }],
    };

    /// <returns>The filter, for sources alone of which something does not go on, or not well, before somebody acts. What a schedule tries again is left to it.</returns>
    public async Task<SourceFilter> NeedSomebody(SourceFilter filter, CancellationToken stop = default)
    {
        await using var now = database.Read();
        var again = await WentWrong(now, run => run.State == RunState.Failed && run.Who == Who.Nobody).Select(feed => new { feed.StreamId, feed.PausedAt, feed.Schedule }).ToListAsync(stop);
        long[] resting = [.. again.Where(feed => feed.PausedAt is not null || !feed.Schedule.RunsByItself).Select(feed => feed.StreamId)];
        return filter with { Among = [.. filter.Among, InNeed] };

        IQueryable<long> InNeed(PortalDb db)
        {
            var stuck = WentWrong(db, run => run.State == RunState.Doubtful || run.Who != Who.Nobody).Select(feed => feed.StreamId)
                .Union(db.Set<FeedState>().Where(state => state.Held > 0 || state.Waiting > 0).Select(state => state.Stream))
                .Union(db.Set<Drift>().Where(drift => drift.ClosedAt == null).Select(drift => drift.StreamId));
            return db.Set<Stream>().Where(stream => stuck.Contains(stream.Id) || resting.Contains(stream.Id)).Select(stream => stream.SourceId).Union(db.Set<ApiSign>().Select(sign => sign.SourceId));
        }
    }

    static IQueryable<Feed> WentWrong(PortalDb db) => WentWrong(db, _ => true);

    /// <summary>Feeds of which the last run failed or is in doubt.</summary>
    static IQueryable<Feed> WentWrong(PortalDb db, Expression<Func<Run, bool>> and)
    {
        var wrong = db.Set<Run>().Where(run => run.State == RunState.Failed || run.State == RunState.Doubtful).Where(and);
        return db.Set<Feed>().Where(feed => wrong.Any(run => run.FeedId == feed.Id && run.Id == db.Set<Run>().Where(one => one.FeedId == feed.Id).Max(one => one.Id)));
    }

    static async Task<IReadOnlyList<StreamOnBoard>> OnBoard(PortalDb db, List<Stream> streams, CancellationToken stop)
    {
        var ids = streams.ConvertAll(stream => stream.Id);
        var kinds = streams.Select(stream => stream.EntityId).Distinct().ToArray();
        var entities = await db.Set<Entity>().Where(entity => kinds.Contains(entity.Id)).ToDictionaryAsync(entity => entity.Id, stop);
        var records = await db.Set<StreamState>().Where(state => ids.Contains(state.Stream)).ToDictionaryAsync(state => state.Stream, state => state.Live, stop);
        var feeds = (await Feeds(db, ids, stop)).ToLookup(feed => feed.Feed.StreamId);
        return [.. streams.Select(stream => new StreamOnBoard(stream, entities[stream.EntityId], records.GetValueOrDefault(stream.Id), [.. feeds[stream.Id]]))];
    }

    static async Task<IEnumerable<FeedOnBoard>> Feeds(PortalDb db, List<long> streams, CancellationToken stop)
    {
        var feeds = await db.Set<Feed>().Where(feed => streams.Contains(feed.StreamId)).OrderBy(feed => feed.Search).ToListAsync(stop);
        var ids = feeds.ConvertAll(feed => feed.Id);
        var states = await db.Set<FeedState>().Where(state => ids.Contains(state.Feed)).ToDictionaryAsync(state => state.Feed, stop);
        var newest = await RunBook.Newest(db.Set<Run>(), db.Set<Feed>().Where(feed => streams.Contains(feed.StreamId)), stop);
        var last = await db.Set<Run>().Where(run => newest.Contains(run.Id)).ToDictionaryAsync(run => run.FeedId, stop);
        return feeds.Select(feed => new FeedOnBoard(feed, states.GetValueOrDefault(feed.Id)?.Standing, last.GetValueOrDefault(feed.Id)));
    }
}
