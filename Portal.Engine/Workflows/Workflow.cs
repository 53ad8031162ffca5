using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.Workflows;

/// <summary>An AI workflow, the fields it depends on, and what it does when one is not fresh.</summary>
public sealed class Workflow : IAudited
{
    public const int DefaultMostKept = 1000;

    public required long Id { get; init; }

    /// <summary>Its name in addresses: small letters, digits, hyphens and underscores. Programs refer to it, so it stays.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Label
    {
        get;
        set
        {
            field = value;
            Search = Folding.Of(value);
        }
    }

    [AuditHow(AuditHow.Left)]
    public string Search { get; private set; } = "";

    /// <summary>What it is for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>A list is exchanged as a whole, never changed.</summary>
    public required IReadOnlyList<Need> Needs { get; set; }

    public Keeps Keeps { get; set; }

    /// <summary>So many triggers are kept at most.</summary>
    public int MostKept { get; set; } = DefaultMostKept;

    /// <summary>Until then somebody lets it run whatever is stale.</summary>
    public DateTimeOffset? OverrideUntil { get; set; }

    public string? OverrideWhy { get; set; }

    public string? OverrideBy { get; set; }

    public DateTimeOffset? OverrideAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsOverridden(DateTimeOffset now) => OverrideAt <= now && now < OverrideUntil;

    string IAudited.AuditKind => "workflow";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => $"{Label} ({Name})";
}
