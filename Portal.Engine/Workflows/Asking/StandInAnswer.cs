namespace Portal.Engine.Workflows.Asking;

/// <summary>A stream that stands in for a stale one, for programs.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Stream">The stream.</param>
/// <param name="VerifiedAt">As of when what it says is.</param>
public sealed record StandInAnswer(string Source, string Stream, DateTimeOffset? VerifiedAt);
