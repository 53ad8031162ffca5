using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Engine.Sources;

/// <summary>A system that the portal reads from.</summary>
public sealed class Source : IAudited
{
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

    /// <summary>The name as it is searched and sorted by, and unique by.</summary>
    [AuditHow(AuditHow.Left)]
    public string Search { get; private set; } = "";

    public required SourceEnvironment Environment { get; set; }

    /// <summary>The person who mends it.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>What paths are relative to.</summary>
    public required Uri Address { get; set; }

    public required SourceAuth Auth { get; set; }

    /// <summary>The limit that it documents; null if it documents none.</summary>
    public RateLimit? Rate { get; set; }

    /// <summary>The header by which one version of its API is asked for; null if none is.</summary>
    public string? VersionHeader { get; set; }

    public string? Version { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    string IAudited.AuditKind => "source";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Name;
}
