using System.Collections.Frozen;
using Portal.Engine.Entities;

namespace Portal.Engine.Agents.Scopes;

/// <summary>
/// The unified model as an agent sees it. What its scope leaves out is not in here at all, so whoever looks entities and
/// fields up by this alone treats what is hidden as what was never there: the same answer, the same way, in the same time.
/// </summary>
public sealed class ScopedModel
{
    readonly FrozenDictionary<string, ScopedEntity> _byName;

    public ScopedModel(Scope scope, IEnumerable<Entity> entities)
    {
        Entities =
        [
            .. entities.Select(entity => new ScopedEntity(entity, scope.Fields(entity)))
                .Where(entity => entity.Fields.Count > 0)
                .OrderBy(entity => entity.Name, StringComparer.Ordinal),
        ];
        _byName = Entities.ToFrozenDictionary(entity => entity.Name, StringComparer.Ordinal);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<ScopedEntity> Entities { get; }

    /// <returns>Null if there is none of this name, for this agent.</returns>
    public ScopedEntity? Find(string name) => _byName.GetValueOrDefault(name);

    public Outcome<ScopedEntity> Look(string name) => Find(name) is { } found ? found : new EntityUnknown(name);
}
