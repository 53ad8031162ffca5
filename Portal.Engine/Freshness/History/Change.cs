namespace Portal.Engine.Freshness.History;

/// <summary>A stream, or a field with a promise of its own, has another verdict.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Field">The field; empty for the whole stream.</param>
/// <param name="Told">What it is, and since when.</param>
public sealed record Change(long Stream, string Field, Told Told);
