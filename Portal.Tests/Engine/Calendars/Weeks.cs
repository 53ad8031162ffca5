using Portal.Engine.Calendars;

namespace Portal.Tests.Engine.Calendars;

/// <summary>Calendars for tests, and moments on their walls.</summary>
static class Weeks
{
    static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Nine to five, from Monday to Friday.</summary>
    public static WorkWeek Office(string zone = "Europe/Berlin") => On(zone, Weekdays, (9, 17));

    public static WorkWeek EveryDay(string zone, params (double From, double To)[] hours) => On(zone, Enum.GetValues<DayOfWeek>(), hours);

    public static WorkWeek On(string zone, DayOfWeek[] days, params (double From, double To)[] hours) => new(
        TimeZoneInfo.FindSystemTimeZoneById(zone),
        days.ToDictionary(day => day, _ => Hours(hours)),
        new HashSet<DateOnly>(),
        new Dictionary<DateOnly, IReadOnlyList<WorkSpan>>());

    public static IReadOnlyList<WorkSpan> Hours(params (double From, double To)[] hours) =>
        [.. hours.Select(span => new WorkSpan(TimeSpan.FromHours(span.From), TimeSpan.FromHours(span.To)))];

    /// <param name="text">As 2026-03-02T09:00+01:00; without an offset it is UTC.</param>
    public static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
