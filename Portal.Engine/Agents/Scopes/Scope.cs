using Portal.Engine.Entities;

namespace Portal.Engine.Agents.Scopes;

/// <summary>
/// The entities and fields that an agent may see. What it names and is not there any more does not matter. An entity of
/// which no field may be seen may not be seen itself.
/// </summary>
public sealed record Scope
{
    public static Scope All { get; } = new() { Everything = true };

    public static Scope Nothing { get; } = new();

    /// <summary>Entities that are not listed are seen with all fields that are not sensitive.</summary>
    public bool Everything { get; init; }

    /// <summary>Entities that are seen as it says here, whether the others are seen or not.</summary>
    public IReadOnlyList<EntityScope> Entities { get; init; } = [];

    /// <summary>Sensitive fields that are named may be seen. Without it none is, named or not.</summary>
    public bool Sensitive { get; init; }

    public bool MaySee(Entity entity)
    {
        var part = Part(entity);
        return entity.Fields.Any(field => MaySee(part, field));
    }

    public bool MaySee(Entity entity, string field) => entity.Field(field) is { } found && MaySee(Part(entity), found);

    /// <summary>The fields that may be seen, in the entity's own order.</summary>
    public IReadOnlyList<EntityField> Fields(Entity entity)
    {
        var part = Part(entity);
        return [.. entity.Fields.Where(field => MaySee(part, field))];
    }

    bool MaySee(EntityScope? part, EntityField field) => field.Sensitive
        ? Sensitive && part is not null && part.Fields.Contains(field.Name)
        : part is null ? Everything : part.AllFields || part.Fields.Contains(field.Name);

    EntityScope? Part(Entity entity) => Entities.FirstOrDefault(part => part.Entity == entity.Id);
}
