using Microsoft.EntityFrameworkCore;
using Portal.Engine.Mapping;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store;

/// <summary>
/// Lets all records of a stream go. The log says so of each, so whoever follows it hears of it as of any deletion, and what
/// the records said before stays in the log until it is compacted.
/// </summary>
sealed class Clearing(TimeProvider clock) : IGoesAlong
{
    /// <returns>How many went.</returns>
    public async Task<long> Clear(PortalDb db, long stream)
    {
        var state = await StreamState.Hold(db, stream);
        var now = Instant.Of(clock.GetUtcNow());
        var live = await db.Set<RecordRow>().CountAsync(record => record.Stream == stream && !record.Deleted);
        var head = await LogHead.Take(db, live);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO events (position, stream, record, key, kind, at, source_at, seen_at, feed, run, previous, body, patched)
            SELECT {head} + row_number() OVER (ORDER BY id), stream, id, key, {(int)EventKind.Deleted}, {now}, NULL, {now}, 0, 0, position, NULL, NULL
            FROM records WHERE stream = {stream} AND NOT deleted
            """);
        var hash = new byte[ContentHash.Size];
        await db.Database.ExecuteSqlAsync($"""
            UPDATE records SET position = gone.position, hash = {hash}, source_at = NULL, seen_at = {now}, deleted = true, touched = {state.Commits}, patched = NULL
            FROM events AS gone WHERE gone.record = records.id AND gone.position > {head} AND records.stream = {stream}
            """);
        state.Live = 0;
        return live;
    }

    public async Task FeedGoes(PortalDb db, long feedId, CancellationToken stop)
    {
        // A run that claims it at this moment has done so before, or looks for it in vain.
        if (await db.Set<Feed>().Where(feed => feed.Id == feedId).Select(feed => (long?)feed.StreamId).SingleOrDefaultAsync(stop) is { } stream) await StreamState.Hold(db, stream);
        await db.Set<QuarantinedRow>().Where(row => row.Feed == feedId).ExecuteDeleteAsync(stop);
        await db.Set<HeldRemoval>().Where(held => held.Feed == feedId).ExecuteDeleteAsync(stop);
        await db.Set<FeedState>().Where(state => state.Feed == feedId).ExecuteDeleteAsync(stop);
    }

    public Task StreamGoes(PortalDb db, long streamId, CancellationToken stop) => Clear(db, streamId);
}
