using Portal.Engine.Entities;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Engine.Sync.Boards;

/// <summary>A stream, what its records are, how many there are, and its feeds by name.</summary>
public sealed record StreamOnBoard(Stream Stream, Entity Entity, long Records, IReadOnlyList<FeedOnBoard> Feeds)
{
    /// <summary>Rows in quarantine.</summary>
    public long Waiting => Feeds.Sum(feed => feed.Standing?.Waiting ?? 0);
}
