using Portal.Engine.Calendars;
using Portal.Engine.Forms;

namespace Portal.Web.Features.Calendars;

/// <summary>A day as a calendar would have it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Hours">When people work on it.</param>
/// <param name="Why">Why it is not like other weekdays; null if it is.</param>
public sealed record PreviewDay(DateOnly Day, IReadOnlyList<WorkSpan> Hours, string? Why)
{
    public const int Length = 14;

    /// <returns>The next days from a moment on; none while the calendar cannot be taken as it is, but for its name.</returns>
    public static IReadOnlyList<PreviewDay> Of(CalendarDraft draft, DateTimeOffset now)
    {
        var problems = new FormProblems();
        (draft with { Name = "Preview" }).Validate(problems);
        if (problems.Any) return [];
        var week = new WorkCalendar { Id = 0, Name = "", Zone = draft.Zone, Hours = draft.Hours, Country = draft.Country, DaysOff = draft.DaysOff, ExtraDays = draft.ExtraDays, CreatedAt = now }.ToWeek();
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, week.Zone).Date);
        return [.. Enumerable.Range(0, Length).Select(first.AddDays).Select(day => new PreviewDay(day, week.On(day), Reason(draft, day)))];
    }

    static string? Reason(CalendarDraft draft, DateOnly day) =>
        draft.ExtraDays.Any(extra => extra.Day == day) ? "Extra day"
        : draft.DaysOff.FirstOrDefault(off => off.Day == day)?.Name
        ?? (draft.Country is { } country ? Holidays.Of(country, day.Year).FirstOrDefault(holiday => holiday.Day == day)?.Name : null);
}
