using Portal.Engine.Agents.Scopes;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.Agents;

/// <summary>A program that reads the unified data with a key of its own.</summary>
public sealed class Agent : IAudited
{
    public const int MaxLength = 100, LongestPurpose = 1000, LongestWhy = 400;

    public required long Id { get; init; }

    public required string Name
    {
        get;
        set
        {
            field = value;
            Search = Folding.Of(value);
        }
    }

    /// <summary>The name as it is searched by, and no other agent may have it.</summary>
    [AuditHow(AuditHow.Left)]
    public string Search { get; private set; } = "";

    /// <summary>What it is for.</summary>
    public required string Purpose { get; set; }

    /// <summary>The person to ask about it.</summary>
    public required Guid OwnerId { get; set; }

    /// <summary>What it may see. Exchanged as a whole, never changed.</summary>
    public required Scope Scope { get; set; }

    public required int RequestsPerMinute { get; set; }

    /// <summary>How many records it may read in a day, by UTC; null if as many as it likes.</summary>
    public long? RecordsPerDay { get; set; }

    /// <summary>When all its keys stop being good; null if they go by their own dates alone.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    public string? DisabledBy { get; set; }

    public string? DisabledWhy { get; set; }

    [AuditHow(AuditHow.Left)]
    public DateTimeOffset? LastUsedAt { get; set; }

    string IAudited.AuditKind => "agent";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Name;
}
