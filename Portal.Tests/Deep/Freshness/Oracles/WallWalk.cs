using Portal.Engine.Calendars;

namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>
/// Working time by brute force: at each minute it looks at the clock on the wall and writes down whether somebody works. Hours
/// and changes of the clocks are at whole minutes, so that this is exact.
/// </summary>
sealed class WallWalk
{
    const int Behind = 60, Ahead = 700;

    readonly WorkWeek _week;
    readonly DateTime _origin;

    /// <summary>How many minutes were worked before each minute.</summary>
    readonly List<int> _before = [0];

    public WallWalk(WorkWeek week, DateTimeOffset about)
    {
        (_week, _origin) = (week, about.UtcDateTime.Date.AddDays(-Behind));
        Horizon = new DateTimeOffset(_origin, TimeSpan.Zero).AddDays(Behind + Ahead);
    }

    /// <summary>It does not walk farther than this.</summary>
    public DateTimeOffset Horizon { get; }

    /// <summary>The last moment at which no more than this was worked since; null if that is beyond the horizon.</summary>
    public DateTimeOffset? LastWithin(DateTimeOffset since, TimeSpan worked)
    {
        if (WorkedBefore(since) is not { } before) return null;
        var most = before + worked;
        // The first minute by whose end more was worked.
        var (low, high) = (0, 1024);
        while (MinutesBefore(high) is { } there && Minutes(there) <= most) (low, high) = (high, high * 2);
        if (MinutesBefore(high) is null)
        {
            high = LastMinute;
            if (Minutes(MinutesBefore(high)!.Value) <= most) return null;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Minutes(MinutesBefore(middle)!.Value) <= most) low = middle;
            else high = middle;
        }

        return At(low) + (most - Minutes(MinutesBefore(low)!.Value));
    }

    /// <summary>The moment itself if somebody works then, otherwise the next at which somebody does; null beyond the horizon.</summary>
    public DateTimeOffset? Next(DateTimeOffset moment)
    {
        for (var minute = MinuteOf(moment); MinutesBefore(minute + 1) is { } then; minute++)
        {
            if (then > MinutesBefore(minute)) return moment > At(minute) ? moment : At(minute);
        }

        return null;
    }

    /// <summary>Never less than nothing; null beyond the horizon.</summary>
    public TimeSpan? Worked(DateTimeOffset from, DateTimeOffset to) => to <= from ? TimeSpan.Zero : WorkedBefore(to) - WorkedBefore(from);

    public bool IsWorked(DateTimeOffset moment) => IsWorkedAt(_origin.AddMinutes(MinuteOf(moment)));

    TimeSpan? WorkedBefore(DateTimeOffset moment)
    {
        var minute = MinuteOf(moment);
        if (MinutesBefore(minute + 1) is not { } then) return null;
        var before = MinutesBefore(minute)!.Value;
        return Minutes(before) + (then > before ? moment - At(minute) : TimeSpan.Zero);
    }

    static TimeSpan Minutes(int many) => TimeSpan.FromMinutes(many);

    int LastMinute => (int)(Horizon - At(0)).TotalMinutes;

    DateTimeOffset At(int minute) => new(_origin.AddMinutes(minute), TimeSpan.Zero);

    int MinuteOf(DateTimeOffset moment) => (int)((moment.UtcDateTime - _origin).Ticks / TimeSpan.TicksPerMinute);

    int? MinutesBefore(int minute)
    {
        if (minute < 0) throw new ArgumentOutOfRangeException(nameof(minute), "Before the world began nobody looked at the clock.");
        if (minute > LastMinute) return null;
        while (_before.Count <= minute) _before.Add(_before[^1] + (IsWorkedAt(_origin.AddMinutes(_before.Count - 1)) ? 1 : 0));
        return _before[minute];
    }

    bool IsWorkedAt(DateTime utc)
    {
        var wall = TimeZoneInfo.ConvertTimeFromUtc(utc, _week.Zone);
        var day = DateOnly.FromDateTime(wall);
        IReadOnlyList<WorkSpan>? hours;
        if (!_week.ExtraDays.TryGetValue(day, out hours) && (_week.DaysOff.Contains(day) || !_week.Hours.TryGetValue(day.DayOfWeek, out hours))) return false;
        return hours.Any(span => span.From <= wall.TimeOfDay && wall.TimeOfDay < span.To);
    }
}
