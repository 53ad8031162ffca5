using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Workflows.Gates;

/// <summary>Something that a workflow depends on and that is not fresh.</summary>
/// <param name="Need">What it is.</param>
/// <param name="Stream">The stream that is to bring it; null if none does.</param>
/// <param name="Finding">What it is instead of fresh.</param>
/// <param name="Limits">Its clocks and limits.</param>
/// <param name="Reaction">What the workflow does about it.</param>
public sealed record Lack(Need Need, StreamPlan? Stream, Finding Finding, Limits Limits, Reaction Reaction)
{
    /// <summary>The stream that stands in for it meanwhile, where it says something. It does not open the gate, because nobody knows of which records it does not.</summary>
    public WatchedStream? StandIn { get; init; }

    /// <summary>Since when it is so; null if nobody knows.</summary>
    public DateTimeOffset? Since => Finding.Reason switch
    {
        Reason.TooOld => Limits.StaleAfter,
        Reason.Overdue or Reason.Silent => Limits.ExpectedBy,
        Reason.Paused => Stream?.Feeds.Max(feed => feed.PausedAt),
        _ => null,
    };
}
