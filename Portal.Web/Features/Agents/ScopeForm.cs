using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;

namespace Portal.Web.Features.Agents;

/// <summary>What an agent may see, as it is ticked.</summary>
public sealed class ScopeForm
{
    public IReadOnlyList<ScopePick> Entities { get; private init; } = [];

    public static ScopeForm Of(IReadOnlyList<Entity> entities, Scope scope) =>
        new() { Entities = [.. entities.Select(entity => new ScopePick(entity, scope))] };

    public Scope Read() => new()
    {
        Sensitive = Entities.Any(pick => pick.Fields.Any(field => field is { Chosen: true, Field.Sensitive: true })),
        Entities = [.. Entities.Where(pick => pick.AllPlain || pick.Fields.Any(field => field.Chosen)).Select(pick => pick.Read())],
    };
}
