namespace Portal.Engine.Entities;

/// <summary>An entity as somebody wants it to be.</summary>
public sealed record EntityDraft(string Name, string Label, EntityKind Kind, IReadOnlyList<EntityField> Fields)
{
    public Match? Match { get; init; }

    public int MostInOne { get; init; } = Entity.DefaultMostInOne;

    public Precedence Precedence { get; init; } = new();
}
