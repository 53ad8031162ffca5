namespace Portal.Engine.Calendars;

/// <summary>Finds the moments of a day at which the clock on the wall shows an hour, also on days on which it is put forward or back.</summary>
sealed class WallClock(TimeZoneInfo zone)
{
    /// <summary>No clock on Earth is further from UTC.</summary>
    static readonly TimeSpan Furthest = TimeSpan.FromHours(14);

    /// <summary>All moments at which it shows this day and an hour of the span: one stretch, or two when the clock is changed meanwhile.</summary>
    public IEnumerable<(DateTime From, DateTime To)> Moments(DateOnly day, WorkSpan span)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var (first, last) = (midnight - Furthest, midnight.AddDays(1) + Furthest);
        var (before, after) = (zone.GetUtcOffset(first), zone.GetUtcOffset(last));
        if (before == after)
        {
            yield return (midnight + span.From - before, midnight + span.To - before);
            yield break;
        }

        var changed = Change(first, last, before);
        var (from, to) = (midnight + span.From - before, Earlier(midnight + span.To - before, changed));
        if (from < to) yield return (from, to);
        (from, to) = (Later(midnight + span.From - after, changed), midnight + span.To - after);
        if (from < to) yield return (from, to);
    }

    /// <summary>The first moment with another offset.</summary>
    DateTime Change(DateTime low, DateTime high, TimeSpan before)
    {
        while (high - low > TimeSpan.FromTicks(1))
        {
            var middle = low + ((high - low) / 2);
            if (zone.GetUtcOffset(middle) == before) low = middle;
            else high = middle;
        }

        return high;
    }

    static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
