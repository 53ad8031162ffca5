namespace Portal.Engine.Sources.Schedules;

/// <summary>A cron expression, read. Numbers are in order; no years means all.</summary>
public sealed class CronPattern(IReadOnlyList<int> seconds, IReadOnlyList<int> minutes, IReadOnlyList<int> hours, IReadOnlySet<int> months, Func<DateTime, bool> isDay, IReadOnlySet<int> years) : WallPattern
{
    /// <summary>February 29 on a certain weekday may be 40 years away.</summary>
    const int FarthestYears = 41;

    public override bool GoesOnThroughDoubledHours => hours.Count == 24;

    public override DateTime? From(DateTime wall)
    {
        // Within a second there is nothing.
        if (wall.Ticks % TimeSpan.TicksPerSecond is > 0 and var over) wall = wall.AddTicks(TimeSpan.TicksPerSecond - over);
        var last = Math.Min(wall.Year + FarthestYears, DateTime.MaxValue.Year - 1);
        for (var day = wall.Date; day.Year <= last;)
        {
            if (years.Count > 0 && !years.Contains(day.Year)) day = new DateTime(day.Year + 1, 1, 1);
            else if (!months.Contains(day.Month)) day = new DateTime(day.Year, day.Month, 1).AddMonths(1);
            else if (isDay(day) && TimeFrom(day == wall.Date ? wall.TimeOfDay : TimeSpan.Zero) is { } time) return day + time;
            else day = day.AddDays(1);
        }

        return null;
    }

    TimeSpan? TimeFrom(TimeSpan least)
    {
        foreach (var hour in hours)
        {
            if (hour < least.Hours) continue;
            foreach (var minute in minutes)
            {
                if (hour == least.Hours && minute < least.Minutes) continue;
                foreach (var second in seconds)
                {
                    var time = new TimeSpan(hour, minute, second);
                    if (time >= least) return time;
                }
            }
        }

        return null;
    }
}
