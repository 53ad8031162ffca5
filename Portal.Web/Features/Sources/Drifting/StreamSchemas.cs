using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>What the rows of several streams look like, in as few questions as of one.</summary>
public sealed class StreamSchemas(DriftBook book)
{
    public async Task<IReadOnlyList<StreamSchema>> Of(IReadOnlyList<StreamOnBoard> streams, CancellationToken stop = default)
    {
        var shapes = await book.Shapes([.. streams.SelectMany(stream => stream.Feeds).Select(feed => feed.Feed.Id)], stop);
        var open = (await book.Open([.. streams.Select(stream => stream.Stream.Id)], stop)).ToLookup(drift => drift.StreamId);
        return [.. streams.Select(stream => new StreamSchema(stream, [.. stream.Feeds.Select(feed => (feed.Feed, SchemaRow.Of(feed.Feed, shapes.GetValueOrDefault(feed.Feed.Id), stream.Entity)))], [.. open[stream.Stream.Id]]))];
    }
}
