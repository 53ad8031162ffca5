using Portal.Engine.Audit;

namespace Portal.Engine.Agents.Keys;

/// <summary>One key of an agent. The key itself is shown once, to whoever has it made; here is what it is known again by.</summary>
public sealed class AgentKey : IAudited
{
    /// <summary>Older than this, it should be exchanged.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromDays(90);

    public required long Id { get; init; }

    public required long AgentId { get; init; }

    /// <summary>The part of it that may be seen: "prt_4fKq0ZbT".</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key. It is long and random, so a plain hash is enough to make a stolen table worthless.</summary>
    [AuditHow(AuditHow.Left)]
    public required byte[] Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    [AuditHow(AuditHow.Left)]
    public DateTimeOffset? LastUsedAt { get; set; }

    string IAudited.AuditKind => "agent-key";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Prefix;

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    public bool IsOld(DateTimeOffset now) => IsLive(now) && now - CreatedAt > Old;
}
