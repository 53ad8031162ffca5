using Portal.Engine.Calendars;
using Portal.Engine.Forms;

namespace Portal.Engine.Sources.Schedules;

/// <summary>When a feed runs by itself, as a person says it. What its kind does not need is left as it is and does not count.</summary>
public sealed record Schedule : IValidated
{
    /// <summary>A year and a day, so that also "once a year" can be said.</summary>
    const int Longest = 366 * 24 * 3600;

    public const int LongestText = 400;

    public static Schedule WhenAsked { get; } = new();

    [Setting("Runs", Help = "By what it runs by itself.")]
    public ScheduleKind Kind { get; init; }

    [Setting("Every", Help = "How often: 15m, 4h, 1d. By working hours: how often while people work.", Required = true, Min = 1, Max = Longest, Example = "15m", When = "Kind=Interval,WorkingHours")]
    public TimeSpan? Every { get; init; }

    [Setting("Otherwise every", Help = "How often while nobody works. Empty means never then.", Min = 1, Max = Longest, Example = "4h", When = "Kind=WorkingHours")]
    public TimeSpan? Otherwise { get; init; }

    [Setting("Calendar", Help = "Whose working hours.", Required = true, When = "Kind=WorkingHours")]
    public long? CalendarId { get; init; }

    [Setting("Times", Help = "At which times of the day, parted by commas.", Required = true, Example = "06:00, 18:30", When = "Kind=Daily")]
    public string Times { get; init; } = "";

    [Setting("Cron expression", Help = "Minute, hour, day, month, weekday; with six fields seconds come first, with seven a year ends it.", Required = true, Example = "*/10 7-19 * * MON-FRI", When = "Kind=Cron")]
    public string Cron { get; init; } = "";

    [Setting("Time zone", Help = "Whose clock it is, by its IANA name.", Required = true, Example = "Europe/Zurich", When = "Kind=Daily,Cron")]
    public string Zone { get; init; } = "UTC";

    public static Schedule Each(TimeSpan every) => new() { Kind = ScheduleKind.Interval, Every = every };

    public bool RunsByItself => Kind != ScheduleKind.Asked;

    /// <summary>Without what its kind does not need, so that two that mean the same are the same.</summary>
    public Schedule Plain() => Kind switch
    {
        ScheduleKind.Interval => Each(Every ?? TimeSpan.Zero),
        ScheduleKind.Daily => new() { Kind = Kind, Times = string.Join(", ", DailyTimes.Read(Times)?.All.Select(time => DailyTimes.Write(time)) ?? [Times]), Zone = Zone },
        ScheduleKind.Cron => new() { Kind = Kind, Cron = string.Join(' ', Cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Zone = Zone },
        ScheduleKind.WorkingHours => new() { Kind = Kind, Every = Every, Otherwise = Otherwise, CalendarId = CalendarId },
        _ => WhenAsked,
    };

    public void Validate(FormProblems problems)
    {
        if (!Enum.IsDefined(Kind)) problems.Add(nameof(Kind), "There is no such kind of schedule.");
        if (Kind is ScheduleKind.Daily or ScheduleKind.Cron && (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) || !zone.HasIanaId)) problems.Add(nameof(Zone), "There is no such time zone. Write its IANA name, such as Europe/Berlin.");
        if (Kind == ScheduleKind.Daily && DailyTimes.Read(Times) is null) problems.Add(nameof(Times), "Write times of the day from 00:00 to 23:59, parted by commas, such as 06:00, 18:30.");
        if (Kind != ScheduleKind.Cron) return;
        if (Cron.Length > LongestText) problems.Add(nameof(Cron), $"This is longer than {LongestText} letters.");
        else if (CronReader.Read(Cron).Refusal is { } refusal) problems.Add(nameof(Cron), refusal.Message);
    }

    /// <param name="feed">Whose schedule: it says by how much its intervals are shifted, so that feeds do not begin together.</param>
    /// <param name="made">When the feed was made, from which its intervals are counted.</param>
    /// <param name="calendars">The working time of a calendar; null if there is no such calendar.</param>
    /// <returns>Null if it runs only when asked, or nothing can be made of it.</returns>
    public Timetable? ToTimetable(long feed, DateTimeOffset made, Func<long, WorkingTime?> calendars)
    {
        if (!RunsByItself || !IsSound) return null;
        return Kind switch
        {
            ScheduleKind.Interval => Steadily(Every!.Value),
            ScheduleKind.WorkingHours => calendars(CalendarId!.Value) is { } time ? new ByWorkingTime(time, Steadily(Every!.Value), Otherwise is { } otherwise ? Steadily(otherwise) : null) : null,
            ScheduleKind.Daily => new OnTheWall(DailyTimes.Read(Times)!, TimeZoneInfo.FindSystemTimeZoneById(Zone)),
            _ => new OnTheWall(CronReader.Read(Cron).Value, TimeZoneInfo.FindSystemTimeZoneById(Zone)),
        };

        // A feed is due at once when it is made. What is due often comes again within its interval, and what is seldom due not twice in the first hour.
        Steady Steadily(TimeSpan every) => new(every, made + Spread.Of(feed, every), isSlot: every <= Spread.Most);
    }

    /// <summary>What an older version saved, or a zone that this machine no longer knows, may not be.</summary>
    public bool IsSound
    {
        get
        {
            var problems = new FormProblems();
            SettingsCheck.Check(this, problems);
            return !problems.Any;
        }
    }
}
