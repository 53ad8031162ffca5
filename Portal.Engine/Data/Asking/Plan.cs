using System.Text.Json;
using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;

namespace Portal.Engine.Data.Asking;

/// <summary>A question that was understood, and how the rows that may answer it are walked through.</summary>
sealed record Plan(ScopedEntity Entity, IReadOnlyList<EntityField> Fields, IReadOnlyList<Condition> Conditions)
{
    /// <summary>The field by whose values it goes; null if it goes by id.</summary>
    public EntityField? By { get; init; }

    /// <summary>The condition that the ranges are of, if it is one: it holds for whatever is in them.</summary>
    public Condition? Leading { get; init; }

    public IReadOnlyList<IndexRange> Ranges { get; init; } = [];

    public bool IsDescending { get; init; }

    /// <summary>What makes it another question than others.</summary>
    public string Question => JsonSerializer.Serialize(new object?[]
    {
        Entity.Id, By?.Name, IsDescending, Conditions.Select(condition => new object[] { condition.Field.Name, (int)condition.Op, condition.Values }),
    });
}
