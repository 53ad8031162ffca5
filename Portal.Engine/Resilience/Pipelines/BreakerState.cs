namespace Portal.Engine.Resilience.Pipelines;

/// <param name="Position">Whether calls pass.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Until">While it is open: when one call may try.</param>
public sealed record BreakerState(BreakerPosition Position, int Failures, DateTimeOffset? Until);
