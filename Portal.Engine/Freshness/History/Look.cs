using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Freshness.History;

/// <summary>One look at all streams.</summary>
/// <param name="Now">How they are.</param>
/// <param name="At">When.</param>
/// <param name="Changes">Which verdicts became others since the look before.</param>
public sealed record Look(FreshnessNow Now, DateTimeOffset At, IReadOnlyList<Change> Changes);
