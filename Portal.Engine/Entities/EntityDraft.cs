namespace Portal.Engine.Entities;

/// <summary>An entity as somebody wants it to be.</summary>
public sealed record EntityDraft(string Name, string Label, EntityKind Kind, IReadOnlyList<EntityField> Fields)
{
    public Match? Match { get; init; }

    public int MostInOne { get; init; } = Entity.DefaultMostInOne;

    public Precedence Precedence { get; init; } = new();

    public static EntityDraft Of(Entity entity) => new(entity.Name, entity.Label, entity.Kind, entity.Fields)
    {
        Match = entity.Match,
        MostInOne = entity.MostInOne,
        Precedence = entity.Precedence,
    };
}
