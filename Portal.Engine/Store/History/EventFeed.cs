using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Store.Rows;

namespace Portal.Engine.Store.History;

/// <summary>Reads the log for those who follow it: whoever goes on from the last place misses nothing, or is told to start again.</summary>
public sealed class EventFeed(IDatabase database)
{
    /// <summary>The beginning: from there a follower learns all that is, and of the part that is not compacted all that was.</summary>
    public async Task<LogPlace> Start(CancellationToken stop = default)
    {
        await using var db = database.Read();
        return new LogPlace(0, (await Head(db, stop)).Compactions);
    }

    /// <returns>Events in the order of the log, or <see cref="BehindCompaction"/>.</returns>
    public async Task<Outcome<Followed>> Read(LogPlace place, int limit, CancellationToken stop = default)
    {
        await using var db = database.Read();
        var rows = await db.Set<EventRow>().Where(e => e.Position > place.After).OrderBy(e => e.Position).Take(limit).ToListAsync(stop);
        // Looked at after the events: the mark moves before the first of them is removed, so had one been missing, this says so.
        var head = await Head(db, stop);
        if (head.Compactions != place.Compactions && place.After < head.Compacted) return new BehindCompaction(place.After, head.Compacted);

        var events = rows.Select(e => new LoggedEvent(e.Position, e.Stream, e.Record, e.Key, e.Kind, Instant.At(e.At), new Stamp(e.SourceAt, e.SeenAt), e.Feed, e.Run, e.Body)).ToArray();
        return new Followed(events, new LogPlace(events.Length > 0 ? events[^1].Position : place.After, head.Compactions));
    }

    static Task<LogHead> Head(PortalDb db, CancellationToken stop) => db.Set<LogHead>().SingleAsync(stop);
}
