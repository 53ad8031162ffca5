namespace Portal.Engine.Sources.Schedules;

/// <summary>
/// When the clock on a wall shows certain times. A time that is skipped when clocks are put forward comes at the next moment
/// that there is; one that comes twice when they are put back counts once, the first time.
/// </summary>
public sealed class OnTheWall(WallPattern pattern, TimeZoneInfo zone) : Timetable
{
    /// <summary>No clock is changed twice within this, and none by more.</summary>
    static readonly TimeSpan Step = TimeSpan.FromDays(1);

    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        var at = after.UtcDateTime;
        while (pattern.From(at + Offset(at)) is { } wall)
        {
            var slot = DateTime.SpecifyKind(wall - Offset(at), DateTimeKind.Utc);
            if (Changed(at, slot) is { } changed)
            {
                // The clock is put forward over it.
                if (wall < changed + Offset(changed)) return new DateTimeOffset(changed, TimeSpan.Zero);
                at = changed;
            }
            else if (slot <= after.UtcDateTime)
            {
                at = slot.AddTicks(1);
            }
            else if (pattern.GoesOnThroughDoubledHours || !WasBefore(slot))
            {
                return new DateTimeOffset(slot, TimeSpan.Zero);
            }
            else
            {
                at = slot.AddTicks(1);
            }
        }

        return null;
    }

    TimeSpan Offset(DateTime utc) => zone.GetUtcOffset(utc);

    /// <summary>The first moment after the one and up to the other at which the clock is put forward or back; null if it is not.</summary>
    DateTime? Changed(DateTime from, DateTime to)
    {
        var offset = Offset(from);
        for (var low = from; low < to;)
        {
            var high = to - low > Step ? low + Step : to;
            if (Offset(high) != offset) return Change(low, high);
            low = high;
        }

        return null;
    }

    DateTime Change(DateTime low, DateTime high)
    {
        var before = Offset(low);
        while (high - low > TimeSpan.FromTicks(1))
        {
            var middle = low + ((high - low) / 2);
            if (Offset(middle) == before) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>Whether the clock showed the same a little earlier already, before it was put back.</summary>
    bool WasBefore(DateTime utc)
    {
        if (Changed(utc - Step, utc) is not { } changed) return false;
        return utc - changed < Offset(changed.AddTicks(-1)) - Offset(changed);
    }
}
