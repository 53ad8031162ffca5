namespace Portal.Engine.Calendars;

/// <summary>When people work: the hours of each weekday in a time zone, and the days that are otherwise.</summary>
/// <param name="Zone">Whose clock it is.</param>
/// <param name="Hours">Of each weekday with any, in order and apart from each other.</param>
/// <param name="DaysOff">Nobody works on these, whatever weekday they are.</param>
/// <param name="ExtraDays">On these they work all the same, a weekend or a holiday though it be: the hours of that day.</param>
public sealed record WorkWeek(
    TimeZoneInfo Zone,
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkSpan>> Hours,
    IReadOnlySet<DateOnly> DaysOff,
    IReadOnlyDictionary<DateOnly, IReadOnlyList<WorkSpan>> ExtraDays)
{
    public IReadOnlyList<WorkSpan> On(DateOnly day) =>
        ExtraDays.TryGetValue(day, out var extra) ? extra
        : DaysOff.Contains(day) ? []
        : Hours.GetValueOrDefault(day.DayOfWeek, []);
}
