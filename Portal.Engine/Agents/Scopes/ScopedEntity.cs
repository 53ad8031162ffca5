using System.Collections.Frozen;
using Portal.Engine.Entities;

namespace Portal.Engine.Agents.Scopes;

/// <summary>An entity as an agent sees it: with the fields it may see and nothing that tells of others.</summary>
public sealed class ScopedEntity
{
    readonly FrozenDictionary<string, EntityField> _byName;

    internal ScopedEntity(Entity entity, IReadOnlyList<EntityField> fields)
    {
        (Id, Name, Label, Kind, Fields) = (entity.Id, entity.Name, entity.Label, entity.Kind, fields);
        Names = [.. fields.Select(field => field.Name).Order(StringComparer.Ordinal)];
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public long Id { get; }

    public string Name { get; }

    public string Label { get; }

    public EntityKind Kind { get; }

    public IReadOnlyList<EntityField> Fields { get; }

    /// <summary>Those of its fields, letter by letter: the order in which values are answered.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <returns>Null if there is none of this name, for this agent.</returns>
    public EntityField? Field(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The fields of these names, or the first name that there is none of.</summary>
    public Outcome<IReadOnlyList<EntityField>> Pick(IReadOnlyList<string> names)
    {
        var found = new EntityField[names.Count];
        for (var at = 0; at < found.Length; at++)
        {
            if (Field(names[at]) is not { } field) return new FieldUnknown(Name, names[at]);
            found[at] = field;
        }

        return found;
    }
}
