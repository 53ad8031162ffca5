using Portal.Engine.Persistence;

namespace Portal.Engine.Agents;

/// <summary>Which agents to show, by name; what is null does not narrow.</summary>
public sealed record AgentFilter
{
    /// <summary>Part of the name.</summary>
    public string? Text { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>By their last use instead of their name.</summary>
    public bool ByUse { get; init; }

    public bool Descending { get; init; }

    internal IQueryable<Agent> Narrow(IQueryable<Agent> agents)
    {
        if (Disabled is { } disabled) agents = agents.Where(a => a.DisabledAt != null == disabled);
        if (string.IsNullOrWhiteSpace(Text)) return agents;
        var folded = Folding.Of(Text.Trim());
        return agents.Where(a => a.Search.Contains(folded));
    }

    /// <summary>What was never used stands as if long ago, on both databases alike.</summary>
    internal IQueryable<Agent> Sort(IQueryable<Agent> agents) => (ByUse, Descending) switch
    {
        (true, false) => agents.OrderBy(a => a.LastUsedAt != null).ThenBy(a => a.LastUsedAt).ThenBy(a => a.Search),
        (true, true) => agents.OrderByDescending(a => a.LastUsedAt != null).ThenByDescending(a => a.LastUsedAt).ThenBy(a => a.Search),
        (false, true) => agents.OrderByDescending(a => a.Search),
        _ => agents.OrderBy(a => a.Search),
    };
}
