using Microsoft.EntityFrameworkCore;
using Portal.Engine.Entities;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;
using Portal.Engine.Sync.Runs;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Sync.Boards;

/// <summary>How sources stand with all that is in them, in as few questions to the database for many as for one.</summary>
public sealed class SourceBoard(IDatabase database)
{
    /// <returns>The streams of each source, by name.</returns>
    public async Task<ILookup<long, StreamOnBoard>> Of(IReadOnlyCollection<long> sources, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var streams = await db.Set<Stream>().Where(stream => sources.Contains(stream.SourceId)).OrderBy(stream => stream.Search).ToListAsync(stop);
        var ids = streams.ConvertAll(stream => stream.Id);
        var kinds = streams.Select(stream => stream.EntityId).Distinct().ToArray();
        var entities = await db.Set<Entity>().Where(entity => kinds.Contains(entity.Id)).ToDictionaryAsync(entity => entity.Id, stop);
        var records = await db.Set<StreamState>().Where(state => ids.Contains(state.Stream)).ToDictionaryAsync(state => state.Stream, state => state.Live, stop);
        var feeds = (await Feeds(db, ids, stop)).ToLookup(feed => feed.Feed.StreamId);
        return streams
            .Select(stream => new StreamOnBoard(stream, entities[stream.EntityId], records.GetValueOrDefault(stream.Id), [.. feeds[stream.Id]]))
            .ToLookup(stream => stream.Stream.SourceId);
    }

    /// <returns>The last run of each feed, by stream.</returns>
    public async Task<ILookup<long, Run>> LastRuns(IReadOnlyCollection<long> streams, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var newest = db.Set<Run>().Where(run => streams.Contains(run.StreamId)).GroupBy(run => run.FeedId).Select(runs => runs.Max(run => run.Id));
        return (await db.Set<Run>().Where(run => newest.Contains(run.Id)).OrderBy(run => run.Id).ToListAsync(stop)).ToLookup(run => run.StreamId);
    }

    static async Task<IEnumerable<FeedOnBoard>> Feeds(PortalDb db, List<long> streams, CancellationToken stop)
    {
        var feeds = await db.Set<Feed>().Where(feed => streams.Contains(feed.StreamId)).OrderBy(feed => feed.Search).ToListAsync(stop);
        var ids = feeds.ConvertAll(feed => feed.Id);
        var states = await db.Set<FeedState>().Where(state => ids.Contains(state.Feed)).ToDictionaryAsync(state => state.Feed, stop);
        var newest = await db.Set<Run>().Where(run => ids.Contains(run.FeedId)).GroupBy(run => run.FeedId).Select(runs => runs.Max(run => run.Id)).ToListAsync(stop);
        var last = await db.Set<Run>().Where(run => newest.Contains(run.Id)).ToDictionaryAsync(run => run.FeedId, stop);
        return feeds.Select(feed => new FeedOnBoard(feed, states.GetValueOrDefault(feed.Id)?.Standing, last.GetValueOrDefault(feed.Id)));
    }
}
