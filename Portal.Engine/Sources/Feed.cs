using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources.Schedules;

namespace Portal.Engine.Sources;

/// <summary>One way a stream is filled.</summary>
public sealed class Feed : IAudited
{
    public const int LongestWhy = 500, LongestPausedBy = 300;

    public required long Id { get; init; }

    public required long StreamId { get; init; }

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

    /// <summary>Where it stands is written in this connector's own words, so it stays.</summary>
    public required string Connector { get; init; }

    /// <summary>The connector's settings record, as canonical JSON.</summary>
    public required string Settings { get; set; }

    /// <summary>How a source record becomes an entity record, as JSON.</summary>
    public required string Mapping { get; set; }

    /// <summary>When it runs by itself.</summary>
    public Schedule Schedule { get; set; } = Schedule.WhenAsked;

    /// <summary>When it was last given its schedule or let go on after a pause; before that it was not due.</summary>
    public required DateTimeOffset ScheduledAt { get; set; }

    /// <summary>A full pass also removes what is gone.</summary>
    public bool Sweeps { get; set; }

    /// <summary>Who paused it; null while it runs.</summary>
    public string? PausedBy { get; set; }

    public string? PausedWhy { get; set; }

    public DateTimeOffset? PausedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    string IAudited.AuditKind => "feed";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Name;
}
