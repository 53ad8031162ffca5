using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources.Fallbacks;

namespace Portal.Engine.Sources;

/// <summary>One kind of record in a source, and what is promised for it.</summary>
public sealed class Stream : IAudited
{
    public const int DefaultGuardRows = 20;

    public const double DefaultGuardShare = 0.10;

    public required long Id { get; init; }

    public required long SourceId { get; init; }

    public required string Name
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

    /// <summary>What its records are; stored rows are of this entity, so it stays.</summary>
    public required long EntityId { get; init; }

    /// <summary>How old the business accepts it.</summary>
    public TimeSpan? Tolerance { get; set; }

    /// <summary>It is expected to be looked at again so long after the last time; null for what the schedules of its feeds say.</summary>
    public TimeSpan? Within { get; set; }

    /// <summary>How much later than due is still in time; null for what is usual.</summary>
    public TimeSpan? Grace { get; set; }

    /// <summary>When anybody works; null for always.</summary>
    public long? CalendarId { get; set; }

    /// <summary>Its age is counted in working time.</summary>
    public bool AgeIsWorkingTime { get; set; }

    /// <summary>Of single fields, what is promised otherwise.</summary>
    public IReadOnlyDictionary<string, FieldPromise> FieldPromises { get; set; } = new Dictionary<string, FieldPromise>();

    /// <summary>A sweep that would remove more rows than this, and more than <see cref="GuardShare"/>, is held for approval.</summary>
    public int GuardRows { get; set; } = DefaultGuardRows;

    /// <summary>From 0 to 1.</summary>
    public double GuardShare { get; set; } = DefaultGuardShare;

    /// <summary>What is done when its source says something else than it did.</summary>
    public DriftPolicy Drift { get; set; }

    /// <summary>What is served in its place while it is stale.</summary>
    public FallbackKind Fallback { get; set; }

    /// <summary>The stream that stands in for it, if one is named.</summary>
    public long? FallbackStreamId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    string IAudited.AuditKind => "stream";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Name;
}
