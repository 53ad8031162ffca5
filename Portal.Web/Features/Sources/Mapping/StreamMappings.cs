using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Remapping;

namespace Portal.Web.Features.Sources.Mapping;

/// <summary>The mappings of several streams to look at, in as few questions as of one.</summary>
public sealed class StreamMappings(DriftBook book, Remappings remappings)
{
    public async Task<IReadOnlyList<StreamMapping>> Of(IReadOnlyList<StreamOnBoard> streams, CancellationToken stop = default)
    {
        var feeds = streams.SelectMany(stream => stream.Feeds).Select(feed => feed.Feed.Id).ToArray();
        var (shapes, changed) = (await book.Shapes(feeds, stop), await remappings.LastChanges(feeds, stop));
        return [.. streams.Select(stream => new StreamMapping(stream, [.. stream.Feeds.Select(feed => FeedMapping.Of(feed.Feed, shapes.GetValueOrDefault(feed.Feed.Id), stream.Entity, changed.GetValueOrDefault(feed.Feed.Id)))]))];
    }
}
