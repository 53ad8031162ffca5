using System.Globalization;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Deep.Freshness.Worlds;

namespace Portal.Tests.Deep.Freshness.Oracles;

/// <summary>
/// The slots of a schedule by brute force, and by the words of docs/schedules.md alone. By the wall: at each minute it looks at
/// the clock and writes down whether something is due. In intervals: it counts from one to the next.
/// </summary>
sealed class SlotWalk
{
    const int Behind = 60, Ahead = 700;

    /// <summary>Docs/schedules.md: shifted by so much of the interval as the millionths of this times the number less one say.</summary>
    const long Golden = 618_034, Million = 1_000_000;

    readonly Planned _planned;
    readonly WallWalk? _walk;
    readonly List<DateTimeOffset> _slots = [];
    readonly DateTimeOffset _made;
    readonly long _feed;
    readonly TimeZoneInfo? _zone;

    /// <summary>Of a cron expression.</summary>
    readonly string[]? _fields;
    readonly HashSet<int> _minutes = [];
    DateTimeOffset _walked;
    DateTimeOffset _lastInside, _lastOutside;

    public SlotWalk(Planned planned, long feed, DateTimeOffset made, WallWalk? walk, DateTimeOffset about)
    {
        (_planned, _feed, _made, _walk) = (planned, feed, made, walk);
        _walked = new DateTimeOffset(about.UtcDateTime.Date, TimeSpan.Zero).AddDays(-Behind);
        Horizon = _walked.AddDays(Behind + Ahead);
        if (planned.Schedule.Kind == ScheduleKind.Cron) _fields = planned.Schedule.Cron.Split(' ');
        if (planned.Schedule.Kind is ScheduleKind.Daily or ScheduleKind.Cron) (_zone, _minutes) = (TimeZoneInfo.FindSystemTimeZoneById(planned.Schedule.Zone), Minutes(planned.Schedule, _fields));
        (_lastInside, _lastOutside) = (Start(planned.Schedule.Every), Start(planned.Schedule.Otherwise));
    }

    public DateTimeOffset Horizon { get; }

    /// <summary>The first after a moment; null if that is beyond the horizon.</summary>
    public DateTimeOffset? After(DateTimeOffset moment)
    {
        while (_slots.Count == 0 || _slots[^1] <= moment)
        {
            if (!Step()) return null;
        }

        var (low, high) = (0, _slots.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_slots[middle] > moment) high = middle;
            else low = middle + 1;
        }

        return _slots[low];
    }

    /// <summary>When a feed is due that nobody ever read.</summary>
    public DateTimeOffset? OfNew() => _planned.Schedule.Kind == ScheduleKind.Interval ? _made : After(_made.AddTicks(-1));

    /// <summary>One of the moments of an interval, before the walk begins.</summary>
    DateTimeOffset Start(TimeSpan? every)
    {
        if (every is not { } span) return DateTimeOffset.MaxValue;
        var over = span > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : span;
        var at = _made + new TimeSpan(over.Ticks / Million * ((_feed - 1) * Golden % Million));
        var steps = (long)Math.Ceiling((at - _walked) / span) + 1;
        return at - new TimeSpan(steps * span.Ticks);
    }

    /// <summary>Docs/schedules.md: what is due less often than every hour does not come again within its first interval.</summary>
    bool IsTooSoon(DateTimeOffset at, TimeSpan every) => every > TimeSpan.FromHours(1) && at >= _made && at < _made + every;

    /// <summary>Walks on a little.</summary>
    bool Step()
    {
        if (_walked >= Horizon) return false;
        var to = _walked.AddDays(1);
        if (_zone is not null) ByTheWall(_zone, to);
        else if (_planned.Week is null) _lastInside = Count(_lastInside, _planned.Schedule.Every!.Value, to, _ => true);
        else ByWork(to);
        _walked = to;
        return true;
    }

    DateTimeOffset Count(DateTimeOffset last, TimeSpan every, DateTimeOffset to, Func<DateTimeOffset, bool> counts)
    {
        for (; last + every < to; last += every)
        {
            if (last + every >= _walked && !IsTooSoon(last + every, every) && counts(last + every)) _slots.Add(last + every);
        }

        return last;
    }

    void ByWork(DateTimeOffset to)
    {
        var before = _slots.Count;
        _lastInside = Count(_lastInside, _planned.Schedule.Every!.Value, to, at => IsWorked(at));
        if (_planned.Schedule.Otherwise is { } otherwise) _lastOutside = Count(_lastOutside, otherwise, to, at => !IsWorked(at));
        _slots.Sort(before, _slots.Count - before, null);
    }

    bool IsWorked(DateTimeOffset at) => _walk!.IsWorked(at);

    void ByTheWall(TimeZoneInfo zone, DateTimeOffset to)
    {
        var before = TimeZoneInfo.ConvertTime(_walked.AddMinutes(-1), zone).DateTime;
        for (var at = _walked; at < to; at = at.AddMinutes(1))
        {
            var wall = TimeZoneInfo.ConvertTime(at, zone).DateTime;
            var isDue = IsDue(wall);
            if (wall > before.AddMinutes(1))
            {
                // What the clock passes over is due now.
                for (var missed = before.AddMinutes(1); missed < wall; missed = missed.AddMinutes(1)) isDue |= IsDue(missed);
            }

            before = wall;
            if (isDue && (NamesNoHour || !WasShown(at, wall, zone))) _slots.Add(at);
        }
    }

    /// <summary>Whether the clock showed this within the last day already.</summary>
    static bool WasShown(DateTimeOffset at, DateTime wall, TimeZoneInfo zone)
    {
        var yesterday = zone.GetUtcOffset(at.AddDays(-1));
        if (yesterday <= zone.GetUtcOffset(at)) return false;
        var earlier = new DateTimeOffset(wall, yesterday);
        return earlier < at && TimeZoneInfo.ConvertTime(earlier, zone).DateTime == wall;
    }

    bool NamesNoHour => _fields?[1] == "*";

    /// <summary>The minutes of a day at which it may be due.</summary>
    static HashSet<int> Minutes(Schedule schedule, string[]? fields) => fields is null
        ? [.. schedule.Times.Split(", ").Select(time => (Whole(time[..2]) * 60) + Whole(time[3..]))]
        : [.. Enumerable.Range(0, 24 * 60).Where(minute => Has(fields[0], minute % 60, 0) && Has(fields[1], minute / 60, 0))];

    bool IsDue(DateTime wall)
    {
        if (!_minutes.Contains((wall.Hour * 60) + wall.Minute)) return false;
        return _fields is null || (Has(_fields[2], wall.Day, 1) && Has(_fields[4], (int)wall.DayOfWeek, 0));
    }

    static bool Has(string field, int number, int least) => field.Split(',').Any(part =>
        part == "*"
        || (part.StartsWith("*/", StringComparison.Ordinal) ? (number - least) % Whole(part[2..]) == 0
        : part.Contains('-', StringComparison.Ordinal) ? number >= Whole(part.Split('-')[0]) && number <= Whole(part.Split('-')[1])
        : Whole(part) == number));

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
