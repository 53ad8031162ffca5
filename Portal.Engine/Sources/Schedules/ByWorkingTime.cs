using Portal.Engine.Calendars;

namespace Portal.Engine.Sources.Schedules;

/// <summary>In one interval while people work, and in another one, or not at all, while nobody does.</summary>
public sealed class ByWorkingTime(WorkingTime time, Steady inside, Steady? outside) : Timetable
{
    /// <summary>Who waits longer than this waits for nothing.</summary>
    static readonly TimeSpan Farthest = TimeSpan.FromDays(2 * 366);

    public override DateTimeOffset? Next(DateTimeOffset after) => (Inside(after), Outside(after)) switch
    {
        ({ } worked, { } free) => worked < free ? worked : free,
        var (worked, free) => worked ?? free,
    };

    DateTimeOffset? Inside(DateTimeOffset after)
    {
        var at = inside.Next(after);
        while (at is { } slot && slot - after < Farthest)
        {
            var begin = time.Next(slot);
            if (begin == slot) return slot;
            at = begin == DateTimeOffset.MaxValue ? null : inside.Next(begin.AddTicks(-1));
        }

        return null;
    }

    DateTimeOffset? Outside(DateTimeOffset after)
    {
        var at = outside?.Next(after);
        while (at is { } slot && slot - after < Farthest)
        {
            if (!time.Includes(slot)) return slot;
            at = outside!.Next(slot + Worked(slot));
        }

        return null;
    }

    /// <summary>How long work surely goes on from here, so that no slot of it has to be looked at.</summary>
    TimeSpan Worked(DateTimeOffset from)
    {
        var sure = TimeSpan.Zero;
        for (var span = outside!.Every; span < Farthest && time.Between(from, from + span) == span; span *= 2) sure = span;
        return sure == TimeSpan.Zero ? sure : sure - TimeSpan.FromTicks(1);
    }
}
