namespace Portal.Engine.Projection.Grouping;

/// <summary>A match value that gathers, or gathered, too many records, as it is stored.</summary>
/// <param name="Key">The value.</param>
/// <param name="Count">How many records have it.</param>
/// <param name="Verdict">What a person said to it.</param>
/// <param name="IsPending">The records are still as they were before the verdict.</param>
sealed record Hold(MatchKey Key, long Count, HoldVerdict? Verdict, bool IsPending = false);
