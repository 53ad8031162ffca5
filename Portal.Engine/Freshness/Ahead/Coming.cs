using Portal.Engine.Freshness.Watching;

namespace Portal.Engine.Freshness.Ahead;

/// <summary>A verdict that will be another one if nothing is read until then.</summary>
/// <param name="At">The last moment at which it is still as it is.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Field">The field with a promise of its own; null for the whole stream.</param>
/// <param name="From">What it is before.</param>
/// <param name="To">What it is then.</param>
public sealed record Coming(DateTimeOffset At, StreamPlan Stream, string? Field, Verdict From, Verdict To);
