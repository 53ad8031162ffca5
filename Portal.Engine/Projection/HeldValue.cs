namespace Portal.Engine.Projection;

/// <summary>A match value that gathers more records than one thing should have.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Value">What the records have in common; of a sensitive field its blind index.</param>
/// <param name="Count">How many records have it.</param>
/// <param name="Verdict">What a person said to it; null while it waits.</param>
public sealed record HeldValue(long Entity, string Value, long Count, HoldVerdict? Verdict);
