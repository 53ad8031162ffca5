using Portal.Engine.Agents.Scopes;

namespace Portal.Engine.Agents;

/// <summary>An agent as somebody wants it.</summary>
public sealed record AgentDraft(string Name, string Purpose, Guid OwnerId, Scope Scope)
{
    public const int DefaultRequestsPerMinute = 600;

    public int RequestsPerMinute { get; init; } = DefaultRequestsPerMinute;

    public long? RecordsPerDay { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}
