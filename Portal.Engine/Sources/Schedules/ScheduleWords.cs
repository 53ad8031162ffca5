using Portal.Engine.Forms;

namespace Portal.Engine.Sources.Schedules;

/// <summary>Says a schedule as people would.</summary>
public static class ScheduleWords
{
    /// <param name="schedule">The schedule.</param>
    /// <param name="calendar">What its calendar is called.</param>
    /// <returns>The rest of a sentence: "every 15 minutes".</returns>
    public static string Say(Schedule schedule, string? calendar = null) => schedule.Kind switch
    {
        ScheduleKind.Interval => Every(schedule.Every),
        ScheduleKind.Daily => $"daily at {Listed(schedule.Times)} ({Place(schedule.Zone)})",
        ScheduleKind.Cron => $"by cron {schedule.Cron} ({Place(schedule.Zone)})",
        ScheduleKind.WorkingHours => $"{Every(schedule.Every)} in working hours{(calendar is null ? "" : $" of {calendar}")}, {(schedule.Otherwise is { } otherwise ? $"{Every(otherwise)} otherwise" : "never otherwise")}",
        _ => Every(null),
    };

    public static string Sentence(Schedule schedule, string? calendar = null) => Say(schedule, calendar) is var said ? $"{char.ToUpperInvariant(said[0])}{said[1..]}." : "";

    /// <summary>"every 5 minutes".</summary>
    public static string Every(TimeSpan? every) => every switch
    {
        null => "only when somebody asks",
        { TotalDays: >= 1 } days when days.Ticks % TimeSpan.TicksPerDay == 0 => Each((long)days.TotalDays, "day"),
        { TotalHours: >= 1 } hours when hours.Ticks % TimeSpan.TicksPerHour == 0 => Each((long)hours.TotalHours, "hour"),
        { TotalMinutes: >= 1 } minutes when minutes.Ticks % TimeSpan.TicksPerMinute == 0 => Each((long)minutes.TotalMinutes, "minute"),
        { } odd when odd.Ticks % TimeSpan.TicksPerSecond == 0 => Each((long)odd.TotalSeconds, "second"),
        { } odd => $"every {SpanText.Write(odd)}",
    };

    static string Each(long number, string thing) => number == 1 ? $"every {thing}" : $"every {number} {thing}s";

    static string Listed(string times) => times.Split(',', StringSplitOptions.TrimEntries) is { Length: > 1 } several ? $"{string.Join(", ", several[..^1])} and {several[^1]}" : times;

    /// <summary>Europe/Zurich → Zurich.</summary>
    static string Place(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
