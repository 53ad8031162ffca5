using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

/// <summary>When people work, by a name that streams and schedules refer to.</summary>
public sealed class WorkCalendar : IAudited
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

    [AuditHow(AuditHow.Left)]
    public string Search { get; private set; } = "";

    /// <summary>The IANA name of its time zone.</summary>
    public required string Zone { get; set; }

    /// <summary>The hours of each weekday on which anybody works.</summary>
    public required IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkSpan>> Hours { get; set; }

    /// <summary>Whose public holidays it has; null for none.</summary>
    public string? Country { get; set; }

    /// <summary>Days off of its own.</summary>
    public IReadOnlyList<DayOff> DaysOff { get; set; } = [];

    public IReadOnlyList<ExtraDay> ExtraDays { get; set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    string IAudited.AuditKind => "calendar";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Name;
}
