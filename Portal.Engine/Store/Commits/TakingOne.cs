using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store.Commits;

/// <summary>
/// The commit of one record that was asked for by its key. It holds the stream as every commit does, and by the stamps the newer
/// reading wins, whichever commits first; the feed's place is left alone, so a run under way goes on.
/// </summary>
sealed class TakingOne(PortalDb db, IStoreSession session, OneRecord one, long now)
{
    public async Task<Outcome<OneTaken>> Make()
    {
        var stream = await StreamState.Hold(db, one.Feed.StreamId);
        if (!await IsAsItWas() || await HasReadingBegun()) return new ReadMeanwhile();

        var known = new RecordState(one.Row.Key);
        var records = new Dictionary<string, RecordState> { [known.Key] = known };
        await session.Find(one.Feed.StreamId, records);
        // Who was erased since it was asked for is not brought back by the answer.
        if (!known.IsKnown) return new NothingStored();
        Ahead.SetBack(records.Values, [one.Row], now);
        var isPatched = Patches.IsPartOf(one.Row) || known.Patched is not null;
        if (isPatched && !known.IsDeleted) await session.LoadBodies(records.Values);

        var happened = Judge.Decide(known, one.Row, one.Kind);
        var others = Others(known, happened, isPatched);
        await Write(stream, known, happened, isConfirmed: others.Count == 0);
        return new OneTaken(known.Position, happened?.Kind, others);
    }

    /// <summary>Whoever changes a feed otherwise than by name, or removes it, holds its stream too.</summary>
    Task<bool> IsAsItWas() =>
        db.Set<Feed>().AnyAsync(feed => feed.Id == one.Feed.Id && feed.Settings == one.Feed.Settings && feed.Mapping == one.Feed.Mapping);

    /// <summary>A pass that began after it was asked for would take it for seen by itself, and not find that it has gone since.</summary>
    Task<bool> HasReadingBegun() => db.Set<FeedState>().AnyAsync(feed => feed.Stream == one.Feed.StreamId && feed.PassFrom > one.Since && db.Set<Feed>().Any(sweeping => sweeping.Id == feed.Feed && sweeping.Sweeps));

    IReadOnlyList<string> Others(RecordState known, PendingEvent? happened, bool isPatched)
    {
        if (one.Row.Act == Act.Delete) return [];
        if (isPatched) return [.. Patches.Differing(known.Body, one.Row.Body).Where(field => one.Row.Keeps?.Contains(field) != true)];
        // What is stored may be of a later reading than this one.
        return happened is not null || (!known.IsDeleted && known.Hash == one.Row.Hash) || known.Stamp.SeenAt > one.Row.Stamp.SeenAt ? [] : Patches.Differing(default, one.Row.Body);
    }

    async Task Write(StreamState stream, RecordState known, PendingEvent? happened, bool isConfirmed)
    {
        var context = new CommitContext(one.Feed.StreamId, one.Feed.Id, 0, stream.Commits, now, one.Marks);
        if (happened is not null)
        {
            happened.Place(await LogHead.Take(db, 1) + 1);
            await session.Append(context, [happened]);
            if (happened.Kind == EventKind.Added) stream.Live++;
            else if (happened is { Kind: EventKind.Deleted, WasLive: true }) stream.Live--;
        }

        await session.Write(context, [known]);
        if (isConfirmed && await db.Set<FeedState>().SingleOrDefaultAsync(state => state.Feed == one.Feed.Id && state.Waiting > 0) is { } feed)
            feed.Waiting = await new Quarantine(db, null, feed.Place, now).LetGo(known.Key, one.Row.Stamp.SeenAt);
        await db.SaveChangesAsync();
    }
}
