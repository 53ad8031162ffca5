namespace Portal.Engine.Agents.Scopes;

/// <summary>What an agent may see of one entity.</summary>
/// <param name="Entity">Its id: it keeps it whatever else changes about it.</param>
public sealed record EntityScope(long Entity)
{
    /// <summary>All fields that are not sensitive, those that are added later included.</summary>
    public bool AllFields { get; init; }

    /// <summary>Fields by name; a sensitive one is seen only if it stands here.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
