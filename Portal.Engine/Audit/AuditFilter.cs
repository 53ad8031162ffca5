namespace Portal.Engine.Audit;

/// <summary>Which entries to show; what is null does not narrow.</summary>
public sealed record AuditFilter
{
    /// <summary>Part of who, what, or the name of the target.</summary>
    public string? Text { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Only what the portal did on its own account.</summary>
    public bool ByPortal { get; init; }

    public string? Action { get; init; }

    public string? TargetKind { get; init; }

    public string? TargetId { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Lets no entry pass, whatever else is said.</summary>
    public bool Nothing { get; init; }
}
