namespace Portal.Engine.Store.Commits;

/// <summary>What became of a sweep.</summary>
/// <param name="Gone">How many records were not seen.</param>
/// <param name="Verdict">What was done with them.</param>
public sealed record SweepOutcome(long Gone, SweepVerdict Verdict);
