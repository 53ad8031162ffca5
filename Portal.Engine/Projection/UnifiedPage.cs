namespace Portal.Engine.Projection;

/// <summary>Some of what was found.</summary>
/// <param name="Records">By their ids.</param>
/// <param name="Next">After which id the next page begins; null if there is none.</param>
public sealed record UnifiedPage(IReadOnlyList<UnifiedFound> Records, long? Next);
