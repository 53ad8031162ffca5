using Portal.Engine.Entities;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources;

/// <summary>Finds what an address below a source leads to; an address that is put together wrongly leads to nothing.</summary>
public sealed class SourcePlaces(SourceRegistry sources, StreamRegistry streams, FeedRegistry feeds, EntityModel entities)
{
    public async Task<SourcePlace?> OfStream(long id)
    {
        if (await streams.Find(id) is not { } stream || await sources.Find(stream.SourceId) is not { } source || await entities.Get(stream.EntityId) is not { } entity) return null;
        return new SourcePlace(source, stream, entity);
    }

    public async Task<(SourcePlace Place, Feed Feed)?> OfFeed(long id) =>
        await feeds.Find(id) is { } feed && await OfStream(feed.StreamId) is { } place ? (place, feed) : null;
}
