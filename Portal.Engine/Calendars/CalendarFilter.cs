using Portal.Engine.Persistence;

namespace Portal.Engine.Calendars;

/// <summary>Which calendars to show, and in which order; what is null does not narrow.</summary>
public sealed record CalendarFilter
{
    /// <summary>Part of the name.</summary>
    public string? Text { get; init; }

    /// <summary>By time zone, and by name within one.</summary>
    public bool ByZone { get; init; }

    /// <summary>From the end.</summary>
    public bool Descending { get; init; }

    internal IQueryable<WorkCalendar> Narrow(IQueryable<WorkCalendar> calendars)
    {
        if (string.IsNullOrWhiteSpace(Text)) return calendars;
        var folded = Folding.Of(Text.Trim());
        return calendars.Where(calendar => calendar.Search.Contains(folded));
    }

    internal IQueryable<WorkCalendar> Sort(IQueryable<WorkCalendar> calendars) => (ByZone, Descending) switch
    {
        (true, false) => calendars.OrderBy(calendar => calendar.Zone).ThenBy(calendar => calendar.Search),
        (true, true) => calendars.OrderByDescending(calendar => calendar.Zone).ThenByDescending(calendar => calendar.Search),
        (_, true) => calendars.OrderByDescending(calendar => calendar.Search),
        _ => calendars.OrderBy(calendar => calendar.Search),
    };
}
