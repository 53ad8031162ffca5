using Portal.Engine.Agents.Scopes;

namespace Portal.Engine.Agents.Keys;

/// <summary>Who showed a key that is good, and what they may do with it. As of the last look, which is a few seconds old at most.</summary>
public sealed record AgentPass(long AgentId, long KeyId, string Name, Scope Scope)
{
    /// <summary>The unified model as this agent sees it.</summary>
    public required ScopedModel Model { get; init; }

    public required int RequestsPerMinute { get; init; }

    public long? RecordsPerDay { get; init; }

    /// <summary>How many records are written down for today already; only where there is a bound.</summary>
    public long RecordsToday { get; init; }

    /// <summary>When this key stops being good, by its own date or by the agent's.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
