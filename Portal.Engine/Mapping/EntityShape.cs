using Portal.Engine.Entities;

namespace Portal.Engine.Mapping;

/// <summary>What a mapping must know of the entity it fills.</summary>
public sealed record EntityShape(EntityKind Kind, IReadOnlyList<EntityField> Fields);
