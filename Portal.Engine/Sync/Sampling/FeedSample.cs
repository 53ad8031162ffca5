using Portal.Engine.Mapping;

namespace Portal.Engine.Sync.Sampling;

/// <summary>Some rows of a feed, as its source has them now.</summary>
/// <param name="Rows">The first of them.</param>
/// <param name="IsMore">Whether there are more than these.</param>
/// <param name="At">When they were asked for.</param>
public sealed record FeedSample(IReadOnlyList<SampleRow> Rows, bool IsMore, DateTimeOffset At);
