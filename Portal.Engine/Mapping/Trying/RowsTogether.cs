namespace Portal.Engine.Mapping.Trying;

/// <summary>Rows that have something in common.</summary>
/// <param name="Value">What they have in common; hidden if it is sensitive.</param>
/// <param name="Rows">Their numbers.</param>
public sealed record RowsTogether(string Value, IReadOnlyList<int> Rows);
