using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Running;
using Portal.Web.Features.Sources.Drifting;

namespace Portal.Web.Features.Sources.Waiting;

/// <summary>What is known of a source when it is asked what waits.</summary>
/// <param name="Source">The source.</param>
/// <param name="Streams">Those that may not be well, wherever they are shown.</param>
/// <param name="At">When that is.</param>
public sealed record SourceNow(Source Source, IReadOnlyList<StreamOnBoard> Streams, DateTimeOffset At)
{
    /// <summary>What is not as it was.</summary>
    public DriftsNow Drifts { get; init; } = DriftsNow.Nothing;

    /// <summary>What all its streams are called.</summary>
    public IReadOnlyList<StreamInBrief> Names { get; init; } = [];

    /// <summary>How calls to it fare.</summary>
    public SourceState? Calls { get; init; }

    /// <summary>Its runs that are under way.</summary>
    public IReadOnlyList<RunProgress> Running { get; init; } = [];

    /// <summary>The next slot of a feed.</summary>
    public Func<Feed, DateTimeOffset?> Next { get; init; } = _ => null;
}
