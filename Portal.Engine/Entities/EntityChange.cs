namespace Portal.Engine.Entities;

/// <summary>What is to be different about an entity; what is null stays.</summary>
public sealed record EntityChange
{
    public string? Label { get; init; }

    /// <summary>All its fields, those that stay included.</summary>
    public IReadOnlyList<EntityField>? Fields { get; init; }

    public int? MostInOne { get; init; }

    public Precedence? Precedence { get; init; }
}
