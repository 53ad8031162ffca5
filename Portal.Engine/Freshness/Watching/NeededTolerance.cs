namespace Portal.Engine.Freshness.Watching;

/// <summary>How old somebody accepts a field, or all, of an entity.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Field">The field; null for all of them.</param>
/// <param name="Tolerance">How old.</param>
public sealed record NeededTolerance(long Entity, string? Field, TimeSpan Tolerance);
