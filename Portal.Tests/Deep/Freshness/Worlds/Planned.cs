using Portal.Engine.Calendars;
using Portal.Engine.Sources.Schedules;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>A schedule, as the product takes it, with its calendar as a person wrote it down.</summary>
/// <param name="Schedule">The number of its calendar means nothing yet.</param>
/// <param name="Week">Null where it has no calendar.</param>
/// <param name="Time">The product's working time of that calendar.</param>
sealed record Planned(Schedule Schedule, WorkWeek? Week = null, WorkingTime? Time = null)
{
    static readonly string[] Zones = ["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "UTC"];

    /// <summary>About how often it runs.</summary>
    public TimeSpan Every => Schedule.Kind switch
    {
        ScheduleKind.Interval or ScheduleKind.WorkingHours => Schedule.Every!.Value,
        ScheduleKind.Daily => TimeSpan.FromDays(1) / Schedule.Times.Split(',').Length,
        _ => TimeSpan.FromHours(1),
    };

    public static Planned Each(TimeSpan every) => new(Schedule.Each(every));

    /// <summary>By the clock on the wall, or by working hours.</summary>
    public static Planned Some(Chance chance, IReadOnlyList<(WorkWeek Week, WorkingTime Time)> weeks)
    {
        switch (chance.Below(3))
        {
            case 0:
                var times = Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => Clock(chance)).ToArray();
                return new(new Schedule { Kind = ScheduleKind.Daily, Times = string.Join(", ", times), Zone = chance.Pick(Zones) });
            case 1:
                return new(new Schedule { Kind = ScheduleKind.Cron, Cron = Cron(chance), Zone = chance.Pick(Zones) });
            default:
                var (week, time) = weeks[chance.Below(weeks.Count)];
                var every = TimeSpan.FromMinutes(chance.Pick(5, 15, 60, 240));
                return new(new Schedule { Kind = ScheduleKind.WorkingHours, CalendarId = 1, Every = every, Otherwise = chance.OneIn(2) ? null : TimeSpan.FromHours(chance.Pick(1, 4, 12)) }, week, time);
        }
    }

    /// <summary>Often where clocks are put forward and back.</summary>
    static string Clock(Chance chance) => chance.OneIn(2) ? $"{chance.Below(4):00}:{chance.Pick(0, 15, 30, 45):00}" : $"{chance.Below(24):00}:{chance.Below(60):00}";

    static string Cron(Chance chance)
    {
        var minute = chance.Pick("0", "30", "*/15", "5,35", $"{chance.Below(60)}");
        var hour = chance.Pick("*", "*", "1-3", "*/6", "2", $"{chance.Below(24)}");
        return chance.OneIn(2) ? $"{minute} {hour} * * {chance.Pick("*", "1-5", "0,6", "3")}" : $"{minute} {hour} {chance.Pick("*", "1", "*/5", "10-20")} * *";
    }
}
