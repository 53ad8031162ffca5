using System.Text.Json;
using Portal.Engine.Audit;
using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

/// <summary>When people work, by a name that streams and schedules refer to.</summary>
public sealed class WorkCalendar : IAudited
{
    /// <summary>Holidays are known of the years 2000 to 2100.</summary>
    const int FirstYear = 2000, Years = 101;

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

    /// <summary>All that its working time is made of, to see whether it has changed.</summary>
    internal string Content => JsonSerializer.Serialize(new { Zone, Hours, Country, DaysOff, ExtraDays });

    internal WorkingTime ToTime() => new WeeklyTime(ToWeek());

    /// <summary>With the holidays of its country among its days off.</summary>
    public WorkWeek ToWeek()
    {
        var holidays = Country is { } country ? Enumerable.Range(FirstYear, Years).SelectMany(year => Holidays.Of(country, year)) : [];
        return new WorkWeek(
            TimeZoneInfo.FindSystemTimeZoneById(Zone), Hours, DaysOff.Concat(holidays).Select(off => off.Day).ToHashSet(), ExtraDays.ToDictionary(extra => extra.Day, extra => extra.Hours));
    }

    string IAudited.AuditKind => "calendar";

    string IAudited.AuditId => $"{Id}";

    string IAudited.AuditName => Name;
}
