using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sync.Runs;

namespace Portal.Web.Features.Freshness;

/// <summary>A stream as a line.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Limits">Its clocks and limits; of a workflow by what that accepts.</param>
/// <param name="Finding">Its verdict now.</param>
public sealed record FreshnessRow(WatchedStream Stream, Limits Limits, Finding Finding)
{
    /// <summary>Since when the verdict is so; null if nobody knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Its fields with promises of their own that are not fresh.</summary>
    public IReadOnlyList<(string Field, Verdict Verdict)> Fields { get; init; } = [];

    /// <summary>What is served in its place, where somebody chose that.</summary>
    public FallbackInUse? Fallback { get; init; }

    /// <summary>How it was in the last 30 days.</summary>
    public Past Past { get; init; } = Past.Nothing;

    /// <summary>The last run that did not go well, of the feeds that are no better since.</summary>
    public Run? Trouble { get; init; }
}
