using Microsoft.EntityFrameworkCore;
using Portal.Engine.Persistence;
using Portal.Engine.Sources.Signs;

namespace Portal.Engine.Sources;

/// <summary>The one place where sources, streams and feeds go, from the innermost out, and with them what other rooms keep of them.</summary>
public sealed class Removal(IEnumerable<IGoesAlong> others)
{
    internal async Task Feed(PortalDb db, Feed feed, CancellationToken stop)
    {
        foreach (var other in others) await other.FeedGoes(db, feed.Id, stop);
        db.Remove(feed);
    }

    internal async Task Stream(PortalDb db, Stream stream, CancellationToken stop)
    {
        foreach (var feed in await db.Set<Feed>().Where(feed => feed.StreamId == stream.Id).OrderBy(feed => feed.Id).ToListAsync(stop)) await Feed(db, feed, stop);
        foreach (var other in others) await other.StreamGoes(db, stream.Id, stop);
        db.Remove(stream);
    }

    internal async Task Source(PortalDb db, Source source, CancellationToken stop)
    {
        foreach (var stream in await db.Set<Stream>().Where(stream => stream.SourceId == source.Id).OrderBy(stream => stream.Id).ToListAsync(stop)) await Stream(db, stream, stop);
        await ApiSigns.Forget(db, source.Id, stop);
        db.Remove(source);
    }
}
