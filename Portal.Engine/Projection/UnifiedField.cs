namespace Portal.Engine.Projection;

/// <summary>One field of a unified record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">As JSON; sensitive ones sealed.</param>
/// <param name="Record">The record it is from.</param>
/// <param name="Stream">The stream of that record.</param>
/// <param name="Others">What other records say, the next one that would be believed first.</param>
public sealed record UnifiedField(string Name, string Value, long Record, long Stream, IReadOnlyList<LostValue> Others);
