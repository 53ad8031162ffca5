using Portal.Engine.Agents.Keys;

namespace Portal.Engine.Agents;

/// <summary>An agent with its keys, newest first, and how much it was used.</summary>
public sealed record AgentListing(Agent Agent, IReadOnlyList<AgentKey> Keys)
{
    public required UseSum Today { get; init; }

    public required UseSum Month { get; init; }

    /// <summary>Warnings of the last two weeks.</summary>
    public required int Warnings { get; init; }
}
