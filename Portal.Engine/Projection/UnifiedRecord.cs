namespace Portal.Engine.Projection;

/// <summary>What is known of one thing.</summary>
/// <param name="Id">Its id, also where it was asked for by an alias.</param>
/// <param name="Entity">What it is.</param>
/// <param name="Match">The value its records have in common; null if it compares with nothing.</param>
/// <param name="IsHeld">That value gathers so many records that a person must say whether they are one.</param>
/// <param name="ChangedAt">When it became so here.</param>
/// <param name="Records">The records it is made of.</param>
/// <param name="Fields">By name.</param>
public sealed record UnifiedRecord(long Id, long Entity, string? Match, bool IsHeld, DateTimeOffset ChangedAt, IReadOnlyList<long> Records, IReadOnlyList<UnifiedField> Fields);
