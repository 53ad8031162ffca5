using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Sources;

/// <summary>A source as a line of the list.</summary>
public sealed record SourceRow(Source Source, IReadOnlyList<StreamOnBoard> Streams, bool IsRunning)
{
    public IEnumerable<FeedOnBoard> Feeds => Streams.SelectMany(stream => stream.Feeds);

    public long Records => Streams.Sum(stream => stream.Records);

    public Run? Last => Feeds.Select(feed => feed.Last).OfType<Run>().MaxBy(run => run.Id);

    public IReadOnlyList<Need> Needs => [.. Feeds.SelectMany(Need.Of).OrderByDescending(need => need.Tone)];
}
