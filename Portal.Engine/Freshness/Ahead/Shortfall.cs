namespace Portal.Engine.Freshness.Ahead;

/// <summary>A time at which something will be stale although everything is read when it is due.</summary>
/// <param name="Field">The field; null for the whole stream.</param>
/// <param name="StaleAfter">Since when it is stale.</param>
/// <param name="Due">When it is read next.</param>
public sealed record Shortfall(string? Field, DateTimeOffset StaleAfter, DateTimeOffset Due);
