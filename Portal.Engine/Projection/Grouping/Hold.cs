namespace Portal.Engine.Projection.Grouping;

/// <summary>A match value that gathers, or gathered, too many records, as it is stored.</summary>
sealed record Hold(MatchKey Key, long Count, HoldVerdict? Verdict);
