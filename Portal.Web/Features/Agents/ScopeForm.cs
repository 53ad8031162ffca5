using Portal.Engine.Agents.Scopes;
using Portal.Engine.Entities;

namespace Portal.Web.Features.Agents;

/// <summary>What an agent may see, as it is ticked.</summary>
public sealed class ScopeForm
{
    public IReadOnlyList<ScopePick> Entities { get; private init; } = [];

    /// <summary>Entities that are not here yet are seen when they come.</summary>
    public bool LaterOnes { get; set; }

    /// <summary>All that is ticked, to tell whether something is another.</summary>
    public string Ticked => string.Join('\n', [$"{LaterOnes}", .. Entities.Select(pick => $"{pick.AllPlain} {string.Join(' ', pick.Fields.Select(one => one.Chosen))}")]);

    public static ScopeForm Of(IReadOnlyList<Entity> entities, Scope scope) =>
        new() { Entities = [.. entities.Select(entity => new ScopePick(entity, scope))], LaterOnes = scope.Everything };

    /// <summary>Each entity that is here is named, so that none is seen because the later ones are.</summary>
    public Scope Read() => new()
    {
        Everything = LaterOnes,
        Sensitive = Entities.Any(pick => pick.Sensitive.Any(field => field.Chosen)),
        Entities = [.. Entities.Where(pick => LaterOnes || pick.AllPlain || pick.Fields.Any(field => field.Chosen)).Select(pick => pick.Read())],
    };
}
